/* crm-chart-frame.h: what charts of values over time have in common: the series, the plot between
 * the texts, the two axes, and where a value or a period lies. A chart type begins a frame, adds
 * its marks and takes the layout. */
#pragma once

#include "crm-chart-scale.h"
#include "crm-chart-words.h"

G_BEGIN_DECLS

#define CRM_CHART_PADDING 12.0    /* round everything */
#define CRM_CHART_GAP 8.0         /* between the plot and texts beside it */
#define CRM_CHART_TICK_LENGTH 4.0 /* of the time axis */

typedef struct {
  const CrmChartSpec *spec;
  CrmChartText *text;
  CrmChartSeries series;
  CrmChartMeasure measure;
  CrmChartTicks ticks;
  gboolean numbered; /* there is a value or a target to number the axis by */
  double low, high;  /* what the ticks must cover */
  double above;      /* height of what stands between the unit and the plot */
  CrmChartLayout *layout;
  double slot_width;
} CrmChartFrame;

/* Reads the series and finds the range of values; from_zero: running totals, read by height. */
void crm_chart_frame_init (CrmChartFrame *self, const CrmChartSpec *spec, gboolean from_zero);
void crm_chart_frame_clear (CrmChartFrame *self);

/* Starts a new layout, dropping the one before: headings and the plot, which leaves beside_width at
 * its right and above_height over it for texts. */
void crm_chart_frame_begin (CrmChartFrame *self, double beside_width, double above_height);
/* The same without headings, axes and room for them: the plot is the whole chart, its range that of
 * what is drawn and no rounder, kept `inset` clear of its upper and lower edge. */
void crm_chart_frame_begin_bare (CrmChartFrame *self, double inset);
/* Grid, axes, ticks, their texts and the unit. */
void crm_chart_frame_add_axes (CrmChartFrame *self);
/* One text, its top left corner at x, y. */
void crm_chart_frame_add_text (CrmChartFrame *self, CrmChartPart part, CrmChartFont font,
                               CrmChartColour colour, const char *text, double x, double y);

double crm_chart_frame_get_y (const CrmChartFrame *self, double value);
double crm_chart_frame_get_x (const CrmChartFrame *self, int slot); /* the middle of the period */
double crm_chart_frame_get_bottom (const CrmChartFrame *self);
double crm_chart_frame_get_right (const CrmChartFrame *self);

/* The last item with a value, or NULL. Borrowed. */
const CrmChartItem *crm_chart_frame_find_latest (const CrmChartFrame *self);
gboolean crm_chart_frame_is_provisional (const CrmChartFrame *self, guint index);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CrmChartFrame, crm_chart_frame_clear)

G_END_DECLS
