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

/* A series by longer periods. A period of the series belongs to the one it begins in. Values are
 * made one as the KPI's total says: the sum, the mean or the newest of those that are reported;
 * what is missing is left out, never zero, and told by the columns "reported" and "all" (all: as
 * many periods as begin in the longer one, come or not). Targets, limits and near distance are made
 * one in the same way over the same reported periods, so that two months of a quarter are held
 * against the targets of those two; where one of them had no target there is none (of "last": that
 * of the newest counts). Values after the period of kpi->day are left out: they are not over.
 * Columns: those of a series, then "reported" and "all" (reals). Owned. */
CrmTable *crm_kpi_roll_up (const CrmKpi *kpi, const CrmTable *series, CrmPeriod period,
                           const CrmPeriods *periods);

typedef struct {
  double amount;  /* now − before */
  double percent; /* of what it was before, whatever its sign; NAN: that was zero */
} CrmChange;
/* Both NAN when one of the two is missing. */
CrmChange crm_change_get (double now, double before);

G_END_DECLS
