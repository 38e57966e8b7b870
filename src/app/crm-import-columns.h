/* crm-import-columns.h: the first rows of a file as they would be kept: each column under its own
 * head, with the field it goes to beneath, which can be changed. What cannot be taken is marked,
 * with the reason. Shows a preview; reads no file. */
#pragma once

#include <adwaita.h>

#include "crm-import-preview.h"

G_BEGIN_DECLS

#define CRM_TYPE_IMPORT_COLUMNS (crm_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (CrmImportColumns, crm_import_columns, CRM, IMPORT_COLUMNS, GtkWidget)

GtkWidget *crm_import_columns_new (void);
/* Takes what it needs of the preview, which must live until another is shown. */
void crm_import_columns_show (CrmImportColumns *self, const CrmImportPreview *preview,
                              const CrmLocale *locale);
/* What the columns give now, as in CrmImportRequest. Owned. */
char **crm_import_columns_dup_heads (CrmImportColumns *self);
char **crm_import_columns_dup_fields (CrmImportColumns *self);

/* signal: "changed" (CrmImportColumns *): a person chose another field. */

G_END_DECLS
