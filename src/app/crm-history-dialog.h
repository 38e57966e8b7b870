/* crm-history-dialog.h: what happened to one record: when, by whom, what, from what to what. */
#pragma once

#include <adwaita.h>

#include "crm-session.h"

G_BEGIN_DECLS

/* Shows the history over `parent`; it closes with Escape. */
void crm_history_dialog_show (GtkWindow *parent, CrmSession *session, const CrmKind *kind,
                              gint64 record);

G_END_DECLS
