/* crm-date-parse.c: from the parts of a date to a day: which part is the year, in which calendar,
 * and whether there is such a day. A year of four digits always says its calendar itself; the
 * asked-for order settles only what is left open. Moments are days with a time. */
#include "crm-day-private.h"

#include "crm-error.h"
#include "crm-i18n.h"
#include "crm-text.h"

#include <string.h>

/* Places of year, month and day among the three parts. */
typedef struct {
  guint8 year, month, mday;
} Order;

static const Order year_first = { 0, 1, 2 };
static const Order day_first = { 2, 1, 0 };
static const Order month_first = { 2, 0, 1 };

static const char *const dates_words[] = {
  "auto", "ymd", "dmy", "mdy", "jalali-ymd", "jalali-dmy"
};

const char *
crm_dates_to_string (CrmDates dates)
{
  return dates_words[dates];
}

gboolean
crm_dates_from_string (const char *word, CrmDates *out)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dates_words); i++)
    if (strcmp (word, dates_words[i]) == 0) {
      *out = (CrmDates) i;
      return TRUE;
    }
  return FALSE;
}

static CrmCalendar
get_calendar (CrmDates dates)
{
  return dates == CRM_DATES_JALALI_YMD || dates == CRM_DATES_JALALI_DMY ? CRM_CALENDAR_JALALI
                                                                        : CRM_CALENDAR_GREGORIAN;
}

static const Order *
get_order (CrmDates dates)
{
  switch (dates) {
  case CRM_DATES_DMY:
  case CRM_DATES_JALALI_DMY:
    return &day_first;
  case CRM_DATES_MDY:
    return &month_first;
  case CRM_DATES_AUTO:
  case CRM_DATES_YMD:
  case CRM_DATES_JALALI_YMD:
  default:
    return &year_first;
  }
}

static int
widen_year (int year, CrmCalendar calendar)
{
  if (calendar == CRM_CALENDAR_JALALI)
    return year < 20 ? 1400 + year : 1300 + year;
  return year < 69 ? 2000 + year : 1900 + year;
}

static CrmDateFault
judge (CrmDateReading *reading)
{
  if (reading->year < 1178 || reading->year > 2999 ||
      (reading->calendar == CRM_CALENDAR_JALALI) != (reading->year < 1600) ||
      (reading->calendar == CRM_CALENDAR_JALALI && reading->year > 1500))
    return CRM_DATE_NO_YEAR;
  if (reading->month < 1 || reading->month > 12)
    return CRM_DATE_NO_MONTH;
  if (!crm_day_from_civil (reading->calendar, reading->year, reading->month, reading->mday,
                           &reading->day))
    return CRM_DATE_NO_DAY;
  return CRM_DATE_READ;
}

/* Reads three numbers in one order. */
static CrmDateFault
apply (const CrmDateShape *self, const Order *order, CrmDates dates, CrmDateReading *reading)
{
  int year = self->value[order->year];
  guint digits = self->digits[order->year];

  if ((digits != 2 && digits != 4) || self->digits[order->month] > 2 ||
      self->digits[order->mday] > 2)
    return CRM_DATE_UNREADABLE;
  reading->four_digits = digits == 4;
  if (self->word >= 0)
    reading->calendar = self->word_calendar;
  else if (digits == 4)
    reading->calendar = year < 1600 ? CRM_CALENDAR_JALALI : CRM_CALENDAR_GREGORIAN;
  else
    reading->calendar = get_calendar (dates);
  reading->year = digits == 4 ? year : widen_year (year, reading->calendar);
  reading->month = self->value[order->month];
  reading->mday = self->value[order->mday];
  reading->native = dates == CRM_DATES_AUTO || (order->year == get_order (dates)->year &&
                                                order->month == get_order (dates)->month &&
                                                reading->calendar == get_calendar (dates));
  return judge (reading);
}

static CrmDateFault
resolve_named (const CrmDateShape *self, CrmDates dates, CrmDateReading *reading)
{
  guint8 first = self->word == 0 ? 1 : 0;
  guint8 second = self->word == 2 ? 1 : 2;
  gboolean year_leads =
      self->digits[first] == 4 || (self->digits[second] != 4 && dates != CRM_DATES_AUTO &&
                                   self->word == 1 && get_order (dates)->year == 0);
  Order order = { year_leads ? first : second, (guint8) self->word, year_leads ? second : first };

  return apply (self, &order, dates, reading);
}

static CrmDateFault
resolve_numbers (const CrmDateShape *self, CrmDates dates, CrmDateReading *reading)
{
  if (self->digits[0] == 4)
    return apply (self, &year_first, dates, reading);
  if (self->digits[2] == 4) {
    if (dates == CRM_DATES_YMD || dates == CRM_DATES_JALALI_YMD)
      return CRM_DATE_WRONG_ORDER;
    if (dates != CRM_DATES_AUTO)
      return apply (self, get_order (dates), dates, reading);
    /* By itself 02/13/2020 can only be month first; what could be both is read day first. */
    return apply (self, self->value[1] > 12 && self->value[0] <= 12 ? &month_first : &day_first,
                  dates, reading);
  }
  if (self->digits[0] > 2 || self->digits[1] > 2 || self->digits[2] > 2)
    return CRM_DATE_UNREADABLE;
  return dates == CRM_DATES_AUTO ? CRM_DATE_TWO_DIGIT_YEAR
                                 : apply (self, get_order (dates), dates, reading);
}

/* Cuts a run of digits in three, the year where the order has it. */
static CrmDateShape
split_run (const CrmDateShape *self, const Order *order)
{
  CrmDateShape shape = *self;
  int rest = self->value[0];

  for (int i = 2; i >= 0; i--) {
    gboolean is_long = i == order->year && self->digits[0] == 8;
    int base = is_long ? 10000 : 100;

    shape.value[i] = rest % base;
    shape.digits[i] = is_long ? 4 : 2;
    rest /= base;
  }
  shape.n_parts = 3;
  return shape;
}

static CrmDateFault
resolve_run (const CrmDateShape *self, CrmDates dates, CrmDateReading *reading)
{
  CrmDateShape shape;

  if (self->digits[0] == 6) {
    if (dates == CRM_DATES_AUTO)
      return CRM_DATE_TWO_DIGIT_YEAR;
    shape = split_run (self, get_order (dates));
    return apply (&shape, get_order (dates), dates, reading);
  }
  /* Month and day side by side are at most 1231: a year from 1300 cannot be meant as both. */
  if (get_order (dates)->year == 2 && self->value[0] % 10000 >= 1300) {
    shape = split_run (self, get_order (dates));
    if (apply (&shape, get_order (dates), dates, reading) == CRM_DATE_READ)
      return CRM_DATE_READ;
  }
  shape = split_run (self, &year_first);
  return apply (&shape, &year_first, dates, reading);
}

CrmDateFault
crm_date_shape_resolve (const CrmDateShape *self, CrmDates dates, CrmDateReading *reading)
{
  memset (reading, 0, sizeof *reading);
  if (self->n_parts == 1)
    return resolve_run (self, dates, reading);
  return self->word >= 0 ? resolve_named (self, dates, reading)
                         : resolve_numbers (self, dates, reading);
}

static void
set_error (GError **error, CrmDateFault fault, const CrmDateReading *reading, const char *text,
           gsize length)
{
  g_autofree char *start = g_strndup (text, MIN (length, 60));
  g_autofree char *valid = g_utf8_make_valid (start, -1);
  g_autofree char *shown = crm_text_dup_printable (valid);

  switch (fault) {
  case CRM_DATE_EMPTY:
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_INVALID,
                         _ ("There is no date here; write one such as 2026-11-21."));
    break;
  case CRM_DATE_TWO_DIGIT_YEAR:
    g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                 _ ("“%s” has a year of two digits; write all four."), shown);
    break;
  case CRM_DATE_WRONG_ORDER:
    g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                 _ ("“%s” is not written year, month, day; name the order it is written in."),
                 shown);
    break;
  case CRM_DATE_NO_YEAR:
    g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                 _ ("The year %s cannot be read; write a Jalali year from 1178 to 1500 or a "
                    "Gregorian one from 1600 to 2999."),
                 crm_i18n_number (reading->year).text);
    break;
  case CRM_DATE_NO_MONTH:
    g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                 _ ("There is no month %s; months run from 1 to 12."),
                 crm_i18n_number (reading->month).text);
    break;
  case CRM_DATE_NO_DAY:
    /* Translators: year, day, name of the month: "1402 has no 30 Esfand". */
    g_set_error (
        error, CRM_ERROR, CRM_ERROR_INVALID, _ ("%s has no %s %s; check the day."),
        crm_i18n_number (reading->year).text, crm_i18n_number (reading->mday).text,
        _ (crm_month_get_name (reading->calendar, reading->month, CRM_LANGUAGE_ENGLISH, FALSE)));
    break;
  case CRM_DATE_NO_TIME:
    g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                 _ ("“%s” holds no time of day that a clock shows; write one such as 09:30."),
                 shown);
    break;
  case CRM_DATE_UNREADABLE:
  case CRM_DATE_READ:
  default:
    g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                 _ ("“%s” is not a date; write one such as 2026-11-21 or 1405/08/30."), shown);
  }
}

gboolean
crm_day_parse (const char *text, gssize length, CrmDates dates, CrmDay *out, int *minutes,
               GError **error)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  CrmDateShape shape;
  CrmDateReading reading = { 0 };
  CrmDateFault fault = crm_date_shape_read (&shape, text, n);

  if (fault == CRM_DATE_READ)
    fault = crm_date_shape_resolve (&shape, dates, &reading);
  if (fault != CRM_DATE_READ) {
    if (error != NULL)
      set_error (error, fault, &reading, text, n);
    return FALSE;
  }
  *out = reading.day;
  if (minutes != NULL)
    *minutes = shape.minutes;
  return TRUE;
}

static char *
dup_moment (CrmDay day, int minutes)
{
  int year, month, mday;

  crm_day_to_civil (day, CRM_CALENDAR_GREGORIAN, &year, &month, &mday);
  if (minutes < 0)
    return g_strdup_printf ("%04d-%02d-%02d", year, month, mday);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d", year, month, mday, minutes / 60,
                          minutes % 60);
}

char *
crm_moment_parse (const char *text, gssize length, CrmDates dates, GError **error)
{
  CrmDay day;
  int minutes;

  return crm_day_parse (text, length, dates, &day, &minutes, error) ? dup_moment (day, minutes)
                                                                    : NULL;
}

char *
crm_moment_format (const char *iso, const CrmLocale *locale)
{
  CrmDay day;
  int minutes;
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  /* What is no moment is shown as it stands: hiding it would help nobody. */
  if (locale->plain || !crm_day_parse (iso, -1, CRM_DATES_YMD, &day, &minutes, NULL))
    return g_strdup (iso);
  date = crm_day_format (day, locale);
  if (minutes < 0)
    return g_steal_pointer (&date);
  time = crm_day_take_digits (g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60), locale);
  return g_strconcat (date, locale->language == CRM_LANGUAGE_PERSIAN ? "، " : ", ", time, NULL);
}

char *
crm_moment_now (void)
{
  g_autoptr (GDateTime) clock = crm_moment_dup_clock ();
  g_autoptr (GDateTime) now = g_date_time_to_local (clock);

  return g_date_time_format (now, "%Y-%m-%dT%H:%M");
}

#define SERIAL_DIGITS 5
#define SERIAL_LENGTH 24 /* with the fraction of a time as a double is written */

gboolean
crm_day_parse_serial (const char *text, gsize length, gboolean from_1904, CrmDay *out, int *minutes)
{
  const CrmDay zero = from_1904 ? -24107 : -25569; /* 1904-01-01, 1899-12-30 */
  char fraction[SERIAL_LENGTH + 1] = "0.";
  CrmDay day = 0;

  if (length < SERIAL_DIGITS || length > SERIAL_LENGTH || length == SERIAL_DIGITS + 1)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (i == SERIAL_DIGITS ? text[i] != '.' && text[i] != ',' : !g_ascii_isdigit (text[i]))
      return FALSE;
  for (gsize i = 0; i < SERIAL_DIGITS; i++)
    day = day * 10 + (text[i] - '0');
  day += zero;
  if (day < 0 || day > 47481) /* 2099-12-31 */
    return FALSE;
  *out = day;
  *minutes = -1;
  if (length == SERIAL_DIGITS)
    return TRUE;
  memcpy (fraction + 2, text + SERIAL_DIGITS + 1, length - SERIAL_DIGITS - 1);
  *minutes = MIN ((int) (g_ascii_strtod (fraction, NULL) * 1440 + 0.5), 1439);
  return TRUE;
}
