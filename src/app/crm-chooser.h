/* crm-chooser.h: the desktop's file dialog, asked once: a name comes back, or nothing at all. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Called when a file was chosen; path is borrowed. */
typedef void (*CrmChosen) (GtkWindow *parent, const char *path, gpointer data);

/* suffixes: "csv|xlsx", one filter each and one for all together when opening; that of the filter
 * chosen is added to a name that has none of them. suggested: the path of a file for saving, or
 * NULL. A file that is there is replaced only when the person said so. data is freed with free_data
 * in the end. */
void crm_chooser_ask (GtkWindow *parent, const char *title, GtkFileChooserAction action,
                      const char *suffixes, const char *suggested, CrmChosen chosen, gpointer data,
                      GDestroyNotify free_data);

G_END_DECLS
