/* crm-history-revert.c: undo and redo. Reverting walks an act's changes backwards; it goes through
 * an edit, so that it is logged like any other act. */
#include "crm-history.h"

#include "crm-edit-private.h"
#include "crm-history-change.h"
#include "crm-i18n.h"
#include "crm-query.h"
#include "crm-schema.h"

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
        *label = crm_history_change_dup_text (statement, 2);
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

gboolean
crm_history_change_take_back (CrmDb *db, CrmModel *model, const CrmHistoryChange *change,
                              GError **error)
{
  const CrmKind *kind = change->kind;
  CrmValue *values = crm_values_new (kind->n_fields);
  g_autofree gboolean *mask = g_new0 (gboolean, MAX (kind->n_fields, 1));
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new (NULL);
  CrmValue batch = CRM_VALUE_INIT;
  gboolean insert = change->op == 'D', link = crm_model_is_link_kind (model, kind);
  gboolean gone;
  gboolean ok = crm_history_change_read_old (db, kind, change->old, values, mask, &batch, error);
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
delete_made (CrmDb *db, const CrmHistoryChange *change, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("DELETE FROM \"%s\" WHERE \"id\" = $1", change->kind->name);
  g_autoptr (CrmStatement) statement = crm_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  crm_statement_bind_integer (statement, 1, change->record);
  return crm_statement_run (statement, error);
}

/* An import's records are found by its number. Up to the limit their values are logged for redo;
 * beyond it only the fact is ('L'), and redo says that one must import again. */
static gboolean
delete_batch (CrmDb *db, gint64 tx, const CrmHistoryChange *change, GError **error)
{
  gboolean lost = crm_history_change_count_batch (db, change) > CRM_REDO_LIMIT;
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
revert_change (CrmDb *db, CrmModel *model, gint64 tx, const CrmHistoryChange *change,
               GError **error)
{
  switch (change->op) {
  case 'I':
    return delete_made (db, change, error);
  case 'D':
  case 'U':
    return crm_history_change_take_back (db, model, change, error);
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

static gboolean
revert_changes (CrmDb *db, CrmModel *model, gint64 tx, gint64 reverted, GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, TRUE, sizeof (CrmHistoryChange));
  g_autoptr (GError) failure = NULL;
  g_autoptr (CrmStatement) statement =
      crm_db_prepare (db,
                      "SELECT \"id\", \"kind\", \"record\", \"op\", \"old\" FROM \"change\" "
                      "WHERE \"tx\" = $1 ORDER BY \"id\" DESC",
                      error);

  if (statement == NULL)
    return FALSE;
  g_array_set_clear_func (changes, crm_history_change_clear);
  crm_statement_bind_integer (statement, 1, reverted);
  while (crm_statement_step (statement, &failure)) {
    const CrmKind *kind = crm_model_find_kind (model, crm_statement_get_text (statement, 1, NULL));
    CrmHistoryChange change = { .id = crm_statement_get_integer (statement, 0),
                                .record = crm_statement_get_integer (statement, 2),
                                .kind = kind,
                                .op = crm_history_change_read_op (statement, 3),
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
    if (!revert_change (db, model, tx, &g_array_index (changes, CrmHistoryChange, i), error))
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
