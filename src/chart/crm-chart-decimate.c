/* crm-chart-decimate.c: walks the line once, from column edge to column edge. */
#include "crm-chart-decimate.h"

#include <math.h>

static void
flush (CrmChartDecimator *self)
{
  if (self->open.column >= 0 && self->open.column < self->n_columns)
    g_array_append_val (self->spans, self->open);
}

static void
include (CrmChartDecimator *self, int column, double y)
{
  if (column != self->open.column) {
    flush (self);
    self->open = (CrmChartSpan){ column, y, y };
  } else {
    self->open.low = MIN (self->open.low, y);
    self->open.high = MAX (self->open.high, y);
  }
}

void
crm_chart_decimator_init (CrmChartDecimator *self, double left, double width, guint n_columns)
{
  *self = (CrmChartDecimator){ .spans = g_array_sized_new (FALSE, FALSE, sizeof (CrmChartSpan),
                                                           n_columns),
                               .open = { -1, 0, 0 },
                               .before = { 0, NAN },
                               .left = left,
                               .width = width,
                               .n_columns = (int) n_columns };
}

void
crm_chart_decimator_add (CrmChartDecimator *self, double x, double y)
{
  double place = (x - self->left) / self->width;
  int column;

  if (isnan (y)) {
    self->before.y = NAN;
    return;
  }
  if (place < 0 || place > self->n_columns)
    return;
  column = MIN ((int) place, self->n_columns - 1);
  if (!isnan (self->before.y) && self->open.column < column && x > self->before.x) {
    double slope = (y - self->before.y) / (x - self->before.x);

    /* The line belongs to both columns at the edge between them. */
    for (int edge = self->open.column + 1; edge <= column; edge++) {
      double crossing = self->before.y + slope * (self->left + edge * self->width - self->before.x);

      include (self, edge - 1, crossing);
      include (self, edge, crossing);
    }
  }
  include (self, column, y);
  self->before = (CrmChartPoint){ x, y };
}

GArray *
crm_chart_decimator_finish (CrmChartDecimator *self)
{
  flush (self);
  return g_steal_pointer (&self->spans);
}

GArray *
crm_chart_decimate (const CrmChartPoint *points, guint n_points, double left, double width,
                    guint n_columns)
{
  CrmChartDecimator decimator;

  crm_chart_decimator_init (&decimator, left, width, n_columns);
  for (guint i = 0; i < n_points; i++)
    crm_chart_decimator_add (&decimator, points[i].x, points[i].y);
  return crm_chart_decimator_finish (&decimator);
}
