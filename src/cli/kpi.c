/* kpi.c: the verb that tells the values of KPIs: all of them, one period by period, or one as a
 * series of points, told apart by groups where it is computed. */
#include <math.h>
#include <string.h>

#include "cli.h"
#include "crm-figure.h"
#include "crm-i18n.h"

static const char *const status_words[] = { "none", "on-target", "near", "off-target" };

static void
add_real (Cli *cli, CliTable *table, double value)
{
  CrmLocale locale = cli->locale;
  g_autofree char *text = NULL;

  locale.plain = cli->format != CLI_TABLE;
  if (isfinite (value))
    text = crm_real_format (value, &locale);
  cli_table_add_cell (table, text, text != NULL ? text : "null");
}

static void
add_day (Cli *cli, CliTable *table, CrmDay day, gboolean given)
{
  CrmLocale locale = cli->locale;
  g_autofree char *text = NULL;

  locale.plain = cli->format != CLI_TABLE;
  text = given ? crm_day_format_short (day, &locale) : NULL;
  cli_table_add_cell (table, text, NULL);
}

static void
write_kpis (Cli *cli, const CrmKpiBook *book)
{
  CliTable *table = cli_table_new (cli);

  cli_table_add_column (table, "code", _ ("Code"), FALSE);
  cli_table_add_column (table, "name", _ ("Name"), FALSE);
  cli_table_add_column (table, "unit", _ ("Unit of measure"), FALSE);
  cli_table_add_column (table, "period", _ ("Period"), FALSE);
  cli_table_add_column (table, "value", _ ("Value"), TRUE);
  cli_table_add_column (table, "target", _ ("Target"), TRUE);
  cli_table_add_column (table, "low", _ ("Low"), TRUE);
  cli_table_add_column (table, "high", _ ("High"), TRUE);
  cli_table_add_column (table, "status", _ ("Status"), FALSE);
  cli_table_add_column (table, "score", _ ("Score"), TRUE);
  for (guint i = 0; i < book->entries->len; i++) {
    const CrmKpi *kpi = ((const CrmKpiEntry *) g_ptr_array_index (book->entries, i))->kpi;

    cli_table_begin_row (table);
    cli_table_add_cell (table, kpi->code, NULL);
    cli_table_add_cell (table, kpi->name, NULL);
    cli_table_add_cell (table, kpi->unit, NULL);
    add_day (cli, table, kpi->day, kpi->measured);
    add_real (cli, table, kpi->measured ? kpi->value : NAN);
    add_real (cli, table, kpi->target.value);
    add_real (cli, table, kpi->target.low);
    add_real (cli, table, kpi->target.high);
    cli_table_add_cell (table,
                        cli->format == CLI_TABLE ? crm_status_get_label (kpi->status)
                                                 : status_words[kpi->status],
                        NULL);
    add_real (cli, table, kpi->score);
  }
  cli_table_write (table);
}

static CrmTarget
get_target (const CrmTable *series, guint row)
{
  return (CrmTarget){ crm_table_get_real (series, CRM_SERIES_TARGET, row),
                      crm_table_get_real (series, CRM_SERIES_NEAR, row),
                      crm_table_get_real (series, CRM_SERIES_LOW, row),
                      crm_table_get_real (series, CRM_SERIES_HIGH, row),
                      crm_table_get_real (series, CRM_SERIES_DISTANCE, row) };
}

static void
write_series (Cli *cli, const CrmKpi *kpi, const CrmTable *series)
{
  CliTable *table = cli_table_new (cli);

  cli_table_add_column (table, "period", _ ("Period"), FALSE);
  cli_table_add_column (table, "value", _ ("Value"), TRUE);
  cli_table_add_column (table, "target", _ ("Target"), TRUE);
  cli_table_add_column (table, "status", _ ("Status"), FALSE);
  for (guint row = 0; row < crm_table_get_n_rows (series); row++) {
    CrmTarget target = get_target (series, row);
    double value = crm_table_get_real (series, CRM_SERIES_VALUE, row);
    CrmStatus status = crm_kpi_get_status (kpi->direction, value, &target);

    cli_table_begin_row (table);
    add_day (cli, table, crm_table_get_day (series, CRM_SERIES_DAY, row), TRUE);
    add_real (cli, table, value);
    add_real (cli, table, target.value);
    cli_table_add_cell (
        table, cli->format == CLI_TABLE ? crm_status_get_label (status) : status_words[status],
        NULL);
  }
  cli_table_write (table);
}

/* A KPI as a series of points. */

typedef struct {
  Cli *cli;
  CrmStore *store;
  CrmPeriods periods;
  const CrmKpi *kpi;
  CrmDay from, to; /* CRM_DAY_MIN and CRM_DAY_MAX: not limited */
  CrmTable *series;
  CrmFigureSeries *groups; /* NULL: not grouped */
} Points;

typedef struct {
  CrmDay day;
  const char *group; /* NULL: not grouped */
  double value, score;
  CrmTarget target;
  CrmStatus status;
} Point;

typedef void (*TellPoint) (const Point *point, gpointer data);

static gboolean
is_asked_for (const Points *self, CrmDay day)
{
  CrmDay first, last;

  crm_period_around (day, self->kpi->frequency, self->periods.calendar, self->periods.fiscal_month,
                     &first, &last);
  return last >= self->from && first <= self->to;
}

static void
tell_point (const Points *self, CrmDay day, const char *group, double value,
            const CrmTarget *target, TellPoint tell, gpointer data)
{
  Point point = { day, group, value, NAN, *target, CRM_STATUS_NONE };

  if (!is_asked_for (self, day))
    return;
  point.score = crm_kpi_get_score (self->kpi->direction, value, target);
  point.status = crm_kpi_get_status (self->kpi->direction, value, target);
  tell (&point, data);
}

/* The target of the whole is none of a part's own, unless both are shares. */
static CrmTarget
find_target (const Points *self, CrmDay day)
{
  if (self->kpi->figure->value == CRM_FIGURE_SUM)
    return CRM_TARGET_NONE;
  for (guint row = 0; row < crm_table_get_n_rows (self->series); row++)
    if (crm_table_get_day (self->series, CRM_SERIES_DAY, row) == day)
      return get_target (self->series, row);
  return CRM_TARGET_NONE;
}

static void
tell_points (const Points *self, TellPoint tell, gpointer data)
{
  if (self->groups == NULL) {
    for (guint row = 0; row < crm_table_get_n_rows (self->series); row++) {
      CrmTarget target = get_target (self->series, row);

      tell_point (self, crm_table_get_day (self->series, CRM_SERIES_DAY, row), NULL,
                  crm_table_get_real (self->series, CRM_SERIES_VALUE, row), &target, tell, data);
    }
    return;
  }
  for (guint g = 0; g < self->groups->groups->len; g++) {
    const CrmFigureGroup *group = g_ptr_array_index (self->groups->groups, g);

    for (guint i = 0; i < self->groups->periods->len; i++) {
      CrmDay day = g_array_index (self->groups->periods, CrmFigurePeriod, i).first;
      CrmTarget target = find_target (self, day);

      tell_point (self, day, group->label, group->values[i], &target, tell, data);
    }
  }
}

/* A missing value is null. */
static void
append_number (GString *json, const char *name, double value)
{
  const CrmLocale plain = CRM_LOCALE_PLAIN ("", 0);
  g_autofree char *text = isfinite (value) ? crm_real_format (value, &plain) : g_strdup ("null");

  g_string_append_printf (json, ", \"%s\": %s", name, text);
}

static void
append_point (const Point *point, gpointer data)
{
  const CrmLocale plain = CRM_LOCALE_PLAIN ("", 0);
  GString *json = data;
  g_autofree char *day = crm_day_format_short (point->day, &plain);

  g_string_append_printf (json, "%s\n  {\"period\": \"%s\"",
                          g_str_has_suffix (json->str, "[") ? "" : ",", day);
  if (point->group != NULL) {
    g_autofree char *group = cli_json_string (point->group);

    g_string_append_printf (json, ", \"group\": %s", group);
  }
  append_number (json, "value", point->value);
  append_number (json, "target", point->target.value);
  append_number (json, "score", point->score);
  g_string_append_printf (json, ", \"status\": \"%s\"}", status_words[point->status]);
}

static void
write_points_json (const Points *self)
{
  static const char *const directions[] = { "higher", "lower", "band", "watch" };
  g_autofree char *code = cli_json_string (self->kpi->code);
  g_autofree char *name = cli_json_string (self->kpi->name);
  g_autofree char *unit = cli_json_string (self->kpi->unit);
  GString *json = g_string_new (NULL);

  g_string_append_printf (
      json, "{\"code\": %s, \"name\": %s, \"unit\": %s, \"direction\": \"%s\", \"points\": [", code,
      name, unit, directions[self->kpi->direction]);
  tell_points (self, append_point, json);
  g_string_append (json, "]}");
  cli_say ("%s", json->str);
  g_string_free (json, TRUE);
}

typedef struct {
  Cli *cli;
  CliTable *table;
} Rows;

static void
add_point (const Point *point, gpointer data)
{
  Rows *rows = data;

  cli_table_begin_row (rows->table);
  add_day (rows->cli, rows->table, point->day, TRUE);
  if (point->group != NULL)
    cli_table_add_cell (rows->table, point->group, NULL);
  add_real (rows->cli, rows->table, point->value);
  add_real (rows->cli, rows->table, point->target.value);
  add_real (rows->cli, rows->table, point->score);
  cli_table_add_cell (rows->table,
                      rows->cli->format == CLI_TABLE ? crm_status_get_label (point->status)
                                                     : status_words[point->status],
                      NULL);
}

static void
write_points (const Points *self)
{
  Rows rows = { self->cli, NULL };

  if (self->cli->format == CLI_JSON) {
    write_points_json (self);
    return;
  }
  rows.table = cli_table_new (self->cli);
  cli_table_add_column (rows.table, "period", _ ("Period"), FALSE);
  if (self->groups != NULL)
    cli_table_add_column (rows.table, "group", _ ("Group"), FALSE);
  cli_table_add_column (rows.table, "value", _ ("Value"), TRUE);
  cli_table_add_column (rows.table, "target", _ ("Target"), TRUE);
  cli_table_add_column (rows.table, "score", _ ("Score"), TRUE);
  cli_table_add_column (rows.table, "status", _ ("Status"), FALSE);
  tell_points (self, add_point, &rows);
  cli_table_write (rows.table);
}

static gboolean
read_day (const char *text, CrmDay otherwise, CrmDay *day, GError **error)
{
  g_autoptr (GError) inner = NULL;

  *day = otherwise;
  if (text == NULL || crm_day_parse (text, -1, CRM_DATES_AUTO, day, NULL, &inner))
    return TRUE;
  return cli_usage (error, "%s", inner->message) != NULL;
}

static gboolean
read_groups (Points *self, GError **error)
{
  CrmFigureRequest request = { .periods = self->periods,
                               .frequency = self->kpi->frequency,
                               .from = self->from,
                               .to = self->to,
                               .group = self->cli->options.group_by,
                               .real = self->kpi->real };

  if (self->cli->options.group_by == NULL)
    return TRUE;
  if (self->kpi->figure == NULL)
    return cli_usage (error, _ ("“%s” is not computed from records, so it has no groups."),
                      self->kpi->name) != NULL;
  self->groups =
      crm_figure_read (self->kpi->figure, crm_store_get_db (self->store),
                       crm_store_get_model (self->store), &request, self->cli->cancellable, error);
  return self->groups != NULL;
}

/* Both ends given: every period between them is told, with a value or without. */
static CrmTable *
dup_points (const Points *self, const CrmKpiEntry *entry)
{
  if (self->from > CRM_DAY_MIN && self->to < CRM_DAY_MAX)
    return crm_kpi_entry_dup_series_over (entry, &self->periods, self->from, self->to);
  return crm_kpi_entry_dup_series (entry, &self->periods);
}

static CliExit
run_series (Cli *cli, CrmStore *store, const CrmPeriods *periods, const CrmKpiEntry *entry,
            GError **error)
{
  Points points = { .cli = cli, .store = store, .periods = *periods, .kpi = entry->kpi };
  gboolean ok = read_day (cli->options.from, CRM_DAY_MIN, &points.from, error) &&
                read_day (cli->options.to, CRM_DAY_MAX, &points.to, error) &&
                read_groups (&points, error);

  if (ok) {
    points.series = dup_points (&points, entry);
    write_points (&points);
  }
  crm_table_free (points.series);
  crm_figure_series_free (points.groups);
  return ok ? CLI_DONE : CLI_CANNOT;
}

static CliExit
run_one (Cli *cli, CrmStore *store, const CrmPeriods *periods, GError **error)
{
  CrmDb *db = crm_store_get_db (store);
  CrmModel *model = crm_store_get_model (store);
  g_autoptr (CrmKpiBook) book = NULL;
  g_autoptr (CrmTable) series = NULL;
  const CrmKpiEntry *entry;
  gint64 id = 0;

  if (!crm_query_find_handle (db, model, crm_model_find_kind (model, "kpi"), cli->arguments[1], &id,
                              error))
    return CLI_CANNOT;
  book = crm_kpi_book_read (db, model, periods, id, error);
  if (book == NULL)
    return CLI_CANNOT;
  entry = crm_kpi_book_find (book, id);
  if (entry == NULL) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND, _ ("“%s” is not there any more."),
                 cli->arguments[1]);
    return CLI_CANNOT;
  }
  if (cli->options.series)
    return run_series (cli, store, periods, entry, error);
  series = crm_kpi_entry_dup_series (entry, periods);
  write_series (cli, entry->kpi, series);
  return CLI_DONE;
}

CliExit
cli_run_kpi (Cli *cli, GError **error)
{
  const CliOptions *options = &cli->options;
  g_autoptr (CrmStore) store = NULL;
  g_autoptr (CrmKpiBook) book = NULL;
  CrmPeriods periods;

  if ((options->series && cli->n_arguments < 2) ||
      (!options->series &&
       (options->group_by != NULL || options->from != NULL || options->to != NULL))) {
    cli_usage (error, _ ("A series is of one KPI: write its code, and --series."));
    return CLI_USAGE;
  }
  store = cli_open (cli, FALSE, error);
  if (store == NULL)
    return CLI_CANNOT;
  periods = (CrmPeriods){ cli->locale.calendar, crm_store_get_fiscal_month (store) };
  crm_db_set_cancellable (crm_store_get_db (store), cli->cancellable);
  if (cli->n_arguments == 2)
    return run_one (cli, store, &periods, error);
  book =
      crm_kpi_book_read (crm_store_get_db (store), crm_store_get_model (store), &periods, 0, error);
  if (book == NULL)
    return CLI_CANNOT;
  write_kpis (cli, book);
  return CLI_DONE;
}
