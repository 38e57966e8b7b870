/* crm-wrap-layout.h: puts children side by side at their natural width and breaks into the next
 * line when one is full, as words in a paragraph; mirrored from right to left. For chips. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CRM_TYPE_WRAP_LAYOUT (crm_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (CrmWrapLayout, crm_wrap_layout, CRM, WRAP_LAYOUT, GtkLayoutManager)

/* spacing: between children and between lines, in pixels. */
GtkLayoutManager *crm_wrap_layout_new (int spacing);

G_END_DECLS
