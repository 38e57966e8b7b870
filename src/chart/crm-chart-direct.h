/* crm-chart-direct.h: direct labels of a chart of values over time: the latest value with its
 * status, the target, the plan, the year before, or a sentence when there is nothing to name. They
 * stand where they cover no mark: inside the plot, else beside it. */
#pragma once

#include "crm-chart-frame.h"

G_BEGIN_DECLS

#define CRM_CHART_POINTED_RADIUS 6.5 /* of a diamond or triangle: as large to the eye as a disc */

/* What is dropped first where there is no room for all, first. */
typedef enum {
  CRM_CHART_DIRECT_PREVIOUS,
  CRM_CHART_DIRECT_PLAN,
  CRM_CHART_DIRECT_TARGET,
  CRM_CHART_DIRECT_VALUE,
  CRM_CHART_N_DIRECTS
} CrmChartDirectPlace;

typedef struct {
  char *words; /* owned, NULL: nothing to name */
  CrmChartPart part;
  CrmChartFont font;
  CrmChartColour colour;
  int slot;        /* of the point it names, -1: the target, which is no point */
  double value;    /* the height it belongs to */
  gboolean beside; /* at the right of the plot, not inside it */
} CrmChartDirectText;

typedef struct {
  CrmChartDirectText texts[CRM_CHART_N_DIRECTS];
  int target_row; /* the row that the target's words speak of */
} CrmChartDirect;

void crm_chart_direct_init (CrmChartDirect *self, const CrmChartFrame *frame);
void crm_chart_direct_clear (CrmChartDirect *self);
/* Names the latest value so, if there is one; takes the words. */
void crm_chart_direct_take_value (CrmChartDirect *self, char *words, CrmChartColour colour);

/* Names the plan without its unit, which stands over the axis. */
void crm_chart_direct_drop_units (CrmChartDirect *self, const CrmChartFrame *frame);

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
