/* crm-window-actions.c: everything a window can be told to do, by key, button or menu. Acts go to
 * the session; what writes files is in crm-window-files.c. */
#include "crm-catalogue-window.h"
#include "crm-help-window.h"
#include "crm-history.h"
#include "crm-i18n.h"
#include "crm-import-flow.h"
#include "crm-palette.h"
#include "crm-pane.h"
#include "crm-preferences.h"
#include "crm-window-private.h"
#include "crm-wording.h"

/* Going somewhere. */

static void
act_step (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  int step = g_variant_get_int32 (parameter);

  if (step < 0 || step > 8)
    return;
  crm_window_show_step (user_data, step);
  crm_window_focus_page (user_data);
}

static void
act_kind (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;
  const CrmKind *kind = crm_model_find_kind (crm_session_get_model (self->session),
                                             g_variant_get_string (parameter, NULL));

  if (kind == NULL || kind->hidden)
    return;
  crm_window_show_kind (self, kind);
  crm_window_focus_page (self);
}

static void
act_view (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;
  const CrmView *view = crm_window_find_view (self, g_variant_get_string (parameter, NULL));

  if (view == NULL)
    return;
  crm_window_show_view (self, view);
  crm_window_focus_page (self);
}

static void
act_nth_view (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  crm_window_show_nth_view (user_data, g_variant_get_int32 (parameter));
  crm_window_focus_page (user_data);
}

static void
act_turn_view (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  crm_window_turn_view (user_data, g_variant_get_int32 (parameter));
  crm_window_focus_page (user_data);
}

static void
act_board (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const CrmBoard *board = crm_board_find (g_variant_get_string (parameter, NULL));

  if (board == NULL)
    return;
  crm_window_show_board (user_data, board);
  crm_window_focus_page (user_data);
}

static void
act_back (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;

  if (self->kpi != 0)
    crm_window_show_kind (self, self->kind);
  else if (self->came_from != 0)
    crm_window_show_kpi (self, self->came_from);
  else
    adw_leaflet_set_visible_child (ADW_LEAFLET (self->leaflet),
                                   gtk_widget_get_ancestor (self->sidebar, CRM_TYPE_PANE));
}

static void
act_show_content (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;

  adw_leaflet_set_visible_child (ADW_LEAFLET (self->leaflet), self->content);
}

static void
act_find_anywhere (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;

  crm_palette_show (GTK_WINDOW (self), self->session);
}

static void
act_record (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;
  const CrmKind *kind;
  const char *name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &name, &id);
  kind = crm_model_find_kind (crm_session_get_model (self->session), name);
  if (kind != NULL)
    crm_window_show_record (self, kind, id);
}

static void
act_kpi (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  crm_window_show_kpi (user_data, g_variant_get_int64 (parameter));
}

/* In the passport of the KPI at hand. */
static void
act_set_target (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;

  crm_window_reveal_inspector (self);
  crm_kpi_passport_focus (crm_kpi_page_get_passport (self->kpi_page), TRUE);
}

static void
act_history (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  crm_window_show_board (user_data, crm_board_find ("history"));
  crm_window_focus_page (user_data);
}

static void
act_help (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;

  crm_help_window_show (GTK_WINDOW (self), self->step);
}

static void
act_find (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;
  CrmPage *page = crm_window_get_page (self);

  if (page == NULL) {
    act_find_anywhere (action, parameter, user_data);
    return;
  }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-search", NULL);
  crm_page_focus_search (page);
}

static void
act_show_search (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_action_group_change_action_state (G_ACTION_GROUP (user_data), "search",
                                      g_variant_new_boolean (TRUE));
}

static void
change_search (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  CrmPage *page = crm_window_get_page (user_data);

  g_simple_action_set_state (action, state);
  if (page != NULL)
    crm_page_show_search (page, g_variant_get_boolean (state));
}

/* An action of the flap's property would hold the flap, and with it the programme, beyond the
 * window's end. */
static void
change_inspector (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  CrmWindow *self = user_data;

  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), g_variant_get_boolean (state));
}

/* From the sidebar to the page to the inspector, and round again. */
static void
act_next_pane (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  CrmPage *page = crm_window_get_page (self);

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->sidebar)) {
    if (page != NULL)
      crm_page_focus_table (page);
    else
      gtk_widget_child_focus (gtk_stack_get_visible_child (GTK_STACK (self->pages)),
                              GTK_DIR_TAB_FORWARD);
  } else if (crm_window_has_inspector (self) && focus != NULL &&
             gtk_widget_is_ancestor (focus, self->pages) &&
             adw_flap_get_reveal_flap (ADW_FLAP (self->flap))) {
    if (page != NULL)
      crm_form_grab_first (self->form);
    else
      crm_kpi_passport_focus (crm_kpi_page_get_passport (self->kpi_page), FALSE);
  } else {
    crm_sidebar_focus_list (CRM_SIDEBAR (self->sidebar));
  }
}

/* Records. */

static void
act_new_record (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  crm_window_new_record (user_data);
}

static void
act_edit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;

  crm_window_reveal_inspector (self);
  crm_form_grab_first (self->form);
}

static void
act_delete (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;
  CrmPage *page = crm_window_get_page (self);
  const gint64 *ids;
  guint n = 0;

  if (page == NULL)
    return;
  ids = crm_page_get_chosen (page, &n);
  if (n > 0)
    crm_session_delete (self->session, crm_page_get_kind (page), ids, n, NULL);
}

static void
act_duplicate (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;
  CrmPage *page = crm_window_get_page (self);
  gint64 id = page != NULL ? crm_page_get_selected (page) : 0;
  gint64 copy;

  if (id == 0)
    return;
  crm_form_commit (self->form);
  if (crm_session_duplicate (self->session, crm_page_get_kind (page), id, &copy, NULL))
    crm_page_select (page, copy);
}

static void
on_loss_response (CrmWindow *self, const char *response)
{
  if (g_str_equal (response, "undo"))
    crm_session_undo (self->session);
}

/* The one undo that cannot be redone is asked about. */
static void
ask_before_loss (CrmWindow *self, gint64 loss)
{
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (self), _ ("Take back a large import?"), NULL);
  g_autofree char *number = crm_integer_format (loss, crm_session_get_locale (self->session));

  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (dialog),
      _ ("%s imported records are too many to keep for redo. To have them again, import the file "
         "again."),
      number);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "undo",
                                    _ ("Undo the import"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "undo",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_loss_response), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
act_undo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;
  gint64 loss;

  crm_window_commit (self);
  loss = crm_store_get_undo_loss (crm_session_get_store (self->session));
  if (loss > 0)
    ask_before_loss (self, loss);
  else
    crm_session_undo (self->session);
}

static void
act_redo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;

  crm_window_commit (self);
  crm_session_redo (self->session);
}

static void
act_catalogue (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;

  crm_window_commit (self);
  crm_catalogue_window_show (GTK_WINDOW (self), self->session);
}

static void
act_import (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;

  crm_form_commit (self->form);
  crm_import_flow_begin (GTK_WINDOW (self), self->session, self->kind);
}

static void
act_paste_rows (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;

  crm_form_commit (self->form);
  crm_import_flow_paste (GTK_WINDOW (self), self->session, self->kind);
}

/* Programmes. */

static CrmApplication *
get_app (CrmWindow *self)
{
  return CRM_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
act_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;

  gtk_window_present (
      GTK_WINDOW (crm_preferences_new (GTK_WINDOW (self), get_app (self), self->session)));
}

/* What is possible now. */

static void
enable (CrmWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
name_revert (GtkWidget *button, const char *word, const char *format, char *label)
{
  g_autofree char *text = label != NULL ? g_strdup_printf (format, label) : NULL;

  if (text != NULL)
    word = text;
  if (g_strcmp0 (gtk_widget_get_tooltip_text (button), word) != 0)
    gtk_widget_set_tooltip_text (button, word); /* GTK asks the display where the pointer is */
  g_free (label);
}

static void
update_reverts (CrmWindow *self, gboolean editable)
{
  char *undo = editable ? crm_session_dup_undo_label (self->session) : NULL;
  char *redo = editable ? crm_session_dup_redo_label (self->session) : NULL;

  enable (self, "undo", undo != NULL);
  enable (self, "redo", redo != NULL);
  name_revert (self->undo_button, _ ("Nothing to undo"), _ ("Undo: %s"), undo);
  name_revert (self->redo_button, _ ("Nothing to redo"), _ ("Redo: %s"), redo);
}

void
crm_window_update_actions (CrmWindow *self)
{
  CrmPage *page = crm_window_get_page (self);
  gboolean open = self->session != NULL;
  gboolean editable = open && !crm_store_is_read_only (crm_session_get_store (self->session));
  gboolean folded = adw_leaflet_get_folded (ADW_LEAFLET (self->leaflet));
  gboolean on_start = gtk_stack_get_visible_child (GTK_STACK (self->stack)) == self->start;
  static const char *const with_programme[] = {
    "step",        "kind",   "view",   "nth-view",  "turn-view", "board",         "show-content",
    "step-checks", "find",   "report", "save-copy", "next-pane", "find-anywhere", "method-check",
    "results",     "record", "kpi",    "history",   "present",   "present-here",  "present-from",
  };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (with_programme); i++)
    enable (self, with_programme[i], open);
  if (page != NULL)
    crm_page_get_chosen (page, &n);
  enable (self, "create-file", on_start);
  enable (self, "save", open);
  enable (self, "backup", editable);
  enable (self, "catalogue", editable);
  enable (self, "backups", open || self->failed_path != NULL);
  enable (self, "back", open && (folded || self->kpi != 0 || self->came_from != 0));
  gtk_widget_set_visible (self->back_button,
                          open && (folded || self->kpi != 0 || self->came_from != 0));
  gtk_widget_set_visible (self->new_button, page != NULL);
  gtk_widget_set_visible (self->inspector_button, open && crm_window_has_inspector (self));
  gtk_widget_set_visible (self->present_button, open && self->kpi != 0 && !folded);
  gtk_widget_set_visible (self->save_chart_button, open && self->kpi != 0);
  /* A narrow window has no room for what keys and menus do as well. */
  gtk_widget_set_visible (self->search_button, page != NULL && !folded);
  gtk_widget_set_visible (self->redo_button, !folded);
  /* The sidebar has the menu, but in a narrow window it is out of sight. */
  gtk_widget_set_visible (self->menu_button, folded);
  enable (self, "new-record", editable && page != NULL);
  enable (self, "import", editable && page != NULL);
  enable (self, "paste-rows", editable && page != NULL);
  enable (self, "export", page != NULL);
  enable (self, "print", page != NULL);
  enable (self, "save-chart", open && self->kpi != 0);
  enable (self, "set-target", editable && self->kpi != 0);
  enable (self, "edit", page != NULL);
  enable (self, "search", page != NULL);
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "inspector")),
      g_variant_new_boolean (adw_flap_get_reveal_flap (ADW_FLAP (self->flap))));
  enable (self, "delete", editable && n > 0);
  enable (self, "duplicate", editable && n == 1);
  update_reverts (self, editable);
  if (page != NULL) {
    g_autofree char *one = crm_wording_dup_inner (crm_kind_get_label (crm_page_get_kind (page)));
    g_autofree char *text = g_strdup_printf (_ ("New %s"), one);

    gtk_widget_set_tooltip_text (self->new_button, text);
  }
}

/* Made when it is wanted: GTK would make one with each window. */
static void
act_show_help_overlay (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplicationWindow *window = user_data;

  if (gtk_application_window_get_help_overlay (window) == NULL) {
    g_autoptr (GtkBuilder) builder =
        gtk_builder_new_from_resource ("/org/hashtgam/Hashtgam/keys.ui");

    gtk_application_window_set_help_overlay (
        window, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
  }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

static const GActionEntry entries[] = {
  { "step", act_step, "i" },
  { "kind", act_kind, "s" },
  { "view", act_view, "s" },
  { "nth-view", act_nth_view, "i" },
  { "turn-view", act_turn_view, "i" },
  { "board", act_board, "s" },
  { "back", act_back },
  { "show-content", act_show_content },
  { "find-anywhere", act_find_anywhere },
  { "record", act_record, "(sx)" },
  { "kpi", act_kpi, "x" },
  { "set-target", act_set_target },
  { "history", act_history },
  { "help", act_help },
  { "show-help-overlay", act_show_help_overlay },
  { "find", act_find },
  { "show-search", act_show_search },
  { "search", NULL, NULL, "true", change_search },
  { "inspector", NULL, NULL, "true", change_inspector },
  { "next-pane", act_next_pane },
  { "new-record", act_new_record },
  { "edit", act_edit },
  { "delete", act_delete },
  { "duplicate", act_duplicate },
  { "undo", act_undo },
  { "redo", act_redo },
  { "catalogue", act_catalogue },
  { "import", act_import },
  { "paste-rows", act_paste_rows },
  { "preferences", act_preferences },
};

void
crm_window_add_actions (CrmWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  crm_window_add_file_actions (self);
  crm_window_add_programme_actions (self);
  crm_window_add_guide_actions (self);
  crm_window_add_print_action (self);
  crm_window_add_present_actions (self);
}
