/* crm-import-sentences.h: what a person is told about an import beforehand: by what records are
 * found, and what stands in the way. No widgets. */
#pragma once

#include "crm-import-preview.h"

G_BEGIN_DECLS

/* "Existing customers are found by “Code” and changed; the others are added." Owned. */
char *crm_import_dup_keys_sentence (const CrmImportPreview *preview);
/* What is wrong and the way out, a sentence; NULL: nothing. Owned. */
char *crm_import_dup_problem (const CrmImportPreview *preview, const CrmLocale *locale);
/* FALSE: every row would be refused. */
gboolean crm_import_is_possible (const CrmImportPreview *preview);

G_END_DECLS
