/* crm-headline.h: the headline KPIs with their series, for who looks for one minute: at most nine,
 * as marked in the programme, else the first that have a target. Each can be looked at as it stood
 * at the end of an earlier period. Calls crm-kpi-book and crm-roll-up only. */
#pragma once

#include "crm-kpi-book.h"
#include "crm-roll-up.h"

G_BEGIN_DECLS

#define CRM_HEADLINES_MOST 9

typedef struct {
  CrmKpi *kpi;
  CrmTable *series; /* see crm_kpi_entry_dup_series; rolled up: crm_kpi_roll_up */
  CrmPeriod own;    /* what it is measured by; shorter than its frequency once it is rolled up */
} CrmHeadline;
void crm_headline_free (CrmHeadline *self);

/* CrmHeadline, freeing themselves, in order of their places, then of their codes. */
GPtrArray *crm_headline_choose (const CrmKpiBook *book);
/* The same of all KPIs of the book, however many. Any thread. */
GPtrArray *crm_headline_list (const CrmKpiBook *book);

/* The KPI as it stood at the end of the period of its own that `day` lies in (G_MAXINT32: as it
 * stands now): the newest value until then, what it was compared with, and the target that held.
 * A sum that lacks periods is not compared with another. Not measured if there was none yet.
 * Owned. */
CrmKpi *crm_headline_dup_at (const CrmHeadline *self, const CrmPeriods *periods, CrmDay day);

/* The KPI by longer periods: its value is that of the whole month, quarter or year, made of its
 * periods by the rule of crm_kpi_roll_up, its target likewise. One that is measured in periods as
 * long or longer stays as it is. Owned. */
CrmHeadline *crm_headline_dup_by (const CrmHeadline *self, CrmPeriod period,
                                  const CrmPeriods *periods);
/* How many of its periods the value of `at` is made of; both 0 where it is not rolled up. */
CrmRollUp crm_headline_get_coverage (const CrmHeadline *self, const CrmKpi *at);

/* The last n periods of the series up to the one that `at` shows, one row each; none when it is not
 * measured. Owned. */
CrmTable *crm_headline_dup_last (const CrmHeadline *self, const CrmKpi *at, guint n);

/* How many periods in a row, up to the one that the KPI shows, had this status; 0 for NONE. */
guint crm_headline_count_since (const CrmHeadline *self, const CrmKpi *at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmHeadline, crm_headline_free)

G_END_DECLS
