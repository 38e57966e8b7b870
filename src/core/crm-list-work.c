/* crm-list-work.c: the functions behind a list's jobs. They call crm-query and crm-fold-index, know
 * nothing of the list, and open a connection of their own when they run in a worker. */
#include "crm-list-work.h"

CrmListWork *
crm_list_work_new (GObject *list, CrmStore *store, const CrmKind *kind)
{
  CrmListWork *work = g_new0 (CrmListWork, 1);

  g_weak_ref_init (&work->list, list);
  work->store = g_object_ref (store);
  work->kind = kind;
  return work;
}

void
crm_list_work_free (gpointer data)
{
  CrmListWork *work = data;

  g_weak_ref_clear (&work->list);
  crm_query_free (work->query);
  crm_fold_index_unref (work->folds);
  g_strfreev (work->words);
  g_clear_pointer (&work->opposite, g_array_unref);
  g_clear_pointer (&work->base, g_array_unref);
  g_clear_pointer (&work->within, g_array_unref);
  g_object_unref (work->store);
  g_free (work);
}

void
crm_list_found_free (gpointer data)
{
  CrmListFound *found = data;

  g_array_unref (found->rows);
  g_array_unref (found->ids);
  g_free (found);
}

/* In the worker, or with no job on the main thread. */

typedef gpointer (*Reader) (CrmDb *db, CrmListWork *work, GCancellable *cancellable,
                            GError **error);

static GArray *
turn (const GArray *ids)
{
  GArray *turned = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->len);

  for (guint i = ids->len; i > 0; i--)
    g_array_append_val (turned, g_array_index (ids, gint64, i - 1));
  return turned;
}

static gpointer
read_base (CrmDb *db, CrmListWork *work, GCancellable *cancellable, GError **error)
{
  gboolean gaps = TRUE;

  /* A head clicked again turns the order: the ids are at hand. */
  if (work->opposite != NULL) {
    if (!crm_query_has_gaps (work->query, db, cancellable, &gaps, error))
      return NULL;
    if (!gaps)
      return turn (work->opposite);
  }
  return crm_query_read_ids (work->query, db, cancellable, error);
}

static gpointer
read_folds (CrmDb *db, CrmListWork *work, GCancellable *cancellable, GError **error)
{
  return crm_fold_index_read (db, work->kind, cancellable, error);
}

static gpointer
read_in (CrmJob *job, CrmListWork *work, Reader reader, GError **error)
{
  g_autoptr (CrmDb) db = NULL;

  if (job == NULL)
    return reader (crm_store_get_db (work->store), work, NULL, error);
  db = crm_store_open_reader (work->store, error);
  return db != NULL ? reader (db, work, crm_job_get_cancellable (job), error) : NULL;
}

gpointer
crm_list_work_read_base (CrmJob *job, gpointer user_data, GError **error)
{
  return read_in (job, user_data, read_base, error);
}

gpointer
crm_list_work_read_folds (CrmJob *job, gpointer user_data, GError **error)
{
  return read_in (job, user_data, read_folds, error);
}

gpointer
crm_list_work_search (CrmJob *job, gpointer user_data, GError **error)
{
  CrmListWork *work = user_data;
  CrmListFound *found = g_new0 (CrmListFound, 1);

  found->rows =
      crm_fold_index_search (work->folds, (const char *const *) work->words, work->within);
  found->ids = crm_fold_index_select (work->folds, found->rows, work->base);
  return found;
}
