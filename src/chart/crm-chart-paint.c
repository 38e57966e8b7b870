/* crm-chart-paint.c: draws a layout with Cairo and Pango, on whatever surface. Decides nothing: all
 * places and sizes come from the layout. */
#include "crm-chart.h"

#include <math.h>

#include "crm-chart-text.h"

#define RING 2.0 /* of card colour round the latest symbol */
#define HALO 3.0 /* of card colour round text over lines */

static void
set_colour (cairo_t *cr, const CrmChartLayout *layout, CrmChartColour colour)
{
  CrmChartRgba rgba = crm_chart_palette_get (layout->theme, colour);

  cairo_set_source_rgba (cr, rgba.red, rgba.green, rgba.blue, rgba.alpha);
}

static void
add_path (cairo_t *cr, const CrmChartPoint *points, guint n)
{
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
}

static void
stroke_line (cairo_t *cr, const CrmChartLayout *layout, const CrmChartMark *mark)
{
  static const double dashes[] = { 4, 3 };

  add_path (cr, crm_chart_layout_get_points (layout, mark), mark->n_points);
  set_colour (cr, layout, mark->colour);
  cairo_set_line_width (cr, mark->size);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, mark->part == CRM_CHART_PART_VALUE ? CAIRO_LINE_CAP_ROUND
                                                             : CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, dashes, mark->dashed ? G_N_ELEMENTS (dashes) : 0, 0);
  cairo_stroke (cr);
}

/* Fills the path; a tint is no contrast, so that it is outlined instead where much is wanted. */
static void
fill_tint (cairo_t *cr, const CrmChartLayout *layout, const CrmChartMark *mark)
{
  CrmChartColour outline = mark->part == CRM_CHART_PART_TRACK     ? CRM_CHART_COLOUR_AXIS
                           : mark->colour == CRM_CHART_COLOUR_GAP ? CRM_CHART_COLOUR_OFF
                                                                  : CRM_CHART_COLOUR_ON;

  if (crm_chart_theme_is_contrast (layout->theme)) {
    set_colour (cr, layout, outline);
    cairo_set_dash (cr, NULL, 0, 0);
    cairo_set_line_width (cr, 1);
    cairo_stroke (cr);
  } else {
    set_colour (cr, layout, mark->colour);
    cairo_fill (cr);
  }
}

static void
fill_area (cairo_t *cr, const CrmChartLayout *layout, const CrmChartMark *mark)
{
  add_path (cr, crm_chart_layout_get_points (layout, mark), mark->n_points);
  cairo_close_path (cr);
  fill_tint (cr, layout, mark);
}

static void
fill_spans (cairo_t *cr, const CrmChartLayout *layout, const CrmChartMark *mark)
{
  const CrmChartPoint *points = crm_chart_layout_get_points (layout, mark);

  for (guint i = 0; i + 1 < mark->n_points; i += 2)
    cairo_rectangle (cr, points[i].x, points[i].y, mark->size, points[i + 1].y - points[i].y);
  set_colour (cr, layout, mark->colour);
  cairo_fill (cr);
}

static void
add_rounded (cairo_t *cr, double x0, double y0, double x1, double y1, double radius)
{
  radius = MIN (radius, MIN (x1 - x0, y1 - y0) / 2);
  if (radius <= 0) {
    cairo_rectangle (cr, x0, y0, x1 - x0, y1 - y0);
    return;
  }
  cairo_new_sub_path (cr);
  cairo_arc (cr, x1 - radius, y0 + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x1 - radius, y1 - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x0 + radius, y1 - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x0 + radius, y0 + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
fill_bars (cairo_t *cr, const CrmChartLayout *layout, const CrmChartMark *mark)
{
  const CrmChartPoint *points = crm_chart_layout_get_points (layout, mark);

  for (guint i = 0; i + 1 < mark->n_points; i += 2)
    add_rounded (cr, points[i].x, points[i].y, points[i + 1].x, points[i + 1].y, mark->size);
  if (mark->part == CRM_CHART_PART_TRACK || mark->part == CRM_CHART_PART_ZONE) {
    fill_tint (cr, layout, mark);
    return;
  }
  set_colour (cr, layout, mark->colour);
  cairo_fill (cr);
}

static void
add_shape (cairo_t *cr, CrmChartShape shape, const CrmChartPoint *at, double radius)
{
  switch (shape) {
  case CRM_CHART_SHAPE_DISC:
  case CRM_CHART_SHAPE_HOLLOW:
    cairo_new_sub_path (cr);
    cairo_arc (cr, at->x, at->y, radius, 0, 2 * G_PI);
    break;
  case CRM_CHART_SHAPE_TRIANGLE:
    cairo_move_to (cr, at->x, at->y - radius);
    cairo_line_to (cr, at->x + radius, at->y + radius * 0.75);
    cairo_line_to (cr, at->x - radius, at->y + radius * 0.75);
    break;
  case CRM_CHART_SHAPE_DIAMOND:
    cairo_move_to (cr, at->x, at->y - radius);
    cairo_line_to (cr, at->x + radius, at->y);
    cairo_line_to (cr, at->x, at->y + radius);
    cairo_line_to (cr, at->x - radius, at->y);
    break;
  }
  cairo_close_path (cr);
}

static void
draw_symbols (cairo_t *cr, const CrmChartLayout *layout, const CrmChartMark *mark)
{
  const CrmChartPoint *points = crm_chart_layout_get_points (layout, mark);
  gboolean hollow = mark->shape == CRM_CHART_SHAPE_HOLLOW;

  for (guint i = 0; i < mark->n_points; i++)
    add_shape (cr, mark->shape, &points[i], mark->size);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (mark->part == CRM_CHART_PART_LATEST && !hollow) {
    set_colour (cr, layout, CRM_CHART_COLOUR_CARD);
    cairo_set_line_width (cr, RING * 2);
    cairo_stroke_preserve (cr);
  }
  set_colour (cr, layout, hollow ? CRM_CHART_COLOUR_CARD : mark->colour);
  if (hollow) {
    cairo_fill_preserve (cr);
    set_colour (cr, layout, mark->colour);
    cairo_set_line_width (cr, 2);
    cairo_stroke (cr);
  } else {
    cairo_fill (cr);
  }
}

static void
show_label (cairo_t *cr, const CrmChartLayout *layout, CrmChartText *text,
            const CrmChartLabel *label)
{
  if (label->halo) {
    crm_chart_text_show (text, cr, label, TRUE);
    set_colour (cr, layout, CRM_CHART_COLOUR_CARD);
    cairo_set_dash (cr, NULL, 0, 0);
    cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_width (cr, HALO * 2);
    cairo_stroke (cr);
  }
  set_colour (cr, layout, label->colour);
  crm_chart_text_show (text, cr, label, FALSE);
  cairo_new_path (cr);
}

void
crm_chart_paint (const CrmChartLayout *layout, cairo_t *cr)
{
  g_autoptr (CrmChartText) text = crm_chart_text_new (layout->language, layout->text_scale);

  cairo_save (cr);
  cairo_new_path (cr);
  for (guint i = 0; i < layout->marks->len; i++) {
    const CrmChartMark *mark = &g_array_index (layout->marks, CrmChartMark, i);

    switch (mark->type) {
    case CRM_CHART_MARK_LINE:
      stroke_line (cr, layout, mark);
      break;
    case CRM_CHART_MARK_AREA:
      fill_area (cr, layout, mark);
      break;
    case CRM_CHART_MARK_SPANS:
      fill_spans (cr, layout, mark);
      break;
    case CRM_CHART_MARK_BARS:
      fill_bars (cr, layout, mark);
      break;
    case CRM_CHART_MARK_SYMBOLS:
      draw_symbols (cr, layout, mark);
      break;
    }
  }
  for (guint i = 0; i < layout->labels->len; i++)
    show_label (cr, layout, text, &g_array_index (layout->labels, CrmChartLabel, i));
  cairo_restore (cr);
}
