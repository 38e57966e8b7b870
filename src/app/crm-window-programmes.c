/* crm-window-programmes.c: how a window comes by a programme (made, opened, dropped on it), and how
 * one without a place of its own is given one. */
#include "crm-backup.h"
#include "crm-chooser.h"
#include "crm-i18n.h"
#include "crm-import-flow.h"
#include "crm-method.h"
#include "crm-untitled.h"
#include "crm-window-private.h"

static CrmApplication *
get_app (CrmWindow *self)
{
  return CRM_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

/* A sentence where it is seen. */
static void
say (CrmWindow *self, const char *text)
{
  if (self->session != NULL)
    crm_session_say (self->session, text, FALSE);
  else
    crm_start_show_error (crm_window_get_start (self), text, FALSE);
}

static const char *
get_path (CrmWindow *self)
{
  return crm_store_get_path (crm_session_get_store (self->session));
}

void
crm_window_say_file (CrmWindow *self)
{
  gboolean untitled = crm_untitled_has (get_path (self));
  g_autofree char *name = g_path_get_basename (get_path (self));
  g_autofree char *title =
      g_strdup_printf (_ ("%s – Hashtgam"), untitled ? _ ("Sample programme") : name);

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_set_visible (self->untitled_bar, untitled);
}

/* Making one. */

static void
show_create (CrmWindow *self, gboolean import)
{
  crm_window_show_create (
      self->session == NULL ? self : crm_application_add_window (get_app (self)), import);
}

static void
act_create (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_create (user_data, FALSE);
}

static void
act_create_import (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_create (user_data, TRUE);
}

static void
on_create_chosen (GtkWindow *parent, const char *path, gpointer data)
{
  CrmWindow *self = CRM_WINDOW (parent);
  CrmStart *start = crm_window_get_start (self);
  CrmBeginning *beginning = crm_start_dup_beginning (start);

  if (beginning != NULL)
    crm_application_create (get_app (self), path, beginning, crm_start_wants_import (start), self);
}

static void
act_create_file (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;
  g_autoptr (CrmBeginning) beginning = crm_start_dup_beginning (crm_window_get_start (self));
  g_autofree char *path = NULL;

  if (beginning == NULL)
    return;
  path =
      crm_window_dup_path_beside (self, crm_beginning_get (beginning, "name")->text, ".hashtgam");
  crm_chooser_ask (GTK_WINDOW (self), _ ("Where to keep the programme"),
                   GTK_FILE_CHOOSER_ACTION_SAVE, "hashtgam", path, on_create_chosen, NULL, NULL);
}

void
crm_window_begin_import (CrmWindow *self)
{
  crm_window_show_kind (self,
                        crm_model_find_kind (crm_session_get_model (self->session), "customer"));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.import", NULL);
}

/* Opening one. */

static void
on_open_chosen (GtkWindow *parent, const char *path, gpointer data)
{
  crm_application_open_path (get_app (CRM_WINDOW (parent)), path, CRM_WINDOW (parent));
}

static void
act_open (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  crm_chooser_ask (user_data, _ ("Open a programme"), GTK_FILE_CHOOSER_ACTION_OPEN, "hashtgam",
                   NULL, on_open_chosen, NULL, NULL);
}

static void
act_sample (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  crm_application_open_sample (get_app (user_data), user_data);
}

/* Dropping files. */

static gboolean
has_suffix (const char *path, const char *const *suffixes)
{
  g_autofree char *small = g_ascii_strdown (path, -1);

  for (guint i = 0; suffixes[i] != NULL; i++)
    if (g_str_has_suffix (small, suffixes[i]))
      return TRUE;
  return FALSE;
}

static void
import_dropped (CrmWindow *self, const char *path)
{
  if (self->session == NULL)
    say (self, _ ("A table goes into a programme. Create or open one first."));
  else if (crm_store_is_read_only (crm_session_get_store (self->session)))
    say (self, _ ("The programme is open for reading only."));
  else
    crm_import_flow_begin_file (GTK_WINDOW (self), self->session, self->kind, path);
}

static void
take_dropped (CrmWindow *self, GFile *file)
{
  static const char *const programmes[] = { ".hashtgam", NULL };
  static const char *const tables[] = { ".csv", ".tsv", ".xlsx", NULL };
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *sentence = NULL;

  if (path != NULL && has_suffix (path, programmes)) {
    crm_application_open_path (get_app (self), path, self);
    return;
  }
  if (path != NULL && has_suffix (path, tables)) {
    import_dropped (self, path);
    return;
  }
  sentence = path == NULL
                 ? g_strdup_printf (_ ("“%s” is not on this computer. Copy it here first."), name)
                 : g_strdup_printf (_ ("“%s” is neither a programme nor a table. Drop a file that "
                                       "ends in .hashtgam, .csv, .tsv or .xlsx."),
                                    name);
  say (self, sentence);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, CrmWindow *self)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = files; l != NULL; l = l->next)
    take_dropped (self, l->data);
  g_slist_free (files);
  return TRUE;
}

static void
add_drop_target (CrmWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* Giving one a place. */

static gpointer
copy_and_open (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  const char *path = data;

  crm_job_set_progress (job, -1, NULL);
  if (!crm_backup_copy (db, path, TRUE, crm_job_get_cancellable (job), error))
    return NULL;
  return crm_store_open (path, crm_method_get (), CRM_STORE_WORK, error);
}

static void begin_save (CrmSession *session, const char *path);

static void
commit_forms (CrmSession *session)
{
  GtkApplication *app = GTK_APPLICATION (g_application_get_default ());

  for (GList *l = gtk_application_get_windows (app); l != NULL; l = l->next) {
    CrmWindow *window = CRM_IS_WINDOW (l->data) ? l->data : NULL;

    if (window == NULL || window->session != session)
      continue;
    crm_window_commit (window);
  }
}

/* What was done while the file was copied is copied too, before anybody goes on in it. */
static void
end_save (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  g_autoptr (CrmStore) store = result;

  if (store == NULL) {
    if (!g_error_matches (error, CRM_ERROR, CRM_ERROR_CANCELLED))
      crm_session_say (session, error->message, FALSE);
    return;
  }
  commit_forms (session);
  crm_store_poll (crm_session_get_store (session));
  if (crm_store_get_last_tx (crm_session_get_store (session)) > crm_store_get_last_tx (store)) {
    g_clear_object (&store);
    begin_save (session, data);
    return;
  }
  crm_application_move_session (CRM_APPLICATION (g_application_get_default ()), session, store);
}

static void
begin_save (CrmSession *session, const char *path)
{
  CrmJob *job = crm_session_run (session, _ ("Saving the programme"), CRM_SESSION_WRITE,
                                 copy_and_open, end_save, g_strdup (path), g_free, g_object_unref);

  if (job != NULL)
    crm_session_add_job (session, job);
}

static void
on_save_chosen (GtkWindow *parent, const char *path, gpointer data)
{
  CrmWindow *self = CRM_WINDOW (parent);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *sentence = NULL;

  if (!crm_application_is_open (get_app (self), path)) {
    begin_save (self->session, path);
    return;
  }
  sentence = g_strdup_printf (_ ("“%s” is open. Choose another name."), name);
  say (self, sentence);
}

void
crm_window_save_as (CrmWindow *self)
{
  g_autofree char *loss = NULL;
  g_autofree char *path = crm_window_dup_path_beside (self, _ ("Sample programme"), ".hashtgam");

  crm_window_commit (self);
  loss = crm_window_dup_loss (self);
  if (loss != NULL) {
    say (self, loss);
    return;
  }
  crm_chooser_ask (GTK_WINDOW (self), _ ("Where to keep the programme"),
                   GTK_FILE_CHOOSER_ACTION_SAVE, "hashtgam", path, on_save_chosen, NULL, NULL);
}

/* Who is used to saving learns that there is nothing to be done. */
static void
act_save (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;

  if (crm_untitled_has (get_path (self))) {
    crm_window_save_as (self);
    return;
  }
  crm_window_commit (self);
  say (self, _ ("Every change is saved at once."));
}

static const GActionEntry entries[] = {
  { "create", act_create },           { "create-import", act_create_import },
  { "create-file", act_create_file }, { "open", act_open },
  { "sample", act_sample },           { "save", act_save },
};

void
crm_window_add_programme_actions (CrmWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_drop_target (self);
}
