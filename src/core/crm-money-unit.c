/* crm-money-unit.c: the words of rials and tomans, and those that count; no rates: money of another
 * currency is not ours to convert. */
#include "crm-money-unit.h"

#include <string.h>

#include "crm-currency-words.h"
#include "crm-error.h"
#include "crm-i18n.h"
#include "crm-text.h"

typedef struct {
  const char *word;
  gint64 factor;
} Unit;

/* Only of a programme in rials. */
/* clang-format off */
static const Unit currencies[] = {
  { "rial", 1 }, { "rials", 1 }, { "ریال", 1 },
  { "toman", 10 }, { "tomans", 10 }, { "tuman", 10 }, { "تومان", 10 },
};
/* clang-format on */

static gint64
find_currency (const char *word, const CrmLocale *locale)
{
  for (gsize i = 0; i < G_N_ELEMENTS (currencies); i++) {
    g_autofree char *folded = crm_text_fold (currencies[i].word);

    if (strcmp (folded, word) == 0)
      return g_str_equal (locale->currency, "IRR") ? currencies[i].factor : 0;
  }
  return 0;
}

static gint64
find_count (const char *word)
{
  gsize length = strlen (word);
  guint power = 0;
  gint64 factor = 1;

  if (crm_currency_words_match_count (word, length, &power) != length)
    return 0;
  while (power-- > 0)
    factor *= 10;
  return factor;
}

/* FALSE: the word is no unit, or there are too many of them. */
static gboolean
multiply (CrmMoneyUnit *product, const char *word, const CrmLocale *locale)
{
  gint64 factor = find_currency (word, locale);
  gint64 *part = factor != 0 ? &product->currency : &product->count;

  if (factor == 0)
    factor = find_count (word);
  return factor != 0 && !__builtin_mul_overflow (*part, factor, part);
}

gboolean
crm_money_unit_parse (const char *text, const CrmLocale *locale, CrmMoneyUnit *out, GError **error)
{
  g_autofree char *folded = crm_text_fold (text != NULL ? text : "");
  g_autofree char *currency = g_ascii_strdown (locale->currency, -1);
  g_autofree char *shown = NULL;
  g_auto (GStrv) words = g_strsplit_set (folded, "- ", -1);
  CrmMoneyUnit product = CRM_MONEY_UNIT_ONE;

  for (guint i = 0; words[i] != NULL; i++) {
    if (*words[i] == '\0' || (*currency != '\0' && strcmp (words[i], currency) == 0))
      continue;
    if (!multiply (&product, words[i], locale)) {
      shown = crm_text_dup_printable (text);
      g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                   _ ("“%s” is not a unit of this programme's money. Write thousand, million, "
                      "billion%s or %s."),
                   shown, g_str_equal (locale->currency, "IRR") ? _ (", rial, toman") : "",
                   *locale->currency != '\0' ? locale->currency : _ ("nothing"));
      return FALSE;
    }
  }
  *out = product;
  return TRUE;
}
