/* crm-sign-dialog.h: signing a result or a step: what is signed, what is still open, by whom,
 * and why all the same when something is owed. Nothing is forbidden; a reason is asked. */
#pragma once

#include <adwaita.h>

#include "crm-guide.h"

G_BEGIN_DECLS

#define CRM_TYPE_SIGN_DIALOG (crm_sign_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CrmSignDialog, crm_sign_dialog, CRM, SIGN_DIALOG, AdwWindow)

/* result NULL: the whole step. The standing must be known. */
GtkWidget *crm_sign_dialog_new (GtkWindow *parent, CrmGuide *guide, int step,
                                const CrmResult *result);

G_END_DECLS
