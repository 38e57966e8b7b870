/* crm-picture.h: pictures of records, kept as attachments about them: read and made small in a
 * worker. No widgets. */
#pragma once

#include <gdk/gdk.h>

#include "crm-session.h"

G_BEGIN_DECLS

/* The newest attachment about the record that is a picture, at most `size` pixels wide and high.
 * NULL: none. Any thread. */
GdkTexture *crm_picture_find (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id, int size);
/* Reads a file and makes the picture in it small enough to be kept. Any thread. Error: what is
 * wrong with the file, a sentence. */
GBytes *crm_picture_load (GFile *file, GError **error);
/* Keeps it as a new attachment about the record, one act. */
gboolean crm_picture_keep (CrmSession *session, const CrmKind *kind, gint64 id, GBytes *picture,
                           GError **error);

G_END_DECLS
