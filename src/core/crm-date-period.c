/* crm-date-period.c: reads a month, a quarter or a year that stands where a day is wanted. It takes
 * the folded text apart by itself, as none of the orders of days has a part in it: a year is
 * written with four digits and says its calendar. Only "Jan-24", as spreadsheets show a month, has
 * a year of two. What leaves a doubt is none. */
#include "crm-day-private.h"

#include "crm-text.h"

#include <string.h>

#define MAX_BYTES 80
#define MOST_DIGITS 6 /* year and month; a day has more, or is no period */
#define LEAST_DIGITS 2
#define FIRST_OF_1900S 69 /* of two digits, as in a day */

typedef enum { NOTHING, MONTH_NUMBER, MONTH_NAME, QUARTER_NUMBER, QUARTER_NAME } Part;

typedef struct {
  int year; /* 0: not met yet */
  Part part;
  CrmCalendar calendar; /* of a name */
  int number;           /* of the month or of the quarter, from 1 */
  gboolean short_month; /* a number of one digit */
  gboolean wants_quarter;
  guint n_parts;
  char separator; /* between the two parts; ' ' for blanks and noise */
} Reader;

/* clang-format off */
/* Folded. */
static const struct { const char *word; int number; gboolean season; } quarter_words[] = {
  { "بهار", 1, TRUE }, { "تابستان", 2, TRUE }, { "پاییز", 3, TRUE }, { "زمستان", 4, TRUE },
  { "اول", 1, FALSE }, { "دوم", 2, FALSE }, { "سوم", 3, FALSE }, { "چهارم", 4, FALSE },
};
static const char *const quarter_marks[] = { "q", "quarter", "سهماهه", "ماهه", "فصل" };
/* clang-format on */

static gboolean
is_word (const char *word, const char *at, gsize length)
{
  return strlen (word) == length && memcmp (word, at, length) == 0;
}

/* Most dates are told from a period by the number of their digits, of any script. */
static gboolean
has_few_digits (const char *text, gsize length)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++) {
    guchar byte = (guchar) text[i];
    guchar next = i + 1 < length ? (guchar) text[i + 1] : 0;

    n += g_ascii_isdigit (text[i]) || (byte == 0xDB && next >= 0xB0 && next <= 0xB9) ||
         (byte == 0xD9 && next >= 0xA0 && next <= 0xA9);
  }
  return n >= LEAST_DIGITS && n <= MOST_DIGITS;
}

static gboolean
take_number (Reader *self, const char **at)
{
  gsize n = strspn (*at, "0123456789");
  int value = 0;

  for (gsize i = 0; i < n && i < 5; i++)
    value = value * 10 + ((*at)[i] - '0');
  *at += n;
  if (n == 4) {
    if (self->year != 0)
      return FALSE;
    self->year = value;
    return TRUE;
  }
  if (n == 2 && self->part == MONTH_NAME && self->calendar == CRM_CALENDAR_GREGORIAN &&
      self->year == 0 && self->separator == '-') {
    self->year = value + (value < FIRST_OF_1900S ? 2000 : 1900);
    return TRUE;
  }
  if (n > 2 || self->part != NOTHING)
    return FALSE;
  self->part = self->wants_quarter ? QUARTER_NUMBER : MONTH_NUMBER;
  self->number = value;
  self->short_month = n == 1;
  return TRUE;
}

static gboolean
take_name (Reader *self, const char *word, gsize length)
{
  if (self->part != NOTHING)
    return FALSE;
  if (crm_date_find_month (word, length, &self->calendar, &self->number)) {
    self->part = MONTH_NAME;
    return !self->wants_quarter;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (quarter_words); i++) {
    if (!is_word (quarter_words[i].word, word, length))
      continue;
    self->part = quarter_words[i].season ? QUARTER_NAME : QUARTER_NUMBER;
    self->calendar = CRM_CALENDAR_JALALI;
    self->number = quarter_words[i].number;
    return quarter_words[i].season || self->wants_quarter;
  }
  return FALSE;
}

static gboolean
takes_mark (Reader *self, const char *word, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (quarter_marks); i++)
    if (is_word (quarter_marks[i], word, length)) {
      self->wants_quarter = TRUE;
      return self->part == NOTHING;
    }
  return FALSE;
}

/* What stands before the next part: blanks and noise, or one of / - . among them. */
static gboolean
take_separator (Reader *self, const char **at)
{
  const char *after = crm_date_skip_noise (*at);
  char separator = after > *at ? ' ' : '\0';

  if (*after == '/' || *after == '-' || *after == '.') {
    separator = *after;
    after = crm_date_skip_noise (after + 1);
    if (*after == '\0')
      return FALSE;
  }
  if (separator != '\0' && self->n_parts == 0 && separator != ' ')
    return FALSE;
  if (self->n_parts == 1)
    self->separator = MAX (self->separator, separator);
  *at = after;
  return TRUE;
}

/* The year and at most one other part, in either order. */
static gboolean
take_apart (Reader *self, const char *at)
{
  while (take_separator (self, &at)) {
    gsize n = crm_date_get_word_length (at);
    const char *word = at;

    if (*at == '\0')
      return self->year != 0;
    if (n == 0) {
      if (!g_ascii_isdigit (*at) || !take_number (self, &at))
        return FALSE;
      self->n_parts++;
      continue;
    }
    at += n;
    if (takes_mark (self, word, n))
      continue;
    if (!take_name (self, word, n))
      return FALSE;
    self->n_parts++;
  }
  return FALSE;
}

static gboolean
settle (const Reader *self, CrmDay *first, CrmPeriod *period)
{
  CrmCalendar calendar = self->year < 1600 ? CRM_CALENDAR_JALALI : CRM_CALENDAR_GREGORIAN;
  int month = self->number;

  switch (self->part) {
  case NOTHING:
    *period = CRM_PERIOD_YEAR;
    month = 1;
    break;
  case MONTH_NUMBER:
    /* 1403.1 may be a number that was 1403.10 once. */
    if (self->separator != '/' && self->separator != '-' &&
        (self->separator != '.' || self->short_month))
      return FALSE;
    G_GNUC_FALLTHROUGH;
  case MONTH_NAME:
    *period = CRM_PERIOD_MONTH;
    break;
  case QUARTER_NUMBER:
  case QUARTER_NAME:
  default:
    if (self->number > 4)
      return FALSE;
    *period = CRM_PERIOD_QUARTER;
    month = (self->number - 1) * 3 + 1;
  }
  if ((self->part == MONTH_NAME || self->part == QUARTER_NAME) && self->calendar != calendar)
    return FALSE;
  return crm_day_from_civil (calendar, self->year, month, 1, first);
}

gboolean
crm_day_parse_period (const char *text, gsize length, CrmDay *first, CrmPeriod *period)
{
  g_autoptr (GString) folded = NULL;
  Reader reader = { 0 };

  if (length > MAX_BYTES || !has_few_digits (text, length) || crm_date_holds_control (text, length))
    return FALSE;
  folded = g_string_sized_new (length + 16);
  crm_text_fold_append (folded, text, length);
  return take_apart (&reader, folded->str) && (reader.part != NOTHING || !reader.wants_quarter) &&
         settle (&reader, first, period);
}
