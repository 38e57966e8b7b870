/* crm-kpi-rules.h: rules of thumb over the values of a KPI: how often its target was met, which
 * near limit to begin with, and which new value is hardly believable. They only say what to show or
 * to ask; nothing is kept or refused by them. Plain numbers and tables; a missing value is never
 * zero. */
#pragma once

#include "crm-kpi.h"

G_BEGIN_DECLS

/* How many periods are looked back at: a year of months and weeks' quarter, two years of quarters.
 * */
guint crm_kpi_get_usual_span (CrmPeriod frequency);

typedef struct {
  guint met;    /* on target */
  guint judged; /* had a value, and a target that held then */
} CrmKpiMet;
/* Of the `span` periods of a series up to that of `row`. Near is not met. */
CrmKpiMet crm_kpi_count_met (const CrmKpi *kpi, const CrmTable *series, guint row, guint span);

/* How far a value is from its target: above zero is better. Of a band 0 within it, else below zero.
 * NAN: there is no target, or no value. */
double crm_kpi_get_margin (CrmDirection direction, double value, const CrmTarget *target);

/* A near limit to begin with, in the unit of the KPI; of a band the distance outside it. `start` is
 * the newest value, else the baseline; NAN: there is none.
 *
 * Where the goal is not reached yet it lies half way between start and goal: the KPI is then near
 * once the greater part of the way is behind it, and off as long as nothing has been achieved.
 * Where it is reached, or nothing is known, 5 % of the goal: what a good value loses by chance is
 * no alarm. Of a band reached half the way from its edge to its middle. Rounded to two digits of
 * the distance. NAN: no rule fits (no goal; a goal of zero that is reached; watched only); never
 * the goal itself, which would leave a scale without length. */
double crm_kpi_suggest_near (CrmDirection direction, const CrmTarget *target, double start);

/* The range in which a new value raises no question: three standard deviations on both sides of the
 * mean of the values before `row` (all rows when it is their number). FALSE: fewer than six values,
 * or equal ones: they say nothing about how far a value can stray. */
gboolean crm_kpi_get_believable (const CrmTable *series, guint row, double *low, double *high);

/* Whether its values are amounts of money, of which one must know at which prices: computed from
 * amounts, or its unit names a currency ("IRR", "m toman"). */
gboolean crm_kpi_is_in_money (const CrmKpi *kpi);

G_END_DECLS
