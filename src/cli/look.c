/* look.c: the verbs that only read records: kinds, list, history. */
#include <math.h>
#include <string.h>

#include "cli.h"
#include "crm-history.h"
#include "crm-i18n.h"
#include "crm-method.h"

static const char *const type_names[] = {
  [CRM_TEXT] = "text",     [CRM_NOTE] = "note",           [CRM_INTEGER] = "integer",
  [CRM_REAL] = "real",     [CRM_MONEY] = "money",         [CRM_PERCENT] = "percent",
  [CRM_DAY] = "day",       [CRM_TIME] = "time",           [CRM_FLAG] = "flag",
  [CRM_CHOICE] = "choice", [CRM_REFERENCE] = "reference", [CRM_LINKS] = "links",
  [CRM_FILE] = "file",
};

static void
add_kind_row (CliTable *table, const CrmKind *kind)
{
  g_autofree char *step = g_strdup_printf ("%d", kind->step);

  cli_table_begin_row (table);
  cli_table_add_cell (table, kind->name, NULL);
  cli_table_add_cell (table, crm_kind_get_label (kind), NULL);
  cli_table_add_cell (table, step, step);
  cli_table_add_cell (table, kind->hint != NULL ? _ (kind->hint) : NULL, NULL);
}

static char *
dup_flags (const CrmField *field)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  if (field->flags & CRM_REQUIRED)
    g_ptr_array_add (words, (gpointer) "required");
  if (field->flags & CRM_UNIQUE)
    g_ptr_array_add (words, (gpointer) "unique");
  if (field->flags & CRM_SEARCH)
    g_ptr_array_add (words, (gpointer) "search");
  if (field->flags & CRM_PRIVATE)
    g_ptr_array_add (words, (gpointer) "private");
  if (field->computed != NULL)
    g_ptr_array_add (words, (gpointer) "computed");
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}

static char *
dup_range (const CrmField *field)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (field->target != NULL)
    g_string_append (out, field->target);
  for (const CrmChoice *choice = field->choices; choice != NULL && choice->key != NULL; choice++)
    g_string_append_printf (out, "%s%s", out->len > 0 ? "|" : "", choice->key);
  if (field->max >= (double) G_MAXINT64)
    g_string_append_printf (out, "%g…", field->min);
  else if (field->min != 0 || field->max != 0)
    g_string_append_printf (out, "%g…%g", field->min, field->max);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
write_fields (Cli *cli, const CrmKind *kind)
{
  CliTable *table = cli_table_new (cli);

  cli_table_add_column (table, "name", _ ("Name"), FALSE);
  cli_table_add_column (table, "label", _ ("Label"), FALSE);
  cli_table_add_column (table, "type", _ ("Type"), FALSE);
  cli_table_add_column (table, "flags", _ ("Flags"), FALSE);
  cli_table_add_column (table, "takes", _ ("Takes"), FALSE);
  cli_table_add_column (table, "hint", _ ("Hint"), FALSE);
  for (guint i = 0; i < kind->n_fields; i++) {
    const CrmField *field = &kind->fields[i];
    g_autofree char *flags = dup_flags (field);
    g_autofree char *takes = dup_range (field);

    cli_table_begin_row (table);
    cli_table_add_cell (table, field->name, NULL);
    cli_table_add_cell (table, crm_field_get_label (field), NULL);
    cli_table_add_cell (table, type_names[field->type], NULL);
    cli_table_add_cell (table, flags, NULL);
    cli_table_add_cell (table, takes, NULL);
    cli_table_add_cell (table, field->hint != NULL ? _ (field->hint) : NULL, NULL);
  }
  cli_table_write (table);
}

CliExit
cli_run_kinds (Cli *cli, GError **error)
{
  g_autoptr (CrmModel) model = crm_model_new (crm_method_get (), 0);
  CliTable *table;

  if (cli->n_arguments == 1) {
    const CrmKind *kind = crm_model_find_kind (model, cli->arguments[0]);

    if (kind == NULL) {
      cli_usage (error, _ ("“%s” is not a kind of record. hashtgamctl kinds lists them."),
                 cli->arguments[0]);
      return CLI_USAGE;
    }
    write_fields (cli, kind);
    return CLI_DONE;
  }
  table = cli_table_new (cli);
  cli_table_add_column (table, "name", _ ("Name"), FALSE);
  cli_table_add_column (table, "label", _ ("Label"), FALSE);
  cli_table_add_column (table, "step", _ ("Step"), TRUE);
  cli_table_add_column (table, "hint", _ ("Hint"), FALSE);
  for (guint i = 0; i < crm_model_get_n_kinds (model); i++)
    if (!crm_model_is_link_kind (model, crm_model_get_kind (model, i)))
      add_kind_row (table, crm_model_get_kind (model, i));
  cli_table_write (table);
  return CLI_DONE;
}

/* list */

typedef struct {
  Cli *cli;
  CrmDb *db;
  CrmModel *model;
  const CrmKind *kind;
  GPtrArray *fields; /* CrmField, NULL stands for the id */
  CliTable *table;
  CrmLocale locale;
} Listing;

static gboolean
is_number (const CrmField *field)
{
  return field == NULL || field->type == CRM_INTEGER || field->type == CRM_REAL ||
         field->type == CRM_MONEY || field->type == CRM_PERCENT;
}

static char *
dup_json_links (const char *handles)
{
  g_auto (GStrv) parts = g_strsplit (handles != NULL ? handles : "", ";", -1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (texts, parts[i]);
  return cli_json_strings (texts);
}

/* The JSON form of a value whose plain text is given: numbers bare, flags true and false. */
static char *
dup_json (const CrmField *field, const CrmValue *value, const char *text)
{
  if (field->type == CRM_LINKS)
    return dup_json_links (text);
  /* JSON has no word for what is no number. */
  if (value->tag == CRM_VALUE_NULL || (value->tag == CRM_VALUE_REAL && !isfinite (value->real)))
    return g_strdup ("null");
  if (is_number (field))
    return g_strdup (text);
  if (field->type == CRM_FLAG)
    return g_strdup (value->integer ? "true" : "false");
  return NULL;
}

static gboolean
list_row (gint64 id, const CrmValue *values, gpointer data)
{
  Listing *listing = data;

  cli_table_begin_row (listing->table);
  for (guint i = 0; i < listing->fields->len; i++) {
    const CrmField *field = g_ptr_array_index (listing->fields, i);
    g_autofree char *text = NULL;
    g_autofree char *json = NULL;

    if (field == NULL) {
      text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
      cli_table_add_cell (listing->table, text, text);
      continue;
    }
    text = crm_query_dup_text (listing->db, listing->model, listing->kind, id, field,
                               &values[crm_kind_get_field_index (listing->kind, field)],
                               &listing->locale);
    if (listing->cli->format == CLI_JSON)
      json = dup_json (field, &values[crm_kind_get_field_index (listing->kind, field)], text);
    cli_table_add_cell (listing->table, text, json);
  }
  return TRUE;
}

static gboolean
choose_fields (Listing *listing, GError **error)
{
  g_auto (GStrv) names = NULL;

  if (listing->cli->options.fields == NULL) {
    g_ptr_array_add (listing->fields, NULL);
    for (guint i = 0; i < listing->kind->n_fields; i++) {
      const CrmField *field = &listing->kind->fields[i];

      if (listing->cli->format == CLI_TABLE ? (field->flags & CRM_COLUMN) != 0
                                            : field->type != CRM_FILE)
        g_ptr_array_add (listing->fields, (gpointer) field);
    }
    return TRUE;
  }
  names = g_strsplit (listing->cli->options.fields, ",", -1);
  for (guint i = 0; names[i] != NULL; i++) {
    const CrmField *field = crm_kind_find_field (listing->kind, g_strstrip (names[i]));

    if (field == NULL && strcmp (names[i], "id") != 0)
      return cli_usage (error, _ ("%s has no field “%s”. hashtgamctl kinds %s lists them."),
                        crm_kind_get_label (listing->kind), names[i], listing->kind->name) != NULL;
    g_ptr_array_add (listing->fields, (gpointer) field);
  }
  return TRUE;
}

/* A filter or order that cannot be read is wrong use, not a failure. */
static gboolean
as_usage (gboolean ok, GError **inner, GError **error)
{
  if (ok)
    return TRUE;
  cli_usage (error, "%s", (*inner)->message);
  g_clear_error (inner);
  return FALSE;
}

CrmQuery *
cli_read_query (Cli *cli, CrmStore *store, const CrmKind *kind, GError **error)
{
  g_autoptr (CrmQuery) query = crm_query_new (crm_store_get_model (store), kind);
  g_autoptr (GError) inner = NULL;

  if (!as_usage (crm_query_set_filter (query, cli->options.where, &cli->locale, &inner), &inner,
                 error))
    return NULL;
  if (cli->options.order != NULL &&
      !as_usage (crm_query_set_order (query, cli->options.order, &inner), &inner, error))
    return NULL;
  if (cli->options.limit < 0 && cli->options.limit != CLI_NO_LIMIT)
    return cli_usage (error, _ ("--limit is a number of records."));
  crm_query_set_search (query, cli->options.search);
  crm_query_set_limit (query, (guint64) MAX (cli->options.limit, 0));
  return g_steal_pointer (&query);
}

CliExit
cli_run_list (Cli *cli, GError **error)
{
  g_autoptr (CrmStore) store = cli_open (cli, FALSE, error);
  const CrmKind *kind = store != NULL ? cli_find_kind (cli, store, 1, error) : NULL;
  g_autoptr (CrmQuery) query = kind != NULL ? cli_read_query (cli, store, kind, error) : NULL;
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  Listing listing = { .cli = cli, .kind = kind, .fields = fields, .locale = cli->locale };
  gboolean ok;

  if (query == NULL || !choose_fields (&listing, error))
    return CLI_CANNOT;
  listing.db = crm_store_get_db (store);
  listing.model = crm_store_get_model (store);
  listing.locale.plain = cli->format != CLI_TABLE;
  listing.table = cli_table_new (cli);
  for (guint i = 0; i < fields->len; i++) {
    const CrmField *field = g_ptr_array_index (fields, i);

    cli_table_add_column (listing.table, field != NULL ? field->name : "id",
                          field != NULL ? crm_field_get_label (field) : _ ("Number"),
                          is_number (field));
  }
  /* To a query, a limit of 0 is none. */
  ok = cli->options.limit == 0 ||
       crm_query_foreach (query, listing.db, cli->cancellable, list_row, &listing, error);
  cli_table_write (listing.table);
  return ok ? CLI_DONE : CLI_CANNOT;
}

/* history */

static const char *
name_op (const CrmHistoryEntry *entry)
{
  switch (entry->op) {
  case 'I':
    return _ ("made");
  case 'D':
    return _ ("deleted");
  case 'B':
    return _ ("imported");
  case 'L':
    return _ ("import undone");
  default:
    return _ ("changed");
  }
}

static char *
dup_shown (CrmDb *db, CrmModel *model, const CrmHistoryEntry *entry, const CrmValue *value,
           const CrmLocale *locale)
{
  if (entry->field == NULL)
    return NULL;
  return crm_query_dup_text (db, model, entry->kind, entry->record, entry->field, value, locale);
}

static void
add_history_row (Cli *cli, CliTable *table, CrmDb *db, CrmModel *model,
                 const CrmHistoryEntry *entry)
{
  CrmLocale locale = cli->locale;
  g_autofree char *tx = g_strdup_printf ("%" G_GINT64_FORMAT, entry->tx);
  g_autofree char *record =
      entry->record > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, entry->record) : NULL;
  g_autofree char *count =
      entry->count > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, entry->count) : NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  locale.plain = cli->format != CLI_TABLE;
  from = dup_shown (db, model, entry, &entry->from, &locale);
  to = dup_shown (db, model, entry, &entry->to, &locale);
  cli_table_begin_row (table);
  cli_table_add_cell (table, tx, tx);
  cli_table_add_cell (table, entry->at, NULL);
  cli_table_add_cell (table, entry->who, NULL);
  cli_table_add_cell (table, entry->label, NULL);
  cli_table_add_cell (table, locale.plain ? entry->kind->name : crm_kind_get_label (entry->kind),
                      NULL);
  cli_table_add_cell (table, record, record != NULL ? record : "null");
  cli_table_add_cell (table, entry->title, NULL);
  cli_table_add_cell (table, name_op (entry), NULL);
  cli_table_add_cell (table,
                      entry->field == NULL ? NULL
                      : locale.plain       ? entry->field->name
                                           : crm_field_get_label (entry->field),
                      NULL);
  cli_table_add_cell (table, from, NULL);
  cli_table_add_cell (table, entry->count > 0 ? count : to, NULL);
}

CliExit
cli_run_history (Cli *cli, GError **error)
{
  g_autoptr (CrmStore) store = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const CrmKind *kind = NULL;
  gint64 id = 0;
  CliTable *table;

  if (cli->n_arguments == 2) {
    cli_usage (error, _ ("Write both the kind and the number or code of the record."));
    return CLI_USAGE;
  }
  store = cli_open (cli, FALSE, error);
  if (store == NULL)
    return CLI_CANNOT;
  if (cli->n_arguments == 3) {
    kind = cli_find_kind (cli, store, 1, error);
    /* A deleted record still has its history, by number. */
    if (kind == NULL ||
        (!g_ascii_string_to_signed (cli->arguments[2], 10, 1, G_MAXINT64, &id, NULL) &&
         !crm_query_find_handle (crm_store_get_db (store), crm_store_get_model (store), kind,
                                 cli->arguments[2], &id, error)))
      return CLI_CANNOT;
  }
  entries = crm_history_read (crm_store_get_db (store), crm_store_get_model (store), kind, id,
                              (guint) CLAMP (cli->options.limit, 0, G_MAXINT32), error);
  if (entries == NULL)
    return CLI_CANNOT;
  table = cli_table_new (cli);
  cli_table_add_column (table, "tx", _ ("Act"), TRUE);
  cli_table_add_column (table, "at", _ ("When"), FALSE);
  cli_table_add_column (table, "who", _ ("Who"), FALSE);
  cli_table_add_column (table, "label", _ ("What"), FALSE);
  cli_table_add_column (table, "kind", _ ("Kind"), FALSE);
  cli_table_add_column (table, "record", _ ("Number"), TRUE);
  cli_table_add_column (table, "title", _ ("Record"), FALSE);
  cli_table_add_column (table, "op", _ ("Change"), FALSE);
  cli_table_add_column (table, "field", _ ("Field"), FALSE);
  cli_table_add_column (table, "from", _ ("From"), FALSE);
  cli_table_add_column (table, "to", _ ("To"), FALSE);
  for (guint i = 0; i < entries->len; i++)
    add_history_row (cli, table, crm_store_get_db (store), crm_store_get_model (store),
                     g_ptr_array_index (entries, i));
  cli_table_write (table);
  return CLI_DONE;
}
