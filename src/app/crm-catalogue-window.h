/* crm-catalogue-window.h: the KPIs of the catalogue to choose from, searched and in their parts;
 * those chosen are added by one act. What the programme has already is marked. */
#pragma once

#include <adwaita.h>

#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_CATALOGUE_WINDOW (crm_catalogue_window_get_type ())
G_DECLARE_FINAL_TYPE (CrmCatalogueWindow, crm_catalogue_window, CRM, CATALOGUE_WINDOW, AdwWindow)

void crm_catalogue_window_show (GtkWindow *parent, CrmSession *session);

G_END_DECLS
