/* crm-import-outcome.h: what came of an import: its figures, what is to be known of it, and the
 * rows it refused, to be corrected on the spot and tried again, or kept in a file. */
#pragma once

#include <adwaita.h>

#include "crm-import-again.h"
#include "crm-import-request.h"

G_BEGIN_DECLS

#define CRM_TYPE_IMPORT_OUTCOME (crm_import_outcome_get_type ())
G_DECLARE_FINAL_TYPE (CrmImportOutcome, crm_import_outcome, CRM, IMPORT_OUTCOME, GtkWidget)

/* result is read, refusals (may be NULL) are taken, request is copied. */
void crm_import_outcome_show (CrmImportOutcome *self, CrmSession *session,
                              const CrmImportRequest *request, const CrmImportResult *result,
                              CrmRefusals *refusals);
/* "12 rows read, 10 added, 1 updated, 1 refused." Owned. */
char *crm_import_outcome_dup_sentence (const CrmImportResult *result, gboolean dry_run,
                                       const CrmLocale *locale);

G_END_DECLS
