/* crm-near-row.h: beneath the near limit of a target that has none: which one to begin with, why,
 * and a button that takes it. Nothing is kept by itself. */
#pragma once

#include "crm-field-row.h"

G_BEGIN_DECLS

#define CRM_TYPE_NEAR_ROW (crm_near_row_get_type ())
G_DECLARE_FINAL_TYPE (CrmNearRow, crm_near_row, CRM, NEAR_ROW, AdwActionRow)

/* For the rows (CrmFieldRow) of a target that are limits: puts a suggestion at the end of the group
 * of each, and into `hints` (borrowed: they go with the groups). Other kinds: nothing. */
void crm_near_row_attach (CrmSession *session, const CrmKind *kind, const GPtrArray *rows,
                          GPtrArray *hints);
/* values: those of the target, one a field. Hidden where nothing is to be suggested. */
void crm_near_row_show_all (const GPtrArray *hints, const CrmValue *values);

G_END_DECLS
