/* crm-chart-numbers.h: the numbers behind a chart as a table, newest period first: the same data
 * for those who would rather read. */
#pragma once

#include <gtk/gtk.h>

#include "crm-chart.h"

G_BEGIN_DECLS

/* A grid made from the spec's table: a column of periods, then every column of reals that has a
 * number. Floating; copies all it shows. */
GtkWidget *crm_chart_numbers_new (const CrmChartSpec *spec);

G_END_DECLS
