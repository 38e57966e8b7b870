/* crm-step-bar.h: how far a step is, as a bar from the reading side, with a tick where the plan
 * says it should be. Silent for who reads aloud: the row beside it says both. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CRM_TYPE_STEP_BAR (crm_step_bar_get_type ())
G_DECLARE_FINAL_TYPE (CrmStepBar, crm_step_bar, CRM, STEP_BAR, GtkWidget)

GtkWidget *crm_step_bar_new (void);
/* Both 0…1; planned below 0: no tick. */
void crm_step_bar_set (CrmStepBar *self, double progress, double planned);

G_END_DECLS
