/* crm-member-list.h: the people of a new programme's committee: a name and a role each, as many
 * rows as there are members. A row without a name is nobody. */
#pragma once

#include "crm-beginning.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CRM_TYPE_MEMBER_LIST (crm_member_list_get_type ())
G_DECLARE_FINAL_TYPE (CrmMemberList, crm_member_list, CRM, MEMBER_LIST, GtkWidget)

/* Adds those who have a name. FALSE: a name cannot be kept, which is told at its row, and the
 * focus is there. */
gboolean crm_member_list_read (CrmMemberList *self, CrmBeginning *beginning);

G_END_DECLS
