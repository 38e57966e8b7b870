/* crm-text-row.h: the row of whatever is typed on one line: texts, numbers with their unit, days
 * and moments with a calendar to pick from, and computed values that can only be read. */
#pragma once

#include "crm-field-row.h"

G_BEGIN_DECLS

#define CRM_TYPE_TEXT_ROW (crm_text_row_get_type ())
G_DECLARE_FINAL_TYPE (CrmTextRow, crm_text_row, CRM, TEXT_ROW, CrmFieldRow)

/* Another title than the field's label. */
void crm_text_row_set_title (CrmTextRow *self, const char *title);

/* Puts the text of a row to its start, or to its end, whatever its script: to be called whenever
 * the text has changed. */
void crm_text_row_align (GtkEditable *row, gboolean at_end);

G_END_DECLS
