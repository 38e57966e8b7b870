/* crm-import-write.h: puts converted rows into the document: new ones by one INSERT … SELECT over
 * the rows as a table, changes through crm_edit_update, links last. Counts what became of each row
 * and hands refused ones to crm-refused. Runs on the connection's thread, inside the import's
 * transaction. */
#pragma once

#include "crm-import-convert.h"
#include "crm-import.h"
#include "crm-refused.h"

G_BEGIN_DECLS

typedef struct {
  CrmImportPlan *plan;
  CrmEdit *edit;
  CrmRefused *refused;
  CrmImportResult *result;
  GCancellable *cancellable;
  CrmImportProgress progress;
  gpointer progress_data;
} CrmImportWriting;

/* Takes rows from the converter until its last. FALSE: nothing may be kept. */
gboolean crm_import_write (const CrmImportWriting *what, CrmImportConverter *converter,
                           GError **error);

G_END_DECLS
