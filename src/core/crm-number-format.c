/* crm-number-format.c: numbers to text in the locale's digits, grouping and minus. Integers are
 * written by hand, so that the edge of int64 is exact; reals by the functions of GLib that no
 * locale changes. The only file about numbers in which a double occurs. */
#include "crm-decimal-private.h"

#include <math.h>
#include <string.h>

/* Appends ASCII digits, with commas in threes unless plain. */
static void
append_whole (GString *out, const char *digits, gsize n, gboolean plain)
{
  for (gsize i = 0; i < n; i++) {
    if (!plain && i > 0 && (n - i) % 3 == 0)
      g_string_append_c (out, ',');
    g_string_append_c (out, digits[i]);
  }
}

static char *
finish (const CrmLocale *locale, gboolean negative, const char *ascii)
{
  g_autofree char *signed_text = g_strconcat (negative ? "-" : "", ascii, NULL);

  /* The mark keeps the minus before its number in a right-to-left line. */
  if (negative && !locale->plain && !crm_locale_has_persian_digits (locale))
    return g_strconcat (locale->language == CRM_LANGUAGE_PERSIAN ? "\u200E\u2212" : "\u2212", ascii,
                        NULL);
  return crm_locale_dup_digits (locale, signed_text);
}

static char *
format_units (gint64 value, guint decimals, const CrmLocale *locale)
{
  guint64 magnitude = value < 0 ? -(guint64) value : (guint64) value;
  char digits[32];
  g_autoptr (GString) out = g_string_sized_new (32);
  gsize n;

  decimals = MIN (decimals, 9);
  n = (gsize) g_snprintf (digits, sizeof digits, "%0*" G_GUINT64_FORMAT, (int) decimals + 1,
                          magnitude);
  append_whole (out, digits, n - decimals, locale->plain);
  if (decimals > 0) {
    g_string_append_c (out, '.');
    g_string_append_len (out, digits + n - decimals, decimals);
  }
  return finish (locale, value < 0, out->str);
}

char *
crm_money_format (gint64 minor, const CrmLocale *locale)
{
  return format_units (minor, locale->money_decimals, locale);
}

char *
crm_money_show (gint64 minor, const CrmLocale *locale)
{
  guint thousands = MIN (locale->shown.money_thousands, 2);
  gboolean tomans = crm_money_is_in_tomans (locale);
  CrmInt128 divisor = tomans ? 10 : 1, value = minor;

  if (locale->plain || (thousands == 0 && !tomans))
    return crm_money_format (minor, locale);
  for (guint i = 0; i < locale->money_decimals + 3 * thousands; i++)
    divisor *= 10;
  /* A decimal for thousands, two for millions: three digits of what is worth a look. */
  for (guint i = 0; i < thousands; i++)
    value *= 10;
  value = (value + (minor < 0 ? -divisor : divisor) / 2) / divisor;
  return format_units ((gint64) value, thousands, locale);
}

char *
crm_integer_format (gint64 value, const CrmLocale *locale)
{
  return format_units (value, 0, locale);
}

static void
drop_trailing_zeros (char *text)
{
  char *end = text + strlen (text);

  if (strchr (text, '.') == NULL)
    return;
  while (end[-1] == '0')
    *--end = '\0';
  if (end[-1] == '.')
    end[-1] = '\0';
}

/* 15 digits are enough for most, 17 for all; only the smallest numbers can do with fewer. */
static char *
dup_shortest (double value)
{
  char buffer[64];

  for (int precision = fabs (value) < 2.3e-308 ? 1 : 15; precision <= 17; precision++) {
    char format[8];

    g_snprintf (format, sizeof format, "%%.%dg", precision);
    g_ascii_formatd (buffer, sizeof buffer, format, value);
    if (g_ascii_strtod (buffer, NULL) == value)
      break;
  }
  return g_strdup (buffer);
}

/* Six decimals at most, counted from the first that is not 0, and 15 digits in all: what lies
 * beyond is noise of the binary form. */
static int
choose_decimals (double magnitude)
{
  int exponent = magnitude > 0 ? (int) floor (log10 (magnitude)) : 0;

  if (exponent >= 0)
    return CLAMP (14 - exponent, 0, 6);
  return MIN (5 - exponent, 20);
}

static char *
format_large (double magnitude, const CrmLocale *locale, gboolean negative)
{
  char buffer[64], *e;
  g_autofree char *text = NULL;
  int exponent;

  g_ascii_formatd (buffer, sizeof buffer, "%.6e", magnitude);
  e = strchr (buffer, 'e');
  exponent = (int) g_ascii_strtoll (e + 1, NULL, 10);
  *e = '\0';
  drop_trailing_zeros (buffer);
  text = g_strdup_printf ("%se%d", buffer, exponent);
  return finish (locale, negative, text);
}

char *
crm_real_format (double value, const CrmLocale *locale)
{
  double magnitude = fabs (value);
  gboolean negative = value < 0;
  char buffer[64], format[8];
  g_autoptr (GString) out = NULL;
  const char *point;

  if (!isfinite (value))
    return g_strdup (locale->plain ? "" : "\u2014");
  if (locale->plain)
    return value == 0 ? g_strdup ("0") : dup_shortest (value);
  if (magnitude >= 1e15)
    return format_large (magnitude, locale, negative);

  g_snprintf (format, sizeof format, "%%.%df", choose_decimals (magnitude));
  g_ascii_formatd (buffer, sizeof buffer, format, magnitude);
  drop_trailing_zeros (buffer);
  if (strcmp (buffer, "0") == 0)
    negative = FALSE;
  out = g_string_sized_new (32);
  point = strchr (buffer, '.');
  append_whole (out, buffer, point != NULL ? (gsize) (point - buffer) : strlen (buffer), FALSE);
  if (point != NULL)
    g_string_append (out, point);
  return finish (locale, negative, out->str);
}

double
crm_decimal_to_double (const CrmDecimal *self)
{
  char buffer[64];
  char *at = buffer + 48;
  CrmUint128 value =
      self->mantissa < 0 ? -(CrmUint128) self->mantissa : (CrmUint128) self->mantissa;

  g_snprintf (at, 16, "e-%u", self->scale);
  do {
    *--at = (char) ('0' + (int) (value % 10));
    value /= 10;
  } while (value > 0);
  if (self->mantissa < 0)
    *--at = '-';
  return g_ascii_strtod (at, NULL);
}
