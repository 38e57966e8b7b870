/* crm-still-row.h: a row of a form's list that never has the focus itself; what is in it may have
 * it. To be made with g_object_new. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CRM_TYPE_STILL_ROW (crm_still_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (CrmStillRow, crm_still_row, CRM, STILL_ROW, AdwPreferencesRow)

struct _CrmStillRowClass {
  AdwPreferencesRowClass parent_class;
};

G_END_DECLS
