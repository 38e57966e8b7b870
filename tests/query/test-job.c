/* test-job.c: a job brings its result, its error or its stop to the main context, once; progress is
 * heard there too; nothing is lost or freed twice. */
#include "crm-error.h"
#include "crm-job.h"

typedef struct {
  GThread *main, *worker;
  int n_done, n_freed, n_results_freed, n_progress;
  char *result;
  GError *error;
  GMutex gate; /* what the worker waits for */
  double last_fraction;
} Story;

static Story *story;

static void
story_begin (void)
{
  story = g_new0 (Story, 1);
  story->main = g_thread_self ();
  g_mutex_init (&story->gate);
}

static void
story_end (void)
{
  g_mutex_clear (&story->gate);
  g_free (story->result);
  g_clear_error (&story->error);
  g_free (story);
}

static void
count_freed (gpointer data)
{
  g_assert_true (data == story);
  g_assert_true (g_thread_self () == story->main);
  story->n_freed++;
}

static void
count_result_freed (gpointer data)
{
  story->n_results_freed++;
  g_free (data);
}

static void
take (CrmJob *job, gpointer result, const GError *error, gpointer user_data)
{
  g_assert_true (user_data == story);
  g_assert_true (g_thread_self () == story->main);
  g_assert_cmpint (story->n_freed, ==, 0);
  story->n_done++;
  story->result = result;
  story->error = error != NULL ? g_error_copy (error) : NULL;
}

static gpointer
bring_text (CrmJob *job, gpointer user_data, GError **error)
{
  story->worker = g_thread_self ();
  return g_strdup ("result");
}

static gpointer
fail (CrmJob *job, gpointer user_data, GError **error)
{
  g_set_error_literal (error, CRM_ERROR, CRM_ERROR_FULL, "No room.");
  return NULL;
}

static gpointer
wait_for_cancel (CrmJob *job, gpointer user_data, GError **error)
{
  g_mutex_lock (&story->gate);
  g_mutex_unlock (&story->gate);
  g_cancellable_set_error_if_cancelled (crm_job_get_cancellable (job), error);
  return NULL;
}

static gpointer
finish_anyway (CrmJob *job, gpointer user_data, GError **error)
{
  g_mutex_lock (&story->gate);
  g_mutex_unlock (&story->gate);
  return g_strdup ("committed");
}

static void
run_until (int *counter)
{
  while (*counter == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_result (void)
{
  CrmJob *job;

  story_begin ();
  job = crm_job_run ("Work", bring_text, take, story, count_freed, count_result_freed);
  g_assert_cmpstr (crm_job_get_title (job), ==, "Work");
  g_assert_cmpint (story->n_done, ==, 0);
  run_until (&story->n_freed);
  g_assert_cmpint (story->n_done, ==, 1);
  g_assert_cmpstr (story->result, ==, "result");
  g_assert_null (story->error);
  g_assert_true (story->worker != story->main);
  g_assert_cmpint (story->n_results_freed, ==, 0);
  story_end ();
}

static void
test_nobody_takes (void)
{
  story_begin ();
  crm_job_run ("Work", bring_text, NULL, story, count_freed, count_result_freed);
  run_until (&story->n_freed);
  g_assert_cmpint (story->n_results_freed, ==, 1);
  story_end ();
}

static void
test_error (void)
{
  story_begin ();
  crm_job_run ("Work", fail, take, story, count_freed, count_result_freed);
  run_until (&story->n_freed);
  g_assert_error (story->error, CRM_ERROR, CRM_ERROR_FULL);
  g_assert_null (story->result);
  story_end ();
}

static void
test_cancel (void)
{
  CrmJob *job;

  story_begin ();
  g_mutex_lock (&story->gate);
  job = crm_job_run ("Work", wait_for_cancel, take, story, count_freed, NULL);
  crm_job_cancel (job);
  g_mutex_unlock (&story->gate);
  run_until (&story->n_freed);
  g_assert_cmpint (story->n_done, ==, 1);
  g_assert_error (story->error, CRM_ERROR, CRM_ERROR_CANCELLED);
  story_end ();
}

/* A cancel that comes too late does not hide what was done. */
static void
test_late_cancel (void)
{
  CrmJob *job;

  story_begin ();
  g_mutex_lock (&story->gate);
  job = crm_job_run ("Work", finish_anyway, take, story, count_freed, g_free);
  crm_job_cancel (job);
  g_mutex_unlock (&story->gate);
  run_until (&story->n_freed);
  g_assert_cmpstr (story->result, ==, "committed");
  g_assert_null (story->error);
  story_end ();
}

static gpointer
make_progress (CrmJob *job, gpointer user_data, GError **error)
{
  for (int i = 0; i <= 100000; i++) {
    g_autofree char *message = g_strdup_printf ("Row %d", i);

    crm_job_set_progress (job, i / 100000.0, message);
  }
  return NULL;
}

static void
hear_progress (CrmJob *job, GParamSpec *pspec, gpointer user_data)
{
  g_assert_true (g_thread_self () == story->main);
  g_assert_cmpint (story->n_done, ==, 0);
  story->n_progress++;
  g_object_get (job, "fraction", &story->last_fraction, NULL);
}

/* The end is always heard; the hundred thousand steps to it are not. */
static void
test_progress (void)
{
  g_autoptr (CrmJob) job = NULL;
  g_autofree char *message = NULL;

  story_begin ();
  job = g_object_ref (crm_job_run ("Work", make_progress, take, story, count_freed, NULL));
  g_assert_cmpfloat (crm_job_get_fraction (job), <=, 1);
  g_signal_connect (job, "notify::fraction", G_CALLBACK (hear_progress), NULL);
  run_until (&story->n_freed);
  message = crm_job_dup_message (job);
  g_assert_cmpstr (message, ==, "Row 100000");
  g_assert_cmpint (story->n_progress, >=, 1);
  g_assert_cmpint (story->n_progress, <, 50000);
  g_assert_cmpfloat (story->last_fraction, ==, 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  story_end ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/job/result", test_result);
  g_test_add_func ("/job/nobody-takes", test_nobody_takes);
  g_test_add_func ("/job/error", test_error);
  g_test_add_func ("/job/cancel", test_cancel);
  g_test_add_func ("/job/late-cancel", test_late_cancel);
  g_test_add_func ("/job/progress", test_progress);
  return g_test_run ();
}
