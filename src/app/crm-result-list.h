/* crm-result-list.h: what a step must produce, a row each: whether it is there, its evidence (which
 * opens the records), and who signed it. Acts through win.show-result (ss: name, "missing" or
 * "counted") and win.sign (is: step, name). */
#pragma once

#include <adwaita.h>

#include "crm-guide.h"

G_BEGIN_DECLS

#define CRM_TYPE_RESULT_LIST (crm_result_list_get_type ())
G_DECLARE_FINAL_TYPE (CrmResultList, crm_result_list, CRM, RESULT_LIST, GtkWidget)

GtkWidget *crm_result_list_new (CrmGuide *guide);
void crm_result_list_show (CrmResultList *self, int step);

G_END_DECLS
