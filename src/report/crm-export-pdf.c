/* crm-export-pdf.c: a printed table as a file: the same pages on A4, laid across when the columns
 * ask for it. */
#include <cairo-pdf.h>
#include <glib/gstdio.h>

#include "crm-day.h"
#include "crm-i18n.h"
#include "crm-part.h"
#include "crm-print-table.h"
#include "crm-report.h"

#define A4_SHORT 595.28 /* points */
#define A4_LONG 841.89
#define MARGIN 42.0

static cairo_status_t
draw_pages (CrmPrintTable *table, cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_translate (cr, MARGIN, MARGIN);
  for (guint page = 0; page < crm_print_table_get_n_pages (table); page++) {
    crm_print_table_draw (table, cr, page);
    cairo_show_page (cr);
  }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  return status == CAIRO_STATUS_SUCCESS ? cairo_surface_status (surface) : status;
}

static gboolean
write_pages (CrmPrintTable *table, const char *path, GError **error)
{
  gboolean across = crm_print_table_is_wider (table, A4_SHORT - 2 * MARGIN);
  double width = across ? A4_LONG : A4_SHORT, height = across ? A4_SHORT : A4_LONG;
  g_autofree char *part = crm_part_new (path, NULL, error);
  cairo_surface_t *surface;
  cairo_status_t status;

  if (part == NULL)
    return FALSE;
  surface = cairo_pdf_surface_create (part, width, height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  crm_print_table_get_title (table));
  crm_print_table_begin (table, width - 2 * MARGIN, height - 2 * MARGIN);
  crm_print_table_advance (table, G_MAXUINT);
  status = draw_pages (table, surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return crm_part_finish (part, path, error);
  g_unlink (part);
  g_set_error (error, CRM_ERROR, CRM_ERROR_FAILED,
               _ ("The pages could not be written: %s. Free some space or choose another folder."),
               cairo_status_to_string (status));
  return FALSE;
}

gboolean
crm_export_pdf (CrmDb *db, const CrmQuery *query, CrmModel *model, const CrmLocale *locale,
                const char *path, GCancellable *cancellable, GError **error)
{
  const CrmKind *kind = crm_query_get_kind (query);
  const CrmField *title = crm_kind_get_title (kind);
  g_autofree const CrmField **fields = g_new0 (const CrmField *, kind->n_fields);
  g_autoptr (CrmPrintTable) table = NULL;
  CrmPrintRows *rows;
  guint n = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & CRM_COLUMN) != 0 || &kind->fields[i] == title)
      fields[n++] = &kind->fields[i];
  rows = crm_print_rows_read (db, query, model, fields, n, locale, crm_day_today (), NULL,
                              cancellable, error);
  if (rows == NULL)
    return FALSE;
  table = crm_print_table_new (rows);
  return write_pages (table, path, error);
}
