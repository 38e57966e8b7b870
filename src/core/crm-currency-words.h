/* crm-currency-words.h: the words and signs that people write beside an amount. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many bytes at the front of text name a currency (0: none). currency gets its ISO code, "IRT"
 * for the toman of ten rials, "$" for a dollar of any country, "¥" signs "JPY". */
gsize crm_currency_words_match (const char *text, gsize length, char currency[4]);

/* TRUE when an amount that names `named` may be one of `code`: the same, or "$" and any dollar. */
gboolean crm_currency_words_agree (const char *named, const char *code);

G_END_DECLS
