/* crm-kpi-facts.c: asks measure for the numbers and chart for their words. */
#include "crm-kpi-facts.h"

#include <math.h>

#include "crm-i18n.h"
#include "crm-kpi-rules.h"
#include "crm-report.h"
#include "crm-roll-up.h"

typedef struct {
  const CrmKpi *kpi;
  const CrmTable *series;
  const CrmPeriods *periods;
  const CrmLocale *locale;
  int row; /* of the KPI's value, -1: it has none */
  CrmChartSpec spec;
  CrmChartMeasure measure;
  CrmKpiFact *facts;
} Telling;

static int
find_row (const CrmKpi *kpi, const CrmTable *series)
{
  for (guint row = crm_table_get_n_rows (series); kpi->measured && row > 0; row--)
    if (crm_table_get_day (series, CRM_SERIES_DAY, row - 1) == kpi->day)
      return (int) row - 1;
  return -1;
}

static char *
dup_period (const Telling *self, CrmDay day)
{
  return crm_chart_words_period (&self->spec, self->kpi->frequency, self->periods->fiscal_month,
                                 day);
}

char *
crm_kpi_facts_dup_amount (const CrmChartMeasure *measure, const CrmChartSpec *spec, double amount)
{
  CrmChartMeasure bare = { .divisor = measure->divisor };
  g_autofree char *number = NULL;

  if (!measure->percent)
    return crm_chart_words_value (measure, spec, amount, NAN);
  number = crm_chart_words_value (&bare, spec, amount, NAN);
  /* Translators: a difference between two percentages. */
  return g_strdup_printf (ngettext ("%s point", "%s points", fabs (amount) == 1 ? 1 : 2), number);
}

static char *
dup_amount (const Telling *self, double amount)
{
  return crm_kpi_facts_dup_amount (&self->measure, &self->spec, fabs (amount));
}

/* The value may still change. */
static gboolean
is_open (const Telling *self)
{
  CrmDay first, last;

  crm_period_around (self->kpi->day, self->kpi->frequency, self->periods->calendar,
                     self->periods->fiscal_month, &first, &last);
  return last >= crm_day_today ();
}

/* Its unit stands beside the period. */
static void
tell_value (Telling *self)
{
  CrmKpiFact *fact = &self->facts[CRM_KPI_FACT_VALUE];
  CrmChartMeasure bare = self->measure;
  g_autofree char *period = NULL;
  const char *unit = self->measure.percent ? NULL : self->measure.unit;

  if (!self->kpi->measured) {
    fact->figure = g_strdup ("–");
    fact->text = g_strdup (self->kpi->pending ? _ ("being computed") : _ ("no value yet"));
    return;
  }
  if (!bare.percent)
    bare.unit = NULL;
  fact->figure =
      crm_chart_words_value (&bare, &self->spec, self->kpi->value, self->kpi->target.value);
  period = dup_period (self, self->kpi->day);
  if (is_open (self)) {
    g_autofree char *whole = g_steal_pointer (&period);

    /* Translators: a period that is not over, so that its value may still change. */
    period = g_strdup_printf (_ ("%s, provisional"), whole);
  }
  /* Translators: unit and period behind a large number, as in "hours, Oct 2026". */
  fact->text = unit != NULL ? g_strdup_printf (C_ ("unit and period", "%s, %s"), unit, period)
                            : g_steal_pointer (&period);
}

static gboolean
has_target (const CrmKpi *kpi, const CrmTarget *target)
{
  return kpi->direction == CRM_DIRECTION_BAND ? !isnan (target->low) && !isnan (target->high)
                                              : !isnan (target->value);
}

static gboolean
has_any_target (const Telling *self)
{
  for (guint row = 0; row < crm_table_get_n_rows (self->series); row++)
    if (!isnan (crm_table_get_real (self->series, CRM_SERIES_TARGET, row)) ||
        !isnan (crm_table_get_real (self->series, CRM_SERIES_LOW, row)))
      return TRUE;
  return FALSE;
}

static char *
dup_no_target (const Telling *self)
{
  g_autofree char *period = NULL;

  if (self->kpi->direction == CRM_DIRECTION_WATCH)
    return g_strdup (_ ("Only watched"));
  if (!self->kpi->measured || !has_any_target (self))
    return g_strdup (_ ("No target"));
  period = dup_period (self, self->kpi->day);
  /* Translators: a target was set for other periods only. */
  return g_strdup_printf (_ ("No target held in %s"), period);
}

static char *
dup_from_band (const Telling *self, double margin)
{
  const CrmTarget *target = &self->kpi->target;
  CrmChartMeasure bare = { .divisor = self->measure.divisor };
  g_autofree char *low = crm_chart_words_value (&bare, &self->spec, target->low, NAN);
  g_autofree char *high = crm_chart_words_value (&self->measure, &self->spec, target->high, NAN);
  g_autofree char *amount = dup_amount (self, margin);

  if (margin == 0)
    return g_strdup_printf (_ ("within %s to %s"), low, high);
  return g_strdup_printf (self->kpi->value < target->low ? _ ("%s below %s to %s")
                                                         : _ ("%s above %s to %s"),
                          amount, low, high);
}

static void
tell_target (Telling *self)
{
  const CrmKpi *kpi = self->kpi;
  CrmKpiFact *fact = &self->facts[CRM_KPI_FACT_TARGET];
  double margin = crm_kpi_get_margin (kpi->direction, kpi->value, &kpi->target);
  g_autofree char *amount = NULL;

  if (kpi->direction == CRM_DIRECTION_WATCH || !has_target (kpi, &kpi->target)) {
    fact->text = dup_no_target (self);
    return;
  }
  if (!kpi->measured) {
    fact->text = crm_chart_words_target (&self->measure, &self->spec,
                                         crm_table_get_n_rows (self->series) - 1, NAN, TRUE);
    return;
  }
  fact->good = margin >= 0 ? 1 : -1;
  if (kpi->direction == CRM_DIRECTION_BAND) {
    fact->text = dup_from_band (self, margin);
    return;
  }
  amount = dup_amount (self, margin);
  fact->text = margin == 0
                   ? g_strdup (_ ("exactly on target"))
                   : g_strdup_printf (kpi->value > kpi->target.value ? _ ("%s over target")
                                                                     : _ ("%s under target"),
                                      amount);
}

static gboolean
has_earlier (const Telling *self)
{
  for (int row = 0; row < self->row; row++)
    if (!isnan (crm_table_get_real (self->series, CRM_SERIES_VALUE, (guint) row)))
      return TRUE;
  return FALSE;
}

static void
tell_change (Telling *self, CrmKpiFactName name, double before, CrmDay when)
{
  const CrmKpi *kpi = self->kpi;
  CrmKpiFact *fact = &self->facts[name];
  double change = crm_change_get (kpi->value, before).amount;
  g_autofree char *period = dup_period (self, when);

  if (isnan (change)) {
    fact->figure = g_strdup ("–");
    fact->text = has_earlier (self) ? g_strdup_printf (_ ("no value in %s"), period)
                                    : g_strdup (_ ("the first value"));
    return;
  }
  fact->changed = TRUE;
  fact->trend = (change > 0) - (change < 0);
  if (kpi->direction == CRM_DIRECTION_HIGHER || kpi->direction == CRM_DIRECTION_LOWER)
    fact->good = kpi->direction == CRM_DIRECTION_HIGHER ? fact->trend : -fact->trend;
  fact->figure = dup_amount (self, change);
  /* Translators: what a change is measured from; %s is a period, as in "on Sep 2026". */
  fact->text = g_strdup_printf (_ ("on %s"), period);
}

static void
tell_changes (Telling *self)
{
  const CrmKpi *kpi = self->kpi;
  CrmDay year_before = crm_period_year_before (kpi->day, self->periods), first, last;

  if (!kpi->measured)
    return;
  tell_change (self, CRM_KPI_FACT_PREVIOUS, kpi->previous, kpi->day - 1);
  crm_period_around (year_before, kpi->frequency, self->periods->calendar,
                     self->periods->fiscal_month, &first, &last);
  /* Of a yearly KPI both are the same; before the KPI began nobody expects a value. */
  if (kpi->frequency != CRM_PERIOD_YEAR && crm_table_get_n_rows (self->series) > 0 &&
      first >= crm_table_get_day (self->series, CRM_SERIES_DAY, 0) && has_earlier (self))
    tell_change (self, CRM_KPI_FACT_YEAR_AGO, kpi->year_ago, first);
}

static const char *
get_met_words (CrmPeriod frequency, guint n)
{
  switch (frequency) {
  case CRM_PERIOD_DAY:
    return ngettext ("day met the target", "days met the target", n);
  case CRM_PERIOD_WEEK:
    return ngettext ("week met the target", "weeks met the target", n);
  case CRM_PERIOD_QUARTER:
    return ngettext ("quarter met the target", "quarters met the target", n);
  case CRM_PERIOD_HALF:
    return ngettext ("half-year met the target", "half-years met the target", n);
  case CRM_PERIOD_YEAR:
    return ngettext ("year met the target", "years met the target", n);
  case CRM_PERIOD_MONTH:
    break;
  }
  return ngettext ("month met the target", "months met the target", n);
}

static void
tell_met (Telling *self)
{
  CrmKpiFact *fact = &self->facts[CRM_KPI_FACT_MET];
  CrmKpiMet met;

  if (self->row < 0)
    return;
  met = crm_kpi_count_met (self->kpi, self->series, (guint) self->row,
                           crm_kpi_get_usual_span (self->kpi->frequency));
  if (met.judged == 0)
    return;
  /* Translators: how many of how many periods, as in "1 in 12 months met the target". */
  fact->figure = g_strdup_printf (_ ("%s in %s"), crm_i18n_number (met.met).text,
                                  crm_i18n_number (met.judged).text);
  fact->text = g_strdup (get_met_words (self->kpi->frequency, met.judged));
}

static void
tell_year (Telling *self)
{
  CrmKpiFact *fact = &self->facts[CRM_KPI_FACT_YEAR];
  g_autofree char *year = NULL, *coverage = NULL;
  CrmChartMeasure bare = self->measure;
  CrmRollUp found;

  if (self->row < 0 || self->kpi->frequency == CRM_PERIOD_YEAR)
    return;
  found = crm_kpi_get_year_to_date (self->kpi, self->series, (guint) self->row, self->periods);
  if (isnan (found.value))
    return;
  year = crm_chart_words_period (&self->spec, CRM_PERIOD_YEAR, self->periods->fiscal_month,
                                 self->kpi->day);
  coverage = crm_roll_up_dup_coverage (&found);
  if (!bare.percent)
    bare.unit = NULL;
  fact->figure = crm_chart_words_value (&bare, &self->spec, found.value, NAN);
  /* Translators: behind a number: a year and how many of its periods have a value, as in "4.7 in
   * 2026 to date, 9 of 10 reported". */
  fact->text = g_strdup_printf (_ ("in %s to date, %s"), year, coverage);
}

void
crm_kpi_facts_init (CrmKpiFacts *self, const CrmKpi *kpi, const CrmTable *series,
                    const CrmPeriods *periods, const CrmLocale *locale)
{
  Telling telling = { .kpi = kpi,
                      .series = series,
                      .periods = periods,
                      .locale = locale,
                      .row = find_row (kpi, series),
                      .facts = self->facts };
  g_auto (CrmChartSeries) shown = { 0 };

  *self = (CrmKpiFacts){ 0 };
  crm_kpi_chart_init_spec (&telling.spec, kpi, series, periods, locale);
  /* The scale of the present: years ago all may have been much more, or less. */
  telling.spec.periods = crm_kpi_get_usual_span (kpi->frequency);
  crm_chart_series_init (&shown, &telling.spec);
  crm_chart_measure_init (&telling.measure, &telling.spec, &shown);
  tell_value (&telling);
  tell_target (&telling);
  tell_changes (&telling);
  tell_met (&telling);
  tell_year (&telling);
  crm_chart_measure_clear (&telling.measure);
}

void
crm_kpi_facts_clear (CrmKpiFacts *self)
{
  for (guint i = 0; i < CRM_KPI_N_FACTS; i++) {
    g_clear_pointer (&self->facts[i].figure, g_free);
    g_clear_pointer (&self->facts[i].text, g_free);
  }
}
