/* crm-smart-panel.h: one goal: how far it is, in words, and its six parts of SMART, each met or
 * with what is missing and a button that leads to where it is repaired. */
#pragma once

#include <gtk/gtk.h>

#include "crm-session.h"
#include "crm-smart.h"

G_BEGIN_DECLS

#define CRM_TYPE_SMART_PANEL (crm_smart_panel_get_type ())
G_DECLARE_FINAL_TYPE (CrmSmartPanel, crm_smart_panel, CRM, SMART_PANEL, GtkWidget)

GtkWidget *crm_smart_panel_new (CrmSession *session);
/* Looks at the goal now, and keeps nothing of it. NULL: none is chosen. */
void crm_smart_panel_show (CrmSmartPanel *self, const CrmGoal *goal);

G_END_DECLS
