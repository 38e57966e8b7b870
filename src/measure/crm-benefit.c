/* crm-benefit.c: reads the benefits, and adds them up month by month beside their KPIs. */
#include "crm-benefit.h"

#include <math.h>

#include "crm-i18n.h"
#include "crm-roll-up.h"
#include "crm-settings.h"

#define MONTHS_A_YEAR 12

/* Reading. */

typedef struct {
  const CrmKind *kind;
  double minor; /* minor units of the currency in one */
  GPtrArray *benefits;
} Reader;

static const CrmValue *
value_of (const CrmKind *kind, const CrmValue *values, const char *name)
{
  return &values[crm_kind_get_field_index (kind, crm_kind_find_field (kind, name))];
}

static double
units_of (const Reader *reader, const CrmValue *values, const char *name)
{
  const CrmValue *value = value_of (reader->kind, values, name);

  return value->tag == CRM_VALUE_INTEGER ? (double) value->integer / reader->minor : NAN;
}

/* B01 to B07 bring revenue, B08 to B13 save cost. */
static gboolean
is_saving (const CrmValue *leaf)
{
  return leaf->tag == CRM_VALUE_TEXT && g_ascii_strcasecmp (leaf->text, "b08") >= 0;
}

static gboolean
add_benefit (gint64 id, const CrmValue *values, gpointer data)
{
  Reader *reader = data;
  const CrmValue *aside = value_of (reader->kind, values, "set_aside");
  const CrmValue *kpi = value_of (reader->kind, values, "kpi");
  const CrmValue *begins = value_of (reader->kind, values, "begins");
  const CrmValue *ends = value_of (reader->kind, values, "ends");
  CrmBenefit *benefit;

  if (aside->tag == CRM_VALUE_INTEGER && aside->integer != 0)
    return TRUE;
  benefit = g_new0 (CrmBenefit, 1);
  benefit->id = id;
  benefit->kpi = kpi->tag == CRM_VALUE_INTEGER ? kpi->integer : 0;
  benefit->yearly = units_of (reader, values, "target") - units_of (reader, values, "baseline");
  if (is_saving (value_of (reader->kind, values, "leaf")))
    benefit->yearly = -benefit->yearly;
  benefit->unit_value = units_of (reader, values, "unit_value");
  benefit->has_begin = begins->tag == CRM_VALUE_INTEGER;
  benefit->begins = benefit->has_begin ? (CrmDay) begins->integer : 0;
  benefit->ends = ends->tag == CRM_VALUE_INTEGER ? (CrmDay) ends->integer : benefit->begins;
  g_ptr_array_add (reader->benefits, benefit);
  return TRUE;
}

GPtrArray *
crm_benefit_read (CrmDb *db, CrmModel *model, GError **error)
{
  g_autoptr (GPtrArray) benefits = g_ptr_array_new_with_free_func (g_free);
  Reader reader = { crm_model_find_kind (model, "benefit"), 1, benefits };
  g_autoptr (CrmQuery) query = crm_query_new (model, reader.kind);
  CrmSettings settings = CRM_SETTINGS_INIT;

  if (!crm_settings_read (db, model, &settings, error))
    return NULL;
  reader.minor = pow (10, settings.decimals);
  if (!crm_query_foreach (query, db, NULL, add_benefit, &reader, error))
    return NULL;
  return g_steal_pointer (&benefits);
}

/* Month by month. */

static CrmDay
get_first (CrmDay day, CrmPeriod period, const CrmPeriods *periods, CrmDay *last)
{
  CrmDay first;

  crm_period_around (day, period, periods->calendar, periods->fiscal_month, &first, last);
  return first;
}

/* A benefit that can be measured, beside its KPI. */
typedef struct {
  const CrmBenefit *benefit;
  const CrmKpi *kpi;
  CrmTable *values; /* of the KPI by months or longer periods; NULL: none */
  CrmPeriod frequency;
  CrmDay newest; /* first day of the newest of them; those after it are not over yet */
} Source;

static void
source_clear (gpointer data)
{
  crm_table_free (((Source *) data)->values);
}

static gboolean
is_measurable (const CrmBenefit *benefit, const CrmKpi *kpi)
{
  return kpi != NULL && benefit->has_begin && !isnan (benefit->yearly) &&
         !isnan (benefit->unit_value) && !isnan (kpi->baseline) &&
         (kpi->direction == CRM_DIRECTION_HIGHER || kpi->direction == CRM_DIRECTION_LOWER);
}

static CrmTable *
dup_values (const CrmKpiEntry *entry, const CrmPeriods *periods)
{
  CrmTable *series = crm_kpi_entry_dup_series (entry, periods), *months;

  if (entry->kpi->frequency >= CRM_PERIOD_MONTH)
    return series;
  months = crm_kpi_roll_up (entry->kpi, series, CRM_PERIOD_MONTH, periods);
  crm_table_free (series);
  return months;
}

/* Owned, of Source. */
static GArray *
list_sources (const GPtrArray *benefits, const CrmKpiBook *book)
{
  GArray *sources = g_array_new (FALSE, FALSE, sizeof (Source));

  g_array_set_clear_func (sources, source_clear);
  for (guint i = 0; i < benefits->len; i++) {
    const CrmBenefit *benefit = g_ptr_array_index (benefits, i);
    const CrmKpiEntry *entry = crm_kpi_book_find (book, benefit->kpi);
    Source source = { .benefit = benefit, .kpi = entry != NULL ? entry->kpi : NULL };

    if (!is_measurable (benefit, source.kpi))
      continue;
    source.frequency = MAX (source.kpi->frequency, CRM_PERIOD_MONTH);
    if (source.kpi->measured) {
      source.values = dup_values (entry, &book->periods);
      source.newest = get_first (source.kpi->day, source.frequency, &book->periods, &(CrmDay){ 0 });
    }
    g_array_append_val (sources, source);
  }
  return sources;
}

/* From the month of one day to that of another. */
static int
count_months (CrmDay from, CrmDay to, const CrmPeriods *periods)
{
  int year, month, mday, to_year, to_month;

  crm_day_to_civil (from, periods->calendar, &year, &month, &mday);
  crm_day_to_civil (to, periods->calendar, &to_year, &to_month, &mday);
  return (to_year - year) * MONTHS_A_YEAR + to_month - month;
}

/* What the month is planned to bring; 0 before it begins. */
static double
get_plan (const CrmBenefit *self, CrmDay month, const CrmPeriods *periods)
{
  int n = count_months (self->begins, self->ends, periods) + 1;
  int k = count_months (self->begins, month, periods) + 1;

  if (k < 1)
    return 0;
  return self->yearly / MONTHS_A_YEAR * MIN (k, n) / n;
}

/* What the month brought; NAN: the KPI has no value in it. */
static double
get_realised (const Source *self, CrmDay month, const CrmPeriods *periods)
{
  double sign = self->kpi->direction == CRM_DIRECTION_LOWER ? -1 : 1;
  CrmDay last, first = get_first (month, self->frequency, periods, &last);

  if (self->values == NULL || first > self->newest)
    return NAN;
  for (guint row = 0; row < crm_table_get_n_rows (self->values); row++)
    if (crm_table_get_day (self->values, CRM_SERIES_DAY, row) == first)
      return self->benefit->unit_value / MONTHS_A_YEAR * sign *
             (crm_table_get_real (self->values, CRM_SERIES_VALUE, row) - self->kpi->baseline);
  return NAN;
}

typedef struct {
  double plan, realised;   /* of the month, not of those before */
  guint reported, gone_by; /* benefits */
} Month;

/* gone_by: whether the month is no later than the newest. */
static Month
add_up (const GArray *sources, CrmDay day, gboolean gone_by, const CrmPeriods *periods)
{
  Month month = { 0, 0, 0, 0 };

  for (guint i = 0; i < sources->len; i++) {
    const Source *source = &g_array_index (sources, Source, i);
    double realised = NAN;

    if (count_months (source->benefit->begins, day, periods) < 0)
      continue;
    if (gone_by) {
      month.gone_by++;
      realised = get_realised (source, day, periods);
      if (isnan (realised))
        continue;
      month.reported++;
      month.realised += realised;
    }
    month.plan += get_plan (source->benefit, day, periods);
  }
  return month;
}

/* First day of the first month that is planned; G_MAXINT32: none. */
static CrmDay
find_begin (const GArray *sources, const CrmPeriods *periods)
{
  CrmDay begin = G_MAXINT32, last;

  for (guint i = 0; i < sources->len; i++)
    begin = MIN (begin, get_first (g_array_index (sources, Source, i).benefit->begins,
                                   CRM_PERIOD_MONTH, periods, &last));
  return begin;
}

/* First day of the newest month from `begin` until `day` in which a KPI has a value; 0: none. */
static CrmDay
find_newest (const GArray *sources, const CrmPeriods *periods, CrmDay begin, CrmDay day)
{
  CrmDay end = CRM_DAY_MIN, first, last;

  for (guint i = 0; i < sources->len; i++) {
    const Source *source = &g_array_index (sources, Source, i);

    if (source->values == NULL)
      continue;
    get_first (source->newest, source->frequency, periods, &last);
    end = MAX (end, last);
  }
  for (end = MIN (end, day); end >= begin; end = first - 1) {
    first = get_first (end, CRM_PERIOD_MONTH, periods, &last);
    if (add_up (sources, first, TRUE, periods).reported > 0)
      return first;
  }
  return 0;
}

static CrmTable *
new_table (guint n)
{
  CrmTable *table = crm_table_new (n);

  crm_table_add_column (table, CRM_COLUMN_DAY, "date", _ ("Month"));
  crm_table_add_column (table, CRM_COLUMN_REAL, "plan", _ ("Plan"));
  crm_table_add_column (table, CRM_COLUMN_REAL, "realised", _ ("Realised"));
  return table;
}

static void
fill (CrmBenefitCourse *self, const GArray *sources, const CrmPeriods *periods)
{
  CrmDay first = crm_table_get_day (self->table, CRM_BENEFIT_DAY, 0);
  double plan = 0, realised = 0;

  for (guint row = 0; row < crm_table_get_n_rows (self->table); row++) {
    gboolean gone_by = self->newest != 0 && first <= self->newest;
    Month month = add_up (sources, first, gone_by, periods);

    plan += month.plan;
    realised += month.realised;
    self->reported += month.reported;
    self->gone_by += month.gone_by;
    crm_table_set_day (self->table, CRM_BENEFIT_DAY, row, first);
    crm_table_set_real (self->table, CRM_BENEFIT_PLAN, row, plan);
    if (month.reported > 0)
      crm_table_set_real (self->table, CRM_BENEFIT_REALISED, row, realised);
    if (self->newest != 0 && first == self->newest) {
      self->plan = plan;
      self->realised = realised;
    }
    first = crm_period_step (first, 1, CRM_PERIOD_MONTH, periods->calendar, periods->fiscal_month);
  }
}

void
crm_benefit_course_init (CrmBenefitCourse *self, const GPtrArray *benefits, const CrmKpiBook *book,
                         CrmDay day)
{
  const CrmPeriods *periods = &book->periods;
  g_autoptr (GArray) sources = list_sources (benefits, book);
  CrmDay begin = find_begin (sources, periods), end;

  *self = (CrmBenefitCourse){
    .measurable = sources->len, .all = benefits->len, .plan = NAN, .realised = NAN
  };
  if (sources->len == 0 || begin > day) {
    self->table = new_table (0);
    return;
  }
  self->newest = find_newest (sources, periods, begin, day);
  get_first (self->newest != 0 ? self->newest : begin, CRM_PERIOD_YEAR, periods, &end);
  self->table = new_table ((guint) count_months (begin, end, periods) + 1);
  crm_table_set_day (self->table, CRM_BENEFIT_DAY, 0, begin);
  fill (self, sources, periods);
}

void
crm_benefit_course_clear (CrmBenefitCourse *self)
{
  g_clear_pointer (&self->table, crm_table_free);
}

double
crm_benefit_course_get_distance (const CrmBenefitCourse *self)
{
  return self->plan > 0 ? (self->realised - self->plan) / self->plan * 100 : NAN;
}
