/* crm-chart-text.c: Pango set up once for a painting. The base direction is that of the language,
 * never guessed from a label's first letter. */
#include "crm-chart-text.h"

struct _CrmChartText {
  PangoContext *context;
  PangoLayout *layout;
  PangoFontDescription *fonts[CRM_CHART_N_FONTS];
  PangoAttrList *spacings[CRM_CHART_N_FONTS];
  double line_heights[CRM_CHART_N_FONTS];
};

/* Arabic fonts are half as tall again as Latin ones; lines are given the same height in both, as in
 * the rest of the window. Pango trims above and below alike. */
#define LINE_HEIGHT 1.25 /* of the font size */

static const struct {
  double english, persian; /* pixels */
  PangoWeight weight;
} sizes[CRM_CHART_N_FONTS] = {
  [CRM_CHART_FONT_CAPTION] = { 12, 12, PANGO_WEIGHT_NORMAL },
  [CRM_CHART_FONT_CAPTION_BOLD] = { 12, 12, PANGO_WEIGHT_BOLD },
  [CRM_CHART_FONT_BODY] = { 14.667, 14, PANGO_WEIGHT_NORMAL },
  [CRM_CHART_FONT_BODY_BOLD] = { 14.667, 14, PANGO_WEIGHT_BOLD },
  [CRM_CHART_FONT_TITLE] = { 15, 14.5, PANGO_WEIGHT_BOLD },
};

CrmChartText *
crm_chart_text_new (CrmLanguage language, double scale)
{
  CrmChartText *self = g_new0 (CrmChartText, 1);
  gboolean persian = language == CRM_LANGUAGE_PERSIAN;
  cairo_font_options_t *options = cairo_font_options_create ();

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  /* Hinted widths would differ between a screen and a PDF, and between one scale and two. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_base_dir (self->context, persian ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_context_set_language (self->context, pango_language_from_string (persian ? "fa" : "en"));

  self->layout = pango_layout_new (self->context);
  pango_layout_set_auto_dir (self->layout, FALSE);
  for (int i = 0; i < CRM_CHART_N_FONTS; i++) {
    double size = persian ? sizes[i].persian : sizes[i].english;

    self->fonts[i] = pango_font_description_new ();
    pango_font_description_set_family_static (self->fonts[i],
                                              persian ? "Vazirmatn, Noto Sans Arabic, Cantarell"
                                                      : "Cantarell, Vazirmatn, Noto Sans Arabic");
    pango_font_description_set_weight (self->fonts[i], sizes[i].weight);
    pango_font_description_set_absolute_size (self->fonts[i], size * scale * PANGO_SCALE);
    self->spacings[i] = pango_attr_list_new ();
    pango_attr_list_insert (self->spacings[i],
                            pango_attr_line_height_new_absolute (
                                (int) (sizes[i].english * scale * LINE_HEIGHT * PANGO_SCALE)));
  }
  return self;
}

void
crm_chart_text_free (CrmChartText *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < CRM_CHART_N_FONTS; i++) {
    pango_font_description_free (self->fonts[i]);
    pango_attr_list_unref (self->spacings[i]);
  }
  g_object_unref (self->layout);
  g_object_unref (self->context);
  g_free (self);
}

static void
set_text (CrmChartText *self, CrmChartFont font, const char *text)
{
  pango_layout_set_font_description (self->layout, self->fonts[font]);
  pango_layout_set_attributes (self->layout, self->spacings[font]);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_set_width (self->layout, -1);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_alignment (self->layout, PANGO_ALIGN_LEFT);
}

void
crm_chart_text_measure (CrmChartText *self, CrmChartFont font, const char *text, double *width,
                        double *height)
{
  int w, h;

  set_text (self, font, text);
  pango_layout_get_size (self->layout, &w, &h);
  if (width != NULL)
    *width = (double) w / PANGO_SCALE;
  if (height != NULL)
    *height = (double) h / PANGO_SCALE;
}

double
crm_chart_text_get_line_height (CrmChartText *self, CrmChartFont font)
{
  if (self->line_heights[font] <= 0)
    crm_chart_text_measure (self, font, "0", NULL, &self->line_heights[font]);
  return self->line_heights[font];
}

int
crm_chart_text_count_unknown (CrmChartText *self, CrmChartFont font, const char *text)
{
  set_text (self, font, text);
  return pango_layout_get_unknown_glyphs_count (self->layout);
}

void
crm_chart_text_show (CrmChartText *self, cairo_t *cr, const CrmChartLabel *label, gboolean outline)
{
  int width;

  pango_cairo_update_context (cr, self->context);
  pango_layout_context_changed (self->layout);
  set_text (self, label->font, label->text);
  pango_layout_get_size (self->layout, &width, NULL);
  if (width > label->rect.width * PANGO_SCALE + PANGO_SCALE / 16) {
    pango_layout_set_width (self->layout, MAX (0, (int) (label->rect.width * PANGO_SCALE)));
    pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  }
  cairo_move_to (cr, label->rect.x, label->rect.y);
  if (outline)
    pango_cairo_layout_path (cr, self->layout);
  else
    pango_cairo_show_layout (cr, self->layout);
}
