/* crm-goal.c: reads the goals, looks their KPIs up, and puts what the parts reached together. */
#include "crm-goal.h"

#include <math.h>

#include "crm-i18n.h"

void
crm_goal_free (CrmGoal *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->statement);
  g_free (self->kpi_code);
  g_free (self->kpi_name);
  g_free (self->owner_name);
  g_free (self->segment_name);
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

static gint64
integer_of (const Reader *reader, const CrmValue *values, const char *name)
{
  const CrmValue *value = value_of (reader, values, name);

  return value->tag == CRM_VALUE_INTEGER ? value->integer : 0;
}

static CrmGoalLack
find_lack (const CrmGoal *self, const CrmKpiEntry *entry)
{
  if (entry == NULL)
    return CRM_GOAL_WITHOUT_KPI;
  if (isnan (self->baseline))
    return CRM_GOAL_WITHOUT_BASELINE;
  if (isnan (self->target))
    return CRM_GOAL_WITHOUT_TARGET;
  if (self->target == self->baseline)
    return CRM_GOAL_WITHOUT_WAY;
  if (!isnan (self->progress))
    return CRM_GOAL_KNOWN;
  return entry->kpi->pending ? CRM_GOAL_PENDING : CRM_GOAL_WITHOUT_VALUE;
}

static void
measure (CrmGoal *self, const CrmKpiBook *book)
{
  const CrmKpiEntry *entry = crm_kpi_book_find (book, self->kpi);

  self->kpi_code = entry != NULL ? g_strdup (entry->kpi->code) : NULL;
  self->kpi_name = entry != NULL ? g_strdup (entry->kpi->name) : NULL;
  self->actual = entry != NULL ? entry->kpi->value : NAN;
  self->progress = crm_goal_get_progress (self->actual, self->baseline, self->target);
  self->lack = find_lack (self, entry);
}

static gboolean
add_goal (gint64 id, const CrmValue *values, gpointer data)
{
  Reader *reader = data;
  CrmGoal *goal = g_new0 (CrmGoal, 1);
  const CrmValue *understood = value_of (reader, values, "understood");

  goal->id = id;
  goal->kpi = integer_of (reader, values, "kpi");
  goal->parent = integer_of (reader, values, "parent");
  goal->owner = integer_of (reader, values, "owner");
  goal->segment = integer_of (reader, values, "segment");
  goal->code = dup_text_of (reader, values, "code");
  goal->statement = dup_text_of (reader, values, "statement");
  goal->baseline = real_of (reader, values, "baseline");
  goal->target = real_of (reader, values, "target");
  goal->weight = real_of (reader, values, "weight");
  if (isnan (goal->weight))
    goal->weight = 1;
  goal->has_due = value_of (reader, values, "due")->tag == CRM_VALUE_INTEGER;
  goal->due = (CrmDay) integer_of (reader, values, "due");
  goal->attainability = (int) integer_of (reader, values, "attainability");
  goal->understood =
      understood->tag == CRM_VALUE_INTEGER ? (double) understood->integer / 10000 : NAN;
  measure (goal, reader->book);
  g_ptr_array_add (reader->goals, goal);
  return TRUE;
}

static CrmGoal *
find_goal (const GPtrArray *goals, gint64 id)
{
  for (guint i = 0; id > 0 && i < goals->len; i++) {
    CrmGoal *goal = g_ptr_array_index (goals, i);

    if (goal->id == id)
      return goal;
  }
  return NULL;
}

/* What other records say of them. */
static gboolean
read_names (CrmDb *db, const GPtrArray *goals, GError **error)
{
  GError *failure = NULL;
  g_autoptr (CrmStatement) statement = crm_db_prepare (
      db,
      "SELECT g.id, p.name, s.name, EXISTS (SELECT 1 FROM goal__visions l WHERE l.a = g.id) "
      "FROM goal g LEFT JOIN person p ON p.id = g.owner LEFT JOIN segment s ON s.id = g.segment",
      error);

  if (statement == NULL)
    return FALSE;
  while (crm_statement_step (statement, &failure)) {
    CrmGoal *goal = find_goal (goals, crm_statement_get_integer (statement, 0));

    if (goal == NULL)
      continue;
    goal->owner_name = g_strdup (crm_statement_get_text (statement, 1, NULL));
    goal->segment_name = g_strdup (crm_statement_get_text (statement, 2, NULL));
    goal->serves_vision = crm_statement_get_integer (statement, 3) != 0;
  }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* Of goals that are parts of each other in a circle the first stands by itself. */
static void
break_circles (const GPtrArray *goals)
{
  for (guint i = 0; i < goals->len; i++) {
    CrmGoal *goal = g_ptr_array_index (goals, i);
    const CrmGoal *whole = find_goal (goals, goal->parent);

    for (guint steps = 0; whole != NULL && whole != goal && steps < goals->len; steps++)
      whole = find_goal (goals, whole->parent);
    if (whole == goal)
      goal->parent = 0;
  }
}

/* What a whole serves its parts serve. */
static void
hand_vision_down (const GPtrArray *goals)
{
  for (guint i = 0; i < goals->len; i++) {
    CrmGoal *goal = g_ptr_array_index (goals, i);

    for (const CrmGoal *whole = find_goal (goals, goal->parent);
         whole != NULL && !goal->serves_vision; whole = find_goal (goals, whole->parent))
      goal->serves_vision = whole->serves_vision;
  }
}

static gboolean
is_part_of (const CrmGoal *goal, const GPtrArray *goals, gint64 parent)
{
  return parent != 0 ? goal->parent == parent : find_goal (goals, goal->parent) == NULL;
}

CrmRollUp
crm_goal_roll_up (const GPtrArray *goals, gint64 parent)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < goals->len; i++) {
    const CrmGoal *goal = g_ptr_array_index (goals, i);
    double reached = crm_goal_get_reached (goal);

    if (!is_part_of (goal, goals, parent))
      continue;
    if (!isnan (reached))
      reached = CLAMP (reached, 0, 1);
    g_array_append_val (values, reached);
    g_array_append_val (weights, goal->weight);
  }
  return crm_roll_up_mean ((const double *) (gpointer) values->data,
                           (const double *) (gpointer) weights->data, values->len);
}

/* Of all goals: each from what its own parts are. */
static void
roll_up (const GPtrArray *goals, gint64 parent)
{
  for (guint i = 0; i < goals->len; i++) {
    CrmGoal *goal = g_ptr_array_index (goals, i);

    if (!is_part_of (goal, goals, parent))
      continue;
    roll_up (goals, goal->id);
    goal->parts = crm_goal_roll_up (goals, goal->id);
  }
}

double
crm_goal_get_reached (const CrmGoal *self)
{
  return isnan (self->progress) && self->parts.all > 0 ? self->parts.value : self->progress;
}

char *
crm_goal_dup_coverage (const CrmRollUp *parts)
{
  return g_strdup_printf (ngettext ("%s of %s has a value", "%s of %s have a value", parts->all),
                          crm_i18n_number (parts->reported).text,
                          crm_i18n_number (parts->all).text);
}

const char *
crm_goal_lack_get_words (CrmGoalLack lack)
{
  switch (lack) {
  case CRM_GOAL_WITHOUT_KPI:
    return _ ("No KPI measures it.");
  case CRM_GOAL_WITHOUT_BASELINE:
    return _ ("Its baseline is not known.");
  case CRM_GOAL_WITHOUT_TARGET:
    return _ ("It has no target.");
  case CRM_GOAL_WITHOUT_WAY:
    return _ ("Its target is the baseline itself.");
  case CRM_GOAL_PENDING:
    return _ ("Its KPI is being computed.");
  case CRM_GOAL_WITHOUT_VALUE:
    return _ ("Its KPI has no value yet.");
  case CRM_GOAL_KNOWN:
    break;
  }
  return "";
}

GPtrArray *
crm_goal_read (CrmDb *db, CrmModel *model, const CrmKpiBook *book, GError **error)
{
  g_autoptr (GPtrArray) goals = g_ptr_array_new_with_free_func ((GDestroyNotify) crm_goal_free);
  Reader reader = { crm_model_find_kind (model, "goal"), book, goals };
  g_autoptr (CrmQuery) query = crm_query_new (model, reader.kind);

  if (!crm_query_foreach (query, db, NULL, add_goal, &reader, error) ||
      !read_names (db, goals, error))
    return NULL;
  break_circles (goals);
  hand_vision_down (goals);
  roll_up (goals, 0);
  return g_steal_pointer (&goals);
}
