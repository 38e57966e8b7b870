/* crm-import-flow.c: a pasted text becomes a file that only its owner can read, and goes with the
 * window that reads it. */
#include "crm-import-flow.h"

#include <glib/gstdio.h>
#include <string.h>

#include "crm-chooser.h"
#include "crm-choices.h"
#include "crm-i18n.h"
#include "crm-import-again.h"
#include "crm-import-map.h"
#include "crm-import-window.h"
#include "crm-wording.h"

typedef struct {
  GWeakRef parent;
  CrmSession *session;
  const CrmKind *kind;
} Flow;

static Flow *
flow_new (GtkWindow *parent, CrmSession *session, const CrmKind *kind)
{
  Flow *self = g_new0 (Flow, 1);

  g_weak_ref_init (&self->parent, parent);
  self->session = g_object_ref (session);
  self->kind = kind;
  return self;
}

static void
flow_free (gpointer data)
{
  Flow *self = data;

  g_weak_ref_clear (&self->parent);
  g_object_unref (self->session);
  g_free (self);
}

void
crm_import_flow_begin_file (GtkWindow *parent, CrmSession *session, const CrmKind *kind,
                            const char *path)
{
  CrmImportRequest *request = g_new0 (CrmImportRequest, 1);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);

  request->kind = kind;
  request->path = g_strdup (path);
  gtk_window_present (crm_import_window_new (
      parent, session, request, name,
      crm_model_find_kind (crm_session_get_model (session), "customer"), FALSE));
}

static void
on_file_chosen (GtkWindow *parent, const char *path, gpointer data)
{
  Flow *self = data;

  crm_import_flow_begin_file (parent, self->session, self->kind, path);
}

void
crm_import_flow_begin (GtkWindow *parent, CrmSession *session, const CrmKind *kind)
{
  g_autofree char *plural = crm_wording_dup_inner (crm_kind_get_plural (kind));
  g_autofree char *title = g_strdup_printf (_ ("Import %s"), plural);

  crm_chooser_ask (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, "csv|tsv|txt|xlsx", NULL,
                   on_file_chosen, flow_new (parent, session, kind), flow_free);
}

/* Pasting. */

static gboolean
is_listed (GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (strcmp (g_ptr_array_index (names, i), name) == 0)
      return TRUE;
  return FALSE;
}

static void
add_field (GPtrArray *names, const CrmField *field)
{
  if (field != NULL && crm_import_can_import (field) && !is_listed (names, field->name))
    g_ptr_array_add (names, g_strdup (field->name));
}

/* The columns as the table shows them, then all other fields. */
static char **
dup_order (const CrmKind *kind)
{
  g_autofree char *kept = crm_choices_dup ("columns", kind->name);
  g_auto (GStrv) shown = kept != NULL ? g_strsplit (kept, ",", -1) : NULL;
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; shown != NULL && shown[i] != NULL; i++)
    add_field (names, crm_kind_find_field (kind, shown[i]));
  for (int part = shown != NULL; part < 2; part++)
    for (guint i = 0; i < kind->n_fields; i++)
      if (part == 1 || (kind->fields[i].flags & CRM_COLUMN))
        add_field (names, &kind->fields[i]);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

static void
open_pasted (Flow *self, GtkWindow *parent, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = crm_import_dup_private (_ ("Pasted rows"), &error);
  CrmImportRequest *request;

  if (path == NULL ||
      !g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, &error)) {
    if (path != NULL)
      crm_import_remove_private (path);
    crm_session_say (self->session, error->message, FALSE);
    return;
  }
  request = g_new0 (CrmImportRequest, 1);
  request->kind = self->kind;
  request->order = dup_order (self->kind);
  /* Rows that are refused outlive the pasted file. */
  request->refused_folder = g_build_filename (g_get_user_state_dir (), "hashtgam", NULL);
  g_mkdir_with_parents (request->refused_folder, 0700);
  request->path = g_steal_pointer (&path);
  gtk_window_present (
      crm_import_window_new (parent, self->session, request, _ ("Pasted rows"), self->kind, TRUE));
}

static void
on_text (GObject *clipboard, GAsyncResult *answer, gpointer data)
{
  Flow *self = data;
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&self->parent);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), answer, NULL);

  if (parent == NULL)
    ;
  else if (text == NULL || text[strspn (text, " \t\r\n")] == '\0')
    crm_session_say (self->session,
                     _ ("There are no rows to paste. Copy them in the spreadsheet first."), FALSE);
  else
    open_pasted (self, parent, text);
  flow_free (self);
}

void
crm_import_flow_paste (GtkWindow *parent, CrmSession *session, const CrmKind *kind)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (parent)), NULL, on_text,
                                 flow_new (parent, session, kind));
}
