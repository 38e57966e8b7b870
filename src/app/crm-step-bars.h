/* crm-step-bars.h: the eight steps under each other in the order of the method, each with how far
 * it is and where the plan says it should be. A row leads to its step. */
#pragma once

#include <gtk/gtk.h>

#include "crm-guide.h"

G_BEGIN_DECLS

#define CRM_TYPE_STEP_BARS (crm_step_bars_get_type ())
G_DECLARE_FINAL_TYPE (CrmStepBars, crm_step_bars, CRM, STEP_BARS, GtkWidget)

GtkWidget *crm_step_bars_new (CrmGuide *guide);

G_END_DECLS
