/* crm-tile-chooser.c: a list box whose first rows are the chosen KPIs in their order. A row that is
 * chosen goes to the end of those, one that is not to the head of the others. */
#include "crm-tile-chooser.h"

#include "crm-headline.h"
#include "crm-i18n.h"

#define WIDTH 520 /* pixels */
#define HEIGHT 620

struct _CrmTileChooser {
  AdwWindow parent_instance;

  CrmSession *session;
  GtkWidget *list, *count, *choose, *problem;
  guint n_all, n_chosen;
};

G_DEFINE_FINAL_TYPE (CrmTileChooser, crm_tile_chooser, ADW_TYPE_WINDOW)

typedef struct {
  gint64 id;
  GtkWidget *row, *check, *handle, *up, *down;
} Entry;

static Entry *
get_entry (CrmTileChooser *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "crm-entry") : NULL;
}

static int
get_index (const Entry *entry)
{
  return gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (entry->row));
}

static void
say_count (CrmTileChooser *self)
{
  const CrmLocale *locale = crm_session_get_locale (self->session);
  g_autofree char *number = crm_integer_format (self->n_chosen, locale);
  g_autofree char *least = crm_integer_format (CRM_TILE_CHOOSER_LEAST, locale);
  g_autofree char *most = crm_integer_format (CRM_HEADLINES_MOST, locale);
  g_autofree char *text =
      g_strdup_printf (_ ("%s chosen, of %s to %s. The order is that of the overview and of a "
                          "presentation."),
                       number, least, most);

  gtk_label_set_text (GTK_LABEL (self->count), text);
}

/* What can be done with each row now. */
static void
refresh (CrmTileChooser *self)
{
  for (guint i = 0; i < self->n_all; i++) {
    const Entry *entry = get_entry (self, (int) i);
    gboolean chosen = i < self->n_chosen;

    gtk_widget_set_sensitive (entry->check, chosen || self->n_chosen < CRM_HEADLINES_MOST);
    gtk_widget_set_sensitive (entry->up, chosen && i > 0);
    gtk_widget_set_sensitive (entry->down, chosen && i + 1 < self->n_chosen);
    gtk_widget_set_opacity (entry->handle, chosen ? 1 : 0);
    gtk_widget_set_opacity (entry->up, chosen ? 1 : 0);
    gtk_widget_set_opacity (entry->down, chosen ? 1 : 0);
  }
  gtk_widget_set_sensitive (self->choose, self->n_chosen >= CRM_TILE_CHOOSER_LEAST);
  say_count (self);
}

static void
move (CrmTileChooser *self, const Entry *entry, int to)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  g_object_ref (entry->row);
  gtk_list_box_remove (GTK_LIST_BOX (self->list), entry->row);
  gtk_list_box_insert (GTK_LIST_BOX (self->list), entry->row, to);
  g_object_unref (entry->row);
  refresh (self);
  /* Taking the row out took the focus away, too. */
  if (focus != NULL && !gtk_widget_is_sensitive (focus))
    focus = entry->row;
  if (focus != NULL && (focus == entry->row || gtk_widget_is_ancestor (focus, entry->row)))
    gtk_widget_grab_focus (focus);
}

static void
move_by (CrmTileChooser *self, const Entry *entry, int by)
{
  int from = get_index (entry), to = from + by;

  if (from < (int) self->n_chosen && to >= 0 && to < (int) self->n_chosen)
    move (self, entry, to);
}

static void
on_up (GtkWidget *button, Entry *entry)
{
  move_by (CRM_TILE_CHOOSER (gtk_widget_get_root (button)), entry, -1);
}

static void
on_down (GtkWidget *button, Entry *entry)
{
  move_by (CRM_TILE_CHOOSER (gtk_widget_get_root (button)), entry, 1);
}

static void
on_toggled (GtkCheckButton *check, Entry *entry)
{
  CrmTileChooser *self = CRM_TILE_CHOOSER (gtk_widget_get_root (GTK_WIDGET (check)));

  if (gtk_check_button_get_active (check)) {
    self->n_chosen++;
    move (self, entry, (int) self->n_chosen - 1);
  } else {
    self->n_chosen--;
    move (self, entry, (int) self->n_chosen);
  }
}

/* Dragging. */

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, Entry *entry)
{
  CrmTileChooser *self = CRM_TILE_CHOOSER (gtk_widget_get_root (entry->row));

  if (get_index (entry) >= (int) self->n_chosen)
    return NULL;
  return gdk_content_provider_new_typed (G_TYPE_INT, get_index (entry));
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, Entry *entry)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (entry->row);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, Entry *entry)
{
  CrmTileChooser *self = CRM_TILE_CHOOSER (gtk_widget_get_root (entry->row));
  const Entry *dragged = get_entry (self, g_value_get_int (value));

  if (dragged == NULL || get_index (entry) >= (int) self->n_chosen)
    return FALSE;
  move_by (self, dragged, get_index (entry) - get_index (dragged));
  return TRUE;
}

static gboolean
on_key (CrmTileChooser *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus != NULL ? GTK_IS_LIST_BOX_ROW (focus)
                                       ? focus
                                       : gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW)
                                 : NULL;

  if (row == NULL || (state & GDK_ALT_MASK) == 0 || (key != GDK_KEY_Up && key != GDK_KEY_Down))
    return FALSE;
  move_by (self, g_object_get_data (G_OBJECT (row), "crm-entry"), key == GDK_KEY_Up ? -1 : 1);
  return TRUE;
}

/* Rows. */

static GtkWidget *
add_button (GtkWidget *box, const char *icon, const char *name, GCallback callback, Entry *entry)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", callback, entry);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
let_drag (Entry *entry)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), entry);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), entry);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), entry);
  gtk_widget_add_controller (entry->handle, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (entry->row, GTK_EVENT_CONTROLLER (target));
}

static void
add_row (CrmTileChooser *self, const CrmKpi *kpi, gboolean chosen)
{
  Entry *entry = g_new0 (Entry, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *code = gtk_label_new (kpi->code), *name;

  entry->id = kpi->id;
  entry->handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  gtk_box_append (GTK_BOX (box), entry->handle);
  entry->check = gtk_check_button_new_with_label (kpi->name);
  name = gtk_widget_get_last_child (entry->check);
  if (GTK_IS_LABEL (name))
    gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (entry->check), chosen);
  g_signal_connect (entry->check, "toggled", G_CALLBACK (on_toggled), entry);
  gtk_widget_set_hexpand (entry->check, TRUE);
  gtk_box_append (GTK_BOX (box), entry->check);
  gtk_widget_add_css_class (code, "secondary");
  gtk_box_append (GTK_BOX (box), code);
  entry->up = add_button (box, "go-up-symbolic", _ ("Move up"), G_CALLBACK (on_up), entry);
  entry->down = add_button (box, "go-down-symbolic", _ ("Move down"), G_CALLBACK (on_down), entry);
  gtk_widget_add_css_class (box, "guide-row");
  entry->row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (entry->row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (entry->row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry->row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kpi->name, -1);
  g_object_set_data_full (G_OBJECT (entry->row), "crm-entry", entry, g_free);
  let_drag (entry);
  gtk_list_box_append (GTK_LIST_BOX (self->list), entry->row);
  self->n_all++;
  self->n_chosen += chosen;
}

static gboolean
is_among (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static void
fill (CrmTileChooser *self, const GArray *chosen)
{
  g_autoptr (GPtrArray) kpis = crm_kpi_list (crm_session_get_db (self->session),
                                             crm_session_get_model (self->session), 0, NULL);

  for (guint i = 0; kpis != NULL && i < chosen->len; i++)
    for (guint k = 0; k < kpis->len; k++)
      if (((CrmKpi *) g_ptr_array_index (kpis, k))->id == g_array_index (chosen, gint64, i))
        add_row (self, g_ptr_array_index (kpis, k), TRUE);
  for (guint k = 0; kpis != NULL && k < kpis->len; k++)
    if (!is_among (chosen, ((CrmKpi *) g_ptr_array_index (kpis, k))->id))
      add_row (self, g_ptr_array_index (kpis, k), FALSE);
  refresh (self);
}

/* Keeping. */

static gboolean
keep (CrmEdit *edit, gpointer data, GError **error)
{
  CrmTileChooser *self = data;
  const CrmKind *kind = crm_model_find_kind (crm_edit_get_model (edit), "kpi");
  const CrmField *headline = crm_kind_find_field (kind, "headline");
  const CrmField *place = crm_kind_find_field (kind, "place");

  for (guint i = 0; i < self->n_all; i++) {
    gint64 id = get_entry (self, (int) i)->id;
    CrmValue yes = crm_value_integer (i < self->n_chosen);
    CrmValue at =
        i < self->n_chosen ? crm_value_integer (i + 1) : (CrmValue){ CRM_VALUE_NULL, { 0 } };

    if (!crm_edit_set (edit, kind, id, headline, &yes, error) ||
        !crm_edit_set (edit, kind, id, place, &at, error))
      return FALSE;
  }
  return TRUE;
}

static void
on_choose (CrmTileChooser *self)
{
  g_autoptr (GError) error = NULL;

  if (crm_session_edit (self->session, _ ("Choose headline measures"), keep, self, &error)) {
    gtk_window_destroy (GTK_WINDOW (self));
    return;
  }
  gtk_label_set_text (GTK_LABEL (self->problem), error->message);
  gtk_widget_set_visible (self->problem, TRUE);
}

GtkWidget *
crm_tile_chooser_new (GtkWindow *parent, CrmSession *session, const GArray *chosen)
{
  CrmTileChooser *self = g_object_new (CRM_TYPE_TILE_CHOOSER, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  fill (self, chosen);
  if (self->n_all > 0)
    gtk_window_set_focus (GTK_WINDOW (self), get_entry (self, 0)->check);
  return GTK_WIDGET (self);
}

static void
crm_tile_chooser_dispose (GObject *object)
{
  g_clear_object (&CRM_TILE_CHOOSER (object)->session);
  G_OBJECT_CLASS (crm_tile_chooser_parent_class)->dispose (object);
}

static void
crm_tile_chooser_class_init (CrmTileChooserClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_tile_chooser_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
make_label (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_head (CrmTileChooser *self)
{
  GtkWidget *head = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (head), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (head), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  self->choose = gtk_button_new_with_label (_ ("Choose"));
  gtk_widget_add_css_class (self->choose, "suggested-action");
  g_signal_connect_swapped (self->choose, "clicked", G_CALLBACK (on_choose), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (head), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (head), self->choose);
  return head;
}

static void
crm_tile_chooser_init (CrmTileChooser *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->count = make_label ("secondary");
  self->problem = make_label ("error");
  gtk_widget_set_visible (self->problem, FALSE);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Headline measures"), -1);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (all), make_head (self));
  gtk_box_append (GTK_BOX (all), scrolled);
  adw_window_set_content (ADW_WINDOW (self), all);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Choose headline measures"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
