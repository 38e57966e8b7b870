/* test-money.c: sums and splits against a 128-bit oracle, the edges of int64, text in and out. */
#include "crm-decimal.h"
#include "crm-error.h"

#include <string.h>

__extension__ typedef __int128 Wide;

#define N_RANDOM 1000000

static const CrmLocale euros = { CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN, FALSE, "EUR", 2 };
static const CrmLocale rials = { CRM_LANGUAGE_PERSIAN, CRM_CALENDAR_JALALI, FALSE, "IRR", 0 };
static const CrmLocale plain_euros = { .plain = TRUE, .currency = "EUR", .money_decimals = 2 };

/* Numbers of every size, edges included, rather than ones that are all near 2^63. */
static gint64
any_amount (GRand *rand)
{
  guint64 bits = (guint64) g_rand_int (rand) << 32 | g_rand_int (rand);

  switch (g_rand_int_range (rand, 0, 16)) {
  case 0:
    return G_MAXINT64 - g_rand_int_range (rand, 0, 3);
  case 1:
    return G_MININT64 + g_rand_int_range (rand, 0, 3);
  case 2:
    return g_rand_int_range (rand, -2, 3);
  default:
    return (gint64) bits >> g_rand_int_range (rand, 0, 63);
  }
}

static void
test_sums (void)
{
  GRand *rand = g_rand_new_with_seed (16);
  guint refused = 0;

  for (int i = 0; i < N_RANDOM; i++) {
    gint64 a = any_amount (rand), b = any_amount (rand);
    gint64 result = 42;
    Wide sum = (Wide) a + b, product = (Wide) a * b;

    if (sum >= G_MININT64 && sum <= G_MAXINT64) {
      g_assert_true (crm_money_add (a, b, &result) && result == (gint64) sum);
    } else {
      g_assert_true (!crm_money_add (a, b, &result) && result == 42);
      refused++;
    }
    result = 42;
    if (product >= G_MININT64 && product <= G_MAXINT64)
      g_assert_true (crm_money_multiply (a, b, &result) && result == (gint64) product);
    else
      g_assert_true (!crm_money_multiply (a, b, &result) && result == 42);
  }
  g_assert_cmpuint (refused, >, 1000);
  g_rand_free (rand);
}

/* The rule, not the code: each part lies less than one unit from its exact share, parts with more
 * left over get the unit first, and all add up. */
static void
check_split (gint64 total, const gint64 *weights, gsize n, const gint64 *parts)
{
  Wide sum_weights = 0, sum = 0;
  int sign = total < 0 ? -1 : 1;

  for (gsize i = 0; i < n; i++) {
    sum_weights += weights[i];
    sum += parts[i];
  }
  g_assert_true (sum == total);
  for (gsize i = 0; i < n; i++) {
    Wide exact = (Wide) total * sign * weights[i];
    Wide part = (Wide) parts[i] * sign;
    Wide floor = exact / sum_weights;

    g_assert_true (part == floor || (part == floor + 1 && exact % sum_weights != 0));
    for (gsize j = 0; j < n; j++) {
      Wide other = (Wide) total * sign * weights[j];
      Wide rest_i = exact % sum_weights, rest_j = other % sum_weights;
      gboolean j_got = (Wide) parts[j] * sign > other / sum_weights;

      if (part == floor && j_got)
        g_assert_true (rest_j > rest_i || (rest_j == rest_i && j < i));
    }
  }
}

static void
test_splits (void)
{
  GRand *rand = g_rand_new_with_seed (17);
  guint checked = 0;

  for (int i = 0; i < N_RANDOM; i++) {
    gint64 weights[8], parts[8];
    gsize n = (gsize) g_rand_int_range (rand, 1, 9);
    gint64 total = any_amount (rand);
    guint shift = (guint) g_rand_int_range (rand, 0, 63);
    gint64 any = 0;

    for (gsize j = 0; j < n; j++) {
      weights[j] = (gint64) (((guint64) g_rand_int (rand) << 31 | g_rand_int (rand)) >> shift);
      any |= weights[j];
    }
    memset (parts, 0x5A, sizeof parts);
    if (any == 0) {
      g_assert_false (crm_money_split (total, weights, n, parts));
      g_assert_cmpint (parts[0], ==, 0x5A5A5A5A5A5A5A5A);
      continue;
    }
    g_assert_true (crm_money_split (total, weights, n, parts));
    check_split (total, weights, n, parts);
    checked++;
  }
  g_assert_cmpuint (checked, >, N_RANDOM / 2);
  g_rand_free (rand);
}

static void
test_split_edges (void)
{
  const gint64 thirds[] = { 1, 1, 1 };
  const gint64 heavy[] = { G_MAXINT64, G_MAXINT64, G_MAXINT64, 0 };
  const gint64 negative[] = { 2, -1 };
  gint64 parts[4] = { 0 };

  g_assert_true (crm_money_split (100, thirds, 3, parts));
  g_assert_true (parts[0] == 34 && parts[1] == 33 && parts[2] == 33);
  g_assert_true (crm_money_split (-101, thirds, 3, parts));
  g_assert_true (parts[0] == -34 && parts[1] == -34 && parts[2] == -33);
  g_assert_true (crm_money_split (G_MININT64, heavy, 4, parts));
  check_split (G_MININT64, heavy, 4, parts);
  g_assert_cmpint (parts[3], ==, 0);
  g_assert_true (crm_money_split (G_MININT64, thirds, 1, parts));
  g_assert_cmpint (parts[0], ==, G_MININT64);
  g_assert_false (crm_money_split (10, negative, 2, parts));
  g_assert_false (crm_money_split (10, thirds, 0, parts));
}

static void
test_format (void)
{
  static const struct {
    gint64 minor;
    const char *plain, *english, *rials;
  } cases[] = {
    { 0, "0.00", "0.00", "۰" },
    { 5, "0.05", "0.05", "۵" },
    { -5, "-0.05", "\u22120.05", "\u200E\u2212۵" },
    { 123450, "1234.50", "1,234.50", "۱۲۳٬۴۵۰" },
    { G_MAXINT64, "92233720368547758.07", "92,233,720,368,547,758.07",
      "۹٬۲۲۳٬۳۷۲٬۰۳۶٬۸۵۴٬۷۷۵٬۸۰۷" },
    { G_MININT64, "-92233720368547758.08", "\u221292,233,720,368,547,758.08",
      "\u200E\u2212۹٬۲۲۳٬۳۷۲٬۰۳۶٬۸۵۴٬۷۷۵٬۸۰۸" },
  };
  CrmLocale persian_euros = euros;
  g_autofree char *persian = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *p = crm_money_format (cases[i].minor, &plain_euros);
    g_autofree char *e = crm_money_format (cases[i].minor, &euros);
    g_autofree char *r = crm_money_format (cases[i].minor, &rials);

    g_assert_cmpstr (p, ==, cases[i].plain);
    g_assert_cmpstr (e, ==, cases[i].english);
    g_assert_cmpstr (r, ==, cases[i].rials);
  }
  persian_euros.language = CRM_LANGUAGE_PERSIAN;
  persian = crm_money_format (123450, &persian_euros);
  g_assert_cmpstr (persian, ==, "۱٬۲۳۴٫۵۰");
}

static void
test_round_trip (void)
{
  GRand *rand = g_rand_new_with_seed (18);

  for (int i = 0; i < 60000; i++) {
    CrmLocale locale = { (CrmLanguage) (i % 2), CRM_CALENDAR_GREGORIAN, i % 3 == 0, "", 0 };
    gint64 amount = any_amount (rand), back;
    g_autofree char *text = NULL;
    g_autoptr (GError) error = NULL;
    gboolean rounded = TRUE;

    locale.money_decimals = (guint) g_rand_int_range (rand, 0, 5);
    text = crm_money_format (amount, &locale);
    g_assert_true (crm_money_parse (text, -1, CRM_MARK_DOT, &locale, &back, &rounded, &error));
    g_assert_no_error (error);
    g_assert_cmpint (back, ==, amount);
    g_assert_false (rounded);
  }
  g_rand_free (rand);
}

static void
test_parse (void)
{
  static const struct {
    const char *text;
    const CrmLocale *locale;
    gint64 minor;
    gboolean rounded;
  } good[] = {
    { "12.34", &euros, 1234, FALSE },
    { "12.345", &euros, 1235, TRUE },
    { "-12.345", &euros, -1235, TRUE },
    { "12.344999", &euros, 1234, TRUE },
    { "€ 1,200", &euros, 120000, FALSE },
    { "1,200 EUR", &euros, 120000, FALSE },
    { "(1,200)", &euros, -120000, FALSE },
    { "1,200-", &euros, -120000, FALSE },
    { "1e5", &rials, 100000, FALSE },
    { "۱۲٫۳", &euros, 1230, FALSE },
    { "۱۲٫۳", &rials, 12, TRUE },
    { "۱۲٬۰۰۰ ریال", &rials, 12000, FALSE },
    { "ریال۵۰۰", &rials, 500, FALSE },
    { "۱٬۲۰۰ تومان", &rials, 12000, FALSE },
    { "1.25 toman", &rials, 13, TRUE },
    { "۱۲۳ هزار تومان", &rials, 1230000, FALSE },
    { "۱۲۳هزارتومان", &rials, 1230000, FALSE },
    { "۱۲ میلیون ریال", &rials, 12000000, FALSE },
    { "۱۲ ميليون ريال", &rials, 12000000, FALSE },
    { "۱٫۲۵ میلیارد", &rials, 1250000000, FALSE },
    { "2 هزار میلیارد تومان", &rials, 20000000000000, FALSE },
    { "1.5 million", &euros, 150000000, FALSE },
    { "€ 1.5 Million", &euros, 150000000, FALSE },
    { "12 mn", &euros, 1200000000, FALSE },
    { "12 bn EUR", &euros, 1200000000000, FALSE },
    { "3k", &euros, 300000, FALSE },
    { "3K€", &euros, 300000, FALSE },
    { "-3.0000051 k", &euros, -300001, TRUE },
    { "(3 k)", &euros, -300000, FALSE },
    { "1,500 thousand", &euros, 150000000, FALSE },
    { "0.000000000001 billion", &rials, 0, TRUE },
    { "9223372036854.775807 mln", &rials, G_MAXINT64, FALSE },
    { "9223372036854775807", &rials, G_MAXINT64, FALSE },
    { "-9223372036854775808", &rials, G_MININT64, FALSE },
    { "92233720368547758.07", &euros, G_MAXINT64, FALSE },
    { "9223372036854775807.4", &rials, G_MAXINT64, TRUE },
  };
  static const struct {
    const char *text;
    const CrmLocale *locale;
  } bad[] = {
    { "", &euros },
    { "  ", &euros },
    { "nan", &euros },
    { "NAN", &euros },
    { "inf", &euros },
    { "-INF", &euros },
    { "--5", &euros },
    { "-5-", &euros },
    { "(-5)", &euros },
    { "0x10", &euros },
    { "1.2.3", &euros },
    { "5%", &euros },
    { "$5", &euros },
    { "5 ریال", &euros },
    { "5 تومان", &euros },
    { "million", &rials },
    { "هزار ۱۲", &rials },
    { "12 تومان هزار", &rials },
    { "3kg", &rials },
    { "12 million million", &rials },
    { "12 million thousand", &rials },
    { "12 k k", &rials },
    { "12 هزار میلیون میلیارد", &rials },
    { "۱ میلیون و ۲۰۰ هزار تومان", &rials },
    { "2 هزار 500", &rials },
    { "12m", &rials },
    { "12 mnx", &rials },
    { "5% million", &euros },
    { "12 million rials", &euros },
    { "12 mn EUR", &rials },
    { "9223372037 billion", &rials },
    { "9223372036854775808", &rials },
    { "1e19", &rials },
    { "-9223372036854775809", &rials },
    { "9223372036854775807.5", &rials },
    { "92233720368547758.075", &euros },
  };
  gint64 minor;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++) {
    g_autoptr (GError) error = NULL;
    gboolean rounded = !good[i].rounded;

    crm_money_parse (good[i].text, -1, CRM_MARK_AUTO, good[i].locale, &minor, &rounded, &error);
    g_assert_no_error (error);
    g_assert_cmpint (minor, ==, good[i].minor);
    g_assert_cmpint (rounded, ==, good[i].rounded);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    if (crm_money_parse (bad[i].text, -1, CRM_MARK_AUTO, bad[i].locale, &minor, NULL, &error))
      g_error ("“%s” was read as %" G_GINT64_FORMAT, bad[i].text, minor);
    g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/sums", test_sums);
  g_test_add_func ("/money/splits", test_splits);
  g_test_add_func ("/money/split-edges", test_split_edges);
  g_test_add_func ("/money/format", test_format);
  g_test_add_func ("/money/round-trip", test_round_trip);
  g_test_add_func ("/money/parse", test_parse);
  return g_test_run ();
}
