/* crm-tile-copy.c: the text and the picture are both made at once: they are small. */
#include "crm-tile-copy.h"

#include <math.h>

#include "crm-i18n.h"
#include "crm-report.h"

#define PERIODS 24 /* that are copied */
#define RATIO 2.0  /* pixels of the picture a pixel of the screen */

static void
append_number (GString *text, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (text, '\t');
  if (!isnan (number))
    g_string_append (text, g_ascii_dtostr (buffer, sizeof buffer, number));
}

/* A line of heads and a line a period, tabs between the cells, numbers as machines write them. */
static char *
dup_text (const CrmTable *table, const CrmKpi *at, const CrmPeriods *periods,
          const CrmLocale *locale)
{
  gboolean band = at->direction == CRM_DIRECTION_BAND;
  const guint columns[] = { CRM_SERIES_VALUE, band ? CRM_SERIES_LOW : CRM_SERIES_TARGET,
                            CRM_SERIES_HIGH };
  guint n = band ? 3 : 2;
  GString *text = g_string_new (crm_table_get_label (table, CRM_SERIES_DAY));

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "\t%s", crm_table_get_label (table, columns[i]));
  g_string_append_c (text, '\n');
  for (guint row = 0; row < crm_table_get_n_rows (table); row++) {
    g_autofree char *period = crm_period_format (crm_table_get_day (table, CRM_SERIES_DAY, row),
                                                 at->frequency, periods->fiscal_month, locale);

    g_string_append (text, period);
    for (guint i = 0; i < n; i++)
      append_number (text, crm_table_get_real (table, columns[i], row));
    g_string_append_c (text, '\n');
  }
  return g_string_free (text, FALSE);
}

static GdkTexture *
make_picture (const CrmTable *table, const CrmKpi *at, const CrmPeriods *periods,
              const CrmLocale *locale)
{
  CrmChartSpec spec;
  CrmChartLayout *layout;
  cairo_surface_t *surface;
  cairo_t *cr;
  GdkTexture *texture;
  g_autoptr (GBytes) bytes = NULL;
  int width, height, stride;

  crm_kpi_chart_init_spec (&spec, at, table, periods, locale);
  spec.show_title = TRUE;
  spec.pixel_ratio = RATIO;
  layout = crm_chart_layout (&spec);
  width = (int) (spec.width * RATIO);
  height = (int) (spec.height * RATIO);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, RATIO, RATIO);
  crm_chart_paint (layout, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) (stride * height));
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
  cairo_surface_destroy (surface);
  crm_chart_layout_free (layout);
  return texture;
}

void
crm_tile_copy (const CrmHeadline *headline, const CrmKpi *at, const CrmPeriods *periods,
               const CrmLocale *locale, GdkClipboard *clipboard)
{
  g_autoptr (CrmTable) table = crm_headline_dup_last (headline, at, PERIODS);
  g_autoptr (GdkContentProvider) both = NULL;
  g_autoptr (GdkTexture) picture = NULL;
  g_autofree char *text = NULL;

  if (crm_table_get_n_rows (table) == 0) {
    gdk_clipboard_set_text (clipboard, at->name);
    return;
  }
  text = dup_text (table, at, periods, locale);
  picture = make_picture (table, at, periods, locale);
  both = gdk_content_provider_new_union (
      (GdkContentProvider *[]){ gdk_content_provider_new_typed (G_TYPE_STRING, text),
                                gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, picture) },
      2);
  gdk_clipboard_set_content (clipboard, both);
}
