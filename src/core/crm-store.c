/* crm-store.c: one document held open: opened, migrated, told about, copied, closed. It holds
 * the main thread's connection; what goes in passes through crm-edit, what comes out through
 * crm-query, and news goes out by "changed". */
#include "crm-store.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "crm-backup.h"
#include "crm-edit-private.h"
#include "crm-i18n.h"
#include "crm-open.h"
#include "crm-schema.h"
#include "crm-settings.h"
#include "crm-text.h"

struct _CrmStore {
  GObject parent_instance;
  char *path; /* as it was opened */
  char *file; /* the file itself, where path is a symbolic link */
  char *author;
  const CrmMethod *method;
  CrmModel *model;
  CrmDb *db;
  gboolean read_only;
  gboolean immutable; /* on a medium that cannot be written */
  GStatBuf identity;  /* of the file as it was opened */
  gint64 last_tx;
  gint64 data_version;
  CrmSettings settings; /* as read last */
};

G_DEFINE_FINAL_TYPE (CrmStore, crm_store, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

void
crm_store_close (CrmStore *self)
{
  gboolean was_open = self->db != NULL;

  g_clear_pointer (&self->db, crm_db_close);
  if (was_open && !self->read_only && !crm_open_has_journal (self->file))
    crm_open_remember (self->file);
}

static void
crm_store_finalize (GObject *object)
{
  CrmStore *self = CRM_STORE (object);

  crm_store_close (self);
  crm_model_unref (self->model);
  g_free (self->path);
  g_free (self->file);
  g_free (self->author);
  G_OBJECT_CLASS (crm_store_parent_class)->finalize (object);
}

static void
crm_store_class_init (CrmStoreClass *class)
{
  G_OBJECT_CLASS (class)->finalize = crm_store_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CRM_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
crm_store_init (CrmStore *self)
{
  self->author = g_strdup (g_get_user_name ());
  self->settings = CRM_SETTINGS_INIT;
}

/* Opening. */

static gboolean
migrate (CrmDb *db, const char *path, const CrmMethod *method, GError **error)
{
  g_autoptr (CrmModel) model = crm_model_new (method, 0);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *difference = NULL;
  gint64 version = 0;

  if (!crm_backup_make (db, path, now, NULL, NULL, error) ||
      !crm_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  /* Another process may have migrated while we waited for the lock. */
  if (crm_db_get_integer (db, "PRAGMA user_version", &version, error) &&
      crm_schema_migrate (db, method, (int) version, error) &&
      crm_schema_rebuild_folds (db, model, error) &&
      crm_schema_compare (db, method, method->version, &difference, error) &&
      crm_db_exec (db, "COMMIT", error))
    return TRUE;
  if (difference != NULL)
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_DAMAGED, difference);
  if (crm_db_in_transaction (db))
    crm_db_exec (db, "ROLLBACK", NULL);
  return FALSE;
}

static CrmDb *
open_connection (const char *path, const CrmMethod *method, CrmStoreMode mode,
                 const CrmFileState *state, GError **error)
{
  g_autoptr (CrmDb) db = NULL;
  gboolean shared = mode == CRM_STORE_WORK && !state->network;

  if (state->read_only) {
    /* On a medium that cannot be written there is nobody to lock out, and no place for a lock. */
    gboolean immutable = !state->writable && !crm_open_has_journal (path);

    db = crm_db_open (path, immutable ? CRM_DB_IMMUTABLE : CRM_DB_READ_ONLY, error);
    if (db != NULL && state->version < method->version) {
      g_set_error (error, CRM_ERROR, CRM_ERROR_READ_ONLY,
                   _ ("“%s” is of an older version and must be opened for writing once."), path);
      return NULL;
    }
    return g_steal_pointer (&db);
  }
  db = crm_db_open (path, 0, error);
  if (db == NULL ||
      !crm_db_set_working (db, shared ? CRM_DB_WORKING_SHARED : CRM_DB_WORKING_SHORT, error))
    return NULL;
  if (state->version < method->version && !migrate (db, path, method, error))
    return NULL;
  return g_steal_pointer (&db);
}

CrmStore *
crm_store_open (const char *path, const CrmMethod *method, CrmStoreMode mode, GError **error)
{
  g_autoptr (CrmStore) self = NULL;
  g_autoptr (CrmDb) db = NULL;
  g_autofree char *file = crm_open_dup_real_path (path);
  CrmFileState state = { 0 };

  if (!crm_open_examine (file, method, mode == CRM_STORE_READ, &state, error))
    return NULL;
  db = open_connection (file, method, mode, &state, error);
  if (db == NULL)
    return NULL;

  self = g_object_new (CRM_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  self->file = g_steal_pointer (&file);
  self->method = method;
  self->model = crm_model_new (method, 0);
  self->db = g_steal_pointer (&db);
  self->read_only = state.read_only;
  self->immutable = crm_db_is_immutable (self->db);
  g_stat (self->file, &self->identity);
  if (!crm_db_get_integer (self->db, "SELECT max(\"id\") FROM \"tx\"", &self->last_tx, error) ||
      !crm_db_get_data_version (self->db, &self->data_version, error) ||
      !crm_settings_read (self->db, self->model, &self->settings, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
crm_store_check_file (CrmStore *self, GError **error)
{
  GStatBuf now;

  if (g_stat (self->file, &now) == 0 && now.st_ino == self->identity.st_ino &&
      now.st_dev == self->identity.st_dev)
    return TRUE;
  g_set_error (
      error, CRM_ERROR, CRM_ERROR_NOT_FOUND,
      _ ("“%s” was moved, deleted or replaced while it was open. Save a copy to keep your work."),
      self->path);
  return FALSE;
}

const char *
crm_store_get_path (CrmStore *self)
{
  return self->path;
}

CrmModel *
crm_store_get_model (CrmStore *self)
{
  return self->model;
}

CrmDb *
crm_store_get_db (CrmStore *self)
{
  return self->db;
}

CrmDb *
crm_store_open_reader (CrmStore *self, GError **error)
{
  /* A reader beside a read-only medium must not want locks either. */
  return crm_db_open (self->file, self->immutable ? CRM_DB_IMMUTABLE : CRM_DB_READ_ONLY, error);
}

CrmDb *
crm_store_open_writer (CrmStore *self, GError **error)
{
  g_autoptr (CrmDb) db = NULL;

  if (self->read_only) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_READ_ONLY,
                         _ ("The programme is open for reading only."));
    return NULL;
  }
  if (!crm_store_check_file (self, error))
    return NULL;
  db = crm_db_open (self->file, 0, error);
  if (db == NULL || !crm_db_set_working (db, CRM_DB_WORKING_SHORT, error))
    return NULL;
  return g_steal_pointer (&db);
}

gboolean
crm_store_is_read_only (CrmStore *self)
{
  return self->read_only;
}

void
crm_store_get_locale (CrmStore *self, CrmLocale *locale)
{
  /* With a writer in the way what was read last holds: an amount read with the decimals of no
   * currency would be another amount. */
  crm_settings_read (self->db, self->model, &self->settings, NULL);
  if (crm_model_find_kind (self->model, "organisation") == NULL)
    return;
  crm_settings_apply (&self->settings, locale);
}

int
crm_store_get_fiscal_month (CrmStore *self)
{
  crm_settings_read (self->db, self->model, &self->settings, NULL);
  return self->settings.fiscal_month;
}

void
crm_store_set_author (CrmStore *self, const char *name)
{
  char *normal = NULL;

  /* A name that cannot be text in the log is no name. */
  if (name == NULL || !crm_text_normalise (name, -1, FALSE, CRM_TEXT_MAX_BYTES, &normal, NULL) ||
      normal == NULL)
    return;
  g_free (self->author);
  self->author = normal;
}

const char *
crm_store_get_author (CrmStore *self)
{
  return self->author;
}

gint64
crm_store_get_last_tx (CrmStore *self)
{
  return self->last_tx;
}

/* News. */

/* FALSE when the log cannot be read at this moment. */
static gboolean
tell (CrmStore *self, gboolean own)
{
  g_autofree guint8 *kinds = g_new0 (guint8, crm_model_get_n_kinds (self->model));
  CrmNews news = { .first_tx = self->last_tx + 1,
                   .kinds = kinds,
                   .n_kinds = crm_model_get_n_kinds (self->model),
                   .own = own };
  gint64 last = self->last_tx;
  g_autoptr (CrmStatement) statement = NULL;
  g_autoptr (GError) failure = NULL;

  if (!crm_db_get_integer (self->db, "SELECT max(\"id\") FROM \"tx\"", &last, NULL))
    return FALSE;
  if (last == self->last_tx)
    return TRUE;
  statement = crm_db_prepare (self->db,
                              "SELECT DISTINCT \"kind\" FROM \"change\" "
                              "WHERE \"tx\" > $1 AND \"tx\" <= $2",
                              NULL);
  if (statement == NULL)
    return FALSE;
  crm_statement_bind_integer (statement, 1, self->last_tx);
  crm_statement_bind_integer (statement, 2, last);
  while (crm_statement_step (statement, &failure)) {
    const CrmKind *kind =
        crm_model_find_kind (self->model, crm_statement_get_text (statement, 0, NULL));

    if (kind != NULL)
      kinds[crm_model_get_index (self->model, kind)] = 1;
  }
  g_clear_pointer (&statement, crm_statement_finish);
  if (failure != NULL)
    return FALSE;
  news.last_tx = self->last_tx = last;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, &news);
  return TRUE;
}

void
crm_store_note_commit (CrmStore *self)
{
  tell (self, TRUE);
}

void
crm_store_poll (CrmStore *self)
{
  gint64 version = self->data_version;

  if (self->db == NULL || !crm_db_get_data_version (self->db, &version, NULL) ||
      version == self->data_version)
    return;
  /* With a writer in the way the next poll tells it. */
  if (tell (self, FALSE))
    self->data_version = version;
}

gboolean
crm_news_has_kind (const CrmNews *self, CrmStore *store, const CrmKind *kind)
{
  guint index = crm_model_get_index (store->model, kind);

  return index < self->n_kinds && self->kinds[index];
}

void
crm_store_checkpoint (CrmStore *self)
{
  if (self->db == NULL || self->read_only)
    return;
  /* Others on this computer look at the file while it is open here: they need not check its
   * pages. */
  if (crm_db_checkpoint (self->db, NULL))
    crm_open_remember (self->file);
}

/* Copying and verifying. */

gboolean
crm_store_save_copy (CrmStore *self, const char *target, gboolean replace,
                     GCancellable *cancellable, GError **error)
{
  g_autoptr (CrmDb) reader = NULL;

  /* The file may be gone from its folder: our connection still has it. */
  if (crm_store_check_file (self, NULL))
    reader = crm_store_open_reader (self, error);
  else
    return crm_backup_copy (self->db, target, replace, cancellable, error);
  return reader != NULL && crm_backup_copy (reader, target, replace, cancellable, error);
}

static gboolean
collect (CrmDb *db, const char *sql, const char *good, const char *format, GPtrArray *report,
         GError **error)
{
  g_autoptr (CrmStatement) statement = crm_db_prepare (db, sql, error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  while (report->len < 100 && crm_statement_step (statement, &failure)) {
    const char *text = crm_statement_get_text (statement, 0, NULL);

    if (g_strcmp0 (text, good) != 0)
      g_ptr_array_add (report, g_strdup_printf ("%s: %s", format, text != NULL ? text : "?"));
  }
  if (failure == NULL)
    return TRUE;
  if (g_error_matches (failure, CRM_ERROR, CRM_ERROR_DAMAGED)) {
    g_ptr_array_add (report, g_strdup (failure->message));
    return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
crm_store_verify (CrmStore *self, GPtrArray *report, GCancellable *cancellable, GError **error)
{
  g_autoptr (CrmDb) reader = crm_store_open_reader (self, error);
  g_autofree char *difference = NULL;
  g_autoptr (GError) failure = NULL;

  if (reader == NULL)
    return FALSE;
  crm_db_set_cancellable (reader, cancellable);
  if (!crm_schema_compare (reader, self->method, self->method->version, &difference, &failure)) {
    if (failure != NULL) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
    g_ptr_array_add (report, g_strdup (difference));
  }
  if (!collect (reader, "PRAGMA integrity_check(100)", "ok", _ ("Pages"), report, error) ||
      !collect (
          reader,
          "SELECT \"table\" || ' #' || rowid || ' → ' || parent FROM pragma_foreign_key_check",
          NULL, _ ("A reference leads nowhere"), report, error) ||
      !collect (reader,
                "SELECT c.\"id\" FROM \"change\" c LEFT JOIN \"tx\" t ON t.\"id\" = c.\"tx\" "
                "WHERE t.\"id\" IS NULL",
                NULL, _ ("A change in the log belongs to no act"), report, error))
    return FALSE;
  return report->len == 0;
}
