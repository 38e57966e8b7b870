/* sample.h: tables and specs that the chart tests share. */
#pragma once

#include <math.h>

#include "crm-chart.h"

static const CrmLocale english = { CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN, FALSE, "EUR", 2 };
static const CrmLocale persian = { CRM_LANGUAGE_PERSIAN, CRM_CALENDAR_JALALI, FALSE, "IRR", 0 };

/* First response time of 24 months, the last of them October 2026. */
static const double response_times[] = {
  6.9, 7.2, 6.6, 7.4, 7.0, 6.5, 7.1, 6.8, 7.3, 6.7, 6.9, 6.4,
  6.6, 6.8, 6.3, 5.0, 4.5, 4.7, 4.1, 3.9, 4.2, 4.9, 4.9, 5.8
};

/* n periods up to the one of 15 October 2026, each with a value (NAN: missing) and one target. */
static inline CrmTable *
sample_table_new (const double *values, guint n, CrmPeriod period, CrmCalendar calendar,
                  double target)
{
  CrmTable *table = crm_table_new (n);
  guint days = crm_table_add_column (table, CRM_COLUMN_DAY, "day", "Period");
  guint reals = crm_table_add_column (table, CRM_COLUMN_REAL, "value", "Value");
  guint targets = crm_table_add_column (table, CRM_COLUMN_REAL, "target", "Target");
  CrmDay last;

  g_assert_true (crm_day_from_civil (CRM_CALENDAR_GREGORIAN, 2026, 10, 15, &last));
  for (guint i = 0; i < n; i++) {
    crm_table_set_day (table, days, i,
                       crm_period_step (last, (int) i - (int) n + 1, period, calendar, 1));
    crm_table_set_real (table, reals, i, values[i]);
    crm_table_set_real (table, targets, i, target);
  }
  return table;
}

static inline CrmChartSpec
sample_spec (const CrmTable *table, const CrmLocale *locale)
{
  CrmChartSpec spec;

  crm_chart_spec_init (&spec, table, locale);
  spec.direction = CRM_CHART_LOWER;
  spec.title =
      locale->language == CRM_LANGUAGE_PERSIAN ? "زمان نخستین پاسخ" : "First response time";
  spec.unit = locale->language == CRM_LANGUAGE_PERSIAN ? "ساعت" : "h";
  spec.show_title = TRUE;
  return spec;
}
