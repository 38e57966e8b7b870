/* crm-kpi-target.h: the target of a KPI from the open period on: changing it makes a target
 * record of that period, or changes the one it has; what held before stays as it was. */
#pragma once

#include <adwaita.h>

#include "crm-kpi.h"
#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_KPI_TARGET (crm_kpi_target_get_type ())
G_DECLARE_FINAL_TYPE (CrmKpiTarget, crm_kpi_target, CRM, KPI_TARGET, AdwPreferencesGroup)

GtkWidget *crm_kpi_target_new (CrmSession *session);
/* Keeps what is typed; FALSE: some of it is wrong. */
gboolean crm_kpi_target_commit (CrmKpiTarget *self);
/* To its first row. */
void crm_kpi_target_focus (CrmKpiTarget *self);
/* Hidden for a KPI that is only watched. */
void crm_kpi_target_show (CrmKpiTarget *self, const CrmKpi *kpi, const CrmPeriods *periods);

G_END_DECLS
