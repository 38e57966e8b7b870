/* crm-roll-up.c: arithmetic over values that may be missing, and over the periods of a series. */
#include "crm-roll-up.h"

#include <math.h>

#include "crm-i18n.h"

CrmRollUp
crm_roll_up_mean (const double *values, const double *weights, guint n)
{
  CrmRollUp found = { NAN, 0, 0 };
  double sum = 0, weight = 0;

  for (guint i = 0; i < n; i++) {
    double own = weights != NULL ? weights[i] : 1;

    if (!(own > 0))
      continue;
    found.all++;
    if (isnan (values[i]))
      continue;
    found.reported++;
    sum += own * values[i];
    weight += own;
  }
  if (found.reported > 0)
    found.value = sum / weight;
  return found;
}

char *
crm_roll_up_dup_coverage (const CrmRollUp *self)
{
  return g_strdup_printf (_ ("%s of %s reported"), crm_i18n_number (self->reported).text,
                          crm_i18n_number (self->all).text);
}

static double
get_value (const CrmTable *series, guint row)
{
  return crm_table_get_real (series, CRM_SERIES_VALUE, row);
}

CrmRollUp
crm_kpi_get_year_to_date (const CrmKpi *kpi, const CrmTable *series, guint row,
                          const CrmPeriods *periods)
{
  CrmDay day = crm_table_get_day (series, CRM_SERIES_DAY, row), begins, ends, first, last;
  CrmRollUp found = { NAN, 0, 0 };
  double sum = 0;

  crm_period_around (day, CRM_PERIOD_YEAR, periods->calendar, periods->fiscal_month, &begins,
                     &ends);
  /* Periods before the series begins are missing, too. A week belongs to the year it begins in. */
  for (crm_period_around (day, kpi->frequency, periods->calendar, periods->fiscal_month, &first,
                          &last);
       first >= begins; first = crm_period_step (first, -1, kpi->frequency, periods->calendar,
                                                 periods->fiscal_month)) {
    found.all++;
    if (row == G_MAXUINT)
      continue;
    if (!isnan (get_value (series, row))) {
      sum += get_value (series, row);
      if (found.reported++ == 0)
        found.value = get_value (series, row);
    }
    row--; /* below the first row: none are left */
  }
  if (found.reported > 0 && kpi->total != CRM_TOTAL_LAST)
    found.value = kpi->total == CRM_TOTAL_SUM ? sum : sum / found.reported;
  return found;
}

double
crm_kpi_get_year_ago (const CrmKpi *kpi, const CrmTable *series, guint row,
                      const CrmPeriods *periods)
{
  CrmDay before = crm_period_year_before (crm_table_get_day (series, CRM_SERIES_DAY, row), periods);
  CrmDay first, last;

  crm_period_around (before, kpi->frequency, periods->calendar, periods->fiscal_month, &first,
                     &last);
  for (guint i = row; i > 0; i--)
    if (crm_table_get_day (series, CRM_SERIES_DAY, i - 1) == first)
      return get_value (series, i - 1);
  return NAN;
}

/* By longer periods. */

/* How many periods of the KPI begin in the longer one. */
static guint
count_periods (const CrmKpi *kpi, CrmDay begins, CrmDay ends, const CrmPeriods *periods)
{
  guint n = 0;
  CrmDay first, last;

  crm_period_around (begins, kpi->frequency, periods->calendar, periods->fiscal_month, &first,
                     &last);
  if (first < begins)
    first = last + 1;
  for (; first <= ends; n++)
    first = crm_period_step (first, 1, kpi->frequency, periods->calendar, periods->fiscal_month);
  return n;
}

/* One column of the rows from `begin` to `end` (not in it) whose value is reported. */
static double
make_one (const CrmKpi *kpi, const CrmTable *series, guint column, guint begin, guint end)
{
  double sum = 0, newest = NAN;
  guint n = 0;

  for (guint row = begin; row < end; row++)
    if (!isnan (get_value (series, row))) {
      newest = crm_table_get_real (series, column, row);
      sum += newest;
      n++;
    }
  if (n == 0 || kpi->total == CRM_TOTAL_LAST)
    return newest;
  return kpi->total == CRM_TOTAL_SUM ? sum : sum / n;
}

static guint
count_reported (const CrmTable *series, guint begin, guint end)
{
  guint n = 0;

  for (guint row = begin; row < end; row++)
    n += !isnan (get_value (series, row));
  return n;
}

static CrmTable *
new_rolled_up (const CrmTable *series, guint n)
{
  CrmTable *table = crm_table_new (n);

  for (guint column = 0; column < crm_table_get_n_columns (series); column++)
    crm_table_add_column (table, crm_table_get_type (series, column),
                          crm_table_get_name (series, column),
                          crm_table_get_label (series, column));
  crm_table_add_column (table, CRM_COLUMN_REAL, "reported", "");
  crm_table_add_column (table, CRM_COLUMN_REAL, "all", "");
  return table;
}

CrmTable *
crm_kpi_roll_up (const CrmKpi *kpi, const CrmTable *series, CrmPeriod period,
                 const CrmPeriods *periods)
{
  guint n_rows = crm_table_get_n_rows (series), n_columns = crm_table_get_n_columns (series);
  guint n = 0, begin = 0;
  CrmTable *table;
  CrmDay first, last, day;

  while (n_rows > 0 && crm_table_get_day (series, CRM_SERIES_DAY, n_rows - 1) > kpi->day)
    n_rows--;
  if (n_rows == 0)
    return new_rolled_up (series, 0);
  crm_period_around (crm_table_get_day (series, CRM_SERIES_DAY, 0), period, periods->calendar,
                     periods->fiscal_month, &first, &last);
  for (day = first; day <= crm_table_get_day (series, CRM_SERIES_DAY, n_rows - 1); n++)
    day = crm_period_step (day, 1, period, periods->calendar, periods->fiscal_month);
  table = new_rolled_up (series, n);
  for (guint row = 0; row < n; row++, first = last + 1) {
    guint end = begin;

    crm_period_around (first, period, periods->calendar, periods->fiscal_month, &first, &last);
    while (end < n_rows && crm_table_get_day (series, CRM_SERIES_DAY, end) <= last)
      end++;
    crm_table_set_day (table, CRM_SERIES_DAY, row, first);
    for (guint column = CRM_SERIES_DAY + 1; column < n_columns; column++)
      if (crm_table_get_type (series, column) == CRM_COLUMN_REAL)
        crm_table_set_real (table, column, row, make_one (kpi, series, column, begin, end));
    crm_table_set_real (table, n_columns, row, count_reported (series, begin, end));
    crm_table_set_real (table, n_columns + 1, row, count_periods (kpi, first, last, periods));
    begin = end;
  }
  return table;
}

CrmChange
crm_change_get (double now, double before)
{
  CrmChange change = { now - before, NAN };

  if (!isnan (change.amount) && before != 0)
    change.percent = change.amount / fabs (before) * 100;
  return change;
}
