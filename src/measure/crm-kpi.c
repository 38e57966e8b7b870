/* crm-kpi.c: reads measurements and targets through queries, or computes values by figures, and
 * puts them into periods. */
#include "crm-kpi.h"

#include <math.h>
#include <string.h>

#include "crm-figure.h"
#include "crm-i18n.h"

void
crm_kpi_free (CrmKpi *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->name);
  g_free (self->unit);
  g_free (self);
}

void
crm_goal_free (CrmGoal *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->statement);
  g_free (self->kpi_code);
  g_free (self);
}

static double
distance_outside (double value, const CrmTarget *target)
{
  if (value < target->low)
    return target->low - value;
  return value > target->high ? value - target->high : 0;
}

CrmStatus
crm_kpi_get_status (CrmDirection direction, double value, const CrmTarget *target)
{
  double sign = direction == CRM_DIRECTION_LOWER ? -1 : 1;

  if (isnan (value) || direction == CRM_DIRECTION_WATCH)
    return CRM_STATUS_NONE;
  if (direction == CRM_DIRECTION_BAND) {
    double distance = distance_outside (value, target);

    if (isnan (target->low) || isnan (target->high))
      return CRM_STATUS_NONE;
    if (distance <= 0)
      return CRM_STATUS_ON_TARGET;
    return distance <= target->near_distance ? CRM_STATUS_NEAR : CRM_STATUS_OFF;
  }
  if (isnan (target->value))
    return CRM_STATUS_NONE;
  if (sign * value >= sign * target->value)
    return CRM_STATUS_ON_TARGET;
  return sign * value >= sign * target->near ? CRM_STATUS_NEAR : CRM_STATUS_OFF;
}

double
crm_kpi_get_score (CrmDirection direction, double value, const CrmTarget *target)
{
  if (isnan (value) || direction == CRM_DIRECTION_WATCH)
    return NAN;
  if (direction == CRM_DIRECTION_BAND) {
    double distance = distance_outside (value, target);
    double half = (target->high - target->low) / 2;

    if (isnan (target->low) || isnan (target->high))
      return NAN;
    if (distance <= 0) {
      double from_edge = half - fabs (value - (target->low + half));

      return half > 0 ? 20.0 / 3.0 + 10.0 / 3.0 * from_edge / half : 10;
    }
    if (!(target->near_distance > 0))
      return NAN;
    return MAX (0, 10.0 / 3.0 * (2 - distance / target->near_distance));
  }
  if (isnan (target->value) || isnan (target->near) || target->value == target->near)
    return NAN;
  return CLAMP (10.0 / 3.0 * (1 + (value - target->near) / (target->value - target->near)), 0, 10);
}

double
crm_goal_get_progress (double actual, double baseline, double target)
{
  if (isnan (actual) || isnan (baseline) || isnan (target) || target == baseline)
    return NAN;
  return (actual - baseline) / (target - baseline);
}

const char *
crm_status_get_label (CrmStatus status)
{
  switch (status) {
  case CRM_STATUS_ON_TARGET:
    return _ ("On target");
  case CRM_STATUS_NEAR:
    return _ ("Near target");
  case CRM_STATUS_OFF:
    return _ ("Off target");
  case CRM_STATUS_NONE:
    break;
  }
  return _ ("No data");
}

/* Reading records by the names of their fields. */

static const CrmValue *
value_of (const CrmKind *kind, const CrmValue *values, const char *name)
{
  static const CrmValue nothing = { CRM_VALUE_NULL, { 0 } };
  const CrmField *field = crm_kind_find_field (kind, name);

  return field != NULL ? &values[crm_kind_get_field_index (kind, field)] : &nothing;
}

static double
real_of (const CrmKind *kind, const CrmValue *values, const char *name)
{
  const CrmValue *value = value_of (kind, values, name);

  return value->tag == CRM_VALUE_REAL ? value->real : NAN;
}

static gint64
integer_of (const CrmKind *kind, const CrmValue *values, const char *name)
{
  const CrmValue *value = value_of (kind, values, name);

  return value->tag == CRM_VALUE_INTEGER ? value->integer : 0;
}

static char *
dup_text_of (const CrmKind *kind, const CrmValue *values, const char *name)
{
  const CrmValue *value = value_of (kind, values, name);

  return g_strdup (value->tag == CRM_VALUE_TEXT ? value->text : "");
}

static int
choice_of (const CrmKind *kind, const CrmValue *values, const char *name, const char *const *words,
           int otherwise)
{
  const CrmValue *value = value_of (kind, values, name);

  for (int i = 0; value->tag == CRM_VALUE_TEXT && words[i] != NULL; i++)
    if (strcmp (value->text, words[i]) == 0)
      return i;
  return otherwise;
}

/* Dated values of one KPI, in order of the days. */

typedef struct {
  CrmDay day;
  double value;
  CrmTarget target;
} Dated;

typedef struct {
  const CrmKind *kind;
  GHashTable *by_kpi; /* gint64 * → GArray of Dated */
} DatedReader;

static gboolean
add_dated (gint64 id, const CrmValue *values, gpointer data)
{
  DatedReader *reader = data;
  gint64 kpi = integer_of (reader->kind, values, "kpi");
  GArray *list = g_hash_table_lookup (reader->by_kpi, &kpi);
  Dated dated = {
    .day = (CrmDay) integer_of (reader->kind, values, "date"),
    .value = real_of (reader->kind, values, "value"),
    .target = { real_of (reader->kind, values, "value"), real_of (reader->kind, values, "near"),
                real_of (reader->kind, values, "low"), real_of (reader->kind, values, "high"),
                real_of (reader->kind, values, "near_distance") }
  };

  if (list == NULL) {
    list = g_array_new (FALSE, FALSE, sizeof (Dated));
    g_hash_table_insert (reader->by_kpi, g_memdup2 (&kpi, sizeof kpi), list);
  }
  g_array_append_val (list, dated);
  return TRUE;
}

/* Of all KPIs, or of one. */
static GHashTable *
read_dated (CrmDb *db, CrmModel *model, const char *kind_name, gint64 kpi, GError **error)
{
  const CrmKind *kind = crm_model_find_kind (model, kind_name);
  g_autoptr (CrmQuery) query = crm_query_new (model, kind);
  DatedReader reader = { kind, g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                      (GDestroyNotify) g_array_unref) };

  if (kpi > 0)
    crm_query_set_related (query, crm_kind_find_field (kind, "kpi"), kpi);
  if (!crm_query_set_order (query, "date", error) ||
      !crm_query_foreach (query, db, NULL, add_dated, &reader, error)) {
    g_hash_table_unref (reader.by_kpi);
    return NULL;
  }
  return reader.by_kpi;
}

/* The newest measurement of the period that holds `day`; NAN: none. */
static double
value_in_period (const GArray *measurements, CrmDay day, CrmPeriod period,
                 const CrmPeriods *periods)
{
  CrmDay first, last;
  double value = NAN;

  crm_period_around (day, period, periods->calendar, periods->fiscal_month, &first, &last);
  for (guint i = 0; measurements != NULL && i < measurements->len; i++) {
    const Dated *dated = &g_array_index (measurements, Dated, i);

    if (dated->day >= first && dated->day <= last)
      value = dated->value;
  }
  return value;
}

/* A target holds from its day until the next one. */
static CrmTarget
target_in_period (const GArray *targets, CrmDay day, CrmPeriod period, const CrmPeriods *periods)
{
  CrmDay first, last;
  CrmTarget target = CRM_TARGET_NONE;

  crm_period_around (day, period, periods->calendar, periods->fiscal_month, &first, &last);
  for (guint i = 0; targets != NULL && i < targets->len; i++) {
    const Dated *dated = &g_array_index (targets, Dated, i);

    if (dated->day <= last)
      target = dated->target;
  }
  return target;
}

CrmDay
crm_period_year_before (CrmDay day, const CrmPeriods *periods)
{
  int year, month, mday;
  CrmDay before;

  crm_day_to_civil (day, periods->calendar, &year, &month, &mday);
  mday = MIN (mday, crm_month_get_length (periods->calendar, year - 1, month));
  return crm_day_from_civil (periods->calendar, year - 1, month, mday, &before) ? before
                                                                                : day - 365;
}

/* The values of a computed KPI, each on the first day of its period, as if they were measured. */
static GArray *
compute (CrmDb *db, CrmModel *model, const CrmPeriods *periods, const CrmKpi *kpi, GError **error)
{
  CrmFigureRequest request = { .periods = *periods,
                               .frequency = kpi->frequency,
                               .from = CRM_DAY_MIN,
                               .to = CRM_DAY_MAX,
                               .real = kpi->real };
  g_autoptr (CrmFigureSeries) series =
      crm_figure_read (kpi->figure, db, model, &request, NULL, error);
  const CrmFigureGroup *group;
  GArray *values;

  if (series == NULL)
    return NULL;
  values = g_array_new (FALSE, FALSE, sizeof (Dated));
  group = g_ptr_array_index (series->groups, 0);
  for (guint i = 0; i < series->periods->len; i++) {
    Dated dated = { .day = g_array_index (series->periods, CrmFigurePeriod, i).first,
                    .value = group->values[i] };

    if (!isnan (dated.value))
      g_array_append_val (values, dated);
  }
  return values;
}

/* Puts the values of the computed ones among the measurements. */
static gboolean
add_computed (CrmDb *db, CrmModel *model, const CrmPeriods *periods, const CrmKpi *kpi,
              GHashTable *measurements, GError **error)
{
  GArray *values;

  if (kpi->figure == NULL)
    return TRUE;
  values = compute (db, model, periods, kpi, error);
  if (values == NULL)
    return FALSE;
  g_hash_table_insert (measurements, g_memdup2 (&kpi->id, sizeof kpi->id), values);
  return TRUE;
}

/* The newest day with a value. What is computed is judged once its period is over: a month of which
 * three days have passed would be far off its target. */
static CrmDay
get_newest (const CrmKpi *kpi, const GArray *measurements, const CrmPeriods *periods)
{
  CrmDay first, last;
  guint i = measurements->len - 1;

  crm_period_around (crm_day_today (), kpi->frequency, periods->calendar, periods->fiscal_month,
                     &first, &last);
  if (kpi->figure != NULL && i > 0 && g_array_index (measurements, Dated, i).day >= first &&
      crm_day_today () < last)
    i--;
  return g_array_index (measurements, Dated, i).day;
}

static void
judge (CrmKpi *kpi, const GArray *measurements, const GArray *targets, const CrmPeriods *periods)
{
  CrmDay last;

  kpi->value = kpi->previous = kpi->year_ago = kpi->score = NAN;
  if (measurements == NULL || measurements->len == 0) {
    kpi->target = target_in_period (targets, crm_day_today (), kpi->frequency, periods);
    return;
  }
  kpi->measured = TRUE;
  crm_period_around (get_newest (kpi, measurements, periods), kpi->frequency, periods->calendar,
                     periods->fiscal_month, &kpi->day, &last);
  kpi->value = value_in_period (measurements, kpi->day, kpi->frequency, periods);
  kpi->previous = value_in_period (measurements, kpi->day - 1, kpi->frequency, periods);
  kpi->year_ago = value_in_period (measurements, crm_period_year_before (kpi->day, periods),
                                   kpi->frequency, periods);
  kpi->target = target_in_period (targets, kpi->day, kpi->frequency, periods);
  kpi->status = crm_kpi_get_status (kpi->direction, kpi->value, &kpi->target);
  kpi->score = crm_kpi_get_score (kpi->direction, kpi->value, &kpi->target);
}

typedef struct {
  const CrmKind *kind;
  gint64 only;
  GPtrArray *kpis;
} KpiReader;

static gboolean
add_kpi (gint64 id, const CrmValue *values, gpointer data)
{
  static const char *const directions[] = { "higher", "lower", "band", "watch", NULL };
  static const char *const frequencies[] = {
    "day", "week", "month", "quarter", "half", "year", NULL
  };
  static const char *const totals[] = { "sum", "mean", "last", NULL };
  static const char *const methods[] = { "builtin", NULL };
  KpiReader *reader = data;
  CrmKpi *kpi;

  if (reader->only > 0 && id != reader->only)
    return TRUE;
  kpi = g_new0 (CrmKpi, 1);
  kpi->id = id;
  kpi->code = dup_text_of (reader->kind, values, "code");
  kpi->name = dup_text_of (reader->kind, values, "name");
  kpi->unit = dup_text_of (reader->kind, values, "unit");
  kpi->direction =
      (CrmDirection) choice_of (reader->kind, values, "direction", directions, CRM_DIRECTION_WATCH);
  kpi->frequency =
      (CrmPeriod) choice_of (reader->kind, values, "frequency", frequencies, CRM_PERIOD_MONTH);
  kpi->total = (CrmTotal) choice_of (reader->kind, values, "total", totals, CRM_TOTAL_MEAN);
  if (choice_of (reader->kind, values, "method", methods, -1) == 0) {
    g_autofree char *formula = dup_text_of (reader->kind, values, "formula");

    kpi->figure = crm_figure_find_for_kpi (formula, kpi->code, &kpi->real);
  }
  g_ptr_array_add (reader->kpis, kpi);
  return TRUE;
}

GPtrArray *
crm_kpi_list (CrmDb *db, CrmModel *model, gint64 id, GError **error)
{
  KpiReader reader = { crm_model_find_kind (model, "kpi"), id,
                       g_ptr_array_new_with_free_func ((GDestroyNotify) crm_kpi_free) };
  g_autoptr (CrmQuery) query = crm_query_new (model, reader.kind);

  if (crm_query_set_order (query, "code", error) &&
      crm_query_foreach (query, db, NULL, add_kpi, &reader, error))
    return reader.kpis;
  g_ptr_array_unref (reader.kpis);
  return NULL;
}

GPtrArray *
crm_kpi_read (CrmDb *db, CrmModel *model, const CrmPeriods *periods, gint64 id, GError **error)
{
  g_autoptr (GHashTable) measurements = read_dated (db, model, "measurement", id, error);
  g_autoptr (GHashTable) targets = NULL;
  g_autoptr (GPtrArray) kpis = NULL;

  if (measurements == NULL)
    return NULL;
  targets = read_dated (db, model, "target", id, error);
  if (targets == NULL)
    return NULL;
  kpis = crm_kpi_list (db, model, id, error);
  for (guint i = 0; kpis != NULL && i < kpis->len; i++) {
    CrmKpi *kpi = g_ptr_array_index (kpis, i);

    if (!add_computed (db, model, periods, kpi, measurements, error))
      return NULL;
    judge (kpi, g_hash_table_lookup (measurements, &kpi->id),
           g_hash_table_lookup (targets, &kpi->id), periods);
  }
  return g_steal_pointer (&kpis);
}

static CrmTable *
new_series (guint n, const CrmKpi *kpi)
{
  CrmTable *table = crm_table_new (n);

  crm_table_add_column (table, CRM_COLUMN_DAY, "date", _ ("Period"));
  crm_table_add_column (table, CRM_COLUMN_REAL, "value", kpi->name);
  crm_table_add_column (table, CRM_COLUMN_REAL, "target", _ ("Target"));
  crm_table_add_column (table, CRM_COLUMN_REAL, "near", _ ("Near limit"));
  crm_table_add_column (table, CRM_COLUMN_REAL, "low", _ ("Low"));
  crm_table_add_column (table, CRM_COLUMN_REAL, "high", _ ("High"));
  crm_table_add_column (table, CRM_COLUMN_REAL, "near_distance", _ ("Near distance"));
  return table;
}

/* One row a period from that of `first` to that of `end`. */
static CrmTable *
fill_series (const CrmKpi *kpi, const CrmPeriods *periods, const GArray *measurements,
             const GArray *targets, CrmDay first, CrmDay end)
{
  CrmTable *table;
  CrmDay last;
  guint n = 1, next = 0;

  crm_period_around (first, kpi->frequency, periods->calendar, periods->fiscal_month, &first,
                     &last);
  for (CrmDay day = last; day < end; n++)
    crm_period_around (day + 1, kpi->frequency, periods->calendar, periods->fiscal_month,
                       &(CrmDay){ 0 }, &day);
  table = new_series (n, kpi);
  for (guint row = 0; row < n; row++) {
    CrmTarget target = target_in_period (targets, first, kpi->frequency, periods);

    crm_period_around (first, kpi->frequency, periods->calendar, periods->fiscal_month, &first,
                       &last);
    crm_table_set_day (table, CRM_SERIES_DAY, row, first);
    for (; measurements != NULL && next < measurements->len &&
           g_array_index (measurements, Dated, next).day <= last;
         next++)
      crm_table_set_real (table, CRM_SERIES_VALUE, row,
                          g_array_index (measurements, Dated, next).value);
    crm_table_set_real (table, CRM_SERIES_TARGET, row, target.value);
    crm_table_set_real (table, CRM_SERIES_NEAR, row, target.near);
    crm_table_set_real (table, CRM_SERIES_LOW, row, target.low);
    crm_table_set_real (table, CRM_SERIES_HIGH, row, target.high);
    crm_table_set_real (table, CRM_SERIES_DISTANCE, row, target.near_distance);
    first = last + 1;
  }
  return table;
}

static CrmTable *
dup_series (CrmDb *db, CrmModel *model, const CrmPeriods *periods, const CrmKpi *kpi, CrmDay from,
            CrmDay to, GError **error)
{
  g_autoptr (GHashTable) measured = read_dated (db, model, "measurement", kpi->id, error);
  g_autoptr (GHashTable) aimed = NULL;
  const GArray *measurements;

  if (measured == NULL)
    return NULL;
  aimed = read_dated (db, model, "target", kpi->id, error);
  if (aimed == NULL || !add_computed (db, model, periods, kpi, measured, error))
    return NULL;
  measurements = g_hash_table_lookup (measured, &kpi->id);
  if (measurements != NULL && measurements->len > 0) {
    from = MIN (from, g_array_index (measurements, Dated, 0).day);
    to = MAX (to, g_array_index (measurements, Dated, measurements->len - 1).day);
  }
  if (from > to)
    return new_series (0, kpi);
  return fill_series (kpi, periods, measurements, g_hash_table_lookup (aimed, &kpi->id), from, to);
}

CrmTable *
crm_kpi_dup_series (CrmDb *db, CrmModel *model, const CrmPeriods *periods, const CrmKpi *kpi,
                    GError **error)
{
  return dup_series (db, model, periods, kpi, CRM_DAY_MAX, CRM_DAY_MIN, error);
}

CrmTable *
crm_kpi_dup_series_over (CrmDb *db, CrmModel *model, const CrmPeriods *periods, const CrmKpi *kpi,
                         CrmDay from, CrmDay to, GError **error)
{
  return dup_series (db, model, periods, kpi, from, to, error);
}

/* Goals. */

typedef struct {
  const CrmKind *kind;
  GPtrArray *goals;
} GoalReader;

static gboolean
add_goal (gint64 id, const CrmValue *values, gpointer data)
{
  GoalReader *reader = data;
  CrmGoal *goal = g_new0 (CrmGoal, 1);
  const CrmValue *due = value_of (reader->kind, values, "due");

  goal->id = id;
  goal->kpi = integer_of (reader->kind, values, "kpi");
  goal->code = dup_text_of (reader->kind, values, "code");
  goal->statement = dup_text_of (reader->kind, values, "statement");
  goal->baseline = real_of (reader->kind, values, "baseline");
  goal->target = real_of (reader->kind, values, "target");
  goal->has_due = due->tag == CRM_VALUE_INTEGER;
  goal->due = goal->has_due ? (CrmDay) due->integer : 0;
  goal->actual = goal->progress = NAN;
  g_ptr_array_add (reader->goals, goal);
  return TRUE;
}

GPtrArray *
crm_goal_read (CrmDb *db, CrmModel *model, const CrmPeriods *periods, GError **error)
{
  GoalReader reader = { crm_model_find_kind (model, "goal"), NULL };
  g_autoptr (CrmQuery) query = crm_query_new (model, reader.kind);
  g_autoptr (GPtrArray) kpis = crm_kpi_read (db, model, periods, 0, error);

  if (kpis == NULL)
    return NULL;
  reader.goals = g_ptr_array_new_with_free_func ((GDestroyNotify) crm_goal_free);
  if (!crm_query_foreach (query, db, NULL, add_goal, &reader, error)) {
    g_ptr_array_unref (reader.goals);
    return NULL;
  }
  for (guint i = 0; i < reader.goals->len; i++) {
    CrmGoal *goal = g_ptr_array_index (reader.goals, i);

    for (guint k = 0; k < kpis->len; k++) {
      const CrmKpi *kpi = g_ptr_array_index (kpis, k);

      if (kpi->id != goal->kpi)
        continue;
      goal->kpi_code = g_strdup (kpi->code);
      goal->actual = kpi->value;
      goal->progress = crm_goal_get_progress (goal->actual, goal->baseline, goal->target);
    }
  }
  return reader.goals;
}
