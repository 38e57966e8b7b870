/* crm-import-outcome.c: the figures add up what the import and every later try of corrected rows
 * made. The file of refused rows is crm-import-again's, which keeps it up to date. */
#include "crm-import-outcome.h"

#include "crm-chooser.h"
#include "crm-i18n.h"
#include "crm-import-refused.h"
#include "crm-wording.h"

struct _CrmImportOutcome {
  GtkWidget parent_instance;
  GtkWidget *scrolled, *sentence, *figures, *refused_box, *refused_head, *place, *table, *trouble;
  GtkWidget *save, *again, *notes;
  CrmSession *session;
  CrmImportRequest *request;
  CrmRefusals *refusals; /* NULL: none are left, or they are with the worker */
  CrmImportResult sums;  /* its numbers only */
  GPtrArray *said;       /* char *: notes */
};

G_DEFINE_FINAL_TYPE (CrmImportOutcome, crm_import_outcome, GTK_TYPE_WIDGET)

char *
crm_import_outcome_dup_sentence (const CrmImportResult *result, gboolean dry_run,
                                 const CrmLocale *locale)
{
  g_autofree char *read = crm_integer_format ((gint64) result->read, locale);
  g_autofree char *added = crm_integer_format ((gint64) result->added, locale);
  g_autofree char *updated = crm_integer_format ((gint64) result->updated, locale);
  g_autofree char *refused = crm_integer_format ((gint64) result->refused, locale);

  return g_strdup_printf (
      dry_run ? _ ("Tried only: %s rows read, %s would be added, %s updated, %s refused.")
              : _ ("%s rows read, %s added, %s updated, %s refused."),
      read, added, updated, refused);
}

/* Figures. */

static void
add_figure (CrmImportOutcome *self, const char *label, guint64 n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *number = crm_integer_format ((gint64) n, crm_session_get_locale (self->session));
  g_autofree char *name = g_strdup_printf ("%s: %s", label, number);
  GtkWidget *figure = gtk_label_new (number);
  GtkWidget *words = gtk_label_new (label);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_add_css_class (figure, "title-2");
  gtk_widget_add_css_class (words, "secondary");
  gtk_widget_add_css_class (words, "caption");
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (child, "card");
  gtk_widget_add_css_class (child, "figure");
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_flow_box_append (GTK_FLOW_BOX (self->figures), child);
}

static void
show_figures (CrmImportOutcome *self)
{
  const CrmImportResult *sums = &self->sums;
  GtkWidget *child;
  g_autofree char *sentence = crm_import_outcome_dup_sentence (
      sums, self->request->dry_run, crm_session_get_locale (self->session));

  while ((child = gtk_widget_get_first_child (self->figures)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->figures), child);
  add_figure (self, C_ ("rows of a file", "Read"), sums->read);
  add_figure (self,
              self->request->dry_run ? C_ ("rows of a file", "Would be added")
                                     : C_ ("rows of a file", "Added"),
              sums->added);
  add_figure (self,
              self->request->dry_run ? C_ ("rows of a file", "Would be updated")
                                     : C_ ("rows of a file", "Updated"),
              sums->updated);
  add_figure (self, C_ ("rows of a file", "Unchanged"), sums->unchanged);
  add_figure (self, C_ ("rows of a file", "Refused"), sums->refused);
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence);
}

static void
show_notes (CrmImportOutcome *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->said->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (self->said, i));
  gtk_label_set_text (GTK_LABEL (self->notes), text->str);
  gtk_widget_set_visible (self->notes, text->len > 0);
}

/* Refused rows. */

static void
show_trouble (CrmImportOutcome *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->trouble), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->trouble, sentence != NULL);
}

static void
on_edited (CrmImportOutcome *self)
{
  gtk_widget_set_sensitive (self->again, TRUE);
}

static char *
dup_refused_head (CrmImportOutcome *self)
{
  const CrmLocale *locale = crm_session_get_locale (self->session);
  g_autofree char *shown = crm_integer_format ((gint64) self->refusals->rows->len, locale);
  g_autofree char *all =
      crm_integer_format ((gint64) (self->refusals->rows->len + self->refusals->n_more), locale);

  if (self->refusals->n_more > 0)
    return g_strdup_printf (_ ("The first %s of %s refused rows. All of them are in the file."),
                            shown, all);
  return g_strdup_printf (ngettext ("%s refused row. Correct it here and import it again.",
                                    "%s refused rows. Correct them here and import them again.",
                                    self->refusals->rows->len),
                          shown);
}

static void
show_refusals (CrmImportOutcome *self)
{
  gboolean any = self->refusals != NULL && self->refusals->rows->len > 0;
  g_autofree char *head = any ? dup_refused_head (self) : NULL;

  gtk_widget_set_visible (self->refused_box, any);
  gtk_widget_set_sensitive (self->again, FALSE);
  gtk_widget_set_sensitive (self->save, any);
  gtk_widget_set_sensitive (self->table, any);
  crm_import_refused_show (CRM_IMPORT_REFUSED (self->table), any ? self->refusals : NULL,
                           (const char *const *) self->request->fields,
                           crm_session_get_locale (self->session));
  if (any) {
    g_autofree char *path = g_filename_display_name (self->refusals->path);
    g_autofree char *place = g_strdup_printf (_ ("Kept until then in “%s”."), path);

    gtk_label_set_text (GTK_LABEL (self->refused_head), head);
    gtk_label_set_text (GTK_LABEL (self->place), place);
  }
}

/* Trying again: the refusals go to the worker and come back. */

typedef struct {
  CrmImportOutcome *self; /* kept alive */
  CrmImportRequest *request;
  CrmRefusals *refusals;
  CrmModel *model;
  char *author;
} Again;

static void
again_free (gpointer data)
{
  Again *again = data;

  g_object_unref (again->self);
  crm_import_request_free (again->request);
  crm_refusals_free (again->refusals);
  crm_model_unref (again->model);
  g_free (again->author);
  g_free (again);
}

static gpointer
import_again (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Again *again = data;
  g_auto (GStrv) map = NULL;
  const CrmImportOptions options = crm_import_request_get_options (again->request, &map);

  return crm_refusals_import (again->refusals, db, again->model, again->author,
                              again->request->kind, (const char *const *) again->request->fields,
                              &options, crm_job_get_cancellable (job), error);
}

static void
end_again (CrmSession *session, gpointer data, const GError *error, gpointer user_data)
{
  Again *again = user_data;
  CrmImportOutcome *self = again->self;
  g_autoptr (CrmImportResult) result = data;
  guint64 taken;
  g_autofree char *number = NULL;
  g_autofree char *said = NULL;

  self->refusals = g_steal_pointer (&again->refusals);
  if (self->scrolled == NULL)
    return;
  show_trouble (self, result == NULL ? error->message : NULL);
  if (result != NULL) {
    taken = result->added + result->updated + result->unchanged;
    self->sums.added += result->added;
    self->sums.updated += result->updated;
    self->sums.unchanged += result->unchanged;
    self->sums.refused -= MIN (taken, self->sums.refused);
    number = crm_integer_format ((gint64) taken, crm_session_get_locale (session));
    said = g_strdup_printf (ngettext ("%s corrected row is imported.",
                                      "%s corrected rows are imported.", (gulong) taken),
                            number);
    crm_session_say (session, said, result->added + result->updated > 0);
  }
  show_figures (self);
  show_refusals (self);
  if (result == NULL)
    gtk_widget_set_sensitive (self->again, TRUE);
}

static void
on_again (CrmImportOutcome *self)
{
  Again *again;
  CrmStore *store = crm_session_get_store (self->session);

  if (self->refusals == NULL)
    return;
  if (crm_session_get_writer (self->session) != NULL) {
    show_trouble (self, _ ("Another change is still being written. Try again in a moment."));
    return;
  }
  crm_import_refused_show (CRM_IMPORT_REFUSED (self->table), NULL, NULL, NULL);
  gtk_widget_set_sensitive (self->again, FALSE);
  gtk_widget_set_sensitive (self->save, FALSE);
  again = g_new0 (Again, 1);
  again->self = g_object_ref (self);
  again->request = crm_import_request_copy (self->request);
  again->refusals = g_steal_pointer (&self->refusals);
  again->model = crm_model_ref (crm_session_get_model (self->session));
  again->author = g_strdup (crm_store_get_author (store));
  crm_session_run (self->session, _ ("Importing corrected rows"), CRM_SESSION_WRITE, import_again,
                   end_again, again, again_free, (GDestroyNotify) crm_import_result_free);
}

/* Saving them. */

static void
on_save_chosen (GtkWindow *parent, const char *path, gpointer data)
{
  CrmImportOutcome *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *said = g_strdup_printf (_ ("“%s” is written."), name);

  if (self->refusals == NULL)
    return;
  if (!crm_refusals_write (self->refusals, path, &error)) {
    show_trouble (self, error->message);
    return;
  }
  show_trouble (self, NULL);
  crm_session_say (self->session, said, FALSE);
}

static void
on_save (CrmImportOutcome *self)
{
  if (self->refusals == NULL)
    return;
  crm_chooser_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Save refused rows"),
                   GTK_FILE_CHOOSER_ACTION_SAVE, "csv", self->refusals->path, on_save_chosen,
                   g_object_ref (self), g_object_unref);
}

/* The whole. */

static void
take_notes (CrmImportOutcome *self, const CrmImportResult *result)
{
  g_ptr_array_set_size (self->said, 0);
  /* The last note says where refused rows are; the table has its own word for that. */
  for (guint i = 0; i + (self->refusals != NULL) < result->notes->len; i++)
    g_ptr_array_add (self->said, g_strdup (g_ptr_array_index (result->notes, i)));
  if (self->refusals != NULL)
    return;
  if (result->refused > 0)
    g_ptr_array_add (self->said, g_strdup (_ ("Refused rows, the first of them:")));
  for (guint i = 0; i < result->reasons->len; i++)
    g_ptr_array_add (self->said, g_strdup (g_ptr_array_index (result->reasons, i)));
}

void
crm_import_outcome_show (CrmImportOutcome *self, CrmSession *session,
                         const CrmImportRequest *request, const CrmImportResult *result,
                         CrmRefusals *refusals)
{
  g_set_object (&self->session, session);
  crm_import_request_free (self->request);
  self->request = crm_import_request_copy (request);
  /* Corrected rows are few: they are read as the whole file was. */
  self->request->dates = result->dates;
  self->request->mark = result->mark;
  crm_refusals_free (self->refusals);
  self->refusals = refusals;
  self->sums = (CrmImportResult){ .read = result->read,
                                  .added = result->added,
                                  .updated = result->updated,
                                  .unchanged = result->unchanged,
                                  .refused = result->refused };
  take_notes (self, result);
  show_trouble (self, NULL);
  show_figures (self);
  show_refusals (self);
  show_notes (self);
}

static void
crm_import_outcome_dispose (GObject *object)
{
  CrmImportOutcome *self = CRM_IMPORT_OUTCOME (object);

  if (self->scrolled != NULL)
    crm_import_refused_show (CRM_IMPORT_REFUSED (self->table), NULL, NULL, NULL);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (crm_import_outcome_parent_class)->dispose (object);
}

static void
crm_import_outcome_finalize (GObject *object)
{
  CrmImportOutcome *self = CRM_IMPORT_OUTCOME (object);

  g_clear_object (&self->session);
  crm_import_request_free (self->request);
  crm_refusals_free (self->refusals);
  g_ptr_array_unref (self->said);
  G_OBJECT_CLASS (crm_import_outcome_parent_class)->finalize (object);
}

static void
crm_import_outcome_class_init (CrmImportOutcomeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_import_outcome_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_import_outcome_finalize;
  g_type_ensure (CRM_TYPE_IMPORT_REFUSED);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hashtgam/Hashtgam/import-outcome.ui");
  gtk_widget_class_bind_template_child (widget_class, CrmImportOutcome, scrolled);
  gtk_widget_class_bind_template_child (widget_class, CrmImportOutcome, sentence);
  gtk_widget_class_bind_template_child (widget_class, CrmImportOutcome, figures);
  gtk_widget_class_bind_template_child (widget_class, CrmImportOutcome, refused_box);
  gtk_widget_class_bind_template_child (widget_class, CrmImportOutcome, refused_head);
  gtk_widget_class_bind_template_child (widget_class, CrmImportOutcome, place);
  gtk_widget_class_bind_template_child (widget_class, CrmImportOutcome, table);
  gtk_widget_class_bind_template_child (widget_class, CrmImportOutcome, trouble);
  gtk_widget_class_bind_template_child (widget_class, CrmImportOutcome, save);
  gtk_widget_class_bind_template_child (widget_class, CrmImportOutcome, again);
  gtk_widget_class_bind_template_child (widget_class, CrmImportOutcome, notes);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_again);
}

static void
crm_import_outcome_init (CrmImportOutcome *self)
{
  self->said = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
