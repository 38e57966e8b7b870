/* crm-chart-zone.h: where values should be: a tinted area, with a dashed line along its target.
 * Steps where the target changes. */
#pragma once

#include "crm-chart-frame.h"

G_BEGIN_DECLS

void crm_chart_zone_add (CrmChartFrame *frame);
/* The last row that has a target; -1: none has. */
int crm_chart_zone_find_row (const CrmChartFrame *frame);
/* TRUE when all rows have the same target, so that it can be named anywhere in its zone. */
gboolean crm_chart_zone_is_level (const CrmChartFrame *frame);

G_END_DECLS
