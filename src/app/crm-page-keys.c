/* crm-page-keys.c: the keys of a table: leaving it, deleting, editing and copying what is selected.
 * Part of CrmPage. */
#include "crm-page-private.h"

#include "crm-scroll.h"
#include "crm-table-copy.h"

/* In the order of the table, whatever the order of selecting. */
static gboolean
copy_rows (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  CrmPage *self = user_data;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GArray) ids = NULL;

  if (self->chosen->len == 0)
    return FALSE;
  fields = crm_column_menu_list_fields (self->menu);
  ids = g_array_copy (self->chosen);
  crm_table_copy (self->session, self->kind, fields, ids, gtk_widget_get_clipboard (widget));
  return TRUE;
}

static void
add_shortcut (GtkEventController *keys, guint keyval, GdkModifierType modifiers,
              GtkShortcutAction *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers), action));
}

/* Delete must not reach the search entry, which takes up what is typed here. */
void
crm_page_add_keys (CrmPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_shortcut (keys, GDK_KEY_Delete, 0, gtk_named_action_new ("win.delete"));
  add_shortcut (keys, GDK_KEY_KP_Delete, 0, gtk_named_action_new ("win.delete"));
  add_shortcut (keys, GDK_KEY_F2, 0, gtk_named_action_new ("win.edit"));
  add_shortcut (keys, GDK_KEY_c, GDK_CONTROL_MASK, gtk_callback_action_new (copy_rows, self, NULL));
  gtk_widget_add_controller (self->scrolled, keys);
  crm_scroll_let_tab_out (GTK_SCROLLED_WINDOW (self->scrolled));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), self->scrolled);
}
