/* crm-scroll.c: keeps the distance from the start of the line while the width changes, and lets Tab
 * out of a list. Calls GTK only. */
#include "crm-scroll.h"

typedef struct {
  double distance; /* from the start, pixels */
  gboolean moving; /* by us */
} Scroll;

static Scroll *
get_scroll (GtkWidget *window)
{
  return g_object_get_data (G_OBJECT (window), "crm-scroll");
}

static double
get_far_end (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

/* A child that is being laid out while its scroll moves stays where it was until it is asked
 * again. */
static gboolean
place_again (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *child = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (window));

  if (child != NULL)
    gtk_widget_queue_allocate (child);
  return G_SOURCE_REMOVE;
}

static void
on_changed (GtkAdjustment *adjustment, GtkWidget *window)
{
  Scroll *scroll = get_scroll (window);

  if (gtk_widget_get_direction (window) != GTK_TEXT_DIR_RTL)
    return;
  if (gtk_adjustment_get_value (adjustment) == get_far_end (adjustment) - scroll->distance)
    return;
  gtk_widget_add_tick_callback (window, place_again, NULL, NULL);
  scroll->moving = TRUE;
  gtk_adjustment_set_value (adjustment, get_far_end (adjustment) - scroll->distance);
  scroll->moving = FALSE;
}

static void
on_moved (GtkAdjustment *adjustment, GtkWidget *window)
{
  Scroll *scroll = get_scroll (window);

  if (!scroll->moving)
    scroll->distance = get_far_end (adjustment) - gtk_adjustment_get_value (adjustment);
}

void
crm_scroll_from_start (GtkScrolledWindow *window)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (window);

  g_object_set_data_full (G_OBJECT (window), "crm-scroll", g_new0 (Scroll, 1), g_free);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_changed), window, 0);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_moved), window, 0);
}

void
crm_scroll_expand_last (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  guint n = g_list_model_get_n_items (columns);
  g_autoptr (GtkColumnViewColumn) last = g_list_model_get_item (columns, n - 1);

  gtk_column_view_column_set_expand (last, TRUE);
}

static void
add_way_out (GtkEventController *keys, guint keyval, GdkModifierType modifiers,
             GtkDirectionType direction)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (keyval, modifiers),
                                       gtk_signal_action_new ("move-focus-out"), "(i)", direction));
}

void
crm_scroll_let_tab_out (GtkScrolledWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_way_out (keys, GDK_KEY_Tab, 0, GTK_DIR_TAB_FORWARD);
  add_way_out (keys, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, GTK_DIR_TAB_BACKWARD);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}
