/* crm-history.c: undo, redo and "who changed what", all read from the one log. Reverting walks an
 * act's changes backwards; it goes through an edit, so that it is logged like any other act. */
#include "crm-history.h"

#include <string.h>

#include "crm-edit-private.h"
#include "crm-i18n.h"
#include "crm-query.h"
#include "crm-schema.h"

/* One change of the log with its old values by field. */
typedef struct {
  gint64 id, record;
  const CrmKind *kind;
  char op;
  char *old;
} Change;

static void
change_clear (gpointer data)
{
  g_free (((Change *) data)->old);
}

/* NULL stays NULL; what a received log holds need not be UTF-8. */
static char *
dup_text (CrmStatement *row, int column)
{
  const char *text = crm_statement_get_text (row, column, NULL);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

/* An act is forward (made or redone) or backward (an undo): follow what it reverts. */
static gboolean
get_depth (CrmDb *db, gint64 tx, int *depth, GError **error)
{
  g_autoptr (CrmStatement) statement =
      crm_db_prepare (db, "SELECT \"reverts\" FROM \"tx\" WHERE \"id\" = $1", error);

  if (statement == NULL)
    return FALSE;
  for (*depth = 0; tx > 0; ++*depth) {
    g_autoptr (GError) failure = NULL;
    gint64 reverts = 0;

    crm_statement_reset (statement);
    crm_statement_bind_integer (statement, 1, tx);
    if (crm_statement_step (statement, &failure))
      reverts = crm_statement_get_integer (statement, 0);
    if (failure != NULL) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
    /* An act reverts an older one; anything else would be a damaged log, and endless. */
    if (reverts <= 0 || reverts >= tx)
      break;
    tx = reverts;
  }
  return TRUE;
}

/* The act that undo (or redo) would revert, newest first. Whatever reverts an act is newer than it,
 * so one walk knows of each act whether it still holds. Looks at acts before `below`. *tx 0: none.
 * FALSE when the log cannot be read. */
static gboolean
find_revertible (CrmDb *db, gboolean redo, gint64 below, gint64 *tx, char **label, GError **error)
{
  g_autoptr (CrmStatement) statement =
      crm_db_prepare (db,
                      "SELECT \"id\", \"reverts\", \"label\" FROM \"tx\" WHERE \"id\" < $1 "
                      "ORDER BY \"id\" DESC",
                      error);
  g_autoptr (GHashTable) reverted =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) failure = NULL;

  *tx = 0;
  if (statement == NULL)
    return FALSE;
  crm_statement_bind_integer (statement, 1, below);
  while (crm_statement_step (statement, &failure)) {
    gint64 id = crm_statement_get_integer (statement, 0);
    gint64 reverts = crm_statement_get_integer (statement, 1);
    gboolean gone = g_hash_table_contains (reverted, &id);
    int depth = 0;

    if (reverts > 0) {
      if (!get_depth (db, reverts, &depth, error))
        return FALSE;
      depth++;
      g_hash_table_add (reverted, g_memdup2 (&reverts, sizeof reverts));
    }
    /* A new edit ends the redo of everything before it. */
    if (redo && depth == 0)
      return TRUE;
    if (!gone && (depth % 2 == 1) == redo) {
      if (label != NULL)
        *label = dup_text (statement, 2);
      *tx = id;
      return TRUE;
    }
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return TRUE;
}

/* Reading the old values of a change. */

static CrmValue
dup_old_value (const CrmField *field, CrmStatement *json, int column)
{
  const char *text;

  if (crm_statement_is_null (json, column))
    return CRM_VALUE_INIT;
  if (field == NULL)
    return crm_value_integer (crm_statement_get_integer (json, column));
  text = crm_statement_get_text (json, column, NULL);
  if (text == NULL)
    return CRM_VALUE_INIT;
  if (field->type == CRM_REAL)
    return crm_value_real (g_ascii_strtod (text, NULL));
  if (field->type == CRM_FILE) {
    g_autoptr (GByteArray) bytes = g_byte_array_new ();
    g_autoptr (GBytes) content = NULL;

    for (gsize i = 0; text[i] != '\0' && text[i + 1] != '\0'; i += 2) {
      guint8 byte =
          (guint8) (g_ascii_xdigit_value (text[i]) << 4 | g_ascii_xdigit_value (text[i + 1]));

      g_byte_array_append (bytes, &byte, 1);
    }
    content = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
    return crm_value_bytes (content);
  }
  if (crm_field_is_text (field))
    return crm_value_text (text);
  return crm_value_integer (crm_statement_get_integer (json, column));
}

/* Puts the old values into values, marks them in mask, and the import's number into batch. */
static gboolean
read_old (CrmDb *db, const CrmKind *kind, const char *old, CrmValue *values, gboolean *mask,
          CrmValue *batch, GError **error)
{
  g_autoptr (CrmStatement) json =
      crm_db_prepare (db, "SELECT \"key\", \"value\" FROM json_each($1)", error);
  g_autoptr (GError) failure = NULL;

  if (json == NULL)
    return FALSE;
  crm_statement_bind_text (json, 1, old);
  while (crm_statement_step (json, &failure)) {
    const char *name = crm_statement_get_text (json, 0, NULL);
    const CrmField *field = name != NULL ? crm_kind_find_field (kind, name) : NULL;

    /* A field of an older version that is gone has nowhere to go back to. */
    if (field != NULL && crm_field_is_stored (field)) {
      guint index = crm_kind_get_field_index (kind, field);

      crm_value_clear (&values[index]);
      values[index] = dup_old_value (field, json, 1);
      mask[index] = TRUE;
    } else if (g_strcmp0 (name, "batch") == 0) {
      *batch = dup_old_value (NULL, json, 1);
    }
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return TRUE;
}

/* Going back. */

static gboolean
run_write (CrmDb *db, const char *sql, const CrmKind *kind, const CrmValue *values,
           const gboolean *mask, const CrmValue *batch, gint64 record, GError **error)
{
  g_autoptr (CrmStatement) statement = crm_db_prepare (db, sql, error);
  int n = 0;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (mask[i])
      crm_statement_bind (statement, ++n, &values[i]);
  if (batch != NULL)
    crm_statement_bind (statement, ++n, batch);
  crm_statement_bind_integer (statement, ++n, record);
  return crm_statement_run (statement, error);
}

static gboolean
refresh_fold (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 record, GError **error)
{
  g_autoptr (CrmStatement) statement = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *fold = NULL;
  CrmValue *values;

  if (!crm_kind_has_fold (kind))
    return TRUE;
  values = crm_query_dup_record (db, model, kind, record, error);
  if (values == NULL)
    return FALSE;
  fold = crm_kind_dup_fold (kind, values);
  crm_values_free (values, kind->n_fields);
  sql = g_strdup_printf ("UPDATE \"%s\" SET \"fold\" = $1 WHERE \"id\" = $2", kind->name);
  statement = crm_db_prepare (db, sql, error);
  if (statement == NULL)
    return FALSE;
  crm_statement_bind_text (statement, 1, fold);
  crm_statement_bind_integer (statement, 2, record);
  return crm_statement_run (statement, error);
}

/* A deleted record comes back whole; a changed one gets back the old values of what was changed. */
static gboolean
restore (CrmDb *db, CrmModel *model, const Change *change, GError **error)
{
  const CrmKind *kind = change->kind;
  CrmValue *values = crm_values_new (kind->n_fields);
  g_autofree gboolean *mask = g_new0 (gboolean, MAX (kind->n_fields, 1));
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new (NULL);
  CrmValue batch = CRM_VALUE_INIT;
  gboolean insert = change->op == 'D', link = crm_model_is_link_kind (model, kind);
  gboolean gone;
  gboolean ok = read_old (db, kind, change->old, values, mask, &batch, error);
  int n = 0;

  g_string_append_printf (sql, insert ? "INSERT INTO \"%s\" (" : "UPDATE \"%s\" SET ", kind->name);
  for (guint i = 0; i < kind->n_fields; i++) {
    if (!mask[i])
      continue;
    n++;
    g_string_append_printf (sql, insert ? "\"%s\", " : "%s\"%s\" = $%d",
                            insert  ? kind->fields[i].name
                            : n > 1 ? ", "
                                    : "",
                            kind->fields[i].name, n);
    g_string_append_printf (places, "$%d, ", n);
  }
  if (insert) {
    if (!link) {
      g_string_append (sql, "\"batch\", ");
      g_string_append_printf (places, "$%d, ", ++n);
    }
    g_string_append_printf (sql, "\"id\") VALUES (%s$%d)", places->str, n + 1);
  } else {
    g_string_append_printf (sql, " WHERE \"id\" = $%d", n + 1);
  }
  ok = ok && (n == 0 || run_write (db, sql->str, kind, values, mask,
                                   insert && !link ? &batch : NULL, change->record, error));
  /* A record that an import made and then changed (by a second row of its key, by a reference to a
   * record of its own file) has just gone with the whole import. */
  gone = ok && !insert && n > 0 && crm_db_get_changes (db) == 0;
  ok = ok && (gone || refresh_fold (db, model, kind, change->record, error));
  crm_values_free (values, kind->n_fields);
  return ok;
}

static gboolean
delete_made (CrmDb *db, const Change *change, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("DELETE FROM \"%s\" WHERE \"id\" = $1", change->kind->name);
  g_autoptr (CrmStatement) statement = crm_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  crm_statement_bind_integer (statement, 1, change->record);
  return crm_statement_run (statement, error);
}

static gint64
count_batch (CrmDb *db, const Change *change)
{
  g_autoptr (CrmStatement) statement =
      crm_db_prepare (db, "SELECT json_extract($1, '$.count')", NULL);

  if (statement == NULL)
    return 0;
  crm_statement_bind_text (statement, 1, change->old);
  return crm_statement_step (statement, NULL) ? crm_statement_get_integer (statement, 0) : 0;
}

/* An import's records are found by its number. Up to the limit their values are logged for redo;
 * beyond it only the fact is ('L'), and redo says that one must import again. */
static gboolean
delete_batch (CrmDb *db, gint64 tx, const Change *change, GError **error)
{
  gboolean lost = count_batch (db, change) > CRM_REDO_LIMIT;
  g_autofree char *sql = g_strdup_printf (
      "DELETE FROM \"%s\" WHERE \"batch\" = json_extract($1, '$.batch')", change->kind->name);
  g_autoptr (CrmStatement) statement = NULL;

  if (lost && !crm_schema_disarm_kind (db, change->kind, 'D', error))
    return FALSE;
  statement = crm_db_prepare (db, sql, error);
  if (statement == NULL)
    return FALSE;
  crm_statement_bind_text (statement, 1, change->old);
  if (!crm_statement_run (statement, error))
    return FALSE;
  return !lost ||
         (crm_schema_arm_kind (db, change->kind, 'D', error) &&
          crm_db_execf (db, error,
                        "INSERT INTO \"change\" (\"tx\", \"kind\", \"op\", \"old\") VALUES "
                        "(%" G_GINT64_FORMAT ", '%s', 'L', '%s')",
                        tx, change->kind->name, change->old));
}

static gboolean
revert_change (CrmDb *db, CrmModel *model, gint64 tx, const Change *change, GError **error)
{
  switch (change->op) {
  case 'I':
    return delete_made (db, change, error);
  case 'D':
  case 'U':
    return restore (db, model, change, error);
  case 'B':
    return delete_batch (db, tx, change, error);
  case 'L':
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_REFUSED,
                         _ ("This import was too large to keep for redo. Import the file again."));
    return FALSE;
  default:
    g_set_error (error, CRM_ERROR, CRM_ERROR_DAMAGED, _ ("The log holds an unknown act “%c”."),
                 change->op);
    return FALSE;
  }
}

static char
read_op (CrmStatement *row)
{
  const char *op = crm_statement_get_text (row, 3, NULL);

  return op != NULL ? op[0] : '\0';
}

static gboolean
revert_changes (CrmDb *db, CrmModel *model, gint64 tx, gint64 reverted, GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, TRUE, sizeof (Change));
  g_autoptr (GError) failure = NULL;
  g_autoptr (CrmStatement) statement =
      crm_db_prepare (db,
                      "SELECT \"id\", \"kind\", \"record\", \"op\", \"old\" FROM \"change\" "
                      "WHERE \"tx\" = $1 ORDER BY \"id\" DESC",
                      error);

  if (statement == NULL)
    return FALSE;
  g_array_set_clear_func (changes, change_clear);
  crm_statement_bind_integer (statement, 1, reverted);
  while (crm_statement_step (statement, &failure)) {
    const CrmKind *kind = crm_model_find_kind (model, crm_statement_get_text (statement, 1, NULL));
    Change change = { .id = crm_statement_get_integer (statement, 0),
                      .record = crm_statement_get_integer (statement, 2),
                      .kind = kind,
                      .op = read_op (statement),
                      .old = g_strdup (crm_statement_get_text (statement, 4, NULL)) };

    /* A kind that a later version took away has nothing to go back to. */
    if (kind != NULL)
      g_array_append_val (changes, change);
    else
      g_free (change.old);
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  for (guint i = 0; i < changes->len; i++) {
    /* Within one statement the connection looks; reading a record ends that. */
    if (g_cancellable_is_cancelled (cancellable)) {
      g_set_error_literal (error, CRM_ERROR, CRM_ERROR_CANCELLED,
                           _ ("Stopped as asked. Nothing was changed."));
      return FALSE;
    }
    if (!revert_change (db, model, tx, &g_array_index (changes, Change, i), error))
      return FALSE;
  }
  return TRUE;
}

gboolean
crm_history_revert_last (CrmDb *db, CrmModel *model, const char *author, gboolean redo,
                         char **label, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (CrmEdit) edit = NULL;
  gint64 tx, still;
  gboolean ok;

  if (!find_revertible (db, redo, G_MAXINT64, &tx, &name, error))
    return FALSE;
  if (tx == 0) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_NOT_FOUND,
                         redo ? _ ("There is nothing to redo.") : _ ("There is nothing to undo."));
    return FALSE;
  }
  edit = crm_edit_begin_revert (db, model, author, name, tx, error);
  if (edit == NULL)
    return FALSE;
  /* Another process may have acted between the look and the lock. */
  if (!find_revertible (db, redo, crm_edit_get_tx (edit), &still, NULL, error))
    return FALSE;
  if (still != tx) {
    g_set_error_literal (
        error, CRM_ERROR, CRM_ERROR_BUSY,
        _ ("Somebody else made a change at this moment. Look at it and try again."));
    return FALSE;
  }
  crm_db_set_cancellable (db, cancellable);
  /* Children may come back before their parents: references are checked at the commit. */
  ok = crm_db_exec (db, "PRAGMA defer_foreign_keys = ON", error) &&
       revert_changes (db, model, crm_edit_get_tx (edit), tx, cancellable, error) &&
       crm_edit_commit (g_steal_pointer (&edit), error);
  crm_db_set_cancellable (db, NULL);
  if (ok && label != NULL)
    *label = g_steal_pointer (&name);
  return ok;
}

static gboolean
revert_on_store (CrmStore *self, gboolean redo, char **label, GError **error)
{
  if (!crm_store_check_file (self, error) ||
      !crm_history_revert_last (crm_store_get_db (self), crm_store_get_model (self),
                                crm_store_get_author (self), redo, label, NULL, error))
    return FALSE;
  crm_store_note_commit (self);
  return TRUE;
}

gboolean
crm_store_undo (CrmStore *self, char **label, GError **error)
{
  return revert_on_store (self, FALSE, label, error);
}

gboolean
crm_store_redo (CrmStore *self, char **label, GError **error)
{
  return revert_on_store (self, TRUE, label, error);
}

char *
crm_store_dup_undo_label (CrmStore *self)
{
  char *label = NULL;
  gint64 tx;

  find_revertible (crm_store_get_db (self), FALSE, G_MAXINT64, &tx, &label, NULL);
  return label;
}

char *
crm_store_dup_redo_label (CrmStore *self)
{
  char *label = NULL;
  gint64 tx;

  find_revertible (crm_store_get_db (self), TRUE, G_MAXINT64, &tx, &label, NULL);
  return label;
}

gint64
crm_store_get_undo_loss (CrmStore *self)
{
  CrmDb *db = crm_store_get_db (self);
  g_autofree char *sql = NULL;
  gint64 tx, count = 0;

  if (!find_revertible (db, FALSE, G_MAXINT64, &tx, NULL, NULL))
    return 0;
  sql = g_strdup_printf (
      "SELECT sum(json_extract(\"old\", '$.count')) FROM \"change\" WHERE \"tx\" = "
      "%" G_GINT64_FORMAT " AND \"op\" = 'B'",
      tx);
  crm_db_get_integer (db, sql, &count, NULL);
  return count > CRM_REDO_LIMIT ? count : 0;
}

/* Who changed what. */

void
crm_history_entry_free (CrmHistoryEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->at);
  g_free (self->who);
  g_free (self->label);
  g_free (self->title);
  crm_value_clear (&self->from);
  crm_value_clear (&self->to);
  g_free (self);
}

/* What a field was set to by a change: the old value of its next change, else what it is now. */
static CrmValue
dup_later_value (CrmDb *db, CrmModel *model, const Change *change, const CrmField *field)
{
  guint index = crm_kind_get_field_index (change->kind, field);
  CrmValue *values = crm_values_new (change->kind->n_fields);
  g_autofree gboolean *mask = g_new0 (gboolean, change->kind->n_fields);
  CrmValue batch = CRM_VALUE_INIT, later = CRM_VALUE_INIT;
  g_autoptr (CrmStatement) statement =
      crm_db_prepare (db,
                      "SELECT \"old\" FROM \"change\" WHERE \"record\" = $1 AND \"kind\" = $2 "
                      "AND \"id\" > $3 AND \"op\" IN ('U', 'D') ORDER BY \"id\"",
                      NULL);
  gboolean found = FALSE;

  if (statement != NULL) {
    crm_statement_bind_integer (statement, 1, change->record);
    crm_statement_bind_text (statement, 2, change->kind->name);
    crm_statement_bind_integer (statement, 3, change->id);
    while (!found && crm_statement_step (statement, NULL)) {
      g_autofree char *old = g_strdup (crm_statement_get_text (statement, 0, NULL));

      found = read_old (db, change->kind, old, values, mask, &batch, NULL) && mask[index];
    }
  }
  if (!found) {
    CrmValue *now = crm_query_dup_record (db, model, change->kind, change->record, NULL);

    if (now != NULL)
      later = crm_value_copy (&now[index]);
    crm_values_free (now, now != NULL ? change->kind->n_fields : 0);
  } else {
    later = crm_value_copy (&values[index]);
  }
  crm_values_free (values, change->kind->n_fields);
  return later;
}

static CrmHistoryEntry *
new_entry (CrmStatement *row, const Change *change)
{
  CrmHistoryEntry *entry = g_new0 (CrmHistoryEntry, 1);

  entry->tx = crm_statement_get_integer (row, 5);
  entry->at = dup_text (row, 6);
  entry->who = dup_text (row, 7);
  entry->label = dup_text (row, 8);
  entry->reverts = crm_statement_get_integer (row, 9);
  entry->kind = change->kind;
  entry->record = change->record;
  entry->op = change->op;
  return entry;
}

/* What a deleted record was called. */
static char *
dup_old_title (CrmDb *db, CrmModel *model, const Change *change, const CrmLocale *locale)
{
  const CrmKind *kind = change->kind;
  CrmValue *values = crm_values_new (kind->n_fields);
  g_autofree gboolean *mask = g_new0 (gboolean, MAX (kind->n_fields, 1));
  CrmValue batch = CRM_VALUE_INIT;
  char *title = NULL;

  if (read_old (db, kind, change->old, values, mask, &batch, NULL))
    title = crm_kind_dup_title (model, kind, change->record, values, db, locale);
  crm_values_free (values, kind->n_fields);
  return title;
}

static void
add_entries (GPtrArray *entries, CrmDb *db, CrmModel *model, CrmStatement *row,
             const Change *change, const CrmLocale *locale)
{
  const CrmKind *kind = change->kind;
  CrmValue *values;
  g_autofree gboolean *mask = NULL;
  CrmValue batch = CRM_VALUE_INIT;

  if (change->op != 'U') {
    CrmHistoryEntry *entry = new_entry (row, change);

    if (change->op == 'B' || change->op == 'L')
      entry->count = count_batch (db, change);
    if (change->op == 'D')
      entry->title = dup_old_title (db, model, change, locale);
    g_ptr_array_add (entries, entry);
    return;
  }
  values = crm_values_new (kind->n_fields);
  mask = g_new0 (gboolean, kind->n_fields);
  if (read_old (db, kind, change->old, values, mask, &batch, NULL)) {
    for (guint i = 0; i < kind->n_fields; i++) {
      CrmHistoryEntry *entry;

      if (!mask[i])
        continue;
      entry = new_entry (row, change);
      entry->field = &kind->fields[i];
      entry->from = crm_value_copy (&values[i]);
      entry->to = dup_later_value (db, model, change, &kind->fields[i]);
      g_ptr_array_add (entries, entry);
    }
  }
  crm_values_free (values, kind->n_fields);
}

static void
name_records (GPtrArray *entries, CrmDb *db, CrmModel *model, const CrmLocale *locale)
{
  for (guint i = 0; i < entries->len; i++) {
    CrmHistoryEntry *entry = g_ptr_array_index (entries, i);

    if (entry->title == NULL && entry->record > 0)
      entry->title = crm_query_dup_title (db, model, entry->kind, entry->record, locale);
  }
}

GPtrArray *
crm_history_read (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 record, guint limit,
                  GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) crm_history_entry_free);
  g_autoptr (GError) failure = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (CrmStatement) statement = NULL;
  CrmLocale locale;

  crm_locale_init (&locale);
  sql =
      g_strdup_printf ("SELECT c.\"id\", c.\"kind\", c.\"record\", c.\"op\", c.\"old\", t.\"id\", "
                       "t.\"at\", "
                       "t.\"who\", t.\"label\", t.\"reverts\" "
                       "FROM \"change\" c JOIN \"tx\" t ON t.\"id\" = c.\"tx\" "
                       "WHERE 1%s%s ORDER BY c.\"id\" DESC LIMIT %u",
                       kind != NULL ? " AND c.\"kind\" = $1" : "",
                       record > 0 ? " AND c.\"record\" = $2" : "", limit > 0 ? limit : 1000);
  statement = crm_db_prepare (db, sql, error);
  if (statement == NULL)
    return NULL;
  if (kind != NULL)
    crm_statement_bind_text (statement, 1, kind->name);
  if (record > 0)
    crm_statement_bind_integer (statement, 2, record);
  while (crm_statement_step (statement, &failure)) {
    Change change = { .id = crm_statement_get_integer (statement, 0),
                      .kind =
                          crm_model_find_kind (model, crm_statement_get_text (statement, 1, NULL)),
                      .record = crm_statement_get_integer (statement, 2),
                      .op = read_op (statement),
                      .old = g_strdup (crm_statement_get_text (statement, 4, NULL)) };

    if (change.kind != NULL)
      add_entries (entries, db, model, statement, &change, &locale);
    g_free (change.old);
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  name_records (entries, db, model, &locale);
  return g_steal_pointer (&entries);
}
