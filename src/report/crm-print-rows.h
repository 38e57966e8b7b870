/* crm-print-rows.h: what a printed table says: the records of a query as texts for a person, read
 * once, in any thread with its own connection. Knows nothing of paper. */
#pragma once

#include "crm-query.h"

G_BEGIN_DECLS

#define CRM_PRINT_ROWS_MOST 10000

typedef struct {
  char *head;
  gboolean at_end; /* numbers, which stand at the end of their cells */
} CrmPrintColumn;

typedef struct {
  CrmLanguage language;
  char *title;     /* what the records are */
  char *programme; /* whose; NULL: it has no name yet */
  char *day;       /* of the print, and how many records */
  char *narrowing; /* search and filter in words; NULL: all records */
  CrmPrintColumn *columns;
  guint n_columns;
  GPtrArray *rows; /* of char **, n_columns texts each; never NULL, without line breaks */
} CrmPrintRows;

/* fields: the columns in their order. today: the day written on the paper. Errors: REFUSED for more
 * than CRM_PRINT_ROWS_MOST records, NOT_FOUND for none, and those of a query. */
CrmPrintRows *crm_print_rows_read (CrmDb *db, const CrmQuery *query, CrmModel *model,
                                   const CrmField *const *fields, guint n_fields,
                                   const CrmLocale *locale, gint32 today, const char *narrowing,
                                   GCancellable *cancellable, GError **error);
void crm_print_rows_free (CrmPrintRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmPrintRows, crm_print_rows_free)

G_END_DECLS
