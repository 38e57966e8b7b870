/* crm-chart-copy.h: a chart for the clipboard: its periods as a spreadsheet takes them, and its
 * drawing as a picture, whichever the other program wants. */
#pragma once

#include <gtk/gtk.h>

#include "crm-chart.h"

G_BEGIN_DECLS

/* Of the spec only what it shows is taken: the picture is light and has its title. */
void crm_chart_copy (const CrmChartSpec *spec, GdkClipboard *clipboard);

G_END_DECLS
