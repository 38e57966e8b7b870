/* crm-figure.h: the figures of the KPI catalogue, K01 to K90, as const data: what each is called,
 * counted in and good for, and, where the programme's own records can answer it, how it is computed
 * for many periods at once. Written in crm-figures-*.c; crm-figure.c runs them. Any connection, any
 * thread.
 *
 * A figure is the sum of its tops over the sum of its bottoms in a period. Where the bottom is not
 * above zero, or a top is not known, there is no value: a missing value is never zero.
 *
 * The SELECT of a figure must not begin with WITH, and can read, besides the tables of the kinds,
 *   ask     one row: since, until (days that are asked for), today, now (a moment after today)
 *   period  one row a period: n (from 0), first, last, until (last or today), months (how many it
 *           is), active_at_start, active_at_end (first day whose purchase counts on the day before
 *           first, and on until)
 * {group} stands for what the rows are grouped by, {join} for the tables that needs: rows are then
 * called r, with columns customer, agent, channel and product as far as .groups says. */
#pragma once

#include <gio/gio.h>

#include "crm-kpi-book.h"

G_BEGIN_DECLS

/* What the rows of a figure's SELECT are. */
typedef enum {
  CRM_FIGURE_TYPED,   /* no record of the programme answers it */
  CRM_FIGURE_FLOW,    /* day, group, top, bottom: summed over the days of a period */
  CRM_FIGURE_STOCK,   /* the same, summed over all days until the end of a period */
  CRM_FIGURE_PERIODS, /* n of a period, group, top, bottom */
  CRM_FIGURE_READ     /* none: .read computes it */
} CrmFigureShape;

/* How top and bottom make the value. */
typedef enum {
  CRM_FIGURE_SHARE, /* top ÷ bottom × .factor */
  CRM_FIGURE_SUM,   /* top, where bottom says that something was recorded at all */
  CRM_FIGURE_MEDIAN /* of the tops, one a row */
} CrmFigureValue;

typedef enum {
  CRM_FIGURE_BY_CUSTOMER = 1 << 0, /* segment, tier, region */
  CRM_FIGURE_BY_CHANNEL = 1 << 1,
  CRM_FIGURE_BY_AGENT = 1 << 2,
  CRM_FIGURE_BY_FAMILY = 1 << 3 /* of products */
} CrmFigureGroups;

/* Acts as crm-guidance.h describes them, and what they give for the period that holds a day, in the
 * Gregorian calendar. */
typedef struct {
  const char *records;
  const char *day;   /* "2025-03-15", "today", "today-30" */
  double value;      /* NAN: none */
  const char *group; /* the value is asked for by this grouping, … */
  const char *label; /* … of this group */
} CrmFigureExample;

typedef struct _CrmFigure CrmFigure;
typedef struct _CrmFigureWork CrmFigureWork;

/* Currency of the programme, as the unit of a figure. */
#define CRM_FIGURE_MONEY "money"

/* clang-format off */
struct _CrmFigure {
  const char *code;         /* "K20": for ever */
  const char *name;         /* N_() */
  const char *help;         /* N_() the formula in words */
  const char *unit;         /* N_() "%", "h"; CRM_FIGURE_MONEY; "": a plain number */
  CrmDirection direction;
  CrmPeriod frequency;
  const char *perspective;  /* a choice of the KPI's field, as are the two below */
  int step;
  const char *total;        /* how the value of a year comes from those of its months */
  const char *source;       /* N_() the records it is computed from; NULL: typed or imported */
  CrmFigureShape shape;
  CrmFigureValue value;
  double factor;            /* of a share: 100 for percent */
  guint groups;             /* CrmFigureGroups */
  const char *agent;        /* column of r that is the person of us; NULL: "agent" */
  gboolean constant;        /* holds money that can be told at constant prices */
  gboolean satisfaction;    /* measures the satisfaction of customers */
  gboolean of_kpis;         /* reads the values of other KPIs, but of none that does so too */
  const char *sql;
  gboolean (*read) (CrmFigureWork *work, GError **error);
  const char *begins;       /* SELECT of the first day to ask for; NULL: the programme's start */
  CrmFigureExample examples[4]; /* end with one without records */
};
/* clang-format on */

/* K01 to K90 in order. */
guint crm_figure_get_n (void);
const CrmFigure *crm_figure_get (guint index);
/* NULL: there is none. Codes are compared without regard to case. */
const CrmFigure *crm_figure_find (const char *code);
/* The figure a KPI that is computed takes its values from: the one its formula names, else its own
 * code. "K36 real" asks for constant prices. NULL: there is none, or it is typed. */
const CrmFigure *crm_figure_find_for_kpi (const char *formula, const char *code, gboolean *real);
gboolean crm_figure_is_computed (const CrmFigure *self);
/* Its unit in words: the currency for money. Owned. */
char *crm_figure_dup_unit (const CrmFigure *self, const char *currency);
/* What it can be grouped by: "segment", "tier", "region", "channel", "agent", "family". */
gboolean crm_figure_can_group (const CrmFigure *self, const char *group);

typedef struct {
  CrmPeriods periods;
  CrmPeriod frequency;
  /* Periods that hold these days and those between; from CRM_DAY_MIN: from where the records begin.
   * No period begins after today. */
  CrmDay from, to;
  const char *group;      /* NULL: not grouped */
  gboolean real;          /* money at the prices of the organisation's month of constant prices */
  const CrmKpiBook *book; /* values for a figure of other KPIs; NULL: they are read for it */
} CrmFigureRequest;

typedef struct {
  CrmDay first, last;
  gboolean open; /* not over yet: its values are provisional */
} CrmFigurePeriod;

typedef struct {
  char *label;    /* of the group; "" of what belongs to none, and where nothing is grouped */
  double *values; /* by period, NAN: none */
} CrmFigureGroup;

typedef struct {
  GArray *periods;   /* CrmFigurePeriod, in order */
  GPtrArray *groups; /* CrmFigureGroup, in order of their labels; one of "" when not grouped */
  GPtrArray *tables; /* names of the tables it was read from, some more than once */
} CrmFigureSeries;

/* One statement or a few for all periods and groups; stops with CANCELLED. Money is in whole units
 * of the currency. A grouping that the figure does not know is REFUSED. */
CrmFigureSeries *crm_figure_read (const CrmFigure *self, CrmDb *db, CrmModel *model,
                                  const CrmFigureRequest *request, GCancellable *cancellable,
                                  GError **error);
void crm_figure_series_free (CrmFigureSeries *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmFigureSeries, crm_figure_series_free)

G_END_DECLS
