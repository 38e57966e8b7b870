/* crm-presentation.h: the headline KPIs one by one on the whole screen, for a committee to look at
 * together: a sentence, the number, its course, and what is done when it is off target. Keys:
 * arrows, Page Up and Down, Home and End move; G shows all, B blacks out, D draws, N opens the
 * notes of who presents, Escape leaves. */
#pragma once

#include <adwaita.h>

#include "crm-look.h"
#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_PRESENTATION (crm_presentation_get_type ())
G_DECLARE_FINAL_TYPE (CrmPresentation, crm_presentation, CRM, PRESENTATION, GtkWindow)

/* A window over parent, not shown yet. kpi: the one to begin with; 0: the first. */
GtkWidget *crm_presentation_new (CrmSession *session, GtkWindow *parent, CrmLook look, gint64 kpi);

G_END_DECLS
