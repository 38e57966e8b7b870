/* crm-page.c: a table over a CrmList. The list's order and filter come from the heads, the
 * search and the filter entry; the rows selected are kept by id, because a new order is put in
 * place beneath them. Reads nothing but the list and the session. */
#include "crm-page-private.h"

#include "crm-i18n.h"
#include "crm-scroll.h"
#include "crm-wording.h"

#define FILTER_DELAY_MS 600 /* a pause in typing after which a filter is tried */

G_DEFINE_FINAL_TYPE (CrmPage, crm_page, GTK_TYPE_WIDGET)

enum { SELECTED, ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

void
crm_page_emit_selected (CrmPage *self)
{
  g_signal_emit (self, signals[SELECTED], 0, self->told);
}

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

GListModel *
crm_page_get_columns (CrmPage *self)
{
  return gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
}

gboolean
crm_page_is_narrowed (CrmPage *self)
{
  return self->filter != NULL || self->words != NULL || self->among != NULL ||
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

void
crm_page_clear_narrowing (CrmPage *self)
{
  if (self->among != NULL)
    crm_page_set_among (self, NULL, NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  crm_list_set_search (self->list, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
  crm_filter_chips_clear (CRM_FILTER_CHIPS (self->chips));
  gtk_widget_activate (self->filter_entry);
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
  crm_page_restore_selection (self);
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

void
crm_page_end_loading (CrmPage *self)
{
  crm_page_restore_selection (self);
  crm_page_select_wanted (self);
  if (self->asked)
    crm_page_scroll_soon (self);
  self->asked = FALSE;
}

static void
hear_loaded (CrmPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (has_lost_ground (self, n)) {
    renew_rows (self);
    self->asked = TRUE;
  }
  self->n_shown = n;
  crm_page_show_state (self);
  fit_once (self);
  crm_page_add_rows (self);
}

gboolean
crm_page_is_loading (CrmPage *self)
{
  return crm_list_is_loading (self->list) || !crm_page_has_all_rows (self);
}

/* What the list is asked for. */

/* Another order or another part is read from its top. To go there now, while the rows are what they
 * were, spares GTK the rows that are about to go. */
static void
expect_other_rows (CrmPage *self)
{
  GtkWidget *rows = gtk_widget_get_last_child (self->view);

  self->asked = TRUE;
  crm_page_hold_rows (self);
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
/* What is typed must stand on its own, so that its mistakes are told by their place in it. */
static gboolean
set_filter (CrmPage *self, CrmQuery *query, const char *typed, GError **error)
{
  const CrmLocale *locale = crm_session_get_locale (self->session);
  g_autofree char *clicked = crm_filter_chips_dup_filter (CRM_FILTER_CHIPS (self->chips));
  g_autofree char *both = NULL;

  if (!crm_query_set_filter (query, *typed != '\0' ? typed : NULL, locale, error))
    return FALSE;
  if (clicked == NULL)
    return TRUE;
  if (*typed != '\0')
    both = g_strdup_printf ("(%s) and %s", typed, clicked);
  return crm_query_set_filter (query, both != NULL ? both : clicked, locale, error);
}

static void
show_words (CrmPage *self)
{
  g_free (self->words);
  self->words = crm_filter_chips_dup_words (CRM_FILTER_CHIPS (self->chips));
  gtk_label_set_text (GTK_LABEL (self->words_label), self->words != NULL ? self->words : "");
  gtk_widget_set_visible (self->words_row, self->words != NULL);
}

static CrmQuery *
make_query (CrmPage *self)
{
  const CrmQuery *now = crm_list_get_query (self->list);

  return now != NULL ? crm_query_copy (now)
                     : crm_query_new (crm_session_get_model (self->session), self->kind);
}

static void
apply_query (CrmPage *self)
{
  CrmQuery *query = make_query (self);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->filter_entry));
  g_autofree char *filter = g_strstrip (g_strdup (typed));
  g_autofree char *order = crm_cells_dup_order (self->cells, GTK_COLUMN_VIEW (self->view));
  g_autoptr (GError) error = NULL;

  if (!set_filter (self, query, filter, &error) || !crm_query_set_order (query, order, &error)) {
    set_filter_error (self, error->message);
    crm_query_free (query);
    return;
  }
  set_filter_error (self, NULL);
  g_free (self->filter);
  self->filter = *filter != '\0' ? g_steal_pointer (&filter) : NULL;
  show_words (self);
  expect_other_rows (self);
  crm_list_set_query (self->list, query);
  crm_page_show_state (self);
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
  crm_page_show_state (self);
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
on_words_cleared (CrmPage *self)
{
  crm_filter_chips_clear (CRM_FILTER_CHIPS (self->chips));
  crm_page_focus_table (self);
}

static void
on_clear (CrmPage *self)
{
  crm_page_clear_narrowing (self);
  crm_page_focus_table (self);
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

  g_object_set (self->search, "placeholder-text", search, "tooltip-text", search, NULL);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->search),
                                 GTK_ACCESSIBLE_PROPERTY_DESCRIPTION); /* its name says it */
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
  gtk_widget_set_visible (self->catalogue, editable && g_str_equal (self->kind->name, "kpi"));
  gtk_widget_set_visible (self->empty_catalogue, g_str_equal (self->kind->name, "kpi"));
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
  self->rows = gtk_slice_list_model_new (G_LIST_MODEL (g_object_ref (self->list)), 0, 0);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  self->menu = crm_column_menu_new (self->cells, self->kind, GTK_COLUMN_VIEW (self->view),
                                    GTK_BOX (self->column_box));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  crm_scroll_from_start (GTK_SCROLLED_WINDOW (self->scrolled));
  g_signal_connect (self->view, "map", G_CALLBACK (crm_cells_align_heads), NULL);
  g_signal_connect (self, "map", G_CALLBACK (crm_page_hear_map), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (crm_page_hear_unmap), NULL);
  g_signal_connect_swapped (self->selection, "selection-changed",
                            G_CALLBACK (crm_page_read_selection), self);
  g_signal_connect_swapped (self->list, "refresh", G_CALLBACK (hear_refresh), self);
  g_signal_connect_swapped (self->list, "loaded", G_CALLBACK (hear_loaded), self);
  g_signal_connect_swapped (self->list, "notify::loading", G_CALLBACK (crm_page_show_state), self);
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
  crm_page_add_keys (self);
  set_up_list (self);
  crm_filter_chips_set_up (CRM_FILTER_CHIPS (self->chips), session, kind, self->filter_button);
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
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  g_clear_pointer (&self->menu, crm_column_menu_free);
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
  g_clear_object (&self->rows);
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
  g_free (self->words);
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

  g_type_ensure (CRM_TYPE_FILTER_CHIPS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/hashtgam/Hashtgam/page.ui");
  gtk_widget_class_bind_template_child (widget_class, CrmPage, box);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, search);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, chips);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, words_row);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, words_label);
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
  gtk_widget_class_bind_template_child (widget_class, CrmPage, catalogue);
  gtk_widget_class_bind_template_child (widget_class, CrmPage, empty_catalogue);
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
  gtk_widget_class_bind_template_callback (widget_class, on_words_cleared);
  gtk_widget_class_bind_template_callback (widget_class, apply_query);
}

static void
crm_page_init (CrmPage *self)
{
  self->chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}
