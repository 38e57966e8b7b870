/* crm-record-picker.c: at most fifty titles at a time. Kinds that may hold a million records are
 * searched in a worker; an answer that comes late is dropped. */
#include "crm-record-picker.h"

#include "crm-draft.h"
#include "crm-i18n.h"
#include "crm-wording.h"

#define LIMIT 50
#define DELAY_MS 150

struct _CrmRecordPicker {
  GtkPopover parent_instance;
  CrmSession *session;
  const CrmKind *kind;
  gboolean clearable;

  GtkWidget *search, *list, *notice;
  guint generation; /* of the newest question */
  char *shown;      /* what the list answers */
  gboolean entered; /* Enter was pressed before the answer was there */
};

G_DEFINE_FINAL_TYPE (CrmRecordPicker, crm_record_picker, GTK_TYPE_POPOVER)

enum { PICKED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* What a row of the list stands for. */
#define ROW_NONE 0
#define ROW_NEW (-1)

/* Asking. */

typedef struct {
  gint64 id;
  char *title;
} Found;

static void
found_free (gpointer data)
{
  g_free (((Found *) data)->title);
  g_free (data);
}

typedef struct {
  GWeakRef picker;
  guint generation;
  CrmModel *model;
  const CrmKind *kind;
  CrmLocale locale;
  char *words;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_weak_ref_clear (&self->picker);
  crm_model_unref (self->model);
  g_free (self->words);
  g_free (self);
}

/* Any thread. */
static GPtrArray *
answer (CrmDb *db, const Question *question, GCancellable *cancellable, GError **error)
{
  g_autoptr (CrmQuery) query = crm_query_new (question->model, question->kind);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (found_free);
  g_autoptr (GArray) ids = NULL;

  crm_query_set_search (query, question->words);
  crm_query_set_limit (query, LIMIT);
  /* In the order of entry the first fifty are found without looking at all the others. */
  if (question->kind->large && !crm_query_set_order (query, "id", error))
    return NULL;
  ids = crm_query_read_ids (query, db, cancellable, error);
  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++) {
    gint64 id = g_array_index (ids, gint64, i);
    Found *one = g_new (Found, 1);

    *one = (Found){ id, crm_query_dup_title (db, question->model, question->kind, id,
                                             &question->locale) };
    g_ptr_array_add (found, one);
  }
  return g_steal_pointer (&found);
}

static gpointer
answer_in_worker (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  return answer (db, data, crm_job_get_cancellable (job), error);
}

/* Making a record from its name alone. */

/* The values of a new record called `name`; NULL when a record of this kind needs more than
 * that. */
static CrmValue *
dup_values_of_new (CrmRecordPicker *self, const char *name)
{
  const CrmField *title = crm_kind_get_title (self->kind);
  CrmValue *values;

  if (title == NULL || title->type != CRM_TEXT || self->kind->single || *name == '\0')
    return NULL;
  values = crm_draft_new (self->kind);
  values[crm_kind_get_field_index (self->kind, title)] = crm_value_text (name);
  if (!crm_draft_check (self->kind, values, NULL)) {
    crm_values_free (values, self->kind->n_fields);
    return NULL;
  }
  return values;
}

static char *
dup_typed (CrmRecordPicker *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
}

static void
pick (CrmRecordPicker *self, gint64 id)
{
  g_object_ref (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, id);
  g_object_unref (self);
}

static void
pick_new (CrmRecordPicker *self)
{
  g_autofree char *name = dup_typed (self);
  CrmValue *values = dup_values_of_new (self, name);
  gint64 id;

  if (values == NULL)
    return;
  if (crm_draft_save (self->session, self->kind, values, NULL, 0, &id, NULL))
    pick (self, id);
  crm_values_free (values, self->kind->n_fields);
}

/* Showing. */

static void
add_row (CrmRecordPicker *self, gint64 id, const char *icon, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  if (icon != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (row), "crm-id", g_memdup2 (&id, sizeof id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static gint64
get_row_id (GtkListBoxRow *row)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (row), "crm-id");
}

static void
clear_list (CrmRecordPicker *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

static void
add_new_row (CrmRecordPicker *self, const char *name)
{
  CrmValue *values = dup_values_of_new (self, name);
  g_autofree char *inner = crm_wording_dup_inner (crm_kind_get_label (self->kind));
  g_autofree char *text = NULL;

  if (values == NULL)
    return;
  crm_values_free (values, self->kind->n_fields);
  text = g_strdup_printf (_ ("New %s “%s”"), inner, name);
  add_row (self, ROW_NEW, "list-add-symbolic", text);
}

static void
show_found (CrmRecordPicker *self, GPtrArray *found, const char *words)
{
  g_autofree char *name = g_strdup (words);
  GtkListBoxRow *first;

  g_free (self->shown);
  self->shown = g_strdup (words);
  clear_list (self);
  if (self->clearable && *name == '\0')
    add_row (self, ROW_NONE, "edit-clear-symbolic", _ ("None"));
  for (guint i = 0; i < found->len; i++) {
    const Found *one = g_ptr_array_index (found, i);

    if (one->title != NULL)
      add_row (self, one->id, NULL, one->title);
  }
  if (!crm_store_is_read_only (crm_session_get_store (self->session)))
    add_new_row (self, name);

  gtk_widget_set_visible (self->notice, found->len == 0 || found->len == LIMIT);
  if (found->len == LIMIT)
    gtk_label_set_text (GTK_LABEL (self->notice), _ ("Type more of the name to find others."));
  else if (*name != '\0')
    gtk_label_set_text (GTK_LABEL (self->notice), _ ("Nothing of that name."));
  else
    gtk_label_set_text (GTK_LABEL (self->notice), _ ("There is none yet. Type a name."));
  first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), *name != '\0' ? 0 : -1);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), first);
  /* What was not found is not made by an Enter that came before anybody could see that. */
  if (self->entered && first != NULL && get_row_id (first) != ROW_NEW)
    pick (self, get_row_id (first));
  self->entered = FALSE;
}

static void
take_answer (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  Question *question = data;
  g_autoptr (GPtrArray) found = result;
  g_autoptr (CrmRecordPicker) self = g_weak_ref_get (&question->picker);

  if (self != NULL && found != NULL && question->generation == self->generation)
    show_found (self, found, question->words);
}

static void
ask (CrmRecordPicker *self)
{
  Question *question = g_new0 (Question, 1);

  g_weak_ref_init (&question->picker, self);
  question->generation = ++self->generation;
  question->model = crm_model_ref (crm_session_get_model (self->session));
  question->kind = self->kind;
  question->locale = *crm_session_get_locale (self->session);
  question->words = dup_typed (self);
  if (self->kind->large) {
    crm_session_run (self->session, _ ("Search"), CRM_SESSION_READ, answer_in_worker, take_answer,
                     question, question_free, (GDestroyNotify) g_ptr_array_unref);
    return;
  }
  {
    g_autoptr (GPtrArray) found = answer (crm_session_get_db (self->session), question, NULL, NULL);

    if (found != NULL)
      show_found (self, found, question->words);
  }
  question_free (question);
}

/* Choosing. */

static void
on_row_activated (CrmRecordPicker *self, GtkListBoxRow *row)
{
  gint64 id = get_row_id (row);

  if (id == ROW_NEW)
    pick_new (self);
  else
    pick (self, id);
}

static void
on_enter (CrmRecordPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  g_autofree char *typed = dup_typed (self);

  if (g_strcmp0 (typed, self->shown) != 0) {
    self->entered = TRUE;
    ask (self);
  } else if (row != NULL) {
    on_row_activated (self, row);
  }
}

/* The arrows move in the list while the text keeps the focus. */
static gboolean
on_key (CrmRecordPicker *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int step = key == GDK_KEY_Down || key == GDK_KEY_KP_Down ? 1 : -1;
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down && key != GDK_KEY_Up && key != GDK_KEY_KP_Up)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), MAX (index, 0));
  if (row != NULL) {
    GtkWidget *label = gtk_widget_get_last_child (gtk_list_box_row_get_child (row));

    gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->search),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    gtk_label_get_text (GTK_LABEL (label)), -1);
    /* Brings it into view. */
    gtk_widget_grab_focus (GTK_WIDGET (row));
    gtk_widget_grab_focus (self->search);
    gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
  }
  return GDK_EVENT_STOP;
}

static void
on_escape (CrmRecordPicker *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
build_search (CrmRecordPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *inner = crm_wording_dup_inner (crm_kind_get_plural (self->kind));
  g_autofree char *label = NULL;

  /* Translators: in an empty search field; %s is a kind of record, such as "customers". */
  label = g_strdup_printf (_ ("Search %s"), inner);
  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->search), DELAY_MS);
  g_object_set (self->search, "placeholder-text", label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (ask), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (on_enter), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (on_escape), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->search, keys);
}

GtkWidget *
crm_record_picker_new (CrmSession *session, const CrmKind *kind, gboolean clearable)
{
  CrmRecordPicker *self = g_object_new (CRM_TYPE_RECORD_PICKER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->session = g_object_ref (session);
  self->kind = kind;
  self->clearable = clearable;
  build_search (self);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "picker-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  crm_kind_get_plural (kind), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);

  self->notice = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->notice), TRUE);
  gtk_widget_add_css_class (self->notice, "secondary");
  gtk_widget_add_css_class (self->notice, "caption");

  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->notice);
  gtk_widget_set_size_request (box, 280, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  return GTK_WIDGET (self);
}

/* Each time it opens it starts anew. */
static void
crm_record_picker_map (GtkWidget *widget)
{
  CrmRecordPicker *self = CRM_RECORD_PICKER (widget);

  self->entered = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  ask (self);
  GTK_WIDGET_CLASS (crm_record_picker_parent_class)->map (widget);
  gtk_widget_grab_focus (self->search);
}

void
crm_record_picker_begin (CrmRecordPicker *self, const char *text)
{
  GtkEditable *entry = gtk_editable_get_delegate (GTK_EDITABLE (self->search));

  gtk_text_grab_focus_without_selecting (GTK_TEXT (entry));
  gtk_editable_set_text (entry, text);
  gtk_editable_set_position (entry, -1);
}

static void
crm_record_picker_dispose (GObject *object)
{
  g_clear_object (&CRM_RECORD_PICKER (object)->session);
  G_OBJECT_CLASS (crm_record_picker_parent_class)->dispose (object);
}

static void
crm_record_picker_finalize (GObject *object)
{
  g_free (CRM_RECORD_PICKER (object)->shown);
  G_OBJECT_CLASS (crm_record_picker_parent_class)->finalize (object);
}

static void
crm_record_picker_class_init (CrmRecordPickerClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_record_picker_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_record_picker_finalize;
  GTK_WIDGET_CLASS (class)->map = crm_record_picker_map;
  signals[PICKED] = g_signal_new ("picked", CRM_TYPE_RECORD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
crm_record_picker_init (CrmRecordPicker *self)
{
}
