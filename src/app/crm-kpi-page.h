/* crm-kpi-page.h: one KPI: value and status, its line chart against the target, and its
 * measurements as an editable table; and, to be put beside it, its passport. */
#pragma once

#include <adwaita.h>

#include "crm-kpi-passport.h"

G_BEGIN_DECLS

#define CRM_TYPE_KPI_PAGE (crm_kpi_page_get_type ())
G_DECLARE_FINAL_TYPE (CrmKpiPage, crm_kpi_page, CRM, KPI_PAGE, GtkWidget)

GtkWidget *crm_kpi_page_new (CrmSession *session);
void crm_kpi_page_show (CrmKpiPage *self, gint64 kpi);
/* Keeps what is typed; what cannot be kept is said by a message. */
void crm_kpi_page_commit (CrmKpiPage *self);
/* Follows what the page shows. Borrowed. */
CrmKpiPassport *crm_kpi_page_get_passport (CrmKpiPage *self);

G_END_DECLS
