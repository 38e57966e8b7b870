/* crm-pane.c: passes everything on to its one child but the natural width, and the height where it
 * is asked for without a width. Knows GTK only. */
#include "crm-pane.h"

#define DEFAULT_DPI 96

struct _CrmPane {
  GtkWidget parent_instance;
  GtkWidget *child;
  int wish;  /* natural width, pixels */
  int width; /* the height is told for; -1: for none */
  guint resize_id;
};

enum { PROP_0, PROP_CHILD, PROP_WISH, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void crm_pane_buildable_init (GtkBuildableIface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CrmPane, crm_pane, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, crm_pane_buildable_init))

static GtkBuildableIface *parent_buildable;

static void
set_child (CrmPane *self, GtkWidget *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
crm_pane_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    set_child (CRM_PANE (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
crm_pane_buildable_init (GtkBuildableIface *interface)
{
  parent_buildable = g_type_interface_peek_parent (interface);
  interface->add_child = crm_pane_add_child;
}

/* A column of words beside the rest is as wide as the words are large. */
static int
get_wish (CrmPane *self)
{
  int dpi = -1;

  if (gtk_widget_get_hexpand (GTK_WIDGET (self)))
    return self->wish;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? (int) (self->wish * CLAMP (dpi / 1024.0 / DEFAULT_DPI, 1, 3)) : self->wish;
}

static void
crm_pane_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                  int *natural, int *minimum_baseline, int *natural_baseline)
{
  CrmPane *self = CRM_PANE (widget);

  /* How wide words must be in a given height GTK finds by trying, again and again. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for_size = -1;
  else if (for_size < 0)
    for_size = self->width;
  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, get_wish (self));
}

static gboolean
resize (gpointer user_data)
{
  CrmPane *self = user_data;

  self->resize_id = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* A flap asks how high its content must be without saying how wide it will be. What wraps may then
 * have too little room: it asks once more, for the width that it got. */
static void
crm_pane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CrmPane *self = CRM_PANE (widget);
  int needed;

  if (self->child == NULL)
    return;
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, width, &needed, NULL, NULL, NULL);
  if (width != self->width && (height < needed || self->width >= 0)) {
    self->width = width;
    if (self->resize_id == 0)
      self->resize_id = g_idle_add (resize, self);
  }
  gtk_widget_allocate (self->child, width, height, baseline, NULL);
}

static GtkSizeRequestMode
crm_pane_get_request_mode (GtkWidget *widget)
{
  CrmPane *self = CRM_PANE (widget);

  return self->child != NULL ? gtk_widget_get_request_mode (self->child)
                             : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
crm_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CrmPane *self = CRM_PANE (object);

  if (id == PROP_CHILD)
    g_value_set_object (value, self->child);
  else if (id == PROP_WISH)
    g_value_set_int (value, self->wish);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
crm_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CrmPane *self = CRM_PANE (object);

  if (id == PROP_CHILD)
    set_child (self, g_value_get_object (value));
  else if (id == PROP_WISH)
    self->wish = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
crm_pane_dispose (GObject *object)
{
  g_clear_handle_id (&CRM_PANE (object)->resize_id, g_source_remove);
  set_child (CRM_PANE (object), NULL);
  G_OBJECT_CLASS (crm_pane_parent_class)->dispose (object);
}

static void
crm_pane_class_init (CrmPaneClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = crm_pane_dispose;
  object_class->get_property = crm_pane_get_property;
  object_class->set_property = crm_pane_set_property;
  widget_class->measure = crm_pane_measure;
  widget_class->size_allocate = crm_pane_size_allocate;
  widget_class->get_request_mode = crm_pane_get_request_mode;
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WISH] = g_param_spec_int ("wish", NULL, NULL, 0, G_MAXINT, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
crm_pane_init (CrmPane *self)
{
  self->width = -1;
}
