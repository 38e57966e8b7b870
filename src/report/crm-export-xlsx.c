/* crm-export-xlsx.c: a query as one sheet, row after row as the database gives them. What a cell
 * holds is chosen so that a person can reckon with it and an import of the file gives the record
 * back: texts never as formulas, numbers that a spreadsheet would round and days that it does
 * not have as text. */
#include "crm-report.h"

#include <math.h>
#include <string.h>

#include "crm-i18n.h"
#include "crm-text.h"
#include "crm-workbook.h"

#define MOST_EXACT G_GINT64_CONSTANT (1000000000000000) /* fifteen digits are kept exactly */
#define MINUTES_OF_DAY 1440.0

typedef struct {
  const CrmField *field;
  guint index;
  gboolean jalali;   /* the day in that calendar, beside the true date */
  GHashTable *names; /* of a reference: id → handle */
  guint letters;     /* the width seen so far */
} Column;

typedef struct {
  CrmDb *db;
  CrmModel *model;
  const CrmKind *kind;
  CrmLocale plain; /* handles, and numbers that are written as text */
  CrmWorkbook *book;
  lxw_worksheet *sheet;
  GArray *columns; /* Column */
  guint row;
  GError *error; /* met while streaming */
} Export;

static void
clear_column (gpointer data)
{
  g_clear_pointer (&((Column *) data)->names, g_hash_table_unref);
}

static void
add_columns (Export *self, const CrmLocale *locale)
{
  for (guint i = 0; i < self->kind->n_fields; i++) {
    Column column = { &self->kind->fields[i], i, FALSE, NULL, 0 };

    if (column.field->type == CRM_FILE)
      continue;
    if (column.field->type == CRM_REFERENCE)
      column.names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
    g_array_append_val (self->columns, column);
    if (locale->calendar == CRM_CALENDAR_JALALI &&
        (column.field->type == CRM_DAY || column.field->type == CRM_TIME)) {
      column.jalali = TRUE;
      g_array_append_val (self->columns, column);
    }
  }
}

static gboolean
is_at_end (const Column *column)
{
  switch (column->field->type) {
  case CRM_INTEGER:
  case CRM_REAL:
  case CRM_MONEY:
  case CRM_PERCENT:
    return TRUE;
  case CRM_DAY:
  case CRM_TIME:
    return !column->jalali;
  default:
    return FALSE;
  }
}

/* As an import compares heads: without case, blanks and marks. */
static char *
fold_head (const char *head)
{
  g_autofree char *folded = crm_text_fold (head);
  GString *out = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (out, g_utf8_get_char (at));
  return g_string_free (out, FALSE);
}

/* Two fields of one name would be taken for each other on the way back: the second one, and one
 * that is labelled as another field is named, goes by its own name. */
static const char *
get_head (Export *self, const CrmField *field)
{
  const char *label = crm_field_get_label (field);
  g_autofree char *folded = fold_head (label);

  for (guint i = 0; i < self->kind->n_fields; i++) {
    const CrmField *other = &self->kind->fields[i];
    g_autofree char *name = fold_head (other->name);
    g_autofree char *other_label = fold_head (crm_field_get_label (other));

    if (other != field &&
        (strcmp (name, folded) == 0 || (other < field && strcmp (other_label, folded) == 0)))
      return field->name;
  }
  return label;
}

static gboolean
write_heads (Export *self)
{
  for (guint c = 0; c < self->columns->len; c++) {
    Column *column = &g_array_index (self->columns, Column, c);
    const char *head = get_head (self, column->field);
    g_autofree char *beside =
        column->jalali ? g_strdup_printf (_ ("%s (Jalali)"), head) : g_strdup (head);

    column->letters = (guint) g_utf8_strlen (beside, -1) + 4; /* room for the filter's arrow */
    if (!crm_workbook_write_text (self->book, self->sheet, 0, c, beside,
                                  is_at_end (column) ? CRM_CELL_HEAD_END : CRM_CELL_HEAD,
                                  &self->error))
      return FALSE;
  }
  self->row = 1;
  return TRUE;
}

/* Cells */

static gboolean
write_text (Export *self, Column *column, guint c, const char *text)
{
  /* An import takes one apostrophe from a text that seems guarded, so such a text gets another. */
  g_autofree char *guarded = text != NULL && *text == '\'' ? crm_text_guard_formula (text) : NULL;
  guint letters = text != NULL ? (guint) MIN (strlen (text), 200) : 0;

  if (letters > column->letters)
    column->letters = MAX (column->letters, (guint) g_utf8_strlen (text, letters));
  return crm_workbook_write_text (self->book, self->sheet, self->row, c,
                                  guarded != NULL ? guarded : text, CRM_CELL_TEXT, &self->error);
}

static const char *
get_name (Export *self, Column *column, gint64 id)
{
  const char *name = g_hash_table_lookup (column->names, &id);
  char *made;

  if (name != NULL)
    return name;
  made = crm_query_dup_handle (self->db, self->model,
                               crm_model_find_kind (self->model, column->field->target), id);
  if (made == NULL)
    made = g_strdup ("");
  g_hash_table_insert (column->names, g_memdup2 (&id, sizeof id), made);
  return made;
}

static double
scale_down (gint64 units, guint decimals)
{
  double divisor = 1;

  while (decimals-- > 0)
    divisor *= 10;
  return (double) units / divisor;
}

/* Of integers and amounts of money, in units of 10^-decimals. */
static gboolean
write_units (Export *self, Column *column, guint c, const CrmValue *value, guint decimals)
{
  if (ABS (value->integer) < MOST_EXACT && value->integer != G_MININT64) {
    double number = scale_down (value->integer, decimals);

    column->letters = MAX (column->letters, 14);
    crm_workbook_write_number (self->book, self->sheet, self->row, c, number,
                               crm_workbook_get_number (self->book, decimals, NULL, FALSE));
    return TRUE;
  } else {
    g_autofree char *text = crm_field_format (column->field, value, &self->plain);

    return write_text (self, column, c, text);
  }
}

/* "2026-11-21T09:30" to a day and its minutes, -1 when there are none. */
static gboolean
split_moment (const char *moment, CrmDay *day, int *minutes)
{
  return crm_day_parse (moment, -1, CRM_DATES_YMD, day, minutes, NULL);
}

static gboolean
write_moment (Export *self, Column *column, guint c, const char *moment)
{
  CrmDay day;
  int minutes;

  column->letters = MAX (column->letters, 16);
  /* Midnight is no different from the day alone once it is a number. */
  if (!split_moment (moment, &day, &minutes) || minutes == 0 || !crm_workbook_has_day (day))
    return write_text (self, column, c, moment);
  if (minutes < 0)
    crm_workbook_write_day (self->book, self->sheet, self->row, c, day);
  else
    crm_workbook_write_number (self->book, self->sheet, self->row, c,
                               crm_workbook_number_day (day) + minutes / MINUTES_OF_DAY,
                               crm_workbook_get_format (self->book, CRM_CELL_MOMENT));
  return TRUE;
}

static gboolean
write_jalali (Export *self, Column *column, guint c, const CrmValue *value)
{
  g_autofree char *text = NULL;
  CrmDay day = 0;
  int minutes = -1;

  if (value->tag == CRM_VALUE_TEXT && !split_moment (value->text, &day, &minutes))
    return TRUE;
  if (value->tag == CRM_VALUE_INTEGER)
    day = (CrmDay) value->integer;
  text = crm_workbook_dup_jalali (day);
  if (text != NULL && minutes >= 0) {
    g_autofree char *date = g_steal_pointer (&text);

    text = g_strdup_printf ("%s %02d:%02d", date, minutes / 60, minutes % 60);
  }
  return write_text (self, column, c, text);
}

static gboolean
write_filled (Export *self, Column *column, guint c, const CrmValue *value)
{
  const CrmField *field = column->field;
  g_autofree char *text = NULL;

  if (column->jalali)
    return write_jalali (self, column, c, value);
  switch (field->type) {
  case CRM_INTEGER:
    return write_units (self, column, c, value, 0);
  case CRM_MONEY:
    return write_units (self, column, c, value, self->plain.money_decimals);
  case CRM_REAL:
    crm_workbook_write_number (self->book, self->sheet, self->row, c, value->real,
                               crm_workbook_get_format (self->book, CRM_CELL_NUMBER));
    return TRUE;
  case CRM_PERCENT:
    crm_workbook_write_number (self->book, self->sheet, self->row, c,
                               (double) value->integer / 10000.0,
                               crm_workbook_get_format (self->book, CRM_CELL_PERCENT));
    return TRUE;
  case CRM_DAY:
    column->letters = MAX (column->letters, 11);
    crm_workbook_write_day (self->book, self->sheet, self->row, c, (CrmDay) value->integer);
    return TRUE;
  case CRM_TIME:
    return write_moment (self, column, c, value->text);
  case CRM_FLAG:
    worksheet_write_boolean (self->sheet, self->row, (lxw_col_t) c, value->integer != 0, NULL);
    return TRUE;
  case CRM_REFERENCE:
    return write_text (self, column, c, get_name (self, column, value->integer));
  case CRM_CHOICE: {
    CrmLocale words = *crm_workbook_get_locale (self->book);

    words.plain = FALSE;
    text = crm_field_format (field, value, &words);
    return write_text (self, column, c, text);
  }
  case CRM_TEXT:
  case CRM_NOTE:
    return write_text (self, column, c, value->text);
  case CRM_LINKS:
  case CRM_FILE:
    break;
  }
  return TRUE;
}

static gboolean
write_row (gint64 id, const CrmValue *values, gpointer data)
{
  Export *self = data;

  if (self->row >= CRM_WORKBOOK_MOST_ROWS) {
    g_set_error_literal (&self->error, CRM_ERROR, CRM_ERROR_REFUSED,
                         _ ("The table has more rows than a sheet, which holds 1,048,576. Export "
                            "it as CSV, or filter it first."));
    return FALSE;
  }
  for (guint c = 0; c < self->columns->len; c++) {
    Column *column = &g_array_index (self->columns, Column, c);
    const CrmValue *value = &values[column->index];

    if (column->field->type == CRM_LINKS) {
      g_autofree char *text = crm_query_dup_text (self->db, self->model, self->kind, id,
                                                  column->field, value, &self->plain);

      if (!write_text (self, column, c, text))
        return FALSE;
    } else if (value->tag != CRM_VALUE_NULL && !write_filled (self, column, c, value)) {
      return FALSE;
    }
  }
  self->row++;
  return TRUE;
}

static void
dress_sheet (Export *self)
{
  guint last = self->columns->len - 1;

  worksheet_freeze_panes (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, 0, 0);
  worksheet_autofilter (self->sheet, 0, 0, MAX (self->row, 2) - 1, (lxw_col_t) last);
  for (guint c = 0; c <= last; c++)
    worksheet_set_column (self->sheet, (lxw_col_t) c, (lxw_col_t) c,
                          CLAMP (g_array_index (self->columns, Column, c).letters, 8, 48), NULL);
}

static gboolean
write_sheet (Export *self, const CrmQuery *query, GCancellable *cancellable, GError **error)
{
  self->sheet = crm_workbook_add_sheet (self->book, crm_kind_get_plural (self->kind));
  worksheet_set_row (self->sheet, 0, 20, NULL);
  if (write_heads (self) &&
      !crm_query_foreach (query, self->db, cancellable, write_row, self, error)) {
    g_clear_error (&self->error);
    return FALSE;
  }
  if (self->error != NULL) {
    g_propagate_error (error, g_steal_pointer (&self->error));
    return FALSE;
  }
  dress_sheet (self);
  return TRUE;
}

gboolean
crm_export_xlsx (CrmDb *db, const CrmQuery *query, CrmModel *model, const CrmLocale *locale,
                 const char *path, GCancellable *cancellable, GError **error)
{
  Export self = { .db = db,
                  .model = model,
                  .kind = crm_query_get_kind (query),
                  .plain = CRM_LOCALE_PLAIN ("", locale->money_decimals) };
  gboolean ok;

  g_strlcpy (self.plain.currency, locale->currency, sizeof self.plain.currency);
  self.book = crm_workbook_new (path, locale, TRUE, error);
  if (self.book == NULL)
    return FALSE;
  self.columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self.columns, clear_column);
  add_columns (&self, locale);
  ok = write_sheet (&self, query, cancellable, error);
  if (ok)
    ok = crm_workbook_finish (self.book, cancellable, error);
  else
    crm_workbook_cancel (self.book);
  g_array_unref (self.columns);
  return ok;
}
