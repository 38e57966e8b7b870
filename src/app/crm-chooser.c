/* crm-chooser.c: one GtkFileChooserNative a question. Calls GTK only. */
#include "crm-chooser.h"

#include "crm-i18n.h"

typedef struct {
  GtkWindow *parent; /* weak */
  GtkFileChooserNative *dialog;
  GStrv suffixes;
  gboolean saving;
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

static char *
dup_with_suffix (Question *self, char *path)
{
  if (!self->saving)
    return path;
  for (guint i = 0; self->suffixes[i] != NULL; i++) {
    g_autofree char *ending = g_strconcat (".", self->suffixes[i], NULL);

    if (g_str_has_suffix (path, ending))
      return path;
  }
  {
    char *whole = g_strconcat (path, ".", self->suffixes[0], NULL);

    g_free (path);
    return whole;
  }
}

static void
on_response (GtkNativeDialog *dialog, int response, Question *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    char *local = file != NULL ? g_file_get_path (file) : NULL;
    g_autofree char *path = local != NULL ? dup_with_suffix (self, local) : NULL;

    if (path != NULL && self->parent != NULL)
      self->chosen (self->parent, path, self->data);
  }
  if (self->parent != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->parent), (gpointer *) &self->parent);
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_strfreev (self->suffixes);
  g_object_unref (self->dialog);
  g_free (self);
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
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->dialog), suggested);
  add_filters (self);
  g_signal_connect (self->dialog, "response", G_CALLBACK (on_response), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}
