/* crm-columns-layout.c: for two children; one rule decides how they stand, for measuring and for
 * placing alike. */
#include "crm-columns-layout.h"

struct _CrmColumnsLayout {
  GtkLayoutManager parent_instance;
  int spacing, least, percent;
  int width; /* as it last stood; 0: not yet */
};

G_DEFINE_FINAL_TYPE (CrmColumnsLayout, crm_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct {
  GtkWidget *child[2];
} Pair;

static Pair
get_pair (GtkWidget *widget)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);

  return (Pair){ { first, first != NULL ? gtk_widget_get_next_sibling (first) : NULL } };
}

static int
get_least (GtkWidget *child)
{
  int least = 0;

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static int
get_height (GtkWidget *child, int width)
{
  int natural = 0;

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* The width of the first child, or 0 where they stand one below the other. */
static int
get_first_width (CrmColumnsLayout *self, GtkWidget *widget, int width)
{
  Pair pair = get_pair (widget);
  int first = (width - self->spacing) * self->percent / 100;
  int second = width - self->spacing - first;

  if (width < self->least || first < get_least (pair.child[0]) ||
      second < get_least (pair.child[1]))
    return 0;
  return first;
}

static GtkSizeRequestMode
crm_columns_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
crm_columns_layout_measure (GtkLayoutManager *manager, GtkWidget *widget,
                            GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  CrmColumnsLayout *self = CRM_COLUMNS_LAYOUT (manager);
  Pair pair = get_pair (widget);
  int least = MAX (get_least (pair.child[0]), get_least (pair.child[1]));
  /* Asked for any width we tell of the one we are likely to get, and need not be asked again. */
  int width = for_size >= 0 ? for_size : MAX (MAX (least, self->least), self->width);
  int first = get_first_width (self, widget, width);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = least;
    *natural = MAX (least, self->least);
  } else if (first > 0) {
    *minimum = *natural = MAX (get_height (pair.child[0], first),
                               get_height (pair.child[1], width - self->spacing - first));
  } else {
    *minimum = *natural =
        get_height (pair.child[0], width) + self->spacing + get_height (pair.child[1], width);
  }
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
crm_columns_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                             int baseline)
{
  CrmColumnsLayout *self = CRM_COLUMNS_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Pair pair = get_pair (widget);
  int first = get_first_width (self, widget, width);

  self->width = width;
  if (first > 0) {
    int second = width - self->spacing - first;

    place (pair.child[0], mirrored ? second + self->spacing : 0, 0, first,
           get_height (pair.child[0], first));
    place (pair.child[1], mirrored ? 0 : first + self->spacing, 0, second,
           get_height (pair.child[1], second));
  } else {
    int top = get_height (pair.child[0], width);

    place (pair.child[0], 0, 0, width, top);
    place (pair.child[1], 0, top + self->spacing, width, get_height (pair.child[1], width));
  }
}

GtkLayoutManager *
crm_columns_layout_new (int spacing, int least, int percent)
{
  CrmColumnsLayout *self = g_object_new (CRM_TYPE_COLUMNS_LAYOUT, NULL);

  self->spacing = spacing;
  self->least = least;
  self->percent = percent;
  return GTK_LAYOUT_MANAGER (self);
}

static void
crm_columns_layout_class_init (CrmColumnsLayoutClass *class)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (class);

  layout_class->get_request_mode = crm_columns_layout_get_request_mode;
  layout_class->measure = crm_columns_layout_measure;
  layout_class->allocate = crm_columns_layout_allocate;
}

static void
crm_columns_layout_init (CrmColumnsLayout *self)
{
}
