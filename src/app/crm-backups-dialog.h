/* crm-backups-dialog.h: the dated backups of a programme, each to be opened as a copy; also of one
 * that is damaged or gone. */
#pragma once

#include "crm-window.h"

G_BEGIN_DECLS

/* Shown until it is closed. path: of the programme. */
void crm_backups_dialog_show (CrmWindow *parent, const char *path, const CrmLocale *locale);
/* When a backup was made, by its file's name. Owned. */
char *crm_backups_dialog_dup_moment (const char *name, const CrmLocale *locale);

G_END_DECLS
