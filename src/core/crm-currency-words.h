/* crm-currency-words.h: the words and signs that people write beside an amount: of its currency,
 * and those that count it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many bytes at the front of text name a currency (0: none). currency gets its ISO code, "IRT"
 * for the toman of ten rials, "$" for a dollar of any country, "¥" signs "JPY". */
gsize crm_currency_words_match (const char *text, gsize length, char currency[4]);

/* How many bytes at the front of text are a word that counts money: "million", "mn", "k", «هزار»
 * (0: none). *power of ten gets 3 for a thousand. */
gsize crm_currency_words_match_count (const char *text, gsize length, guint *power);

/* TRUE when an amount that names `named` may be one of `code`: the same, or "$" and any dollar. */
gboolean crm_currency_words_agree (const char *named, const char *code);

G_END_DECLS
