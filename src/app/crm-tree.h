/* crm-tree.h: what a column view over a GtkTreeListModel lacks in GTK 4.8: arrows that open and
 * close, and names for who reads aloud. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Towards the end of the line opens the row that is selected, towards its beginning closes it. The
 * model of the view is a GtkSingleSelection of GtkTreeListRow. */
void crm_tree_add_keys (GtkColumnView *view);
/* width: pixels at the usual size of text; the head has its room in any case. */
void crm_tree_set_width (GtkColumnView *view, GtkColumnViewColumn *column, int width);
/* child: of a list item that is bound. */
void crm_tree_name_cell (GtkWidget *child, const char *text);
void crm_tree_name_row (GtkWidget *child, GtkTreeListRow *row, const char *name,
                        const char *description);

G_END_DECLS
