/* crm-recent-list.h: the programmes that were open here lately, newest first, with "Clear". What
 * is missing can be found or removed, an untitled copy be deleted; opening is asked for by a
 * signal. Hidden while there is none. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CRM_TYPE_RECENT_LIST (crm_recent_list_get_type ())
G_DECLARE_FINAL_TYPE (CrmRecentList, crm_recent_list, CRM, RECENT_LIST, GtkWidget)

/* Looks at what is remembered, and whether the files are there. */
void crm_recent_list_renew (CrmRecentList *self);

/* signal "open" (CrmRecentList *, const char *path) */

G_END_DECLS
