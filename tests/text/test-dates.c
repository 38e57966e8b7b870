/* test-dates.c: dates as people and files write them; the order of a whole column; moments. */
#include "crm-day.h"
#include "crm-error.h"

#include <string.h>

static const CrmLocale english = { CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN, FALSE, "", 0 };
static const CrmLocale persian = { CRM_LANGUAGE_PERSIAN, CRM_CALENDAR_JALALI, FALSE, "", 0 };
static const CrmLocale plain = { .plain = TRUE, .currency = "", .money_decimals = 0 };

/* ISO days, with the time where one was read; NULL: refused. */
/* clang-format off */
static const struct {
  const char *text;
  CrmDates dates;
  const char *iso;
} cases[] = {
  { "2026-11-21", CRM_DATES_AUTO, "2026-11-21" }, { "2026/11/21", CRM_DATES_AUTO, "2026-11-21" },
  { "2026.1.2", CRM_DATES_AUTO, "2026-01-02" }, { "2026 11 21", CRM_DATES_AUTO, "2026-11-21" },
  { "  2026 - 11 - 21 ", CRM_DATES_AUTO, "2026-11-21" }, { "20261121", CRM_DATES_AUTO, "2026-11-21" },
  { "1405/08/30", CRM_DATES_AUTO, "2026-11-21" }, { "۱۴۰۵/۰۸/۳۰", CRM_DATES_AUTO, "2026-11-21" },
  { "١٤٠٥/٨/٣٠", CRM_DATES_AUTO, "2026-11-21" }, { "۱۴۰۵/۸/۳۰", CRM_DATES_YMD, "2026-11-21" },
  { "\u200F\u202B۱۴۰۵/۰۸/۳۰\u202C", CRM_DATES_AUTO, "2026-11-21" },
  { "14050830", CRM_DATES_AUTO, "2026-11-21" }, { "14030705", CRM_DATES_AUTO, "2024-09-26" },
  { "۱۴۰۳۰۷۰۵", CRM_DATES_DMY, "2024-09-26" }, { "14031212", CRM_DATES_DMY, "2025-03-02" },
  { "21112026", CRM_DATES_DMY, "2026-11-21" }, { "11212026", CRM_DATES_MDY, "2026-11-21" },
  { "20261121", CRM_DATES_MDY, "2026-11-21" }, { "30081405", CRM_DATES_JALALI_DMY, "2026-11-21" },
  { "21/11/2026", CRM_DATES_AUTO, "2026-11-21" }, { "02/13/2020", CRM_DATES_AUTO, "2020-02-13" },
  { "03/02/2020", CRM_DATES_AUTO, "2020-02-03" }, { "03/02/2020", CRM_DATES_MDY, "2020-03-02" },
  { "30/8/1405", CRM_DATES_DMY, "2026-11-21" }, { "30/8/1405", CRM_DATES_AUTO, "2026-11-21" },
  { "21.11.2026", CRM_DATES_JALALI_DMY, "2026-11-21" },
  /* Overruled by four digits in front. */
  { "2026-11-21", CRM_DATES_DMY, "2026-11-21" }, { "1405/08/30", CRM_DATES_MDY, "2026-11-21" },
  { "2026-11-21", CRM_DATES_JALALI_YMD, "2026-11-21" },
  /* Two digits. */
  { "03/07/05", CRM_DATES_JALALI_YMD, "2024-09-26" }, { "03/07/05", CRM_DATES_YMD, "2003-07-05" },
  { "03/07/05", CRM_DATES_DMY, "2005-07-03" }, { "03/07/05", CRM_DATES_MDY, "2005-03-07" },
  { "05/07/03", CRM_DATES_JALALI_DMY, "2024-09-26" }, { "99/01/01", CRM_DATES_JALALI_YMD, "2020-03-20" },
  { "19/01/01", CRM_DATES_JALALI_YMD, "2040-03-20" }, { "20/01/01", CRM_DATES_JALALI_YMD, "1941-03-21" },
  { "68-01-01", CRM_DATES_YMD, "2068-01-01" }, { "69-01-01", CRM_DATES_YMD, "1969-01-01" },
  { "030705", CRM_DATES_JALALI_YMD, "2024-09-26" }, { "211126", CRM_DATES_DMY, "2026-11-21" },
  { "03/07/05", CRM_DATES_AUTO, NULL }, { "030705", CRM_DATES_AUTO, NULL },
  { "3/7/5", CRM_DATES_YMD, NULL }, { "3/7/5", CRM_DATES_DMY, NULL },
  /* Names. */
  { "21 Nov 2026", CRM_DATES_AUTO, "2026-11-21" }, { "Nov 21, 2026", CRM_DATES_AUTO, "2026-11-21" },
  { "21-NOV-2026", CRM_DATES_AUTO, "2026-11-21" }, { "21nov2026", CRM_DATES_AUTO, "2026-11-21" },
  { "Saturday, 21st of November 2026", CRM_DATES_AUTO, "2026-11-21" },
  { "2026 Nov 21", CRM_DATES_AUTO, "2026-11-21" }, { "21-Nov-26", CRM_DATES_AUTO, "2026-11-21" },
  { "26-Nov-21", CRM_DATES_YMD, "2026-11-21" }, { "4 Sept 2026", CRM_DATES_AUTO, "2026-09-04" },
  { "۳۰ آبان ۱۴۰۵", CRM_DATES_AUTO, "2026-11-21" }, { "30 Aban 1405", CRM_DATES_AUTO, "2026-11-21" },
  { "شنبه ۳۰ آبان ماه ۱۴۰۵", CRM_DATES_AUTO, "2026-11-21" },
  { "۳۰ آبانماه ۱۴۰۵", CRM_DATES_AUTO, "2026-11-21" },
  { "پنج\u200Cشنبه، ۵ مهر ۱۴۰۳", CRM_DATES_AUTO, "2024-09-26" },
  { "سه\u200Cشنبه ۳ مهر ۰۳", CRM_DATES_AUTO, "2024-09-24" },
  { "۲۱ نوامبر ۲۰۲۶", CRM_DATES_AUTO, "2026-11-21" }, { "۵ ژوئیه ۲۰۲۶", CRM_DATES_AUTO, "2026-07-05" },
  { "30 Aban 2026", CRM_DATES_AUTO, NULL }, { "21 Nov 1405", CRM_DATES_AUTO, NULL },
  { "Nov 2026", CRM_DATES_AUTO, NULL }, { "21 Nov", CRM_DATES_AUTO, NULL },
  { "Nov Nov 2026", CRM_DATES_AUTO, NULL }, { "21 Novem8 2026", CRM_DATES_AUTO, NULL },
  { "21 No 2026", CRM_DATES_AUTO, NULL },
  /* Times. */
  { "2026-11-21T09:30", CRM_DATES_AUTO, "2026-11-21T09:30" },
  { "2026-11-21 9:30", CRM_DATES_AUTO, "2026-11-21T09:30" },
  { "2026-11-21 00:00:00", CRM_DATES_AUTO, "2026-11-21T00:00" },
  { "2026-11-21T23:59:60.123456Z", CRM_DATES_AUTO, "2026-11-21T23:59" },
  { "2026-11-21T09:30:00+03:30", CRM_DATES_AUTO, "2026-11-21T09:30" },
  { "2026-11-21 09:30 -0500", CRM_DATES_AUTO, "2026-11-21T09:30" },
  { "2026-11-21 09:30 UTC", CRM_DATES_AUTO, "2026-11-21T09:30" },
  { "20261121T093000", CRM_DATES_AUTO, "2026-11-21T09:30" },
  { "21/11/2026, 9:30 PM", CRM_DATES_AUTO, "2026-11-21T21:30" },
  { "21/11/2026 12:05 am", CRM_DATES_AUTO, "2026-11-21T00:05" },
  { "1/12/2010 08:26", CRM_DATES_DMY, "2010-12-01T08:26" },
  { "۱۴۰۵/۰۸/۳۰ - ۰۹:۳۰", CRM_DATES_AUTO, "2026-11-21T09:30" },
  { "۱۴۰۵/۰۸/۳۰ ساعت ۹:۳۰ ب.ظ", CRM_DATES_AUTO, "2026-11-21T21:30" },
  { "۳۰ آبان ۱۴۰۵، ۰۹:۳۰", CRM_DATES_AUTO, "2026-11-21T09:30" },
  { "2026-11-21 24:00", CRM_DATES_AUTO, NULL }, { "2026-11-21 09:60", CRM_DATES_AUTO, NULL },
  { "2026-11-21 9", CRM_DATES_AUTO, NULL }, { "2026-11-21T", CRM_DATES_AUTO, NULL },
  { "2026-11-21 09:30:5", CRM_DATES_AUTO, NULL }, { "21 Nov 2026 09:30:5", CRM_DATES_AUTO, NULL },
  { "2026-11-21 09:30 +3", CRM_DATES_AUTO, NULL }, { "2026-11-21 09:30 +033", CRM_DATES_AUTO, NULL },
  { "2026-11-21 09:30+03", CRM_DATES_AUTO, "2026-11-21T09:30" },
  { "2026-11-21 09:30 x", CRM_DATES_AUTO, NULL }, { "2026-11-21 09:5", CRM_DATES_AUTO, NULL },
  /* No such day. */
  { "1402/12/30", CRM_DATES_AUTO, NULL }, { "1403/12/30", CRM_DATES_AUTO, "2025-03-20" },
  { "1403/12/31", CRM_DATES_AUTO, NULL }, { "1403/07/31", CRM_DATES_AUTO, NULL },
  { "2023-02-29", CRM_DATES_AUTO, NULL }, { "2024-02-29", CRM_DATES_AUTO, "2024-02-29" },
  { "2026-00-10", CRM_DATES_AUTO, NULL }, { "2026-13-01", CRM_DATES_AUTO, NULL },
  { "2026-01-00", CRM_DATES_AUTO, NULL }, { "0000-00-00", CRM_DATES_AUTO, NULL },
  { "1599-01-01", CRM_DATES_AUTO, NULL }, { "1600-01-01", CRM_DATES_AUTO, "1600-01-01" },
  { "2999-12-31", CRM_DATES_AUTO, "2999-12-31" }, { "3000-01-01", CRM_DATES_AUTO, NULL },
  { "1178/01/01", CRM_DATES_AUTO, "1799-03-21" }, { "1177/12/29", CRM_DATES_AUTO, NULL },
  { "1501/01/01", CRM_DATES_AUTO, NULL }, { "13/13/2020", CRM_DATES_AUTO, NULL },
  { "13/02/2020", CRM_DATES_MDY, NULL }, { "1/12/2010", CRM_DATES_YMD, NULL },
  /* No date. */
  { "", CRM_DATES_AUTO, NULL }, { " \u200F", CRM_DATES_AUTO, NULL }, { "12", CRM_DATES_AUTO, NULL },
  { "44521", CRM_DATES_AUTO, NULL }, { "2026", CRM_DATES_AUTO, NULL }, { "2026-11", CRM_DATES_AUTO, NULL },
  { "2026-11-21-5", CRM_DATES_AUTO, NULL }, { "2026-11/21", CRM_DATES_AUTO, NULL },
  { "2026--11-21", CRM_DATES_AUTO, NULL }, { "-2026-11-21", CRM_DATES_AUTO, NULL },
  { "2026-11-", CRM_DATES_AUTO, NULL }, { "202-11-21", CRM_DATES_AUTO, NULL },
  { "12026-11-21", CRM_DATES_AUTO, NULL }, { "2026-011-21", CRM_DATES_AUTO, NULL },
  { "1/2026/1", CRM_DATES_DMY, NULL }, { "123456789", CRM_DATES_AUTO, NULL },
  { "yesterday", CRM_DATES_AUTO, NULL }, { "n/a", CRM_DATES_AUTO, NULL },
  { "2026-11-21\xFF", CRM_DATES_AUTO, NULL }, { "99999999999999999999/1/1", CRM_DATES_AUTO, NULL },
};
/* clang-format on */

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *iso = crm_moment_parse (cases[i].text, -1, cases[i].dates, &error);
    CrmDay day;

    if (g_strcmp0 (iso, cases[i].iso) != 0)
      g_error ("“%s” (%s) gave %s, not %s: %s", cases[i].text, crm_dates_to_string (cases[i].dates),
               iso, cases[i].iso, error != NULL ? error->message : "");
    g_assert_cmpint (crm_day_parse (cases[i].text, -1, cases[i].dates, &day, NULL, NULL), ==,
                     iso != NULL);
    if (iso == NULL) {
      g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  }
}

static void
test_length (void)
{
  g_autofree char *long_text = g_strnfill (1 << 20, '1');
  g_autoptr (GError) error = NULL;
  CrmDay day;

  g_assert_false (crm_day_parse (long_text, -1, CRM_DATES_AUTO, &day, NULL, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
  g_assert_cmpuint (strlen (error->message), <, 300);
  g_assert_true (crm_day_parse ("2026-11-2199", 10, CRM_DATES_AUTO, &day, NULL, NULL));
  g_assert_false (crm_day_parse ("2026-11-21\0", 11, CRM_DATES_AUTO, &day, NULL, NULL));
}

static void
test_sentences (void)
{
  static const struct {
    const char *text, *sentence;
  } told[] = {
    { "2026-13-01", "There is no month 13; months run from 1 to 12." },
    { "1402/12/30", "1402 has no 30 Esfand; check the day." },
    { "2023-02-29", "2023 has no 29 February; check the day." },
    { "", "There is no date here; write one such as 2026-11-21." },
    { "03/07/05", "“03/07/05” has a year of two digits; write all four." },
    { "a\x1B", "“a\\x1B” is not a date; write one such as 2026-11-21 or 1405/08/30." },
  };
  CrmDay day;

  for (gsize i = 0; i < G_N_ELEMENTS (told); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (crm_day_parse (told[i].text, -1, CRM_DATES_AUTO, &day, NULL, &error));
    g_assert_cmpstr (error->message, ==, told[i].sentence);
  }
}

/* What we write we read, in every locale, and month names too. */
static void
test_round_trip (void)
{
  for (CrmDay day = CRM_DAY_MIN; day <= CRM_DAY_MAX; day += 29) {
    for (int i = 0; i < 8; i++) {
      CrmLocale locale = { (CrmLanguage) (i & 1), (CrmCalendar) (i >> 1 & 1), i >> 2, "", 0 };
      g_autofree char *text = NULL;
      g_autofree char *numbers = NULL;
      CrmDay back;
      int year, month, mday;

      crm_day_to_civil (day, locale.calendar, &year, &month, &mday);
      if (locale.calendar == CRM_CALENDAR_JALALI && (year < 1178 || year > 1500))
        continue;
      text = crm_day_format (day, &locale);
      numbers = crm_day_format_short (day, &locale);
      g_assert_true (crm_day_parse (text, -1, CRM_DATES_AUTO, &back, NULL, NULL));
      g_assert_cmpint (back, ==, day);
      g_assert_true (crm_day_parse (numbers, -1, CRM_DATES_AUTO, &back, NULL, NULL));
      g_assert_cmpint (back, ==, day);
    }
  }
}

static void
test_full_names (void)
{
  for (int i = 0; i < 48; i++) {
    CrmCalendar calendar = (CrmCalendar) (i / 24);
    CrmLanguage language = (CrmLanguage) (i / 12 % 2);
    const char *name = crm_month_get_name (calendar, i % 12 + 1, language, FALSE);
    g_autofree char *text =
        g_strdup_printf ("7 %s %d", name, calendar == CRM_CALENDAR_JALALI ? 1405 : 2026);
    int year, month, mday;
    CrmDay day;

    g_assert_true (crm_day_parse (text, -1, CRM_DATES_AUTO, &day, NULL, NULL));
    crm_day_to_civil (day, calendar, &year, &month, &mday);
    g_assert_cmpint (month, ==, i % 12 + 1);
    g_assert_cmpint (mday, ==, 7);
  }
}

static void
test_format (void)
{
  CrmDay day;
  g_autofree char *en = NULL;
  g_autofree char *fa = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *en_short = NULL;
  g_autofree char *fa_short = NULL;

  g_assert_true (crm_day_from_civil (CRM_CALENDAR_GREGORIAN, 2026, 11, 21, &day));
  en = crm_day_format (day, &english);
  fa = crm_day_format (day, &persian);
  iso = crm_day_format (day, &plain);
  en_short = crm_day_format_short (day, &english);
  fa_short = crm_day_format_short (day, &persian);
  g_assert_cmpstr (en, ==, "21 Nov 2026");
  g_assert_cmpstr (fa, ==, "۳۰ آبان ۱۴۰۵");
  g_assert_cmpstr (iso, ==, "2026-11-21");
  g_assert_cmpstr (en_short, ==, "2026-11-21");
  g_assert_cmpstr (fa_short, ==, "۱۴۰۵/۰۸/۳۰");
}

static void
test_moments (void)
{
  static const struct {
    const char *iso;
    const CrmLocale *locale;
    const char *text;
  } told[] = {
    { "2026-11-21T09:30", &english, "21 Nov 2026, 09:30" },
    { "2026-11-21T09:30", &persian, "۳۰ آبان ۱۴۰۵، ۰۹:۳۰" },
    { "2026-11-21T09:30", &plain, "2026-11-21T09:30" },
    { "2026-11-21", &english, "21 Nov 2026" },
    { "damaged", &english, "damaged" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (told); i++) {
    g_autofree char *text = crm_moment_format (told[i].iso, told[i].locale);

    g_assert_cmpstr (text, ==, told[i].text);
    if (*told[i].iso == '2') {
      g_autofree char *back = crm_moment_parse (text, -1, CRM_DATES_AUTO, NULL);

      g_assert_cmpstr (back, ==, told[i].iso);
    }
  }
}

static void
test_words (void)
{
  CrmDates dates;

  for (int i = 0; i < 6; i++) {
    g_assert_true (crm_dates_from_string (crm_dates_to_string ((CrmDates) i), &dates));
    g_assert_cmpint (dates, ==, i);
  }
  g_assert_cmpstr (crm_dates_to_string (CRM_DATES_JALALI_YMD), ==, "jalali-ymd");
  g_assert_false (crm_dates_from_string ("ydm", &dates));
}

static void
test_evidence (void)
{
  static const struct {
    const char *cells[6];
    CrmDates prefer, decided;
    gboolean certain;
    guint others;
  } columns[] = {
    { { "1/12/2010", "2/12/2010", "3/12/2010", "4/12/2010", "5/12/2010" },
      CRM_DATES_MDY,
      CRM_DATES_DMY,
      FALSE,
      0 },
    { { "12/1/2010", "12/2/2010", "12/3/2010", "12/4/2010", "12/5/2010" },
      CRM_DATES_DMY,
      CRM_DATES_MDY,
      FALSE,
      0 },
    { { "1/12/2010 08:26", "1/12/2010 08:28", "2/12/2010 09:01", "5/12/2010 10:00" },
      CRM_DATES_AUTO,
      CRM_DATES_DMY,
      FALSE,
      0 },
    { { "13/02/2020", "01/02/2020" }, CRM_DATES_MDY, CRM_DATES_DMY, TRUE, 0 },
    { { "02/13/2020", "02/01/2020" }, CRM_DATES_DMY, CRM_DATES_MDY, TRUE, 0 },
    { { "2020-02-13", "2020-02-01" }, CRM_DATES_JALALI_YMD, CRM_DATES_YMD, TRUE, 0 },
    { { "1403/02/13", "1403/02/01" }, CRM_DATES_YMD, CRM_DATES_JALALI_YMD, TRUE, 0 },
    { { "14030705", "14030712" }, CRM_DATES_DMY, CRM_DATES_JALALI_YMD, TRUE, 0 },
    { { "20200213", "20200201" }, CRM_DATES_DMY, CRM_DATES_YMD, TRUE, 0 },
    { { "13/02/1403", "01/02/1403" }, CRM_DATES_DMY, CRM_DATES_JALALI_DMY, TRUE, 0 },
    { { "03/07/05", "03/07/12", "03/07/29" },
      CRM_DATES_JALALI_YMD,
      CRM_DATES_JALALI_YMD,
      FALSE,
      0 },
    { { "03/07/05", "03/07/12", "03/07/29" }, CRM_DATES_YMD, CRM_DATES_YMD, FALSE, 0 },
    { { "03/07/05" }, CRM_DATES_JALALI_YMD, CRM_DATES_JALALI_YMD, FALSE, 0 },
    { { "03/06/31", "03/06/30" }, CRM_DATES_JALALI_YMD, CRM_DATES_JALALI_YMD, FALSE, 0 },
    { { "03/02/30", "03/02/31", "03/03/01" }, CRM_DATES_DMY, CRM_DATES_JALALI_YMD, FALSE, 0 },
    { { "13/07/26", "14/07/26", "25/07/26" }, CRM_DATES_DMY, CRM_DATES_DMY, FALSE, 0 },
    { { "2020-02-13", "n/a", "2020-02-14" }, CRM_DATES_AUTO, CRM_DATES_YMD, TRUE, 1 },
    { { "21 Nov 2026", "3 Dec 2026" }, CRM_DATES_JALALI_DMY, CRM_DATES_DMY, TRUE, 0 },
    { { "x", "y" }, CRM_DATES_MDY, CRM_DATES_MDY, FALSE, 2 },
    { { "", " " }, CRM_DATES_DMY, CRM_DATES_DMY, FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++) {
    CrmDateEvidence evidence;
    gboolean certain;
    CrmDates decided;

    crm_date_evidence_init (&evidence);
    for (gsize j = 0; j < 6 && columns[i].cells[j] != NULL; j++)
      crm_date_evidence_add (&evidence, columns[i].cells[j], strlen (columns[i].cells[j]));
    decided = crm_date_evidence_decide (&evidence, columns[i].prefer, &certain);
    if (decided != columns[i].decided || certain != columns[i].certain)
      g_error ("column %u (%s …): %s, certain %d", (guint) i, columns[i].cells[0],
               crm_dates_to_string (decided), certain);
    g_assert_cmpuint (evidence.others, ==, columns[i].others);
  }
}

/* A log in file order tells its order even when no day lies beyond 12. */
static void
test_evidence_runs_forward (void)
{
  for (int order = CRM_DATES_DMY; order <= CRM_DATES_MDY; order++) {
    CrmDateEvidence evidence;

    crm_date_evidence_init (&evidence);
    for (int year = 2018; year < 2022; year++)
      for (int month = 1; month <= 12; month++)
        for (int mday = 1; mday <= 12; mday += 3) {
          char text[32];

          g_snprintf (text, sizeof text, "%d/%d/%d", order == CRM_DATES_DMY ? mday : month,
                      order == CRM_DATES_DMY ? month : mday, year);
          crm_date_evidence_add (&evidence, text, strlen (text));
        }
    g_assert_cmpint (crm_date_evidence_decide (&evidence, CRM_DATES_AUTO, NULL), ==, order);
  }
}

static void
test_serials (void)
{
  static const struct {
    const char *text;
    gboolean from_1904;
    CrmDay day; /* -1: none */
    int minutes;
  } serials[] = {
    { "45292", FALSE, 19723, -1 },    { "45292.75", FALSE, 19723, 1080 },
    { "45292,5", FALSE, 19723, 720 }, { "45292.99999999999", FALSE, 19723, 1439 },
    { "43830", TRUE, 19723, -1 },     { "25569", FALSE, 0, -1 },
    { "73050", FALSE, 47481, -1 },    { "25568", FALSE, -1, -1 },
    { "73051", FALSE, -1, -1 },       { "4529", FALSE, -1, -1 },
    { "452921", FALSE, -1, -1 },      { "45292.", FALSE, -1, -1 },
    { "45 292", FALSE, -1, -1 },      { "45292.1.2", FALSE, -1, -1 },
    { "-45292", FALSE, -1, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (serials); i++) {
    CrmDay day = -1;
    int minutes = -1;

    g_assert_cmpint (crm_day_parse_serial (serials[i].text, strlen (serials[i].text),
                                           serials[i].from_1904, &day, &minutes),
                     ==, serials[i].day >= 0);
    g_assert_cmpint (day, ==, serials[i].day);
    g_assert_cmpint (minutes, ==, serials[i].minutes);
  }
}

static void
test_periods (void)
{
  /* clang-format off */
  static const struct { const char *text; CrmPeriod period; const char *first; } periods[] = {
    { "1403/04", CRM_PERIOD_MONTH, "2024-06-21" }, { "1403-4", CRM_PERIOD_MONTH, "2024-06-21" },
    { "۱۴۰۳/۰۷", CRM_PERIOD_MONTH, "2024-09-22" }, { "١٤٠٣/٧", CRM_PERIOD_MONTH, "2024-09-22" },
    { "2024-03", CRM_PERIOD_MONTH, "2024-03-01" }, { "03/2024", CRM_PERIOD_MONTH, "2024-03-01" },
    { "3/2024", CRM_PERIOD_MONTH, "2024-03-01" }, { " 2024 / 12 ", CRM_PERIOD_MONTH, "2024-12-01" },
    { "2024.03", CRM_PERIOD_MONTH, "2024-03-01" }, { "Mar 2024", CRM_PERIOD_MONTH, "2024-03-01" },
    { "March, 2024", CRM_PERIOD_MONTH, "2024-03-01" }, { "2024-Mar", CRM_PERIOD_MONTH, "2024-03-01" },
    { "Mar-24", CRM_PERIOD_MONTH, "2024-03-01" }, { "sept-99", CRM_PERIOD_MONTH, "1999-09-01" },
    { "24-Mar", CRM_PERIOD_DAY, NULL }, { "Mar/24", CRM_PERIOD_DAY, NULL }, { "مهر-03", CRM_PERIOD_DAY, NULL },
    { "مهر 1403", CRM_PERIOD_MONTH, "2024-09-22" }, { "مهر ۱۴۰۳", CRM_PERIOD_MONTH, "2024-09-22" },
    { "مهر‌ماه ۱۴۰۳", CRM_PERIOD_MONTH, "2024-09-22" }, { "مهر ماه سال ۱۴۰۳", CRM_PERIOD_MONTH, "2024-09-22" },
    { "\u200F۱۴۰۳ مهر", CRM_PERIOD_MONTH, "2024-09-22" }, { "Mehr 1403", CRM_PERIOD_MONTH, "2024-09-22" },
    { "Q1 2024", CRM_PERIOD_QUARTER, "2024-01-01" }, { "2024-Q1", CRM_PERIOD_QUARTER, "2024-01-01" },
    { "2024q4", CRM_PERIOD_QUARTER, "2024-10-01" }, { "Q2 1403", CRM_PERIOD_QUARTER, "2024-06-21" },
    { "بهار 1403", CRM_PERIOD_QUARTER, "2024-03-20" }, { "پائیز ۱۴۰۳", CRM_PERIOD_QUARTER, "2024-09-22" },
    { "زمستان ۱۴۰۳", CRM_PERIOD_QUARTER, "2024-12-21" }, { "سه‌ماههٔ دوم ۱۴۰۳", CRM_PERIOD_QUARTER, "2024-06-21" },
    { "سه ماهه 4 سال 1403", CRM_PERIOD_QUARTER, "2024-12-21" }, { "فصل بهار ۱۴۰۳", CRM_PERIOD_QUARTER, "2024-03-20" },
    { "1403", CRM_PERIOD_YEAR, "2024-03-20" }, { "۱۴۰۳", CRM_PERIOD_YEAR, "2024-03-20" },
    { "2024", CRM_PERIOD_YEAR, "2024-01-01" }, { "سال ۱۴۰۳", CRM_PERIOD_YEAR, "2024-03-20" },
    { "03/07", CRM_PERIOD_DAY, NULL }, { "1403/13", CRM_PERIOD_DAY, NULL }, { "1403/00", CRM_PERIOD_DAY, NULL },
    { "1403/04/05", CRM_PERIOD_DAY, NULL }, { "1403/04/", CRM_PERIOD_DAY, NULL }, { "/1403/04", CRM_PERIOD_DAY, NULL },
    { "1403//04", CRM_PERIOD_DAY, NULL }, { "1403/004", CRM_PERIOD_DAY, NULL }, { "140304", CRM_PERIOD_DAY, NULL },
    { "1403 04", CRM_PERIOD_DAY, NULL }, { "1403.1", CRM_PERIOD_DAY, NULL }, { "2024/2025", CRM_PERIOD_DAY, NULL },
    { "1550/04", CRM_PERIOD_DAY, NULL }, { "0403/04", CRM_PERIOD_DAY, NULL }, { "3024-03", CRM_PERIOD_DAY, NULL },
    { "Mar 24", CRM_PERIOD_DAY, NULL }, { "Mar 1403", CRM_PERIOD_DAY, NULL }, { "مهر 2024", CRM_PERIOD_DAY, NULL },
    { "بهار 2024", CRM_PERIOD_DAY, NULL }, { "Q5 2024", CRM_PERIOD_DAY, NULL }, { "Q0 2024", CRM_PERIOD_DAY, NULL },
    { "Q 2024", CRM_PERIOD_DAY, NULL }, { "Q12 2024", CRM_PERIOD_DAY, NULL }, { "Q1 Mar 2024", CRM_PERIOD_DAY, NULL },
    { "اول ۱۴۰۳", CRM_PERIOD_DAY, NULL }, { "5 Mar 2024", CRM_PERIOD_DAY, NULL }, { "Mar 2024 09:30", CRM_PERIOD_DAY, NULL },
    { "14031", CRM_PERIOD_DAY, NULL }, { "140", CRM_PERIOD_DAY, NULL }, { "x 2024", CRM_PERIOD_DAY, NULL },
    { "", CRM_PERIOD_DAY, NULL }, { "2024\x01", CRM_PERIOD_DAY, NULL },
  };
  /* clang-format on */

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++) {
    g_autofree char *iso = NULL;
    CrmPeriod period = CRM_PERIOD_DAY;
    CrmDay first = 0, day;
    gboolean read =
        crm_day_parse_period (periods[i].text, strlen (periods[i].text), &first, &period);

    g_test_message ("%s", periods[i].text);
    g_assert_cmpint (read, ==, periods[i].first != NULL);
    if (!read)
      continue;
    g_assert_cmpint (period, ==, periods[i].period);
    iso = crm_day_format (first, &plain);
    g_assert_cmpstr (iso, ==, periods[i].first);
    /* Where a day alone will do, a person is told so. */
    g_assert_false (crm_day_parse (periods[i].text, -1, CRM_DATES_AUTO, &day, NULL, NULL));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dates/parse", test_parse);
  g_test_add_func ("/dates/serials", test_serials);
  g_test_add_func ("/dates/periods", test_periods);
  g_test_add_func ("/dates/length", test_length);
  g_test_add_func ("/dates/sentences", test_sentences);
  g_test_add_func ("/dates/round-trip", test_round_trip);
  g_test_add_func ("/dates/full-names", test_full_names);
  g_test_add_func ("/dates/format", test_format);
  g_test_add_func ("/dates/moments", test_moments);
  g_test_add_func ("/dates/words", test_words);
  g_test_add_func ("/dates/evidence", test_evidence);
  g_test_add_func ("/dates/evidence-runs-forward", test_evidence_runs_forward);
  return g_test_run ();
}
