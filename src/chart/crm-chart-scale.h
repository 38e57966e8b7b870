/* crm-chart-scale.h: round ticks of a value axis, and the labels of a time axis in either calendar.
 * Calls core's days and numbers, and measures text. */
#pragma once

#include "crm-chart-series.h"
#include "crm-chart-text.h"

G_BEGIN_DECLS

/* Ticks at 1, 2 or 5 times a power of ten that cover low to high. */
typedef struct {
  double step;
  double first; /* in steps; a whole number, possibly beyond the integers */
  guint n;      /* from 3 to 6 */
} CrmChartTicks;

/* low and high finite, within ±1e300; equal ones are given room. most: 4 to 6 ticks. */
void crm_chart_ticks_init (CrmChartTicks *self, double low, double high, guint most);
/* The value of one tick, as near to its decimal text as a double can be. */
double crm_chart_ticks_get (const CrmChartTicks *self, guint index);

typedef struct {
  int slot;      /* the period, 0 is the first */
  gboolean bold; /* a year's first period, and the last period */
  char *text;    /* owned */
  double x;      /* left edge */
  double width;
} CrmChartTimeLabel;

/* Labels under a time axis whose periods are slot_width wide from `left` on, at least 12 px apart
 * and within 0 to `limit`: the last period always, then years, quarters, months or days, the finest
 * that fit. Owned; frees its texts. */
GArray *crm_chart_time_labels (const CrmChartSpec *spec, const CrmChartSeries *series,
                               CrmChartText *text, double left, double slot_width, double limit);

G_END_DECLS
