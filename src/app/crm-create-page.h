/* crm-create-page.h: what is asked for a new programme: whose it is, since when, its calendar and
 * money, its committee. Only the organisation's name is needed. Makes nothing itself. */
#pragma once

#include "crm-beginning.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CRM_TYPE_CREATE_PAGE (crm_create_page_get_type ())
G_DECLARE_FINAL_TYPE (CrmCreatePage, crm_create_page, CRM, CREATE_PAGE, GtkWidget)

void crm_create_page_focus (CrmCreatePage *self);
/* What was written; NULL when something is wrong or missing: that is told where it stands, and the
 * focus is there. Owned. */
CrmBeginning *crm_create_page_dup_beginning (CrmCreatePage *self);

/* signal "create" (CrmCreatePage *): all is well, a file name is wanted */

G_END_DECLS
