/* crm-decimal.c: exact decimal numbers: the sentence for a text that is none, units, products.
 * Floating point takes no part. Reading is crm-decimal-read.c, money crm-money.c, text out is
 * crm-number-format.c. */
#include "crm-decimal-private.h"

#include "crm-error.h"
#include "crm-i18n.h"
#include "crm-text.h"

#include <string.h>

CrmUint128
crm_decimal_power (guint exponent)
{
  CrmUint128 power = 1;

  while (exponent-- > 0)
    power *= 10;
  return power;
}

gboolean
crm_decimal_set_error (GError **error, CrmDecimalFault fault, const char *text, gsize length)
{
  g_autofree char *start = g_strndup (text, MIN (length, 60));
  g_autofree char *valid = g_utf8_make_valid (start, -1);
  g_autofree char *shown = crm_text_dup_printable (valid);
  const char *sentence;

  switch (fault) {
  case CRM_DECIMAL_EMPTY:
    sentence = _ ("There is no number in “%s”; write one such as 1200 or 12.5.");
    break;
  case CRM_DECIMAL_TWO_SIGNS:
    sentence = _ ("“%s” has two signs; write one minus, or brackets alone.");
    break;
  case CRM_DECIMAL_TWO_MARKS:
    sentence = _ ("“%s” has two decimal marks; write one.");
    break;
  case CRM_DECIMAL_GROUPING:
    sentence = _ ("“%s” is not grouped in threes; write it without separators.");
    break;
  case CRM_DECIMAL_TOO_LONG:
    sentence = _ ("“%s” is too long for a number; at most 34 digits fit.");
    break;
  case CRM_DECIMAL_PERCENT:
    sentence =
        _ ("“%s” is a percentage, and a plain number is needed; leave the percent sign out.");
    break;
  case CRM_DECIMAL_NO_NUMBER:
  case CRM_DECIMAL_READ:
  default:
    sentence = _ ("“%s” is not a number; write digits such as 1200 or 12.5.");
  }
  g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID, sentence, shown);
  return FALSE;
}

gboolean
crm_decimal_parse_amount (const char *text, gssize length, CrmDecimalMark mark, CrmDecimal *out,
                          CrmAmountWords *words, GError **error)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  gboolean has_percent;
  CrmDecimalFault fault = crm_decimal_read (text, n, mark, out, &has_percent, words);

  if (fault == CRM_DECIMAL_READ && has_percent)
    fault = CRM_DECIMAL_PERCENT;
  return fault == CRM_DECIMAL_READ || crm_decimal_set_error (error, fault, text, n);
}

gboolean
crm_decimal_parse (const char *text, gssize length, CrmDecimalMark mark, CrmDecimal *out,
                   gboolean *percent, GError **error)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  CrmAmountWords words;
  gboolean has_percent;
  CrmDecimalFault fault = crm_decimal_read (text, n, mark, out, &has_percent, &words);

  /* Beside what is no money the same letters may be a measure: "45 mn". */
  if (fault == CRM_DECIMAL_READ && words.counted)
    fault = CRM_DECIMAL_NO_NUMBER;
  if (fault == CRM_DECIMAL_READ && has_percent && percent == NULL)
    fault = CRM_DECIMAL_PERCENT;
  if (fault != CRM_DECIMAL_READ)
    return crm_decimal_set_error (error, fault, text, n);
  if (percent != NULL)
    *percent = has_percent;
  return TRUE;
}

gboolean
crm_decimal_to_units (const CrmDecimal *self, guint decimals, gint64 *units, gboolean *rounded)
{
  gboolean negative = self->mantissa < 0;
  CrmUint128 value = negative ? -(CrmUint128) self->mantissa : (CrmUint128) self->mantissa;
  CrmUint128 limit = (CrmUint128) G_MAXINT64 + (negative ? 1 : 0);
  gboolean cut = FALSE;

  if (decimals >= self->scale) {
    guint up = value == 0 ? 0 : decimals - self->scale;

    if (up > 19 || __builtin_mul_overflow (value, crm_decimal_power (up), &value))
      return FALSE;
  } else {
    guint down = self->scale - decimals;
    CrmUint128 power = down <= 38 ? crm_decimal_power (down) : 0;
    CrmUint128 rest = power != 0 ? value % power : value;

    /* 10^39 and more is over twice any mantissa: nothing of it is left. */
    value = power != 0 ? value / power : 0;
    cut = rest != 0;
    if (power != 0 && rest >= power - rest)
      value++;
  }
  if (value > limit)
    return FALSE;
  *units = (gint64) (negative ? -(guint64) value : (guint64) value);
  if (rounded != NULL)
    *rounded = cut;
  return TRUE;
}

static void
drop_trailing_zeros (CrmDecimal *self)
{
  while (self->scale > 0 && self->mantissa % 10 == 0) {
    self->mantissa /= 10;
    self->scale--;
  }
}

gboolean
crm_decimal_multiply (const CrmDecimal *a, const CrmDecimal *b, CrmDecimal *out)
{
  CrmDecimal x = *a, y = *b, product;

  if (__builtin_mul_overflow (x.mantissa, y.mantissa, &product.mantissa)) {
    drop_trailing_zeros (&x);
    drop_trailing_zeros (&y);
    if (__builtin_mul_overflow (x.mantissa, y.mantissa, &product.mantissa))
      return FALSE;
  }
  product.scale = x.scale + y.scale;
  *out = product;
  return TRUE;
}
