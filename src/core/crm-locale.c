/* crm-locale.c: the language of the environment, ISO 4217 decimals and Persian digits. Tables and
 * small functions; it calls GLib only. */
#include "crm-locale.h"

#include <string.h>

static gboolean
is_persian (const char *name)
{
  return g_ascii_strncasecmp (name, "fa", 2) == 0 && !g_ascii_isalpha (name[2]);
}

void
crm_locale_init (CrmLocale *self)
{
  /* The order of gettext. LANGUAGE is a list; its first entry speaks. */
  static const char *const variables[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG" };

  memset (self, 0, sizeof *self);
  self->language = CRM_LANGUAGE_ENGLISH;
  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++) {
    const char *value = g_getenv (variables[i]);

    if (value == NULL || *value == '\0')
      continue;
    if (is_persian (value))
      self->language = CRM_LANGUAGE_PERSIAN;
    break;
  }
  self->calendar =
      self->language == CRM_LANGUAGE_PERSIAN ? CRM_CALENDAR_JALALI : CRM_CALENDAR_GREGORIAN;
}

gboolean
crm_currency_get_decimals (const char *code, guint *decimals)
{
  /* ISO 4217 names 2 for IRR; no committee has counted a hundredth of a rial for decades. IRT is
   * the toman, which ISO does not know. */
  static const char none[] =
      "BIF CLP DJF GNF IRR IRT ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
  static const char three[] = "BHD IQD JOD KWD LYD OMR TND";
  static const char four[] = "CLF UYW";

  if (code == NULL || strlen (code) != 3)
    return FALSE;
  for (int i = 0; i < 3; i++)
    if (!g_ascii_isupper (code[i]))
      return FALSE;
  if (strstr (none, code) != NULL)
    *decimals = 0;
  else if (strstr (three, code) != NULL)
    *decimals = 3;
  else if (strstr (four, code) != NULL)
    *decimals = 4;
  else
    *decimals = 2;
  return TRUE;
}

gboolean
crm_locale_has_persian_digits (const CrmLocale *self)
{
  if (self->plain || self->shown.digits == CRM_DIGITS_LATIN)
    return FALSE;
  return self->shown.digits == CRM_DIGITS_PERSIAN || self->language == CRM_LANGUAGE_PERSIAN;
}

CrmCalendar
crm_locale_get_day_calendar (const CrmLocale *self)
{
  if (self->plain || self->shown.days == CRM_DAYS_OF_PROGRAMME)
    return self->calendar;
  return self->shown.days == CRM_DAYS_JALALI ? CRM_CALENDAR_JALALI : CRM_CALENDAR_GREGORIAN;
}

char *
crm_locale_dup_digits (const CrmLocale *self, const char *ascii_number)
{
  GString *out;

  if (!crm_locale_has_persian_digits (self))
    return g_strdup (ascii_number);

  out = g_string_sized_new (2 * strlen (ascii_number) + 8);
  for (const char *at = ascii_number; *at != '\0'; at++) {
    if (g_ascii_isdigit (*at)) {
      g_string_append_c (out, (char) 0xDB);
      g_string_append_c (out, (char) (0xB0 + *at - '0'));
    } else if (*at == '.') {
      g_string_append (out, "\u066B");
    } else if (*at == ',') {
      g_string_append (out, "\u066C");
    } else if (*at == '-') {
      /* The mark keeps the minus before its number in a right-to-left line. */
      g_string_append (out, "\u200E\u2212");
    } else {
      g_string_append_c (out, *at);
    }
  }
  return g_string_free (out, FALSE);
}
