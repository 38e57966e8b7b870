/* crm-history-row.h: one act of the log as a row that opens to what it did: each change with the
 * record it was made to and, where something can be brought back, a button for that. */
#pragma once

#include <adwaita.h>

#include "crm-history-acts.h"
#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_HISTORY_ROW (crm_history_row_get_type ())
G_DECLARE_FINAL_TYPE (CrmHistoryRow, crm_history_row, CRM, HISTORY_ROW, AdwExpanderRow)

/* kind and record: only changes of these are told (NULL, 0: all); both are for the life of the
 * row. */
GtkWidget *crm_history_row_new (CrmSession *session, const CrmHistoryAct *act, const CrmKind *kind,
                                gint64 record);
gint64 crm_history_row_get_tx (CrmHistoryRow *self);

G_END_DECLS
