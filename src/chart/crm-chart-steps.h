/* crm-chart-steps.h: how far each step is, on one common scale, and how far it should be. */
#pragma once

#include "crm-chart.h"

G_BEGIN_DECLS

CrmChartLayout *crm_chart_steps_layout (const CrmChartSpec *spec);
char *crm_chart_steps_describe (const CrmChartSpec *spec);
char *crm_chart_steps_dup_row (const CrmChartSpec *spec, guint row);

G_END_DECLS
