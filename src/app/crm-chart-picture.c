/* crm-chart-picture.c: keeps one layout for the size and theme at hand. */
#include "crm-chart-picture.h"

#include "crm-chart-view.h"

#define DEFAULT_DPI 96.0

struct _CrmChartPicture {
  GtkWidget parent_instance;
  int least_width, least_height;
  double scale;

  CrmTable *table; /* NULL: nothing to draw */
  CrmChartSpec spec;
  char *title, *caption, *unit; /* what the spec borrows */
  CrmChartLayout *layout;       /* NULL: to be made */
};

G_DEFINE_FINAL_TYPE (CrmChartPicture, crm_chart_picture, GTK_TYPE_WIDGET)

static double
get_text_scale (GtkWidget *widget)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / 1024.0 / DEFAULT_DPI, 0.5, 4) : 1;
}

static void
ensure_layout (CrmChartPicture *self, int width, int height)
{
  CrmChartTheme theme = crm_chart_view_get_theme ();
  double ratio = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double text_scale = get_text_scale (GTK_WIDGET (self)) * self->scale;

  if (self->layout != NULL && self->spec.width == width && self->spec.height == height &&
      self->spec.theme == theme && self->spec.pixel_ratio == ratio &&
      self->spec.text_scale == text_scale)
    return;
  g_clear_pointer (&self->layout, crm_chart_layout_free);
  self->spec.width = width;
  self->spec.height = height;
  self->spec.theme = theme;
  self->spec.pixel_ratio = ratio;
  self->spec.text_scale = text_scale;
  self->layout = crm_chart_layout (&self->spec);
}

static void
crm_chart_picture_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  CrmChartPicture *self = CRM_CHART_PICTURE (widget);

  *minimum = *natural =
      orientation == GTK_ORIENTATION_HORIZONTAL ? self->least_width : self->least_height;
}

static void
crm_chart_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CrmChartPicture *self = CRM_CHART_PICTURE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->table == NULL || width < 1 || height < 1)
    return;
  ensure_layout (self, width, height);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  crm_chart_paint (self->layout, cr);
  cairo_destroy (cr);
}

static void
clear (CrmChartPicture *self)
{
  g_clear_pointer (&self->layout, crm_chart_layout_free);
  g_clear_pointer (&self->table, crm_table_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->caption, g_free);
  g_clear_pointer (&self->unit, g_free);
}

void
crm_chart_picture_take (CrmChartPicture *self, CrmTable *table, const CrmChartSpec *spec)
{
  g_autofree char *words = NULL;

  clear (self);
  self->spec = *spec;
  self->table = table;
  self->spec.table = table;
  self->spec.title = self->title = g_strdup (spec->title);
  self->spec.caption = self->caption = g_strdup (spec->caption);
  self->spec.unit = self->unit = g_strdup (spec->unit);
  words = crm_chart_describe (&self->spec);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
crm_chart_picture_new (int least_width, int least_height, double scale)
{
  CrmChartPicture *self = g_object_new (CRM_TYPE_CHART_PICTURE, NULL);

  self->least_width = least_width;
  self->least_height = least_height;
  self->scale = scale;
  return GTK_WIDGET (self);
}

static void
crm_chart_picture_finalize (GObject *object)
{
  clear (CRM_CHART_PICTURE (object));
  G_OBJECT_CLASS (crm_chart_picture_parent_class)->finalize (object);
}

static void
crm_chart_picture_class_init (CrmChartPictureClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = crm_chart_picture_finalize;
  widget_class->measure = crm_chart_picture_measure;
  widget_class->snapshot = crm_chart_picture_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
crm_chart_picture_init (CrmChartPicture *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->scale = 1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}
