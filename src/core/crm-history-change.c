/* crm-history-change.c: what a row of the log says, with its old values read back from JSON. */
#include "crm-history-change.h"

void
crm_history_change_clear (gpointer change)
{
  g_free (((CrmHistoryChange *) change)->old);
}

char *
crm_history_change_dup_text (CrmStatement *row, int column)
{
  const char *text = crm_statement_get_text (row, column, NULL);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

char
crm_history_change_read_op (CrmStatement *row, int column)
{
  const char *op = crm_statement_get_text (row, column, NULL);

  return op != NULL ? op[0] : '\0';
}

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

gboolean
crm_history_change_read_old (CrmDb *db, const CrmKind *kind, const char *old, CrmValue *values,
                             gboolean *mask, CrmValue *batch, GError **error)
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

gint64
crm_history_change_count_batch (CrmDb *db, const CrmHistoryChange *change)
{
  g_autoptr (CrmStatement) statement =
      crm_db_prepare (db, "SELECT json_extract($1, '$.count')", NULL);

  if (statement == NULL)
    return 0;
  crm_statement_bind_text (statement, 1, change->old);
  return crm_statement_step (statement, NULL) ? crm_statement_get_integer (statement, 0) : 0;
}
