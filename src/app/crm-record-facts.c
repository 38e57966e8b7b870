/* crm-record-facts.c: goes through the columns twice: what stands in the record itself comes before
 * the titles of others. Calls core only. */
#include "crm-record-facts.h"

#include <string.h>

#include "crm-i18n.h"

#define MAX_FACTS 3
#define MAX_TITLES 4

static gboolean
is_title (const CrmKind *kind, const CrmField *field)
{
  const CrmField *titles[MAX_TITLES];
  guint n = kind->title != NULL ? crm_kind_list_fields (kind, kind->title, titles, MAX_TITLES) : 0;

  for (guint i = 0; i < n; i++)
    if (titles[i] == field)
      return TRUE;
  return FALSE;
}

static gboolean
is_fact (const CrmKind *kind, const CrmField *field)
{
  return (field->flags & CRM_COLUMN) && !(field->flags & CRM_PRIVATE) && !is_title (kind, field) &&
         field->type != CRM_NOTE && field->type != CRM_FLAG && field->type != CRM_FILE &&
         field->type != CRM_LINKS;
}

/* A number alone tells nothing; a day does where it is the record's own. */
static gboolean
speaks_for_itself (const CrmField *field)
{
  return crm_field_is_text (field) || field->type == CRM_REFERENCE || field->type == CRM_TIME ||
         strcmp (field->name, "date") == 0;
}

typedef struct {
  CrmDb *db;
  CrmModel *model;
  const CrmKind *kind;
  gint64 id;
  const CrmValue *values;
  const CrmLocale *locale;
  GString *line;
  guint n;
} Facts;

static void
add_fact (Facts *facts, const CrmField *field)
{
  const CrmValue *value = &facts->values[crm_kind_get_field_index (facts->kind, field)];
  g_autofree char *text = NULL;

  if (facts->n == MAX_FACTS || crm_value_is_null (value))
    return;
  text = crm_query_dup_text (facts->db, facts->model, facts->kind, facts->id, field, value,
                             facts->locale);
  if (*text == '\0')
    return;
  if (facts->n > 0)
    g_string_append (facts->line, " · ");
  /* Each keeps its own direction in a line of the other one. */
  g_string_append (facts->line, "\u2068");
  if (!speaks_for_itself (field))
    g_string_append_printf (facts->line, "%s ", crm_field_get_label (field));
  g_string_append (facts->line, text);
  g_string_append (facts->line, "\u2069");
  facts->n++;
}

char *
crm_record_facts_dup_line (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id,
                           const CrmValue *values, const CrmLocale *locale, const CrmField *besides,
                           gboolean choices)
{
  Facts facts = { db, model, kind, id, values, locale, g_string_new (NULL), 0 };

  for (int titles_of_others = 0; titles_of_others < 2; titles_of_others++)
    for (guint i = 0; i < kind->n_fields; i++) {
      const CrmField *field = &kind->fields[i];

      if (field != besides && is_fact (kind, field) && (choices || field->type != CRM_CHOICE) &&
          (field->type == CRM_REFERENCE) == titles_of_others)
        add_fact (&facts, field);
    }
  return g_string_free (facts.line, FALSE);
}

char *
crm_record_facts_dup_title (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id,
                            const CrmValue *values, const CrmLocale *locale,
                            const CrmField *besides)
{
  const CrmField *titles[MAX_TITLES];
  guint n = kind->title != NULL ? crm_kind_list_fields (kind, kind->title, titles, MAX_TITLES) : 0;
  g_autoptr (GString) title = g_string_new (NULL);

  for (guint i = 0; i < n; i++) {
    const CrmValue *value = &values[crm_kind_get_field_index (kind, titles[i])];
    g_autofree char *text = NULL;

    if (titles[i] == besides || crm_value_is_null (value))
      continue;
    text = crm_query_dup_text (db, model, kind, id, titles[i], value, locale);
    g_string_append_printf (title, "%s%s", title->len > 0 ? " · " : "", text);
  }
  return title->len > 0 ? g_strdup (title->str)
                        : crm_kind_dup_title (model, kind, id, values, db, locale);
}

GPtrArray *
crm_record_facts_list_choices (const CrmKind *kind, const CrmValue *values, const CrmLocale *locale)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < kind->n_fields && words->len < MAX_FACTS; i++) {
    const CrmField *field = &kind->fields[i];

    if (field->type == CRM_CHOICE && is_fact (kind, field) && !crm_value_is_null (&values[i]))
      g_ptr_array_add (words, crm_field_format (field, &values[i], locale));
  }
  return words;
}

/* Tiers. */

static gboolean
read_tier (CrmDb *db, CrmModel *model, gint64 id, const CrmLocale *locale, char **name, guint *rank)
{
  const CrmKind *kind = crm_model_find_kind (model, "tier");
  CrmValue *values = crm_query_dup_record (db, model, kind, id, NULL);
  const CrmValue *place;

  if (values == NULL)
    return FALSE;
  place = &values[crm_kind_get_field_index (kind, crm_kind_find_field (kind, "rank"))];
  *rank = place->tag == CRM_VALUE_INTEGER ? (guint) place->integer : 0;
  *name = crm_kind_dup_title (model, kind, id, values, db, locale);
  crm_values_free (values, kind->n_fields);
  return TRUE;
}

static gint64
find_target (const CrmKind *kind, const CrmValue *values, const char *target)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == CRM_REFERENCE && strcmp (kind->fields[i].target, target) == 0 &&
        values[i].tag == CRM_VALUE_INTEGER)
      return values[i].integer;
  return 0;
}

/* Of what the record refers to by this field. */
static gint64
find_tier_beyond (CrmDb *db, CrmModel *model, const CrmField *field, gint64 id)
{
  const CrmKind *kind = crm_model_find_kind (model, field->target);
  CrmValue *values = crm_query_dup_record (db, model, kind, id, NULL);
  gint64 tier;

  if (values == NULL)
    return 0;
  tier = find_target (kind, values, "tier");
  crm_values_free (values, kind->n_fields);
  return tier;
}

gboolean
crm_record_facts_find_tier (CrmDb *db, CrmModel *model, const CrmKind *kind, const CrmValue *values,
                            const CrmLocale *locale, char **name, guint *rank)
{
  gint64 tier = find_target (kind, values, "tier");

  for (guint i = 0; tier == 0 && i < kind->n_fields; i++)
    if (kind->fields[i].type == CRM_REFERENCE && strcmp (kind->fields[i].target, "segment") == 0 &&
        values[i].tag == CRM_VALUE_INTEGER)
      tier = find_tier_beyond (db, model, &kind->fields[i], values[i].integer);
  return tier != 0 && read_tier (db, model, tier, locale, name, rank);
}

gboolean
crm_record_facts_has_face (const CrmKind *kind)
{
  return strcmp (kind->name, "person") == 0 || strcmp (kind->name, "customer") == 0;
}
