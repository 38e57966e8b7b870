/* crm-preferences.h: the small dialog of this person's choices: language, how days, numbers and
 * colours are shown, and who one is in the programme at hand. They hold at once, but for what draws
 * the window. */
#pragma once

#include "crm-application.h"

G_BEGIN_DECLS

#define CRM_TYPE_PREFERENCES (crm_preferences_get_type ())
G_DECLARE_FINAL_TYPE (CrmPreferences, crm_preferences, CRM, PREFERENCES, AdwPreferencesWindow)

/* session NULL: no programme is open; all but who one is. */
GtkWidget *crm_preferences_new (GtkWindow *parent, CrmApplication *app, CrmSession *session);

G_END_DECLS
