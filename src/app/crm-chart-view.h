/* crm-chart-view.h: a chart on the screen: what src/chart lays out and paints, in the colours of
 * the desktop, with a reading cursor for pointer and keyboard (left and right, Home, End) and
 * the words of the chart for those who do not see it. */
#pragma once

#include <adwaita.h>

#include "crm-chart.h"

G_BEGIN_DECLS

#define CRM_TYPE_CHART_VIEW (crm_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (CrmChartView, crm_chart_view, CRM, CHART_VIEW, GtkWidget)

GtkWidget *crm_chart_view_new (void);
/* Takes the table over and copies the rest of the spec; size, theme and scale are the view's own.
 * NULL: an empty view. */
void crm_chart_view_take (CrmChartView *self, CrmTable *table, const CrmChartSpec *spec);

/* What is drawn now, NULL: nothing. Borrowed until the next one is taken. */
const CrmChartSpec *crm_chart_view_get_spec (CrmChartView *self);
/* The row under the reading cursor and where its value stands in the view. FALSE: there is none. */
gboolean crm_chart_view_get_cursor (CrmChartView *self, guint *row, GdkRectangle *at);

/* The colours that suit the desktop now. */
CrmChartTheme crm_chart_view_get_theme (void);

G_END_DECLS
