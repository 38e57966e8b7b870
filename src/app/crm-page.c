/* crm-page.c: a table over a CrmList. The list's order and filter come from the heads, the
 * search and the filter entry; the rows selected are kept by id, because a new order is put in
 * place beneath them. Reads nothing but the list and the session. */
#include "crm-page.h"

#include "crm-cells.h"
#include "crm-i18n.h"
#include "crm-choices.h"
#include "crm-scroll.h"
#include "crm-wording.h"

#define FILTER_DELAY_MS 600 /* a pause in typing after which a filter is tried */

struct _CrmPage {
  GtkWidget parent_instance;

  CrmSession *session;
  const CrmKind *kind;
  CrmList *list;
  CrmCells *cells;
  GtkMultiSelection *selection;
  GArray *chosen; /* gint64 ids selected */
  gint64 told;    /* the id last told by "selected" */
  gint64 wanted;  /* to be selected as soon as the list has it; 0: none */
  gboolean restoring, fitted;
  gboolean asked; /* by the person: another order or part, whose answer is shown from the top */
  guint n_shown;  /* as last said */
  guint tell_id, filter_id, scroll_id;
  char *filter; /* as it holds now; NULL: none */
  char *among;  /* what the records shown have in common; NULL: all are shown */

  GtkWidget *among_row, *among_label;
  GtkWidget *box, *toolbar, *search, *filter_button, *filter_row, *filter_entry, *filter_error;
  GtkWidget *spinner, *count, *column_button, *column_box, *stack, *scrolled, *view;
  GtkWidget *empty, *empty_buttons, *empty_new, *empty_import, *nothing, *failed;
};

G_DEFINE_FINAL_TYPE (CrmPage, crm_page, GTK_TYPE_WIDGET)

enum { SELECTED, ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* What is asked. */

const CrmKind *
crm_page_get_kind (CrmPage *self)
{
  return self->kind;
}

CrmList *
crm_page_get_list (CrmPage *self)
{
  return self->list;
}

gint64
crm_page_get_selected (CrmPage *self)
{
  return self->chosen->len == 1 ? g_array_index (self->chosen, gint64, 0) : 0;
}

const gint64 *
crm_page_get_chosen (CrmPage *self, guint *n)
{
  *n = self->chosen->len;
  return (const gint64 *) (gpointer) self->chosen->data;
}

CrmQuery *
crm_page_dup_query (CrmPage *self)
{
  CrmQuery *query = crm_query_copy (crm_list_get_query (self->list));

  crm_query_set_search (query, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  return query;
}

char *
crm_page_dup_narrowing (CrmPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (self->among != NULL)
    g_ptr_array_add (parts, g_strdup (self->among));
  if (*words != '\0')
    g_ptr_array_add (parts, g_strdup_printf (_ ("Search: “%s”"), words));
  if (self->filter != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("Filter: “%s”"), self->filter));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

GListModel *
crm_page_get_columns (CrmPage *self)
{
  return gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
}

/* The selection, kept by id. */

static gboolean
tell_selected (gpointer user_data)
{
  CrmPage *self = user_data;

  self->tell_id = 0;
  self->told = crm_page_get_selected (self);
  g_signal_emit (self, signals[SELECTED], 0, self->told);
  return G_SOURCE_REMOVE;
}

/* Held keys pass over many rows: only where they rest is told. */
static void
tell_soon (CrmPage *self)
{
  if (self->told != crm_page_get_selected (self) && self->tell_id == 0)
    self->tell_id = g_timeout_add (40, tell_selected, self);
}

static void
read_selection (CrmPage *self)
{
  g_autoptr (GtkBitset) set =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  if (self->restoring)
    return;
  g_array_set_size (self->chosen, 0);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, set, &position); more;
       more = gtk_bitset_iter_next (&iter, &position)) {
    gint64 id = crm_list_get_id (self->list, position);

    if (id != 0)
      g_array_append_val (self->chosen, id);
  }
  tell_soon (self);
}

static GtkBitset *
find_chosen (CrmPage *self)
{
  GtkBitset *set = gtk_bitset_new_empty ();
  g_autoptr (GHashTable) ids = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (self->chosen->len == 1) {
    guint position = crm_list_find (self->list, g_array_index (self->chosen, gint64, 0));

    if (position != G_MAXUINT)
      gtk_bitset_add (set, position);
    return set;
  }
  ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->chosen->len; i++)
    g_hash_table_add (ids, &g_array_index (self->chosen, gint64, i));
  for (guint i = 0; i < n && g_hash_table_size (ids) > 0; i++) {
    gint64 id = crm_list_get_id (self->list, i);

    if (g_hash_table_contains (ids, &id))
      gtk_bitset_add (set, i);
  }
  return set;
}

static void
restore_selection (CrmPage *self)
{
  g_autoptr (GtkBitset) now =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GtkBitset) set = NULL, all = NULL;

  if (self->chosen->len == 0 && gtk_bitset_is_empty (now))
    return;
  set = find_chosen (self);
  if (!gtk_bitset_equals (set, now)) {
    all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->list)));
    self->restoring = TRUE;
    gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), set, all);
    self->restoring = FALSE;
  }
  read_selection (self);
}

/* To what is selected, else to the top. */
static gboolean
scroll (gpointer user_data)
{
  CrmPage *self = user_data;
  GtkWidget *rows = gtk_widget_get_last_child (self->view);
  guint position = crm_list_find (self->list, crm_page_get_selected (self));

  self->scroll_id = 0;
  gtk_widget_activate_action (rows, "list.scroll-to-item", "u",
                              position != G_MAXUINT ? position : 0);
  return G_SOURCE_REMOVE;
}

/* A new row has no height before the next frame: GTK would take it for visible at once. */
static void
scroll_soon (CrmPage *self)
{
  if (self->scroll_id == 0)
    self->scroll_id = g_idle_add_full (G_PRIORITY_LOW, scroll, self, NULL);
}

static gboolean
is_narrowed (CrmPage *self)
{
  return self->filter != NULL || self->among != NULL ||
         *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
}

void
crm_page_set_among (CrmPage *self, const char *title, const char *select, const guint8 *reads)
{
  CrmQuery *query = crm_query_copy (crm_list_get_query (self->list));

  g_free (self->among);
  self->among = select != NULL ? g_strdup (title) : NULL;
  crm_query_set_among (query, select, reads);
  gtk_widget_set_visible (self->among_row, select != NULL);
  gtk_label_set_text (GTK_LABEL (self->among_label), select != NULL ? title : "");
  crm_list_set_query (self->list, query);
}

static void
on_among_cleared (CrmPage *self)
{
  crm_page_set_among (self, NULL, NULL, NULL);
  crm_page_focus_table (self);
}

static void
clear_narrowing (CrmPage *self)
{
  if (self->among != NULL)
    crm_page_set_among (self, NULL, NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  crm_list_set_search (self->list, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
  gtk_widget_activate (self->filter_entry);
}

static void
select_wanted (CrmPage *self)
{
  guint position;

  if (self->wanted == 0 || crm_list_is_loading (self->list))
    return;
  position = crm_list_find (self->list, self->wanted);
  if (position == G_MAXUINT && is_narrowed (self)) {
    clear_narrowing (self);
    if (crm_list_is_loading (self->list))
      return;
    position = crm_list_find (self->list, self->wanted);
  }
  self->wanted = 0;
  if (position == G_MAXUINT)
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  scroll_soon (self);
}

void
crm_page_select (CrmPage *self, gint64 id)
{
  self->wanted = id;
  select_wanted (self);
}

void
crm_page_select_none (CrmPage *self)
{
  self->wanted = 0;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

/* What the list holds, said around it. */

static void
show_count (CrmPage *self)
{
  gint64 n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *text =
      crm_wording_dup_count (self->kind, n, crm_session_get_locale (self->session));

  gtk_label_set_text (GTK_LABEL (self->count), text);
}

static void
show_nothing (CrmPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *kind = crm_wording_dup_inner (crm_kind_get_label (self->kind));
  g_autofree char *title = g_strdup_printf (_ ("No %s matches"), kind);
  g_autofree char *text = NULL;

  if (*words != '\0' && self->filter != NULL)
    text = g_strdup_printf (_ ("“%s” within the filter “%s”."), words, self->filter);
  else if (*words != '\0')
    text =
        g_strdup_printf (_ ("“%s” was not found. Check the spelling or search for less."), words);
  else if (self->filter != NULL)
    text = g_strdup_printf (_ ("Nothing fits the filter “%s”."), self->filter);
  else
    text = g_strdup_printf (_ ("%s: nothing."), self->among);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->nothing), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->nothing), text);
}

static void
show_state (CrmPage *self)
{
  const char *error = crm_list_get_error (self->list);
  gboolean loading = crm_list_is_loading (self->list);
  const char *child = "table";

  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), loading);
  gtk_widget_set_visible (self->spinner, loading);
  if (error != NULL) {
    adw_status_page_set_description (ADW_STATUS_PAGE (self->failed), error);
    child = "failed";
  } else if (!loading && g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0) {
    child = is_narrowed (self) ? "nothing" : "empty";
    if (is_narrowed (self))
      show_nothing (self);
  }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), child);
  show_count (self);
}

/* Later the widths are the person's. */
static void
fit_once (CrmPage *self)
{
  if (self->fitted)
    return;
  self->fitted = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;
  crm_cells_fit (self->cells, GTK_COLUMN_VIEW (self->view));
}

static void
hear_refresh (CrmPage *self)
{
  crm_cells_refill (self->cells);
  restore_selection (self);
}

/* Whether rows in view, or near it, went with the tail of the list. */
static gboolean
has_lost_ground (CrmPage *self, guint n)
{
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  double upper = gtk_adjustment_get_upper (scroll);
  double bottom = gtk_adjustment_get_value (scroll) + gtk_adjustment_get_page_size (scroll);

  return n < self->n_shown && upper > 0 && bottom / upper * self->n_shown > n;
}

/* GTK 4.8 leaves wrong rows standing when those in view are taken from the tail: it gets new
 * ones. */
static void
renew_rows (CrmPage *self)
{
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), NULL);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
}

static void
hear_loaded (CrmPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gboolean lost = has_lost_ground (self, n);

  if (lost)
    renew_rows (self);
  show_state (self);
  fit_once (self);
  select_wanted (self);
  if (self->asked || lost)
    scroll_soon (self);
  self->asked = FALSE;
  self->n_shown = n;
}

/* What the list is asked for. */

/* Another order or another part is read from its top. To go there now, while the rows are what they
 * were, spares GTK the rows that are about to go. */
static void
expect_other_rows (CrmPage *self)
{
  GtkWidget *rows = gtk_widget_get_last_child (self->view);

  self->asked = TRUE;
  if (self->n_shown > 0)
    gtk_widget_activate_action (rows, "list.scroll-to-item", "u", 0);
}

static void
set_filter_error (CrmPage *self, const char *text)
{
  gtk_widget_set_visible (self->filter_error, text != NULL);
  gtk_label_set_text (GTK_LABEL (self->filter_error), text != NULL ? text : "");
  if (text != NULL)
    gtk_widget_add_css_class (self->filter_entry, "error");
  else
    gtk_widget_remove_css_class (self->filter_entry, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->filter_entry), GTK_ACCESSIBLE_STATE_INVALID,
      text != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* A filter that cannot be read is said and leaves the list as it is. */
static void
apply_query (CrmPage *self)
{
  CrmQuery *query = crm_query_new (crm_session_get_model (self->session), self->kind);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->filter_entry));
  g_autofree char *filter = g_strstrip (g_strdup (typed));
  g_autofree char *order = crm_cells_dup_order (self->cells, GTK_COLUMN_VIEW (self->view));
  g_autoptr (GError) error = NULL;

  if (!crm_query_set_filter (query, *filter != '\0' ? filter : NULL,
                             crm_session_get_locale (self->session), &error) ||
      !crm_query_set_order (query, order, &error)) {
    set_filter_error (self, error->message);
    crm_query_free (query);
    return;
  }
  set_filter_error (self, NULL);
  g_free (self->filter);
  self->filter = *filter != '\0' ? g_steal_pointer (&filter) : NULL;
  expect_other_rows (self);
  crm_list_set_query (self->list, query);
  show_state (self);
}

static gboolean
apply_filter (gpointer user_data)
{
  CrmPage *self = user_data;

  self->filter_id = 0;
  apply_query (self);
  return G_SOURCE_REMOVE;
}

static void
on_filter_changed (CrmPage *self)
{
  set_filter_error (self, NULL);
  g_clear_handle_id (&self->filter_id, g_source_remove);
  self->filter_id = g_timeout_add (FILTER_DELAY_MS, apply_filter, self);
}

static void
on_filter_activate (CrmPage *self)
{
  g_clear_handle_id (&self->filter_id, g_source_remove);
  apply_query (self);
}

static void
on_filter_toggled (CrmPage *self)
{
  gboolean active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->filter_button));

  gtk_widget_set_visible (self->filter_row, active);
  if (active) {
    gtk_widget_grab_focus (self->filter_entry);
  } else if (self->filter != NULL || *gtk_editable_get_text (GTK_EDITABLE (self->filter_entry))) {
    gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
    on_filter_activate (self);
  }
}

static void
on_search_changed (CrmPage *self)
{
  expect_other_rows (self);
  crm_list_set_search (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  show_state (self);
}

/* Typing in the table has begun a search: the rest goes to the entry, for the row that has the
 * focus may not be among those found. */
static void
on_search_started (CrmPage *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->search));

  gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
  gtk_editable_set_position (text, -1);
}

static void
on_search_stopped (CrmPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  crm_page_focus_table (self);
}

static void
on_clear (CrmPage *self)
{
  clear_narrowing (self);
  crm_page_focus_table (self);
}

/* Which columns are shown: those of the description until the person chooses otherwise. */

static GtkColumnViewColumn *
find_column (CrmPage *self, const CrmField *field)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    if (crm_cells_get_field (column) == field)
      return column; /* the view holds it */
  }
  return NULL;
}

/* Puts it where the description has it. */
static void
add_column (CrmPage *self, const CrmField *field)
{
  g_autoptr (GtkColumnViewColumn) column = crm_cells_make_column (self->cells, field);
  guint position = 0;

  for (guint i = 0; i < crm_kind_get_field_index (self->kind, field); i++)
    if (find_column (self, &self->kind->fields[i]) != NULL)
      position++;
  gtk_column_view_insert_column (GTK_COLUMN_VIEW (self->view), position, column);
}

static void
keep_columns (CrmPage *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->kind->n_fields; i++)
    if (find_column (self, &self->kind->fields[i]) != NULL)
      g_string_append_printf (names, "%s%s", names->len > 0 ? "," : "", self->kind->fields[i].name);
  crm_choices_set ("columns", self->kind->name, names->str);
}

static void
on_column_toggled (GtkCheckButton *button, CrmPage *self)
{
  const CrmField *field = g_object_get_data (G_OBJECT (button), "crm-field");
  GtkColumnViewColumn *column = find_column (self, field);

  if (gtk_check_button_get_active (button) && column == NULL)
    add_column (self, field);
  else if (!gtk_check_button_get_active (button) && column != NULL)
    gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->view), column);
  crm_cells_align_heads (GTK_COLUMN_VIEW (self->view));
  crm_cells_fit (self->cells, GTK_COLUMN_VIEW (self->view));
  keep_columns (self);
}

static void
fill_columns (CrmPage *self)
{
  g_autofree char *kept = crm_choices_dup ("columns", self->kind->name);
  const CrmField *title = crm_kind_get_title (self->kind);
  const CrmField *shown[64];
  guint n = kept != NULL ? crm_kind_list_fields (self->kind, kept, shown, G_N_ELEMENTS (shown)) : 0;

  for (guint i = 0; i < self->kind->n_fields; i++) {
    const CrmField *field = &self->kind->fields[i];
    gboolean show = n == 0 && ((field->flags & CRM_COLUMN) != 0 || field == title);
    GtkWidget *button;

    for (guint k = 0; k < n; k++)
      show |= shown[k] == field;
    if (show)
      add_column (self, field);
    button = gtk_check_button_new_with_label (crm_field_get_label (field));
    gtk_check_button_set_active (GTK_CHECK_BUTTON (button), show);
    g_object_set_data (G_OBJECT (button), "crm-field", (gpointer) field);
    g_signal_connect (button, "toggled", G_CALLBACK (on_column_toggled), self);
    gtk_box_append (GTK_BOX (self->column_box), button);
  }
  crm_cells_align_heads (GTK_COLUMN_VIEW (self->view));
}

/* Keys. */

void
crm_page_focus_search (CrmPage *self)
{
  gtk_widget_grab_focus (gtk_widget_get_visible (self->search) ? self->search : self->view);
}

void
crm_page_focus_table (CrmPage *self)
{
  gtk_widget_grab_focus (self->view);
}

void
crm_page_show_search (CrmPage *self, gboolean show)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->toolbar), show);
}

static void
on_activate (CrmPage *self, guint position)
{
  gint64 id = crm_list_get_id (self->list, position);

  if (id != 0)
    g_signal_emit (self, signals[ACTIVATED], 0, id);
}

static void
add_shortcut (GtkEventController *keys, guint keyval, GdkModifierType modifiers,
              GtkShortcutAction *action, GVariant *arguments)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers), action);

  if (arguments != NULL)
    gtk_shortcut_set_arguments (shortcut, arguments);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

/* Tab leaves the table instead of walking its rows; Delete must not reach the search entry, which
 * takes up what is typed here. */
static void
add_keys (CrmPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_shortcut (keys, GDK_KEY_Tab, 0, gtk_signal_action_new ("move-focus-out"),
                g_variant_new ("(i)", GTK_DIR_TAB_FORWARD));
  add_shortcut (keys, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK,
                gtk_signal_action_new ("move-focus-out"),
                g_variant_new ("(i)", GTK_DIR_TAB_BACKWARD));
  add_shortcut (keys, GDK_KEY_Delete, 0, gtk_named_action_new ("win.delete"), NULL);
  add_shortcut (keys, GDK_KEY_KP_Delete, 0, gtk_named_action_new ("win.delete"), NULL);
  add_shortcut (keys, GDK_KEY_F2, 0, gtk_named_action_new ("win.edit"), NULL);
  gtk_widget_add_controller (self->scrolled, keys);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), self->scrolled);
}

/* The object. */

static void
label_widgets (CrmPage *self)
{
  const char *plural = crm_kind_get_plural (self->kind);
  const char *text = self->kind->empty != NULL ? self->kind->empty : self->kind->hint;
  g_autofree char *inner = crm_wording_dup_inner (plural);
  g_autofree char *search = g_strdup_printf (_ ("Search %s"), inner);
  g_autofree char *empty = g_strdup_printf (_ ("No %s yet"), inner);
  g_autofree char *add = crm_wording_dup_add (self->kind);
  gboolean editable = !crm_store_is_read_only (crm_session_get_store (self->session));

  g_object_set (self->search, "placeholder-text", search, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  search, -1);
  gtk_widget_set_visible (self->search, crm_kind_has_fold (self->kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  plural, -1);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), empty);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), self->kind->icon);
  if (text != NULL)
    adw_status_page_set_description (ADW_STATUS_PAGE (self->empty), _ (text));
  gtk_button_set_label (GTK_BUTTON (self->empty_new), add);
  /* Kinds of many records come from files. */
  gtk_widget_set_visible (self->empty_import, self->kind->large);
  gtk_widget_set_visible (self->empty_buttons, editable);
}

static void
set_up_list (CrmPage *self)
{
  self->list = crm_list_new (crm_session_get_store (self->session), self->kind);
  self->cells = crm_cells_new (self->session, self->list, self->kind);
  crm_cells_follow (self->cells, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)));
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  fill_columns (self);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  crm_scroll_from_start (GTK_SCROLLED_WINDOW (self->scrolled));
  g_signal_connect (self->view, "map", G_CALLBACK (crm_cells_align_heads), NULL);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (read_selection),
                            self);
  g_signal_connect_swapped (self->list, "refresh", G_CALLBACK (hear_refresh), self);
  g_signal_connect_swapped (self->list, "loaded", G_CALLBACK (hear_loaded), self);
  g_signal_connect_swapped (self->list, "notify::loading", G_CALLBACK (show_state), self);
  g_signal_connect_swapped (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), "changed",
                            G_CALLBACK (apply_query), self);
}

GtkWidget *
crm_page_new (CrmSession *session, const CrmKind *kind)
{
  CrmPage *self = g_object_new (CRM_TYPE_PAGE, NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  label_widgets (self);
  add_keys (self);
  set_up_list (self);
  apply_query (self);
  return GTK_WIDGET (self);
}

static void
crm_page_dispose (GObject *object)
{
  CrmPage *self = CRM_PAGE (object);

  g_clear_handle_id (&self->tell_id, g_source_remove);
  g_clear_handle_id (&self->filter_id, g_source_remove);
  g_clear_handle_id (&self->scroll_id, g_source_remove);
  if (self->list != NULL) {
    g_signal_handlers_disconnect_by_data (self->list, self);
    g_signal_handlers_disconnect_by_data (self->selection, self);
  }
  if (self->view != NULL) {
    /* A view that goes removes its columns, which changes its order. */
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)),
                                          self);
    gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), NULL);
  }
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->cells, crm_cells_free);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_page_parent_class)->dispose (object);
}

static void
crm_page_finalize (GObject *object)
{
  CrmPage *self = CRM_PAGE (object);

  g_array_unref (self->chosen);
  g_free (self->filter);
  g_free (self->among);
  G_OBJECT_CLASS (crm_page_parent_class)->finalize (object);
}

static void
crm_page_class_init (CrmPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_page_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_page_finalize;
  signals[SELECTED] = g_signal_new ("selected", CRM_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ACTIVATED] = g_signal_new ("activated", CRM_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/hashtgam/Hashtgam/page.ui");
  gtk_widget_class_bind_template_child (widget_class, CrmPage, box);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, search);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, among_row);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, among_label);
  gtk_widget_class_bind_template_callback (widget_class, on_among_cleared);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, filter_row);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, filter_error);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, count);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, column_button);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, column_box);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, view);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, empty);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, empty_buttons);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, empty_new);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, empty_import);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, failed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_started);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
}

static void
crm_page_init (CrmPage *self)
{
  self->chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}
