/* crm-related.h: who refers to a record: a list for each kind and field by which there are some,
 * and a button for each kind that is begun here and has none yet. */
#pragma once

#include <adwaita.h>

#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_RELATED (crm_related_get_type ())
G_DECLARE_FINAL_TYPE (CrmRelated, crm_related, CRM, RELATED, GtkWidget)

GtkWidget *crm_related_new (CrmSession *session);
/* kind NULL or record 0: nothing, hidden. Signal "new" (CrmRelated *, gpointer kind, gpointer
 * field): a record of kind that refers to this one by field is wanted. */
void crm_related_show (CrmRelated *self, const CrmKind *kind, gint64 record);
void crm_related_hear (CrmRelated *self, const CrmNews *news);

G_END_DECLS
