/* crm-chart-export.c: a picture is made whole in memory and then put into its place, so that no
 * half of one is ever seen. PNG goes to libpng with one cheap filter and the fastest compression:
 * charts are mostly one colour, and cairo's own writer takes five times as long. */
#include "crm-chart-export.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <png.h>
#include <string.h>
#include <unistd.h>

#include "crm-error.h"
#include "crm-i18n.h"
#include "crm-part.h"

#define POINTS_A_PIXEL 0.75
#define LARGEST_SIDE 16384 /* pixels; cairo ends at 32767 */

typedef gboolean (*Encode) (const CrmChartSpec *spec, GByteArray *out, GError **error);

static gboolean
fail_drawing (cairo_status_t status, GError **error)
{
  g_set_error (error, CRM_ERROR, CRM_ERROR_FAILED,
               _ ("The chart could not be drawn: %s. Try a smaller size."),
               cairo_status_to_string (status));
  return FALSE;
}

static void
paint_all (const CrmChartSpec *spec, cairo_t *cr)
{
  g_autoptr (CrmChartLayout) layout = crm_chart_layout (spec);
  CrmChartRgba card = crm_chart_palette_get (spec->theme, CRM_CHART_COLOUR_CARD);

  cairo_set_source_rgb (cr, card.red, card.green, card.blue);
  cairo_paint (cr);
  crm_chart_paint (layout, cr);
}

/* --- PNG ------------------------------------------------------------------------------------- */

static void
png_append (png_structp png, png_bytep bytes, png_size_t length)
{
  g_byte_array_append (png_get_io_ptr (png), bytes, (guint) length);
}

static void
png_flush_nothing (png_structp png)
{
}

static void
png_fail (png_structp png, png_const_charp message)
{
  png_longjmp (png, 1);
}

static void
png_ignore (png_structp png, png_const_charp message)
{
}

/* Cairo's native-endian xRGB words as bytes R, G, B. */
static void
pack_row (const guint32 *from, guint8 *to, int width)
{
  for (int x = 0; x < width; x++) {
    to[3 * x] = (guint8) (from[x] >> 16);
    to[3 * x + 1] = (guint8) (from[x] >> 8);
    to[3 * x + 2] = (guint8) from[x];
  }
}

/* words: the chart in a sentence, for who cannot see it. Free of locals that longjmp could spoil:
 * all memory belongs to the caller. */
static gboolean
png_encode (png_structp png, png_infop info, cairo_surface_t *surface, guint8 *row, double ratio,
            char *words)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  png_text text = { .compression = PNG_ITXT_COMPRESSION_NONE, .key = (char *) "Description" };
  png_uint_32 pixels_a_metre = (png_uint_32) (96 * ratio / 0.0254 + 0.5);

  if (setjmp (png_jmpbuf (png)))
    return FALSE;
  png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
  png_set_compression_level (png, 1);
  png_set_IHDR (png, info, (png_uint_32) width, (png_uint_32) height, 8, PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs (png, info, pixels_a_metre, pixels_a_metre, PNG_RESOLUTION_METER);
  text.text = words;
  text.itxt_length = strlen (words);
  png_set_text (png, info, &text, 1);
  png_write_info (png, info);
  for (int y = 0; y < height; y++) {
    pack_row ((const guint32 *) (const void *) (data + (gsize) y * (gsize) stride), row, width);
    png_write_row (png, row);
  }
  png_write_end (png, info);
  return TRUE;
}

static gboolean
write_surface (cairo_surface_t *surface, double ratio, char *words, GByteArray *out, GError **error)
{
  g_autofree guint8 *row = g_malloc (3 * (gsize) cairo_image_surface_get_width (surface));
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, png_fail, png_ignore);
  png_infop info = png != NULL ? png_create_info_struct (png) : NULL;
  gboolean done = FALSE;

  if (info != NULL) {
    png_set_write_fn (png, out, png_append, png_flush_nothing);
    done = png_encode (png, info, surface, row, ratio, words);
  }
  png_destroy_write_struct (&png, &info);
  if (!done)
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_FAILED,
                         _ ("The picture could not be encoded. Try SVG or PDF."));
  return done;
}

static gboolean
encode_png (const CrmChartSpec *spec, GByteArray *out, GError **error)
{
  int width = (int) (spec->width * spec->pixel_ratio + 0.5);
  int height = (int) (spec->height * spec->pixel_ratio + 0.5);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autofree char *words = crm_chart_describe (spec);
  cairo_status_t status;
  gboolean done;

  cairo_scale (cr, spec->pixel_ratio, spec->pixel_ratio);
  paint_all (spec, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  done = status == CAIRO_STATUS_SUCCESS
             ? write_surface (surface, spec->pixel_ratio, words, out, error)
             : fail_drawing (status, error);
  cairo_surface_destroy (surface);
  return done;
}

/* --- SVG and PDF ----------------------------------------------------------------------------- */

static cairo_status_t
append_bytes (void *closure, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (closure, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Takes the surface. */
static gboolean
paint_vectors (const CrmChartSpec *spec, cairo_surface_t *surface, GError **error)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, POINTS_A_PIXEL, POINTS_A_PIXEL);
  paint_all (spec, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS || fail_drawing (status, error);
}

static gboolean
encode_svg (const CrmChartSpec *spec, GByteArray *out, GError **error)
{
  return paint_vectors (spec,
                        cairo_svg_surface_create_for_stream (append_bytes, out,
                                                             spec->width * POINTS_A_PIXEL,
                                                             spec->height * POINTS_A_PIXEL),
                        error);
}

static gboolean
encode_pdf (const CrmChartSpec *spec, GByteArray *out, GError **error)
{
  g_autofree char *words = crm_chart_describe (spec);
  CrmChartSpec paper = *spec;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      append_bytes, out, spec->width * POINTS_A_PIXEL, spec->height * POINTS_A_PIXEL);

  paper.theme =
      crm_chart_theme_is_contrast (spec->theme) ? CRM_CHART_LIGHT_CONTRAST : CRM_CHART_LIGHT;
  if (spec->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, spec->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, words);
  return paint_vectors (&paper, surface, error);
}

/* --- files ----------------------------------------------------------------------------------- */

static gboolean
store (const GByteArray *bytes, const char *path, GError **error)
{
  int file = -1, code = 0;
  g_autofree char *part = crm_part_new (path, &file, error);
  guint done = 0;

  if (part == NULL)
    return FALSE;
  while (done < bytes->len && code == 0) {
    gssize n = write (file, bytes->data + done, bytes->len - done);

    if (n >= 0)
      done += (guint) n;
    else if (errno != EINTR)
      code = errno;
  }
  if (close (file) != 0 && code == 0)
    code = errno;
  if (code == 0)
    return crm_part_finish (part, path, error);
  g_unlink (part);
  return crm_part_fail (path, code, error);
}

static Encode
find_encoder (const char *path)
{
  static const struct {
    const char *suffix;
    Encode encode;
  } encoders[] = { { ".png", encode_png }, { ".svg", encode_svg }, { ".pdf", encode_pdf } };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (encoders); i++)
    if (g_str_has_suffix (lower, encoders[i].suffix))
      return encoders[i].encode;
  return NULL;
}

static gboolean
is_drawable (double side, double ratio)
{
  /* False for NAN too. */
  return side * ratio >= 1 && side * ratio <= LARGEST_SIDE;
}

gboolean
crm_chart_write (const CrmChartSpec *spec, const char *path, GError **error)
{
  Encode encode = find_encoder (path);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (encode == NULL) {
    g_autofree char *name = g_filename_display_basename (path);

    g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                 _ ("“%s” names no kind of picture. End the name in .png, .svg or .pdf."), name);
    return FALSE;
  }
  if (!is_drawable (spec->width, spec->pixel_ratio) ||
      !is_drawable (spec->height, spec->pixel_ratio)) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                 _ ("A chart of this size cannot be drawn. Choose 1 to %s pixels each way."),
                 crm_i18n_number (LARGEST_SIDE).text);
    return FALSE;
  }
  return encode (spec, bytes, error) && store (bytes, path, error);
}

gboolean
crm_chart_write_surface (cairo_surface_t *surface, double pixel_ratio, const char *words,
                         const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *said = g_strdup (words);

  g_return_val_if_fail (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24, FALSE);
  cairo_surface_flush (surface);
  return write_surface (surface, pixel_ratio, said, bytes, error) && store (bytes, path, error);
}
