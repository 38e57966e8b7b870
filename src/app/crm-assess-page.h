/* crm-assess-page.h: the board on which a committee assesses itself by a ready list: the list, who
 * judges and the day at the top, then an item a row. Each answer is kept at once; another day is
 * another set of answers, and the ones before stand beside them. */
#pragma once

#include "crm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CRM_TYPE_ASSESS_PAGE (crm_assess_page_get_type ())
G_DECLARE_FINAL_TYPE (CrmAssessPage, crm_assess_page, CRM, ASSESS_PAGE, GtkWidget)

GtkWidget *crm_assess_page_new (CrmSession *session);

G_END_DECLS
