/* crm-chart-series.c: days become period numbers by arithmetic on the civil date, so that half a
 * million daily rows cost no stepping. */
#include "crm-chart-series.h"

#include <math.h>

/* Beyond this a difference of two values could overflow; no measure of a company comes near. */
#define LARGEST 1e300

static int
floor_divide (int a, int b)
{
  return a / b - (a % b < 0);
}

int
crm_chart_period_number (CrmDay day, CrmPeriod period, CrmCalendar calendar, int fiscal_month)
{
  int year, month, mday;
  CrmDay first, last;

  if (period == CRM_PERIOD_DAY)
    return day;
  if (period == CRM_PERIOD_WEEK) {
    crm_period_around (day, period, calendar, fiscal_month, &first, &last);
    return floor_divide (first, 7);
  }
  crm_day_to_civil (day, calendar, &year, &month, &mday);
  month += year * 12 - 1;
  switch (period) {
  case CRM_PERIOD_QUARTER:
    return floor_divide (month - (fiscal_month - 1), 3);
  case CRM_PERIOD_HALF:
    return floor_divide (month - (fiscal_month - 1), 6);
  case CRM_PERIOD_YEAR:
    return floor_divide (month - (fiscal_month - 1), 12);
  default:
    return month;
  }
}

static double
get_drawable (const double *values, guint row)
{
  return values != NULL && fabs (values[row]) <= LARGEST ? values[row] : NAN;
}

static const double *
get_reals (const CrmChartSpec *spec, int column)
{
  return column < 0 ? NULL : crm_table_get_reals (spec->table, (guint) column);
}

double
crm_chart_get_real (const CrmChartSpec *spec, int column, guint row)
{
  return get_drawable (get_reals (spec, column), row);
}

const char *
crm_chart_get_text (const CrmChartSpec *spec, int column, guint row)
{
  const char *text = column < 0 ? NULL : crm_table_get_text (spec->table, (guint) column, row);

  return text != NULL && *text != '\0' ? text : NULL;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const CrmChartItem *one = a, *two = b;

  if (one->slot != two->slot)
    return one->slot < two->slot ? -1 : 1;
  return one->row < two->row ? -1 : one->row > two->row;
}

/* Drops the items before the last spec->periods periods. */
static void
drop_early (CrmChartSeries *self, const CrmChartSpec *spec)
{
  int last = g_array_index (self->items, CrmChartItem, self->items->len - 1).slot;
  guint n = 0;

  if (spec->periods == 0)
    return;
  while (last - g_array_index (self->items, CrmChartItem, n).slot >= (int) spec->periods)
    n++;
  g_array_remove_range (self->items, 0, n);
}

static gboolean
is_same (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

/* The rows that have a day, as items of absolute periods, in the order of the table; returns
 * whether they are sorted. A million rows are read here, so columns are taken as they lie. */
static gboolean
read_items (CrmChartSeries *self, const CrmChartSpec *spec)
{
  guint n_rows = crm_table_get_n_rows (spec->table), n = 0;
  const CrmDay *days = crm_table_get_days (spec->table, (guint) spec->day);
  const double *values = get_reals (spec, spec->value);
  gboolean band = spec->direction == CRM_CHART_BAND;
  gboolean lower = spec->direction == CRM_CHART_LOWER, higher = spec->direction == CRM_CHART_HIGHER;
  gboolean sorted = TRUE;
  CrmChartItem *items;

  self->lows = get_reals (spec, band ? spec->low : higher ? spec->target : -1);
  self->highs = get_reals (spec, band ? spec->high : lower ? spec->target : -1);
  g_array_set_size (self->items, n_rows);
  items = (CrmChartItem *) (void *) self->items->data;
  for (guint row = 0; row < n_rows; row++) {
    if (days[row] < CRM_DAY_MIN || days[row] > CRM_DAY_MAX)
      continue;
    items[n].slot =
        crm_chart_period_number (days[row], spec->period, spec->calendar, spec->fiscal_month);
    items[n].row = row;
    items[n].value = get_drawable (values, row);
    sorted = sorted && (n == 0 || items[n].slot >= items[n - 1].slot);
    n++;
  }
  g_array_set_size (self->items, n);
  return sorted;
}

void
crm_chart_series_get_zone (const CrmChartSeries *self, const CrmChartItem *item, double *low,
                           double *high)
{
  *low = get_drawable (self->lows, item->row);
  *high = get_drawable (self->highs, item->row);
}

void
crm_chart_series_init (CrmChartSeries *self, const CrmChartSpec *spec)
{
  double low, high, first_low = NAN, first_high = NAN;
  CrmChartItem *items;
  int base;

  *self = (CrmChartSeries){ .latest = -1, .level = TRUE };
  self->items = g_array_new (FALSE, FALSE, sizeof (CrmChartItem));
  if (spec->day < 0 || spec->value < 0)
    return;
  if (!read_items (self, spec))
    g_array_sort (self->items, compare_items);
  if (self->items->len == 0)
    return;

  drop_early (self, spec);
  items = (CrmChartItem *) (void *) self->items->data;
  base = items[0].slot;
  for (guint i = 0; i < self->items->len; i++) {
    items[i].slot -= base;
    if (!isnan (items[i].value))
      self->latest = (int) i;
    crm_chart_series_get_zone (self, &items[i], &low, &high);
    if (i == 0) {
      first_low = low;
      first_high = high;
    }
    self->level = self->level && is_same (low, first_low) && is_same (high, first_high);
  }
  self->n_slots = (guint) items[self->items->len - 1].slot + 1;
  crm_period_around (crm_table_get_day (spec->table, (guint) spec->day, items[0].row), spec->period,
                     spec->calendar, spec->fiscal_month, &self->first_day, &(CrmDay){ 0 });
}

void
crm_chart_series_clear (CrmChartSeries *self)
{
  g_clear_pointer (&self->items, g_array_unref);
}

void
crm_chart_get_zone (const CrmChartSpec *spec, guint row, double *low, double *high)
{
  double target = crm_chart_get_real (spec, spec->target, row);

  *low = *high = NAN;
  switch (spec->direction) {
  case CRM_CHART_HIGHER:
    *low = target;
    break;
  case CRM_CHART_LOWER:
    *high = target;
    break;
  case CRM_CHART_BAND:
    *low = crm_chart_get_real (spec, spec->low, row);
    *high = crm_chart_get_real (spec, spec->high, row);
    break;
  case CRM_CHART_WATCH:
    break;
  }
}

double
crm_chart_get_edge (const CrmChartSpec *spec, guint row)
{
  double value = crm_chart_get_real (spec, spec->value, row), low, high;

  crm_chart_get_zone (spec, row, &low, &high);
  return isnan (low) || value > high ? high : low;
}
