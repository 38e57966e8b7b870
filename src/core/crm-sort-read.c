/* crm-sort-read.c: from the columns of a statement to the keys of crm-sort.h. */
#include "crm-sort-read.h"

#include "crm-sort.h"

typedef struct {
  gsize place, length;
} Known;

typedef struct {
  CrmSort *sort;
  CrmStatement *look_up; /* NULL: what is read is the key */
  gboolean descending;
  GHashTable *known; /* gint64 → Known */
} Key;

static void
add_column (CrmSort *sort, CrmStatement *row, int column, gboolean descending)
{
  gsize length;

  switch (crm_statement_get_tag (row, column)) {
  case CRM_VALUE_NULL:
    crm_sort_add_null (sort);
    break;
  case CRM_VALUE_INTEGER:
    crm_sort_add_integer (sort, crm_statement_get_integer (row, column), descending);
    break;
  case CRM_VALUE_REAL:
    crm_sort_add_real (sort, crm_statement_get_real (row, column), descending);
    break;
  case CRM_VALUE_TEXT: {
    const char *text = crm_statement_get_text (row, column, &length);

    crm_sort_add_text (sort, text, length, descending);
    break;
  }
  case CRM_VALUE_BYTES: {
    gconstpointer bytes = crm_statement_get_bytes (row, column, &length);

    crm_sort_add_bytes (sort, bytes, length, descending);
    break;
  }
  }
}

static gboolean
add_looked_up (Key *key, gint64 value, GError **error)
{
  Known *known = g_hash_table_lookup (key->known, &value);
  g_autoptr (GError) failure = NULL;
  gint64 *copy;

  if (known != NULL) {
    crm_sort_add_again (key->sort, known->place, known->length);
    return TRUE;
  }
  copy = g_memdup2 (&value, sizeof value);
  known = g_new (Known, 1);
  known->place = crm_sort_get_place (key->sort);
  crm_statement_bind_integer (key->look_up, 1, value);
  if (crm_statement_step (key->look_up, &failure))
    add_column (key->sort, key->look_up, 0, key->descending);
  else
    crm_sort_add_null (key->sort);
  crm_statement_reset (key->look_up);
  known->length = crm_sort_get_place (key->sort) - known->place;
  g_hash_table_insert (key->known, copy, known);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
add_key (Key *key, CrmStatement *row, int column, GError **error)
{
  if (key->look_up != NULL && !crm_statement_is_null (row, column))
    return add_looked_up (key, crm_statement_get_integer (row, column), error);
  add_column (key->sort, row, column, key->descending);
  return TRUE;
}

static gboolean
read_rows (CrmSort *sort, CrmStatement *rows, Key *keys, guint n_keys, gboolean backwards,
           GError **error)
{
  g_autoptr (GError) failure = NULL;

  while (failure == NULL && crm_statement_step (rows, &failure)) {
    for (guint i = 0; failure == NULL && i < n_keys; i++)
      add_key (&keys[i], rows, (int) i + 1, &failure);
    crm_sort_end_row (sort, crm_statement_get_integer (rows, 0), backwards);
  }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

GArray *
crm_sort_read_ids (CrmDb *db, CrmStatement *rows, const CrmSortKey *keys, guint n_keys,
                   gboolean backwards, GError **error)
{
  g_autoptr (CrmSort) sort = crm_sort_new ();
  g_autofree Key *reading = g_new0 (Key, n_keys);
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < n_keys; i++) {
    reading[i] = (Key){ .sort = sort, .descending = keys[i].descending };
    if (keys[i].look_up == NULL)
      continue;
    reading[i].known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
    reading[i].look_up = crm_db_prepare (db, keys[i].look_up, error);
    ok = reading[i].look_up != NULL;
  }
  ok = ok && read_rows (sort, rows, reading, n_keys, backwards, error);
  for (guint i = 0; i < n_keys; i++) {
    g_clear_pointer (&reading[i].known, g_hash_table_unref);
    g_clear_pointer (&reading[i].look_up, crm_statement_finish);
  }
  return ok ? crm_sort_take_ids (sort) : NULL;
}
