/* crm-chart-export.c: a picture is made whole in memory and then put into its place, so that no
 * half of one is ever seen. */
#include "crm-chart-export.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "crm-chart-png.h"
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

static gboolean
write_surface (cairo_surface_t *surface, double ratio, const char *words, GByteArray *out,
               GError **error)
{
  if (crm_chart_png_append (out, surface, ratio, words))
    return TRUE;
  g_set_error_literal (error, CRM_ERROR, CRM_ERROR_FAILED,
                       _ ("The picture could not be encoded. Try SVG or PDF."));
  return FALSE;
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
