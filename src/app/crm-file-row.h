/* crm-file-row.h: the row of a file kept in the programme: its size, and choosing, saving and
 * removing it. At most 20 MB. */
#pragma once

#include "crm-field-row.h"

G_BEGIN_DECLS

#define CRM_TYPE_FILE_ROW (crm_file_row_get_type ())
G_DECLARE_FINAL_TYPE (CrmFileRow, crm_file_row, CRM, FILE_ROW, CrmFieldRow)

G_END_DECLS
