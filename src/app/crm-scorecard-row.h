/* crm-scorecard-row.h: a row of the scorecard: a KPI with what is said of it, or a perspective with
 * those it holds. Written once; another state of the KPIs makes other rows. */
#pragma once

#include "crm-headline.h"
#include "crm-kpi-facts.h"
#include "crm-roll-up.h"

G_BEGIN_DECLS

#define CRM_TYPE_SCORECARD_ROW (crm_scorecard_row_get_type ())
G_DECLARE_FINAL_TYPE (CrmScorecardRow, crm_scorecard_row, CRM, SCORECARD_ROW, GObject)

struct _CrmScorecardRow {
  GObject parent_instance;

  /* Of a KPI. */
  const CrmHeadline *headline; /* NULL: a perspective */
  CrmKpiFacts facts;
  char *target, *sentence; /* "Target 85 or more"; all of it in one sentence */

  /* Of a perspective. */
  const char *key;   /* of the choice; "": those of none */
  const char *title; /* translated */
  GListStore *kpis;  /* CrmScorecardRow */
  CrmRollUp score;   /* mean of the scores there are */
  CrmRollUp values;  /* how many are reported */

  GPtrArray *all; /* CrmHeadline; kept for the sake of the one */
};

/* Perspectives (CrmScorecardRow) in the order of their choices, none without KPIs. Owned. */
GListStore *crm_scorecard_list (GPtrArray *headlines, const CrmField *perspective,
                                const CrmPeriods *periods, const CrmLocale *locale);
/* Over all of these KPIs. */
void crm_scorecard_roll_up (const GPtrArray *headlines, CrmRollUp *score, CrmRollUp *values);

/* "6.1"; "–" of NAN. Owned. */
char *crm_scorecard_dup_score (double score, const CrmLocale *locale);

typedef enum {
  CRM_SCORECARD_NAME,
  CRM_SCORECARD_VALUE,
  CRM_SCORECARD_STATUS, /* what is off target first */
  CRM_SCORECARD_SCORE,
  CRM_SCORECARD_PREVIOUS,
  CRM_SCORECARD_YEAR_AGO
} CrmScorecardOrder;
/* Of two KPIs; perspectives stay where they are. */
int crm_scorecard_row_compare (const CrmScorecardRow *a, const CrmScorecardRow *b,
                               CrmScorecardOrder order);

G_END_DECLS
