/* data.c: the verbs that bring data in and take it out: new, sample, import, export, chart,
 * report, backup, verify. */
#include <inttypes.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "crm-day.h"
#include "crm-i18n.h"
#include "crm-method.h"
#include "crm-money-unit.h"
#include "crm-report.h"
#include "crm-sample.h"

static void
say_file (Cli *cli, const char *path, const char *format)
{
  if (cli->format == CLI_JSON) {
    g_autofree char *json = cli_json_string (path);

    cli_say ("{\"file\": %s}", json);
  } else {
    cli_say (format, path);
  }
}

CliExit
cli_run_new (Cli *cli, GError **error)
{
  const CliOptions *o = &cli->options;
  CrmStoreSetup setup = { .organisation = o->organisation, .calendar = CRM_CALENDAR_JALALI };
  g_autofree char *currency = g_ascii_strup (o->currency != NULL ? o->currency : "IRR", -1);
  g_autoptr (CrmStore) store = NULL;

  if (o->sample) {
    if (o->organisation == NULL && o->calendar == NULL && o->currency == NULL)
      return cli_run_sample (cli, error);
    cli_usage (error, _ ("The example has its own organisation, calendar and currency. Leave "
                         "these options out."));
    return CLI_USAGE;
  }
  if (o->calendar != NULL && strcmp (o->calendar, "gregorian") == 0)
    setup.calendar = CRM_CALENDAR_GREGORIAN;
  else if (o->calendar != NULL && strcmp (o->calendar, "jalali") != 0)
    cli_usage (error, _ ("--calendar is jalali or gregorian, not “%s”."), o->calendar);
  if (!crm_currency_get_decimals (currency, &(guint){ 0 }))
    cli_usage (error, _ ("“%s” is not a currency code such as IRR or EUR."), currency);
  if (error != NULL && *error != NULL)
    return CLI_USAGE;
  setup.currency = currency;
  store = crm_store_create (cli->arguments[0], crm_method_get (), &setup, error);
  if (store == NULL)
    return CLI_CANNOT;
  say_file (cli, cli->arguments[0], _ ("Made “%s”."));
  return CLI_DONE;
}

CliExit
cli_run_sample (Cli *cli, GError **error)
{
  g_autoptr (CrmStore) store = crm_sample_create (cli->arguments[0], crm_method_get (),
                                                  cli->locale.language, cli->cancellable, error);

  if (store == NULL)
    return CLI_CANNOT;
  say_file (cli, cli->arguments[0], _ ("Made “%s”."));
  return CLI_DONE;
}

/* import */

static gboolean
read_word (const char *word, const char *option, const char *const *words, int *out, GError **error)
{
  for (int i = 0; words[i] != NULL; i++) {
    if (strcmp (words[i], word) == 0) {
      *out = i;
      return TRUE;
    }
  }
  return cli_usage (error, _ ("--%s does not know “%s”."), option, word) != NULL;
}

static gboolean
read_delimiter (const char *word, char *out, GError **error)
{
  if (strcmp (word, "tab") == 0 || strcmp (word, "\\t") == 0)
    *out = '\t';
  else if (strcmp (word, "space") == 0)
    *out = ' ';
  else if (strlen (word) == 1)
    *out = word[0];
  else
    return cli_usage (error, _ ("--delimiter is one character, “tab” or “space”.")) != NULL;
  return TRUE;
}

/* Each is "field=…"; whether there is such a field is seen later. */
static gboolean
check_assignments (const char *option, char **words, GError **error)
{
  for (; words != NULL && *words != NULL; words++)
    if (strchr (*words, '=') == NULL || **words == '=')
      return cli_usage (error, _ ("--%s is field=…, and “%s” is not."), option, *words) != NULL;
  return TRUE;
}

static gboolean
read_import_options (Cli *cli, CrmImportOptions *out, GError **error)
{
  static const char *const negatives[] = { "returns", "refuse", NULL };
  const CliOptions *o = &cli->options;
  int number = 0;

  out->source.encoding = o->encoding;
  out->source.no_header = o->no_header;
  out->source.sheet = o->sheet;
  out->map = (const char *const *) o->map;
  out->constant = (const char *const *) o->constant;
  out->create_missing = o->create_missing;
  out->money_unit = o->money_unit;
  out->dry_run = o->dry_run;
  if (!check_assignments ("map", o->map, error) || !check_assignments ("const", o->constant, error))
    return FALSE;
  if (o->delimiter != NULL && !read_delimiter (o->delimiter, &out->source.delimiter, error))
    return FALSE;
  if (o->negative != NULL) {
    if (!read_word (o->negative, "negative", negatives, &number, error))
      return FALSE;
    out->negative = (CrmNegative) number;
  }
  if (o->decimal != NULL) {
    if (strcmp (o->decimal, ".") == 0)
      out->mark = CRM_MARK_DOT;
    else if (strcmp (o->decimal, ",") == 0 || strcmp (o->decimal, "٫") == 0)
      out->mark = CRM_MARK_COMMA;
    else
      return cli_usage (error, _ ("--decimal is . or ,")) != NULL;
  }
  if (o->dates != NULL) {
    CrmDates dates;

    if (!crm_dates_from_string (o->dates, &dates))
      return cli_usage (error, _ ("--dates is ymd, dmy, mdy, jalali-ymd or jalali-dmy.")) != NULL;
    out->dates = (int) dates;
  }
  return TRUE;
}

/* Which units there are depends on the money of the programme. */
static gboolean
check_money_unit (Cli *cli, GError **error)
{
  CrmMoneyUnit unit;
  g_autoptr (GError) inner = NULL;

  return crm_money_unit_parse (cli->options.money_unit, &cli->locale, &unit, &inner) ||
         cli_usage (error, "%s", inner->message) != NULL;
}

static void
say_import_json (const CrmImportResult *r)
{
  g_autofree char *path = cli_json_string (r->refused_path);
  g_autofree char *notes = cli_json_strings (r->notes);
  g_autofree char *reasons = cli_json_strings (r->reasons);
  g_autofree char *mapping = cli_json_strings (r->mapping);

  cli_say ("{\"read\": %" PRIu64 ", \"added\": %" PRIu64 ", \"updated\": %" PRIu64
           ", \"unchanged\": %" PRIu64 ", \"refused\": %" PRIu64 ", \"rounded\": %" PRIu64
           ", \"returns\": %" PRIu64 ", \"totals\": %" PRIu64 ", \"created\": %" PRIu64
           ", \"refused_file\": %s, \"mapping\": %s, \"notes\": %s, \"reasons\": %s}",
           r->read, r->added, r->updated, r->unchanged, r->refused, r->rounded, r->returns,
           r->totals, r->created, path, mapping, notes, reasons);
}

static void
say_import (const CrmImportResult *r, gboolean dry_run)
{
  for (guint i = 0; i < r->notes->len; i++)
    cli_say ("%s", (const char *) g_ptr_array_index (r->notes, i));
  for (guint i = 0; i < r->reasons->len; i++)
    cli_say ("%s", (const char *) g_ptr_array_index (r->reasons, i));
  if (r->refused > r->reasons->len)
    cli_say (_ ("… and %s more."), crm_i18n_number ((gint64) (r->refused - r->reasons->len)).text);
  cli_say (_ ("read %s, added %s, updated %s, unchanged %s, refused %s"),
           crm_i18n_number ((gint64) r->read).text, crm_i18n_number ((gint64) r->added).text,
           crm_i18n_number ((gint64) r->updated).text, crm_i18n_number ((gint64) r->unchanged).text,
           crm_i18n_number ((gint64) r->refused).text);
  if (dry_run)
    cli_say (_ ("This was a trial: nothing was kept."));
}

static void
show_progress (double fraction, guint64 rows, guint64 refused, gpointer data)
{
  gboolean *shown = data;

  if (!isatty (STDERR_FILENO))
    return;
  fprintf (stderr, "\r%3.0f %%  %" PRIu64, fraction * 100, rows);
  *shown = TRUE;
}

CliExit
cli_run_import (Cli *cli, GError **error)
{
  CrmImportOptions options = { 0 };
  g_autoptr (CrmStore) store = NULL;
  g_autoptr (CrmImportResult) result = NULL;
  const CrmKind *kind;
  gboolean shown = FALSE;

  if (!read_import_options (cli, &options, error))
    return CLI_USAGE;
  store = cli_open (cli, TRUE, error);
  kind = store != NULL ? cli_find_kind (cli, store, 1, error) : NULL;
  if (kind == NULL || !check_money_unit (cli, error))
    return CLI_CANNOT;
  result = crm_import_run (crm_store_get_db (store), crm_store_get_model (store),
                           crm_store_get_author (store), kind, cli->arguments[2], &options,
                           cli->cancellable, show_progress, &shown, error);
  if (shown)
    fputs ("\r                    \r", stderr);
  if (result == NULL)
    return CLI_CANNOT;
  if (cli->format == CLI_JSON)
    say_import_json (result);
  else
    say_import (result, options.dry_run);
  return result->refused > 0 ? CLI_PARTLY : CLI_DONE;
}

CliExit
cli_run_export (Cli *cli, GError **error)
{
  const char *path = cli->arguments[2];
  g_autoptr (CrmStore) store = NULL;
  g_autoptr (CrmQuery) query = NULL;
  const CrmKind *kind;
  CrmLocale locale;
  gboolean ok;

  if (!g_str_has_suffix (path, ".csv") && !g_str_has_suffix (path, ".xlsx") &&
      !g_str_has_suffix (path, ".pdf")) {
    cli_usage (error, _ ("The name of the table ends in .csv, .xlsx or .pdf."));
    return CLI_USAGE;
  }
  store = cli_open (cli, FALSE, error);
  kind = store != NULL ? cli_find_kind (cli, store, 1, error) : NULL;
  query = kind != NULL ? cli_read_query (cli, store, kind, error) : NULL;
  if (query == NULL)
    return CLI_CANNOT;
  /* Nobody reads a million rows in order, and in the order they are kept in they come at once. */
  if (cli->options.order == NULL && !g_str_has_suffix (path, ".pdf") &&
      !crm_query_set_order (query, "id", error))
    return CLI_CANNOT;
  locale = cli->locale;
  if (g_str_has_suffix (path, ".csv")) {
    locale.plain = TRUE;
    ok = crm_export_csv (crm_store_get_db (store), query, crm_store_get_model (store), &locale,
                         path, cli->cancellable, error);
  } else if (g_str_has_suffix (path, ".pdf")) {
    ok = crm_export_pdf (crm_store_get_db (store), query, crm_store_get_model (store), &locale,
                         path, cli->cancellable, error);
  } else {
    ok = crm_export_xlsx (crm_store_get_db (store), query, crm_store_get_model (store), &locale,
                          path, cli->cancellable, error);
  }
  if (!ok)
    return CLI_CANNOT;
  say_file (cli, path, _ ("Wrote “%s”."));
  return CLI_DONE;
}

/* charts and reports */

/* --layer target,previous,notes; without it the target alone. */
static gboolean
read_layers (Cli *cli, CrmKpiLayers *layers, GError **error)
{
  g_auto (GStrv) words =
      g_strsplit (cli->options.layer != NULL ? cli->options.layer : "target", ",", -1);

  *layers = 0;
  for (char **word = words; *word != NULL; word++) {
    CrmKpiLayers layer = crm_kpi_layer_from_word (g_strstrip (*word));

    if (layer == 0 && **word != '\0') {
      cli_usage (error, _ ("--layer takes target, previous and notes, not “%s”."), *word);
      return FALSE;
    }
    *layers |= layer;
  }
  return TRUE;
}

CliExit
cli_run_chart (Cli *cli, GError **error)
{
  const char *path = cli->arguments[2];
  g_autoptr (CrmStore) store = NULL;
  CrmKpiLayers layers;

  if (!read_layers (cli, &layers, error))
    return CLI_USAGE;
  if (!g_str_has_suffix (path, ".png") && !g_str_has_suffix (path, ".svg") &&
      !g_str_has_suffix (path, ".pdf")) {
    cli_usage (error, _ ("The name of the chart ends in .png, .svg or .pdf."));
    return CLI_USAGE;
  }
  store = cli_open (cli, FALSE, error);
  if (store == NULL || !crm_kpi_chart_write (crm_store_get_db (store), crm_store_get_model (store),
                                             &cli->locale, crm_store_get_fiscal_month (store),
                                             cli->arguments[1], layers, path, error))
    return CLI_CANNOT;
  say_file (cli, path, _ ("Wrote “%s”."));
  return CLI_DONE;
}

CliExit
cli_run_report (Cli *cli, GError **error)
{
  const char *path = cli->arguments[1];
  g_autoptr (CrmStore) store = NULL;

  if (!g_str_has_suffix (path, ".xlsx")) {
    cli_usage (error, _ ("The name of the report ends in .xlsx."));
    return CLI_USAGE;
  }
  store = cli_open (cli, FALSE, error);
  if (store == NULL ||
      !crm_report_write (crm_store_get_db (store), crm_store_get_model (store), &cli->locale,
                         crm_store_get_fiscal_month (store), crm_store_get_author (store), path,
                         cli->cancellable, error))
    return CLI_CANNOT;
  say_file (cli, path, _ ("Wrote “%s”."));
  return CLI_DONE;
}

CliExit
cli_run_backup (Cli *cli, GError **error)
{
  g_autoptr (CrmStore) store = cli_open (cli, FALSE, error);

  if (store == NULL || !crm_store_save_copy (store, cli->arguments[1], cli->options.replace,
                                             cli->cancellable, error))
    return CLI_CANNOT;
  say_file (cli, cli->arguments[1], _ ("Wrote “%s”."));
  return CLI_DONE;
}

CliExit
cli_run_verify (Cli *cli, GError **error)
{
  g_autoptr (CrmStore) store = cli_open (cli, FALSE, error);
  g_autoptr (GPtrArray) report = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) failure = NULL;
  gboolean whole;

  if (store == NULL)
    return CLI_CANNOT;
  whole = crm_store_verify (store, report, cli->cancellable, &failure);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return CLI_CANNOT;
  }
  if (cli->format == CLI_JSON) {
    g_autofree char *json = cli_json_strings (report);

    cli_say ("{\"whole\": %s, \"problems\": %s}", whole ? "true" : "false", json);
  } else {
    for (guint i = 0; i < report->len; i++)
      cli_say ("%s", (const char *) g_ptr_array_index (report, i));
    if (whole)
      cli_say (_ ("“%s” is whole."), cli->arguments[0]);
  }
  return whole ? CLI_DONE : CLI_PARTLY;
}
