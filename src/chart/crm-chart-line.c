/* crm-chart-line.c: lays out a value against its target, period by period, beside the year before
 * and the plan, with what was noted. Only numbers come out; nothing is drawn. */
#include "crm-chart-line.h"

#include "crm-chart-direct.h"
#include "crm-chart-note.h"
#include "crm-chart-run.h"
#include "crm-chart-zone.h"

#define PREVIOUS_WIDTH 1.5

/* One attempt, with the direct labels inside or beside the plot as they are marked to be. */
static gboolean
lay_out (CrmChartFrame *self, CrmChartDirect *direct)
{
  double beside_width = crm_chart_direct_measure (direct, self);
  /* In a narrow chart the line matters more than the words beside it. */
  gboolean narrow = beside_width > 0.4 * self->spec->width;

  crm_chart_frame_begin (self, narrow ? 0 : beside_width, crm_chart_note_get_height (self));
  crm_chart_zone_add (self);
  crm_chart_frame_add_axes (self);
  crm_chart_note_add (self);
  crm_chart_run_add (self, self->spec->previous, CRM_CHART_PART_PREVIOUS, CRM_CHART_COLOUR_SERIES_4,
                     PREVIOUS_WIDTH);
  crm_chart_run_add (self, self->spec->plan, CRM_CHART_PART_PLAN, CRM_CHART_COLOUR_SERIES_4,
                     PREVIOUS_WIDTH);
  crm_chart_run_add (self, self->spec->value, CRM_CHART_PART_VALUE, CRM_CHART_COLOUR_SERIES_1,
                     CRM_CHART_LINE_WIDTH);
  crm_chart_run_add_dots (self);
  crm_chart_run_add_latest (self);
  return crm_chart_direct_add (direct, self, narrow);
}

CrmChartLayout *
crm_chart_line_layout (const CrmChartSpec *spec)
{
  g_auto (CrmChartFrame) frame = { 0 };
  g_auto (CrmChartDirect) direct = { 0 };

  crm_chart_frame_init (&frame, spec, FALSE);
  crm_chart_direct_init (&direct, &frame);
  /* Each attempt that fails moves a label out of the plot, so there are three at most. */
  while (!lay_out (&frame, &direct))
    continue;
  crm_chart_run_add_hits (&frame);
  return g_steal_pointer (&frame.layout);
}
