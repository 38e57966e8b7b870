/* crm-reports-page.h: what leaves the programme: the report, copies and backups. Its rows are acts
 * of the window. */
#pragma once

#include <gtk/gtk.h>

#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_REPORTS_PAGE (crm_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (CrmReportsPage, crm_reports_page, CRM, REPORTS_PAGE, GtkWidget)

GtkWidget *crm_reports_page_new (CrmSession *session);

G_END_DECLS
