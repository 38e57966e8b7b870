/* crm-chart-sparkline.c: a trend as small as a word. Always as wide as its number of periods, so
 * that the slopes of two can be compared where one measure is younger. */
#include "crm-chart-sparkline.h"

#include "crm-chart-run.h"
#include "crm-chart-sentence.h"
#include "crm-chart-zone.h"

#define PERIODS 12
#define LINE_WIDTH 1.75
#define RADIUS 4.5 /* of the last point */
#define RING 2.0   /* of the card's colour round it */

/* All periods have their place, also those before the first row. */
static void
pad (CrmChartSeries *series, guint n_periods)
{
  int missing = (int) n_periods - (int) series->n_slots;

  if (missing <= 0 || series->n_slots == 0)
    return;
  for (guint i = 0; i < series->items->len; i++)
    g_array_index (series->items, CrmChartItem, i).slot += missing;
  series->n_slots = n_periods;
}

static void
add_latest (CrmChartFrame *self)
{
  static const CrmChartColour colours[] = {
    [CRM_CHART_STATUS_NONE] = CRM_CHART_COLOUR_TEXT,
    [CRM_CHART_STATUS_ON] = CRM_CHART_COLOUR_ON,
    [CRM_CHART_STATUS_NEAR] = CRM_CHART_COLOUR_NEAR,
    [CRM_CHART_STATUS_OFF] = CRM_CHART_COLOUR_OFF,
  };
  const CrmChartItem *latest = crm_chart_frame_find_latest (self);
  gboolean provisional = crm_chart_frame_is_provisional (self, (guint) self->series.latest);

  if (latest == NULL)
    return;
  crm_chart_layout_add_mark (self->layout, CRM_CHART_MARK_SYMBOLS, CRM_CHART_PART_LATEST,
                             provisional ? CRM_CHART_COLOUR_SECOND_TEXT
                                         : colours[crm_chart_get_status (self->spec, latest->row)],
                             RADIUS)
      ->shape = provisional ? CRM_CHART_SHAPE_HOLLOW : CRM_CHART_SHAPE_DISC;
  crm_chart_layout_add_point (self->layout, crm_chart_frame_get_x (self, latest->slot),
                              crm_chart_frame_get_y (self, latest->value));
}

/* What is drawn of a spec: nothing beside the value, and the last periods. */
static CrmChartSpec
get_bare (const CrmChartSpec *spec)
{
  CrmChartSpec bare = *spec;

  bare.previous = bare.plan = bare.note = -1;
  if (bare.periods == 0)
    bare.periods = PERIODS;
  return bare;
}

CrmChartLayout *
crm_chart_sparkline_layout (const CrmChartSpec *spec)
{
  CrmChartSpec bare = get_bare (spec);
  g_auto (CrmChartFrame) frame = { 0 };

  crm_chart_frame_init (&frame, &bare, FALSE);
  pad (&frame.series, bare.periods);
  crm_chart_frame_begin_bare (&frame, RADIUS + RING);
  crm_chart_zone_add (&frame);
  crm_chart_run_add (&frame, bare.value, CRM_CHART_PART_VALUE, CRM_CHART_COLOUR_SECOND_TEXT,
                     LINE_WIDTH);
  crm_chart_run_add_single_dots (&frame, CRM_CHART_COLOUR_SECOND_TEXT, LINE_WIDTH);
  add_latest (&frame);
  crm_chart_run_add_hits (&frame);
  return g_steal_pointer (&frame.layout);
}

char *
crm_chart_sparkline_describe (const CrmChartSpec *spec)
{
  CrmChartSpec bare = get_bare (spec);

  return crm_chart_sentence_describe (&bare);
}
