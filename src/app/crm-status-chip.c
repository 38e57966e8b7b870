/* crm-status-chip.c: draws the shape with Cairo in the colours of the charts. */
#include "crm-status-chip.h"

#include "crm-chart-view.h"

#define SIZE 14

struct _CrmStatusChip {
  GtkWidget parent_instance;
  GtkWidget *shape, *word;
  CrmStatus status;
};

G_DEFINE_FINAL_TYPE (CrmStatusChip, crm_status_chip, GTK_TYPE_WIDGET)

typedef struct {
  CrmChartColour mark, text;
} Colours;

static Colours
get_colours (CrmStatus status)
{
  switch (status) {
  case CRM_STATUS_ON_TARGET:
    return (Colours){ CRM_CHART_COLOUR_ON, CRM_CHART_COLOUR_ON_TEXT };
  case CRM_STATUS_NEAR:
    return (Colours){ CRM_CHART_COLOUR_NEAR, CRM_CHART_COLOUR_NEAR_TEXT };
  case CRM_STATUS_OFF:
    return (Colours){ CRM_CHART_COLOUR_OFF, CRM_CHART_COLOUR_OFF_TEXT };
  case CRM_STATUS_NONE:
    break;
  }
  return (Colours){ CRM_CHART_COLOUR_NO_DATA, CRM_CHART_COLOUR_NO_DATA_TEXT };
}

void
crm_status_colour_label (GtkLabel *label, CrmChartColour colour)
{
  CrmChartRgba rgba = crm_chart_palette_get (crm_chart_view_get_theme (), colour);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_foreground_new ((guint16) (rgba.red * 65535),
                                                                 (guint16) (rgba.green * 65535),
                                                                 (guint16) (rgba.blue * 65535)));
  pango_attr_list_insert (attributes,
                          pango_attr_foreground_alpha_new ((guint16) (rgba.alpha * 65535)));
  gtk_label_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
}

/* Within a square of 14. */
static void
trace_shape (cairo_t *cr, CrmStatus status)
{
  switch (status) {
  case CRM_STATUS_NEAR:
    cairo_move_to (cr, 7, 1);
    cairo_line_to (cr, 13.5, 12.5);
    cairo_line_to (cr, 0.5, 12.5);
    cairo_close_path (cr);
    break;
  case CRM_STATUS_OFF:
    cairo_move_to (cr, 7, 0.2);
    cairo_line_to (cr, 13.8, 7);
    cairo_line_to (cr, 7, 13.8);
    cairo_line_to (cr, 0.2, 7);
    cairo_close_path (cr);
    break;
  case CRM_STATUS_ON_TARGET:
  case CRM_STATUS_NONE:
    cairo_arc (cr, 7, 7, status == CRM_STATUS_NONE ? 5.2 : 6.4, 0, 2 * G_PI);
    break;
  }
}

static void
trace_sign (cairo_t *cr, CrmStatus status)
{
  double top = status == CRM_STATUS_NEAR ? 4.8 : 3.8;

  if (status == CRM_STATUS_ON_TARGET) {
    cairo_move_to (cr, 4, 7.2);
    cairo_line_to (cr, 6.2, 9.4);
    cairo_line_to (cr, 10.2, 5);
    return;
  }
  cairo_move_to (cr, 7, top);
  cairo_line_to (cr, 7, top + 3.4);
  cairo_move_to (cr, 7, top + 5.6);
  cairo_line_to (cr, 7, top + 5.7);
}

void
crm_status_draw (CrmStatus status, cairo_t *cr, int width, int height)
{
  CrmChartTheme theme = crm_chart_view_get_theme ();
  CrmChartRgba mark = crm_chart_palette_get (theme, get_colours (status).mark);
  CrmChartRgba card = crm_chart_palette_get (theme, CRM_CHART_COLOUR_CARD);

  cairo_translate (cr, (width - SIZE) / 2.0, (height - SIZE) / 2.0);
  cairo_set_source_rgba (cr, mark.red, mark.green, mark.blue, mark.alpha);
  trace_shape (cr, status);
  if (status == CRM_STATUS_NONE) {
    cairo_set_dash (cr, (double[]){ 2.2, 1.8 }, 2, 0);
    cairo_set_line_width (cr, 1.5);
    cairo_stroke (cr);
    return;
  }
  cairo_fill (cr);
  cairo_set_source_rgba (cr, card.red, card.green, card.blue, 1);
  cairo_set_line_width (cr, 1.6);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  trace_sign (cr, status);
  cairo_stroke (cr);
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  CrmStatusChip *self = data;

  cairo_scale (cr, height / (double) SIZE, height / (double) SIZE);
  crm_status_draw (self->status, cr, width * SIZE / MAX (height, 1), SIZE);
}

static void
refresh (CrmStatusChip *self)
{
  gtk_widget_queue_draw (self->shape);
  gtk_label_set_text (GTK_LABEL (self->word), crm_status_get_label (self->status));
  crm_status_colour_label (GTK_LABEL (self->word), get_colours (self->status).text);
}

void
crm_status_chip_set_status (CrmStatusChip *self, CrmStatus status)
{
  self->status = status;
  refresh (self);
}

void
crm_status_chip_set_size (CrmStatusChip *self, int size)
{
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->shape), size);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->shape), size);
}

GtkWidget *
crm_status_chip_new (void)
{
  return g_object_new (CRM_TYPE_STATUS_CHIP, NULL);
}

static void
crm_status_chip_dispose (GObject *object)
{
  CrmStatusChip *self = CRM_STATUS_CHIP (object);

  g_clear_pointer (&self->shape, gtk_widget_unparent);
  g_clear_pointer (&self->word, gtk_widget_unparent);
  G_OBJECT_CLASS (crm_status_chip_parent_class)->dispose (object);
}

static void
crm_status_chip_class_init (CrmStatusChipClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_status_chip_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
}

static void
crm_status_chip_init (CrmStatusChip *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              5);
  self->shape = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->shape), SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->shape), SIZE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->shape), draw, self, NULL);
  gtk_widget_set_valign (self->shape, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->shape, GTK_WIDGET (self));
  self->word = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->word, "caption-heading");
  gtk_widget_set_parent (self->word, GTK_WIDGET (self));
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}
