/* crm-figure-work.c: the periods a figure is asked for, its SELECT with grouping filled in, and the
 * cells that its rows are added to. Calls crm-db and the calendar. */
#include "crm-figure-private.h"

#include <math.h>
#include <string.h>

#include "crm-i18n.h"

int
crm_figure_find_span (const CrmFigureWork *self, CrmDay day)
{
  guint low = 0, high = self->spans->len;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (g_array_index (self->spans, CrmFigureSpan, middle).last < day)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == self->spans->len || g_array_index (self->spans, CrmFigureSpan, low).first > day)
    return -1;
  return (int) low;
}

static CrmFigureCell *
find_cells (CrmFigureWork *self, const char *group)
{
  const char *key = group != NULL ? group : "";
  CrmFigureCell *cells;

  if (self->latest_group != NULL && strcmp (self->latest_group, key) == 0)
    return self->latest_cells;
  cells = g_hash_table_lookup (self->cells, key);
  if (cells == NULL) {
    cells = g_new0 (CrmFigureCell, self->spans->len);
    g_hash_table_insert (self->cells, g_strdup (key), cells);
  }
  g_free (self->latest_group);
  self->latest_group = g_strdup (key);
  return self->latest_cells = cells;
}

void
crm_figure_add (CrmFigureWork *self, const char *group, guint n, double top, double bottom)
{
  CrmFigureCell *cell;

  if (n >= self->spans->len)
    return;
  cell = &find_cells (self, group)[n];
  cell->top += top;
  cell->bottom += bottom;
  if (self->figure->value == CRM_FIGURE_MEDIAN) {
    if (cell->values == NULL)
      cell->values = g_array_new (FALSE, FALSE, sizeof (double));
    g_array_append_val (cell->values, top);
  }
}

void
crm_figure_add_on (CrmFigureWork *self, const char *group, CrmDay day, double top, double bottom)
{
  int n = crm_figure_find_span (self, day);

  if (n >= 0)
    crm_figure_add (self, group, (guint) n, top, bottom);
}

/* To the first period at whose end the day is over; later ones are summed up at last. */
static void
add_stock (CrmFigureWork *self, const char *group, CrmDay day, double top, double bottom)
{
  const CrmFigureSpan *spans = (const CrmFigureSpan *) (gconstpointer) self->spans->data;
  guint low = 0, high = self->spans->len;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (spans[middle].until < day)
      low = middle + 1;
    else
      high = middle;
  }
  crm_figure_add (self, group, low, top, bottom);
}

double
crm_figure_deflate (CrmFigureWork *self, CrmDay day, double amount)
{
  const CrmPeriods *periods = &self->request->periods;
  CrmDay first, last;
  const double *index;

  if (self->prices == NULL)
    return amount;
  crm_period_around (day, CRM_PERIOD_MONTH, periods->calendar, 1, &first, &last);
  index = g_hash_table_lookup (self->prices, GINT_TO_POINTER (first));
  return index != NULL ? amount * self->price_base / *index : NAN;
}

/* Grouping, as columns and tables. */

static const struct {
  const char *name;
  guint needs;
  const char *column; /* NULL: the column of r that is the person of us */
  const char *join;
} groupings[] = {
  { "segment", CRM_FIGURE_BY_CUSTOMER, "gc.segment",
    "LEFT JOIN customer gc ON gc.id = r.customer" },
  { "tier", CRM_FIGURE_BY_CUSTOMER, "coalesce (gc.tier_by_hand, gs.tier)",
    "LEFT JOIN customer gc ON gc.id = r.customer LEFT JOIN segment gs ON gs.id = gc.segment" },
  { "region", CRM_FIGURE_BY_CUSTOMER, "gc.region", "LEFT JOIN customer gc ON gc.id = r.customer" },
  { "channel", CRM_FIGURE_BY_CHANNEL, "r.channel", "" },
  { "agent", CRM_FIGURE_BY_AGENT, NULL, "" },
  { "family", CRM_FIGURE_BY_FAMILY, "gp.family", "LEFT JOIN product gp ON gp.id = r.product" },
};

gboolean
crm_figure_can_group (const CrmFigure *self, const char *group)
{
  for (guint i = 0; i < G_N_ELEMENTS (groupings); i++)
    if (strcmp (groupings[i].name, group) == 0)
      return (self->groups & groupings[i].needs) != 0;
  return FALSE;
}

static void
replace (GString *sql, const char *mark, const char *text)
{
  g_string_replace (sql, mark, text, 0);
}

static void
fill_grouping (CrmFigureWork *self, GString *sql)
{
  const char *group = self->request->group;
  g_autofree char *agent =
      g_strconcat ("r.", self->figure->agent != NULL ? self->figure->agent : "agent", NULL);
  const char *column = "NULL", *join = "";

  for (guint i = 0; group != NULL && i < G_N_ELEMENTS (groupings); i++)
    if (strcmp (groupings[i].name, group) == 0) {
      column = groupings[i].column != NULL ? groupings[i].column : agent;
      join = groupings[i].join;
    }
  replace (sql, "{group}", column);
  replace (sql, "{join}", join);
}

static void
append_periods (CrmFigureWork *self, GString *sql)
{
  static const char *const months[] = { "0.0328549", "0.2299843", "1.0", "3.0", "6.0", "12.0" };

  g_string_append (
      sql, ", period (n, first, last, until, active_at_start, active_at_end, months) AS (VALUES ");
  for (guint i = 0; i < self->spans->len; i++) {
    const CrmFigureSpan *span = &g_array_index (self->spans, CrmFigureSpan, i);

    g_string_append_printf (sql, "%s(%u, %d, %d, %d, %d, %d, %s)", i > 0 ? ", " : "", i,
                            span->first, span->last, span->until, span->active_at_start,
                            span->active_at_end, months[self->request->frequency]);
  }
  g_string_append (sql, ")");
}

CrmStatement *
crm_figure_prepare_plain (CrmFigureWork *self, const char *sql, GError **error)
{
  g_autoptr (GPtrArray) tables = crm_db_list_tables (self->db, sql, error);

  if (tables == NULL)
    return NULL;
  g_ptr_array_extend_and_steal (self->tables, g_steal_pointer (&tables));
  return crm_db_prepare (self->db, sql, error);
}

CrmStatement *
crm_figure_prepare (CrmFigureWork *self, const char *select, GError **error)
{
  GString *sql = g_string_new (
      "WITH ask (since, until, today, now) AS (VALUES (CAST ($1 AS INTEGER), "
      "CAST ($2 AS INTEGER), CAST ($3 AS INTEGER), date (CAST ($3 AS INTEGER) * 86400, "
      "'unixepoch') || 'T23:59'))");
  CrmStatement *statement;

  if (g_cancellable_is_cancelled (self->cancellable)) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_CANCELLED, _ ("Stopped on request."));
    g_string_free (sql, TRUE);
    return NULL;
  }
  if (strstr (select, "period") != NULL)
    append_periods (self, sql);
  g_string_append_printf (sql, " %s", select);
  fill_grouping (self, sql);
  statement = crm_figure_prepare_plain (self, sql->str, error);
  g_string_free (sql, TRUE);
  if (statement == NULL)
    return NULL;
  crm_statement_bind_integer (statement, 1, g_array_index (self->spans, CrmFigureSpan, 0).first);
  crm_statement_bind_integer (
      statement, 2, g_array_index (self->spans, CrmFigureSpan, self->spans->len - 1).last);
  crm_statement_bind_integer (statement, 3, self->today);
  return statement;
}

static double
get_real (CrmStatement *statement, int column)
{
  return crm_statement_is_null (statement, column) ? NAN
                                                   : crm_statement_get_real (statement, column);
}

gboolean
crm_figure_run (CrmFigureWork *self, const char *sql, CrmFigureShape shape, GError **error)
{
  g_autoptr (CrmStatement) statement = crm_figure_prepare (self, sql, error);
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;
  while (crm_statement_step (statement, &failure)) {
    gint64 day = crm_statement_get_integer (statement, 0);
    const char *group = crm_statement_get_text (statement, 1, NULL);
    double top = get_real (statement, 2), bottom = crm_statement_get_real (statement, 3);

    if (crm_statement_is_null (statement, 0))
      continue;
    if (shape == CRM_FIGURE_PERIODS)
      crm_figure_add (self, group, (guint) day, top, bottom);
    else if (shape == CRM_FIGURE_STOCK)
      add_stock (self, group, (CrmDay) CLAMP (day, CRM_DAY_MIN, CRM_DAY_MAX), top, bottom);
    else
      crm_figure_add_on (self, group, (CrmDay) day,
                         top == 0 ? 0 : crm_figure_deflate (self, (CrmDay) day, top), bottom);
  }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* Spans. */

/* First day of the months that end with `until`. */
static CrmDay
months_back (CrmDay until, int months, CrmCalendar calendar)
{
  int year, month, mday, all;
  CrmDay day;

  crm_day_to_civil (until + 1, calendar, &year, &month, &mday);
  all = year * 12 + month - 1 - months;
  mday = MIN (mday, crm_month_get_length (calendar, all / 12, all % 12 + 1));
  return crm_day_from_civil (calendar, all / 12, all % 12 + 1, mday, &day)
             ? day
             : until + 1 - months * 30;
}

static void
add_span (CrmFigureWork *self, CrmDay first, CrmDay last, int inactive_after)
{
  CrmCalendar calendar = self->request->periods.calendar;
  CrmFigureSpan span = { .first = first, .last = last, .until = MIN (last, self->today) };

  span.active_at_end = months_back (span.until, inactive_after, calendar);
  span.active_at_start = months_back (first - 1, inactive_after, calendar);
  span.year_at_end = months_back (span.until, 12, calendar);
  span.year_at_start = months_back (first - 1, 12, calendar);
  g_array_append_val (self->spans, span);
}

/* So many periods at most: a day typed wrong by centuries must not make a series of them. */
#define MOST_SPANS 4000

static void
make_spans (CrmFigureWork *self, CrmDay from, CrmDay to, int inactive_after)
{
  const CrmFigureRequest *request = self->request;
  const CrmPeriods *periods = &request->periods;
  CrmDay first, last, least;

  to = MIN (to, self->today);
  least = crm_period_step (to, -(MOST_SPANS - 1), request->frequency, periods->calendar,
                           periods->fiscal_month);
  if (from > to)
    return;
  crm_period_around (MAX (from, least), request->frequency, periods->calendar,
                     periods->fiscal_month, &first, &last);
  add_span (self, first, last, inactive_after);
  while (last < to) {
    crm_period_around (last + 1, request->frequency, periods->calendar, periods->fiscal_month,
                       &first, &last);
    add_span (self, first, last, inactive_after);
  }
}

static gboolean
ask_integer (CrmFigureWork *self, const char *sql, gint64 *out, GError **error)
{
  g_autoptr (CrmStatement) statement = crm_figure_prepare_plain (self, sql, error);
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;
  if (crm_statement_step (statement, &failure) && !crm_statement_is_null (statement, 0))
    *out = crm_statement_get_integer (statement, 0);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

gboolean
crm_figure_make_spans (CrmFigureWork *self, GError **error)
{
  const CrmFigureRequest *request = self->request;
  gint64 from = request->from, months = 12;
  const char *begins = self->figure->begins != NULL
                           ? self->figure->begins
                           : "SELECT start FROM organisation ORDER BY id LIMIT 1";

  if (!ask_integer (self, "SELECT inactive_after FROM organisation ORDER BY id LIMIT 1", &months,
                    error))
    return FALSE;
  if (request->from == CRM_DAY_MIN) {
    from = self->today;
    if (!ask_integer (self, begins, &from, error))
      return FALSE;
  }
  make_spans (self, (CrmDay) CLAMP (from, CRM_DAY_MIN, CRM_DAY_MAX), request->to,
              (int) CLAMP (months, 1, 120));
  return TRUE;
}

/* Index of each month, and that of the month whose prices are asked for. */
gboolean
crm_figure_read_prices (CrmFigureWork *self, GError **error)
{
  g_autoptr (CrmStatement) statement = crm_figure_prepare_plain (
      self,
      "SELECT i.month, i.value, (SELECT price_base FROM organisation ORDER BY id LIMIT 1) "
      "FROM price_index i WHERE i.value > 0",
      error);
  GError *failure = NULL;
  CrmDay base = CRM_DAY_MIN, first, last;
  const double *index;

  if (statement == NULL)
    return FALSE;
  self->prices = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->price_base = NAN;
  while (crm_statement_step (statement, &failure)) {
    double value = crm_statement_get_real (statement, 1);

    crm_period_around ((CrmDay) crm_statement_get_integer (statement, 0), CRM_PERIOD_MONTH,
                       self->request->periods.calendar, 1, &first, &last);
    g_hash_table_insert (self->prices, GINT_TO_POINTER (first), g_memdup2 (&value, sizeof value));
    if (!crm_statement_is_null (statement, 2))
      base = (CrmDay) crm_statement_get_integer (statement, 2);
  }
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return FALSE;
  }
  crm_period_around (base, CRM_PERIOD_MONTH, self->request->periods.calendar, 1, &first, &last);
  index = g_hash_table_lookup (self->prices, GINT_TO_POINTER (first));
  if (index != NULL)
    self->price_base = *index;
  return TRUE;
}
