/* fuzz-money.c: libFuzzer target. Whatever the bytes, a number is read or refused with a sentence,
 * and what is read survives being written and read again. */
#include "crm-decimal.h"
#include "crm-error.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Money of every number of decimals, in every form that is written: back to the last unit. */
static void
check_money (const char *text, gsize length, CrmDecimalMark mark, guint decimals)
{
  CrmLocale locale = { CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN, FALSE, "", decimals };
  gint64 minor;

  if (!crm_money_parse (text, (gssize) length, mark, &locale, &minor, NULL, NULL))
    return;
  for (int form = 0; form < 3; form++) {
    g_autofree char *written = NULL;
    gboolean rounded = TRUE;
    gint64 back = 0;

    locale.language = form == 1 ? CRM_LANGUAGE_PERSIAN : CRM_LANGUAGE_ENGLISH;
    locale.plain = form == 2;
    written = crm_money_format (minor, &locale);
    g_assert_true (crm_money_parse (written, -1, CRM_MARK_DOT, &locale, &back, &rounded, NULL));
    g_assert_cmpint (back, ==, minor);
    g_assert_false (rounded);
  }
}

static void
check_real (const CrmDecimal *decimal)
{
  const CrmLocale plain = CRM_LOCALE_PLAIN ("", 0);
  double value = crm_decimal_to_double (decimal);
  g_autofree char *written = crm_real_format (value, &plain);
  CrmDecimal back;

  /* 1e38 may round up past what is read; all below comes back bit for bit. */
  if (value > -1e33 && value < 1e33) {
    g_assert_true (crm_decimal_parse (written, -1, CRM_MARK_DOT, &back, NULL, NULL));
    g_assert_true (crm_decimal_to_double (&back) == value);
  }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  /* A heap copy without a NUL: reading one byte too far is seen. */
  g_autofree char *text = size > 1 ? g_memdup2 (data + 1, size - 1) : g_malloc0 (1);
  gsize length = size > 1 ? size - 1 : 0;
  CrmDecimalMark mark = (CrmDecimalMark) (size > 0 ? data[0] % 3 : 0);
  g_autoptr (GError) error = NULL;
  CrmMarkEvidence evidence = { 0 };
  CrmDecimal decimal;
  gboolean percent;

  if (crm_decimal_parse (text, (gssize) length, mark, &decimal, &percent, &error)) {
    g_assert_no_error (error);
    check_real (&decimal);
  } else {
    g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  }
  check_money (text, length, mark, size > 0 ? data[0] / 3 % 5 : 0);
  crm_mark_evidence_add (&evidence, text, length);
  g_assert_cmpuint (evidence.numbers + evidence.others, <=, 1);
  return 0;
}
