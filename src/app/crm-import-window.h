/* crm-import-window.h: an import from the file to what came of it, in one window: what is read is
 * shown before it is kept, the work can be stopped, and what was refused can be put right. */
#pragma once

#include <adwaita.h>

#include "crm-import-request.h"

G_BEGIN_DECLS

#define CRM_TYPE_IMPORT_WINDOW (crm_import_window_get_type ())
G_DECLARE_FINAL_TYPE (CrmImportWindow, crm_import_window, CRM, IMPORT_WINDOW, AdwWindow)

/* Takes the request. name: what the person calls the file. is_private: the file is a copy of our
 * own, and goes with the window. */
GtkWindow *crm_import_window_new (GtkWindow *parent, CrmSession *session, CrmImportRequest *request,
                                  const char *name, const CrmKind *otherwise, gboolean is_private);

G_END_DECLS
