/* crm-chart-bullet.h: the latest value as a bar from zero, against its target. */
#pragma once

#include "crm-chart.h"

G_BEGIN_DECLS

CrmChartLayout *crm_chart_bullet_layout (const CrmChartSpec *spec);

G_END_DECLS
