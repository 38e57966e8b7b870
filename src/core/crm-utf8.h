/* crm-utf8.h: one strict UTF-8 step, inline, for the loops that run over millions of cells. It
 * never reads beyond `end` and never trusts its input; it calls nothing. */
#pragma once

#include <glib.h>

#define CRM_UTF8_BAD ((gunichar) -1)

/* Reads the code point at *at (which must be before end) and moves past it. A byte that begins no
 * valid sequence (overlong, surrogate, cut short) is stepped over alone and gives CRM_UTF8_BAD. */
static inline gunichar
crm_utf8_next (const guchar **at, const guchar *end)
{
  const guchar *p = *at;
  gsize left = (gsize) (end - p);
  gunichar c = p[0];

  *at = p + 1;
  if (c < 0x80)
    return c;
  if (c < 0xC2 || left < 2 || (p[1] & 0xC0) != 0x80)
    return CRM_UTF8_BAD;
  if (c < 0xE0) {
    *at = p + 2;
    return (c & 0x1F) << 6 | (p[1] & 0x3F);
  }
  if (left < 3 || (p[2] & 0xC0) != 0x80)
    return CRM_UTF8_BAD;
  if (c < 0xF0) {
    c = (c & 0x0F) << 12 | (gunichar) (p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    if (c < 0x800 || (c >= 0xD800 && c < 0xE000))
      return CRM_UTF8_BAD;
    *at = p + 3;
    return c;
  }
  if (left < 4 || (p[3] & 0xC0) != 0x80)
    return CRM_UTF8_BAD;
  c = (c & 0x0F) << 18 | (gunichar) (p[1] & 0x3F) << 12 | (gunichar) (p[2] & 0x3F) << 6 |
      (p[3] & 0x3F);
  if (c < 0x10000 || c > 0x10FFFF || p[0] > 0xF4)
    return CRM_UTF8_BAD;
  *at = p + 4;
  return c;
}

/* Unicode white space, and the byte order mark that files leave at the front of a text. */
static inline gboolean
crm_utf8_is_blank (gunichar c)
{
  if (c < 0x80)
    return c == ' ' || (c >= 0x09 && c <= 0x0D);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

/* Invisible marks that only steer direction; numbers and dates are read as if they were not
 * there. */
static inline gboolean
crm_utf8_is_bidi (gunichar c)
{
  return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}
