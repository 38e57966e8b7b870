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

CrmChange
crm_change_get (double now, double before)
{
  CrmChange change = { now - before, NAN };

  if (!isnan (change.amount) && before != 0)
    change.percent = change.amount / fabs (before) * 100;
  return change;
}
