/* crm-history-page.h: who changed what, when, over the whole programme: the acts of the log behind
 * a few filters. */
#pragma once

#include <adwaita.h>

#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_HISTORY_PAGE (crm_history_page_get_type ())
G_DECLARE_FINAL_TYPE (CrmHistoryPage, crm_history_page, CRM, HISTORY_PAGE, GtkWidget)

GtkWidget *crm_history_page_new (CrmSession *session);

G_END_DECLS
