/* crm-chart-numbers.c: a GtkColumnView over the rows of a table. */
#include "crm-chart-numbers.h"

#include <math.h>

#include "crm-decimal.h"
#include "crm-i18n.h"

/* A row's texts, one a column, as the items of the model. */
#define CELLS "crm-cells"

static gboolean
has_numbers (const CrmTable *table, guint column)
{
  for (guint row = 0; row < crm_table_get_n_rows (table); row++)
    if (isfinite (crm_table_get_real (table, column, row)))
      return TRUE;
  return FALSE;
}

static char *
dup_cell (const CrmChartSpec *spec, guint column, guint row)
{
  double value;

  if (column == (guint) spec->day)
    return crm_period_format (crm_table_get_day (spec->table, column, row), spec->period,
                              spec->fiscal_month, &spec->locale);
  value = crm_table_get_real (spec->table, column, row);
  /* Missing is empty, never zero. */
  return isfinite (value) ? crm_real_format (value, &spec->locale) : g_strdup ("");
}

static void
set_up (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_UINT (data) == 0 ? 0 : 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  char **cells = g_object_get_data (gtk_list_item_get_item (item), CELLS);
  GtkWidget *label = gtk_list_item_get_child (item);
  GtkWidget *cell = gtk_widget_get_parent (label);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  gtk_label_set_text (GTK_LABEL (label), cells[GPOINTER_TO_UINT (data)]);
  /* A row is called by its period. */
  if (GPOINTER_TO_UINT (data) == 0 && row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, cells[0],
                                    -1);
}

static void
add_column (GtkWidget *view, guint place, const char *head)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (set_up), GUINT_TO_POINTER (place));
  g_signal_connect (factory, "bind", G_CALLBACK (bind), GUINT_TO_POINTER (place));
  column = gtk_column_view_column_new (head, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
}

/* The heads of numbers stand over the numbers, at the end; there is no API for it before GTK
 * 4.12. */
static void
align_heads (GtkWidget *view)
{
  GtkWidget *header = gtk_widget_get_first_child (view);
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  if (title == NULL)
    return;
  while ((title = gtk_widget_get_next_sibling (title)) != NULL)
    if (gtk_widget_get_first_child (title) != NULL)
      gtk_widget_set_halign (gtk_widget_get_first_child (title), GTK_ALIGN_END);
}

GtkWidget *
crm_chart_numbers_new (const CrmChartSpec *spec)
{
  guint n_rows = crm_table_get_n_rows (spec->table);
  guint n_columns = crm_table_get_n_columns (spec->table);
  guint first = spec->periods > 0 && n_rows > spec->periods ? n_rows - spec->periods : 0;
  guint day = (guint) spec->day;
  GListStore *store = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkWidget *view;

  g_array_append_val (columns, day);
  for (guint column = 0; column < n_columns; column++)
    if (crm_table_get_type (spec->table, column) == CRM_COLUMN_REAL &&
        ((int) column == spec->value || has_numbers (spec->table, column)))
      g_array_append_val (columns, column);

  for (guint row = n_rows; row-- > first;) {
    g_autoptr (GObject) item = g_object_new (G_TYPE_OBJECT, NULL);
    char **cells = g_new0 (char *, columns->len + 1);

    for (guint i = 0; i < columns->len; i++)
      cells[i] = dup_cell (spec, g_array_index (columns, guint, i), row);
    g_object_set_data_full (item, CELLS, cells, (GDestroyNotify) g_strfreev);
    g_list_store_append (store, item);
  }
  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (store))));
  for (guint i = 0; i < columns->len; i++)
    add_column (view, i, crm_table_get_label (spec->table, g_array_index (columns, guint, i)));
  align_heads (view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The numbers of the chart"), -1);
  return view;
}
