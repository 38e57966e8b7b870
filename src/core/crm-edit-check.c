/* crm-edit-check.c: what an edit asks of the other records: numbers for new codes, unique codes,
 * references that exist, and amounts that keep their meaning. Rules that need one record only are
 * crm_kind_check's. */
#include "crm-edit-check.h"

#include <inttypes.h>
#include <string.h>

#include "crm-i18n.h"

#define MOST_KEY_FIELDS 8

/* Codes: "G#" becomes the highest G-number so far plus one. */

static char *
dup_next_code (CrmDb *db, const CrmKind *kind, const CrmField *field, GError **error)
{
  g_autofree char *prefix = g_strndup (field->initial, strcspn (field->initial, "#"));
  g_autofree char *sql = NULL;
  g_autoptr (CrmStatement) statement = NULL;
  g_autoptr (GError) failure = NULL;
  gint64 highest = 0;

  sql = g_strdup_printf (
      "SELECT max(CAST(substr(\"%s\", length($1) + 1) AS INTEGER)) FROM \"%s\" WHERE "
      "substr(\"%s\", 1, length($1)) = $1 AND length(\"%s\") BETWEEN length($1) + 1 AND "
      "length($1) + 15 "
      "AND substr(\"%s\", length($1) + 1) NOT GLOB '*[^0-9]*'",
      field->name, kind->name, field->name, field->name, field->name);
  statement = crm_db_prepare (db, sql, error);
  if (statement == NULL)
    return NULL;
  crm_statement_bind_text (statement, 1, prefix);
  if (crm_statement_step (statement, &failure))
    highest = crm_statement_get_integer (statement, 0);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  return g_strdup_printf ("%s%" PRId64, prefix, highest + 1);
}

gboolean
crm_edit_fill_codes (CrmDb *db, const CrmKind *kind, CrmValue *values, GError **error)
{
  for (guint i = 0; i < kind->n_fields; i++) {
    const CrmField *field = &kind->fields[i];
    char *code;

    if (values[i].tag != CRM_VALUE_NULL || field->type != CRM_TEXT || field->initial == NULL ||
        strchr (field->initial, '#') == NULL)
      continue;
    code = dup_next_code (db, kind, field, error);
    if (code == NULL)
      return FALSE;
    values[i] = crm_value_take_text (code);
  }
  return TRUE;
}

/* What needs the other records. */

static gboolean
find_other (CrmDb *db, const CrmKind *kind, const CrmField **fields, guint n,
            const CrmValue *values, gint64 id, gint64 *other, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (CrmStatement) statement = NULL;

  g_string_append_printf (sql, "SELECT \"id\" FROM \"%s\" WHERE \"id\" <> $1", kind->name);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, " AND \"%s\" = $%u", fields[i]->name, i + 2);
  statement = crm_db_prepare (db, sql->str, error);
  if (statement == NULL)
    return FALSE;
  crm_statement_bind_integer (statement, 1, id);
  for (guint i = 0; i < n; i++)
    crm_statement_bind (statement, (int) i + 2,
                        &values[crm_kind_get_field_index (kind, fields[i])]);
  *other = crm_statement_step (statement, error) ? crm_statement_get_integer (statement, 0) : 0;
  return TRUE;
}

/* A unique code without a pattern gets a number behind it. */
gboolean
crm_edit_free_code (CrmDb *db, const CrmKind *kind, const CrmField *field, CrmValue *values,
                    GError **error)
{
  guint index = crm_kind_get_field_index (kind, field);
  g_autofree char *base = g_strdup (values[index].text);

  for (int number = 2; number < 10000; number++) {
    g_autoptr (GError) failure = NULL;
    gint64 other = 0;

    crm_value_clear (&values[index]);
    values[index] = crm_value_take_text (g_strdup_printf ("%s %d", base, number));
    if (!find_other (db, kind, &field, 1, values, 0, &other, &failure) || failure != NULL) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
    if (other == 0)
      return TRUE;
  }
  g_set_error (error, CRM_ERROR, CRM_ERROR_REFUSED, _ ("There are too many copies of “%s”."), base);
  return FALSE;
}

gboolean
crm_edit_check_unique (CrmDb *db, const CrmKind *kind, const CrmValue *values, gint64 id,
                       GError **error)
{
  const CrmField *unique = crm_kind_get_unique (kind);
  const CrmField *keys[MOST_KEY_FIELDS];
  guint n = kind->key != NULL ? crm_kind_list_fields (kind, kind->key, keys, MOST_KEY_FIELDS) : 0;
  g_autoptr (GError) failure = NULL;
  gint64 other = 0;

  if (unique != NULL && values[crm_kind_get_field_index (kind, unique)].tag != CRM_VALUE_NULL) {
    find_other (db, kind, &unique, 1, values, id, &other, &failure);
    if (other > 0) {
      static const CrmLocale plain = CRM_LOCALE_PLAIN ("", 0);
      g_autofree char *text =
          crm_field_format (unique, &values[crm_kind_get_field_index (kind, unique)], &plain);

      g_set_error (&failure, CRM_ERROR, CRM_ERROR_REFUSED,
                   _ ("There is already a %s with %s “%s”."), crm_kind_get_label (kind),
                   crm_field_get_label (unique), text);
    }
  }
  if (failure == NULL && n > 1) {
    find_other (db, kind, keys, n, values, id, &other, &failure);
    if (other > 0)
      g_set_error (&failure, CRM_ERROR, CRM_ERROR_REFUSED,
                   _ ("There is already a %s for the same %s and %s."), crm_kind_get_label (kind),
                   crm_field_get_label (keys[0]), crm_field_get_label (keys[1]));
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return TRUE;
}

gboolean
crm_edit_check_reference (CrmDb *db, const CrmField *field, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE \"id\" = $1", field->target);
  g_autoptr (CrmStatement) statement = crm_db_prepare (db, sql, error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  crm_statement_bind_integer (statement, 1, id);
  if (crm_statement_step (statement, &failure))
    return TRUE;
  if (failure == NULL)
    g_set_error (&failure, CRM_ERROR, CRM_ERROR_REFUSED, _ ("%s: there is no record #%" PRId64 "."),
                 crm_field_get_label (field), id);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
crm_edit_check_references (CrmDb *db, const CrmKind *kind, const CrmValue *values, GError **error)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == CRM_REFERENCE && values[i].tag == CRM_VALUE_INTEGER &&
        !crm_edit_check_reference (db, &kind->fields[i], values[i].integer, error))
      return FALSE;
  return TRUE;
}

/* The number of decimals says what all integers of money in the file mean. */
gboolean
crm_edit_check_money_unchanged (CrmDb *db, CrmModel *model, GError **error)
{
  for (guint k = 0; k < crm_model_get_n_kinds (model); k++) {
    const CrmKind *kind = crm_model_get_kind (model, k);

    for (guint i = 0; i < kind->n_fields; i++) {
      g_autofree char *sql = NULL;
      gint64 found = 0;

      if (kind->fields[i].type != CRM_MONEY || !crm_field_is_stored (&kind->fields[i]))
        continue;
      sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE \"%s\" IS NOT NULL LIMIT 1", kind->name,
                             kind->fields[i].name);
      if (!crm_db_get_integer (db, sql, &found, error))
        return FALSE;
      if (found) {
        g_set_error (error, CRM_ERROR, CRM_ERROR_REFUSED,
                     _ ("The decimals of the currency are fixed once there are amounts (in %s)."),
                     crm_kind_get_plural (kind));
        return FALSE;
      }
    }
  }
  return TRUE;
}

/* Another currency has the decimals it is known for, unless the same edit says how many. */
void
crm_edit_follow_currency (const CrmKind *kind, CrmValue *all, const gboolean *mask,
                          gboolean *differs)
{
  const CrmField *currency = crm_kind_find_field (kind, "currency");
  const CrmField *field = crm_kind_find_field (kind, "decimals");
  guint from, to, decimals;

  if (!kind->single || currency == NULL || field == NULL)
    return;
  from = crm_kind_get_field_index (kind, currency);
  to = crm_kind_get_field_index (kind, field);
  if (!differs[from] || mask[to] || all[from].tag != CRM_VALUE_TEXT ||
      !crm_currency_get_decimals (all[from].text, &decimals) ||
      (all[to].tag == CRM_VALUE_INTEGER && all[to].integer == decimals))
    return;
  crm_value_clear (&all[to]);
  all[to] = crm_value_integer (decimals);
  differs[to] = TRUE;
}
