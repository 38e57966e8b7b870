/* crm-kpi-values.h: the measurements of one KPI by period, and the one way its table changes
 * them. A period is named by its first day; its value is that of its newest measurement. */
#pragma once

#include "crm-kpi.h"
#include "crm-session.h"

G_BEGIN_DECLS

typedef struct _CrmKpiValues CrmKpiValues;

/* Reads them as they are now; copies what it needs of the KPI. */
CrmKpiValues *crm_kpi_values_new (CrmSession *session, const CrmKpi *kpi,
                                  const CrmPeriods *periods);
void crm_kpi_values_free (CrmKpiValues *self);

const char *crm_kpi_values_get_note (CrmKpiValues *self, CrmDay period); /* NULL: none */
gboolean crm_kpi_values_is_provisional (CrmKpiValues *self, CrmDay period);
/* Inserts or changes the period's measurement; a null value deletes all that the period has.
 * What was read is not read anew. */
gboolean crm_kpi_values_set (CrmKpiValues *self, CrmDay period, const CrmValue *value,
                             GError **error);

G_END_DECLS
