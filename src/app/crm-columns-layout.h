/* crm-columns-layout.h: children side by side, the first wider than the second, where there is
 * room; else one below the other. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CRM_TYPE_COLUMNS_LAYOUT (crm_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (CrmColumnsLayout, crm_columns_layout, CRM, COLUMNS_LAYOUT, GtkLayoutManager)

/* Side by side from a width of `least` on; the first takes that share (percent) of it. */
GtkLayoutManager *crm_columns_layout_new (int spacing, int least, int percent);

G_END_DECLS
