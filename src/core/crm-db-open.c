/* crm-db-open.c: opening, hardening and closing a SQLite connection, and the SQL functions that
 * every connection has. A received file may hold anything: no view, trigger or extension of it
 * runs, and nothing is written before crm-open.c has looked at it. */
#include <string.h>

#include "crm-db-locks.h"
#include "crm-db-private.h"
#include "crm-i18n.h"
#include "crm-text.h"

#define BUSY_MILLISECONDS 2000
#define LONGEST_VALUE (256 * 1024 * 1024) /* bytes; attachments are kept in the file */

/* SQLite has a meaning of its own for "file:…" (on Debian), ":memory:" and "". */
static char *
dup_plain_path (const char *path)
{
  return g_path_is_absolute (path) ? g_strdup (path) : g_strconcat ("./", path, NULL);
}

static char *
dup_immutable_uri (const char *path)
{
  g_autofree char *plain = dup_plain_path (path);
  g_autofree char *escaped = g_uri_escape_string (plain, "/", FALSE);

  /* The empty authority keeps "//a/b" from being read as one. */
  return g_strconcat (g_path_is_absolute (path) ? "file://" : "file:", escaped,
                      "?immutable=1&mode=ro", NULL);
}

static int
check_cancelled (void *data)
{
  CrmDb *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

void
crm_db_set_cancellable (CrmDb *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->sqlite, cancellable != NULL ? 10000 : 0,
                            cancellable != NULL ? check_cancelled : NULL, self);
}

gboolean
crm_db_harden (CrmDb *self, GError **error)
{
  static const struct {
    int option, value;
  } switches[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    /* Our log triggers are TEMP and fire all the same. */
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
  };
  static const struct {
    int limit, value;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, LONGEST_VALUE },
    { SQLITE_LIMIT_SQL_LENGTH, 4 * 1024 * 1024 },
    { SQLITE_LIMIT_COLUMN, 200 },
    { SQLITE_LIMIT_EXPR_DEPTH, 200 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 20 },
    { SQLITE_LIMIT_ATTACHED, 2 },
    { SQLITE_LIMIT_WORKER_THREADS, 1 },
  };

  sqlite3_extended_result_codes (self->sqlite, 1);
  sqlite3_busy_timeout (self->sqlite, BUSY_MILLISECONDS);
  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++) {
    int code = sqlite3_db_config (self->sqlite, switches[i].option, switches[i].value, NULL);

    if (code != SQLITE_OK)
      return crm_db_fail (self, code, NULL, error);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->sqlite, limits[i].limit, limits[i].value);
  return crm_db_exec (self,
                      "PRAGMA cell_size_check = ON;"
                      "PRAGMA mmap_size = 0;"
                      "PRAGMA temp_store = MEMORY",
                      error) &&
         crm_db_add_functions (self, error);
}

static void
run_fold (sqlite3_context *context, int n, sqlite3_value **arguments)
{
  const char *text = (const char *) sqlite3_value_text (arguments[0]);

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    sqlite3_result_null (context);
  else
    sqlite3_result_text (context, crm_text_fold (text), -1, g_free);
}

static void
run_sort_key (sqlite3_context *context, int n, sqlite3_value **arguments)
{
  const char *text = (const char *) sqlite3_value_text (arguments[0]);
  g_autoptr (GByteArray) key = NULL;

  if (text == NULL || !g_utf8_validate (text, -1, NULL)) {
    sqlite3_result_null (context);
    return;
  }
  key = g_byte_array_new ();
  crm_text_append_sort_key (key, text, -1);
  sqlite3_result_blob (context, key->data, (int) key->len, SQLITE_TRANSIENT);
}

gboolean
crm_db_add_functions (CrmDb *self, GError **error)
{
  const int traits = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  int code = sqlite3_create_function_v2 (self->sqlite, "crm_fold", 1, traits, NULL, run_fold, NULL,
                                         NULL, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (self->sqlite, "crm_sort_key", 1, traits, NULL, run_sort_key,
                                       NULL, NULL, NULL);
  return code == SQLITE_OK ? TRUE : crm_db_fail (self, code, NULL, error);
}

CrmDb *
crm_db_open (const char *path, CrmDbFlags flags, GError **error)
{
  g_autoptr (CrmDb) self = g_new0 (CrmDb, 1);
  g_autofree char *name = NULL;
  int mode = SQLITE_OPEN_NOMUTEX;
  int code;

  if (flags & CRM_DB_MEMORY)
    name = g_strdup (":memory:");
  else if (flags & CRM_DB_IMMUTABLE)
    name = dup_immutable_uri (path);
  else
    name = dup_plain_path (path);

  if (flags & CRM_DB_IMMUTABLE)
    mode |= SQLITE_OPEN_URI;
  if (flags & (CRM_DB_READ_ONLY | CRM_DB_IMMUTABLE))
    mode |= SQLITE_OPEN_READONLY;
  else
    mode |= SQLITE_OPEN_READWRITE;
  if (flags & (CRM_DB_CREATE | CRM_DB_MEMORY))
    mode |= SQLITE_OPEN_CREATE;

  self->flags = flags;
  self->path = flags & CRM_DB_MEMORY ? NULL : g_strdup (path);
  self->statements = g_hash_table_new (g_str_hash, g_str_equal);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  crm_db_locks_install ();
  code = sqlite3_open_v2 (name, &self->sqlite, mode, NULL);
  if (code != SQLITE_OK) {
    crm_db_fail (self, code, NULL, error);
    return NULL;
  }
  if (!crm_db_harden (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
crm_db_set_working (CrmDb *self, CrmDbWorking working, GError **error)
{
  g_autofree char *mode = NULL;

  mode = crm_db_dup_text (
      self, working == CRM_DB_WORKING_SHARED ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode",
      error);
  if (mode == NULL)
    return FALSE;
  /* In WAL every commit is durable with FULL; a rollback journal needs EXTRA, which also syncs the
   * folder after the journal is unlinked. */
  if (!crm_db_exec (self,
                    strcmp (mode, "wal") == 0 ? "PRAGMA synchronous = FULL"
                                              : "PRAGMA synchronous = EXTRA",
                    error))
    return FALSE;
  return crm_db_exec (self, "PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 1000", error);
}

gboolean
crm_db_checkpoint (CrmDb *self, GError **error)
{
  int code = sqlite3_wal_checkpoint_v2 (self->sqlite, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

  /* Others reading is no failure: the next idle moment does it. */
  if (code == SQLITE_OK || (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED)
    return TRUE;
  return crm_db_fail (self, code, NULL, error);
}

void
crm_db_close (CrmDb *self)
{
  if (self == NULL)
    return;
  if (self->statements != NULL) {
    GHashTableIter iter;
    gpointer statement;

    g_hash_table_iter_init (&iter, self->statements);
    while (g_hash_table_iter_next (&iter, NULL, &statement)) {
      g_hash_table_iter_steal (&iter);
      crm_statement_destroy (statement);
    }
    g_hash_table_unref (self->statements);
  }
  if (self->sqlite != NULL) {
    if (self->path != NULL && !(self->flags & (CRM_DB_READ_ONLY | CRM_DB_IMMUTABLE))) {
      /* The last to leave makes one whole file again; with others there this does nothing. */
      sqlite3_busy_timeout (self->sqlite, 0);
      sqlite3_progress_handler (self->sqlite, 0, NULL, NULL);
      sqlite3_exec (self->sqlite, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    }
    sqlite3_close (self->sqlite);
  }
  if (self->rows != NULL)
    g_hash_table_unref (self->rows);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->row_error);
  g_free (self->path);
  g_free (self);
}

gboolean
crm_db_fail (CrmDb *self, int code, const char *sql, GError **error)
{
  const char *said = self->sqlite != NULL ? sqlite3_errmsg (self->sqlite) : sqlite3_errstr (code);

  if (self->row_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&self->row_error));
    return FALSE;
  }
  switch (code & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_BUSY,
                         _ ("Another program is writing to this file. Try again in a moment."));
    break;
  case SQLITE_READONLY:
  case SQLITE_PERM:
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_READ_ONLY,
                         _ ("The file or its folder cannot be written."));
    break;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_DAMAGED,
                         _ ("The file is damaged. Open a backup of it."));
    break;
  case SQLITE_FULL:
    g_set_error_literal (
        error, CRM_ERROR, CRM_ERROR_FULL,
        _ ("The disk is full, nothing was changed. Free some space and try again."));
    break;
  case SQLITE_INTERRUPT:
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_CANCELLED,
                         _ ("Stopped as asked. Nothing was changed."));
    break;
  case SQLITE_CONSTRAINT:
    g_set_error (error, CRM_ERROR, CRM_ERROR_REFUSED, _ ("The programme does not allow this: %s."),
                 said);
    break;
  case SQLITE_CANTOPEN:
    g_set_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND,
                 _ ("The file or its folder cannot be opened: %s."),
                 self->path != NULL ? self->path : said);
    break;
  default:
    g_set_error (error, CRM_ERROR, CRM_ERROR_FAILED, _ ("The database says: %s (%d)."), said, code);
    if (sql != NULL)
      g_debug ("%s", sql);
    break;
  }
  return FALSE;
}
