/* crm-history.c: "who changed what", read from the one log. */
#include "crm-history.h"

#include "crm-history-change.h"
#include "crm-query.h"

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
dup_later_value (CrmDb *db, CrmModel *model, const CrmHistoryChange *change, const CrmField *field)
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

      found = crm_history_change_read_old (db, change->kind, old, values, mask, &batch, NULL) &&
              mask[index];
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
new_entry (CrmStatement *row, const CrmHistoryChange *change)
{
  CrmHistoryEntry *entry = g_new0 (CrmHistoryEntry, 1);

  entry->tx = crm_statement_get_integer (row, 5);
  entry->change = change->id;
  entry->at = crm_history_change_dup_text (row, 6);
  entry->who = crm_history_change_dup_text (row, 7);
  entry->label = crm_history_change_dup_text (row, 8);
  entry->reverts = crm_statement_get_integer (row, 9);
  entry->kind = change->kind;
  entry->record = change->record;
  entry->op = change->op;
  return entry;
}

/* What a deleted record was called. */
static char *
dup_old_title (CrmDb *db, CrmModel *model, const CrmHistoryChange *change, const CrmLocale *locale)
{
  const CrmKind *kind = change->kind;
  CrmValue *values = crm_values_new (kind->n_fields);
  g_autofree gboolean *mask = g_new0 (gboolean, MAX (kind->n_fields, 1));
  CrmValue batch = CRM_VALUE_INIT;
  char *title = NULL;

  if (crm_history_change_read_old (db, kind, change->old, values, mask, &batch, NULL))
    title = crm_kind_dup_title (model, kind, change->record, values, db, locale);
  crm_values_free (values, kind->n_fields);
  return title;
}

static void
add_entries (GPtrArray *entries, CrmDb *db, CrmModel *model, CrmStatement *row,
             const CrmHistoryChange *change, const CrmLocale *locale)
{
  const CrmKind *kind = change->kind;
  CrmValue *values;
  g_autofree gboolean *mask = NULL;
  CrmValue batch = CRM_VALUE_INIT;

  if (change->op != 'U') {
    CrmHistoryEntry *entry = new_entry (row, change);

    if (change->op == 'B' || change->op == 'L')
      entry->count = crm_history_change_count_batch (db, change);
    if (change->op == 'D')
      entry->title = dup_old_title (db, model, change, locale);
    g_ptr_array_add (entries, entry);
    return;
  }
  values = crm_values_new (kind->n_fields);
  mask = g_new0 (gboolean, kind->n_fields);
  if (crm_history_change_read_old (db, kind, change->old, values, mask, &batch, NULL)) {
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

static char *
dup_select (const CrmKind *kind, gint64 record, gint64 tx, guint limit)
{
  return g_strdup_printf (
      "SELECT c.\"id\", c.\"kind\", c.\"record\", c.\"op\", c.\"old\", "
      "t.\"id\", t.\"at\", t.\"who\", t.\"label\", t.\"reverts\" "
      "FROM \"change\" c JOIN \"tx\" t ON t.\"id\" = c.\"tx\" "
      "WHERE 1%s%s%s ORDER BY c.\"id\"%s LIMIT %u",
      kind != NULL ? " AND c.\"kind\" = $1" : "", record > 0 ? " AND c.\"record\" = $2" : "",
      tx > 0 ? " AND c.\"tx\" = $3" : "", tx > 0 ? "" : " DESC", limit > 0 ? limit : 1000);
}

/* tx 0: of all acts. */
static GPtrArray *
read_entries (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 record, gint64 tx,
              guint limit, GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) crm_history_entry_free);
  g_autoptr (GError) failure = NULL;
  g_autofree char *sql = dup_select (kind, record, tx, limit);
  g_autoptr (CrmStatement) statement = crm_db_prepare (db, sql, error);
  CrmLocale locale;

  if (statement == NULL)
    return NULL;
  crm_locale_init (&locale);
  if (kind != NULL)
    crm_statement_bind_text (statement, 1, kind->name);
  if (record > 0)
    crm_statement_bind_integer (statement, 2, record);
  if (tx > 0)
    crm_statement_bind_integer (statement, 3, tx);
  while (crm_statement_step (statement, &failure)) {
    CrmHistoryChange change = { .id = crm_statement_get_integer (statement, 0),
                                .kind = crm_model_find_kind (
                                    model, crm_statement_get_text (statement, 1, NULL)),
                                .record = crm_statement_get_integer (statement, 2),
                                .op = crm_history_change_read_op (statement, 3),
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

GPtrArray *
crm_history_read (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 record, guint limit,
                  GError **error)
{
  return read_entries (db, model, kind, record, 0, limit, error);
}

GPtrArray *
crm_history_read_act (CrmDb *db, CrmModel *model, gint64 tx, const CrmKind *kind, gint64 record,
                      guint limit, GError **error)
{
  g_return_val_if_fail (tx > 0, NULL);
  return read_entries (db, model, kind, record, tx, limit, error);
}
