/* crm-kpi-table.h: a KPI's periods, newest first, with the value of each to be typed over: the
 * open period stands first, Enter keeps and goes on to the next one to be filled; several pasted
 * values are laid upon the periods. An emptied value deletes the measurement; missing is empty,
 * never zero. Computed values lead to their records instead. */
#pragma once

#include <adwaita.h>

#include "crm-chart.h"
#include "crm-kpi.h"
#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_KPI_TABLE (crm_kpi_table_get_type ())
G_DECLARE_FINAL_TYPE (CrmKpiTable, crm_kpi_table, CRM, KPI_TABLE, GtkWidget)

GtkWidget *crm_kpi_table_new (CrmSession *session);
/* Shows the KPI and its series up to the open period; a cell in which somebody types keeps its
 * text. chart: where the letters of the notes stand, NULL: nowhere. All are borrowed until the next
 * call. kpi NULL: nothing. */
void crm_kpi_table_show (CrmKpiTable *self, const CrmKpi *kpi, const CrmTable *series,
                         const CrmPeriods *periods, const CrmChartSpec *chart);
/* The act of the log in which a value was last typed here: what was read before that act would show
 * the value that was typed over. 0: none. */
gint64 crm_kpi_table_get_kept (CrmKpiTable *self);
/* Keeps what is typed; what cannot be kept is said by a message. */
void crm_kpi_table_commit (CrmKpiTable *self);
/* Asks for the note of the period that holds the day, beside a place of another widget; at NULL:
 * beside its row. */
void crm_kpi_table_ask_note (CrmKpiTable *self, CrmDay day, GtkWidget *other,
                             const GdkRectangle *at);

G_END_DECLS
