/* fuzz-date.c: libFuzzer target. Whatever the bytes, a day is read or refused with a sentence, and
 * what is read is a day that exists, is written in every locale and read again as the same. */
#include "crm-day.h"
#include "crm-error.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_day (CrmDay day)
{
  g_assert_cmpint (day, >=, CRM_DAY_MIN);
  g_assert_cmpint (day, <=, CRM_DAY_MAX);
  for (int form = 0; form < 8; form++) {
    CrmLocale locale = { (CrmLanguage) (form & 1), (CrmCalendar) (form >> 1 & 1), form >> 2, "",
                         0 };
    g_autofree char *text = NULL;
    g_autofree char *numbers = NULL;
    int year, month, mday;
    CrmDay back;

    crm_day_to_civil (day, locale.calendar, &year, &month, &mday);
    if (!crm_day_from_civil (locale.calendar, year, month, mday, &back))
      continue; /* outside the Jalali years that are read */
    g_assert_cmpint (back, ==, day);
    text = crm_day_format (day, &locale);
    numbers = crm_day_format_short (day, &locale);
    g_assert_true (crm_day_parse (text, -1, CRM_DATES_AUTO, &back, NULL, NULL));
    g_assert_cmpint (back, ==, day);
    g_assert_true (crm_day_parse (numbers, -1, CRM_DATES_AUTO, &back, NULL, NULL));
    g_assert_cmpint (back, ==, day);
  }
}

static void
check_moment (const char *text, gsize length, CrmDates dates)
{
  const CrmLocale persian = { CRM_LANGUAGE_PERSIAN, CRM_CALENDAR_JALALI, FALSE, "", 0 };
  g_autofree char *iso = crm_moment_parse (text, (gssize) length, dates, NULL);
  g_autofree char *again = NULL;
  g_autofree char *shown = NULL;

  if (iso == NULL)
    return;
  again = crm_moment_parse (iso, -1, CRM_DATES_YMD, NULL);
  g_assert_cmpstr (again, ==, iso);
  shown = crm_moment_format (iso, &persian);
  g_assert_true (g_utf8_validate (shown, -1, NULL));
}

/* A period is named by its first day, and nothing is a period and a day. */
static void
check_period (const char *text, gsize length, CrmDates dates)
{
  CrmPeriod period;
  CrmDay first, last, day, found = 0;

  if (!crm_day_parse_period (text, length, &found, &period))
    return;
  g_assert_true (period == CRM_PERIOD_MONTH || period == CRM_PERIOD_QUARTER ||
                 period == CRM_PERIOD_YEAR);
  crm_period_around (found, period, CRM_CALENDAR_JALALI, 1, &first, &last);
  if (first != found)
    crm_period_around (found, period, CRM_CALENDAR_GREGORIAN, 1, &first, &last);
  g_assert_cmpint (found, ==, first);
  g_assert_false (crm_day_parse (text, (gssize) length, dates, &day, NULL, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  /* A heap copy without a NUL: reading one byte too far is seen. */
  g_autofree char *text = size > 1 ? g_memdup2 (data + 1, size - 1) : g_malloc0 (1);
  gsize length = size > 1 ? size - 1 : 0;
  CrmDates dates = (CrmDates) (size > 0 ? data[0] % 6 : 0);
  g_autoptr (GError) error = NULL;
  CrmDateEvidence evidence;
  CrmDay day;
  int minutes;

  if (crm_day_parse (text, (gssize) length, dates, &day, &minutes, &error)) {
    g_assert_no_error (error);
    g_assert_true (minutes >= -1 && minutes < 1440);
    check_day (day);
  } else {
    g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  }
  check_moment (text, length, dates);
  check_period (text, length, dates);
  crm_date_evidence_init (&evidence);
  crm_date_evidence_add (&evidence, text, length);
  crm_date_evidence_add (&evidence, text, length);
  g_assert_cmpuint (evidence.others, <=, evidence.cells);
  crm_date_evidence_decide (&evidence, dates, NULL);
  return 0;
}
