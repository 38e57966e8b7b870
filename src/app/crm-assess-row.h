/* crm-assess-row.h: one item of a self-assessment: what is judged, five scores to press, what shows
 * it, and how it was last time. With the row focused the keys 1 to 5 score it, in any digits;
 * Delete takes the score back; Enter goes to the evidence. */
#pragma once

#include <gtk/gtk.h>

#include "crm-assess-sheet.h"

G_BEGIN_DECLS

#define CRM_TYPE_ASSESS_ROW (crm_assess_row_get_type ())
G_DECLARE_FINAL_TYPE (CrmAssessRow, crm_assess_row, CRM, ASSESS_ROW, GtkListBoxRow)

/* signals "scored" (CrmAssessRow *, int score), 0: taken back, and "evidence" (CrmAssessRow *,
 * const char *text), when what was written is complete. */
GtkWidget *crm_assess_row_new (const CrmAnswer *answer, gboolean editable);
/* What is kept now, in place. Text that is being written stays. */
void crm_assess_row_show (CrmAssessRow *self, const CrmAnswer *answer, const CrmLocale *locale);
void crm_assess_row_focus_evidence (CrmAssessRow *self);

G_END_DECLS
