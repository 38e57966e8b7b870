/* crm-tile-board.c: a flow box of tiles, made anew with each book of KPIs. */
#include "crm-tile-board.h"

#include "crm-chart-copy.h"
#include "crm-i18n.h"
#include "crm-kpi-tile.h"
#include "crm-kpis.h"
#include "crm-report.h"
#include "crm-tile-chooser.h"

#define MOST_COLUMNS 3
#define COPIED_PERIODS 24

struct _CrmTileBoard {
  GtkWidget parent_instance;

  CrmSession *session;
  GPtrArray *shown; /* NULL: nothing is known yet */
  CrmDay newest;    /* first day of the newest period that has a value; 0: none */
  CrmLook look;
  GtkWidget *stack, *flow, *empty, *menu;
  int place; /* of the tile whose menu is open */
};

G_DEFINE_FINAL_TYPE (CrmTileBoard, crm_tile_board, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

const GPtrArray *
crm_tile_board_get_headlines (CrmTileBoard *self)
{
  return self->shown;
}

CrmDay
crm_tile_board_get_newest (CrmTileBoard *self)
{
  return self->newest;
}

/* Tiles. */

static void
add_tile (CrmTileBoard *self, const CrmHeadline *headline)
{
  CrmPeriods periods = crm_kpis_get_periods (self->session);
  CrmKpi *at = crm_headline_dup_at (headline, &periods, self->look.day);
  GtkWidget *tile =
      crm_kpi_tile_new (headline, at, &periods, crm_session_get_locale (self->session));
  GtkWidget *child = g_object_new (GTK_TYPE_FLOW_BOX_CHILD, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);

  gtk_widget_add_css_class (child, "card");
  gtk_widget_add_css_class (child, "activatable");
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), tile);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  crm_kpi_tile_get_words (CRM_KPI_TILE (tile)), -1);
  g_object_set_data_full (G_OBJECT (child), "crm-kpi", g_memdup2 (&at->id, sizeof at->id), g_free);
  gtk_flow_box_insert (GTK_FLOW_BOX (self->flow), child, -1);
  crm_kpi_free (at);
}

static void
fill (CrmTileBoard *self)
{
  guint n = self->shown != NULL ? self->shown->len : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->flow)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->flow), child);
  for (guint i = 0; i < n; i++)
    add_tile (self, g_ptr_array_index (self->shown, i));
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), CLAMP (n, 1, MOST_COLUMNS));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), n > 0 ? self->flow : self->empty);
  gtk_widget_set_visible (self->stack, self->shown != NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static CrmDay
find_newest (const GPtrArray *headlines)
{
  CrmDay newest = 0;

  for (guint i = 0; i < headlines->len; i++) {
    const CrmHeadline *headline = g_ptr_array_index (headlines, i);

    if (headline->kpi->measured)
      newest = MAX (newest, headline->kpi->day);
  }
  return newest;
}

static void
look_anew (CrmTileBoard *self)
{
  const CrmKpiBook *book = crm_kpis_get_book (crm_kpis_get (self->session));
  g_autoptr (GPtrArray) headlines = NULL;

  if (book == NULL)
    return;
  headlines = crm_headline_choose (book);
  self->newest = find_newest (headlines);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = crm_look_dup_headlines (self->look, book);
  fill (self);
}

static void
on_activated (CrmTileBoard *self, GtkFlowBoxChild *child)
{
  const gint64 *id = g_object_get_data (G_OBJECT (child), "crm-kpi");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.kpi", "x", *id);
}

/* The menu of a tile. */

static GArray *
list_ids (CrmTileBoard *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; self->shown != NULL && i < self->shown->len; i++)
    g_array_append_val (ids, ((const CrmHeadline *) g_ptr_array_index (self->shown, i))->kpi->id);
  return ids;
}

void
crm_tile_board_choose (CrmTileBoard *self)
{
  const CrmKpiBook *book = crm_kpis_get_book (crm_kpis_get (self->session));
  g_autoptr (GArray) ids = list_ids (self);
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  if (book == NULL || book->entries->len == 0) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.kind", "s", "kpi");
    return;
  }
  gtk_window_present (GTK_WINDOW (crm_tile_chooser_new (parent, self->session, ids)));
}

static const CrmHeadline *
get_at_hand (CrmTileBoard *self)
{
  if (self->shown == NULL || self->place < 0 || self->place >= (int) self->shown->len)
    return NULL;
  return g_ptr_array_index (self->shown, self->place);
}

static void
act_choose (GSimpleAction *action, GVariant *parameter, CrmTileBoard *self)
{
  crm_tile_board_choose (self);
}

static void
act_present (GSimpleAction *action, GVariant *parameter, CrmTileBoard *self)
{
  const CrmHeadline *headline = get_at_hand (self);

  if (headline != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.present-from", "x", headline->kpi->id);
}

static void
act_copy (GSimpleAction *action, GVariant *parameter, CrmTileBoard *self)
{
  const CrmHeadline *headline = get_at_hand (self);
  CrmPeriods periods = crm_kpis_get_periods (self->session);
  g_autoptr (CrmKpi) at = NULL;
  g_autoptr (CrmTable) series = NULL;
  CrmChartSpec spec;

  if (headline == NULL)
    return;
  at = crm_headline_dup_at (headline, &periods, self->look.day);
  series = crm_headline_dup_last (headline, at, COPIED_PERIODS);
  crm_kpi_chart_init_spec (&spec, at, series, &periods, crm_session_get_locale (self->session));
  crm_chart_copy (&spec, gtk_widget_get_clipboard (GTK_WIDGET (self)));
  crm_session_say (self->session, _ ("Copied: numbers and picture"), FALSE);
}

static void
open_menu (CrmTileBoard *self, GtkFlowBoxChild *child, double x, double y)
{
  graphene_point_t point;

  self->place = gtk_flow_box_child_get_index (child);
  if (!gtk_widget_compute_point (GTK_WIDGET (child), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_right_click (CrmTileBoard *self, int n, double x, double y)
{
  GtkFlowBoxChild *child =
      gtk_flow_box_get_child_at_pos (GTK_FLOW_BOX (self->flow), (int) x, (int) y);
  graphene_point_t point;

  if (child != NULL &&
      gtk_widget_compute_point (self->flow, GTK_WIDGET (child),
                                &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    open_menu (self, child, point.x, point.y);
}

static gboolean
on_menu_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  GtkWidget *child = gtk_widget_get_focus_child (CRM_TILE_BOARD (widget)->flow);

  if (child == NULL)
    return FALSE;
  open_menu (CRM_TILE_BOARD (widget), GTK_FLOW_BOX_CHILD (child),
             gtk_widget_get_width (child) / 2.0, gtk_widget_get_height (child) / 2.0);
  return TRUE;
}

gint64
crm_tile_board_get_focus (CrmTileBoard *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (self->flow);
  const gint64 *id = child != NULL ? g_object_get_data (G_OBJECT (child), "crm-kpi") : NULL;

  return id != NULL ? *id : 0;
}

static GtkWidget *
make_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new (), second = g_menu_new ();
  GtkWidget *popover;

  g_menu_append (first, _ ("_Present from here"), "tile.present");
  g_menu_append (first, _ ("_Copy"), "tile.copy");
  g_menu_append (second, _ ("Choose _tiles…"), "tile.choose");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  return popover;
}

static void
add_actions (CrmTileBoard *self)
{
  static const struct {
    const char *name;
    GCallback activate;
  } acts[] = {
    { "present", G_CALLBACK (act_present) },
    { "copy", G_CALLBACK (act_copy) },
    { "choose", G_CALLBACK (act_choose) },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++) {
    g_autoptr (GSimpleAction) action = g_simple_action_new (acts[i].name, NULL);

    g_signal_connect_object (action, "activate", acts[i].activate, self, 0);
    g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "tile", G_ACTION_GROUP (group));
}

void
crm_tile_board_set_look (CrmTileBoard *self, CrmLook look)
{
  self->look = look;
  look_anew (self);
}

CrmLook
crm_tile_board_get_look (CrmTileBoard *self)
{
  return self->look;
}

GtkWidget *
crm_tile_board_new (CrmSession *session)
{
  CrmTileBoard *self = g_object_new (CRM_TYPE_TILE_BOARD, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (crm_kpis_get (session), "changed", G_CALLBACK (look_anew), self,
                           G_CONNECT_SWAPPED);
  look_anew (self);
  return GTK_WIDGET (self);
}

/* The widget. */

static GtkWidget *
make_empty (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_label_new (_ ("No headline measures yet. Choose the KPIs that executives "
                                      "look at first, two to nine of them."));
  GtkWidget *button = gtk_button_new_with_label (_ ("Choose headline measures"));

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "tile.choose");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "tile");
  return box;
}

static void
crm_tile_board_dispose (GObject *object)
{
  CrmTileBoard *self = CRM_TILE_BOARD (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_tile_board_parent_class)->dispose (object);
}

static void
crm_tile_board_class_init (CrmTileBoardClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_tile_board_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (class), GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key,
                                NULL);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (class), GDK_KEY_Menu, 0, on_menu_key, NULL);
  signals[CHANGED] = g_signal_new ("changed", CRM_TYPE_TILE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
crm_tile_board_init (CrmTileBoard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->look = CRM_LOOK_NOW;
  self->flow = g_object_new (GTK_TYPE_FLOW_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->flow), TRUE);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->flow), 12);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->flow), 12);
  gtk_flow_box_set_activate_on_single_click (GTK_FLOW_BOX (self->flow), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->flow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Headline measures"), -1);
  g_signal_connect_swapped (self->flow, "child-activated", G_CALLBACK (on_activated), self);
  self->empty = make_empty ();
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_child (GTK_STACK (self->stack), self->flow);
  gtk_stack_add_child (GTK_STACK (self->stack), self->empty);
  gtk_widget_set_visible (self->stack, FALSE); /* until something is known */
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  self->menu = make_menu ();
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  add_actions (self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_right_click), self);
  gtk_widget_add_controller (self->flow, GTK_EVENT_CONTROLLER (click));
}
