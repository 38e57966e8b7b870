/* crm-kpi-summary.h: a KPI in one line: its newest value and period, its status and how far it is
 * from its target, its changes, how often it met the target, and the year to date. Tells
 * crm-kpi-facts.h in widgets. */
#pragma once

#include <adwaita.h>

#include "crm-kpi.h"

G_BEGIN_DECLS

#define CRM_TYPE_KPI_SUMMARY (crm_kpi_summary_get_type ())
G_DECLARE_FINAL_TYPE (CrmKpiSummary, crm_kpi_summary, CRM, KPI_SUMMARY, GtkWidget)

GtkWidget *crm_kpi_summary_new (void);
/* series: see crm_kpi_facts_init; all are borrowed for the call. */
void crm_kpi_summary_show (CrmKpiSummary *self, const CrmKpi *kpi, const CrmTable *series,
                           const CrmPeriods *periods, const CrmLocale *locale);

G_END_DECLS
