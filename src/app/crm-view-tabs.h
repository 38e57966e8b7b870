/* crm-view-tabs.h: the parts of a view beside each other: its board, where it has one, and the
 * kinds it is made of. Hidden where there is only one. Acts through win.kind (s) and win.board
 * (s). */
#pragma once

#include <gtk/gtk.h>

#include "crm-boards.h"

G_BEGIN_DECLS

#define CRM_TYPE_VIEW_TABS (crm_view_tabs_get_type ())
G_DECLARE_FINAL_TYPE (CrmViewTabs, crm_view_tabs, CRM, VIEW_TABS, GtkWidget)

/* view NULL: nothing to choose from. name: of the kind or the board that is shown. */
void crm_view_tabs_show (CrmViewTabs *self, CrmModel *model, const CrmView *view, const char *name);

G_END_DECLS
