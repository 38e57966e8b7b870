/* crm-pen.h: a pen over a slide: what is drawn is seen, never kept. While it is off, the pointer
 * reaches what lies below. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CRM_TYPE_PEN (crm_pen_get_type ())
G_DECLARE_FINAL_TYPE (CrmPen, crm_pen, CRM, PEN, GtkWidget)

GtkWidget *crm_pen_new (void);
void crm_pen_set_active (CrmPen *self, gboolean active);
void crm_pen_clear (CrmPen *self);

G_END_DECLS
