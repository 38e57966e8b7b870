/* crm-db.c: statements of the SQLite driver: prepared once, cached by their text, bound by the
 * number in $1; and rows made by C that SQL reads as a table. */
#include "crm-db.h"

#include <string.h>

#include "crm-db-private.h"
#include "crm-i18n.h"

#define MOST_PARAMETERS 256
#define MOST_CACHED 400

struct _CrmStatement {
  CrmDb *db;
  sqlite3_stmt *sqlite;
  char *sql;
  guint16 *places; /* [$number] → SQLite's own index, 0: not there */
  int bind_code;   /* of the first value that could not be bound since the reset */
};

void
crm_statement_destroy (CrmStatement *self)
{
  sqlite3_finalize (self->sqlite);
  g_free (self->places);
  g_free (self->sql);
  g_free (self);
}

static gboolean
map_places (CrmStatement *self)
{
  int n = sqlite3_bind_parameter_count (self->sqlite);

  self->places = g_new0 (guint16, MOST_PARAMETERS + 1);
  for (int i = 1; i <= n; i++) {
    const char *name = sqlite3_bind_parameter_name (self->sqlite, i);
    guint64 number;

    if (name == NULL || name[0] != '$' ||
        !g_ascii_string_to_unsigned (name + 1, 10, 1, MOST_PARAMETERS, &number, NULL))
      return FALSE;
    self->places[number] = (guint16) i;
  }
  return TRUE;
}

CrmStatement *
crm_db_prepare (CrmDb *self, const char *sql, GError **error)
{
  CrmStatement *statement = g_hash_table_lookup (self->statements, sql);
  const char *tail = NULL;
  int code;

  if (statement != NULL) {
    /* Taken out while in use, so that the same text can run inside itself. */
    g_hash_table_steal (self->statements, sql);
    return statement;
  }
  statement = g_new0 (CrmStatement, 1);
  statement->db = self;
  statement->sql = g_strdup (sql);
  code = sqlite3_prepare_v3 (self->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement->sqlite,
                             &tail);
  if (code != SQLITE_OK || statement->sqlite == NULL) {
    crm_db_fail (self, code, sql, error);
    crm_statement_destroy (statement);
    return NULL;
  }
  if (!map_places (statement) || strspn (tail, " ;\n") != strlen (tail)) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_FAILED, "Not one statement with $1 parameters: %s",
                 sql);
    crm_statement_destroy (statement);
    return NULL;
  }
  return statement;
}

static int
note_table (void *user_data, int action, const char *table, const char *column,
            const char *database, const char *trigger)
{
  GPtrArray *tables = user_data;

  if (action == SQLITE_READ && table != NULL &&
      !g_ptr_array_find_with_equal_func (tables, table, g_str_equal, NULL))
    g_ptr_array_add (tables, g_strdup (table));
  return SQLITE_OK;
}

GPtrArray *
crm_db_list_tables (CrmDb *self, const char *sql, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = NULL;
  int code;

  /* Prepared anew: a cached statement would not ask the authorizer. */
  sqlite3_set_authorizer (self->sqlite, note_table, tables);
  code = sqlite3_prepare_v2 (self->sqlite, sql, -1, &statement, NULL);
  sqlite3_set_authorizer (self->sqlite, NULL, NULL);
  sqlite3_finalize (statement);
  if (code == SQLITE_OK)
    return g_steal_pointer (&tables);
  crm_db_fail (self, code, sql, error);
  return NULL;
}

void
crm_statement_finish (CrmStatement *self)
{
  if (self == NULL)
    return;
  crm_statement_reset (self);
  if (g_hash_table_contains (self->db->statements, self->sql) ||
      g_hash_table_size (self->db->statements) >= MOST_CACHED)
    crm_statement_destroy (self);
  else
    g_hash_table_insert (self->db->statements, self->sql, self);
}

static int
place_of (CrmStatement *self, int parameter)
{
  g_assert (parameter >= 1 && parameter <= MOST_PARAMETERS);
  return self->places[parameter];
}

/* A value that could not be bound would be NULL; the statement must not run then. */
static void
note_bind (CrmStatement *self, int code)
{
  if (self->bind_code == SQLITE_OK)
    self->bind_code = code;
}

void
crm_statement_bind (CrmStatement *self, int parameter, const CrmValue *value)
{
  int place = place_of (self, parameter);

  if (place == 0)
    return;
  switch (value->tag) {
  case CRM_VALUE_NULL:
    note_bind (self, sqlite3_bind_null (self->sqlite, place));
    break;
  case CRM_VALUE_INTEGER:
    note_bind (self, sqlite3_bind_int64 (self->sqlite, place, value->integer));
    break;
  case CRM_VALUE_REAL:
    note_bind (self, sqlite3_bind_double (self->sqlite, place, value->real));
    break;
  case CRM_VALUE_TEXT:
    crm_statement_bind_text (self, parameter, value->text);
    break;
  case CRM_VALUE_BYTES: {
    gsize size;
    const void *data = g_bytes_get_data (value->bytes, &size);

    note_bind (self, sqlite3_bind_blob64 (self->sqlite, place, data != NULL ? data : "", size,
                                          SQLITE_TRANSIENT));
    break;
  }
  }
}

void
crm_statement_bind_integer (CrmStatement *self, int parameter, gint64 value)
{
  int place = place_of (self, parameter);

  if (place != 0)
    note_bind (self, sqlite3_bind_int64 (self->sqlite, place, value));
}

void
crm_statement_bind_text (CrmStatement *self, int parameter, const char *text)
{
  int place = place_of (self, parameter);

  if (place == 0)
    return;
  if (text == NULL)
    note_bind (self, sqlite3_bind_null (self->sqlite, place));
  else
    note_bind (self, sqlite3_bind_text64 (self->sqlite, place, text, strlen (text),
                                          SQLITE_TRANSIENT, SQLITE_UTF8));
}

static int
step (CrmStatement *self)
{
  return self->bind_code != SQLITE_OK ? self->bind_code : sqlite3_step (self->sqlite);
}

gboolean
crm_statement_step (CrmStatement *self, GError **error)
{
  int code = step (self);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    crm_db_fail (self->db, code, self->sql, error);
  return FALSE;
}

gboolean
crm_statement_run (CrmStatement *self, GError **error)
{
  int code;

  do
    code = step (self);
  while (code == SQLITE_ROW);
  if (code != SQLITE_DONE)
    crm_db_fail (self->db, code, self->sql, error);
  sqlite3_reset (self->sqlite);
  return code == SQLITE_DONE;
}

void
crm_statement_reset (CrmStatement *self)
{
  sqlite3_reset (self->sqlite);
  sqlite3_clear_bindings (self->sqlite);
  self->bind_code = SQLITE_OK;
}

int
crm_statement_get_n_columns (CrmStatement *self)
{
  return sqlite3_column_count (self->sqlite);
}

gboolean
crm_statement_is_null (CrmStatement *self, int column)
{
  return sqlite3_column_type (self->sqlite, column) == SQLITE_NULL;
}

CrmValueTag
crm_statement_get_tag (CrmStatement *self, int column)
{
  switch (sqlite3_column_type (self->sqlite, column)) {
  case SQLITE_INTEGER:
    return CRM_VALUE_INTEGER;
  case SQLITE_FLOAT:
    return CRM_VALUE_REAL;
  case SQLITE_TEXT:
    return CRM_VALUE_TEXT;
  case SQLITE_BLOB:
    return CRM_VALUE_BYTES;
  default:
    return CRM_VALUE_NULL;
  }
}

gint64
crm_statement_get_integer (CrmStatement *self, int column)
{
  return sqlite3_column_int64 (self->sqlite, column);
}

double
crm_statement_get_real (CrmStatement *self, int column)
{
  return sqlite3_column_double (self->sqlite, column);
}

const char *
crm_statement_get_text (CrmStatement *self, int column, gsize *length)
{
  const char *text = (const char *) sqlite3_column_text (self->sqlite, column);

  if (length != NULL)
    *length = (gsize) sqlite3_column_bytes (self->sqlite, column);
  return text;
}

gconstpointer
crm_statement_get_bytes (CrmStatement *self, int column, gsize *length)
{
  gconstpointer bytes = sqlite3_column_blob (self->sqlite, column);

  *length = (gsize) sqlite3_column_bytes (self->sqlite, column);
  return bytes;
}

CrmValue
crm_statement_dup_value (CrmStatement *self, int column)
{
  switch (sqlite3_column_type (self->sqlite, column)) {
  case SQLITE_INTEGER:
    return crm_value_integer (sqlite3_column_int64 (self->sqlite, column));
  case SQLITE_FLOAT:
    return crm_value_real (sqlite3_column_double (self->sqlite, column));
  case SQLITE_TEXT: {
    const char *text = (const char *) sqlite3_column_text (self->sqlite, column);

    /* What we write is UTF-8; a received file may hold any bytes. */
    if (text != NULL && !g_utf8_validate (text, -1, NULL))
      return crm_value_take_text (g_utf8_make_valid (text, -1));
    return crm_value_text (text);
  }
  case SQLITE_BLOB: {
    const void *data = sqlite3_column_blob (self->sqlite, column);
    g_autoptr (GBytes) bytes =
        g_bytes_new (data, (gsize) sqlite3_column_bytes (self->sqlite, column));

    return crm_value_bytes (bytes);
  }
  default:
    return CRM_VALUE_INIT;
  }
}

gboolean
crm_db_exec (CrmDb *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->sqlite, sql, NULL, NULL, NULL);

  return code == SQLITE_OK ? TRUE : crm_db_fail (self, code, sql, error);
}

gboolean
crm_db_execf (CrmDb *self, GError **error, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return crm_db_exec (self, sql, error);
}

gboolean
crm_db_get_integer (CrmDb *self, const char *sql, gint64 *out, GError **error)
{
  g_autoptr (CrmStatement) statement = crm_db_prepare (self, sql, error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  if (crm_statement_step (statement, &failure)) {
    if (!crm_statement_is_null (statement, 0))
      *out = crm_statement_get_integer (statement, 0);
  } else if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return TRUE;
}

char *
crm_db_dup_text (CrmDb *self, const char *sql, GError **error)
{
  g_autoptr (CrmStatement) statement = crm_db_prepare (self, sql, error);

  if (statement == NULL || !crm_statement_step (statement, error))
    return NULL;
  return g_strdup (crm_statement_get_text (statement, 0, NULL));
}

gint64
crm_db_get_changes (CrmDb *self)
{
  return sqlite3_changes64 (self->sqlite);
}

gint64
crm_db_get_total_changes (CrmDb *self)
{
  return sqlite3_total_changes64 (self->sqlite);
}

gint64
crm_db_get_last_id (CrmDb *self)
{
  return sqlite3_last_insert_rowid (self->sqlite);
}

const char *
crm_db_get_path (CrmDb *self)
{
  return self->path;
}

gboolean
crm_db_is_read_only (CrmDb *self)
{
  return sqlite3_db_readonly (self->sqlite, "main") == 1;
}

gboolean
crm_db_is_immutable (CrmDb *self)
{
  return (self->flags & CRM_DB_IMMUTABLE) != 0;
}

gboolean
crm_db_in_transaction (CrmDb *self)
{
  return !sqlite3_get_autocommit (self->sqlite);
}

gboolean
crm_db_get_data_version (CrmDb *self, gint64 *version, GError **error)
{
  return crm_db_get_integer (self, "PRAGMA data_version", version, error);
}

/* Rows as a table: an eponymous virtual table, one module a name. */

typedef struct {
  sqlite3_vtab base;
  CrmDb *db;
  const CrmRows *rows;
} RowsTable;

typedef struct {
  sqlite3_vtab_cursor base;
  gboolean at_end;
  gint64 row;
} RowsCursor;

typedef struct {
  CrmDb *db;
  CrmRows rows;
} RowsSource;

static int
rows_connect (sqlite3 *sqlite, void *data, int argc, const char *const *argv, sqlite3_vtab **out,
              char **message)
{
  RowsSource *source = data;
  g_autoptr (GString) sql = g_string_new ("CREATE TABLE x (");
  RowsTable *table;
  int code;

  for (int i = 0; i < source->rows.n_columns; i++)
    g_string_append_printf (sql, "%sc%d", i > 0 ? ", " : "", i);
  g_string_append_c (sql, ')');
  code = sqlite3_declare_vtab (sqlite, sql->str);
  if (code != SQLITE_OK)
    return code;
  sqlite3_vtab_config (sqlite, SQLITE_VTAB_DIRECTONLY);
  table = sqlite3_malloc (sizeof *table);
  if (table == NULL)
    return SQLITE_NOMEM;
  *table = (RowsTable){ .db = source->db, .rows = &source->rows };
  *out = &table->base;
  return SQLITE_OK;
}

static int
rows_disconnect (sqlite3_vtab *table)
{
  sqlite3_free (table);
  return SQLITE_OK;
}

static int
rows_best_index (sqlite3_vtab *table, sqlite3_index_info *info)
{
  info->estimatedCost = 1e6;
  return SQLITE_OK;
}

static int
rows_open (sqlite3_vtab *table, sqlite3_vtab_cursor **out)
{
  RowsCursor *cursor = sqlite3_malloc (sizeof *cursor);

  if (cursor == NULL)
    return SQLITE_NOMEM;
  *cursor = (RowsCursor){ .at_end = FALSE };
  *out = &cursor->base;
  return SQLITE_OK;
}

static int
rows_close (sqlite3_vtab_cursor *cursor)
{
  sqlite3_free (cursor);
  return SQLITE_OK;
}

static int
rows_next (sqlite3_vtab_cursor *base)
{
  RowsCursor *cursor = (RowsCursor *) (gpointer) base;
  RowsTable *table = (RowsTable *) (gpointer) base->pVtab;

  cursor->at_end = !table->rows->next (table->rows->user_data, &table->db->row_error);
  cursor->row++;
  return table->db->row_error != NULL ? SQLITE_ABORT : SQLITE_OK;
}

static int
rows_filter (sqlite3_vtab_cursor *base, int index, const char *text, int argc, sqlite3_value **argv)
{
  return rows_next (base);
}

static int
rows_eof (sqlite3_vtab_cursor *base)
{
  return ((RowsCursor *) (gpointer) base)->at_end;
}

static int
rows_column (sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
  RowsTable *table = (RowsTable *) (gpointer) base->pVtab;
  const CrmValue *value = table->rows->column (table->rows->user_data, column);

  switch (value->tag) {
  case CRM_VALUE_NULL:
    sqlite3_result_null (context);
    break;
  case CRM_VALUE_INTEGER:
    sqlite3_result_int64 (context, value->integer);
    break;
  case CRM_VALUE_REAL:
    sqlite3_result_double (context, value->real);
    break;
  case CRM_VALUE_TEXT:
    /* The rows promise that the text stays until the next row is asked for. */
    sqlite3_result_text (context, value->text, -1, SQLITE_STATIC);
    break;
  case CRM_VALUE_BYTES:
    sqlite3_result_blob64 (context, g_bytes_get_data (value->bytes, NULL),
                           g_bytes_get_size (value->bytes), SQLITE_STATIC);
    break;
  }
  return SQLITE_OK;
}

static int
rows_rowid (sqlite3_vtab_cursor *base, sqlite3_int64 *row)
{
  *row = ((RowsCursor *) (gpointer) base)->row;
  return SQLITE_OK;
}

static const sqlite3_module rows_module = {
  .iVersion = 1,
  .xConnect = rows_connect,
  .xBestIndex = rows_best_index,
  .xDisconnect = rows_disconnect,
  .xOpen = rows_open,
  .xClose = rows_close,
  .xFilter = rows_filter,
  .xNext = rows_next,
  .xEof = rows_eof,
  .xColumn = rows_column,
  .xRowid = rows_rowid,
};

gboolean
crm_db_set_rows (CrmDb *self, const char *name, const CrmRows *rows, GError **error)
{
  RowsSource *source = g_hash_table_lookup (self->rows, name);
  int code;

  /* Statements prepared over an earlier source of that name go on with the new one. */
  if (source != NULL && source->rows.n_columns == rows->n_columns) {
    source->rows = *rows;
    return TRUE;
  }
  source = g_new0 (RowsSource, 1);
  source->db = self;
  source->rows = *rows;
  code = sqlite3_create_module_v2 (self->sqlite, name, &rows_module, source, NULL);
  g_hash_table_insert (self->rows, g_strdup (name), source);
  return code == SQLITE_OK ? TRUE : crm_db_fail (self, code, NULL, error);
}
