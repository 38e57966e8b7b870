/* crm-import-refs.c: for each kind referred to, digests of exact handles, exact titles, folded
 * handles and folded titles; a name is looked for in that order. */
#include "crm-import-refs.h"

#include <string.h>

#include "crm-i18n.h"
#include "crm-import-index.h"
#include "crm-text.h"

typedef struct {
  const CrmKind *kind;
  const CrmField *handle; /* NULL: records are named by # and number only */
  const CrmField *title;  /* a text that is not the handle, or NULL */
  CrmImportIndex *names;  /* digests of (way, text) */
  GArray *ids;            /* gint64, ascending */
  gint64 next_id;
  gboolean has_titles;
  CrmValue *start; /* of a new record */
} Target;

/* The ways a record is called, in the order they are tried; part of the digest. */
typedef enum { EXACT_HANDLE, EXACT_TITLE, FOLDED_HANDLE, FOLDED_TITLE } Way;

struct _CrmImportRefs {
  CrmModel *model;
  GPtrArray *targets;
};

static void
target_free (gpointer data)
{
  Target *self = data;

  crm_import_index_free (self->names);
  g_array_unref (self->ids);
  crm_values_free (self->start, self->kind->n_fields);
  g_free (self);
}

CrmImportRefs *
crm_import_refs_new (CrmModel *model)
{
  CrmImportRefs *self = g_new0 (CrmImportRefs, 1);

  self->model = crm_model_ref (model);
  self->targets = g_ptr_array_new_with_free_func (target_free);
  return self;
}

void
crm_import_refs_free (CrmImportRefs *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->targets);
  crm_model_unref (self->model);
  g_free (self);
}

static Target *
find_target (CrmImportRefs *self, const CrmKind *kind)
{
  for (guint i = 0; i < self->targets->len; i++) {
    Target *target = g_ptr_array_index (self->targets, i);

    if (target->kind == kind)
      return target;
  }
  return NULL;
}

static CrmDigest
digest_name (const Target *target, Way way, const char *text, gsize length)
{
  CrmDigest digest = crm_digest_start (target->names);
  CrmValue tag = crm_value_integer (way);

  crm_digest_add_value (&digest, &tag);
  crm_digest_add_bytes (&digest, text, length);
  return digest;
}

static void
add_name (Target *target, Way way, const char *text, gsize length, gint64 id)
{
  gboolean made;
  CrmImportEntry *entry;

  if (length == 0)
    return;
  entry = crm_import_index_get (target->names, digest_name (target, way, text, length), &made);
  if (made)
    entry->id = id;
  else if (entry->id != id && entry->row.low == 0)
    entry->row.low = (guint64) id;
}

static void
add_folded_name (Target *target, Way way, const char *text, gint64 id)
{
  g_autofree char *folded = crm_text_fold (text);

  add_name (target, way, folded, strlen (folded), id);
}

gboolean
crm_import_refs_load (CrmImportRefs *self, CrmDb *db, const CrmKind *kind, GError **error)
{
  g_autoptr (CrmStatement) statement = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *sql = NULL;
  Target *target;

  if (find_target (self, kind) != NULL)
    return TRUE;
  target = g_new0 (Target, 1);
  target->kind = kind;
  target->handle = crm_kind_get_handle (kind);
  target->title = crm_kind_get_title (kind);
  if (target->title == target->handle || (target->title != NULL && target->title->type != CRM_TEXT))
    target->title = NULL;
  target->names = crm_import_index_new ();
  target->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  target->start = crm_values_new (kind->n_fields);
  crm_kind_fill_initial (kind, target->start);
  g_ptr_array_add (self->targets, target);

  sql = g_strdup_printf ("SELECT \"id\"%s%s%s FROM \"%s\" ORDER BY \"id\"",
                         target->handle != NULL ? ", \"" : "",
                         target->handle != NULL ? target->handle->name : "",
                         target->handle != NULL ? "\"" : "", kind->name);
  statement = crm_db_prepare (db, sql, error);
  if (statement == NULL)
    return FALSE;
  while (crm_statement_step (statement, &failure)) {
    gint64 id = crm_statement_get_integer (statement, 0);

    g_array_append_val (target->ids, id);
    target->next_id = id;
    if (target->handle != NULL) {
      gsize length;
      const char *text = crm_statement_get_text (statement, 1, &length);

      add_name (target, EXACT_HANDLE, text, length, id);
    }
  }
  target->next_id++;
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return TRUE;
}

gboolean
crm_import_refs_load_titles (CrmImportRefs *self, CrmDb *db, const CrmKind *kind, GError **error)
{
  Target *target = find_target (self, kind);
  g_autoptr (CrmStatement) statement = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *sql = NULL;

  if (target->has_titles)
    return TRUE;
  target->has_titles = TRUE;
  sql = g_strdup_printf (
      "SELECT \"id\", \"%s\", \"%s\" FROM \"%s\" ORDER BY \"id\"", target->handle->name,
      target->title != NULL ? target->title->name : target->handle->name, kind->name);
  statement = crm_db_prepare (db, sql, error);
  if (statement == NULL)
    return FALSE;
  while (crm_statement_step (statement, &failure)) {
    gint64 id = crm_statement_get_integer (statement, 0);
    const char *handle = crm_statement_get_text (statement, 1, NULL);
    gsize length;
    const char *title = crm_statement_get_text (statement, 2, &length);

    if (handle != NULL)
      add_folded_name (target, FOLDED_HANDLE, handle, id);
    if (target->title != NULL && title != NULL) {
      add_name (target, EXACT_TITLE, title, length, id);
      add_folded_name (target, FOLDED_TITLE, title, id);
    }
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return TRUE;
}

static CrmImportRefAnswer
look_up (Target *target, Way way, const char *text, gint64 *id, char **reason)
{
  CrmImportEntry *entry =
      crm_import_index_find (target->names, digest_name (target, way, text, strlen (text)));
  g_autofree char *shown = NULL;

  if (entry == NULL)
    return CRM_IMPORT_REF_MISSING;
  if (entry->row.low == 0) {
    *id = entry->id;
    return CRM_IMPORT_REF_FOUND;
  }
  shown = crm_text_dup_printable (text);
  *reason = g_strdup_printf (_ ("Several %s are called “%s”: write #%ld or #%ld."),
                             crm_kind_get_plural (target->kind), shown, (glong) entry->id,
                             (glong) entry->row.low);
  return CRM_IMPORT_REF_UNCLEAR;
}

static gboolean
find_number (Target *target, const char *text, gint64 *id)
{
  const gint64 *ids = (const gint64 *) (gpointer) target->ids->data;
  gsize low = 0, high = target->ids->len;

  if (*text != '#' || !g_ascii_string_to_signed (text + 1, 10, 1, G_MAXINT64, id, NULL))
    return FALSE;
  while (low < high) {
    gsize middle = low + (high - low) / 2;

    if (ids[middle] < *id)
      low = middle + 1;
    else
      high = middle;
  }
  return low < target->ids->len && ids[low] == *id;
}

CrmImportRefAnswer
crm_import_refs_find (CrmImportRefs *self, const CrmKind *kind, const char *text, gint64 *id,
                      char **reason)
{
  Target *target = find_target (self, kind);
  g_autofree char *folded = NULL;
  CrmImportRefAnswer answer;

  answer = look_up (target, EXACT_HANDLE, text, id, reason);
  if (answer != CRM_IMPORT_REF_MISSING)
    return answer;
  if (find_number (target, text, id))
    return CRM_IMPORT_REF_FOUND;
  if (target->handle == NULL)
    return CRM_IMPORT_REF_MISSING;
  if (!target->has_titles)
    return CRM_IMPORT_REF_ASK_TITLES;
  folded = crm_text_fold (text);
  answer = look_up (target, EXACT_TITLE, text, id, reason);
  if (answer == CRM_IMPORT_REF_MISSING)
    answer = look_up (target, FOLDED_HANDLE, folded, id, reason);
  if (answer == CRM_IMPORT_REF_MISSING)
    answer = look_up (target, FOLDED_TITLE, folded, id, reason);
  return answer;
}

static CrmValue *
fill_new (Target *target, const char *text, CrmImportChunk *chunk, char **reason)
{
  guint n = target->kind->n_fields;
  CrmValue *values = crm_import_chunk_alloc (chunk, n * sizeof (CrmValue));
  char *copy = crm_import_chunk_copy (chunk, text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;

  memcpy (values, target->start, n * sizeof (CrmValue));
  for (guint i = 0; i < n; i++) {
    const CrmField *field = &target->kind->fields[i];

    if (field == target->handle || (field == target->title && (field->flags & CRM_REQUIRED)))
      values[i] = (CrmValue){ CRM_VALUE_TEXT, { .text = copy } };
  }
  if (crm_kind_check (target->kind, values, NULL, &error))
    return values;
  shown = crm_text_dup_printable (text);
  *reason = g_strdup_printf (_ ("The %s “%s” cannot be made from its name alone: %s"),
                             crm_kind_get_label (target->kind), shown, error->message);
  return NULL;
}

gboolean
crm_import_refs_make (CrmImportRefs *self, const CrmKind *kind, const char *text,
                      CrmImportChunk *chunk, gint64 *id, char **reason)
{
  Target *target = find_target (self, kind);
  CrmImportNew made = { .kind = kind, .id = target->next_id };
  const char *title;

  if (target->handle == NULL || !crm_field_is_text (target->handle)) {
    g_autofree char *shown = crm_text_dup_printable (text);

    *reason = g_strdup_printf (_ ("There is no %s “%s”."), crm_kind_get_label (kind), shown);
    return FALSE;
  }
  made.values = fill_new (target, text, chunk, reason);
  if (made.values == NULL)
    return FALSE;
  g_array_append_val (chunk->news, made);
  target->next_id++;
  g_array_append_val (target->ids, made.id);
  *id = made.id;
  add_name (target, EXACT_HANDLE, text, strlen (text), made.id);
  add_folded_name (target, FOLDED_HANDLE, text, made.id);
  title = target->title != NULL ? made.values[crm_kind_get_field_index (kind, target->title)].text
                                : NULL;
  if (title != NULL) {
    add_name (target, EXACT_TITLE, text, strlen (text), made.id);
    add_folded_name (target, FOLDED_TITLE, text, made.id);
  }
  return TRUE;
}
