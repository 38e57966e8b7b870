/* crm-chart-line.c: lays out a value against its target, period by period: the line, broken where a
 * measurement is missing, its dots, and the latest value with its status. Only numbers come out;
 * nothing is drawn. */
#include "crm-chart-line.h"

#include <math.h>

#include "crm-chart-decimate.h"
#include "crm-chart-direct.h"
#include "crm-chart-zone.h"

#define LINE_WIDTH 2.25
#define DOT_RADIUS 3.0    /* of one measurement */
#define LATEST_RADIUS 4.5 /* of the latest, when it is a disc */
#define DOT_SPACING 9.0   /* periods narrower than this show no dots but single ones */

static double
get_line_width (const CrmChartFrame *self)
{
  return crm_chart_theme_is_contrast (self->spec->theme) ? 1.5 * LINE_WIDTH : LINE_WIDTH;
}

static gboolean
is_dense (const CrmChartFrame *self)
{
  return self->series.items->len > 2 * self->layout->plot.width * self->spec->pixel_ratio;
}

/* Whether the line runs from the item before to this one. */
static gboolean
is_joined (const CrmChartFrame *self, guint index)
{
  const CrmChartItem *item;

  if (index == 0 || index >= self->series.items->len)
    return FALSE;
  item = crm_chart_series_get (&self->series, index);
  return !isnan (item[0].value) && !isnan (item[-1].value) && item[0].slot - item[-1].slot <= 1;
}

static void
add_polylines (CrmChartFrame *self)
{
  for (guint i = 0; i < self->series.items->len; i++) {
    const CrmChartItem *item = crm_chart_series_get (&self->series, i);
    gboolean provisional = crm_chart_frame_is_provisional (self, i);

    if (!is_joined (self, i))
      continue;
    if (provisional || !is_joined (self, i - 1)) {
      crm_chart_layout_add_mark (self->layout, CRM_CHART_MARK_LINE,
                                 provisional ? CRM_CHART_PART_PROVISIONAL : CRM_CHART_PART_VALUE,
                                 CRM_CHART_COLOUR_SERIES_1, get_line_width (self))
          ->dashed = provisional;
      crm_chart_layout_add_point (self->layout, crm_chart_frame_get_x (self, item[-1].slot),
                                  crm_chart_frame_get_y (self, item[-1].value));
    }
    crm_chart_layout_add_point (self->layout, crm_chart_frame_get_x (self, item->slot),
                                crm_chart_frame_get_y (self, item->value));
  }
}

static void
add_dots (CrmChartFrame *self)
{
  double before = -HUGE_VAL;

  crm_chart_layout_add_mark (self->layout, CRM_CHART_MARK_SYMBOLS, CRM_CHART_PART_VALUE,
                             CRM_CHART_COLOUR_SERIES_1, DOT_RADIUS);
  for (guint i = 0; i < self->series.items->len; i++) {
    const CrmChartItem *item = crm_chart_series_get (&self->series, i);
    gboolean single = !is_joined (self, i) && !is_joined (self, i + 1);
    double x = crm_chart_frame_get_x (self, item->slot);

    if (isnan (item->value) || (int) i == self->series.latest)
      continue;
    if (self->slot_width < DOT_SPACING && !single)
      continue;
    /* Crowded single values are all in the spans already. */
    if (is_dense (self) && x - before < DOT_RADIUS)
      continue;
    crm_chart_layout_add_point (self->layout, x, crm_chart_frame_get_y (self, item->value));
    before = x;
  }
}

static void
add_spans (CrmChartFrame *self)
{
  CrmChartLayout *layout = self->layout;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (CrmChartPoint));
  g_autoptr (GArray) spans = NULL;
  double width = 1 / self->spec->pixel_ratio;
  double thickness = get_line_width (self) / 2;

  for (guint i = 0; i < self->series.items->len; i++) {
    const CrmChartItem *item = crm_chart_series_get (&self->series, i);
    CrmChartPoint point = { crm_chart_frame_get_x (self, item->slot),
                            crm_chart_frame_get_y (self, item->value) };

    if (!is_joined (self, i)) {
      CrmChartPoint gap = { point.x, NAN };

      g_array_append_val (points, gap);
    }
    g_array_append_val (points, point);
  }
  spans = crm_chart_decimate ((const CrmChartPoint *) (void *) points->data, points->len,
                              layout->plot.x, width, (guint) (layout->plot.width / width + 0.5));
  crm_chart_layout_add_mark (layout, CRM_CHART_MARK_SPANS, CRM_CHART_PART_VALUE,
                             CRM_CHART_COLOUR_SERIES_1, width);
  for (guint i = 0; i < spans->len; i++) {
    const CrmChartSpan *span = &g_array_index (spans, CrmChartSpan, i);
    double x = layout->plot.x + span->column * width;

    crm_chart_layout_add_point (layout, x, span->low - thickness);
    crm_chart_layout_add_point (layout, x, span->high + thickness);
  }
}

static void
add_latest (CrmChartFrame *self)
{
  const CrmChartItem *latest = crm_chart_series_get (&self->series, (guint) self->series.latest);
  CrmChartColour colour, text_colour;
  CrmChartShape shape = crm_chart_direct_get_look (self, &colour, &text_colour);
  gboolean pointed = shape == CRM_CHART_SHAPE_DIAMOND || shape == CRM_CHART_SHAPE_TRIANGLE;

  crm_chart_layout_add_mark (self->layout, CRM_CHART_MARK_SYMBOLS, CRM_CHART_PART_LATEST, colour,
                             pointed ? CRM_CHART_POINTED_RADIUS : LATEST_RADIUS)
      ->shape = shape;
  crm_chart_layout_add_point (self->layout, crm_chart_frame_get_x (self, latest->slot),
                              crm_chart_frame_get_y (self, latest->value));
}

/* One area a period, as high as the plot: a reading cursor needs no aim. */
static void
add_hits (CrmChartFrame *self)
{
  const CrmChartLayout *layout = self->layout;
  guint n = self->series.items->len;

  for (guint i = 0; i < n; i++) {
    const CrmChartItem *item = crm_chart_series_get (&self->series, i);
    CrmChartHit hit = { { layout->plot.x + item->slot * self->slot_width, layout->plot.y,
                          self->slot_width, layout->plot.height },
                        item->row };

    /* Of two rows of one period the later one speaks. */
    if (i + 1 == n || item[1].slot != item->slot)
      g_array_append_val (self->layout->hits, hit);
  }
}

/* One attempt, with the direct labels inside or beside the plot as they are marked to be. */
static gboolean
lay_out (CrmChartFrame *self, CrmChartDirect *direct)
{
  double beside_width = crm_chart_direct_measure (direct, self);
  /* In a narrow chart the line matters more than the words beside it. */
  gboolean narrow = beside_width > 0.4 * self->spec->width;

  crm_chart_frame_begin (self, narrow ? 0 : beside_width);
  crm_chart_zone_add (self);
  crm_chart_frame_add_axes (self);
  if (is_dense (self))
    add_spans (self);
  else
    add_polylines (self);
  add_dots (self);
  if (self->series.latest >= 0)
    add_latest (self);
  add_hits (self);
  return crm_chart_direct_add (direct, self, narrow);
}

CrmChartLayout *
crm_chart_line_layout (const CrmChartSpec *spec)
{
  g_auto (CrmChartFrame) frame = { 0 };
  g_auto (CrmChartDirect) direct = { 0 };

  crm_chart_frame_init (&frame, spec);
  crm_chart_direct_init (&direct, &frame);
  /* Each attempt that fails moves a label out of the plot, so there are three at most. */
  while (!lay_out (&frame, &direct))
    continue;
  return g_steal_pointer (&frame.layout);
}
