/* crm-figure-customers.c: figures that follow each customer through time: who was active, who
 * stayed, who came back. One pass over the purchases in order of customers and days, however many
 * periods are asked for. A customer is active on a day who bought in the months before it that
 * the organisation counts, and has not left. */
#include "crm-figure-private.h"

#include <math.h>

typedef struct {
  CrmDay day;
  double revenue, margin; /* of the day, returns taken off; margin NAN: a cost is not known */
  int orders;             /* invoices with something bought */
} Visit;

/* One customer, or one customer and product family. */
typedef struct {
  GArray *visits; /* Visit, by day */
  CrmDay left;    /* the first day the customer is gone; CRM_DAY_MAX: never */
  gboolean key_account;
} Walk;

typedef void (*Tally) (const Walk *walk, const CrmFigureSpan *span, double *top, double *bottom);

/* Index of the first visit on or after `day`. */
static guint
find_visit (const Walk *walk, CrmDay day)
{
  guint low = 0, high = walk->visits->len;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (g_array_index (walk->visits, Visit, middle).day < day)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static int
count_orders (const Walk *walk, CrmDay from, CrmDay to)
{
  int orders = 0;

  for (guint i = find_visit (walk, from); i < walk->visits->len; i++) {
    const Visit *visit = &g_array_index (walk->visits, Visit, i);

    if (visit->day > to)
      break;
    orders += visit->orders;
  }
  return orders;
}

static gboolean
is_active (const Walk *walk, CrmDay from, CrmDay day)
{
  if (walk->left <= day)
    return FALSE;
  for (guint i = find_visit (walk, day + 1); i > 0; i--) {
    const Visit *visit = &g_array_index (walk->visits, Visit, i - 1);

    if (visit->day < from)
      return FALSE;
    if (visit->orders > 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
was_active (const Walk *walk, const CrmFigureSpan *span)
{
  return is_active (walk, span->active_at_start, span->first - 1);
}

static gboolean
stays_active (const Walk *walk, const CrmFigureSpan *span)
{
  return is_active (walk, span->active_at_end, span->until);
}

static double
sum_margin (const Walk *walk, CrmDay from, CrmDay to)
{
  double margin = 0;

  for (guint i = find_visit (walk, from);
       i < walk->visits->len && g_array_index (walk->visits, Visit, i).day <= to; i++)
    margin += g_array_index (walk->visits, Visit, i).margin;
  return margin;
}

static void
tally_retention (const Walk *walk, const CrmFigureSpan *span, double *top, double *bottom)
{
  *bottom = was_active (walk, span);
  *top = *bottom > 0 && stays_active (walk, span);
}

static void
tally_churn (const Walk *walk, const CrmFigureSpan *span, double *top, double *bottom)
{
  *bottom = was_active (walk, span);
  *top = *bottom > 0 && !stays_active (walk, span);
}

static void
tally_key_accounts (const Walk *walk, const CrmFigureSpan *span, double *top, double *bottom)
{
  if (walk->key_account)
    tally_retention (walk, span, top, bottom);
}

static void
tally_value_churn (const Walk *walk, const CrmFigureSpan *span, double *top, double *bottom)
{
  if (!was_active (walk, span))
    return;
  *bottom = sum_margin (walk, span->year_at_start, span->first - 1);
  *top = stays_active (walk, span) ? 0 : *bottom;
}

static void
tally_repeat (const Walk *walk, const CrmFigureSpan *span, double *top, double *bottom)
{
  int orders = count_orders (walk, span->year_at_end, span->until);

  *bottom = orders >= 1;
  *top = orders >= 2;
}

static void
tally_active (const Walk *walk, const CrmFigureSpan *span, double *top, double *bottom)
{
  *bottom = stays_active (walk, span);
}

static void
tally_pairs (const Walk *walk, const CrmFigureSpan *span, double *top, double *bottom)
{
  *top = stays_active (walk, span);
}

/* Which periods something was bought in, and the first day of the month the records begin with. */
static gboolean *
read_recorded (CrmFigureWork *work, CrmDay *begins, GError **error)
{
  g_autoptr (CrmStatement) statement =
      crm_db_prepare (work->db,
                      "SELECT date, count (*) FROM purchase WHERE amount > 0 GROUP BY date "
                      "ORDER BY date",
                      error);
  g_autofree gboolean *recorded = g_new0 (gboolean, work->spans->len);
  GError *failure = NULL;
  CrmDay last;

  if (statement == NULL)
    return NULL;
  *begins = CRM_DAY_MAX;
  while (crm_statement_step (statement, &failure)) {
    CrmDay day = (CrmDay) crm_statement_get_integer (statement, 0);
    int n = crm_figure_find_span (work, day);

    if (*begins == CRM_DAY_MAX)
      crm_period_around (day, CRM_PERIOD_MONTH, work->request->periods.calendar, 1, begins, &last);
    if (n >= 0)
      recorded[n] = TRUE;
  }
  if (failure == NULL)
    return g_steal_pointer (&recorded);
  g_propagate_error (error, failure);
  return NULL;
}

typedef struct {
  CrmFigureWork *work;
  Tally tally;
  gboolean *recorded;
  CrmDay begins; /* what is asked of the time before cannot be told; CRM_DAY_MIN: all can */
} Pass;

/* How far back a period looks. */
static CrmDay
get_reach (Tally tally, const CrmFigureSpan *span)
{
  if (tally == tally_repeat)
    return span->year_at_end;
  if (tally == tally_value_churn)
    return MIN (span->year_at_start, span->active_at_start);
  return span->active_at_start;
}

static void
tally_walk (Pass *pass, const char *group, const Walk *walk)
{
  for (guint n = 0; n < pass->work->spans->len; n++) {
    const CrmFigureSpan *span = &g_array_index (pass->work->spans, CrmFigureSpan, n);
    double top = 0, bottom = 0;

    if (!pass->recorded[n] ||
        (pass->begins != CRM_DAY_MIN && get_reach (pass->tally, span) < pass->begins))
      continue;
    pass->tally (walk, span, &top, &bottom);
    /* NAN is not zero either. */
    if (top != 0 || bottom != 0)
      crm_figure_add (pass->work, group, n, top, bottom);
  }
}

static const char by_customer[] =
    "SELECT r.customer, 0, {group}, r.date, sum (r.amount), CASE WHEN count (*) = count (r.cost) "
    "THEN sum (r.amount - r.cost) END, count (DISTINCT CASE WHEN r.amount > 0 THEN coalesce "
    "(r.invoice, '') END), c.\"left\", c.manager IS NOT NULL FROM purchase r JOIN customer c ON "
    "c.id = r.customer {join} WHERE r.date <= (SELECT until FROM ask) GROUP BY r.customer, r.date "
    "ORDER BY r.customer, r.date";
static const char by_family[] =
    "SELECT r.customer, f.family, {group}, r.date, 0, 0, 1, c.\"left\", 0 FROM purchase r JOIN "
    "customer c ON c.id = r.customer JOIN product f ON f.id = r.product {join} WHERE r.amount > 0 "
    "AND f.family <> '' AND r.date <= (SELECT until FROM ask) GROUP BY r.customer, f.family, "
    "r.date ORDER BY r.customer, f.family, r.date";

/* The statement is in order of customers: each is told when the next one begins. */
static gboolean
walk_through (Pass *pass, const char *sql, GError **error)
{
  g_autoptr (CrmStatement) statement = crm_figure_prepare (pass->work, sql, error);
  Walk walk = { g_array_new (FALSE, FALSE, sizeof (Visit)), CRM_DAY_MAX, FALSE };
  g_autofree char *group = NULL, *part = NULL;
  GError *failure = NULL;
  gint64 customer = 0;

  while (statement != NULL && crm_statement_step (statement, &failure)) {
    Visit visit = { .day = (CrmDay) crm_statement_get_integer (statement, 3),
                    .revenue = crm_statement_get_real (statement, 4),
                    .margin = crm_statement_is_null (statement, 5)
                                  ? NAN
                                  : crm_statement_get_real (statement, 5),
                    .orders = (int) crm_statement_get_integer (statement, 6) };
    const char *next_part = crm_statement_get_text (statement, 1, NULL);

    if (crm_statement_get_integer (statement, 0) != customer || g_strcmp0 (part, next_part) != 0) {
      tally_walk (pass, group, &walk);
      g_array_set_size (walk.visits, 0);
      customer = crm_statement_get_integer (statement, 0);
      g_free (part);
      part = g_strdup (next_part);
      g_free (group);
      group = g_strdup (crm_statement_get_text (statement, 2, NULL));
      walk.left = crm_statement_is_null (statement, 7)
                      ? CRM_DAY_MAX
                      : (CrmDay) crm_statement_get_integer (statement, 7);
      walk.key_account = crm_statement_get_integer (statement, 8) != 0;
    }
    g_array_append_val (walk.visits, visit);
  }
  if (failure == NULL && statement != NULL)
    tally_walk (pass, group, &walk);
  g_array_unref (walk.visits);
  if (failure == NULL)
    return statement != NULL;
  g_propagate_error (error, failure);
  return FALSE;
}

/* whole: only where the records reach back as far as the period looks. */
static gboolean
pass_over (CrmFigureWork *work, const char *sql, Tally tally, gboolean whole, GError **error)
{
  CrmDay begins = CRM_DAY_MIN;
  g_autofree gboolean *recorded = read_recorded (work, &begins, error);
  Pass pass = { work, tally, recorded, whole ? begins : CRM_DAY_MIN };

  return recorded != NULL && walk_through (&pass, sql, error);
}

gboolean
crm_figure_read_retention (CrmFigureWork *self, GError **error)
{
  return pass_over (self, by_customer, tally_retention, TRUE, error);
}

gboolean
crm_figure_read_churn (CrmFigureWork *self, GError **error)
{
  return pass_over (self, by_customer, tally_churn, TRUE, error);
}

gboolean
crm_figure_read_value_churn (CrmFigureWork *self, GError **error)
{
  return pass_over (self, by_customer, tally_value_churn, TRUE, error);
}

gboolean
crm_figure_read_key_accounts (CrmFigureWork *self, GError **error)
{
  return pass_over (self, by_customer, tally_key_accounts, TRUE, error);
}

gboolean
crm_figure_read_repeat (CrmFigureWork *self, GError **error)
{
  return pass_over (self, by_customer, tally_repeat, TRUE, error);
}

/* Revenue ÷ customers active at the end. */
gboolean
crm_figure_read_per_customer (CrmFigureWork *self, GError **error)
{
  return crm_figure_run (self,
                         "SELECT r.date, {group}, sum (r.amount), 0 FROM purchase r {join} WHERE "
                         "r.date BETWEEN (SELECT since FROM ask) AND (SELECT until FROM ask) "
                         "GROUP BY 1, 2",
                         CRM_FIGURE_FLOW, error) &&
         pass_over (self, by_customer, tally_active, FALSE, error);
}

gboolean
crm_figure_read_breadth (CrmFigureWork *self, GError **error)
{
  GHashTableIter iter;
  gpointer cells;

  if (!pass_over (self, by_family, tally_pairs, FALSE, error) ||
      !pass_over (self, by_customer, tally_active, FALSE, error))
    return FALSE;
  /* Purchases of products without a family say nothing of breadth. */
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cells))
    for (guint n = 0; n < self->spans->len; n++)
      if (((CrmFigureCell *) cells)[n].top == 0)
        ((CrmFigureCell *) cells)[n].top = NAN;
  return TRUE;
}

/* Revenue against the same period a year before: the same figure, read once over both years. */
gboolean
crm_figure_read_growth (CrmFigureWork *self, GError **error)
{
  const CrmPeriods *periods = &self->request->periods;
  const CrmFigureSpan *first = &g_array_index (self->spans, CrmFigureSpan, 0);
  CrmFigureRequest request = *self->request;
  g_autoptr (CrmFigureSeries) series = NULL;

  request.from = crm_period_year_before (first->first, periods);
  series = crm_figure_read (crm_figure_find ("K36"), self->db, self->model, &request,
                            self->cancellable, error);
  if (series == NULL)
    return FALSE;
  if (self->cancellable != NULL)
    crm_db_set_cancellable (self->db, self->cancellable);
  for (guint g = 0; g < series->groups->len; g++) {
    const CrmFigureGroup *group = g_ptr_array_index (series->groups, g);

    for (guint i = 0; i < series->periods->len; i++) {
      CrmDay day = g_array_index (series->periods, CrmFigurePeriod, i).first;
      CrmDay before = crm_period_year_before (day, periods);
      int n = crm_figure_find_span (self, day);

      for (guint k = 0; n >= 0 && k < i; k++) {
        const CrmFigurePeriod *period = &g_array_index (series->periods, CrmFigurePeriod, k);

        if (before >= period->first && before <= period->last && group->values[k] > 0)
          crm_figure_add (self, group->label, (guint) n, group->values[i] - group->values[k],
                          group->values[k]);
      }
    }
  }
  return TRUE;
}

/* Whom we contacted in a period though lost at its start, and who of them bought in it. */
gboolean
crm_figure_read_win_back (CrmFigureWork *self, GError **error)
{
  return crm_figure_run (
      self,
      "SELECT k.n, {group}, sum (EXISTS (SELECT 1 FROM purchase p WHERE p.customer = "
      "k.customer AND p.amount > 0 AND p.date BETWEEN k.first AND k.until)), count (*) FROM "
      "(SELECT DISTINCT t.n, t.first, t.until, t.lost_since, i.customer FROM (SELECT n, "
      "first, until, active_at_start AS lost_since FROM period) t JOIN (SELECT DISTINCT "
      "customer, CAST (julianday (substr (date, 1, 10)) - 2440587.5 AS INTEGER) AS day FROM "
      "interaction WHERE begun_by = 'us') i ON i.day BETWEEN t.first AND t.until) k JOIN "
      "(SELECT id AS customer, \"left\" FROM customer) r ON r.customer = k.customer {join} "
      "WHERE EXISTS (SELECT 1 FROM purchase p WHERE p.customer = k.customer AND p.amount > 0 "
      "AND p.date < k.first) AND (r.\"left\" < k.first OR NOT EXISTS (SELECT 1 FROM purchase "
      "p WHERE p.customer = k.customer AND p.amount > 0 AND p.date >= k.lost_since AND p.date "
      "< k.first)) GROUP BY 1, 2",
      CRM_FIGURE_PERIODS, error);
}
