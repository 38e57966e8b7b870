/* crm-related-list.h: the records of one kind that refer to a record by one field: a title with
 * their number, the first of them as rows that open them, a row that shows all in the table, a
 * button for a new one. */
#pragma once

#include <adwaita.h>

#include "crm-related-look.h"

G_BEGIN_DECLS

#define CRM_TYPE_RELATED_LIST (crm_related_list_get_type ())
G_DECLARE_FINAL_TYPE (CrmRelatedList, crm_related_list, CRM, RELATED_LIST, AdwPreferencesGroup)

GtkWidget *crm_related_list_new (CrmSession *session, const CrmReverse *reverse);
const CrmReverse *crm_related_list_get_reverse (CrmRelatedList *self);
/* What the records are called as seen from the one they refer to. */
const char *crm_related_list_get_label (CrmRelatedList *self);
/* Whether a new one can be made here, when there are some or none. */
gboolean crm_related_list_can_add (CrmRelatedList *self, gboolean some);
/* record: the one they refer to. Signal "new" (CrmRelatedList *): one is wanted. */
void crm_related_list_show (CrmRelatedList *self, gint64 record, const CrmRelatedFinding *finding);

G_END_DECLS
