/* crm-fit.c: asks for no room of its own; the child is given as much as it wishes in a space that is
 * then scaled. */
#include "crm-fit.h"

#define WIDTH 1400.0 /* pixels that the child is made for */
#define HEIGHT 900.0

struct _CrmFit {
  GtkWidget parent_instance;
  GtkWidget *child; /* NULL: none */
};

G_DEFINE_FINAL_TYPE (CrmFit, crm_fit, GTK_TYPE_WIDGET)

static void
crm_fit_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                 int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? (int) WIDTH : (int) HEIGHT;
}

static double
find_scale (CrmFit *self, int width, int height)
{
  double scale = MIN (width / WIDTH, height / HEIGHT);
  int least_width = 0, least_height = 0;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  scale = MIN (scale, width / MAX (least_width, 1.0));
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, (int) (width / scale), &least_height,
                      NULL, NULL, NULL);
  /* In a wider space it is lower, if anything. */
  return MIN (scale, height / MAX (least_height, 1.0));
}

static void
crm_fit_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CrmFit *self = CRM_FIT (widget);
  double scale;

  if (self->child == NULL || width < 1 || height < 1)
    return;
  scale = find_scale (self, width, height);
  gtk_widget_allocate (self->child, (int) (width / scale), (int) (height / scale), -1,
                       gsk_transform_scale (NULL, (float) scale, (float) scale));
}

void
crm_fit_set_child (CrmFit *self, GtkWidget *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

GtkWidget *
crm_fit_new (void)
{
  return g_object_new (CRM_TYPE_FIT, NULL);
}

static void
crm_fit_dispose (GObject *object)
{
  crm_fit_set_child (CRM_FIT (object), NULL);
  G_OBJECT_CLASS (crm_fit_parent_class)->dispose (object);
}

static void
crm_fit_class_init (CrmFitClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_fit_dispose;
  widget_class->measure = crm_fit_measure;
  widget_class->size_allocate = crm_fit_size_allocate;
}

static void
crm_fit_init (CrmFit *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
