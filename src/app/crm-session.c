/* crm-session.c: the clock of an open programme (news, backups, the WAL), its one way to edit, and
 * its workers. Small acts run at once on the main connection; what may be long runs in a job on its
 * own. Knows no widget. */
#include "crm-session.h"

#include "crm-backup.h"
#include "crm-history.h"
#include "crm-i18n.h"
#include "crm-choices.h"
#include "crm-display.h"
#include "crm-wording.h"

#define POLL_MS 500
#define POLLS_PER_FILE_CHECK 4           /* two seconds */
#define POLLS_PER_BACKUP_CHECK 60        /* half a minute */
#define IDLE_US (3 * G_USEC_PER_SEC)     /* without an act: time to move the WAL into the file */
#define PATIENCE_US (G_USEC_PER_SEC / 5) /* how long an edit waits for a worker that writes */
#define MAX_DELETED_AT_ONCE 100          /* more are deleted by a worker */

struct _CrmSession {
  GObject parent_instance;

  CrmStore *store;
  CrmLocale locale;
  char *trouble;

  guint poll_id;
  guint n_polls;
  gint64 changed_at; /* monotonic; 0: the WAL is in the file */
  gboolean backup_failed;

  CrmJob *writer; /* borrowed; NULL: none at work */
  gint64 writer_since;
  GQueue reverts; /* of GINT_TO_POINTER (redo): undo asked for while another was at work */
};

G_DEFINE_FINAL_TYPE (CrmSession, crm_session, G_TYPE_OBJECT)

enum { CHANGED, LOCALE_CHANGED, MESSAGE, SHOW_RECORD, JOB, TROUBLE_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* What is asked. */

CrmStore *
crm_session_get_store (CrmSession *self)
{
  return self->store;
}

CrmModel *
crm_session_get_model (CrmSession *self)
{
  return crm_store_get_model (self->store);
}

CrmDb *
crm_session_get_db (CrmSession *self)
{
  return crm_store_get_db (self->store);
}

const CrmLocale *
crm_session_get_locale (CrmSession *self)
{
  return &self->locale;
}

const char *
crm_session_get_trouble (CrmSession *self)
{
  return self->trouble;
}

CrmJob *
crm_session_get_writer (CrmSession *self)
{
  return self->writer;
}

char *
crm_session_dup_undo_label (CrmSession *self)
{
  return crm_store_dup_undo_label (self->store);
}

char *
crm_session_dup_redo_label (CrmSession *self)
{
  return crm_store_dup_redo_label (self->store);
}

/* What is told. */

void
crm_session_say (CrmSession *self, const char *text, gboolean undo)
{
  g_signal_emit (self, signals[MESSAGE], 0, text, undo);
}

void
crm_session_show_record (CrmSession *self, const CrmKind *kind, gint64 id)
{
  g_signal_emit (self, signals[SHOW_RECORD], 0, kind, id);
}

void
crm_session_add_job (CrmSession *self, CrmJob *job)
{
  g_signal_emit (self, signals[JOB], 0, job);
}

static void
read_locale (CrmSession *self)
{
  crm_locale_init (&self->locale);
  crm_display_read (&self->locale.shown);
  crm_store_get_locale (self->store, &self->locale);
}

void
crm_session_reload_locale (CrmSession *self)
{
  read_locale (self);
  g_signal_emit (self, signals[LOCALE_CHANGED], 0);
}

void
crm_session_set_author (CrmSession *self, const char *name)
{
  g_autofree char *key = crm_choices_dup_path_key (crm_store_get_path (self->store));

  crm_choices_set ("author", key, name);
  crm_store_set_author (self->store, name != NULL ? name : g_get_user_name ());
}

static void
hear_store (CrmStore *store, const CrmNews *news, CrmSession *self)
{
  const CrmKind *organisation = crm_model_find_kind (crm_session_get_model (self), "organisation");

  self->changed_at = g_get_monotonic_time ();
  if (organisation != NULL && crm_news_has_kind (news, store, organisation))
    crm_session_reload_locale (self);
  g_signal_emit (self, signals[CHANGED], 0, news);
}

/* Workers. */

typedef struct {
  CrmSession *session; /* let go in the main thread */
  CrmStore *store;     /* the session's; its paths may be read from any thread */
  CrmSessionAccess access;
  CrmSessionWork work;
  CrmSessionDone done;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
} Run;

static void
run_free (gpointer user_data)
{
  Run *run = user_data;
  GApplication *app = g_application_get_default ();

  if (run->free_data != NULL)
    run->free_data (run->data);
  g_object_unref (run->session);
  g_free (run);
  if (app != NULL)
    g_application_release (app);
}

static gpointer
run_work (CrmJob *job, gpointer user_data, GError **error)
{
  Run *run = user_data;
  g_autoptr (CrmDb) db = run->access == CRM_SESSION_WRITE
                             ? crm_store_open_writer (run->store, error)
                             : crm_store_open_reader (run->store, error);

  return db != NULL ? run->work (job, db, run->data, error) : NULL;
}

static void begin_next_revert (CrmSession *self);

static void
end_work (CrmJob *job, gpointer result, const GError *error, gpointer user_data)
{
  Run *run = user_data;
  CrmSession *self = run->session;

  if (self->writer == job) {
    self->writer = NULL;
    crm_store_poll (self->store);
  }
  if (run->done != NULL) {
    run->done (self, result, error, run->data);
  } else {
    if (result != NULL && run->free_result != NULL)
      run->free_result (result);
    if (error != NULL && !g_error_matches (error, CRM_ERROR, CRM_ERROR_CANCELLED))
      crm_session_say (self, error->message, FALSE);
  }
  begin_next_revert (self);
}

static void
set_busy (CrmSession *self, GError **error)
{
  g_set_error (
      error, CRM_ERROR, CRM_ERROR_BUSY,
      _ ("“%s” is at work and keeps the programme to itself. Try again when it has ended."),
      crm_job_get_title (self->writer));
}

CrmJob *
crm_session_run (CrmSession *self, const char *title, CrmSessionAccess access, CrmSessionWork work,
                 CrmSessionDone done, gpointer data, GDestroyNotify free_data,
                 GDestroyNotify free_result)
{
  Run *run;
  CrmJob *job;
  GApplication *app = g_application_get_default ();

  if (access == CRM_SESSION_WRITE && self->writer != NULL) {
    g_autoptr (GError) error = NULL;

    set_busy (self, &error);
    crm_session_say (self, error->message, FALSE);
    if (free_data != NULL)
      free_data (data);
    return NULL;
  }
  /* Ended amid a job, the program would leave the file open, with its journal beside it. */
  if (app != NULL)
    g_application_hold (app);
  run = g_new0 (Run, 1);
  run->session = g_object_ref (self);
  run->store = self->store;
  run->access = access;
  run->work = work;
  run->done = done;
  run->data = data;
  run->free_data = free_data;
  run->free_result = free_result;
  job = crm_job_run (title, run_work, end_work, run, run_free, free_result);
  if (access == CRM_SESSION_WRITE) {
    self->writer = job;
    self->writer_since = g_get_monotonic_time ();
  }
  return job;
}

/* Edits. */

/* A short writer is waited for (SQLite does); a long one would hold the window for two seconds. */
static gboolean
is_blocked (CrmSession *self, GError **error)
{
  if (self->writer == NULL || g_get_monotonic_time () - self->writer_since < PATIENCE_US)
    return FALSE;
  set_busy (self, error);
  return TRUE;
}

static gboolean
try_edit (CrmSession *self, const char *label, CrmSessionFunc func, gpointer data, GError **error)
{
  g_autoptr (CrmEdit) edit = NULL;

  if (is_blocked (self, error))
    return FALSE;
  edit = crm_edit_begin (self->store, label, error);
  if (edit == NULL || !func (edit, data, error))
    return FALSE;
  return crm_edit_commit (g_steal_pointer (&edit), error);
}

gboolean
crm_session_edit (CrmSession *self, const char *label, CrmSessionFunc func, gpointer data,
                  GError **error)
{
  GError *failure = NULL;

  if (try_edit (self, label, func, data, &failure))
    return TRUE;
  if (error == NULL)
    crm_session_say (self, failure->message, FALSE);
  g_propagate_error (error, failure);
  return FALSE;
}

typedef struct {
  const CrmKind *kind;
  gint64 id, copy;
  const CrmField *field;
  const CrmValue *value;
  gint64 *ids;
  guint n_ids;
  CrmModel *model;
  char *author, *label, *said;
} Act;

static void
act_free (gpointer user_data)
{
  Act *act = user_data;

  g_free (act->ids);
  crm_model_unref (act->model);
  g_free (act->author);
  g_free (act->label);
  g_free (act->said);
  g_free (act);
}

static gboolean
set_field (CrmEdit *edit, gpointer data, GError **error)
{
  Act *act = data;

  return crm_edit_set (edit, act->kind, act->id, act->field, act->value, error);
}

gboolean
crm_session_set (CrmSession *self, const CrmKind *kind, gint64 id, const CrmField *field,
                 const CrmValue *value, GError **error)
{
  Act act = { .kind = kind, .id = id, .field = field, .value = value };
  g_autofree char *title = crm_query_dup_title (
      crm_session_get_db (self), crm_session_get_model (self), kind, id, &self->locale);
  g_autofree char *name = crm_wording_dup_inner (crm_field_get_label (field));
  g_autofree char *label =
      g_strdup_printf (_ ("%s of “%s”"), crm_field_get_label (field), title != NULL ? title : name);

  return crm_session_edit (self, label, set_field, &act, error);
}

static gboolean
delete_records (CrmEdit *edit, gpointer data, GError **error)
{
  Act *act = data;

  for (guint i = 0; i < act->n_ids; i++)
    if (!crm_edit_delete (edit, act->kind, act->ids[i], error))
      return FALSE;
  return TRUE;
}

static gpointer
delete_in_worker (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Act *act = data;
  g_autoptr (CrmEdit) edit = crm_edit_begin_on (db, act->model, act->author, act->label, error);

  for (guint i = 0; edit != NULL && i < act->n_ids; i++) {
    if (g_cancellable_set_error_if_cancelled (crm_job_get_cancellable (job), error) ||
        !crm_edit_delete (edit, act->kind, act->ids[i], error))
      return NULL;
    if (i % 64 == 0)
      crm_job_set_progress (job, (double) i / act->n_ids, NULL);
  }
  if (edit == NULL || !crm_edit_commit (g_steal_pointer (&edit), error))
    return NULL;
  return g_strdup (act->said);
}

static void
say_deleted (CrmSession *self, gpointer result, const GError *error, gpointer data)
{
  g_autofree char *said = result;

  if (said != NULL)
    crm_session_say (self, said, TRUE);
  else if (!g_error_matches (error, CRM_ERROR, CRM_ERROR_CANCELLED))
    crm_session_say (self, error->message, FALSE);
}

static void
name_delete (CrmSession *self, Act *act)
{
  if (act->n_ids == 1) {
    g_autofree char *title =
        crm_query_dup_title (crm_session_get_db (self), crm_session_get_model (self), act->kind,
                             act->ids[0], &self->locale);

    act->label = g_strdup_printf (_ ("Delete “%s”"), title != NULL ? title : "");
    act->said = g_strdup_printf (_ ("“%s” deleted"), title != NULL ? title : "");
  } else {
    g_autofree char *count = crm_wording_dup_count (act->kind, act->n_ids, &self->locale);

    act->label = g_strdup_printf (_ ("Delete %s"), count);
    act->said = g_strdup_printf (_ ("%s deleted"), count);
  }
}

gboolean
crm_session_delete (CrmSession *self, const CrmKind *kind, const gint64 *ids, guint n,
                    GError **error)
{
  Act *act = g_new0 (Act, 1);
  gboolean ok = TRUE;

  act->kind = kind;
  act->ids = g_memdup2 (ids, n * sizeof (gint64));
  act->n_ids = n;
  act->model = crm_model_ref (crm_session_get_model (self));
  act->author = g_strdup (crm_store_get_author (self->store));
  name_delete (self, act);
  if (n > MAX_DELETED_AT_ONCE) {
    CrmJob *job = crm_session_run (self, act->label, CRM_SESSION_WRITE, delete_in_worker,
                                   say_deleted, act, act_free, g_free);

    if (job != NULL)
      crm_session_add_job (self, job);
    return job != NULL;
  }
  ok = crm_session_edit (self, act->label, delete_records, act, error);
  if (ok)
    crm_session_say (self, act->said, TRUE);
  act_free (act);
  return ok;
}

static gboolean
duplicate_record (CrmEdit *edit, gpointer data, GError **error)
{
  Act *act = data;

  return crm_edit_duplicate (edit, act->kind, act->id, &act->copy, error);
}

gboolean
crm_session_duplicate (CrmSession *self, const CrmKind *kind, gint64 id, gint64 *copy,
                       GError **error)
{
  Act act = { .kind = kind, .id = id };
  g_autofree char *title = crm_query_dup_title (
      crm_session_get_db (self), crm_session_get_model (self), kind, id, &self->locale);
  g_autofree char *label = g_strdup_printf (_ ("Duplicate “%s”"), title != NULL ? title : "");

  if (!crm_session_edit (self, label, duplicate_record, &act, error))
    return FALSE;
  if (copy != NULL)
    *copy = act.copy;
  return TRUE;
}

/* Undo and redo. How many records an act touches is not known beforehand, so that each is
 * reverted by a worker; those asked for meanwhile wait their turn. */

typedef struct {
  CrmModel *model;
  char *author;
  gboolean redo;
} Revert;

static void
revert_free (gpointer user_data)
{
  Revert *revert = user_data;

  crm_model_unref (revert->model);
  g_free (revert->author);
  g_free (revert);
}

static gpointer
revert_last (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Revert *revert = data;
  char *label = NULL;

  crm_history_revert_last (db, revert->model, revert->author, revert->redo, &label,
                           crm_job_get_cancellable (job), error);
  return label;
}

static void
say_reverted (CrmSession *self, gpointer result, const GError *error, gpointer data)
{
  Revert *revert = data;
  g_autofree char *label = result;
  g_autofree char *said = NULL;

  if (label != NULL)
    said = g_strdup_printf (revert->redo ? _ ("Done again: %s") : _ ("Undone: %s"), label);
  else if (!g_error_matches (error, CRM_ERROR, CRM_ERROR_CANCELLED))
    said = g_strdup (error->message);
  if (said != NULL)
    crm_session_say (self, said, FALSE);
  if (label == NULL)
    g_queue_clear (&self->reverts);
}

static void
begin_next_revert (CrmSession *self)
{
  Revert *revert;
  CrmJob *job;

  if (self->writer != NULL || g_queue_is_empty (&self->reverts))
    return;
  revert = g_new0 (Revert, 1);
  revert->redo = GPOINTER_TO_INT (g_queue_pop_head (&self->reverts));
  revert->model = crm_model_ref (crm_session_get_model (self));
  revert->author = g_strdup (crm_store_get_author (self->store));
  job = crm_session_run (self, revert->redo ? _ ("Doing again") : _ ("Undoing"), CRM_SESSION_WRITE,
                         revert_last, say_reverted, revert, revert_free, g_free);
  crm_session_add_job (self, job);
}

static void
ask_revert (CrmSession *self, gboolean redo)
{
  g_autoptr (GError) error = NULL;

  if (g_queue_is_empty (&self->reverts) && is_blocked (self, &error)) {
    crm_session_say (self, error->message, FALSE);
    return;
  }
  g_queue_push_tail (&self->reverts, GINT_TO_POINTER (redo));
  begin_next_revert (self);
}

void
crm_session_undo (CrmSession *self)
{
  ask_revert (self, FALSE);
}

void
crm_session_redo (CrmSession *self)
{
  ask_revert (self, TRUE);
}

/* The clock. */

static gpointer
make_backup (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  char *made = NULL;

  crm_backup_make (db, data, now, &made, crm_job_get_cancellable (job), error);
  return made;
}

static void
end_backup (CrmSession *self, gpointer result, const GError *error, gpointer data)
{
  g_autofree char *made = result;

  /* Said once: half a minute later it would fail again. */
  if (made == NULL && !self->backup_failed) {
    g_autofree char *said = g_strdup_printf (_ ("No backup was made: %s"), error->message);

    crm_session_say (self, said, FALSE);
  }
  self->backup_failed = made == NULL;
}

static void
back_up_if_due (CrmSession *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  const char *path = crm_store_get_path (self->store);

  if (!crm_store_is_read_only (self->store) &&
      crm_backup_is_due (crm_session_get_db (self), path, now))
    crm_session_run (self, _ ("Making a backup"), CRM_SESSION_READ, make_backup, end_backup,
                     g_strdup (path), g_free, g_free);
}

static gpointer
checkpoint (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  return GINT_TO_POINTER (crm_db_checkpoint (db, error));
}

/* A reader in the way is no fault: the next idle moment or the closing does it. */
static void
end_checkpoint (CrmSession *self, gpointer result, const GError *error, gpointer data)
{
}

static void
checkpoint_if_idle (CrmSession *self)
{
  if (self->changed_at == 0 || self->writer != NULL || self->trouble != NULL ||
      g_get_monotonic_time () - self->changed_at < IDLE_US)
    return;
  self->changed_at = 0;
  if (!crm_store_is_read_only (self->store))
    crm_session_run (self, _ ("Tidying the file"), CRM_SESSION_WRITE, checkpoint, end_checkpoint,
                     NULL, NULL, NULL);
}

static void
check_file (CrmSession *self)
{
  g_autoptr (GError) error = NULL;

  crm_store_check_file (self->store, &error);
  if (g_strcmp0 (self->trouble, error != NULL ? error->message : NULL) == 0)
    return;
  g_free (self->trouble);
  self->trouble = error != NULL ? g_strdup (error->message) : NULL;
  g_signal_emit (self, signals[TROUBLE_CHANGED], 0);
}

static gboolean
poll (gpointer user_data)
{
  CrmSession *self = user_data;

  g_object_ref (self);
  self->n_polls++;
  crm_store_poll (self->store);
  if (self->n_polls % POLLS_PER_FILE_CHECK == 0)
    check_file (self);
  if (self->n_polls % POLLS_PER_BACKUP_CHECK == 0)
    back_up_if_due (self);
  checkpoint_if_idle (self);
  g_object_unref (self);
  return G_SOURCE_CONTINUE;
}

/* The object. */

static void
crm_session_dispose (GObject *object)
{
  CrmSession *self = CRM_SESSION (object);

  g_clear_handle_id (&self->poll_id, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_queue_clear (&self->reverts);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (crm_session_parent_class)->dispose (object);
}

static void
crm_session_finalize (GObject *object)
{
  g_free (CRM_SESSION (object)->trouble);
  G_OBJECT_CLASS (crm_session_parent_class)->finalize (object);
}

static void
crm_session_class_init (CrmSessionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GType type = CRM_TYPE_SESSION;

  object_class->dispose = crm_session_dispose;
  object_class->finalize = crm_session_finalize;
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[LOCALE_CHANGED] =
      g_signal_new ("locale-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MESSAGE] = g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SHOW_RECORD] = g_signal_new ("show-record", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT64);
  signals[JOB] = g_signal_new ("job", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               CRM_TYPE_JOB);
  signals[TROUBLE_CHANGED] = g_signal_new ("trouble-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
}

static void
crm_session_init (CrmSession *self)
{
  g_queue_init (&self->reverts);
}

CrmSession *
crm_session_new (CrmStore *store)
{
  CrmSession *self = g_object_new (CRM_TYPE_SESSION, NULL);
  g_autofree char *key = crm_choices_dup_path_key (crm_store_get_path (store));
  g_autofree char *author = crm_choices_dup ("author", key);

  self->store = g_object_ref (store);
  crm_store_set_author (store, author);
  read_locale (self);
  g_signal_connect (store, "changed", G_CALLBACK (hear_store), self);
  self->poll_id = g_timeout_add (POLL_MS, poll, self);
  return self;
}
