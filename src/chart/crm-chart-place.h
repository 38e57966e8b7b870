/* crm-chart-place.h: where texts go so that they cover neither marks nor each other. Pure
 * arithmetic over a layout. */
#pragma once

#include "crm-chart-layout.h"

G_BEGIN_DECLS

/* A text beside the end of a line. */
typedef struct {
  double at;     /* in: the height it belongs to; out: the height of its middle */
  double height; /* of the text */
  int priority;  /* the lowest is dropped first */
  gboolean dropped;
} CrmChartBeside;

/* Keeps the texts inside top to bottom and their middles at least `gap` apart, in the order of the
 * heights they belong to; drops those for which there is no room. */
void crm_chart_place_beside (CrmChartBeside *texts, guint n, double top, double bottom, double gap);

/* Whether a text there would cover neither a line, a span or a symbol nor another text; `margin` is
 * kept free around it. Areas, the grid and the axis may lie under a text. */
gboolean crm_chart_place_is_free (const CrmChartLayout *layout, const CrmChartRect *rect,
                                  double margin);

G_END_DECLS
