/* crm-kpi-words.h: the numbers of a headline KPI as tiles and slides say them: few digits, large
 * amounts in millions and up. The page of the KPI has them in full. */
#pragma once

#include "crm-chart-words.h"
#include "crm-headline.h"

G_BEGIN_DECLS

typedef struct {
  const CrmKpi *at;
  CrmTable *table; /* the last periods up to that of `at` */
  CrmChartSpec spec;
  CrmChartMeasure measure;
  const CrmPeriods *periods;
} CrmKpiWords;

/* Borrows `at` and `periods`. n: periods that are looked at. */
void crm_kpi_words_init (CrmKpiWords *self, const CrmHeadline *headline, const CrmKpi *at, guint n,
                         const CrmPeriods *periods, const CrmLocale *locale);
void crm_kpi_words_clear (CrmKpiWords *self);

/* "82.4", "74%"; "–" when not measured. Owned. */
char *crm_kpi_words_dup_value (const CrmKpiWords *self);
/* What stands behind it: "h", "bn toman"; "" for a bare number and for percent. Borrowed. */
const char *crm_kpi_words_get_unit (const CrmKpiWords *self);
/* "▲ 1.2 on Sep 2026", "No measurement yet"; "" without a value before it. Owned. */
char *crm_kpi_words_dup_change (const CrmKpiWords *self);
/* "Target 85 or more", "Only watched", "No target". Owned. */
char *crm_kpi_words_dup_target (const CrmKpiWords *self);
/* "2 of 3 months", when the value lacks some of the periods it is made of; else NULL. Owned. */
char *crm_kpi_words_dup_coverage (const CrmKpiWords *self, const CrmHeadline *headline);
/* All of it in one sentence: "Customer satisfaction, 82.4%, near target". Owned. */
char *crm_kpi_words_dup_sentence (const CrmKpiWords *self);
/* "First response time: 5.8 h, target 4 h or less". Owned. */
char *crm_kpi_words_dup_fact (const CrmKpiWords *self);
/* Whether the change is for the better: a colour of text. */
CrmChartColour crm_kpi_words_judge_change (const CrmKpiWords *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CrmKpiWords, crm_kpi_words_clear)

G_END_DECLS
