/* crm-window-files.c: what a window writes into files of their own: tables, reports, charts, copies
 * and backups. Each is written by a worker on a connection that only reads. */
#include <string.h>

#include "crm-backup.h"
#include "crm-backups-dialog.h"
#include "crm-chooser.h"
#include "crm-i18n.h"
#include "crm-import.h"
#include "crm-report.h"
#include "crm-text.h"
#include "crm-untitled.h"
#include "crm-window-private.h"
#include "crm-wording.h"

typedef struct {
  char *path;
  CrmModel *model;
  CrmLocale locale;
  CrmQuery *query; /* of an export */
  gint64 kpi;      /* of a chart */
  char *author;
  int fiscal_month;
  CrmStore *store; /* of a copy and a backup; read-only here */
} Output;

static void
output_free (gpointer data)
{
  Output *output = data;

  g_free (output->path);
  crm_model_unref (output->model);
  crm_query_free (output->query);
  g_free (output->author);
  g_object_unref (output->store);
  g_free (output);
}

static char *
dup_folder (CrmWindow *self)
{
  return crm_untitled_dup_folder_beside (
      self->session != NULL ? crm_store_get_path (crm_session_get_store (self->session)) : NULL);
}

char *
crm_window_dup_path_beside (CrmWindow *self, const char *text, const char *suffix)
{
  g_autofree char *folder = dup_folder (self);
  g_autofree char *safe = crm_text_dup_file_name (text);
  g_autofree char *name = g_strconcat (safe, suffix, NULL);

  return g_build_filename (folder, name, NULL);
}

static Output *
output_new (CrmWindow *self, const char *path)
{
  Output *output = g_new0 (Output, 1);

  output->store = g_object_ref (crm_session_get_store (self->session));
  output->path = g_strdup (path);
  output->model = crm_model_ref (crm_session_get_model (self->session));
  output->locale = *crm_session_get_locale (self->session);
  /* A file goes to others, who have their own wishes. */
  output->locale.shown = (CrmShown){ 0 };
  output->author = g_strdup (crm_store_get_author (output->store));
  output->fiscal_month = crm_store_get_fiscal_month (output->store);
  return output;
}

static void
say_written (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  g_autofree char *path = result;
  g_autofree char *name = NULL;
  g_autofree char *said = NULL;

  if (path == NULL) {
    if (!g_error_matches (error, CRM_ERROR, CRM_ERROR_CANCELLED))
      crm_session_say (session, error->message, FALSE);
    return;
  }
  name = g_path_get_basename (path);
  said = g_strdup_printf (_ ("“%s” is written."), name);
  crm_session_say (session, said, FALSE);
}

static void
run_output (CrmWindow *self, const char *title, CrmSessionWork work, CrmSessionDone done,
            Output *output)
{
  CrmJob *job = crm_session_run (self->session, title, CRM_SESSION_READ, work, done, output,
                                 output_free, g_free);

  crm_session_add_job (self->session, job);
}

static gpointer
write_table (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Output *o = data;
  GCancellable *cancellable = crm_job_get_cancellable (job);
  gboolean ok = FALSE;

  crm_job_set_progress (job, -1, NULL);
  if (g_str_has_suffix (o->path, ".xlsx")) {
    ok = crm_export_xlsx (db, o->query, o->model, &o->locale, o->path, cancellable, error);
  } else {
    /* Text is for other programs: plain numbers and days, codes for references. */
    CrmLocale plain = CRM_LOCALE_PLAIN ("", o->locale.money_decimals);

    g_strlcpy (plain.currency, o->locale.currency, sizeof plain.currency);
    ok = crm_export_csv (db, o->query, o->model, &plain, o->path, cancellable, error);
  }
  return ok ? g_strdup (o->path) : NULL;
}

static void
on_export_chosen (GtkWindow *parent, const char *path, gpointer data)
{
  CrmWindow *self = CRM_WINDOW (parent);
  CrmPage *page = crm_window_get_page (self);
  g_autofree char *plural = NULL;
  g_autofree char *title = NULL;
  Output *output;

  if (page == NULL)
    return;
  plural = crm_wording_dup_inner (crm_kind_get_plural (crm_page_get_kind (page)));
  title = g_strdup_printf (_ ("Exporting %s"), plural);
  output = output_new (self, path);
  output->query = crm_page_dup_query (page);
  run_output (self, title, write_table, say_written, output);
}

static void
act_export (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;
  g_autofree char *path =
      crm_window_dup_path_beside (self, crm_kind_get_plural (self->kind), ".xlsx");

  crm_chooser_ask (GTK_WINDOW (self), _ ("Export this table"), GTK_FILE_CHOOSER_ACTION_SAVE,
                   "xlsx|csv", path, on_export_chosen, NULL, NULL);
}

static gpointer
write_report (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Output *o = data;

  crm_job_set_progress (job, -1, NULL);
  if (!crm_report_write (db, o->model, &o->locale, o->fiscal_month, o->author, o->path,
                         crm_job_get_cancellable (job), error))
    return NULL;
  return g_strdup (o->path);
}

static void
on_report_chosen (GtkWindow *parent, const char *path, gpointer data)
{
  CrmWindow *self = CRM_WINDOW (parent);

  run_output (self, _ ("Writing the Excel report"), write_report, say_written,
              output_new (self, path));
}

static void
act_report (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;
  g_autofree char *path = crm_window_dup_path_beside (self, _ ("Progress report"), ".xlsx");

  crm_form_commit (self->form);
  crm_chooser_ask (GTK_WINDOW (self), _ ("Excel report"), GTK_FILE_CHOOSER_ACTION_SAVE, "xlsx",
                   path, on_report_chosen, NULL, NULL);
}

static gpointer
write_chart (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Output *o = data;
  g_autofree char *number = g_strdup_printf ("#%" G_GINT64_FORMAT, o->kpi);

  crm_job_set_progress (job, -1, NULL);
  if (!crm_kpi_chart_write (db, o->model, &o->locale, o->fiscal_month, number, CRM_KPI_LAYER_TARGET,
                            o->path, error))
    return NULL;
  return g_strdup (o->path);
}

static void
on_chart_chosen (GtkWindow *parent, const char *path, gpointer data)
{
  CrmWindow *self = CRM_WINDOW (parent);
  Output *output = output_new (self, path);

  output->kpi = *(gint64 *) data;
  run_output (self, _ ("Saving the chart"), write_chart, say_written, output);
}

static void
act_save_chart (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;
  g_autofree char *title = crm_query_dup_title (crm_session_get_db (self->session),
                                                crm_session_get_model (self->session), self->kind,
                                                self->kpi, crm_session_get_locale (self->session));
  g_autofree char *path =
      crm_window_dup_path_beside (self, title != NULL ? title : _ ("Chart"), ".png");

  crm_chooser_ask (GTK_WINDOW (self), _ ("Save the chart"), GTK_FILE_CHOOSER_ACTION_SAVE,
                   "png|svg|pdf", path, on_chart_chosen, g_memdup2 (&self->kpi, sizeof self->kpi),
                   g_free);
}

static gpointer
write_backup (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Output *o = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  char *made = NULL;

  crm_job_set_progress (job, -1, NULL);
  crm_backup_make (db, crm_store_get_path (o->store), now, &made, crm_job_get_cancellable (job),
                   error);
  return made;
}

static void
say_backed_up (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  g_autofree char *path = result;
  g_autofree char *said = NULL;

  if (path == NULL && g_error_matches (error, CRM_ERROR, CRM_ERROR_CANCELLED))
    return;
  if (path != NULL) {
    g_autofree char *name = g_path_get_basename (path);
    g_autofree char *moment =
        crm_backups_dialog_dup_moment (name, crm_session_get_locale (session));

    /* Translators: %s is a day and a time of day. */
    said = g_strdup_printf (_ ("A backup is made: %s"), moment);
  }
  crm_session_say (session, said != NULL ? said : error->message, FALSE);
}

static void
act_backup (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;

  run_output (self, _ ("Making a backup"), write_backup, say_backed_up, output_new (self, NULL));
}

static void
act_backups (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;

  CrmLocale locale;

  if (self->session != NULL) {
    crm_form_commit (self->form);
    crm_backups_dialog_show (self, crm_store_get_path (crm_session_get_store (self->session)),
                             crm_session_get_locale (self->session));
    return;
  }
  crm_locale_init (&locale);
  crm_backups_dialog_show (self, self->failed_path, &locale);
}

/* A copy goes by the store: it knows the way when the file is gone from its folder, which needs the
 * main connection and with it the main thread. */
static void
copy_lost_file (CrmWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  if (!crm_store_save_copy (crm_session_get_store (self->session), path, TRUE, NULL, &error)) {
    crm_session_say (self->session, error->message, FALSE);
    return;
  }
  said = g_strdup_printf (_ ("The copy is %s. Open it to go on working."), path);
  crm_session_say (self->session, said, FALSE);
}

static gpointer
write_copy (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Output *o = data;

  crm_job_set_progress (job, -1, NULL);
  return crm_backup_copy (db, o->path, TRUE, crm_job_get_cancellable (job), error)
             ? g_strdup (o->path)
             : NULL;
}

/* Who copies what can only be read wants to work in the copy. */
static void
say_copied (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  if (result != NULL && crm_store_is_read_only (crm_session_get_store (session)))
    crm_application_open_path (CRM_APPLICATION (g_application_get_default ()), result, NULL);
  say_written (session, result, error, data);
}

static void
on_copy_chosen (GtkWindow *parent, const char *path, gpointer data)
{
  CrmWindow *self = CRM_WINDOW (parent);
  const char *own = crm_store_get_path (crm_session_get_store (self->session));
  g_autofree char *full = g_canonicalize_filename (own, NULL);

  if (strcmp (full, path) == 0 && crm_session_get_trouble (self->session) == NULL)
    crm_session_say (self->session, _ ("That is the programme itself. Choose another name."),
                     FALSE);
  else if (crm_session_get_trouble (self->session) != NULL)
    copy_lost_file (self, path);
  else
    run_output (self, _ ("Saving a copy"), write_copy, say_copied, output_new (self, path));
}

static void
act_save_copy (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;
  g_autofree char *base =
      g_path_get_basename (crm_store_get_path (crm_session_get_store (self->session)));
  g_autofree char *folder = dup_folder (self);
  g_autofree char *name = NULL;
  g_autofree char *suggested = NULL;

  if (crm_untitled_has (crm_store_get_path (crm_session_get_store (self->session)))) {
    crm_window_save_as (self);
    return;
  }
  if (g_str_has_suffix (base, ".hashtgam"))
    base[strlen (base) - strlen (".hashtgam")] = '\0';
  name = g_strdup_printf (_ ("%s copy.hashtgam"), base);
  suggested = g_build_filename (folder, name, NULL);
  crm_form_commit (self->form);
  crm_chooser_ask (GTK_WINDOW (self), _ ("Save a copy"), GTK_FILE_CHOOSER_ACTION_SAVE, "hashtgam",
                   suggested, on_copy_chosen, NULL, NULL);
}

static const GActionEntry entries[] = {
  { "export", act_export }, { "report", act_report },   { "save-chart", act_save_chart },
  { "backup", act_backup }, { "backups", act_backups }, { "save-copy", act_save_copy },
};

void
crm_window_add_file_actions (CrmWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
