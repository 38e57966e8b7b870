/* crm-chooser.c: one GtkFileChooserNative a question. Calls GTK and libadwaita only. */
#include "crm-chooser.h"

#include <string.h>

#include "crm-i18n.h"

typedef struct {
  GtkWindow *parent; /* weak */
  GtkFileChooserNative *dialog;
  GStrv suffixes;
  gboolean saving;
  char *path; /* chosen */
  CrmChosen chosen;
  gpointer data;
  GDestroyNotify free_data;
} Question;

static const char *
get_suffix_name (const char *suffix)
{
  if (g_str_equal (suffix, "hashtgam"))
    return _ ("Hashtgam programmes");
  if (g_str_equal (suffix, "xlsx"))
    return _ ("Excel workbooks");
  if (g_str_equal (suffix, "csv"))
    return _ ("Tables as text (CSV)");
  if (g_str_equal (suffix, "tsv"))
    return _ ("Tables as text (TSV)");
  if (g_str_equal (suffix, "png"))
    return _ ("Pictures (PNG)");
  if (g_str_equal (suffix, "svg"))
    return _ ("Drawings (SVG)");
  if (g_str_equal (suffix, "pdf"))
    return _ ("Documents (PDF)");
  return suffix;
}

static void
add_pattern (GtkFileFilter *filter, const char *suffix)
{
  gtk_file_filter_add_suffix (filter, suffix);
}

static void
add_filters (Question *self)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (self->dialog);
  GtkFileFilter *filter;

  if (!self->saving && self->suffixes[1] != NULL) {
    filter = gtk_file_filter_new ();
    gtk_file_filter_set_name (filter, _ ("Files that can be read"));
    for (guint i = 0; self->suffixes[i] != NULL; i++)
      add_pattern (filter, self->suffixes[i]);
    gtk_file_chooser_add_filter (chooser, filter);
    g_object_unref (filter);
  }
  for (guint i = 0; self->suffixes[i] != NULL; i++) {
    filter = gtk_file_filter_new ();
    gtk_file_filter_set_name (filter, get_suffix_name (self->suffixes[i]));
    add_pattern (filter, self->suffixes[i]);
    gtk_file_chooser_add_filter (chooser, filter);
    g_object_unref (filter);
  }
  if (!self->saving) {
    filter = gtk_file_filter_new ();
    gtk_file_filter_set_name (filter, _ ("All files"));
    gtk_file_filter_add_pattern (filter, "*");
    gtk_file_chooser_add_filter (chooser, filter);
    g_object_unref (filter);
  }
}

/* The name that was chosen. */

/* Which of the kinds of file is wanted: 0 until another is chosen. */
static guint
find_wanted (Question *self)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (GTK_FILE_CHOOSER (self->dialog));
  const char *name = filter != NULL ? gtk_file_filter_get_name (filter) : NULL;

  for (guint i = 0; self->suffixes[i] != NULL; i++)
    if (g_strcmp0 (name, get_suffix_name (self->suffixes[i])) == 0)
      return i;
  return 0;
}

/* A suffix the person typed says what is wanted as well as the choice beneath does. */
static char *
dup_with_suffix (Question *self, const char *path)
{
  guint wanted = find_wanted (self);
  g_autofree char *stem = g_strdup (path);

  for (guint i = 0; self->suffixes[i] != NULL; i++) {
    g_autofree char *ending = g_strconcat (".", self->suffixes[i], NULL);

    if (!g_str_has_suffix (path, ending))
      continue;
    if (wanted == 0 || wanted == i)
      return g_strdup (path);
    stem[strlen (stem) - strlen (ending)] = '\0';
    break;
  }
  return g_strconcat (stem, ".", self->suffixes[wanted], NULL);
}

static void
question_free (Question *self)
{
  if (self->parent != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->parent), (gpointer *) &self->parent);
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_strfreev (self->suffixes);
  g_object_unref (self->dialog);
  g_free (self->path);
  g_free (self);
}

static void
on_replace (Question *self, const char *response)
{
  if (g_str_equal (response, "replace") && self->parent != NULL)
    self->chosen (self->parent, self->path, self->data);
  question_free (self);
}

/* The file dialog asks before it takes the name of a file that is there, but not for the name that
 * was made of its answer. */
static void
ask_to_replace (Question *self)
{
  GtkWidget *dialog = adw_message_dialog_new (self->parent, NULL, NULL);
  g_autofree char *name = g_path_get_basename (self->path);

  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _ ("Replace “%s”?"), name);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
                               _ ("There is already a file of this name. What is in it is lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "replace",
                                    _ ("Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (on_replace), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_response (GtkNativeDialog *dialog, int response, Question *self)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    path = g_file_get_path (file);
  if (path != NULL && self->parent != NULL) {
    self->path = self->saving ? dup_with_suffix (self, path) : g_strdup (path);
    if (strcmp (self->path, path) != 0 && g_file_test (self->path, G_FILE_TEST_EXISTS)) {
      ask_to_replace (self);
      return;
    }
    self->chosen (self->parent, self->path, self->data);
  }
  question_free (self);
}

static void
suggest (Question *self, const char *suggested)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (self->dialog);
  g_autofree char *folder = g_path_get_dirname (suggested);
  g_autofree char *name = g_path_get_basename (suggested);
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  gtk_file_chooser_set_current_folder (chooser, file, NULL);
  gtk_file_chooser_set_current_name (chooser, name);
}

void
crm_chooser_ask (GtkWindow *parent, const char *title, GtkFileChooserAction action,
                 const char *suffixes, const char *suggested, CrmChosen chosen, gpointer data,
                 GDestroyNotify free_data)
{
  Question *self = g_new0 (Question, 1);

  self->parent = parent;
  g_object_add_weak_pointer (G_OBJECT (parent), (gpointer *) &self->parent);
  self->suffixes = g_strsplit (suffixes, "|", -1);
  self->saving = action == GTK_FILE_CHOOSER_ACTION_SAVE;
  self->chosen = chosen;
  self->data = data;
  self->free_data = free_data;
  self->dialog = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->dialog), TRUE);
  if (suggested != NULL)
    suggest (self, suggested);
  add_filters (self);
  g_signal_connect (self->dialog, "response", G_CALLBACK (on_response), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}
