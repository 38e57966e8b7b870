/* crm-chart-text.h: text in charts: fonts, measuring and showing, with one Pango layout that is
 * reused for every label. Measures are the same on every surface and at every scale, so that a
 * layout made for the screen serves the PDF. */
#pragma once

#include <pango/pangocairo.h>

#include "crm-chart-layout.h"

G_BEGIN_DECLS

typedef struct _CrmChartText CrmChartText;

/* For one thread. scale 1 is 9 pt captions at 96 dpi: 12 px. */
CrmChartText *crm_chart_text_new (CrmLanguage language, double scale);
void crm_chart_text_free (CrmChartText *self);

void crm_chart_text_measure (CrmChartText *self, CrmChartFont font, const char *text, double *width,
                             double *height);
double crm_chart_text_get_line_height (CrmChartText *self, CrmChartFont font);
/* Characters that no installed font can show. */
int crm_chart_text_count_unknown (CrmChartText *self, CrmChartFont font, const char *text);

/* Shows the label's text at its rectangle, cut with an ellipsis when it is wider; `outline` only
 * adds the path of the text, for a halo. */
void crm_chart_text_show (CrmChartText *self, cairo_t *cr, const CrmChartLabel *label,
                          gboolean outline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmChartText, crm_chart_text_free)

G_END_DECLS
