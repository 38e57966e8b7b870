/* crm-kpi.h: a KPI and what its newest value means beside its target: status and score. Formulas:
 * the goal and red-flag scale of Spider Impact, bands as described at crm_kpi_get_score. A missing
 * value is never zero: what cannot be computed says so. The values are read by crm-kpi-book.h. */
#pragma once

#include "crm-query.h"
#include "crm-table.h"

G_BEGIN_DECLS

typedef enum {
  CRM_DIRECTION_HIGHER, /* more is better */
  CRM_DIRECTION_LOWER,
  CRM_DIRECTION_BAND, /* best between low and high */
  CRM_DIRECTION_WATCH /* no judgement */
} CrmDirection;

/* How the value of a year comes from those of its months. */
typedef enum { CRM_TOTAL_SUM, CRM_TOTAL_MEAN, CRM_TOTAL_LAST } CrmTotal;

typedef enum { CRM_STATUS_NONE, CRM_STATUS_ON_TARGET, CRM_STATUS_NEAR, CRM_STATUS_OFF } CrmStatus;

/* What a KPI should reach in a period. NAN: not given. */
typedef struct {
  double value;         /* the goal, of higher and lower */
  double near;          /* red flag: beyond it the KPI is off target */
  double low, high;     /* the band's edges */
  double near_distance; /* how far outside the band is still near */
} CrmTarget;
#define CRM_TARGET_NONE ((CrmTarget){ NAN, NAN, NAN, NAN, NAN })

typedef struct {
  gint64 id;
  char *code, *name, *unit; /* unit "" when there is none */
  CrmDirection direction;
  CrmPeriod frequency;
  CrmTotal total;
  const struct _CrmFigure *figure; /* it is computed by; NULL: it is measured */
  gboolean real;                   /* computed at constant prices */
  const char *perspective;         /* a choice of the kind's field; NULL: none */
  gboolean headline;
  int place;         /* among the headlines, from 1; 0: none */
  double baseline;   /* before the programme began; NAN: none */
  gboolean pending;  /* computed, but not yet, or not since its records changed */
  gboolean measured; /* FALSE: no value at all; then value, day and status say nothing */
  /* First day of the newest period that has a value; of a computed KPI the newest one that is over,
   * while there is one. */
  CrmDay day;
  double value;     /* of that period */
  double previous;  /* of the period before it; NAN: none */
  double year_ago;  /* of the same period a year before; NAN: none */
  double slope;     /* rise a period over the last 12, by least squares; NAN: fewer than 3 values */
  CrmTarget target; /* in force for that period (for today, when not measured) */
  CrmStatus status;
  double score; /* 0…10, NAN: none */
} CrmKpi;
void crm_kpi_free (CrmKpi *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmKpi, crm_kpi_free)

/* The programme's calendar and fiscal year, by which periods are cut. */
typedef struct {
  CrmCalendar calendar;
  int fiscal_month;
} CrmPeriods;
/* The same day a year before, or the last one of that month. */
CrmDay crm_period_year_before (CrmDay day, const CrmPeriods *periods);

/* On target at or beyond the goal, near at or beyond the red flag, off below; NONE without a
 * goal. A band: on target within it, near within near_distance outside. Values are compared, not
 * scores. */
CrmStatus crm_kpi_get_status (CrmDirection direction, double value, const CrmTarget *target);
/* 10/3 × (1 + (x − red) ÷ (goal − red)) kept in 0…10: red flag 3.33, goal 6.67. A band: 6.67 at
 * the edge, 10 in the middle; outside 10/3 × (2 − distance ÷ near distance), not below 0. NAN
 * without a red flag (near distance), for a watched KPI, and where goal equals red flag. */
double crm_kpi_get_score (CrmDirection direction, double value, const CrmTarget *target);
/* Word for a status, translated: "On target". */
const char *crm_status_get_label (CrmStatus status);

/* All KPIs in order of their codes (CrmKpi, freeing themselves), or the one with `id` when it is
 * not 0; without values: measured and status are not set. */
GPtrArray *crm_kpi_list (CrmDb *db, CrmModel *model, gint64 id, GError **error);

/* Columns of a series, one row a period from the first value to the last; missing periods have
 * NAN. */
enum {
  CRM_SERIES_DAY, /* first day of the period */
  CRM_SERIES_VALUE,
  CRM_SERIES_TARGET,
  CRM_SERIES_NEAR,
  CRM_SERIES_LOW,
  CRM_SERIES_HIGH,
  CRM_SERIES_DISTANCE /* how far outside a band is still near */
};

G_END_DECLS
