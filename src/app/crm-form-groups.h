/* crm-form-groups.h: the rows of a kind, each of the type that its field asks for, in groups with
 * the headings of the description. */
#pragma once

#include "crm-field-row.h"

G_BEGIN_DECLS

/* The type of row that a field asks for. */
GType crm_form_groups_get_row_type (const CrmField *field);

/* Appends the groups to a box and to `groups` (borrowed), and the rows (owned) to `rows`, in the
 * order of the fields. keep and host: see crm_field_row_new. */
void crm_form_groups_build (CrmSession *session, const CrmKind *kind, CrmFieldRowKeep keep,
                            gpointer host, GtkBox *box, GPtrArray *groups, GPtrArray *rows);

G_END_DECLS
