/* crm-picture.c: only PNG and JPEG are taken for pictures, by how they begin, and only small ones
 * are opened: an attachment may be anything. Calls core and gdk-pixbuf. */
#include "crm-picture.h"

#include <string.h>

#include "crm-draft.h"
#include "crm-error.h"
#include "crm-i18n.h"

#define MAX_KEPT_BYTES (2 * 1000 * 1000) /* larger attachments are no portraits */
#define MAX_FILE_BYTES (20 * 1000 * 1000)
#define KEPT_SIZE 512
#define MAX_LOOKED_AT 8 /* attachments of one record */

static gboolean
is_picture (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return size > 8 &&
         (memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0 || memcmp (data, "\xff\xd8\xff", 3) == 0);
}

static GdkPixbuf *
open_picture (GBytes *bytes, int size, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GdkPixbuf) pixbuf =
      gdk_pixbuf_new_from_stream_at_scale (stream, size, size, TRUE, NULL, error);

  return pixbuf != NULL ? gdk_pixbuf_apply_embedded_orientation (pixbuf) : NULL;
}

static GBytes *
dup_file (CrmDb *db, CrmModel *model, const CrmKind *attachment, gint64 id)
{
  CrmValue *values = crm_query_dup_record (db, model, attachment, id, NULL);
  const CrmValue *file;
  GBytes *bytes = NULL;

  if (values == NULL)
    return NULL;
  file = &values[crm_kind_get_field_index (attachment, crm_kind_find_field (attachment, "file"))];
  if (file->tag == CRM_VALUE_BYTES && g_bytes_get_size (file->bytes) <= MAX_KEPT_BYTES)
    bytes = g_bytes_ref (file->bytes);
  crm_values_free (values, attachment->n_fields);
  return bytes;
}

static GArray *
list_attachments (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id)
{
  const CrmLocale plain = CRM_LOCALE_PLAIN ("", 0);
  g_autoptr (CrmQuery) query = crm_query_new (model, crm_model_find_kind (model, "attachment"));
  g_autofree char *filter =
      g_strdup_printf ("about_kind = %s and about = %" G_GINT64_FORMAT, kind->name, id);

  if (!crm_query_set_filter (query, filter, &plain, NULL) ||
      !crm_query_set_order (query, "-date", NULL))
    return NULL;
  crm_query_set_limit (query, MAX_LOOKED_AT);
  return crm_query_read_ids (query, db, NULL, NULL);
}

GdkTexture *
crm_picture_find (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id, int size)
{
  const CrmKind *attachment = crm_model_find_kind (model, "attachment");
  g_autoptr (GArray) ids = list_attachments (db, model, kind, id);

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    g_autoptr (GBytes) bytes = dup_file (db, model, attachment, g_array_index (ids, gint64, i));
    g_autoptr (GdkPixbuf) pixbuf = NULL;

    if (bytes != NULL && is_picture (bytes))
      pixbuf = open_picture (bytes, size, NULL);
    if (pixbuf != NULL)
      return gdk_texture_new_for_pixbuf (pixbuf);
  }
  return NULL;
}

GBytes *
crm_picture_load (GFile *file, GError **error)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  gboolean clear;
  char *data;
  gsize size;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) <= MAX_FILE_BYTES)
    bytes = g_file_load_bytes (file, NULL, NULL, error);
  else
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_REFUSED,
                         _ ("The picture is larger than 20 MB. Choose a smaller one."));
  if (bytes == NULL)
    return NULL;
  if (is_picture (bytes))
    pixbuf = open_picture (bytes, KEPT_SIZE, NULL);
  if (pixbuf == NULL) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_INVALID,
                         _ ("This file holds no picture that can be shown. Choose a PNG or JPEG "
                            "file."));
    return NULL;
  }
  clear = gdk_pixbuf_get_has_alpha (pixbuf);
  if (!gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, clear ? "png" : "jpeg", error, NULL))
    return NULL;
  return g_bytes_new_take (data, size);
}

typedef struct {
  CrmModel *model;
  const CrmKind *kind;
  gint64 id;
  GBytes *picture;
} New;

static gboolean
insert_picture (CrmEdit *edit, gpointer data, GError **error)
{
  const New *new = data;
  const CrmKind *attachment = crm_model_find_kind (new->model, "attachment");
  CrmValue *values = crm_draft_new (attachment);
  gboolean ok;

#define VALUE(name)                                                                                \
  values[crm_kind_get_field_index (attachment, crm_kind_find_field (attachment, name))]
  VALUE ("name") = crm_value_text (_ ("Picture"));
  VALUE ("file") = crm_value_bytes (new->picture);
  VALUE ("about_kind") = crm_value_text (new->kind->name);
  VALUE ("about") = crm_value_integer (new->id);
#undef VALUE
  ok = crm_edit_insert (edit, attachment, values, NULL, error);
  crm_values_free (values, attachment->n_fields);
  return ok;
}

gboolean
crm_picture_keep (CrmSession *session, const CrmKind *kind, gint64 id, GBytes *picture,
                  GError **error)
{
  CrmModel *model = crm_session_get_model (session);
  New new = { model, kind, id, picture };
  g_autofree char *title = crm_query_dup_title (crm_session_get_db (session), model, kind, id,
                                                crm_session_get_locale (session));
  g_autofree char *label = NULL;

  /* Translators: name of an act in undo and history: of a person. */
  label = g_strdup_printf (_ ("Picture of “%s”"), title != NULL ? title : "");
  return crm_session_edit (session, label, insert_picture, &new, error);
}
