/* crm-step-page.h: one step of the method (0: the whole programme): its number, title and
 * purpose, and its kinds with how many records each has. Goes on through the actions win.kind
 * and win.step. */
#pragma once

#include <adwaita.h>

#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_STEP_PAGE (crm_step_page_get_type ())
G_DECLARE_FINAL_TYPE (CrmStepPage, crm_step_page, CRM, STEP_PAGE, GtkWidget)

GtkWidget *crm_step_page_new (CrmSession *session);
void crm_step_page_show (CrmStepPage *self, int step);
void crm_step_page_focus_checks (CrmStepPage *self);

/* "Strategy"; of 0 "Whole programme". Borrowed, translated. */
const char *crm_step_get_title (CrmSession *session, int step);
/* One line: what it is for. Borrowed, translated. */
const char *crm_step_get_purpose (CrmSession *session, int step);

G_END_DECLS
