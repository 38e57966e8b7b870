/* crm-portrait.c: the picture is read in a worker; another record's answer that comes too late is
 * dropped. */
#include "crm-portrait.h"

#include "crm-error.h"
#include "crm-i18n.h"
#include "crm-picture.h"
#include "crm-record-facts.h"

struct _CrmPortrait {
  GtkWidget parent_instance;
  CrmSession *session;
  const CrmKind *kind;
  gint64 id;
  int size;
  GtkWidget *avatar, *icon;
  CrmJob *looking; /* NULL: no picture is being read */
};

G_DEFINE_FINAL_TYPE (CrmPortrait, crm_portrait, GTK_TYPE_WIDGET)

/* Reading. */

typedef struct {
  GWeakRef portrait;
  CrmModel *model;
  const CrmKind *kind;
  gint64 id;
  int size;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_weak_ref_clear (&look->portrait);
  crm_model_unref (look->model);
  g_free (look);
}

static gpointer
look_up (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  const Look *look = data;

  return crm_picture_find (db, look->model, look->kind, look->id, look->size);
}

static void
take_picture (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  Look *look = data;
  g_autoptr (CrmPortrait) self = g_weak_ref_get (&look->portrait);
  g_autoptr (GdkTexture) picture = result;

  if (self == NULL || self->kind != look->kind || self->id != look->id ||
      g_error_matches (error, CRM_ERROR, CRM_ERROR_CANCELLED))
    return;
  g_clear_object (&self->looking);
  adw_avatar_set_custom_image (ADW_AVATAR (self->avatar),
                               picture != NULL ? GDK_PAINTABLE (picture) : NULL);
}

static void
stop_looking (CrmPortrait *self)
{
  if (self->looking != NULL)
    crm_job_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
ask (CrmPortrait *self)
{
  Look *look = g_new0 (Look, 1);

  g_weak_ref_init (&look->portrait, self);
  look->model = crm_model_ref (crm_session_get_model (self->session));
  look->kind = self->kind;
  look->id = self->id;
  look->size = 2 * self->size; /* for screens of twice the pixels */
  self->looking = crm_session_run (self->session, _ ("Reading a picture"), CRM_SESSION_READ,
                                   look_up, take_picture, look, look_free, g_object_unref);
  if (self->looking != NULL)
    g_object_ref (self->looking);
}

void
crm_portrait_show (CrmPortrait *self, const CrmKind *kind, gint64 id, const char *title)
{
  gboolean face = crm_record_facts_has_face (kind);
  gboolean other = kind != self->kind || id != self->id;

  g_return_if_fail (CRM_IS_PORTRAIT (self));
  gtk_widget_set_visible (self->avatar, face);
  gtk_widget_set_visible (self->icon, !face);
  adw_avatar_set_text (ADW_AVATAR (self->avatar), title);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), kind->icon);
  self->kind = kind;
  self->id = id;
  stop_looking (self);
  if (other)
    adw_avatar_set_custom_image (ADW_AVATAR (self->avatar), NULL);
  if (face && id > 0)
    ask (self);
}

/* Choosing. */

typedef struct {
  const CrmKind *kind;
  gint64 id;
  GFile *file; /* NULL until one is chosen */
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_clear_object (&choice->file);
  g_free (choice);
}

static gpointer
load_in_worker (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  const Choice *choice = data;

  return crm_picture_load (choice->file, error);
}

static void
keep_loaded (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  const Choice *choice = data;
  g_autoptr (GBytes) picture = result;

  if (picture == NULL)
    crm_session_say (session, error->message, FALSE);
  else
    crm_picture_keep (session, choice->kind, choice->id, picture, NULL);
}

static void
on_response (GtkNativeDialog *dialog, int response, Choice *choice)
{
  CrmSession *session = g_object_get_data (G_OBJECT (dialog), "crm-session");

  if (response == GTK_RESPONSE_ACCEPT) {
    Choice *chosen = g_memdup2 (choice, sizeof *choice);

    chosen->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    crm_session_run (session, _ ("Reading a picture"), CRM_SESSION_READ, load_in_worker,
                     keep_loaded, chosen, choice_free, (GDestroyNotify) g_bytes_unref);
  }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

void
crm_portrait_choose (GtkWidget *parent, CrmSession *session, const CrmKind *kind, gint64 id)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Choose a picture"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
      GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Choose"), NULL);
  g_autoptr (GtkFileFilter) pictures = gtk_file_filter_new ();
  Choice *choice = g_new0 (Choice, 1);

  choice->kind = kind;
  choice->id = id;
  gtk_file_filter_set_name (pictures, _ ("Pictures"));
  gtk_file_filter_add_mime_type (pictures, "image/png");
  gtk_file_filter_add_mime_type (pictures, "image/jpeg");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), pictures);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data_full (G_OBJECT (dialog), "crm-session", g_object_ref (session), g_object_unref);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), choice,
                         (GClosureNotify) (GCallback) choice_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Making. */

GtkWidget *
crm_portrait_new (CrmSession *session, int size)
{
  CrmPortrait *self = g_object_new (CRM_TYPE_PORTRAIT, NULL);

  self->session = g_object_ref (session);
  self->size = size;
  adw_avatar_set_size (ADW_AVATAR (self->avatar), size);
  gtk_widget_set_size_request (self->icon, size, size);
  return GTK_WIDGET (self);
}

static void
crm_portrait_dispose (GObject *object)
{
  CrmPortrait *self = CRM_PORTRAIT (object);

  stop_looking (self);
  g_clear_pointer (&self->avatar, gtk_widget_unparent);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_portrait_parent_class)->dispose (object);
}

static void
crm_portrait_class_init (CrmPortraitClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_portrait_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
crm_portrait_init (CrmPortrait *self)
{
  self->avatar = adw_avatar_new (0, NULL, TRUE);
  self->icon = gtk_image_new ();
  gtk_widget_add_css_class (self->icon, "portrait-icon");
  gtk_widget_set_parent (self->avatar, GTK_WIDGET (self));
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
}
