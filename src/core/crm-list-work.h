/* crm-list-work.h: what a list has its jobs do: read ids, read folded texts, search in these.
 * Each is a CrmJobFunc that, with no job, runs on the main thread and the store's own
 * connection. Private to crm-list.c. */
#pragma once

#include "crm-fold-index.h"
#include "crm-job.h"
#include "crm-query.h"
#include "crm-store.h"

G_BEGIN_DECLS

/* What a job is given: everything it reads is its own or immutable. */
typedef struct {
  GWeakRef list;
  CrmStore *store; /* let go in the main thread only */
  const CrmKind *kind;
  CrmQuery *query; /* to read the base */
  GArray
      *opposite; /* gint64 ids that are those of query backwards, if there are no gaps; or NULL */
  CrmFoldIndex *folds; /* to search, and what follows */
  GStrv words;
  GArray *base, *within; /* gint64 ids; guint32 rows or NULL */
} CrmListWork;

typedef struct {
  GArray *rows; /* guint32, of the folds */
  GArray *ids;  /* gint64, of the base */
} CrmListFound;

CrmListWork *crm_list_work_new (GObject *list, CrmStore *store, const CrmKind *kind);
void crm_list_work_free (gpointer data);
void crm_list_found_free (gpointer data);

gpointer crm_list_work_read_base (CrmJob *job, gpointer user_data, GError **error); /* GArray */
gpointer crm_list_work_read_folds (CrmJob *job, gpointer user_data,
                                   GError **error);                              /* CrmFoldIndex */
gpointer crm_list_work_search (CrmJob *job, gpointer user_data, GError **error); /* CrmListFound */

G_END_DECLS
