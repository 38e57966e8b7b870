/* crm-chart-direct.c: the labels that stand for a key. Words first, then places: inside the plot at
 * the first free place, beside it nudged apart. */
#include "crm-chart-direct.h"

#include <math.h>

#include "crm-chart-note.h"
#include "crm-chart-place.h"
#include "crm-chart-zone.h"
#include "crm-i18n.h"

#define LABEL_SPACING 15.0 /* least distance of the middles of texts beside the plot */

/* Sets one text; it stands beside the plot when its point is of the last period. Takes words. */
static void
set_text (CrmChartDirect *self, CrmChartDirectPlace place, const CrmChartFrame *frame,
          const CrmChartDirectText *text)
{
  self->texts[place] = *text;
  self->texts[place].beside = text->slot + 1 == (int) frame->series.n_slots;
}

static void
set_value (CrmChartDirect *self, const CrmChartFrame *frame)
{
  const CrmChartSpec *spec = frame->spec;
  const CrmChartItem *latest = crm_chart_frame_find_latest (frame);
  CrmChartDirectText text = { .part = CRM_CHART_PART_LATEST, .font = CRM_CHART_FONT_CAPTION_BOLD };
  g_autofree char *number = NULL;
  CrmChartColour mark;
  const char *second;

  if (latest == NULL)
    return;
  number = crm_chart_words_value (&frame->measure, spec, latest->value,
                                  crm_chart_get_edge (spec, latest->row));
  second = crm_chart_frame_is_provisional (frame, (guint) frame->series.latest)
               ? _ ("Provisional")
               : crm_chart_words_status (crm_chart_get_status (spec, latest->row), TRUE);
  text.words =
      second != NULL ? g_strdup_printf ("%s\n%s", number, second) : g_steal_pointer (&number);
  text.value = latest->value;
  text.slot = latest->slot;
  crm_chart_direct_get_look (frame, &mark, &text.colour);
  set_text (self, CRM_CHART_DIRECT_VALUE, frame, &text);
}

static void
set_target (CrmChartDirect *self, const CrmChartFrame *frame)
{
  const CrmChartItem *latest = crm_chart_frame_find_latest (frame);
  CrmChartDirectText text = { .part = CRM_CHART_PART_TARGET,
                              .font = CRM_CHART_FONT_CAPTION_BOLD,
                              .colour = CRM_CHART_COLOUR_ON_TEXT,
                              .slot = -1 };
  double low, high;

  self->target_row = crm_chart_zone_find_row (frame);
  if (self->target_row < 0)
    return;
  text.words = crm_chart_words_target (&frame->measure, frame->spec, (guint) self->target_row,
                                       latest != NULL ? latest->value : NAN, TRUE);
  crm_chart_get_zone (frame->spec, (guint) self->target_row, &low, &high);
  text.value = isnan (low) ? high : isnan (high) ? low : low / 2 + high / 2;
  set_text (self, CRM_CHART_DIRECT_TARGET, frame, &text);
  /* A target that changes is named where it ends; among more points than pixels no place inside is
   * worth the search. */
  self->texts[CRM_CHART_DIRECT_TARGET].beside =
      !crm_chart_zone_is_level (frame) ||
      frame->series.items->len > 2 * frame->spec->width * frame->spec->pixel_ratio;
}

/* Names the last point of a grey line; takes the words. */
static void
set_grey (CrmChartDirect *self, const CrmChartFrame *frame, CrmChartDirectPlace place, int column)
{
  CrmChartDirectText text = { .font = CRM_CHART_FONT_CAPTION,
                              .colour = CRM_CHART_COLOUR_SECOND_TEXT };

  for (guint i = frame->series.items->len; i-- > 0 && column >= 0;) {
    const CrmChartItem *item = crm_chart_series_get (&frame->series, i);
    g_autofree char *number = NULL;

    text.value = crm_chart_get_real (frame->spec, column, item->row);
    if (isnan (text.value))
      continue;
    number = crm_chart_words_value (&frame->measure, frame->spec, text.value, NAN);
    text.slot = item->slot;
    text.part = place == CRM_CHART_DIRECT_PLAN ? CRM_CHART_PART_PLAN : CRM_CHART_PART_PREVIOUS;
    /* Translators: names a line in a chart by its last value, as in "Plan 24 h". */
    text.words = g_strdup_printf (
        place == CRM_CHART_DIRECT_PLAN ? _ ("Plan %s") : _ ("Year before %s"), number);
    set_text (self, place, frame, &text);
    return;
  }
}

void
crm_chart_direct_init (CrmChartDirect *self, const CrmChartFrame *frame)
{
  *self = (CrmChartDirect){ 0 };
  set_value (self, frame);
  set_target (self, frame);
  set_grey (self, frame, CRM_CHART_DIRECT_PLAN, frame->spec->plan);
  set_grey (self, frame, CRM_CHART_DIRECT_PREVIOUS, frame->spec->previous);
}

void
crm_chart_direct_clear (CrmChartDirect *self)
{
  for (guint i = 0; i < CRM_CHART_N_DIRECTS; i++)
    g_clear_pointer (&self->texts[i].words, g_free);
}

void
crm_chart_direct_take_value (CrmChartDirect *self, char *words, CrmChartColour colour)
{
  CrmChartDirectText *text = &self->texts[CRM_CHART_DIRECT_VALUE];

  g_free (text->words);
  text->words = words;
  text->colour = colour;
}

void
crm_chart_direct_drop_units (CrmChartDirect *self, const CrmChartFrame *frame)
{
  CrmChartDirectText *text = &self->texts[CRM_CHART_DIRECT_PLAN];
  const CrmChartMeasure numbers = { .divisor = frame->measure.divisor };
  g_autofree char *number = NULL;

  if (text->words == NULL)
    return;
  number = crm_chart_words_value (&numbers, frame->spec, text->value, NAN);
  g_free (text->words);
  text->words = g_strdup_printf (_ ("Plan %s"), number);
}

/* Inside its zone a target is bold, beside the plot it must not outdo the value. */
static CrmChartFont
get_font (const CrmChartDirectText *text)
{
  return text->beside && text->part == CRM_CHART_PART_TARGET ? CRM_CHART_FONT_CAPTION : text->font;
}

double
crm_chart_direct_measure (CrmChartDirect *self, CrmChartFrame *frame)
{
  double widest = 0;

  for (guint i = 0; i < CRM_CHART_N_DIRECTS; i++) {
    const CrmChartDirectText *text = &self->texts[i];
    double width;

    if (text->words == NULL || !text->beside)
      continue;
    crm_chart_text_measure (frame->text, get_font (text), text->words, &width, NULL);
    widest = MAX (widest, width);
  }
  return widest;
}

/* What the latest value looks like: its status in shape and colour. */
CrmChartShape
crm_chart_direct_get_look (const CrmChartFrame *frame, CrmChartColour *colour,
                           CrmChartColour *text_colour)
{
  const CrmChartItem *latest = crm_chart_frame_find_latest (frame);

  *colour = CRM_CHART_COLOUR_SERIES_1;
  *text_colour = CRM_CHART_COLOUR_TEXT;
  /* A value that may still change has no status to show yet. */
  if (crm_chart_frame_is_provisional (frame, (guint) frame->series.latest))
    return CRM_CHART_SHAPE_HOLLOW;
  switch (crm_chart_get_status (frame->spec, latest->row)) {
  case CRM_CHART_STATUS_ON:
    *colour = CRM_CHART_COLOUR_ON;
    *text_colour = CRM_CHART_COLOUR_ON_TEXT;
    break;
  case CRM_CHART_STATUS_NEAR:
    *colour = CRM_CHART_COLOUR_NEAR;
    *text_colour = CRM_CHART_COLOUR_NEAR_TEXT;
    return CRM_CHART_SHAPE_TRIANGLE;
  case CRM_CHART_STATUS_OFF:
    *colour = CRM_CHART_COLOUR_OFF;
    *text_colour = CRM_CHART_COLOUR_OFF_TEXT;
    return CRM_CHART_SHAPE_DIAMOND;
  case CRM_CHART_STATUS_NONE:
    break;
  }
  return CRM_CHART_SHAPE_DISC;
}

static void
add_notice (CrmChartFrame *frame)
{
  const char *words = _ ("No measurement yet");
  const CrmChartLayout *layout = frame->layout;
  CrmChartLabel *label;
  double width, height;

  crm_chart_text_measure (frame->text, CRM_CHART_FONT_CAPTION_BOLD, words, &width, &height);
  crm_chart_frame_add_text (frame, CRM_CHART_PART_NOTICE, CRM_CHART_FONT_CAPTION_BOLD,
                            CRM_CHART_COLOUR_TEXT, words,
                            layout->plot.x + MAX (0, layout->plot.width - width) / 2,
                            layout->plot.y + (layout->plot.height - height) / 2);
  label = &g_array_index (layout->labels, CrmChartLabel, layout->labels->len - 1);
  label->rect.width = MIN (width, layout->plot.width);
  label->halo = TRUE;
}

/* Texts may reach a little over the plot where nothing stands. */
static double
get_top (const CrmChartFrame *frame)
{
  double top = frame->layout->plot.y;

  return crm_chart_note_get_height (frame) > 0 ? top : top - CRM_CHART_PADDING;
}

/* Names a point that is not of the last period, at the first place round it that covers nothing;
 * FALSE: nowhere. */
static gboolean
add_point_inside (const CrmChartDirectText *text, CrmChartFrame *frame)
{
  const CrmChartLayout *layout = frame->layout;
  double x = crm_chart_frame_get_x (frame, text->slot),
         y = crm_chart_frame_get_y (frame, text->value);
  double top = get_top (frame), away = CRM_CHART_POINTED_RADIUS + 4, width, height;
  CrmChartPoint corners[9];

  crm_chart_text_measure (frame->text, text->font, text->words, &width, &height);
  corners[0] = (CrmChartPoint){ x + away, y - height / 2 };
  corners[1] = (CrmChartPoint){ x + away, y - height };
  corners[2] = (CrmChartPoint){ x + away, y };
  corners[3] = (CrmChartPoint){ x + away, y + away };
  corners[4] = (CrmChartPoint){ x - width / 2, y - away - height };
  corners[5] = (CrmChartPoint){ x - width / 2, y + away };
  corners[6] = (CrmChartPoint){ x + away - width, y - away - height };
  corners[7] = (CrmChartPoint){ x + away - width, y + away };
  corners[8] = (CrmChartPoint){ x - away - width, y - height / 2 };
  for (gsize i = 0; i < G_N_ELEMENTS (corners); i++) {
    CrmChartRect rect = { corners[i].x, corners[i].y, width, height };

    if (rect.x < layout->plot.x || rect.x + width > crm_chart_frame_get_right (frame) ||
        rect.y < top || rect.y + height > crm_chart_frame_get_bottom (frame) ||
        !crm_chart_place_is_free (layout, &rect, 2))
      continue;
    crm_chart_frame_add_text (frame, text->part, text->font, text->colour, text->words, rect.x,
                              rect.y);
    return TRUE;
  }
  return FALSE;
}

/* The texts at the right of the plot, nudged apart. */
static void
add_beside (CrmChartDirect *self, CrmChartFrame *frame)
{
  CrmChartBeside places[CRM_CHART_N_DIRECTS];
  const CrmChartDirectText *texts[CRM_CHART_N_DIRECTS];
  guint n = 0;

  for (guint i = 0; i < CRM_CHART_N_DIRECTS; i++) {
    const CrmChartDirectText *text = &self->texts[i];

    if (text->words == NULL || !text->beside)
      continue;
    places[n] =
        (CrmChartBeside){ .at = crm_chart_frame_get_y (frame, text->value), .priority = (int) i };
    crm_chart_text_measure (frame->text, get_font (text), text->words, NULL, &places[n].height);
    texts[n++] = text;
  }
  crm_chart_place_beside (places, n, get_top (frame),
                          crm_chart_frame_get_bottom (frame) + CRM_CHART_TICK_LENGTH,
                          LABEL_SPACING * frame->spec->text_scale);
  for (guint i = 0; i < n; i++)
    if (!places[i].dropped)
      crm_chart_frame_add_text (frame, texts[i]->part, get_font (texts[i]), texts[i]->colour,
                                texts[i]->words, crm_chart_frame_get_right (frame) + CRM_CHART_GAP,
                                places[i].at - places[i].height / 2);
}

/* Names the target inside its zone, at the first place that covers nothing; FALSE: nowhere. */
static gboolean
add_target_inside (CrmChartDirect *self, CrmChartFrame *frame)
{
  const CrmChartLayout *layout = frame->layout;
  const CrmChartDirectText *text = &self->texts[CRM_CHART_DIRECT_TARGET];
  double low, high, top, bottom, width, height;
  double xs[3], ys[3];

  crm_chart_get_zone (frame->spec, (guint) self->target_row, &low, &high);
  top = isnan (high) ? layout->plot.y : crm_chart_frame_get_y (frame, high);
  bottom = isnan (low) ? crm_chart_frame_get_bottom (frame) : crm_chart_frame_get_y (frame, low);
  crm_chart_text_measure (frame->text, text->font, text->words, &width, &height);
  if (bottom - top < height + 2 || layout->plot.width < width + 2 * CRM_CHART_GAP)
    return FALSE;

  xs[0] = layout->plot.x + CRM_CHART_GAP;
  xs[1] = crm_chart_frame_get_right (frame) - CRM_CHART_GAP - width;
  xs[2] = layout->plot.x + (layout->plot.width - width) / 2;
  /* Near the target line first: that is what the text names. */
  ys[0] = isnan (low) ? top + 3 : bottom - height - 3;
  ys[1] = (top + bottom - height) / 2;
  ys[2] = isnan (low) ? bottom - height - 3 : top + 3;
  for (int x = 0; x < 3; x++)
    for (int y = 0; y < 3; y++) {
      CrmChartRect rect = { xs[x], ys[y], width, height };

      if (rect.y < top || rect.y + height > bottom || !crm_chart_place_is_free (layout, &rect, 2))
        continue;
      crm_chart_frame_add_text (frame, text->part, text->font, text->colour, text->words, rect.x,
                                rect.y);
      return TRUE;
    }
  return FALSE;
}

gboolean
crm_chart_direct_add (CrmChartDirect *self, CrmChartFrame *frame, gboolean narrow)
{
  gboolean placed = TRUE;

  if (self->texts[CRM_CHART_DIRECT_VALUE].words == NULL)
    add_notice (frame);
  if (!narrow)
    add_beside (self, frame);
  else if (self->texts[CRM_CHART_DIRECT_VALUE].beside)
    add_point_inside (&self->texts[CRM_CHART_DIRECT_VALUE], frame);
  for (guint i = CRM_CHART_N_DIRECTS; i-- > 0;) {
    CrmChartDirectText *text = &self->texts[i];

    if (text->words == NULL || text->beside)
      continue;
    if (i == CRM_CHART_DIRECT_TARGET ? add_target_inside (self, frame)
                                     : add_point_inside (text, frame))
      continue;
    text->beside = TRUE;
    placed = FALSE;
  }
  return placed;
}
