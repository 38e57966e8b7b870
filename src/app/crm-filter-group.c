/* crm-filter-group.c: fields shown as columns whose values are few: choices, references to small
 * kinds, texts that repeat. Reads at most a handful of records of each. */
#include "crm-filter-group.h"

#include "crm-i18n.h"
#include "crm-wording.h"

#define MOST_GROUPS 5
#define MOST_VALUES 24 /* a longer list is searched, not clicked */

typedef struct {
  CrmDb *db;
  CrmModel *model;
  const CrmKind *kind;
  const CrmLocale *locale;
  GPtrArray *groups;
  const CrmKind *target; /* of the reference being read */
  const CrmField *field;
  CrmFilterGroup *group; /* being filled */
} Reader;

static void
value_free (gpointer user_data)
{
  CrmFilterValue *value = user_data;

  g_free (value->label);
  g_free (value->condition);
  g_free (value);
}

static void
group_free (gpointer user_data)
{
  CrmFilterGroup *group = user_data;

  g_free (group->label);
  g_free (group->all);
  g_ptr_array_unref (group->values);
  g_free (group);
}

static CrmFilterGroup *
group_new (const char *label, char *all)
{
  CrmFilterGroup *group = g_new0 (CrmFilterGroup, 1);

  group->label = g_strdup (label);
  group->all = all;
  group->values = g_ptr_array_new_with_free_func (value_free);
  return group;
}

/* Takes label and condition over. */
static CrmFilterValue *
add_value (CrmFilterGroup *group, char *label, char *condition)
{
  CrmFilterValue *value = g_new0 (CrmFilterValue, 1);

  value->label = label;
  value->condition = condition;
  g_ptr_array_add (group->values, value);
  return value;
}

/* One value is no choice, and many are none for a click. Takes the group over. */
static void
take_group (Reader *self, CrmFilterGroup *group)
{
  if (group->values->len >= 2 && group->values->len <= MOST_VALUES &&
      self->groups->len < MOST_GROUPS)
    g_ptr_array_add (self->groups, group);
  else
    group_free (group);
}

static char *
dup_all (const CrmKind *target)
{
  g_autofree char *inner = crm_wording_dup_inner (crm_kind_get_plural (target));

  return g_strdup_printf (_ ("All %s"), inner);
}

/* Choices. */

static void
read_choices (Reader *self, const CrmField *field)
{
  CrmFilterGroup *group = group_new (crm_field_get_label (field), g_strdup (_ ("All")));

  for (const CrmChoice *choice = field->choices; choice->key != NULL; choice++)
    add_value (group, g_strdup (_ (choice->label)),
               g_strdup_printf ("%s = %s", field->name, choice->key));
  take_group (self, group);
}

/* References. */

/* The tier of a customer is that of the segment, unless one is set by hand. */
static char *
dup_tier_condition (Reader *self, gint64 id)
{
  const CrmField *by_hand = crm_kind_find_field (self->kind, "tier_by_hand");
  const CrmField *tier =
      crm_tiers_find_field (crm_model_find_kind (self->model, self->field->target));
  const char *path = self->field->name, *name = tier->name;

  if (by_hand == NULL)
    return g_strdup_printf ("%s.%s = #%" G_GINT64_FORMAT, path, name, id);
  return g_strdup_printf ("%s = #%" G_GINT64_FORMAT
                          " or (%s is empty and %s.%s = #%" G_GINT64_FORMAT ")",
                          by_hand->name, id, by_hand->name, path, name, id);
}

static gboolean
read_record (gint64 id, const CrmValue *values, gpointer user_data)
{
  Reader *self = user_data;
  gboolean through = g_str_equal (self->target->name, self->field->target) == FALSE;
  char *title = crm_kind_dup_title (self->model, self->target, id, values, self->db, self->locale);
  char *condition = through ? dup_tier_condition (self, id)
                            : g_strdup_printf ("%s = #%" G_GINT64_FORMAT, self->field->name, id);
  CrmFilterValue *value = add_value (self->group, title, condition);

  if (crm_tiers_is_tier (self->target))
    value->tier = crm_tiers_describe (title, self->group->values->len);
  return TRUE;
}

static gboolean
read_records (Reader *self, const CrmField *field, const CrmKind *target, const char *label,
              GError **error)
{
  g_autoptr (CrmQuery) query = crm_query_new (self->model, target);
  gboolean ok;

  self->field = field;
  self->target = target;
  self->group = group_new (label, dup_all (target));
  crm_query_set_limit (query, MOST_VALUES + 1);
  ok = crm_query_foreach (query, self->db, NULL, read_record, self, error);
  take_group (self, self->group);
  return ok;
}

/* The tier that a reference of the kind leads to. */
static gboolean
read_tiers (Reader *self, GError **error)
{
  for (guint i = 0; i < self->kind->n_fields; i++) {
    const CrmField *field = &self->kind->fields[i];
    const CrmKind *target;

    if (field->type != CRM_REFERENCE || !(field->flags & CRM_COLUMN))
      continue;
    target = crm_model_find_kind (self->model, field->target);
    if (!target->large && crm_tiers_find_field (target) != NULL) {
      const CrmKind *tier =
          crm_model_find_kind (self->model, crm_tiers_find_field (target)->target);

      return read_records (self, field, tier, crm_kind_get_label (tier), error);
    }
  }
  return TRUE;
}

/* Texts. */

/* Whether a text is a name for many records: "Tehran", not the number of an invoice. */
static gboolean
repeats (Reader *self, guint n_values, gboolean *repeated, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM (SELECT 1 FROM \"%s\" LIMIT %d)",
                                          self->kind->name, 2 * MOST_VALUES);
  gint64 n = 0;

  if (!crm_db_get_integer (self->db, sql, &n, error))
    return FALSE;
  *repeated = n >= 2 * (gint64) n_values;
  return TRUE;
}

static char *
dup_text_condition (const CrmField *field, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  return g_strdup_printf ("%s = \"%s\"", field->name, doubled);
}

static gboolean
read_texts (Reader *self, const CrmField *field, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT v FROM (SELECT DISTINCT \"%s\" AS v FROM \"%s\" WHERE \"%s\" IS NOT NULL LIMIT %d) "
      "ORDER BY crm_sort_key (v)",
      field->name, self->kind->name, field->name, MOST_VALUES + 1);
  CrmFilterGroup *group = group_new (crm_field_get_label (field), g_strdup (_ ("All")));
  g_autoptr (GError) failed = NULL;
  g_autoptr (CrmStatement) statement = crm_db_prepare (self->db, sql, &failed);
  gboolean repeated = FALSE;

  while (statement != NULL && crm_statement_step (statement, &failed)) {
    const char *text = crm_statement_get_text (statement, 0, NULL);

    add_value (group, g_strdup (text), dup_text_condition (field, text));
  }
  if (failed == NULL && !repeats (self, group->values->len, &repeated, &failed))
    repeated = FALSE;
  if (repeated)
    take_group (self, group);
  else
    group_free (group);
  if (failed != NULL) {
    g_propagate_error (error, g_steal_pointer (&failed));
    return FALSE;
  }
  return TRUE;
}

/* Fields. */

static gboolean
is_offered (const CrmKind *kind, const CrmField *field)
{
  return (field->flags & CRM_COLUMN) && !(field->flags & (CRM_UNIQUE | CRM_PRIVATE)) &&
         field != crm_kind_get_title (kind) && crm_field_is_stored (field);
}

static gboolean
read_field (Reader *self, const CrmField *field, GError **error)
{
  const CrmKind *target;

  switch (field->type) {
  case CRM_CHOICE:
    read_choices (self, field);
    return TRUE;
  case CRM_REFERENCE:
    target = crm_model_find_kind (self->model, field->target);
    return target->large || read_records (self, field, target, crm_field_get_label (field), error);
  case CRM_TEXT:
    return read_texts (self, field, error);
  default:
    return TRUE;
  }
}

GPtrArray *
crm_filter_groups_read (CrmDb *db, CrmModel *model, const CrmKind *kind, const CrmLocale *locale,
                        GError **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  Reader reader = { .db = db, .model = model, .kind = kind, .locale = locale, .groups = groups };
  static const CrmType types[] = { CRM_CHOICE, CRM_REFERENCE, CRM_TEXT };

  if (!read_tiers (&reader, error))
    return NULL;
  for (guint type = 0; type < G_N_ELEMENTS (types); type++)
    for (guint i = 0; i < kind->n_fields; i++)
      if (kind->fields[i].type == types[type] && is_offered (kind, &kind->fields[i]) &&
          groups->len < MOST_GROUPS && !read_field (&reader, &kind->fields[i], error))
        return NULL;
  return g_steal_pointer (&groups);
}

gboolean
crm_filter_groups_depend_on (CrmModel *model, const CrmKind *kind, const CrmKind *changed)
{
  for (guint i = 0; i < kind->n_fields; i++) {
    const CrmField *field = &kind->fields[i];
    const CrmKind *target;

    if (!is_offered (kind, field))
      continue;
    if (field->type == CRM_TEXT && changed == kind)
      return TRUE;
    if (field->type != CRM_REFERENCE)
      continue;
    target = crm_model_find_kind (model, field->target);
    if (!target->large && (changed == target ||
                           (crm_tiers_find_field (target) != NULL && crm_tiers_is_tier (changed))))
      return TRUE;
  }
  return FALSE;
}

/* What is chosen of them. */

guint
crm_filter_group_count (const CrmFilterGroup *group, GHashTable *chosen)
{
  guint n = 0;

  for (guint i = 0; i < group->values->len; i++) {
    const CrmFilterValue *value = g_ptr_array_index (group->values, i);

    n += g_hash_table_contains (chosen, value->condition);
  }
  return n;
}

char *
crm_filter_group_dup_joined (const CrmFilterGroup *group, GHashTable *chosen, const char *between,
                             gboolean conditions)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < group->values->len; i++) {
    const CrmFilterValue *value = g_ptr_array_index (group->values, i);

    if (!g_hash_table_contains (chosen, value->condition))
      continue;
    if (joined->len > 0)
      g_string_append (joined, between);
    g_string_append (joined, conditions ? value->condition : value->label);
  }
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

char *
crm_filter_groups_dup_joined (GPtrArray *groups, GHashTable *chosen, gboolean conditions)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; groups != NULL && i < groups->len; i++) {
    const CrmFilterGroup *group = g_ptr_array_index (groups, i);
    g_autofree char *values = NULL;

    if (crm_filter_group_count (group, chosen) == 0)
      continue;
    values = crm_filter_group_dup_joined (
        group, chosen, conditions ? " or " : C_ ("between values", " or "), conditions);
    if (joined->len > 0)
      g_string_append (joined, conditions ? " and " : C_ ("between filters", ", "));
    g_string_append_printf (joined, conditions ? "(%s)" : "%s", values);
  }
  return joined->len > 0 ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

char *
crm_filter_groups_dup_summary (GPtrArray *groups)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; groups != NULL && i < groups->len; i++) {
    const CrmFilterGroup *group = g_ptr_array_index (groups, i);

    g_string_append_printf (all, "%s\n", group->label);
    for (guint k = 0; k < group->values->len; k++) {
      const CrmFilterValue *value = g_ptr_array_index (group->values, k);

      g_string_append_printf (all, "%s\t%s\n", value->label, value->condition);
    }
  }
  return g_string_free (g_steal_pointer (&all), FALSE);
}
