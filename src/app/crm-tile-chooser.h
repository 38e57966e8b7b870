/* crm-tile-chooser.h: which KPIs are the headline measures, two to nine of them, and in which
 * order: one edit of the document, so that the committee shares it and can undo it. */
#pragma once

#include <adwaita.h>

#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_TILE_CHOOSER (crm_tile_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CrmTileChooser, crm_tile_chooser, CRM, TILE_CHOOSER, AdwWindow)

#define CRM_TILE_CHOOSER_LEAST 2

/* chosen: ids of KPIs (gint64) that are shown now, in their order. Keys: Alt+Up and Alt+Down move a
 * chosen KPI. */
GtkWidget *crm_tile_chooser_new (GtkWindow *parent, CrmSession *session, const GArray *chosen);

G_END_DECLS
