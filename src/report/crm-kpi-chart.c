/* crm-kpi-chart.c: a KPI's series made into the description of its line chart, for the page of the
 * KPI and for files. */
#include "crm-report.h"

static CrmChartDirection
get_direction (CrmDirection direction)
{
  switch (direction) {
  case CRM_DIRECTION_HIGHER:
    return CRM_CHART_HIGHER;
  case CRM_DIRECTION_LOWER:
    return CRM_CHART_LOWER;
  case CRM_DIRECTION_BAND:
    return CRM_CHART_BAND;
  case CRM_DIRECTION_WATCH:
    break;
  }
  return CRM_CHART_WATCH;
}

/* The period of the newest value has not ended: the value may still change. */
static gboolean
is_open (const CrmKpi *kpi, const CrmPeriods *periods)
{
  CrmDay first, last;

  crm_period_around (kpi->day, kpi->frequency, periods->calendar, periods->fiscal_month, &first,
                     &last);
  return last >= crm_day_today ();
}

void
crm_kpi_chart_init_spec (CrmChartSpec *spec, const CrmKpi *kpi, const CrmTable *series,
                         const CrmPeriods *periods, const CrmLocale *locale)
{
  gboolean band = kpi->direction == CRM_DIRECTION_BAND;

  crm_chart_spec_init (spec, series, locale);
  spec->day = CRM_SERIES_DAY;
  spec->value = CRM_SERIES_VALUE;
  spec->target = band ? -1 : CRM_SERIES_TARGET;
  /* Of a band the chart wants to know how far outside it is still near. */
  spec->near = band ? CRM_SERIES_DISTANCE : CRM_SERIES_NEAR;
  spec->low = band ? CRM_SERIES_LOW : -1;
  spec->high = band ? CRM_SERIES_HIGH : -1;
  spec->title = kpi->name;
  spec->unit = kpi->unit;
  spec->direction = get_direction (kpi->direction);
  spec->period = kpi->frequency;
  spec->calendar = periods->calendar;
  spec->fiscal_month = periods->fiscal_month;
  spec->provisional = kpi->measured && is_open (kpi, periods);
}

gboolean
crm_kpi_chart_write (CrmDb *db, CrmModel *model, const CrmLocale *locale, int fiscal_month,
                     const char *code, const char *path, GError **error)
{
  const CrmKind *kind = crm_model_find_kind (model, "kpi");
  CrmPeriods periods = { locale->calendar, fiscal_month };
  g_autoptr (GPtrArray) kpis = NULL;
  g_autoptr (CrmTable) series = NULL;
  CrmChartSpec spec;
  gint64 id;

  if (!crm_query_find_handle (db, model, kind, code, &id, error))
    return FALSE;
  kpis = crm_kpi_read (db, model, &periods, id, error);
  if (kpis == NULL)
    return FALSE;
  series = crm_kpi_dup_series (db, model, &periods, g_ptr_array_index (kpis, 0), error);
  if (series == NULL)
    return FALSE;
  crm_kpi_chart_init_spec (&spec, g_ptr_array_index (kpis, 0), series, &periods, locale);
  spec.show_title = TRUE;
  return crm_chart_write (&spec, path, error);
}
