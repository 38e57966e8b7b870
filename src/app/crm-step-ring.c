/* crm-step-ring.c: a ring of Cairo's around a layout of Pango's, in the colours of the theme. */
#include "crm-step-ring.h"

#include <math.h>

struct _CrmStepRing {
  GtkWidget parent_instance;

  char *text;
  int size;
  double progress;
};

G_DEFINE_FINAL_TYPE (CrmStepRing, crm_step_ring, GTK_TYPE_WIDGET)

static PangoLayout *
make_layout (CrmStepRing *self)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  PangoFontDescription *font = pango_font_description_copy (
      pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self))));

  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  return layout;
}

/* Room for the number at any text size. */
static int
get_extent (CrmStepRing *self)
{
  g_autoptr (PangoLayout) layout = make_layout (self);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  return MAX (self->size, (int) ceil (hypot (width, height)) + 6);
}

static void
crm_step_ring_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = get_extent (CRM_STEP_RING (widget));
}

static void
draw_ring (CrmStepRing *self, cairo_t *cr, double size)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double thick = size > 36 ? 3.5 : 2.5, radius = (size - thick) / 2;
  double turn = 2 * G_PI * CLAMP (self->progress, 0, 1);
  GdkRGBA colour;

  gtk_style_context_get_color (style, &colour);
  colour.alpha *= 0.15f;
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, thick);
  cairo_arc (cr, size / 2, size / 2, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
  if (!(self->progress > 0))
    return;
  if (!gtk_style_context_lookup_color (style, "accent_bg_color", &colour))
    gtk_style_context_get_color (style, &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
  if (mirrored)
    cairo_arc_negative (cr, size / 2, size / 2, radius, -G_PI / 2, -G_PI / 2 - turn);
  else
    cairo_arc (cr, size / 2, size / 2, radius, -G_PI / 2, -G_PI / 2 + turn);
  cairo_stroke (cr);
}

static void
crm_step_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CrmStepRing *self = CRM_STEP_RING (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double size = MIN (width, height);
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  g_autoptr (PangoLayout) layout = make_layout (self);
  GdkRGBA colour;
  PangoRectangle ink;

  cairo_save (cr);
  cairo_translate (cr, (width - size) / 2, (height - size) / 2);
  draw_ring (self, cr, size);
  cairo_restore (cr);
  /* Digits have no descenders: their ink is centred, not their line. */
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_move_to (cr, width / 2.0 - ink.width / 2.0 - ink.x,
                 height / 2.0 - ink.height / 2.0 - ink.y);
  pango_cairo_show_layout (cr, layout);
  cairo_destroy (cr);
}

void
crm_step_ring_set_size (CrmStepRing *self, int size)
{
  self->size = size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
crm_step_ring_set_text (CrmStepRing *self, const char *digits)
{
  g_free (self->text);
  self->text = g_strdup (digits);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
crm_step_ring_set_progress (CrmStepRing *self, double progress)
{
  if (self->progress == progress)
    return;
  self->progress = progress;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
crm_step_ring_new (int size)
{
  CrmStepRing *self = g_object_new (CRM_TYPE_STEP_RING, NULL);

  self->size = size;
  return GTK_WIDGET (self);
}

static void
crm_step_ring_finalize (GObject *object)
{
  g_free (CRM_STEP_RING (object)->text);
  G_OBJECT_CLASS (crm_step_ring_parent_class)->finalize (object);
}

static void
crm_step_ring_class_init (CrmStepRingClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = crm_step_ring_finalize;
  widget_class->measure = crm_step_ring_measure;
  widget_class->snapshot = crm_step_ring_snapshot;
  gtk_widget_class_set_css_name (widget_class, "stepring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
crm_step_ring_init (CrmStepRing *self)
{
  self->size = 26;
  self->progress = -1;
}
