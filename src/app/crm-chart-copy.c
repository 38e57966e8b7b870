/* crm-chart-copy.c: the text and the picture are both made at once: they are small. */
#include "crm-chart-copy.h"

#include <math.h>

#define RATIO 2.0 /* pixels of the picture a pixel of the screen */
#define WIDTH 960
#define HEIGHT 480

static gboolean
has_numbers (const CrmTable *table, guint column, guint first)
{
  for (guint row = first; row < crm_table_get_n_rows (table); row++)
    if (isfinite (crm_table_get_real (table, column, row)))
      return TRUE;
  return FALSE;
}

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
dup_text (const CrmChartSpec *spec)
{
  const CrmTable *table = spec->table;
  guint n = crm_table_get_n_rows (table), day = (guint) spec->day;
  guint first = spec->periods > 0 && n > spec->periods ? n - spec->periods : 0;
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  GString *text = g_string_new (crm_table_get_label (table, day));

  for (guint column = 0; column < crm_table_get_n_columns (table); column++)
    if (crm_table_get_type (table, column) == CRM_COLUMN_REAL && has_numbers (table, column, first))
      g_array_append_val (columns, column);
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (text, "\t%s",
                            crm_table_get_label (table, g_array_index (columns, guint, i)));
  g_string_append_c (text, '\n');
  for (guint row = first; row < n; row++) {
    g_autofree char *period = crm_period_format (crm_table_get_day (table, day, row), spec->period,
                                                 spec->fiscal_month, &spec->locale);

    g_string_append (text, period);
    for (guint i = 0; i < columns->len; i++)
      append_number (text, crm_table_get_real (table, g_array_index (columns, guint, i), row));
    g_string_append_c (text, '\n');
  }
  return g_string_free (text, FALSE);
}

static GdkTexture *
make_picture (const CrmChartSpec *shown)
{
  CrmChartSpec spec = *shown;
  g_autoptr (CrmChartLayout) layout = NULL;
  g_autoptr (GBytes) bytes = NULL;
  cairo_surface_t *surface;
  GdkTexture *texture;
  int width = (int) (WIDTH * RATIO), height = (int) (HEIGHT * RATIO), stride;
  cairo_t *cr;

  spec.width = WIDTH;
  spec.height = HEIGHT;
  spec.text_scale = 1;
  spec.theme = CRM_CHART_LIGHT;
  spec.show_title = TRUE;
  spec.pixel_ratio = RATIO;
  layout = crm_chart_layout (&spec);
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
  return texture;
}

void
crm_chart_copy (const CrmChartSpec *spec, GdkClipboard *clipboard)
{
  g_autofree char *text = dup_text (spec);
  g_autoptr (GdkTexture) picture = make_picture (spec);
  g_autoptr (GdkContentProvider) both = gdk_content_provider_new_union (
      (GdkContentProvider *[]){ gdk_content_provider_new_typed (G_TYPE_STRING, text),
                                gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, picture) },
      2);

  gdk_clipboard_set_content (clipboard, both);
}
