/* crm-check-list.h: what the method advises against: the checks that fail, why it matters, and the
 * way out; those that pass behind a fold. Of one step, or of all of them. Acts through win.repair
 * (s), win.show-check (s), win.accept (s) and win.recall (s). */
#pragma once

#include <adwaita.h>

#include "crm-guide.h"

G_BEGIN_DECLS

#define CRM_TYPE_CHECK_LIST (crm_check_list_get_type ())
G_DECLARE_FINAL_TYPE (CrmCheckList, crm_check_list, CRM, CHECK_LIST, GtkWidget)

GtkWidget *crm_check_list_new (CrmGuide *guide);
/* step: 0 the programme as a whole, 1…8. */
void crm_check_list_show (CrmCheckList *self, int step);

G_END_DECLS
