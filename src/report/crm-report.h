/* crm-report.h: what leaves the programme for others to read: the Excel progress report, a kind's
 * table as .xlsx, a KPI's chart. Synchronous, any thread with its own connection. Calls chart,
 * measure and core; no GTK. Files appear whole or not at all (.part, then renamed). */
#pragma once

#include "crm-chart-export.h"
#include "crm-goal.h"

G_BEGIN_DECLS

/* The first progress report: Scorecard (value, target, status of each KPI), Goals with progress,
 * one sheet a KPI with a native, editable chart over its cells. Right-to-left in Persian.
 * Private fields are left out. author: who made it; the moment of the data is named. */
gboolean crm_report_write (CrmDb *db, CrmModel *model, const CrmLocale *locale, int fiscal_month,
                           const char *author, const char *path, GCancellable *cancellable,
                           GError **error);

/* All records of a query as one sheet: labels as heads, true numbers and dates (with the Jalali
 * day as text beside it where the locale's calendar is Jalali), references by their handle. An
 * import of that file gives the records back. Constant memory. */
gboolean crm_export_xlsx (CrmDb *db, const CrmQuery *query, CrmModel *model,
                          const CrmLocale *locale, const char *path, GCancellable *cancellable,
                          GError **error);

/* The records of a query as they are printed: A4 pages of the columns that a list shows at first.
 * Errors: those of crm_print_rows_read. */
gboolean crm_export_pdf (CrmDb *db, const CrmQuery *query, CrmModel *model, const CrmLocale *locale,
                         const char *path, GCancellable *cancellable, GError **error);

/* A KPI's series as the spec of its line chart; both must outlive the spec. */
void crm_kpi_chart_init_spec (CrmChartSpec *spec, const CrmKpi *kpi, const CrmTable *series,
                              const CrmPeriods *periods, const CrmLocale *locale);
/* What is drawn beside the value. */
typedef enum {
  CRM_KPI_LAYER_TARGET = 1 << 0,   /* with its zone and the value's status */
  CRM_KPI_LAYER_PREVIOUS = 1 << 1, /* each period's value a year before */
  CRM_KPI_LAYER_NOTES = 1 << 2     /* what was noted with the measurements */
} CrmKpiLayers;
/* The layer of a word: "target", "previous", "notes"; 0: of none. */
CrmKpiLayers crm_kpi_layer_from_word (const char *word);
/* After crm_kpi_chart_init_spec: leaves the layers in the spec and takes the others out; adds the
 * columns they need to the series, which is that of the spec. A value entered as provisional makes
 * the spec so. */
gboolean crm_kpi_chart_set_layers (CrmChartSpec *spec, CrmTable *series, CrmDb *db, CrmModel *model,
                                   const CrmPeriods *periods, const CrmKpi *kpi,
                                   CrmKpiLayers layers, GError **error);
/* The chart written to .png, .svg or .pdf. NOT_FOUND when there is no KPI of that code. */
gboolean crm_kpi_chart_write (CrmDb *db, CrmModel *model, const CrmLocale *locale, int fiscal_month,
                              const char *code, CrmKpiLayers layers, const char *path,
                              GError **error);

G_END_DECLS
