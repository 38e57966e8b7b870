/* crm-locale.h: how values are written for and read from a person: language, calendar, digits and
 * the programme's money. A plain struct handed down, never a global. It knows nothing of fields. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { CRM_LANGUAGE_ENGLISH, CRM_LANGUAGE_PERSIAN } CrmLanguage;
typedef enum { CRM_CALENDAR_GREGORIAN, CRM_CALENDAR_JALALI } CrmCalendar;

typedef enum { CRM_DIGITS_OF_LANGUAGE, CRM_DIGITS_LATIN, CRM_DIGITS_PERSIAN } CrmDigits;
typedef enum {
  CRM_DAYS_OF_PROGRAMME,
  CRM_DAYS_GREGORIAN,
  CRM_DAYS_JALALI,
} CrmDays;

/* A person's own wishes, which go before the ways of language and programme; all 0: none. The
 * machine form knows none of them. */
typedef struct {
  CrmDigits digits;
  CrmDays days;          /* how days are written; periods stay those of the programme */
  gboolean tomans;       /* tables show rials as tomans */
  guint money_thousands; /* tables show money in units, thousands (1) or millions (2) */
} CrmShown;

typedef struct {
  CrmLanguage language; /* choice words, digits, sentence order */
  CrmCalendar calendar; /* how periods are cut, and days written */
  gboolean plain;       /* TRUE: for machines. ASCII digits, no grouping, ISO days, choice keys */
  char currency[4];     /* ISO 4217 code of the programme's one currency, "" when not known */
  guint money_decimals; /* decimals of that currency: 0 for IRR, 2 for EUR, 3 for KWD */
  CrmShown shown;
} CrmLocale;

/* The machine form: what CSV, JSON and scripts read and write. */
#define CRM_LOCALE_PLAIN(code, decimals)                                                           \
  ((CrmLocale){ CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN, TRUE, code, decimals, { 0 } })

/* Fills in language from the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG), calendar to
 * match. */
void crm_locale_init (CrmLocale *self);

/* Decimals ISO 4217 gives a currency code (IRR is 0 here, as committees count whole rials);
 * FALSE for a code that is not three capital letters. */
gboolean crm_currency_get_decimals (const char *code, guint *decimals);

/* Whether numbers are written ۱۲۳: by the person's wish, else by the language; never when plain. */
gboolean crm_locale_has_persian_digits (const CrmLocale *self);
/* The calendar in which days are written. */
CrmCalendar crm_locale_get_day_calendar (const CrmLocale *self);
/* Digits put in at the last step: 0-9 . , - become their Persian forms where numbers are written
 * so; otherwise a copy. Returns owned text. */
char *crm_locale_dup_digits (const CrmLocale *self, const char *ascii_number);

G_END_DECLS
