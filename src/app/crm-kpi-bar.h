/* crm-kpi-bar.h: over the chart of a KPI: how many periods it shows, and what is drawn beside the
 * values, as chips. Both are remembered for this person. */
#pragma once

#include <adwaita.h>

#include "crm-report.h"

G_BEGIN_DECLS

#define CRM_TYPE_KPI_BAR (crm_kpi_bar_get_type ())
G_DECLARE_FINAL_TYPE (CrmKpiBar, crm_kpi_bar, CRM, KPI_BAR, GtkWidget)

/* Signal "changed" (CrmKpiBar *): something else was chosen. */
GtkWidget *crm_kpi_bar_new (void);
/* n_values: how many there are; a previous year is drawn by itself from two years of them on. */
void crm_kpi_bar_show (CrmKpiBar *self, CrmPeriod frequency, guint n_values);
CrmKpiLayers crm_kpi_bar_get_layers (CrmKpiBar *self);
guint crm_kpi_bar_get_periods (CrmKpiBar *self); /* 0: all */
gboolean crm_kpi_bar_wants_numbers (CrmKpiBar *self);
void crm_kpi_bar_turn_numbers (CrmKpiBar *self);
/* Fewer periods, drawn larger, or more. */
void crm_kpi_bar_zoom (CrmKpiBar *self, gboolean closer);

G_END_DECLS
