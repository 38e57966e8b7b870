/* crm-chart-sentence.h: charts of one value over time in words: the whole, and one row. */
#pragma once

#include "crm-chart.h"

G_BEGIN_DECLS

char *crm_chart_sentence_describe (const CrmChartSpec *spec);
char *crm_chart_sentence_dup_row (const CrmChartSpec *spec, guint row);

/* Adds a phrase after the comma of the language; NULL adds nothing. */
void crm_chart_sentence_append (GString *sentence, const char *phrase);

G_END_DECLS
