/* crm-start.h: what a window shows while it has no programme: create one, open one, the recent
 * ones, other ways to start. Asks for it by signals; opens nothing itself. */
#pragma once

#include <adwaita.h>

#include "crm-beginning.h"

G_BEGIN_DECLS

#define CRM_TYPE_START (crm_start_get_type ())
G_DECLARE_FINAL_TYPE (CrmStart, crm_start, CRM, START, GtkWidget)

/* import: a workbook is to be read once the programme is made. */
void crm_start_show_create (CrmStart *self, gboolean import);
/* What is being opened; NULL: no more, and the page before is shown again. */
void crm_start_show_busy (CrmStart *self, const char *what);
/* Another page covers this one. */
void crm_start_leave (CrmStart *self);
/* text NULL: none. backups: with a button that shows them, which is the window's action. */
void crm_start_show_error (CrmStart *self, const char *text, gboolean backups);

/* What the person wrote on the page that creates a programme; NULL: something is wrong, which is
 * told there. Owned. */
CrmBeginning *crm_start_dup_beginning (CrmStart *self);
gboolean crm_start_wants_import (CrmStart *self);

/* signals: "create" (CrmStart *): the page is filled in, a file name is wanted ·
 * "open" (CrmStart *, const char *path): a recent file */

G_END_DECLS
