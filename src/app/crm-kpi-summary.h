/* crm-kpi-summary.h: a KPI in one line: its newest value and period, its status, and the change
 * since the period before and the year before, where there are such. */
#pragma once

#include <adwaita.h>

#include "crm-kpi.h"

G_BEGIN_DECLS

#define CRM_TYPE_KPI_SUMMARY (crm_kpi_summary_get_type ())
G_DECLARE_FINAL_TYPE (CrmKpiSummary, crm_kpi_summary, CRM, KPI_SUMMARY, GtkWidget)

GtkWidget *crm_kpi_summary_new (void);
void crm_kpi_summary_show (CrmKpiSummary *self, const CrmKpi *kpi, const CrmPeriods *periods,
                           const CrmLocale *locale);

/* "4 or less", "75 to 80"; NULL without a target. Owned. */
char *crm_kpi_dup_target_words (const CrmKpi *kpi, const CrmTarget *target,
                                const CrmLocale *locale);

G_END_DECLS
