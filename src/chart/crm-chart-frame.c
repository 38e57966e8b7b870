/* crm-chart-frame.c: range, plot, axes and headings. The plot is what the texts round it leave. */
#include "crm-chart-frame.h"

#include <math.h>

/* Of the range, kept for the zone beyond the outermost target. */
#define ZONE_SHARE 0.12

/* Widens the range by a value; NAN changes nothing. */
static void
widen (double value, double *low, double *high)
{
  /* Written so that a range that is NAN takes the value. */
  if (!isnan (value)) {
    *low = value > *low ? *low : value;
    *high = value < *high ? *high : value;
  }
}

static void
find_range (CrmChartFrame *self, gboolean from_zero)
{
  const int beside[] = { self->spec->previous, self->spec->plan };
  double low = NAN, high = NAN, zone_low = NAN, zone_high = NAN, room;
  double height = self->spec->height / self->spec->text_scale;
  guint most = (guint) CLAMP (height / 55, 4, 6);
  guint n_zones = self->series.level ? MIN (1, self->series.items->len) : self->series.items->len;

  for (guint i = 0; i < self->series.items->len; i++)
    widen (crm_chart_series_get (&self->series, i)->value, &low, &high);
  for (guint i = 0; i < n_zones; i++) {
    const CrmChartItem *item = crm_chart_series_get (&self->series, i);
    double bottom, top;

    crm_chart_series_get_zone (&self->series, item, &bottom, &top);
    widen (bottom, &low, &high);
    widen (top, &low, &high);
    /* Where it is narrowest. */
    zone_low = fmax (zone_low, bottom);
    zone_high = fmin (zone_high, top);
  }
  for (gsize c = 0; c < G_N_ELEMENTS (beside); c++)
    for (guint i = 0; i < self->series.items->len && beside[c] >= 0; i++)
      widen (
          crm_chart_get_real (self->spec, beside[c], crm_chart_series_get (&self->series, i)->row),
          &low, &high);
  self->numbered = !isnan (low);
  if (!self->numbered) {
    self->high = 1;
    crm_chart_ticks_init (&self->ticks, 0, 1, most);
    return;
  }

  if (from_zero) {
    low = fmin (low, 0);
    high = fmax (high, 0);
  }
  /* A range that begins near zero begins at zero: then heights can be compared too. */
  if (low > 0 && (low <= 0.25 * high || self->series.latest < 0))
    low = 0;
  /* The zone must show beyond the target line, but not invent values below a natural zero. */
  room = (high > low ? high - low : fabs (high)) * ZONE_SHARE;
  if (isnan (zone_high) && !isnan (zone_low))
    high = fmax (high, zone_low + room);
  if (isnan (zone_low) && !isnan (zone_high))
    low = low >= 0 ? fmax (0, fmin (low, zone_high - room)) : fmin (low, zone_high - room);
  if (low == high && low > 0)
    low -= 0.1 * low;
  if (low == 0 && high == 0)
    high = 1;
  self->low = low;
  self->high = high;
  crm_chart_ticks_init (&self->ticks, low, high, most);
}

double
crm_chart_frame_get_y (const CrmChartFrame *self, double value)
{
  const CrmChartLayout *layout = self->layout;
  /* Halves, so that values near both ends of the doubles do not overflow. */
  double share = (layout->high / 2 - value / 2) / (layout->high / 2 - layout->low / 2);

  return layout->plot.y + share * layout->plot.height;
}

double
crm_chart_frame_get_x (const CrmChartFrame *self, int slot)
{
  return self->layout->plot.x + (slot + 0.5) * self->slot_width;
}

double
crm_chart_frame_get_bottom (const CrmChartFrame *self)
{
  return self->layout->plot.y + self->layout->plot.height;
}

double
crm_chart_frame_get_right (const CrmChartFrame *self)
{
  return self->layout->plot.x + self->layout->plot.width;
}

/* On the pixel grid: a line one pixel wide is then one pixel, not two grey ones. */
static double
crisp (double y)
{
  return floor (y) + 0.5;
}

static void
add_segment (CrmChartFrame *self, CrmChartPart part, CrmChartColour colour, double x0, double y0,
             double x1, double y1)
{
  crm_chart_layout_add_mark (self->layout, CRM_CHART_MARK_LINE, part, colour, 1);
  crm_chart_layout_add_point (self->layout, x0, y0);
  crm_chart_layout_add_point (self->layout, x1, y1);
}

void
crm_chart_frame_add_text (CrmChartFrame *self, CrmChartPart part, CrmChartFont font,
                          CrmChartColour colour, const char *text, double x, double y)
{
  CrmChartRect rect = { .x = x, .y = y };

  crm_chart_text_measure (self->text, font, text, &rect.width, &rect.height);
  crm_chart_layout_take_label (self->layout, part, font, colour, g_strdup (text), rect);
}

/* A heading at the start of reading; cut where it is wider than the chart. Returns its foot. */
static double
add_heading (CrmChartFrame *self, CrmChartPart part, CrmChartFont font, CrmChartColour colour,
             const char *text, double y)
{
  const CrmChartSpec *spec = self->spec;
  g_autofree char *shown = crm_chart_dup_isolated (spec, text);
  CrmChartRect rect = { .x = CRM_CHART_PADDING, .y = y };

  crm_chart_text_measure (self->text, font, shown, &rect.width, &rect.height);
  rect.width = MIN (rect.width, MAX (0, spec->width - 2 * CRM_CHART_PADDING));
  if (spec->locale.language == CRM_LANGUAGE_PERSIAN)
    rect.x = spec->width - CRM_CHART_PADDING - rect.width;
  crm_chart_layout_take_label (self->layout, part, font, colour, g_steal_pointer (&shown), rect);
  return rect.y + rect.height;
}

static double
add_headings (CrmChartFrame *self)
{
  const CrmChartSpec *spec = self->spec;
  double foot = CRM_CHART_PADDING;

  if (spec->show_title && spec->title != NULL)
    foot = add_heading (self, CRM_CHART_PART_TITLE, CRM_CHART_FONT_TITLE, CRM_CHART_COLOUR_TEXT,
                        spec->title, foot);
  if (spec->caption != NULL)
    foot = add_heading (self, CRM_CHART_PART_CAPTION, CRM_CHART_FONT_CAPTION,
                        CRM_CHART_COLOUR_SECOND_TEXT, spec->caption, foot);
  return foot > CRM_CHART_PADDING ? foot + CRM_CHART_GAP : foot;
}

/* From the time axis down to its texts: they clear the ticks, and the lowest number of the value
 * axis, half of which hangs below. */
static double
get_text_drop (CrmChartFrame *self)
{
  double line = crm_chart_text_get_line_height (self->text, CRM_CHART_FONT_CAPTION);

  return MAX (CRM_CHART_TICK_LENGTH + 2, ceil (line / 2) + 2);
}

static double
measure_tick_texts (CrmChartFrame *self)
{
  double widest = 0;

  for (guint i = 0; i < self->ticks.n && self->numbered; i++) {
    g_autofree char *words =
        crm_chart_words_tick (&self->measure, self->spec, crm_chart_ticks_get (&self->ticks, i));
    double width;

    crm_chart_text_measure (self->text, CRM_CHART_FONT_CAPTION, words, &width, NULL);
    widest = MAX (widest, width);
  }
  return widest;
}

static gboolean
is_unit_narrow (CrmChartFrame *self, double tick_width)
{
  double width = 0;

  if (self->measure.unit != NULL && self->numbered)
    crm_chart_text_measure (self->text, CRM_CHART_FONT_CAPTION, self->measure.unit, &width, NULL);
  return width < tick_width;
}

/* Where the plot lies, from the sizes of the texts round it. */
static void
place_plot (CrmChartFrame *self, double top, double tick_width, double beside_width,
            double above_height)
{
  const CrmChartSpec *spec = self->spec;
  double line = crm_chart_text_get_line_height (self->text, CRM_CHART_FONT_CAPTION);
  double left = CRM_CHART_PADDING + (tick_width > 0 ? ceil (tick_width) + CRM_CHART_GAP : 0);
  double right = spec->width - CRM_CHART_PADDING -
                 (beside_width > 0 ? ceil (beside_width) + CRM_CHART_GAP : 0);
  double room;
  double bottom = floor (spec->height - CRM_CHART_PADDING - line - get_text_drop (self));

  /* The unit stands over the numbers; without one half a line is enough for the topmost. */
  room = self->measure.unit != NULL && self->numbered ? line * 1.5 + 2 : line / 2;
  /* A unit as narrow as the numbers stands at the left of what is over the plot. */
  self->above = is_unit_narrow (self, tick_width) ? 0 : above_height;
  top += self->above > 0 ? room + above_height : MAX (room, above_height);
  top = ceil (top);
  left = MIN (left, spec->width - 2);
  top = MIN (top, spec->height - 2);
  self->layout->plot =
      (CrmChartRect){ left, top, MAX (1, floor (right) - left), MAX (1, bottom - top) };
  self->layout->low = crm_chart_ticks_get (&self->ticks, 0);
  self->layout->high = crm_chart_ticks_get (&self->ticks, self->ticks.n - 1);
  self->slot_width = self->layout->plot.width / MAX (1, self->series.n_slots);
}

static void
add_value_axis (CrmChartFrame *self, double tick_width)
{
  CrmChartLayout *layout = self->layout;
  double line = crm_chart_text_get_line_height (self->text, CRM_CHART_FONT_CAPTION);
  double reach = HUGE_VAL; /* top of the text below */

  for (guint i = 0; i < self->ticks.n; i++) {
    double value = crm_chart_ticks_get (&self->ticks, i);
    double y = crm_chart_frame_get_y (self, value), width, height;
    CrmChartTick tick = { .vertical = TRUE, .value = value, .position = y };
    g_autofree char *words = crm_chart_words_tick (&self->measure, self->spec, value);

    g_array_append_val (layout->ticks, tick);
    /* Where values lie on both sides of zero, zero is what they are read against. */
    if (i > 0)
      add_segment (self, CRM_CHART_PART_GRID,
                   value == 0 ? CRM_CHART_COLOUR_AXIS : CRM_CHART_COLOUR_GRID, layout->plot.x,
                   crisp (y), crm_chart_frame_get_right (self), crisp (y));
    if (!self->numbered || y + line / 2 > reach)
      continue;
    crm_chart_text_measure (self->text, CRM_CHART_FONT_CAPTION, words, &width, &height);
    crm_chart_frame_add_text (self, CRM_CHART_PART_TICK_Y, CRM_CHART_FONT_CAPTION,
                              CRM_CHART_COLOUR_SECOND_TEXT, words,
                              layout->plot.x - CRM_CHART_GAP - width, y - height / 2);
    reach = y - height / 2;
  }
  if (self->measure.unit != NULL && self->numbered) {
    CrmChartRect rect = { .y = layout->plot.y - self->above - line * 1.5 - 2, .height = line };

    /* Over the numbers if it is as narrow as they are, else over the plot; never beyond it. */
    crm_chart_text_measure (self->text, CRM_CHART_FONT_CAPTION, self->measure.unit, &rect.width,
                            NULL);
    rect.x = rect.width < tick_width ? layout->plot.x - CRM_CHART_GAP - rect.width
                                     : MIN (CRM_CHART_PADDING, layout->plot.x);
    rect.width = MIN (rect.width, crm_chart_frame_get_right (self) - rect.x);
    crm_chart_layout_take_label (layout, CRM_CHART_PART_UNIT, CRM_CHART_FONT_CAPTION,
                                 CRM_CHART_COLOUR_SECOND_TEXT, g_strdup (self->measure.unit), rect);
  }
}

static void
add_time_axis (CrmChartFrame *self)
{
  CrmChartLayout *layout = self->layout;
  double y = crm_chart_frame_get_bottom (self);
  g_autoptr (GArray) labels =
      crm_chart_time_labels (self->spec, &self->series, self->text, layout->plot.x,
                             self->slot_width, self->spec->width - 2);

  add_segment (self, CRM_CHART_PART_AXIS, CRM_CHART_COLOUR_AXIS, layout->plot.x, crisp (y),
               crm_chart_frame_get_right (self), crisp (y));
  for (guint i = 0; i < labels->len; i++) {
    const CrmChartTimeLabel *label = &g_array_index (labels, CrmChartTimeLabel, i);
    CrmChartTick tick = { .value = label->slot,
                          .position = crm_chart_frame_get_x (self, label->slot) };

    g_array_append_val (layout->ticks, tick);
    add_segment (self, CRM_CHART_PART_AXIS, CRM_CHART_COLOUR_AXIS, crisp (tick.position), y,
                 crisp (tick.position), y + CRM_CHART_TICK_LENGTH);
    crm_chart_frame_add_text (self, CRM_CHART_PART_TICK_X,
                              label->bold ? CRM_CHART_FONT_CAPTION_BOLD : CRM_CHART_FONT_CAPTION,
                              label->bold ? CRM_CHART_COLOUR_TEXT : CRM_CHART_COLOUR_SECOND_TEXT,
                              label->text, label->x, y + get_text_drop (self));
  }
}

void
crm_chart_frame_init (CrmChartFrame *self, const CrmChartSpec *spec, gboolean from_zero)
{
  *self = (CrmChartFrame){ .spec = spec };
  self->text = crm_chart_text_new (spec->locale.language, spec->text_scale);
  crm_chart_series_init (&self->series, spec);
  crm_chart_measure_init (&self->measure, spec, &self->series);
  find_range (self, from_zero);
}

void
crm_chart_frame_clear (CrmChartFrame *self)
{
  g_clear_pointer (&self->layout, crm_chart_layout_free);
  g_clear_pointer (&self->text, crm_chart_text_free);
  crm_chart_measure_clear (&self->measure);
  crm_chart_series_clear (&self->series);
}

static void
renew_layout (CrmChartFrame *self)
{
  const CrmChartSpec *spec = self->spec;

  g_clear_pointer (&self->layout, crm_chart_layout_free);
  self->layout = crm_chart_layout_new (spec->width, spec->height, spec->theme,
                                       spec->locale.language, spec->text_scale);
}

void
crm_chart_frame_begin (CrmChartFrame *self, double beside_width, double above_height)
{
  double tick_width = measure_tick_texts (self);

  renew_layout (self);
  place_plot (self, add_headings (self), tick_width, beside_width, above_height);
}

void
crm_chart_frame_begin_bare (CrmChartFrame *self, double inset)
{
  const CrmChartSpec *spec = self->spec;
  double middle = self->low / 2 + self->high / 2;
  double half = MAX (self->high / 2 - self->low / 2, fabs (middle) * 1e-6);

  renew_layout (self);
  self->layout->plot = (CrmChartRect){ 0, 0, spec->width, spec->height };
  /* One level line lies in the middle. */
  half = half > 0 ? half : 1;
  half *= spec->height / MAX (1, spec->height - 2 * inset);
  self->layout->low = middle - half;
  self->layout->high = middle + half;
  self->slot_width = spec->width / MAX (1, self->series.n_slots);
}

void
crm_chart_frame_add_axes (CrmChartFrame *self)
{
  add_value_axis (self, measure_tick_texts (self));
  add_time_axis (self);
}

const CrmChartItem *
crm_chart_frame_find_latest (const CrmChartFrame *self)
{
  return self->series.latest < 0
             ? NULL
             : crm_chart_series_get (&self->series, (guint) self->series.latest);
}

gboolean
crm_chart_frame_is_provisional (const CrmChartFrame *self, guint index)
{
  return self->spec->provisional && index + 1 == self->series.items->len;
}
