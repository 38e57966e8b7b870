/* crm-portrait.h: the round mark at the head of a record: initials on a colour of its own, or the
 * picture kept for it, where the kind is one of people or companies; else the kind's icon. */
#pragma once

#include <adwaita.h>

#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_PORTRAIT (crm_portrait_get_type ())
G_DECLARE_FINAL_TYPE (CrmPortrait, crm_portrait, CRM, PORTRAIT, GtkWidget)

GtkWidget *crm_portrait_new (CrmSession *session, int size);
/* title: whose initials are shown; id 0: a draft. The picture follows when it was read. */
void crm_portrait_show (CrmPortrait *self, const CrmKind *kind, gint64 id, const char *title);

/* Asks for a file with a picture and keeps it, made small, as an attachment of the record. */
void crm_portrait_choose (GtkWidget *parent, CrmSession *session, const CrmKind *kind, gint64 id);

G_END_DECLS
