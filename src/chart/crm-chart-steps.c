/* crm-chart-steps.c: bars instead of a radar: a place on one common scale is read more surely than
 * a radius, names have room, and the order of the method is kept, so that a later step ahead of an
 * earlier one is seen. Mirrored where reading starts at the right. */
#include "crm-chart-steps.h"

#include <math.h>

#include "crm-chart-frame.h"
#include "crm-chart-sentence.h"
#include "crm-decimal.h"
#include "crm-i18n.h"

#define BAR_HEIGHT 8.0
#define TICK_WIDTH 2.5
#define TICK_BEYOND 2.5   /* of the plan, above and below the bar */
#define NUMBER_WIDTH 20.0 /* times the scale of text */
#define LEAST_TOLD 5      /* per cent: nearer to the plan is on plan */
#define FAR_BEHIND 10

/* What there is room for. */
typedef enum { BARS_ONLY, ONE_LINE, TWO_LINES } Form;

typedef struct {
  const CrmChartSpec *spec;
  CrmChartText *text;
  CrmChartLayout *layout;
  Form form;
  double pitch;
  double start, width;            /* of the scale; start is counted from where reading starts */
  double names, number, percents; /* widths of columns */
} Steps;

/* Whole per cent: 99.6 is not yet 100. */
static double
get_percent (const CrmChartSpec *spec, int column, guint row)
{
  return floor (CLAMP (crm_chart_get_real (spec, column, row), 0, 100) + 1e-9);
}

static char *
dup_percent (const CrmChartSpec *spec, guint row)
{
  const CrmChartMeasure measure = {
    .divisor = 1,
    .percent = TRUE,
    .unit = (char *) (spec->locale.language == CRM_LANGUAGE_PERSIAN ? "٪" : "%"),
  };
  double value = get_percent (spec, spec->value, row);

  return isnan (value) ? g_strdup ("–") : crm_chart_words_value (&measure, spec, value, NAN);
}

/* "8 behind plan", or what the table says instead; NULL without a plan. */
static char *
dup_distance (const CrmChartSpec *spec, guint row, CrmChartColour *colour, gboolean *bold)
{
  const char *note = crm_chart_get_text (spec, spec->note, row);
  double distance = get_percent (spec, spec->value, row) - get_percent (spec, spec->plan, row);
  g_autofree char *number = NULL;

  *colour = CRM_CHART_COLOUR_SECOND_TEXT;
  *bold = FALSE;
  if (note != NULL) {
    *colour = CRM_CHART_COLOUR_ON_TEXT;
    return crm_chart_dup_isolated (spec, note);
  }
  if (isnan (distance))
    return NULL;
  if (fabs (distance) < LEAST_TOLD)
    return g_strdup (_ ("on plan"));
  number = crm_integer_format ((gint64) fabs (distance), &spec->locale);
  if (distance > 0)
    /* Translators: a number of per cent that a step is ahead of its plan; as short as can be. */
    return g_strdup_printf (C_ ("step", "%s ahead"), number);
  *colour = distance > -FAR_BEHIND ? CRM_CHART_COLOUR_NEAR_TEXT : CRM_CHART_COLOUR_OFF_TEXT;
  *bold = TRUE;
  return g_strdup_printf (C_ ("step", "%s behind plan"), number);
}

static double
get_x (const Steps *self, double distance)
{
  return self->spec->locale.language == CRM_LANGUAGE_PERSIAN ? self->spec->width - distance
                                                             : distance;
}

/* A text between two distances from where reading starts; at the end of them or the start. */
static double
add_text (Steps *self, CrmChartPart part, CrmChartFont font, CrmChartColour colour,
          const char *words, double from, double to, gboolean at_end, double middle)
{
  CrmChartRect rect = { 0 };

  crm_chart_text_measure (self->text, font, words, &rect.width, &rect.height);
  rect.width = MIN (rect.width, MAX (0, to - from));
  if (at_end)
    from = to - rect.width;
  rect.x = MIN (get_x (self, from), get_x (self, from + rect.width));
  rect.y = middle - rect.height / 2;
  crm_chart_layout_take_label (self->layout, part, font, colour, g_strdup (words), rect);
  return rect.width;
}

static void
add_bar (Steps *self, guint row, double middle)
{
  CrmChartLayout *layout = self->layout;
  double value = get_percent (self->spec, self->spec->value, row);
  double plan = get_percent (self->spec, self->spec->plan, row);
  double half = MIN (BAR_HEIGHT, self->pitch) / 2, radius = 3;

  crm_chart_layout_add_mark (layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_TRACK,
                             CRM_CHART_COLOUR_TRACK, radius);
  crm_chart_layout_add_bar (layout, get_x (self, self->start), middle - half,
                            get_x (self, self->start + self->width), middle + half);
  if (value > 0) {
    crm_chart_layout_add_mark (layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_VALUE,
                               CRM_CHART_COLOUR_SERIES_1, radius);
    crm_chart_layout_add_bar (layout, get_x (self, self->start), middle - half,
                              get_x (self, self->start + self->width * value / 100), middle + half);
  }
  if (!isnan (plan)) {
    double at = self->start + self->width * plan / 100;
    double beyond = MIN (TICK_BEYOND, (self->pitch - 2 * half) / 2);

    at = CLAMP (at, self->start + TICK_WIDTH / 2, self->start + self->width - TICK_WIDTH / 2);
    crm_chart_layout_add_mark (layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_PLAN,
                               CRM_CHART_COLOUR_TEXT, 0);
    crm_chart_layout_add_bar (layout, get_x (self, at - TICK_WIDTH / 2), middle - half - beyond,
                              get_x (self, at + TICK_WIDTH / 2), middle + half + beyond);
  }
}

/* Number, name, distance and per cent, from start to end. */
static void
add_texts (Steps *self, guint row, double middle)
{
  const CrmChartSpec *spec = self->spec;
  const char *name = crm_chart_get_text (spec, spec->label, row);
  g_autofree char *number = crm_integer_format (row + 1, &spec->locale);
  g_autofree char *percent = dup_percent (spec, row), *distance = NULL;
  double end = spec->width, start = self->number;
  CrmChartColour colour;
  gboolean bold;

  add_text (self, CRM_CHART_PART_NAME, CRM_CHART_FONT_BODY, CRM_CHART_COLOUR_SECOND_TEXT, number, 0,
            self->number, FALSE, middle);
  add_text (self, CRM_CHART_PART_LATEST, CRM_CHART_FONT_BODY_BOLD, CRM_CHART_COLOUR_TEXT, percent,
            0, end, TRUE, middle);
  end -= self->percents + CRM_CHART_GAP;
  if (self->form == ONE_LINE) {
    end = start + self->names;
  } else {
    distance = dup_distance (spec, row, &colour, &bold);
    /* A chart too narrow for both shows the name. */
    if (distance != NULL && end - start - self->names >= 0)
      add_text (self, CRM_CHART_PART_PLAN,
                bold ? CRM_CHART_FONT_CAPTION_BOLD : CRM_CHART_FONT_CAPTION, colour, distance,
                start + self->names, end, TRUE, middle);
  }
  if (name != NULL) {
    g_autofree char *isolated = crm_chart_dup_isolated (spec, name);

    add_text (self, CRM_CHART_PART_NAME, CRM_CHART_FONT_BODY, CRM_CHART_COLOUR_TEXT, isolated,
              start, MIN (end, start + self->names), FALSE, middle);
  }
}

/* Columns as wide as their widest text, and what they leave to the scale. */
static void
find_columns (Steps *self, guint n)
{
  const CrmChartSpec *spec = self->spec;
  double distances = 0, width, left;

  self->number = NUMBER_WIDTH * spec->text_scale;
  for (guint row = 0; row < n; row++) {
    const char *name = crm_chart_get_text (spec, spec->label, row);
    g_autofree char *percent = dup_percent (spec, row);
    CrmChartColour colour;
    gboolean bold;
    g_autofree char *distance = dup_distance (spec, row, &colour, &bold);

    crm_chart_text_measure (self->text, CRM_CHART_FONT_BODY_BOLD, percent, &width, NULL);
    self->percents = MAX (self->percents, ceil (width));
    if (name != NULL) {
      crm_chart_text_measure (self->text, CRM_CHART_FONT_BODY, name, &width, NULL);
      self->names = MAX (self->names, ceil (width));
    }
    if (distance != NULL) {
      crm_chart_text_measure (self->text,
                              bold ? CRM_CHART_FONT_CAPTION_BOLD : CRM_CHART_FONT_CAPTION, distance,
                              &width, NULL);
      distances = MAX (distances, ceil (width));
    }
  }
  left = spec->width - self->number - self->percents - CRM_CHART_GAP;
  if (self->form == TWO_LINES) {
    /* Where distances do not fit beside the names, names have the whole line. */
    self->names = left - self->names - CRM_CHART_GAP >= distances ? left - distances - CRM_CHART_GAP
                                                                  : MAX (0, left) + 1;
    return;
  }
  self->names = MIN (self->names, 0.4 * spec->width);
  self->start = self->number + self->names + CRM_CHART_GAP;
  self->width = MAX (1, spec->width - self->start - self->percents - CRM_CHART_GAP);
}

static void
add_row (Steps *self, guint row, double line)
{
  CrmChartLayout *layout = self->layout;
  double top = row * self->pitch, middle = top + self->pitch / 2;
  CrmChartHit hit = { { 0, top, layout->width, self->pitch }, row };

  g_array_append_val (layout->hits, hit);
  if (row > 0 && self->form == TWO_LINES) {
    crm_chart_layout_add_mark (layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_GRID,
                               CRM_CHART_COLOUR_HAIRLINE, 1);
    crm_chart_layout_add_point (layout, 0, floor (top) + 0.5);
    crm_chart_layout_add_point (layout, layout->width, floor (top) + 0.5);
  }
  if (self->form == TWO_LINES) {
    double height = line + TICK_BEYOND + BAR_HEIGHT;

    add_texts (self, row, middle - height / 2 + line / 2);
    add_bar (self, row, middle + height / 2 - BAR_HEIGHT / 2);
    return;
  }
  if (self->form == ONE_LINE)
    add_texts (self, row, middle);
  add_bar (self, row, middle);
}

CrmChartLayout *
crm_chart_steps_layout (const CrmChartSpec *spec)
{
  guint n = crm_table_get_n_rows (spec->table);
  g_autoptr (CrmChartText) text = crm_chart_text_new (spec->locale.language, spec->text_scale);
  double line = crm_chart_text_get_line_height (text, CRM_CHART_FONT_BODY);
  Steps self = { .spec = spec,
                 .text = text,
                 .layout = crm_chart_layout_new (spec->width, spec->height, spec->theme,
                                                 spec->locale.language, spec->text_scale),
                 .pitch = spec->height / MAX (1, n),
                 .width = spec->width };

  self.layout->plot = (CrmChartRect){ 0, 0, spec->width, spec->height };
  self.layout->high = 100;
  self.layout->stacked = TRUE;
  if (spec->label >= 0 && self.pitch >= line + TICK_BEYOND + BAR_HEIGHT + 4)
    self.form = TWO_LINES;
  else if (spec->label >= 0 && self.pitch >= line)
    self.form = ONE_LINE;
  if (self.form != BARS_ONLY)
    find_columns (&self, n);
  for (guint row = 0; row < n; row++)
    add_row (&self, row, line);
  return self.layout;
}

/* "Strategy: 82%, 8 behind plan" */
char *
crm_chart_steps_dup_row (const CrmChartSpec *spec, guint row)
{
  const char *name = crm_chart_get_text (spec, spec->label, row);
  g_autofree char *number = crm_integer_format (row + 1, &spec->locale);
  g_autofree char *isolated = crm_chart_dup_isolated (spec, name != NULL ? name : number);
  g_autofree char *percent = isnan (get_percent (spec, spec->value, row))
                                 ? g_strdup (_ ("no measurement"))
                                 : dup_percent (spec, row);
  GString *sentence = g_string_new (NULL);
  CrmChartColour colour;
  gboolean bold;
  g_autofree char *distance = dup_distance (spec, row, &colour, &bold);

  g_string_append_printf (sentence, C_ ("name and value", "%s: %s"), isolated, percent);
  crm_chart_sentence_append (sentence, distance);
  return g_string_free (sentence, FALSE);
}

char *
crm_chart_steps_describe (const CrmChartSpec *spec)
{
  GString *sentence = g_string_new (NULL);
  g_autofree char *title = spec->title != NULL ? crm_chart_dup_isolated (spec, spec->title) : NULL;

  crm_chart_sentence_append (sentence, title);
  for (guint row = 0; row < crm_table_get_n_rows (spec->table); row++) {
    g_autofree char *words = crm_chart_steps_dup_row (spec, row);

    crm_chart_sentence_append (sentence, words);
  }
  return g_string_free (sentence, FALSE);
}
