/* crm-choice-row.h: the row of a choice: one of the words of the description, or none. */
#pragma once

#include "crm-field-row.h"

G_BEGIN_DECLS

#define CRM_TYPE_CHOICE_ROW (crm_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (CrmChoiceRow, crm_choice_row, CRM, CHOICE_ROW, CrmFieldRow)

G_END_DECLS
