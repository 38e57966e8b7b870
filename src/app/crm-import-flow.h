/* crm-import-flow.h: the ways into an import: a file that is chosen, one that is given, rows that
 * were copied in a spreadsheet. All lead to the same window. */
#pragma once

#include <adwaita.h>

#include "crm-session.h"

G_BEGIN_DECLS

/* Asks for a file first. */
void crm_import_flow_begin (GtkWindow *parent, CrmSession *session, const CrmKind *kind);
/* kind NULL: that whose fields fit the file best; it can be changed. */
void crm_import_flow_begin_file (GtkWindow *parent, CrmSession *session, const CrmKind *kind,
                                 const char *path);
/* What the clipboard holds, as rows of `kind`. Says so when it holds no text. */
void crm_import_flow_paste (GtkWindow *parent, CrmSession *session, const CrmKind *kind);

G_END_DECLS
