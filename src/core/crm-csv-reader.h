/* crm-csv-reader.h: splits UTF-8 text in memory into rows of cells, fast: no copy and no allocation
 * a cell unless a quote has to be taken out. It knows one delimiter, quotes, and every kind of line
 * end; it guesses nothing and knows neither header nor width. Calls GLib only. */
#pragma once

#include "crm-source.h"

G_BEGIN_DECLS

#define CRM_ROW_MAX_CELLS 16384
#define CRM_CELL_MAX_BYTES 1048576

/* One row as a reader found it. Everything is borrowed until the reader's next call. */
typedef struct {
  const CrmCell *cells;
  guint n_cells;
  guint64 line;      /* 1-based, where the row starts */
  const char *fault; /* NULL: none */
} CrmRow;

typedef struct _CrmCsvReader CrmCsvReader;

/* `text` is borrowed and must outlive the reader. delimiter ' ' means runs of blanks, those at
 * the start of a line left out. check_text: the text may hold bytes that are not UTF-8, or NULs;
 * the rows that hold them get a fault (otherwise they are taken on trust). */
CrmCsvReader *crm_csv_reader_new (const char *text, gsize length, char delimiter,
                                  gboolean check_text);
void crm_csv_reader_free (CrmCsvReader *self);

/* FALSE at the end of the text. A line with nothing on it is a row of one empty cell (of none when
 * the delimiter is blanks). */
gboolean crm_csv_reader_next (CrmCsvReader *self, CrmRow *row);

/* Where the next row starts; seek only to what get_position gave, with the line it belongs to. */
gsize crm_csv_reader_get_position (CrmCsvReader *self, guint64 *line);
void crm_csv_reader_seek (CrmCsvReader *self, gsize position, guint64 line);

/* TRUE when every cell is empty or blanks. */
gboolean crm_row_is_blank (const CrmRow *row);
/* Cells up to the last one that is not blank. */
guint crm_row_get_extent (const CrmRow *row);
gboolean crm_cell_is_blank (const CrmCell *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmCsvReader, crm_csv_reader_free)

G_END_DECLS
