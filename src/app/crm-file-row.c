/* crm-file-row.c: files come in and go out through the desktop's own file dialogue. */
#include "crm-file-row.h"

#include "crm-error.h"
#include "crm-i18n.h"
#include "crm-text.h"

#define MAX_BYTES (20 * 1000 * 1000)

struct _CrmFileRow {
  CrmFieldRow parent_instance;
  GtkWidget *row, *choose, *save, *remove;
  GtkFileChooserNative *dialog; /* while it is open */
  gboolean locked;
};

G_DEFINE_FINAL_TYPE (CrmFileRow, crm_file_row, CRM_TYPE_FIELD_ROW)

static void
crm_file_row_show (CrmFieldRow *row, const CrmValue *value)
{
  CrmFileRow *self = CRM_FILE_ROW (row);
  gboolean there = value->tag == CRM_VALUE_BYTES;
  g_autofree char *size =
      crm_field_format (crm_field_row_get_field (row), value,
                        crm_session_get_locale (crm_field_row_get_session (row)));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), there ? size : "–");
  gtk_widget_set_visible (self->save, there);
  gtk_widget_set_visible (self->remove, there && !self->locked);
  gtk_widget_set_visible (self->choose, !self->locked);
}

/* The dialogue. */

static GFile *
take_answer (CrmFileRow *self, int response)
{
  GFile *file = response == GTK_RESPONSE_ACCEPT
                    ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->dialog))
                    : NULL;

  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->dialog));
  g_clear_object (&self->dialog);
  return file;
}

static void
open_dialog (CrmFileRow *self, const char *title, GtkFileChooserAction action, const char *accept,
             GCallback callback)
{
  GtkRoot *root = gtk_widget_get_root (self->row);

  if (self->dialog != NULL)
    return;
  self->dialog = gtk_file_chooser_native_new (
      title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, action, accept, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->dialog), TRUE);
  g_signal_connect_object (self->dialog, "response", callback, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}

/* A file may grow while it is read: what was read is what counts. */
static GBytes *
load (GFile *file, GError **error)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                         G_FILE_QUERY_INFO_NONE, NULL, error);
  g_autoptr (GBytes) bytes = NULL;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_INVALID,
                         _ ("This is not an ordinary file. Choose a file."));
    return NULL;
  }
  if (g_file_info_get_size (info) <= MAX_BYTES)
    bytes = g_file_load_bytes (file, NULL, NULL, error);
  if (bytes != NULL && g_bytes_get_size (bytes) <= MAX_BYTES)
    return g_steal_pointer (&bytes);
  if (error == NULL || *error == NULL)
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_REFUSED,
                         _ ("The file is larger than 20 MB. Keep it beside the programme and write "
                            "its place into a note."));
  return NULL;
}

static void
on_choose_response (CrmFieldRow *row, int response)
{
  g_autoptr (GFile) file = take_answer (CRM_FILE_ROW (row), response);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  CrmValue value;

  if (file == NULL)
    return;
  bytes = load (file, &error);
  if (bytes == NULL) {
    crm_field_row_set_fault (row, error->message);
    return;
  }
  value = crm_value_bytes (bytes);
  crm_field_row_offer (row, &value);
  crm_value_clear (&value);
}

static void
on_choose (CrmFieldRow *row)
{
  open_dialog (CRM_FILE_ROW (row), _ ("Choose a file to keep"), GTK_FILE_CHOOSER_ACTION_OPEN,
               _ ("Keep"), G_CALLBACK (on_choose_response));
}

static void
on_save_response (CrmFieldRow *row, int response)
{
  g_autoptr (GFile) file = take_answer (CRM_FILE_ROW (row), response);
  const CrmValue *value = crm_field_row_get_value (row);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data;

  if (file == NULL || value->tag != CRM_VALUE_BYTES)
    return;
  data = g_bytes_get_data (value->bytes, &size);
  if (!g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                                &error))
    crm_field_row_set_fault (row, error->message);
}

static void
on_save (CrmFieldRow *row)
{
  CrmFileRow *self = CRM_FILE_ROW (row);
  CrmSession *session = crm_field_row_get_session (row);
  g_autofree char *title = crm_query_dup_title (
      crm_session_get_db (session), crm_session_get_model (session), crm_field_row_get_kind (row),
      crm_field_row_get_record (row), crm_session_get_locale (session));
  g_autofree char *name = crm_text_dup_file_name (title != NULL ? title : "");

  open_dialog (self, _ ("Save the file"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save"),
               G_CALLBACK (on_save_response));
  if (self->dialog != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->dialog), name);
}

static void
on_remove (CrmFieldRow *row)
{
  gtk_widget_grab_focus (CRM_FILE_ROW (row)->choose);
  crm_field_row_offer (row, &CRM_VALUE_INIT);
}

static void
crm_file_row_set_locked (CrmFieldRow *row, gboolean locked)
{
  CRM_FILE_ROW (row)->locked = locked;
  crm_file_row_show (row, crm_field_row_get_value (row));
}

static GtkWidget *
crm_file_row_build (CrmFieldRow *row)
{
  CrmFileRow *self = CRM_FILE_ROW (row);
  GtkWidget *lock = crm_field_row_new_lock (row);

  self->row = adw_action_row_new ();
  gtk_widget_add_css_class (self->row, "property");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row),
                                 crm_field_get_label (crm_field_row_get_field (row)));
  self->choose = crm_field_row_new_button ("document-open-symbolic", _ ("Choose a file…"));
  self->save = crm_field_row_new_button ("document-save-as-symbolic", _ ("Save as…"));
  self->remove = crm_field_row_new_button ("user-trash-symbolic", _ ("Remove the file"));
  if (lock != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), lock);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->choose);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->save);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->remove);
  g_signal_connect_object (self->choose, "clicked", G_CALLBACK (on_choose), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (on_save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (on_remove), self,
                           G_CONNECT_SWAPPED);
  return self->row;
}

static void
crm_file_row_dispose (GObject *object)
{
  CrmFileRow *self = CRM_FILE_ROW (object);

  if (self->dialog != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->dialog));
  g_clear_object (&self->dialog);
  G_OBJECT_CLASS (crm_file_row_parent_class)->dispose (object);
}

static void
crm_file_row_class_init (CrmFileRowClass *class)
{
  CrmFieldRowClass *row_class = CRM_FIELD_ROW_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_file_row_dispose;
  row_class->build = crm_file_row_build;
  row_class->show = crm_file_row_show;
  row_class->set_locked = crm_file_row_set_locked;
}

static void
crm_file_row_init (CrmFileRow *self)
{
}
