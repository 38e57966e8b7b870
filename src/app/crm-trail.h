/* crm-trail.h: where a window has been: steps, tables and records, the latest first, each once, as
 * the action that leads there again. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CRM_TRAIL_LENGTH 8

/* action: of the window, "win.kind"; target: its parameter, taken over when floating. */
void crm_trail_add (GtkWindow *window, const char *action, GVariant *target);
/* The nth, 0 the latest: *action and *target borrowed until the next addition. FALSE: there are
 * fewer. */
gboolean crm_trail_get (GtkWindow *window, guint n, const char **action, GVariant **target);

G_END_DECLS
