/* crm-schema.h: the tables of a method, made by replaying its versions from 1; and the log's TEMP
 * triggers. Private to core. A document's schema must equal what a replay to its version makes. */
#pragma once

#include "crm-db.h"
#include "crm-model.h"

/* Up to this many records a batch's undo keeps what redo needs. */
#define CRM_REDO_LIMIT 100000

/* The statements that lead from version - 1 to version (everything, when version is 1). Owned
 * strings. */
GPtrArray *crm_schema_dup_step (const CrmMethod *method, int version);
/* Runs all steps after `from` up to the method's version, in the open transaction. */
gboolean crm_schema_migrate (CrmDb *db, const CrmMethod *method, int from, GError **error);
/* TRUE when every object of the file is what the replay makes and nothing else is there; else
 * FALSE with *difference a sentence (owned), or NULL and an error. */
gboolean crm_schema_compare (CrmDb *db, const CrmMethod *method, int version, char **difference,
                             GError **error);

/* Makes the TEMP triggers that fill the log, once a connection. */
gboolean crm_schema_arm (CrmDb *db, CrmModel *model, GError **error);
/* Takes away and puts back one kind's trigger on insert ('I') or delete ('D'). */
gboolean crm_schema_disarm_kind (CrmDb *db, const CrmKind *kind, char op, GError **error);
gboolean crm_schema_arm_kind (CrmDb *db, const CrmKind *kind, char op, GError **error);

/* Folded columns again, after the rules of folding changed or a migration added a SEARCH field. */
gboolean crm_schema_rebuild_folds (CrmDb *db, CrmModel *model, GError **error);
