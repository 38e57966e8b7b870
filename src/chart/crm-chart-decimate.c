/* crm-chart-decimate.c: walks the line once, from column edge to column edge. */
#include "crm-chart-decimate.h"

#include <math.h>

typedef struct {
  GArray *spans;
  CrmChartSpan open;
  int n_columns;
} Walk;

static void
flush (Walk *self)
{
  if (self->open.column >= 0 && self->open.column < self->n_columns)
    g_array_append_val (self->spans, self->open);
}

static void
include (Walk *self, int column, double y)
{
  if (column != self->open.column) {
    flush (self);
    self->open = (CrmChartSpan){ column, y, y };
  } else {
    self->open.low = MIN (self->open.low, y);
    self->open.high = MAX (self->open.high, y);
  }
}

GArray *
crm_chart_decimate (const CrmChartPoint *points, guint n_points, double left, double width,
                    guint n_columns)
{
  Walk walk = { g_array_sized_new (FALSE, FALSE, sizeof (CrmChartSpan), n_columns),
                { -1, 0, 0 },
                (int) n_columns };
  const CrmChartPoint *before = NULL;

  for (guint i = 0; i < n_points; i++) {
    const CrmChartPoint *point = &points[i];
    double place = (point->x - left) / width;
    int column;

    if (isnan (point->y)) {
      before = NULL;
      continue;
    }
    if (place < 0 || place > n_columns)
      continue;
    column = MIN ((int) place, walk.n_columns - 1);
    if (before != NULL && walk.open.column < column && point->x > before->x) {
      double slope = (point->y - before->y) / (point->x - before->x);

      /* The line belongs to both columns at the edge between them. */
      for (int edge = walk.open.column + 1; edge <= column; edge++) {
        double y = before->y + slope * (left + edge * width - before->x);

        include (&walk, edge - 1, y);
        include (&walk, edge, y);
      }
    }
    include (&walk, column, point->y);
    before = point;
  }
  flush (&walk);
  return walk.spans;
}
