/* crm-chart-export.h: charts as files: PNG, SVG and PDF, told apart by the name's suffix. */
#pragma once

#include "crm-chart.h"

G_BEGIN_DECLS

/* Lays the chart out and writes it to path with the card as background; an existing file is
 * replaced in one step, and stays as it was when anything fails. A PNG has pixel_ratio times the
 * spec's pixels each way; in SVG and PDF a pixel is 0.75 point; a PDF is always light. The picture
 * carries the chart in words where the format has a place for it. Errors: CRM_ERROR_INVALID for
 * another suffix or a size that cannot be drawn, NOT_FOUND, READ_ONLY, FULL, FAILED. */
gboolean crm_chart_write (const CrmChartSpec *spec, const char *path, GError **error);

/* Several charts painted on one image of CAIRO_FORMAT_RGB24, written as PNG in the same way. words
 * says what is seen. Errors: NOT_FOUND, READ_ONLY, FULL, FAILED. */
gboolean crm_chart_write_surface (cairo_surface_t *surface, double pixel_ratio, const char *words,
                                  const char *path, GError **error);

G_END_DECLS
