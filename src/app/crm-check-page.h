/* crm-check-page.h: the method check over the whole programme: what every step is advised against,
 * step after step. */
#pragma once

#include <adwaita.h>

#include "crm-guide.h"

G_BEGIN_DECLS

#define CRM_TYPE_CHECK_PAGE (crm_check_page_get_type ())
G_DECLARE_FINAL_TYPE (CrmCheckPage, crm_check_page, CRM, CHECK_PAGE, GtkWidget)

GtkWidget *crm_check_page_new (CrmSession *session);

G_END_DECLS
