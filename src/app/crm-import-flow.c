/* crm-import-flow.c: one Flow goes through chooser, questions, job and report; whoever holds it
 * last frees it. The file is read by crm-import in a worker; nothing is parsed here. */
#include "crm-import-flow.h"

#include "crm-chooser.h"
#include "crm-i18n.h"
#include "crm-import.h"
#include "crm-wording.h"

typedef struct {
  GWeakRef parent;
  CrmSession *session;
  const CrmKind *kind;
  char *path, *name;

  /* answers */
  gboolean create_missing, dry_run;
  CrmNegative negative;
  const char *money_unit;

  /* of the work */
  CrmModel *model;
  CrmLocale locale;
  char *author;
  CrmJob *job; /* borrowed, within the worker */
  guint inhibition;

  GtkWidget *create_row, *unit_row, *negative_row;
} Flow;

/* How a file may count its money, beside the programme's own unit. */
static const struct {
  const char *word; /* of crm-import */
  const char *label;
} money_units[] = {
  { NULL, N_ ("As written") },      { "toman", N_ ("Tomans") },
  { "thousand", N_ ("Thousands") }, { "thousand-toman", N_ ("Thousand tomans") },
  { "million", N_ ("Millions") },   { "million-toman", N_ ("Million tomans") },
};

static Flow *
flow_ref (Flow *self)
{
  return g_rc_box_acquire (self);
}

static void
flow_clear (gpointer data)
{
  Flow *self = data;

  g_weak_ref_clear (&self->parent);
  g_object_unref (self->session);
  crm_model_unref (self->model);
  g_free (self->path);
  g_free (self->name);
  g_free (self->author);
}

static void
flow_unref (gpointer data)
{
  g_rc_box_release_full (data, flow_clear);
}

static gboolean
has_type (const CrmKind *kind, CrmType type)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == type)
      return TRUE;
  return FALSE;
}

/* What came of it. The notes name the file of refused rows. */

static void
add_line (GString *text, const char *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

static void
add_number (GString *text, const CrmLocale *locale, const char *format, guint64 n)
{
  g_autofree char *number = crm_integer_format ((gint64) n, locale);
  g_autofree char *line = NULL;

  if (n == 0)
    return;
  line = g_strdup_printf (format, number);
  add_line (text, line);
}

static char *
dup_details (Flow *self, const CrmImportResult *result)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_number (text, &self->locale, _ ("Unchanged, because the programme has them already: %s"),
              result->unchanged);
  add_number (text, &self->locale, _ ("Kept as returns: %s"), result->returns);
  add_number (text, &self->locale, _ ("Amounts rounded to the smallest unit: %s"), result->rounded);
  add_number (text, &self->locale, _ ("Total rows passed over: %s"), result->totals);
  add_number (text, &self->locale, _ ("Missing records added: %s"), result->created);
  for (guint i = 0; result->notes != NULL && i < result->notes->len; i++)
    add_line (text, g_ptr_array_index (result->notes, i));
  if (result->refused > 0) {
    add_line (text, "");
    add_line (text, _ ("Refused rows, the first of them:"));
  }
  for (guint i = 0; result->reasons != NULL && i < result->reasons->len; i++)
    add_line (text, g_ptr_array_index (result->reasons, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_sentence (Flow *self, const CrmImportResult *result)
{
  g_autofree char *read = crm_integer_format ((gint64) result->read, &self->locale);
  g_autofree char *added = crm_integer_format ((gint64) result->added, &self->locale);
  g_autofree char *updated = crm_integer_format ((gint64) result->updated, &self->locale);
  g_autofree char *refused = crm_integer_format ((gint64) result->refused, &self->locale);

  return g_strdup_printf (
      self->dry_run ? _ ("Tried only: %s rows read, %s would be added, %s updated, %s refused.")
                    : _ ("%s rows read, %s added, %s updated, %s refused."),
      read, added, updated, refused);
}

static void show_questions (Flow *self, GtkWindow *parent);

static void
on_report_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Flow *self = data;
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&self->parent);

  if (parent != NULL && g_str_equal (response, "again"))
    show_questions (self, parent);
}

static void
closure_unref (gpointer data, GClosure *closure)
{
  flow_unref (data);
}

static void
show_report (Flow *self, const char *sentence, const char *details)
{
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&self->parent);
  GtkWidget *dialog, *scrolled, *label;

  if (parent == NULL)
    return;
  dialog = adw_message_dialog_new (parent, NULL, sentence);
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), "%s", self->name);
  label = gtk_label_new (details);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
  gtk_widget_set_size_request (scrolled, 420, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scrolled);
  if (self->dry_run)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "again", _ ("Go on to import"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_report_response), flow_ref (self),
                         closure_unref, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The work. */

static void
tell_progress (double fraction, guint64 rows, guint64 refused, gpointer data)
{
  Flow *self = data;
  g_autofree char *n_rows = crm_integer_format ((gint64) rows, &self->locale);
  g_autofree char *n_refused = crm_integer_format ((gint64) refused, &self->locale);
  g_autofree char *message = g_strdup_printf (_ ("%s rows, %s refused"), n_rows, n_refused);

  crm_job_set_progress (self->job, fraction, message);
}

static gpointer
import_in_worker (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Flow *self = data;
  const CrmImportOptions options = { .create_missing = self->create_missing,
                                     .negative = self->negative,
                                     .money_unit = self->money_unit,
                                     .dry_run = self->dry_run };

  self->job = job;
  return crm_import_run (db, self->model, self->author, self->kind, self->path, &options,
                         crm_job_get_cancellable (job), tell_progress, self, error);
}

static void
end_import (CrmSession *session, gpointer data, const GError *error, gpointer user_data)
{
  Flow *self = user_data;
  g_autoptr (CrmImportResult) result = data;
  g_autofree char *sentence = NULL;
  g_autofree char *details = NULL;

  if (self->inhibition != 0)
    gtk_application_uninhibit (GTK_APPLICATION (g_application_get_default ()), self->inhibition);
  self->inhibition = 0;
  if (result == NULL) {
    if (g_error_matches (error, CRM_ERROR, CRM_ERROR_CANCELLED))
      crm_session_say (session, _ ("The import was stopped. Nothing of it was kept."), FALSE);
    else
      show_report (self, error->message, NULL);
    return;
  }
  sentence = dup_sentence (self, result);
  details = dup_details (self, result);
  if (!self->dry_run)
    crm_session_say (session, sentence, result->added + result->updated > 0);
  if (self->dry_run || *details != '\0')
    show_report (self, sentence, details);
}

static void
begin_import (Flow *self, GtkWindow *parent)
{
  g_autofree char *plural = crm_wording_dup_inner (crm_kind_get_plural (self->kind));
  g_autofree char *title = g_strdup_printf (_ ("Importing %s"), plural);
  CrmJob *job;

  g_free (self->author);
  self->author = g_strdup (crm_store_get_author (crm_session_get_store (self->session)));
  job = crm_session_run (self->session, title, CRM_SESSION_WRITE, import_in_worker, end_import,
                         flow_ref (self), flow_unref, (GDestroyNotify) crm_import_result_free);
  if (job == NULL)
    return;
  self->inhibition = gtk_application_inhibit (gtk_window_get_application (parent), parent,
                                              GTK_APPLICATION_INHIBIT_LOGOUT, title);
  crm_session_add_job (self->session, job);
}

/* The questions. */

static void
read_answers (Flow *self, gboolean dry_run)
{
  self->dry_run = dry_run;
  if (self->create_row != NULL)
    self->create_missing = gtk_switch_get_active (GTK_SWITCH (self->create_row));
  if (self->unit_row != NULL)
    self->money_unit =
        money_units[adw_combo_row_get_selected (ADW_COMBO_ROW (self->unit_row))].word;
  if (self->negative_row != NULL)
    self->negative = adw_combo_row_get_selected (ADW_COMBO_ROW (self->negative_row)) == 0
                         ? CRM_NEGATIVE_RETURNS
                         : CRM_NEGATIVE_REFUSE;
}

static void
on_questions_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Flow *self = data;
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&self->parent);

  if (parent == NULL || g_str_equal (response, "cancel"))
    return;
  read_answers (self, g_str_equal (response, "try"));
  begin_import (self, parent);
}

static GtkWidget *
add_combo (GtkWidget *list, const char *title, const char *const *texts, guint selected)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (texts);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
add_switch (Flow *self, GtkWidget *list)
{
  GtkWidget *row = adw_action_row_new ();

  self->create_row = gtk_switch_new ();
  gtk_widget_set_valign (self->create_row, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (self->create_row), self->create_missing);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Add what is missing"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("Customers, products and others that the file names and the "
                                  "programme does not have yet"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->create_row);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->create_row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->create_row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add what is missing"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
add_money_rows (Flow *self, GtkWidget *list)
{
  const char *units[G_N_ELEMENTS (money_units) + 1] = { NULL };
  const char *negatives[] = { _ ("Returns, kept"), _ ("Mistakes, refused"), NULL };
  guint selected = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (money_units); i++) {
    units[i] = _ (money_units[i].label);
    if (g_strcmp0 (money_units[i].word, self->money_unit) == 0)
      selected = (guint) i;
  }
  self->unit_row = add_combo (list, _ ("Money in the file"), units, selected);
  self->negative_row = add_combo (list, _ ("Negative amounts are"), negatives, self->negative);
}

static void
show_questions (Flow *self, GtkWindow *parent)
{
  g_autofree char *plural = crm_wording_dup_inner (crm_kind_get_plural (self->kind));
  g_autofree char *heading = g_strdup_printf (_ ("Import %s"), plural);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, NULL);
  GtkWidget *list = gtk_list_box_new ();

  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (dialog),
      _ ("From “%s”. Columns are matched by their names; how numbers and dates are "
         "written is found "
         "out from the whole file."),
      self->name);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  self->create_row = self->unit_row = self->negative_row = NULL;
  if (has_type (self->kind, CRM_REFERENCE) || has_type (self->kind, CRM_LINKS))
    add_switch (self, list);
  if (has_type (self->kind, CRM_MONEY))
    add_money_rows (self, list);
  if (gtk_widget_get_first_child (list) != NULL)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
  else
    g_object_unref (g_object_ref_sink (list));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "try",
                                    _ ("Try only"), "import", _ ("Import"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "import",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "import");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_questions_response), flow_ref (self),
                         closure_unref, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_file_chosen (GtkWindow *parent, const char *path, gpointer data)
{
  Flow *self = data;

  self->path = g_strdup (path);
  self->name = g_path_get_basename (path);
  show_questions (self, parent);
}

static Flow *
flow_new (GtkWindow *parent, CrmSession *session, const CrmKind *kind)
{
  Flow *self = g_rc_box_new0 (Flow);

  g_weak_ref_init (&self->parent, parent);
  self->session = g_object_ref (session);
  self->kind = kind;
  self->model = crm_model_ref (crm_session_get_model (session));
  self->locale = *crm_session_get_locale (session);
  return self;
}

void
crm_import_flow_begin_file (GtkWindow *parent, CrmSession *session, const CrmKind *kind,
                            const char *path)
{
  Flow *self = flow_new (parent, session,
                         kind != NULL && !kind->single
                             ? kind
                             : crm_model_find_kind (crm_session_get_model (session), "customer"));

  on_file_chosen (parent, path, self);
  flow_unref (self);
}

void
crm_import_flow_begin (GtkWindow *parent, CrmSession *session, const CrmKind *kind)
{
  Flow *self = flow_new (parent, session, kind);
  g_autofree char *plural = crm_wording_dup_inner (crm_kind_get_plural (kind));
  g_autofree char *title = g_strdup_printf (_ ("Import %s"), plural);

  crm_chooser_ask (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, "csv|tsv|txt|xlsx", NULL,
                   on_file_chosen, self, flow_unref);
}
