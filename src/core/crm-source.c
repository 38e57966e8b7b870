/* crm-source.c: one face for text files and workbooks. It opens the file, has the encoding, the
 * delimiter and the shape found, refuses tables whose rows do not agree, and then gives every
 * row the header's width. It must not give meaning to cells and must not change them. */
#include "crm-source.h"

#include "crm-csv-dialect.h"
#include "crm-csv-reader.h"
#include "crm-encoding.h"
#include "crm-error.h"
#include "crm-i18n.h"
#include "crm-source-file.h"
#include "crm-source-shape.h"
#include "crm-text.h"
#include "crm-xlsx-reader.h"

#include <inttypes.h>
#include <string.h>

#define TAIL_ROWS 20 /* totals are looked for among the last rows only */
#define ROWS_BETWEEN_CHECKS 4096
#define MIN_DISAGREEING 5 /* below this, each row has its own fault instead */

struct _CrmSource {
  CrmSourceFile *file;
  GCancellable *cancellable;
  GPtrArray *notes; /* NULL-terminated */

  /* a text file */
  CrmDecoded decoded;
  CrmCsvReader *csv;
  char delimiter;
  gsize first;        /* where the rows start: after a sep= line */
  guint64 first_line; /* and its line */
  GArray *totals;     /* guint64: lines of the rows that are totals */

  /* a workbook */
  CrmXlsxBook *book;
  CrmXlsxReader *xlsx;
  guint sheet;

  CrmShape shape;
  guint64 header_line; /* rows up to it are passed over; 0: none */
  CrmCell *padded;     /* n_columns cells of the row given out */
  char *fault;         /* a fault found here */
  guint64 n_totals;
  guint64 n_read;
};

static gboolean
set_cancelled (GError **error)
{
  g_set_error_literal (error, CRM_ERROR, CRM_ERROR_CANCELLED,
                       _ ("Reading was stopped. Nothing was kept."));
  return FALSE;
}

static void
add_note (CrmSource *self, char *sentence)
{
  g_ptr_array_insert (self->notes, (int) self->notes->len - 1, sentence);
}

/* The next row of the file that is not blank. */
static gboolean
read_row (CrmSource *self, CrmRow *row, GError **error)
{
  do {
    if (self->csv != NULL) {
      if (!crm_csv_reader_next (self->csv, row))
        return FALSE;
    } else if (!crm_xlsx_reader_next (self->xlsx, row, error)) {
      return FALSE;
    }
  } while (row->fault == NULL && crm_row_is_blank (row));
  return TRUE;
}

/* Every so often: was it cancelled, was the file changed under us. */
static gboolean
may_go_on (CrmSource *self, GError **error)
{
  if (++self->n_read % ROWS_BETWEEN_CHECKS != 0)
    return TRUE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return set_cancelled (error);
  return crm_source_file_check (self->file, error);
}

/* Shape */

static gboolean
find_shape (CrmSource *self, gboolean no_header, GError **error)
{
  g_autoptr (CrmSample) sample = crm_sample_new ();
  GError *problem = NULL;
  CrmRow row;

  while (crm_sample_get_n_rows (sample) < CRM_SHAPE_SAMPLE_ROWS &&
         read_row (self, &row, &problem)) {
    /* A faulty row says nothing about the shape. */
    if (row.fault == NULL)
      crm_sample_add (sample, &row);
  }
  if (problem != NULL) {
    g_propagate_error (error, problem);
    return FALSE;
  }
  if (crm_sample_get_n_rows (sample) == 0) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_INVALID,
                         self->csv != NULL ? _ ("The file holds no rows.")
                                           : _ ("The sheet holds no rows. Choose another sheet."));
    return FALSE;
  }
  crm_shape_find (sample, no_header, self->xlsx != NULL, &self->shape);
  if (!no_header)
    self->header_line = crm_sample_get_line (sample, self->shape.header);
  return TRUE;
}

static void
note_shape (CrmSource *self, const CrmSourceOptions *options)
{
  guint n = self->shape.n_titles;

  if (n > 0)
    add_note (self,
              g_strdup_printf (ngettext ("%s title row above the header was passed over.",
                                         "%s title rows above the header were passed over.", n),
                               crm_i18n_number (n).text));
  if (self->shape.looks_like_data)
    add_note (self, g_strdup (options->in_window
                                  ? _ ("The first line looks like data, not like column names.")
                                  : _ ("The first line looks like data, not like column names: use "
                                       "--no-header.")));
  if (self->shape.row_names)
    add_note (self,
              g_strdup (_ ("The header has one name fewer than there are columns: the first column "
                           "was left without a name.")));
}

/* The survey of a whole text file */

typedef struct {
  guint64 rows;
  guint64 disagreeing;
  guint extents_max;
  guint previous;        /* cells of the row before, when it was short; else 0 */
  guint footers;         /* scraps since the last row that was none */
  gsize tail[TAIL_ROWS]; /* where the last rows start, round and round */
  guint64 tail_lines[TAIL_ROWS];
  guint *extents; /* how many rows reach to each column, when there is no header */
} Survey;

/* A row with too many cells does not agree; one with too few only when so much is missing that it
 * cannot be cells left out at the end, or when it and the row before are two pieces of one row. */
static void
survey_row (CrmSource *self, const CrmRow *row, Survey *survey)
{
  guint width = self->shape.n_columns;
  guint n = row->n_cells;

  survey->rows++;
  if (survey->extents != NULL) {
    survey->extents[crm_row_get_extent (row)]++;
    if (n > width)
      return;
  }
  gboolean scrap = n < width && (n == 1 || n * 2 < width);
  survey->footers = scrap ? survey->footers + 1 : 0;
  if (n == width) {
    survey->previous = 0;
  } else if (n > width) {
    survey->disagreeing += crm_row_get_extent (row) > width;
    survey->previous = 0;
  } else {
    gboolean pieces =
        survey->previous > 0 && survey->previous != n && survey->previous + n == width + 1;
    survey->disagreeing += scrap || pieces;
    survey->previous = n;
  }
}

static gboolean
rows_disagree (const Survey *survey)
{
  /* A few lines of words below the table are no part of it. */
  guint64 disagreeing = survey->disagreeing - MIN (survey->footers, TAIL_ROWS);

  return disagreeing >= MIN_DISAGREEING && disagreeing * 10 > survey->rows;
}

/* Totals stand below the last ordinary row. */
static void
find_totals (CrmSource *self, const Survey *survey)
{
  guint n = (guint) MIN (survey->rows, TAIL_ROWS);

  for (guint i = 0; i < n; i++) {
    guint at = (guint) ((survey->rows - n + i) % TAIL_ROWS);
    CrmRow row;
    crm_csv_reader_seek (self->csv, survey->tail[at], survey->tail_lines[at]);
    if (!crm_csv_reader_next (self->csv, &row) || row.fault != NULL)
      continue;
    if (crm_shape_is_total (&self->shape, &row))
      g_array_append_val (self->totals, row.line);
    else if (crm_shape_is_ordinary (&self->shape, &row))
      g_array_set_size (self->totals, 0);
  }
}

/* Without a header, columns that one row in a hundred needs are columns. */
static void
widen (CrmSource *self, const Survey *survey)
{
  guint64 reaching = 0;
  guint width = CRM_ROW_MAX_CELLS;

  while (width > self->shape.n_columns && (reaching += survey->extents[width]) * 100 < survey->rows)
    width--;
  crm_shape_widen (&self->shape, width);
}

static gboolean
survey_file (CrmSource *self, GError **error)
{
  g_autofree guint *extents = self->shape.has_header ? NULL : g_new0 (guint, CRM_ROW_MAX_CELLS + 1);
  Survey survey = { .extents = extents };
  gsize start;
  guint64 line;
  CrmRow row;

  for (;;) {
    start = crm_csv_reader_get_position (self->csv, &line);
    if (!crm_csv_reader_next (self->csv, &row))
      break;
    if (!may_go_on (self, error))
      return FALSE;
    if (row.fault != NULL || crm_row_is_blank (&row))
      continue;
    guint at = (guint) (survey.rows % TAIL_ROWS);
    survey.tail[at] = start;
    survey.tail_lines[at] = line;
    survey_row (self, &row, &survey);
  }
  if (extents != NULL)
    widen (self, &survey);
  if (rows_disagree (&survey)) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                 _ ("The rows do not agree on the number of columns: %s of %s do not have %s. "
                    "Check the delimiter, and whether texts that hold line breaks are in quotes."),
                 crm_i18n_number ((gint64) survey.disagreeing).text,
                 crm_i18n_number ((gint64) survey.rows).text,
                 crm_i18n_number (self->shape.n_columns).text);
    return FALSE;
  }
  find_totals (self, &survey);
  return TRUE;
}

/* Opening a text file */

static void
note_text (CrmSource *self, const CrmSourceOptions *options)
{
  const char *sentence = NULL;

  if (options->encoding == NULL)
    add_note (self, g_strdup_printf (_ ("Read as %s."), self->decoded.name));
  if (options->delimiter != '\0' || self->shape.n_columns < 2)
    return;
  switch (self->delimiter) {
  case ',':
    sentence = _ ("Columns are separated by commas.");
    break;
  case ';':
    sentence = _ ("Columns are separated by semicolons.");
    break;
  case '\t':
    sentence = _ ("Columns are separated by tabs.");
    break;
  case ' ':
    sentence = _ ("Columns are separated by runs of blanks.");
    break;
  default:
    add_note (self, g_strdup_printf (_ ("Columns are separated by %c."), self->delimiter));
    return;
  }
  add_note (self, g_strdup (sentence));
}

/* After the header, or at the first row when there is none. */
static void
go_to_first_row (CrmSource *self)
{
  CrmRow row;

  crm_csv_reader_seek (self->csv, self->first, self->first_line);
  if (!self->shape.has_header)
    return;
  while (crm_csv_reader_next (self->csv, &row) && row.line < self->header_line)
    continue;
}

static gboolean
open_text (CrmSource *self, const CrmSourceOptions *options, GError **error)
{
  gsize length;
  const char *bytes = crm_source_file_get_data (self->file, &length);

  if (!crm_encoding_decode (bytes, length, options->encoding, self->cancellable, &self->decoded,
                            error))
    return FALSE;

  const char *text = self->decoded.text;
  length = self->decoded.length;
  if (length > 0 && text[length - 1] == 0x1A) /* DOS ended its texts with it */
    length--;
  self->first = crm_csv_find_sep_line (text, length, &self->delimiter);
  self->first_line = self->first > 0 ? 2 : 1;
  if (options->delimiter != '\0')
    self->delimiter = options->delimiter;
  else if (self->first == 0)
    self->delimiter = crm_csv_guess_delimiter (text, length);
  self->csv = crm_csv_reader_new (text, length, self->delimiter, self->decoded.broken);
  self->totals = g_array_new (FALSE, FALSE, sizeof (guint64));

  crm_csv_reader_seek (self->csv, self->first, self->first_line);
  if (!find_shape (self, options->no_header, error))
    return FALSE;
  go_to_first_row (self);
  if (!survey_file (self, error))
    return FALSE;
  note_text (self, options);
  note_shape (self, options);
  return TRUE;
}

/* Opening a workbook */

/* TRUE when the sheet has a row with something on it. */
static gboolean
sheet_has_rows (CrmSource *self, guint sheet)
{
  g_autoptr (CrmXlsxReader) reader = crm_xlsx_reader_new (self->book, sheet, NULL);
  CrmRow row;

  while (reader != NULL && crm_xlsx_reader_next (reader, &row, NULL))
    if (!crm_row_is_blank (&row))
      return TRUE;
  return FALSE;
}

static guint
find_first_sheet (CrmSource *self)
{
  guint n = crm_xlsx_book_get_n_sheets (self->book);

  for (int hidden = 0; hidden < 2; hidden++)
    for (guint i = 0; i < n; i++)
      if (crm_xlsx_book_get_sheet (self->book, i)->hidden == hidden && sheet_has_rows (self, i))
        return i;
  return 0;
}

static gboolean
find_named_sheet (CrmSource *self, const char *name, GError **error)
{
  guint n = crm_xlsx_book_get_n_sheets (self->book);
  g_autofree char *wanted = crm_text_fold (name);
  guint64 number;

  for (guint i = 0; i < n; i++)
    if (strcmp (crm_xlsx_book_get_sheet (self->book, i)->name, name) == 0) {
      self->sheet = i;
      return TRUE;
    }
  for (guint i = 0; i < n; i++) {
    g_autofree char *folded = crm_text_fold (crm_xlsx_book_get_sheet (self->book, i)->name);
    if (strcmp (folded, wanted) == 0) {
      self->sheet = i;
      return TRUE;
    }
  }
  if (g_ascii_string_to_unsigned (name, 10, 1, n, &number, NULL)) {
    self->sheet = (guint) number - 1;
    return TRUE;
  }

  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < n && names->len < 400; i++)
    g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "",
                            crm_xlsx_book_get_sheet (self->book, i)->name);
  g_autofree char *shown = crm_text_dup_printable (name);
  g_autofree char *listed = crm_text_dup_printable (names->str);
  g_set_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND,
               _ ("The workbook has no sheet “%s”. It has %s."), shown, listed);
  return FALSE;
}

static gboolean
open_sheet (CrmSource *self, GError **error)
{
  g_clear_pointer (&self->xlsx, crm_xlsx_reader_free);
  self->xlsx = crm_xlsx_reader_new (self->book, self->sheet, error);
  return self->xlsx != NULL;
}

/* Starts the sheet again and passes over the rows up to the header. */
static gboolean
restart_sheet (CrmSource *self, GError **error)
{
  GError *problem = NULL;
  CrmRow row;

  if (!open_sheet (self, error))
    return FALSE;
  if (self->shape.has_header)
    while (crm_xlsx_reader_next (self->xlsx, &row, &problem) && row.line < self->header_line)
      continue;
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

static gboolean
open_workbook (CrmSource *self, const CrmSourceOptions *options, GError **error)
{
  gsize length;
  const char *bytes = crm_source_file_get_data (self->file, &length);

  self->book = crm_xlsx_book_new (bytes, length, self->cancellable, error);
  if (self->book == NULL)
    return FALSE;
  if (options->sheet != NULL) {
    if (!find_named_sheet (self, options->sheet, error))
      return FALSE;
  } else {
    self->sheet = find_first_sheet (self);
  }
  if (!open_sheet (self, error) || !find_shape (self, options->no_header, error) ||
      !restart_sheet (self, error))
    return FALSE;
  if (options->sheet == NULL) {
    g_autofree char *name =
        crm_text_dup_printable (crm_xlsx_book_get_sheet (self->book, self->sheet)->name);
    guint n = crm_xlsx_book_get_n_sheets (self->book);
    add_note (self, n == 1 ? g_strdup_printf (_ ("Read from the sheet “%s”."), name)
                           : g_strdup_printf (ngettext ("Read from the sheet “%s”, one of %s.",
                                                        "Read from the sheet “%s”, one of %s.", n),
                                              name, crm_i18n_number (n).text));
  }
  note_shape (self, options);
  return TRUE;
}

CrmSource *
crm_source_open (const char *path, const CrmSourceOptions *options, GCancellable *cancellable,
                 GError **error)
{
  static const CrmSourceOptions nothing = { 0 };
  g_autoptr (CrmSource) self = g_new0 (CrmSource, 1);
  CrmFileSort sort;

  if (options == NULL)
    options = &nothing;
  self->notes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->notes, NULL);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->file = crm_source_file_open (path, error);
  if (self->file == NULL || !crm_source_file_tell (self->file, &sort, error))
    return NULL;
  if (!(sort == CRM_FILE_ZIP ? open_workbook (self, options, error)
                             : open_text (self, options, error)))
    return NULL;
  self->padded = g_new0 (CrmCell, self->shape.n_columns);
  if (!crm_source_rewind (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
crm_source_free (CrmSource *self)
{
  if (self == NULL)
    return;
  crm_csv_reader_free (self->csv);
  crm_decoded_clear (&self->decoded);
  if (self->totals != NULL)
    g_array_unref (self->totals);
  crm_xlsx_reader_free (self->xlsx);
  crm_xlsx_book_free (self->book);
  crm_shape_clear (&self->shape);
  crm_source_file_free (self->file);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->notes);
  g_free (self->padded);
  g_free (self->fault);
  g_free (self);
}

/* Rows */

static gboolean
is_total (CrmSource *self, const CrmRow *row)
{
  if (self->csv != NULL) {
    for (guint i = 0; i < self->totals->len; i++)
      if (g_array_index (self->totals, guint64, i) == row->line)
        return TRUE;
    return FALSE;
  }
  if (!crm_shape_is_total (&self->shape, row) ||
      !crm_xlsx_reader_ends_within (self->xlsx, TAIL_ROWS))
    return FALSE;
  CrmRow after;
  for (guint i = 0; crm_xlsx_reader_peek (self->xlsx, i, &after); i++)
    if (crm_shape_is_ordinary (&self->shape, &after))
      return FALSE;
  return TRUE;
}

/* Gives the row exactly n_columns cells. */
static void
fit_row (CrmSource *self, CrmRow *row)
{
  guint width = self->shape.n_columns;

  if (row->n_cells > width) {
    guint extent = crm_row_get_extent (row);
    if (extent > width && row->fault == NULL) {
      g_free (self->fault);
      self->fault =
          g_strdup_printf (self->shape.has_header ? _ ("%s cells where the header has %s.")
                                                  : _ ("%s cells where the other rows have %s."),
                           crm_i18n_number (extent).text, crm_i18n_number (width).text);
      row->fault = self->fault;
    }
  } else if (row->n_cells < width) {
    memcpy (self->padded, row->cells, row->n_cells * sizeof (CrmCell));
    for (guint i = row->n_cells; i < width; i++)
      self->padded[i] = (CrmCell){ "", 0 };
    row->cells = self->padded;
  }
}

gboolean
crm_source_next (CrmSource *self, const CrmCell **cells, guint64 *line, const char **fault,
                 GError **error)
{
  GError *problem = NULL;
  CrmRow row;

  do {
    if (!may_go_on (self, error))
      return FALSE;
    if (!read_row (self, &row, &problem)) {
      if (problem != NULL)
        g_propagate_error (error, problem);
      return FALSE;
    }
    if (G_LIKELY (row.fault != NULL || !is_total (self, &row)))
      break;
    self->n_totals++;
  } while (TRUE);

  if (G_UNLIKELY (row.n_cells != self->shape.n_columns))
    fit_row (self, &row);
  *cells = row.cells;
  if (line != NULL)
    *line = row.line;
  if (fault != NULL)
    *fault = row.fault;
  return TRUE;
}

gboolean
crm_source_rewind (CrmSource *self, GError **error)
{
  self->n_totals = 0;
  if (self->book != NULL)
    return restart_sheet (self, error);
  go_to_first_row (self);
  return TRUE;
}

/* What is known about the file */

guint
crm_source_get_n_columns (CrmSource *self)
{
  return self->shape.n_columns;
}

const char *
crm_source_get_column (CrmSource *self, guint column)
{
  g_return_val_if_fail (column < self->shape.n_columns, NULL);
  return self->shape.columns[column];
}

double
crm_source_get_progress (CrmSource *self)
{
  if (self->xlsx != NULL)
    return crm_xlsx_reader_get_progress (self->xlsx);
  if (self->decoded.length == 0)
    return 1.0;
  return (double) crm_csv_reader_get_position (self->csv, NULL) / (double) self->decoded.length;
}

guint64
crm_source_get_n_totals (CrmSource *self)
{
  return self->n_totals;
}

gboolean
crm_source_seems_total (CrmSource *self, const CrmCell *cells)
{
  CrmRow row = { cells, self->shape.n_columns, 0, NULL };

  return crm_shape_is_total (&self->shape, &row);
}

gboolean
crm_source_seems_signature (CrmSource *self, const CrmCell *cells)
{
  return crm_shape_is_signature (cells, self->shape.n_columns);
}

guint
crm_source_get_n_titles (CrmSource *self)
{
  return self->shape.n_titles;
}

const char *const *
crm_source_get_notes (CrmSource *self)
{
  return (const char *const *) self->notes->pdata;
}

const char *
crm_source_get_encoding (CrmSource *self)
{
  return self->book != NULL ? "UTF-8" : self->decoded.name;
}

char
crm_source_get_delimiter (CrmSource *self)
{
  return self->delimiter;
}

gboolean
crm_source_is_workbook (CrmSource *self)
{
  return self->book != NULL;
}

guint
crm_source_get_n_sheets (CrmSource *self)
{
  return self->book != NULL ? crm_xlsx_book_get_n_sheets (self->book) : 0;
}

const char *
crm_source_get_sheet_name (CrmSource *self, guint sheet)
{
  g_return_val_if_fail (sheet < crm_source_get_n_sheets (self), NULL);
  return crm_xlsx_book_get_sheet (self->book, sheet)->name;
}

guint
crm_source_get_sheet (CrmSource *self)
{
  return self->sheet;
}

gboolean
crm_source_counts_from_1904 (CrmSource *self)
{
  return self->book != NULL && crm_xlsx_book_get_1904 (self->book);
}
