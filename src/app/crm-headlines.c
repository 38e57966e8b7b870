/* crm-headlines.c: a job with what it needs to know. */
#include "crm-headlines.h"

#include "crm-i18n.h"

typedef struct {
  CrmModel *model;
  CrmPeriods periods;
  CrmHeadlinesDone done;
  GWeakRef owner;
} Reading;

CrmPeriods
crm_headlines_get_periods (CrmSession *session)
{
  CrmStore *store = crm_session_get_store (session);
  CrmLocale locale;

  crm_store_get_locale (store, &locale);
  return (CrmPeriods){ locale.calendar, crm_store_get_fiscal_month (store) };
}

GPtrArray *
crm_headlines_dup_by (const GPtrArray *headlines, CrmLook look, const CrmPeriods *periods)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func ((GDestroyNotify) crm_headline_free);

  for (guint i = 0; i < headlines->len; i++)
    g_ptr_array_add (shown,
                     crm_headline_dup_by (g_ptr_array_index (headlines, i), look.period, periods));
  return shown;
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  crm_model_unref (reading->model);
  g_weak_ref_clear (&reading->owner);
  g_free (reading);
}

static gpointer
read_all (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  crm_db_set_cancellable (db, crm_job_get_cancellable (job));
  return crm_headline_read (db, reading->model, &reading->periods, error);
}

static void
take (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  Reading *reading = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&reading->owner);

  if (owner != NULL)
    reading->done (owner, result);
  else if (result != NULL)
    g_ptr_array_unref (result);
}

CrmJob *
crm_headlines_read (CrmSession *session, CrmHeadlinesDone done, GObject *owner)
{
  Reading *reading = g_new0 (Reading, 1);
  CrmJob *job;

  reading->model = crm_model_ref (crm_session_get_model (session));
  reading->periods = crm_headlines_get_periods (session);
  reading->done = done;
  g_weak_ref_init (&reading->owner, owner);
  job = crm_session_run (session, _ ("Reading the KPIs"), CRM_SESSION_READ, read_all, take, reading,
                         reading_free, (GDestroyNotify) g_ptr_array_unref);
  return g_object_ref (job);
}
