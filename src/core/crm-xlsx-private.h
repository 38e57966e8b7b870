/* crm-xlsx-private.h: what crm-xlsx-part.c and crm-xlsx-book.c share of a workbook. */
#pragma once

#include "crm-xlsx-book.h"

G_BEGIN_DECLS

#define CRM_XLSX_MAX_UNPACKED G_GUINT64_CONSTANT (4294967296)    /* one part */
#define CRM_XLSX_MAX_STRING_BYTES G_GUINT64_CONSTANT (536870912) /* all shared strings */
#define CRM_XLSX_MAX_STRINGS 33554432
#define CRM_XLSX_MAX_ENTRIES 65536
#define CRM_XLSX_MAX_SHEETS 4096
#define CRM_XLSX_MAX_STYLES 65536

struct _CrmXlsxBook {
  const char *bytes;
  gsize length;
  GCancellable *cancellable;
  char *workbook; /* path of the workbook part */
  GPtrArray *sheets;
  gboolean is_1904;
  char *text; /* the shared strings, one after another, each with its NUL */
  gsize text_used, text_size;
  GArray *offsets;    /* gsize, where each shared string starts */
  GByteArray *styles; /* CrmXlsxFormat by style index */
};

G_END_DECLS
