/* crm-import-convert.h: the thread that reads a file and makes rows of it, chunk by chunk, while
 * the caller writes. It decides what becomes of each row; it never touches the database. */
#pragma once

#include "crm-import-plan.h"

G_BEGIN_DECLS

typedef struct _CrmImportConverter CrmImportConverter;

/* Starts at once. From here on the source, the plan, its reader and refs belong to the thread. */
CrmImportConverter *crm_import_converter_start (CrmImportPlan *plan, GCancellable *cancellable);
/* Waits for the next chunk; give each back. The last has `last` set. A chunk that asks for titles
 * is answered by crm_import_converter_answer instead. */
CrmImportChunk *crm_import_converter_next (CrmImportConverter *self);
void crm_import_converter_give_back (CrmImportConverter *self, CrmImportChunk *chunk);
void crm_import_converter_answer (CrmImportConverter *self, gboolean loaded);
/* Stops the thread, wherever it is, and frees. */
void crm_import_converter_free (CrmImportConverter *self);

G_END_DECLS
