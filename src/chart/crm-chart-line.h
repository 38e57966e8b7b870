/* crm-chart-line.h: the line chart: a value period by period against its target. */
#pragma once

#include "crm-chart.h"

G_BEGIN_DECLS

CrmChartLayout *crm_chart_line_layout (const CrmChartSpec *spec);

G_END_DECLS
