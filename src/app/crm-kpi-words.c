/* crm-kpi-words.c: asks the words of charts, so that a tile and its chart say the same. */
#include "crm-kpi-words.h"

#include <math.h>

#include "crm-chart-series.h"
#include "crm-i18n.h"
#include "crm-report.h"

void
crm_kpi_words_init (CrmKpiWords *self, const CrmHeadline *headline, const CrmKpi *at, guint n,
                    const CrmPeriods *periods, const CrmLocale *locale)
{
  g_auto (CrmChartSeries) series = { 0 };

  self->at = at;
  self->periods = periods;
  self->table = crm_headline_dup_last (headline, at, n);
  crm_kpi_chart_init_spec (&self->spec, at, self->table, periods, locale);
  if (!at->measured)
    return;
  crm_chart_series_init (&series, &self->spec);
  crm_chart_measure_init (&self->measure, &self->spec, &series);
}

void
crm_kpi_words_clear (CrmKpiWords *self)
{
  if (self->at != NULL && self->at->measured)
    crm_chart_measure_clear (&self->measure);
  g_clear_pointer (&self->table, crm_table_free);
}

/* Without its unit, unless that is a part of the number. */
static char *
dup_number (const CrmKpiWords *self, double value, double beside)
{
  CrmChartMeasure bare = self->measure;

  if (!bare.percent)
    bare.unit = NULL;
  return crm_chart_words_value (&bare, &self->spec, value, beside);
}

char *
crm_kpi_words_dup_value (const CrmKpiWords *self)
{
  const CrmKpi *at = self->at;

  if (!at->measured)
    return g_strdup ("–");
  return dup_number (self, at->value,
                     crm_chart_get_edge (&self->spec, crm_table_get_n_rows (self->table) - 1));
}

const char *
crm_kpi_words_get_unit (const CrmKpiWords *self)
{
  if (!self->at->measured || self->measure.percent || self->measure.unit == NULL)
    return "";
  return self->measure.unit;
}

char *
crm_kpi_words_dup_change (const CrmKpiWords *self)
{
  const CrmKpi *at = self->at;
  double change = at->value - at->previous;
  CrmChartMeasure bare = { .divisor = self->measure.divisor };
  g_autofree char *number = NULL, *before = NULL;

  if (!at->measured)
    return g_strdup (_ ("No measurement yet"));
  if (isnan (change))
    return g_strdup ("");
  number = crm_chart_words_value (&bare, &self->spec, fabs (change), NAN);
  before = crm_period_format (at->day - 1, at->frequency, self->periods->fiscal_month,
                              &self->spec.locale);
  /* Translators: a sign, a change and the period it is measured from, as in "▲ 1.2 on Sep 2026". */
  return g_strdup_printf (_ ("%s %s on %s"),
                          change > 0   ? "▲"
                          : change < 0 ? "▼"
                                       : "=",
                          number, before);
}

char *
crm_kpi_words_dup_target (const CrmKpiWords *self)
{
  const CrmKpi *at = self->at;
  char *words = at->measured ? crm_chart_words_target (&self->measure, &self->spec,
                                                       crm_table_get_n_rows (self->table) - 1,
                                                       at->value, TRUE)
                             : NULL;

  if (words != NULL)
    return words;
  return g_strdup (at->direction == CRM_DIRECTION_WATCH ? _ ("Only watched") : _ ("No target"));
}

char *
crm_kpi_words_dup_coverage (const CrmKpiWords *self, const CrmHeadline *headline)
{
  CrmRollUp coverage = crm_headline_get_coverage (headline, self->at);
  g_autofree char *some = NULL, *all = NULL;
  const char *words = NULL;

  if (coverage.reported >= coverage.all)
    return NULL;
  some = crm_integer_format (coverage.reported, &self->spec.locale);
  all = crm_integer_format (coverage.all, &self->spec.locale);
  switch (headline->own) {
  case CRM_PERIOD_DAY:
    words = _ ("%s of %s days");
    break;
  case CRM_PERIOD_WEEK:
    words = _ ("%s of %s weeks");
    break;
  case CRM_PERIOD_MONTH:
    words = _ ("%s of %s months");
    break;
  case CRM_PERIOD_QUARTER:
    words = _ ("%s of %s quarters");
    break;
  case CRM_PERIOD_HALF:
  case CRM_PERIOD_YEAR:
    words = _ ("%s of %s half-years");
    break;
  }
  return g_strdup_printf (words, some, all);
}

char *
crm_kpi_words_dup_sentence (const CrmKpiWords *self)
{
  const CrmKpi *at = self->at;
  g_autofree char *value = NULL;

  if (!at->measured)
    return g_strdup_printf (_ ("%s, no measurement yet"), at->name);
  value = crm_chart_words_value (&self->measure, &self->spec, at->value, NAN);
  if (at->status == CRM_STATUS_NONE)
    return g_strdup_printf (_ ("%s, %s"), at->name, value);
  return g_strdup_printf (_ ("%s, %s, %s"), at->name, value, crm_status_get_label (at->status));
}

char *
crm_kpi_words_dup_fact (const CrmKpiWords *self)
{
  const CrmKpi *at = self->at;
  guint row = crm_table_get_n_rows (self->table) - 1;
  g_autofree char *value = NULL, *target = NULL;

  if (!at->measured)
    return g_strdup_printf (_ ("%s, no measurement yet"), at->name);
  value = crm_chart_words_value (&self->measure, &self->spec, at->value,
                                 crm_chart_get_edge (&self->spec, row));
  target = crm_chart_words_target (&self->measure, &self->spec, row, at->value, FALSE);
  if (target == NULL)
    return g_strdup_printf (_ ("%s: %s"), at->name, value);
  return g_strdup_printf (_ ("%s: %s, %s"), at->name, value, target);
}

CrmChartColour
crm_kpi_words_judge_change (const CrmKpiWords *self)
{
  CrmDirection direction = self->at->direction;
  double change = self->at->value - self->at->previous;

  if (isnan (change) || change == 0 || direction == CRM_DIRECTION_BAND ||
      direction == CRM_DIRECTION_WATCH)
    return CRM_CHART_COLOUR_SECOND_TEXT;
  return (change > 0) == (direction == CRM_DIRECTION_HIGHER) ? CRM_CHART_COLOUR_ON_TEXT
                                                             : CRM_CHART_COLOUR_OFF_TEXT;
}
