/* crm-recent-row.h: a programme that was open here lately: whose it is, where it is, how far its
 * steps were and when it was opened last. One whose file is not there stays, and can be looked for
 * or removed. */
#pragma once

#include <adwaita.h>

#include "crm-recents.h"

G_BEGIN_DECLS

#define CRM_TYPE_RECENT_ROW (crm_recent_row_get_type ())
G_DECLARE_FINAL_TYPE (CrmRecentRow, crm_recent_row, CRM, RECENT_ROW, AdwActionRow)

GtkWidget *crm_recent_row_new (const CrmRecent *recent, const CrmLocale *locale);
const CrmRecent *crm_recent_row_get_recent (CrmRecentRow *self);
/* What the row is called: the organisation, else the file. Borrowed. */
const char *crm_recent_row_get_name (CrmRecentRow *self);

/* signals: "find" (CrmRecentRow *): the file is to be looked for · "forget" (CrmRecentRow *): it
 * is not to be remembered, or, if untitled, to be deleted. Opening is the row's "activated". */

G_END_DECLS
