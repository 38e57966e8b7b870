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
/* Several at once, as one act. */
gboolean crm_kpi_values_set_many (CrmKpiValues *self, const CrmDay *days, const double *values,
                                  guint n, GError **error);
/* The note of the period's measurement; empty: none. Where there is no measurement, as of a
 * computed KPI, one is made of `value` to stand beside; REFUSED when that is NAN. */
gboolean crm_kpi_values_set_note (CrmKpiValues *self, CrmDay period, const char *note, double value,
                                  GError **error);
/* "was 5.2 until 3 Nov 2026, by Sara", a line for each correction, the newest first; read from the
 * log when asked for. Owned; NULL: it was never corrected. */
char *crm_kpi_values_dup_history (CrmKpiValues *self, CrmDay period);
/* The newest measurement of the period, 0: none. */
gint64 crm_kpi_values_get_measurement (CrmKpiValues *self, CrmDay period);

G_END_DECLS
