/* crm-period-button.h: which month, quarter or year the Overview looks at: the last 24 months, 8
 * quarters and 5 years that end with the newest value. */
#pragma once

#include <gtk/gtk.h>

#include "crm-look.h"
#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_PERIOD_BUTTON (crm_period_button_get_type ())
G_DECLARE_FINAL_TYPE (CrmPeriodButton, crm_period_button, CRM, PERIOD_BUTTON, GtkWidget)

GtkWidget *crm_period_button_new (CrmSession *session);
/* newest: a day of the newest period that has a value; 0: there is none, and the button hides. */
void crm_period_button_set_newest (CrmPeriodButton *self, CrmDay newest);
CrmLook crm_period_button_get_look (CrmPeriodButton *self);

/* signal "changed" (CrmPeriodButton *): another one was chosen. */

G_END_DECLS
