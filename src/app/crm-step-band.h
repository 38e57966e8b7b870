/* crm-step-band.h: the head of a step above its pages: ring, title, purpose, how many checks
 * fail and results are there, and signing off; opens into results and checks, which is
 * remembered for each step. */
#pragma once

#include <adwaita.h>

#include "crm-guide.h"

G_BEGIN_DECLS

#define CRM_TYPE_STEP_BAND (crm_step_band_get_type ())
G_DECLARE_FINAL_TYPE (CrmStepBand, crm_step_band, CRM, STEP_BAND, GtkWidget)

void crm_step_band_set_session (CrmStepBand *self, CrmSession *session);
/* 0 and below: hidden. */
void crm_step_band_show (CrmStepBand *self, int step);
/* Opens or closes results and checks. */
void crm_step_band_toggle (CrmStepBand *self);
/* Opens them, and puts the keyboard focus on the checks. */
void crm_step_band_focus_checks (CrmStepBand *self);

G_END_DECLS
