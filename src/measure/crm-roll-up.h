/* crm-roll-up.h: several values made one, with how many of them are there; year to date, the same
 * period of the year before, and change. Formulas: KPI catalogue, scoring. A missing value is never
 * zero and never counted as one. Plain numbers and tables only. */
#pragma once

#include "crm-kpi-book.h"

G_BEGIN_DECLS

typedef struct {
  double value;        /* NAN: nothing is reported */
  guint reported, all; /* of those that should be: "5 of 7 reported" */
} CrmRollUp;

/* Σ weight × value ÷ Σ weight over those that have a value. weights NULL: all alike; who has no
 * weight above zero takes no part. */
CrmRollUp crm_roll_up_mean (const double *values, const double *weights, guint n);
/* "5 of 7 reported". Owned. */
char *crm_roll_up_dup_coverage (const CrmRollUp *self);

/* From the first period of the fiscal year that holds the period of `row` to that one, as the KPI's
 * total says: their sum, their mean, or the newest of them. */
CrmRollUp crm_kpi_get_year_to_date (const CrmKpi *kpi, const CrmTable *series, guint row,
                                    const CrmPeriods *periods);
/* Of the same period of the year before; NAN: none. */
double crm_kpi_get_year_ago (const CrmKpi *kpi, const CrmTable *series, guint row,
                             const CrmPeriods *periods);

typedef struct {
  double amount;  /* now − before */
  double percent; /* of what it was before, whatever its sign; NAN: that was zero */
} CrmChange;
/* Both NAN when one of the two is missing. */
CrmChange crm_change_get (double now, double before);

G_END_DECLS
