/* crm-scroll.h: a table wider than its window begins where reading begins: from right to left at
 * its right end, where GTK shows the left one. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For as long as the scrolled window lives. */
void crm_scroll_from_start (GtkScrolledWindow *window);
/* What is left of a table's width goes to its last column. */
void crm_scroll_expand_last (GtkColumnView *view);

/* Tab leaves the list in it, where GTK walks from row to row; arrows walk. */
void crm_scroll_let_tab_out (GtkScrolledWindow *window);

G_END_DECLS
