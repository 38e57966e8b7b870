/* crm-import-flow.h: from "Import…" to what came of it: which file, a few questions, the work in
 * a job, and a report of what was guessed and refused. */
#pragma once

#include <adwaita.h>

#include "crm-session.h"

G_BEGIN_DECLS

void crm_import_flow_begin (GtkWindow *parent, CrmSession *session, const CrmKind *kind);
/* The same with the file at hand. kind NULL: customers. */
void crm_import_flow_begin_file (GtkWindow *parent, CrmSession *session, const CrmKind *kind,
                                 const char *path);

G_END_DECLS
