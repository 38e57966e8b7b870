/* crm-part.h: files that appear whole or not at all: written to a .part beside the target, which
 * takes its name only when all of it is on the disk. For tables, workbooks and pictures;
 * documents are SQLite's own. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes "<path>.XXXXXX.part", so that a folder that cannot be written is told from it at once. Its
 * descriptor goes to *fd, open for writing, or is closed when fd is NULL. Refuses a target that is
 * there and no regular file. Owned name, or NULL. */
char *crm_part_new (const char *path, int *fd, GError **error);
/* Puts part in the place of path; the folder is synced too. On failure the part is removed. */
gboolean crm_part_finish (const char *part, const char *path, GError **error);
/* A sentence for the number of a system error met while writing path. Always FALSE. */
gboolean crm_part_fail (const char *path, int code, GError **error);

G_END_DECLS
