/* crm-chart-sparkline.h: the last twelve values as one thin line on their target zone, no texts. */
#pragma once

#include "crm-chart.h"

G_BEGIN_DECLS

CrmChartLayout *crm_chart_sparkline_layout (const CrmChartSpec *spec);
char *crm_chart_sparkline_describe (const CrmChartSpec *spec);

G_END_DECLS
