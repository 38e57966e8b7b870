/* crm-import-window.c: pages of one stack: reading, questions, working, outcome, and failed in
 * place of any of them. The file is read by workers only; of looks that overtake one another the
 * last one counts. */
#include "crm-import-window.h"

#include "crm-i18n.h"
#include "crm-import-answers.h"
#include "crm-import-columns.h"
#include "crm-import-outcome.h"
#include "crm-import-sentences.h"
#include "crm-wording.h"

struct _CrmImportWindow {
  AdwWindow parent_instance;
  GtkWidget *title, *close_button, *import_button, *try_button, *stack, *failed, *back;
  GtkWidget *file_box, *reading_box, *recalled, *problem, *problem_label;
  GtkWidget *columns, *keys, *notes, *work_title, *bar, *work_message, *outcome;
  CrmSession *session; /* NULL: the window is gone */
  CrmImportRequest *request;
  const CrmKind *otherwise;
  char *name;
  gboolean is_private;
  CrmImportAnswers *answers;
  CrmImportPreview *preview; /* NULL: none yet */
  CrmJob *look;              /* under way, the last one asked for */
  CrmJob *work;              /* the import under way */
  guint inhibition;
};

G_DEFINE_FINAL_TYPE (CrmImportWindow, crm_import_window, ADW_TYPE_WINDOW)

/* Closing the window does not stop the work. */
static const char *
get_close_word (const char *page, gboolean tried)
{
  if (g_str_equal (page, "working"))
    return _ ("Hide");
  return g_str_equal (page, "outcome") && !tried ? _ ("Close") : _ ("Cancel");
}

static void
show_page (CrmImportWindow *self, const char *page)
{
  gboolean asking = g_str_equal (page, "questions");
  gboolean done = g_str_equal (page, "outcome");
  gboolean tried = done && self->request->dry_run;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
  gtk_widget_set_visible (self->import_button, asking || tried);
  gtk_widget_set_visible (self->try_button, asking);
  gtk_button_set_label (GTK_BUTTON (self->close_button), get_close_word (page, tried));
}

static void
show_title (CrmImportWindow *self)
{
  g_autofree char *plural = NULL;
  g_autofree char *title = NULL;

  if (self->request->kind != NULL) {
    plural = crm_wording_dup_inner (crm_kind_get_plural (self->request->kind));
    title = g_strdup_printf (_ ("Import %s"), plural);
  }
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), title != NULL ? title : _ ("Import"));
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), self->name);
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _ ("Import"));
}

static void
fail (CrmImportWindow *self, const char *sentence)
{
  g_autofree char *safe = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (ADW_STATUS_PAGE (self->failed), safe);
  gtk_widget_set_visible (self->back, self->preview != NULL);
  show_page (self, "failed");
}

/* What the preview says. */

static void
show_notes (CrmImportWindow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->preview->notes->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (self->preview->notes, i));
  gtk_label_set_text (GTK_LABEL (self->notes), text->str);
}

static void
show_preview (CrmImportWindow *self)
{
  const CrmImportPreview *preview = self->preview;
  g_autofree char *keys = crm_import_dup_keys_sentence (preview);
  g_autofree char *problem =
      crm_import_dup_problem (preview, crm_session_get_locale (self->session));
  gboolean possible = crm_import_is_possible (preview);

  self->request->kind = preview->kind;
  self->request->no_header = !preview->has_header;
  g_free (self->request->sheet);
  self->request->sheet =
      g_strv_length (preview->sheets) > 1 ? g_strdup (preview->sheets[preview->sheet]) : NULL;
  show_title (self);
  crm_import_answers_show (self->answers, preview);
  crm_import_columns_show (CRM_IMPORT_COLUMNS (self->columns), preview,
                           crm_session_get_locale (self->session));
  gtk_label_set_text (GTK_LABEL (self->keys), keys);
  gtk_label_set_text (GTK_LABEL (self->problem_label), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
  gtk_widget_set_visible (self->recalled, preview->recalled);
  gtk_widget_set_visible (self->keys, possible);
  gtk_widget_set_sensitive (self->import_button, possible);
  gtk_widget_set_sensitive (self->try_button, possible);
  show_notes (self);
  show_page (self, "questions");
}

/* Looking. */

typedef struct {
  CrmImportWindow *self; /* kept alive */
  CrmImportRequest *request;
  const CrmKind *otherwise;
  CrmModel *model;
  CrmLocale locale;
  char *author;
} Call;

static Call *
call_new (CrmImportWindow *self)
{
  Call *call = g_new0 (Call, 1);

  call->self = g_object_ref (self);
  call->request = crm_import_request_copy (self->request);
  call->otherwise = self->otherwise;
  call->model = crm_model_ref (crm_session_get_model (self->session));
  call->locale = *crm_session_get_locale (self->session);
  call->author = g_strdup (crm_store_get_author (crm_session_get_store (self->session)));
  return call;
}

static void
call_free (gpointer data)
{
  Call *call = data;

  g_object_unref (call->self);
  crm_import_request_free (call->request);
  crm_model_unref (call->model);
  g_free (call->author);
  g_free (call);
}

static gpointer
look_in_worker (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return crm_import_request_look (call->request, job, db, call->model, &call->locale,
                                  call->otherwise, error);
}

static void
end_look (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  CrmImportWindow *self = ((Call *) data)->self;
  CrmImportPreview *preview = result;

  if (self->session == NULL || g_error_matches (error, CRM_ERROR, CRM_ERROR_CANCELLED)) {
    crm_import_preview_free (preview);
    return;
  }
  self->look = NULL;
  if (preview == NULL) {
    fail (self, error->message);
    return;
  }
  /* The columns let go of the old one before it goes. */
  {
    CrmImportPreview *old = self->preview;

    self->preview = preview;
    show_preview (self);
    crm_import_preview_free (old);
  }
}

static void
begin_look (CrmImportWindow *self)
{
  if (self->look != NULL)
    crm_job_cancel (self->look);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  gtk_widget_set_sensitive (self->try_button, FALSE);
  self->look = crm_session_run (self->session, _ ("Reading the file"), CRM_SESSION_READ,
                                look_in_worker, end_look, call_new (self), call_free,
                                (GDestroyNotify) crm_import_preview_free);
}

static void
forget_mapping (CrmImportWindow *self)
{
  g_clear_pointer (&self->request->heads, g_strfreev);
  g_clear_pointer (&self->request->fields, g_strfreev);
}

static void
read_columns (CrmImportWindow *self)
{
  forget_mapping (self);
  self->request->heads = crm_import_columns_dup_heads (CRM_IMPORT_COLUMNS (self->columns));
  self->request->fields = crm_import_columns_dup_fields (CRM_IMPORT_COLUMNS (self->columns));
}

static void
on_columns_changed (CrmImportWindow *self)
{
  read_columns (self);
  begin_look (self);
}

static void
on_answered (CrmImportWindow *self)
{
  if (crm_import_answers_read (self->answers, self->request)) {
    forget_mapping (self);
    /* Heads that were found to be data are so until the person says otherwise. */
    g_clear_pointer (&self->request->order, g_strfreev);
  }
  begin_look (self);
}

static void
on_afresh (CrmImportWindow *self)
{
  self->request->afresh = TRUE;
  forget_mapping (self);
  begin_look (self);
}

static void
on_back (CrmImportWindow *self)
{
  show_preview (self);
}

/* The work. */

static gpointer
import_in_worker (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return crm_import_request_run (call->request, job, db, call->model, &call->locale, call->author,
                                 error);
}

static void
show_outcome (CrmImportWindow *self, const CrmImportRequest *request, CrmImportDone *done)
{
  const CrmImportResult *result = done->result;
  g_autofree char *sentence = crm_import_outcome_dup_sentence (
      result, request->dry_run, crm_session_get_locale (self->session));

  if (!request->dry_run) {
    crm_import_request_remember (request);
    crm_session_say (self->session, sentence, result->added + result->updated > 0);
  }
  if (!gtk_widget_get_visible (GTK_WIDGET (self))) {
    if (request->dry_run || result->refused == 0) {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
    gtk_window_present (GTK_WINDOW (self));
  }
  crm_import_outcome_show (CRM_IMPORT_OUTCOME (self->outcome), self->session, request, result,
                           g_steal_pointer (&done->refusals));
  show_page (self, "outcome");
}

static void
end_work (CrmSession *session, gpointer data, const GError *error, gpointer user_data)
{
  Call *call = user_data;
  CrmImportWindow *self = call->self;
  CrmImportDone *done = data;

  if (self->inhibition != 0)
    gtk_application_uninhibit (GTK_APPLICATION (g_application_get_default ()), self->inhibition);
  self->inhibition = 0;
  self->work = NULL;
  if (self->session == NULL) {
    crm_import_done_free (done);
    return;
  }
  if (done != NULL) {
    show_outcome (self, call->request, done);
  } else if (g_error_matches (error, CRM_ERROR, CRM_ERROR_CANCELLED)) {
    crm_session_say (session, _ ("The import was stopped. Nothing of it was kept."), FALSE);
    if (gtk_widget_get_visible (GTK_WIDGET (self)))
      show_preview (self);
    else
      gtk_window_destroy (GTK_WINDOW (self));
  } else {
    fail (self, error->message);
    gtk_window_present (GTK_WINDOW (self));
  }
  crm_import_done_free (done);
}

static void
show_progress (CrmJob *job, GParamSpec *pspec, CrmImportWindow *self)
{
  double fraction = crm_job_get_fraction (job);
  g_autofree char *message = crm_job_dup_message (job);

  if (fraction >= 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), fraction);
  gtk_label_set_text (GTK_LABEL (self->work_message), message != NULL ? message : "");
}

static void
begin_work (CrmImportWindow *self, gboolean dry_run)
{
  g_autofree char *plural = crm_wording_dup_inner (crm_kind_get_plural (self->request->kind));
  g_autofree char *title = g_strdup_printf (_ ("Importing %s"), plural);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (crm_session_get_writer (self->session) != NULL) {
    fail (self, _ ("Another change is still being written. Try again in a moment."));
    return;
  }
  crm_import_answers_read (self->answers, self->request);
  read_columns (self);
  self->request->dry_run = dry_run;
  self->work = crm_session_run (self->session, title, CRM_SESSION_WRITE, import_in_worker, end_work,
                                call_new (self), call_free, crm_import_done_free);
  if (self->work == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->work_title), title);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), 0);
  gtk_label_set_text (GTK_LABEL (self->work_message), "");
  g_signal_connect_object (self->work, "notify::fraction", G_CALLBACK (show_progress), self, 0);
  show_page (self, "working");
  if (parent != NULL && gtk_window_get_application (parent) != NULL)
    self->inhibition = gtk_application_inhibit (gtk_window_get_application (parent), parent,
                                                GTK_APPLICATION_INHIBIT_LOGOUT, title);
  crm_session_add_job (self->session, self->work);
}

static void
on_import (CrmImportWindow *self)
{
  begin_work (self, FALSE);
}

static void
on_try (CrmImportWindow *self)
{
  begin_work (self, TRUE);
}

static void
on_stop (CrmImportWindow *self)
{
  if (self->work != NULL)
    crm_job_cancel (self->work);
}

/* The work goes on without the window, which comes back when there is something to put right. */
static gboolean
crm_import_window_close_request (GtkWindow *window)
{
  CrmImportWindow *self = CRM_IMPORT_WINDOW (window);

  if (self->work == NULL)
    return GTK_WINDOW_CLASS (crm_import_window_parent_class)->close_request (window);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return GDK_EVENT_STOP;
}

/* The whole. */

GtkWindow *
crm_import_window_new (GtkWindow *parent, CrmSession *session, CrmImportRequest *request,
                       const char *name, const CrmKind *otherwise, gboolean is_private)
{
  CrmImportWindow *self = g_object_new (CRM_TYPE_IMPORT_WINDOW, "transient-for", parent,
                                        "destroy-with-parent", TRUE, NULL);

  self->session = g_object_ref (session);
  self->request = request;
  self->otherwise = otherwise;
  self->name = g_strdup (name);
  self->is_private = is_private;
  self->answers = crm_import_answers_new (crm_session_get_model (session));
  gtk_box_append (GTK_BOX (self->file_box), crm_import_answers_get_file_list (self->answers));
  gtk_box_append (GTK_BOX (self->reading_box), crm_import_answers_get_reading_list (self->answers));
  g_signal_connect_object (self->answers, "changed", G_CALLBACK (on_answered), self,
                           G_CONNECT_SWAPPED);
  show_title (self);
  show_page (self, "reading");
  begin_look (self);
  return GTK_WINDOW (self);
}

static void
crm_import_window_dispose (GObject *object)
{
  CrmImportWindow *self = CRM_IMPORT_WINDOW (object);

  if (self->session != NULL && self->look != NULL)
    crm_job_cancel (self->look);
  self->look = NULL;
  g_clear_object (&self->session);
  g_clear_object (&self->answers);
  G_OBJECT_CLASS (crm_import_window_parent_class)->dispose (object);
}

static void
crm_import_window_finalize (GObject *object)
{
  CrmImportWindow *self = CRM_IMPORT_WINDOW (object);

  /* Workers hold the window: nobody reads the file any more. */
  if (self->is_private)
    crm_import_remove_private (self->request->path);
  crm_import_request_free (self->request);
  crm_import_preview_free (self->preview);
  g_free (self->name);
  G_OBJECT_CLASS (crm_import_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, CrmImportWindow, title);
  gtk_widget_class_bind_template_child (class, CrmImportWindow, close_button);
  gtk_widget_class_bind_template_child (class, CrmImportWindow, import_button);
  gtk_widget_class_bind_template_child (class, CrmImportWindow, try_button);
  gtk_widget_class_bind_template_child (class, CrmImportWindow, stack);
  gtk_widget_class_bind_template_child (class, CrmImportWindow, failed);
  gtk_widget_class_bind_template_child (class, CrmImportWindow, back);
  gtk_widget_class_bind_template_child (class, CrmImportWindow, file_box);
  gtk_widget_class_bind_template_child (class, CrmImportWindow, reading_box);
  gtk_widget_class_bind_template_child (class, CrmImportWindow, recalled);
  gtk_widget_class_bind_template_child (class, CrmImportWindow, problem);
  gtk_widget_class_bind_template_child (class, CrmImportWindow, problem_label);
  gtk_widget_class_bind_template_child (class, CrmImportWindow, columns);
  gtk_widget_class_bind_template_child (class, CrmImportWindow, keys);
  gtk_widget_class_bind_template_child (class, CrmImportWindow, notes);
  gtk_widget_class_bind_template_child (class, CrmImportWindow, work_title);
  gtk_widget_class_bind_template_child (class, CrmImportWindow, bar);
  gtk_widget_class_bind_template_child (class, CrmImportWindow, work_message);
  gtk_widget_class_bind_template_child (class, CrmImportWindow, outcome);
}

static void
crm_import_window_class_init (CrmImportWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_import_window_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_import_window_finalize;
  GTK_WINDOW_CLASS (class)->close_request = crm_import_window_close_request;
  g_type_ensure (CRM_TYPE_IMPORT_COLUMNS);
  g_type_ensure (CRM_TYPE_IMPORT_OUTCOME);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hashtgam/Hashtgam/import-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_import);
  gtk_widget_class_bind_template_callback (widget_class, on_try);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_afresh);
  gtk_widget_class_bind_template_callback (widget_class, on_columns_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
crm_import_window_init (CrmImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
