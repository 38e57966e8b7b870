/* crm-view-tabs.c: a group of toggles, made when another view is shown. */
#include "crm-view-tabs.h"

#include "crm-i18n.h"
#include "crm-wrap-layout.h"

struct _CrmViewTabs {
  GtkWidget parent_instance;

  const CrmView *view;
  GtkWidget *group; /* the first of the toggles */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (CrmViewTabs, crm_view_tabs, GTK_TYPE_WIDGET)

/* A toggle knows the action that it stands for, and its target. */
static void
on_toggled (GtkToggleButton *toggle, CrmViewTabs *self)
{
  if (gtk_toggle_button_get_active (toggle) && !self->showing)
    gtk_widget_activate_action (GTK_WIDGET (self), g_object_get_data (G_OBJECT (toggle), "crm-way"),
                                "s", gtk_widget_get_name (GTK_WIDGET (toggle)));
}

static void
add (CrmViewTabs *self, const char *way, const char *name, const char *label)
{
  GtkWidget *toggle = gtk_toggle_button_new_with_label (label);

  gtk_widget_set_name (toggle, name);
  gtk_widget_add_css_class (toggle, "chip");
  g_object_set_data (G_OBJECT (toggle), "crm-way", (gpointer) way);
  if (self->group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), GTK_TOGGLE_BUTTON (self->group));
  else
    self->group = toggle;
  g_signal_connect (toggle, "toggled", G_CALLBACK (on_toggled), self);
  gtk_widget_set_parent (toggle, GTK_WIDGET (self));
}

static void
clear (CrmViewTabs *self)
{
  GtkWidget *child;

  self->group = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
fill (CrmViewTabs *self, CrmModel *model, const CrmView *view)
{
  const CrmBoard *board = view != NULL ? crm_board_find_of_view (view->name) : NULL;
  g_auto (GStrv) names = view != NULL ? g_strsplit (view->kinds, ",", -1) : NULL;

  clear (self);
  if (board != NULL)
    add (self, "win.board", board->name, _ (board->title));
  for (guint i = 0; names != NULL && names[i] != NULL; i++) {
    const CrmKind *kind = crm_model_find_kind (model, names[i]);

    add (self, "win.kind", kind->name, crm_kind_get_plural (kind));
    board = crm_board_find_of_kind (kind->name);
    if (board != NULL)
      add (self, "win.board", board->name, _ (board->title));
  }
}

void
crm_view_tabs_show (CrmViewTabs *self, CrmModel *model, const CrmView *view, const char *name)
{
  guint n = 0;

  self->showing = TRUE;
  if (view != self->view)
    fill (self, model, view);
  self->view = view;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child), n++)
    if (g_strcmp0 (gtk_widget_get_name (child), name) == 0)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 1);
  self->showing = FALSE;
}

static void
crm_view_tabs_dispose (GObject *object)
{
  clear (CRM_VIEW_TABS (object));
  G_OBJECT_CLASS (crm_view_tabs_parent_class)->dispose (object);
}

static void
crm_view_tabs_class_init (CrmViewTabsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_view_tabs_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
crm_view_tabs_init (CrmViewTabs *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), crm_wrap_layout_new (6));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Parts of this view"), -1);
}
