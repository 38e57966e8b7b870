/* crm-history-dialog.c: a window around the list of the acts that changed one record. */
#include "crm-history-dialog.h"

#include "crm-history-list.h"
#include "crm-i18n.h"

void
crm_history_dialog_show (GtkWindow *parent, CrmSession *session, const CrmKind *kind, gint64 record)
{
  const CrmHistoryWish wish = { .kind = kind, .record = record };
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *list = crm_history_list_new (session);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  g_autofree char *name =
      crm_query_dup_title (crm_session_get_db (session), crm_session_get_model (session), kind,
                           record, crm_session_get_locale (session));

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_ ("History"), name != NULL ? name : ""));
  gtk_widget_set_vexpand (list, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), list);
  crm_history_list_show (CRM_HISTORY_LIST (list), &wish);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _ ("History"));
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 520);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
}
