/* crm-help-window.c: a list of pages beside the text of one; in a narrow window one after the
 * other. Typed words leave the pages that hold them, and are marked in the text. */
#include "crm-help-window.h"

#include <string.h>

#include "crm-fold-index.h"
#include "crm-help-text.h"
#include "crm-i18n.h"
#include "crm-pane.h"
#include "crm-scroll.h"
#include "crm-text.h"

struct _CrmHelpWindow {
  AdwWindow parent_instance;

  GtkWidget *leaflet, *index, *content, *search, *list, *none, *back, *title, *text, *scrolled;
};

G_DEFINE_FINAL_TYPE (CrmHelpWindow, crm_help_window, ADW_TYPE_WINDOW)

/* The text. */

static void
append (GtkTextBuffer *buffer, const CrmHelpLine *line)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  if (line->kind == CRM_HELP_HEADING)
    gtk_text_buffer_insert_with_tags_by_name (buffer, &end, line->text, -1, "heading", NULL);
  else if (line->kind == CRM_HELP_ITEM)
    gtk_text_buffer_insert_with_tags_by_name (buffer, &end, line->text, -1, "item", NULL);
  else
    gtk_text_buffer_insert (buffer, &end, line->text, -1);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, "\n", 1);
}

static void
mark_word (GtkTextBuffer *buffer, const char *word)
{
  GtkTextIter at, first, last;

  gtk_text_buffer_get_start_iter (buffer, &at);
  while (gtk_text_iter_forward_search (&at, word, GTK_TEXT_SEARCH_CASE_INSENSITIVE, &first, &last,
                                       NULL)) {
    gtk_text_buffer_apply_tag_by_name (buffer, "found", &first, &last);
    at = last;
  }
}

static void
mark_words (CrmHelpWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  g_auto (GStrv) words = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->search)), " ", -1);
  GtkTextIter first, last;

  gtk_text_buffer_get_bounds (buffer, &first, &last);
  gtk_text_buffer_remove_tag_by_name (buffer, "found", &first, &last);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      mark_word (buffer, words[i]);
}

static void
show_page (CrmHelpWindow *self, const CrmHelpPage *page)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  g_autoptr (GPtrArray) lines = crm_help_text_dup_lines (page);
  const char *title = crm_help_text_get_title (page);
  GtkTextIter start;

  gtk_text_buffer_set_text (buffer, "", 0);
  for (guint i = 0; i < lines->len; i++)
    append (buffer, g_ptr_array_index (lines, i));
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  mark_words (self);
}

/* The list. */

static const CrmHelpPage *
get_page (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "crm-page");
}

static char *
dup_fold (const CrmHelpPage *page)
{
  g_autoptr (GPtrArray) lines = crm_help_text_dup_lines (page);
  const char *title = crm_help_text_get_title (page);
  GString *fold = g_string_new (NULL);

  crm_text_fold_append (fold, title, strlen (title));
  for (guint i = 0; i < lines->len; i++) {
    const CrmHelpLine *line = g_ptr_array_index (lines, i);

    g_string_append_c (fold, '\n');
    crm_text_fold_append (fold, line->text, strlen (line->text));
  }
  return g_string_free (fold, FALSE);
}

static GtkWidget *
new_row (const CrmHelpPage *page)
{
  const char *title = crm_help_text_get_title (page);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *text =
      page->step > 0
          ? g_strdup_printf (C_ ("a step", "%s. %s"), crm_i18n_number (page->step).text, title)
          : g_strdup (title);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data (G_OBJECT (row), "crm-page", (gpointer) page);
  g_object_set_data_full (G_OBJECT (row), "crm-fold", dup_fold (page), g_free);
  return row;
}

static void
on_selected (CrmHelpWindow *self, GtkListBoxRow *row)
{
  if (row != NULL)
    show_page (self, get_page (row));
}

static void
on_activated (CrmHelpWindow *self, GtkListBoxRow *row)
{
  adw_leaflet_set_visible_child (ADW_LEAFLET (self->leaflet), self->content);
}

static gboolean
holds_all (GtkListBoxRow *row, const char *const *words)
{
  const char *fold = g_object_get_data (G_OBJECT (row), "crm-fold");

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (strstr (fold, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
on_search (CrmHelpWindow *self)
{
  g_auto (GStrv) words = crm_fold_split (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  GtkListBoxRow *row, *first = NULL;
  GtkListBoxRow *now = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL;
       i++) {
    gboolean fits = holds_all (row, (const char *const *) words);

    gtk_widget_set_visible (GTK_WIDGET (row), fits);
    if (fits && first == NULL)
      first = row;
  }
  gtk_widget_set_visible (self->none, first == NULL);
  if (now != NULL && gtk_widget_get_visible (GTK_WIDGET (now)))
    mark_words (self);
  else if (first != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), first);
}

/* Into the text, in a narrow window too. */
static void
on_search_activate (CrmHelpWindow *self)
{
  adw_leaflet_set_visible_child (ADW_LEAFLET (self->leaflet), self->content);
  gtk_widget_grab_focus (self->text);
}

static void
on_back (CrmHelpWindow *self)
{
  adw_leaflet_set_visible_child (ADW_LEAFLET (self->leaflet), self->index);
}

static void
on_folded (CrmHelpWindow *self)
{
  gtk_widget_set_visible (self->back, adw_leaflet_get_folded (ADW_LEAFLET (self->leaflet)));
}

/* The object. */

static void
crm_help_window_class_init (CrmHelpWindowClass *class)
{
}

static GtkWidget *
build_index (CrmHelpWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->index = g_object_new (CRM_TYPE_PANE, "wish", 230, NULL);
  self->search = gtk_search_entry_new ();
  self->list = gtk_list_box_new ();
  self->none = gtk_label_new (_ ("No page has these words."));
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_widget_set_visible (self->none, FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_ ("Help"), NULL));
  g_object_set (self->search, "margin-top", 6, "margin-bottom", 6, "margin-start", 6, "margin-end",
                6, "width-chars", 10, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the help"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages of the help"), -1);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  crm_scroll_let_tab_out (GTK_SCROLLED_WINDOW (scrolled));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), scrolled);
  g_object_set (self->index, "child", box, NULL);
  return self->index;
}

static void
add_tags (CrmHelpWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));

  gtk_text_buffer_create_tag (buffer, "heading", "weight", PANGO_WEIGHT_BOLD, "scale", 1.15,
                              "pixels-above-lines", 14, "pixels-below-lines", 4, NULL);
  gtk_text_buffer_create_tag (buffer, "item", "left-margin", 36, "right-margin", 36, "indent", -14,
                              "pixels-below-lines", 5, NULL);
  gtk_text_buffer_create_tag (buffer, "found", "underline", PANGO_UNDERLINE_DOUBLE, "weight",
                              PANGO_WEIGHT_BOLD, NULL);
}

static GtkWidget *
build_content (CrmHelpWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();

  self->content = g_object_new (CRM_TYPE_PANE, "wish", 480, "hexpand", TRUE, NULL);
  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (self->back, _ ("Pages of the help"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages of the help"), -1);
  self->title = adw_window_title_new ("", NULL);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->title);
  self->text = gtk_text_view_new ();
  g_object_set (self->text, "editable", FALSE, "cursor-visible", FALSE, "wrap-mode", GTK_WRAP_WORD,
                "left-margin", 24, "right-margin", 24, "top-margin", 12, "bottom-margin", 24,
                "pixels-below-lines", 6, "pixels-inside-wrap", 3, "accepts-tab", FALSE, NULL);
  add_tags (self);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->text);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->scrolled);
  g_object_set (self->content, "child", box, NULL);
  return self->content;
}

static void
connect_signals (CrmHelpWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_search), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (on_search_activate), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_activated), self);
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (on_back), self);
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (on_folded), self);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
}

static void
crm_help_window_init (CrmHelpWindow *self)
{
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  const CrmHelpPage *pages;
  guint n;

  self->leaflet = adw_leaflet_new ();
  adw_leaflet_append (ADW_LEAFLET (self->leaflet), build_index (self));
  adw_leaflet_page_set_navigatable (adw_leaflet_append (ADW_LEAFLET (self->leaflet), separator),
                                    FALSE);
  adw_leaflet_append (ADW_LEAFLET (self->leaflet), build_content (self));
  adw_leaflet_set_can_navigate_back (ADW_LEAFLET (self->leaflet), TRUE);
  adw_leaflet_set_fold_threshold_policy (ADW_LEAFLET (self->leaflet),
                                         ADW_FOLD_THRESHOLD_POLICY_NATURAL);
  adw_window_set_content (ADW_WINDOW (self), self->leaflet);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Help"));
  connect_signals (self);
  on_folded (self);
  pages = crm_help_get_pages (&n);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (&pages[i]));
}

static void
select_step (CrmHelpWindow *self, int step)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (get_page (row)->step == step) {
      gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
      adw_leaflet_set_visible_child (ADW_LEAFLET (self->leaflet), self->content);
      gtk_widget_grab_focus (self->text);
      return;
    }
}

void
crm_help_window_show (GtkWindow *parent, int step)
{
  CrmHelpWindow *self =
      g_object_new (CRM_TYPE_HELP_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE,
                    "default-width", MIN (860, gtk_widget_get_width (GTK_WIDGET (parent))),
                    "default-height", MIN (680, gtk_widget_get_height (GTK_WIDGET (parent))), NULL);

  select_step (self, step);
  gtk_window_present (GTK_WINDOW (self));
}
