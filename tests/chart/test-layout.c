/* test-layout.c: layouts compared by their numbers: what is where, never what it looks like. */
#include "sample.h"

#include <locale.h>
#include <string.h>

#include "crm-chart-decimate.h"
#include "crm-chart-place.h"
#include "crm-chart-scale.h"
#include "crm-chart-words.h"
#include "look.h"

/* --- laws ------------------------------------------------------------------------------------ */

/* No direct label lies on the line. */
static void
assert_line_is_free (const CrmChartLayout *layout)
{
  for (guint l = 0; l < layout->labels->len; l++) {
    const CrmChartRect *rect = &label_at (layout, l)->rect;
    CrmChartPart part = label_at (layout, l)->part;

    if (part != CRM_CHART_PART_TARGET && part != CRM_CHART_PART_LATEST)
      continue;
    for (guint m = 0; m < layout->marks->len; m++) {
      const CrmChartMark *mark = mark_at (layout, m);
      const CrmChartPoint *points = crm_chart_layout_get_points (layout, mark);

      if (mark->type != CRM_CHART_MARK_LINE ||
          (mark->part != CRM_CHART_PART_VALUE && mark->part != CRM_CHART_PART_PROVISIONAL))
        continue;
      for (guint i = 1; i < mark->n_points; i++)
        for (int step = 0; step <= 20; step++) {
          double share = step / 20.0;
          double x = points[i - 1].x + share * (points[i].x - points[i - 1].x);
          double y = points[i - 1].y + share * (points[i].y - points[i - 1].y);

          g_assert_false (x > rect->x && x < rect->x + rect->width && y > rect->y &&
                          y < rect->y + rect->height);
        }
    }
  }
}

/* --- scales ---------------------------------------------------------------------------------- */

static void
check_ticks (double low, double high, guint most)
{
  CrmChartTicks ticks;
  double mantissa;

  crm_chart_ticks_init (&ticks, low, high, most);
  g_assert_cmpuint (ticks.n, >=, 3);
  g_assert_cmpuint (ticks.n, <=, most);
  g_assert_cmpfloat (crm_chart_ticks_get (&ticks, 0), <=, low);
  g_assert_cmpfloat (crm_chart_ticks_get (&ticks, ticks.n - 1), >=, high);
  mantissa = ticks.step / pow (10, floor (log10 (ticks.step) + 1e-9));
  g_assert_true (fabs (mantissa - 1) < 1e-6 || fabs (mantissa - 2) < 1e-6 ||
                 fabs (mantissa - 5) < 1e-6);
  for (guint i = 1; i < ticks.n; i++)
    g_assert_cmpfloat (crm_chart_ticks_get (&ticks, i - 1), <, crm_chart_ticks_get (&ticks, i));
}

static void
test_ticks_law (void)
{
  static const double fixed[][2] = {
    { 0, 0 },
    { 1, 1 },
    { -7, -7 },
    { 0.1, 0.3 },
    { 0, 1e300 },
    { -1e300, 1e300 },
    { 1e15, 1e15 + 1 },
    { 0, 1e-280 },
    { -3, 0 },
    { 3.9, 7.4 },
    { 99.9, 100.1 },
    { 0, 10 },
    { 0, 100 },
    { -0.05, 0.05 },
    { 1e9, 2.2e10 },
    { 0, 0.30000000000000004 },
    { 4, 6 },
    { 0, 5e-324 },
    { 123456789, 123456790 },
  };

  for (guint most = 4; most <= 6; most++) {
    for (gsize i = 0; i < G_N_ELEMENTS (fixed); i++)
      check_ticks (fixed[i][0], fixed[i][1], most);
    for (int i = 0; i < 20000; i++) {
      double size = pow (10, g_test_rand_double_range (-12, 15));
      double a = size * g_test_rand_double_range (-1, 1);
      double b = a + size * pow (10, g_test_rand_double_range (-6, 1));

      check_ticks (a, b, most);
    }
  }
}

static void
test_tick_words (void)
{
  g_autoptr (CrmTable) table = crm_table_new (0);
  CrmChartSpec spec = sample_spec (table, &english);
  const CrmChartMeasure measure = { .divisor = 1 };
  CrmChartTicks ticks;

  /* No tick of a short step reads 0.30000000000000004. */
  crm_chart_ticks_init (&ticks, 0, 0.45, 6);
  for (guint i = 0; i < ticks.n; i++) {
    g_autofree char *words =
        crm_chart_words_tick (&measure, &spec, crm_chart_ticks_get (&ticks, i));

    g_assert_cmpuint (strlen (words), <=, 3);
  }
}

static void
check_time_labels (CrmPeriod period, const CrmLocale *locale, guint n, double width)
{
  g_autofree double *values = g_new0 (double, n);
  g_autoptr (CrmTable) table = sample_table_new (values, n, period, locale->calendar, NAN);
  CrmChartSpec spec = sample_spec (table, locale);
  g_auto (CrmChartSeries) series = { 0 };
  g_autoptr (CrmChartText) text = crm_chart_text_new (locale->language, 1);
  g_autoptr (GArray) labels = NULL;
  const CrmChartTimeLabel *last;
  gboolean year_told = FALSE;

  spec.period = period;
  crm_chart_series_init (&series, &spec);
  g_assert_cmpuint (series.n_slots, ==, n);
  labels = crm_chart_time_labels (&spec, &series, text, 40, width / n, width + 60);
  g_assert_cmpuint (labels->len, >=, 1);
  last = &g_array_index (labels, CrmChartTimeLabel, labels->len - 1);
  g_assert_cmpint (last->slot, ==, (int) n - 1);
  g_assert_true (last->bold);
  for (guint i = 0; i < labels->len; i++) {
    const CrmChartTimeLabel *label = &g_array_index (labels, CrmChartTimeLabel, i);
    CrmDay day = crm_period_step (series.first_day, label->slot, period, spec.calendar, 1);
    int year, month, mday;

    g_assert_cmpfloat (label->x, >=, 0);
    g_assert_cmpfloat (label->x + label->width, <=, width + 60);
    if (i > 0)
      g_assert_cmpfloat (label[-1].x + label[-1].width + 12, <=, label->x + 1e-9);
    crm_day_to_civil (day, spec.calendar, &year, &month, &mday);
    if (period == CRM_PERIOD_MONTH) {
      g_autofree char *number = g_strdup_printf ("%d", year);
      g_autofree char *digits = crm_locale_dup_digits (locale, number);

      /* January and Farvardin show the year, in bold; so does the last label when none is there. */
      year_told |= strstr (label->text, digits) != NULL;
      if (month == 1)
        g_assert_cmpstr (label->text, ==, digits);
      g_assert_true (label->bold == (month == 1 || label == last));
    }
  }
  if (period == CRM_PERIOD_MONTH)
    g_assert_true (year_told);
}

static void
test_time_labels_law (void)
{
  static const guint counts[] = { 1, 2, 5, 6, 7, 12, 24, 36, 60, 200, 1000 };
  static const double widths[] = { 60, 200, 480, 1200 };

  for (CrmPeriod period = CRM_PERIOD_DAY; period <= CRM_PERIOD_YEAR; period++)
    for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
      for (gsize j = 0; j < G_N_ELEMENTS (widths); j++) {
        /* A thousand half-years lead out of the Jalali calendar. */
        if (period >= CRM_PERIOD_QUARTER && counts[i] > 200)
          continue;
        check_time_labels (period, &english, counts[i], widths[j]);
        check_time_labels (period, &persian, counts[i], widths[j]);
      }
}

static void
test_period_numbers (void)
{
  for (int calendar = 0; calendar < 2; calendar++)
    for (CrmPeriod period = CRM_PERIOD_DAY; period <= CRM_PERIOD_YEAR; period++)
      for (int fiscal = 1; fiscal <= 12; fiscal += 3) {
        int number = crm_chart_period_number (18000, period, (CrmCalendar) calendar, fiscal);

        for (int n = -40; n < 40; n++) {
          CrmDay day = crm_period_step (18000, n, period, (CrmCalendar) calendar, fiscal);

          g_assert_cmpint (crm_chart_period_number (day, period, (CrmCalendar) calendar, fiscal),
                           ==, number + n);
        }
      }
}

/* --- lines ----------------------------------------------------------------------------------- */

/* The polylines of the value, and that no stroke is longer than one period. */
static void
count_lines (const CrmChartLayout *layout, guint n_slots, guint *n_lines, guint *n_points)
{
  double slot = layout->plot.width / n_slots;

  *n_lines = *n_points = 0;
  for (guint m = 0; m < layout->marks->len; m++) {
    const CrmChartMark *mark = mark_at (layout, m);
    const CrmChartPoint *points = crm_chart_layout_get_points (layout, mark);

    if (mark->type != CRM_CHART_MARK_LINE || mark->part != CRM_CHART_PART_VALUE)
      continue;
    ++*n_lines;
    *n_points += mark->n_points;
    for (guint i = 1; i < mark->n_points; i++)
      g_assert_cmpfloat (points[i].x - points[i - 1].x, <, slot * 1.01);
  }
}

static void
test_gaps_split_lines (void)
{
  const double values[] = { 5, 6, NAN, 7, NAN, 4, 5, 6, NAN, NAN, 3, 4 };
  g_autoptr (CrmTable) table =
      sample_table_new (values, 12, CRM_PERIOD_MONTH, CRM_CALENDAR_GREGORIAN, 4);
  CrmChartSpec spec = sample_spec (table, &english);
  g_autoptr (CrmChartLayout) layout = crm_chart_layout (&spec);
  const CrmChartMark *dots = find_mark (layout, CRM_CHART_MARK_SYMBOLS, CRM_CHART_PART_VALUE);
  guint n_lines, n_points;

  count_lines (layout, 12, &n_lines, &n_points);
  g_assert_cmpuint (n_lines, ==, 3); /* 5 6, 4 5 6 and 3 4; the single 7 is a dot */
  g_assert_cmpuint (n_points, ==, 7);
  g_assert_cmpuint (dots->n_points, ==, 7); /* all but the latest, which has its own symbol */
  assert_sound (layout, TRUE);
}

static void
test_missing_row_is_a_gap (void)
{
  g_autoptr (CrmTable) table = crm_table_new (5);
  guint days = crm_table_add_column (table, CRM_COLUMN_DAY, "day", "");
  guint values = crm_table_add_column (table, CRM_COLUMN_REAL, "value", "");
  /* February and May to July have no row; the rows are in no order; one has no day. */
  static const int months[] = { 8, 1, 3, 4 };
  CrmChartSpec spec = sample_spec (table, &english);
  g_autoptr (CrmChartLayout) layout = NULL;
  guint n_lines, n_points;
  int hit;

  for (guint i = 0; i < 4; i++) {
    CrmDay day;

    g_assert_true (crm_day_from_civil (CRM_CALENDAR_GREGORIAN, 2026, months[i], 20, &day));
    crm_table_set_day (table, days, i, day);
    crm_table_set_real (table, values, i, months[i]);
  }
  crm_table_set_real (table, values, 4, 1000);
  crm_chart_spec_init (&spec, table, &english);
  layout = crm_chart_layout (&spec);
  count_lines (layout, 8, &n_lines, &n_points);
  g_assert_cmpuint (n_lines, ==, 1);
  g_assert_cmpuint (n_points, ==, 2);
  g_assert_cmpfloat (layout->high, <, 100);
  g_assert_cmpuint (layout->hits->len, ==, 4);
  hit = crm_chart_layout_find_hit (layout, layout->plot.x + 1, layout->plot.y + 1);
  g_assert_cmpuint (g_array_index (layout->hits, CrmChartHit, hit).row, ==, 1);
}

static void
test_provisional (void)
{
  g_autoptr (CrmTable) table =
      sample_table_new (response_times, 24, CRM_PERIOD_MONTH, CRM_CALENDAR_GREGORIAN, 4);
  CrmChartSpec spec = sample_spec (table, &english);
  g_autoptr (CrmChartLayout) layout = NULL;
  const CrmChartMark *mark;
  guint n_lines, n_points;

  spec.provisional = TRUE;
  layout = crm_chart_layout (&spec);
  mark = find_mark (layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_PROVISIONAL);
  g_assert_nonnull (mark);
  g_assert_true (mark->dashed);
  g_assert_cmpuint (mark->n_points, ==, 2);
  count_lines (layout, 24, &n_lines, &n_points);
  g_assert_cmpuint (n_lines, ==, 1);
  g_assert_cmpuint (n_points, ==, 23);
  mark = find_mark (layout, CRM_CHART_MARK_SYMBOLS, CRM_CHART_PART_LATEST);
  g_assert_cmpint (mark->shape, ==, CRM_CHART_SHAPE_HOLLOW);
}

static void
test_latest_has_status (void)
{
  static const struct {
    double value;
    CrmChartShape shape;
    CrmChartColour colour;
  } cases[] = { { 3.9, CRM_CHART_SHAPE_DISC, CRM_CHART_COLOUR_ON },
                { 4.5, CRM_CHART_SHAPE_TRIANGLE, CRM_CHART_COLOUR_NEAR },
                { 5.8, CRM_CHART_SHAPE_DIAMOND, CRM_CHART_COLOUR_OFF } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CrmTable) table =
        sample_table_new (response_times, 24, CRM_PERIOD_MONTH, CRM_CALENDAR_GREGORIAN, 4);
    guint near = crm_table_add_column (table, CRM_COLUMN_REAL, "near", "");
    CrmChartSpec spec = sample_spec (table, &english);
    g_autoptr (CrmChartLayout) layout = NULL;
    const CrmChartMark *mark;
    const CrmChartPoint *point;

    crm_table_set_real (table, near, 23, 4.8);
    crm_table_set_real (table, (guint) spec.value, 23, cases[i].value);
    layout = crm_chart_layout (&spec);
    mark = find_mark (layout, CRM_CHART_MARK_SYMBOLS, CRM_CHART_PART_LATEST);
    g_assert_cmpint (mark->shape, ==, cases[i].shape);
    g_assert_cmpint (mark->colour, ==, cases[i].colour);
    g_assert_cmpuint (mark->n_points, ==, 1);
    point = crm_chart_layout_get_points (layout, mark);
    g_assert_cmpfloat_with_epsilon (point->y, y_of (layout, cases[i].value), 1e-6);
  }
}

/* --- target ---------------------------------------------------------------------------------- */

static void
get_extent (const CrmChartLayout *layout, const CrmChartMark *mark, double *top, double *bottom)
{
  const CrmChartPoint *points = crm_chart_layout_get_points (layout, mark);

  *top = HUGE_VAL;
  *bottom = -HUGE_VAL;
  for (guint i = 0; i < mark->n_points; i++) {
    *top = MIN (*top, points[i].y);
    *bottom = MAX (*bottom, points[i].y);
  }
}

static void
test_zone_is_on_the_good_side (void)
{
  for (CrmChartDirection direction = CRM_CHART_HIGHER; direction <= CRM_CHART_WATCH; direction++) {
    g_autoptr (CrmTable) table =
        sample_table_new (response_times, 24, CRM_PERIOD_MONTH, CRM_CALENDAR_GREGORIAN, 5);
    guint low = crm_table_add_column (table, CRM_COLUMN_REAL, "low", "");
    guint high = crm_table_add_column (table, CRM_COLUMN_REAL, "high", "");
    CrmChartSpec spec = sample_spec (table, &english);
    g_autoptr (CrmChartLayout) layout = NULL;
    const CrmChartMark *zone;
    double top, bottom;

    for (guint i = 0; i < 24; i++) {
      crm_table_set_real (table, low, i, 4.5);
      crm_table_set_real (table, high, i, 6);
    }
    spec.direction = direction;
    layout = crm_chart_layout (&spec);
    assert_sound (layout, TRUE);
    zone = find_mark (layout, CRM_CHART_MARK_AREA, CRM_CHART_PART_ZONE);
    if (direction == CRM_CHART_WATCH) {
      g_assert_null (zone);
      g_assert_null (find_mark (layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_TARGET));
      g_assert_null (find_label (layout, CRM_CHART_PART_TARGET));
      continue;
    }
    g_assert_nonnull (zone);
    get_extent (layout, zone, &top, &bottom);
    if (direction == CRM_CHART_HIGHER) {
      g_assert_cmpfloat (top, ==, layout->plot.y);
      g_assert_cmpfloat_with_epsilon (bottom, y_of (layout, 5), 1e-6);
    } else if (direction == CRM_CHART_LOWER) {
      g_assert_cmpfloat_with_epsilon (top, y_of (layout, 5), 1e-6);
      g_assert_cmpfloat (bottom, ==, layout->plot.y + layout->plot.height);
    } else {
      g_assert_cmpfloat_with_epsilon (top, y_of (layout, 6), 1e-6);
      g_assert_cmpfloat_with_epsilon (bottom, y_of (layout, 4.5), 1e-6);
    }
    g_assert_nonnull (find_label (layout, CRM_CHART_PART_TARGET));
  }
}

static void
test_zone_shows_beyond_all_values (void)
{
  const double values[] = { 50, 52, 55, 51 };
  g_autoptr (CrmTable) table =
      sample_table_new (values, 4, CRM_PERIOD_MONTH, CRM_CALENDAR_GREGORIAN, 80);
  CrmChartSpec spec = sample_spec (table, &english);
  g_autoptr (CrmChartLayout) layout = NULL;

  spec.direction = CRM_CHART_HIGHER;
  layout = crm_chart_layout (&spec);
  g_assert_cmpfloat (layout->high, >, 82);

  /* But no negative numbers for what has none. */
  for (guint i = 0; i < 4; i++)
    crm_table_set_real (table, 2, i, 0);
  spec.direction = CRM_CHART_LOWER;
  crm_chart_layout_free (layout);
  layout = crm_chart_layout (&spec);
  g_assert_cmpfloat (layout->low, ==, 0);
}

static void
test_target_steps (void)
{
  g_autoptr (CrmTable) table =
      sample_table_new (response_times, 24, CRM_PERIOD_MONTH, CRM_CALENDAR_GREGORIAN, 6);
  CrmChartSpec spec = sample_spec (table, &english);
  g_autoptr (CrmChartLayout) layout = NULL;
  const CrmChartMark *line;
  const CrmChartPoint *points;
  const CrmChartLabel *label;

  for (guint i = 12; i < 24; i++)
    crm_table_set_real (table, 2, i, 4);
  layout = crm_chart_layout (&spec);
  line = find_mark (layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_TARGET);
  points = crm_chart_layout_get_points (layout, line);
  g_assert_cmpuint (line->n_points, ==, 4);
  g_assert_cmpfloat (points[0].x, ==, layout->plot.x);
  g_assert_cmpfloat_with_epsilon (points[0].y, y_of (layout, 6), 1e-6);
  g_assert_cmpfloat_with_epsilon (points[1].x, layout->plot.x + layout->plot.width / 2, 1e-6);
  g_assert_cmpfloat (points[1].x, ==, points[2].x);
  g_assert_cmpfloat_with_epsilon (points[3].y, y_of (layout, 4), 1e-6);
  g_assert_cmpfloat_with_epsilon (points[3].x, layout->plot.x + layout->plot.width, 1e-6);
  label = find_label (layout, CRM_CHART_PART_TARGET);
  g_assert_cmpstr (label->text, ==, "Target 4 h or less");
  g_assert_cmpfloat (label->rect.x, >, layout->plot.x + layout->plot.width);

  /* Without a target for three months there are two stretches. */
  for (guint i = 5; i < 8; i++)
    crm_table_set_real (table, 2, i, NAN);
  crm_chart_layout_free (layout);
  layout = crm_chart_layout (&spec);
  line = find_mark (layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_TARGET);
  g_assert_cmpuint (line->n_points, ==, 2);
}

/* --- texts ----------------------------------------------------------------------------------- */

static void
test_labels_never_overlap (void)
{
  static const double sizes[][2] = { { 420, 220 }, { 720, 320 }, { 1400, 500 } };
  static const CrmPeriod periods[] = { CRM_PERIOD_WEEK, CRM_PERIOD_MONTH, CRM_PERIOD_QUARTER,
                                       CRM_PERIOD_YEAR };

  for (int round = 0; round < 300; round++) {
    double values[60];
    guint n = (guint) g_test_rand_int_range (1, 61);
    const CrmLocale *locale = round % 2 ? &persian : &english;
    CrmPeriod period = periods[g_test_rand_int_range (0, G_N_ELEMENTS (periods))];
    double size = pow (10, g_test_rand_double_range (-3, 11)), walk = g_test_rand_double () - 0.3;
    double target = g_test_rand_double () * size;
    const double *wanted = sizes[g_test_rand_int_range (0, G_N_ELEMENTS (sizes))];
    g_autoptr (CrmTable) table = NULL;
    g_autoptr (CrmChartLayout) layout = NULL;
    CrmChartSpec spec;

    for (guint i = 0; i < n; i++) {
      walk += g_test_rand_double_range (-0.1, 0.1);
      values[i] = g_test_rand_int_range (0, 6) == 0 ? NAN : walk * size;
    }
    table = sample_table_new (values, n, period, locale->calendar, target);
    spec = sample_spec (table, locale);
    spec.period = period;
    spec.width = wanted[0];
    spec.height = wanted[1];
    spec.direction = round % 3 == 0 ? CRM_CHART_LOWER : CRM_CHART_HIGHER;
    spec.text_scale = round % 7 == 0 ? 1.5 : 1;
    spec.caption = round % 4 == 0 ? "All regions" : NULL;
    if (round % 5 == 0)
      crm_table_set_real (table, 2, n - 1, target * 1.1);
    layout = crm_chart_layout (&spec);
    assert_sound (layout, TRUE);
    assert_line_is_free (layout);
  }
}

static void
test_small_and_odd (void)
{
  static const double sizes[][2] = {
    { 1, 1 }, { 40, 400 }, { 400, 20 }, { 90, 60 }, { 3000, 2000 }
  };
  static const double values[][4] = { { 1e300, -1e300, 1e301, INFINITY },
                                      { 0, 0, 0, 0 },
                                      { NAN, NAN, NAN, 5 },
                                      { 1e-300, 2e-300, NAN, 1e-310 },
                                      { -5, -5, -5, -5 } };

  for (gsize v = 0; v < G_N_ELEMENTS (values); v++)
    for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
      for (int scale = 1; scale <= 3; scale += 2) {
        g_autoptr (CrmTable) table =
            sample_table_new (values[v], 4, CRM_PERIOD_MONTH, CRM_CALENDAR_GREGORIAN, 4);
        CrmChartSpec spec = sample_spec (table, &english);
        g_autoptr (CrmChartLayout) layout = NULL;

        spec.width = sizes[i][0];
        spec.height = sizes[i][1];
        spec.text_scale = scale;
        layout = crm_chart_layout (&spec);
        assert_sound (layout, FALSE);
      }
}

static void
test_no_measurement (void)
{
  const double values[] = { NAN, NAN, NAN, NAN, NAN, NAN };
  g_autoptr (CrmTable) table =
      sample_table_new (values, 6, CRM_PERIOD_MONTH, CRM_CALENDAR_GREGORIAN, 75);
  g_autoptr (CrmTable) empty = crm_table_new (0);
  CrmChartSpec spec = sample_spec (table, &english), nothing = sample_spec (empty, &english);
  g_autoptr (CrmChartLayout) layout = NULL, bare = NULL;
  g_autofree char *words = NULL, *bare_words = NULL;

  spec.direction = CRM_CHART_HIGHER;
  layout = crm_chart_layout (&spec);
  assert_sound (layout, TRUE);
  g_assert_cmpstr (find_label (layout, CRM_CHART_PART_NOTICE)->text, ==, "No measurement yet");
  g_assert_nonnull (find_mark (layout, CRM_CHART_MARK_AREA, CRM_CHART_PART_ZONE));
  g_assert_nonnull (find_label (layout, CRM_CHART_PART_TICK_X));
  g_assert_nonnull (find_label (layout, CRM_CHART_PART_TARGET));
  g_assert_null (find_mark (layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_VALUE));
  g_assert_null (find_mark (layout, CRM_CHART_MARK_SYMBOLS, CRM_CHART_PART_LATEST));
  words = crm_chart_describe (&spec);
  g_assert_cmpstr (words, ==,
                   "First response time, 6 months, no measurement yet, target 75 h or more");

  /* No row at all: axes and the sentence, and no numbers from nowhere. */
  bare = crm_chart_layout (&nothing);
  assert_sound (bare, TRUE);
  g_assert_nonnull (find_label (bare, CRM_CHART_PART_NOTICE));
  g_assert_null (find_label (bare, CRM_CHART_PART_TICK_Y));
  g_assert_cmpint (crm_chart_layout_find_hit (bare, 200, 100), ==, -1);
  bare_words = crm_chart_describe (&nothing);
  g_assert_cmpstr (bare_words, ==, "First response time, no measurement yet");
}

static void
test_reading_direction (void)
{
  g_autoptr (CrmTable) table =
      sample_table_new (response_times, 24, CRM_PERIOD_MONTH, CRM_CALENDAR_JALALI, 4);
  CrmChartSpec left = sample_spec (table, &english), right = sample_spec (table, &persian);
  g_autoptr (CrmChartLayout) en = NULL, fa = NULL;
  const CrmChartMark *line;
  const CrmChartPoint *points;

  left.calendar = CRM_CALENDAR_JALALI;
  en = crm_chart_layout (&left);
  fa = crm_chart_layout (&right);
  assert_sound (fa, TRUE);
  g_assert_cmpfloat (find_label (en, CRM_CHART_PART_TITLE)->rect.x, <, 20);
  g_assert_cmpfloat (find_label (fa, CRM_CHART_PART_TITLE)->rect.x, >, 360);
  /* Time runs from left to right in both. */
  line = find_mark (fa, CRM_CHART_MARK_LINE, CRM_CHART_PART_VALUE);
  points = crm_chart_layout_get_points (fa, line);
  g_assert_cmpfloat (points[0].x, <, points[23].x);
  g_assert_cmpfloat (points[0].y, <, points[19].y);
  g_assert_cmpstr (find_label (fa, CRM_CHART_PART_TICK_Y)->text, ==, "۲");
}

/* --- hits ------------------------------------------------------------------------------------ */

static void
test_hits_cover_points (void)
{
  g_autoptr (CrmTable) table =
      sample_table_new (response_times, 24, CRM_PERIOD_MONTH, CRM_CALENDAR_GREGORIAN, 4);
  CrmChartSpec spec = sample_spec (table, &english);
  g_autoptr (CrmChartLayout) layout = NULL;
  double slot;

  crm_table_set_real (table, 1, 5, NAN);
  layout = crm_chart_layout (&spec);
  slot = layout->plot.width / 24;
  g_assert_cmpuint (layout->hits->len, ==, 24);
  for (guint i = 0; i < 24; i++) {
    const CrmChartHit *hit = &g_array_index (layout->hits, CrmChartHit, i);
    double x = layout->plot.x + (i + 0.5) * slot;
    double y = i == 5 ? layout->plot.y + 1 : y_of (layout, crm_table_get_real (table, 1, i));

    g_assert_cmpuint (hit->row, ==, i);
    g_assert_true (x > hit->rect.x && x < hit->rect.x + hit->rect.width);
    g_assert_true (y >= hit->rect.y && y <= hit->rect.y + hit->rect.height);
    g_assert_cmpint (crm_chart_layout_find_hit (layout, x, y), ==, (int) i);
    if (i > 0)
      g_assert_cmpfloat (hit[-1].rect.x + hit[-1].rect.width, <=, hit->rect.x + 1e-9);
  }
  g_assert_cmpint (crm_chart_layout_find_hit (layout, 1, 1), ==, -1);
}

/* --- decimation ------------------------------------------------------------------------------ */

static void
test_decimation_keeps_extremes (void)
{
  enum { N = 5000, COLUMNS = 300 };
  g_autofree CrmChartPoint *points = g_new (CrmChartPoint, N);
  const double left = 20, width = 1;
  g_autoptr (GArray) spans = NULL;
  g_autofree double *low = g_new (double, COLUMNS);
  g_autofree double *high = g_new (double, COLUMNS);
  double walk = 0;
  guint used = 0;

  for (int i = 0; i < N; i++) {
    walk += g_test_rand_double_range (-1, 1);
    points[i] = (CrmChartPoint){ left + (i + 0.5) * COLUMNS * width / N,
                                 i > 2000 && i < 2200 ? NAN : walk };
  }
  for (int c = 0; c < COLUMNS; c++) {
    low[c] = HUGE_VAL;
    high[c] = -HUGE_VAL;
  }
  /* By the plainest means: every point into its column, every crossing into both. */
  for (int i = 0; i < N; i++) {
    int c = (int) ((points[i].x - left) / width);

    if (isnan (points[i].y))
      continue;
    low[c] = fmin (low[c], points[i].y);
    high[c] = fmax (high[c], points[i].y);
    if (i + 1 < N && !isnan (points[i + 1].y) && (int) ((points[i + 1].x - left) / width) > c) {
      double edge = left + (c + 1) * width;
      double share = (edge - points[i].x) / (points[i + 1].x - points[i].x);
      double y = points[i].y + share * (points[i + 1].y - points[i].y);

      for (int k = c; k <= c + 1; k++) {
        low[k] = fmin (low[k], y);
        high[k] = fmax (high[k], y);
      }
    }
  }

  spans = crm_chart_decimate (points, N, left, width, COLUMNS);
  for (int c = 0; c < COLUMNS; c++) {
    const CrmChartSpan *span;

    if (isinf (low[c]))
      continue;
    g_assert_cmpuint (used, <, spans->len);
    span = &g_array_index (spans, CrmChartSpan, used++);
    g_assert_cmpint (span->column, ==, c);
    g_assert_cmpfloat_with_epsilon (span->low, low[c], 1e-9);
    g_assert_cmpfloat_with_epsilon (span->high, high[c], 1e-9);
  }
  g_assert_cmpuint (used, ==, spans->len);
  g_assert_cmpuint (used, <, COLUMNS); /* the gap stayed one */
}

static void
test_long_series_become_spans (void)
{
  enum { N = 20000 };
  g_autofree double *values = g_new (double, N);
  g_autoptr (CrmTable) table = NULL;
  g_autoptr (CrmChartLayout) layout = NULL;
  const CrmChartMark *mark;
  double top, bottom;
  CrmChartSpec spec;

  for (int i = 0; i < N; i++)
    values[i] = 50 + 10 * sin (i / 700.0);
  values[12345] = 95;
  values[777] = 3;
  table = sample_table_new (values, N, CRM_PERIOD_DAY, CRM_CALENDAR_GREGORIAN, 40);
  spec = sample_spec (table, &english);
  spec.period = CRM_PERIOD_DAY;
  layout = crm_chart_layout (&spec);
  assert_sound (layout, TRUE);
  g_assert_null (find_mark (layout, CRM_CHART_MARK_LINE, CRM_CHART_PART_VALUE));
  mark = find_mark (layout, CRM_CHART_MARK_SPANS, CRM_CHART_PART_VALUE);
  g_assert_cmpuint (mark->n_points, <=, 2 * (guint) layout->plot.width);
  get_extent (layout, mark, &top, &bottom);
  g_assert_cmpfloat (top, <, y_of (layout, 95));
  g_assert_cmpfloat (bottom, >, y_of (layout, 3));
  /* An area for each pixel, not for each of thirty days in it; the last day has its own. */
  g_assert_cmpuint (layout->hits->len, <=, (guint) layout->plot.width + 1);
  g_assert_cmpuint (layout->hits->len, >, (guint) layout->plot.width / 2);
  g_assert_cmpuint (g_array_index (layout->hits, CrmChartHit, layout->hits->len - 1).row, ==,
                    N - 1);
}

/* --- places ---------------------------------------------------------------------------------- */

static void
test_beside_is_nudged (void)
{
  CrmChartBeside texts[] = { { 50, 14, 3, FALSE }, { 52, 14, 2, FALSE }, { 51, 28, 1, FALSE } };
  CrmChartBeside crowded[] = { { 5, 14, 3, FALSE }, { 9, 14, 1, FALSE }, { 3, 14, 2, FALSE } };

  crm_chart_place_beside (texts, 3, 0, 100, 15);
  g_assert_cmpfloat (texts[2].at - texts[0].at, >=, 21);
  g_assert_cmpfloat (texts[1].at - texts[2].at, >=, 21);
  g_assert_false (texts[0].dropped || texts[1].dropped || texts[2].dropped);

  /* Room for two: the least important goes, and the rest keeps inside. */
  crm_chart_place_beside (crowded, 3, 0, 32, 15);
  g_assert_true (crowded[1].dropped);
  g_assert_false (crowded[0].dropped || crowded[2].dropped);
  g_assert_cmpfloat (crowded[2].at, >=, 7);
  g_assert_cmpfloat (crowded[0].at, <=, 25);
  g_assert_cmpfloat (crowded[0].at - crowded[2].at, >=, 15);
}

/* --- words ----------------------------------------------------------------------------------- */

static void
test_words (void)
{
  g_autoptr (CrmTable) table =
      sample_table_new (response_times, 24, CRM_PERIOD_MONTH, CRM_CALENDAR_GREGORIAN, 4);
  CrmChartSpec spec = sample_spec (table, &english);
  g_autofree char *whole = crm_chart_describe (&spec);
  g_autofree char *row = crm_chart_dup_sentence (&spec, 23);
  g_autofree char *missing = NULL, *late = NULL, *percent = NULL, *close = NULL, *money = NULL;

  g_assert_cmpstr (whole, ==,
                   "First response time, 24 months, now 5.8 h, target 4 h or less, off target");
  g_assert_cmpstr (row, ==, "Oct 2026: 5.8 h, target 4 h or less, off target");

  crm_table_set_real (table, 1, 23, NAN);
  missing = crm_chart_dup_sentence (&spec, 23);
  g_assert_cmpstr (missing, ==, "Oct 2026: no measurement, target 4 h or less");
  late = crm_chart_describe (&spec);
  g_assert_nonnull (strstr (late, "last 4.9 h in Sep 2026"));

  spec.unit = "%";
  percent = crm_chart_dup_sentence (&spec, 22);
  g_assert_cmpstr (percent, ==, "Sep 2026: 4.9%, target 4% or less, off target");

  /* What is off target never reads the same as the target. */
  spec.unit = NULL;
  crm_table_set_real (table, 1, 22, 4.0004);
  close = crm_chart_dup_sentence (&spec, 22);
  g_assert_cmpstr (close, ==, "Sep 2026: 4.0004, target 4 or less, off target");

  spec.unit = "IRR";
  crm_table_set_real (table, 1, 22, 41234567890.0);
  money = crm_chart_dup_sentence (&spec, 22);
  g_assert_true (g_str_has_prefix (money, "Sep 2026: 41.2 bn IRR, "));
}

static void
test_words_persian (void)
{
  g_autoptr (CrmTable) table =
      sample_table_new (response_times, 24, CRM_PERIOD_MONTH, CRM_CALENDAR_JALALI, 4);
  CrmChartSpec spec = sample_spec (table, &persian);
  g_autofree char *row = crm_chart_dup_sentence (&spec, 23);
  g_autofree char *percent = NULL, *foreign = NULL;

  g_assert_true (g_str_has_prefix (row, "مهر ۱۴۰۵: ۵٫۸ ساعت"));
  spec.unit = "%";
  crm_table_set_real (table, 1, 23, -2.5);
  percent = crm_chart_dup_sentence (&spec, 23);
  g_assert_nonnull (strstr (percent, "\u200e\u2212۲٫۵\u200f٪"));
  /* A Latin name keeps its own direction among Persian words. */
  spec.title = "NPS (2026)";
  foreign = crm_chart_describe (&spec);
  g_assert_true (g_str_has_prefix (foreign, "\u2068NPS (2026)\u2069"));
}

static void
test_status (void)
{
  static const struct {
    CrmChartDirection direction;
    double value, target, near, low, high;
    CrmChartStatus status;
  } cases[] = {
    { CRM_CHART_HIGHER, 85, 85, 80, NAN, NAN, CRM_CHART_STATUS_ON },
    { CRM_CHART_HIGHER, 84.9, 85, 80, NAN, NAN, CRM_CHART_STATUS_NEAR },
    { CRM_CHART_HIGHER, 80, 85, 80, NAN, NAN, CRM_CHART_STATUS_NEAR },
    { CRM_CHART_HIGHER, 79, 85, 80, NAN, NAN, CRM_CHART_STATUS_OFF },
    { CRM_CHART_HIGHER, 84, 85, NAN, NAN, NAN, CRM_CHART_STATUS_OFF },
    { CRM_CHART_HIGHER, 84, NAN, 80, NAN, NAN, CRM_CHART_STATUS_NONE },
    { CRM_CHART_LOWER, 4, 4, 4.8, NAN, NAN, CRM_CHART_STATUS_ON },
    { CRM_CHART_LOWER, 4.8, 4, 4.8, NAN, NAN, CRM_CHART_STATUS_NEAR },
    { CRM_CHART_LOWER, 4.9, 4, 4.8, NAN, NAN, CRM_CHART_STATUS_OFF },
    { CRM_CHART_LOWER, -10, -12, -9, NAN, NAN, CRM_CHART_STATUS_NEAR },
    { CRM_CHART_BAND, 75, NAN, 5, 75, 80, CRM_CHART_STATUS_ON },
    { CRM_CHART_BAND, 80, NAN, 5, 75, 80, CRM_CHART_STATUS_ON },
    { CRM_CHART_BAND, 70, NAN, 5, 75, 80, CRM_CHART_STATUS_NEAR },
    { CRM_CHART_BAND, 85.1, NAN, 5, 75, 80, CRM_CHART_STATUS_OFF },
    { CRM_CHART_BAND, 81, NAN, NAN, 75, 80, CRM_CHART_STATUS_OFF },
    { CRM_CHART_BAND, 81, NAN, NAN, 75, NAN, CRM_CHART_STATUS_ON },
    { CRM_CHART_WATCH, 81, 90, 80, 75, 80, CRM_CHART_STATUS_NONE },
    { CRM_CHART_LOWER, NAN, 4, 5, NAN, NAN, CRM_CHART_STATUS_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (crm_chart_status (cases[i].direction, cases[i].value, cases[i].target,
                                       cases[i].near, cases[i].low, cases[i].high),
                     ==, cases[i].status);
}

static void
test_kinds (void)
{
  const char *const *kinds = crm_chart_get_kinds ();

  g_assert_true (crm_chart_has_kind ("line"));
  g_assert_false (crm_chart_has_kind ("pie"));
  g_assert_false (crm_chart_has_kind (NULL));
  for (gsize i = 0; kinds[i] != NULL; i++)
    g_assert_true (crm_chart_has_kind (kinds[i]));
}

/* Relative luminance and contrast as WCAG 2 defines them. */
static double
luminance (CrmChartRgba colour, CrmChartRgba under)
{
  double parts[] = { colour.red, colour.green, colour.blue };
  double grounds[] = { under.red, under.green, under.blue };
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (int i = 0; i < 3; i++) {
    double part = parts[i] * colour.alpha + grounds[i] * (1 - colour.alpha);

    sum += weights[i] * (part <= 0.03928 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
  }
  return sum;
}

static void
assert_contrast (CrmChartTheme theme, CrmChartColour colour, double least)
{
  CrmChartRgba card = crm_chart_palette_get (theme, CRM_CHART_COLOUR_CARD);
  double a = luminance (crm_chart_palette_get (theme, colour), card), b = luminance (card, card);

  g_assert_cmpfloat ((MAX (a, b) + 0.05) / (MIN (a, b) + 0.05), >=, least);
}

static void
test_contrast (void)
{
  static const CrmChartColour texts[] = {
    CRM_CHART_COLOUR_TEXT,      CRM_CHART_COLOUR_SECOND_TEXT, CRM_CHART_COLOUR_ON_TEXT,
    CRM_CHART_COLOUR_NEAR_TEXT, CRM_CHART_COLOUR_OFF_TEXT,    CRM_CHART_COLOUR_NO_DATA_TEXT,
  };
  static const CrmChartColour marks[] = { CRM_CHART_COLOUR_ON,       CRM_CHART_COLOUR_NEAR,
                                          CRM_CHART_COLOUR_OFF,      CRM_CHART_COLOUR_SERIES_1,
                                          CRM_CHART_COLOUR_SERIES_2, CRM_CHART_COLOUR_SERIES_3 };

  for (CrmChartTheme theme = CRM_CHART_LIGHT; theme <= CRM_CHART_DARK_CONTRAST; theme++) {
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
      assert_contrast (theme, texts[i], 4.5);
    for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
      assert_contrast (theme, marks[i], 3);
  }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/scale/ticks", test_ticks_law);
  g_test_add_func ("/chart/scale/tick-words", test_tick_words);
  g_test_add_func ("/chart/scale/time", test_time_labels_law);
  g_test_add_func ("/chart/scale/period-numbers", test_period_numbers);
  g_test_add_func ("/chart/line/gaps", test_gaps_split_lines);
  g_test_add_func ("/chart/line/missing-row", test_missing_row_is_a_gap);
  g_test_add_func ("/chart/line/provisional", test_provisional);
  g_test_add_func ("/chart/line/latest", test_latest_has_status);
  g_test_add_func ("/chart/zone/side", test_zone_is_on_the_good_side);
  g_test_add_func ("/chart/zone/visible", test_zone_shows_beyond_all_values);
  g_test_add_func ("/chart/zone/steps", test_target_steps);
  g_test_add_func ("/chart/labels/apart", test_labels_never_overlap);
  g_test_add_func ("/chart/labels/direction", test_reading_direction);
  g_test_add_func ("/chart/labels/beside", test_beside_is_nudged);
  g_test_add_func ("/chart/odd/sizes-and-values", test_small_and_odd);
  g_test_add_func ("/chart/odd/no-measurement", test_no_measurement);
  g_test_add_func ("/chart/hits", test_hits_cover_points);
  g_test_add_func ("/chart/decimate/columns", test_decimation_keeps_extremes);
  g_test_add_func ("/chart/decimate/layout", test_long_series_become_spans);
  g_test_add_func ("/chart/words/english", test_words);
  g_test_add_func ("/chart/words/persian", test_words_persian);
  g_test_add_func ("/chart/status", test_status);
  g_test_add_func ("/chart/kinds", test_kinds);
  g_test_add_func ("/chart/palette/contrast", test_contrast);
  return g_test_run ();
}
