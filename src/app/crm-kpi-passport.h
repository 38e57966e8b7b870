/* crm-kpi-passport.h: what a KPI means, beside its page: definition, formula, unit and direction,
 * its target, who answers for it and who acts, and what is linked with it. Fields are changed in
 * place, as in the inspector. */
#pragma once

#include <adwaita.h>

#include "crm-kpi.h"
#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_KPI_PASSPORT (crm_kpi_passport_get_type ())
G_DECLARE_FINAL_TYPE (CrmKpiPassport, crm_kpi_passport, CRM, KPI_PASSPORT, GtkWidget)

GtkWidget *crm_kpi_passport_new (CrmSession *session);
/* Borrowed for the call; NULL: there is none. */
void crm_kpi_passport_show (CrmKpiPassport *self, const CrmKpi *kpi, const CrmPeriods *periods);
/* Keeps what is typed; what cannot be kept is said by a message. */
void crm_kpi_passport_commit (CrmKpiPassport *self);
void crm_kpi_passport_focus (CrmKpiPassport *self,
                             gboolean target); /* its first row, or the target's */

G_END_DECLS
