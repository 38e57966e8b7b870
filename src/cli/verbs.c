/* verbs.c: the one list of verbs of hashtgamctl: their words, options and functions. To add a verb,
 * add its line here and its function in look.c, act.c or data.c. */
#include "cli.h"
#include "crm-i18n.h"

static const CliVerb verbs[] = {
  { "new",
    N_ ("FILE [--sample] [--organisation NAME] [--calendar jalali|gregorian] [--currency CODE]"),
    N_ ("Makes a new programme, with --sample the example."), 1, 1,
    "|organisation|calendar|currency|sample|", cli_run_new },
  { "sample", N_ ("FILE"), N_ ("Makes the example programme to look at."), 1, 1, "",
    cli_run_sample },
  { "kinds", N_ ("[KIND]"), N_ ("Lists the kinds of records, or the fields of one."), 0, 1, "",
    cli_run_kinds },
  { "list",
    N_ ("FILE KIND [--where FILTER] [--search WORDS] [--order F,-F] [--fields F,…] [--limit N]"),
    N_ ("Lists records. FILTER: field op value, joined by and, or, parentheses; op is = "
        "!= < <= > >= ~ "
        "or “is empty”."),
    2, 2, "|where|search|order|fields|limit|", cli_run_list },
  { "add", N_ ("FILE KIND field=value… | FILE kpi --from K20,… [field=value…]"),
    N_ ("Adds a record; a KPI may be taken from the catalogue."), 2, -1, "|from|", cli_run_add },
  { "set", N_ ("FILE KIND ID field=value…"),
    N_ ("Changes a record; ID is its number or code, “field=” empties a field."), 4, -1, "",
    cli_run_set },
  { "delete", N_ ("FILE KIND ID…"), N_ ("Deletes records, with what belongs to them."), 3, -1, "",
    cli_run_delete },
  { "undo", N_ ("FILE"), N_ ("Takes the last act back."), 1, 1, "", cli_run_undo },
  { "redo", N_ ("FILE"), N_ ("Makes the act undone last again."), 1, 1, "", cli_run_redo },
  { "history", N_ ("FILE [KIND ID] [--limit N]"),
    N_ ("Says who changed what, when, from what to what."), 1, 3, "|limit|", cli_run_history },
  { "import",
    N_ ("FILE KIND DATA [--map field=column]… [--const field=value]… [--create-missing] "
        "[--negative returns|refuse] [--money-unit U] [--delimiter C] [--encoding E] [--decimal C] "
        "[--dates ymd|dmy|mdy|jalali-ymd|jalali-dmy] [--no-header] [--sheet S] [--dry-run]"),
    N_ ("Imports a CSV, TSV or .xlsx file; keeps the good rows and hands back the "
        "others."),
    3, 3,
    "|map|const|create-missing|negative|money-unit|delimiter|encoding|decimal|dates|no-header|"
    "sheet|dry-run|",
    cli_run_import },
  { "export",
    N_ ("FILE KIND OUT.csv|OUT.xlsx|OUT.pdf [--where FILTER] [--search WORDS] [--order F,-F]"),
    N_ ("Writes all records of a kind as a table; PDF holds at most 10,000."), 3, 3,
    "|where|search|order|", cli_run_export },
  { "check", N_ ("FILE [--step N]"),
    N_ ("Says what the method advises against; exit status 1 when something does."), 1, 1, "|step|",
    cli_run_check },
  { "kpi",
    N_ ("FILE [CODE [--series] [--group-by segment|tier|region|channel|agent|family] [--from DAY] "
        "[--to DAY]]"),
    N_ ("Says the KPIs' values and status, or one KPI period by period."), 1, 2,
    "|series|group-by|from|to|", cli_run_kpi },
  { "catalogue", N_ ("[FILE]"),
    N_ ("Lists the KPIs that can be chosen, and which of them the programme has."), 0, 1, "",
    cli_run_catalogue },
  { "chart", N_ ("FILE CODE OUT.png|svg|pdf [--layer target,previous,notes]"),
    N_ ("Draws a KPI, against its target if nothing else is asked for."), 3, 3, "|layer|",
    cli_run_chart },
  { "report", N_ ("FILE OUT.xlsx"), N_ ("Writes the progress report."), 2, 2, "", cli_run_report },
  { "backup", N_ ("FILE OUT [--replace]"),
    N_ ("Copies the programme whole, also while it is in use."), 2, 2, "|replace|",
    cli_run_backup },
  { "verify", N_ ("FILE"), N_ ("Checks every page, reference and log entry of a programme."), 1, 1,
    "", cli_run_verify },
  { NULL },
};

const CliVerb *
cli_get_verbs (void)
{
  return verbs;
}
