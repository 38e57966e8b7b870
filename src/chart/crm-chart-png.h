/* crm-chart-png.h: an image surface as a PNG. Charts are mostly of one colour: filter Up and the
 * fastest level of libdeflate write them in a fraction of the time of libpng or cairo. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Appends the whole file to `out`. surface: RGB24, flushed. ratio: device pixels a pixel of 1/96
 * inch; words: the chart in a sentence, for who cannot see it. FALSE without memory. */
gboolean crm_chart_png_append (GByteArray *out, cairo_surface_t *surface, double ratio,
                               const char *words);

G_END_DECLS
