/* crm-benefit.c: reads the benefits with the series of their KPIs, and adds them up month by
 * month. */
#include "crm-benefit.h"

#include <math.h>

#include "crm-i18n.h"
#include "crm-settings.h"

#define MONTHS_A_YEAR 12

void
crm_benefit_free (CrmBenefit *self)
{
  if (self == NULL)
    return;
  crm_table_free (self->values);
  g_free (self);
}

gboolean
crm_benefit_is_measurable (const CrmBenefit *self)
{
  return self->has_begin && !isnan (self->yearly) && !isnan (self->unit_value) &&
         !isnan (self->baseline) &&
         (self->direction == CRM_DIRECTION_HIGHER || self->direction == CRM_DIRECTION_LOWER);
}

static CrmDay
get_first (CrmDay day, CrmPeriod period, const CrmPeriods *periods, CrmDay *last)
{
  CrmDay first;

  crm_period_around (day, period, periods->calendar, periods->fiscal_month, &first, last);
  return first;
}

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
money_of (const Reader *reader, const CrmValue *values, const char *name)
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
  benefit->yearly = money_of (reader, values, "target") - money_of (reader, values, "baseline");
  if (is_saving (value_of (reader->kind, values, "leaf")))
    benefit->yearly = -benefit->yearly;
  benefit->unit_value = money_of (reader, values, "unit_value");
  benefit->has_begin = begins->tag == CRM_VALUE_INTEGER;
  benefit->begins = benefit->has_begin ? (CrmDay) begins->integer : 0;
  benefit->ends = ends->tag == CRM_VALUE_INTEGER ? (CrmDay) ends->integer : benefit->begins;
  benefit->direction = CRM_DIRECTION_WATCH; /* until its KPI is known */
  benefit->baseline = NAN;
  g_ptr_array_add (reader->benefits, benefit);
  return TRUE;
}

/* Direction and baseline of its KPI, and the values of its months or longer periods. */
static gboolean
read_kpi (CrmBenefit *self, CrmDb *db, CrmModel *model, const CrmPeriods *periods, GError **error)
{
  const CrmKind *kind = crm_model_find_kind (model, "kpi");
  g_autoptr (GPtrArray) kpis = crm_kpi_read (db, model, periods, self->kpi, error);
  g_autoptr (CrmTable) series = NULL;
  const CrmValue *baseline;
  const CrmKpi *kpi;
  CrmValue *values;

  if (kpis == NULL || kpis->len == 0)
    return kpis != NULL;
  kpi = g_ptr_array_index (kpis, 0);
  values = crm_query_dup_record (db, model, kind, self->kpi, error);
  if (values == NULL)
    return FALSE;
  baseline = value_of (kind, values, "baseline");
  self->baseline = baseline->tag == CRM_VALUE_REAL ? baseline->real : NAN;
  crm_values_free (values, kind->n_fields);
  self->direction = kpi->direction;
  self->frequency = MAX (kpi->frequency, CRM_PERIOD_MONTH);
  if (!kpi->measured)
    return TRUE;
  self->newest = get_first (kpi->day, self->frequency, periods, &(CrmDay){ 0 });
  series = crm_kpi_dup_series (db, model, periods, kpi, error);
  if (series == NULL)
    return FALSE;
  self->values = kpi->frequency < CRM_PERIOD_MONTH
                     ? crm_kpi_roll_up (kpi, series, CRM_PERIOD_MONTH, periods)
                     : g_steal_pointer (&series);
  return TRUE;
}

GPtrArray *
crm_benefit_read (CrmDb *db, CrmModel *model, const CrmPeriods *periods, GError **error)
{
  g_autoptr (GPtrArray) benefits =
      g_ptr_array_new_with_free_func ((GDestroyNotify) crm_benefit_free);
  Reader reader = { crm_model_find_kind (model, "benefit"), 1, benefits };
  g_autoptr (CrmQuery) query = crm_query_new (model, reader.kind);
  CrmSettings settings = CRM_SETTINGS_INIT;

  if (!crm_settings_read (db, model, &settings, error))
    return NULL;
  reader.minor = pow (10, settings.decimals);
  if (!crm_query_foreach (query, db, NULL, add_benefit, &reader, error))
    return NULL;
  for (guint i = 0; i < benefits->len; i++) {
    CrmBenefit *benefit = g_ptr_array_index (benefits, i);

    if (benefit->kpi > 0 && !read_kpi (benefit, db, model, periods, error))
      return NULL;
  }
  return g_steal_pointer (&benefits);
}

/* Month by month. */

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
get_realised (const CrmBenefit *self, CrmDay month, const CrmPeriods *periods)
{
  double sign = self->direction == CRM_DIRECTION_LOWER ? -1 : 1;
  CrmDay last, first = get_first (month, self->frequency, periods, &last);

  if (self->values == NULL || first > self->newest)
    return NAN;
  for (guint row = 0; row < crm_table_get_n_rows (self->values); row++)
    if (crm_table_get_day (self->values, CRM_SERIES_DAY, row) == first)
      return self->unit_value / MONTHS_A_YEAR * sign *
             (crm_table_get_real (self->values, CRM_SERIES_VALUE, row) - self->baseline);
  return NAN;
}

typedef struct {
  double plan, realised;   /* of the month, not of those before */
  guint reported, gone_by; /* benefits */
} Month;

/* gone_by: whether the month is no later than the newest. */
static Month
add_up (const GPtrArray *benefits, CrmDay day, gboolean gone_by, const CrmPeriods *periods)
{
  Month month = { 0, 0, 0, 0 };

  for (guint i = 0; i < benefits->len; i++) {
    const CrmBenefit *benefit = g_ptr_array_index (benefits, i);
    double realised = NAN;

    if (!crm_benefit_is_measurable (benefit) || count_months (benefit->begins, day, periods) < 0)
      continue;
    if (gone_by) {
      month.gone_by++;
      realised = get_realised (benefit, day, periods);
      if (isnan (realised))
        continue;
      month.reported++;
      month.realised += realised;
    }
    month.plan += get_plan (benefit, day, periods);
  }
  return month;
}

/* First days of the first month that is planned, and of the newest that is realised. */
static gboolean
find_ends (CrmBenefitCourse *self, const GPtrArray *benefits, const CrmPeriods *periods, CrmDay day,
           CrmDay *begin)
{
  CrmDay newest = 0, last;

  *begin = G_MAXINT32;
  for (guint i = 0; i < benefits->len; i++) {
    const CrmBenefit *benefit = g_ptr_array_index (benefits, i);

    if (!crm_benefit_is_measurable (benefit))
      continue;
    self->measurable++;
    *begin = MIN (*begin, get_first (benefit->begins, CRM_PERIOD_MONTH, periods, &last));
    if (benefit->values != NULL) {
      get_first (benefit->newest, benefit->frequency, periods, &last);
      newest = MAX (newest, last);
    }
  }
  if (self->measurable == 0 || *begin > day)
    return FALSE;
  for (newest = MIN (newest, day); newest >= *begin; newest = last - 1) {
    last = get_first (newest, CRM_PERIOD_MONTH, periods, &(CrmDay){ 0 });
    if (add_up (benefits, last, TRUE, periods).reported > 0) {
      self->newest = last;
      break;
    }
  }
  return TRUE;
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

void
crm_benefit_course_init (CrmBenefitCourse *self, const GPtrArray *benefits,
                         const CrmPeriods *periods, CrmDay day)
{
  double plan = 0, realised = 0;
  CrmDay begin, end, first;
  guint n;

  *self = (CrmBenefitCourse){ .all = benefits->len, .plan = NAN, .realised = NAN };
  if (!find_ends (self, benefits, periods, day, &begin)) {
    self->table = new_table (0);
    return;
  }
  get_first (self->newest > 0 ? self->newest : begin, CRM_PERIOD_YEAR, periods, &end);
  n = (guint) count_months (begin, end, periods) + 1;
  self->table = new_table (n);
  first = begin;
  for (guint row = 0; row < n; row++) {
    gboolean gone_by = self->newest > 0 && first <= self->newest;
    Month month = add_up (benefits, first, gone_by, periods);

    plan += month.plan;
    realised += month.realised;
    self->reported += month.reported;
    self->gone_by += month.gone_by;
    crm_table_set_day (self->table, CRM_BENEFIT_DAY, row, first);
    crm_table_set_real (self->table, CRM_BENEFIT_PLAN, row, plan);
    if (month.reported > 0)
      crm_table_set_real (self->table, CRM_BENEFIT_REALISED, row, realised);
    if (first == self->newest) {
      self->plan = plan;
      self->realised = realised;
    }
    first = crm_period_step (first, 1, CRM_PERIOD_MONTH, periods->calendar, periods->fiscal_month);
  }
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
