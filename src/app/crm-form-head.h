/* crm-form-head.h: the head of the inspector: who or what the record is (its mark, title, a line of
 * facts, its tier and choices as badges), the menu of what can be done with it (actions
 * form.duplicate, form.history, form.picture, form.delete), and a line that says what a draft still
 * needs. */
#pragma once

#include <adwaita.h>

#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_FORM_HEAD (crm_form_head_get_type ())
G_DECLARE_FINAL_TYPE (CrmFormHead, crm_form_head, CRM, FORM_HEAD, GtkWidget)

GtkWidget *crm_form_head_new (CrmSession *session);
/* values: one a field, borrowed for the call. id 0: the record is not saved yet, and there is no
 * menu. */
void crm_form_head_show (CrmFormHead *self, const CrmKind *kind, gint64 id, const CrmValue *values);
/* NULL: nothing to say. */
void crm_form_head_set_notice (CrmFormHead *self, const char *text, gboolean wrong);
const char *crm_form_head_get_notice (CrmFormHead *self);

G_END_DECLS
