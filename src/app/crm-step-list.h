/* crm-step-list.h: the eight steps under each other in the order of the method, each with how far
 * it is and where the plan says it should be. A row leads to its step. */
#pragma once

#include <gtk/gtk.h>

#include "crm-guide.h"

G_BEGIN_DECLS

#define CRM_TYPE_STEP_LIST (crm_step_list_get_type ())
G_DECLARE_FINAL_TYPE (CrmStepList, crm_step_list, CRM, STEP_LIST, GtkWidget)

GtkWidget *crm_step_list_new (CrmGuide *guide);

G_END_DECLS
