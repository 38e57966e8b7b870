/* crm-source.h: a file of rows (CSV, TSV, fixed blanks, .xlsx) read as lines of text cells,
 * whatever its encoding, delimiter and line ends. What was guessed is said. It knows nothing of
 * kinds and fields: crm-import gives the cells their meaning. Calls libarchive, libxml2,
 * uchardet, iconv. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CrmSource CrmSource;

typedef struct {
  const char *text; /* valid UTF-8, not NUL-terminated; lives until the next crm_source_next */
  gsize length;
} CrmCell;

typedef struct {
  const char *encoding; /* iconv name, NULL: guess */
  char delimiter;       /* '\0': guess among , ; TAB | and runs of blanks (' ') */
  gboolean no_header;   /* columns are then called 1, 2, 3… */
  const char *sheet;    /* .xlsx: name or 1-based number, NULL: the first that holds rows */
  gboolean in_window;   /* notes name no options of the command line */
} CrmSourceOptions;

/* Opens and looks at the whole file once for its shape: encoding, delimiter, the header line
 * (title rows above it are skipped), the number of columns. The kind of file is told by content,
 * not by name. Refuses, without touching anything: a folder, a FIFO, a device, an empty file,
 * over 4 GiB, binary rubbish, .xls and other archives ("save it as .xlsx or CSV"), a table whose
 * rows do not agree on their number of columns (more than a tenth of them). `options` may be
 * NULL. */
CrmSource *crm_source_open (const char *path, const CrmSourceOptions *options,
                            GCancellable *cancellable, GError **error);
void crm_source_free (CrmSource *self);

/* Column names in file order, made unique ("OrderID", "OrderID (2)"); an empty head is "column 3".
 * Borrowed. */
guint crm_source_get_n_columns (CrmSource *self);
const char *crm_source_get_column (CrmSource *self, guint column);

/* The next data row: exactly n_columns cells (missing ones at the end are empty). *line is the
 * 1-based line of the file (of the sheet) where the row starts. Blank rows are passed over. Rows
 * that say total or «جمع» at the bottom are passed over and counted. A row that cannot be read
 * (too many cells, a quote that never closes, bytes that are not text in the encoding) comes
 * back with *fault set to a sentence (borrowed until the next call) and whatever cells could be
 * made of it. FALSE at the end (no error set) or on error. */
gboolean crm_source_next (CrmSource *self, const CrmCell **cells, guint64 *line, const char **fault,
                          GError **error);
gboolean crm_source_rewind (CrmSource *self, GError **error);

/* 0…1 of the file read so far. */
double crm_source_get_progress (CrmSource *self);

/* Rows passed over as totals so far, and title rows above the header. */
guint64 crm_source_get_n_totals (CrmSource *self);
guint crm_source_get_n_titles (CrmSource *self);

/* TRUE when a row that crm_source_next gave (with all its cells) would be a total at the bottom: of
 * one further up it is for the caller to say, who knows whether it makes sense as data. */
gboolean crm_source_seems_total (CrmSource *self, const CrmCell *cells);
/* TRUE for a line to be signed ("Prepared by"), as stands below a total; for the caller to say. */
gboolean crm_source_seems_signature (CrmSource *self, const CrmCell *cells);

/* What was guessed, one translated sentence each ("Read as Windows-1256", "Columns are separated
 * by ;", "2 title rows above the header were passed over"). NULL-terminated, borrowed. */
const char *const *crm_source_get_notes (CrmSource *self);
const char *crm_source_get_encoding (CrmSource *self);
char crm_source_get_delimiter (CrmSource *self);
gboolean crm_source_is_workbook (CrmSource *self);
/* The sheets of a workbook and the one that is read, from 0; a text file has none. Borrowed. */
guint crm_source_get_n_sheets (CrmSource *self);
const char *crm_source_get_sheet_name (CrmSource *self, guint sheet);
guint crm_source_get_sheet (CrmSource *self);
/* TRUE for a workbook whose days are counted from 1904-01-01. */
gboolean crm_source_counts_from_1904 (CrmSource *self);

/* Writing: RFC 4180 with CRLF off (LF), UTF-8. Text cells are guarded against formulas. */
typedef struct _CrmCsvWriter CrmCsvWriter;
/* Writes to a .part beside path, renamed over it by finish: never half a file. bom: for Excel. */
CrmCsvWriter *crm_csv_writer_new (const char *path, char delimiter, gboolean bom, GError **error);
void crm_csv_writer_text (CrmCsvWriter *self, const char *text, gssize length); /* NULL: empty */
void crm_csv_writer_raw (CrmCsvWriter *self, const char *number); /* numbers, days: as they are */
void crm_csv_writer_end_row (CrmCsvWriter *self);
gboolean crm_csv_writer_finish (CrmCsvWriter *self, GError **error); /* frees self in any case */
void crm_csv_writer_cancel (CrmCsvWriter *self); /* removes the .part, frees self */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmSource, crm_source_free)

G_END_DECLS
