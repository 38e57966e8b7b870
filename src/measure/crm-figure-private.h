/* crm-figure-private.h: what the computations of figures share: the periods asked for, and where
 * tops and bottoms are added. For crm-figure*.c only. */
#pragma once

#include "crm-figure.h"

G_BEGIN_DECLS

typedef struct {
  CrmDay first, last;
  CrmDay until;           /* last, or today where that is earlier */
  CrmDay active_at_end;   /* who bought since then is active on `until` … */
  CrmDay active_at_start; /* … and on the day before `first` */
  CrmDay year_at_end;     /* first day of the year that ends with `until` … */
  CrmDay year_at_start;   /* … and of the one that ends before `first` */
} CrmFigureSpan;

/* What is summed for a period of a group. */
typedef struct {
  double top, bottom;
  GArray *values; /* double, of medians; NULL: none yet */
} CrmFigureCell;

struct _CrmFigureWork {
  const CrmFigure *figure;
  const CrmFigureRequest *request;
  CrmDb *db;
  CrmModel *model;
  GCancellable *cancellable;
  CrmDay today;
  GArray *spans;      /* CrmFigureSpan */
  GHashTable *cells;  /* group's key → CrmFigureCell by period */
  char *latest_group; /* whose cells were asked for last, and they */
  CrmFigureCell *latest_cells;
  GHashTable *prices; /* index of a month by its first day; NULL: nominal */
  double price_base;
  GPtrArray *tables; /* names of those read so far */
};

/* Adds to a period (n from 0) of a group (NULL: none). top NAN: not known, no value there. */
void crm_figure_add (CrmFigureWork *self, const char *group, guint n, double top, double bottom);
/* The same to the period that holds `day`, if one does. */
void crm_figure_add_on (CrmFigureWork *self, const char *group, CrmDay day, double top,
                        double bottom);
/* n of the period that holds `day`; -1: none. */
int crm_figure_find_span (const CrmFigureWork *self, CrmDay day);
/* Amount of a day at constant prices where they are asked for; NAN without its month's index. */
double crm_figure_deflate (CrmFigureWork *self, CrmDay day, double amount);

/* The periods of the request, and the prices of the months. */
gboolean crm_figure_make_spans (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_prices (CrmFigureWork *self, GError **error);

/* Prepares `sql` with ask and {group} and {join} filled in; the other, as it is. Both note the
 * tables it reads. */
CrmStatement *crm_figure_prepare (CrmFigureWork *self, const char *sql, GError **error);
CrmStatement *crm_figure_prepare_plain (CrmFigureWork *self, const char *sql, GError **error);
/* Runs the SELECT of another figure or shape into this work. */
gboolean crm_figure_run (CrmFigureWork *self, const char *sql, CrmFigureShape shape,
                         GError **error);

/* What is not a SELECT: crm-figure-customers.c, crm-figure-hours.c, crm-figure-kpis.c. */
gboolean crm_figure_read_retention (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_churn (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_value_churn (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_key_accounts (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_repeat (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_per_customer (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_breadth (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_new_customers (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_cost_to_win (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_complaint_rate (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_growth (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_win_back (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_solution_time (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_answer_time (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_within_limit (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_goals (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_promises (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_reporting (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_on_target (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_return (CrmFigureWork *self, GError **error);
gboolean crm_figure_read_benefits (CrmFigureWork *self, GError **error);

/* The parts of the catalogue, in order. */
typedef struct {
  const CrmFigure *figures;
  guint n;
} CrmFigureBlock;
extern const CrmFigureBlock crm_figures_vision, crm_figures_customers, crm_figures_experience,
    crm_figures_sales, crm_figures_service, crm_figures_inside, crm_figures_programme;

G_END_DECLS
