/* crm-import-request.h: what a person asks of an import: the file, what its columns give, and how
 * it is to be read. A plain struct that owns its texts, copied for each worker; no widgets. */
#pragma once

#include "crm-import-again.h"
#include "crm-import-preview.h"
#include "crm-session.h"

G_BEGIN_DECLS

typedef struct {
  const CrmKind *kind; /* NULL: the one that fits best */
  char *path, *sheet;  /* sheet NULL: the first that holds rows */
  char **heads;        /* of the columns; NULL: not known yet */
  char **fields;       /* their fields, "" for none; NULL: by the heads */
  char **order;        /* see CrmImportLook */
  char *refused_folder;
  gboolean no_header, afresh; /* afresh: what was kept of earlier files is not asked */
  gboolean create_missing, dry_run;
  CrmNegative negative;
  const char *money_unit;
  CrmDates dates;
  CrmDecimalMark mark;
} CrmImportRequest;

CrmImportRequest *crm_import_request_copy (const CrmImportRequest *self);
void crm_import_request_free (CrmImportRequest *self);
void crm_import_request_clear (CrmImportRequest *self);
/* The mapping is borrowed from *map, which the caller frees; the rest from self. */
CrmImportOptions crm_import_request_get_options (const CrmImportRequest *self, char ***map);

/* The mapping of the last file of this kind with these heads, as fields of the request; kept on
 * this computer for this person, without the heads themselves. NULL: none. Owned. */
char **crm_import_request_recall (const CrmKind *kind, const char *const *heads);
void crm_import_request_remember (const CrmImportRequest *self);

/* What came of it. */
typedef struct {
  CrmImportResult *result;
  CrmRefusals *refusals; /* NULL: none, or their file cannot be read; a note names it */
} CrmImportDone;
void crm_import_done_free (gpointer done);

/* In a worker. The result of a look is a CrmImportPreview; that of a run a CrmImportDone. */
gpointer crm_import_request_look (const CrmImportRequest *self, CrmJob *job, CrmDb *db,
                                  CrmModel *model, const CrmLocale *locale,
                                  const CrmKind *otherwise, GError **error);
gpointer crm_import_request_run (const CrmImportRequest *self, CrmJob *job, CrmDb *db,
                                 CrmModel *model, const CrmLocale *locale, const char *author,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmImportRequest, crm_import_request_free)

G_END_DECLS
