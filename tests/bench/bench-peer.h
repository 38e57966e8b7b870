/* bench-peer.h: the page as one would make it of GTK's own models: every record an object in a
 * GListStore, a GtkFilterListModel, a GtkSortListModel and a GtkColumnView. Same rows, columns and
 * folded text as ours. Reads core only to fill itself. */
#pragma once

#include <gtk/gtk.h>

#include "crm-store.h"

G_BEGIN_DECLS

typedef struct {
  GtkWidget *widget; /* scrolled; borrowed by whoever shows it */
  GtkColumnView *view;
  GListStore *rows;
  GtkStringFilter *filter;
  GtkSelectionModel *shown;
} BenchPeer;

/* The pointers belong to the widget. The store is no longer needed then. */
void bench_peer_init (BenchPeer *self, CrmStore *store);

G_END_DECLS
