/* crm-chart-series.h: the rows of a table as points on an axis of periods: in order, each with the
 * number of its period, so that a missing period is a step of two. Calls core's days only. */
#pragma once

#include "crm-chart.h"

G_BEGIN_DECLS

typedef struct {
  int slot;     /* periods since the first; the same for two rows of one period */
  guint row;    /* of the table */
  double value; /* NAN: missing */
} CrmChartItem;

typedef struct {
  GArray *items;              /* CrmChartItem, by slot */
  CrmDay first_day;           /* of the first period */
  guint n_slots;              /* 0 when the table is empty */
  int latest;                 /* index of the last item with a value, -1: no value at all */
  gboolean level;             /* all items have the same zone, or none has one */
  const double *lows, *highs; /* columns of the table, by row; NULL: open on that side */
} CrmChartSeries;

void crm_chart_series_init (CrmChartSeries *self, const CrmChartSpec *spec);
void crm_chart_series_clear (CrmChartSeries *self);
static inline const CrmChartItem *
crm_chart_series_get (const CrmChartSeries *self, guint index)
{
  return &g_array_index (self->items, CrmChartItem, index);
}

/* Where the item's value should be; as crm_chart_get_zone, for long series. */
void crm_chart_series_get_zone (const CrmChartSeries *self, const CrmChartItem *item, double *low,
                                double *high);

/* Periods since a fixed one; neighbours differ by one. */
int crm_chart_period_number (CrmDay day, CrmPeriod period, CrmCalendar calendar, int fiscal_month);

/* The text at column and row, NULL when there is no such column or nothing is in it. Borrowed. */
const char *crm_chart_get_text (const CrmChartSpec *spec, int column, guint row);
/* The real at column and row, NAN when there is no such column or the number cannot be drawn. */
double crm_chart_get_real (const CrmChartSpec *spec, int column, guint row);

/* Where values should be at one row: NAN where the zone is open, both NAN where there is none. */
void crm_chart_get_zone (const CrmChartSpec *spec, guint row, double *low, double *high);
/* The edge of the zone that the row's value is nearest to or beyond; NAN without one. */
double crm_chart_get_edge (const CrmChartSpec *spec, guint row);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CrmChartSeries, crm_chart_series_clear)

G_END_DECLS
