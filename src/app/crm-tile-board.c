/* crm-tile-board.c: a flow box of tiles, made anew with each book of KPIs. */
#include "crm-tile-board.h"

#include "crm-i18n.h"
#include "crm-kpi-tile.h"
#include "crm-kpis.h"

#define MOST_COLUMNS 3

struct _CrmTileBoard {
  GtkWidget parent_instance;

  CrmSession *session;
  GPtrArray *headlines;
  CrmDay day;
  GtkWidget *stack, *flow, *empty;
};

G_DEFINE_FINAL_TYPE (CrmTileBoard, crm_tile_board, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

const GPtrArray *
crm_tile_board_get_headlines (CrmTileBoard *self)
{
  return self->headlines;
}

/* Tiles. */

static void
add_tile (CrmTileBoard *self, const CrmHeadline *headline)
{
  CrmPeriods periods = crm_kpis_get_periods (self->session);
  CrmKpi *at = crm_headline_dup_at (headline, &periods, self->day);
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
  guint n = self->headlines != NULL ? self->headlines->len : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->flow)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->flow), child);
  for (guint i = 0; i < n; i++)
    add_tile (self, g_ptr_array_index (self->headlines, i));
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), CLAMP (n, 1, MOST_COLUMNS));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), n > 0 ? self->flow : self->empty);
  gtk_widget_set_visible (self->stack, self->headlines != NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_activated (CrmTileBoard *self, GtkFlowBoxChild *child)
{
  const gint64 *id = g_object_get_data (G_OBJECT (child), "crm-kpi");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.kpi", "x", *id);
}

void
crm_tile_board_set_day (CrmTileBoard *self, CrmDay day)
{
  if (self->day == day)
    return;
  self->day = day;
  fill (self);
}

CrmDay
crm_tile_board_get_day (CrmTileBoard *self)
{
  return self->day;
}

/* Reading. */

static void
hear_kpis (CrmTileBoard *self)
{
  const CrmKpiBook *book = crm_kpis_get_book (crm_kpis_get (self->session));

  if (book == NULL)
    return;
  g_clear_pointer (&self->headlines, g_ptr_array_unref);
  self->headlines = crm_headline_choose (book);
  fill (self);
}

GtkWidget *
crm_tile_board_new (CrmSession *session)
{
  CrmTileBoard *self = g_object_new (CRM_TYPE_TILE_BOARD, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (crm_kpis_get (session), "changed", G_CALLBACK (hear_kpis), self,
                           G_CONNECT_SWAPPED);
  hear_kpis (self);
  return GTK_WIDGET (self);
}

/* The widget. */

static GtkWidget *
make_empty (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_label_new (_ ("No headline measures yet. Choose the KPIs that executives "
                                      "look at first, and mark them as headlines."));
  GtkWidget *button = gtk_button_new_with_label (_ ("Choose headline measures"));

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "kpi");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.kind");
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

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->headlines, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_tile_board_parent_class)->dispose (object);
}

static void
crm_tile_board_class_init (CrmTileBoardClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_tile_board_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", CRM_TYPE_TILE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
crm_tile_board_init (CrmTileBoard *self)
{
  self->day = G_MAXINT32;
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
}
