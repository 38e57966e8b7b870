/* crm-chart-run.c: strokes below two points a pixel, filled spans above: stroking is what costs. */
#include "crm-chart-run.h"

#include <math.h>

#include "crm-chart-decimate.h"
#include "crm-chart-direct.h"

#define DOT_RADIUS 3.0    /* of one measurement */
#define LATEST_RADIUS 4.5 /* of the latest, when it is a disc */
#define DOT_SPACING 9.0   /* periods narrower than this show no dots but single ones */

static double
get_width (const CrmChartFrame *self, double width)
{
  return crm_chart_theme_is_contrast (self->spec->theme) ? 1.5 * width : width;
}

static gboolean
is_dense (const CrmChartFrame *self)
{
  return self->series.items->len > 2 * self->layout->plot.width * self->spec->pixel_ratio;
}

static double
get_value (const CrmChartFrame *self, int column, guint index)
{
  const CrmChartItem *item = crm_chart_series_get (&self->series, index);

  return column == self->spec->value ? item->value
                                     : crm_chart_get_real (self->spec, column, item->row);
}

/* Whether the line runs from the item before to this one. */
static gboolean
is_joined (const CrmChartFrame *self, int column, guint index)
{
  const CrmChartItem *item;

  if (index == 0 || index >= self->series.items->len)
    return FALSE;
  item = crm_chart_series_get (&self->series, index);
  return item[0].slot - item[-1].slot <= 1 && !isnan (get_value (self, column, index)) &&
         !isnan (get_value (self, column, index - 1));
}

static void
add_point (CrmChartFrame *self, int column, guint index)
{
  crm_chart_layout_add_point (
      self->layout, crm_chart_frame_get_x (self, crm_chart_series_get (&self->series, index)->slot),
      crm_chart_frame_get_y (self, get_value (self, column, index)));
}

static void
add_polylines (CrmChartFrame *self, int column, CrmChartPart part, CrmChartColour colour,
               double width)
{
  for (guint i = 0; i < self->series.items->len; i++) {
    gboolean provisional = part == CRM_CHART_PART_VALUE && crm_chart_frame_is_provisional (self, i);

    if (!is_joined (self, column, i))
      continue;
    if (provisional || !is_joined (self, column, i - 1)) {
      crm_chart_layout_add_mark (self->layout, CRM_CHART_MARK_LINE,
                                 provisional ? CRM_CHART_PART_PROVISIONAL : part, colour, width)
          ->dashed = provisional || part == CRM_CHART_PART_PLAN;
      add_point (self, column, i - 1);
    }
    add_point (self, column, i);
  }
}

/* The line as spans of pixel columns. As crm_chart_frame_get_x and _y, without a call a point. */
static GArray *
dup_spans (const CrmChartFrame *self, int column, double width)
{
  const CrmChartLayout *layout = self->layout;
  double factor = layout->plot.height / (layout->high / 2 - layout->low / 2);
  gboolean is_value = column == self->spec->value;
  CrmChartDecimator decimator;

  crm_chart_decimator_init (&decimator, layout->plot.x, width,
                            (guint) (layout->plot.width / width + 0.5));
  for (guint i = 0; i < self->series.items->len; i++) {
    const CrmChartItem *item = crm_chart_series_get (&self->series, i);
    double value = is_value ? item->value : get_value (self, column, i);
    double x = layout->plot.x + (item->slot + 0.5) * self->slot_width;

    /* A missing period is a gap as well. */
    if (i > 0 && item[0].slot - item[-1].slot > 1)
      crm_chart_decimator_add (&decimator, x, NAN);
    crm_chart_decimator_add (&decimator, x,
                             layout->plot.y + (layout->high / 2 - value / 2) * factor);
  }
  return crm_chart_decimator_finish (&decimator);
}

static void
add_spans (CrmChartFrame *self, int column, CrmChartPart part, CrmChartColour colour,
           double line_width)
{
  CrmChartLayout *layout = self->layout;
  double width = 1 / self->spec->pixel_ratio;
  g_autoptr (GArray) spans = dup_spans (self, column, width);

  crm_chart_layout_add_mark (layout, CRM_CHART_MARK_SPANS, part, colour, width);
  for (guint i = 0; i < spans->len; i++) {
    const CrmChartSpan *span = &g_array_index (spans, CrmChartSpan, i);
    double x = layout->plot.x + span->column * width;

    crm_chart_layout_add_point (layout, x, span->low - line_width / 2);
    crm_chart_layout_add_point (layout, x, span->high + line_width / 2);
  }
}

void
crm_chart_run_add (CrmChartFrame *self, int column, CrmChartPart part, CrmChartColour colour,
                   double width)
{
  width = get_width (self, width);
  if (column < 0)
    return;
  if (is_dense (self))
    add_spans (self, column, part, colour, width);
  else
    add_polylines (self, column, part, colour, width);
}

/* Whether a line leads from one value to the next. */
static gboolean
is_neighbour (const CrmChartItem *one, const CrmChartItem *two)
{
  return two->slot - one->slot <= 1 && !isnan (one->value) && !isnan (two->value);
}

static void
add_dots (CrmChartFrame *self, CrmChartColour colour, double radius, gboolean all)
{
  guint n = self->series.items->len;
  gboolean dense = is_dense (self);
  double before = -HUGE_VAL;

  crm_chart_layout_add_mark (self->layout, CRM_CHART_MARK_SYMBOLS, CRM_CHART_PART_VALUE, colour,
                             radius);
  for (guint i = 0; i < n; i++) {
    const CrmChartItem *item = crm_chart_series_get (&self->series, i);
    double x;

    if (isnan (item->value) || (int) i == self->series.latest)
      continue;
    if (!all && ((i > 0 && is_neighbour (&item[-1], &item[0])) ||
                 (i + 1 < n && is_neighbour (&item[0], &item[1]))))
      continue;
    x = crm_chart_frame_get_x (self, item->slot);
    /* Crowded single values are all in the spans already. */
    if (dense && x - before < radius)
      continue;
    crm_chart_layout_add_point (self->layout, x, crm_chart_frame_get_y (self, item->value));
    before = x;
  }
}

void
crm_chart_run_add_dots (CrmChartFrame *self)
{
  add_dots (self, CRM_CHART_COLOUR_SERIES_1, DOT_RADIUS, self->slot_width >= DOT_SPACING);
}

void
crm_chart_run_add_single_dots (CrmChartFrame *self, CrmChartColour colour, double radius)
{
  add_dots (self, colour, radius, FALSE);
}

void
crm_chart_run_add_latest (CrmChartFrame *self)
{
  const CrmChartItem *latest = crm_chart_frame_find_latest (self);
  CrmChartColour colour, text_colour;
  CrmChartShape shape;
  gboolean pointed;

  if (latest == NULL)
    return;
  shape = crm_chart_direct_get_look (self, &colour, &text_colour);
  pointed = shape == CRM_CHART_SHAPE_DIAMOND || shape == CRM_CHART_SHAPE_TRIANGLE;

  crm_chart_layout_add_mark (self->layout, CRM_CHART_MARK_SYMBOLS, CRM_CHART_PART_LATEST, colour,
                             pointed ? CRM_CHART_POINTED_RADIUS : LATEST_RADIUS)
      ->shape = shape;
  crm_chart_layout_add_point (self->layout, crm_chart_frame_get_x (self, latest->slot),
                              crm_chart_frame_get_y (self, latest->value));
}

void
crm_chart_run_add_hits (CrmChartFrame *self)
{
  const CrmChartLayout *layout = self->layout;
  guint n_items = self->series.items->len;
  /* Where there are more points than pixels, no narrower than a pixel: it could not be met. */
  double least = is_dense (self) ? 1 / self->spec->pixel_ratio : 0;
  CrmChartHit hit = { { layout->plot.x, layout->plot.y, 0, layout->plot.height }, 0 };

  for (guint i = 0; i < n_items; i++) {
    const CrmChartItem *item = crm_chart_series_get (&self->series, i);
    double start = layout->plot.x + item->slot * self->slot_width;

    /* Of two rows of one area the later one speaks. */
    if (i + 1 < n_items && item[1].slot == item->slot)
      continue;
    if (least == 0 || hit.rect.width == 0)
      hit.rect.x = start;
    hit.rect.width = start + self->slot_width - hit.rect.x;
    hit.row = item->row;
    if (hit.rect.width < least && i + 1 < n_items)
      continue;
    g_array_append_val (layout->hits, hit);
    hit.rect.width = 0;
  }
}
