/* crm-fault-row.h: the sentence beneath a row of a form that cannot be kept. Hidden while all is
 * well. */
#pragma once

#include "crm-still-row.h"

G_BEGIN_DECLS

#define CRM_TYPE_FAULT_ROW (crm_fault_row_get_type ())
G_DECLARE_FINAL_TYPE (CrmFaultRow, crm_fault_row, CRM, FAULT_ROW, CrmStillRow)

GtkWidget *crm_fault_row_new (void);
void crm_fault_row_set_sentence (CrmFaultRow *self, const char *sentence); /* NULL: hidden */

G_END_DECLS
