/* cli.h: what the verbs of hashtgamctl share: the command line as read, output in three formats,
 * exit codes. No GTK. */
#pragma once

#include "crm-import.h"
#include "crm-query.h"
#include "crm-store.h"

typedef enum {
  CLI_DONE = 0,
  CLI_PARTLY = 1, /* done, but something was refused */
  CLI_USAGE = 2,  /* wrong use */
  CLI_CANNOT = 3  /* one sentence on stderr, nothing changed */
} CliExit;

typedef enum { CLI_TABLE, CLI_CSV, CLI_JSON } CliFormat;

#define CLI_NO_LIMIT G_MININT64

typedef struct {
  /* everywhere */
  char *language, *format, *author;
  /* by verb */
  char *where, *search, *order, *fields, *organisation, *calendar, *currency;
  char *group_by, *from, *to;
  char *negative, *money_unit, *delimiter, *encoding, *decimal, *dates, *sheet, *layer;
  char **map, **constant;
  gint64 limit, step; /* CLI_NO_LIMIT: not given */
  gboolean create_missing, no_header, dry_run, replace, sample, series;
} CliOptions;

typedef struct {
  CliOptions options;
  CliFormat format;
  CrmLocale locale; /* for people; a store adds its calendar and money */
  char **arguments; /* after the verb */
  int n_arguments;
  GCancellable *cancellable; /* Ctrl+C */
} Cli;

typedef struct {
  const char *name;
  const char *usage;   /* N_() arguments and options, one line */
  const char *summary; /* N_() what it does */
  int least, most;     /* number of arguments; most -1: any */
  const char *takes;   /* names of its own options, "|" around each */
  CliExit (*run) (Cli *cli, GError **error);
} CliVerb;

/* The list of verbs; ends with a nameless one. */
const CliVerb *cli_get_verbs (void);

/* Opens the file named by the first argument. write: for an act, with its dated backup when due. */
CrmStore *cli_open (Cli *self, gboolean write, GError **error);
/* The kind named by argument i; unknown: USAGE is set by cli_usage. */
const CrmKind *cli_find_kind (Cli *self, CrmStore *store, int i, GError **error);
/* --where, --search, --order and --limit as a query; what cannot be read is wrong use. */
CrmQuery *cli_read_query (Cli *cli, CrmStore *store, const CrmKind *kind, GError **error);
/* An error of wrong use. Always NULL/FALSE, so that it can be returned. */
gpointer cli_usage (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean cli_is_usage (const GError *error);

/* One text on stdout, made printable, with a newline. */
void cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
void cli_note (const char *format, ...) G_GNUC_PRINTF (1, 2); /* stderr */

/* A table of texts written in the chosen format: columns first, then rows of as many cells; a
 * cell's JSON form (number, true, [..]) may be given apart, else it is a string; NULL text is
 * missing. */
typedef struct _CliTable CliTable;
CliTable *cli_table_new (Cli *cli);
void cli_table_add_column (CliTable *self, const char *name, const char *label, gboolean number);
void cli_table_begin_row (CliTable *self);
void cli_table_add_cell (CliTable *self, const char *text, const char *json);
/* Writes and frees. Plain lists of JSON objects, CSV with names as heads, or columns for people. */
void cli_table_write (CliTable *self);

/* JSON pieces, owned. */
char *cli_json_string (const char *text); /* null when NULL */
char *cli_json_strings (GPtrArray *texts);

CliExit cli_run_list (Cli *cli, GError **error);
CliExit cli_run_kinds (Cli *cli, GError **error);
CliExit cli_run_history (Cli *cli, GError **error);
CliExit cli_run_add (Cli *cli, GError **error);
CliExit cli_run_set (Cli *cli, GError **error);
CliExit cli_run_delete (Cli *cli, GError **error);
CliExit cli_run_undo (Cli *cli, GError **error);
CliExit cli_run_redo (Cli *cli, GError **error);
CliExit cli_run_new (Cli *cli, GError **error);
CliExit cli_run_sample (Cli *cli, GError **error);
CliExit cli_run_import (Cli *cli, GError **error);
CliExit cli_run_export (Cli *cli, GError **error);
CliExit cli_run_check (Cli *cli, GError **error);
CliExit cli_run_kpi (Cli *cli, GError **error);
CliExit cli_run_catalogue (Cli *cli, GError **error);
CliExit cli_run_chart (Cli *cli, GError **error);
CliExit cli_run_report (Cli *cli, GError **error);
CliExit cli_run_backup (Cli *cli, GError **error);
CliExit cli_run_verify (Cli *cli, GError **error);
