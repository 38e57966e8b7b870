/* crm-related-look.c: one query to count and one to read for each reverse. Calls core through the
 * session's workers. */
#include "crm-related-look.h"

#include "crm-error.h"
#include "crm-i18n.h"
#include "crm-record-facts.h"

typedef struct {
  CrmModel *model;
  CrmLocale locale;
  const CrmKind *kind;
  gint64 record;
  guint most;
  CrmRelatedTake take;
  GWeakRef taker;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  crm_model_unref (look->model);
  g_weak_ref_clear (&look->taker);
  g_free (look);
}

static void
record_free (gpointer data)
{
  CrmRelatedRecord *record = data;

  g_free (record->title);
  g_free (record->facts);
  g_free (record);
}

static void
finding_free (gpointer data)
{
  CrmRelatedFinding *finding = data;

  g_ptr_array_unref (finding->records);
  g_free (finding);
}

typedef struct {
  const Look *look;
  const CrmReverse *reverse;
  CrmDb *db;
  GPtrArray *records;
} Reading;

static gboolean
add_record (gint64 id, const CrmValue *values, gpointer data)
{
  const Reading *reading = data;
  const Look *look = reading->look;
  const CrmKind *kind = reading->reverse->kind;
  CrmRelatedRecord *record = g_new0 (CrmRelatedRecord, 1);

  record->id = id;
  record->title = crm_record_facts_dup_title (reading->db, look->model, kind, id, values,
                                              &look->locale, reading->reverse->field);
  record->facts = crm_record_facts_dup_line (reading->db, look->model, kind, id, values,
                                             &look->locale, reading->reverse->field, TRUE);
  g_ptr_array_add (reading->records, record);
  return TRUE;
}

/* The first records in the kind's own order. */
static gboolean
read_records (const Look *look, CrmDb *db, GCancellable *cancellable, const CrmReverse *reverse,
              CrmRelatedFinding *finding, GError **error)
{
  g_autoptr (CrmQuery) query = crm_query_new (look->model, reverse->kind);
  g_autoptr (GArray) ids = NULL;

  crm_query_set_related (query, reverse->field, look->record);
  if (!crm_query_count (query, db, &finding->n, error))
    return FALSE;
  if (finding->n == 0)
    return TRUE;
  crm_query_set_limit (query, look->most);
  ids = crm_query_read_ids (query, db, cancellable, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    Reading reading = { look, reverse, db, finding->records };

    /* One by one: a batch comes in no order. */
    if (!crm_query_read_batch (db, look->model, reverse->kind, &g_array_index (ids, gint64, i), 1,
                               add_record, &reading, error))
      return FALSE;
  }
  return ids != NULL;
}

static gpointer
look_up (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  const Look *look = data;
  GCancellable *cancellable = crm_job_get_cancellable (job);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (finding_free);
  const CrmReverse *reverses;
  guint n;

  reverses = crm_model_get_reverses (look->model, look->kind, &n);
  for (guint i = 0; i < n; i++) {
    CrmRelatedFinding *finding = g_new0 (CrmRelatedFinding, 1);

    finding->records = g_ptr_array_new_with_free_func (record_free);
    g_ptr_array_add (findings, finding);
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !read_records (look, db, cancellable, &reverses[i], finding, error))
      return NULL;
  }
  return g_steal_pointer (&findings);
}

static void
take_findings (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  Look *look = data;
  g_autoptr (GPtrArray) findings = result;
  g_autoptr (GObject) taker = g_weak_ref_get (&look->taker);

  if (findings == NULL) {
    if (!g_error_matches (error, CRM_ERROR, CRM_ERROR_CANCELLED) &&
        !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      crm_session_say (session, error->message, FALSE);
  } else if (taker != NULL) {
    look->take (taker, findings);
  }
}

CrmJob *
crm_related_look (CrmSession *session, const CrmKind *kind, gint64 record, guint most,
                  CrmRelatedTake take, gpointer taker)
{
  Look *look = g_new0 (Look, 1);
  CrmJob *job;

  look->model = crm_model_ref (crm_session_get_model (session));
  look->locale = *crm_session_get_locale (session);
  look->kind = kind;
  look->record = record;
  look->most = most;
  look->take = take;
  g_weak_ref_init (&look->taker, taker);
  job = crm_session_run (session, _ ("Reading what is linked"), CRM_SESSION_READ, look_up,
                         take_findings, look, look_free, (GDestroyNotify) g_ptr_array_unref);
  return job != NULL ? g_object_ref (job) : NULL;
}
