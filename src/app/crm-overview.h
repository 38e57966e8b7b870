/* crm-overview.h: the first page of a programme, read in a minute: how it stands in one sentence,
 * how far each step is, what needs attention, what is due next. */
#pragma once

#include <gtk/gtk.h>

#include "crm-look.h"
#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_OVERVIEW (crm_overview_get_type ())
G_DECLARE_FINAL_TYPE (CrmOverview, crm_overview, CRM, OVERVIEW, GtkWidget)

GtkWidget *crm_overview_new (CrmSession *session);
CrmLook crm_overview_get_look (CrmOverview *self);
/* The KPI of the tile that has the focus; 0: none has. */
gint64 crm_overview_get_focus (CrmOverview *self);

G_END_DECLS
