/* crm-period.c: weeks, months, quarters, halves and years of either calendar, from any fiscal
 * month. A period of months is counted in months since year 0, so that stepping is addition. */
#include "crm-day-private.h"

static const int months_in[] = { 0, 0, 1, 3, 6, 12 };

static int
clamp_fiscal_month (int fiscal_month)
{
  return CLAMP (fiscal_month, 1, 12);
}

static gint64
floor_divide (gint64 a, gint64 b)
{
  return a / b - (a % b != 0 && a < 0);
}

/* Months since year 0 of the first month of the period that holds `day`. */
static gint64
get_first_month (CrmDay day, CrmPeriod period, CrmCalendar calendar, int fiscal_month)
{
  int year, month, mday;
  gint64 n = months_in[period];
  gint64 shift = period == CRM_PERIOD_MONTH ? 0 : clamp_fiscal_month (fiscal_month) - 1;

  crm_day_to_civil (day, calendar, &year, &month, &mday);
  return floor_divide ((gint64) year * 12 + month - 1 - shift, n) * n + shift;
}

static CrmDay
clamp_day (gint64 day)
{
  return (CrmDay) CLAMP (day, CRM_DAY_MIN, CRM_DAY_MAX);
}

/* The first day of a month counted since year 0; beyond the ends of time by some years at most. */
static CrmDay
get_month_start (gint64 month, CrmCalendar calendar)
{
  gint64 year = CLAMP (floor_divide (month, 12), 0, 4000);

  return crm_day_from_civil_unchecked (calendar, (int) year,
                                       (int) (month - floor_divide (month, 12) * 12) + 1, 1);
}

static CrmDay
get_week_start (CrmDay day, CrmCalendar calendar)
{
  int weekday = crm_day_get_weekday (day);

  /* Saturday is 0, Monday 2. */
  return day - (calendar == CRM_CALENDAR_JALALI ? weekday : (weekday + 5) % 7);
}

void
crm_period_around (CrmDay day, CrmPeriod period, CrmCalendar calendar, int fiscal_month,
                   CrmDay *first, CrmDay *last)
{
  gint64 month;

  switch (period) {
  case CRM_PERIOD_DAY:
    *first = *last = day;
    break;
  case CRM_PERIOD_WEEK:
    *first = get_week_start (day, calendar);
    *last = *first + 6;
    break;
  case CRM_PERIOD_MONTH:
  case CRM_PERIOD_QUARTER:
  case CRM_PERIOD_HALF:
  case CRM_PERIOD_YEAR:
  default:
    month = get_first_month (day, period, calendar, fiscal_month);
    *first = get_month_start (month, calendar);
    *last = get_month_start (month + months_in[period], calendar) - 1;
  }
  *first = clamp_day (*first);
  *last = clamp_day (*last);
}

CrmDay
crm_period_step (CrmDay day, int n, CrmPeriod period, CrmCalendar calendar, int fiscal_month)
{
  gint64 month, target;

  if (period == CRM_PERIOD_DAY || period == CRM_PERIOD_WEEK) {
    target = period == CRM_PERIOD_DAY ? (gint64) day + n
                                      : get_week_start (day, calendar) + (gint64) n * 7;
    return clamp_day (target);
  }
  month = get_first_month (day, period, calendar, fiscal_month);
  return clamp_day (get_month_start (month + (gint64) n * months_in[period], calendar));
}

/* "2026", and "2026/27" when the year does not start with the calendar's. */
static char *
dup_year (int year, int fiscal_month)
{
  if (fiscal_month == 1)
    return g_strdup_printf ("%04d", year);
  return g_strdup_printf ("%04d/%02d", year, (year + 1) % 100);
}

static char *
format_in_persian (CrmPeriod period, int number, int fiscal_month, const char *year,
                   CrmCalendar calendar)
{
  static const char *const seasons[] = { "بهار", "تابستان", "پاییز", "زمستان" };
  static const char *const ordinals[] = { "اول", "دوم", "سوم", "چهارم" };

  if (period == CRM_PERIOD_HALF)
    return g_strdup_printf ("نیمهٔ %s %s", ordinals[number], year);
  /* Quarters are the seasons only while both begin with Farvardin. */
  if (calendar == CRM_CALENDAR_JALALI && fiscal_month == 1)
    return g_strdup_printf ("%s %s", seasons[number], year);
  return g_strdup_printf ("سه‌ماههٔ %s %s", ordinals[number], year);
}

static char *
format_part_of_year (CrmPeriod period, int number, int fiscal_month, const char *year,
                     const CrmLocale *locale)
{
  char letter = period == CRM_PERIOD_HALF ? 'H' : 'Q';

  if (locale->plain)
    return g_strdup_printf ("%s-%c%d", year, letter, number + 1);
  if (locale->language == CRM_LANGUAGE_PERSIAN)
    return format_in_persian (period, number, fiscal_month, year, locale->calendar);
  return g_strdup_printf ("%c%d %s", letter, number + 1, year);
}

char *
crm_period_format (CrmDay day, CrmPeriod period, int fiscal_month, const CrmLocale *locale)
{
  CrmCalendar calendar = locale->calendar;
  g_autofree char *name = NULL;
  gint64 first_month, fiscal_year;
  int fiscal = clamp_fiscal_month (fiscal_month);
  CrmDay first, last;

  if (period == CRM_PERIOD_DAY || period == CRM_PERIOD_WEEK) {
    crm_period_around (day, period, calendar, fiscal, &first, &last);
    return crm_day_format_short (first, locale);
  }
  first_month = get_first_month (day, period, calendar, fiscal);
  if (period == CRM_PERIOD_MONTH) {
    int year = (int) floor_divide (first_month, 12);
    int month = (int) (first_month - (gint64) year * 12) + 1;

    if (locale->plain)
      return g_strdup_printf ("%04d-%02d", year, month);
    return crm_day_take_digits (
        g_strdup_printf ("%s %04d", crm_month_get_name (calendar, month, locale->language, TRUE),
                         year),
        locale);
  }
  fiscal_year = floor_divide (first_month - (fiscal - 1), 12);
  name = dup_year ((int) fiscal_year, fiscal);
  if (period == CRM_PERIOD_YEAR)
    return crm_day_take_digits (g_steal_pointer (&name), locale);
  return crm_day_take_digits (
      format_part_of_year (
          period, (int) ((first_month - (fiscal - 1) - fiscal_year * 12) / months_in[period]),
          fiscal, name, locale),
      locale);
}
