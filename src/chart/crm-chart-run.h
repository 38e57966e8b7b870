/* crm-chart-run.h: values period by period as strokes: broken where a value is missing, dashed to a
 * provisional one, spans of columns where there are more points than pixels. Also the dots of
 * single values, the symbol of the latest, and the areas that can be pointed at. */
#pragma once

#include "crm-chart-frame.h"

G_BEGIN_DECLS

#define CRM_CHART_LINE_WIDTH 2.25

/* The values of a column, nothing when it is -1. A plan is dashed. Half as thick again where much
 * contrast is wanted. */
void crm_chart_run_add (CrmChartFrame *frame, int column, CrmChartPart part, CrmChartColour colour,
                        double width);
/* A dot for each value but the latest; where they would touch, for single ones only. */
void crm_chart_run_add_dots (CrmChartFrame *frame);
/* For values without neighbours only: no stroke shows them. */
void crm_chart_run_add_single_dots (CrmChartFrame *frame, CrmChartColour colour, double radius);
/* The latest value, if any, in shape and colour of its status. */
void crm_chart_run_add_latest (CrmChartFrame *frame);
/* One area a period, as high as the plot: a reading cursor needs no aim. */
void crm_chart_run_add_hits (CrmChartFrame *frame);

G_END_DECLS
