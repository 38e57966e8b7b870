/* crm-chart-benefit.h: running totals: what was planned, what was realised. */
#pragma once

#include "crm-chart.h"

G_BEGIN_DECLS

CrmChartLayout *crm_chart_benefit_layout (const CrmChartSpec *spec);
char *crm_chart_benefit_describe (const CrmChartSpec *spec);
char *crm_chart_benefit_dup_row (const CrmChartSpec *spec, guint row);

G_END_DECLS
