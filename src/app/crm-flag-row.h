/* crm-flag-row.h: the row of a yes or no. */
#pragma once

#include "crm-field-row.h"

G_BEGIN_DECLS

#define CRM_TYPE_FLAG_ROW (crm_flag_row_get_type ())
G_DECLARE_FINAL_TYPE (CrmFlagRow, crm_flag_row, CRM, FLAG_ROW, CrmFieldRow)

G_END_DECLS
