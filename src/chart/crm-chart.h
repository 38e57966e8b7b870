/* crm-chart.h: charts for the screen, PDF, SVG and PNG from one description: a spec and a small
 * table become a layout of plain numbers, which is painted with Cairo and Pango. Also the same
 * chart in words, for screen readers and text reports. A chart sees a table and nothing of the
 * programme. No GTK. Safe in any thread, one layout or painting a thread at a time. */
#pragma once

#include <cairo.h>

#include "crm-chart-layout.h"
#include "crm-table.h"

G_BEGIN_DECLS

/* Which values are good. */
typedef enum {
  CRM_CHART_HIGHER, /* at or above the target */
  CRM_CHART_LOWER,  /* at or below the target */
  CRM_CHART_BAND,   /* between low and high */
  CRM_CHART_WATCH   /* none is better than another: no target, no status */
} CrmChartDirection;

typedef enum {
  CRM_CHART_STATUS_NONE, /* no value, no target, or watched only */
  CRM_CHART_STATUS_ON,
  CRM_CHART_STATUS_NEAR,
  CRM_CHART_STATUS_OFF
} CrmChartStatus;

/* All a chart is told. Strings and the table are borrowed and must outlive the call only.
 *
 * The table has one row a period, in any order; a value of NAN (or beyond ±1e300) is a missing
 * measurement, and so is a period between two rows that has no row. Targets go from row to row: a
 * period without a row keeps the target of the row before it, a row with NAN has none.
 *
 * "line"       value, target and zone, previous, plan, note
 * "sparkline"  the same without texts and axes; 12 periods when `periods` is 0; 158 × 46 suits it
 * "bullet"     the latest value from zero, its zone and target; 10 high suits it
 * "benefit"    running totals: plan to the end of the table, value to the last measured period
 * "bars"       a bar a row, in the table's order: label, value; no day
 * "steps"      the same with values and plan in per cent, 0 to 100; without label bars alone */
typedef struct {
  const char *kind; /* a name of crm-chart-list.c: "line", "sparkline", "bullet", "steps", … */
  const CrmTable *table;
  int day;    /* column of days: any day of the period */
  int value;  /* column of reals; the others likewise, -1 when there is none */
  int target; /* of higher and lower */
  int near;   /* of higher and lower: the value that is still near; of a band: the distance */
  int low;    /* of a band */
  int high;
  int previous; /* the value of the same period a year before */
  int plan;     /* what the value should have been by then */
  int note;     /* texts: what happened in the period; of "steps", words instead of the distance */
  int label;    /* texts: what a bar stands for, where rows are no periods */

  const char *title;    /* names the data */
  const char *caption;  /* drawn under the title, or NULL */
  const char *unit;     /* "h", "%", "toman"; NULL or "": a bare number */
  gboolean show_title;  /* the chart stands alone, with no heading beside it */
  gboolean provisional; /* the value of the last row may still change */
  CrmChartDirection direction;

  CrmPeriod period;
  guint periods;        /* draw and describe the last so many only; 0: all */
  CrmCalendar calendar; /* of the programme, to which the periods belong */
  int fiscal_month;     /* 1-12 */
  CrmLocale locale;     /* language and digits */

  double width, height; /* logical pixels */
  double pixel_ratio;   /* device pixels a logical pixel: 1, on fine screens and in print 2 */
  double text_scale;    /* 1; 2 for large text */
  CrmChartTheme theme;
} CrmChartSpec;

/* A line chart 720 × 320 of the columns named day, value, target, near, low, high, previous, plan,
 * note and label, months of the locale's calendar, light, higher is better. */
void crm_chart_spec_init (CrmChartSpec *self, const CrmTable *table, const CrmLocale *locale);

/* Owned. */
CrmChartLayout *crm_chart_layout (const CrmChartSpec *spec);
/* Draws at the origin of cr, without a background. Repeatable; cr is left as it was. */
void crm_chart_paint (const CrmChartLayout *layout, cairo_t *cr);

/* The whole chart in words: "First response time, 24 months, now 5.8 h, target 4 h or less, off
 * target". Owned. */
char *crm_chart_describe (const CrmChartSpec *spec);
/* One row in words, for the hit area of that row: "Oct 2026: 5.8 h, target 4 h or less, off
 * target". Owned. */
char *crm_chart_dup_sentence (const CrmChartSpec *spec, guint row);

/* Values are compared as they are, not as they are rounded for reading. NAN where not given. */
CrmChartStatus crm_chart_status (CrmChartDirection direction, double value, double target,
                                 double near, double low, double high);

/* The kinds of chart: names in order, ends with NULL. Borrowed. */
const char *const *crm_chart_get_kinds (void);
gboolean crm_chart_has_kind (const char *kind);

G_END_DECLS
