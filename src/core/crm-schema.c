/* crm-schema.c: DDL generated from the description. Steps are the facts of history: a new file runs
 * them all, an old one the rest, and a received one must look as if it had run them. The log of
 * changes is written by TEMP triggers, so that no file ever holds a trigger. */
#include "crm-schema.h"

#include <string.h>

#include "crm-i18n.h"

static const char *const log_tables[] = {
  "CREATE TABLE \"tx\" (\"id\" INTEGER PRIMARY KEY, \"at\" TEXT NOT NULL, \"who\" TEXT, "
  "\"label\" TEXT, \"reverts\" INTEGER) STRICT",
  "CREATE TABLE \"change\" (\"id\" INTEGER PRIMARY KEY, \"tx\" INTEGER NOT NULL, "
  "\"kind\" TEXT NOT NULL, \"record\" INTEGER, \"op\" TEXT NOT NULL, \"old\" TEXT) STRICT",
  "CREATE INDEX \"change_tx\" ON \"change\" (\"tx\")",
  "CREATE INDEX \"change_record\" ON \"change\" (\"record\", \"kind\")",
};

static gboolean
is_link_table (const CrmKind *kind)
{
  return strstr (kind->name, "__") != NULL;
}

static char *
dup_column (const CrmField *field)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "\"%s\" %s", field->name, crm_field_get_sql_type (field));
  if (field->type == CRM_REFERENCE)
    g_string_append_printf (sql, " REFERENCES \"%s\" (\"id\") ON DELETE %s", field->target,
                            field->flags & CRM_OWNED ? "CASCADE" : "SET NULL");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static void
add_table (GPtrArray *steps, const CrmKind *kind)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "CREATE TABLE \"%s\" (\"id\" INTEGER PRIMARY KEY", kind->name);
  for (guint i = 0; i < kind->n_fields; i++) {
    if (crm_field_is_stored (&kind->fields[i])) {
      g_autofree char *column = dup_column (&kind->fields[i]);

      g_string_append_printf (sql, ", %s", column);
    }
  }
  if (crm_kind_has_fold (kind))
    g_string_append (sql, ", \"fold\" TEXT");
  if (!is_link_table (kind))
    g_string_append (sql, ", \"batch\" INTEGER");
  g_string_append (sql, ") STRICT");
  g_ptr_array_add (steps, g_string_free (g_steal_pointer (&sql), FALSE));
}

static void
add_field_index (GPtrArray *steps, const CrmKind *kind, const CrmField *field)
{
  gboolean unique = (field->flags & CRM_UNIQUE) != 0;

  /* Small kinds are quicker to scan than 4 KB an index is worth in every new file. */
  if (unique || (kind->large && field->type == CRM_REFERENCE))
    g_ptr_array_add (steps, g_strdup_printf ("CREATE %sINDEX \"%s_%s\" ON \"%s\" (\"%s\")",
                                             unique ? "UNIQUE " : "", kind->name, field->name,
                                             kind->name, field->name));
}

/* NULL: the kind has no key of several fields. */
static char *
dup_key_index (const CrmKind *kind)
{
  const CrmField *fields[8];
  guint n = crm_kind_list_fields (kind, kind->key, fields, G_N_ELEMENTS (fields));
  g_autoptr (GString) sql = NULL;

  if (n < 2)
    return NULL;
  sql = g_string_new (NULL);
  g_string_append_printf (sql, "CREATE UNIQUE INDEX \"%s_key\" ON \"%s\" (", kind->name,
                          kind->name);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", fields[i]->name);
  g_string_append_c (sql, ')');
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static void
add_kind (GPtrArray *steps, const CrmKind *kind)
{
  char *key = dup_key_index (kind);

  add_table (steps, kind);
  for (guint i = 0; i < kind->n_fields; i++)
    if (crm_field_is_stored (&kind->fields[i]))
      add_field_index (steps, kind, &kind->fields[i]);
  if (key != NULL)
    g_ptr_array_add (steps, key);
}

static void
add_difference (GPtrArray *steps, const CrmKind *before, const CrmKind *after)
{
  gboolean had_fold = crm_kind_has_fold (before), has_fold = crm_kind_has_fold (after);
  g_autofree char *old_key = dup_key_index (before);
  g_autofree char *new_key = dup_key_index (after);
  gboolean rekey = g_strcmp0 (old_key, new_key) != 0;

  /* A column cannot go while an index holds it. */
  if (rekey && old_key != NULL)
    g_ptr_array_add (steps, g_strdup_printf ("DROP INDEX \"%s_key\"", after->name));
  for (guint i = 0; i < after->n_fields; i++) {
    const CrmField *field = &after->fields[i];
    g_autofree char *column = NULL;

    if (!crm_field_is_stored (field) || crm_kind_find_field (before, field->name) != NULL)
      continue;
    column = dup_column (field);
    g_ptr_array_add (steps,
                     g_strdup_printf ("ALTER TABLE \"%s\" ADD COLUMN %s", after->name, column));
    add_field_index (steps, after, field);
  }
  if (had_fold != has_fold)
    g_ptr_array_add (
        steps, g_strdup_printf ("ALTER TABLE \"%s\" %s", after->name,
                                has_fold ? "ADD COLUMN \"fold\" TEXT" : "DROP COLUMN \"fold\""));
  for (guint i = 0; i < before->n_fields; i++) {
    const CrmField *field = &before->fields[i];

    if (!crm_field_is_stored (field) || crm_kind_find_field (after, field->name) != NULL)
      continue;
    g_ptr_array_add (steps,
                     g_strdup_printf ("DROP INDEX IF EXISTS \"%s_%s\"", after->name, field->name));
    g_ptr_array_add (
        steps, g_strdup_printf ("ALTER TABLE \"%s\" DROP COLUMN \"%s\"", after->name, field->name));
  }
  if (rekey && new_key != NULL)
    g_ptr_array_add (steps, g_steal_pointer (&new_key));
}

GPtrArray *
crm_schema_dup_step (const CrmMethod *method, int version)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CrmModel) after = crm_model_new (method, version);
  g_autoptr (CrmModel) before = version > 1 ? crm_model_new (method, version - 1) : NULL;

  if (before == NULL)
    for (gsize i = 0; i < G_N_ELEMENTS (log_tables); i++)
      g_ptr_array_add (steps, g_strdup (log_tables[i]));

  for (guint i = 0; i < crm_model_get_n_kinds (after); i++) {
    const CrmKind *kind = crm_model_get_kind (after, i);
    const CrmKind *old = before != NULL ? crm_model_find_kind (before, kind->name) : NULL;

    if (old == NULL)
      add_kind (steps, kind);
    else if (old != kind)
      add_difference (steps, old, kind);
  }
  for (guint i = 0; before != NULL && i < crm_model_get_n_kinds (before); i++) {
    const CrmKind *kind = crm_model_get_kind (before, i);

    if (crm_model_find_kind (after, kind->name) == NULL)
      g_ptr_array_add (steps, g_strdup_printf ("DROP TABLE \"%s\"", kind->name));
  }
  return steps;
}

gboolean
crm_schema_migrate (CrmDb *db, const CrmMethod *method, int from, GError **error)
{
  for (int version = from + 1; version <= method->version; version++) {
    g_autoptr (GPtrArray) steps = crm_schema_dup_step (method, version);

    for (guint i = 0; i < steps->len; i++)
      if (!crm_db_exec (db, g_ptr_array_index (steps, i), error))
        return FALSE;
  }
  return crm_db_execf (db, error, "PRAGMA user_version = %d", method->version);
}

static GHashTable *
read_objects (CrmDb *db, GError **error)
{
  g_autoptr (GHashTable) objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) failure = NULL;
  g_autoptr (CrmStatement) statement =
      crm_db_prepare (db, "SELECT type, name, tbl_name, sql FROM sqlite_schema", error);

  if (statement == NULL)
    return NULL;
  while (crm_statement_step (statement, &failure))
    g_hash_table_replace (objects, g_strdup (crm_statement_get_text (statement, 1, NULL)),
                          g_strdup_printf ("%s %s %s", crm_statement_get_text (statement, 0, NULL),
                                           crm_statement_get_text (statement, 2, NULL),
                                           crm_statement_get_text (statement, 3, NULL)));
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  return g_steal_pointer (&objects);
}

/* What the replay makes. Where no later version changed a table, SQLite keeps the statements' own
 * text, so that nothing needs to run: opening stays quick with three hundred objects. */
static GHashTable *
replay (const CrmMethod *method, int version, GError **error)
{
  g_autoptr (CrmDb) memory = NULL;

  if (version == 1) {
    g_autoptr (GPtrArray) steps = crm_schema_dup_step (method, 1);
    GHashTable *objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

    for (guint i = 0; i < steps->len; i++) {
      const char *sql = g_ptr_array_index (steps, i);
      gboolean table = g_str_has_prefix (sql, "CREATE TABLE");
      g_auto (GStrv) quoted = g_strsplit (sql, "\"", 5);

      g_hash_table_replace (objects, g_strdup (quoted[1]),
                            g_strdup_printf ("%s %s %s", table ? "table" : "index",
                                             table ? quoted[1] : quoted[3], sql));
    }
    return objects;
  }
  memory = crm_db_open (NULL, CRM_DB_MEMORY, error);
  if (memory == NULL)
    return NULL;
  for (int step = 1; step <= version; step++) {
    g_autoptr (GPtrArray) steps = crm_schema_dup_step (method, step);

    for (guint i = 0; i < steps->len; i++)
      if (!crm_db_exec (memory, g_ptr_array_index (steps, i), error))
        return NULL;
  }
  return read_objects (memory, error);
}

gboolean
crm_schema_compare (CrmDb *db, const CrmMethod *method, int version, char **difference,
                    GError **error)
{
  g_autoptr (GHashTable) expected = replay (method, version, error);
  g_autoptr (GHashTable) found = NULL;
  GHashTableIter iter;
  gpointer name, text;

  *difference = NULL;
  if (expected == NULL)
    return FALSE;
  found = read_objects (db, error);
  if (found == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &name, &text)) {
    const char *wanted = g_hash_table_lookup (expected, name);

    if (g_strcmp0 (wanted, text) != 0) {
      *difference =
          wanted == NULL
              ? g_strdup_printf (_ ("It holds “%s”, which no programme has."), (char *) name)
              : g_strdup_printf (_ ("Its “%s” is not made as a programme's."), (char *) name);
      return FALSE;
    }
  }
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &name, NULL)) {
    if (!g_hash_table_contains (found, name)) {
      *difference =
          g_strdup_printf (_ ("It has no “%s”, which every programme has."), (char *) name);
      return FALSE;
    }
  }
  return TRUE;
}

/* A JSON value of one column; reals as text, since SQLite's JSON keeps fifteen digits of
 * seventeen. */
static void
append_json (GString *sql, const CrmField *field)
{
  if (field->type == CRM_REAL)
    g_string_append_printf (
        sql,
        "CASE WHEN OLD.\"%s\" IS NULL THEN 'null' ELSE json_quote(printf('%%!.17g', "
        "OLD.\"%s\")) END",
        field->name, field->name);
  else if (field->type == CRM_FILE)
    g_string_append_printf (
        sql, "CASE WHEN OLD.\"%s\" IS NULL THEN 'null' ELSE json_quote(hex(OLD.\"%s\")) END",
        field->name, field->name);
  else
    g_string_append_printf (sql, "json_quote(OLD.\"%s\")", field->name);
}

static const char log_row[] =
    "INSERT INTO \"change\" (\"tx\", \"kind\", \"record\", \"op\", \"old\") "
    "VALUES ((SELECT max(\"id\") FROM \"tx\"), '%s', %s.\"id\", '%c', ";

static char *
dup_insert_trigger (const CrmKind *kind)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql,
                          "CREATE TEMP TRIGGER \"log_I_%s\" AFTER INSERT ON main.\"%s\" BEGIN ",
                          kind->name, kind->name);
  g_string_append_printf (sql, log_row, kind->name, "NEW", 'I');
  g_string_append (sql, "NULL); END");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static char *
dup_delete_trigger (const CrmKind *kind)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  gboolean first = TRUE;

  g_string_append_printf (sql,
                          "CREATE TEMP TRIGGER \"log_D_%s\" AFTER DELETE ON main.\"%s\" BEGIN ",
                          kind->name, kind->name);
  g_string_append_printf (sql, log_row, kind->name, "OLD", 'D');
  g_string_append (sql, "'{'");
  for (guint i = 0; i < kind->n_fields; i++) {
    if (!crm_field_is_stored (&kind->fields[i]))
      continue;
    g_string_append_printf (sql, " || '%s\"%s\":' || ", first ? "" : ",", kind->fields[i].name);
    append_json (sql, &kind->fields[i]);
    first = FALSE;
  }
  if (!is_link_table (kind))
    g_string_append (sql, " || ',\"batch\":' || json_quote(OLD.\"batch\")");
  g_string_append (sql, " || '}'); END");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static char *
dup_update_trigger (const CrmKind *kind)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GString) differs = g_string_new (NULL);
  g_autoptr (GString) old = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++) {
    const CrmField *field = &kind->fields[i];

    if (!crm_field_is_stored (field))
      continue;
    g_string_append_printf (differs, "%sOLD.\"%s\" IS NOT NEW.\"%s\"",
                            differs->len > 0 ? " OR " : "", field->name, field->name);
    g_string_append_printf (old, "%sCASE WHEN OLD.\"%s\" IS NOT NEW.\"%s\" THEN ',\"%s\":' || ",
                            old->len > 0 ? " || " : "", field->name, field->name, field->name);
    append_json (old, field);
    g_string_append (old, " ELSE '' END");
  }
  g_string_append_printf (
      sql, "CREATE TEMP TRIGGER \"log_U_%s\" AFTER UPDATE ON main.\"%s\" WHEN %s BEGIN ",
      kind->name, kind->name, differs->str);
  g_string_append_printf (sql, log_row, kind->name, "OLD", 'U');
  g_string_append_printf (sql, "'{' || substr(%s, 2) || '}'); END", old->str);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
make_triggers (CrmDb *db, CrmModel *model, GError **error)
{
  for (guint i = 0; i < crm_model_get_n_kinds (model); i++) {
    const CrmKind *kind = crm_model_get_kind (model, i);
    g_autofree char *insert = dup_insert_trigger (kind);
    g_autofree char *update = dup_update_trigger (kind);
    g_autofree char *delete = dup_delete_trigger (kind);

    if (!crm_db_exec (db, insert, error) || !crm_db_exec (db, update, error) ||
        !crm_db_exec (db, delete, error))
      return FALSE;
  }
  return crm_db_exec (db, "COMMIT", error);
}

gboolean
crm_schema_arm (CrmDb *db, CrmModel *model, GError **error)
{
  gint64 armed = 0;

  if (!crm_db_get_integer (db, "SELECT count(*) FROM temp.sqlite_schema WHERE type = 'trigger'",
                           &armed, error))
    return FALSE;
  if (armed > 0)
    return TRUE;
  /* All or none: with some missing, changes would go unnoticed by the log. */
  if (!crm_db_exec (db, "BEGIN", error))
    return FALSE;
  if (make_triggers (db, model, error))
    return TRUE;
  crm_db_exec (db, "ROLLBACK", NULL);
  return FALSE;
}

gboolean
crm_schema_disarm_kind (CrmDb *db, const CrmKind *kind, char op, GError **error)
{
  return crm_db_execf (db, error, "DROP TRIGGER temp.\"log_%c_%s\"", op, kind->name);
}

gboolean
crm_schema_arm_kind (CrmDb *db, const CrmKind *kind, char op, GError **error)
{
  g_autofree char *sql = op == 'I' ? dup_insert_trigger (kind) : dup_delete_trigger (kind);

  return crm_db_exec (db, sql, error);
}

static gboolean
rebuild_fold (CrmDb *db, const CrmKind *kind, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  gboolean first = TRUE;

  if (!crm_kind_has_fold (kind))
    return TRUE;
  g_string_append_printf (sql, "UPDATE \"%s\" SET \"fold\" = nullif(", kind->name);
  for (guint i = 0; i < kind->n_fields; i++) {
    const CrmField *field = &kind->fields[i];

    if (!(field->flags & CRM_SEARCH) || !crm_field_is_text (field))
      continue;
    /* The same text as crm_kind_dup_fold: filled fields only, 0x1f between them. */
    if (first)
      g_string_append_printf (sql, "substr(coalesce(char(31) || crm_fold(\"%s\"), '')",
                              field->name);
    else
      g_string_append_printf (sql, " || coalesce(char(31) || crm_fold(\"%s\"), '')", field->name);
    first = FALSE;
  }
  g_string_append (sql, ", 2), '')");
  return crm_db_exec (db, sql->str, error);
}

gboolean
crm_schema_rebuild_folds (CrmDb *db, CrmModel *model, GError **error)
{
  for (guint i = 0; i < crm_model_get_n_kinds (model); i++)
    if (!rebuild_fold (db, crm_model_get_kind (model, i), error))
      return FALSE;
  return TRUE;
}
