/* crm-chart-bars.c: amounts by name, read by length, so that every bar begins at zero; a negative
 * one lies on the other side of it. Without a number axis bars grow from where reading starts. */
#include "crm-chart-bars.h"

#include <math.h>

#include "crm-chart-frame.h"
#include "crm-chart-sentence.h"
#include "crm-decimal.h"
#include "crm-i18n.h"

#define PITCH 34.0      /* from one bar to the next, where there is room; times the scale of text */
#define BAR_SHARE 0.62  /* of the pitch */
#define NAME_SHARE 0.45 /* of the width, at most */
#define GAP CRM_CHART_GAP

typedef struct {
  const CrmChartSpec *spec;
  CrmChartText *text;
  CrmChartMeasure measure;
  CrmChartLayout *layout;
  gboolean is_signed; /* some are below zero: those above say so too */
  guint n_shown;
  double pitch, zero, scale; /* pixels; from where reading starts; pixels a unit of value */
} Bars;

static double
get_value (const Bars *self, guint row)
{
  return crm_chart_get_real (self->spec, self->spec->value, row);
}

/* A distance from where reading starts as one from the left. */
static double
get_x (const Bars *self, double distance)
{
  return self->spec->locale.language == CRM_LANGUAGE_PERSIAN ? self->spec->width - distance
                                                             : distance;
}

static char *
dup_value_words (const Bars *self, guint row)
{
  double value = get_value (self, row);
  g_autofree char *words = NULL;

  if (isnan (value))
    /* Translators: stands where a bar would, when its number is not known. */
    return g_strdup (_ ("No data"));
  words = crm_chart_words_value (&self->measure, self->spec, value, NAN);
  return self->is_signed && value > 0
             ? g_strconcat (self->spec->locale.language == CRM_LANGUAGE_PERSIAN ? "\u200e+" : "+",
                            words, NULL)
             : g_steal_pointer (&words);
}

static void
add_text (Bars *self, CrmChartPart part, CrmChartFont font, CrmChartColour colour,
          const char *words, double start, double most, double middle)
{
  CrmChartRect rect = { 0 };

  crm_chart_text_measure (self->text, font, words, &rect.width, &rect.height);
  rect.width = MIN (rect.width, most);
  rect.x = MIN (get_x (self, start), get_x (self, start + rect.width));
  rect.y = middle - rect.height / 2;
  crm_chart_layout_take_label (self->layout, part, font, colour, g_strdup (words), rect);
}

static double
measure (Bars *self, CrmChartFont font, const char *words)
{
  double width;

  crm_chart_text_measure (self->text, font, words, &width, NULL);
  return width;
}

/* Names first, then the bars between the widths of their values. */
static void
find_scale (Bars *self, double names)
{
  double start = CRM_CHART_PADDING + (names > 0 ? names + GAP : 0), end, room;
  double low = 0, high = 0, before = 0, behind = 0;

  for (guint row = 0; row < self->n_shown; row++) {
    g_autofree char *words = dup_value_words (self, row);
    double value = get_value (self, row),
           width = measure (self, CRM_CHART_FONT_CAPTION_BOLD, words);

    low = fmin (low, value);
    high = fmax (high, value);
    /* The value of a negative bar stands behind the zero line, as the bar is before it. */
    behind = MAX (behind, width + GAP);
  }
  end = self->spec->width - CRM_CHART_PADDING - behind;
  room = MAX (1, end - start - before);
  self->scale = high - low > 0 ? room / (high - low) : 0;
  self->zero = start + before - low * self->scale;
  self->layout->low = low;
  self->layout->high = high;
  self->layout->plot = (CrmChartRect){ get_x (self, start), CRM_CHART_PADDING, room,
                                       MAX (1, self->n_shown * self->pitch) };
  if (self->spec->locale.language == CRM_LANGUAGE_PERSIAN)
    self->layout->plot.x -= room;
}

static void
add_bar (Bars *self, guint row, double top, double names)
{
  const CrmChartSpec *spec = self->spec;
  double value = get_value (self, row), middle = top + self->pitch / 2;
  double half = self->pitch * BAR_SHARE / 2, reach = self->zero;
  gboolean negative = value < 0;
  g_autofree char *words = dup_value_words (self, row);
  const char *name = crm_chart_get_text (spec, spec->label, row);
  CrmChartHit hit = { { 0, top, spec->width, self->pitch }, row };

  if (name != NULL && names > 0) {
    g_autofree char *isolated = crm_chart_dup_isolated (spec, name);

    add_text (self, CRM_CHART_PART_NAME, CRM_CHART_FONT_CAPTION, CRM_CHART_COLOUR_TEXT, isolated,
              CRM_CHART_PADDING, names, middle);
  }
  if (!isnan (value)) {
    reach = self->zero + value * self->scale;
    crm_chart_layout_add_mark (self->layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_VALUE,
                               negative ? CRM_CHART_COLOUR_OFF : CRM_CHART_COLOUR_SERIES_1, 2);
    crm_chart_layout_add_bar (self->layout, get_x (self, self->zero), middle - half,
                              get_x (self, reach), middle + half);
  }
  add_text (self, CRM_CHART_PART_LATEST, CRM_CHART_FONT_CAPTION_BOLD,
            isnan (value) ? CRM_CHART_COLOUR_NO_DATA_TEXT
            : negative    ? CRM_CHART_COLOUR_OFF_TEXT
                          : CRM_CHART_COLOUR_TEXT,
            words, MAX (reach, self->zero) + GAP, spec->width, middle);
  g_array_append_val (self->layout->hits, hit);
}

/* The line all bars begin at. */
static void
add_zero (Bars *self, double top)
{
  double x = floor (get_x (self, self->zero)) + 0.5;

  crm_chart_layout_add_mark (self->layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_AXIS,
                             CRM_CHART_COLOUR_AXIS, 1);
  crm_chart_layout_add_point (self->layout, x, top);
  crm_chart_layout_add_point (self->layout, x, top + self->n_shown * self->pitch);
}

static double
add_headings (Bars *self)
{
  const CrmChartSpec *spec = self->spec;
  double y = CRM_CHART_PADDING, most = MAX (0, spec->width - 2 * CRM_CHART_PADDING);
  const char *texts[] = { spec->show_title ? spec->title : NULL, spec->caption };
  static const CrmChartFont fonts[] = { CRM_CHART_FONT_TITLE, CRM_CHART_FONT_CAPTION };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    double height = crm_chart_text_get_line_height (self->text, fonts[i]);
    g_autofree char *isolated = NULL;

    if (texts[i] == NULL)
      continue;
    isolated = crm_chart_dup_isolated (spec, texts[i]);
    add_text (self, i == 0 ? CRM_CHART_PART_TITLE : CRM_CHART_PART_CAPTION, fonts[i],
              i == 0 ? CRM_CHART_COLOUR_TEXT : CRM_CHART_COLOUR_SECOND_TEXT, isolated,
              CRM_CHART_PADDING, most, y + height / 2);
    y += height;
  }
  return y > CRM_CHART_PADDING ? y + GAP : y;
}

/* How many bars there is room for; what is left out is said in a last line. */
static void
find_pitch (Bars *self, double height)
{
  guint n = crm_table_get_n_rows (self->spec->table);
  double line = crm_chart_text_get_line_height (self->text, CRM_CHART_FONT_CAPTION);
  double least = line + 2;

  self->n_shown = n;
  if (n * least > height) {
    height -= line;
    self->n_shown = (guint) MAX (0, height / least);
  }
  self->pitch = CLAMP (height / MAX (1, self->n_shown), least, PITCH * self->spec->text_scale);
}

static void
add_rest (Bars *self, double y)
{
  guint rest = crm_table_get_n_rows (self->spec->table) - self->n_shown;
  g_autofree char *words = NULL;

  if (crm_table_get_n_rows (self->spec->table) == 0)
    words = g_strdup (_ ("No measurement yet"));
  else if (rest > 0) {
    g_autofree char *number = crm_integer_format (rest, &self->spec->locale);

    /* Translators: bars for which there was no room. */
    words = g_strdup_printf (ngettext ("and %s more", "and %s more", rest), number);
  } else {
    return;
  }
  add_text (self, CRM_CHART_PART_NOTICE, CRM_CHART_FONT_CAPTION, CRM_CHART_COLOUR_SECOND_TEXT,
            words, CRM_CHART_PADDING, MAX (0, self->spec->width - 2 * CRM_CHART_PADDING),
            y + crm_chart_text_get_line_height (self->text, CRM_CHART_FONT_CAPTION) / 2);
}

CrmChartLayout *
crm_chart_bars_layout (const CrmChartSpec *spec)
{
  g_auto (CrmChartMeasure) scale = { 0 };
  g_autoptr (CrmChartText) text = crm_chart_text_new (spec->locale.language, spec->text_scale);
  Bars self = { .spec = spec,
                .text = text,
                .layout = crm_chart_layout_new (spec->width, spec->height, spec->theme,
                                                spec->locale.language, spec->text_scale) };
  double names = 0, top;

  crm_chart_measure_init (&scale, spec, NULL);
  self.measure = scale;
  self.layout->stacked = TRUE;
  top = add_headings (&self);
  find_pitch (&self, spec->height - CRM_CHART_PADDING - top);
  for (guint row = 0; row < self.n_shown; row++) {
    const char *name = crm_chart_get_text (spec, spec->label, row);

    self.is_signed |= get_value (&self, row) < 0;
    if (name != NULL)
      names = MAX (names, measure (&self, CRM_CHART_FONT_CAPTION, name));
  }
  names = MIN (ceil (names), NAME_SHARE * spec->width);
  find_scale (&self, names);
  self.layout->plot.y = top;
  add_zero (&self, top);
  for (guint row = 0; row < self.n_shown; row++)
    add_bar (&self, row, top + row * self.pitch, names);
  add_rest (&self, top + self.n_shown * self.pitch);
  return self.layout;
}

/* "Isfahan: 2.1 h" */
char *
crm_chart_bars_dup_row (const CrmChartSpec *spec, guint row)
{
  g_auto (CrmChartMeasure) measure = { 0 };
  const char *name = crm_chart_get_text (spec, spec->label, row);
  double value = crm_chart_get_real (spec, spec->value, row);
  g_autofree char *isolated = crm_chart_dup_isolated (spec, name != NULL ? name : "–");
  g_autofree char *words = NULL;

  crm_chart_measure_init (&measure, spec, NULL);
  words = isnan (value) ? g_strdup (_ ("no measurement"))
                        : crm_chart_words_value (&measure, spec, value, NAN);
  /* Translators: a name and its value, as in "Isfahan: 5.8 h". */
  return g_strdup_printf (C_ ("name and value", "%s: %s"), isolated, words);
}

char *
crm_chart_bars_describe (const CrmChartSpec *spec)
{
  guint n = crm_table_get_n_rows (spec->table), most = n, least = n;
  GString *sentence = g_string_new (NULL);
  g_autofree char *title = spec->title != NULL ? crm_chart_dup_isolated (spec, spec->title) : NULL;
  g_autofree char *number = crm_integer_format (n, &spec->locale);
  g_autofree char *count = g_strdup_printf (ngettext ("%s bar", "%s bars", n), number);

  for (guint row = 0; row < n; row++) {
    double value = crm_chart_get_real (spec, spec->value, row);

    if (isnan (value))
      continue;
    if (most == n || value > crm_chart_get_real (spec, spec->value, most))
      most = row;
    if (least == n || value < crm_chart_get_real (spec, spec->value, least))
      least = row;
  }
  crm_chart_sentence_append (sentence, title);
  crm_chart_sentence_append (sentence, most == n ? _ ("no measurement yet") : count);
  if (most != n) {
    g_autofree char *words = crm_chart_bars_dup_row (spec, most);
    /* Translators: a name and its value stand behind. */
    g_autofree char *phrase = g_strdup_printf (_ ("the highest %s"), words);

    crm_chart_sentence_append (sentence, phrase);
  }
  if (least != most) {
    g_autofree char *words = crm_chart_bars_dup_row (spec, least);
    g_autofree char *phrase = g_strdup_printf (_ ("the lowest %s"), words);

    crm_chart_sentence_append (sentence, phrase);
  }
  return g_string_free (sentence, FALSE);
}
