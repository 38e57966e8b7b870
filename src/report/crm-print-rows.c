/* crm-print-rows.c: records made into the texts of a printed table. What others are called is asked
 * once a record, for many rows refer to the same few. */
#include "crm-print-rows.h"

#include "crm-day.h"
#include "crm-i18n.h"

#define MOST_BYTES 600 /* of a cell: more than three lines of the widest column can show */

typedef struct {
  CrmPrintRows *rows;
  CrmDb *db;
  CrmModel *model;
  const CrmKind *kind;
  const CrmField *const *fields;
  const CrmLocale *locale;
  GHashTable **names; /* by column: id → title */
} Reader;

static gboolean
is_number (const CrmField *field)
{
  return field->type == CRM_INTEGER || field->type == CRM_REAL || field->type == CRM_MONEY ||
         field->type == CRM_PERCENT;
}

static char *
dup_head (const CrmField *field, const CrmLocale *locale)
{
  const char *label = crm_field_get_label (field);
  const char *unit = field->unit != NULL ? _ (field->unit) : NULL;

  if (field->type == CRM_MONEY && unit == NULL && *locale->currency != '\0')
    unit = locale->currency;
  if (unit == NULL)
    return g_strdup (label);
  return g_strdup_printf (C_ ("a label and its unit", "%s (%s)"), label, unit);
}

/* Line breaks and long blanks would waste the lines that a cell has. */
static char *
take_short (char *text)
{
  GString *out = g_string_new (NULL);
  const char *at;

  for (at = text; *at != '\0' && out->len < MOST_BYTES; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (!g_unichar_isspace (c))
      g_string_append_unichar (out, c);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  }
  if (*at != '\0')
    g_string_append (out, "…");
  g_free (text);
  return g_strchomp (g_string_free (out, FALSE));
}

static char *
dup_name (Reader *self, guint column, gint64 id)
{
  const char *known = g_hash_table_lookup (self->names[column], &id);
  char *name;

  if (known != NULL)
    return g_strdup (known);
  name = crm_query_dup_title (self->db, self->model,
                              crm_model_find_kind (self->model, self->fields[column]->target), id,
                              self->locale);
  if (name == NULL)
    name = g_strdup ("");
  g_hash_table_insert (self->names[column], g_memdup2 (&id, sizeof id), g_strdup (name));
  return name;
}

static char *
dup_cell (Reader *self, guint column, gint64 id, const CrmValue *value)
{
  const CrmField *field = self->fields[column];

  if (field->type == CRM_FILE)
    return g_strdup (crm_value_is_null (value) ? "" : C_ ("a file is kept here", "File"));
  if (field->type == CRM_DAY && value->tag == CRM_VALUE_INTEGER)
    return crm_day_format_short ((CrmDay) value->integer, self->locale);
  if (field->type == CRM_REFERENCE && value->tag == CRM_VALUE_INTEGER)
    return take_short (dup_name (self, column, value->integer));
  return take_short (
      crm_query_dup_text (self->db, self->model, self->kind, id, field, value, self->locale));
}

static gboolean
read_row (gint64 id, const CrmValue *values, gpointer data)
{
  Reader *self = data;
  char **row = g_new0 (char *, self->rows->n_columns + 1);

  for (guint i = 0; i < self->rows->n_columns; i++)
    row[i] =
        dup_cell (self, i, id, &values[crm_kind_get_field_index (self->kind, self->fields[i])]);
  g_ptr_array_add (self->rows->rows, row);
  return TRUE;
}

static gboolean
check_count (const CrmQuery *query, CrmDb *db, const CrmLocale *locale, gint64 *count,
             GError **error)
{
  g_autofree char *number = NULL;
  g_autofree char *most = NULL;

  if (!crm_query_count (query, db, count, error))
    return FALSE;
  if (*count == 0) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_NOT_FOUND,
                         _ ("The table shows no records, so there is nothing to print."));
    return FALSE;
  }
  if (*count <= CRM_PRINT_ROWS_MOST)
    return TRUE;
  number = crm_integer_format (*count, locale);
  most = crm_integer_format (CRM_PRINT_ROWS_MOST, locale);
  g_set_error (error, CRM_ERROR, CRM_ERROR_REFUSED,
               _ ("The table shows %s records; at most %s are printed. Narrow it by a search or a "
                  "filter, or export it as a spreadsheet instead."),
               number, most);
  return FALSE;
}

static gboolean
read_programme (CrmPrintRows *rows, CrmDb *db, GError **error)
{
  GError *failure = NULL;

  rows->programme = crm_db_dup_text (db, "SELECT name FROM organisation", &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

static void
write_heads (CrmPrintRows *rows, const CrmKind *kind, const CrmField *const *fields,
             const CrmLocale *locale, gint32 today, gint64 count)
{
  g_autofree char *day = crm_day_format (today, locale);
  g_autofree char *number = crm_integer_format (count, locale);

  rows->language = locale->language;
  rows->title = g_strdup (crm_kind_get_plural (kind));
  /* Translators: a day, and a number of records. */
  rows->day =
      g_strdup_printf (ngettext ("%s · %s record", "%s · %s records", (gulong) count), day, number);
  for (guint i = 0; i < rows->n_columns; i++)
    rows->columns[i] = (CrmPrintColumn){ dup_head (fields[i], locale), is_number (fields[i]) };
}

CrmPrintRows *
crm_print_rows_read (CrmDb *db, const CrmQuery *query, CrmModel *model,
                     const CrmField *const *fields, guint n_fields, const CrmLocale *locale,
                     gint32 today, const char *narrowing, GCancellable *cancellable, GError **error)
{
  g_autoptr (CrmPrintRows) rows = g_new0 (CrmPrintRows, 1);
  const CrmKind *kind = crm_query_get_kind (query);
  Reader reader = { rows, db, model, kind, fields, locale, g_new0 (GHashTable *, n_fields) };
  gint64 count = 0;
  gboolean ok;

  rows->n_columns = n_fields;
  rows->columns = g_new0 (CrmPrintColumn, n_fields);
  rows->narrowing = g_strdup (narrowing);
  rows->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < n_fields; i++)
    reader.names[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  ok = check_count (query, db, locale, &count, error) && read_programme (rows, db, error) &&
       crm_query_foreach (query, db, cancellable, read_row, &reader, error);
  if (ok)
    write_heads (rows, kind, fields, locale, today, rows->rows->len);
  for (guint i = 0; i < n_fields; i++)
    g_hash_table_unref (reader.names[i]);
  g_free (reader.names);
  return ok ? g_steal_pointer (&rows) : NULL;
}

void
crm_print_rows_free (CrmPrintRows *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    g_free (self->columns[i].head);
  g_free (self->columns);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->title);
  g_free (self->programme);
  g_free (self->day);
  g_free (self->narrowing);
  g_free (self);
}
