/* crm-kpi-table.h: a KPI's periods, newest first, with the value of each to be typed over: the
 * open period stands first, Enter keeps and goes on to the next. An emptied value deletes the
 * measurement; missing is empty, never zero. */
#pragma once

#include <adwaita.h>

#include "crm-kpi-book.h"
#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_KPI_TABLE (crm_kpi_table_get_type ())
G_DECLARE_FINAL_TYPE (CrmKpiTable, crm_kpi_table, CRM, KPI_TABLE, GtkWidget)

GtkWidget *crm_kpi_table_new (CrmSession *session);
/* Shows the KPI, borrowed until the next call; a cell in which somebody types keeps its text. */
void crm_kpi_table_show (CrmKpiTable *self, const CrmKpiEntry *entry, const CrmPeriods *periods);
/* Keeps what is typed; what cannot be kept is said by a message. */
void crm_kpi_table_commit (CrmKpiTable *self);

G_END_DECLS
