/* crm-xlsx-book.h: the parts of an .xlsx package that its sheets lean on: the list of sheets,
 * the shared strings, and which cell formats are dates. All sizes are bounded, since a small zip
 * can hold a great deal of nothing. Calls libarchive and libxml2; knows nothing of rows. */
#pragma once

#include <gio/gio.h>
#include <libxml/xmlreader.h>

G_BEGIN_DECLS

typedef struct _CrmXlsxBook CrmXlsxBook;

/* One part of the package, unpacked while it is parsed. */
typedef struct _CrmXlsxPart CrmXlsxPart;

typedef enum {
  CRM_XLSX_NUMBER,
  CRM_XLSX_PERCENT, /* a share of one, shown times a hundred with a percent sign */
  CRM_XLSX_DATE,    /* a day, with or without a time */
  CRM_XLSX_TIME,    /* a time of day */
  CRM_XLSX_DURATION /* hours that may pass 24 */
} CrmXlsxFormat;

typedef struct {
  char *name;
  char *path; /* of the part */
  gboolean hidden;
} CrmXlsxSheet;

/* `bytes` are borrowed and must outlive the book. Errors: CRM_ERROR_FOREIGN when the zip holds no
 * .xlsx workbook, CRM_ERROR_INVALID when it is damaged or too large, CRM_ERROR_CANCELLED. */
CrmXlsxBook *crm_xlsx_book_new (const char *bytes, gsize length, GCancellable *cancellable,
                                GError **error);
void crm_xlsx_book_free (CrmXlsxBook *self);

guint crm_xlsx_book_get_n_sheets (CrmXlsxBook *self);
const CrmXlsxSheet *crm_xlsx_book_get_sheet (CrmXlsxBook *self, guint index);
gboolean crm_xlsx_book_get_1904 (CrmXlsxBook *self);
/* FALSE when there is no such string. Borrowed, NUL-terminated. */
gboolean crm_xlsx_book_get_string (CrmXlsxBook *self, guint64 index, const char **text,
                                   gsize *length);
CrmXlsxFormat crm_xlsx_book_get_format (CrmXlsxBook *self, guint64 style);

/* What a number format code shows; for tests too. */
CrmXlsxFormat crm_xlsx_format_of_code (const char *code);
/* Appends text with the escapes _x000D_ of control characters undone. */
void crm_xlsx_append_text (GString *out, const char *text);

/* NULL without an error when the package has no such part. */
CrmXlsxPart *crm_xlsx_part_open (CrmXlsxBook *self, const char *path, GError **error);
void crm_xlsx_part_free (CrmXlsxPart *self);
xmlTextReader *crm_xlsx_part_get_reader (CrmXlsxPart *self);
/* To be called whenever the reader returned something other than 1: says what went wrong. */
gboolean crm_xlsx_part_check (CrmXlsxPart *self, int result, GError **error);
/* 0…1 of the part unpacked so far. */
double crm_xlsx_part_get_progress (CrmXlsxPart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmXlsxBook, crm_xlsx_book_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmXlsxPart, crm_xlsx_part_free)

G_END_DECLS
