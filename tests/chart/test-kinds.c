/* test-kinds.c: the kinds of chart by their numbers, and every kind in every state drawn in every
 * theme and both languages. */
#include "cases.h"
#include "look.h"

#include <locale.h>
#include <string.h>

#include "crm-chart-note.h"
#include "crm-chart-place.h"

static const CrmLocale *const locales[] = { &chart_case_english, &chart_case_persian };

static const ChartCase *
find_case (const char *kind, const char *name)
{
  for (const ChartCase *one = chart_cases; one->name != NULL; one++)
    if (g_str_equal (one->kind, kind) && g_str_equal (one->name, name))
      return one;
  g_error ("no case %s of %s", name, kind);
}

typedef struct {
  CrmTable *table;
  CrmChartSpec spec;
  CrmChartLayout *layout;
} Drawn;

static void
drawn_clear (Drawn *self)
{
  g_clear_pointer (&self->layout, crm_chart_layout_free);
  g_clear_pointer (&self->table, crm_table_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drawn, drawn_clear)

static void
draw (Drawn *self, const char *kind, const char *name, const CrmLocale *locale)
{
  self->table = chart_case_make (find_case (kind, name), locale, &self->spec);
  self->layout = crm_chart_layout (&self->spec);
}

static void
draw_again (Drawn *self)
{
  g_clear_pointer (&self->layout, crm_chart_layout_free);
  self->layout = crm_chart_layout (&self->spec);
}

/* The corners of bar i of a mark. */
static CrmChartRect
get_bar (const CrmChartLayout *layout, const CrmChartMark *mark, guint i)
{
  const CrmChartPoint *points = crm_chart_layout_get_points (layout, mark) + 2 * i;

  g_assert_nonnull (mark);
  g_assert_cmpint (mark->type, ==, CRM_CHART_MARK_BARS);
  g_assert_cmpuint (2 * i + 1, <, mark->n_points);
  return (CrmChartRect){ points[0].x, points[0].y, points[1].x - points[0].x,
                         points[1].y - points[0].y };
}

/* The n-th mark of the type and part. */
static const CrmChartMark *
find_nth (const CrmChartLayout *layout, CrmChartMarkType type, CrmChartPart part, guint n)
{
  for (guint i = 0; i < layout->marks->len; i++)
    if (mark_at (layout, i)->type == type && mark_at (layout, i)->part == part && n-- == 0)
      return mark_at (layout, i);
  return NULL;
}

static const CrmChartLabel *
find_text (const CrmChartLayout *layout, const char *text)
{
  for (guint i = 0; i < layout->labels->len; i++)
    if (g_str_equal (label_at (layout, i)->text, text))
      return label_at (layout, i);
  return NULL;
}

/* --- all of them ----------------------------------------------------------------------------- */

static void
paint (const CrmChartSpec *spec, const CrmChartLayout *layout)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) spec->width, (int) spec->height);
  cairo_t *cr = cairo_create (surface);

  crm_chart_paint (layout, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
assert_words (const CrmChartSpec *spec)
{
  g_autofree char *whole = crm_chart_describe (spec);

  g_assert_true (g_utf8_validate (whole, -1, NULL));
  g_assert_nonnull (strstr (whole, spec->title));
  for (guint row = 0; row < MIN (crm_table_get_n_rows (spec->table), 50); row++) {
    g_autofree char *sentence = crm_chart_dup_sentence (spec, row);

    g_assert_true (g_utf8_validate (sentence, -1, NULL));
    g_assert_cmpuint (strlen (sentence), >, 3);
    g_assert_null (strstr (sentence, "nan"));
  }
}

static void
test_every_case (void)
{
  guint n_kinds = 0;

  for (const ChartCase *one = chart_cases; one->name != NULL; one++)
    for (gsize l = 0; l < G_N_ELEMENTS (locales); l++)
      for (CrmChartTheme theme = CRM_CHART_LIGHT; theme <= CRM_CHART_DARK_CONTRAST; theme++)
        for (int scale = 1; scale <= 2; scale++) {
          CrmChartSpec spec;
          g_autoptr (CrmTable) table = chart_case_make (one, locales[l], &spec);
          g_autoptr (CrmChartLayout) layout = NULL;

          g_test_message ("%s, %s", one->kind, one->name);
          spec.theme = theme;
          spec.text_scale = scale;
          layout = crm_chart_layout (&spec);
          /* At 200% texts stay inside and apart too. */
          assert_sound (layout, TRUE);
          paint (&spec, layout);
          if (theme == CRM_CHART_LIGHT && scale == 1)
            assert_words (&spec);
        }
  for (const char *const *kind = crm_chart_get_kinds (); *kind != NULL; kind++, n_kinds++) {
    gboolean drawn = FALSE;

    for (const ChartCase *one = chart_cases; one->name != NULL; one++)
      drawn |= g_str_equal (one->kind, *kind);
    g_assert_true (drawn);
  }
  g_assert_cmpuint (n_kinds, ==, 6);
}

/* Any size at all: nothing that is no number, nothing that does not end. */
static void
test_small_sizes (void)
{
  static const double sizes[][2] = {
    { 1, 1 }, { 20, 300 }, { 300, 8 }, { 60, 40 }, { 2000, 1500 }
  };

  for (const ChartCase *one = chart_cases; one->name != NULL; one++)
    for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
      CrmChartSpec spec;
      g_autoptr (CrmTable) table = chart_case_make (one, locales[i % 2], &spec);
      g_autoptr (CrmChartLayout) layout = NULL;

      spec.width = sizes[i][0];
      spec.height = sizes[i][1];
      spec.show_title = TRUE;
      layout = crm_chart_layout (&spec);
      assert_sound (layout, FALSE);
      paint (&spec, layout);
    }
}

/* --- the year before, notes, texts beside ---------------------------------------------------- */

static void
test_previous (void)
{
  g_auto (Drawn) drawn = { 0 };
  const CrmChartMark *line;
  const CrmChartPoint *points;
  const CrmChartLabel *label;
  g_autofree char *words = NULL;

  draw (&drawn, "line", "all layers", &chart_case_english);
  line = find_mark (drawn.layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_PREVIOUS);
  points = crm_chart_layout_get_points (drawn.layout, line);
  g_assert_cmpint (line->colour, ==, CRM_CHART_COLOUR_SERIES_4);
  g_assert_cmpfloat (line->size, ==, 1.5);
  g_assert_false (line->dashed);
  g_assert_cmpuint (line->n_points, ==, 12);
  g_assert_cmpfloat_with_epsilon (points[11].y, y_of (drawn.layout, 6.4), 1e-6);
  label = find_label (drawn.layout, CRM_CHART_PART_PREVIOUS);
  g_assert_cmpstr (label->text, ==, "Year before 6.4 h");
  g_assert_cmpfloat (label->rect.x, >, drawn.layout->plot.x + drawn.layout->plot.width);
  words = crm_chart_dup_sentence (&drawn.spec, 23);
  g_assert_cmpstr (words, ==,
                   "Oct 2026: 5.8 h, target 4 h or less, off target, a year before 6.4 h");

  /* A month without a value is a gap in this line too. */
  crm_table_set_real (drawn.table, (guint) drawn.spec.previous, 17, NAN);
  draw_again (&drawn);
  line = find_mark (drawn.layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_PREVIOUS);
  g_assert_cmpuint (line->n_points, ==, 5);
  g_assert_nonnull (find_nth (drawn.layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_PREVIOUS, 1));
}

static void
test_notes (void)
{
  g_auto (Drawn) drawn = { 0 };
  g_autofree char *words = NULL;
  const CrmChartLabel *a, *text;
  const CrmChartPoint *points;
  const CrmChartMark *line;

  draw (&drawn, "line", "all layers", &chart_case_english);
  drawn.spec.width = 900;
  draw_again (&drawn);
  a = find_text (drawn.layout, "A");
  text = find_text (drawn.layout, "Call-back routing");
  g_assert_nonnull (find_text (drawn.layout, "Two agents left"));
  g_assert_cmpfloat (text->rect.x, >, a->rect.x + a->rect.width);
  g_assert_cmpfloat (a->rect.y + a->rect.height, <, drawn.layout->plot.y);
  /* The line leads from the letter down to its point. */
  line = find_mark (drawn.layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_NOTE);
  points = crm_chart_layout_get_points (drawn.layout, line);
  g_assert_cmpfloat_with_epsilon (points[0].x, points[1].x, 1e-6);
  g_assert_cmpfloat_with_epsilon (
      points[1].x, drawn.layout->plot.x + 15.5 * drawn.layout->plot.width / 24, 1e-6);
  g_assert_cmpfloat_with_epsilon (points[1].y, y_of (drawn.layout, 5.0), 1e-6);
  words = crm_chart_dup_sentence (&drawn.spec, 15);
  g_assert_true (g_str_has_suffix (words, "note A: Call-back routing"));

  /* Narrower, the first text would reach the second letter: only its letter stays. */
  drawn.spec.width = 460;
  draw_again (&drawn);
  g_assert_nonnull (find_text (drawn.layout, "A"));
  g_assert_null (find_text (drawn.layout, "Call-back routing"));
  g_assert_nonnull (find_text (drawn.layout, "Two agents left"));
}

static void
test_notes_crowded (void)
{
  for (gsize l = 0; l < G_N_ELEMENTS (locales); l++) {
    g_auto (Drawn) drawn = { 0 };
    double before = -HUGE_VAL;
    guint n = 0;

    draw (&drawn, "line", "crowded notes", locales[l]);
    assert_sound (drawn.layout, TRUE);
    for (guint i = 0; i < drawn.layout->marks->len; i++) {
      const CrmChartMark *mark = mark_at (drawn.layout, i);
      CrmChartRect badge;

      if (mark->type != CRM_CHART_MARK_BARS || mark->part != CRM_CHART_PART_NOTE)
        continue;
      badge = get_bar (drawn.layout, mark, 0);
      g_assert_cmpfloat (badge.x, >=, before);
      before = badge.x + badge.width;
      n++;
    }
    g_assert_cmpuint (n, ==, 7);
  }
}

static void
test_letters (void)
{
  static const struct {
    guint place;
    const char *english, *persian;
  } cases[] = { { 0, "A", "الف" }, { 2, "C", "پ" },   { 25, "Z", "گ" },
                { 26, "AA", "ل" }, { 27, "AB", "م" }, { 32, "AG", "الفالف" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *english = crm_chart_note_dup_letter (CRM_LANGUAGE_ENGLISH, cases[i].place);
    g_autofree char *persian = crm_chart_note_dup_letter (CRM_LANGUAGE_PERSIAN, cases[i].place);

    g_assert_cmpstr (english, ==, cases[i].english);
    g_assert_cmpstr (persian, ==, cases[i].persian);
  }
}

static void
test_texts_beside (void)
{
  g_auto (Drawn) drawn = { 0 };
  static const CrmChartPart parts[] = { CRM_CHART_PART_PREVIOUS, CRM_CHART_PART_PLAN,
                                        CRM_CHART_PART_TARGET, CRM_CHART_PART_LATEST };
  guint most = G_N_ELEMENTS (parts);

  draw (&drawn, "line", "labels collide", &chart_case_english);
  /* All four belong to nearly one height, and lie at least 15 px apart. */
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    for (gsize j = 0; j < i; j++) {
      const CrmChartRect *one = &find_label (drawn.layout, parts[i])->rect;
      const CrmChartRect *two = &find_label (drawn.layout, parts[j])->rect;

      g_assert_cmpfloat (fabs (one->y + one->height / 2 - two->y - two->height / 2), >=, 15 - 1e-9);
    }

  /* The lower the chart, the fewer: the year before goes first, the latest value never. */
  for (double height = 230; height > 100; height -= 5) {
    guint n = 0;

    drawn.spec.height = height;
    draw_again (&drawn);
    while (n < G_N_ELEMENTS (parts) &&
           find_label (drawn.layout, parts[G_N_ELEMENTS (parts) - 1 - n]) != NULL)
      n++;
    for (gsize i = n; i < G_N_ELEMENTS (parts); i++)
      g_assert_null (find_label (drawn.layout, parts[G_N_ELEMENTS (parts) - 1 - i]));
    g_assert_cmpuint (n, <=, most);
    g_assert_cmpuint (n, >=, 1);
    most = n;
  }
  g_assert_cmpuint (most, <, G_N_ELEMENTS (parts));
}

static void
test_periods (void)
{
  g_auto (Drawn) drawn = { 0 };
  g_autofree char *words = NULL;

  draw (&drawn, "line", "off target", &chart_case_english);
  drawn.spec.periods = 6;
  draw_again (&drawn);
  g_assert_cmpuint (drawn.layout->hits->len, ==, 6);
  g_assert_cmpuint (g_array_index (drawn.layout->hits, CrmChartHit, 0).row, ==, 18);
  words = crm_chart_describe (&drawn.spec);
  g_assert_cmpstr (words, ==,
                   "First response time, 6 months, now 5.8 h, target 4 h or less, off target");
}

static void
test_scales (void)
{
  g_auto (Drawn) huge = { 0 }, tiny = { 0 };

  draw (&huge, "line", "huge", &chart_case_english);
  g_assert_cmpstr (find_label (huge.layout, CRM_CHART_PART_UNIT)->text, ==, "tn toman");
  g_assert_cmpstr (find_label (huge.layout, CRM_CHART_PART_TICK_Y)->text, ==, "2");
  draw (&tiny, "line", "tiny", &chart_case_english);
  g_assert_cmpstr (find_label (tiny.layout, CRM_CHART_PART_UNIT)->text, ==,
                   "\u2066×10⁻¹²\u2069 toman");
  g_assert_cmpstr (find_label (tiny.layout, CRM_CHART_PART_TICK_Y)->text, ==, "2");
  g_assert_cmpstr (find_label (tiny.layout, CRM_CHART_PART_LATEST)->text, ==,
                   "5.8 \u2066×10⁻¹²\u2069 toman\nOff target");
}

/* --- sparkline ------------------------------------------------------------------------------- */

static void
test_sparkline (void)
{
  g_auto (Drawn) drawn = { 0 }, young = { 0 };
  const CrmChartMark *mark;
  const CrmChartPoint *points;
  const double slot = 158.0 / 12;

  draw (&drawn, "sparkline", "off target", &chart_case_english);
  g_assert_cmpuint (drawn.layout->labels->len, ==, 0);
  mark = find_mark (drawn.layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_VALUE);
  points = crm_chart_layout_get_points (drawn.layout, mark);
  g_assert_cmpfloat (mark->size, ==, 1.75);
  g_assert_cmpuint (mark->n_points, ==, 12);
  for (guint i = 0; i < 12; i++) {
    g_assert_cmpfloat_with_epsilon (points[i].x, (i + 0.5) * slot, 1e-6);
    g_assert_cmpfloat_with_epsilon (
        points[i].y, y_of (drawn.layout, crm_table_get_real (drawn.table, 1, 12 + i)), 1e-6);
  }
  mark = find_mark (drawn.layout, CRM_CHART_MARK_SYMBOLS, CRM_CHART_PART_LATEST);
  g_assert_cmpfloat (mark->size, ==, 4.5);
  g_assert_cmpint (mark->colour, ==, CRM_CHART_COLOUR_OFF);
  /* The zone lies below the target, as wide as the chart. */
  mark = find_mark (drawn.layout, CRM_CHART_MARK_AREA, CRM_CHART_PART_ZONE);
  points = crm_chart_layout_get_points (drawn.layout, mark);
  g_assert_cmpfloat (points[0].x, ==, 0);
  g_assert_cmpfloat_with_epsilon (points[1].x, 158, 1e-6);
  g_assert_cmpfloat_with_epsilon (points[0].y, y_of (drawn.layout, 4), 1e-6);
  g_assert_cmpfloat (points[2].y, ==, 46);

  /* Of one month there is one point, where this month is in the others. */
  draw (&young, "sparkline", "one value", &chart_case_english);
  mark = find_mark (young.layout, CRM_CHART_MARK_SYMBOLS, CRM_CHART_PART_LATEST);
  points = crm_chart_layout_get_points (young.layout, mark);
  g_assert_cmpfloat_with_epsilon (points[0].x, 11.5 * slot, 1e-6);
}

/* --- bullet ---------------------------------------------------------------------------------- */

static void
test_bullet (void)
{
  g_auto (Drawn) lower = { 0 }, higher = { 0 }, band = { 0 }, below = { 0 }, none = { 0 };
  CrmChartRect bar, zone, tick;

  draw (&lower, "bullet", "lower is better", &chart_case_english);
  g_assert_cmpfloat (lower.layout->low, ==, 0);
  bar = get_bar (lower.layout, find_mark (lower.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_VALUE),
                 0);
  zone =
      get_bar (lower.layout, find_mark (lower.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_ZONE), 0);
  tick = get_bar (lower.layout,
                  find_mark (lower.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_TARGET), 0);
  g_assert_cmpfloat (bar.x, ==, 0);
  g_assert_cmpfloat (bar.height, ==, 5);
  g_assert_cmpfloat_with_epsilon (bar.width, 322 * 5.8 / lower.layout->high, 1e-6);
  g_assert_cmpfloat (zone.x, ==, 0);
  g_assert_cmpfloat_with_epsilon (zone.width, 322 * 4 / lower.layout->high, 1e-6);
  g_assert_cmpfloat_with_epsilon (tick.x + 1.25, zone.width, 1e-6);
  g_assert_cmpfloat_with_epsilon (tick.width, 2.5, 1e-6);

  /* Higher is better: the zone is moved, not the direction. */
  draw (&higher, "bullet", "higher is better", &chart_case_english);
  g_assert_cmpfloat (higher.layout->high, ==, 100);
  bar = get_bar (higher.layout,
                 find_mark (higher.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_VALUE), 0);
  zone = get_bar (higher.layout,
                  find_mark (higher.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_ZONE), 0);
  g_assert_cmpfloat (bar.x, ==, 0);
  g_assert_cmpfloat_with_epsilon (zone.x, 322 * 0.85, 1e-6);
  g_assert_cmpfloat_with_epsilon (zone.x + zone.width, 322, 1e-6);

  draw (&band, "bullet", "band", &chart_case_english);
  g_assert_nonnull (find_nth (band.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_TARGET, 1));
  g_assert_null (find_nth (band.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_TARGET, 2));

  /* No bar from a zero that is not at the start; no bar for what is not known. */
  draw (&below, "bullet", "below zero", &chart_case_english);
  g_assert_cmpfloat (below.layout->low, <=, -3.5);
  g_assert_null (find_mark (below.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_VALUE));
  g_assert_nonnull (find_mark (below.layout, CRM_CHART_MARK_SYMBOLS, CRM_CHART_PART_VALUE));
  draw (&none, "bullet", "no measurement", &chart_case_english);
  g_assert_null (find_mark (none.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_VALUE));
  g_assert_nonnull (find_mark (none.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_ZONE));
}

/* Bars without a number axis grow from where reading starts: the one is the mirror of the other. */
static void
test_mirrored (void)
{
  static const char *const cases[][2] = { { "bullet", "lower is better" },
                                          { "bullet", "band" },
                                          { "bullet", "below zero" },
                                          { "steps", "bars alone" } };

  for (gsize c = 0; c < G_N_ELEMENTS (cases); c++) {
    g_auto (Drawn) left = { 0 }, right = { 0 };

    draw (&left, cases[c][0], cases[c][1], &chart_case_english);
    draw (&right, cases[c][0], cases[c][1], &chart_case_persian);
    g_assert_cmpuint (left.layout->marks->len, ==, right.layout->marks->len);
    for (guint m = 0; m < left.layout->marks->len; m++) {
      const CrmChartMark *one = mark_at (left.layout, m), *two = mark_at (right.layout, m);
      CrmChartRect a, b;

      g_assert_cmpint (one->part, ==, two->part);
      if (one->type != CRM_CHART_MARK_BARS)
        continue;
      a = get_bar (left.layout, one, 0);
      b = get_bar (right.layout, two, 0);
      g_assert_cmpfloat_with_epsilon (a.x, left.spec.width - b.x - b.width, 1e-6);
      g_assert_cmpfloat_with_epsilon (a.width, b.width, 1e-6);
      g_assert_cmpfloat (a.y, ==, b.y);
    }
  }
}

/* --- steps ----------------------------------------------------------------------------------- */

static void
test_steps (void)
{
  g_auto (Drawn) drawn = { 0 };
  static const char *const words[] = {
    "Vision: 100%, signed off",          "Strategy: 82%, 8 behind plan",
    "Customer experience: 64%, on plan", "Collaboration: 38%, 17 behind plan",
    "Processes: 45%, on plan",           "Information: 30%, 5 ahead",
    "Technology: 20%, 10 ahead",         "Metrics: 58%, 8 ahead"
  };
  double below = -HUGE_VAL;

  draw (&drawn, "steps", "eight", &chart_case_english);
  for (guint i = 0; i < 8; i++) {
    CrmChartRect track = get_bar (
        drawn.layout, find_nth (drawn.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_TRACK, i), 0);
    CrmChartRect bar = get_bar (
        drawn.layout, find_nth (drawn.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_VALUE, i), 0);
    CrmChartRect plan = get_bar (
        drawn.layout, find_nth (drawn.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_PLAN, i), 0);
    double value = crm_table_get_real (drawn.table, (guint) drawn.spec.value, i);
    double planned = crm_table_get_real (drawn.table, (guint) drawn.spec.plan, i);
    g_autofree char *sentence = crm_chart_dup_sentence (&drawn.spec, i);

    /* One scale for all, in the order of the method. */
    g_assert_cmpfloat (track.x, ==, 0);
    g_assert_cmpfloat (track.width, ==, 322);
    g_assert_cmpfloat (track.y, >, below);
    below = track.y + track.height;
    g_assert_cmpfloat_with_epsilon (bar.width, 3.22 * value, 1e-6);
    if (planned < 100)
      g_assert_cmpfloat_with_epsilon (plan.x + plan.width / 2, 3.22 * planned, 1e-6);
    g_assert_cmpstr (sentence, ==, words[i]);
    g_assert_cmpint (crm_chart_layout_find_hit (drawn.layout, 100, bar.y), ==, (int) i);
  }
  g_assert_cmpint (find_text (drawn.layout, "signed off")->colour, ==, CRM_CHART_COLOUR_ON_TEXT);
  g_assert_cmpint (find_text (drawn.layout, "8 behind plan")->colour, ==,
                   CRM_CHART_COLOUR_NEAR_TEXT);
  g_assert_cmpint (find_text (drawn.layout, "17 behind plan")->colour, ==,
                   CRM_CHART_COLOUR_OFF_TEXT);
  g_assert_cmpint (find_text (drawn.layout, "5 ahead")->colour, ==, CRM_CHART_COLOUR_SECOND_TEXT);

  /* Nearly done is not done. */
  crm_table_set_real (drawn.table, (guint) drawn.spec.value, 1, 99.7);
  draw_again (&drawn);
  g_assert_nonnull (find_text (drawn.layout, "99%"));
}

static void
test_steps_unknown (void)
{
  g_auto (Drawn) drawn = { 0 };
  g_autofree char *first = NULL, *last = NULL;

  draw (&drawn, "steps", "just begun", &chart_case_english);
  g_assert_null (find_mark (drawn.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_VALUE));
  g_assert_null (find_mark (drawn.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_PLAN));
  first = crm_chart_dup_sentence (&drawn.spec, 0);
  last = crm_chart_dup_sentence (&drawn.spec, 7);
  g_assert_cmpstr (first, ==, "Vision: 0%");
  g_assert_cmpstr (last, ==, "Metrics: no measurement");
  g_assert_nonnull (find_text (drawn.layout, "–"));
}

/* --- benefit --------------------------------------------------------------------------------- */

static void
test_benefit (void)
{
  g_auto (Drawn) behind = { 0 }, ahead = { 0 }, crossing = { 0 };
  const CrmChartMark *plan, *value, *gap, *second;
  const CrmChartPoint *points;
  g_autofree char *words = NULL;

  draw (&behind, "benefit", "behind", &chart_case_english);
  plan = find_mark (behind.layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_PLAN);
  value = find_mark (behind.layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_VALUE);
  g_assert_true (plan->dashed);
  g_assert_cmpint (plan->colour, ==, CRM_CHART_COLOUR_SERIES_4);
  g_assert_cmpuint (plan->n_points, ==, 12); /* to the end of the year */
  g_assert_cmpuint (value->n_points, ==, 7); /* to today */
  g_assert_cmpint (value->colour, ==, CRM_CHART_COLOUR_SERIES_1);
  g_assert_cmpfloat (behind.layout->low, ==, 0);
  gap = find_mark (behind.layout, CRM_CHART_MARK_AREA, CRM_CHART_PART_GAP);
  g_assert_cmpint (gap->colour, ==, CRM_CHART_COLOUR_GAP);
  g_assert_cmpuint (gap->n_points, ==, 14);
  g_assert_nonnull (find_text (behind.layout, "Plan 26.8"));
  g_assert_nonnull (find_label (behind.layout, CRM_CHART_PART_LATEST));
  words = crm_chart_describe (&behind.spec);
  g_assert_nonnull (strstr (words, "bn toman behind plan"));
  g_assert_true (g_str_has_suffix (words, "plan 26.8 bn toman by Oct 2026"));

  draw (&ahead, "benefit", "ahead", &chart_case_english);
  gap = find_mark (ahead.layout, CRM_CHART_MARK_AREA, CRM_CHART_PART_GAP);
  g_assert_cmpint (gap->colour, ==, CRM_CHART_COLOUR_ZONE);

  /* First ahead, then behind: two areas that meet where the lines cross. */
  draw (&crossing, "benefit", "crossing", &chart_case_english);
  gap = find_mark (crossing.layout, CRM_CHART_MARK_AREA, CRM_CHART_PART_GAP);
  second = find_nth (crossing.layout, CRM_CHART_MARK_AREA, CRM_CHART_PART_GAP, 1);
  g_assert_cmpint (gap->colour, ==, CRM_CHART_COLOUR_ZONE);
  g_assert_cmpint (second->colour, ==, CRM_CHART_COLOUR_GAP);
  g_assert_null (find_nth (crossing.layout, CRM_CHART_MARK_AREA, CRM_CHART_PART_GAP, 2));
  points = crm_chart_layout_get_points (crossing.layout, gap);
  g_assert_cmpfloat (points[gap->n_points / 2 - 1].x, ==, points[gap->n_points / 2].x);
  /* 2.2 + 1.7 m = 0.4 + 2.6 m at m = 2 */
  g_assert_cmpfloat_with_epsilon (points[gap->n_points / 2].x,
                                  crossing.layout->plot.x + 2.5 * crossing.layout->plot.width / 12,
                                  0.01);
}

/* --- bars ------------------------------------------------------------------------------------ */

static void
test_bars (void)
{
  g_auto (Drawn) drawn = { 0 }, persian = { 0 };
  const CrmChartMark *axis, *bar;
  CrmChartRect up, down;
  double zero;

  draw (&drawn, "bars", "signed", &chart_case_english);
  axis = find_mark (drawn.layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_AXIS);
  zero = crm_chart_layout_get_points (drawn.layout, axis)[0].x;
  up = get_bar (drawn.layout, find_nth (drawn.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_VALUE, 0),
                0);
  bar = find_nth (drawn.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_VALUE, 3);
  down = get_bar (drawn.layout, bar, 0);
  g_assert_cmpfloat_with_epsilon (up.x, zero, 1);
  g_assert_cmpfloat_with_epsilon (down.x + down.width, zero, 1);
  g_assert_cmpfloat_with_epsilon (up.width / down.width, 2.1 / 0.9, 1e-6);
  g_assert_cmpint (bar->colour, ==, CRM_CHART_COLOUR_OFF);
  g_assert_cmpfloat (find_text (drawn.layout, "+2.1")->rect.x, >, up.x + up.width);
  g_assert_nonnull (find_text (drawn.layout, "−0.9"));
  g_assert_cmpint (
      crm_chart_layout_find_hit (drawn.layout, drawn.layout->plot.x + 1, down.y + down.height / 2),
      ==, 3);

  /* In Persian from the right. */
  draw (&persian, "bars", "signed", &chart_case_persian);
  axis = find_mark (persian.layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_AXIS);
  zero = crm_chart_layout_get_points (persian.layout, axis)[0].x;
  up = get_bar (persian.layout,
                find_nth (persian.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_VALUE, 0), 0);
  g_assert_cmpfloat_with_epsilon (up.x + up.width, zero, 1);
  g_assert_cmpfloat (find_label (persian.layout, CRM_CHART_PART_NAME)->rect.x, >, zero);
}

static void
test_bars_missing (void)
{
  g_auto (Drawn) drawn = { 0 }, many = { 0 };
  g_autofree char *words = NULL;
  guint n = 0;

  draw (&drawn, "bars", "missing", &chart_case_english);
  g_assert_nonnull (find_text (drawn.layout, "No data"));
  g_assert_nonnull (find_text (drawn.layout, "0 bn"));
  g_assert_nonnull (find_nth (drawn.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_VALUE, 2));
  g_assert_null (find_nth (drawn.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_VALUE, 3));
  words = crm_chart_describe (&drawn.spec);
  g_assert_cmpstr (
      words, ==,
      "What moved it, in points, 4 bars, the highest Delivery on the agreed day: 4 bn, "
      "the lowest Complaints closed: 0 bn");

  /* What has no room is told, not squeezed. */
  draw (&many, "bars", "many", &chart_case_english);
  while (find_nth (many.layout, CRM_CHART_MARK_BARS, CRM_CHART_PART_VALUE, n) != NULL)
    n++;
  g_assert_cmpuint (n, <, 40);
  {
    g_autofree char *rest = g_strdup_printf ("and %u more", 40 - n);

    g_assert_nonnull (find_text (many.layout, rest));
  }
}

/* --- hits ------------------------------------------------------------------------------------ */

static void
test_zone_edge_at_the_top (void)
{
  g_auto (Drawn) drawn = { 0 };
  const CrmChartMark *line;

  /* A target at the very edge of the plot is a target still. */
  draw (&drawn, "line", "no measurement", &chart_case_english);
  line = find_mark (drawn.layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_TARGET);
  g_assert_nonnull (line);
  g_assert_cmpfloat_with_epsilon (crm_chart_layout_get_points (drawn.layout, line)[0].y,
                                  y_of (drawn.layout, 4), 1e-6);
  g_assert_null (find_nth (drawn.layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_TARGET, 1));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/kinds/every-case", test_every_case);
  g_test_add_func ("/chart/kinds/small-sizes", test_small_sizes);
  g_test_add_func ("/chart/kinds/previous", test_previous);
  g_test_add_func ("/chart/kinds/notes", test_notes);
  g_test_add_func ("/chart/kinds/notes-crowded", test_notes_crowded);
  g_test_add_func ("/chart/kinds/letters", test_letters);
  g_test_add_func ("/chart/kinds/texts-beside", test_texts_beside);
  g_test_add_func ("/chart/kinds/periods", test_periods);
  g_test_add_func ("/chart/kinds/scales", test_scales);
  g_test_add_func ("/chart/kinds/zone-edge", test_zone_edge_at_the_top);
  g_test_add_func ("/chart/kinds/sparkline", test_sparkline);
  g_test_add_func ("/chart/kinds/bullet", test_bullet);
  g_test_add_func ("/chart/kinds/mirrored", test_mirrored);
  g_test_add_func ("/chart/kinds/steps", test_steps);
  g_test_add_func ("/chart/kinds/steps-unknown", test_steps_unknown);
  g_test_add_func ("/chart/kinds/benefit", test_benefit);
  g_test_add_func ("/chart/kinds/bars", test_bars);
  g_test_add_func ("/chart/kinds/bars-missing", test_bars_missing);
  return g_test_run ();
}
