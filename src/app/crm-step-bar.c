/* crm-step-bar.c: three rectangles in the colours of the theme. */
#include "crm-step-bar.h"

#define HEIGHT 14 /* of the tick, pixels; the bar is thinner */
#define THICK 8

struct _CrmStepBar {
  GtkWidget parent_instance;

  double progress, planned;
};

G_DEFINE_FINAL_TYPE (CrmStepBar, crm_step_bar, GTK_TYPE_WIDGET)

static void
crm_step_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 40;
}

/* A bar from the start of the line, whichever side that is. */
static void
append_bar (GtkSnapshot *snapshot, const GdkRGBA *colour, float width, gboolean mirrored,
            float length)
{
  GskRoundedRect round;

  if (length <= 0)
    return;
  gsk_rounded_rect_init_from_rect (
      &round,
      &GRAPHENE_RECT_INIT (mirrored ? width - length : 0, (HEIGHT - THICK) / 2.0f, length, THICK),
      2);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, colour, &round.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
crm_step_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CrmStepBar *self = CRM_STEP_BAR (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float width = (float) gtk_widget_get_width (widget), place;
  GdkRGBA text, track, fill;

  gtk_style_context_get_color (style, &text);
  track = text;
  track.alpha *= 0.14f;
  if (!gtk_style_context_lookup_color (style, "accent_bg_color", &fill))
    fill = text;
  append_bar (snapshot, &track, width, mirrored, width);
  append_bar (snapshot, &fill, width, mirrored, width * (float) CLAMP (self->progress, 0, 1));
  if (self->planned < 0)
    return;
  place = (width - 2) * (float) MIN (self->planned, 1);
  gtk_snapshot_append_color (
      snapshot, &text, &GRAPHENE_RECT_INIT (mirrored ? width - 2 - place : place, 0, 2, HEIGHT));
}

void
crm_step_bar_set (CrmStepBar *self, double progress, double planned)
{
  self->progress = progress;
  self->planned = planned;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
crm_step_bar_new (void)
{
  return g_object_new (CRM_TYPE_STEP_BAR, NULL);
}

static void
crm_step_bar_class_init (CrmStepBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->measure = crm_step_bar_measure;
  widget_class->snapshot = crm_step_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
crm_step_bar_init (CrmStepBar *self)
{
  self->planned = -1;
}
