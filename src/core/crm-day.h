/* crm-day.h: civil days as integers since 1970-01-01, in the Gregorian and the Jalali calendar, and
 * the periods (week, month, quarter, half, year) of each. Never seconds: 70 days between 1300 and
 * 1500 are not 24 hours long in Tehran. Jalali by the 33-year rule, valid 1178-1500 here, checked
 * against ICU and the official table in the tests. */
#pragma once

#include "crm-locale.h"

G_BEGIN_DECLS

typedef gint32 CrmDay; /* days since 1970-01-01 */

#define CRM_DAY_MIN (-135140) /* 1600-01-01 */
#define CRM_DAY_MAX 376199    /* 2999-12-31 */

/* FALSE when there is no such day (1402-12-30, 31 Mehr, 30 February). Jalali years 1178 to 1500. */
gboolean crm_day_from_civil (CrmCalendar calendar, int year, int month, int day, CrmDay *out);
void crm_day_to_civil (CrmDay day, CrmCalendar calendar, int *year, int *month, int *mday);
int crm_day_get_weekday (CrmDay day); /* 0 Saturday … 6 Friday, the programme's week */
int crm_month_get_length (CrmCalendar calendar, int year, int month);
gboolean crm_year_is_leap (CrmCalendar calendar, int year);
/* The civil day of the local clock. What the programs note or show of the present comes from one
 * clock: with HASHTGAM_TODAY=2026-11-21 in the environment it stands still at noon (UTC) of that
 * day, so that tests may compare what is drawn. Names of backups follow the real one. */
CrmDay crm_day_today (void);

/* Orders in which files write dates. AUTO for one text: four digits first is y-m-d; a year of
 * 1178-1599 is Jalali, 1600-2999 Gregorian; "21 Nov 2026", «۳۰ آبان ۱۴۰۵», 14030705 are read; four
 * digits last is d-m-y unless only m-d-y fits; a year of two digits is refused. In every order four
 * digits say their calendar themselves. */
typedef enum {
  CRM_DATES_AUTO,
  CRM_DATES_YMD,
  CRM_DATES_DMY,
  CRM_DATES_MDY,
  CRM_DATES_JALALI_YMD,
  CRM_DATES_JALALI_DMY
} CrmDates;

const char *crm_dates_to_string (CrmDates dates); /* "ymd", "jalali-ymd", … */
gboolean crm_dates_from_string (const char *word, CrmDates *out);

/* Reads one day. Separators / - . blank or none (8 or 6 digits); Persian and Arabic digits; bidi
 * marks ignored; a time after a blank or 'T' is read into *minutes (minutes of the day, -1 when
 * there is none; pass NULL to drop it); seconds, fractions, Z and offsets after it are accepted.
 * Two-digit years: Jalali 00-09 → 1400s and 20-99 → 1300s (10-19 → 1400s), Gregorian 00-68 →
 * 2000s. An order that the first part being four digits contradicts is overruled to y-m-d of
 * that calendar. CRM_ERROR_INVALID says why in words ("There is no month 13", "1402 has no 30
 * Esfand"). */
gboolean crm_day_parse (const char *text, gssize length, CrmDates dates, CrmDay *out, int *minutes,
                        GError **error);

/* A day as spreadsheets count them, 45292 or 45292.75, when its cell has lost its format: from
 * 1899-12-30, or from 1904-01-01. Only 1970 to 2099, so that other numbers are not taken for days;
 * ASCII digits, either decimal mark. *minutes of the day, -1 for a whole number. FALSE: it is
 * none. */
gboolean crm_day_parse_serial (const char *text, gsize length, gboolean from_1904, CrmDay *out,
                               int *minutes);

/* "21 Nov 2026", "۳۰ آبان ۱۴۰۵"; plain: "2026-11-21". Owned. */
char *crm_day_format (CrmDay day, const CrmLocale *locale);
/* "2026-11-21" / "۱۴۰۵/۰۸/۳۰" for tables: numbers only, in the locale's calendar. Owned. */
char *crm_day_format_short (CrmDay day, const CrmLocale *locale);
/* Month name in the language and calendar, month 1-12. Borrowed, static. */
const char *crm_month_get_name (CrmCalendar calendar, int month, CrmLanguage language,
                                gboolean abbreviated);

/* What a whole column of dates says; feed every filled cell, then ask. */
typedef struct {
  guint64 cells, others;    /* filled cells, and those that fit no order at all */
  guint64 fits[6];          /* by CrmDates: how many cells this order can read */
  guint64 four_digit_year;  /* cells whose year shows by itself */
  CrmDay first[6], last[6]; /* smallest and largest day under that order */
  CrmDay previous[6];       /* of the cell before, for `backwards` */
  guint64 backwards[6];     /* how often the next cell is earlier: real logs rarely are */
  guint64 native[6];        /* cells written in just this order and calendar, nothing overruled */
  guint64 differs[6][6];    /* [larger][smaller]: cells that both read, as different days */
} CrmDateEvidence;
void crm_date_evidence_init (CrmDateEvidence *self);
void crm_date_evidence_add (CrmDateEvidence *self, const char *text, gsize length);
/* The order that reads most cells; among equals the one whose days lie closest together and run
 * forward, then `prefer`. *certain FALSE when another order reads as many cells and one of
 * them as another day. `prefer` is also the answer when no cell is a date. */
CrmDates crm_date_evidence_decide (const CrmDateEvidence *self, CrmDates prefer, gboolean *certain);

/* Periods. A period is named by its first day; both ends are in it. */
typedef enum {
  CRM_PERIOD_DAY,
  CRM_PERIOD_WEEK, /* from Saturday in the Jalali calendar, from Monday in the Gregorian */
  CRM_PERIOD_MONTH,
  CRM_PERIOD_QUARTER,
  CRM_PERIOD_HALF,
  CRM_PERIOD_YEAR
} CrmPeriod;

/* The period that holds `day`. Quarters, halves and years start at fiscal_month (1-12). */
void crm_period_around (CrmDay day, CrmPeriod period, CrmCalendar calendar, int fiscal_month,
                        CrmDay *first, CrmDay *last);
/* First day of the period n periods after (before when negative) the one that holds `day`. */
CrmDay crm_period_step (CrmDay day, int n, CrmPeriod period, CrmCalendar calendar,
                        int fiscal_month);
/* "Oct 2026", «مهر ۱۴۰۵», "Q3 2026", «تابستان ۱۴۰۵», "2026"; day and week: the short day of its
 * first day. A fiscal year that does not start in month 1 is "2026/27". Plain: "2026-10",
 * "2026-Q3", "2026-H2", "2026" in the locale's calendar. Owned. */
char *crm_period_format (CrmDay day, CrmPeriod period, int fiscal_month, const CrmLocale *locale);

/* A month, quarter or year that a file writes where a day is wanted: "2024-03", "03/2024", "Mar
 * 2024", «مهر ۱۴۰۳», "Q1 2024", «بهار ۱۴۰۳» (the seasons are quarters of the Jalali year), "2024".
 * Its first day, in its own calendar; the year has four digits, but for "Mar-24", which is 2024.
 * *period is MONTH, QUARTER or YEAR.
 * FALSE: it is none of them, or a day. */
gboolean crm_day_parse_period (const char *text, gsize length, CrmDay *first, CrmPeriod *period);

/* Moments: ISO text "2026-11-21T09:30" in local civil time. Parse reads what crm_day_parse reads;
 * without a time the text is the day alone. Owned. */
char *crm_moment_parse (const char *text, gssize length, CrmDates dates, GError **error);
char *crm_moment_format (const char *iso, const CrmLocale *locale);
char *crm_moment_now (void);
/* The clock itself, in UTC. Owned. */
GDateTime *crm_moment_dup_clock (void);

G_END_DECLS
