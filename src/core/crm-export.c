/* crm-export.c: a query written as CSV. The plain form (field names, handles, ISO days) is what the
 * import reads back to equal records; the other form is for people, with labels and titles. */
#include "crm-import.h"

#include <string.h>

#include "crm-day.h"
#include "crm-i18n.h"

#define NUMBER_BYTES 32

typedef struct {
  CrmDb *db;
  CrmModel *model;
  const CrmKind *kind;
  const CrmLocale *locale;
  CrmCsvWriter *writer;
  guint *fields; /* that have a column in the file */
  guint n_fields;
  GHashTable **names; /* by field: id → what a referred record is called */
} Export;

static void
export_init (Export *self, CrmDb *db, const CrmQuery *query, CrmModel *model,
             const CrmLocale *locale)
{
  const CrmKind *kind = crm_query_get_kind (query);

  *self = (Export){ .db = db, .model = model, .kind = kind, .locale = locale };
  self->fields = g_new0 (guint, MAX (kind->n_fields, 1));
  self->names = g_new0 (GHashTable *, MAX (kind->n_fields, 1));
  for (guint i = 0; i < kind->n_fields; i++) {
    if (kind->fields[i].type == CRM_FILE)
      continue;
    self->fields[self->n_fields++] = i;
    if (kind->fields[i].type == CRM_REFERENCE)
      self->names[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  }
}

static void
export_clear (Export *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    g_clear_pointer (&self->names[i], g_hash_table_unref);
  g_free (self->names);
  g_free (self->fields);
}

static void
write_heads (Export *self)
{
  for (guint i = 0; i < self->n_fields; i++) {
    const CrmField *field = &self->kind->fields[self->fields[i]];

    crm_csv_writer_text (self->writer,
                         self->locale->plain ? field->name : crm_field_get_label (field), -1);
  }
  crm_csv_writer_end_row (self->writer);
}

/* Digits of an integer with `decimals` of them behind a point; returns where they start. */
static const char *
write_digits (char *buffer, gint64 value, guint decimals)
{
  char *at = buffer + NUMBER_BYTES - 1;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  *at = '\0';
  for (guint n = 0; rest > 0 || n <= decimals; n++) {
    if (n == decimals && n > 0)
      *--at = '.';
    *--at = (char) ('0' + rest % 10);
    rest /= 10;
  }
  if (value < 0)
    *--at = '-';
  return at;
}

/* The plain form of the types that fill most columns; NULL: crm_field_format writes it. */
static const char *
format_plain (const Export *self, const CrmField *field, const CrmValue *value, char *buffer)
{
  int year, month, day;

  if (!self->locale->plain || value->tag != CRM_VALUE_INTEGER)
    return NULL;
  switch (field->type) {
  case CRM_INTEGER:
  case CRM_FLAG:
    return write_digits (buffer, value->integer, 0);
  case CRM_MONEY:
    return write_digits (buffer, value->integer, self->locale->money_decimals);
  case CRM_DAY:
    crm_day_to_civil ((CrmDay) value->integer, CRM_CALENDAR_GREGORIAN, &year, &month, &day);
    if (year < 1000 || year > 9999)
      return NULL;
    memcpy (buffer, "0000-00-00", 11);
    for (int i = 3; i >= 0; i--, year /= 10)
      buffer[i] = (char) ('0' + year % 10);
    buffer[5] = (char) ('0' + month / 10);
    buffer[6] = (char) ('0' + month % 10);
    buffer[8] = (char) ('0' + day / 10);
    buffer[9] = (char) ('0' + day % 10);
    return buffer;
  default:
    return NULL;
  }
}

static const char *
get_name (Export *self, guint index, gint64 id)
{
  const char *name = g_hash_table_lookup (self->names[index], &id);
  const CrmKind *target;
  char *made;

  if (name != NULL)
    return name;
  target = crm_model_find_kind (self->model, self->kind->fields[index].target);
  made = self->locale->plain
             ? crm_query_dup_handle (self->db, self->model, target, id)
             : crm_query_dup_title (self->db, self->model, target, id, self->locale);
  if (made == NULL)
    made = g_strdup ("");
  g_hash_table_insert (self->names[index], g_memdup2 (&id, sizeof id), made);
  return made;
}

static void
write_cell (Export *self, guint index, gint64 id, const CrmValue *value)
{
  const CrmField *field = &self->kind->fields[index];
  g_autofree char *text = NULL;
  char buffer[NUMBER_BYTES];
  const char *number;

  if (field->type == CRM_LINKS) {
    text = crm_query_dup_text (self->db, self->model, self->kind, id, field, value, self->locale);
    crm_csv_writer_text (self->writer, text, -1);
  } else if (value->tag == CRM_VALUE_NULL) {
    crm_csv_writer_raw (self->writer, "");
  } else if (field->type == CRM_REFERENCE) {
    crm_csv_writer_text (self->writer, get_name (self, index, value->integer), -1);
  } else if (field->type == CRM_TEXT || field->type == CRM_NOTE) {
    crm_csv_writer_text (self->writer, value->text, -1);
  } else if (crm_field_is_text (field)) {
    text = crm_field_format (field, value, self->locale);
    crm_csv_writer_text (self->writer, text, -1);
  } else if ((number = format_plain (self, field, value, buffer)) != NULL) {
    crm_csv_writer_raw (self->writer, number);
  } else {
    text = crm_field_format (field, value, self->locale);
    crm_csv_writer_raw (self->writer, text);
  }
}

static gboolean
write_row (gint64 id, const CrmValue *values, gpointer data)
{
  Export *self = data;

  for (guint i = 0; i < self->n_fields; i++)
    write_cell (self, self->fields[i], id, &values[self->fields[i]]);
  crm_csv_writer_end_row (self->writer);
  return TRUE;
}

gboolean
crm_export_csv (CrmDb *db, const CrmQuery *query, CrmModel *model, const CrmLocale *locale,
                const char *path, GCancellable *cancellable, GError **error)
{
  Export export;
  gboolean ok;

  export_init (&export, db, query, model, locale);
  /* Excel takes UTF-8 for its own only with the mark; machines are better off without. */
  export.writer = crm_csv_writer_new (path, ',', !locale->plain, error);
  ok = export.writer != NULL;
  if (ok) {
    write_heads (&export);
    ok = crm_query_foreach (query, db, cancellable, write_row, &export, error);
    if (ok)
      ok = crm_csv_writer_finish (export.writer, error);
    else
      crm_csv_writer_cancel (export.writer);
  }
  export_clear (&export);
  return ok;
}
