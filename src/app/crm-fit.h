/* crm-fit.h: shows its child as large as there is room for: laid out for a screen of 1400 by 900
 * pixels, or of the height that its contents need, and scaled to the screen at hand. For slides,
 * which are read from across the room whatever hangs on the wall. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CRM_TYPE_FIT (crm_fit_get_type ())
G_DECLARE_FINAL_TYPE (CrmFit, crm_fit, CRM, FIT, GtkWidget)

GtkWidget *crm_fit_new (void);
/* In place of the one before; NULL: none. */
void crm_fit_set_child (CrmFit *self, GtkWidget *child);

G_END_DECLS
