/* crm-tree.c: keys are caught before the list walks with them. */
#include "crm-tree.h"

#define USUAL_DPI 96.0
#define HEAD_ROOM 54 /* padding of a head, and its arrow, with a little air */

static gboolean
on_key (GtkColumnView *view, guint key)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (view)) == GTK_TEXT_DIR_RTL;
  GtkSelectionModel *model = gtk_column_view_get_model (view);
  GtkTreeListRow *row =
      model != NULL ? gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model)) : NULL;
  gboolean right = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;
  gboolean left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;

  if (row == NULL || !(left || right) || !gtk_tree_list_row_is_expandable (row))
    return FALSE;
  gtk_tree_list_row_set_expanded (row, right != mirrored);
  return TRUE;
}

void
crm_tree_add_keys (GtkColumnView *view)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), view);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
}

static double
get_text_scale (GtkWidget *widget)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? MAX (dpi / 1024.0 / USUAL_DPI, 1) : 1;
}

void
crm_tree_set_width (GtkColumnView *view, GtkColumnViewColumn *column, int width)
{
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (GTK_WIDGET (view), gtk_column_view_column_get_title (column));
  int head;

  pango_layout_get_pixel_size (layout, &head, NULL);
  width = (int) (width * get_text_scale (GTK_WIDGET (view)));
  gtk_column_view_column_set_fixed_width (column, MAX (width, head + HEAD_ROOM));
}

void
crm_tree_name_cell (GtkWidget *child, const char *text)
{
  GtkWidget *cell = gtk_widget_get_parent (child);

  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

void
crm_tree_name_row (GtkWidget *child, GtkTreeListRow *row, const char *name, const char *description)
{
  GtkWidget *cell = gtk_widget_get_parent (child);
  GtkWidget *widget = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  if (widget == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  (int) gtk_tree_list_row_get_depth (row) + 1, -1);
  if (gtk_tree_list_row_is_expandable (row))
    gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_EXPANDED,
                                 gtk_tree_list_row_get_expanded (row), -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_EXPANDED);
}
