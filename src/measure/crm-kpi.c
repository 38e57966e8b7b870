/* crm-kpi.c: the scale on which a value is judged, and the records of the KPIs. */
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
  const CrmValue *value;
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
  value = value_of (reader->kind, values, "perspective");
  kpi->perspective = value->tag == CRM_VALUE_TEXT ? g_intern_string (value->text) : NULL;
  value = value_of (reader->kind, values, "headline");
  kpi->headline = value->tag == CRM_VALUE_INTEGER && value->integer != 0;
  value = value_of (reader->kind, values, "place");
  kpi->place = value->tag == CRM_VALUE_INTEGER ? (int) MIN (value->integer, G_MAXINT) : 0;
  value = value_of (reader->kind, values, "baseline");
  kpi->baseline = value->tag == CRM_VALUE_REAL ? value->real : NAN;
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
