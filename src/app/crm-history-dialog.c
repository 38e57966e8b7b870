/* crm-history-dialog.c: the log of one record as rows, newest first. A plain window, read only. */
#include "crm-history-dialog.h"

#include <string.h>

#include "crm-history.h"
#include "crm-i18n.h"
#include "crm-wording.h"

#define LIMIT 300
#define TEXT_CHARS 200 /* of a value; a note may be a megabyte */

static char *
dup_value (CrmSession *session, const CrmHistoryEntry *entry, const CrmValue *value)
{
  g_autofree char *text = NULL;

  if (crm_value_is_null (value))
    return g_strdup (_ ("empty"));
  text = crm_query_dup_text (crm_session_get_db (session), crm_session_get_model (session),
                             entry->kind, entry->record, entry->field, value,
                             crm_session_get_locale (session));
  /* A record that is gone by now has no title any more. */
  if (*text == '\0')
    return g_strdup (_ ("a deleted record"));
  if (g_utf8_strlen (text, -1) > TEXT_CHARS) {
    g_autofree char *cut = g_utf8_substring (text, 0, TEXT_CHARS);

    return g_strconcat (cut, "…", NULL);
  }
  return g_steal_pointer (&text);
}

/* Isolated, so that a Latin value does not turn the Persian sentence round. */
static char *
dup_what (CrmSession *session, const CrmHistoryEntry *entry)
{
  if (entry->field != NULL) {
    g_autofree char *from = dup_value (session, entry, &entry->from);
    g_autofree char *to = dup_value (session, entry, &entry->to);

    /* Translators: a change of a field: label, old value, new value. The marks keep each value's
     * own direction. */
    return g_strdup_printf (_ ("%s: from \u2068%s\u2069 to \u2068%s\u2069"),
                            crm_field_get_label (entry->field), from, to);
  }
  switch (entry->op) {
  case 'I':
    return g_strdup (_ ("Made"));
  case 'D':
    return g_strdup (_ ("Deleted"));
  case 'B':
    return g_strdup (_ ("Imported"));
  default:
    return g_strdup (entry->label);
  }
}

static GtkWidget *
new_row (CrmSession *session, const CrmHistoryEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *what = dup_what (session, entry);
  g_autofree char *when = crm_wording_dup_moment (entry->at, crm_session_get_locale (session));
  g_autofree char *line = NULL;

  line = g_strdup_printf ("\u2068%s\u2069 · \u2068%s\u2069 · \u2068%s\u2069", when,
                          entry->who != NULL ? entry->who : "", entry->label);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  return row;
}

static GtkWidget *
new_list (CrmSession *session, const CrmKind *kind, gint64 record)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = crm_history_read (
      crm_session_get_db (session), crm_session_get_model (session), kind, record, LIMIT, &error);

  if (entries == NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), error->message);
  else if (entries->len == 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                           _ ("It came by an import and was not changed since."));
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               new_row (session, g_ptr_array_index (entries, i)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

void
crm_history_dialog_show (GtkWindow *parent, CrmSession *session, const CrmKind *kind, gint64 record)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *list = new_list (session, kind, record);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  g_autofree char *name =
      crm_query_dup_title (crm_session_get_db (session), crm_session_get_model (session), kind,
                           record, crm_session_get_locale (session));

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_ ("History"), name != NULL ? name : ""));
  gtk_widget_set_vexpand (list, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), list);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _ ("History"));
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 520);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
}
