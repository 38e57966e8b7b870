/* crm-chart-view.c: keeps one layout for the size and theme at hand and makes it anew when either
 * changes. Knows nothing of what the chart is about. */
#include "crm-chart-view.h"

#include <math.h>

#include "crm-i18n.h"

#define DEFAULT_DPI 96.0
#define CURSOR_RADIUS 4.5

struct _CrmChartView {
  GtkWidget parent_instance;
  GtkWidget *area, *popover, *sentence;

  CrmTable *table;
  CrmChartSpec spec;
  char *title, *caption, *unit; /* what the spec borrows */
  CrmChartLayout *layout;       /* NULL: to be made */
  int cursor;                   /* index in layout->hits, or -1 */
  double x, y;                  /* where the pointer was last */
};

G_DEFINE_FINAL_TYPE (CrmChartView, crm_chart_view, GTK_TYPE_WIDGET)

CrmChartTheme
crm_chart_view_get_theme (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean contrast = adw_style_manager_get_high_contrast (style);

  if (adw_style_manager_get_dark (style))
    return contrast ? CRM_CHART_DARK_CONTRAST : CRM_CHART_DARK;
  return contrast ? CRM_CHART_LIGHT_CONTRAST : CRM_CHART_LIGHT;
}

static double
get_text_scale (GtkWidget *widget)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / 1024.0 / DEFAULT_DPI, 0.5, 4) : 1;
}

static void
ensure_layout (CrmChartView *self, int width, int height)
{
  CrmChartTheme theme = crm_chart_view_get_theme ();
  double ratio = gtk_widget_get_scale_factor (self->area);

  if (self->table == NULL || width < 1 || height < 1)
    return;
  if (self->layout != NULL && self->spec.width == width && self->spec.height == height &&
      self->spec.theme == theme && self->spec.pixel_ratio == ratio)
    return;
  g_clear_pointer (&self->layout, crm_chart_layout_free);
  self->spec.width = width;
  self->spec.height = height;
  self->spec.theme = theme;
  self->spec.pixel_ratio = ratio;
  self->spec.text_scale = get_text_scale (self->area);
  self->layout = crm_chart_layout (&self->spec);
  if (self->cursor >= (int) self->layout->hits->len)
    self->cursor = -1;
}

/* What is said of the chart as a whole follows its name; of the value at the cursor, that value. */
static void
describe (CrmChartView *self, const char *text)
{
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      text != NULL ? text : _ ("The arrow keys read the values one by one."), -1);
}

/* Painting. */

static void
set_colour (cairo_t *cr, CrmChartTheme theme, CrmChartColour name)
{
  CrmChartRgba colour = crm_chart_palette_get (theme, name);

  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
}

static const CrmChartHit *
get_hit (CrmChartView *self)
{
  if (self->layout == NULL || self->cursor < 0 || self->cursor >= (int) self->layout->hits->len)
    return NULL;
  return &g_array_index (self->layout->hits, CrmChartHit, self->cursor);
}

/* Where the value of the cursor's row stands; its x is the middle of the hit area. */
static CrmChartPoint
get_cursor_point (CrmChartView *self, const CrmChartHit *hit, gboolean *has_value)
{
  const CrmChartRect *plot = &self->layout->plot;
  double value = crm_table_get_real (self->table, (guint) self->spec.value, hit->row);
  double low = self->layout->low, high = self->layout->high;
  CrmChartPoint point = { hit->rect.x + hit->rect.width / 2, plot->y };

  *has_value = isfinite (value) && high > low;
  /* The mark itself is nearest to the truth: a hit area may be cut at the edge of the plot. */
  for (guint i = 0; *has_value && i < self->layout->marks->len; i++) {
    const CrmChartMark *mark = &g_array_index (self->layout->marks, CrmChartMark, i);
    const CrmChartPoint *points = crm_chart_layout_get_points (self->layout, mark);

    if (mark->type != CRM_CHART_MARK_SYMBOLS)
      continue;
    for (guint k = 0; k < mark->n_points; k++)
      if (points[k].x >= hit->rect.x && points[k].x <= hit->rect.x + hit->rect.width)
        return points[k];
  }
  if (*has_value)
    point.y = plot->y + plot->height * (high - value) / (high - low);
  return point;
}

static void
paint_cursor (CrmChartView *self, cairo_t *cr)
{
  const CrmChartHit *hit = get_hit (self);
  const CrmChartRect *plot;
  CrmChartPoint point;
  gboolean has_value;

  if (hit == NULL)
    return;
  plot = &self->layout->plot;
  point = get_cursor_point (self, hit, &has_value);
  set_colour (cr, self->layout->theme, CRM_CHART_COLOUR_SECOND_TEXT);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, floor (point.x) + 0.5, plot->y);
  cairo_line_to (cr, floor (point.x) + 0.5, plot->y + plot->height);
  cairo_stroke (cr);
  if (!has_value)
    return;
  cairo_arc (cr, point.x, point.y, CURSOR_RADIUS, 0, 2 * G_PI);
  set_colour (cr, self->layout->theme, CRM_CHART_COLOUR_SERIES_1);
  cairo_fill_preserve (cr);
  set_colour (cr, self->layout->theme, CRM_CHART_COLOUR_CARD);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  CrmChartView *self = data;

  ensure_layout (self, width, height);
  if (self->layout == NULL)
    return;
  crm_chart_paint (self->layout, cr);
  paint_cursor (self, cr);
}

/* The reading cursor. */

static void
show_sentence (CrmChartView *self, const CrmChartHit *hit, const char *text)
{
  gboolean has_value;
  CrmChartPoint point = get_cursor_point (self, hit, &has_value);
  int lift = has_value ? (int) (2 * CURSOR_RADIUS) : 0;

  gtk_label_set_text (GTK_LABEL (self->sentence), text);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle){ (int) point.x, (int) point.y - lift, 1, lift });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
move_cursor (CrmChartView *self, int cursor)
{
  const CrmChartHit *hit;
  g_autofree char *text = NULL;

  if (cursor == self->cursor)
    return;
  self->cursor = cursor;
  gtk_widget_queue_draw (self->area);
  hit = get_hit (self);
  if (hit == NULL) {
    gtk_popover_popdown (GTK_POPOVER (self->popover));
    describe (self, NULL);
    return;
  }
  text = crm_chart_dup_sentence (&self->spec, hit->row);
  show_sentence (self, hit, text);
  describe (self, text);
}

static void
on_motion (CrmChartView *self, double x, double y)
{
  /* GTK tells of motion after a new layout too; the keyboard's cursor is not to be taken by it. */
  gboolean moved = x != self->x || y != self->y;

  self->x = x;
  self->y = y;
  if (moved && self->layout != NULL)
    move_cursor (self, crm_chart_layout_find_hit (self->layout, x, y));
}

static void
on_leave (CrmChartView *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    move_cursor (self, -1);
}

static void
on_pressed (CrmChartView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Time runs from left to right in every language, so that the arrows need no mirroring. */
static gboolean
on_key (CrmChartView *self, guint key)
{
  int last = self->layout != NULL ? (int) self->layout->hits->len - 1 : -1;
  int cursor = self->cursor;

  if (last < 0)
    return GDK_EVENT_PROPAGATE;
  switch (key) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    cursor = cursor < 0 ? last : MAX (cursor - 1, 0);
    break;
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    cursor = cursor < 0 ? last : MIN (cursor + 1, last);
    break;
  case GDK_KEY_Home:
  case GDK_KEY_KP_Home:
    cursor = 0;
    break;
  case GDK_KEY_End:
  case GDK_KEY_KP_End:
    cursor = last;
    break;
  case GDK_KEY_Escape:
    if (cursor < 0)
      return GDK_EVENT_PROPAGATE;
    cursor = -1;
    break;
  default:
    return GDK_EVENT_PROPAGATE;
  }
  move_cursor (self, cursor);
  return GDK_EVENT_STOP;
}

static void
on_blur (CrmChartView *self)
{
  move_cursor (self, -1);
}

/* What is shown. */

void
crm_chart_view_take (CrmChartView *self, CrmTable *table, const CrmChartSpec *spec)
{
  g_autofree char *words = NULL;

  g_return_if_fail (CRM_IS_CHART_VIEW (self));
  move_cursor (self, -1);
  g_clear_pointer (&self->layout, crm_chart_layout_free);
  g_clear_pointer (&self->table, crm_table_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->caption, g_free);
  g_clear_pointer (&self->unit, g_free);
  self->table = table;
  if (table != NULL) {
    self->spec = *spec;
    self->spec.table = table;
    self->spec.title = self->title = g_strdup (spec->title);
    self->spec.caption = self->caption = g_strdup (spec->caption);
    self->spec.unit = self->unit = g_strdup (spec->unit);
    words = crm_chart_describe (&self->spec);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : "", -1);
  describe (self, NULL);
  gtk_widget_queue_draw (self->area);
}

const CrmChartSpec *
crm_chart_view_get_spec (CrmChartView *self)
{
  return self->table != NULL ? &self->spec : NULL;
}

gboolean
crm_chart_view_get_cursor (CrmChartView *self, guint *row, GdkRectangle *at)
{
  const CrmChartHit *hit = get_hit (self);
  gboolean has_value;
  CrmChartPoint point;

  if (hit == NULL)
    return FALSE;
  point = get_cursor_point (self, hit, &has_value);
  *row = hit->row;
  *at = (GdkRectangle){ (int) point.x, (int) point.y, 1, 1 };
  return TRUE;
}

/* The widget. */

static void
redraw (CrmChartView *self)
{
  gtk_widget_queue_draw (self->area);
}

static void
add_controllers (CrmChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_blur), self);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (self->area, motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

GtkWidget *
crm_chart_view_new (void)
{
  return g_object_new (CRM_TYPE_CHART_VIEW, NULL);
}

static void
crm_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CrmChartView *self = CRM_CHART_VIEW (widget);

  gtk_widget_size_allocate (self->area, &(GtkAllocation){ 0, 0, width, height }, baseline);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
crm_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (CRM_CHART_VIEW (widget)->area, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
crm_chart_view_dispose (GObject *object)
{
  CrmChartView *self = CRM_CHART_VIEW (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->area, gtk_widget_unparent);
  g_clear_pointer (&self->layout, crm_chart_layout_free);
  g_clear_pointer (&self->table, crm_table_free);
  G_OBJECT_CLASS (crm_chart_view_parent_class)->dispose (object);
}

static void
crm_chart_view_finalize (GObject *object)
{
  CrmChartView *self = CRM_CHART_VIEW (object);

  g_free (self->title);
  g_free (self->caption);
  g_free (self->unit);
  G_OBJECT_CLASS (crm_chart_view_parent_class)->finalize (object);
}

static void
crm_chart_view_class_init (CrmChartViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_chart_view_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_chart_view_finalize;
  widget_class->size_allocate = crm_chart_view_size_allocate;
  widget_class->measure = crm_chart_view_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
}

static void
crm_chart_view_init (CrmChartView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->cursor = -1;
  self->area = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->area), 300);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->area), 320);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw, self, NULL);
  gtk_widget_set_parent (self->area, GTK_WIDGET (self));

  self->sentence = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->sentence), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->sentence), 52);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->sentence);
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_TOP);
  /* The pointer passes through it to the chart below. */
  gtk_widget_set_can_target (self->popover, FALSE);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  add_controllers (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (redraw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (redraw), self,
                           G_CONNECT_SWAPPED);
}
