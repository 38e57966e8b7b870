/* main.c: hashtgamctl reads its command line, finds the verb in the one table of verbs and turns
 * the outcome into an exit code. */
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "crm-day.h"
#include "crm-i18n.h"
#include "crm-text.h"

/* Ctrl+C stops the running work by its cancellable, so that it rolls back and cleans up; a
 * second one ends the program, which the file survives too. */
static gpointer
wait_for_interrupt (gpointer data)
{
  sigset_t set;
  int number;

  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  sigaddset (&set, SIGTERM);
  sigwait (&set, &number);
  g_cancellable_cancel (data);
  pthread_sigmask (SIG_UNBLOCK, &set, NULL);
  pause ();
  return NULL;
}

static void
watch_interrupts (Cli *cli)
{
  sigset_t set;

  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  sigaddset (&set, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &set, NULL);
  g_thread_unref (g_thread_new ("interrupt", wait_for_interrupt, cli->cancellable));
}

static void
say_help (void)
{
  cli_say (_ ("hashtgamctl: a CRM programme on the command line."));
  cli_say (" ");
  for (const CliVerb *verb = cli_get_verbs (); verb->name != NULL; verb++)
    cli_say ("  hashtgamctl %s %s\n      %s", verb->name, _ (verb->usage), _ (verb->summary));
  cli_say (" ");
  cli_say (_ ("Everywhere: --lang en|fa, --format table|csv|json, --as NAME."));
  cli_say (_ ("Exit: 0 done, 1 done but something was refused, 2 wrong use, 3 cannot."));
}

static const CliVerb *
find_verb (const char *name)
{
  for (const CliVerb *verb = cli_get_verbs (); verb->name != NULL; verb++)
    if (strcmp (verb->name, name) == 0)
      return verb;
  return NULL;
}

static gboolean
is_taken (const CliVerb *verb, const char *option)
{
  g_autofree char *wanted = g_strdup_printf ("|%s|", option);

  return strstr ("|lang|format|as|", wanted) != NULL || strstr (verb->takes, wanted) != NULL;
}

/* The options of one verb, out of all there are. */
static gboolean
read_options (Cli *cli, const CliVerb *verb, int *argc, char ***argv, GError **error)
{
  CliOptions *o = &cli->options;
  const GOptionEntry all[] = {
    { "lang", 0, 0, G_OPTION_ARG_STRING, &o->language, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &o->format, NULL, NULL },
    { "as", 0, 0, G_OPTION_ARG_STRING, &o->author, NULL, NULL },
    { "where", 0, 0, G_OPTION_ARG_STRING, &o->where, NULL, NULL },
    { "search", 0, 0, G_OPTION_ARG_STRING, &o->search, NULL, NULL },
    { "order", 0, 0, G_OPTION_ARG_STRING, &o->order, NULL, NULL },
    { "fields", 0, 0, G_OPTION_ARG_STRING, &o->fields, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT64, &o->limit, NULL, NULL },
    { "step", 0, 0, G_OPTION_ARG_INT64, &o->step, NULL, NULL },
    { "organisation", 0, 0, G_OPTION_ARG_STRING, &o->organisation, NULL, NULL },
    { "calendar", 0, 0, G_OPTION_ARG_STRING, &o->calendar, NULL, NULL },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &o->currency, NULL, NULL },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o->map, NULL, NULL },
    { "const", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o->constant, NULL, NULL },
    { "create-missing", 0, 0, G_OPTION_ARG_NONE, &o->create_missing, NULL, NULL },
    { "negative", 0, 0, G_OPTION_ARG_STRING, &o->negative, NULL, NULL },
    { "money-unit", 0, 0, G_OPTION_ARG_STRING, &o->money_unit, NULL, NULL },
    { "delimiter", 0, 0, G_OPTION_ARG_STRING, &o->delimiter, NULL, NULL },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &o->encoding, NULL, NULL },
    { "decimal", 0, 0, G_OPTION_ARG_STRING, &o->decimal, NULL, NULL },
    { "dates", 0, 0, G_OPTION_ARG_STRING, &o->dates, NULL, NULL },
    { "no-header", 0, 0, G_OPTION_ARG_NONE, &o->no_header, NULL, NULL },
    { "layer", 0, 0, G_OPTION_ARG_STRING, &o->layer, NULL, NULL },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &o->sheet, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &o->dry_run, NULL, NULL },
    { "series", 0, 0, G_OPTION_ARG_NONE, &o->series, NULL, NULL },
    { "group-by", 0, 0, G_OPTION_ARG_STRING, &o->group_by, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &o->from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &o->to, NULL, NULL },
    { "sample", 0, 0, G_OPTION_ARG_NONE, &o->sample, NULL, NULL },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &o->replace, NULL, NULL },
  };
  g_autoptr (GArray) entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  g_autoptr (GOptionContext) context = g_option_context_new (_ (verb->usage));

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if (is_taken (verb, all[i].long_name))
      g_array_append_val (entries, all[i]);
  g_option_context_set_summary (context, _ (verb->summary));
  g_option_context_add_main_entries (context, (GOptionEntry *) (gpointer) entries->data,
                                     GETTEXT_PACKAGE);
  return g_option_context_parse (context, argc, argv, error);
}

static gboolean
read_common (Cli *cli, GError **error)
{
  const char *word = cli->options.format, *language = cli->options.language;

  if (language != NULL && strcmp (language, "en") != 0 && strcmp (language, "fa") != 0)
    return cli_usage (error, _ ("--lang is en or fa, not “%s”."), language) != NULL;
  if (word == NULL || strcmp (word, "table") == 0 || strcmp (word, "text") == 0)
    cli->format = CLI_TABLE;
  else if (strcmp (word, "csv") == 0)
    cli->format = CLI_CSV;
  else if (strcmp (word, "json") == 0)
    cli->format = CLI_JSON;
  else
    return cli_usage (error, _ ("--format is table, csv or json, not “%s”."), word) != NULL;
  return TRUE;
}

/* The language is needed before anything is said, help among it. */
static const char *
peek_language (int argc, char **argv)
{
  for (int i = 1; i < argc; i++) {
    if (g_str_has_prefix (argv[i], "--lang="))
      return argv[i] + strlen ("--lang=");
    if (strcmp (argv[i], "--lang") == 0 && i + 1 < argc)
      return argv[i + 1];
  }
  return NULL;
}

/* GOption leaves the "--" that ends the options where the next argument begins with a dash. */
static void
drop_dashes (Cli *cli)
{
  for (int i = 0; i < cli->n_arguments; i++) {
    if (strcmp (cli->arguments[i], "--") == 0) {
      cli->n_arguments--;
      memmove (&cli->arguments[i], &cli->arguments[i + 1],
               sizeof (char *) * (gsize) (cli->n_arguments - i));
      return;
    }
  }
}

static CliExit
run_verb (Cli *cli, const CliVerb *verb, int argc, char **argv, GError **error)
{
  /* The verb's own name stands where the program's does. */
  if (!read_options (cli, verb, &argc, &argv, error)) {
    g_autofree char *said = g_strdup ((*error)->message);

    g_clear_error (error);
    cli_usage (error, "%s", said);
    return CLI_USAGE;
  }
  if (!read_common (cli, error))
    return CLI_USAGE;
  cli->arguments = argv + 1;
  cli->n_arguments = argc - 1;
  drop_dashes (cli);
  if (cli->n_arguments < verb->least || (verb->most >= 0 && cli->n_arguments > verb->most)) {
    cli_usage (error, _ ("Write: hashtgamctl %s %s"), verb->name, _ (verb->usage));
    return CLI_USAGE;
  }
  watch_interrupts (cli);
  return verb->run (cli, error);
}

/* Where the verb stands: options that every verb takes may come before it. */
static int
find_verb_place (int argc, char **argv)
{
  static const char *const common[] = { "--lang", "--format", "--as" };
  int at = 1;

  while (at < argc) {
    const char *equals = strchr (argv[at], '=');
    gsize length = equals != NULL ? (gsize) (equals - argv[at]) : strlen (argv[at]);
    gboolean found = FALSE;

    for (gsize i = 0; i < G_N_ELEMENTS (common) && !found; i++)
      found = strlen (common[i]) == length && strncmp (argv[at], common[i], length) == 0;
    if (!found)
      break;
    at += equals != NULL ? 1 : 2;
  }
  return MIN (at, argc);
}

static void
clear (Cli *cli)
{
  CliOptions *o = &cli->options;
  char *texts[] = { o->language, o->format,     o->author,       o->where,    o->search,
                    o->order,    o->fields,     o->organisation, o->calendar, o->currency,
                    o->negative, o->money_unit, o->delimiter,    o->encoding, o->decimal,
                    o->dates,    o->sheet,      o->layer,        o->group_by, o->from,
                    o->to };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_strfreev (o->map);
  g_strfreev (o->constant);
}

int
main (int argc, char **argv)
{
  const char *language = peek_language (argc, argv);
  g_autoptr (GError) error = NULL;
  g_autofree char **mine = g_new0 (char *, argc + 1); /* the verb, then all others */
  Cli cli = { .options = { .limit = CLI_NO_LIMIT, .step = CLI_NO_LIMIT },
              .cancellable = g_cancellable_new () };
  const CliVerb *verb;
  CliExit exit_code;
  int first = find_verb_place (argc, argv);

  if (language != NULL && strcmp (language, "en") != 0 && strcmp (language, "fa") != 0)
    language = NULL;
  crm_i18n_init (language);
  crm_locale_init (&cli.locale);

  if (first >= argc || strcmp (argv[first], "help") == 0 || strcmp (argv[first], "--help") == 0) {
    say_help ();
    return first >= argc ? CLI_USAGE : CLI_DONE;
  }
  if (strcmp (argv[first], "--version") == 0) {
    cli_say ("hashtgamctl %s", CRM_VERSION);
    return CLI_DONE;
  }
  verb = find_verb (argv[first]);
  if (verb == NULL) {
    cli_usage (&error, _ ("“%s” is not one of its verbs. hashtgamctl help lists them."),
               argv[first]);
    exit_code = CLI_USAGE;
  } else {
    memcpy (mine, argv, sizeof (char *) * (gsize) first);
    memcpy (mine + first, argv + first + 1, sizeof (char *) * (gsize) (argc - first - 1));
    mine[0] = argv[first];
    exit_code = run_verb (&cli, verb, argc - 1, mine, &error);
  }
  if (error != NULL) {
    cli_note ("hashtgamctl: %s", error->message);
    exit_code = cli_is_usage (error) ? CLI_USAGE : CLI_CANNOT;
  }
  if (fflush (stdout) != 0 || ferror (stdout)) {
    cli_note (_ ("hashtgamctl: the output cannot be written: %s."), g_strerror (errno));
    exit_code = CLI_CANNOT;
  }
  clear (&cli);
  return exit_code;
}
