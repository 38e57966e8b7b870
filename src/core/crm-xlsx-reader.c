/* crm-xlsx-reader.c: walks the XML of a sheet and makes rows of it. Cells are placed by their
 * reference, since a sheet may leave cells out or hold them in any order. Rows wait in a queue
 * so that the end can be seen coming; their buffers are used again. It must not judge what a row
 * is for. */
#include "crm-xlsx-reader.h"

#include "crm-error.h"
#include "crm-i18n.h"

#include <math.h>
#include <string.h>

/* Text that waits in the row's own buffer is known by its offset until the row is complete. */
typedef struct {
  const char *shared;
  gsize offset;
  gsize length;
} Slot;

typedef struct {
  GArray *slots; /* Slot */
  GArray *cells; /* CrmCell, made of the slots when the row ends */
  GString *text;
  GString *fault;
  guint64 line;
} Row;

typedef struct {
  guint column;
  char type; /* n, s (shared), i (inline), t (formula text), b, e, d */
  guint64 style;
  gboolean has_formula;
} Cell;

struct _CrmXlsxReader {
  CrmXlsxBook *book;
  CrmXlsxPart *part;
  xmlTextReader *xml;
  GQueue waiting; /* Row */
  GQueue spare;
  Row *current;
  GString *value; /* of the cell being read */
  guint64 line;   /* of the last row parsed */
  gboolean ended;
  GError *error; /* met while reading ahead: given when its row is due */
};

static Row *
row_new (void)
{
  Row *row = g_new0 (Row, 1);

  row->slots = g_array_new (FALSE, TRUE, sizeof (Slot));
  row->cells = g_array_new (FALSE, FALSE, sizeof (CrmCell));
  row->text = g_string_new (NULL);
  row->fault = g_string_new (NULL);
  return row;
}

static void
row_free (gpointer data)
{
  Row *row = data;

  g_array_unref (row->slots);
  g_array_unref (row->cells);
  g_string_free (row->text, TRUE);
  g_string_free (row->fault, TRUE);
  g_free (row);
}

CrmXlsxReader *
crm_xlsx_reader_new (CrmXlsxBook *book, guint sheet, GError **error)
{
  CrmXlsxPart *part = crm_xlsx_part_open (book, crm_xlsx_book_get_sheet (book, sheet)->path, error);

  if (part == NULL) {
    if (error != NULL && *error == NULL)
      g_set_error (
          error, CRM_ERROR, CRM_ERROR_INVALID,
          _ ("The workbook is damaged: the sheet “%s” is missing. Open it in a spreadsheet and "
             "save it again."),
          crm_xlsx_book_get_sheet (book, sheet)->name);
    return NULL;
  }

  CrmXlsxReader *self = g_new0 (CrmXlsxReader, 1);
  self->book = book;
  self->part = part;
  self->xml = crm_xlsx_part_get_reader (part);
  self->value = g_string_new (NULL);
  g_queue_init (&self->waiting);
  g_queue_init (&self->spare);
  return self;
}

void
crm_xlsx_reader_free (CrmXlsxReader *self)
{
  if (self == NULL)
    return;
  crm_xlsx_part_free (self->part);
  g_queue_clear_full (&self->waiting, row_free);
  g_queue_clear_full (&self->spare, row_free);
  g_clear_pointer (&self->current, row_free);
  g_string_free (self->value, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}

/* Numbers */

static gboolean
is_short_integer (const char *text)
{
  const char *digits = *text == '-' ? text + 1 : text;
  gsize n = strspn (digits, "0123456789");

  return n > 0 && n <= 15 && digits[n] == '\0' && (digits[0] != '0' || n == 1);
}

static void
append_shortest (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  if (fabs (value) < 1e18 && value == floor (value)) {
    g_string_append_printf (out, "%" G_GINT64_FORMAT, (gint64) value);
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_ascii_formatd (buffer, sizeof buffer, formats[i], value);
    if (g_ascii_strtod (buffer, NULL) == value)
      break;
  }
  g_string_append (out, buffer);
}

static void
append_clock (GString *out, gint64 seconds)
{
  g_string_append_printf (out, "%02" G_GINT64_FORMAT ":%02d", seconds / 3600,
                          (int) (seconds / 60 % 60));
  if (seconds % 60 != 0)
    g_string_append_printf (out, ":%02d", (int) (seconds % 60));
}

/* A day count of the workbook as a date. FALSE when there is no such day. The 1900 system counts a
 * 29 February 1900 that never was, so that its first sixty days lie one day later. */
static gboolean
append_date (GString *out, double value, gboolean is_1904)
{
  const gint64 epoch = is_1904 ? 695056 : 693594; /* 1904-01-01, 1899-12-30 as GDate counts */
  double whole = floor (value);
  gint64 seconds = llround ((value - whole) * 86400.0);
  GDate date;

  if (!(value >= 0 && value < 2958466))
    return FALSE;
  gint64 days = (gint64) whole;
  if (seconds == 86400) {
    days++;
    seconds = 0;
  }
  if (!is_1904 && days < 60)
    days++;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (epoch + days));
  g_string_append_printf (out, "%04d-%02d-%02d", (int) g_date_get_year (&date),
                          (int) g_date_get_month (&date), (int) g_date_get_day (&date));
  if (seconds != 0) {
    g_string_append_c (out, 'T');
    append_clock (out, seconds);
  }
  return TRUE;
}

/* 0.0637 as "6.37%": fifteen digits, as a hundred times a double is not quite what was meant. */
static void
append_percent (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.15g", value * 100));
  g_string_append_c (out, '%');
}

static void
append_number (GString *out, const char *text, CrmXlsxFormat format, gboolean is_1904)
{
  char *end;

  if (format == CRM_XLSX_NUMBER && is_short_integer (text)) {
    g_string_append (out, text);
    return;
  }
  double value = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (value)) {
    g_string_append (out, text);
    return;
  }
  if (format == CRM_XLSX_TIME && value >= 0 && value < 1)
    append_clock (out, MIN (llround (value * 86400.0), 86399));
  else if (format == CRM_XLSX_DURATION && value >= 0 && value < 1e6)
    append_clock (out, llround (value * 86400.0));
  else if (format == CRM_XLSX_PERCENT)
    append_percent (out, value);
  else if (format == CRM_XLSX_NUMBER || format == CRM_XLSX_DURATION ||
           !append_date (out, value, is_1904))
    append_shortest (out, value);
}

/* "2026-11-21T00:00:00.000Z" as the other dates are written. */
static void
append_iso (GString *out, const char *text)
{
  const char *clock = strchr (text, 'T');

  if (clock == NULL) {
    g_string_append (out, text);
  } else {
    g_string_append_len (out, text, clock - text);
    gboolean midnight = g_str_has_prefix (clock, "T00:00:00") || strcmp (clock, "T00:00") == 0;
    gboolean even = strncmp (clock + MIN (strlen (clock), 6), ":00", 3) == 0;
    if (!midnight)
      g_string_append_len (out, clock, (gssize) MIN (strlen (clock), even ? 6 : 9));
  }
}

/* Cells */

/* Only the first fault of a row is kept. */
static void G_GNUC_PRINTF (2, 3) add_fault (Row *row, const char *format, ...)
{
  va_list arguments;

  if (row->fault->len > 0)
    return;
  va_start (arguments, format);
  g_string_append_vprintf (row->fault, format, arguments);
  va_end (arguments);
}

static char *
name_cell (guint column, guint64 line)
{
  char letters[8];
  int at = 8;

  letters[--at] = '\0';
  for (guint c = column + 1; c > 0; c = (c - 1) / 26)
    letters[--at] = (char) ('A' + (c - 1) % 26);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT, letters + at, line);
}

static Slot *
get_slot (Row *row, guint column)
{
  if (column >= row->slots->len)
    g_array_set_size (row->slots, column + 1);
  return &g_array_index (row->slots, Slot, column);
}

/* Puts what the cell says into the row. */
static void
place_cell (CrmXlsxReader *self, Row *row, const Cell *cell)
{
  const char *value = self->value->str;
  gsize start = row->text->len;
  Slot slot = { NULL, start, 0 };

  if (self->value->len == 0) {
    if (cell->has_formula && cell->type == 'n') {
      g_autofree char *name = name_cell (cell->column, row->line);
      add_fault (
          row,
          _ ("The formula in %s has no stored value. Open the workbook in a spreadsheet, save it, "
             "and read it again."),
          name);
    }
    return;
  }
  switch (cell->type) {
  case 's':
    if (!crm_xlsx_book_get_string (self->book, g_ascii_strtoull (value, NULL, 10), &slot.shared,
                                   &slot.length)) {
      g_autofree char *name = name_cell (cell->column, row->line);
      add_fault (row, _ ("The text of %s is missing from the workbook."), name);
      return;
    }
    break;
  case 'i':
  case 't':
    crm_xlsx_append_text (row->text, value);
    break;
  case 'b':
    g_string_append (row->text, strcmp (value, "0") == 0 ? "FALSE" : "TRUE");
    break;
  case 'd':
    append_iso (row->text, value);
    break;
  case 'e':
    g_string_append (row->text, value);
    break;
  default:
    append_number (row->text, value, crm_xlsx_book_get_format (self->book, cell->style),
                   crm_xlsx_book_get_1904 (self->book));
    break;
  }
  if (slot.shared == NULL)
    slot.length = row->text->len - start;
  if (slot.length > CRM_CELL_MAX_BYTES)
    add_fault (row, "%s", _ ("A cell is longer than 1 MiB."));
  *get_slot (row, cell->column) = slot;
}

/* "C5" → 2; CRM_ROW_MAX_CELLS when it lies beyond. */
static guint
read_column (const char *reference)
{
  guint column = 0;

  for (; g_ascii_isalpha (*reference); reference++) {
    column = column * 26 + (guint) (g_ascii_toupper (*reference) - 'A') + 1;
    if (column > CRM_ROW_MAX_CELLS)
      return CRM_ROW_MAX_CELLS;
  }
  return column > 0 ? column - 1 : CRM_ROW_MAX_CELLS;
}

static char
read_type (const char *word)
{
  if (strcmp (word, "inlineStr") == 0)
    return 'i';
  if (strcmp (word, "str") == 0)
    return 't';
  return strchr ("nsbed", *word) != NULL && *word != '\0' ? *word : 'n';
}

static void
read_cell_attributes (CrmXlsxReader *self, Cell *cell, guint next_column)
{
  xmlTextReader *xml = self->xml;

  *cell = (Cell){ .column = next_column, .type = 'n' };
  while (xmlTextReaderMoveToNextAttribute (xml) == 1) {
    const char *name = (const char *) xmlTextReaderConstLocalName (xml);
    const char *value = (const char *) xmlTextReaderConstValue (xml);
    if (value == NULL || name[0] == '\0' || name[1] != '\0')
      continue;
    if (name[0] == 'r')
      cell->column = read_column (value);
    else if (name[0] == 't')
      cell->type = read_type (value);
    else if (name[0] == 's')
      cell->style = g_ascii_strtoull (value, NULL, 10);
  }
  xmlTextReaderMoveToElement (xml);
}

/* Reads one <c>, up to its end tag. Returns the last answer of the XML reader. */
static int
read_cell (CrmXlsxReader *self, Row *row, guint *next_column)
{
  xmlTextReader *xml = self->xml;
  gboolean in_value = FALSE;
  int phonetic = 0, result = 1;
  Cell cell;

  read_cell_attributes (self, &cell, *next_column);
  g_string_truncate (self->value, 0);
  if (xmlTextReaderIsEmptyElement (xml) != 1) {
    while ((result = xmlTextReaderRead (xml)) == 1) {
      int type = xmlTextReaderNodeType (xml);
      if (type != XML_READER_TYPE_ELEMENT && type != XML_READER_TYPE_END_ELEMENT) {
        if (in_value && self->value->len <= CRM_CELL_MAX_BYTES)
          g_string_append (self->value, (const char *) xmlTextReaderConstValue (xml));
        continue;
      }
      const char *name = (const char *) xmlTextReaderConstLocalName (xml);
      gboolean starts = type == XML_READER_TYPE_ELEMENT;
      gboolean empty = starts && xmlTextReaderIsEmptyElement (xml) == 1;
      if (!starts && strcmp (name, "c") == 0)
        break;
      if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
        in_value = starts && !empty && phonetic == 0;
      else if (strcmp (name, "rPh") == 0 && !empty)
        phonetic += starts ? 1 : -1;
      else if (strcmp (name, "f") == 0)
        cell.has_formula = TRUE;
    }
  }
  if (result != 1)
    return result;
  *next_column = MIN (cell.column, CRM_ROW_MAX_CELLS) + 1;
  if (cell.column < CRM_ROW_MAX_CELLS)
    place_cell (self, row, &cell);
  else
    add_fault (row, _ ("The row has more than %s cells."),
               crm_i18n_number (CRM_ROW_MAX_CELLS).text);
  return 1;
}

static Row *
start_row (CrmXlsxReader *self)
{
  Row *row = g_queue_pop_head (&self->spare);

  if (row == NULL)
    row = row_new ();
  g_array_set_size (row->slots, 0);
  g_array_set_size (row->cells, 0);
  g_string_truncate (row->text, 0);
  g_string_truncate (row->fault, 0);
  row->line = self->line + 1;
  while (xmlTextReaderMoveToNextAttribute (self->xml) == 1)
    if (strcmp ((const char *) xmlTextReaderConstLocalName (self->xml), "r") == 0)
      row->line = g_ascii_strtoull ((const char *) xmlTextReaderConstValue (self->xml), NULL, 10);
  xmlTextReaderMoveToElement (self->xml);
  self->line = row->line;
  return row;
}

static void
finish_row (Row *row)
{
  g_array_set_size (row->cells, row->slots->len);
  for (guint i = 0; i < row->slots->len; i++) {
    const Slot *slot = &g_array_index (row->slots, Slot, i);
    CrmCell *cell = &g_array_index (row->cells, CrmCell, i);
    cell->text = slot->shared != NULL ? slot->shared : row->text->str + slot->offset;
    cell->length = slot->length;
  }
}

/* Reads the next <row> into the queue; sets `ended` when there is none. */
static void
parse_row (CrmXlsxReader *self)
{
  xmlTextReader *xml = self->xml;
  Row *row = NULL;
  guint next_column = 0;
  int result;

  while ((result = xmlTextReaderRead (xml)) == 1) {
    int type = xmlTextReaderNodeType (xml);
    if (type != XML_READER_TYPE_ELEMENT && type != XML_READER_TYPE_END_ELEMENT)
      continue;
    const char *name = (const char *) xmlTextReaderConstLocalName (xml);
    if (strcmp (name, "row") == 0) {
      if (type == XML_READER_TYPE_ELEMENT)
        row = row != NULL ? row : start_row (self);
      if (type == XML_READER_TYPE_END_ELEMENT || xmlTextReaderIsEmptyElement (xml) == 1)
        break;
    } else if (row != NULL && type == XML_READER_TYPE_ELEMENT && strcmp (name, "c") == 0) {
      if ((result = read_cell (self, row, &next_column)) != 1)
        break;
    } else if (type == XML_READER_TYPE_END_ELEMENT && strcmp (name, "sheetData") == 0) {
      self->ended = TRUE;
      break;
    }
  }
  if (result != 1) {
    self->ended = TRUE;
    crm_xlsx_part_check (self->part, result, &self->error);
  }
  if (row != NULL && result == 1) {
    finish_row (row);
    g_queue_push_tail (&self->waiting, row);
  } else if (row != NULL) {
    g_queue_push_tail (&self->spare, row);
  }
}

static void
show_row (const Row *from, CrmRow *row)
{
  row->cells = (const CrmCell *) (gpointer) from->cells->data;
  row->n_cells = from->cells->len;
  row->line = from->line;
  row->fault = from->fault->len > 0 ? from->fault->str : NULL;
}

gboolean
crm_xlsx_reader_next (CrmXlsxReader *self, CrmRow *row, GError **error)
{
  if (self->current != NULL)
    g_queue_push_tail (&self->spare, g_steal_pointer (&self->current));
  if (g_queue_is_empty (&self->waiting) && !self->ended)
    parse_row (self);
  self->current = g_queue_pop_head (&self->waiting);
  if (self->current == NULL) {
    if (self->error != NULL)
      g_propagate_error (error, g_steal_pointer (&self->error));
    return FALSE;
  }
  show_row (self->current, row);
  return TRUE;
}

gboolean
crm_xlsx_reader_peek (CrmXlsxReader *self, guint i, CrmRow *row)
{
  Row *found = g_queue_peek_nth (&self->waiting, i);

  if (found != NULL)
    show_row (found, row);
  return found != NULL;
}

gboolean
crm_xlsx_reader_ends_within (CrmXlsxReader *self, guint n)
{
  while (!self->ended && self->waiting.length <= n)
    parse_row (self);
  return self->ended && self->error == NULL && self->waiting.length <= n;
}

double
crm_xlsx_reader_get_progress (CrmXlsxReader *self)
{
  return self->ended ? 1.0 : crm_xlsx_part_get_progress (self->part);
}
