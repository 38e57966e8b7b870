/* picture.h: what a window shows, as pixels, and what pixels depend on besides the program. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Owned. */
GdkTexture *picture_draw (GtkWindow *window);
/* SHA-256 in hexadecimal digits, owned. blank: whether it has no more than a few colours. */
char *picture_dup_hash (GdkTexture *picture, gboolean *blank);

/* One line: the versions of what draws, the faces of the two scripts, whose name the history says.
 * Needs no display. Owned. */
char *picture_dup_fingerprint (void);

G_END_DECLS
