/* crm-form.c: makes the rows of a kind, keeps what they give through the session, and follows the
 * news. A draft keeps its values here until the kind's rules are content with them. */
#include "crm-form.h"

#include "crm-draft.h"
#include "crm-field-row.h"
#include "crm-form-groups.h"
#include "crm-form-head.h"
#include "crm-history-dialog.h"
#include "crm-i18n.h"
#include "crm-near-row.h"
#include "crm-portrait.h"
#include "crm-related.h"

struct _CrmForm {
  GtkWidget parent_instance;
  CrmSession *session;

  const CrmKind *kind;  /* NULL: nothing is shown */
  gint64 id;            /* 0: a draft */
  CrmValue *values;     /* of the record as it is kept, or of the draft */
  const CrmField *link; /* a draft: by this LINKS field it will refer to link_target; or NULL */
  gint64 link_target;
  gboolean saving; /* a draft: what it causes is not yet news to us */
  gboolean begun;  /* a draft: somebody has filled something in */

  GtkWidget *stack; /* "empty" or "record" */
  GtkWidget *empty; /* the status page */
  GtkWidget *head;
  GtkWidget *groups; /* box of the preference groups */
  GtkWidget *scroller, *related;
  GPtrArray *rows;  /* CrmFieldRow */
  GPtrArray *built; /* the groups, borrowed */
  GPtrArray *hints; /* CrmNearRow, borrowed */
};

G_DEFINE_FINAL_TYPE (CrmForm, crm_form, GTK_TYPE_WIDGET)

enum { CREATED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
is_read_only (CrmForm *self)
{
  return crm_store_is_read_only (crm_session_get_store (self->session));
}

/* The head. */

static void
show_head (CrmForm *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean kept = self->id > 0;
  gboolean changeable = kept && !is_read_only (self) && !self->kind->single;

  crm_form_head_show (CRM_FORM_HEAD (self->head), self->kind, self->id, self->values);
  gtk_widget_action_set_enabled (widget, "form.duplicate", changeable);
  gtk_widget_action_set_enabled (widget, "form.picture", changeable);
  gtk_widget_action_set_enabled (widget, "form.delete", changeable);
  gtk_widget_action_set_enabled (widget, "form.history", kept);
}

/* Drafts. */

static void
say_missing (CrmForm *self)
{
  g_autofree char *missing =
      crm_draft_dup_missing (self->kind, self->values, crm_session_get_locale (self->session));
  g_autofree char *text = NULL;

  if (self->id > 0 || missing == NULL) {
    crm_form_head_set_notice (CRM_FORM_HEAD (self->head), NULL, FALSE);
    return;
  }
  text = g_strdup_printf (_ ("Saved as soon as this is filled in: %s."), missing);
  crm_form_head_set_notice (CRM_FORM_HEAD (self->head), text, FALSE);
}

static void reload (CrmForm *self);

static gboolean
save_draft (CrmForm *self, GError **error)
{
  gboolean ok;

  self->saving = TRUE;
  ok = crm_draft_save (self->session, self->kind, self->values, self->link, self->link_target,
                       &self->id, error);
  self->saving = FALSE;
  if (!ok)
    self->id = 0;
  return ok;
}

/* The draft has become a record: the rows learn its id and what was numbered. */
static void
settle_draft (CrmForm *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    crm_field_row_set_record (g_ptr_array_index (self->rows, i), self->id);
    crm_field_row_set_locked (g_ptr_array_index (self->rows, i), FALSE);
  }
  crm_form_head_set_notice (CRM_FORM_HEAD (self->head), NULL, FALSE);
  reload (self);
  crm_related_show (CRM_RELATED (self->related), self->kind, self->id);
  g_signal_emit (self, signals[CREATED], 0, self->id);
}

static gboolean
keep_in_draft (CrmForm *self, guint index, const CrmValue *value, GError **error)
{
  g_autoptr (GError) failure = NULL;
  CrmValue copy = crm_value_copy (value);

  crm_value_clear (&self->values[index]);
  self->values[index] = copy;
  self->begun = TRUE;
  crm_near_row_show_all (self->hints, self->values);
  say_missing (self);
  if (crm_draft_check (self->kind, self->values, &failure) && save_draft (self, &failure)) {
    settle_draft (self);
    return TRUE;
  }
  if (failure == NULL)
    return TRUE;
  /* The value stays in the draft, so that another row can put it right. */
  crm_form_head_set_notice (CRM_FORM_HEAD (self->head), failure->message, TRUE);
  return TRUE;
}

/* Rows. */

static gboolean
keep (CrmFieldRow *row, const CrmValue *value, gpointer host, GError **error)
{
  CrmForm *self = host;
  const CrmField *field = crm_field_row_get_field (row);
  guint index = crm_kind_get_field_index (self->kind, field);
  CrmValue before = self->values[index];
  gboolean ok;

  if (self->id == 0)
    return keep_in_draft (self, index, value, error);

  self->values[index] = *value;
  ok = crm_kind_check (self->kind, self->values, NULL, error);
  self->values[index] = before;
  return ok && crm_session_set (self->session, self->kind, self->id, field, value, error);
}

static void
clear_rows (CrmForm *self)
{
  /* The rows go first: what happens to their widgets afterwards is nobody's edit. */
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->hints, 0);
  for (guint i = 0; i < self->built->len; i++)
    gtk_box_remove (GTK_BOX (self->groups), g_ptr_array_index (self->built, i));
  g_ptr_array_set_size (self->built, 0);
}

static void
build_rows (CrmForm *self)
{
  clear_rows (self);
  crm_form_groups_build (self->session, self->kind, keep, self, GTK_BOX (self->groups), self->built,
                         self->rows);
  crm_near_row_attach (self->session, self->kind, self->rows, self->hints);
}

static void
fill_rows (CrmForm *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    CrmFieldRow *row = g_ptr_array_index (self->rows, i);
    gboolean linkable = crm_field_row_get_field (row)->type != CRM_LINKS || self->id > 0;

    crm_field_row_set_record (row, self->id);
    crm_field_row_set_value (row, &self->values[i]);
    crm_field_row_set_locked (row, is_read_only (self) || !linkable);
  }
  crm_near_row_show_all (self->hints, self->values);
}

/* Showing. */

static void
set_values (CrmForm *self, CrmValue *values)
{
  if (self->values != NULL)
    crm_values_free (self->values, self->kind->n_fields);
  self->values = values;
}

static void
show_empty (CrmForm *self, const char *title, const char *text)
{
  clear_rows (self);
  set_values (self, NULL);
  self->kind = NULL;
  self->id = 0;
  crm_related_show (CRM_RELATED (self->related), NULL, 0);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty), text);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
}

static void
show_nothing (CrmForm *self)
{
  show_empty (self, _ ("Nothing selected"), _ ("Select a record to see and change it here."));
}

/* Reads the record anew; rows in which somebody types keep their text. */
static void
reload (CrmForm *self)
{
  g_autoptr (GError) error = NULL;
  CrmValue *values =
      crm_query_dup_record (crm_session_get_db (self->session),
                            crm_session_get_model (self->session), self->kind, self->id, &error);

  if (values == NULL) {
    show_empty (self, _ ("No longer there"), error->message);
    return;
  }
  set_values (self, values);
  for (guint i = 0; i < self->rows->len; i++)
    crm_field_row_set_value (g_ptr_array_index (self->rows, i), &self->values[i]);
  crm_near_row_show_all (self->hints, self->values);
  show_head (self);
}

/* What the rows cannot keep, one sentence after the other. Owned; empty: all is kept. */
static char *
commit_rows (CrmForm *self)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_copy (self->rows, (GCopyFunc) (GCallback) g_object_ref, NULL);
  GString *faults = g_string_new (NULL);

  g_ptr_array_set_free_func (rows, g_object_unref);
  for (guint i = 0; i < rows->len; i++) {
    CrmFieldRow *row = g_ptr_array_index (rows, i);

    if (!crm_field_row_commit (row, TRUE))
      g_string_append_printf (faults, "%s%s", faults->len > 0 ? " " : "",
                              crm_field_row_get_fault (row));
  }
  return g_string_free (faults, FALSE);
}

char *
crm_form_dup_loss (CrmForm *self)
{
  g_autofree char *faults = NULL;
  g_autofree char *missing = NULL;

  g_return_val_if_fail (CRM_IS_FORM (self), NULL);
  if (self->kind == NULL)
    return NULL;
  faults = commit_rows (self);
  if (self->id > 0 || !self->begun)
    return *faults != '\0' ? g_strdup_printf (_ ("Not saved: %s"), faults) : NULL;
  missing =
      crm_draft_dup_missing (self->kind, self->values, crm_session_get_locale (self->session));
  if (missing != NULL)
    return g_strdup_printf (_ ("Not saved: %s needs %s."), crm_kind_get_label (self->kind),
                            missing);
  return g_strdup_printf (_ ("Not saved: %s"),
                          crm_form_head_get_notice (CRM_FORM_HEAD (self->head)));
}

/* Before another record takes the form: what cannot be kept is said, not dropped in silence. */
static void
leave_record (CrmForm *self)
{
  g_autofree char *loss = crm_form_dup_loss (self);

  if (loss != NULL)
    crm_session_say (self->session, loss, FALSE);
}

/* Returns FALSE when there is nothing to show; the old rows serve another record of the same
 * kind. */
static void
take_record (CrmForm *self, const CrmKind *kind, gint64 id, CrmValue *values)
{
  gboolean rebuild = kind != self->kind;

  set_values (self, NULL);
  self->kind = kind;
  self->id = id;
  self->values = values;
  self->link = NULL;
  self->begun = FALSE;
  if (rebuild)
    build_rows (self);
  else
    for (guint i = 0; i < self->rows->len; i++)
      crm_field_row_restore (g_ptr_array_index (self->rows, i));
  fill_rows (self);
  show_head (self);
  say_missing (self);
  crm_related_show (CRM_RELATED (self->related), kind, id);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "record");
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

void
crm_form_show (CrmForm *self, const CrmKind *kind, gint64 id)
{
  g_autoptr (GError) error = NULL;
  CrmValue *values;

  g_return_if_fail (CRM_IS_FORM (self));
  if (kind != NULL && kind == self->kind && id == self->id && id > 0)
    return;
  leave_record (self);
  if (kind == NULL || id == 0) {
    show_nothing (self);
    return;
  }
  values = crm_query_dup_record (crm_session_get_db (self->session),
                                 crm_session_get_model (self->session), kind, id, &error);
  if (values == NULL)
    show_empty (self, _ ("No longer there"), error->message);
  else
    take_record (self, kind, id, values);
}

void
crm_form_show_new (CrmForm *self, const CrmKind *kind, const CrmField *preset, gint64 target)
{
  CrmValue *values;

  g_return_if_fail (CRM_IS_FORM (self) && kind != NULL);
  if (is_read_only (self) || kind->single)
    return;
  leave_record (self);
  values = crm_draft_new (kind);
  if (preset != NULL && preset->type == CRM_REFERENCE)
    values[crm_kind_get_field_index (kind, preset)] = crm_value_integer (target);
  take_record (self, kind, 0, values);
  if (preset != NULL && preset->type == CRM_LINKS)
    self->link = preset;
  self->link_target = target;
  crm_form_grab_first (self);
}

const CrmKind *
crm_form_get_kind (CrmForm *self)
{
  return self->kind;
}

gint64
crm_form_get_id (CrmForm *self)
{
  return self->id;
}

void
crm_form_commit (CrmForm *self)
{
  g_return_if_fail (CRM_IS_FORM (self));
  for (guint i = 0; i < self->rows->len; i++)
    crm_field_row_commit (g_ptr_array_index (self->rows, i), FALSE);
}

void
crm_form_grab_field (CrmForm *self, const char *name)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (strcmp (crm_field_row_get_field (g_ptr_array_index (self->rows, i))->name, name) == 0)
      gtk_widget_grab_focus (crm_field_row_get_target (g_ptr_array_index (self->rows, i)));
}

/* Of a draft the first field that has to be filled in, else the first of all. */
void
crm_form_grab_first (CrmForm *self)
{
  CrmFieldRow *first = NULL;

  g_return_if_fail (CRM_IS_FORM (self));
  for (guint i = 0; i < self->rows->len; i++) {
    CrmFieldRow *row = g_ptr_array_index (self->rows, i);
    const CrmField *field = crm_field_row_get_field (row);
    gboolean wanted =
        self->id > 0 || ((field->flags & CRM_REQUIRED) && !crm_draft_is_numbered (field) &&
                         crm_value_is_null (&self->values[i]));

    if (wanted && field->computed == NULL) {
      first = row;
      break;
    }
  }
  if (first == NULL && self->rows->len > 0)
    first = g_ptr_array_index (self->rows, 0);
  if (first != NULL)
    gtk_widget_grab_focus (crm_field_row_get_target (first));
}

/* News. */

static void
on_changed (CrmForm *self, const CrmNews *news)
{
  CrmStore *store = crm_session_get_store (self->session);

  if (self->kind == NULL || self->saving)
    return;
  if (self->id > 0 && crm_news_has_kind (news, store, self->kind))
    reload (self);
  for (guint i = 0; i < self->rows->len; i++)
    crm_field_row_hear (g_ptr_array_index (self->rows, i), news);
  /* A title may be made of titles of others. */
  if (self->kind != NULL)
    show_head (self);
  crm_related_hear (CRM_RELATED (self->related), news);
}

static void
on_locale_changed (CrmForm *self)
{
  const CrmKind *kind = self->kind;
  gint64 id = self->id;

  if (kind == NULL || id == 0)
    return;
  leave_record (self);
  show_nothing (self);
  crm_form_show (self, kind, id);
}

static void
on_new_related (CrmForm *self, gpointer kind, gpointer field)
{
  crm_form_show_new (self, kind, field, self->id);
}

/* The menu. */

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CrmForm *self = CRM_FORM (widget);
  const CrmKind *kind = self->kind;
  gint64 copy = 0;

  if (kind == NULL || self->id == 0)
    return;
  crm_form_commit (self);
  if (crm_session_duplicate (self->session, kind, self->id, &copy, NULL))
    crm_session_show_record (self->session, kind, copy);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CrmForm *self = CRM_FORM (widget);

  if (self->kind != NULL && self->id > 0)
    crm_session_delete (self->session, self->kind, &self->id, 1, NULL);
}

static void
picture_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CrmForm *self = CRM_FORM (widget);

  if (self->kind != NULL && self->id > 0)
    crm_portrait_choose (widget, self->session, self->kind, self->id);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CrmForm *self = CRM_FORM (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (self->kind == NULL || self->id == 0)
    return;
  crm_form_commit (self);
  crm_history_dialog_show (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->session,
                           self->kind, self->id);
}

/* Making. */

static GtkWidget *
build_record (CrmForm *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->head = crm_form_head_new (self->session);
  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->related = crm_related_new (self->session);
  g_signal_connect_object (self->related, "new", G_CALLBACK (on_new_related), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->head);
  gtk_box_append (GTK_BOX (box), self->groups);
  gtk_box_append (GTK_BOX (box), self->related);
  gtk_widget_add_css_class (box, "form");
  adw_clamp_set_child (ADW_CLAMP (clamp), box);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  return self->scroller;
}

GtkWidget *
crm_form_new (CrmSession *session)
{
  CrmForm *self = g_object_new (CRM_TYPE_FORM, NULL);

  self->session = g_object_ref (session);
  self->empty = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "document-edit-symbolic");
  gtk_widget_add_css_class (self->empty, "compact");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), build_record (self), "record");
  show_nothing (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "locale-changed", G_CALLBACK (on_locale_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
crm_form_dispose (GObject *object)
{
  CrmForm *self = CRM_FORM (object);

  if (self->stack != NULL) {
    leave_record (self);
    g_ptr_array_set_size (self->rows, 0);
    g_ptr_array_set_size (self->hints, 0);
    set_values (self, NULL);
    self->kind = NULL;
  }
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_form_parent_class)->dispose (object);
}

static void
crm_form_finalize (GObject *object)
{
  CrmForm *self = CRM_FORM (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->built);
  g_ptr_array_unref (self->hints);
  G_OBJECT_CLASS (crm_form_parent_class)->finalize (object);
}

static void
crm_form_class_init (CrmFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_form_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_form_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);
  gtk_widget_class_install_action (widget_class, "form.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "form.picture", NULL, picture_action);
  gtk_widget_class_install_action (widget_class, "form.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "form.history", NULL, history_action);
  signals[CREATED] = g_signal_new ("created", CRM_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
crm_form_init (CrmForm *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->built = g_ptr_array_new ();
  self->hints = g_ptr_array_new ();
  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}
