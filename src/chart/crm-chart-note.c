/* crm-chart-note.c: the letters are nudged apart like texts beside the plot; a text stays where it
 * reaches neither the next letter nor the edge. Texts are all in the sentence of their row. */
#include "crm-chart-note.h"

#include <math.h>

#include "crm-chart-place.h"

#define BADGE_HEIGHT 16.0  /* times the scale of text */
#define LEAST_HEIGHT 180.0 /* of the chart: in a lower one the line matters more */
#define SPACING 4.0        /* between a letter and its text; twice that to the next letter */

typedef struct {
  guint index; /* in the series */
  char *letter;
  double width;  /* of the badge */
  double centre; /* where it ends up */
  gboolean shown;
} Note;

static void
note_clear (gpointer data)
{
  g_free (((Note *) data)->letter);
}

char *
crm_chart_note_dup_letter (CrmLanguage language, guint place)
{
  static const char *const persian[] = { "الف", "ب", "پ", "ت", "ث", "ج", "چ", "ح", "خ", "د", "ذ",
                                         "ر",   "ز", "ژ", "س", "ش", "ص", "ض", "ط", "ظ", "ع", "غ",
                                         "ف",   "ق", "ک", "گ", "ل", "م", "ن", "و", "ه", "ی" };
  guint n = language == CRM_LANGUAGE_PERSIAN ? G_N_ELEMENTS (persian) : 26;
  GString *letters = g_string_new (NULL);

  for (;; place = place / n - 1) {
    if (language == CRM_LANGUAGE_PERSIAN)
      g_string_prepend (letters, persian[place % n]);
    else
      g_string_prepend_c (letters, (char) ('A' + place % n));
    if (place < n)
      return g_string_free (letters, FALSE);
  }
}

int
crm_chart_note_find (const CrmChartSpec *spec, const CrmChartSeries *series, guint row)
{
  int place = 0;

  for (guint i = 0; i < series->items->len; i++) {
    guint other = crm_chart_series_get (series, i)->row;
    gboolean noted = crm_chart_get_text (spec, spec->note, other) != NULL;

    if (other == row)
      return noted ? place : -1;
    place += noted;
  }
  return -1;
}

static GArray *
find_notes (const CrmChartFrame *frame)
{
  const CrmChartSpec *spec = frame->spec;
  GArray *notes = g_array_new (FALSE, TRUE, sizeof (Note));
  double least = BADGE_HEIGHT * spec->text_scale;

  g_array_set_clear_func (notes, note_clear);
  for (guint i = 0; i < frame->series.items->len && spec->note >= 0; i++) {
    const CrmChartItem *item = crm_chart_series_get (&frame->series, i);
    Note note = { .index = i };

    if (crm_chart_get_text (spec, spec->note, item->row) == NULL)
      continue;
    note.letter = crm_chart_note_dup_letter (spec->locale.language, notes->len);
    crm_chart_text_measure (frame->text, CRM_CHART_FONT_CAPTION_BOLD, note.letter, &note.width,
                            NULL);
    note.width = MAX (least, note.width + 6);
    g_array_append_val (notes, note);
  }
  return notes;
}

double
crm_chart_note_get_height (const CrmChartFrame *frame)
{
  const CrmChartSpec *spec = frame->spec;
  g_autoptr (GArray) notes = find_notes (frame);

  if (spec->height < LEAST_HEIGHT * spec->text_scale)
    return 0;
  return notes->len > 0 ? BADGE_HEIGHT * frame->spec->text_scale + SPACING : 0;
}

/* Moves the letters apart; those for which there is no room at all, the oldest first, are left
 * out. */
static void
place_letters (const CrmChartFrame *frame, GArray *notes)
{
  g_autofree CrmChartBeside *places = g_new0 (CrmChartBeside, notes->len);

  for (guint i = 0; i < notes->len; i++) {
    const Note *note = &g_array_index (notes, Note, i);
    int slot = crm_chart_series_get (&frame->series, note->index)->slot;

    places[i].at = crm_chart_frame_get_x (frame, slot);
    places[i].height = note->width + 2;
    places[i].priority = (int) i;
  }
  crm_chart_place_beside (places, notes->len, frame->layout->plot.x - CRM_CHART_GAP,
                          crm_chart_frame_get_right (frame) + CRM_CHART_GAP, 0);
  for (guint i = 0; i < notes->len; i++) {
    g_array_index (notes, Note, i).centre = places[i].at;
    g_array_index (notes, Note, i).shown = !places[i].dropped;
  }
}

/* The text follows its letter in the direction of reading, as far as the next letter. */
static void
add_text (CrmChartFrame *frame, const GArray *notes, guint i, double top)
{
  const CrmChartSpec *spec = frame->spec;
  const Note *note = &g_array_index (notes, Note, i);
  guint row = crm_chart_series_get (&frame->series, note->index)->row;
  g_autofree char *text = crm_chart_dup_isolated (spec, crm_chart_get_text (spec, spec->note, row));
  gboolean left = spec->locale.language == CRM_LANGUAGE_PERSIAN;
  double from = left ? frame->layout->plot.x : 0, to = spec->width - 2, width, height, x;

  crm_chart_text_measure (frame->text, CRM_CHART_FONT_CAPTION_BOLD, text, &width, &height);
  for (guint j = 0; j < notes->len; j++) {
    const Note *other = &g_array_index (notes, Note, j);

    if (j < i && other->shown)
      from = MAX (from, other->centre + other->width / 2 + 2 * SPACING);
    if (j > i && other->shown)
      to = MIN (to, other->centre - other->width / 2 - 2 * SPACING);
  }
  x = left ? note->centre - note->width / 2 - SPACING - width
           : note->centre + note->width / 2 + SPACING;
  if (x >= from && x + width <= to)
    crm_chart_frame_add_text (frame, CRM_CHART_PART_NOTE, CRM_CHART_FONT_CAPTION_BOLD,
                              CRM_CHART_COLOUR_TEXT, text, x,
                              top + BADGE_HEIGHT * spec->text_scale / 2 - height / 2);
}

static void
add_note (CrmChartFrame *frame, const GArray *notes, guint i, double top)
{
  CrmChartLayout *layout = frame->layout;
  const Note *note = &g_array_index (notes, Note, i);
  const CrmChartItem *item = crm_chart_series_get (&frame->series, note->index);
  double bottom = top + BADGE_HEIGHT * frame->spec->text_scale, width, height;
  double y = isnan (item->value) ? crm_chart_frame_get_bottom (frame)
                                 : crm_chart_frame_get_y (frame, item->value);

  crm_chart_layout_add_mark (layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_NOTE,
                             CRM_CHART_COLOUR_AXIS, 1);
  crm_chart_layout_add_point (layout, note->centre, bottom);
  crm_chart_layout_add_point (layout, crm_chart_frame_get_x (frame, item->slot), y);
  crm_chart_layout_add_mark (layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_NOTE,
                             CRM_CHART_COLOUR_TEXT, (bottom - top) / 2);
  crm_chart_layout_add_bar (layout, note->centre - note->width / 2, top,
                            note->centre + note->width / 2, bottom);
  crm_chart_text_measure (frame->text, CRM_CHART_FONT_CAPTION_BOLD, note->letter, &width, &height);
  crm_chart_frame_add_text (frame, CRM_CHART_PART_NOTE, CRM_CHART_FONT_CAPTION_BOLD,
                            CRM_CHART_COLOUR_CARD, note->letter, note->centre - width / 2,
                            (top + bottom - height) / 2);
}

void
crm_chart_note_add (CrmChartFrame *frame)
{
  g_autoptr (GArray) notes = find_notes (frame);
  double top = frame->layout->plot.y - BADGE_HEIGHT * frame->spec->text_scale - SPACING;

  if (crm_chart_note_get_height (frame) <= 0)
    return;
  place_letters (frame, notes);
  for (guint i = 0; i < notes->len; i++)
    if (g_array_index (notes, Note, i).shown) {
      add_note (frame, notes, i, top);
      add_text (frame, notes, i, top);
    }
}
