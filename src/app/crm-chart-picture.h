/* crm-chart-picture.h: a chart to be looked at only: no cursor, no focus; a screen reader hears the
 * chart in words. For tiles and slides; a page of its own has a CrmChartView. */
#pragma once

#include <adwaita.h>

#include "crm-chart.h"

G_BEGIN_DECLS

#define CRM_TYPE_CHART_PICTURE (crm_chart_picture_get_type ())
G_DECLARE_FINAL_TYPE (CrmChartPicture, crm_chart_picture, CRM, CHART_PICTURE, GtkWidget)

/* least_width, least_height: pixels at the usual size of text. scale: of the text beside that, 2 on
 * slides. */
GtkWidget *crm_chart_picture_new (int least_width, int least_height, double scale);
/* Takes the table over and copies the words of the spec, whose size and theme it sets. */
void crm_chart_picture_take (CrmChartPicture *self, CrmTable *table, const CrmChartSpec *spec);

G_END_DECLS
