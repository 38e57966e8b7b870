/* crm-chart-note.h: what happened in a period, over the plot: a letter, its text where there is
 * room, and a line down to the point. */
#pragma once

#include "crm-chart-frame.h"

G_BEGIN_DECLS

/* The room that notes need over the plot; 0 without any. */
double crm_chart_note_get_height (const CrmChartFrame *frame);
void crm_chart_note_add (CrmChartFrame *frame);

/* "A", "B" … "Z", "AA"; in Persian «الف», «ب»: the name of the note at this place. Owned. */
char *crm_chart_note_dup_letter (CrmLanguage language, guint place);
/* The place of a row's note among those of the series, -1: it has none. */
int crm_chart_note_find (const CrmChartSpec *spec, const CrmChartSeries *series, guint row);

G_END_DECLS
