/* crm-day.c: civil days in both calendars as integers, their names and their text. Pure arithmetic
 * and tables; the clock is asked in one place only. Reading dates is crm-date-parse.c. */
#include "crm-day-private.h"

#include "crm-i18n.h"

#include <string.h>

#define JALALI_FIRST_YEAR 1178
#define JALALI_LAST_YEAR 1500
#define GREGORIAN_FIRST_YEAR 1600
#define GREGORIAN_LAST_YEAR 2999

/* Where 1 Farvardin of year 1 lies when the 33-year rule is run back that far: found from
 * 1400-01-01 = 2021-03-21. */
#define JALALI_EPOCH (-492268)

static inline int
floor_divide (int a, int b)
{
  return a / b - (a % b != 0 && (a ^ b) < 0);
}

static CrmDay
gregorian_day (int year, int month, int day)
{
  /* Years that start in March put the odd day at their end. */
  int y = month > 2 ? year : year - 1;
  int m = month > 2 ? month - 3 : month + 9;
  int era = floor_divide (y, 400);
  int year_of_era = y - era * 400;
  int day_of_year = (153 * m + 2) / 5 + day - 1;

  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719468;
}

static void
gregorian_civil (CrmDay day, int *year, int *month, int *mday)
{
  int shifted = day + 719468;
  int era = floor_divide (shifted, 146097);
  int day_of_era = shifted - era * 146097;
  int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int m = (5 * day_of_year + 2) / 153;

  *mday = day_of_year - (153 * m + 2) / 5 + 1;
  *month = m < 10 ? m + 3 : m - 9;
  *year = era * 400 + year_of_era + (*month <= 2);
}

/* Eight leap years in 33; this counts those before `year` and steps exactly where the rule
 * (25 y + 11) mod 33 < 8 holds. */
static CrmDay
jalali_new_year (int year)
{
  return JALALI_EPOCH + 365 * (year - 1) + floor_divide (8 * year + 21, 33);
}

static CrmDay
jalali_day (int year, int month, int day)
{
  return jalali_new_year (year) + (month - 1) * 30 + MIN (month - 1, 6) + day - 1;
}

static void
jalali_civil (CrmDay day, int *year, int *month, int *mday)
{
  /* 12,053 days are 33 years. From CRM_DAY_MIN to CRM_DAY_MAX the estimate is never late, which the
   * tests walk through. */
  int y = floor_divide (day - JALALI_EPOCH, 366) + 1;
  int rest;

  y += (int) (((gint64) (day - jalali_new_year (y)) * 33) / 12053);
  while (day >= jalali_new_year (y + 1))
    y++;
  rest = day - jalali_new_year (y);
  *year = y;
  *month = rest < 186 ? rest / 31 + 1 : (rest - 186) / 30 + 7;
  *mday = rest < 186 ? rest % 31 + 1 : (rest - 186) % 30 + 1;
}

CrmDay
crm_day_from_civil_unchecked (CrmCalendar calendar, int year, int month, int day)
{
  return calendar == CRM_CALENDAR_JALALI ? jalali_day (year, month, day)
                                         : gregorian_day (year, month, day);
}

gboolean
crm_year_is_leap (CrmCalendar calendar, int year)
{
  if (calendar == CRM_CALENDAR_JALALI)
    return jalali_new_year (year + 1) - jalali_new_year (year) == 366;
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
crm_month_get_length (CrmCalendar calendar, int year, int month)
{
  static const int gregorian[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (month < 1 || month > 12)
    return 0;
  if (calendar == CRM_CALENDAR_JALALI) {
    if (month <= 6)
      return 31;
    return month == 12 && !crm_year_is_leap (calendar, year) ? 29 : 30;
  }
  return gregorian[month - 1] + (month == 2 && crm_year_is_leap (calendar, year));
}

gboolean
crm_day_from_civil (CrmCalendar calendar, int year, int month, int day, CrmDay *out)
{
  gboolean jalali = calendar == CRM_CALENDAR_JALALI;

  if (year < (jalali ? JALALI_FIRST_YEAR : GREGORIAN_FIRST_YEAR) ||
      year > (jalali ? JALALI_LAST_YEAR : GREGORIAN_LAST_YEAR) || month < 1 || month > 12 ||
      day < 1 || day > crm_month_get_length (calendar, year, month))
    return FALSE;
  *out = crm_day_from_civil_unchecked (calendar, year, month, day);
  return TRUE;
}

void
crm_day_to_civil (CrmDay day, CrmCalendar calendar, int *year, int *month, int *mday)
{
  day = CLAMP (day, CRM_DAY_MIN, CRM_DAY_MAX);
  if (calendar == CRM_CALENDAR_JALALI)
    jalali_civil (day, year, month, mday);
  else
    gregorian_civil (day, year, month, mday);
}

int
crm_day_get_weekday (CrmDay day)
{
  /* 1970-01-01 was a Thursday, the sixth day of the week. */
  int weekday = (day % 7 + 5) % 7;

  return weekday < 0 ? weekday + 7 : weekday;
}

GDateTime *
crm_moment_dup_clock (void)
{
  const char *fixed = g_getenv ("HASHTGAM_TODAY");
  g_autofree char *noon = fixed != NULL ? g_strconcat (fixed, "T12:00:00Z", NULL) : NULL;
  GDateTime *now = noon != NULL ? g_date_time_new_from_iso8601 (noon, NULL) : NULL;

  return now != NULL ? now : g_date_time_new_now_utc ();
}

CrmDay
crm_day_today (void)
{
  g_autoptr (GDateTime) clock = crm_moment_dup_clock ();
  g_autoptr (GDateTime) now = g_date_time_to_local (clock);
  int year, month, mday;

  g_date_time_get_ymd (now, &year, &month, &mday);
  return gregorian_day (year, month, mday);
}

/* clang-format off */
static const char *const month_names[2][2][12] = {
  { { N_ ("January"), N_ ("February"), N_ ("March"), N_ ("April"), N_ ("May"), N_ ("June"),
      N_ ("July"), N_ ("August"), N_ ("September"), N_ ("October"), N_ ("November"),
      N_ ("December") },
    { "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن",
      "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر" } },
  { { N_ ("Farvardin"), N_ ("Ordibehesht"), N_ ("Khordad"), N_ ("Tir"), N_ ("Mordad"),
      N_ ("Shahrivar"), N_ ("Mehr"), N_ ("Aban"), N_ ("Azar"), N_ ("Dey"), N_ ("Bahman"),
      N_ ("Esfand") },
    { "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
      "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند" } }
};
/* clang-format on */

static const char *const short_english_names[12] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

const char *
crm_month_get_name (CrmCalendar calendar, int month, CrmLanguage language, gboolean abbreviated)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");

  /* Only the English names of Gregorian months have short forms that people use. */
  if (abbreviated && calendar == CRM_CALENDAR_GREGORIAN && language == CRM_LANGUAGE_ENGLISH)
    return short_english_names[month - 1];
  return month_names[calendar == CRM_CALENDAR_JALALI][language == CRM_LANGUAGE_PERSIAN][month - 1];
}

char *
crm_day_take_digits (char *ascii, const CrmLocale *locale)
{
  GString *out;

  if (!crm_locale_has_persian_digits (locale))
    return ascii;
  /* Digits alone: the strokes and dashes of a date are no marks of a number. */
  out = g_string_sized_new (2 * strlen (ascii) + 1);
  for (const char *at = ascii; *at != '\0'; at++) {
    if (g_ascii_isdigit (*at)) {
      g_string_append_c (out, (char) 0xDB);
      g_string_append_c (out, (char) (0xB0 + *at - '0'));
    } else {
      g_string_append_c (out, *at);
    }
  }
  g_free (ascii);
  return g_string_free (out, FALSE);
}

static char *
dup_iso (CrmDay day)
{
  int year, month, mday;

  crm_day_to_civil (day, CRM_CALENDAR_GREGORIAN, &year, &month, &mday);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, mday);
}

char *
crm_day_format (CrmDay day, const CrmLocale *locale)
{
  CrmCalendar calendar = crm_locale_get_day_calendar (locale);
  int year, month, mday;

  if (locale->plain)
    return dup_iso (day);
  crm_day_to_civil (day, calendar, &year, &month, &mday);
  return crm_day_take_digits (
      g_strdup_printf ("%d %s %04d", mday,
                       crm_month_get_name (calendar, month, locale->language, TRUE), year),
      locale);
}

char *
crm_day_format_short (CrmDay day, const CrmLocale *locale)
{
  CrmCalendar calendar = crm_locale_get_day_calendar (locale);
  int year, month, mday;

  if (locale->plain || calendar == CRM_CALENDAR_GREGORIAN)
    return crm_day_take_digits (dup_iso (day), locale);
  crm_day_to_civil (day, calendar, &year, &month, &mday);
  return crm_day_take_digits (g_strdup_printf ("%04d/%02d/%02d", year, month, mday), locale);
}
