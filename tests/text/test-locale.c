/* test-locale.c: the language of the environment, ISO 4217 decimals, digits, number
 * text. */
#include "crm-day.h"
#include "crm-decimal.h"
#include "crm-locale.h"

#include <float.h>
#include <math.h>

static const CrmLocale english = { CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN, FALSE, "EUR", 2 };
static const CrmLocale persian = { CRM_LANGUAGE_PERSIAN, CRM_CALENDAR_JALALI, FALSE, "IRR", 0 };
static const CrmLocale plain = { .plain = TRUE, .currency = "EUR", .money_decimals = 2 };

static void
set_variable (const char *name, const char *value)
{
  if (value != NULL)
    g_setenv (name, value, TRUE);
  else
    g_unsetenv (name);
}

static void
test_environment (void)
{
  static const struct {
    const char *language, *lc_all, *lc_messages, *lang;
    gboolean persian;
  } cases[] = {
    { NULL, NULL, NULL, NULL, FALSE },
    { "fa", "C.UTF-8", NULL, NULL, TRUE },
    { "fa:en", NULL, NULL, NULL, TRUE },
    { "en:fa", "fa_IR.UTF-8", NULL, NULL, FALSE },
    { "", "fa_IR.UTF-8", NULL, "en_GB.UTF-8", TRUE },
    { NULL, "en_GB.UTF-8", NULL, "fa_IR", FALSE },
    { NULL, NULL, "fa_AF", "en_GB", TRUE },
    { NULL, NULL, NULL, "fa_IR.UTF-8", TRUE },
    { NULL, NULL, NULL, "fat_GH", FALSE },
    { NULL, NULL, NULL, "f", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    CrmLocale locale;

    set_variable ("LANGUAGE", cases[i].language);
    set_variable ("LC_ALL", cases[i].lc_all);
    set_variable ("LC_MESSAGES", cases[i].lc_messages);
    set_variable ("LANG", cases[i].lang);
    crm_locale_init (&locale);
    g_assert_cmpint (locale.language, ==,
                     cases[i].persian ? CRM_LANGUAGE_PERSIAN : CRM_LANGUAGE_ENGLISH);
    g_assert_cmpint (locale.calendar, ==,
                     cases[i].persian ? CRM_CALENDAR_JALALI : CRM_CALENDAR_GREGORIAN);
    g_assert_false (locale.plain);
    g_assert_cmpstr (locale.currency, ==, "");
  }
}

static void
test_currencies (void)
{
  static const struct {
    const char *code;
    guint decimals;
  } good[] = { { "EUR", 2 }, { "USD", 2 }, { "IRR", 0 }, { "JPY", 0 },
               { "KWD", 3 }, { "IQD", 3 }, { "CLF", 4 }, { "GBP", 2 } };
  static const char *const bad[] = { "", "EU", "EURO", "eur", "E1R", "ریال" };
  guint decimals = 99;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++) {
    g_assert_true (crm_currency_get_decimals (good[i].code, &decimals));
    g_assert_cmpuint (decimals, ==, good[i].decimals);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (crm_currency_get_decimals (bad[i], &decimals));
  g_assert_false (crm_currency_get_decimals (NULL, &decimals));
}

static void
test_digits (void)
{
  g_autofree char *fa = crm_locale_dup_digits (&persian, "-1,234.50");
  g_autofree char *en = crm_locale_dup_digits (&english, "-1,234.50");
  CrmLocale plain_persian = persian;
  g_autofree char *machine = NULL;

  plain_persian.plain = TRUE;
  machine = crm_locale_dup_digits (&plain_persian, "-1,234.50");
  g_assert_cmpstr (fa, ==, "\u200E\u2212۱٬۲۳۴٫۵۰");
  g_assert_cmpstr (en, ==, "-1,234.50");
  g_assert_cmpstr (machine, ==, "-1,234.50");
}

/* A person's wish goes before the language; the machine form knows of none. */
static void
test_wished_digits (void)
{
  CrmLocale latin = persian, eastern = english, machine = english;
  g_autofree char *amount = NULL, *whole = NULL, *real = NULL, *eastern_amount = NULL;
  g_autofree char *plain_amount = NULL;

  latin.shown.digits = CRM_DIGITS_LATIN;
  eastern.shown.digits = machine.shown.digits = CRM_DIGITS_PERSIAN;
  machine.plain = TRUE;
  amount = crm_locale_dup_digits (&latin, "-1,234.50");
  whole = crm_integer_format (-1234, &latin);
  real = crm_real_format (-1234.5, &eastern);
  eastern_amount = crm_money_format (123450, &eastern);
  plain_amount = crm_money_format (123450, &machine);
  g_assert_cmpstr (amount, ==, "-1,234.50");
  g_assert_cmpstr (whole, ==, "\u200E\u22121,234");
  g_assert_cmpstr (real, ==, "\u200E\u2212۱٬۲۳۴٫۵");
  g_assert_cmpstr (eastern_amount, ==, "۱٬۲۳۴٫۵۰");
  g_assert_cmpstr (plain_amount, ==, "1234.50");
}

static void
test_wished_days (void)
{
  const CrmDay day = 20778; /* 2026-11-21, 1405-08-30 */
  CrmLocale jalali = english, gregorian = persian, machine = english;
  g_autofree char *one = NULL, *two = NULL, *three = NULL, *month = NULL;

  jalali.shown.days = machine.shown.days = CRM_DAYS_JALALI;
  gregorian.shown.days = CRM_DAYS_GREGORIAN;
  machine.plain = TRUE;
  one = crm_day_format_short (day, &jalali);
  two = crm_day_format_short (day, &gregorian);
  three = crm_day_format (day, &machine);
  month = crm_period_format (day, CRM_PERIOD_MONTH, 1, &jalali);
  g_assert_cmpstr (one, ==, "1405/08/30");
  g_assert_cmpstr (two, ==, "۲۰۲۶-۱۱-۲۱");
  g_assert_cmpstr (three, ==, "2026-11-21");
  /* A period stays one of the programme's calendar. */
  g_assert_cmpstr (month, ==, "Nov 2026");
}

static void
test_shown_money (void)
{
  static const struct {
    gint64 minor;
    gboolean tomans;
    guint thousands;
    const char *rials, *euros; /* euros in cents */
  } cases[] = {
    { 1234567, FALSE, 0, "1,234,567", "12,345.67" },
    { 1234567, FALSE, 1, "1,234.6", "12.3" },
    { 1234567, FALSE, 2, "1.23", "0.01" },
    { 1234567, TRUE, 0, "123,457", "12,345.67" },
    { 1234565, TRUE, 0, "123,457", "12,345.65" },
    { -1234565, TRUE, 0, "\u2212123,457", "\u221212,345.65" },
    { -1250, FALSE, 1, "\u22121.3", "0.0" },
    { G_MAXINT64, FALSE, 1, "9,223,372,036,854,775.8", "92,233,720,368,547.8" },
    { G_MAXINT64, TRUE, 2, "922,337,203,685.48", "92,233,720,368.55" },
    { G_MININT64, TRUE, 0, "\u2212922,337,203,685,477,581", "\u221292,233,720,368,547,758.08" },
  };
  static const char *const units[2][3] = { { "IRR", "thousand IRR", "million IRR" },
                                           { "tomans", "thousand tomans", "million tomans" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    CrmLocale rial = english, euro = english;
    g_autofree char *r = NULL, *e = NULL, *unit = NULL;

    rial.shown.tomans = euro.shown.tomans = cases[i].tomans;
    rial.shown.money_thousands = euro.shown.money_thousands = cases[i].thousands;
    rial.money_decimals = 0;
    g_strlcpy (rial.currency, "IRR", sizeof rial.currency);
    r = crm_money_show (cases[i].minor, &rial);
    e = crm_money_show (cases[i].minor, &euro);
    unit = crm_money_dup_shown_unit (&rial);
    g_assert_cmpstr (r, ==, cases[i].rials);
    g_assert_cmpstr (e, ==, cases[i].euros);
    g_assert_cmpstr (unit, ==, units[cases[i].tomans][cases[i].thousands]);
    /* What is typed and exported is exact whatever is shown. */
    g_free (r);
    r = crm_money_format (1234567, &rial);
    g_assert_cmpstr (r, ==, "1,234,567");
  }
}

static void
test_integers (void)
{
  static const struct {
    gint64 value;
    const char *plain, *english, *persian;
  } cases[] = {
    { 0, "0", "0", "۰" },
    { 999, "999", "999", "۹۹۹" },
    { 1000, "1000", "1,000", "۱٬۰۰۰" },
    { -1234567, "-1234567", "\u22121,234,567", "\u200E\u2212۱٬۲۳۴٬۵۶۷" },
    { G_MAXINT64, "9223372036854775807", "9,223,372,036,854,775,807", "۹٬۲۲۳٬۳۷۲٬۰۳۶٬۸۵۴٬۷۷۵٬۸۰۷" },
    { G_MININT64, "-9223372036854775808", "\u22129,223,372,036,854,775,808",
      "\u200E\u2212۹٬۲۲۳٬۳۷۲٬۰۳۶٬۸۵۴٬۷۷۵٬۸۰۸" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *p = crm_integer_format (cases[i].value, &plain);
    g_autofree char *e = crm_integer_format (cases[i].value, &english);
    g_autofree char *f = crm_integer_format (cases[i].value, &persian);

    g_assert_cmpstr (p, ==, cases[i].plain);
    g_assert_cmpstr (e, ==, cases[i].english);
    g_assert_cmpstr (f, ==, cases[i].persian);
  }
}

static void
test_reals (void)
{
  static const struct {
    double value;
    const char *english, *plain;
  } cases[] = {
    { 0.0, "0", "0" },
    { -0.0, "0", "0" },
    { 0.1, "0.1", "0.1" },
    { -2.5, "\u22122.5", "-2.5" },
    { 1234.5678912, "1,234.567891", "1234.5678912" },
    { 1e6, "1,000,000", "1000000" },
    { 123456789012345.0, "123,456,789,012,345", "123456789012345" },
    { 1e14, "100,000,000,000,000", "100000000000000" },
    { 999999999999999.0, "999,999,999,999,999", "999999999999999" },
    { 1.5e15, "1.5e15", "1.5e+15" },
    { 0.000012345678, "0.0000123457", "1.2345678e-05" },
    { 1.0 / 3, "0.333333", "0.3333333333333333" },
    { 0.1 + 0.2, "0.3", "0.30000000000000004" },
    { 5e-324, "0", "5e-324" },
  };
  CrmLocale fa = persian;
  g_autofree char *text = crm_real_format (-1234.5, &fa);
  g_autofree char *infinite = crm_real_format (INFINITY, &english);
  g_autofree char *not_a_number = crm_real_format (NAN, &plain);

  g_assert_cmpstr (text, ==, "\u200E\u2212۱٬۲۳۴٫۵");
  g_assert_cmpstr (infinite, ==, "\u2014");
  g_assert_cmpstr (not_a_number, ==, "");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *e = crm_real_format (cases[i].value, &english);
    g_autofree char *p = crm_real_format (cases[i].value, &plain);

    g_assert_cmpstr (e, ==, cases[i].english);
    g_assert_cmpstr (p, ==, cases[i].plain);
  }
}

/* Any double comes back from its plain text bit for bit, through our own reader too. */
static void
test_reals_round_trip (void)
{
  GRand *rand = g_rand_new_with_seed (7);

  for (int i = 0; i < 50000; i++) {
    union {
      guint64 bits;
      double value;
    } any = { (guint64) g_rand_int (rand) << 32 | g_rand_int (rand) };
    g_autofree char *text = NULL;
    CrmDecimal decimal;

    if (!isfinite (any.value))
      continue;
    text = crm_real_format (any.value, &plain);
    g_assert_cmpfloat (g_ascii_strtod (text, NULL), ==, any.value);
    if (fabs (any.value) < 1e20)
      g_assert_true (crm_decimal_parse (text, -1, CRM_MARK_DOT, &decimal, NULL, NULL));
    if (fabs (any.value) < 1e20)
      g_assert_cmpfloat (crm_decimal_to_double (&decimal), ==, any.value);
  }
  g_rand_free (rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/locale/environment", test_environment);
  g_test_add_func ("/locale/currencies", test_currencies);
  g_test_add_func ("/locale/digits", test_digits);
  g_test_add_func ("/locale/wished-digits", test_wished_digits);
  g_test_add_func ("/locale/wished-days", test_wished_days);
  g_test_add_func ("/locale/shown-money", test_shown_money);
  g_test_add_func ("/locale/integers", test_integers);
  g_test_add_func ("/locale/reals", test_reals);
  g_test_add_func ("/locale/reals-round-trip", test_reals_round_trip);
  return g_test_run ();
}
