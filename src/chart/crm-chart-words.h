/* crm-chart-words.h: numbers, periods, targets and status as charts say them, in the language of
 * the spec, translated. All returned texts are owned unless said otherwise. */
#pragma once

#include "crm-chart-series.h"

G_BEGIN_DECLS

/* Large values are written in millions and up, tiny ones in powers of ten, said once beside the
 * unit. */
typedef struct {
  double divisor;
  char *unit; /* "m toman", "h"; owned, NULL for a bare number */
  gboolean percent;
} CrmChartMeasure;

/* The scale that suits the largest number of the series, or of the whole table when it is NULL. */
void crm_chart_measure_init (CrmChartMeasure *self, const CrmChartSpec *spec,
                             const CrmChartSeries *series);
void crm_chart_measure_clear (CrmChartMeasure *self);

/* "6.5": an axis number, as short as it can be. */
char *crm_chart_words_tick (const CrmChartMeasure *self, const CrmChartSpec *spec, double value);
/* "5.8 h", "74%": three significant digits, whole numbers in full; more digits where it takes them
 * to tell the value from `beside` (NAN: nothing to tell it from). */
char *crm_chart_words_value (const CrmChartMeasure *self, const CrmChartSpec *spec, double value,
                             double beside);
/* "target 4 h or less", as part of a sentence or with a capital as a label; NULL without one. */
char *crm_chart_words_target (const CrmChartMeasure *self, const CrmChartSpec *spec, guint row,
                              double beside, gboolean label);

/* "Oct 2026" in the programme's calendar; of a day or week "21 Nov 2026", its first day. */
char *crm_chart_words_period (const CrmChartSpec *spec, CrmPeriod period, int fiscal_month,
                              CrmDay day);
/* "24 months" */
char *crm_chart_words_count (const CrmChartSpec *spec, guint n_periods);
/* Borrowed; NULL for no status. */
const char *crm_chart_words_status (CrmChartStatus status, gboolean label);

/* The status of one row. */
CrmChartStatus crm_chart_get_status (const CrmChartSpec *spec, guint row);

/* Text from outside made safe to stand among words of the other direction. */
char *crm_chart_dup_isolated (const CrmChartSpec *spec, const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CrmChartMeasure, crm_chart_measure_clear)

G_END_DECLS
