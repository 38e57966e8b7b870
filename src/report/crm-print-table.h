/* crm-print-table.h: a table on pages: laid out for a paper once, then drawn page by page on any
 * cairo surface: a printer's, a PDF. The head stands on each page, no row is broken. Cairo and
 * Pango only. One thread at a time. */
#pragma once

#include <cairo.h>

#include "crm-print-rows.h"

G_BEGIN_DECLS

typedef struct _CrmPrintTable CrmPrintTable;

/* Takes the rows over. */
CrmPrintTable *crm_print_table_new (CrmPrintRows *rows);
void crm_print_table_free (CrmPrintTable *self);
const char *crm_print_table_get_title (CrmPrintTable *self);
/* Whether its columns ask for more than this width, in points: for paper laid across. */
gboolean crm_print_table_is_wider (CrmPrintTable *self, double width);

/* A new layout for a paper of this size within its margins, in points. */
void crm_print_table_begin (CrmPrintTable *self, double width, double height);
/* Lays out so many further rows. TRUE: all are placed. */
gboolean crm_print_table_advance (CrmPrintTable *self, guint n_rows);
guint crm_print_table_get_n_pages (CrmPrintTable *self);
/* The first row of a page from 0; that of the page after the last one is the number of rows. */
guint crm_print_table_get_first_row (CrmPrintTable *self, guint page);
/* The origin is the corner of the page within its margins. */
void crm_print_table_draw (CrmPrintTable *self, cairo_t *cr, guint page);
/* Characters of what was drawn that no installed font can show. */
guint crm_print_table_get_n_unknown (CrmPrintTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmPrintTable, crm_print_table_free)

G_END_DECLS
