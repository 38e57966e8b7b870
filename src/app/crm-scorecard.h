/* crm-scorecard.h: all KPIs in one table, a row each under its perspective: value, status, score,
 * changes, target, the last twelve periods and where the value lies beside its target. */
#pragma once

#include <gtk/gtk.h>

#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_SCORECARD (crm_scorecard_get_type ())
G_DECLARE_FINAL_TYPE (CrmScorecard, crm_scorecard, CRM, SCORECARD, GtkWidget)

GtkWidget *crm_scorecard_new (CrmSession *session);

G_END_DECLS
