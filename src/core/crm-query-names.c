/* crm-query-names.c: what records are called: their titles for people, their handles for machines,
 * and back from what a person writes to the record that is meant. Part of crm-query.h. */
#include "crm-query.h"

#include <inttypes.h>
#include <string.h>

#include "crm-clause.h"
#include "crm-fold-index.h"
#include "crm-i18n.h"
#include "crm-text.h"

#define MAX_TITLE_FIELDS 8
#define MAX_DEPTH 3  /* of titles that are references whose titles are references… */
#define MAX_CALLED 3 /* records of one name looked for: two to name, one to know of more */

static const CrmLocale plain_locale = { CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN, TRUE, "", 0 };

/* Titles. */

static char *dup_title (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id,
                        const CrmLocale *locale, guint depth);

/* "Customer 12" */
static char *
dup_numbered (const CrmKind *kind, gint64 id, const CrmLocale *locale)
{
  g_autofree char *ascii = g_strdup_printf ("%" PRId64, id);
  g_autofree char *number = crm_locale_dup_digits (locale, ascii);

  return g_strdup_printf ("%s %s", crm_kind_get_label (kind), number);
}

static char *
join_title (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id, const CrmValue *values,
            const CrmLocale *locale, guint depth)
{
  const CrmField *fields[MAX_TITLE_FIELDS];
  guint n = crm_kind_list_fields (kind, kind->title, fields, MAX_TITLE_FIELDS);
  g_autoptr (GString) title = g_string_new (NULL);

  for (guint i = 0; i < n; i++) {
    const CrmValue *value = &values[crm_kind_get_field_index (kind, fields[i])];
    g_autofree char *part = NULL;

    if (crm_value_is_null (value))
      continue;
    if (fields[i]->type == CRM_REFERENCE && db != NULL && depth < MAX_DEPTH)
      part = dup_title (db, model, crm_model_find_kind (model, fields[i]->target), value->integer,
                        locale, depth + 1);
    else
      part = crm_field_format (fields[i], value, locale);
    if (part != NULL && *part != '\0')
      g_string_append_printf (title, "%s%s", title->len > 0 ? " · " : "", part);
  }
  if (title->len == 0)
    return dup_numbered (kind, id, locale);
  return g_string_free (g_steal_pointer (&title), FALSE);
}

char *
crm_kind_dup_title (CrmModel *model, const CrmKind *kind, gint64 id, const CrmValue *values,
                    CrmDb *db, const CrmLocale *locale)
{
  return join_title (db, model, kind, id, values, locale, 0);
}

/* The values of some fields of one record, the others null; NULL when there is no such record. */
static CrmValue *
read_fields (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id,
             const CrmField *const *fields, guint n)
{
  g_autoptr (CrmClause) clause = crm_clause_new (model);
  CrmValue *values = NULL;
  CrmStatement *statement;

  crm_clause_append (clause, "SELECT t.id");
  for (guint i = 0; i < n; i++) {
    crm_clause_append (clause, ", ");
    crm_clause_append_field (clause, kind, fields[i], "t");
  }
  crm_clause_appendf (clause, " FROM \"%s\" AS t WHERE t.id = ", kind->name);
  crm_clause_bind (clause, crm_value_integer (id));
  statement = crm_db_prepare (db, clause->sql->str, NULL);
  if (statement == NULL)
    return NULL;
  crm_statement_bind_integer (statement, 1, id);
  if (crm_statement_step (statement, NULL)) {
    values = crm_values_new (kind->n_fields);
    for (guint i = 0; i < n; i++) {
      CrmValue *value = &values[crm_kind_get_field_index (kind, fields[i])];

      *value = crm_statement_dup_value (statement, (int) i + 1);
      crm_field_coerce (fields[i], value);
    }
  }
  crm_statement_finish (statement);
  return values;
}

static char *
dup_title (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id, const CrmLocale *locale,
           guint depth)
{
  const CrmField *fields[MAX_TITLE_FIELDS];
  guint n = crm_kind_list_fields (kind, kind->title, fields, MAX_TITLE_FIELDS);
  CrmValue *values = read_fields (db, model, kind, id, fields, n);
  char *title;

  if (values == NULL)
    return NULL;
  title = join_title (db, model, kind, id, values, locale, depth);
  crm_values_free (values, kind->n_fields);
  return title;
}

char *
crm_query_dup_title (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id,
                     const CrmLocale *locale)
{
  return dup_title (db, model, kind, id, locale, 0);
}

/* Handles. */

/* "#12" in any digits. */
static gboolean
read_number (const char *text, gint64 *id)
{
  g_autofree char *ascii = crm_text_dup_ascii_digits (text, -1);

  return ascii[0] == '#' && g_ascii_string_to_signed (ascii + 1, 10, 1, G_MAXINT64, id, NULL);
}

/* Ids, at most MAX_CALLED, of the records whose field is `value`, or folds as it does. */
static gboolean
find_called (CrmDb *db, CrmModel *model, const CrmKind *kind, const CrmField *field,
             gboolean folded, const CrmValue *value, GArray *ids, GError **error)
{
  g_autoptr (CrmClause) clause = crm_clause_new (model);
  GError *failure = NULL;
  CrmStatement *statement;

  crm_clause_appendf (clause, "SELECT t.id FROM \"%s\" AS t WHERE ", kind->name);
  if (folded) {
    crm_clause_append_folded (clause, kind, field, FALSE, crm_text_fold (value->text));
  } else {
    crm_clause_append_field (clause, kind, field, "t");
    crm_clause_append (clause, " = ");
    crm_clause_bind (clause, crm_value_copy (value));
  }
  crm_clause_appendf (clause, " ORDER BY t.id LIMIT %d", MAX_CALLED);
  statement = crm_db_prepare (db, clause->sql->str, error);
  if (statement == NULL)
    return FALSE;
  crm_statement_bind (statement, 1, &g_array_index (clause->values, CrmValue, 0));
  while (crm_statement_step (statement, &failure)) {
    gint64 id = crm_statement_get_integer (statement, 0);

    g_array_append_val (ids, id);
  }
  crm_statement_finish (statement);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* Whether `text`, found again by crm_query_find_handle, gives this record and no other. */
static gboolean
is_own_handle (CrmDb *db, CrmModel *model, const CrmKind *kind, const CrmField *field, gint64 id,
               const char *text)
{
  g_autoptr (GArray) ids = NULL;
  CrmValue value;
  gint64 number;

  if (read_number (text, &number) || strchr (text, ';') != NULL)
    return FALSE;
  if (field->flags & CRM_UNIQUE)
    return TRUE;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  value = crm_value_text (text);
  find_called (db, model, kind, field, FALSE, &value, ids, NULL);
  crm_value_clear (&value);
  return ids->len == 1 && g_array_index (ids, gint64, 0) == id;
}

char *
crm_query_dup_handle (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id)
{
  const CrmField *field = crm_kind_get_handle (kind);
  CrmValue *values = read_fields (db, model, kind, id, &field, field != NULL);
  g_autofree char *text = NULL;

  if (values == NULL)
    return NULL;
  if (field != NULL && field->type != CRM_REFERENCE)
    text = crm_field_format (field, &values[crm_kind_get_field_index (kind, field)], &plain_locale);
  crm_values_free (values, kind->n_fields);
  if (text != NULL && *text != '\0' && is_own_handle (db, model, kind, field, id, text))
    return g_steal_pointer (&text);
  return g_strdup_printf ("#%" PRId64, id);
}

/* Takes the one record found; says why not when there are more. */
static gboolean
take_one (const CrmKind *kind, const char *handle, const GArray *ids, gint64 *id, GError **error)
{
  g_autofree char *shown = crm_text_dup_printable (handle);
  const gint64 *found = (const gint64 *) (gpointer) ids->data;

  if (ids->len == 1) {
    *id = found[0];
    return TRUE;
  }
  if (ids->len == 2)
    g_set_error (error, CRM_ERROR, CRM_ERROR_REFUSED,
                 _ ("%s: two are called “%s”. Write #%" PRId64 " or #%" PRId64 "."),
                 crm_kind_get_plural (kind), shown, found[0], found[1]);
  else
    g_set_error (error, CRM_ERROR, CRM_ERROR_REFUSED,
                 _ ("%s: several are called “%s”. Write #%" PRId64 ", #%" PRId64
                    " or the number of another."),
                 crm_kind_get_plural (kind), shown, found[0], found[1]);
  return FALSE;
}

static gboolean
refuse_unknown (const CrmKind *kind, const char *handle, GError **error)
{
  g_autofree char *shown = crm_text_dup_printable (handle);

  g_set_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND,
               _ ("%s: none is called “%s”. Write its code, its name, or # and its number."),
               crm_kind_get_plural (kind), shown);
  return FALSE;
}

static gboolean
find_number (CrmDb *db, const CrmKind *kind, const char *handle, gint64 number, gint64 *id,
             GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT t.id FROM \"%s\" AS t WHERE t.id = $1", kind->name);
  CrmStatement *statement = crm_db_prepare (db, sql, error);
  GError *failure = NULL;
  gboolean found;

  if (statement == NULL)
    return FALSE;
  crm_statement_bind_integer (statement, 1, number);
  found = crm_statement_step (statement, &failure);
  crm_statement_finish (statement);
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return FALSE;
  }
  if (!found)
    return refuse_unknown (kind, handle, error);
  *id = number;
  return TRUE;
}

/* What `text` would be as a value of the field. Null: it cannot be one, or not one to be folded. */
static CrmValue
read_name (const CrmField *field, const char *text, gboolean folded)
{
  CrmValue value = CRM_VALUE_INIT;

  if (field->type == CRM_TEXT || field->type == CRM_NOTE)
    return crm_value_text (text);
  if (!folded && field->type != CRM_REFERENCE)
    crm_field_parse (field, text, -1, &plain_locale, NULL, &value, NULL, NULL);
  return value;
}

gboolean
crm_query_find_handle (CrmDb *db, CrmModel *model, const CrmKind *kind, const char *handle,
                       gint64 *id, GError **error)
{
  const CrmField *names[2] = { crm_kind_get_handle (kind), crm_kind_get_title (kind) };
  g_autofree char *text = g_strstrip (g_strdup (handle));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 number;

  if (!g_utf8_validate (text, -1, NULL)) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_INVALID,
                         _ ("The name is not valid UTF-8. Write it anew."));
    return FALSE;
  }
  if (read_number (text, &number))
    return find_number (db, kind, text, number, id, error);
  for (int folded = 0; folded < 2; folded++) {
    for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
      CrmValue value;
      gboolean done;

      if (names[i] == NULL || names[i]->type == CRM_LINKS || (i > 0 && names[i] == names[0]))
        continue;
      value = read_name (names[i], text, folded);
      done = crm_value_is_null (&value) ||
             find_called (db, model, kind, names[i], folded, &value, ids, error);
      crm_value_clear (&value);
      if (!done)
        return FALSE;
      if (ids->len > 0)
        return take_one (kind, text, ids, id, error);
    }
  }
  return refuse_unknown (kind, text, error);
}

/* Values as text. */

static char *
dup_name (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id, const CrmLocale *locale)
{
  char *name = locale->plain ? crm_query_dup_handle (db, model, kind, id)
                             : crm_query_dup_title (db, model, kind, id, locale);

  return name != NULL ? name : g_strdup ("");
}

static char *
dup_links_text (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id, const CrmField *field,
                const CrmLocale *locale)
{
  const CrmKind *target = crm_model_find_kind (model, field->target);
  g_autoptr (GArray) targets = crm_query_read_links (db, model, kind, field, id, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *comma = locale->language == CRM_LANGUAGE_PERSIAN ? "، " : ", ";

  if (locale->plain)
    comma = ";";
  for (guint i = 0; targets != NULL && i < targets->len; i++) {
    g_autofree char *name =
        dup_name (db, model, target, g_array_index (targets, gint64, i), locale);

    g_string_append_printf (text, "%s%s", i > 0 ? comma : "", name);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
crm_query_dup_text (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id,
                    const CrmField *field, const CrmValue *value, const CrmLocale *locale)
{
  if (field->type == CRM_LINKS)
    return dup_links_text (db, model, kind, id, field, locale);
  if (field->type == CRM_REFERENCE && !crm_value_is_null (value))
    return dup_name (db, model, crm_model_find_kind (model, field->target), value->integer, locale);
  return crm_field_format (field, value, locale);
}

gboolean
crm_query_parse (CrmDb *db, CrmModel *model, const CrmField *field, const char *text,
                 const CrmLocale *locale, CrmValue *value, GError **error)
{
  gint64 id;

  if (field->type != CRM_REFERENCE)
    return crm_field_parse (field, text, -1, locale, NULL, value, NULL, error);
  *value = CRM_VALUE_INIT;
  if (text[strspn (text, " \t\r\n")] == '\0')
    return TRUE;
  if (!crm_query_find_handle (db, model, crm_model_find_kind (model, field->target), text, &id,
                              error))
    return FALSE;
  *value = crm_value_integer (id);
  return TRUE;
}

static GArray *
parse_list (CrmDb *db, CrmModel *model, const CrmKind *target, const char *text, const char *marks,
            GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, marks, -1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; words[i] != NULL; i++) {
    gboolean known = FALSE;
    gint64 id;

    if (*g_strstrip (words[i]) == '\0')
      continue;
    if (!crm_query_find_handle (db, model, target, words[i], &id, error))
      return NULL;
    for (guint j = 0; j < ids->len && !known; j++)
      known = g_array_index (ids, gint64, j) == id;
    if (!known)
      g_array_append_val (ids, id);
  }
  return g_steal_pointer (&ids);
}

GArray *
crm_query_parse_links (CrmDb *db, CrmModel *model, const CrmField *field, const char *text,
                       GError **error)
{
  const CrmKind *target = crm_model_find_kind (model, field->target);
  g_autoptr (GError) failure = NULL;
  g_autofree char *commas = NULL;
  GArray *ids = parse_list (db, model, target, text, ";", &failure);

  /* A comma parts names only when the whole is not a name itself. */
  if (ids == NULL && strchr (text, ';') == NULL &&
      g_error_matches (failure, CRM_ERROR, CRM_ERROR_NOT_FOUND)) {
    g_auto (GStrv) parts = g_strsplit (text, "،", -1);

    commas = g_strjoinv (",", parts);
    if (strchr (commas, ',') != NULL)
      return parse_list (db, model, target, commas, ",", error);
  }
  if (ids == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return ids;
}

/* Search in every kind. */

static void
hit_free (gpointer data)
{
  CrmHit *self = data;

  g_free (self->title);
  g_free (self);
}

static GArray *
search_kind (CrmDb *db, CrmModel *model, const CrmKind *kind, const char *words, guint limit,
             GError **error)
{
  g_autoptr (CrmQuery) query = crm_query_new (model, kind);

  crm_query_set_search (query, words);
  crm_query_set_order (query, "id", NULL);
  crm_query_set_limit (query, limit);
  return crm_query_read_ids (query, db, NULL, error);
}

/* Shares `limit` out among the kinds, so that many customers do not hide the one promise. */
static void
share_out (guint *taken, const GPtrArray *found, guint limit)
{
  guint left = limit, before;

  do {
    before = left;
    for (guint i = 0; i < found->len && left > 0; i++) {
      const GArray *ids = g_ptr_array_index (found, i);

      if (ids != NULL && taken[i] < ids->len) {
        taken[i]++;
        left--;
      }
    }
  } while (left > 0 && left < before);
}

static void
add_hits (GPtrArray *hits, CrmDb *db, CrmModel *model, const CrmKind *kind, const GArray *ids,
          guint n, const CrmLocale *locale)
{
  for (guint i = 0; i < n; i++) {
    gint64 id = g_array_index (ids, gint64, i);
    char *title = crm_query_dup_title (db, model, kind, id, locale);
    CrmHit *hit = g_new (CrmHit, 1);

    *hit = (CrmHit){ kind, id, title != NULL ? title : dup_numbered (kind, id, locale) };
    g_ptr_array_add (hits, hit);
  }
}

GPtrArray *
crm_query_search_all (CrmDb *db, CrmModel *model, const char *words, guint limit,
                      const CrmLocale *locale, GError **error)
{
  guint n = crm_model_get_n_kinds (model);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (hit_free);
  g_autofree guint *taken = g_new0 (guint, n);
  g_auto (GStrv) folded = crm_fold_split (words);

  if (folded == NULL || limit == 0)
    return g_steal_pointer (&hits);
  for (guint i = 0; i < n; i++) {
    const CrmKind *kind = crm_model_get_kind (model, i);
    GArray *ids;

    if (kind->hidden || !crm_kind_has_fold (kind))
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    else
      ids = search_kind (db, model, kind, words, limit, error);
    if (ids == NULL)
      return NULL;
    g_ptr_array_add (found, ids);
  }
  share_out (taken, found, limit);
  for (guint i = 0; i < n; i++)
    add_hits (hits, db, model, crm_model_get_kind (model, i), g_ptr_array_index (found, i),
              taken[i], locale);
  return g_steal_pointer (&hits);
}
