/* crm-step-details.h: what a step must produce beside what is checked and who signed it off;
 * for the step's own page and for the band above its tables. */
#pragma once

#include <adwaita.h>

#include "crm-guide.h"

G_BEGIN_DECLS

#define CRM_TYPE_STEP_DETAILS (crm_step_details_get_type ())
G_DECLARE_FINAL_TYPE (CrmStepDetails, crm_step_details, CRM, STEP_DETAILS, GtkWidget)

GtkWidget *crm_step_details_new (CrmGuide *guide);
/* Shows the next part of a step, as all at once would take long. TRUE: there is more to show.
 * step 0: the checks of the programme as a whole, which has no results. */
gboolean crm_step_details_show_next (CrmStepDetails *self, int step);
void crm_step_details_focus_checks (CrmStepDetails *self);

G_END_DECLS
