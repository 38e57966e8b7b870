/* crm-edit.c: the one door. Each edit is a transaction with a row in tx; what it changes is
 * noted by the log's triggers. Rules are asked of crm_kind_check, and those that need the
 * other records of crm-edit-check.c. */
#include "crm-edit.h"

#include <inttypes.h>
#include <string.h>

#include "crm-day.h"
#include "crm-edit-check.h"
#include "crm-edit-private.h"
#include "crm-i18n.h"
#include "crm-query.h"
#include "crm-schema.h"

struct _CrmEdit {
  CrmDb *db;
  CrmModel *model;
  CrmStore *store; /* NULL: a worker's edit */
  gint64 tx;
  gboolean reverts;
};

static char *
dup_now (void)
{
  g_autoptr (GDateTime) now = crm_moment_dup_clock ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/* A newer program may have migrated the file while we had it open. */
static gboolean
check_version (CrmEdit *self, GError **error)
{
  gint64 version = 0;

  if (!crm_db_get_integer (self->db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == crm_model_get_version (self->model))
    return TRUE;
  g_set_error_literal (error, CRM_ERROR, CRM_ERROR_NEWER,
                       _ ("A newer version of Hashtgam has taken over this programme. Close it and "
                          "open it with that version."));
  return FALSE;
}

CrmEdit *
crm_edit_begin_revert (CrmDb *db, CrmModel *model, const char *author, const char *label,
                       gint64 reverts, GError **error)
{
  g_autoptr (CrmStatement) insert = NULL;
  g_autofree char *now = dup_now ();
  CrmEdit *self;

  if (crm_db_in_transaction (db)) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_BUSY, _ ("Another change is being made."));
    return NULL;
  }
  if (crm_db_is_read_only (db)) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_READ_ONLY,
                         _ ("The programme is open for reading only."));
    return NULL;
  }
  if (!crm_schema_arm (db, model, error) || !crm_db_exec (db, "BEGIN IMMEDIATE", error))
    return NULL;

  self = g_new0 (CrmEdit, 1);
  self->db = db;
  self->model = crm_model_ref (model);
  self->reverts = reverts > 0;
  if (check_version (self, error))
    insert = crm_db_prepare (
        db, "INSERT INTO \"tx\" (\"at\", \"who\", \"label\", \"reverts\") VALUES ($1, $2, $3, $4)",
        error);
  if (insert != NULL) {
    crm_statement_bind_text (insert, 1, now);
    crm_statement_bind_text (insert, 2, author);
    crm_statement_bind_text (insert, 3, label);
    if (reverts > 0)
      crm_statement_bind_integer (insert, 4, reverts);
    if (crm_statement_run (insert, error)) {
      self->tx = crm_db_get_last_id (db);
      return self;
    }
  }
  crm_edit_cancel (self);
  return NULL;
}

CrmEdit *
crm_edit_begin_on (CrmDb *db, CrmModel *model, const char *author, const char *label,
                   GError **error)
{
  return crm_edit_begin_revert (db, model, author, label, 0, error);
}

CrmEdit *
crm_edit_begin (CrmStore *store, const char *label, GError **error)
{
  CrmEdit *self;

  if (!crm_store_check_file (store, error))
    return NULL;
  self = crm_edit_begin_on (crm_store_get_db (store), crm_store_get_model (store),
                            crm_store_get_author (store), label, error);
  if (self != NULL)
    self->store = g_object_ref (store);
  return self;
}

static void
edit_free (CrmEdit *self)
{
  g_clear_object (&self->store);
  crm_model_unref (self->model);
  g_free (self);
}

void
crm_edit_cancel (CrmEdit *self)
{
  if (self == NULL)
    return;
  if (crm_db_in_transaction (self->db))
    crm_db_exec (self->db, "ROLLBACK", NULL);
  edit_free (self);
}

static gboolean
changed_anything (CrmEdit *self, gboolean *changed, GError **error)
{
  g_autoptr (CrmStatement) statement =
      crm_db_prepare (self->db, "SELECT 1 FROM \"change\" WHERE \"tx\" = $1 LIMIT 1", error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  crm_statement_bind_integer (statement, 1, self->tx);
  *changed = crm_statement_step (statement, &failure);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return TRUE;
}

gboolean
crm_edit_commit (CrmEdit *self, GError **error)
{
  /* An undo counts even when what it would give back is gone since a migration: else the next one
   * would try the same act again. */
  gboolean changed = self->reverts;

  if ((!changed && !changed_anything (self, &changed, error)) ||
      (changed && !crm_db_exec (self->db, "COMMIT", error))) {
    crm_edit_cancel (self);
    return FALSE;
  }
  if (!changed) {
    crm_edit_cancel (self);
    return TRUE;
  }
  if (self->store != NULL)
    crm_store_note_commit (self->store);
  edit_free (self);
  return TRUE;
}

gint64
crm_edit_get_tx (CrmEdit *self)
{
  return self->tx;
}

CrmDb *
crm_edit_get_db (CrmEdit *self)
{
  return self->db;
}

CrmModel *
crm_edit_get_model (CrmEdit *self)
{
  return self->model;
}

static gboolean
write_columns (CrmEdit *self, const CrmKind *kind, gint64 id, const CrmValue *values,
               const gboolean *mask, gint64 *new_id, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new (NULL);
  g_autofree char *sql = NULL;
  g_autofree char *fold = NULL;
  g_autoptr (CrmStatement) statement = NULL;
  int n = 0;

  for (guint i = 0; i < kind->n_fields; i++) {
    if (!crm_field_is_stored (&kind->fields[i]) || (mask != NULL && !mask[i]))
      continue;
    n++;
    if (id > 0)
      g_string_append_printf (names, "%s\"%s\" = $%d", n > 1 ? ", " : "", kind->fields[i].name, n);
    else
      g_string_append_printf (names, "%s\"%s\"", n > 1 ? ", " : "", kind->fields[i].name);
    g_string_append_printf (places, "%s$%d", n > 1 ? ", " : "", n);
  }
  if (crm_kind_has_fold (kind)) {
    n++;
    g_string_append_printf (names, id > 0 ? ", \"fold\" = $%d" : ", \"fold\"", n);
    g_string_append_printf (places, ", $%d", n);
    fold = crm_kind_dup_fold (kind, values);
  }
  sql = id > 0 ? g_strdup_printf ("UPDATE \"%s\" SET %s WHERE \"id\" = $%d", kind->name, names->str,
                                  n + 1)
               : g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", kind->name, names->str,
                                  places->str);
  statement = crm_db_prepare (self->db, sql, error);
  if (statement == NULL)
    return FALSE;
  n = 0;
  for (guint i = 0; i < kind->n_fields; i++)
    if (crm_field_is_stored (&kind->fields[i]) && (mask == NULL || mask[i]))
      crm_statement_bind (statement, ++n, &values[i]);
  if (crm_kind_has_fold (kind))
    crm_statement_bind_text (statement, ++n, fold);
  if (id > 0)
    crm_statement_bind_integer (statement, n + 1, id);
  if (!crm_statement_run (statement, error))
    return FALSE;
  if (new_id != NULL)
    *new_id = crm_db_get_last_id (self->db);
  return TRUE;
}

gboolean
crm_edit_insert (CrmEdit *self, const CrmKind *kind, const CrmValue *values, gint64 *id,
                 GError **error)
{
  CrmValue *all = crm_values_new (kind->n_fields);
  gboolean ok;
  gint64 new_id = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    all[i] = crm_value_copy (&values[i]);
  if (kind->single) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_REFUSED, _ ("A programme has one %s only."),
                 crm_kind_get_label (kind));
    ok = FALSE;
  } else {
    ok = crm_edit_fill_codes (self->db, kind, all, error) &&
         crm_kind_check (kind, all, NULL, error) &&
         crm_edit_check_references (self->db, kind, all, error) &&
         crm_edit_check_unique (self->db, kind, all, 0, error) &&
         write_columns (self, kind, 0, all, NULL, &new_id, error);
  }
  crm_values_free (all, kind->n_fields);
  if (ok && id != NULL)
    *id = new_id;
  return ok;
}

static gboolean
update_record (CrmEdit *self, const CrmKind *kind, gint64 id, CrmValue *all, const gboolean *mask,
               GError **error)
{
  gboolean money = FALSE;

  for (guint i = 0; i < kind->n_fields; i++) {
    const CrmField *field = &kind->fields[i];

    if (!mask[i])
      continue;
    money = money || (kind->single && strcmp (field->name, "decimals") == 0);
    if (field->type == CRM_REFERENCE && all[i].tag == CRM_VALUE_INTEGER &&
        !crm_edit_check_reference (self->db, field, all[i].integer, error))
      return FALSE;
  }
  return (!money || crm_edit_check_money_unchanged (self->db, self->model, error)) &&
         crm_kind_check (kind, all, NULL, error) &&
         crm_edit_check_unique (self->db, kind, all, id, error) &&
         write_columns (self, kind, id, all, mask, NULL, error);
}

gboolean
crm_edit_update (CrmEdit *self, const CrmKind *kind, gint64 id, const CrmValue *values,
                 const gboolean *mask, GError **error)
{
  CrmValue *all = crm_query_dup_record (self->db, self->model, kind, id, error);
  g_autofree gboolean *differs = g_new0 (gboolean, MAX (kind->n_fields, 1));
  gboolean any = FALSE, ok = TRUE;

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++) {
    if (!mask[i] || !crm_field_is_stored (&kind->fields[i]) ||
        crm_value_equal (&all[i], &values[i]))
      continue;
    crm_value_clear (&all[i]);
    all[i] = crm_value_copy (&values[i]);
    differs[i] = any = TRUE;
  }
  if (any) {
    crm_edit_follow_currency (kind, all, mask, differs);
    ok = update_record (self, kind, id, all, differs, error);
  }
  crm_values_free (all, kind->n_fields);
  return ok;
}

gboolean
crm_edit_set (CrmEdit *self, const CrmKind *kind, gint64 id, const CrmField *field,
              const CrmValue *value, GError **error)
{
  g_autofree gboolean *mask = g_new0 (gboolean, kind->n_fields);
  g_autofree CrmValue *values = g_new0 (CrmValue, kind->n_fields);
  guint index = crm_kind_get_field_index (kind, field);

  mask[index] = TRUE;
  values[index] = *value; /* borrowed: update copies */
  return crm_edit_update (self, kind, id, values, mask, error);
}

gboolean
crm_edit_delete (CrmEdit *self, const CrmKind *kind, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE \"id\" = $1", kind->name);
  g_autoptr (CrmStatement) statement = NULL;

  if (kind->single) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_REFUSED, _ ("The programme's %s cannot be deleted."),
                 crm_kind_get_label (kind));
    return FALSE;
  }
  statement = crm_db_prepare (self->db, sql, error);
  if (statement == NULL)
    return FALSE;
  crm_statement_bind_integer (statement, 1, id);
  if (!crm_statement_run (statement, error))
    return FALSE;
  if (crm_db_get_changes (self->db) == 0) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND, _ ("There is no %s #%" PRId64 "."),
                 crm_kind_get_label (kind), id);
    return FALSE;
  }
  return TRUE;
}

/* Links. */

static gboolean
run_on_pair (CrmEdit *self, const char *sql, gint64 a, gint64 b, GError **error)
{
  g_autoptr (CrmStatement) statement = crm_db_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  crm_statement_bind_integer (statement, 1, a);
  crm_statement_bind_integer (statement, 2, b);
  return crm_statement_run (statement, error);
}

gboolean
crm_edit_link (CrmEdit *self, const CrmKind *kind, gint64 id, const CrmField *field, gint64 target,
               GError **error)
{
  const CrmKind *made = crm_model_get_link_kind (self->model, kind, field);
  CrmField owner = {
    .name = "a", .label = kind->label, .type = CRM_REFERENCE, .target = kind->name
  };
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO \"%s\" (\"a\", \"b\") VALUES ($1, $2) ON CONFLICT (\"a\", \"b\") DO NOTHING",
      made->name);

  return crm_edit_check_reference (self->db, &owner, id, error) &&
         crm_edit_check_reference (self->db, field, target, error) &&
         run_on_pair (self, sql, id, target, error);
}

gboolean
crm_edit_unlink (CrmEdit *self, const CrmKind *kind, gint64 id, const CrmField *field,
                 gint64 target, GError **error)
{
  const CrmKind *made = crm_model_get_link_kind (self->model, kind, field);
  g_autofree char *sql =
      g_strdup_printf ("DELETE FROM \"%s\" WHERE \"a\" = $1 AND \"b\" = $2", made->name);

  return run_on_pair (self, sql, id, target, error);
}

static gboolean
holds (const gint64 *ids, guint n, gint64 id)
{
  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

gboolean
crm_edit_set_links (CrmEdit *self, const CrmKind *kind, gint64 id, const CrmField *field,
                    const gint64 *targets, guint n, GError **error)
{
  g_autoptr (GArray) present = crm_query_read_links (self->db, self->model, kind, field, id, error);

  if (present == NULL)
    return FALSE;
  for (guint i = 0; i < present->len; i++) {
    gint64 target = g_array_index (present, gint64, i);

    if (!holds (targets, n, target) && !crm_edit_unlink (self, kind, id, field, target, error))
      return FALSE;
  }
  for (guint i = 0; i < n; i++)
    if (!holds ((const gint64 *) (gpointer) present->data, present->len, targets[i]) &&
        !crm_edit_link (self, kind, id, field, targets[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
copy_links (CrmEdit *self, const CrmKind *kind, gint64 from, gint64 to, GError **error)
{
  for (guint i = 0; i < kind->n_fields; i++) {
    g_autoptr (GArray) links = NULL;

    if (kind->fields[i].type != CRM_LINKS)
      continue;
    links = crm_query_read_links (self->db, self->model, kind, &kind->fields[i], from, error);
    if (links == NULL ||
        !crm_edit_set_links (self, kind, to, &kind->fields[i],
                             (const gint64 *) (gpointer) links->data, links->len, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
crm_edit_duplicate (CrmEdit *self, const CrmKind *kind, gint64 id, gint64 *copy, GError **error)
{
  CrmValue *values = crm_query_dup_record (self->db, self->model, kind, id, error);
  const CrmField *unique = crm_kind_get_unique (kind);
  gboolean ok = values != NULL;

  if (ok && unique != NULL) {
    guint index = crm_kind_get_field_index (kind, unique);

    if (unique->initial != NULL && strchr (unique->initial, '#') != NULL)
      crm_value_clear (&values[index]);
    else if (values[index].tag == CRM_VALUE_TEXT)
      ok = crm_edit_free_code (self->db, kind, unique, values, error);
  }
  for (guint i = 0; ok && i < kind->n_fields; i++)
    if (!crm_field_is_stored (&kind->fields[i]))
      crm_value_clear (&values[i]);
  ok = ok && crm_edit_insert (self, kind, values, copy, error) &&
       copy_links (self, kind, id, *copy, error);
  crm_values_free (values, kind->n_fields);
  return ok;
}

/* Imports. */

gboolean
crm_edit_begin_batch (CrmEdit *self, const CrmKind *kind, GError **error)
{
  return crm_schema_disarm_kind (self->db, kind, 'I', error);
}

gboolean
crm_edit_end_batch (CrmEdit *self, const CrmKind *kind, gint64 added, GError **error)
{
  g_autoptr (CrmStatement) statement = NULL;
  g_autofree char *old = NULL;

  if (!crm_schema_arm_kind (self->db, kind, 'I', error))
    return FALSE;
  if (added == 0)
    return TRUE;
  statement = crm_db_prepare (self->db,
                              "INSERT INTO \"change\" (\"tx\", \"kind\", \"op\", \"old\") "
                              "VALUES ($1, $2, 'B', $3)",
                              error);
  if (statement == NULL)
    return FALSE;
  old = g_strdup_printf ("{\"batch\":%" PRId64 ",\"count\":%" PRId64 "}", self->tx, added);
  crm_statement_bind_integer (statement, 1, self->tx);
  crm_statement_bind_text (statement, 2, kind->name);
  crm_statement_bind_text (statement, 3, old);
  return crm_statement_run (statement, error);
}
