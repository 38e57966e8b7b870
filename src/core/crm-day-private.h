/* crm-day-private.h: what the files about days share: arithmetic without range checks, and a date
 * text taken apart once so that several orders can be tried on it. */
#pragma once

#include "crm-day.h"

G_BEGIN_DECLS

/* Any year, any month from 1 to 12; the caller vouches for the rest. */
CrmDay crm_day_from_civil_unchecked (CrmCalendar calendar, int year, int month, int day);

/* Seasons and such for crm-period.c: digits of the locale put into an ASCII text. Takes `ascii`. */
char *crm_day_take_digits (char *ascii, const CrmLocale *locale);

typedef enum {
  CRM_DATE_READ,
  CRM_DATE_EMPTY,
  CRM_DATE_UNREADABLE,
  CRM_DATE_TWO_DIGIT_YEAR,
  CRM_DATE_WRONG_ORDER,
  CRM_DATE_NO_YEAR,
  CRM_DATE_NO_MONTH,
  CRM_DATE_NO_DAY,
  CRM_DATE_NO_TIME
} CrmDateFault;

typedef struct {
  guint n_parts;    /* 3, or 1 for a run of 6 or 8 digits */
  int value[3];     /* a month word counts as its number */
  guint8 digits[3]; /* how many digits were written, 0 for a word */
  int word;         /* index of the part that is a month word, -1 for none */
  CrmCalendar word_calendar;
  int minutes; /* of the day, -1 when no time was written */
} CrmDateShape;

typedef struct {
  CrmDay day;
  CrmCalendar calendar;
  int year, month, mday;
  gboolean four_digits; /* the year shows by itself */
  gboolean native;      /* order and calendar are the ones asked for, nothing was overruled */
} CrmDateReading;

/* Of folded text. A word ends where its letters do; months go by any of their names. */
gsize crm_date_get_word_length (const char *at);
gboolean crm_date_find_month (const char *word, gsize length, CrmCalendar *calendar, int *month);
/* Passes over blanks, commas and words that say nothing. */
const char *crm_date_skip_noise (const char *at);
/* Folding drops control characters; a date that holds one is none. */
gboolean crm_date_holds_control (const char *text, gsize length);

CrmDateFault crm_date_shape_read (CrmDateShape *self, const char *text, gsize length);
/* Fills reading as far as it got; day is only set on CRM_DATE_READ. */
CrmDateFault crm_date_shape_resolve (const CrmDateShape *self, CrmDates dates,
                                     CrmDateReading *reading);

G_END_DECLS
