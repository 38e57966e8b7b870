/* crm-wrap-layout.c: one walk over the children serves measuring and placing. */
#include "crm-wrap-layout.h"

struct _CrmWrapLayout {
  GtkLayoutManager parent_instance;
  int spacing;
};

G_DEFINE_FINAL_TYPE (CrmWrapLayout, crm_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Walks the children in lines of at most `width`; returns the height they take. Places them when
 * asked to. */
static int
walk (CrmWrapLayout *self, GtkWidget *widget, int width, gboolean place)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int natural, height;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
    natural = MIN (natural, width);
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, natural, NULL, &height, NULL, NULL);
    if (x > 0 && x + natural > width) {
      x = 0;
      y += line + self->spacing;
      line = 0;
    }
    if (place)
      gtk_widget_size_allocate (
          child, &(GtkAllocation){ mirrored ? width - x - natural : x, y, natural, height }, -1);
    x += natural + self->spacing;
    line = MAX (line, height);
  }
  return y + line;
}

static GtkSizeRequestMode
crm_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
crm_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                         int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  CrmWrapLayout *self = CRM_WRAP_LAYOUT (manager);
  int widest = 0, all = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int least, wanted;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
    widest = MAX (widest, least);
    all += wanted + (all > 0 ? self->spacing : 0);
  }
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = widest;
    *natural = MAX (all, widest);
    return;
  }
  *minimum = *natural = walk (self, widget, for_size >= 0 ? for_size : MAX (all, widest), FALSE);
}

static void
crm_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                          int baseline)
{
  walk (CRM_WRAP_LAYOUT (manager), widget, width, TRUE);
}

GtkLayoutManager *
crm_wrap_layout_new (int spacing)
{
  CrmWrapLayout *self = g_object_new (CRM_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}

static void
crm_wrap_layout_class_init (CrmWrapLayoutClass *class)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (class);

  layout_class->get_request_mode = crm_wrap_layout_get_request_mode;
  layout_class->measure = crm_wrap_layout_measure;
  layout_class->allocate = crm_wrap_layout_allocate;
}

static void
crm_wrap_layout_init (CrmWrapLayout *self)
{
}
