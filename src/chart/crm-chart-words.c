/* crm-chart-words.c: every text of a chart is a whole phrase with a place for each number, so that
 * it can be translated; phrases are joined by commas only. */
#include "crm-chart-words.h"

#include <math.h>

#include "crm-decimal.h"
#include "crm-i18n.h"

/* --- numbers --------------------------------------------------------------------------------- */

#define SMALLEST 1e-4 /* below it a power of ten is told beside the unit */

static double
find_largest (const CrmChartSpec *spec, const CrmChartSeries *series)
{
  const int columns[] = { spec->previous, spec->plan, series == NULL ? spec->value : -1 };
  guint n = series != NULL ? series->items->len : crm_table_get_n_rows (spec->table);
  double largest = 0, low, high;

  /* Comparisons with NAN are false, so what is missing is passed over. */
  for (guint i = 0; i < n && series != NULL; i++) {
    const CrmChartItem *item = crm_chart_series_get (series, i);

    largest = fabs (item->value) > largest ? fabs (item->value) : largest;
    if (series->level && i > 0)
      continue;
    crm_chart_series_get_zone (series, item, &low, &high);
    largest = fabs (low) > largest ? fabs (low) : largest;
    largest = fabs (high) > largest ? fabs (high) : largest;
  }
  for (gsize c = 0; c < G_N_ELEMENTS (columns); c++)
    for (guint i = 0; i < n && columns[c] >= 0; i++) {
      guint row = series != NULL ? crm_chart_series_get (series, i)->row : i;

      largest = fmax (largest, fabs (crm_chart_get_real (spec, columns[c], row)));
    }
  return largest;
}

/* "×10⁻¹² g": where numbers would be rows of noughts. */
static void
set_small (CrmChartMeasure *self, const CrmChartSpec *spec, double largest, const char *unit)
{
  static const char *const raised[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  int exponent = MIN (300, 3 * (int) ceil (-log10 (largest) / 3));
  g_autofree char *digits = g_strdup_printf ("%d", exponent);
  g_autofree char *ten = crm_integer_format (10, &spec->locale);
  /* The power is read from left to right in any language. */
  GString *words = g_string_new ("\u2066×");

  g_string_append_printf (words, "%s⁻", ten);
  for (const char *p = digits; *p != '\0'; p++)
    g_string_append (words, raised[*p - '0']);
  g_string_append (words, "\u2069");
  if (unit != NULL)
    g_string_append_printf (words, " %s", unit);
  self->divisor = 1 / pow (10, exponent);
  self->unit = g_string_free (words, FALSE);
}

void
crm_chart_measure_init (CrmChartMeasure *self, const CrmChartSpec *spec,
                        const CrmChartSeries *series)
{
  /* Translators: a scale before a unit, as in "bn toman": thousand million, million million. */
  static const struct {
    double divisor;
    const char *bare, *with_unit;
  } scales[] = {
    { 1e12, NC_ ("scale", "tn"), NC_ ("scale", "tn %s") },
    { 1e9, NC_ ("scale", "bn"), NC_ ("scale", "bn %s") },
    { 1e6, NC_ ("scale", "m"), NC_ ("scale", "m %s") },
  };
  gboolean bare = spec->unit == NULL || *spec->unit == '\0';
  g_autofree char *unit = bare ? NULL : crm_chart_dup_isolated (spec, spec->unit);
  double largest = find_largest (spec, series);

  *self = (CrmChartMeasure){ .divisor = 1 };
  self->percent = g_strcmp0 (spec->unit, "%") == 0 || g_strcmp0 (spec->unit, "٪") == 0;
  if (self->percent)
    self->unit = g_strdup (spec->locale.language == CRM_LANGUAGE_PERSIAN ? "٪" : "%");
  for (gsize i = 0; i < G_N_ELEMENTS (scales) && !self->percent; i++) {
    if (largest < scales[i].divisor)
      continue;
    self->divisor = scales[i].divisor;
    self->unit =
        bare ? g_strdup (crm_i18n_pgettext (scales[i].bare, sizeof "scale"))
             : g_strdup_printf (crm_i18n_pgettext (scales[i].with_unit, sizeof "scale"), unit);
    break;
  }
  if (self->divisor == 1 && largest > 0 && largest < SMALLEST && !self->percent)
    set_small (self, spec, largest, unit);
  if (self->unit == NULL)
    self->unit = g_steal_pointer (&unit);
}

void
crm_chart_measure_clear (CrmChartMeasure *self)
{
  g_clear_pointer (&self->unit, g_free);
}

char *
crm_chart_words_tick (const CrmChartMeasure *self, const CrmChartSpec *spec, double value)
{
  return crm_real_format (value / self->divisor, &spec->locale);
}

/* To `digits` significant digits, but never cutting into the whole part. */
static double
round_to (double value, int digits)
{
  char text[400], format[16];
  int decimals;

  if (value == 0 || isnan (value))
    return value;
  decimals = MAX (digits - 1 - (int) floor (log10 (fabs (value))), 0);
  if (decimals > 17)
    return value;
  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (text, sizeof text, format, value);
  return g_ascii_strtod (text, NULL);
}

char *
crm_chart_words_value (const CrmChartMeasure *self, const CrmChartSpec *spec, double value,
                       double beside)
{
  g_autofree char *number = NULL;
  double shown;
  int digits = 3;

  value /= self->divisor;
  beside /= self->divisor;
  /* 3.996 must not read "4 h, target 4 h or more, off target". */
  while (digits < 6 && beside != value && round_to (value, digits) == round_to (beside, digits))
    digits++;
  shown = round_to (value, digits);
  number = crm_real_format (shown, &spec->locale);
  if (self->percent)
    /* The mark keeps the sign from jumping to the other side of the number. */
    return spec->locale.language == CRM_LANGUAGE_PERSIAN
               ? g_strdup_printf ("%s\u200f%s", number, self->unit)
               : g_strdup_printf ("%s%s", number, self->unit);
  if (self->unit == NULL)
    return g_steal_pointer (&number);
  /* Translators: a number and its unit. */
  return g_strdup_printf (C_ ("value", "%s %s"), number, self->unit);
}

/* --- targets --------------------------------------------------------------------------------- */

static char *
words_band (const CrmChartMeasure *self, const CrmChartSpec *spec, guint row, double beside,
            gboolean label)
{
  double low = crm_chart_get_real (spec, spec->low, row);
  double high = crm_chart_get_real (spec, spec->high, row);
  g_autofree char *from = isnan (low) ? NULL : crm_chart_words_value (self, spec, low, beside);
  g_autofree char *to = isnan (high) ? NULL : crm_chart_words_value (self, spec, high, beside);

  if (from == NULL && to == NULL)
    return NULL;
  if (from == NULL)
    return g_strdup_printf (label ? _ ("Target %s or less") : _ ("target %s or less"), to);
  if (to == NULL)
    return g_strdup_printf (label ? _ ("Target %s or more") : _ ("target %s or more"), from);
  if (!self->percent && self->unit != NULL) {
    /* The unit once: "75 to 80 h". */
    const CrmChartMeasure bare = { .divisor = self->divisor };

    g_free (from);
    from = crm_chart_words_value (&bare, spec, low, beside);
  }
  return g_strdup_printf (label ? _ ("Target %s to %s") : _ ("target %s to %s"), from, to);
}

char *
crm_chart_words_target (const CrmChartMeasure *self, const CrmChartSpec *spec, guint row,
                        double beside, gboolean label)
{
  g_autofree char *value = NULL;
  double target = crm_chart_get_real (spec, spec->target, row);

  switch (spec->direction) {
  case CRM_CHART_BAND:
    return words_band (self, spec, row, beside, label);
  case CRM_CHART_HIGHER:
    if (isnan (target))
      return NULL;
    value = crm_chart_words_value (self, spec, target, beside);
    return g_strdup_printf (label ? _ ("Target %s or more") : _ ("target %s or more"), value);
  case CRM_CHART_LOWER:
    if (isnan (target))
      return NULL;
    value = crm_chart_words_value (self, spec, target, beside);
    return g_strdup_printf (label ? _ ("Target %s or less") : _ ("target %s or less"), value);
  case CRM_CHART_WATCH:
    break;
  }
  return NULL;
}

CrmChartStatus
crm_chart_get_status (const CrmChartSpec *spec, guint row)
{
  return crm_chart_status (
      spec->direction, crm_chart_get_real (spec, spec->value, row),
      crm_chart_get_real (spec, spec->target, row), crm_chart_get_real (spec, spec->near, row),
      crm_chart_get_real (spec, spec->low, row), crm_chart_get_real (spec, spec->high, row));
}

const char *
crm_chart_words_status (CrmChartStatus status, gboolean label)
{
  switch (status) {
  case CRM_CHART_STATUS_ON:
    return label ? _ ("On target") : _ ("on target");
  case CRM_CHART_STATUS_NEAR:
    return label ? _ ("Near target") : _ ("near target");
  case CRM_CHART_STATUS_OFF:
    return label ? _ ("Off target") : _ ("off target");
  case CRM_CHART_STATUS_NONE:
    break;
  }
  return NULL;
}

/* --- periods --------------------------------------------------------------------------------- */

char *
crm_chart_words_period (const CrmChartSpec *spec, CrmPeriod period, int fiscal_month, CrmDay day)
{
  CrmLocale locale = spec->locale;
  CrmDay first, last;

  /* Never a month of one calendar under the name of another. */
  locale.calendar = spec->calendar;
  if (period == CRM_PERIOD_DAY || period == CRM_PERIOD_WEEK) {
    crm_period_around (day, period, spec->calendar, fiscal_month, &first, &last);
    return crm_day_format (first, &locale);
  }
  return crm_period_format (day, period, fiscal_month, &locale);
}

char *
crm_chart_words_count (const CrmChartSpec *spec, guint n)
{
  g_autofree char *number = crm_integer_format (n, &spec->locale);

  switch (spec->period) {
  case CRM_PERIOD_DAY:
    return g_strdup_printf (ngettext ("%s day", "%s days", n), number);
  case CRM_PERIOD_WEEK:
    return g_strdup_printf (ngettext ("%s week", "%s weeks", n), number);
  case CRM_PERIOD_QUARTER:
    return g_strdup_printf (ngettext ("%s quarter", "%s quarters", n), number);
  case CRM_PERIOD_HALF:
    return g_strdup_printf (ngettext ("%s half-year", "%s half-years", n), number);
  case CRM_PERIOD_YEAR:
    return g_strdup_printf (ngettext ("%s year", "%s years", n), number);
  case CRM_PERIOD_MONTH:
    break;
  }
  return g_strdup_printf (ngettext ("%s month", "%s months", n), number);
}

/* The direction of the first letter that has one; the language's own when none has. */
static gboolean
reads_right_to_left (const char *text, gboolean otherwise)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar letter = g_utf8_get_char (p);

    if (!g_unichar_isalpha (letter))
      continue;
    switch (g_unichar_get_script (letter)) {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
      return TRUE;
    default:
      return FALSE;
    }
  }
  return otherwise;
}

char *
crm_chart_dup_isolated (const CrmChartSpec *spec, const char *text)
{
  gboolean persian = spec->locale.language == CRM_LANGUAGE_PERSIAN;

  /* U+2068 FIRST STRONG ISOLATE and its end, only where they change anything. */
  if (reads_right_to_left (text, persian) == persian)
    return g_strdup (text);
  return g_strdup_printf ("\u2068%s\u2069", text);
}
