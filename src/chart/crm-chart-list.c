/* crm-chart-list.c: every kind of chart there is. To add one, write crm-chart-<name>.c and add its
 * line here. */
#include "crm-chart-list.h"

#include "crm-chart-line.h"
#include "crm-chart-sentence.h"

/* clang-format off */
const CrmChartType crm_chart_list[] = {
  { "line", crm_chart_line_layout, crm_chart_sentence_describe, crm_chart_sentence_dup_row },
  { NULL }
};
/* clang-format on */
