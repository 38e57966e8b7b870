/* crm-import-preview-rows.h: the first rows of a source, each cell as it would be kept or with the
 * reason why it cannot be. A part of crm-import-preview. */
#pragma once

#include "crm-import-map.h"
#include "crm-import-preview.h"
#include "crm-import-read.h"

G_BEGIN_DECLS

/* All borrowed; out has its columns, keys and what is missing already. */
typedef struct {
  CrmDb *db;
  CrmModel *model;
  const CrmLocale *locale; /* by which values are written */
  gboolean create_missing;
  guint first; /* column of the source that is the first of out */
  const CrmImportMap *map;
  CrmImportReader *reader; /* that has weighed the file */
  CrmImportPreview *out;
} CrmImportPreviewing;

gboolean crm_import_preview_read_rows (const CrmImportPreviewing *what, GError **error);
void crm_import_preview_row_free (gpointer row);

G_END_DECLS
