/* cases.h: every kind of chart in every state it can be in, for the tests and for the gallery. */
#pragma once

#include "crm-chart.h"

typedef struct {
  const char *name; /* what is to be seen */
  const char *kind;
  double width, height;
  /* Fills the spec, made for the locale, and returns its table. */
  CrmTable *(*make) (CrmChartSpec *spec);
} ChartCase;

extern const ChartCase chart_cases[]; /* ends with { NULL } */

/* The case's table, and a spec of it in the locale's language. The spec borrows the table. */
CrmTable *chart_case_make (const ChartCase *self, const CrmLocale *locale, CrmChartSpec *spec);

extern const CrmLocale chart_case_english, chart_case_persian;
