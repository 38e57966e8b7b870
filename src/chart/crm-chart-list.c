/* crm-chart-list.c: every kind of chart there is. To add one, write crm-chart-<name>.c and add its
 * line here. */
#include "crm-chart-list.h"

#include "crm-chart-bars.h"
#include "crm-chart-benefit.h"
#include "crm-chart-bullet.h"
#include "crm-chart-line.h"
#include "crm-chart-sentence.h"
#include "crm-chart-sparkline.h"
#include "crm-chart-steps.h"

/* clang-format off */
const CrmChartType crm_chart_list[] = {
  { "line", crm_chart_line_layout, crm_chart_sentence_describe, crm_chart_sentence_dup_row },
  { "sparkline", crm_chart_sparkline_layout, crm_chart_sparkline_describe, crm_chart_sentence_dup_row },
  { "bullet", crm_chart_bullet_layout, crm_chart_sentence_describe, crm_chart_sentence_dup_row },
  { "steps", crm_chart_steps_layout, crm_chart_steps_describe, crm_chart_steps_dup_row },
  { "benefit", crm_chart_benefit_layout, crm_chart_benefit_describe, crm_chart_benefit_dup_row },
  { "bars", crm_chart_bars_layout, crm_chart_bars_describe, crm_chart_bars_dup_row },
  { NULL }
};
/* clang-format on */
