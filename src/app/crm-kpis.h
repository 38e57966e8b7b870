/* crm-kpis.h: all KPIs of a session with their values, kept up to date in a worker for whoever
 * shows them: tiles, scorecard, a KPI's page, goals, a presentation. Measured KPIs come first; what
 * is computed from many records follows as it is done, and says so until then (CrmKpi.pending). */
#pragma once

#include "crm-kpi-book.h"
#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_KPIS (crm_kpis_get_type ())
G_DECLARE_FINAL_TYPE (CrmKpis, crm_kpis, CRM, KPIS, GObject)

/* Those of a session: one, made when first asked for. Borrowed; lives as long as the session. */
CrmKpis *crm_kpis_get (CrmSession *session);
CrmSession *crm_kpis_get_session (CrmKpis *self);
/* NULL until the first answer is there. Borrowed until "changed". */
const CrmKpiBook *crm_kpis_get_book (CrmKpis *self);
/* The programme's calendar and fiscal year. */
CrmPeriods crm_kpis_get_periods (CrmSession *session);

/* signal "changed" (CrmKpis *): a book that says something new is there, or the same one is to be
 * written in other words. */

G_END_DECLS
