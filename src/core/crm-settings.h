/* crm-settings.h: what the organisation's record says of money and time, read the same way by
 * whoever holds a connection: the store, and an import in a thread of its own. */
#pragma once

#include "crm-db.h"
#include "crm-locale.h"
#include "crm-model.h"

G_BEGIN_DECLS

typedef struct {
  char currency[4]; /* "" when the method has no organisation */
  guint decimals;   /* of that currency, 0…4 */
  CrmCalendar calendar;
  int fiscal_month; /* 1…12 */
} CrmSettings;

#define CRM_SETTINGS_INIT ((CrmSettings){ .calendar = CRM_CALENDAR_GREGORIAN, .fiscal_month = 1 })

/* Leaves *self as it is where the method has no organisation, and on error. */
gboolean crm_settings_read (CrmDb *db, CrmModel *model, CrmSettings *self, GError **error);
/* Puts money and calendar into the locale. */
void crm_settings_apply (const CrmSettings *self, CrmLocale *locale);
/* The locale in which files are read and written for the programme: its money and calendar, whole
 * rials where the method has no organisation. */
gboolean crm_settings_read_locale (CrmDb *db, CrmModel *model, CrmLocale *locale, GError **error);

G_END_DECLS
