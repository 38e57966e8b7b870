/* crm-table-copy.c: numbers are written plainly, so that they arrive as numbers; all else as the
 * table says it, guarded against being run as a formula. */
#include "crm-table-copy.h"

#include "crm-day.h"
#include "crm-i18n.h"
#include "crm-text.h"
#include "crm-wording.h"

#include <string.h>

typedef struct {
  CrmModel *model;
  const CrmKind *kind;
  GPtrArray *fields; /* of const CrmField * */
  GArray *ids;       /* of gint64 */
  CrmLocale locale, plain;
  GdkClipboard *clipboard;
} Copy;

typedef struct {
  const Copy *copy;
  CrmDb *db;
  GHashTable *lines; /* gint64 id → text, owned */
} Batch;

static void
copy_free (gpointer user_data)
{
  Copy *self = user_data;

  crm_model_unref (self->model);
  g_ptr_array_unref (self->fields);
  g_array_unref (self->ids);
  g_object_unref (self->clipboard);
  g_free (self);
}

static void
append_text (GString *line, char *text)
{
  g_autofree char *guarded = crm_text_guard_formula (g_strdelimit (text, "\t\n\r", ' '));

  g_string_append (line, guarded);
}

static void
append_cell (const Batch *batch, GString *line, gint64 id, const CrmField *field,
             const CrmValue *value)
{
  const Copy *copy = batch->copy;
  g_autofree char *text = NULL;

  switch (field->type) {
  case CRM_INTEGER:
  case CRM_REAL:
  case CRM_MONEY:
  case CRM_PERCENT:
    text = crm_field_format (field, value, &copy->plain);
    g_string_append_printf (line, "%s%s", text,
                            field->type == CRM_PERCENT && *text != '\0' ? "%" : "");
    return;
  case CRM_FILE:
    return;
  case CRM_DAY:
    if (value->tag == CRM_VALUE_INTEGER)
      text = crm_day_format_short ((CrmDay) value->integer, &copy->locale);
    break;
  default:
    text = crm_query_dup_text (batch->db, copy->model, copy->kind, id, field, value, &copy->locale);
  }
  if (text != NULL)
    append_text (line, text);
}

static gboolean
write_line (gint64 id, const CrmValue *values, gpointer user_data)
{
  Batch *batch = user_data;
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < batch->copy->fields->len; i++) {
    const CrmField *field = g_ptr_array_index (batch->copy->fields, i);

    if (i > 0)
      g_string_append_c (line, '\t');
    append_cell (batch, line, id, field,
                 &values[crm_kind_get_field_index (batch->copy->kind, field)]);
  }
  g_string_append_c (line, '\n');
  g_hash_table_insert (batch->lines, g_memdup2 (&id, sizeof id),
                       g_string_free (g_steal_pointer (&line), FALSE));
  return TRUE;
}

static void
write_heads (const Copy *self, GString *text)
{
  for (guint i = 0; i < self->fields->len; i++) {
    char *head = crm_wording_dup_head (g_ptr_array_index (self->fields, i), &self->locale);

    if (i > 0)
      g_string_append_c (text, '\t');
    append_text (text, head);
    g_free (head);
  }
  g_string_append_c (text, '\n');
}

/* The lines of a batch come in no order. */
static gboolean
write_batch (Batch *batch, guint first, guint n, GString *text, GError **error)
{
  const Copy *copy = batch->copy;
  const gint64 *ids = &g_array_index (copy->ids, gint64, first);

  g_hash_table_remove_all (batch->lines);
  if (!crm_query_read_batch (batch->db, copy->model, copy->kind, ids, n, write_line, batch, error))
    return FALSE;
  for (guint i = 0; i < n; i++) {
    const char *line = g_hash_table_lookup (batch->lines, &ids[i]);

    g_string_append (text, line != NULL ? line : "");
  }
  return TRUE;
}

static gpointer
write_in_worker (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  const Copy *self = data;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) lines =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Batch batch = { self, db, lines };

  write_heads (self, text);
  for (guint i = 0; i < self->ids->len; i += CRM_QUERY_BATCH)
    if (g_cancellable_set_error_if_cancelled (crm_job_get_cancellable (job), error) ||
        !write_batch (&batch, i, MIN (CRM_QUERY_BATCH, self->ids->len - i), text, error))
      return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
take_text (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  const Copy *self = data;
  g_autofree char *text = result;
  g_autofree char *count = NULL, *said = NULL;

  if (text == NULL) {
    if (error != NULL && !g_error_matches (error, CRM_ERROR, CRM_ERROR_CANCELLED))
      crm_session_say (session, error->message, FALSE);
    return;
  }
  gdk_clipboard_set_text (self->clipboard, text);
  count = crm_wording_dup_count (self->kind, self->ids->len, &self->locale);
  said = g_strdup_printf (_ ("%s copied"), count);
  crm_session_say (session, said, FALSE);
}

void
crm_table_copy (CrmSession *session, const CrmKind *kind, GPtrArray *fields, GArray *ids,
                GdkClipboard *clipboard)
{
  Copy *self = g_new0 (Copy, 1);

  self->model = crm_model_ref (crm_session_get_model (session));
  self->kind = kind;
  self->fields = g_ptr_array_ref (fields);
  self->ids = g_array_ref (ids);
  self->locale = *crm_session_get_locale (session);
  self->plain = self->locale;
  self->plain.plain = TRUE;
  self->clipboard = g_object_ref (clipboard);
  crm_session_run (session, _ ("Copying"), CRM_SESSION_READ, write_in_worker, take_text, self,
                   copy_free, g_free);
}
