/* crm-form.h: the inspector: one record's fields as grouped rows made from the description, its
 * links as chips, who refers to it as related lists. Commits a row on Enter, focus-out or a
 * second's pause; a record that lacks what it needs is a draft until it has it. */
#pragma once

#include <adwaita.h>

#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_FORM (crm_form_get_type ())
G_DECLARE_FINAL_TYPE (CrmForm, crm_form, CRM, FORM, GtkWidget)

GtkWidget *crm_form_new (CrmSession *session);
/* Shows a record; NULL kind: the empty state. */
void crm_form_show (CrmForm *self, const CrmKind *kind, gint64 id);
/* Shows a new record that is saved as soon as it has what the kind requires; preset (may be NULL)
 * gives a field of references or links its target (a purchase of this customer). Signal "created"
 * (CrmForm *, gint64 id). */
void crm_form_show_new (CrmForm *self, const CrmKind *kind, const CrmField *preset, gint64 target);
const CrmKind *crm_form_get_kind (CrmForm *self); /* NULL: empty */
gint64 crm_form_get_id (CrmForm *self);           /* 0: empty, or a draft */
/* Writes what is being typed now. */
void crm_form_commit (CrmForm *self);
void crm_form_grab_first (CrmForm *self); /* focus to the first field */
void crm_form_grab_field (CrmForm *self, const char *name);
/* After keeping what can be kept: what would be lost if the form went now, a sentence, owned.
 * NULL: nothing. */
char *crm_form_dup_loss (CrmForm *self);

G_END_DECLS
