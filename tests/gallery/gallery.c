/* gallery.c: draws every chart in every state, in four themes side by side, into one picture or PDF
 * page, for a person to look at: gallery [--lang fa] [--kind KIND] OUT.png|OUT.pdf */
#include "cases.h"

#include <cairo-pdf.h>
#include <stdlib.h>

#include "crm-i18n.h"

#define GAP 16.0
#define CAPTION 16.0 /* height of a case's name */

static const struct {
  const char *name;
  CrmChartTheme theme;
  double text_scale;
} looks[] = {
  { "light", CRM_CHART_LIGHT, 1 },
  { "dark", CRM_CHART_DARK, 1 },
  { "high contrast", CRM_CHART_LIGHT_CONTRAST, 1 },
  { "text at 200%", CRM_CHART_DARK_CONTRAST, 2 },
};

typedef struct {
  const CrmLocale *locale;
  const char *kind; /* NULL: all */
} Wish;

static void
draw_case (const ChartCase *one, const Wish *wish, guint look, double x, double y, cairo_t *cr)
{
  CrmChartSpec spec;
  g_autoptr (CrmTable) table = chart_case_make (one, wish->locale, &spec);
  g_autoptr (CrmChartLayout) layout = NULL;
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", one->kind, one->name, looks[look].name);
  CrmChartRgba card = crm_chart_palette_get (looks[look].theme, CRM_CHART_COLOUR_CARD);

  spec.theme = looks[look].theme;
  spec.text_scale = looks[look].text_scale;
  spec.show_title = g_str_equal (one->kind, "line");
  layout = crm_chart_layout (&spec);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_set_source_rgb (cr, 0.4, 0.4, 0.4);
  cairo_set_font_size (cr, 10);
  cairo_move_to (cr, 0, CAPTION - 5);
  cairo_show_text (cr, name);
  cairo_translate (cr, 0, CAPTION);
  cairo_rectangle (cr, -4, -4, spec.width + 8, spec.height + 8);
  cairo_set_source_rgb (cr, card.red, card.green, card.blue);
  cairo_fill (cr);
  crm_chart_paint (layout, cr);
  cairo_restore (cr);
}

/* Draws when cr is given; returns the height of the page. */
static double
draw_all (const Wish *wish, double width, cairo_t *cr)
{
  double x = GAP, y = GAP, row = 0;

  for (const ChartCase *one = chart_cases; one->name != NULL; one++) {
    double block = G_N_ELEMENTS (looks) * (one->width + GAP);

    if (wish->kind != NULL && !g_str_equal (one->kind, wish->kind))
      continue;
    if (x > GAP && x + block > width) {
      x = GAP;
      y += row;
      row = 0;
    }
    for (guint look = 0; look < G_N_ELEMENTS (looks) && cr != NULL; look++)
      draw_case (one, wish, look, x + look * (one->width + GAP), y, cr);
    x += block;
    row = MAX (row, one->height + CAPTION + GAP);
  }
  return y + row + GAP;
}

int
main (int argc, char **argv)
{
  g_autofree char *language = NULL, *kind = NULL;
  const GOptionEntry entries[] = {
    { "lang", 0, 0, G_OPTION_ARG_STRING, &language, "en or fa", "LANG" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, "one kind of chart", "KIND" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("OUT.png|OUT.pdf");
  g_autoptr (GError) error = NULL;
  double width = GAP + G_N_ELEMENTS (looks) * (460 + GAP), height;
  cairo_surface_t *surface;
  cairo_status_t status;
  gboolean pdf;
  cairo_t *cr;
  Wish wish;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2) {
    g_printerr ("%s\n", error != NULL ? error->message : "Name one file.");
    return EXIT_FAILURE;
  }
  crm_i18n_init (language != NULL ? language : "en");
  wish.locale = g_strcmp0 (language, "fa") == 0 ? &chart_case_persian : &chart_case_english;
  wish.kind = kind;
  height = draw_all (&wish, width, NULL);
  pdf = g_str_has_suffix (argv[1], ".pdf");
  surface = pdf ? cairo_pdf_surface_create (argv[1], width, height)
                : cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 0.92, 0.92, 0.92);
  cairo_paint (cr);
  draw_all (&wish, width, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && !pdf)
    status = cairo_surface_write_to_png (surface, argv[1]);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    g_printerr ("%s: %s\n", argv[1], cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS ? EXIT_SUCCESS : EXIT_FAILURE;
}
