/* check.c: the verb check: what the method advises against, printed as a compiler prints its
 * diagnostics: where, what, why, and the way out. */
#include <inttypes.h>
#include <string.h>

#include "cli.h"
#include "crm-i18n.h"
#include "crm-standing.h"

enum { MOST_NAMED = 5 };

static const char *
get_state_word (CrmCheckState state)
{
  static const char *const words[] = { "silent", "passes", "fails", "accepted" };

  return words[state];
}

static const char *
get_step_title (CrmModel *model, int step)
{
  const CrmMethod *method = crm_model_get_method (model);

  for (guint i = 0; i < method->n_steps; i++)
    if (method->steps[i].number == step)
      return _ (method->steps[i].title);
  return _ ("Whole programme");
}

/* The first records that fail, by name. */
static void
say_records (Cli *cli, CrmStore *store, const CrmCheckStanding *check)
{
  const CrmKind *kind = crm_model_find_kind (crm_store_get_model (store), check->check->kind);

  for (guint i = 0; i < MIN (check->finding.ids->len, MOST_NAMED); i++) {
    gint64 id = g_array_index (check->finding.ids, gint64, i);
    g_autofree char *title = crm_query_dup_title (
        crm_store_get_db (store), crm_store_get_model (store), kind, id, &cli->locale);

    cli_say ("    %s #%" PRId64 ": %s", crm_kind_get_label (kind), id, title != NULL ? title : "");
  }
  if (check->finding.count > MOST_NAMED && check->finding.ids->len > 0) {
    g_autofree char *rest = crm_integer_format (check->finding.count - MOST_NAMED, &cli->locale);

    cli_say (_ ("    and %s more"), rest);
  }
}

static void
say_check (Cli *cli, CrmStore *store, const CrmCheckStanding *check)
{
  g_autofree char *fact = crm_check_dup_fact (check, &cli->locale);
  g_autofree char *name = g_path_get_basename (cli->arguments[0]);
  g_autofree char *step = crm_integer_format (check->check->step, &cli->locale);
  const char *title = get_step_title (crm_store_get_model (store), check->check->step);
  gboolean accepted = check->state == CRM_CHECK_ACCEPTED;

  if (check->check->step > 0)
    cli_say (accepted ? _ ("%s: step %s, %s: note: %s [%s]")
                      : _ ("%s: step %s, %s: warning: %s [%s]"),
             name, step, title, fact, check->check->name);
  else
    cli_say (accepted ? _ ("%s: %s: note: %s [%s]") : _ ("%s: %s: warning: %s [%s]"), name, title,
             fact, check->check->name);
  if (accepted) {
    cli_say (_ ("    accepted as it is: %s"), check->reason != NULL ? check->reason : "");
    return;
  }
  say_records (cli, store, check);
  cli_say (_ ("    why: %s"), _ (check->check->why));
  cli_say (_ ("    repair: %s (%s)"), _ (check->check->repair), check->check->kind);
}

static void
add_row (Cli *cli, CliTable *table, const CrmCheckStanding *check)
{
  g_autofree char *fact = check->state == CRM_CHECK_PASSES
                              ? g_strdup (_ (check->check->passes))
                              : crm_check_dup_fact (check, &cli->locale);
  g_autofree char *step = g_strdup_printf ("%d", check->check->step);
  g_autofree char *count = g_strdup_printf ("%" PRId64, check->finding.count);
  g_autoptr (GString) ids = g_string_new ("[");

  for (guint i = 0; i < check->finding.ids->len; i++)
    g_string_append_printf (ids, "%s%" PRId64, i > 0 ? ", " : "",
                            g_array_index (check->finding.ids, gint64, i));
  g_string_append_c (ids, ']');
  cli_table_begin_row (table);
  cli_table_add_cell (table, step, step);
  cli_table_add_cell (table, check->check->name, NULL);
  cli_table_add_cell (table, get_state_word (check->state), NULL);
  cli_table_add_cell (table, count, count);
  cli_table_add_cell (table, fact, NULL);
  cli_table_add_cell (table, check->check->kind, NULL);
  cli_table_add_cell (table, _ (check->check->why), NULL);
  cli_table_add_cell (table, _ (check->check->repair), NULL);
  cli_table_add_cell (table, check->reason, NULL);
  cli_table_add_cell (table, ids->str, ids->str);
}

/* All checks with their states, for a program. */
static void
write_all (Cli *cli, const CrmStanding *standing, gint64 step)
{
  CliTable *table = cli_table_new (cli);

  cli_table_add_column (table, "step", _ ("Step"), TRUE);
  cli_table_add_column (table, "name", _ ("Check"), FALSE);
  cli_table_add_column (table, "state", _ ("State"), FALSE);
  cli_table_add_column (table, "count", _ ("Records"), TRUE);
  cli_table_add_column (table, "fact", _ ("Fact"), FALSE);
  cli_table_add_column (table, "kind", _ ("Kind"), FALSE);
  cli_table_add_column (table, "why", _ ("Why"), FALSE);
  cli_table_add_column (table, "repair", _ ("Repair"), FALSE);
  cli_table_add_column (table, "reason", _ ("Reason"), FALSE);
  cli_table_add_column (table, "ids", _ ("Numbers"), FALSE);
  for (guint i = 0; i < standing->checks->len; i++) {
    const CrmCheckStanding *check = &g_array_index (standing->checks, CrmCheckStanding, i);

    if (step == CLI_NO_LIMIT || check->check->step == step)
      add_row (cli, table, check);
  }
  cli_table_write (table);
}

static void
say_sum (Cli *cli, guint n_failing, guint n_checks)
{
  g_autofree char *failing = crm_integer_format (n_failing, &cli->locale);
  g_autofree char *all = crm_integer_format (n_checks, &cli->locale);

  cli_say (_ ("%s of %s checks fail."), failing, all);
}

CliExit
cli_run_check (Cli *cli, GError **error)
{
  g_autoptr (CrmStore) store = NULL;
  g_autoptr (CrmStanding) standing = NULL;
  gint64 step = cli->options.step;
  guint n_failing = 0, n_checks = 0;

  if (step != CLI_NO_LIMIT && (step < 0 || step >= CRM_STANDING_STEPS)) {
    cli_usage (error, _ ("--step is 1 to 8, or 0 for the programme as a whole."));
    return CLI_USAGE;
  }
  store = cli_open (cli, FALSE, error);
  if (store == NULL)
    return CLI_CANNOT;
  standing = crm_standing_new (crm_store_get_db (store), crm_store_get_model (store),
                               crm_day_today (), NULL, NULL, cli->cancellable, error);
  if (standing == NULL)
    return CLI_CANNOT;
  for (guint i = 0; i < standing->checks->len; i++) {
    const CrmCheckStanding *check = &g_array_index (standing->checks, CrmCheckStanding, i);

    if (step != CLI_NO_LIMIT && check->check->step != step)
      continue;
    n_checks++;
    n_failing += check->state == CRM_CHECK_FAILS;
    if (cli->format == CLI_TABLE && check->state >= CRM_CHECK_FAILS)
      say_check (cli, store, check);
  }
  if (cli->format == CLI_TABLE)
    say_sum (cli, n_failing, n_checks);
  else
    write_all (cli, standing, step);
  return n_failing > 0 ? CLI_PARTLY : CLI_DONE;
}
