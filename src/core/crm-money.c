/* crm-money.c: money as int64 minor units: sums that tell overflow, splits that lose nothing, text
 * in and out. No floating point anywhere. It knows no currency but the one the locale names. */
#include "crm-decimal-private.h"

#include "crm-currency-words.h"
#include "crm-error.h"
#include "crm-i18n.h"
#include "crm-text.h"

#include <string.h>

gboolean
crm_money_add (gint64 a, gint64 b, gint64 *sum)
{
  gint64 result;

  if (__builtin_add_overflow (a, b, &result))
    return FALSE;
  *sum = result;
  return TRUE;
}

gboolean
crm_money_multiply (gint64 a, gint64 b, gint64 *product)
{
  gint64 result;

  if (__builtin_mul_overflow (a, b, &result))
    return FALSE;
  *product = result;
  return TRUE;
}

gboolean
crm_money_is_in_tomans (const CrmLocale *locale)
{
  return locale->shown.tomans && !locale->plain && strcmp (locale->currency, "IRR") == 0;
}

char *
crm_money_dup_shown_unit (const CrmLocale *locale)
{
  const char *unit = crm_money_is_in_tomans (locale) ? _ ("tomans") : locale->currency;

  if (locale->plain || locale->shown.money_thousands == 0)
    return g_strdup (unit);
  if (*unit == '\0')
    return g_strdup (locale->shown.money_thousands == 1 ? _ ("thousands") : _ ("millions"));
  /* Translators: a currency, as the head of a column of amounts names it. */
  return g_strdup_printf (locale->shown.money_thousands == 1 ? C_ ("money", "thousand %s")
                                                             : C_ ("money", "million %s"),
                          unit);
}

typedef struct {
  CrmUint128 rest;
  gsize index;
} Remainder;

static int
compare_remainders (const void *a, const void *b)
{
  const Remainder *x = a;
  const Remainder *y = b;

  if (x->rest != y->rest)
    return x->rest > y->rest ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

static inline gint64
with_sign (guint64 magnitude, gboolean negative)
{
  return (gint64) (negative ? -magnitude : magnitude);
}

gboolean
crm_money_split (gint64 total, const gint64 *weights, gsize n, gint64 *parts)
{
  gboolean negative = total < 0;
  guint64 magnitude = negative ? -(guint64) total : (guint64) total;
  guint64 left = magnitude;
  CrmUint128 sum = 0;
  g_autofree Remainder *remainders = NULL;

  for (gsize i = 0; i < n; i++) {
    if (weights[i] < 0)
      return FALSE;
    sum += (CrmUint128) weights[i];
  }
  if (sum == 0)
    return FALSE;

  /* magnitude ≤ 2^63 and a weight < 2^63: their product fits. */
  remainders = g_new (Remainder, n);
  for (gsize i = 0; i < n; i++) {
    CrmUint128 share = (CrmUint128) magnitude * (CrmUint128) weights[i];
    guint64 whole = (guint64) (share / sum);

    remainders[i] = (Remainder){ share % sum, i };
    parts[i] = with_sign (whole, negative);
    left -= whole;
  }
  /* What is left is less than the number of parts with a remainder. */
  if (left > 0)
    qsort (remainders, n, sizeof *remainders, compare_remainders);
  for (guint64 i = 0; i < left; i++) {
    gint64 *part = &parts[remainders[i].index];

    *part = with_sign ((negative ? -(guint64) *part : (guint64) *part) + 1, negative);
  }
  return TRUE;
}

/* Multiplies by ten and counts one decimal less: a toman is ten rials. */
static gboolean
take_tomans_as_rials (CrmDecimal *value)
{
  if (value->scale > 0) {
    value->scale--;
    return TRUE;
  }
  return !__builtin_mul_overflow (value->mantissa, (CrmInt128) 10, &value->mantissa);
}

gboolean
crm_money_settle_currency (const char *named, const CrmLocale *locale, CrmDecimal *value,
                           GError **error)
{
  if (named[0] == '\0' || locale->currency[0] == '\0' ||
      crm_currency_words_agree (named, locale->currency))
    return TRUE;
  if (strcmp (named, "IRT") == 0 && strcmp (locale->currency, "IRR") == 0 &&
      take_tomans_as_rials (value))
    return TRUE;
  g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
               _ ("The amount is in %s and this programme counts in %s; convert it first."),
               strcmp (named, "IRT") == 0 ? _ ("tomans") : named, locale->currency);
  return FALSE;
}

gboolean
crm_money_parse (const char *text, gssize length, CrmDecimalMark mark, const CrmLocale *locale,
                 gint64 *minor, gboolean *rounded, GError **error)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  CrmAmountWords words;
  CrmDecimal value;
  g_autofree char *shown = NULL;
  g_autofree char *start = NULL;

  if (!crm_decimal_parse_amount (text, (gssize) n, mark, &value, &words, error) ||
      !crm_money_settle_currency (words.currency, locale, &value, error))
    return FALSE;
  if (crm_decimal_to_units (&value, locale->money_decimals, minor, rounded))
    return TRUE;
  start = g_strndup (text, MIN (n, 60));
  shown = crm_text_dup_printable (start);
  g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
               _ ("“%s” is more money than can be counted here; check its digits."), shown);
  return FALSE;
}
