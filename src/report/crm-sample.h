/* crm-sample.h: the example programme, kept as CSV files inside the program and put into a new file
 * through the import, like anybody's data. */
#pragma once

#include "crm-import.h"

G_BEGIN_DECLS

/* Makes the sample at path, which must not exist, in the given language. All people and
 * companies in it are invented. NULL on error, nothing is left. */
CrmStore *crm_sample_create (const char *path, const CrmMethod *method, CrmLanguage language,
                             GCancellable *cancellable, GError **error);

G_END_DECLS
