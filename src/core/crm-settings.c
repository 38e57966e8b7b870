/* crm-settings.c: one query on the organisation's record. What a damaged file holds is brought
 * within bounds here, once. */
#include "crm-settings.h"

#include <string.h>

gboolean
crm_settings_read (CrmDb *db, CrmModel *model, CrmSettings *self, GError **error)
{
  g_autoptr (CrmStatement) statement = NULL;
  g_autoptr (GError) failure = NULL;

  if (crm_model_find_kind (model, "organisation") == NULL)
    return TRUE;
  statement = crm_db_prepare (db,
                              "SELECT \"currency\", \"calendar\", \"decimals\", \"fiscal_month\" "
                              "FROM \"organisation\" ORDER BY \"id\" LIMIT 1",
                              error);
  if (statement == NULL)
    return FALSE;
  if (crm_statement_step (statement, &failure)) {
    const char *currency = crm_statement_get_text (statement, 0, NULL);
    const char *calendar = crm_statement_get_text (statement, 1, NULL);

    g_strlcpy (self->currency, currency != NULL && g_str_is_ascii (currency) ? currency : "",
               sizeof self->currency);
    self->calendar =
        g_strcmp0 (calendar, "jalali") == 0 ? CRM_CALENDAR_JALALI : CRM_CALENDAR_GREGORIAN;
    self->decimals = (guint) CLAMP (crm_statement_get_integer (statement, 2), 0, 4);
    self->fiscal_month = (int) CLAMP (crm_statement_get_integer (statement, 3), 1, 12);
  }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

void
crm_settings_apply (const CrmSettings *self, CrmLocale *locale)
{
  memcpy (locale->currency, self->currency, sizeof locale->currency);
  locale->money_decimals = self->decimals;
  locale->calendar = self->calendar;
}

gboolean
crm_settings_read_locale (CrmDb *db, CrmModel *model, CrmLocale *locale, GError **error)
{
  CrmSettings settings = CRM_SETTINGS_INIT;

  g_strlcpy (settings.currency, "IRR", sizeof settings.currency);
  if (!crm_settings_read (db, model, &settings, error))
    return FALSE;
  crm_locale_init (locale);
  crm_settings_apply (&settings, locale);
  return TRUE;
}
