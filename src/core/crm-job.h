/* crm-job.h: the only place that knows GTask: runs a synchronous function of core in a thread with
 * progress and cancel, and calls back in the main context. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CRM_TYPE_JOB (crm_job_get_type ())
G_DECLARE_FINAL_TYPE (CrmJob, crm_job, CRM, JOB, GObject)

/* In the worker. Returns the result (freed with `free_result` if nobody takes it) or NULL with
 * error. */
typedef gpointer (*CrmJobFunc) (CrmJob *self, gpointer user_data, GError **error);
/* In the main context; takes the result over. */
typedef void (*CrmJobDone) (CrmJob *self, gpointer result, const GError *error, gpointer user_data);

/* Starts at once; the job keeps itself alive until done was called. Returns it borrowed: who
 * keeps it longer takes a reference. A cancelled job calls done too, with the error CANCELLED,
 * or with its result when it was finished all the same. title: translated, for a progress
 * display. user_data is freed with free_data after done. */
CrmJob *crm_job_run (const char *title, CrmJobFunc func, CrmJobDone done, gpointer user_data,
                     GDestroyNotify free_data, GDestroyNotify free_result);
void crm_job_cancel (CrmJob *self);
GCancellable *crm_job_get_cancellable (CrmJob *self);
const char *crm_job_get_title (CrmJob *self);

/* From the worker, as often as it likes: 0…1 (negative: unknown) and a sentence (copied, may be
 * NULL). The properties "fraction" and "message" change in the main context at most ten times a
 * second. */
void crm_job_set_progress (CrmJob *self, double fraction, const char *message);
double crm_job_get_fraction (CrmJob *self);
char *crm_job_dup_message (CrmJob *self);

G_END_DECLS
