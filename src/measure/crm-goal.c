/* crm-goal.c: reads the goals and looks their KPIs up. */
#include "crm-goal.h"

#include <math.h>

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

double
crm_goal_get_progress (double actual, double baseline, double target)
{
  if (isnan (actual) || isnan (baseline) || isnan (target) || target == baseline)
    return NAN;
  return (actual - baseline) / (target - baseline);
}

typedef struct {
  const CrmKind *kind;
  const CrmKpiBook *book;
  GPtrArray *goals;
} Reader;

static const CrmValue *
value_of (const Reader *reader, const CrmValue *values, const char *name)
{
  const CrmField *field = crm_kind_find_field (reader->kind, name);

  g_assert (field != NULL);
  return &values[crm_kind_get_field_index (reader->kind, field)];
}

static double
real_of (const Reader *reader, const CrmValue *values, const char *name)
{
  const CrmValue *value = value_of (reader, values, name);

  return value->tag == CRM_VALUE_REAL ? value->real : NAN;
}

static char *
dup_text_of (const Reader *reader, const CrmValue *values, const char *name)
{
  const CrmValue *value = value_of (reader, values, name);

  return g_strdup (value->tag == CRM_VALUE_TEXT ? value->text : "");
}

static gboolean
add_goal (gint64 id, const CrmValue *values, gpointer data)
{
  Reader *reader = data;
  CrmGoal *goal = g_new0 (CrmGoal, 1);
  const CrmValue *due = value_of (reader, values, "due");
  const CrmValue *kpi = value_of (reader, values, "kpi");
  const CrmKpiEntry *entry;

  goal->id = id;
  goal->kpi = kpi->tag == CRM_VALUE_INTEGER ? kpi->integer : 0;
  goal->code = dup_text_of (reader, values, "code");
  goal->statement = dup_text_of (reader, values, "statement");
  goal->baseline = real_of (reader, values, "baseline");
  goal->target = real_of (reader, values, "target");
  goal->has_due = due->tag == CRM_VALUE_INTEGER;
  goal->due = goal->has_due ? (CrmDay) due->integer : 0;
  entry = crm_kpi_book_find (reader->book, goal->kpi);
  goal->kpi_code = entry != NULL ? g_strdup (entry->kpi->code) : NULL;
  goal->actual = entry != NULL ? entry->kpi->value : NAN;
  goal->progress = crm_goal_get_progress (goal->actual, goal->baseline, goal->target);
  g_ptr_array_add (reader->goals, goal);
  return TRUE;
}

GPtrArray *
crm_goal_read (CrmDb *db, CrmModel *model, const CrmKpiBook *book, GError **error)
{
  Reader reader = { crm_model_find_kind (model, "goal"), book,
                    g_ptr_array_new_with_free_func ((GDestroyNotify) crm_goal_free) };
  g_autoptr (CrmQuery) query = crm_query_new (model, reader.kind);

  if (crm_query_foreach (query, db, NULL, add_goal, &reader, error))
    return reader.goals;
  g_ptr_array_unref (reader.goals);
  return NULL;
}
