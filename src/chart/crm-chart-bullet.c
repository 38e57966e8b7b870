/* crm-chart-bullet.c: one value against its target. A bar says its value by its length, so it
 * begins at zero; where the scale reaches below zero a dot says it by its place. Grows from where
 * reading starts, as it has no number axis. */
#include "crm-chart-bullet.h"

#include <math.h>

#include "crm-chart-scale.h"
#include "crm-chart-words.h"

#define BAR_SHARE 0.5 /* of the height */
#define TICK_WIDTH 2.5
#define ROOM 1.1 /* what the scale is longer than its longest number */

typedef struct {
  const CrmChartSpec *spec;
  CrmChartLayout *layout;
} Bullet;

/* From where reading starts. */
static double
get_x (const Bullet *self, double value)
{
  const CrmChartLayout *layout = self->layout;
  double share =
      (value / 2 - layout->low / 2) / (layout->high / 2 - layout->low / 2) * layout->width;

  share = CLAMP (share, 0, layout->width);
  return self->spec->locale.language == CRM_LANGUAGE_PERSIAN ? layout->width - share : share;
}

static void
find_range (Bullet *self, double value, double low, double high)
{
  gboolean percent =
      g_strcmp0 (self->spec->unit, "%") == 0 || g_strcmp0 (self->spec->unit, "٪") == 0;
  double least = fmin (0, fmin (value, fmin (low, high)));
  double most = fmax (0, fmax (value, fmax (low, high)));
  CrmChartTicks ticks;

  if (percent && least >= 0 && most <= 100) {
    self->layout->low = 0;
    self->layout->high = 100;
    return;
  }
  crm_chart_ticks_init (&ticks, least * ROOM, most > least ? most * ROOM : 1, 6);
  self->layout->low = crm_chart_ticks_get (&ticks, 0);
  self->layout->high = crm_chart_ticks_get (&ticks, ticks.n - 1);
}

static void
add_zone (Bullet *self, double low, double high)
{
  CrmChartLayout *layout = self->layout;

  if (isnan (low) && isnan (high))
    return;
  crm_chart_layout_add_mark (layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_ZONE,
                             CRM_CHART_COLOUR_ZONE_STRONG, 0);
  crm_chart_layout_add_bar (layout, get_x (self, isnan (low) ? layout->low : low), 0,
                            get_x (self, isnan (high) ? layout->high : high), layout->height);
}

static void
add_ticks (Bullet *self, double low, double high)
{
  CrmChartLayout *layout = self->layout;
  const double edges[] = { low, high };

  for (gsize i = 0; i < G_N_ELEMENTS (edges); i++) {
    double x;

    if (isnan (edges[i]))
      continue;
    x = CLAMP (get_x (self, edges[i]), TICK_WIDTH / 2, layout->width - TICK_WIDTH / 2);
    crm_chart_layout_add_mark (layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_TARGET,
                               CRM_CHART_COLOUR_ON, 0);
    crm_chart_layout_add_bar (layout, x - TICK_WIDTH / 2, 0, x + TICK_WIDTH / 2, layout->height);
  }
}

static void
add_value (Bullet *self, double value)
{
  CrmChartLayout *layout = self->layout;
  double middle = layout->height / 2, half = layout->height * BAR_SHARE / 2;

  if (layout->low < 0) {
    crm_chart_layout_add_mark (layout, CRM_CHART_MARK_SYMBOLS, CRM_CHART_PART_VALUE,
                               CRM_CHART_COLOUR_BULLET, half * 1.4);
    crm_chart_layout_add_point (
        layout,
        CLAMP (get_x (self, value), half * 1.4, MAX (half * 1.4, layout->width - half * 1.4)),
        middle);
    return;
  }
  crm_chart_layout_add_mark (layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_VALUE,
                             CRM_CHART_COLOUR_BULLET, 1);
  crm_chart_layout_add_bar (layout, get_x (self, 0), middle - half, get_x (self, value),
                            middle + half);
}

CrmChartLayout *
crm_chart_bullet_layout (const CrmChartSpec *spec)
{
  g_auto (CrmChartSeries) series = { 0 };
  Bullet self = { spec, crm_chart_layout_new (spec->width, spec->height, spec->theme,
                                              spec->locale.language, spec->text_scale) };
  CrmChartLayout *layout = self.layout;
  double value = NAN, low = NAN, high = NAN, track = spec->height * 0.5;

  crm_chart_series_init (&series, spec);
  if (series.items->len > 0) {
    guint index = series.latest >= 0 ? (guint) series.latest : series.items->len - 1;
    const CrmChartItem *item = crm_chart_series_get (&series, index);
    CrmChartHit hit = { { 0, 0, spec->width, spec->height }, item->row };

    value = item->value;
    crm_chart_get_zone (spec, item->row, &low, &high);
    g_array_append_val (layout->hits, hit);
  }
  layout->plot = (CrmChartRect){ 0, 0, spec->width, spec->height };
  find_range (&self, value, low, high);
  crm_chart_layout_add_mark (layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_TRACK,
                             CRM_CHART_COLOUR_TRACK, 1);
  crm_chart_layout_add_bar (layout, 0, (spec->height - track) / 2, spec->width,
                            (spec->height + track) / 2);
  add_zone (&self, low, high);
  if (!isnan (value))
    add_value (&self, value);
  add_ticks (&self, low, high);
  return layout;
}
