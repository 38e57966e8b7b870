/* crm-late-menu.h: the menu of a button, made when it is opened first: a popover costs a window two
 * milliseconds of its start, and most are never seen. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void crm_late_menu_set (GtkMenuButton *button, GMenuModel *menu);

G_END_DECLS
