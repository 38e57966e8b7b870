/* crm-kpi-book-private.h: what reading and judging a book share. For crm-kpi-book*.c only. */
#pragma once

#include "crm-kpi-book.h"

G_BEGIN_DECLS

static inline const CrmKpiPoint *
crm_kpi_entry_get_point (const CrmKpiEntry *self, guint i)
{
  return &g_array_index (self->points, CrmKpiPoint, i);
}

/* Sets what the newest value of the KPI means, from its points and aims. */
void crm_kpi_entry_judge (CrmKpiEntry *self, const CrmPeriods *periods, CrmDay today);
void crm_kpi_entry_free (gpointer self);

G_END_DECLS
