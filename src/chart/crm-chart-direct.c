/* crm-chart-direct.c: the labels that stand for a key. Words first, then places: inside the plot at
 * the first free place, beside it nudged apart. */
#include "crm-chart-direct.h"

#include <math.h>

#include "crm-chart-place.h"
#include "crm-chart-zone.h"
#include "crm-i18n.h"

#define LABEL_SPACING 15.0 /* least distance of the middles of texts beside the plot */

void
crm_chart_direct_init (CrmChartDirect *self, const CrmChartFrame *frame)
{
  const CrmChartSpec *spec = frame->spec;
  const CrmChartItem *latest = crm_chart_frame_find_latest (frame);
  double value = NAN;

  *self = (CrmChartDirect){ .target_row = crm_chart_zone_find_row (frame) };
  if (latest != NULL) {
    g_autofree char *number = NULL;
    const char *second;

    value = latest->value;
    number = crm_chart_words_value (&frame->measure, spec, value,
                                    crm_chart_get_edge (spec, latest->row));
    second = crm_chart_frame_is_provisional (frame, (guint) frame->series.latest)
                 ? _ ("Provisional")
                 : crm_chart_words_status (crm_chart_get_status (spec, latest->row), TRUE);
    self->value =
        second != NULL ? g_strdup_printf ("%s\n%s", number, second) : g_steal_pointer (&number);
    self->value_beside = latest->slot + 1 == (int) frame->series.n_slots;
  }
  if (self->target_row >= 0) {
    self->target =
        crm_chart_words_target (&frame->measure, spec, (guint) self->target_row, value, TRUE);
    /* A target that changes is named where it ends. */
    self->target_beside = !crm_chart_zone_is_level (frame);
  }
}

void
crm_chart_direct_clear (CrmChartDirect *self)
{
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->target, g_free);
}

double
crm_chart_direct_measure (CrmChartDirect *self, CrmChartFrame *frame)
{
  double value = 0, target = 0;

  if (self->value_beside)
    crm_chart_text_measure (frame->text, CRM_CHART_FONT_CAPTION_BOLD, self->value, &value, NULL);
  if (self->target_beside)
    crm_chart_text_measure (frame->text, CRM_CHART_FONT_CAPTION, self->target, &target, NULL);
  return MAX (value, target);
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
  double width, height;

  crm_chart_text_measure (frame->text, CRM_CHART_FONT_CAPTION_BOLD, words, &width, &height);
  crm_chart_frame_add_text (frame, CRM_CHART_PART_NOTICE, CRM_CHART_FONT_CAPTION_BOLD,
                            CRM_CHART_COLOUR_TEXT, words,
                            layout->plot.x + (layout->plot.width - width) / 2,
                            layout->plot.y + (layout->plot.height - height) / 2);
  g_array_index (layout->labels, CrmChartLabel, layout->labels->len - 1).halo = TRUE;
}

/* Names a latest value that is not of the last period, at the first place round it that covers
 * nothing; FALSE: nowhere. */
static gboolean
add_value_inside (CrmChartDirect *self, CrmChartFrame *frame, CrmChartColour colour)
{
  const CrmChartLayout *layout = frame->layout;
  const CrmChartItem *latest = crm_chart_frame_find_latest (frame);
  double x = crm_chart_frame_get_x (frame, latest->slot),
         y = crm_chart_frame_get_y (frame, latest->value);
  double away = CRM_CHART_POINTED_RADIUS + 4, width, height;
  CrmChartPoint corners[4];

  crm_chart_text_measure (frame->text, CRM_CHART_FONT_CAPTION_BOLD, self->value, &width, &height);
  corners[0] = (CrmChartPoint){ x + away, y - height / 2 };
  corners[1] = (CrmChartPoint){ x + away, y - height };
  corners[2] = (CrmChartPoint){ x + away, y };
  corners[3] = (CrmChartPoint){ x - width / 2, y - away - height };
  for (gsize i = 0; i < G_N_ELEMENTS (corners); i++) {
    CrmChartRect rect = { corners[i].x, corners[i].y, width, height };

    if (rect.x < layout->plot.x || rect.x + width > crm_chart_frame_get_right (frame) ||
        rect.y < layout->plot.y - CRM_CHART_PADDING ||
        rect.y + height > crm_chart_frame_get_bottom (frame) ||
        !crm_chart_place_is_free (layout, &rect, 2))
      continue;
    crm_chart_frame_add_text (frame, CRM_CHART_PART_LATEST, CRM_CHART_FONT_CAPTION_BOLD, colour,
                              self->value, rect.x, rect.y);
    return TRUE;
  }
  return FALSE;
}

/* The value and the target at the right of the plot, nudged apart. */
static void
add_beside (CrmChartDirect *self, CrmChartFrame *frame, CrmChartColour value_colour)
{
  const CrmChartLayout *layout = frame->layout;
  CrmChartBeside texts[2] = { 0 };
  const char *words[2] = { self->value, self->target };
  static const CrmChartFont fonts[] = { CRM_CHART_FONT_CAPTION_BOLD, CRM_CHART_FONT_CAPTION };
  static const CrmChartPart parts[] = { CRM_CHART_PART_LATEST, CRM_CHART_PART_TARGET };
  CrmChartColour colours[2] = { value_colour, CRM_CHART_COLOUR_ON_TEXT };
  double low, high;
  guint first = self->value_beside ? 0 : 1;
  guint n = (self->value_beside ? 1 : 0) + (self->target_beside ? 1 : 0);

  if (self->value_beside)
    texts[0].at = crm_chart_frame_get_y (frame, crm_chart_frame_find_latest (frame)->value);
  if (self->target_beside) {
    crm_chart_get_zone (frame->spec, (guint) self->target_row, &low, &high);
    if (!isnan (low) && !isnan (high))
      texts[1].at = crm_chart_frame_get_y (frame, low / 2 + high / 2);
    else
      texts[1].at = crm_chart_frame_get_y (frame, isnan (low) ? high : low);
  }
  for (guint i = first; i < first + n; i++) {
    crm_chart_text_measure (frame->text, fonts[i], words[i], NULL, &texts[i].height);
    texts[i].priority = 2 - (int) i;
  }
  crm_chart_place_beside (texts + first, n, layout->plot.y - CRM_CHART_PADDING,
                          crm_chart_frame_get_bottom (frame) + CRM_CHART_TICK_LENGTH,
                          LABEL_SPACING * frame->spec->text_scale);
  for (guint i = first; i < first + n; i++)
    if (!texts[i].dropped)
      crm_chart_frame_add_text (frame, parts[i], fonts[i], colours[i], words[i],
                                crm_chart_frame_get_right (frame) + CRM_CHART_GAP,
                                texts[i].at - texts[i].height / 2);
}

/* Names the target inside its zone, at the first place that covers nothing; FALSE: nowhere. */
static gboolean
add_target_inside (CrmChartDirect *self, CrmChartFrame *frame)
{
  const CrmChartLayout *layout = frame->layout;
  double low, high, top, bottom, width, height;
  double xs[3], ys[3];

  crm_chart_get_zone (frame->spec, (guint) self->target_row, &low, &high);
  top = isnan (high) ? layout->plot.y : crm_chart_frame_get_y (frame, high);
  bottom = isnan (low) ? crm_chart_frame_get_bottom (frame) : crm_chart_frame_get_y (frame, low);
  crm_chart_text_measure (frame->text, CRM_CHART_FONT_CAPTION_BOLD, self->target, &width, &height);
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
      crm_chart_frame_add_text (frame, CRM_CHART_PART_TARGET, CRM_CHART_FONT_CAPTION_BOLD,
                                CRM_CHART_COLOUR_ON_TEXT, self->target, rect.x, rect.y);
      return TRUE;
    }
  return FALSE;
}

gboolean
crm_chart_direct_add (CrmChartDirect *self, CrmChartFrame *frame, gboolean narrow)
{
  CrmChartColour colour, text_colour = CRM_CHART_COLOUR_TEXT;
  gboolean placed = TRUE;

  if (self->value == NULL)
    add_notice (frame);
  else
    crm_chart_direct_get_look (frame, &colour, &text_colour);
  if (!narrow)
    add_beside (self, frame, text_colour);
  if (self->value != NULL && !self->value_beside && !add_value_inside (self, frame, text_colour)) {
    self->value_beside = TRUE;
    placed = FALSE;
  }
  if (self->target != NULL && !self->target_beside && !add_target_inside (self, frame)) {
    self->target_beside = TRUE;
    placed = FALSE;
  }
  return placed;
}
