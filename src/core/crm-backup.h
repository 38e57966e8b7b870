/* crm-backup.h: dated copies of a document in the user's state folder: one after ten minutes of
 * change; the last ten are kept, and one a day for thirty days. Synchronous, any thread. */
#pragma once

#include "crm-store.h"

G_BEGIN_DECLS

#define CRM_BACKUP_MINUTES 10
#define CRM_BACKUP_LAST 10
#define CRM_BACKUP_DAYS 30

/* The folder of a document's backups. Owned; need not exist. */
char *crm_backup_dup_folder (const char *path);
/* TRUE when acts are CRM_BACKUP_MINUTES old and no backup has them. now: UTC. */
gboolean crm_backup_is_due (CrmDb *db, const char *path, GDateTime *now);
/* Makes one and prunes. *made (may be NULL): its path, owned. */
gboolean crm_backup_make (CrmDb *db, const char *path, GDateTime *now, char **made,
                          GCancellable *cancellable, GError **error);
/* Names of backups, newest first: owned, ends with NULL. */
char **crm_backup_list (const char *path);

/* FALSE with a sentence when a file cannot be made under this name: one is there (unless
 * `replace`), its folder is not, or a journal lies beside it, which SQLite would play back into
 * the new file. */
gboolean crm_backup_check_target (const char *target, gboolean replace, GError **error);
/* VACUUM INTO a .part beside target, quick_check, fsync, rename, fsync of the folder. */
gboolean crm_backup_copy (CrmDb *db, const char *target, gboolean replace,
                          GCancellable *cancellable, GError **error);

G_END_DECLS
