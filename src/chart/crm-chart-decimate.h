/* crm-chart-decimate.h: a line of more points than the screen has columns, as one [low, high] span
 * a column: drawing costs the width of the chart, and no peak is lost. Pure arithmetic. */
#pragma once

#include "crm-chart-layout.h"

G_BEGIN_DECLS

typedef struct {
  int column;
  double low, high; /* of y; low <= high */
} CrmChartSpan;

/* points: x not decreasing; y NAN breaks the line. Column i covers x from left + i × width. A span
 * holds all points of its column and where the line crosses the column's edges. Points outside the
 * n_columns are left out. Returns CrmChartSpan by column, at most one each; owned. */
typedef struct {
  GArray *spans; /* CrmChartSpan */
  CrmChartSpan open;
  CrmChartPoint before; /* y NAN: none */
  double left, width;
  int n_columns;
} CrmChartDecimator;

/* The same point by point, for lines that need not lie in memory. */
void crm_chart_decimator_init (CrmChartDecimator *self, double left, double width, guint n_columns);
void crm_chart_decimator_add (CrmChartDecimator *self, double x, double y);
/* The spans; owned. */
GArray *crm_chart_decimator_finish (CrmChartDecimator *self);

GArray *crm_chart_decimate (const CrmChartPoint *points, guint n_points, double left, double width,
                            guint n_columns);

G_END_DECLS
