/* act.c: the verbs that change records by hand: add, set, delete, undo, redo. Each is one edit. */
#include <inttypes.h>
#include <string.h>

#include "cli.h"
#include "crm-history.h"
#include "crm-i18n.h"
#include "crm-kpi-catalogue.h"

/* "field=value", "field+=value" and "field-=value" (links). */
typedef struct {
  const CrmField *field;
  char op; /* '=', '+' or '-' */
  const char *text;
} Assignment;

static gboolean
read_assignment (const CrmKind *kind, const char *argument, Assignment *out, GError **error)
{
  const char *equals = strchr (argument, '=');
  g_autofree char *name = NULL;

  if (equals == NULL || equals == argument)
    return cli_usage (error, _ ("“%s” is not of the form field=value."), argument) != NULL;
  out->op = equals[-1] == '+' || equals[-1] == '-' ? equals[-1] : '=';
  name = g_strndup (argument, (gsize) (equals - argument) - (out->op != '='));
  out->field = crm_kind_find_field (kind, name);
  out->text = equals + 1;
  if (out->field == NULL || out->field->computed != NULL)
    return cli_usage (error, _ ("%s has no field “%s”. hashtgamctl kinds %s lists them."),
                      crm_kind_get_label (kind), name, kind->name) != NULL;
  if (out->op != '=' && out->field->type != CRM_LINKS)
    return cli_usage (error, _ ("“%s” takes = only; += and -= are for links."), name) != NULL;
  return TRUE;
}

static GArray *
read_assignments (Cli *cli, const CrmKind *kind, int first, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, TRUE, sizeof (Assignment));

  for (int i = first; i < cli->n_arguments; i++) {
    Assignment assignment;

    if (!read_assignment (kind, cli->arguments[i], &assignment, error))
      return NULL;
    g_array_append_val (list, assignment);
  }
  return g_steal_pointer (&list);
}

static gboolean
parse_values (Cli *cli, CrmStore *store, const CrmKind *kind, GArray *list, CrmValue *values,
              gboolean *mask, GError **error)
{
  for (guint i = 0; i < list->len; i++) {
    const Assignment *a = &g_array_index (list, Assignment, i);
    guint index = crm_kind_get_field_index (kind, a->field);

    if (a->field->type == CRM_LINKS)
      continue;
    crm_value_clear (&values[index]);
    if (!crm_query_parse (crm_store_get_db (store), crm_store_get_model (store), a->field, a->text,
                          &cli->locale, &values[index], error))
      return FALSE;
    if (mask != NULL)
      mask[index] = TRUE;
  }
  return TRUE;
}

static gboolean
apply_links (CrmEdit *edit, const CrmKind *kind, gint64 id, GArray *list, GError **error)
{
  for (guint i = 0; i < list->len; i++) {
    const Assignment *a = &g_array_index (list, Assignment, i);
    g_autoptr (GArray) targets = NULL;

    if (a->field->type != CRM_LINKS)
      continue;
    targets = crm_query_parse_links (crm_edit_get_db (edit), crm_edit_get_model (edit), a->field,
                                     a->text, error);
    if (targets == NULL)
      return FALSE;
    if (a->op == '=') {
      if (!crm_edit_set_links (edit, kind, id, a->field, (const gint64 *) (gpointer) targets->data,
                               targets->len, error))
        return FALSE;
      continue;
    }
    for (guint t = 0; t < targets->len; t++) {
      gint64 target = g_array_index (targets, gint64, t);

      if (!(a->op == '+' ? crm_edit_link (edit, kind, id, a->field, target, error)
                         : crm_edit_unlink (edit, kind, id, a->field, target, error)))
        return FALSE;
    }
  }
  return TRUE;
}

static void
say_record (Cli *cli, CrmStore *store, const CrmKind *kind, gint64 id, const char *format)
{
  g_autofree char *handle =
      crm_query_dup_handle (crm_store_get_db (store), crm_store_get_model (store), kind, id);

  if (cli->format == CLI_JSON) {
    g_autofree char *json = cli_json_string (handle);

    cli_say ("{\"kind\": \"%s\", \"id\": %" PRId64 ", \"handle\": %s}", kind->name, id, json);
  } else {
    g_autofree char *number = g_strdup_printf ("#%" PRId64, id);

    cli_say (format, crm_kind_get_label (kind), handle != NULL ? handle : "", number);
  }
}

/* Figures of the catalogue by their codes, "," between; one NULL where nothing is taken from it. */
static GPtrArray *
read_figures (Cli *cli, const CrmKind *kind, GError **error)
{
  g_auto (GStrv) codes = g_strsplit (cli->options.from != NULL ? cli->options.from : "", ",", -1);
  g_autoptr (GPtrArray) figures = g_ptr_array_new ();

  if (cli->options.from == NULL) {
    g_ptr_array_add (figures, NULL);
    return g_steal_pointer (&figures);
  }
  if (strcmp (kind->name, "kpi") != 0)
    return cli_usage (error, _ ("Only a kpi is taken from the catalogue, not “%s”."), kind->name);
  for (guint i = 0; codes[i] != NULL; i++) {
    const CrmFigure *figure = crm_figure_find (g_strstrip (codes[i]));

    if (figure == NULL)
      return cli_usage (error, _ ("“%s” is not in the catalogue. hashtgamctl catalogue lists it."),
                        codes[i]);
    g_ptr_array_add (figures, (gpointer) figure);
  }
  return g_steal_pointer (&figures);
}

/* What is given comes last: "field=" means empty. */
static gboolean
insert_record (Cli *cli, CrmStore *store, CrmEdit *edit, const CrmKind *kind,
               const CrmFigure *figure, GArray *list, gint64 *id, GError **error)
{
  CrmValue *values = crm_values_new (kind->n_fields);
  gboolean ok;

  crm_kind_fill_initial (kind, values);
  if (figure != NULL)
    crm_kpi_catalogue_fill (figure, kind, cli->locale.currency, FALSE, values);
  ok = parse_values (cli, store, kind, list, values, NULL, error) &&
       crm_edit_insert (edit, kind, values, id, error) &&
       apply_links (edit, kind, *id, list, error);
  crm_values_free (values, kind->n_fields);
  return ok;
}

CliExit
cli_run_add (Cli *cli, GError **error)
{
  g_autoptr (CrmStore) store = cli_open (cli, TRUE, error);
  const CrmKind *kind = store != NULL ? cli_find_kind (cli, store, 1, error) : NULL;
  g_autoptr (GPtrArray) figures = kind != NULL ? read_figures (cli, kind, error) : NULL;
  g_autoptr (GArray) list = figures != NULL ? read_assignments (cli, kind, 2, error) : NULL;
  g_autofree gint64 *ids = NULL;
  g_autofree char *label = NULL;
  g_autoptr (CrmEdit) edit = NULL;

  if (list == NULL)
    return CLI_CANNOT;
  if (list->len == 0 && cli->options.from == NULL) {
    cli_usage (error, _ ("Say what the record holds: field=value."));
    return CLI_USAGE;
  }
  ids = g_new0 (gint64, figures->len);
  label =
      cli->options.from != NULL
          ? crm_kpi_catalogue_dup_label ((const CrmFigure *const *) figures->pdata, figures->len)
          : g_strdup_printf (_ ("Add %s"), crm_kind_get_label (kind));
  edit = crm_edit_begin (store, label, error);
  for (guint i = 0; edit != NULL && i < figures->len; i++)
    if (!insert_record (cli, store, edit, kind, figures->pdata[i], list, &ids[i], error))
      return CLI_CANNOT;
  if (edit == NULL || !crm_edit_commit (g_steal_pointer (&edit), error))
    return CLI_CANNOT;
  for (guint i = 0; i < figures->len; i++)
    say_record (cli, store, kind, ids[i], _ ("Added %s %s (%s)."));
  return CLI_DONE;
}

/* ID is a record's number, else its code or title. */
static gboolean
find_record (CrmStore *store, const CrmKind *kind, const char *word, gint64 *id, GError **error)
{
  CrmDb *db = crm_store_get_db (store);
  CrmModel *model = crm_store_get_model (store);

  if (g_ascii_string_to_signed (word, 10, 1, G_MAXINT64, id, NULL)) {
    CrmValue *values = crm_query_dup_record (db, model, kind, *id, NULL);

    if (values != NULL) {
      crm_values_free (values, kind->n_fields);
      return TRUE;
    }
  }
  return crm_query_find_handle (db, model, kind, word, id, error);
}

CliExit
cli_run_set (Cli *cli, GError **error)
{
  g_autoptr (CrmStore) store = cli_open (cli, TRUE, error);
  const CrmKind *kind = store != NULL ? cli_find_kind (cli, store, 1, error) : NULL;
  g_autoptr (GArray) list = kind != NULL ? read_assignments (cli, kind, 3, error) : NULL;
  g_autofree gboolean *mask = NULL;
  g_autofree char *label = NULL;
  CrmValue *values;
  CrmEdit *edit = NULL;
  gint64 id = 0;
  gboolean ok;

  if (list == NULL || !find_record (store, kind, cli->arguments[2], &id, error))
    return CLI_CANNOT;
  values = crm_values_new (kind->n_fields);
  mask = g_new0 (gboolean, kind->n_fields);
  ok = parse_values (cli, store, kind, list, values, mask, error);
  if (ok) {
    label = g_strdup_printf (_ ("Change %s"), crm_kind_get_label (kind));
    edit = crm_edit_begin (store, label, error);
    ok = edit != NULL && crm_edit_update (edit, kind, id, values, mask, error) &&
         apply_links (edit, kind, id, list, error) &&
         crm_edit_commit (g_steal_pointer (&edit), error);
    crm_edit_cancel (edit);
  }
  crm_values_free (values, kind->n_fields);
  if (!ok)
    return CLI_CANNOT;
  say_record (cli, store, kind, id, _ ("Changed %s %s (%s)."));
  return CLI_DONE;
}

/* One after the other: a record may have gone with one before it, or with somebody else
 * meanwhile. */
static gboolean
delete_records (CrmEdit *edit, const CrmKind *kind, const GArray *ids, guint *gone, GError **error)
{
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (GError) failure = NULL;

    if (crm_edit_delete (edit, kind, g_array_index (ids, gint64, i), &failure))
      continue;
    if (!g_error_matches (failure, CRM_ERROR, CRM_ERROR_NOT_FOUND)) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
    ++*gone;
  }
  return TRUE;
}

static gboolean
holds (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

CliExit
cli_run_delete (Cli *cli, GError **error)
{
  g_autoptr (CrmStore) store = cli_open (cli, TRUE, error);
  const CrmKind *kind = store != NULL ? cli_find_kind (cli, store, 1, error) : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) last = NULL;
  g_autofree char *label = NULL;
  g_autoptr (CrmEdit) edit = NULL;
  int missing = 0;
  guint gone = 0;

  if (kind == NULL)
    return CLI_CANNOT;
  for (int i = 2; i < cli->n_arguments; i++) {
    gint64 id = 0;

    g_clear_error (&last);
    if (find_record (store, kind, cli->arguments[i], &id, &last)) {
      if (!holds (ids, id))
        g_array_append_val (ids, id);
    } else if (cli->n_arguments > 3) {
      cli_note ("%s", last->message);
      missing++;
    }
  }
  if (ids->len == 0) {
    g_propagate_error (error, g_steal_pointer (&last));
    return CLI_CANNOT;
  }
  label = g_strdup_printf (ngettext ("Delete %s %s", "Delete %s %s", ids->len),
                           crm_i18n_number (ids->len).text,
                           ids->len == 1 ? crm_kind_get_label (kind) : crm_kind_get_plural (kind));
  edit = crm_edit_begin (store, label, error);
  if (edit == NULL || !delete_records (edit, kind, ids, &gone, error) ||
      !crm_edit_commit (g_steal_pointer (&edit), error))
    return CLI_CANNOT;
  if (cli->format == CLI_JSON)
    cli_say ("{\"deleted\": %u, \"missing\": %d}", ids->len - gone, missing);
  else
    cli_say (_ ("Deleted: %s."), crm_i18n_number (ids->len - gone).text);
  return missing > 0 ? CLI_PARTLY : CLI_DONE;
}

static CliExit
revert (Cli *cli, gboolean redo, const char *format, GError **error)
{
  g_autoptr (CrmStore) store = cli_open (cli, TRUE, error);
  g_autofree char *label = NULL;
  gint64 loss;

  if (store == NULL)
    return CLI_CANNOT;
  loss = redo ? 0 : crm_store_get_undo_loss (store);
  if (loss > 0)
    cli_note (_ ("This takes back %s imported records, too many to keep for redo: "
                 "to have them again, import the file again."),
              crm_i18n_number (loss).text);
  if (!crm_history_revert_last (crm_store_get_db (store), crm_store_get_model (store),
                                crm_store_get_author (store), redo, &label, cli->cancellable,
                                error))
    return CLI_CANNOT;
  if (cli->format == CLI_JSON) {
    g_autofree char *json = cli_json_string (label);

    cli_say ("{\"%s\": %s}", redo ? "redone" : "undone", json);
  } else {
    cli_say (format, label);
  }
  return CLI_DONE;
}

CliExit
cli_run_undo (Cli *cli, GError **error)
{
  return revert (cli, FALSE, _ ("Undone: %s."), error);
}

CliExit
cli_run_redo (Cli *cli, GError **error)
{
  return revert (cli, TRUE, _ ("Done again: %s."), error);
}
