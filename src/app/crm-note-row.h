/* crm-note-row.h: the row of a text of many lines: a field that grows with what is written. */
#pragma once

#include "crm-field-row.h"

G_BEGIN_DECLS

#define CRM_TYPE_NOTE_ROW (crm_note_row_get_type ())
G_DECLARE_FINAL_TYPE (CrmNoteRow, crm_note_row, CRM, NOTE_ROW, CrmFieldRow)

G_END_DECLS
