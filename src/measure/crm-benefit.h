/* crm-benefit.h: the benefits of step 8 as money that grows month by month, planned and realised.
 * Plan: a benefit in full brings target − baseline a year (a saving: baseline − target), a twelfth
 * of it a month; from the month of "expected from" to that of "in full by" it grows evenly, so that
 * the k-th of n months brings k ÷ n of it, and stays. Realised: a month brings a twelfth of the
 * money for one unit of the KPI × what the KPI is better than its own baseline; worse is negative.
 * Money in whole units of the currency.
 *
 * A benefit can be measured when it has a day to begin, a yearly gain, a KPI that is to rise or to
 * fall with a baseline, and the money for one unit of it. Only those are in plan and realised, and
 * of months gone by only those of a benefit whose KPI has a value: like is held against like, and
 * what is left out is counted, never taken as zero. */
#pragma once

#include "crm-kpi-book.h"

G_BEGIN_DECLS

typedef struct {
  gint64 id, kpi; /* kpi 0: none */
  double yearly;  /* gain once in full; NAN: not planned */
  double unit_value;
  gboolean has_begin;
  CrmDay begins, ends; /* ends: begins where none is given */
} CrmBenefit;

/* Those that are not set aside: CrmBenefit, freeing themselves. */
GPtrArray *crm_benefit_read (CrmDb *db, CrmModel *model, GError **error);

enum {
  CRM_BENEFIT_DAY, /* first day of the month */
  CRM_BENEFIT_PLAN,
  CRM_BENEFIT_REALISED
};
typedef struct {
  /* Running totals, one row a month from the first that a benefit is expected in to the end of the
   * fiscal year that holds the newest month. No rows: nothing can be measured, or the day is before
   * it all. Realised is NAN in a month in which no KPI has a value, and after the newest. */
  CrmTable *table;
  guint measurable, all;   /* benefits */
  guint reported, gone_by; /* months of a benefit, each benefit's counted by itself */
  CrmDay newest;           /* first day of the newest month that is realised; 0: none */
  double plan, realised;   /* until then; NAN: none */
} CrmBenefitCourse;

/* As it stood at the end of the month that holds `day`; G_MAXINT32: now. book: with the KPIs. */
void crm_benefit_course_init (CrmBenefitCourse *self, const GPtrArray *benefits,
                              const CrmKpiBook *book, CrmDay day);
void crm_benefit_course_clear (CrmBenefitCourse *self);
/* How far realised is from plan, in per cent of the plan: −9; NAN without a plan above zero. */
double crm_benefit_course_get_distance (const CrmBenefitCourse *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CrmBenefitCourse, crm_benefit_course_clear)

G_END_DECLS
