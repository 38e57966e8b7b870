/* crm-late-menu.c: GTK asks for the menu each time the button is pressed; it is given once. */
#include "crm-late-menu.h"

static void
fill (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

void
crm_late_menu_set (GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (button, fill, g_object_ref (menu), g_object_unref);
}
