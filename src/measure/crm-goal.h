/* crm-goal.h: goals beside what their KPIs say now. Progress is kept apart from the KPI's score: it
 * tells how far one came from where one began. A missing value is never zero. */
#pragma once

#include "crm-kpi-book.h"

G_BEGIN_DECLS

typedef struct {
  gint64 id, kpi;
  char *code, *statement, *kpi_code;
  double baseline, target, actual, progress; /* NAN: none */
  gboolean has_due;
  CrmDay due;
} CrmGoal;
void crm_goal_free (CrmGoal *self);

/* (actual − baseline) ÷ (target − baseline); NAN when one is missing or target equals baseline. */
double crm_goal_get_progress (double actual, double baseline, double target);

/* CrmGoal, freeing themselves, in the order of their kind. */
GPtrArray *crm_goal_read (CrmDb *db, CrmModel *model, const CrmKpiBook *book, GError **error);

G_END_DECLS
