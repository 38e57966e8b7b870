/* crm-import-refused.c: a column view of entries. Columns at fault come first, so that what is to
 * be corrected stands beside its reason. */
#include "crm-import-refused.h"

#include "crm-i18n.h"
#include "crm-scroll.h"

#define COLUMN_WIDTH 168
#define LINE_WIDTH 80
#define REASON_WIDTH 300

struct _CrmImportRefused {
  GtkWidget parent_instance;
  GtkWidget *scrolled, *view;
  GtkStringList *lines; /* one a row; known by their place */
  CrmRefusals *refusals;
  const CrmLocale *locale;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (CrmImportRefused, crm_import_refused, GTK_TYPE_WIDGET)

enum { EDITED, N_SIGNALS };
static guint signals[N_SIGNALS];

static CrmRefusal *
get_row (CrmImportRefused *self, GtkListItem *item)
{
  guint position = gtk_list_item_get_position (item);

  return self->refusals != NULL && position < self->refusals->rows->len
             ? g_ptr_array_index (self->refusals->rows, position)
             : NULL;
}

/* Words. */

static void
set_up_label (GtkSignalListItemFactory *factory, GtkListItem *item, CrmImportRefused *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_item_set_child (item, label);
}

static void
name_row (GtkWidget *label, const char *name)
{
  GtkWidget *cell = gtk_widget_get_parent (label);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
bind_line (GtkSignalListItemFactory *factory, GtkListItem *item, CrmImportRefused *self)
{
  const CrmRefusal *row = get_row (self, item);
  g_autofree char *line = crm_integer_format (row != NULL ? (gint64) row->line : 0, self->locale);
  g_autofree char *name = g_strdup_printf (_ ("Line %s"), line);

  gtk_list_item_set_activatable (item, FALSE);
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), line);
  name_row (gtk_list_item_get_child (item), name);
}

static void
bind_reason (GtkSignalListItemFactory *factory, GtkListItem *item, CrmImportRefused *self)
{
  const CrmRefusal *row = get_row (self, item);
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = NULL;

  if (row != NULL && row->column >= 0)
    text = g_strdup_printf ("%s: %s", self->refusals->heads[row->column], row->reason);
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : (row != NULL ? row->reason : NULL));
}

/* Cells. */

static guint
get_column (GObject *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (factory, "crm-column"));
}

static void
on_edited (GtkListItem *item, GtkEditable *entry)
{
  CrmImportRefused *self = g_object_get_data (G_OBJECT (item), "crm-table");
  guint column = get_column (G_OBJECT (item));
  CrmRefusal *row = get_row (self, item);

  if (self->showing || row == NULL)
    return;
  g_free (row->cells[column]);
  row->cells[column] = g_strdup (gtk_editable_get_text (entry));
  row->is_edited = TRUE;
  g_signal_emit (self, signals[EDITED], 0);
}

static void
set_up_cell (GtkSignalListItemFactory *factory, GtkListItem *item, CrmImportRefused *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gtk_list_item_set_child (item, entry);
  gtk_list_item_set_activatable (item, FALSE);
  g_object_set_data (G_OBJECT (item), "crm-table", self);
  g_object_set_data (G_OBJECT (item), "crm-column",
                     GUINT_TO_POINTER (get_column (G_OBJECT (factory))));
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_edited), item, G_CONNECT_SWAPPED);
}

static void
say_fault (GtkWidget *entry, const char *fault)
{
  GtkAccessible *text = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (entry)));

  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY,
                                     fault != NULL ? "dialog-warning-symbolic" : NULL);
  gtk_widget_set_tooltip_text (entry, fault);
  if (fault != NULL) {
    gtk_widget_add_css_class (entry, "error");
    gtk_accessible_update_property (text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, fault, -1);
  } else {
    gtk_widget_remove_css_class (entry, "error");
    gtk_accessible_reset_property (text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  }
}

static void
bind_cell (GtkSignalListItemFactory *factory, GtkListItem *item, CrmImportRefused *self)
{
  guint column = get_column (G_OBJECT (factory));
  const CrmRefusal *row = get_row (self, item);
  GtkWidget *entry = gtk_list_item_get_child (item);
  g_autofree char *line = NULL;
  g_autofree char *name = NULL;

  if (row == NULL)
    return;
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (entry), row->cells[column]);
  self->showing = FALSE;
  line = crm_integer_format ((gint64) row->line, self->locale);
  /* Translators: name of a cell: the head of its column and the number of its line. */
  name = g_strdup_printf (_ ("%s, line %s"), self->refusals->heads[column], line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (entry))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  say_fault (entry, row->column == (int) column ? row->reason : NULL);
}

/* Columns. */

static void
add_column (CrmImportRefused *self, const char *title, int width, guint index, GCallback set_up,
            GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_object_set_data (G_OBJECT (factory), "crm-column", GUINT_TO_POINTER (index));
  g_signal_connect_object (factory, "setup", set_up, self, 0);
  g_signal_connect_object (factory, "bind", bind, self, 0);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
  g_object_unref (column);
}

static gboolean
is_at_fault (const CrmRefusals *refusals, guint column)
{
  for (guint i = 0; i < refusals->rows->len; i++)
    if (((const CrmRefusal *) g_ptr_array_index (refusals->rows, i))->column == (int) column)
      return TRUE;
  return FALSE;
}

static void
remove_columns (CrmImportRefused *self)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));

  while (g_list_model_get_n_items (columns) > 0) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

    gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->view), column);
  }
}

static void
add_columns (CrmImportRefused *self, const char *const *fields)
{
  const CrmRefusals *refusals = self->refusals;

  add_column (self, _ ("Line"), LINE_WIDTH, 0, G_CALLBACK (set_up_label), G_CALLBACK (bind_line));
  add_column (self, _ ("Reason"), REASON_WIDTH, 0, G_CALLBACK (set_up_label),
              G_CALLBACK (bind_reason));
  for (int fault = TRUE; fault >= FALSE; fault--)
    for (guint i = 0; i < refusals->n_columns && fields[i] != NULL; i++)
      if (*fields[i] != '\0' && is_at_fault (refusals, i) == fault)
        add_column (self, refusals->heads[i], COLUMN_WIDTH, i, G_CALLBACK (set_up_cell),
                    G_CALLBACK (bind_cell));
  crm_scroll_expand_last (GTK_COLUMN_VIEW (self->view));
}

void
crm_import_refused_show (CrmImportRefused *self, CrmRefusals *refusals, const char *const *fields,
                         const CrmLocale *locale)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));

  gtk_string_list_splice (self->lines, 0, n, NULL);
  remove_columns (self);
  self->refusals = refusals;
  self->locale = locale;
  if (refusals == NULL)
    return;
  add_columns (self, fields);
  for (guint i = 0; i < refusals->rows->len; i++)
    gtk_string_list_append (self->lines, "");
}

GtkWidget *
crm_import_refused_new (void)
{
  return g_object_new (CRM_TYPE_IMPORT_REFUSED, NULL);
}

static void
crm_import_refused_dispose (GObject *object)
{
  CrmImportRefused *self = CRM_IMPORT_REFUSED (object);

  if (self->scrolled != NULL) {
    self->refusals = NULL;
    remove_columns (self);
  }
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->lines);
  G_OBJECT_CLASS (crm_import_refused_parent_class)->dispose (object);
}

static void
crm_import_refused_class_init (CrmImportRefusedClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_import_refused_dispose;
  signals[EDITED] = g_signal_new ("edited", CRM_TYPE_IMPORT_REFUSED, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
crm_import_refused_init (CrmImportRefused *self)
{
  GtkSelectionModel *model;

  self->lines = gtk_string_list_new (NULL);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines))));
  self->view = gtk_column_view_new (model);
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Refused rows"), -1);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_widget_add_css_class (self->scrolled, "card");
  gtk_widget_set_overflow (self->scrolled, GTK_OVERFLOW_HIDDEN);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scrolled), 220);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->view);
  crm_scroll_from_start (GTK_SCROLLED_WINDOW (self->scrolled));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}
