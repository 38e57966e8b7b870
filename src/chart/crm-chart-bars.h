/* crm-chart-bars.h: a bar from zero for each row, its name before it and its value behind. */
#pragma once

#include "crm-chart.h"

G_BEGIN_DECLS

CrmChartLayout *crm_chart_bars_layout (const CrmChartSpec *spec);
char *crm_chart_bars_describe (const CrmChartSpec *spec);
char *crm_chart_bars_dup_row (const CrmChartSpec *spec, guint row);

G_END_DECLS
