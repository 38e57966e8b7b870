/* crm-chart.c: hands a spec to the chart type it names. Knows no chart type itself. */
#include "crm-chart.h"

#include <math.h>

#include "crm-chart-list.h"

void
crm_chart_spec_init (CrmChartSpec *self, const CrmTable *table, const CrmLocale *locale)
{
  *self = (CrmChartSpec){
    .kind = "line",
    .table = table,
    .day = crm_table_find_column (table, "day"),
    .value = crm_table_find_column (table, "value"),
    .target = crm_table_find_column (table, "target"),
    .near = crm_table_find_column (table, "near"),
    .low = crm_table_find_column (table, "low"),
    .high = crm_table_find_column (table, "high"),
    .previous = crm_table_find_column (table, "previous"),
    .plan = crm_table_find_column (table, "plan"),
    .note = crm_table_find_column (table, "note"),
    .label = crm_table_find_column (table, "label"),
    .period = CRM_PERIOD_MONTH,
    .calendar = locale->calendar,
    .fiscal_month = 1,
    .locale = *locale,
    .width = 720,
    .height = 320,
    .pixel_ratio = 1,
    .text_scale = 1,
  };
}

static const CrmChartType *
find_type (const char *kind)
{
  for (const CrmChartType *type = crm_chart_list; type->name != NULL; type++)
    if (g_strcmp0 (type->name, kind) == 0)
      return type;
  return NULL;
}

gboolean
crm_chart_has_kind (const char *kind)
{
  return find_type (kind) != NULL;
}

const char *const *
crm_chart_get_kinds (void)
{
  static const char **kinds;

  if (g_once_init_enter (&kinds)) {
    GPtrArray *names = g_ptr_array_new ();

    for (const CrmChartType *type = crm_chart_list; type->name != NULL; type++)
      g_ptr_array_add (names, (gpointer) type->name);
    g_ptr_array_add (names, NULL);
    g_once_init_leave (&kinds, (const char **) g_ptr_array_free (names, FALSE));
  }
  return kinds;
}

CrmChartLayout *
crm_chart_layout (const CrmChartSpec *spec)
{
  const CrmChartType *type = find_type (spec->kind);

  g_return_val_if_fail (type != NULL, NULL);
  g_return_val_if_fail (spec->width > 0 && spec->height > 0, NULL);
  g_return_val_if_fail (spec->text_scale > 0 && spec->pixel_ratio > 0, NULL);
  return type->layout (spec);
}

char *
crm_chart_describe (const CrmChartSpec *spec)
{
  const CrmChartType *type = find_type (spec->kind);

  g_return_val_if_fail (type != NULL, NULL);
  return type->describe (spec);
}

char *
crm_chart_dup_sentence (const CrmChartSpec *spec, guint row)
{
  const CrmChartType *type = find_type (spec->kind);

  g_return_val_if_fail (type != NULL, NULL);
  g_return_val_if_fail (row < crm_table_get_n_rows (spec->table), NULL);
  return type->dup_sentence (spec, row);
}

CrmChartStatus
crm_chart_status (CrmChartDirection direction, double value, double target, double near, double low,
                  double high)
{
  double distance;

  if (isnan (value))
    return CRM_CHART_STATUS_NONE;

  /* Comparisons with NAN are false, so what is not given never makes a value near. */
  switch (direction) {
  case CRM_CHART_HIGHER:
    if (isnan (target))
      return CRM_CHART_STATUS_NONE;
    if (value >= target)
      return CRM_CHART_STATUS_ON;
    return value >= near ? CRM_CHART_STATUS_NEAR : CRM_CHART_STATUS_OFF;
  case CRM_CHART_LOWER:
    if (isnan (target))
      return CRM_CHART_STATUS_NONE;
    if (value <= target)
      return CRM_CHART_STATUS_ON;
    return value <= near ? CRM_CHART_STATUS_NEAR : CRM_CHART_STATUS_OFF;
  case CRM_CHART_BAND:
    if (isnan (low) && isnan (high))
      return CRM_CHART_STATUS_NONE;
    if (!(value < low) && !(value > high))
      return CRM_CHART_STATUS_ON;
    distance = value < low ? low - value : value - high;
    return distance <= near ? CRM_CHART_STATUS_NEAR : CRM_CHART_STATUS_OFF;
  case CRM_CHART_WATCH:
    break;
  }
  return CRM_CHART_STATUS_NONE;
}
