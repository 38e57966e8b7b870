/* crm-import-refs.h: the records that rows name, found by their handle (code, else title) without
 * asking the database for each row. Handles of a kind are read once; folded handles and titles only
 * when a row names what is not there exactly. Loading needs the connection, finding does not. */
#pragma once

#include "crm-db.h"
#include "crm-import-chunk.h"
#include "crm-model.h"

G_BEGIN_DECLS

typedef struct _CrmImportRefs CrmImportRefs;

typedef enum {
  CRM_IMPORT_REF_FOUND,
  CRM_IMPORT_REF_MISSING,   /* nothing is called so */
  CRM_IMPORT_REF_UNCLEAR,   /* several are; *reason says how to tell them apart */
  CRM_IMPORT_REF_ASK_TITLES /* load_titles first, then find again */
} CrmImportRefAnswer;

CrmImportRefs *crm_import_refs_new (CrmModel *model);
void crm_import_refs_free (CrmImportRefs *self);
gboolean crm_import_refs_load (CrmImportRefs *self, CrmDb *db, const CrmKind *kind, GError **error);
gboolean crm_import_refs_load_titles (CrmImportRefs *self, CrmDb *db, const CrmKind *kind,
                                      GError **error);
/* text: normal, not empty. *reason owned. */
CrmImportRefAnswer crm_import_refs_find (CrmImportRefs *self, const CrmKind *kind, const char *text,
                                         gint64 *id, char **reason);
/* A new record of that handle, noted in the chunk to be made before its rows. FALSE with *reason
 * when the kind's rules need more than a handle. */
gboolean crm_import_refs_make (CrmImportRefs *self, const CrmKind *kind, const char *text,
                               CrmImportChunk *chunk, gint64 *id, char **reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmImportRefs, crm_import_refs_free)

G_END_DECLS
