/* test-decimal.c: numbers as people write them, exactly or refused; the mark of a whole column. */
#include "crm-decimal.h"
#include "crm-error.h"

#include <string.h>

typedef struct {
  const char *text;
  CrmDecimalMark mark;
  const char *value; /* NULL: refused */
} Case;

/* clang-format off */
static const Case cases[] = {
  { "0", CRM_MARK_AUTO, "0" }, { "-0", CRM_MARK_AUTO, "0" }, { "007", CRM_MARK_AUTO, "7" },
  { "12.50", CRM_MARK_AUTO, "12.50" }, { ".5", CRM_MARK_AUTO, "0.5" }, { "5.", CRM_MARK_AUTO, "5" },
  { "+5", CRM_MARK_AUTO, "5" }, { "＋5", CRM_MARK_AUTO, "5" }, { "− 5", CRM_MARK_AUTO, "-5" }, { "\u200E\u2212۵", CRM_MARK_AUTO, "-5" },
  { "5-", CRM_MARK_AUTO, "-5" }, { "(1,200)", CRM_MARK_AUTO, "-1200" },
  { "( 1,200.5 )", CRM_MARK_AUTO, "-1200.5" }, { "1,200-", CRM_MARK_AUTO, "-1200" },
  { "\u202B-5\u202C", CRM_MARK_AUTO, "-5" }, { "\uFEFF5", CRM_MARK_AUTO, "5" },
  /* Marks, one number by itself. */
  { "1,234", CRM_MARK_AUTO, "1234" }, { "1.234", CRM_MARK_AUTO, "1.234" },
  { "1,23", CRM_MARK_AUTO, "1.23" }, { "1234,567", CRM_MARK_AUTO, "1234.567" },
  { "0,125", CRM_MARK_AUTO, "0.125" }, { "1,2345", CRM_MARK_AUTO, "1.2345" },
  { "1,234.5", CRM_MARK_AUTO, "1234.5" }, { "1.234,5", CRM_MARK_AUTO, "1234.5" },
  { "1,234,567", CRM_MARK_AUTO, "1234567" }, { "1.234.567", CRM_MARK_AUTO, "1234567" },
  { "1 234 567,89", CRM_MARK_AUTO, "1234567.89" }, { "1\u202F234,567", CRM_MARK_AUTO, "1234.567" },
  { "1\u00A0234", CRM_MARK_AUTO, "1234" }, { "1'234.50", CRM_MARK_AUTO, "1234.50" },
  { "1’234", CRM_MARK_AUTO, "1234" }, { ",5", CRM_MARK_AUTO, "0.5" },
  { "۱۲٫۳", CRM_MARK_AUTO, "12.3" }, { "۱٬۲۳۴٫۵۶۷", CRM_MARK_AUTO, "1234.567" },
  { "١٢٣", CRM_MARK_AUTO, "123" }, { "１２．５", CRM_MARK_AUTO, "12.5" },
  { "۱،۲۰۰", CRM_MARK_AUTO, "1200" }, { "1,234٫5", CRM_MARK_AUTO, "1234.5" },
  { "12۳٫5", CRM_MARK_COMMA, "123.5" }, { "۱٫۲۳۴", CRM_MARK_DOT, "1.234" },
  /* Marks, told. */
  { "1,234", CRM_MARK_DOT, "1234" }, { "1,234", CRM_MARK_COMMA, "1.234" },
  { "1.234", CRM_MARK_DOT, "1.234" }, { "1.234", CRM_MARK_COMMA, "1234" },
  { "1.5", CRM_MARK_COMMA, NULL }, { "1,5", CRM_MARK_DOT, NULL }, { "0,125", CRM_MARK_DOT, NULL },
  { "1.234,5", CRM_MARK_DOT, NULL }, { "1.234.567", CRM_MARK_DOT, NULL },
  { "1.234.567,8", CRM_MARK_COMMA, "1234567.8" },
  /* Exponents. */
  { "1e5", CRM_MARK_AUTO, "100000" }, { "2.99E-2", CRM_MARK_AUTO, "0.0299" },
  { "1.5e+3", CRM_MARK_AUTO, "1500" }, { "2,99E-2", CRM_MARK_COMMA, "0.0299" },
  { "۱e۵", CRM_MARK_AUTO, "100000" }, { "0e999", CRM_MARK_AUTO, "0" },
  { "1e37", CRM_MARK_AUTO, "10000000000000000000000000000000000000" },
  { "1e38", CRM_MARK_AUTO, NULL }, { "1e-1001", CRM_MARK_AUTO, NULL },
  { "1e99999999999", CRM_MARK_AUTO, NULL }, { "1e5e5", CRM_MARK_AUTO, NULL },
  { "e5", CRM_MARK_AUTO, NULL }, { "1e", CRM_MARK_AUTO, NULL }, { "1e1.5", CRM_MARK_AUTO, NULL },
  /* Currencies. */
  { "$5", CRM_MARK_AUTO, "5" }, { "-$5", CRM_MARK_AUTO, "-5" }, { "$-5", CRM_MARK_AUTO, "-5" },
  { "($1,200.50)", CRM_MARK_AUTO, "-1200.50" }, { "5€", CRM_MARK_AUTO, "5" },
  { "12,-", CRM_MARK_AUTO, "12" }, { "1.200,--", CRM_MARK_COMMA, "1200" }, { "12.-", CRM_MARK_AUTO, "12" },
  { "CHF 1'200.–", CRM_MARK_DOT, "1200" }, { "-12,- €", CRM_MARK_AUTO, "-12" }, { "12.-", CRM_MARK_COMMA, NULL },
  { "12,---", CRM_MARK_AUTO, NULL }, { "12,-5", CRM_MARK_AUTO, NULL }, { "12-,", CRM_MARK_AUTO, NULL },
  { "1,200-", CRM_MARK_COMMA, "-1.200" }, { "1,200 Rls", CRM_MARK_AUTO, "1200" }, { "1,200 IRT", CRM_MARK_AUTO, "1200" },
  { "EUR 5", CRM_MARK_AUTO, "5" }, { "5EUR", CRM_MARK_AUTO, "5" }, { "IRR5000", CRM_MARK_AUTO, "5000" },
  { "۵۰۰۰ ریال", CRM_MARK_AUTO, "5000" }, { "۵۰۰۰ريال", CRM_MARK_AUTO, "5000" },
  { "تومان ۵۰", CRM_MARK_AUTO, "50" }, { "5 Tomans", CRM_MARK_AUTO, "5" },
  { "$5$", CRM_MARK_AUTO, NULL }, { "12 PCS", CRM_MARK_AUTO, NULL }, { "EURO 5", CRM_MARK_AUTO, NULL },
  /* Only money is counted in words. */
  { "45 mn", CRM_MARK_AUTO, NULL }, { "3k", CRM_MARK_AUTO, NULL }, { "۱۲ هزار", CRM_MARK_AUTO, NULL },
  { "eur 5", CRM_MARK_AUTO, NULL }, { "$", CRM_MARK_AUTO, NULL }, { "5 $ %", CRM_MARK_AUTO, NULL },
  /* Refused. */
  { "", CRM_MARK_AUTO, NULL }, { " \u200F ", CRM_MARK_AUTO, NULL }, { "nan", CRM_MARK_AUTO, NULL },
  { "NaN", CRM_MARK_AUTO, NULL }, { "inf", CRM_MARK_AUTO, NULL }, { "Infinity", CRM_MARK_AUTO, NULL },
  { "--5", CRM_MARK_AUTO, NULL }, { "+-5", CRM_MARK_AUTO, NULL }, { "-5-", CRM_MARK_AUTO, NULL },
  { "(-5)", CRM_MARK_AUTO, NULL }, { "(5", CRM_MARK_AUTO, NULL }, { "5)", CRM_MARK_AUTO, NULL },
  { ")5(", CRM_MARK_AUTO, NULL }, { "((5))", CRM_MARK_AUTO, NULL }, { "()5", CRM_MARK_AUTO, NULL },
  { "1.2.3", CRM_MARK_AUTO, NULL }, { "1.5.", CRM_MARK_AUTO, NULL }, { "۱٫۲٫۳", CRM_MARK_AUTO, NULL },
  { "1.2٫3", CRM_MARK_AUTO, NULL }, { "1,2,3", CRM_MARK_AUTO, NULL }, { "0x1F", CRM_MARK_AUTO, NULL },
  { "12,34,567", CRM_MARK_AUTO, NULL }, { "1,234 567", CRM_MARK_AUTO, NULL },
  { "1,234 567", CRM_MARK_DOT, NULL }, { "5 rialto", CRM_MARK_AUTO, NULL },
  { "1234,567,890", CRM_MARK_AUTO, NULL }, { "1,,234", CRM_MARK_AUTO, NULL },
  { "1  234", CRM_MARK_AUTO, NULL }, { "1 2", CRM_MARK_AUTO, NULL }, { "5,", CRM_MARK_AUTO, NULL },
  { "1.234 567", CRM_MARK_AUTO, NULL }, { "5x", CRM_MARK_AUTO, NULL }, { "'5", CRM_MARK_AUTO, NULL },
  { "1/2", CRM_MARK_AUTO, NULL }, { "½", CRM_MARK_AUTO, NULL }, { "5\n6", CRM_MARK_AUTO, NULL },
  { "\xFF" "5", CRM_MARK_AUTO, NULL }, { "5\xDB", CRM_MARK_AUTO, NULL }, { "²", CRM_MARK_AUTO, NULL },
  { "2020-01-05", CRM_MARK_AUTO, NULL }, { "01.02.2020", CRM_MARK_AUTO, NULL },
  /* 34 digits are read, 35 are not; zeros at the front do not count. */
  { "1234567890123456789012345678901234", CRM_MARK_AUTO, "1234567890123456789012345678901234" },
  { "12345678901234567890123456789012345", CRM_MARK_AUTO, NULL },
  { "0000000000000000000000000000000000000001", CRM_MARK_AUTO, "1" },
  { "0.1234567890123456789012345678901234", CRM_MARK_AUTO, "0.1234567890123456789012345678901234" },
};
/* clang-format on */

static char *
dup_exact (const CrmDecimal *decimal)
{
  g_autoptr (GString) text = g_string_new (NULL);
  CrmInt128 rest = decimal->mantissa < 0 ? -decimal->mantissa : decimal->mantissa;

  do {
    if (text->len == decimal->scale && decimal->scale > 0)
      g_string_prepend_c (text, '.');
    g_string_prepend_c (text, (char) ('0' + (int) (rest % 10)));
    rest /= 10;
  } while (rest > 0 || text->len <= decimal->scale);
  if (decimal->mantissa < 0)
    g_string_prepend_c (text, '-');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *value = NULL;
    CrmDecimal decimal;

    if (crm_decimal_parse (cases[i].text, -1, cases[i].mark, &decimal, NULL, &error))
      value = dup_exact (&decimal);
    if (g_strcmp0 (value, cases[i].value) != 0)
      g_error ("“%s” gave %s, not %s", cases[i].text, value, cases[i].value);
    if (cases[i].value == NULL) {
      g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (strchr (error->message, '\n'));
    }
  }
}

static void
test_length_and_padding (void)
{
  CrmDecimal decimal;
  g_autofree char *blanks = g_strnfill (5000, ' ');
  g_autofree char *padded = g_strconcat (blanks, "12", blanks, NULL);
  g_autofree char *nines = g_strnfill (1000000, '9');

  g_assert_true (crm_decimal_parse ("123456", 3, CRM_MARK_AUTO, &decimal, NULL, NULL));
  g_assert_true (decimal.mantissa == 123);
  g_assert_true (crm_decimal_parse (padded, -1, CRM_MARK_AUTO, &decimal, NULL, NULL));
  g_assert_true (decimal.mantissa == 12);
  g_assert_false (crm_decimal_parse (nines, -1, CRM_MARK_AUTO, &decimal, NULL, NULL));
  g_assert_false (crm_decimal_parse ("1\0002", 3, CRM_MARK_AUTO, &decimal, NULL, NULL));
}

static void
test_percent_and_currency (void)
{
  static const struct {
    const char *text, *currency;
    gboolean percent;
  } read[] = {
    { "5%", "", TRUE },         { "۵٪", "", TRUE },          { "٪۵", "", TRUE },
    { "5 %", "", TRUE },        { "-5.5%", "", TRUE },       { "5", "", FALSE },
    { "5 ریال", "IRR", FALSE }, { "۵ تومان", "IRT", FALSE }, { "$5", "$", FALSE },
    { "US$ 5", "USD", FALSE },  { "GBP5", "GBP", FALSE },    { "£5", "GBP", FALSE },
  };
  CrmDecimal decimal;
  gboolean percent;
  CrmAmountWords words;

  for (gsize i = 0; i < G_N_ELEMENTS (read); i++) {
    g_autoptr (GError) error = NULL;

    crm_decimal_parse (read[i].text, -1, CRM_MARK_AUTO, &decimal, &percent, &error);
    g_assert_no_error (error);
    g_assert_cmpint (percent, ==, read[i].percent);
    g_assert_cmpint (
        crm_decimal_parse_amount (read[i].text, -1, CRM_MARK_AUTO, &decimal, &words, NULL), ==,
        !read[i].percent);
    g_assert_cmpstr (words.currency, ==, read[i].currency);
    g_assert_false (words.counted);
  }
  g_assert_true (
      crm_decimal_parse_amount ("1.5 mn toman", -1, CRM_MARK_AUTO, &decimal, &words, NULL));
  g_assert_cmpstr (words.currency, ==, "IRT");
  g_assert_true (words.counted);
  g_assert_false (crm_decimal_parse ("5%%", -1, CRM_MARK_AUTO, &decimal, &percent, NULL));
  g_assert_false (crm_decimal_parse ("5%", -1, CRM_MARK_AUTO, &decimal, NULL, NULL));
}

static void
test_units (void)
{
  static const struct {
    const char *text;
    guint decimals;
    gint64 units;
    gboolean fits, rounded;
  } conversions[] = {
    { "1.005", 2, 101, TRUE, TRUE },
    { "-1.005", 2, -101, TRUE, TRUE },
    { "1.0049", 2, 100, TRUE, TRUE },
    { "1.5", 4, 15000, TRUE, FALSE },
    { "0.5", 0, 1, TRUE, TRUE },
    { "-0.5", 0, -1, TRUE, TRUE },
    { "0.4999999999999999999", 0, 0, TRUE, TRUE },
    { "2.5", 0, 3, TRUE, TRUE },
    { "1.10", 1, 11, TRUE, FALSE },
    { "1e-100", 2, 0, TRUE, TRUE },
    { "0", 30, 0, TRUE, FALSE },
    { "9999999999999999999999999999999999e-38", 0, 0, TRUE, TRUE },
    { "9999999999999999999999999999999999e-34", 0, 1, TRUE, TRUE },
    { "9223372036854775807", 0, G_MAXINT64, TRUE, FALSE },
    { "9223372036854775808", 0, 0, FALSE, FALSE },
    { "-9223372036854775808", 0, G_MININT64, TRUE, FALSE },
    { "-9223372036854775808.5", 0, 0, FALSE, FALSE },
    { "-9223372036854775808.4", 0, G_MININT64, TRUE, TRUE },
    { "1", 19, 0, FALSE, FALSE },
    { "1", 18, G_GINT64_CONSTANT (1000000000000000000), TRUE, FALSE },
    { "1", 200, 0, FALSE, FALSE },
    { "1e37", 2, 0, FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (conversions); i++) {
    CrmDecimal decimal;
    gint64 units = 0;
    gboolean rounded = FALSE;

    g_assert_true (crm_decimal_parse (conversions[i].text, -1, CRM_MARK_DOT, &decimal, NULL, NULL));
    g_assert_cmpint (crm_decimal_to_units (&decimal, conversions[i].decimals, &units, &rounded), ==,
                     conversions[i].fits);
    if (!conversions[i].fits)
      continue;
    g_assert_cmpint (units, ==, conversions[i].units);
    g_assert_cmpint (rounded, ==, conversions[i].rounded);
  }
}

static void
test_multiply (void)
{
  CrmDecimal a = { 125, 2 }, b = { -8, 1 }, product, one = { 1, 0 };
  CrmDecimal big = { (CrmInt128) G_MAXINT64 * 1000000000, 3 };
  CrmDecimal padded = { (CrmInt128) 1000000000000000000 * 1000000000000000000, 30 };

  g_assert_true (crm_decimal_multiply (&a, &b, &product));
  g_assert_true (product.mantissa == -1000 && product.scale == 3);
  g_assert_false (crm_decimal_multiply (&big, &big, &product));
  /* 1,000,000 × 1,000,000 fits once zeros that say nothing are dropped. */
  g_assert_true (crm_decimal_multiply (&padded, &padded, &product));
  g_assert_cmpfloat (crm_decimal_to_double (&product), ==, 1e12);
  g_assert_true (crm_decimal_multiply (&big, &one, &product));
  g_assert_true (product.mantissa == big.mantissa);
}

static void
test_to_double (void)
{
  static const char *const texts[] = { "0.1",
                                       "-0.1",
                                       "1e37",
                                       "123456789012345678901234567890",
                                       "5e-324",
                                       "1e-400",
                                       "0.30000000000000004",
                                       "9007199254740993",
                                       "179.76931348623157" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    CrmDecimal decimal;

    g_assert_true (crm_decimal_parse (texts[i], -1, CRM_MARK_DOT, &decimal, NULL, NULL));
    g_assert_cmpfloat (crm_decimal_to_double (&decimal), ==, g_ascii_strtod (texts[i], NULL));
  }
}

/* Writes random numbers in every style and reads them back with the mark told. */
static void
test_styles (void)
{
  static const char *const groups[] = { "", ",", ".", "'", " ", "\u00A0", "\u202F", "٬" };
  GRand *rand = g_rand_new_with_seed (12);

  for (int i = 0; i < 50000; i++) {
    gint64 whole = (gint64) ((guint64) g_rand_int (rand) << 20 >> g_rand_int_range (rand, 0, 50));
    int cents = g_rand_int_range (rand, 0, 100);
    gboolean comma = g_rand_boolean (rand);
    const char *group = groups[g_rand_int_range (rand, 0, G_N_ELEMENTS (groups))];
    g_autoptr (GString) text = g_string_new (NULL);
    g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, whole);
    gsize n = strlen (digits);
    g_autoptr (GError) error = NULL;
    CrmDecimal decimal;

    if (g_str_equal (group, comma ? "," : "."))
      group = "";
    for (gsize j = 0; j < n; j++) {
      if (j > 0 && (n - j) % 3 == 0)
        g_string_append (text, group);
      g_string_append_c (text, digits[j]);
    }
    g_string_append_printf (text, "%s%02d", comma ? "," : ".", cents);
    crm_decimal_parse (text->str, -1, comma ? CRM_MARK_COMMA : CRM_MARK_DOT, &decimal, NULL,
                       &error);
    g_assert_no_error (error);
    g_assert_true (decimal.mantissa == (CrmInt128) whole * 100 + cents && decimal.scale == 2);
    /* Two decimals are never taken for a group: the number alone is enough. */
    crm_decimal_parse (text->str, -1, CRM_MARK_AUTO, &decimal, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (decimal.mantissa == (CrmInt128) whole * 100 + cents && decimal.scale == 2);
  }
  g_rand_free (rand);
}

static void
test_evidence (void)
{
  static const struct {
    const char *cells[5];
    CrmDecimalMark mark;
    gboolean contradiction;
    guint numbers, others, ambiguous;
  } columns[] = {
    { { "1,234", "12.5", "3" }, CRM_MARK_DOT, FALSE, 3, 0, 1 },
    { { "1.234", "12,5" }, CRM_MARK_COMMA, FALSE, 2, 0, 1 },
    { { "1.234", "2.345" }, CRM_MARK_AUTO, FALSE, 2, 0, 2 },
    { { "1.234.567" }, CRM_MARK_COMMA, FALSE, 1, 0, 0 },
    { { "1,234,567" }, CRM_MARK_DOT, FALSE, 1, 0, 0 },
    { { "0,125" }, CRM_MARK_COMMA, FALSE, 1, 0, 0 },
    { { "1.5", "2.5", "1,5" }, CRM_MARK_DOT, TRUE, 3, 0, 0 },
    { { "1,5", "2,5", "1.5" }, CRM_MARK_COMMA, TRUE, 3, 0, 0 },
    { { "abc", "2020-01-05", "7", "" }, CRM_MARK_AUTO, FALSE, 1, 2, 0 },
    { { "۱٫۵", "5%", "۱۲" }, CRM_MARK_AUTO, FALSE, 3, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++) {
    CrmMarkEvidence evidence = { 0 };
    gboolean contradiction;

    for (gsize j = 0; j < 5 && columns[i].cells[j] != NULL; j++)
      crm_mark_evidence_add (&evidence, columns[i].cells[j], strlen (columns[i].cells[j]));
    g_assert_cmpint (crm_mark_evidence_decide (&evidence, &contradiction), ==, columns[i].mark);
    g_assert_cmpint (contradiction, ==, columns[i].contradiction);
    g_assert_cmpuint (evidence.numbers, ==, columns[i].numbers);
    g_assert_cmpuint (evidence.others, ==, columns[i].others);
    g_assert_cmpuint (evidence.ambiguous, ==, columns[i].ambiguous);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decimal/parse", test_parse);
  g_test_add_func ("/decimal/length-and-padding", test_length_and_padding);
  g_test_add_func ("/decimal/percent-and-currency", test_percent_and_currency);
  g_test_add_func ("/decimal/units", test_units);
  g_test_add_func ("/decimal/multiply", test_multiply);
  g_test_add_func ("/decimal/to-double", test_to_double);
  g_test_add_func ("/decimal/styles", test_styles);
  g_test_add_func ("/decimal/evidence", test_evidence);
  return g_test_run ();
}
