/* crm-headline.h: the headline KPIs with their series, for who looks for one minute: at most nine,
 * as marked in the programme, else the first that have a target. Each can be looked at as it stood
 * at the end of an earlier period. Calls crm-kpi-book only. */
#pragma once

#include "crm-kpi-book.h"

G_BEGIN_DECLS

#define CRM_HEADLINES_MOST 9

typedef struct {
  CrmKpi *kpi;
  CrmTable *series; /* see crm_kpi_entry_dup_series */
} CrmHeadline;
void crm_headline_free (CrmHeadline *self);

/* CrmHeadline, freeing themselves, in order of their codes. */
GPtrArray *crm_headline_choose (const CrmKpiBook *book);

/* The KPI as it stood at the end of the period of its own that `day` lies in: the newest value
 * until then, what it was compared with, and the target that held. Not measured if there was none
 * yet. Owned. */
CrmKpi *crm_headline_dup_at (const CrmHeadline *self, const CrmPeriods *periods, CrmDay day);

/* The last n periods of the series up to the one that `at` shows, one row each; none when it is not
 * measured. Owned. */
CrmTable *crm_headline_dup_last (const CrmHeadline *self, const CrmKpi *at, guint n);

/* How many periods in a row, up to the one that the KPI shows, had this status; 0 for NONE. */
guint crm_headline_count_since (const CrmHeadline *self, const CrmKpi *at);

G_END_DECLS
