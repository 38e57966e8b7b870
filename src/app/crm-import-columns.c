/* crm-import-columns.c: a column view whose first line holds the fields as drop-downs, so that they
 * keep the width of their columns and scroll with them. Lines are known by their place: the preview
 * has their words. */
#include "crm-import-columns.h"

#include "crm-i18n.h"
#include "crm-import-map.h"
#include "crm-scroll.h"

#define COLUMN_WIDTH 168
#define LINE_WIDTH 96

struct _CrmImportColumns {
  GtkWidget parent_instance;
  GtkWidget *scrolled, *view;
  GtkStringList *lines; /* the first for the fields, then one a row */
  GPtrArray *choices;   /* GtkDropDown, one a column */
  GPtrArray *fields;    /* const CrmField * of the kind; in the drop-downs after "Not imported" */
  const CrmImportPreview *preview;
  const CrmLocale *locale;
  const CrmKind *kind;
  char **heads;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (CrmImportColumns, crm_import_columns, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* The fields. */

static void
name_choice (CrmImportColumns *self, guint column)
{
  GtkWidget *choice = g_ptr_array_index (self->choices, column);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));
  const char *field = selected == 0 || selected > self->fields->len
                          ? _ ("Not imported")
                          : crm_field_get_label (g_ptr_array_index (self->fields, selected - 1));
  /* Translators: the head of a column of a file, and the field it is imported into. */
  g_autofree char *name = g_strdup_printf (_ ("“%s” goes to: %s"), self->heads[column], field);
  GtkWidget *button = gtk_widget_get_first_child (choice);

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

/* A field comes from one column only. */
static void
on_chosen (CrmImportColumns *self, GParamSpec *pspec, GtkDropDown *choice)
{
  guint selected = gtk_drop_down_get_selected (choice);

  if (self->showing)
    return;
  self->showing = TRUE;
  for (guint i = 0; i < self->choices->len; i++) {
    GtkDropDown *other = g_ptr_array_index (self->choices, i);

    if (other != choice && selected > 0 && gtk_drop_down_get_selected (other) == selected)
      gtk_drop_down_set_selected (other, 0);
    name_choice (self, i);
  }
  self->showing = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkStringList *
new_words (CrmImportColumns *self)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, _ ("Not imported"));
  for (guint i = 0; i < self->fields->len; i++)
    gtk_string_list_append (words, crm_field_get_label (g_ptr_array_index (self->fields, i)));
  return words;
}

static void
list_fields (CrmImportColumns *self)
{
  const CrmKind *kind = self->kind;

  g_ptr_array_set_size (self->fields, 0);
  for (guint i = 0; i < kind->n_fields; i++)
    if (crm_import_can_import (&kind->fields[i]))
      g_ptr_array_add (self->fields, (gpointer) &kind->fields[i]);
  for (const CrmField *input = kind->inputs; input != NULL && input->name != NULL; input++)
    g_ptr_array_add (self->fields, (gpointer) input);
}

static void
add_choice (CrmImportColumns *self, GtkStringList *words)
{
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *choice = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (words)), text);

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_widget_set_hexpand (choice, TRUE);
  gtk_widget_add_css_class (choice, "import-field");
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->choices, g_object_ref_sink (choice));
}

/* Lines. */

static void
set_up (GtkSignalListItemFactory *factory, GtkListItem *item, CrmImportColumns *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (icon, "off-target");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

/* A person who cannot see the icon hears its sentence with the cell. */
static void
show_cell (GtkWidget *box, const char *text, const char *fault, gboolean faint)
{
  GtkWidget *icon = gtk_widget_get_first_child (box);
  GtkWidget *label = gtk_widget_get_next_sibling (icon);
  GtkWidget *cell = gtk_widget_get_parent (box);

  gtk_widget_set_visible (icon, fault != NULL);
  gtk_widget_set_visible (label, TRUE);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (box, fault);
  if (faint)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
  if (fault != NULL)
    gtk_widget_add_css_class (label, "off-target");
  else
    gtk_widget_remove_css_class (label, "off-target");
  if (cell == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (fault != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    fault, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static const CrmImportPreviewRow *
get_row (CrmImportColumns *self, GtkListItem *item)
{
  guint position = gtk_list_item_get_position (item);

  return position > 0 && position <= self->preview->rows->len
             ? g_ptr_array_index (self->preview->rows, position - 1)
             : NULL;
}

static void
bind_cell (GtkSignalListItemFactory *factory, GtkListItem *item, CrmImportColumns *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "crm-column"));
  const CrmImportPreviewRow *row = get_row (self, item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *choice = g_ptr_array_index (self->choices, column);

  gtk_list_item_set_activatable (item, FALSE);
  if (row != NULL) {
    show_cell (box, row->cells[column], row->faults[column],
               self->preview->columns[column].field == NULL);
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, FALSE);
  if (gtk_widget_get_parent (choice) != NULL)
    gtk_box_remove (GTK_BOX (gtk_widget_get_parent (choice)), choice);
  gtk_widget_set_visible (choice, TRUE);
  gtk_box_append (GTK_BOX (box), choice);
}

static void
unbind_cell (GtkSignalListItemFactory *factory, GtkListItem *item, CrmImportColumns *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *last = box != NULL ? gtk_widget_get_last_child (box) : NULL;

  if (last != NULL && GTK_IS_DROP_DOWN (last))
    gtk_box_remove (GTK_BOX (box), last);
}

/* "Line 12. Amount: the number is too large." */
static char *
dup_row_name (CrmImportColumns *self, const CrmImportPreviewRow *row)
{
  g_autofree char *line = crm_integer_format ((gint64) row->line, self->locale);
  g_autofree char *start = g_strdup_printf (_ ("Line %s"), line);
  g_autoptr (GString) name = g_string_new (start);

  if (row->fault != NULL)
    g_string_append_printf (name, ". %s", row->fault);
  for (guint i = 0; i < self->preview->n_columns; i++)
    if (row->faults[i] != NULL)
      g_string_append_printf (name, ". %s: %s", self->heads[i], row->faults[i]);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static void
bind_line (GtkSignalListItemFactory *factory, GtkListItem *item, CrmImportColumns *self)
{
  const CrmImportPreviewRow *row = get_row (self, item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *cell = gtk_widget_get_parent (box);
  GtkWidget *line = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  gtk_list_item_set_activatable (item, FALSE);
  if (row == NULL) {
    show_cell (box, _ ("Goes to"), NULL, TRUE);
    name = g_strdup (_ ("Fields that the columns go to"));
  } else {
    text = crm_integer_format ((gint64) row->line, self->locale);
    show_cell (box, text, row->fault, TRUE);
    name = dup_row_name (self, row);
  }
  if (line != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Columns. */

static void
add_column (CrmImportColumns *self, const char *title, int width, guint index, GCallback bind,
            GCallback unbind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_object_set_data (G_OBJECT (factory), "crm-column", GUINT_TO_POINTER (index));
  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up), self, 0);
  g_signal_connect_object (factory, "bind", bind, self, 0);
  if (unbind != NULL)
    g_signal_connect_object (factory, "unbind", unbind, self, 0);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
  g_object_unref (column);
}

static void
remove_columns (CrmImportColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));

  while (g_list_model_get_n_items (columns) > 0) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

    gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->view), column);
  }
}

static void
build (CrmImportColumns *self)
{
  g_autoptr (GtkStringList) words = NULL;

  remove_columns (self);
  g_ptr_array_set_size (self->choices, 0);
  list_fields (self);
  words = new_words (self);
  add_column (self, _ ("Line"), LINE_WIDTH, 0, G_CALLBACK (bind_line), NULL);
  for (guint i = 0; self->heads[i] != NULL; i++) {
    add_choice (self, words);
    add_column (self, self->heads[i], COLUMN_WIDTH, i, G_CALLBACK (bind_cell),
                G_CALLBACK (unbind_cell));
  }
  crm_scroll_expand_last (GTK_COLUMN_VIEW (self->view));
}

static gboolean
is_same (CrmImportColumns *self, const CrmImportPreview *preview)
{
  if (self->kind != preview->kind || self->heads == NULL ||
      g_strv_length (self->heads) != preview->n_columns)
    return FALSE;
  for (guint i = 0; i < preview->n_columns; i++)
    if (!g_str_equal (self->heads[i], preview->columns[i].head))
      return FALSE;
  return TRUE;
}

static void
show_fields (CrmImportColumns *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < self->choices->len; i++) {
    const CrmField *field = self->preview->columns[i].field;
    guint place = 0;

    if (field == NULL || !g_ptr_array_find (self->fields, field, &place))
      gtk_drop_down_set_selected (g_ptr_array_index (self->choices, i), 0);
    else
      gtk_drop_down_set_selected (g_ptr_array_index (self->choices, i), place + 1);
    name_choice (self, i);
  }
  self->showing = FALSE;
}

void
crm_import_columns_show (CrmImportColumns *self, const CrmImportPreview *preview,
                         const CrmLocale *locale)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  g_auto (GStrv) lines = g_new0 (char *, preview->rows->len + 1);
  gboolean same = is_same (self, preview);

  for (guint i = 0; i < preview->rows->len; i++)
    lines[i] = g_strdup ("");
  /* The line of the fields stays, and with it the focus. */
  gtk_string_list_splice (self->lines, 1, n - 1, NULL);
  self->preview = preview;
  self->locale = locale;
  if (!same) {
    g_strfreev (self->heads);
    self->heads = g_new0 (char *, preview->n_columns + 1);
    for (guint i = 0; i < preview->n_columns; i++)
      self->heads[i] = g_strdup (preview->columns[i].head);
    self->kind = preview->kind;
    build (self);
  }
  show_fields (self);
  gtk_string_list_splice (self->lines, 1, 0, (const char *const *) lines);
}

char **
crm_import_columns_dup_heads (CrmImportColumns *self)
{
  return g_strdupv (self->heads);
}

char **
crm_import_columns_dup_fields (CrmImportColumns *self)
{
  char **names = g_new0 (char *, self->choices->len + 1);

  for (guint i = 0; i < self->choices->len; i++) {
    guint selected = gtk_drop_down_get_selected (g_ptr_array_index (self->choices, i));
    const CrmField *field = selected > 0 && selected <= self->fields->len
                                ? g_ptr_array_index (self->fields, selected - 1)
                                : NULL;

    names[i] = g_strdup (field != NULL ? field->name : "");
  }
  return names;
}

GtkWidget *
crm_import_columns_new (void)
{
  return g_object_new (CRM_TYPE_IMPORT_COLUMNS, NULL);
}

static void
crm_import_columns_dispose (GObject *object)
{
  CrmImportColumns *self = CRM_IMPORT_COLUMNS (object);

  if (self->view != NULL)
    remove_columns (self);
  self->view = NULL;
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->lines);
  G_OBJECT_CLASS (crm_import_columns_parent_class)->dispose (object);
}

static void
crm_import_columns_finalize (GObject *object)
{
  CrmImportColumns *self = CRM_IMPORT_COLUMNS (object);

  g_ptr_array_unref (self->fields);
  g_strfreev (self->heads);
  G_OBJECT_CLASS (crm_import_columns_parent_class)->finalize (object);
}

static void
crm_import_columns_class_init (CrmImportColumnsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_import_columns_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_import_columns_finalize;
  signals[CHANGED] = g_signal_new ("changed", CRM_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
crm_import_columns_init (CrmImportColumns *self)
{
  GtkSelectionModel *model;

  self->choices = g_ptr_array_new_with_free_func (g_object_unref);
  self->fields = g_ptr_array_new ();
  self->lines = gtk_string_list_new ((const char *const[]){ "", NULL });
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines))));
  self->view = gtk_column_view_new (model);
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("First rows as they would be kept"), -1);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_widget_add_css_class (self->scrolled, "card");
  gtk_widget_set_overflow (self->scrolled, GTK_OVERFLOW_HIDDEN);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scrolled), 280);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->view);
  crm_scroll_from_start (GTK_SCROLLED_WINDOW (self->scrolled));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}
