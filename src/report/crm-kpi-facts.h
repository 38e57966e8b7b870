/* crm-kpi-facts.h: what there is to say of a KPI as it stands, in words and in few digits: each
 * fact is a figure and what it means, for the head of the KPI's page. What cannot be told says why,
 * or is left out where nobody would miss it. */
#pragma once

#include "crm-chart-words.h"
#include "crm-kpi.h"

G_BEGIN_DECLS

typedef enum {
  CRM_KPI_FACT_VALUE,    /* "5.8": "hours, Oct 2026" */
  CRM_KPI_FACT_TARGET,   /* no figure: "1.8 h over target" */
  CRM_KPI_FACT_PREVIOUS, /* "0.9 h": "on Sep 2026" */
  CRM_KPI_FACT_YEAR_AGO, /* "0.6 h": "on Oct 2025" */
  CRM_KPI_FACT_MET,      /* "1 in 12": "months met the target" */
  CRM_KPI_FACT_YEAR,     /* "4.7", beside the unit: "in 2026 to date, 9 of 10 reported" */
  CRM_KPI_N_FACTS
} CrmKpiFactName;

typedef struct {
  char *figure;     /* NULL: the fact is words only */
  char *text;       /* NULL: there is no such fact */
  int trend;        /* of a change: 1 up, -1 down, 0 unchanged */
  int good;         /* 1 for the better, -1 for the worse, 0: neither */
  gboolean changed; /* `trend` says something */
} CrmKpiFact;

typedef struct {
  CrmKpiFact facts[CRM_KPI_N_FACTS];
} CrmKpiFacts;

/* series: one row a period with the period of the KPI's value among them, as
 * crm_kpi_entry_dup_series gives it. */
void crm_kpi_facts_init (CrmKpiFacts *self, const CrmKpi *kpi, const CrmTable *series,
                         const CrmPeriods *periods, const CrmLocale *locale);
void crm_kpi_facts_clear (CrmKpiFacts *self);

/* A difference with its unit: "0.9 h"; of percent in points: "2.4 points". Owned. */
char *crm_kpi_facts_dup_amount (const CrmChartMeasure *measure, const CrmChartSpec *spec,
                                double amount);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CrmKpiFacts, crm_kpi_facts_clear)

G_END_DECLS
