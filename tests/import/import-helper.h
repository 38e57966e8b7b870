/* import-helper.h: a programme of the test kinds in a folder of its own, files written into it and
 * imported, and the few questions a test asks afterwards. */
#pragma once

#include "crm-import.h"

typedef struct {
  char *folder;
  CrmStore *store;
  CrmDb *db;
  CrmModel *model;
} Programme;

Programme *programme_new (void);
void programme_free (Programme *self);
const CrmKind *programme_get_kind (Programme *self, const char *name);
/* A file of this content in the programme's folder; owned path. */
char *programme_write (Programme *self, const char *name, const char *content);
/* Imports; the import must succeed. options may be NULL. */
CrmImportResult *programme_import (Programme *self, const char *kind, const char *path,
                                   const CrmImportOptions *options);
/* Writes the content to a file and imports it. */
CrmImportResult *programme_import_text (Programme *self, const char *kind, const char *content,
                                        const CrmImportOptions *options);
/* Imports content that must fail as a whole with this code; returns the message, owned. */
char *programme_fail_text (Programme *self, const char *kind, const char *content,
                           const CrmImportOptions *options, CrmError code);
gint64 programme_count (Programme *self, const char *sql);
char *programme_dup (Programme *self, const char *sql);
/* read, added, updated, unchanged, refused as asserted in one line; frees the result. */
void assert_counts (CrmImportResult *result, guint64 read, guint64 added, guint64 updated,
                    guint64 unchanged, guint64 refused);
gboolean has_note (const CrmImportResult *result, const char *part);
/* A file of the shared data, or NULL with the test skipped. Owned. */
char *find_data (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Programme, programme_free)
