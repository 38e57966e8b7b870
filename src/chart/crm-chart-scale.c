/* crm-chart-scale.c: see crm-chart-scale.h. Value ticks are kept as whole numbers of steps, so that
 * 0.3 is never 0.30000000000000004. */
#include "crm-chart-scale.h"

#include <math.h>
#include <string.h>

#include "crm-chart-words.h"
#include "crm-decimal.h"
#include "crm-i18n.h"

/* --- values ---------------------------------------------------------------------------------- */

static double
power_of_ten (int exponent)
{
  return exponent >= 0 ? pow (10, exponent) : 1 / pow (10, -exponent);
}

void
crm_chart_ticks_init (CrmChartTicks *self, double low, double high, guint most)
{
  static const double nice[] = { 1, 2, 5 };
  double size = MAX (fabs (low), fabs (high));
  int exponent;

  g_assert (low <= high && size <= 1e300 && most >= 4);
  /* A range too small to be told apart in doubles is given room around it. */
  if (high - low <= size * 1e-9 || high - low < 1e-290) {
    double room = size < 1e-290 ? 1 : size * 0.1;

    low -= room;
    high += room;
  }

  /* From well below the answer upwards. */
  exponent = (int) floor (log10 ((high - low) / most)) - 1;
  for (;; exponent++)
    for (gsize i = 0; i < G_N_ELEMENTS (nice); i++) {
      double step = nice[i] * power_of_ten (exponent);
      double first = floor (low / step), last = ceil (high / step);

      /* Division may round a whole number up or down; what counts is what the ticks will be. */
      *self = (CrmChartTicks){ .step = step, .first = first };
      if (last - first + 3 > 100)
        continue;
      self->n = (guint) (last - first) + 1;
      if (crm_chart_ticks_get (self, 0) > low) {
        self->first--;
        self->n++;
      }
      if (crm_chart_ticks_get (self, self->n - 1) < high)
        self->n++;
      if (self->n <= most)
        return;
    }
}

double
crm_chart_ticks_get (const CrmChartTicks *self, guint index)
{
  double count = self->first + index;
  double below = 1 / self->step;

  /* For steps under one, dividing by the whole 1/step is exact where multiplying is not. */
  if (count == 0)
    return 0;
  return self->step < 1 && below < 1e15 ? count / round (below) : count * self->step;
}

/* --- time ------------------------------------------------------------------------------------ */

/* One way to label: at the start of every n-th such unit. */
typedef struct {
  CrmPeriod unit;
  int every;
} Level;

/* Least distance between two labels, in pixels. */
#define LABEL_GAP 12

static void
label_clear (gpointer data)
{
  g_free (((CrmChartTimeLabel *) data)->text);
}

static GArray *
new_labels (void)
{
  GArray *labels = g_array_new (FALSE, TRUE, sizeof (CrmChartTimeLabel));

  g_array_set_clear_func (labels, label_clear);
  return labels;
}

static void
get_civil (const CrmChartSpec *spec, CrmDay day, int *year, int *month, int *mday)
{
  crm_day_to_civil (day, spec->calendar, year, month, mday);
}

/* "21 Nov": the year stands under January. */
static char *
dup_day_and_month (const CrmChartSpec *spec, CrmDay day)
{
  g_autofree char *number = NULL;
  int year, month, mday;

  get_civil (spec, day, &year, &month, &mday);
  number = crm_integer_format (mday, &spec->locale);
  /* Translators: day of the month, then the month's name. */
  return g_strdup_printf (C_ ("day and month", "%s %s"), number,
                          crm_month_get_name (spec->calendar, month, spec->locale.language, TRUE));
}

/* TRUE when a unit that starts on this day opens a year, which its label then names. */
static gboolean
opens_year (const CrmChartSpec *spec, CrmPeriod unit, CrmDay day)
{
  int year, month, mday;

  get_civil (spec, day, &year, &month, &mday);
  switch (unit) {
  case CRM_PERIOD_YEAR:
    return TRUE;
  case CRM_PERIOD_HALF:
  case CRM_PERIOD_QUARTER:
    return month == spec->fiscal_month;
  case CRM_PERIOD_MONTH:
    return month == 1;
  default:
    return FALSE;
  }
}

/* Years of days, weeks and months open in January or Farvardin; longer periods make up fiscal
 * years. */
static int
get_year_start (const CrmChartSpec *spec)
{
  return spec->period >= CRM_PERIOD_QUARTER ? spec->fiscal_month : 1;
}

/* "Q3": the year stands under the first quarter. */
static char *
dup_part_of_year (const CrmChartSpec *spec, CrmDay day)
{
  char *name = crm_chart_words_period (spec, spec->period, spec->fiscal_month, day);
  g_autofree char *year = crm_chart_words_period (spec, CRM_PERIOD_YEAR, spec->fiscal_month, day);

  if (g_str_has_suffix (name, year)) {
    name[strlen (name) - strlen (year)] = '\0';
    g_strchomp (name);
  }
  return name;
}

static char *
dup_unit_label (const CrmChartSpec *spec, CrmPeriod unit, CrmDay day)
{
  int year, month, mday;

  if (opens_year (spec, unit, day))
    return crm_chart_words_period (spec, CRM_PERIOD_YEAR, get_year_start (spec), day);
  switch (unit) {
  case CRM_PERIOD_DAY:
  case CRM_PERIOD_WEEK:
    return dup_day_and_month (spec, day);
  case CRM_PERIOD_MONTH:
    get_civil (spec, day, &year, &month, &mday);
    return g_strdup (crm_month_get_name (spec->calendar, month, spec->locale.language, TRUE));
  default:
    return dup_part_of_year (spec, day);
  }
}

/* Whether this start of a unit is one of every n-th. Months are counted from January, years from
 * the year 0, so that labels do not move when a chart gets one more period. */
static gboolean
is_counted (const CrmChartSpec *spec, const Level *level, CrmDay day)
{
  int year, month, mday;

  get_civil (spec, day, &year, &month, &mday);
  switch (level->unit) {
  case CRM_PERIOD_DAY:
    return crm_chart_period_number (day, CRM_PERIOD_DAY, spec->calendar, 1) % level->every == 0;
  case CRM_PERIOD_MONTH:
    return (month - 1) % level->every == 0;
  case CRM_PERIOD_YEAR:
    return year % level->every == 0;
  default:
    return TRUE;
  }
}

static gboolean
labels_fit (const GArray *labels)
{
  for (guint i = 1; i < labels->len; i++) {
    const CrmChartTimeLabel *one = &g_array_index (labels, CrmChartTimeLabel, i - 1);

    if (one[0].x + one[0].width + LABEL_GAP > one[1].x)
      return FALSE;
  }
  return TRUE;
}

static void
append_label (GArray *labels, CrmChartText *text, int slot, gboolean bold, char *words,
              double centre, double limit)
{
  CrmChartTimeLabel label = { .slot = slot, .bold = bold, .text = words };

  crm_chart_text_measure (text, bold ? CRM_CHART_FONT_CAPTION_BOLD : CRM_CHART_FONT_CAPTION, words,
                          &label.width, NULL);
  label.x = MAX (0, MIN (centre - label.width / 2, limit - label.width));
  g_array_append_val (labels, label);
}

/* The labels of one level, or NULL when they would stand too close. */
static GArray *
try_level (const CrmChartSpec *spec, const CrmChartSeries *series, CrmChartText *text, double left,
           double slot_width, double limit, const Level *level)
{
  static const double days[] = { 1, 7, 30.4, 91, 182, 365 };
  g_autoptr (GArray) labels = NULL;
  int base =
      crm_chart_period_number (series->first_day, spec->period, spec->calendar, spec->fiscal_month);
  int start = get_year_start (spec);
  CrmDay day, last;

  /* No label is narrower than its gap: do not even try a hundred thousand of them. */
  if (slot_width / days[spec->period] * days[level->unit] * level->every < LABEL_GAP)
    return NULL;

  labels = new_labels ();
  crm_period_around (series->first_day, level->unit, spec->calendar, start, &day, &last);
  if (day < series->first_day)
    day = crm_period_step (day, 1, level->unit, spec->calendar, start);
  for (;; day = crm_period_step (day, 1, level->unit, spec->calendar, start)) {
    int slot =
        crm_chart_period_number (day, spec->period, spec->calendar, spec->fiscal_month) - base;
    gboolean year = opens_year (spec, level->unit, day);

    if (slot >= (int) series->n_slots || day > CRM_DAY_MAX)
      break;
    if (!is_counted (spec, level, day))
      continue;
    append_label (labels, text, slot, year && spec->period != CRM_PERIOD_YEAR,
                  dup_unit_label (spec, level->unit, day), left + (slot + 0.5) * slot_width, limit);
  }
  return labels_fit (labels) ? g_steal_pointer (&labels) : NULL;
}

/* The finest level that fits; the last resort, none at all, is an empty list. */
static GArray *
find_level (const CrmChartSpec *spec, const CrmChartSeries *series, CrmChartText *text, double left,
            double slot_width, double limit)
{
  /* clang-format off */
  static const Level levels[] = {
    { CRM_PERIOD_DAY, 1 }, { CRM_PERIOD_WEEK, 1 },
    { CRM_PERIOD_MONTH, 1 }, { CRM_PERIOD_MONTH, 3 }, { CRM_PERIOD_MONTH, 6 },
    { CRM_PERIOD_QUARTER, 1 }, { CRM_PERIOD_HALF, 1 },
    { CRM_PERIOD_YEAR, 1 }, { CRM_PERIOD_YEAR, 2 }, { CRM_PERIOD_YEAR, 5 },
    { CRM_PERIOD_YEAR, 10 }, { CRM_PERIOD_YEAR, 20 }, { CRM_PERIOD_YEAR, 50 },
    { CRM_PERIOD_YEAR, 100 }, { CRM_PERIOD_YEAR, 200 }, { CRM_PERIOD_YEAR, 500 },
  };
  /* clang-format on */

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++) {
    const Level *level = &levels[i];
    GArray *labels;

    if (level->unit < spec->period)
      continue;
    /* Quarters and halves are named only where they are the periods. */
    if ((level->unit == CRM_PERIOD_QUARTER || level->unit == CRM_PERIOD_HALF) &&
        spec->period < CRM_PERIOD_QUARTER)
      continue;
    /* Every month is named only in a short chart: a label each would be noise in a long one. */
    if (level->unit == CRM_PERIOD_MONTH && level->every == 1 && spec->period == CRM_PERIOD_MONTH &&
        series->n_slots > 6)
      continue;
    labels = try_level (spec, series, text, left, slot_width, limit, level);
    if (labels != NULL)
      return labels;
  }
  return new_labels ();
}

static void
drop_beyond (GArray *labels, double x)
{
  while (labels->len > 0) {
    const CrmChartTimeLabel *last = &g_array_index (labels, CrmChartTimeLabel, labels->len - 1);

    if (last->x + last->width + LABEL_GAP <= x)
      break;
    g_array_set_size (labels, labels->len - 1);
  }
}

GArray *
crm_chart_time_labels (const CrmChartSpec *spec, const CrmChartSeries *series, CrmChartText *text,
                       double left, double slot_width, double limit)
{
  g_autoptr (GArray) labels = NULL;
  g_autoptr (GArray) end = new_labels ();
  int last = (int) series->n_slots - 1;
  double centre = left + (last + 0.5) * slot_width;
  CrmChartTimeLabel *label;
  gboolean year_told;
  CrmDay day;

  if (series->n_slots == 0)
    return new_labels ();
  day = crm_period_step (series->first_day, last, spec->period, spec->calendar, spec->fiscal_month);
  labels = find_level (spec, series, text, left, slot_width, limit);

  append_label (end, text, last, TRUE, dup_unit_label (spec, spec->period, day), centre, limit);
  year_told = opens_year (spec, spec->period, day);
  drop_beyond (labels, g_array_index (end, CrmChartTimeLabel, 0).x);
  for (guint i = 0; i < labels->len; i++)
    year_told |= g_array_index (labels, CrmChartTimeLabel, i).bold;
  /* The year must stand somewhere: if not under a January, then under the last period. */
  if (!year_told && spec->period < CRM_PERIOD_YEAR) {
    g_array_set_size (end, 0);
    append_label (end, text, last, TRUE,
                  crm_chart_words_period (spec, spec->period, spec->fiscal_month, day), centre,
                  limit);
    drop_beyond (labels, g_array_index (end, CrmChartTimeLabel, 0).x);
  }
  label = &g_array_index (end, CrmChartTimeLabel, 0);
  append_label (labels, text, last, TRUE, g_steal_pointer (&label->text), centre, limit);
  return g_steal_pointer (&labels);
}
