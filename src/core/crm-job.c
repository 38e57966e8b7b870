/* crm-job.c: a GTask behind a small door. Progress comes from the worker under a lock and reaches
 * the main context by one timer at a time, so that a busy import does not flood the window. */
#include "crm-job.h"

#include "crm-error.h"
#include "crm-i18n.h"

#define PROGRESS_INTERVAL 100 /* ms */

struct _CrmJob {
  GObject parent_instance;

  char *title;
  GCancellable *cancellable;
  GMainContext *context;
  CrmJobFunc func;
  CrmJobDone done;
  gpointer user_data;
  GDestroyNotify free_data, free_result;

  GMutex lock; /* guards what follows */
  double fraction;
  char *message;
  GSource *timer;   /* NULL: none waits */
  gint64 last_news; /* monotonic µs */
};

enum { PROP_0, PROP_FRACTION, PROP_MESSAGE, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CrmJob, crm_job, G_TYPE_OBJECT)

static void
crm_job_finalize (GObject *object)
{
  CrmJob *self = CRM_JOB (object);

  g_free (self->title);
  g_free (self->message);
  g_object_unref (self->cancellable);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (crm_job_parent_class)->finalize (object);
}

static void
crm_job_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CrmJob *self = CRM_JOB (object);

  if (id == PROP_FRACTION)
    g_value_set_double (value, crm_job_get_fraction (self));
  else if (id == PROP_MESSAGE)
    g_value_take_string (value, crm_job_dup_message (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
crm_job_class_init (CrmJobClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->finalize = crm_job_finalize;
  object_class->get_property = crm_job_get_property;
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -G_MAXDOUBLE, 1, -1,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MESSAGE] =
      g_param_spec_string ("message", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
crm_job_init (CrmJob *self)
{
  g_mutex_init (&self->lock);
  self->fraction = -1;
  self->cancellable = g_cancellable_new ();
  self->context = g_main_context_ref_thread_default ();
}

static void
notify_progress (CrmJob *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

static void
run_in_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  CrmJob *self = source;
  GError *error = NULL;
  gpointer result = self->func (self, self->user_data, &error);

  if (result == NULL && error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, self->free_result);
}

/* Whoever stopped the work, GIO or ours, callers see one error. */
static void
translate_cancelled (GError **error)
{
  if (!g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_error (error);
  g_set_error_literal (error, CRM_ERROR, CRM_ERROR_CANCELLED,
                       _ ("Stopped on request. Nothing was kept."));
}

/* Drops a timer that waits; the last progress is told now instead, before done. */
static void
end_progress (CrmJob *self)
{
  GSource *timer;

  g_mutex_lock (&self->lock);
  timer = g_steal_pointer (&self->timer);
  g_mutex_unlock (&self->lock);
  if (timer == NULL)
    return;
  g_source_destroy (timer);
  g_source_unref (timer);
  notify_progress (self);
}

static void
finish_in_main (GObject *source, GAsyncResult *outcome, gpointer user_data)
{
  CrmJob *self = CRM_JOB (source);
  g_autoptr (GError) error = NULL;
  gpointer result = g_task_propagate_pointer (G_TASK (outcome), &error);

  translate_cancelled (&error);
  end_progress (self);
  if (self->done != NULL)
    self->done (self, result, error, self->user_data);
  else if (result != NULL && self->free_result != NULL)
    self->free_result (result);
  if (self->free_data != NULL)
    self->free_data (self->user_data);
  self->user_data = NULL;
}

CrmJob *
crm_job_run (const char *title, CrmJobFunc func, CrmJobDone done, gpointer user_data,
             GDestroyNotify free_data, GDestroyNotify free_result)
{
  g_autoptr (CrmJob) self = g_object_new (CRM_TYPE_JOB, NULL);
  g_autoptr (GTask) task = NULL;

  self->title = g_strdup (title);
  self->func = func;
  self->done = done;
  self->user_data = user_data;
  self->free_data = free_data;
  self->free_result = free_result;
  task = g_task_new (self, self->cancellable, finish_in_main, NULL);
  g_task_set_source_tag (task, crm_job_run);
  /* What the worker finished in spite of a cancel is told as it is: an import that was committed
   * must not be reported as stopped. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run_in_worker);
  return self; /* the task keeps it until done was called */
}

void
crm_job_cancel (CrmJob *self)
{
  g_cancellable_cancel (self->cancellable);
}

GCancellable *
crm_job_get_cancellable (CrmJob *self)
{
  return self->cancellable;
}

const char *
crm_job_get_title (CrmJob *self)
{
  return self->title;
}

static gboolean
tell_progress (gpointer user_data)
{
  CrmJob *self = user_data;
  GSource *timer;

  g_mutex_lock (&self->lock);
  timer = g_steal_pointer (&self->timer);
  self->last_news = g_get_monotonic_time ();
  g_mutex_unlock (&self->lock);
  if (timer != NULL)
    g_source_unref (timer);
  notify_progress (self);
  return G_SOURCE_REMOVE;
}

void
crm_job_set_progress (CrmJob *self, double fraction, const char *message)
{
  g_mutex_lock (&self->lock);
  self->fraction = MIN (fraction, 1);
  if (g_strcmp0 (self->message, message) != 0) {
    g_free (self->message);
    self->message = g_strdup (message);
  }
  if (self->timer == NULL) {
    gint64 passed = (g_get_monotonic_time () - self->last_news) / 1000;

    self->timer =
        g_timeout_source_new ((guint) CLAMP (PROGRESS_INTERVAL - passed, 0, PROGRESS_INTERVAL));
    g_source_set_callback (self->timer, tell_progress, g_object_ref (self), g_object_unref);
    g_source_attach (self->timer, self->context);
  }
  g_mutex_unlock (&self->lock);
}

double
crm_job_get_fraction (CrmJob *self)
{
  double fraction;

  g_mutex_lock (&self->lock);
  fraction = self->fraction;
  g_mutex_unlock (&self->lock);
  return fraction;
}

char *
crm_job_dup_message (CrmJob *self)
{
  char *message;

  g_mutex_lock (&self->lock);
  message = g_strdup (self->message);
  g_mutex_unlock (&self->lock);
  return message;
}
