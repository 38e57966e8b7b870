/* crm-refused.h: the rows an import could not take, written to a CSV beside the source with line,
 * column and reason before the cells as they were, so that they can be corrected and imported
 * again. Never overwrites a file; readable by its owner only, as it may hold personal data. */
#pragma once

#include "crm-source.h"

G_BEGIN_DECLS

typedef struct _CrmRefused CrmRefused;

/* Makes no file before the first row. folder NULL: beside `source_path`, or in the user's state
 * folder when nothing can be written there. dry: nothing is ever written. */
CrmRefused *crm_refused_new (CrmSource *source, const char *source_path, const char *folder,
                             gboolean dry);
/* column may be NULL: the row as a whole. cells: as many as the source has columns. */
gboolean crm_refused_add (CrmRefused *self, guint64 line, const char *column, const char *reason,
                          const CrmCell *cells, GError **error);
/* Puts the file in its place. *path (owned) stays NULL when nothing was refused. */
gboolean crm_refused_finish (CrmRefused *self, char **path, GError **error);
/* Without finish nothing is left on the disk. */
void crm_refused_free (CrmRefused *self);

/* How many leading columns of this source are our own: 3 when it is such a file, else 0. */
guint crm_refused_count_own_columns (CrmSource *source);
/* The head as it was before our columns made it the second of its name ("reason (2)"). Owned. */
char *crm_refused_dup_original_head (const char *head, gboolean is_refused_file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmRefused, crm_refused_free)

G_END_DECLS
