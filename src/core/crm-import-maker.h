/* crm-import-maker.h: makes of a row of cells a row of values, and says what becomes of it: new, a
 * change, known or refused, by the plan and by what came before it. Runs in the reading thread and
 * never touches the database. */
#pragma once

#include "crm-import-plan.h"

G_BEGIN_DECLS

typedef struct _CrmImportMaker CrmImportMaker;

/* Has the titles of a kind read (crm_import_refs_load_titles) and waits for it; FALSE: give up. */
typedef gboolean (*CrmImportAsk) (const CrmKind *kind, gpointer data);

CrmImportMaker *crm_import_maker_new (CrmImportPlan *plan, CrmImportAsk ask, gpointer data);
void crm_import_maker_free (CrmImportMaker *self);
/* Adds one row to the chunk, which must have room; fault as crm_source_next gave it. */
void crm_import_maker_add (CrmImportMaker *self, CrmImportChunk *chunk, const CrmCell *cells,
                           guint64 line, const char *fault);

G_END_DECLS
