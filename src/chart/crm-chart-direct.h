/* crm-chart-direct.h: direct labels of a chart of one value: the latest value with its status, the
 * target, or a sentence when there is nothing to name. They stand where they cover no mark: inside
 * the plot, else beside it. */
#pragma once

#include "crm-chart-frame.h"

G_BEGIN_DECLS

#define CRM_CHART_POINTED_RADIUS 6.5 /* of a diamond or triangle: as large to the eye as a disc */

typedef struct {
  char *value;                          /* at the latest value, NULL without one */
  char *target;                         /* NULL without one */
  int target_row;                       /* the row that `target` speaks of */
  gboolean value_beside, target_beside; /* at the right of the plot, not inside it */
} CrmChartDirect;

void crm_chart_direct_init (CrmChartDirect *self, const CrmChartFrame *frame);
void crm_chart_direct_clear (CrmChartDirect *self);

/* The room that labels need at the right of the plot. */
double crm_chart_direct_measure (CrmChartDirect *self, CrmChartFrame *frame);
/* Adds the labels to a frame that has its marks; narrow: none at the right. FALSE when one found no
 * place inside: it is then marked to stand beside, and the frame must be begun again with room. */
gboolean crm_chart_direct_add (CrmChartDirect *self, CrmChartFrame *frame, gboolean narrow);

/* What the latest value looks like: its status in shape, colour and colour of text. */
CrmChartShape crm_chart_direct_get_look (const CrmChartFrame *frame, CrmChartColour *colour,
                                         CrmChartColour *text_colour);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CrmChartDirect, crm_chart_direct_clear)

G_END_DECLS
