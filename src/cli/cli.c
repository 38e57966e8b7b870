/* cli.c: opening, saying and the three formats of output. Every text that reaches a terminal has
 * its control characters shown, so that no record can send it commands. */
#include "cli.h"

#include <stdio.h>
#include <string.h>

#include "crm-backup.h"
#include "crm-i18n.h"
#include "crm-method.h"
#include "crm-text.h"

static GQuark
cli_usage_error_quark (void)
{
  return g_quark_from_static_string ("cli-usage-error");
}

gpointer
cli_usage (GError **error, const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, cli_usage_error_quark (), 0, text);
  return NULL;
}

gboolean
cli_is_usage (const GError *error)
{
  return error->domain == cli_usage_error_quark ();
}

static void
put_lines (FILE *to, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *line = crm_text_dup_printable (lines[i]);

    fprintf (to, "%s\n", line);
  }
}

void
cli_say (const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  put_lines (stdout, text);
}

void
cli_note (const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  put_lines (stderr, text);
}

/* A dated copy before the first act after ten minutes of change. That it cannot be made is no
 * reason to refuse the act. */
static void
back_up_if_due (CrmStore *store)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GError) error = NULL;

  if (crm_backup_is_due (crm_store_get_db (store), crm_store_get_path (store), now) &&
      !crm_backup_make (crm_store_get_db (store), crm_store_get_path (store), now, NULL, NULL,
                        &error))
    cli_note (_ ("No backup was made: %s"), error->message);
}

CrmStore *
cli_open (Cli *self, gboolean write, GError **error)
{
  CrmStore *store = crm_store_open (self->arguments[0], crm_method_get (),
                                    write ? CRM_STORE_ACT : CRM_STORE_READ, error);

  if (store == NULL)
    return NULL;
  crm_store_get_locale (store, &self->locale);
  crm_store_set_author (store, self->options.author);
  if (write && crm_store_is_read_only (store)) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_READ_ONLY, _ ("“%s” cannot be written."),
                 self->arguments[0]);
    g_clear_object (&store);
  } else if (write) {
    back_up_if_due (store);
  }
  return store;
}

const CrmKind *
cli_find_kind (Cli *self, CrmStore *store, int i, GError **error)
{
  CrmModel *model = crm_store_get_model (store);
  const CrmKind *kind = crm_model_find_kind (model, self->arguments[i]);

  if (kind == NULL || crm_model_is_link_kind (model, kind))
    return cli_usage (error, _ ("“%s” is not a kind of record. hashtgamctl kinds lists them."),
                      self->arguments[i]);
  return kind;
}

/* JSON. */

/* Besides what JSON asks for, whatever could steer a terminal or turn a line around is escaped, and
 * what is not UTF-8 (a file's name) replaced. */
char *
cli_json_string (const char *text)
{
  g_autoptr (GString) out = g_string_new ("\"");
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  if (text == NULL)
    return g_strdup ("null");
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '"' || c == '\\')
      g_string_append_printf (out, "\\%c", (char) c);
    else if (c < 0x20 || (c >= 0x7f && c <= 0x9f) || (c >= 0x2028 && c <= 0x202e) ||
             (c >= 0x2066 && c <= 0x2069) || c == 0xfeff)
      g_string_append_printf (out, "\\u%04x", c);
    else
      g_string_append_unichar (out, c);
  }
  g_string_append_c (out, '"');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
cli_json_strings (GPtrArray *texts)
{
  g_autoptr (GString) out = g_string_new ("[");

  for (guint i = 0; texts != NULL && i < texts->len; i++) {
    g_autofree char *item = cli_json_string (g_ptr_array_index (texts, i));

    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", item);
  }
  g_string_append_c (out, ']');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Tables. Rows go out as they come in JSON and CSV; people's columns need all widths first. */

typedef struct {
  char *name, *label;
  gboolean number;
  int width;
} Column;

struct _CliTable {
  CliFormat format;
  GArray *columns;
  GPtrArray *cells; /* of all rows for people, of the row at hand else */
  guint64 n_rows;
  guint at; /* the cell at hand */
  gboolean started;
};

static void
column_clear (gpointer data)
{
  Column *column = data;

  g_free (column->name);
  g_free (column->label);
}

CliTable *
cli_table_new (Cli *cli)
{
  CliTable *self = g_new0 (CliTable, 1);

  self->format = cli->format;
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
cli_table_add_column (CliTable *self, const char *name, const char *label, gboolean number)
{
  Column column = { g_strdup (name), g_strdup (label), number, (int) g_utf8_strlen (label, -1) };

  g_array_append_val (self->columns, column);
}

/* Our own records hold no control characters but tabs and ends of lines; a received file's may, and
 * stdout may be a terminal. */
static void
put_csv (const char *text)
{
  gboolean quote = text[0] == '\0' || strpbrk (text, ",\"\r\n;\t") != NULL;

  if (quote)
    putchar ('"');
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gboolean space = c == '\n' || c == '\r' || c == '\t';

    if (c == '"')
      putchar ('"');
    if (g_unichar_iscntrl (c) && !space)
      fputs ("\xEF\xBF\xBD", stdout); /* U+FFFD */
    else
      fwrite (p, 1, (gsize) (g_utf8_next_char (p) - p), stdout);
  }
  if (quote)
    putchar ('"');
}

static void
start (CliTable *self)
{
  if (self->started)
    return;
  self->started = TRUE;
  if (self->format == CLI_JSON)
    fputs ("[", stdout);
  for (guint i = 0; self->format == CLI_CSV && i < self->columns->len; i++) {
    if (i > 0)
      putchar (',');
    put_csv (g_array_index (self->columns, Column, i).name);
  }
  if (self->format == CLI_CSV)
    putchar ('\n');
}

static void
end_row (CliTable *self)
{
  if (self->n_rows == 0)
    return;
  if (self->format == CLI_JSON)
    fputs ("}", stdout);
  else if (self->format == CLI_CSV)
    putchar ('\n');
}

void
cli_table_begin_row (CliTable *self)
{
  start (self);
  end_row (self);
  if (self->format == CLI_JSON)
    fputs (self->n_rows > 0 ? ",\n{" : "\n{", stdout);
  self->n_rows++;
  self->at = 0;
}

void
cli_table_add_cell (CliTable *self, const char *text, const char *json)
{
  Column *column = &g_array_index (self->columns, Column, self->at);

  if (self->format == CLI_JSON) {
    g_autofree char *name = cli_json_string (column->name);
    g_autofree char *value = json != NULL ? g_strdup (json) : cli_json_string (text);

    printf ("%s%s: %s", self->at > 0 ? ", " : "", name, value);
  } else if (self->format == CLI_CSV) {
    g_autofree char *safe =
        text == NULL || column->number ? g_strdup (text) : crm_text_guard_formula (text);

    if (self->at > 0)
      putchar (',');
    if (safe != NULL)
      put_csv (safe);
  } else {
    char *cell = text != NULL ? crm_text_dup_printable (text) : g_strdup ("");

    column->width = MAX (column->width, (int) g_utf8_strlen (cell, -1));
    g_ptr_array_add (self->cells, cell);
  }
  self->at++;
}

static void
put_padded (const char *text, const Column *column, gboolean last)
{
  int pad = column->width - (int) g_utf8_strlen (text, -1);

  if (column->number)
    printf ("%*s%s", MAX (pad, 0), "", text);
  else
    printf ("%s%*s", text, last ? 0 : MAX (pad, 0), "");
  fputs (last ? "\n" : "  ", stdout);
}

void
cli_table_write (CliTable *self)
{
  guint n = self->columns->len;

  start (self);
  end_row (self);
  if (self->format == CLI_JSON)
    fputs (self->n_rows > 0 ? "\n]\n" : "]\n", stdout);
  for (guint i = 0; self->format == CLI_TABLE && i < n; i++) {
    const Column *column = &g_array_index (self->columns, Column, i);

    put_padded (column->label, column, i + 1 == n);
  }
  for (guint i = 0; self->format == CLI_TABLE && i < self->cells->len; i++)
    put_padded (g_ptr_array_index (self->cells, i), &g_array_index (self->columns, Column, i % n),
                i % n + 1 == n);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_free (self);
}
