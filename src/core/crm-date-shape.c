/* crm-date-shape.c: takes the text of a date apart: up to three numbers or a month's name, and a
 * time of day. The text is folded first, so that digits, letters and invisible marks of every
 * script meet one set of rules. It decides nothing about order or calendar; crm-date-parse.c
 * does. */
#include "crm-day-private.h"

#include "crm-text.h"
#include "crm-utf8.h"

#include <string.h>

#define MAX_BYTES 200
#define MAX_FAST 32

typedef struct {
  const char *word; /* folded */
  CrmCalendar calendar;
  int month;
} MonthWord;

/* clang-format off */
/* English names are found by their first three letters or more, so they stand whole. */
static const MonthWord month_words[] = {
  { "january", 0, 1 }, { "february", 0, 2 }, { "march", 0, 3 }, { "april", 0, 4 }, { "may", 0, 5 },
  { "june", 0, 6 }, { "july", 0, 7 }, { "august", 0, 8 }, { "september", 0, 9 },
  { "october", 0, 10 }, { "november", 0, 11 }, { "december", 0, 12 },
  { "farvardin", 1, 1 }, { "ordibehesht", 1, 2 }, { "khordad", 1, 3 }, { "tir", 1, 4 },
  { "mordad", 1, 5 }, { "shahrivar", 1, 6 }, { "mehr", 1, 7 }, { "aban", 1, 8 }, { "azar", 1, 9 },
  { "dey", 1, 10 }, { "bahman", 1, 11 }, { "esfand", 1, 12 },
  { "ژانویه", 0, 1 }, { "فوریه", 0, 2 }, { "مارس", 0, 3 }, { "اوریل", 0, 4 }, { "مه", 0, 5 },
  { "می", 0, 5 }, { "ژوین", 0, 6 }, { "ژوییه", 0, 7 }, { "جولای", 0, 7 }, { "اوت", 0, 8 },
  { "اگوست", 0, 8 }, { "سپتامبر", 0, 9 }, { "اکتبر", 0, 10 }, { "نوامبر", 0, 11 },
  { "دسامبر", 0, 12 },
  { "فروردین", 1, 1 }, { "اردیبهشت", 1, 2 }, { "خرداد", 1, 3 }, { "تیر", 1, 4 }, { "مرداد", 1, 5 },
  { "امرداد", 1, 5 }, { "شهریور", 1, 6 }, { "مهر", 1, 7 }, { "ابان", 1, 8 }, { "اذر", 1, 9 },
  { "دی", 1, 10 }, { "بهمن", 1, 11 }, { "اسفند", 1, 12 },
};

/* Words that say nothing new: weekdays (half of them two words once folded), "month", "at". */
static const char *const noise_words[] = {
  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues",
  "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "of", "the", "at", "st", "nd", "rd", "th",
  "شنبه", "یکشنبه", "دوشنبه", "سهشنبه", "چهارشنبه", "پنجشنبه", "یک", "دو", "سه", "چهار", "پنج",
  "جمعه", "ادینه", "ماه", "سال", "روز", "مورخ", "ساعت",
};

static const struct { const char *word; gboolean afternoon; } halves[] = {
  { "am", FALSE }, { "a.m.", FALSE }, { "ق.ظ.", FALSE }, { "ق.ظ", FALSE },
  { "قبل از ظهر", FALSE }, { "صبح", FALSE },
  { "pm", TRUE }, { "p.m.", TRUE }, { "ب.ظ.", TRUE }, { "ب.ظ", TRUE },
  { "بعد از ظهر", TRUE }, { "عصر", TRUE },
};
/* clang-format on */

gsize
crm_date_get_word_length (const char *at)
{
  const char *end = at;

  while (*end != '\0' && g_unichar_isalpha (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  return (gsize) (end - at);
}

static const MonthWord *
find_month (const char *word, gsize length)
{
  static const char month[] = "ماه";
  gsize n = strlen (month);

  /* «آبان ماه» is written as one word as well. */
  if (length > n && memcmp (word + length - n, month, n) == 0)
    length -= n;
  for (gsize i = 0; i < G_N_ELEMENTS (month_words); i++) {
    const char *name = month_words[i].word;

    if (strlen (name) == length && memcmp (name, word, length) == 0)
      return &month_words[i];
    if (length >= 3 && g_ascii_isalpha (*name) &&
        month_words[i].calendar == CRM_CALENDAR_GREGORIAN && strncmp (name, word, length) == 0)
      return &month_words[i];
  }
  return NULL;
}

gboolean
crm_date_find_month (const char *word, gsize length, CrmCalendar *calendar, int *month)
{
  const MonthWord *found = find_month (word, length);

  if (found == NULL)
    return FALSE;
  *calendar = found->calendar;
  *month = found->month;
  return TRUE;
}

static gboolean
is_noise (const char *word, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (noise_words); i++)
    if (strlen (noise_words[i]) == length && memcmp (noise_words[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

static const char *
skip_blanks (const char *at)
{
  while (*at == ' ')
    at++;
  return at;
}

const char *
crm_date_skip_noise (const char *at)
{
  for (;;) {
    gsize n = crm_date_get_word_length (at);

    if (*at == ' ' || *at == ',')
      at++;
    else if (g_str_has_prefix (at, "،"))
      at += strlen ("،");
    else if (n > 0 && is_noise (at, n))
      at += n;
    else
      return at;
  }
}

/* Reads a run of at most max digits; 0 when there is none or it is longer. */
static guint
read_digits (const char **at, guint max, int *value)
{
  guint n = 0;

  *value = 0;
  while (g_ascii_isdigit ((*at)[n])) {
    if (n == max)
      return 0;
    *value = *value * 10 + ((*at)[n++] - '0');
  }
  *at += n;
  return n;
}

static gboolean
read_part (CrmDateShape *self, const char **at)
{
  guint i = self->n_parts;
  gsize n = crm_date_get_word_length (*at);

  if (n > 0) {
    const MonthWord *month = find_month (*at, n);

    if (month == NULL || self->word >= 0)
      return FALSE;
    self->word = (int) i;
    self->word_calendar = month->calendar;
    self->value[i] = month->month;
    self->digits[i] = 0;
    *at += n;
  } else {
    self->digits[i] = (guint8) read_digits (at, 8, &self->value[i]);
    if (self->digits[i] == 0)
      return FALSE;
  }
  self->n_parts++;
  return TRUE;
}

/* What stands between two parts: one of / - . or blanks alone. '\0' when nothing does. */
static char
read_separator (const char **at)
{
  const char *start = *at;
  const char *after = skip_blanks (start);

  if (*after == '/' || *after == '-' || *after == '.') {
    *at = skip_blanks (after + 1);
    return *after;
  }
  *at = after;
  return after > start ? ' ' : '\0';
}

/* Three parts, or one run of 6 or 8 digits. */
static gboolean
read_parts (CrmDateShape *self, const char **at)
{
  char separators[2] = { 0 };

  *at = crm_date_skip_noise (*at);
  if (!read_part (self, at))
    return FALSE;
  if (self->digits[0] == 6 || self->digits[0] == 8)
    return TRUE;
  for (guint i = 0; i < 2; i++) {
    separators[i] = read_separator (at);
    *at = crm_date_skip_noise (*at);
    if (!read_part (self, at))
      return FALSE;
  }
  /* Beside a name anything goes ("21nov2026", "30 Aban, 1405"); numbers must be set apart alike. */
  return self->word >= 0 || (separators[0] != '\0' && separators[0] == separators[1]);
}

static gboolean
read_clock (const char **at, gboolean compact, int *hour, int *minute)
{
  int second = 0;
  const char *start = *at;
  guint n = read_digits (at, compact ? 6 : 2, hour);

  *minute = 0;
  if (compact && (n == 4 || n == 6)) {
    int all = *hour;

    if (n == 6) {
      second = all % 100;
      all /= 100;
    }
    *hour = all / 100;
    *minute = all % 100;
  } else if (n == 0 || n > 2 || **at != ':') {
    *at = start;
    return FALSE;
  } else {
    (*at)++;
    if (read_digits (at, 2, minute) != 2)
      return FALSE;
    if (**at == ':') {
      (*at)++;
      if (read_digits (at, 2, &second) != 2)
        return FALSE;
    }
  }
  if ((**at == '.' || **at == ',') && g_ascii_isdigit ((*at)[1])) {
    (*at)++;
    while (g_ascii_isdigit (**at))
      (*at)++;
  }
  return *hour <= 23 && *minute <= 59 && second <= 60;
}

static gboolean
read_half (const char **at, int *hour)
{
  const char *start = skip_blanks (*at);

  for (gsize i = 0; i < G_N_ELEMENTS (halves); i++) {
    if (!g_str_has_prefix (start, halves[i].word))
      continue;
    *at = start + strlen (halves[i].word);
    if (halves[i].afternoon && *hour < 12)
      *hour += 12;
    else if (!halves[i].afternoon && *hour == 12)
      *hour = 0;
    return TRUE;
  }
  return FALSE;
}

/* Z, UTC, GMT, +03:30, -0500, +03. Read over: a day is the civil day that was written. */
static void
skip_zone (const char **at)
{
  static const char *const names[] = { "z", "utc", "gmt" };
  const char *start = skip_blanks (*at);
  const char *end = start;
  int ignored;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (start, names[i])) {
      *at = start + strlen (names[i]);
      return;
    }
  if (*start != '+' && *start != '-')
    return;
  end++;
  switch (read_digits (&end, 4, &ignored)) {
  case 4:
    *at = end;
    break;
  case 2:
    *at = end;
    if (*end == ':' && g_ascii_isdigit (end[1]) && g_ascii_isdigit (end[2]))
      *at = end + 3;
    break;
  default:
    break;
  }
}

static CrmDateFault
read_time (CrmDateShape *self, const char *at)
{
  gboolean compact = FALSE;
  int hour, minute;

  at = crm_date_skip_noise (at);
  if (*at == 't') {
    compact = TRUE;
    at++;
  } else if (*at == '-' && at[1] == ' ') {
    at++;
  }
  at = crm_date_skip_noise (at);
  if (*at == '\0')
    return compact ? CRM_DATE_UNREADABLE : CRM_DATE_READ;
  if (!g_ascii_isdigit (*at))
    return CRM_DATE_UNREADABLE;
  if (!read_clock (&at, compact, &hour, &minute))
    return CRM_DATE_NO_TIME;
  read_half (&at, &hour);
  skip_zone (&at);
  self->minutes = hour * 60 + minute;
  return *skip_blanks (at) == '\0' ? CRM_DATE_READ : CRM_DATE_UNREADABLE;
}

/* The text with the digits of either script in ASCII and without marks of direction, if it holds
 * nothing but these and ASCII; FALSE otherwise. */
static gboolean
reduce (const char *text, gsize length, char reduced[MAX_FAST + 1])
{
  const guchar *at = (const guchar *) text;
  const guchar *end = at + length;
  gsize n = 0;

  while (at < end) {
    gunichar c = crm_utf8_next (&at, end);

    if (c == 0x200E || c == 0x200F)
      continue;
    if (c >= 0x06F0 && c <= 0x06F9)
      c = '0' + c - 0x06F0;
    else if (c >= 0x0660 && c <= 0x0669)
      c = '0' + c - 0x0660;
    if (c >= 0x80 || c == 0 || n == MAX_FAST)
      return FALSE;
    reduced[n++] = (char) c;
  }
  reduced[n] = '\0';
  return TRUE;
}

/* 2026-11-21, 3.7.05, «۱۴۰۵/۰۸/۳۰», each with " 9:30", "T09:30" or "T09:30:15" or nothing after it:
 * what fills most columns. FALSE leaves it to the long way. */
static gboolean
read_fast (CrmDateShape *self, const char *text, gsize length)
{
  char reduced[MAX_FAST + 1];
  const char *at = reduced;
  char separator;
  int hour, minute;

  if (!reduce (text, length, reduced))
    return FALSE;
  for (int i = 0; i < 3; i++) {
    self->digits[i] = (guint8) read_digits (&at, 4, &self->value[i]);
    if (self->digits[i] == 0)
      return FALSE;
    if (i == 2)
      break;
    separator = *at++;
    if ((separator != '/' && separator != '-' && separator != '.') ||
        (i == 1 && separator != reduced[self->digits[0]]))
      return FALSE;
  }
  self->n_parts = 3;
  if (*at == '\0')
    return TRUE;
  if ((*at != ' ' && *at != 'T') || !g_ascii_isdigit (at[1]))
    return FALSE;
  at++;
  if (!read_clock (&at, FALSE, &hour, &minute) || *at != '\0')
    return FALSE;
  self->minutes = hour * 60 + minute;
  return TRUE;
}

gboolean
crm_date_holds_control (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_iscntrl (text[i]) && !g_ascii_isspace (text[i]))
      return TRUE;
  return FALSE;
}

CrmDateFault
crm_date_shape_read (CrmDateShape *self, const char *text, gsize length)
{
  static const CrmDateShape empty = { .word = -1, .minutes = -1 };
  g_autoptr (GString) folded = NULL;
  const char *at;

  *self = empty;
  if (read_fast (self, text, length))
    return CRM_DATE_READ;
  *self = empty;
  if (length > MAX_BYTES || crm_date_holds_control (text, length))
    return CRM_DATE_UNREADABLE;

  folded = g_string_sized_new (length + 16);
  crm_text_fold_append (folded, text, length);
  if (folded->len == 0)
    return CRM_DATE_EMPTY;
  at = folded->str;
  return read_parts (self, &at) ? read_time (self, at) : CRM_DATE_UNREADABLE;
}
