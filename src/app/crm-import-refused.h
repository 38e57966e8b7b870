/* crm-import-refused.h: the rows an import refused, as a table: line, reason, and cells that can be
 * corrected where they stand. Shows refusals and writes what is typed into them. */
#pragma once

#include <adwaita.h>

#include "crm-import-again.h"

G_BEGIN_DECLS

#define CRM_TYPE_IMPORT_REFUSED (crm_import_refused_get_type ())
G_DECLARE_FINAL_TYPE (CrmImportRefused, crm_import_refused, CRM, IMPORT_REFUSED, GtkWidget)

GtkWidget *crm_import_refused_new (void);
/* fields: as in CrmImportRequest. Both live until other refusals are shown; NULL: none. */
void crm_import_refused_show (CrmImportRefused *self, CrmRefusals *refusals,
                              const char *const *fields, const CrmLocale *locale);

/* signal: "edited" (CrmImportRefused *): a cell was changed. */

G_END_DECLS
