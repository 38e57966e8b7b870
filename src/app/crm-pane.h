/* crm-pane.h: a bin that asks for a width of its own choosing, so that the leaflet and the flap
 * around it fold where the design says, whatever stands inside. Properties "child" and "wish": the
 * width in pixels, at the desktop's ordinary size of text in a pane that does not expand. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CRM_TYPE_PANE (crm_pane_get_type ())
G_DECLARE_FINAL_TYPE (CrmPane, crm_pane, CRM, PANE, GtkWidget)

G_END_DECLS
