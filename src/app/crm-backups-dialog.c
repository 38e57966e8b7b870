/* crm-backups-dialog.c: the files of crm-backup as rows, newest first. Where a copy goes is asked
 * here; making and opening it is the application's. */
#include "crm-backups-dialog.h"

#include <string.h>

#include "crm-backup.h"
#include "crm-chooser.h"
#include "crm-i18n.h"
#include "crm-untitled.h"
#include "crm-wording.h"

char *
crm_backups_dialog_dup_moment (const char *name, const CrmLocale *locale)
{
  g_autofree char *utc = g_strndup (name, strlen ("2026-11-21T09-30-15Z"));

  /* A name without colons is one on every file system. */
  for (char *c = strchr (utc, 'T'); c != NULL && *c != '\0'; c++)
    if (*c == '-')
      *c = ':';
  return crm_wording_dup_moment (utc, locale);
}

/* Opening a copy. */

static void
on_chosen (GtkWindow *dialog, const char *path, gpointer data)
{
  CrmWindow *parent = CRM_WINDOW (gtk_window_get_transient_for (dialog));
  CrmApplication *app = CRM_APPLICATION (gtk_window_get_application (GTK_WINDOW (parent)));

  crm_application_open_backup (app, data, path, parent);
  gtk_window_close (dialog);
}

/* Beside the programme, under its name and the moment. */
static char *
dup_suggestion (const char *path, const char *backup)
{
  g_autofree char *folder = crm_untitled_dup_folder_beside (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_path_get_basename (backup);

  if (g_str_has_suffix (base, ".hashtgam"))
    base[strlen (base) - strlen (".hashtgam")] = '\0';
  return g_strdup_printf ("%s%c%s %s", folder, G_DIR_SEPARATOR, base, name);
}

static void
on_open (GtkWidget *button, const char *backup)
{
  GtkWindow *dialog = GTK_WINDOW (gtk_widget_get_root (button));
  g_autofree char *suggested =
      dup_suggestion (g_object_get_data (G_OBJECT (dialog), "crm-path"), backup);

  crm_chooser_ask (dialog, _ ("Where to keep the copy"), GTK_FILE_CHOOSER_ACTION_SAVE, "hashtgam",
                   suggested, on_chosen, g_strdup (backup), g_free);
}

static void
free_with_closure (gpointer data, GClosure *closure)
{
  g_free (data);
}

/* The list. */

static GtkWidget *
new_row (const char *folder, const char *name, const CrmLocale *locale)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Open a copy…"));
  g_autofree char *moment = crm_backups_dialog_dup_moment (name, locale);
  /* Translators: name of a button for a screen reader; %s is a day and a time of day. */
  g_autofree char *label = g_strdup_printf (_ ("Open a copy of the backup of %s"), moment);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), moment);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_open),
                         g_build_filename (folder, name, NULL), free_with_closure, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

static GtkWidget *
new_list (const char *path, char **names, const CrmLocale *locale)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *folder = crm_backup_dup_folder (path);

  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("Whole copies, made while you work. The last ten are kept, and one a day for thirty "
         "days."));
  for (guint i = 0; names[i] != NULL; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (folder, names[i], locale));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

static void
on_back_up (GtkWindow *dialog)
{
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (dialog));

  gtk_widget_activate_action (parent, "win.backup", NULL);
  gtk_window_close (dialog);
}

static GtkWidget *
new_empty (GtkWidget *dialog, gboolean editable)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Back up now"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "document-save-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No backup yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("One is made ten minutes after a change."));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_visible (button, editable);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_back_up), dialog);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

void
crm_backups_dialog_show (CrmWindow *parent, const char *path, const CrmLocale *locale)
{
  GtkWidget *dialog = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gboolean editable = g_action_group_get_action_enabled (G_ACTION_GROUP (parent), "backup");
  g_auto (GStrv) names = crm_backup_list (path);
  GtkWidget *content =
      names[0] != NULL ? new_list (path, names, locale) : new_empty (dialog, editable);

  g_object_set_data_full (G_OBJECT (dialog), "crm-path", g_strdup (path), g_free);
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (dialog), box);
  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Backups"));
  gtk_window_set_default_size (GTK_WINDOW (dialog), 480, 520);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (parent));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (dialog, keys);
  gtk_window_present (GTK_WINDOW (dialog));
}
