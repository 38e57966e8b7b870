/* crm-decimal.h: numbers as people write them, read exactly: a 128-bit mantissa and a power of ten,
 * never a double on the way. Persian and Arabic digits, grouping, (1,200), 1,200-, −5, currency
 * signs and ٪ are read. Money is int64 minor units of the programme's currency. */
#pragma once

#include "crm-locale.h"

G_BEGIN_DECLS

__extension__ typedef __int128 CrmInt128;

/* value = mantissa × 10^-scale */
typedef struct {
  CrmInt128 mantissa;
  guint scale;
} CrmDecimal;

/* Which character marks decimals. AUTO decides for one number by itself: ٫ always; a lone ',' or
 * '.' followed by exactly three digits at the end, after 1-3 digits, is grouping for ',' and
 * decimal for '.' (0,125 is decimal: no group begins with 0). */
typedef enum { CRM_MARK_AUTO, CRM_MARK_DOT, CRM_MARK_COMMA } CrmDecimalMark;

/* Reads one number. Accepts surrounding blanks, sign before or after (- − + U+2212, U+200E/F and
 * bidi marks ignored), brackets for negative, grouping by , . ' ٬ blank NBSP NNBSP in threes
 * (2-3 mixes as in India refused), exponents (2.99E-2), currency words or signs before or after
 * (ریال تومان $ € £ ISO codes; read over, see crm_decimal_parse_amount), a percent sign ('%'
 * '٪': sets *percent, the value stays as written; refused when percent is NULL). Refuses nan,
 * inf, two signs, two decimal marks, hex, empty, anything over 34 digits. Error:
 * CRM_ERROR_INVALID with a sentence that quotes the text (made printable). */
gboolean crm_decimal_parse (const char *text, gssize length, CrmDecimalMark mark, CrmDecimal *out,
                            gboolean *percent, GError **error);

/* What an amount of money has beside its digits. */
typedef struct {
  char currency[4]; /* an ISO code, "IRT" for tomans, "$" for a dollar of any country, "": none */
  gboolean counted; /* in thousands, millions or billions; the number is already multiplied */
} CrmAmountWords;

/* An amount of money: reads what crm_decimal_parse does but for percentages, and after the digits
 * words that count it ("1.5 million", "3k", «۱۲ هزار میلیارد ریال»). */
gboolean crm_decimal_parse_amount (const char *text, gssize length, CrmDecimalMark mark,
                                   CrmDecimal *out, CrmAmountWords *words, GError **error);

/* To an integer count of 10^-decimals units, half away from zero ("rounded half up" on the
 * amount, so that a return mirrors its sale). *rounded TRUE when something was cut. FALSE on
 * int64 overflow. */
gboolean crm_decimal_to_units (const CrmDecimal *self, guint decimals, gint64 *units,
                               gboolean *rounded);
gboolean crm_decimal_multiply (const CrmDecimal *a, const CrmDecimal *b, CrmDecimal *out);
double crm_decimal_to_double (const CrmDecimal *self); /* correctly rounded (through strtod) */

/* int64 sums that tell overflow. */
gboolean crm_money_add (gint64 a, gint64 b, gint64 *sum);
gboolean crm_money_multiply (gint64 a, gint64 b, gint64 *product);

/* Splits total into parts proportional to weights (>= 0, not all 0) by largest remainder, ties to
 * the lower index: the parts add up to the total to the last unit. 128-bit inside.
 * FALSE (and nothing written) when weights are negative or all zero, or n is 0. */
gboolean crm_money_split (gint64 total, const gint64 *weights, gsize n, gint64 *parts);

/* Text of minor units in the locale: "1,234.50", "۱٬۲۳۴٫۵۰"; plain: "1234.50". With a minus of the
 * locale (U+2212, in Persian preceded by U+200E; plain '-'). Exact at INT64_MIN. Owned. */
char *crm_money_format (gint64 minor, const CrmLocale *locale);
/* The same as this person's tables show it: in tomans, thousands or millions, rounded half away
 * from zero; exact where nothing of it was asked for. Owned. */
char *crm_money_show (gint64 minor, const CrmLocale *locale);
/* Whether tables show tomans: asked for, and the programme counts in rials. */
gboolean crm_money_is_in_tomans (const CrmLocale *locale);
/* What crm_money_show counts in, for the head of a column: "IRR", "EUR, thousands",
 * «میلیون تومان»; "" where there is nothing to say. Owned. */
char *crm_money_dup_shown_unit (const CrmLocale *locale);
/* A person's or file's text to minor units of locale->money_decimals; see crm_decimal_to_units. An
 * amount that names another currency than the locale's is refused; tomans become rials (× 10). */
gboolean crm_money_parse (const char *text, gssize length, CrmDecimalMark mark,
                          const CrmLocale *locale, gint64 *minor, gboolean *rounded,
                          GError **error);

/* Makes an amount that names a currency (as crm_decimal_parse_amount tells it) one of the
 * locale's: tomans become rials; FALSE (INVALID) for any other money, which is not ours to
 * convert. */
gboolean crm_money_settle_currency (const char *named, const CrmLocale *locale, CrmDecimal *value,
                                    GError **error);

/* Integers and reals of the locale. Reals: shortest text that reads back equal when plain, else at
 * most 6 significant decimals, no exponent below 1e15. Owned. */
char *crm_integer_format (gint64 value, const CrmLocale *locale);
char *crm_real_format (double value, const CrmLocale *locale);

/* What the mantissas and marks of a whole column say; feed every cell, then ask. */
typedef struct {
  guint64 dot_decimal, comma_decimal; /* cells that prove '.' or ',' to be the decimal mark */
  guint64 ambiguous;                  /* cells such as 1,234 or 1.234 that fit both */
  guint64 numbers, others; /* cells that are numbers at all, and filled cells that are not */
} CrmMarkEvidence;
void crm_mark_evidence_add (CrmMarkEvidence *self, const char *text, gsize length);
/* DOT, COMMA, or AUTO when nothing speaks for either; *contradiction when both were proved. */
CrmDecimalMark crm_mark_evidence_decide (const CrmMarkEvidence *self, gboolean *contradiction);

G_END_DECLS
