/* crm-links-row.h: the row of links: a chip for each linked record that opens it, a cross to
 * unlink, a plus to link another through the picker. Each is an edit of its own. */
#pragma once

#include "crm-field-row.h"

G_BEGIN_DECLS

#define CRM_TYPE_LINKS_ROW (crm_links_row_get_type ())
G_DECLARE_FINAL_TYPE (CrmLinksRow, crm_links_row, CRM, LINKS_ROW, CrmFieldRow)

G_END_DECLS
