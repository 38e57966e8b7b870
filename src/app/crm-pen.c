/* crm-pen.c: strokes as lists of points, drawn anew as a whole: they are few, and gone with the
 * slide. */
#include "crm-pen.h"

#define WIDTH 5 /* pixels */

struct _CrmPen {
  GtkWidget parent_instance;
  GPtrArray *strokes; /* GArray of graphene_point_t; the last one grows */
};

G_DEFINE_FINAL_TYPE (CrmPen, crm_pen, GTK_TYPE_WIDGET)

/* Seen on both a light and a dark slide, and of no status. */
static const GdkRGBA ink = { 0.57f, 0.25f, 0.67f, 1 };

static void
add_point (CrmPen *self, double x, double y)
{
  GArray *stroke = g_ptr_array_index (self->strokes, self->strokes->len - 1);
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  g_array_append_val (stroke, point);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_begin (CrmPen *self, double x, double y)
{
  g_ptr_array_add (self->strokes, g_array_new (FALSE, FALSE, sizeof (graphene_point_t)));
  add_point (self, x, y);
}

static void
on_update (CrmPen *self, double dx, double dy, GtkGestureDrag *drag)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (drag, &x, &y))
    add_point (self, x + dx, y + dy);
}

static void
crm_pen_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CrmPen *self = CRM_PEN (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                             (float) gtk_widget_get_height (widget));
  cairo_t *cr;

  if (self->strokes->len == 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  gdk_cairo_set_source_rgba (cr, &ink);
  cairo_set_line_width (cr, WIDTH);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->strokes->len; i++) {
    const GArray *stroke = g_ptr_array_index (self->strokes, i);
    const graphene_point_t *points = (const graphene_point_t *) (gpointer) stroke->data;

    cairo_move_to (cr, points[0].x, points[0].y);
    for (guint k = 0; k < stroke->len; k++)
      cairo_line_to (cr, points[k].x, points[k].y);
    cairo_stroke (cr);
  }
  cairo_destroy (cr);
}

void
crm_pen_set_active (CrmPen *self, gboolean active)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), active);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), active ? "crosshair" : NULL);
}

void
crm_pen_clear (CrmPen *self)
{
  g_ptr_array_set_size (self->strokes, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
crm_pen_new (void)
{
  return g_object_new (CRM_TYPE_PEN, NULL);
}

static void
crm_pen_finalize (GObject *object)
{
  g_ptr_array_unref (CRM_PEN (object)->strokes);
  G_OBJECT_CLASS (crm_pen_parent_class)->finalize (object);
}

static void
crm_pen_class_init (CrmPenClass *class)
{
  G_OBJECT_CLASS (class)->finalize = crm_pen_finalize;
  GTK_WIDGET_CLASS (class)->snapshot = crm_pen_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
crm_pen_init (CrmPen *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->strokes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
