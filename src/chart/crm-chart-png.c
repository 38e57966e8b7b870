/* crm-chart-png.c: the chunks of a PNG (W3C, Portable Network Graphics, second edition), its pixels
 * packed and filtered row by row and compressed at once. Calls libdeflate. */
#include "crm-chart-png.h"

#include <libdeflate.h>
#include <string.h>

#define FASTEST 1
#define FILTER_UP 2
#define METRES_AN_INCH 0.0254
#define BYTES 3 /* a pixel */

static void
put_number (guint8 *to, guint32 number)
{
  number = GUINT32_TO_BE (number);
  memcpy (to, &number, sizeof number);
}

/* Where the data of a chunk will stand; they must be in their place before it is ended. */
static guint
begin_chunk (GByteArray *out, const char *type)
{
  guint at = out->len;

  g_byte_array_set_size (out, at + 8);
  memcpy (out->data + at + 4, type, 4);
  return at;
}

static void
end_chunk (GByteArray *out, guint at)
{
  guint length = out->len - at - 8;

  put_number (out->data + at, length);
  g_byte_array_set_size (out, out->len + 4);
  put_number (out->data + out->len - 4,
              libdeflate_crc32 (0, out->data + at + 4, (gsize) length + 4));
}

static void
append_chunk (GByteArray *out, const char *type, gconstpointer data, gsize length)
{
  guint at = begin_chunk (out, type);

  g_byte_array_append (out, data, (guint) length);
  end_chunk (out, at);
}

static void
append_head (GByteArray *out, int width, int height, double ratio, const char *words)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };
  /* No compression; no language and no translation of the keyword. */
  static const char keyword[] = "Description\0\0\0\0";
  guint8 header[13] = { [8] = 8, [9] = 2 /* bits of a colour; three colours */ };
  guint8 size[9] = { [8] = 1 /* metres */ };
  guint32 pixels_a_metre = (guint32) (96 * ratio / METRES_AN_INCH + 0.5);
  guint at;

  g_byte_array_append (out, signature, sizeof signature);
  put_number (header, (guint32) width);
  put_number (header + 4, (guint32) height);
  append_chunk (out, "IHDR", header, sizeof header);
  put_number (size, pixels_a_metre);
  put_number (size + 4, pixels_a_metre);
  append_chunk (out, "pHYs", size, sizeof size);
  at = begin_chunk (out, "iTXt");
  g_byte_array_append (out, (const guint8 *) keyword, sizeof keyword);
  g_byte_array_append (out, (const guint8 *) words, (guint) strlen (words));
  end_chunk (out, at);
}

/* Each byte of R, G, B less the one above it, out of cairo's native-endian xRGB words; `to` is all
 * zeros, which most of them stay. */
static void
filter_row (const guint32 *now, const guint32 *above, guint8 *to, int width)
{
  for (int x = 0; x < width; x++) {
    guint32 one = now[x], other = above[x];

    if (one == other)
      continue;
    to[BYTES * x] = (guint8) ((one >> 16) - (other >> 16));
    to[BYTES * x + 1] = (guint8) ((one >> 8) - (other >> 8));
    to[BYTES * x + 2] = (guint8) (one - other);
  }
}

static guint8 *
dup_filtered (cairo_surface_t *surface, int width, int height)
{
  gsize row = (gsize) width * BYTES + 1, stride = (gsize) cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  g_autofree guint32 *nothing = g_new0 (guint32, (gsize) width);
  const guint32 *above = nothing;
  guint8 *all = g_try_malloc0_n ((gsize) height, row);

  for (int y = 0; all != NULL && y < height; y++) {
    const guint32 *now = (gconstpointer) (data + (gsize) y * stride);
    guint8 *to = all + (gsize) y * row;

    to[0] = FILTER_UP;
    filter_row (now, above, to + 1, width);
    above = now;
  }
  return all;
}

static gboolean
append_pixels (GByteArray *out, const guint8 *bytes, gsize length)
{
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor (FASTEST);
  guint at = begin_chunk (out, "IDAT");
  gsize most, n;

  if (compressor == NULL)
    return FALSE;
  most = libdeflate_zlib_compress_bound (compressor, length);
  g_byte_array_set_size (out, at + 8 + (guint) most);
  n = libdeflate_zlib_compress (compressor, bytes, length, out->data + at + 8, most);
  libdeflate_free_compressor (compressor);
  g_byte_array_set_size (out, at + 8 + (guint) n);
  end_chunk (out, at);
  return n > 0;
}

gboolean
crm_chart_png_append (GByteArray *out, cairo_surface_t *surface, double ratio, const char *words)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autofree guint8 *bytes = dup_filtered (surface, width, height);

  if (bytes == NULL)
    return FALSE;
  append_head (out, width, height, ratio, words);
  if (!append_pixels (out, bytes, ((gsize) width * BYTES + 1) * (gsize) height))
    return FALSE;
  append_chunk (out, "IEND", "", 0);
  return TRUE;
}
