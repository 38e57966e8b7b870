/* crm-xlsx-reader.h: one sheet of an .xlsx workbook as a stream of rows of text cells. Numbers
 * come as the shortest text that reads back equal, dates as 2026-11-21 or 2026-11-21T09:30 (with
 * seconds when there are any), times as 09:30, flags as TRUE and FALSE, formulas as their stored
 * values. Calls crm-xlsx-book only; knows neither header nor width. */
#pragma once

#include "crm-csv-reader.h"
#include "crm-xlsx-book.h"

G_BEGIN_DECLS

typedef struct _CrmXlsxReader CrmXlsxReader;

/* `book` is borrowed and must outlive the reader. */
CrmXlsxReader *crm_xlsx_reader_new (CrmXlsxBook *book, guint sheet, GError **error);
void crm_xlsx_reader_free (CrmXlsxReader *self);

/* FALSE at the end, or with an error. The row's line is its number in the sheet. */
gboolean crm_xlsx_reader_next (CrmXlsxReader *self, CrmRow *row, GError **error);
/* TRUE when at most n more rows follow the last one returned; reads ahead to know. */
gboolean crm_xlsx_reader_ends_within (CrmXlsxReader *self, guint n);
/* Of the rows read ahead, the i-th that follows; FALSE when there is none. */
gboolean crm_xlsx_reader_peek (CrmXlsxReader *self, guint i, CrmRow *row);
double crm_xlsx_reader_get_progress (CrmXlsxReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmXlsxReader, crm_xlsx_reader_free)

G_END_DECLS
