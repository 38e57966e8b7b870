/* crm-chart-list.h: the list of chart types, for crm-chart.c. */
#pragma once

#include "crm-chart.h"

G_BEGIN_DECLS

typedef struct {
  const char *name; /* spec.kind, and the word of the command line */
  CrmChartLayout *(*layout) (const CrmChartSpec *spec);
  char *(*describe) (const CrmChartSpec *spec);
  char *(*dup_sentence) (const CrmChartSpec *spec, guint row);
} CrmChartType;

extern const CrmChartType crm_chart_list[]; /* ends with { NULL } */

G_END_DECLS
