/* crm-fold-index.h: the folded texts of a whole kind in one block of memory, for a search at
 * each key stroke: a scan of some tens of megabytes instead of a million rows. Immutable once
 * read, so that any thread may search it. Private to core. */
#pragma once

#include "crm-db.h"
#include "crm-model.h"

G_BEGIN_DECLS

typedef struct _CrmFoldIndex CrmFoldIndex;

/* The folded words of a search, at most 32; NULL when there are none. Owned. */
GStrv crm_fold_split (const char *words);
/* Whether what holds all of `words` surely holds all of `fewer`. */
gboolean crm_fold_extends (const char *const *words, const char *const *fewer);

/* Reads the kind's folded texts, which it must have. */
CrmFoldIndex *crm_fold_index_read (CrmDb *db, const CrmKind *kind, GCancellable *cancellable,
                                   GError **error);
CrmFoldIndex *crm_fold_index_ref (CrmFoldIndex *self);
void crm_fold_index_unref (CrmFoldIndex *self);
guint crm_fold_index_get_n_rows (const CrmFoldIndex *self);

/* Rows (guint32, ascending) whose text holds every word; looks only at `within` unless that is
 * NULL. Owned GArray. */
GArray *crm_fold_index_search (const CrmFoldIndex *self, const char *const *words,
                               const GArray *within);
/* Those of ids (gint64, each once, their order kept) that are the records of rows. Owned GArray,
 * the same one when that is all of them. */
GArray *crm_fold_index_select (const CrmFoldIndex *self, const GArray *rows, GArray *ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmFoldIndex, crm_fold_index_unref)

G_END_DECLS
