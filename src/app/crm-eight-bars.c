/* crm-eight-bars.c: rounded bars of Cairo's on tracks, in the colours of the theme. */
#include "crm-eight-bars.h"

#include <string.h>

#include "crm-i18n.h"
#include "crm-method.h"
#include "crm-model.h"

#define N_STEPS 8
#define BAR 10
#define GAP 3
#define THICK 6

struct _CrmEightBars {
  GtkWidget parent_instance;
  int percent[N_STEPS];
};

G_DEFINE_FINAL_TYPE (CrmEightBars, crm_eight_bars, GTK_TYPE_WIDGET)

char *
crm_eight_bars_dup_words (const int *percent, const CrmLocale *locale)
{
  const CrmMethod *method = crm_method_get ();
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < method->n_steps && i < N_STEPS; i++) {
    g_autofree char *share = crm_percent_format (percent[i] * 100, locale);

    if (percent[i] < 0)
      return g_strdup (_ ("How far the steps are is not known yet."));
    if (i > 0)
      g_string_append (words, C_ ("joins phrases", ", "));
    g_string_append_printf (words, C_ ("a step and how far it is", "%s %s"),
                            _ (method->steps[i].title), share);
  }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
crm_eight_bars_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural =
      orientation == GTK_ORIENTATION_HORIZONTAL ? N_STEPS * (BAR + GAP) - GAP : THICK;
}

static void
add_bar (cairo_t *cr, double x, double y)
{
  const double radius = 2;

  cairo_new_path (cr);
  cairo_arc (cr, x + BAR - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + BAR - radius, y + THICK - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + THICK - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
draw_bar (cairo_t *cr, double x, double y, double share, const GdkRGBA *ink, const GdkRGBA *track)
{
  add_bar (cr, x, y);
  gdk_cairo_set_source_rgba (cr, track);
  cairo_fill (cr);
  cairo_save (cr);
  add_bar (cr, x, y);
  cairo_clip (cr);
  cairo_rectangle (cr, x, y, BAR * share, THICK);
  gdk_cairo_set_source_rgba (cr, ink);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
crm_eight_bars_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CrmEightBars *self = CRM_EIGHT_BARS (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  GdkRGBA ink, track;

  gtk_style_context_get_color (style, &track);
  if (!gtk_style_context_lookup_color (style, "accent_bg_color", &ink))
    ink = track;
  track.alpha *= 0.15f;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL) {
    cairo_translate (cr, width, 0);
    cairo_scale (cr, -1, 1);
  }
  for (guint i = 0; i < N_STEPS; i++)
    draw_bar (cr, i * (BAR + GAP), (height - THICK) / 2.0, MAX (self->percent[i], 0) / 100.0, &ink,
              &track);
  cairo_destroy (cr);
}

GtkWidget *
crm_eight_bars_new (const int *percent, const CrmLocale *locale)
{
  CrmEightBars *self = g_object_new (CRM_TYPE_EIGHT_BARS, NULL);
  g_autofree char *words = crm_eight_bars_dup_words (percent, locale);

  memcpy (self->percent, percent, sizeof self->percent);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "", -1);
  return GTK_WIDGET (self);
}

static void
crm_eight_bars_class_init (CrmEightBarsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->measure = crm_eight_bars_measure;
  widget_class->snapshot = crm_eight_bars_snapshot;
  gtk_widget_class_set_css_name (widget_class, "eightbars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
crm_eight_bars_init (CrmEightBars *self)
{
}
