/* crm-import-again.h: rows that an import refused, read back from their file, corrected by a person
 * and tried once more by the same rules; what still fails stays. The file of refused rows always
 * says what is left. Synchronous; run it in a job. */
#pragma once

#include "crm-import.h"

G_BEGIN_DECLS

#define CRM_REFUSALS_MOST_ROWS 1000

typedef struct {
  guint64 line; /* of the file that was imported */
  int column;   /* at fault; -1: the row as a whole */
  char *reason;
  char **cells;       /* [n_columns], NULL-terminated */
  gboolean is_edited; /* since it was refused */
} CrmRefusal;

typedef struct {
  char *path;      /* the file of refused rows, kept up to date; removed with the last row */
  guint n_columns; /* of the file that was imported */
  char **heads;
  GPtrArray *rows; /* CrmRefusal */
  guint64 n_more;  /* rows in the file beyond CRM_REFUSALS_MOST_ROWS, which stay there */
} CrmRefusals;

CrmRefusals *crm_refusals_read (const char *path, GCancellable *cancellable, GError **error);
void crm_refusals_free (CrmRefusals *self);
/* All that is left, as a file of refused rows of mode 0600. */
gboolean crm_refusals_write (const CrmRefusals *self, const char *path, GError **error);

/* Imports the rows that are edited: fields has the name of the field of each column, "" for none.
 * Rows that are taken leave `self`, the others get their new reason. Of the options, source, map
 * and refused_folder are not read. NULL on error: nothing has changed. */
CrmImportResult *crm_refusals_import (CrmRefusals *self, CrmDb *db, CrmModel *model,
                                      const char *author, const CrmKind *kind,
                                      const char *const *fields, const CrmImportOptions *options,
                                      GCancellable *cancellable, GError **error);

/* A new folder for one's own eyes, gone when the person logs out or sooner; `name` is that of a
 * file in it, owned. Removed with crm_import_remove_private. */
char *crm_import_dup_private (const char *name, GError **error);
void crm_import_remove_private (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmRefusals, crm_refusals_free)

G_END_DECLS
