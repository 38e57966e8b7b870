/* crm-goal.h: goals beside what their KPIs say now. Progress is kept apart from the KPI's score: it
 * tells how far one came from where one began. A missing value is never zero. Formulas: KPI
 * catalogue, scoring, and K04. */
#pragma once

#include "crm-kpi-book.h"
#include "crm-roll-up.h"

G_BEGIN_DECLS

/* Why there is no progress, the first that holds. */
typedef enum {
  CRM_GOAL_KNOWN, /* there is */
  CRM_GOAL_WITHOUT_KPI,
  CRM_GOAL_WITHOUT_BASELINE,
  CRM_GOAL_WITHOUT_TARGET,
  CRM_GOAL_WITHOUT_WAY, /* the target is the baseline itself */
  CRM_GOAL_PENDING,     /* its KPI is still being computed */
  CRM_GOAL_WITHOUT_VALUE
} CrmGoalLack;

typedef struct {
  gint64 id, kpi, owner, segment; /* 0: none */
  gint64 parent;                  /* 0: it is part of none, or the first of a circle */
  char *code, *statement;
  char *kpi_code, *kpi_name, *owner_name, *segment_name; /* NULL: none */
  double baseline, target, actual, progress;             /* NAN: none */
  double weight; /* beside its fellows; 1 where none is given */
  CrmGoalLack lack;
  gboolean has_due;
  CrmDay due;
  int attainability;      /* 1…5; 0: not rated */
  double understood;      /* share of those asked, 0…1; NAN: not known */
  gboolean serves_vision; /* itself, or a goal that it is a part of */
  CrmRollUp parts;        /* of the goals it is made of; .all 0: there are none */
} CrmGoal;
void crm_goal_free (CrmGoal *self);

/* (actual − baseline) ÷ (target − baseline); NAN when one is missing or target equals baseline. */
double crm_goal_get_progress (double actual, double baseline, double target);

/* CrmGoal, freeing themselves, in the order of their kind. */
GPtrArray *crm_goal_read (CrmDb *db, CrmModel *model, const CrmKpiBook *book, GError **error);

/* Its own progress; of a goal that has none, that of its parts. NAN: neither. */
double crm_goal_get_reached (const CrmGoal *self);
/* Weighted mean of what these goals reached, each kept in 0…1, over those that have a value. The
 * goals are those with this parent; 0: those that are part of none. */
CrmRollUp crm_goal_roll_up (const GPtrArray *goals, gint64 parent);
/* "2 of 3 have a value". Owned. */
char *crm_goal_dup_coverage (const CrmRollUp *parts);
/* Why there is no progress, a sentence; "" where there is. Translated. */
const char *crm_goal_lack_get_words (CrmGoalLack lack);

G_END_DECLS
