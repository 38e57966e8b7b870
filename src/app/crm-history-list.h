/* crm-history-list.h: acts of the log as rows, newest first, read in portions by a worker; each
 * opens to its changes, and a change can be taken back. For the history's page and for the history
 * of one record. */
#pragma once

#include <adwaita.h>

#include "crm-history-acts.h"
#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_HISTORY_LIST (crm_history_list_get_type ())
G_DECLARE_FINAL_TYPE (CrmHistoryList, crm_history_list, CRM, HISTORY_LIST, GtkWidget)

/* Empty until something is wished for. */
GtkWidget *crm_history_list_new (CrmSession *session);
/* The wish is copied. */
void crm_history_list_show (CrmHistoryList *self, const CrmHistoryWish *wish);

G_END_DECLS
