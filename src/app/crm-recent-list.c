/* crm-recent-list.c: a heading, "Clear" and rows; made anew only when something is different, so
 * that the focus stays where it is. Also tells the desktop's own list what is forgotten. */
#include "crm-recent-list.h"

#include "crm-application.h"
#include "crm-chooser.h"
#include "crm-day.h"
#include "crm-i18n.h"
#include "crm-recent-row.h"
#include "crm-eight-bars.h"
#include "crm-untitled.h"

#define MAX_SHOWN 8

struct _CrmRecentList {
  GtkWidget parent_instance;

  GtkWidget *box, *rows, *clear;
  char *shown;
};

G_DEFINE_FINAL_TYPE (CrmRecentList, crm_recent_list, GTK_TYPE_WIDGET)

static guint open_signal;

static GtkWindow *
get_window (CrmRecentList *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
forget_in_desktop (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  /* That it does not know the file is no matter. */
  if (uri != NULL)
    gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

static gboolean
is_open (const char *path)
{
  return crm_application_is_open (CRM_APPLICATION (g_application_get_default ()), path);
}

/* What rows ask for. */

static void
on_activated (CrmRecentRow *row, CrmRecentList *self)
{
  g_signal_emit (self, open_signal, 0, crm_recent_row_get_recent (row)->path);
}

typedef struct {
  CrmRecentList *list;
  char *path;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->list);
  g_free (search->path);
  g_free (search);
}

static void
on_found (GtkWindow *window, const char *path, gpointer data)
{
  Search *search = data;

  crm_recents_move (search->path, path);
  forget_in_desktop (search->path);
  crm_recent_list_renew (search->list);
  g_signal_emit (search->list, open_signal, 0, path);
}

static void
on_find (CrmRecentRow *row, CrmRecentList *self)
{
  Search *search = g_new (Search, 1);

  *search = (Search){ g_object_ref (self), g_strdup (crm_recent_row_get_recent (row)->path) };
  crm_chooser_ask (get_window (self), _ ("Where the programme is now"),
                   GTK_FILE_CHOOSER_ACTION_OPEN, "hashtgam", NULL, on_found, search, search_free);
}

static void
on_delete_response (AdwMessageDialog *dialog, const char *response, CrmRecentList *self)
{
  const char *path = g_object_get_data (G_OBJECT (dialog), "crm-path");

  /* It may have been opened in another window meanwhile. */
  if (g_str_equal (response, "delete") && !is_open (path))
    crm_untitled_delete (path);
  crm_recent_list_renew (self);
}

static void
ask_to_delete (CrmRecentList *self, const char *path)
{
  GtkWidget *dialog = adw_message_dialog_new (get_window (self), NULL, NULL);

  if (!is_open (path)) {
    adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (dialog), _ ("Delete this copy?"));
    adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
                                 _ ("It was never saved anywhere else: what was done in it is "
                                    "lost. The sample itself stays."));
    adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "delete",
                                      _ ("Delete"), NULL);
    adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete",
                                                ADW_RESPONSE_DESTRUCTIVE);
  } else {
    adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (dialog), _ ("This copy is open"));
    adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
                                 _ ("Close its windows to delete it."));
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Close"));
  }
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "crm-path", g_strdup (path), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_delete_response), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_forget (CrmRecentRow *row, CrmRecentList *self)
{
  g_autofree char *path = g_strdup (crm_recent_row_get_recent (row)->path);

  if (crm_untitled_has (path) && g_file_test (path, G_FILE_TEST_EXISTS)) {
    ask_to_delete (self, path);
    return;
  }
  forget_in_desktop (path);
  crm_recents_forget (path);
  crm_recent_list_renew (self);
}

static void
on_clear (CrmRecentList *self)
{
  g_autoptr (GPtrArray) recents = crm_recents_read ();

  for (guint i = 0; i < recents->len; i++)
    forget_in_desktop (((const CrmRecent *) g_ptr_array_index (recents, i))->path);
  crm_recents_clear ();
  crm_recent_list_renew (self);
}

/* Rows. */

/* All that the rows say. */
static char *
dup_shown (GPtrArray *recents, const CrmLocale *locale)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < recents->len; i++) {
    const CrmRecent *recent = g_ptr_array_index (recents, i);
    g_autofree char *words = crm_eight_bars_dup_words (recent->percent, locale);

    g_string_append_printf (shown, "%s\n%s\n%s %d %" G_GINT64_FORMAT " %d\n", recent->path,
                            recent->name != NULL ? recent->name : "", words, crm_day_today (),
                            recent->opened, g_file_test (recent->path, G_FILE_TEST_EXISTS));
  }
  return g_string_free (shown, FALSE);
}

static void
add_row (CrmRecentList *self, const CrmRecent *recent, const CrmLocale *locale)
{
  GtkWidget *row = crm_recent_row_new (recent, locale);

  g_signal_connect_object (row, "activated", G_CALLBACK (on_activated), self, 0);
  g_signal_connect_object (row, "find", G_CALLBACK (on_find), self, 0);
  g_signal_connect_object (row, "forget", G_CALLBACK (on_forget), self, 0);
  gtk_list_box_append (GTK_LIST_BOX (self->rows), row);
}

static void
fill (CrmRecentList *self, GPtrArray *recents, const CrmLocale *locale)
{
  GtkWidget *row;
  gboolean titled = FALSE;

  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->rows), row);
  for (guint i = 0; i < recents->len; i++) {
    const CrmRecent *recent = g_ptr_array_index (recents, i);

    titled = titled || !crm_untitled_has (recent->path);
    add_row (self, recent, locale);
  }
  gtk_widget_set_visible (self->clear, titled);
  gtk_widget_set_visible (GTK_WIDGET (self), recents->len > 0);
}

void
crm_recent_list_renew (CrmRecentList *self)
{
  g_autoptr (GPtrArray) recents = crm_recents_read ();
  CrmLocale locale;
  char *shown;

  crm_locale_init (&locale);
  if (recents->len > MAX_SHOWN)
    g_ptr_array_set_size (recents, MAX_SHOWN);
  shown = dup_shown (recents, &locale);
  if (g_strcmp0 (shown, self->shown) != 0)
    fill (self, recents, &locale);
  g_free (self->shown);
  self->shown = shown;
}

/* The object. */

/* Another window, or the file manager, may have changed what is there. */
static void
crm_recent_list_root (GtkWidget *widget)
{
  CrmRecentList *self = CRM_RECENT_LIST (widget);

  GTK_WIDGET_CLASS (crm_recent_list_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::is-active",
                           G_CALLBACK (crm_recent_list_renew), self, G_CONNECT_SWAPPED);
}

static void
crm_recent_list_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), crm_recent_list_renew,
                                        widget);
  GTK_WIDGET_CLASS (crm_recent_list_parent_class)->unroot (widget);
}

static void
crm_recent_list_dispose (GObject *object)
{
  g_clear_pointer (&CRM_RECENT_LIST (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (crm_recent_list_parent_class)->dispose (object);
}

static void
crm_recent_list_finalize (GObject *object)
{
  g_free (CRM_RECENT_LIST (object)->shown);
  G_OBJECT_CLASS (crm_recent_list_parent_class)->finalize (object);
}

static void
crm_recent_list_class_init (CrmRecentListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_recent_list_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_recent_list_finalize;
  widget_class->root = crm_recent_list_root;
  widget_class->unroot = crm_recent_list_unroot;
  open_signal = g_signal_new ("open", CRM_TYPE_RECENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hashtgam/Hashtgam/recent-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CrmRecentList, box);
  gtk_widget_class_bind_template_child (widget_class, CrmRecentList, rows);
  gtk_widget_class_bind_template_child (widget_class, CrmRecentList, clear);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
}

static void
crm_recent_list_init (CrmRecentList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  crm_recent_list_renew (self);
}
