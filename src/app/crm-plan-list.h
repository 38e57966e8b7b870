/* crm-plan-list.h: what is due next by the plan: milestones that are not finished, the late ones
 * first, and the next meeting of the committee. A row leads to its record. */
#pragma once

#include <gtk/gtk.h>

#include "crm-day.h"
#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_PLAN_LIST (crm_plan_list_get_type ())
G_DECLARE_FINAL_TYPE (CrmPlanList, crm_plan_list, CRM, PLAN_LIST, GtkWidget)

GtkWidget *crm_plan_list_new (CrmSession *session);
/* Day of the next meeting; 0: none is set, or it is not known yet. */
CrmDay crm_plan_list_get_meeting (CrmPlanList *self);

/* signal "changed" (CrmPlanList *): it was read anew. */

G_END_DECLS
