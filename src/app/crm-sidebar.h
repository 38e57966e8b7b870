/* crm-sidebar.h: the way through the programme: the Overview, the eight steps with how each stands,
 * the pages of the whole programme, and the method check. Chooses through the actions win.step (i)
 * and win.view (s). */
#pragma once

#include <adwaita.h>

#include "crm-boards.h"

G_BEGIN_DECLS

#define CRM_TYPE_SIDEBAR (crm_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (CrmSidebar, crm_sidebar, CRM, SIDEBAR, GtkWidget)

void crm_sidebar_set_session (CrmSidebar *self, CrmSession *session);
void crm_sidebar_set_menu (CrmSidebar *self, GMenuModel *menu);
/* Where one is: selects the step (1…8), else the view of the whole programme, else the Overview
 * where that is the board. */
void crm_sidebar_show (CrmSidebar *self, int step, const CrmView *view, const CrmBoard *board);
void crm_sidebar_focus_list (CrmSidebar *self);

G_END_DECLS
