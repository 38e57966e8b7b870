/* test-day.c: both calendars against ICU, the leap years of 293 years, periods and their names. */
#include "crm-day.h"

#include <string.h>
#include <unicode/ucal.h>

static const CrmLocale english = { CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN, FALSE, "", 0 };
static const CrmLocale persian = { CRM_LANGUAGE_PERSIAN, CRM_CALENDAR_JALALI, FALSE, "", 0 };
static const CrmLocale jalali_english = { CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_JALALI, FALSE, "", 0 };
static const CrmLocale persian_gregorian = { CRM_LANGUAGE_PERSIAN, CRM_CALENDAR_GREGORIAN, FALSE,
                                             "", 0 };
static const CrmLocale plain = { .plain = TRUE, .currency = "", .money_decimals = 0 };

static CrmDay
day_of (CrmCalendar calendar, int year, int month, int mday)
{
  CrmDay day = 0;

  g_assert_true (crm_day_from_civil (calendar, year, month, mday, &day));
  return day;
}

static UCalendar *
open_calendar (const char *locale)
{
  static const UChar utc[] = { 'U', 'T', 'C', 0 };
  UErrorCode status = U_ZERO_ERROR;
  UCalendar *calendar = ucal_open (utc, -1, locale, UCAL_DEFAULT, &status);

  g_assert_true (U_SUCCESS (status));
  /* As if the Gregorian calendar had always been there. */
  if (strstr (locale, "gregorian") != NULL)
    ucal_setGregorianChange (calendar, -8.64e15, &status);
  g_assert_true (U_SUCCESS (status));
  return calendar;
}

static void
assert_same_as_icu (UCalendar *oracle, CrmCalendar calendar, CrmDay day)
{
  UErrorCode status = U_ZERO_ERROR;
  int year, month, mday;

  ucal_setMillis (oracle, (double) day * 86400000.0, &status);
  crm_day_to_civil (day, calendar, &year, &month, &mday);
  g_assert_cmpint (year, ==, ucal_get (oracle, UCAL_EXTENDED_YEAR, &status));
  g_assert_cmpint (month, ==, ucal_get (oracle, UCAL_MONTH, &status) + 1);
  g_assert_cmpint (mday, ==, ucal_get (oracle, UCAL_DATE, &status));
  g_assert_cmpint (crm_day_get_weekday (day), ==, ucal_get (oracle, UCAL_DAY_OF_WEEK, &status) % 7);
  g_assert_true (U_SUCCESS (status));
}

static void
test_walk_jalali (void)
{
  UCalendar *oracle = open_calendar ("fa_IR@calendar=persian");
  CrmDay day = day_of (CRM_CALENDAR_JALALI, 1300, 1, 1);
  CrmDay end = day_of (CRM_CALENDAR_JALALI, 1500, 12, 29);
  int year = 1300, month = 1, mday = 1, n = 0;

  for (; day <= end; day++, n++) {
    int y, m, d;

    /* A plain count of days beside ICU: two oracles that know nothing of each other. */
    crm_day_to_civil (day, CRM_CALENDAR_JALALI, &y, &m, &d);
    g_assert_true (y == year && m == month && d == mday);
    g_assert_cmpint (day_of (CRM_CALENDAR_JALALI, y, m, d), ==, day);
    assert_same_as_icu (oracle, CRM_CALENDAR_JALALI, day);
    if (++mday > (month <= 6 ? 31 : month <= 11 || (25 * year + 11) % 33 < 8 ? 30 : 29)) {
      mday = 1;
      month = month % 12 + 1;
      year += month == 1;
    }
  }
  g_assert_cmpint (n, ==, 73414);
  ucal_close (oracle);
}

static void
test_walk_all (void)
{
  UCalendar *oracle = open_calendar ("en@calendar=gregorian");
  int n = 0;

  for (CrmDay day = CRM_DAY_MIN; day <= CRM_DAY_MAX; day++, n++) {
    int year, month, mday;

    crm_day_to_civil (day, CRM_CALENDAR_GREGORIAN, &year, &month, &mday);
    g_assert_cmpint (day_of (CRM_CALENDAR_GREGORIAN, year, month, mday), ==, day);
    crm_day_to_civil (day, CRM_CALENDAR_JALALI, &year, &month, &mday);
    if (year >= 1178 && year <= 1500)
      g_assert_cmpint (day_of (CRM_CALENDAR_JALALI, year, month, mday), ==, day);
    if (day % 5 == 0)
      assert_same_as_icu (oracle, CRM_CALENDAR_GREGORIAN, day);
  }
  g_assert_cmpint (n, ==, 511340);
  ucal_close (oracle);
}

static void
test_leap_years (void)
{
  static const int listed[] = { 1300, 1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337,
                                1342, 1346, 1350, 1354, 1358, 1362, 1366, 1370, 1375, 1379,
                                1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420 };
  gsize next = 0;
  int n = 0;

  for (int year = 1206; year <= 1498; year++, n++) {
    gboolean leap = (25 * year + 11) % 33 < 8;

    g_assert_cmpint (crm_year_is_leap (CRM_CALENDAR_JALALI, year), ==, leap);
    g_assert_cmpint (crm_month_get_length (CRM_CALENDAR_JALALI, year, 12), ==, leap ? 30 : 29);
    if (year < 1300 || year > 1420)
      continue;
    g_assert_cmpint (leap, ==, next < G_N_ELEMENTS (listed) && listed[next] == year);
    next += leap;
  }
  g_assert_cmpint (n, ==, 293);
  g_assert_cmpuint (next, ==, G_N_ELEMENTS (listed));
  g_assert_true (crm_year_is_leap (CRM_CALENDAR_GREGORIAN, 2000));
  g_assert_false (crm_year_is_leap (CRM_CALENDAR_GREGORIAN, 2100));
  g_assert_cmpint (crm_month_get_length (CRM_CALENDAR_GREGORIAN, 2024, 2), ==, 29);
  g_assert_cmpint (crm_month_get_length (CRM_CALENDAR_GREGORIAN, 2024, 13), ==, 0);
}

static void
test_no_such_day (void)
{
  static const struct {
    CrmCalendar calendar;
    int year, month, mday;
  } cases[] = {
    { CRM_CALENDAR_JALALI, 1402, 12, 30 },    { CRM_CALENDAR_JALALI, 1403, 12, 31 },
    { CRM_CALENDAR_JALALI, 1404, 12, 30 },    { CRM_CALENDAR_JALALI, 1403, 7, 31 },
    { CRM_CALENDAR_JALALI, 1403, 0, 1 },      { CRM_CALENDAR_JALALI, 1403, 13, 1 },
    { CRM_CALENDAR_JALALI, 1403, 1, 0 },      { CRM_CALENDAR_JALALI, 1403, 1, 32 },
    { CRM_CALENDAR_JALALI, 1177, 1, 1 },      { CRM_CALENDAR_JALALI, 1501, 1, 1 },
    { CRM_CALENDAR_GREGORIAN, 2023, 2, 29 },  { CRM_CALENDAR_GREGORIAN, 2026, 4, 31 },
    { CRM_CALENDAR_GREGORIAN, 1599, 12, 31 }, { CRM_CALENDAR_GREGORIAN, 3000, 1, 1 },
    { CRM_CALENDAR_GREGORIAN, 2026, -1, 1 },  { CRM_CALENDAR_GREGORIAN, G_MAXINT, 1, 1 },
  };
  CrmDay day = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_false (
        crm_day_from_civil (cases[i].calendar, cases[i].year, cases[i].month, cases[i].mday, &day));
  g_assert_cmpint (day, ==, 7);
}

static void
assert_pair (int gy, int gm, int gd, int jy, int jm, int jd)
{
  g_assert_cmpint (day_of (CRM_CALENDAR_GREGORIAN, gy, gm, gd), ==,
                   day_of (CRM_CALENDAR_JALALI, jy, jm, jd));
}

static void
test_known_pairs (void)
{
  g_assert_cmpint (day_of (CRM_CALENDAR_GREGORIAN, 1970, 1, 1), ==, 0);
  g_assert_cmpint (day_of (CRM_CALENDAR_GREGORIAN, 1600, 1, 1), ==, CRM_DAY_MIN);
  g_assert_cmpint (day_of (CRM_CALENDAR_GREGORIAN, 2999, 12, 31), ==, CRM_DAY_MAX);
  assert_pair (1925, 3, 22, 1304, 1, 2);
  assert_pair (1979, 2, 11, 1357, 11, 22);
  assert_pair (2021, 3, 20, 1399, 12, 30);
  assert_pair (2021, 3, 21, 1400, 1, 1);
  assert_pair (2024, 3, 19, 1402, 12, 29);
  assert_pair (2024, 3, 20, 1403, 1, 1);
  assert_pair (2025, 3, 20, 1403, 12, 30);
  assert_pair (2025, 3, 21, 1404, 1, 1);
  assert_pair (2026, 3, 20, 1404, 12, 29);
  assert_pair (2030, 3, 20, 1408, 12, 30);
  assert_pair (2026, 11, 21, 1405, 8, 30);
}

/* The published pairs, where the folder of shared data lies beside the source tree. */
static void
test_published_pairs (void)
{
  static const char *const weekdays[] = { "Saturday",  "Sunday",   "Monday", "Tuesday",
                                          "Wednesday", "Thursday", "Friday" };
  const char *source = g_getenv ("G_TEST_SRCDIR");
  g_autofree char *path = g_build_filename (source != NULL ? source : ".", "..", "..", "shared",
                                            "data", "jalali", "pairs.csv", NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  int n = 0;

  if (!g_file_get_contents (path, &contents, NULL, NULL)) {
    g_test_skip ("the published pairs are not here");
    return;
  }
  lines = g_strsplit (contents, "\n", -1);
  for (char **line = lines + 1; *line != NULL && **line != '\0'; line++, n++) {
    g_auto (GStrv) cells = g_strsplit (g_strchomp (*line), ",", 3);
    CrmDay gregorian, jalali;

    g_assert_true (crm_day_parse (cells[0], -1, CRM_DATES_AUTO, &gregorian, NULL, NULL));
    g_assert_true (crm_day_parse (cells[1], -1, CRM_DATES_AUTO, &jalali, NULL, NULL));
    g_assert_cmpint (gregorian, ==, jalali);
    g_assert_cmpstr (weekdays[crm_day_get_weekday (jalali)], ==, cells[2]);
  }
  g_assert_cmpint (n, >=, 25);
}

/* Days are counted, not timed: the clock changes of Tehran leave no trace. */
static void
test_clock_changes (void)
{
  CrmDay last = day_of (CRM_CALENDAR_JALALI, 1401, 1, 1);

  for (int month = 1; month <= 12; month++)
    for (int mday = 1; mday <= crm_month_get_length (CRM_CALENDAR_JALALI, 1401, month); mday++) {
      CrmDay day = day_of (CRM_CALENDAR_JALALI, 1401, month, mday);

      g_assert_true (day == last || day == last + 1);
      last = day;
    }
  g_assert_cmpint (last, ==, day_of (CRM_CALENDAR_GREGORIAN, 2023, 3, 20));
}

static void
assert_period (CrmDay day, CrmPeriod period, CrmCalendar calendar, int fiscal_month, CrmDay first,
               CrmDay last)
{
  CrmDay from, to;

  crm_period_around (day, period, calendar, fiscal_month, &from, &to);
  g_assert_cmpint (from, ==, first);
  g_assert_cmpint (to, ==, last);
}

static void
test_period_ends (void)
{
  CrmCalendar g = CRM_CALENDAR_GREGORIAN, j = CRM_CALENDAR_JALALI;
  CrmDay day = day_of (g, 2026, 11, 21); /* a Saturday, 1405-08-30 */

  assert_period (day, CRM_PERIOD_DAY, g, 1, day, day);
  assert_period (day, CRM_PERIOD_WEEK, j, 1, day, day + 6);
  assert_period (day, CRM_PERIOD_WEEK, g, 1, day - 5, day + 1);
  assert_period (day, CRM_PERIOD_MONTH, g, 4, day_of (g, 2026, 11, 1), day_of (g, 2026, 11, 30));
  assert_period (day, CRM_PERIOD_MONTH, j, 4, day_of (j, 1405, 8, 1), day_of (j, 1405, 8, 30));
  assert_period (day, CRM_PERIOD_QUARTER, g, 1, day_of (g, 2026, 10, 1), day_of (g, 2026, 12, 31));
  assert_period (day, CRM_PERIOD_QUARTER, g, 2, day_of (g, 2026, 11, 1), day_of (g, 2027, 1, 31));
  assert_period (day, CRM_PERIOD_QUARTER, j, 1, day_of (j, 1405, 7, 1), day_of (j, 1405, 9, 30));
  assert_period (day, CRM_PERIOD_HALF, j, 1, day_of (j, 1405, 7, 1), day_of (j, 1405, 12, 29));
  assert_period (day, CRM_PERIOD_HALF, g, 12, day_of (g, 2026, 6, 1), day_of (g, 2026, 11, 30));
  assert_period (day, CRM_PERIOD_YEAR, g, 1, day_of (g, 2026, 1, 1), day_of (g, 2026, 12, 31));
  assert_period (day, CRM_PERIOD_YEAR, g, 12, day_of (g, 2025, 12, 1), day_of (g, 2026, 11, 30));
  assert_period (day, CRM_PERIOD_YEAR, j, 7, day_of (j, 1405, 7, 1), day_of (j, 1406, 6, 31));
  /* Year ends: a leap and a common one of each calendar. */
  assert_period (day_of (j, 1403, 12, 30), CRM_PERIOD_YEAR, j, 1, day_of (j, 1403, 1, 1),
                 day_of (j, 1403, 12, 30));
  assert_period (day_of (j, 1404, 1, 1), CRM_PERIOD_YEAR, j, 1, day_of (j, 1404, 1, 1),
                 day_of (j, 1404, 12, 29));
  assert_period (day_of (g, 2024, 12, 31), CRM_PERIOD_QUARTER, g, 1, day_of (g, 2024, 10, 1),
                 day_of (g, 2024, 12, 31));
}

/* Periods tile the years: each begins the day after the one before, whatever the fiscal month. */
static void
test_periods_tile (void)
{
  for (int calendar = 0; calendar < 2; calendar++)
    for (int fiscal = 1; fiscal <= 12; fiscal++)
      for (CrmPeriod period = CRM_PERIOD_DAY; period <= CRM_PERIOD_YEAR; period++) {
        CrmDay day = day_of (CRM_CALENDAR_GREGORIAN, 1990, 1, 1);
        CrmDay first, last;

        crm_period_around (day, period, (CrmCalendar) calendar, fiscal, &first, &last);
        for (int i = 0; i < 150; i++) {
          CrmDay next_first, next_last;

          g_assert_cmpint (crm_period_step (first, 0, period, (CrmCalendar) calendar, fiscal), ==,
                           first);
          g_assert_cmpint (crm_period_step (last, 1, period, (CrmCalendar) calendar, fiscal), ==,
                           last + 1);
          g_assert_cmpint (crm_period_step (last + 1, -1, period, (CrmCalendar) calendar, fiscal),
                           ==, first);
          crm_period_around (last + 1, period, (CrmCalendar) calendar, fiscal, &next_first,
                             &next_last);
          g_assert_cmpint (next_first, ==, last + 1);
          g_assert_cmpint (next_last, >=, next_first);
          first = next_first;
          last = next_last;
        }
      }
}

static void
test_far_steps (void)
{
  for (CrmPeriod period = CRM_PERIOD_DAY; period <= CRM_PERIOD_YEAR; period++) {
    g_assert_cmpint (crm_period_step (0, G_MAXINT, period, CRM_CALENDAR_JALALI, 1), ==,
                     CRM_DAY_MAX);
    g_assert_cmpint (crm_period_step (0, G_MININT, period, CRM_CALENDAR_GREGORIAN, 1), ==,
                     CRM_DAY_MIN);
  }
  assert_period (CRM_DAY_MAX, CRM_PERIOD_YEAR, CRM_CALENDAR_GREGORIAN, 1,
                 day_of (CRM_CALENDAR_GREGORIAN, 2999, 1, 1), CRM_DAY_MAX);
  assert_period (CRM_DAY_MIN, CRM_PERIOD_YEAR, CRM_CALENDAR_GREGORIAN, 4, CRM_DAY_MIN,
                 day_of (CRM_CALENDAR_GREGORIAN, 1600, 3, 31));
  g_assert_cmpint (crm_period_step (day_of (CRM_CALENDAR_GREGORIAN, 2026, 1, 31), 1,
                                    CRM_PERIOD_MONTH, CRM_CALENDAR_GREGORIAN, 1),
                   ==, day_of (CRM_CALENDAR_GREGORIAN, 2026, 2, 1));
}

static void
test_period_names (void)
{
  CrmDay day = day_of (CRM_CALENDAR_GREGORIAN, 2026, 8, 15); /* 1405-05-24 */
  const struct {
    CrmPeriod period;
    int fiscal_month;
    const CrmLocale *locale;
    const char *name;
  } cases[] = {
    { CRM_PERIOD_DAY, 1, &english, "2026-08-15" },
    { CRM_PERIOD_WEEK, 1, &english, "2026-08-10" },
    { CRM_PERIOD_WEEK, 1, &persian, "۱۴۰۵/۰۵/۲۴" },
    { CRM_PERIOD_MONTH, 4, &english, "Aug 2026" },
    { CRM_PERIOD_MONTH, 1, &persian, "مرداد ۱۴۰۵" },
    { CRM_PERIOD_MONTH, 1, &plain, "2026-08" },
    { CRM_PERIOD_QUARTER, 1, &english, "Q3 2026" },
    { CRM_PERIOD_QUARTER, 4, &english, "Q2 2026/27" },
    { CRM_PERIOD_QUARTER, 10, &english, "Q4 2025/26" },
    { CRM_PERIOD_QUARTER, 1, &persian, "تابستان ۱۴۰۵" },
    { CRM_PERIOD_QUARTER, 7, &persian, "سه‌ماههٔ چهارم ۱۴۰۴/۰۵" },
    { CRM_PERIOD_QUARTER, 1, &persian_gregorian, "سه‌ماههٔ سوم ۲۰۲۶" },
    { CRM_PERIOD_QUARTER, 1, &jalali_english, "Q2 1405" },
    { CRM_PERIOD_QUARTER, 1, &plain, "2026-Q3" },
    { CRM_PERIOD_HALF, 1, &english, "H2 2026" },
    { CRM_PERIOD_HALF, 1, &persian, "نیمهٔ اول ۱۴۰۵" },
    { CRM_PERIOD_HALF, 1, &plain, "2026-H2" },
    { CRM_PERIOD_YEAR, 1, &english, "2026" },
    { CRM_PERIOD_YEAR, 9, &english, "2025/26" },
    { CRM_PERIOD_YEAR, 1, &persian, "۱۴۰۵" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name =
        crm_period_format (day, cases[i].period, cases[i].fiscal_month, cases[i].locale);

    g_assert_cmpstr (name, ==, cases[i].name);
  }
}

static void
test_names (void)
{
  g_assert_cmpstr (crm_month_get_name (CRM_CALENDAR_GREGORIAN, 9, CRM_LANGUAGE_ENGLISH, TRUE), ==,
                   "Sep");
  g_assert_cmpstr (crm_month_get_name (CRM_CALENDAR_GREGORIAN, 9, CRM_LANGUAGE_ENGLISH, FALSE), ==,
                   "September");
  g_assert_cmpstr (crm_month_get_name (CRM_CALENDAR_JALALI, 12, CRM_LANGUAGE_ENGLISH, TRUE), ==,
                   "Esfand");
  g_assert_cmpstr (crm_month_get_name (CRM_CALENDAR_JALALI, 8, CRM_LANGUAGE_PERSIAN, FALSE), ==,
                   "آبان");
  g_assert_cmpstr (crm_month_get_name (CRM_CALENDAR_GREGORIAN, 1, CRM_LANGUAGE_PERSIAN, TRUE), ==,
                   "ژانویه");
}

static void
test_today (void)
{
  g_autofree char *moment = NULL;
  CrmDay before, day, after;
  int minutes;

  before = crm_day_today ();
  moment = crm_moment_now ();
  after = crm_day_today ();
  g_assert_true (crm_day_parse (moment, -1, CRM_DATES_YMD, &day, &minutes, NULL));
  g_assert_true (before <= day && day <= after);
  g_assert_true (minutes >= 0 && minutes < 1440);
  g_assert_cmpuint (strlen (moment), ==, strlen ("2026-11-21T09:30"));
}

static void
test_fixed_clock (void)
{
  g_autofree char *moment = NULL;
  g_autoptr (GDateTime) clock = NULL, real = NULL;
  CrmDay day;

  g_setenv ("HASHTGAM_TODAY", "2026-11-21", TRUE);
  g_assert_true (crm_day_from_civil (CRM_CALENDAR_GREGORIAN, 2026, 11, 21, &day));
  clock = crm_moment_dup_clock ();
  g_assert_cmpint (g_date_time_get_hour (clock), ==, 12);
  moment = crm_moment_now ();
  /* Noon in Greenwich is another hour here, and beyond the date line another day. */
  g_assert_cmpint (ABS (crm_day_today () - day), <=, 1);
  g_assert_true (g_str_has_prefix (moment, "2026-11-2"));
  g_setenv ("HASHTGAM_TODAY", "2026-13-01", TRUE);
  g_date_time_unref (clock);
  clock = crm_moment_dup_clock ();
  real = g_date_time_new_now_utc ();
  g_assert_cmpint (ABS (g_date_time_difference (real, clock)), <, G_TIME_SPAN_MINUTE);
  g_unsetenv ("HASHTGAM_TODAY");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/walk-jalali", test_walk_jalali);
  g_test_add_func ("/day/walk-all", test_walk_all);
  g_test_add_func ("/day/leap-years", test_leap_years);
  g_test_add_func ("/day/no-such-day", test_no_such_day);
  g_test_add_func ("/day/known-pairs", test_known_pairs);
  g_test_add_func ("/day/published-pairs", test_published_pairs);
  g_test_add_func ("/day/clock-changes", test_clock_changes);
  g_test_add_func ("/day/period-ends", test_period_ends);
  g_test_add_func ("/day/periods-tile", test_periods_tile);
  g_test_add_func ("/day/far-steps", test_far_steps);
  g_test_add_func ("/day/period-names", test_period_names);
  g_test_add_func ("/day/names", test_names);
  g_test_add_func ("/day/today", test_today);
  g_test_add_func ("/day/fixed-clock", test_fixed_clock);
  return g_test_run ();
}
