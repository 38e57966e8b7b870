/* crm-chart-zone.c: builds both edges of the zone period by period and closes them to areas. */
#include "crm-chart-zone.h"

#include <math.h>

#define TARGET_WIDTH 1.5

/* One level piece of an edge from x0 to x1, joined to the piece before by a step. */
static void
extend_edge (GArray *edge, double x0, double x1, double y)
{
  CrmChartPoint from = { x0, y }, to = { x1, y };

  if (edge->len > 0 && g_array_index (edge, CrmChartPoint, edge->len - 1).y == y) {
    g_array_index (edge, CrmChartPoint, edge->len - 1).x = x1;
    return;
  }
  g_array_append_val (edge, from);
  g_array_append_val (edge, to);
}

static void
add_edge (CrmChartFrame *self, const GArray *edge)
{
  double width =
      crm_chart_theme_is_contrast (self->spec->theme) ? 1.5 * TARGET_WIDTH : TARGET_WIDTH;

  crm_chart_layout_add_mark (self->layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_TARGET,
                             CRM_CHART_COLOUR_ON, width)
      ->dashed = TRUE;
  for (guint i = 0; i < edge->len; i++)
    crm_chart_layout_add_point (self->layout, g_array_index (edge, CrmChartPoint, i).x,
                                g_array_index (edge, CrmChartPoint, i).y);
}

/* On which sides a stretch of the zone ends at a target, not only at the edge of the plot. */
typedef struct {
  gboolean above, below;
} Limits;

/* The tinted area between both edges, and a dashed line along each edge that is a target. */
static void
add_stretch (CrmChartFrame *self, GArray *tops, GArray *bottoms, Limits *limits)
{
  if (tops->len == 0)
    return;
  crm_chart_layout_add_mark (self->layout, CRM_CHART_MARK_AREA, CRM_CHART_PART_ZONE,
                             CRM_CHART_COLOUR_ZONE, 0);
  for (guint i = 0; i < tops->len; i++)
    crm_chart_layout_add_point (self->layout, g_array_index (tops, CrmChartPoint, i).x,
                                g_array_index (tops, CrmChartPoint, i).y);
  for (guint i = bottoms->len; i-- > 0;)
    crm_chart_layout_add_point (self->layout, g_array_index (bottoms, CrmChartPoint, i).x,
                                g_array_index (bottoms, CrmChartPoint, i).y);
  if (limits->above)
    add_edge (self, tops);
  if (limits->below)
    add_edge (self, bottoms);
  *limits = (Limits){ 0 };
  g_array_set_size (tops, 0);
  g_array_set_size (bottoms, 0);
}

void
crm_chart_zone_add (CrmChartFrame *self)
{
  g_autoptr (GArray) tops = g_array_new (FALSE, FALSE, sizeof (CrmChartPoint));
  g_autoptr (GArray) bottoms = g_array_new (FALSE, FALSE, sizeof (CrmChartPoint));
  const CrmChartLayout *layout = self->layout;
  Limits limits = { 0 };
  /* A level zone is one piece however many periods there are. */
  guint n = self->series.level ? MIN (1, self->series.items->len) : self->series.items->len;

  for (guint i = 0; i < n; i++) {
    const CrmChartItem *item = crm_chart_series_get (&self->series, i);
    int end = i + 1 < n ? item[1].slot : (int) self->series.n_slots;
    double x0 = layout->plot.x + (i == 0 ? 0 : item->slot) * self->slot_width;
    double x1 = layout->plot.x + end * self->slot_width;
    double low, high;

    crm_chart_series_get_zone (&self->series, item, &low, &high);
    if (isnan (low) && isnan (high)) {
      add_stretch (self, tops, bottoms, &limits);
      continue;
    }
    limits.above |= !isnan (high);
    limits.below |= !isnan (low);
    extend_edge (tops, x0, x1, isnan (high) ? layout->plot.y : crm_chart_frame_get_y (self, high));
    extend_edge (bottoms, x0, x1,
                 isnan (low) ? crm_chart_frame_get_bottom (self)
                             : crm_chart_frame_get_y (self, low));
  }
  add_stretch (self, tops, bottoms, &limits);
}

int
crm_chart_zone_find_row (const CrmChartFrame *self)
{
  guint n = self->series.items->len;

  for (guint i = n; i-- > (self->series.level && n > 0 ? n - 1 : 0);) {
    const CrmChartItem *item = crm_chart_series_get (&self->series, i);
    double low, high;

    crm_chart_series_get_zone (&self->series, item, &low, &high);
    if (!isnan (low) || !isnan (high))
      return (int) item->row;
  }
  return -1;
}

gboolean
crm_chart_zone_is_level (const CrmChartFrame *self)
{
  return self->series.level;
}
