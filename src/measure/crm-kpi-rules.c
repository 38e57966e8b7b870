/* crm-kpi-rules.c: arithmetic over one series, and the words of a unit. Reads nothing by itself. */
#include "crm-kpi-rules.h"

#include <math.h>
#include <string.h>

#include "crm-currency-words.h"
#include "crm-figure.h"

#define ENOUGH 6    /* values that tell how far they stray */
#define SPREADS 3.0 /* standard deviations to each side */
#define SLIP 0.05   /* of the goal */

guint
crm_kpi_get_usual_span (CrmPeriod frequency)
{
  switch (frequency) {
  case CRM_PERIOD_DAY:
    return 30;
  case CRM_PERIOD_WEEK:
    return 13;
  case CRM_PERIOD_QUARTER:
    return 8;
  case CRM_PERIOD_HALF:
    return 6;
  case CRM_PERIOD_YEAR:
    return 5;
  case CRM_PERIOD_MONTH:
    break;
  }
  return 12;
}

static CrmTarget
get_target (const CrmTable *series, guint row)
{
  return (CrmTarget){ crm_table_get_real (series, CRM_SERIES_TARGET, row),
                      crm_table_get_real (series, CRM_SERIES_NEAR, row),
                      crm_table_get_real (series, CRM_SERIES_LOW, row),
                      crm_table_get_real (series, CRM_SERIES_HIGH, row),
                      crm_table_get_real (series, CRM_SERIES_DISTANCE, row) };
}

CrmKpiMet
crm_kpi_count_met (const CrmKpi *kpi, const CrmTable *series, guint row, guint span)
{
  CrmKpiMet found = { 0, 0 };

  for (guint i = 0; i < span && i <= row; i++) {
    CrmTarget target = get_target (series, row - i);
    CrmStatus status = crm_kpi_get_status (
        kpi->direction, crm_table_get_real (series, CRM_SERIES_VALUE, row - i), &target);

    found.judged += status != CRM_STATUS_NONE;
    found.met += status == CRM_STATUS_ON_TARGET;
  }
  return found;
}

double
crm_kpi_get_margin (CrmDirection direction, double value, const CrmTarget *target)
{
  switch (direction) {
  case CRM_DIRECTION_HIGHER:
    return value - target->value;
  case CRM_DIRECTION_LOWER:
    return target->value - value;
  case CRM_DIRECTION_BAND:
    if (isnan (value) || isnan (target->low) || isnan (target->high))
      return NAN;
    return MIN (0, MIN (value - target->low, target->high - value));
  case CRM_DIRECTION_WATCH:
    break;
  }
  return NAN;
}

/* To the place of the second digit of `scale`. */
static double
round_beside (double value, double scale)
{
  double unit;

  if (!(scale > 0) || !isfinite (scale))
    return value;
  unit = pow (10, floor (log10 (scale)) - 1);
  /* Dividing by a power of ten is exact where multiplying by its inverse is not. */
  return unit >= 1 ? round (value / unit) * unit : round (value * (1 / unit)) / (1 / unit);
}

static double
suggest_distance (const CrmTarget *target, double start)
{
  double margin = crm_kpi_get_margin (CRM_DIRECTION_BAND, start, target);
  double distance = margin < 0 ? -margin / 2 : (target->high - target->low) / 4;

  /* A band that is a point. */
  if (distance == 0)
    distance = SLIP * fabs (target->high);
  return distance > 0 ? round_beside (distance, distance) : NAN;
}

double
crm_kpi_suggest_near (CrmDirection direction, const CrmTarget *target, double start)
{
  double margin = crm_kpi_get_margin (direction, start, target);
  double worse = direction == CRM_DIRECTION_LOWER ? 1 : -1;
  double distance;

  if (direction == CRM_DIRECTION_WATCH)
    return NAN;
  if (direction == CRM_DIRECTION_BAND)
    return suggest_distance (target, start);
  distance = margin < 0 ? -margin / 2 : SLIP * fabs (target->value);
  if (!(distance > 0) || !isfinite (distance))
    return NAN;
  return round_beside (target->value + worse * distance, distance);
}

gboolean
crm_kpi_get_believable (const CrmTable *series, guint row, double *low, double *high)
{
  double mean = 0, squares = 0, spread;
  guint n = 0;

  /* Welford's way, as sums of squares of large values lose what the spread is made of. */
  for (guint i = 0; i < row; i++) {
    double value = crm_table_get_real (series, CRM_SERIES_VALUE, i), step;

    if (!isfinite (value))
      continue;
    step = value - mean;
    mean += step / ++n;
    squares += step * (value - mean);
  }
  if (n < ENOUGH || !(squares > 0))
    return FALSE;
  spread = SPREADS * sqrt (squares / (n - 1));
  *low = mean - spread;
  *high = mean + spread;
  return TRUE;
}

gboolean
crm_kpi_is_in_money (const CrmKpi *kpi)
{
  g_auto (GStrv) words = NULL;

  if (kpi->figure != NULL)
    return g_strcmp0 (kpi->figure->unit, CRM_FIGURE_MONEY) == 0;
  words = g_strsplit_set (kpi->unit, " /,", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    gsize length = strlen (words[i]);
    char currency[4];

    /* A whole word: a unit may begin as a currency does. */
    if (length > 0 && crm_currency_words_match (words[i], length, currency) == length)
      return TRUE;
  }
  return FALSE;
}
