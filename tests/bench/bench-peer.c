/* bench-peer.c: the page that our own is measured beside: the same million rows in the models that
 * GTK offers for it, sorted and filtered by them. */
#include "bench-peer.h"

#include "bench-data.h"

/* clang-format off */
static const char *const columns[] = { "code", "name", "stage", "segment", "region", "since", "fold" };
/* clang-format on */

#define N_COLUMNS G_N_ELEMENTS (columns)
#define N_SHOWN (N_COLUMNS - 1)

#define BENCH_TYPE_ROW (bench_row_get_type ())
G_DECLARE_FINAL_TYPE (BenchRow, bench_row, BENCH, ROW, GObject)

struct _BenchRow {
  GObject parent_instance;
  char *texts[N_COLUMNS];
};

G_DEFINE_FINAL_TYPE (BenchRow, bench_row, G_TYPE_OBJECT)

static void
bench_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_static_string (value, BENCH_ROW (object)->texts[id - 1]);
}

static void
bench_row_finalize (GObject *object)
{
  for (gsize i = 0; i < N_COLUMNS; i++)
    g_free (BENCH_ROW (object)->texts[i]);
  G_OBJECT_CLASS (bench_row_parent_class)->finalize (object);
}

static void
bench_row_class_init (BenchRowClass *class)
{
  G_OBJECT_CLASS (class)->get_property = bench_row_get_property;
  G_OBJECT_CLASS (class)->finalize = bench_row_finalize;
  for (gsize i = 0; i < N_COLUMNS; i++)
    g_object_class_install_property (
        G_OBJECT_CLASS (class), (guint) i + 1,
        g_param_spec_string (columns[i], NULL, NULL, NULL, G_PARAM_READABLE));
}

static void
bench_row_init (BenchRow *self)
{
}

/* In the order of their codes, as our page shows them at first. */
static GListStore *
read_rows (CrmStore *store)
{
  GListStore *rows = g_list_store_new (BENCH_TYPE_ROW);
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmStatement) statement = crm_db_prepare (
      crm_store_get_db (store),
      "SELECT c.code, c.name, c.stage, s.name, c.region, date (c.since * 86400, 'unixepoch'), "
      "c.fold FROM customer AS c LEFT JOIN segment AS s ON s.id = c.segment ORDER BY c.code",
      &error);

  while (statement != NULL && crm_statement_step (statement, &error)) {
    g_autoptr (BenchRow) row = g_object_new (BENCH_TYPE_ROW, NULL);

    for (gsize i = 0; i < N_COLUMNS; i++)
      row->texts[i] = g_strdup (crm_statement_get_text (statement, (int) i, NULL));
    g_list_store_append (rows, row);
  }
  if (error != NULL)
    bench_data_fail (error);
  return rows;
}

static void
set_up (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  BenchRow *row = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      row->texts[GPOINTER_TO_UINT (column)]);
}

static GtkExpression *
make_expression (const char *name)
{
  return gtk_property_expression_new (BENCH_TYPE_ROW, NULL, name);
}

static void
add_column (GtkColumnView *view, guint i)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (columns[i], factory);
  GtkSorter *sorter = GTK_SORTER (gtk_string_sorter_new (make_expression (columns[i])));

  g_signal_connect (factory, "setup", G_CALLBACK (set_up), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), GUINT_TO_POINTER (i));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, 170);
  gtk_column_view_append_column (view, column);
  g_object_unref (column);
  g_object_unref (sorter);
}

void
bench_peer_init (BenchPeer *self, CrmStore *store)
{
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  for (guint i = 0; i < N_SHOWN; i++)
    add_column (self->view, i);
  self->rows = read_rows (store);
  self->filter = gtk_string_filter_new (make_expression ("fold"));
  gtk_string_filter_set_ignore_case (self->filter, FALSE); /* it is folded */
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (self->rows),
                                        g_object_ref (GTK_FILTER (self->filter)));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->shown = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (sorted)));
  gtk_column_view_set_model (self->view, self->shown);
  self->widget = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->widget), GTK_WIDGET (self->view));
  g_object_unref (self->shown);
  g_object_unref (self->filter);
}
