/* crm-figure-kpis.c: figures made of the values of other KPIs: progress of goals, promises kept,
 * what was reported in time, what is on target, and what the programme brought for its money.
 * KPIs whose own figure reads KPIs are left out of them. */
#include "crm-figure-private.h"

#include <math.h>

#include "crm-goal.h"

/* A KPI with its values from the first period asked for to the last. */
typedef struct {
  const CrmKpi *kpi;
  CrmTable *series;
} Member;

typedef struct {
  CrmKpiBook *own;   /* NULL: the values were lent */
  GHashTable *by_id; /* gint64 * → Member */
} Members;

static void
member_free (gpointer data)
{
  Member *member = data;

  crm_table_free (member->series);
  g_free (member);
}

static void
members_clear (Members *self)
{
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->own, crm_kpi_book_unref);
}

/* from: values before it are asked for too. */
static gboolean
members_read (Members *self, CrmFigureWork *work, CrmDay from, GError **error)
{
  guint n = work->spans->len;
  CrmDay to = g_array_index (work->spans, CrmFigureSpan, n - 1).until;

  const CrmKpiBook *book = work->request->book;

  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, member_free);
  if (book == NULL) {
    CrmKpiBookRequest request = { .periods = work->request->periods, .no_kpis = TRUE };

    book = self->own = crm_kpi_book_new (work->db, work->model, &request, error);
  }
  for (guint i = 0; book != NULL && i < book->entries->len; i++) {
    const CrmKpiEntry *entry = g_ptr_array_index (book->entries, i);
    Member *member;

    if (entry->kpi->figure != NULL && entry->kpi->figure->of_kpis)
      continue;
    member = g_new0 (Member, 1);
    member->kpi = entry->kpi;
    member->series = crm_kpi_entry_dup_series_over (entry, &work->request->periods, from, to);
    g_hash_table_insert (self->by_id, &entry->kpi->id, member);
  }
  return book != NULL;
}

static CrmDay
get_last (const CrmFigureWork *work, const Member *member, guint row)
{
  const CrmPeriods *periods = &work->request->periods;
  CrmDay first, last;

  crm_period_around (crm_table_get_day (member->series, CRM_SERIES_DAY, row),
                     member->kpi->frequency, periods->calendar, periods->fiscal_month, &first,
                     &last);
  return last;
}

/* The last of its periods that ended with the span or before; -1: none. */
static int
find_row (const CrmFigureWork *work, const Member *member, const CrmFigureSpan *span)
{
  int low = -1, high = (int) crm_table_get_n_rows (member->series) - 1;

  while (low < high) {
    int middle = (low + high + 1) / 2;

    if (get_last (work, member, (guint) middle) <= span->last)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}

/* The newest value by then, however old. */
static double
get_newest (const CrmFigureWork *work, const Member *member, const CrmFigureSpan *span)
{
  for (int row = find_row (work, member, span); row >= 0; row--) {
    double value = crm_table_get_real (member->series, CRM_SERIES_VALUE, (guint) row);

    if (!isnan (value))
      return value;
  }
  return NAN;
}

/* Of its last period by then; NONE without a value or a target. */
static CrmStatus
get_status (const CrmFigureWork *work, const Member *member, const CrmFigureSpan *span)
{
  int row = find_row (work, member, span);
  guint r = (guint) MAX (row, 0);
  CrmTarget target;

  if (row < 0)
    return CRM_STATUS_NONE;
  target = (CrmTarget){ crm_table_get_real (member->series, CRM_SERIES_TARGET, r),
                        crm_table_get_real (member->series, CRM_SERIES_NEAR, r),
                        crm_table_get_real (member->series, CRM_SERIES_LOW, r),
                        crm_table_get_real (member->series, CRM_SERIES_HIGH, r),
                        crm_table_get_real (member->series, CRM_SERIES_DISTANCE, r) };
  return crm_kpi_get_status (member->kpi->direction,
                             crm_table_get_real (member->series, CRM_SERIES_VALUE, r), &target);
}

/* Runs over the rows of a small table; each with the member named by its first column. */
typedef void (*EachRow) (CrmFigureWork *work, const Member *member, CrmStatement *row,
                         gpointer data);

static gboolean
for_each_row (CrmFigureWork *work, Members *members, const char *sql, EachRow each, gpointer data,
              GError **error)
{
  g_autoptr (CrmStatement) statement = crm_figure_prepare (work, sql, error);
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;
  while (crm_statement_step (statement, &failure)) {
    gint64 kpi = crm_statement_get_integer (statement, 0);
    const Member *member = g_hash_table_lookup (members->by_id, &kpi);

    if (member != NULL)
      each (work, member, statement, data);
  }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

static double
get_real (CrmStatement *row, int column)
{
  return crm_statement_is_null (row, column) ? NAN : crm_statement_get_real (row, column);
}

static CrmDay
get_day (CrmStatement *row, int column, CrmDay otherwise)
{
  return crm_statement_is_null (row, column) ? otherwise
                                             : (CrmDay) crm_statement_get_integer (row, column);
}

static CrmDay
get_start (const CrmFigureWork *work)
{
  return g_array_index (work->spans, CrmFigureSpan, 0).first;
}

/* Goals and promises. */

static void
add_goal (CrmFigureWork *work, const Member *member, CrmStatement *row, gpointer data)
{
  double weight = get_real (row, 3);

  for (guint n = 0; n < work->spans->len; n++) {
    double progress = crm_goal_get_progress (
        get_newest (work, member, &g_array_index (work->spans, CrmFigureSpan, n)),
        get_real (row, 1), get_real (row, 2));

    if (!isnan (progress) && !isnan (weight))
      crm_figure_add (work, NULL, n, weight * CLAMP (progress, 0, 1), weight);
  }
}

gboolean
crm_figure_read_goals (CrmFigureWork *self, GError **error)
{
  Members members = { 0 };
  gboolean ok = members_read (&members, self, get_start (self), error) &&
                for_each_row (self, &members,
                              "SELECT kpi, baseline, target, coalesce (weight, 1) FROM goal WHERE "
                              "kpi IS NOT NULL",
                              add_goal, NULL, error);

  members_clear (&members);
  return ok;
}

static void
add_status (CrmFigureWork *work, const Member *member, CrmStatement *row, gpointer data)
{
  for (guint n = 0; n < work->spans->len; n++) {
    CrmStatus status = get_status (work, member, &g_array_index (work->spans, CrmFigureSpan, n));

    if (status != CRM_STATUS_NONE)
      crm_figure_add (work, NULL, n, status == CRM_STATUS_ON_TARGET, 1);
  }
}

gboolean
crm_figure_read_promises (CrmFigureWork *self, GError **error)
{
  Members members = { 0 };
  gboolean ok = members_read (&members, self, get_start (self), error) &&
                for_each_row (self, &members, "SELECT kpi FROM promise WHERE kpi IS NOT NULL",
                              add_status, NULL, error);

  members_clear (&members);
  return ok;
}

gboolean
crm_figure_read_on_target (CrmFigureWork *self, GError **error)
{
  Members members = { 0 };
  gboolean ok = members_read (&members, self, get_start (self), error) &&
                for_each_row (self, &members, "SELECT id FROM kpi", add_status, NULL, error);

  members_clear (&members);
  return ok;
}

/* What was reported in time: the log knows when a value was entered. */

#define ENTERED(kind, alias)                                                                       \
  "CAST (julianday (substr (coalesce ((SELECT x.at FROM tx x WHERE x.id = " alias ".batch), "      \
  "(SELECT x.at FROM \"change\" c JOIN tx x ON x.id = c.tx WHERE c.record = " alias ".id AND "     \
  "c.kind = '" kind "' AND c.op = 'I' ORDER BY c.id DESC LIMIT 1)), 1, 10)) - 2440587.5 AS "       \
  "INTEGER)"

/* A period is reported by its due day, or by the end of the next one where the KPI names none. */
static CrmDay
get_due (CrmFigureWork *work, const CrmKpi *kpi, CrmDay last, CrmStatement *row)
{
  const CrmPeriods *periods = &work->request->periods;
  CrmDay first, next_last;

  if (!crm_statement_is_null (row, 1))
    return last + (CrmDay) crm_statement_get_integer (row, 1);
  crm_period_around (last + 1, kpi->frequency, periods->calendar, periods->fiscal_month, &first,
                     &next_last);
  return next_last;
}

static void
add_due (CrmFigureWork *work, const Member *member, CrmStatement *row, gpointer data)
{
  const CrmPeriods *periods = &work->request->periods;
  GHashTable *entered = g_hash_table_lookup (data, &member->kpi->id);
  CrmDay made = get_day (row, 2, CRM_DAY_MIN), first = MAX (made, get_start (work) - 800), last;

  for (crm_period_around (first, member->kpi->frequency, periods->calendar, periods->fiscal_month,
                          &first, &last);
       last <= work->today; crm_period_around (last + 1, member->kpi->frequency, periods->calendar,
                                               periods->fiscal_month, &first, &last)) {
    CrmDay due = get_due (work, member->kpi, last, row);
    gpointer day = NULL;
    gboolean there = entered != NULL &&
                     g_hash_table_lookup_extended (entered, GINT_TO_POINTER (first), NULL, &day);

    if (due >= made && due <= work->today)
      crm_figure_add_on (work, NULL, due, there && GPOINTER_TO_INT (day) <= due, 1);
  }
}

/* Of each KPI's period, by its first day, the day its first value was entered. */
static void
note_entered (CrmFigureWork *work, const Member *member, CrmStatement *row, gpointer data)
{
  const CrmPeriods *periods = &work->request->periods;
  GHashTable *days = g_hash_table_lookup (data, &member->kpi->id);
  CrmDay first, last;
  gpointer known;
  int day = get_day (row, 2, CRM_DAY_MIN);

  if (days == NULL) {
    days = g_hash_table_new (NULL, NULL);
    g_hash_table_insert (data, (gpointer) &member->kpi->id, days);
  }
  crm_period_around ((CrmDay) crm_statement_get_integer (row, 1), member->kpi->frequency,
                     periods->calendar, periods->fiscal_month, &first, &last);
  if (!g_hash_table_lookup_extended (days, GINT_TO_POINTER (first), NULL, &known) ||
      GPOINTER_TO_INT (known) > day)
    g_hash_table_insert (days, GINT_TO_POINTER (first), GINT_TO_POINTER (day));
}

gboolean
crm_figure_read_reporting (CrmFigureWork *self, GError **error)
{
  Members members = { 0 };
  g_autoptr (GHashTable) entered = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                          (GDestroyNotify) g_hash_table_unref);
  gboolean ok =
      members_read (&members, self, self->today, error) &&
      for_each_row (self, &members,
                    "SELECT m.kpi, m.date, " ENTERED ("measurement", "m") " FROM measurement m",
                    note_entered, entered, error) &&
      for_each_row (
          self, &members,
          "SELECT k.id, k.due_days, " ENTERED ("kpi", "k") " FROM kpi k WHERE coalesce "
                                                           "(k.method, 'typed') = 'typed'",
          add_due, entered, error);

  members_clear (&members);
  return ok;
}

/* Money. */

#define BENEFITS                                                                                   \
  "SELECT b.kpi, b.unit_value, k.baseline, b.begins, b.ends, abs (b.target - b.baseline) FROM "    \
  "benefit b JOIN kpi k ON k.id = b.kpi WHERE coalesce (b.set_aside, 0) = 0 AND b.unit_value IS "  \
  "NOT NULL AND k.baseline IS NOT NULL"

/* How much better than its baseline, whichever way is better. */
static double
get_gain (const CrmKpi *kpi, double value, double baseline)
{
  return kpi->direction == CRM_DIRECTION_LOWER ? baseline - value : value - baseline;
}

static double
get_ramp (CrmDay day, CrmDay begins, CrmDay ends)
{
  if (day >= ends)
    return 1;
  return (double) (day - begins + 1) / (double) (ends - begins + 1);
}

static void
add_benefit (CrmFigureWork *work, const Member *member, CrmStatement *row, gpointer data)
{
  CrmDay begins = get_day (row, 3, CRM_DAY_MIN);
  CrmDay ends = get_day (row, 4, begins);

  for (guint n = 0; n < work->spans->len; n++) {
    const CrmFigureSpan *span = &g_array_index (work->spans, CrmFigureSpan, n);
    double value = get_newest (work, member, span);
    double planned = get_real (row, 5);

    if (span->until < begins || isnan (value) || isnan (planned))
      continue;
    crm_figure_add (work, NULL, n,
                    get_gain (member->kpi, value, get_real (row, 2)) * get_real (row, 1),
                    planned * get_ramp (span->until, begins, ends));
  }
}

gboolean
crm_figure_read_benefits (CrmFigureWork *self, GError **error)
{
  Members members = { 0 };
  gboolean ok = members_read (&members, self, get_start (self), error) &&
                for_each_row (self, &members, BENEFITS, add_benefit, NULL, error);

  members_clear (&members);
  return ok;
}

#define DAYS_A_YEAR 365.25

typedef struct {
  CrmDay start;
  double rate;     /* a year; NAN: not set */
  double *gained;  /* present value by the end of each period */
  gboolean *known; /* some benefit has a value by then */
} Return;

static double
discount (const Return *self, CrmDay day, double amount)
{
  return amount / pow (1 + self->rate, (day - self->start) / DAYS_A_YEAR);
}

/* A period of the KPI earns its part of a year's gain, received at its end. */
static void
add_gained (CrmFigureWork *work, const Member *member, CrmStatement *row, gpointer data)
{
  Return *self = data;
  CrmDay begins = MAX (get_day (row, 3, CRM_DAY_MIN), self->start);

  for (guint r = 0; r < crm_table_get_n_rows (member->series); r++) {
    double value = crm_table_get_real (member->series, CRM_SERIES_VALUE, r);
    CrmDay first = crm_table_get_day (member->series, CRM_SERIES_DAY, r);
    CrmDay last = get_last (work, member, r);
    double years = (last - first + 1) / DAYS_A_YEAR, amount;

    if (isnan (value) || first < begins)
      continue;
    amount = discount (
        self, last, get_gain (member->kpi, value, get_real (row, 2)) * get_real (row, 1) * years);
    for (guint n = 0; n < work->spans->len; n++)
      if (last <= g_array_index (work->spans, CrmFigureSpan, n).until) {
        self->gained[n] += amount;
        self->known[n] = TRUE;
      }
  }
}

static gboolean
add_costs (CrmFigureWork *work, const Return *self, GError **error)
{
  g_autoptr (CrmStatement) statement = crm_figure_prepare (
      work, "SELECT date, actual FROM investment WHERE date IS NOT NULL AND actual IS NOT NULL",
      error);
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;
  while (crm_statement_step (statement, &failure)) {
    CrmDay day = (CrmDay) crm_statement_get_integer (statement, 0);
    double cost = discount (self, day, crm_statement_get_real (statement, 1));

    for (guint n = 0; n < work->spans->len; n++)
      if (self->known[n] && day <= g_array_index (work->spans, CrmFigureSpan, n).until)
        crm_figure_add (work, NULL, n, -cost, cost);
  }
  for (guint n = 0; failure == NULL && n < work->spans->len; n++)
    crm_figure_add (work, NULL, n, self->gained[n], 0);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

gboolean
crm_figure_read_return (CrmFigureWork *self, GError **error)
{
  Members members = { 0 };
  g_autofree double *gained = g_new0 (double, self->spans->len);
  g_autofree gboolean *known = g_new0 (gboolean, self->spans->len);
  Return found = { get_start (self), NAN, gained, known };
  gint64 start = found.start, rate = -1;
  gboolean ok =
      crm_db_get_integer (self->db, "SELECT start FROM organisation ORDER BY id LIMIT 1", &start,
                          error) &&
      crm_db_get_integer (self->db, "SELECT discount_rate FROM organisation ORDER BY id LIMIT 1",
                          &rate, error);

  if (!ok)
    return FALSE;
  if (rate < 0) /* What money must earn is not known: neither is the present value. */
    return TRUE;
  found.start = (CrmDay) start;
  found.rate = (double) rate / 10000;
  ok = members_read (&members, self, found.start, error) &&
       for_each_row (self, &members, BENEFITS, add_gained, &found, error) &&
       add_costs (self, &found, error);
  members_clear (&members);
  return ok;
}
