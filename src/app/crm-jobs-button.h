/* crm-jobs-button.h: work under way, in the header bar: a spinner that opens a list with what is
 * done, how far, and Cancel. Hidden while there is none, and for work that ends at once. */
#pragma once

#include <adwaita.h>

#include "crm-job.h"

G_BEGIN_DECLS

#define CRM_TYPE_JOBS_BUTTON (crm_jobs_button_get_type ())
G_DECLARE_FINAL_TYPE (CrmJobsButton, crm_jobs_button, CRM, JOBS_BUTTON, GtkWidget)

void crm_jobs_button_add (CrmJobsButton *self, CrmJob *job);
/* Takes the row away: the job is done. */
void crm_jobs_button_remove (CrmJobsButton *self, CrmJob *job);

G_END_DECLS
