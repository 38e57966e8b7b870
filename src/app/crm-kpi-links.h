/* crm-kpi-links.h: what is linked with a KPI - goals, criteria of incentives, processes - as rows
 * that open it, read in a worker. Its targets and measurements are the page itself. */
#pragma once

#include <adwaita.h>

#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_KPI_LINKS (crm_kpi_links_get_type ())
G_DECLARE_FINAL_TYPE (CrmKpiLinks, crm_kpi_links, CRM, KPI_LINKS, AdwPreferencesGroup)

GtkWidget *crm_kpi_links_new (CrmSession *session);
/* 0: none. Hidden while nothing is found. */
void crm_kpi_links_show (CrmKpiLinks *self, gint64 kpi);

G_END_DECLS
