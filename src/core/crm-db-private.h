/* crm-db-private.h: what the files of the SQLite driver share. Nobody else includes it. */
#pragma once

#include <sqlite3.h>

#include "crm-db.h"

struct _CrmDb {
  sqlite3 *sqlite;
  char *path; /* NULL: in memory */
  CrmDbFlags flags;
  GHashTable
      *statements;  /* char * (its own text) → CrmStatement, those that wait for their next use */
  GHashTable *rows; /* char * → Source */
  GCancellable *cancellable;
  GError *row_error; /* of a CrmRows that failed in the running statement */
};

/* Sets the connection up; see crm-db-open.c. */
gboolean crm_db_harden (CrmDb *self, GError **error);
gboolean crm_db_add_functions (CrmDb *self, GError **error);

void crm_statement_destroy (CrmStatement *self);

/* A sentence for a failed call, sorted by what the caller can do. Always returns FALSE. */
gboolean crm_db_fail (CrmDb *self, int code, const char *sql, GError **error);
