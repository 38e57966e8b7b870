/* crm-start.h: what a window shows while it has no programme: create one, open one, the recent
 * ones, the sample. Asks for it by signals; opens nothing itself. */
#pragma once

#include <adwaita.h>

#include "crm-locale.h"

G_BEGIN_DECLS

#define CRM_TYPE_START (crm_start_get_type ())
G_DECLARE_FINAL_TYPE (CrmStart, crm_start, CRM, START, GtkWidget)

void crm_start_show_welcome (CrmStart *self);
void crm_start_show_create (CrmStart *self);
/* What is being opened; NULL: no more. */
void crm_start_show_busy (CrmStart *self, const char *what);
/* text NULL: none. backups: with a button that shows them, which is the window's action. */
void crm_start_show_error (CrmStart *self, const char *text, gboolean backups);

/* What the person wrote on the page that creates a programme. */
const char *crm_start_get_organisation (CrmStart *self);
CrmCalendar crm_start_get_calendar (CrmStart *self);
const char *crm_start_get_currency (CrmStart *self);

/* signals: "create" (CrmStart *): the page is filled in, a file name is wanted ·
 * "open-uri" (CrmStart *, const char *uri): a recent file */

G_END_DECLS
