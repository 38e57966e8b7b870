/* crm-figure-customers.c: figures that follow each customer through time: who was active, who
 * stayed, who came back. One pass over the purchases in order of customers and days, however many
 * periods are asked for. A customer is active on a day who bought in the months before it that
 * the organisation counts, and has not left. */
#include "crm-figure-private.h"

#include <math.h>

typedef struct {
  CrmDay day;
  double margin; /* of the day, returns taken off; NAN: a cost is not known */
  int orders;    /* invoices with something bought */
} Visit;

/* One customer, or one customer and product family. */
typedef struct {
  GArray *visits; /* Visit, by day */
  CrmDay left;    /* the first day the customer is gone; CRM_DAY_MAX: never */
  gboolean older; /* was a customer before the records begin */
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

static void
tally_orders (const Walk *walk, const CrmFigureSpan *span, double *top, double *bottom)
{
  *bottom = count_orders (walk, span->first, span->until);
}

/* Bought for the first time. */
static gboolean
is_new (const Walk *walk, const CrmFigureSpan *span)
{
  for (guint i = 0; !walk->older && i < walk->visits->len; i++) {
    const Visit *visit = &g_array_index (walk->visits, Visit, i);

    if (visit->orders > 0)
      return visit->day >= span->first && visit->day <= span->until;
  }
  return FALSE;
}

/* Where nothing was bought at all, nothing is known of new customers either. */
static void
tally_new (const Walk *walk, const CrmFigureSpan *span, double *top, double *bottom)
{
  tally_orders (walk, span, top, bottom);
  *top = is_new (walk, span);
}

static void
tally_won (const Walk *walk, const CrmFigureSpan *span, double *top, double *bottom)
{
  *bottom = is_new (walk, span);
}

/* A line of a purchase. part: of the invoice, 0 for a return; or the number of the family. */
typedef struct {
  gint64 customer;
  CrmDay day;
  guint32 part;
  double margin;
} Line;

typedef struct {
  CrmFigureWork *work;
  Tally tally;
  gboolean *recorded; /* by period: something was bought */
  CrmDay begins;      /* first day of the month the records begin with */
  gboolean whole;     /* only where the records reach back as far as a period looks */
  gboolean by_family;
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

    if (!pass->recorded[n] || (pass->whole && get_reach (pass->tally, span) < pass->begins))
      continue;
    pass->tally (walk, span, &top, &bottom);
    /* NAN is not zero either. */
    if (top != 0 || bottom != 0)
      crm_figure_add (pass->work, group, n, top, bottom);
  }
}

static const char by_invoice[] =
    "SELECT customer, date, CASE WHEN amount > 0 THEN coalesce (invoice, '') END, amount - cost "
    "FROM purchase WHERE date <= (SELECT until FROM ask)";
static const char by_family[] =
    "SELECT r.customer, r.date, f.part FROM purchase r JOIN (SELECT id, dense_rank () OVER (ORDER "
    "BY family) AS part FROM product WHERE family <> '') f ON f.id = r.product WHERE r.amount > 0 "
    "AND r.date <= (SELECT until FROM ask)";

static int
compare_lines (gconstpointer a, gconstpointer b, gpointer data)
{
  const Line *x = a, *y = b;
  const Pass *pass = data;

  if (x->customer != y->customer)
    return x->customer < y->customer ? -1 : 1;
  if (pass->by_family && x->part != y->part)
    return x->part < y->part ? -1 : 1;
  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return (x->part > y->part) - (x->part < y->part);
}

static guint32
get_part (CrmStatement *statement, gboolean family)
{
  if (family)
    return (guint32) crm_statement_get_integer (statement, 2);
  if (crm_statement_is_null (statement, 2))
    return 0;
  return MAX (g_str_hash (crm_statement_get_text (statement, 2, NULL)), 1);
}

/* All lines, in order; sorted here, as SQL takes several times as long for it. */
static GArray *
read_lines (Pass *pass, GError **error)
{
  g_autoptr (CrmStatement) statement =
      crm_figure_prepare (pass->work, pass->by_family ? by_family : by_invoice, error);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  GError *failure = NULL;
  CrmDay least = CRM_DAY_MAX, last;

  if (statement == NULL)
    return NULL;
  while (crm_statement_step (statement, &failure)) {
    Line line = { .customer = crm_statement_get_integer (statement, 0),
                  .day = (CrmDay) crm_statement_get_integer (statement, 1),
                  .part = get_part (statement, pass->by_family),
                  .margin = pass->by_family || crm_statement_is_null (statement, 3)
                                ? NAN
                                : crm_statement_get_real (statement, 3) };
    int n = line.part != 0 ? crm_figure_find_span (pass->work, line.day) : -1;

    if (n >= 0)
      pass->recorded[n] = TRUE;
    if (line.part != 0)
      least = MIN (least, line.day);
    g_array_append_val (lines, line);
  }
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  crm_period_around (least, CRM_PERIOD_MONTH, pass->work->request->periods.calendar, 1,
                     &pass->begins, &last);
  g_array_sort_with_data (lines, compare_lines, pass);
  return g_steal_pointer (&lines);
}

/* The visits of one walk from line `i` on; the line after them. */
static guint
read_walk (const Pass *pass, const GArray *lines, guint i, GArray *visits)
{
  const Line *first = &g_array_index (lines, Line, i), *before = NULL;

  g_array_set_size (visits, 0);
  for (; i < lines->len; i++) {
    const Line *line = &g_array_index (lines, Line, i);
    Visit *visit;

    if (line->customer != first->customer || (pass->by_family && line->part != first->part))
      break;
    if (before == NULL || before->day != line->day) {
      Visit next = { .day = line->day };

      g_array_append_val (visits, next);
    }
    visit = &g_array_index (visits, Visit, visits->len - 1);
    visit->margin += line->margin;
    if (line->part != 0 &&
        (before == NULL || before->day != line->day || before->part != line->part))
      visit->orders++;
    before = line;
  }
  return i;
}

/* The statement's customers beside the lines: both are in order of customers. */
static gboolean
walk_customers (Pass *pass, const GArray *lines, GError **error)
{
  g_autoptr (CrmStatement) statement = crm_figure_prepare (
      pass->work,
      "SELECT r.customer, {group}, r.\"left\", r.manager IS NOT NULL, r.since FROM (SELECT id AS "
      "customer, \"left\", manager, since FROM customer) r {join} ORDER BY r.customer",
      error);
  Walk walk = { .visits = g_array_new (FALSE, FALSE, sizeof (Visit)) };
  GError *failure = NULL;
  guint i = 0;

  while (statement != NULL && i < lines->len && crm_statement_step (statement, &failure)) {
    gint64 customer = crm_statement_get_integer (statement, 0);

    walk.left = crm_statement_is_null (statement, 2)
                    ? CRM_DAY_MAX
                    : (CrmDay) crm_statement_get_integer (statement, 2);
    walk.key_account = crm_statement_get_integer (statement, 3) != 0;
    walk.older = !crm_statement_is_null (statement, 4) &&
                 crm_statement_get_integer (statement, 4) < pass->begins;
    while (i < lines->len && g_array_index (lines, Line, i).customer <= customer) {
      i = read_walk (pass, lines, i, walk.visits);
      tally_walk (pass, crm_statement_get_text (statement, 1, NULL), &walk);
    }
  }
  g_array_unref (walk.visits);
  if (failure == NULL)
    return statement != NULL;
  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
pass_over (CrmFigureWork *work, gboolean family, Tally tally, gboolean whole, GError **error)
{
  g_autofree gboolean *recorded = g_new0 (gboolean, work->spans->len);
  Pass pass = { work, tally, recorded, CRM_DAY_MIN, whole, family };
  g_autoptr (GArray) lines = read_lines (&pass, error);

  return lines != NULL && walk_customers (&pass, lines, error);
}

gboolean
crm_figure_read_retention (CrmFigureWork *self, GError **error)
{
  return pass_over (self, FALSE, tally_retention, TRUE, error);
}

gboolean
crm_figure_read_churn (CrmFigureWork *self, GError **error)
{
  return pass_over (self, FALSE, tally_churn, TRUE, error);
}

gboolean
crm_figure_read_value_churn (CrmFigureWork *self, GError **error)
{
  return pass_over (self, FALSE, tally_value_churn, TRUE, error);
}

gboolean
crm_figure_read_key_accounts (CrmFigureWork *self, GError **error)
{
  return pass_over (self, FALSE, tally_key_accounts, TRUE, error);
}

gboolean
crm_figure_read_repeat (CrmFigureWork *self, GError **error)
{
  return pass_over (self, FALSE, tally_repeat, TRUE, error);
}

/* Revenue ÷ customers active at the end. */
gboolean
crm_figure_read_per_customer (CrmFigureWork *self, GError **error)
{
  return crm_figure_run (self,
                         "SELECT r.date, {group}, r.amount, 0 FROM purchase r {join} WHERE "
                         "r.date BETWEEN (SELECT since FROM ask) AND (SELECT until FROM ask)",
                         CRM_FIGURE_FLOW, error) &&
         pass_over (self, FALSE, tally_active, FALSE, error);
}

gboolean
crm_figure_read_breadth (CrmFigureWork *self, GError **error)
{
  GHashTableIter iter;
  gpointer cells;

  if (!pass_over (self, TRUE, tally_pairs, FALSE, error) ||
      !pass_over (self, FALSE, tally_active, FALSE, error))
    return FALSE;
  /* Purchases of products without a family say nothing of breadth. */
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cells))
    for (guint n = 0; n < self->spans->len; n++)
      if (((CrmFigureCell *) cells)[n].top == 0)
        ((CrmFigureCell *) cells)[n].top = NAN;
  return TRUE;
}

gboolean
crm_figure_read_new_customers (CrmFigureWork *self, GError **error)
{
  return pass_over (self, FALSE, tally_new, FALSE, error);
}

/* Costs to win ÷ customers won. No cost recorded at all is not a cost of zero. */
gboolean
crm_figure_read_cost_to_win (CrmFigureWork *self, GError **error)
{
  gint64 any = 0;

  if (!crm_db_get_integer (self->db,
                           "SELECT EXISTS (SELECT 1 FROM customer_cost WHERE kind LIKE 'win%')",
                           &any, error))
    return FALSE;
  return any == 0 || (crm_figure_run (self,
                                      "SELECT r.date, {group}, r.amount, 0 FROM customer_cost r "
                                      "{join} WHERE r.kind LIKE 'win%'",
                                      CRM_FIGURE_FLOW, error) &&
                      pass_over (self, FALSE, tally_won, FALSE, error));
}

/* Complaints ÷ orders. */
gboolean
crm_figure_read_complaint_rate (CrmFigureWork *self, GError **error)
{
  return crm_figure_run (self,
                         "SELECT CAST (julianday (substr (r.opened, 1, 10)) - 2440587.5 AS "
                         "INTEGER), {group}, 1, 0 FROM complaint r {join}",
                         CRM_FIGURE_FLOW, error) &&
         pass_over (self, FALSE, tally_orders, FALSE, error);
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
