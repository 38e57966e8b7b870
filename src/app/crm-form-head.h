/* crm-form-head.h: the head of the inspector: a record's title and kind, the menu of what can be
 * done with it (actions form.duplicate, form.history, form.delete), and a line that says what a
 * draft still needs. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CRM_TYPE_FORM_HEAD (crm_form_head_get_type ())
G_DECLARE_FINAL_TYPE (CrmFormHead, crm_form_head, CRM, FORM_HEAD, GtkWidget)

GtkWidget *crm_form_head_new (void);
/* title NULL: the record is not saved yet, and there is no menu. */
void crm_form_head_set (CrmFormHead *self, const char *title, const char *kind);
/* NULL: nothing to say. */
void crm_form_head_set_notice (CrmFormHead *self, const char *text, gboolean wrong);
const char *crm_form_head_get_notice (CrmFormHead *self);

G_END_DECLS
