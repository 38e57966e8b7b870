/* crm-sign-dialog.c: shows the state that is signed as the guide words it; the signature itself is
 * the guide's act. */
#include "crm-sign-dialog.h"

#include "crm-i18n.h"
#include "crm-record-picker.h"
#include "crm-wording.h"

struct _CrmSignDialog {
  AdwWindow parent_instance;

  CrmGuide *guide;
  int step;
  const CrmResult *result; /* NULL: the whole step */
  gint64 person;
  gboolean needs_person, needs_reason;
  GtkWidget *statement, *open_group, *open_label, *person_row, *person_button;
  GtkWidget *remark, *reason, *problem, *sign;
};

G_DEFINE_FINAL_TYPE (CrmSignDialog, crm_sign_dialog, ADW_TYPE_WINDOW)

static const CrmKind *
get_person_kind (CrmSignDialog *self)
{
  return crm_model_find_kind (crm_session_get_model (crm_guide_get_session (self->guide)),
                              "person");
}

static void
show_person (CrmSignDialog *self)
{
  CrmSession *session = crm_guide_get_session (self->guide);
  g_autofree char *name =
      self->person > 0
          ? crm_query_dup_title (crm_session_get_db (session), crm_session_get_model (session),
                                 get_person_kind (self), self->person,
                                 crm_session_get_locale (session))
          : NULL;

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->person_button),
                             name != NULL ? name : _ ("Choose…"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (self->person_row),
      name == NULL && self->needs_person ? _ ("A signature names who gives it.") : "");
}

/* Only a programme that knows nobody yet is signed by nobody. */
static gboolean
has_people (CrmSignDialog *self)
{
  CrmSession *session = crm_guide_get_session (self->guide);
  g_autoptr (CrmQuery) query =
      crm_query_new (crm_session_get_model (session), get_person_kind (self));
  gint64 n = 0;

  return crm_query_count (query, crm_session_get_db (session), &n, NULL) && n > 0;
}

static void
check_signable (CrmSignDialog *self)
{
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));

  gtk_widget_set_sensitive (self->sign,
                            (!self->needs_person || self->person > 0) &&
                                (!self->needs_reason || reason[strspn (reason, " \t")] != '\0'));
}

static void
on_picked (CrmSignDialog *self, gint64 id)
{
  self->person = id;
  show_person (self);
  check_signable (self);
}

/* Who makes the edits on this computer is who signs, unless somebody else is chosen. */
static void
find_author (CrmSignDialog *self)
{
  CrmSession *session = crm_guide_get_session (self->guide);
  const char *author = crm_store_get_author (crm_session_get_store (session));

  if (author != NULL)
    crm_query_find_handle (crm_session_get_db (session), crm_session_get_model (session),
                           get_person_kind (self), author, &self->person, NULL);
}

static void
on_sign (CrmSignDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (crm_guide_sign (self->guide, self->step, self->result, self->person,
                      gtk_editable_get_text (GTK_EDITABLE (self->remark)),
                      gtk_editable_get_text (GTK_EDITABLE (self->reason)), &error)) {
    gtk_window_destroy (GTK_WINDOW (self));
    return;
  }
  gtk_label_set_text (GTK_LABEL (self->problem), error->message);
  gtk_widget_set_visible (self->problem, TRUE);
}

/* What is owed and what fails, a line each. Owned; NULL: nothing. */
static char *
dup_open (CrmSignDialog *self)
{
  const CrmStanding *standing = crm_guide_get_standing (self->guide);
  const CrmLocale *locale = crm_session_get_locale (crm_guide_get_session (self->guide));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < standing->results->len; i++) {
    const CrmResultStanding *r = &g_array_index (standing->results, CrmResultStanding, i);
    g_autofree char *evidence = crm_result_dup_evidence (r, locale);

    if (r->result->step == self->step && (self->result == NULL || r->result == self->result) &&
        !r->evidence.met)
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", _ (r->result->title),
                              evidence);
  }
  for (guint i = 0; self->result == NULL && i < standing->checks->len; i++) {
    const CrmCheckStanding *c = &g_array_index (standing->checks, CrmCheckStanding, i);
    g_autofree char *fact = crm_check_dup_fact (c, locale);

    if (c->check->step == self->step && c->state == CRM_CHECK_FAILS)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", fact);
  }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
fill (CrmSignDialog *self)
{
  const CrmLocale *locale = crm_session_get_locale (crm_guide_get_session (self->guide));
  g_autofree char *statement = crm_standing_dup_statement (crm_guide_get_standing (self->guide),
                                                           self->step, self->result, locale);
  g_autofree char *open = dup_open (self);
  const char *title =
      self->result != NULL
          ? _ (self->result->title)
          : crm_wording_get_step (crm_session_get_model (crm_guide_get_session (self->guide)),
                                  self->step);
  g_autofree char *heading = g_strdup_printf (_ ("Sign “%s”"), title);

  gtk_window_set_title (GTK_WINDOW (self), heading);
  gtk_label_set_text (GTK_LABEL (self->statement), statement);
  self->needs_reason = open != NULL;
  gtk_widget_set_visible (self->open_group, open != NULL);
  gtk_widget_set_visible (self->reason, open != NULL);
  gtk_label_set_text (GTK_LABEL (self->open_label), open != NULL ? open : "");
  check_signable (self);
}

GtkWidget *
crm_sign_dialog_new (GtkWindow *parent, CrmGuide *guide, int step, const CrmResult *result)
{
  CrmSignDialog *self = g_object_new (CRM_TYPE_SIGN_DIALOG, "transient-for", parent, NULL);
  CrmSession *session = crm_guide_get_session (guide);
  GtkWidget *picker;

  self->guide = g_object_ref (guide);
  self->step = step;
  self->result = result;
  picker = crm_record_picker_new (session, get_person_kind (self), FALSE);
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (on_picked), self);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->person_button), picker);
  find_author (self);
  self->needs_person = has_people (self);
  show_person (self);
  fill (self);
  return GTK_WIDGET (self);
}

static void
crm_sign_dialog_dispose (GObject *object)
{
  g_clear_object (&CRM_SIGN_DIALOG (object)->guide);
  G_OBJECT_CLASS (crm_sign_dialog_parent_class)->dispose (object);
}

static void
crm_sign_dialog_class_init (CrmSignDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_sign_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hashtgam/Hashtgam/sign-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CrmSignDialog, statement);
  gtk_widget_class_bind_template_child (widget_class, CrmSignDialog, open_group);
  gtk_widget_class_bind_template_child (widget_class, CrmSignDialog, open_label);
  gtk_widget_class_bind_template_child (widget_class, CrmSignDialog, person_row);
  gtk_widget_class_bind_template_child (widget_class, CrmSignDialog, person_button);
  gtk_widget_class_bind_template_child (widget_class, CrmSignDialog, remark);
  gtk_widget_class_bind_template_child (widget_class, CrmSignDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, CrmSignDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CrmSignDialog, sign);
  gtk_widget_class_bind_template_callback (widget_class, check_signable);
  gtk_widget_class_bind_template_callback (widget_class, on_sign);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
crm_sign_dialog_init (CrmSignDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
