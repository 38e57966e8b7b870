/* crm-currency-words.c: the tables of currency words and signs and of words that count, matched at
 * one place of a text. */
#include "crm-currency-words.h"

#include "crm-utf8.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucurr.h>

typedef struct {
  const char *word;
  char code[4];
} Word;

/* clang-format off */
/* A longer word stands before one that it begins with. */
static const Word words[] = {
  { "ریال", "IRR" }, { "ريال", "IRR" }, { "﷼", "IRR" }, { "rials", "IRR" }, { "rial", "IRR" },
  { "rls", "IRR" }, { "IRT", "IRT" }, { "تومان", "IRT" }, { "تومن", "IRT" }, { "tomans", "IRT" }, { "toman", "IRT" },
  { "دلار", "$" }, { "US$", "USD" }, { "$", "$" }, { "یورو", "EUR" }, { "€", "EUR" },
  { "پوند", "GBP" }, { "£", "GBP" }, { "¥", "JPY" }, { "₺", "TRY" }, { "₹", "INR" },
  { "₽", "RUB" }, { "درهم", "AED" }, { "دینار", "IQD" },
};

/* No lone m: it is a thousand to some and a million to others. */
static const struct { const char *word; guint power; } counts[] = {
  { "هزار", 3 }, { "میلیون", 6 }, { "ميليون", 6 }, { "میلیارد", 9 }, { "ميليارد", 9 },
  { "thousands", 3 }, { "thousand", 3 }, { "k", 3 },
  { "millions", 6 }, { "million", 6 }, { "mln", 6 }, { "mio", 6 }, { "mn", 6 },
  { "billions", 9 }, { "billion", 9 }, { "bln", 9 }, { "bn", 9 },
};
/* clang-format on */

static gboolean
is_letter_at (const char *text, const char *end)
{
  const guchar *at = (const guchar *) text;
  gunichar c = text < end ? crm_utf8_next (&at, (const guchar *) end) : ' ';

  return c != CRM_UTF8_BAD && u_isalpha ((UChar32) c);
}

/* Three capitals are a currency only when ICU knows them: "12 PCS" is no money. */
static gsize
match_code (const char *text, gsize length, char currency[4])
{
  UChar code[4] = { 0 };
  UErrorCode status = U_ZERO_ERROR;

  if (length < 3 || is_letter_at (text + 3, text + length))
    return 0;
  for (int i = 0; i < 3; i++) {
    if (!g_ascii_isupper (text[i]))
      return 0;
    code[i] = (UChar) text[i];
  }
  if (!ucurr_isAvailable (code, U_DATE_MIN, U_DATE_MAX, &status) || U_FAILURE (status))
    return 0;
  memcpy (currency, text, 3);
  currency[3] = '\0';
  return 3;
}

gsize
crm_currency_words_match (const char *text, gsize length, char currency[4])
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    const char *word = words[i].word;
    gsize n = strlen (word);

    if (n > length || g_ascii_strncasecmp (text, word, n) != 0)
      continue;
    /* A word ends where its letters end; a sign ends by itself. */
    if (is_letter_at (word, word + n) && is_letter_at (text + n, text + length))
      continue;
    memcpy (currency, words[i].code, sizeof words[i].code);
    return n;
  }
  return match_code (text, length, currency);
}

gsize
crm_currency_words_match_count (const char *text, gsize length, guint *power)
{
  char ignored[4];

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++) {
    gsize n = strlen (counts[i].word);

    if (n > length || g_ascii_strncasecmp (text, counts[i].word, n) != 0)
      continue;
    /* «هزارتومان» is written as one; "3kg" is no thousand. */
    if (is_letter_at (text + n, text + length) &&
        crm_currency_words_match (text + n, length - n, ignored) == 0)
      continue;
    *power = counts[i].power;
    return n;
  }
  return 0;
}

gboolean
crm_currency_words_agree (const char *named, const char *code)
{
  static const char dollars[] = "USD AUD CAD NZD SGD HKD TWD MXN BRL ARS CLP COP BSD BBD BZD BND "
                                "FJD GYD JMD LRD NAD SBD SRD TTD XCD KYD BMD";

  if (strcmp (named, "$") == 0)
    return strlen (code) == 3 && strstr (dollars, code) != NULL;
  return strcmp (named, code) == 0;
}
