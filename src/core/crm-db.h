/* crm-db.h: a connection to a database and its prepared statements, behind the dozen questions a
 * driver answers. SQL is written in the dialect SQLite and PostgreSQL share, with $1 parameters.
 * Knows nothing of kinds. Only crm-db*.c calls SQLite. */
#pragma once

#include <gio/gio.h>

#include "crm-error.h"
#include "crm-value.h"

G_BEGIN_DECLS

typedef struct _CrmDb CrmDb;
typedef struct _CrmStatement CrmStatement;

typedef enum {
  CRM_DB_READ_ONLY = 1 << 0,
  CRM_DB_CREATE = 1 << 1, /* the file must not exist */
  CRM_DB_MEMORY = 1 << 2,
  CRM_DB_IMMUTABLE =
      1 << 3 /* read without locks, recovery or any trace on the disk; only when nobody writes */
} CrmDbFlags;

typedef enum {
  CRM_DB_WORKING_SHARED, /* a window's: WAL while open, so that readers and a writer do not wait */
  CRM_DB_WORKING_SHORT   /* one act and out: the journal mode as it is found */
} CrmDbWorking;

/* Opens and hardens: no extension, view or trigger of the file runs, limits set. Does not look
 * at the content. */
CrmDb *crm_db_open (const char *path, CrmDbFlags flags, GError **error);
/* After the content was found to be ours: durable commits, foreign keys on. */
gboolean crm_db_set_working (CrmDb *self, CrmDbWorking working, GError **error);
const char *crm_db_get_path (CrmDb *self); /* as it was opened; NULL in memory */
/* Moves the WAL into the file and empties it, when no reader hinders. */
gboolean crm_db_checkpoint (CrmDb *self, GError **error);
/* Closing the last connection goes back to one whole file (journal_mode DELETE). */
void crm_db_close (CrmDb *self);

gboolean crm_db_exec (CrmDb *self, const char *sql, GError **error);
gboolean crm_db_execf (CrmDb *self, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);
/* One integer; *out keeps its value when there is no row or it is NULL. FALSE on error. */
gboolean crm_db_get_integer (CrmDb *self, const char *sql, gint64 *out, GError **error);
char *crm_db_dup_text (CrmDb *self, const char *sql, GError **error);
/* Names of the tables that the statement reads, each once; it is not run. Owned. */
GPtrArray *crm_db_list_tables (CrmDb *self, const char *sql, GError **error);
gint64 crm_db_get_changes (CrmDb *self);       /* rows of the last statement */
gint64 crm_db_get_total_changes (CrmDb *self); /* rows since opening, triggers included */
gint64 crm_db_get_last_id (CrmDb *self);
gboolean crm_db_is_read_only (CrmDb *self);
gboolean crm_db_is_immutable (CrmDb *self);
gboolean crm_db_in_transaction (CrmDb *self);
/* Changes whenever another connection commits. */
gboolean crm_db_get_data_version (CrmDb *self, gint64 *version, GError **error);
/* Makes the running statement of this connection fail with CANCELLED when `cancellable` is. Pass
 * NULL to end. Any thread may cancel. */
void crm_db_set_cancellable (CrmDb *self, GCancellable *cancellable);

/* Statements are cached by their text in the connection: preparing the same text again is a
 * look-up. finish resets it and gives it back; it does not destroy. */
CrmStatement *crm_db_prepare (CrmDb *self, const char *sql, GError **error);
void crm_statement_finish (CrmStatement *self);
void crm_statement_bind (CrmStatement *self, int parameter,
                         const CrmValue *value); /* from 1; copies text */
void crm_statement_bind_integer (CrmStatement *self, int parameter, gint64 value);
void crm_statement_bind_text (CrmStatement *self, int parameter, const char *text); /* NULL: null */
/* TRUE: a row is there. FALSE: done (no error) or failed. */
gboolean crm_statement_step (CrmStatement *self, GError **error);
/* Runs to the end, ignoring rows, and resets. */
gboolean crm_statement_run (CrmStatement *self, GError **error);
void crm_statement_reset (CrmStatement *self);
int crm_statement_get_n_columns (CrmStatement *self);
gboolean crm_statement_is_null (CrmStatement *self, int column); /* from 0 */
CrmValueTag crm_statement_get_tag (CrmStatement *self, int column);
gint64 crm_statement_get_integer (CrmStatement *self, int column);
double crm_statement_get_real (CrmStatement *self, int column);
const char *crm_statement_get_text (CrmStatement *self, int column, gsize *length); /* borrowed */
gconstpointer crm_statement_get_bytes (CrmStatement *self, int column, gsize *length);
CrmValue crm_statement_dup_value (CrmStatement *self, int column);

/* Rows made by C, seen by SQL as a table: INSERT … SELECT … FROM "name" is twice as fast as bound
 * inserts. next: TRUE with a row, FALSE at the end (a GError set stops the statement with it).
 * column: sets the value through the callback's out, text borrowed until the next row. */
typedef struct {
  gboolean (*next) (gpointer user_data, GError **error);
  const CrmValue *(*column) (gpointer user_data, int column);
  gpointer user_data;
  int n_columns;
} CrmRows;
/* Registers rows as TEMP table-valued source "name" with columns c0…; rows must outlive the
 * statement that reads it. */
gboolean crm_db_set_rows (CrmDb *self, const char *name, const CrmRows *rows, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmDb, crm_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmStatement, crm_statement_finish)

G_END_DECLS
