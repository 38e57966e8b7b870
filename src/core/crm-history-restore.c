/* crm-history-restore.c: a field goes through the edit's own door, with its rules. A deleted record
 * comes as undo brings it, after what stands in its way was looked for. */
#include "crm-history-restore.h"

#include <inttypes.h>

#include "crm-edit-check.h"
#include "crm-history-change.h"
#include "crm-i18n.h"
#include "crm-query.h"

/* A deletion, its values read. */
typedef struct {
  CrmHistoryChange change;
  CrmValue *values;
  gboolean *mask;
  gboolean comes; /* is brought back */
} Lost;

typedef struct {
  CrmEdit *edit;
  CrmDb *db;
  CrmModel *model;
  GPtrArray *lost;       /* of Lost: what the act deleted */
  GPtrArray *changed;    /* of Lost: what it changed */
  GHashTable *by_record; /* of those deleted: "kind number" → Lost, borrowed */
} Restoring;

static void
lost_free (gpointer data)
{
  Lost *lost = data;

  crm_values_free (lost->values, lost->change.kind->n_fields);
  g_free (lost->mask);
  crm_history_change_clear (&lost->change);
  g_free (lost);
}

/* NULL without an error: of a kind that is no more. */
static Lost *
read_lost (CrmDb *db, CrmModel *model, CrmStatement *row, GError **error)
{
  const CrmKind *kind = crm_model_find_kind (model, crm_statement_get_text (row, 1, NULL));
  CrmValue batch = CRM_VALUE_INIT;
  Lost *lost;

  if (kind == NULL)
    return NULL;
  lost = g_new0 (Lost, 1);
  lost->change = (CrmHistoryChange){ .id = crm_statement_get_integer (row, 0),
                                     .kind = kind,
                                     .record = crm_statement_get_integer (row, 2),
                                     .op = crm_history_change_read_op (row, 3),
                                     .old = g_strdup (crm_statement_get_text (row, 4, NULL)) };
  lost->values = crm_values_new (kind->n_fields);
  lost->mask = g_new0 (gboolean, MAX (kind->n_fields, 1));
  if (lost->change.old == NULL ||
      crm_history_change_read_old (db, kind, lost->change.old, lost->values, lost->mask, &batch,
                                   error))
    return lost;
  lost_free (lost);
  return NULL;
}

static gboolean
is_there (CrmDb *db, const char *kind, gint64 id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE \"id\" = %" PRId64, kind, id);
  gint64 found = 0;

  return crm_db_get_integer (db, sql, &found, NULL) && found == 1;
}

/* Fields. */

static gboolean
restore_fields (CrmEdit *edit, const Lost *lost, const CrmField *field, GError **error)
{
  const CrmHistoryChange *change = &lost->change;

  if (!is_there (crm_edit_get_db (edit), change->kind->name, change->record)) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_REFUSED,
                 _ ("%s #%" PRId64 " is deleted. Bring it back first."),
                 crm_kind_get_label (change->kind), change->record);
    return FALSE;
  }
  if (field == NULL)
    return crm_edit_update (edit, change->kind, change->record, lost->values, lost->mask, error);
  return crm_edit_set (edit, change->kind, change->record, field,
                       &lost->values[crm_kind_get_field_index (change->kind, field)], error);
}

/* A deleted record. */

static char *
dup_key (const char *kind, gint64 id)
{
  return g_strdup_printf ("%s %" PRId64, kind, id);
}

static gboolean
comes_back (Restoring *self, const char *kind, gint64 id)
{
  g_autofree char *key = dup_key (kind, id);
  const Lost *lost = g_hash_table_lookup (self->by_record, key);

  return lost != NULL && lost->comes;
}

static gboolean
refers_to_what_comes (Restoring *self, const Lost *lost)
{
  const CrmKind *kind = lost->change.kind;

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == CRM_REFERENCE && kind->fields[i].flags & CRM_OWNED &&
        lost->values[i].tag == CRM_VALUE_INTEGER &&
        comes_back (self, kind->fields[i].target, lost->values[i].integer))
      return TRUE;
  return FALSE;
}

/* What a record owned went with it, and what that owned. */
static void
gather (Restoring *self)
{
  gboolean found;

  do {
    found = FALSE;
    for (guint i = 0; i < self->lost->len; i++) {
      Lost *lost = g_ptr_array_index (self->lost, i);

      if (!lost->comes && refers_to_what_comes (self, lost)) {
        lost->comes = TRUE;
        found = TRUE;
      }
    }
  } while (found);
}

/* Of a link both ends must be there. */
static void
leave_loose_links (Restoring *self)
{
  for (guint i = 0; i < self->lost->len; i++) {
    Lost *lost = g_ptr_array_index (self->lost, i);
    const CrmKind *kind = lost->change.kind;

    if (!lost->comes || !crm_model_is_link_kind (self->model, kind))
      continue;
    for (guint j = 0; j < kind->n_fields; j++)
      if (lost->values[j].tag != CRM_VALUE_INTEGER ||
          (!comes_back (self, kind->fields[j].target, lost->values[j].integer) &&
           !is_there (self->db, kind->fields[j].target, lost->values[j].integer)))
        lost->comes = FALSE;
  }
}

static gboolean
empty_reference (Restoring *self, const Lost *lost, guint index, GError **error)
{
  const CrmKind *kind = lost->change.kind;

  return crm_db_execf (self->db, error, "UPDATE \"%s\" SET \"%s\" = NULL WHERE \"id\" = %" PRId64,
                       kind->name, kind->fields[index].name, lost->change.record);
}

/* A reference to a record that is gone stays empty, unless it must not be. */
static gboolean
mend_references (Restoring *self, const Lost *lost, GError **error)
{
  const CrmKind *kind = lost->change.kind;

  for (guint i = 0; i < kind->n_fields; i++) {
    const CrmField *field = &kind->fields[i];

    if (field->type != CRM_REFERENCE || lost->values[i].tag != CRM_VALUE_INTEGER ||
        comes_back (self, field->target, lost->values[i].integer) ||
        is_there (self->db, field->target, lost->values[i].integer))
      continue;
    if (field->flags & (CRM_OWNED | CRM_REQUIRED)) {
      g_set_error (error, CRM_ERROR, CRM_ERROR_REFUSED,
                   _ ("%s #%" PRId64 " belonged to a record that is deleted. Bring that back "
                      "first."),
                   crm_kind_get_label (kind), lost->change.record);
      return FALSE;
    }
    if (!empty_reference (self, lost, i, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
bring_back (Restoring *self, const Lost *lost, GError **error)
{
  const CrmHistoryChange *change = &lost->change;

  if (is_there (self->db, change->kind->name, change->record)) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_REFUSED,
                 _ ("%s #%" PRId64 " is there: it was brought back already, or its number was "
                    "given to another."),
                 crm_kind_get_label (change->kind), change->record);
    return FALSE;
  }
  return crm_edit_check_unique (self->db, change->kind, lost->values, change->record, error) &&
         crm_history_change_take_back (self->db, self->model, change, error) &&
         mend_references (self, lost, error);
}

/* References that the deletion emptied, where they are empty still. */
static gboolean
refer_again (Restoring *self, const Lost *changed, GError **error)
{
  const CrmKind *kind = changed->change.kind;
  gint64 id = changed->change.record;
  CrmValue *now = crm_query_dup_record (self->db, self->model, kind, id, NULL);
  gboolean ok = TRUE;

  for (guint i = 0; now != NULL && ok && i < kind->n_fields; i++)
    if (changed->mask[i] && kind->fields[i].type == CRM_REFERENCE && crm_value_is_null (&now[i]) &&
        changed->values[i].tag == CRM_VALUE_INTEGER &&
        comes_back (self, kind->fields[i].target, changed->values[i].integer))
      ok = crm_edit_set (self->edit, kind, id, &kind->fields[i], &changed->values[i], error);
  if (now != NULL)
    crm_values_free (now, kind->n_fields);
  return ok;
}

static gboolean
restore_record (Restoring *self, GError **error)
{
  for (guint i = 0; i < self->lost->len; i++) {
    Lost *lost = g_ptr_array_index (self->lost, i);

    g_hash_table_insert (self->by_record, dup_key (lost->change.kind->name, lost->change.record),
                         lost);
  }
  gather (self);
  leave_loose_links (self);
  /* What is owned may come before its owner: references are checked at the commit. */
  if (!crm_db_exec (self->db, "PRAGMA defer_foreign_keys = ON", error))
    return FALSE;
  for (guint i = 0; i < self->lost->len; i++) {
    const Lost *lost = g_ptr_array_index (self->lost, i);

    if (lost->comes && !bring_back (self, lost, error))
      return FALSE;
  }
  for (guint i = 0; i < self->changed->len; i++)
    if (!refer_again (self, g_ptr_array_index (self->changed, i), error))
      return FALSE;
  return TRUE;
}

/* The act. */

static gboolean
read_act (Restoring *self, gint64 wanted, Lost **found, GError **error)
{
  g_autoptr (CrmStatement) statement =
      crm_db_prepare (self->db,
                      "SELECT \"id\", \"kind\", \"record\", \"op\", \"old\" FROM \"change\" "
                      "WHERE \"tx\" = (SELECT \"tx\" FROM \"change\" WHERE \"id\" = $1) "
                      "ORDER BY \"id\" DESC",
                      error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  crm_statement_bind_integer (statement, 1, wanted);
  while (failure == NULL && crm_statement_step (statement, &failure)) {
    Lost *lost = read_lost (self->db, self->model, statement, &failure);

    if (lost == NULL)
      continue;
    if (lost->change.id == wanted)
      *found = lost;
    g_ptr_array_add (lost->change.op == 'D' ? self->lost : self->changed, lost);
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return TRUE;
}

static gboolean
restore_found (Restoring *self, Lost *found, const CrmField *field, GError **error)
{
  if (found != NULL && found->change.op == 'U')
    return restore_fields (self->edit, found, field, error);
  if (found == NULL || found->change.op != 'D') {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_REFUSED,
                         _ ("There was nothing before this change to bring back."));
    return FALSE;
  }
  found->comes = TRUE;
  if (!restore_record (self, error))
    return FALSE;
  if (!found->comes) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_REFUSED,
                         _ ("One of the two records that were linked is deleted. Bring it back "
                            "first."));
    return FALSE;
  }
  return TRUE;
}

gboolean
crm_history_restore (CrmEdit *edit, gint64 change, const CrmField *field, GError **error)
{
  Restoring self = { .edit = edit,
                     .db = crm_edit_get_db (edit),
                     .model = crm_edit_get_model (edit),
                     .lost = g_ptr_array_new_with_free_func (lost_free),
                     .changed = g_ptr_array_new_with_free_func (lost_free),
                     .by_record = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  Lost *found = NULL;
  gboolean ok =
      read_act (&self, change, &found, error) && restore_found (&self, found, field, error);

  g_hash_table_unref (self.by_record);
  g_ptr_array_unref (self.lost);
  g_ptr_array_unref (self.changed);
  return ok;
}
