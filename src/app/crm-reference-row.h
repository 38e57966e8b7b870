/* crm-reference-row.h: the row of a reference: a chip that opens the record referred to, and a
 * picker to choose another or none. */
#pragma once

#include "crm-field-row.h"

G_BEGIN_DECLS

#define CRM_TYPE_REFERENCE_ROW (crm_reference_row_get_type ())
G_DECLARE_FINAL_TYPE (CrmReferenceRow, crm_reference_row, CRM, REFERENCE_ROW, CrmFieldRow)

G_END_DECLS
