/* crm-cells.c: cells read their record by position from the CrmList, never from the list item: a new
 * order is put in place there without a signal for every row. */
#include "crm-cells.h"

#include "crm-day.h"
#include "crm-i18n.h"
#include "crm-wording.h"

struct _CrmCells {
  CrmSession *session;
  CrmList *list; /* borrowed */
  const CrmKind *kind;
  GHashTable *bound; /* GtkListItem → const CrmField, what is on the screen */
};

/* A sorter that never sorts: it is only asked whether it is the one to sort by, because the column
 * view of GTK 4.8 does not tell. */

#define CRM_TYPE_HEAD_SORTER (crm_head_sorter_get_type ())
G_DECLARE_FINAL_TYPE (CrmHeadSorter, crm_head_sorter, CRM, HEAD_SORTER, GtkSorter)

struct _CrmHeadSorter {
  GtkSorter parent_instance;
  const CrmField *field;
  gboolean asked;
};

G_DEFINE_FINAL_TYPE (CrmHeadSorter, crm_head_sorter, GTK_TYPE_SORTER)

static GtkOrdering
crm_head_sorter_compare (GtkSorter *sorter, gpointer a, gpointer b)
{
  CRM_HEAD_SORTER (sorter)->asked = TRUE;
  return GTK_ORDERING_SMALLER;
}

static GtkSorterOrder
crm_head_sorter_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_TOTAL;
}

static void
crm_head_sorter_class_init (CrmHeadSorterClass *class)
{
  GTK_SORTER_CLASS (class)->compare = crm_head_sorter_compare;
  GTK_SORTER_CLASS (class)->get_order = crm_head_sorter_get_order;
}

static void
crm_head_sorter_init (CrmHeadSorter *self)
{
}

char *
crm_cells_dup_order (CrmCells *self, GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  guint n = g_list_model_get_n_items (columns);
  GtkOrdering ordering;

  for (guint i = 0; i < n; i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
    GtkSorter *sorter = gtk_column_view_column_get_sorter (column);

    if (sorter != NULL)
      CRM_HEAD_SORTER (sorter)->asked = FALSE;
  }
  /* Any two objects do: the first sorter decides, smaller when ascending. */
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), G_OBJECT (view),
                                 G_OBJECT (self->list));
  for (guint i = 0; i < n; i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
    GtkSorter *sorter = gtk_column_view_column_get_sorter (column);

    if (sorter != NULL && CRM_HEAD_SORTER (sorter)->asked)
      return g_strconcat (ordering == GTK_ORDERING_LARGER ? "-" : "",
                          CRM_HEAD_SORTER (sorter)->field->name, NULL);
  }
  return NULL;
}

/* Cells. */

static gboolean
is_number (const CrmField *field)
{
  return field->type == CRM_INTEGER || field->type == CRM_REAL || field->type == CRM_MONEY ||
         field->type == CRM_PERCENT;
}

static gboolean
is_negative (const CrmField *field, const CrmValue *value)
{
  return is_number (field) && ((value->tag == CRM_VALUE_INTEGER && value->integer < 0) ||
                               (value->tag == CRM_VALUE_REAL && value->real < 0));
}

static char *
dup_text (CrmCells *self, CrmRecord *record, const CrmField *field)
{
  const CrmValue *value = crm_record_get_value (record, field);
  const CrmLocale *locale = crm_session_get_locale (self->session);
  char *text;

  if (field->type == CRM_DAY && value->tag == CRM_VALUE_INTEGER)
    return crm_day_format_short ((CrmDay) value->integer, locale);
  if (field->type == CRM_FILE)
    return g_strdup (crm_value_is_null (value) ? "" : C_ ("a file is kept here", "File"));
  text =
      crm_query_dup_text (crm_session_get_db (self->session), crm_session_get_model (self->session),
                          self->kind, crm_record_get_id (record), field, value, locale);
  return g_strdelimit (text, "\n\t", ' ');
}

/* The row's name for a screen reader; GTK gives rows none. */
static void
name_row (CrmCells *self, GtkWidget *label, CrmRecord *record)
{
  GtkWidget *cell = gtk_widget_get_parent (label);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *title = NULL;

  if (row == NULL)
    return;
  title = crm_kind_dup_title (crm_session_get_model (self->session), self->kind,
                              crm_record_get_id (record), crm_record_get_values (record),
                              crm_session_get_db (self->session),
                              crm_session_get_locale (self->session));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
fill (CrmCells *self, GtkListItem *item, const CrmField *field)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autoptr (CrmRecord) record =
      crm_list_get_record (self->list, gtk_list_item_get_position (item));
  g_autofree char *text = NULL;

  if (record == NULL) {
    gtk_label_set_text (GTK_LABEL (label), "");
    return;
  }
  text = dup_text (self, record, field);
  gtk_label_set_text (GTK_LABEL (label), text);
  if (is_negative (field, crm_record_get_value (record, field)))
    gtk_widget_add_css_class (label, "negative");
  else
    gtk_widget_remove_css_class (label, "negative");
  name_row (self, label, record);
}

static const CrmField *
get_factory_field (GtkSignalListItemFactory *factory)
{
  return g_object_get_data (G_OBJECT (factory), "crm-field");
}

static void
set_up (GtkSignalListItemFactory *factory, GtkListItem *item, CrmCells *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (is_number (get_factory_field (factory))) {
    gtk_label_set_xalign (GTK_LABEL (label), 1);
    gtk_widget_add_css_class (label, "numeric");
  } else {
    gtk_label_set_xalign (GTK_LABEL (label), 0);
  }
  gtk_list_item_set_child (item, label);
}

static void
bind (GtkSignalListItemFactory *factory, GtkListItem *item, CrmCells *self)
{
  const CrmField *field = get_factory_field (factory);

  g_hash_table_insert (self->bound, item, (gpointer) field);
  fill (self, item, field);
}

static void
unbind (GtkSignalListItemFactory *factory, GtkListItem *item, CrmCells *self)
{
  g_hash_table_remove (self->bound, item);
}

void
crm_cells_refill (CrmCells *self)
{
  GHashTableIter iter;
  gpointer item, field;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, &field))
    fill (self, item, field);
}

/* Columns. */

static int
get_usual_width (const CrmField *field)
{
  switch (field->type) {
  case CRM_FLAG:
  case CRM_INTEGER:
  case CRM_PERCENT:
    return 90;
  case CRM_REAL:
  case CRM_DAY:
    return 112;
  case CRM_MONEY:
  case CRM_CHOICE:
  case CRM_TIME:
    return 136;
  case CRM_TEXT:
    return field->flags & CRM_UNIQUE ? 96 : 168;
  case CRM_NOTE:
  case CRM_REFERENCE:
  case CRM_LINKS:
  case CRM_FILE:
    break;
  }
  return 184;
}

/* Wide enough for the head with its arrow. */
static int
get_width (const CrmField *field, const char *head, GtkWidget *measure)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (measure, head);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  return MAX (get_usual_width (field), width + 48);
}

/* One column takes the room that is left: the title's, or of a line without one that of whom or what
 * it belongs to. */
static gboolean
is_main (const CrmKind *kind, const CrmField *field)
{
  const CrmField *title = crm_kind_get_title (kind);

  if (title != NULL && (crm_field_is_text (title) || title->type == CRM_REFERENCE))
    return field == title;
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == CRM_REFERENCE || kind->fields[i].type == CRM_TEXT)
      return field == &kind->fields[i];
  return FALSE;
}

GtkColumnViewColumn *
crm_cells_make_column (CrmCells *self, const CrmField *field, GtkWidget *measure)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autofree char *head = crm_wording_dup_head (field, crm_session_get_locale (self->session));
  GtkColumnViewColumn *column = gtk_column_view_column_new (head, factory);

  g_object_set_data (G_OBJECT (factory), "crm-field", (gpointer) field);
  g_signal_connect (factory, "setup", G_CALLBACK (set_up), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind), self);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, get_width (field, head, measure));
  gtk_column_view_column_set_expand (column, is_main (self->kind, field));
  if (field->type != CRM_LINKS && field->type != CRM_FILE) {
    g_autoptr (CrmHeadSorter) sorter = g_object_new (CRM_TYPE_HEAD_SORTER, NULL);

    sorter->field = field;
    gtk_column_view_column_set_sorter (column, GTK_SORTER (sorter));
  }
  g_object_set_data (G_OBJECT (column), "crm-field", (gpointer) field);
  return column;
}

const CrmField *
crm_cells_get_field (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "crm-field");
}

void
crm_cells_align_heads (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; title != NULL; i++, title = gtk_widget_get_next_sibling (title)) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
    GtkWidget *content = gtk_widget_get_first_child (title);

    if (column == NULL)
      break;
    if (content != NULL && is_number (crm_cells_get_field (column)))
      gtk_widget_set_halign (content, GTK_ALIGN_END);
  }
}

CrmCells *
crm_cells_new (CrmSession *session, CrmList *list, const CrmKind *kind)
{
  CrmCells *self = g_new0 (CrmCells, 1);

  self->session = g_object_ref (session);
  self->list = list;
  self->kind = kind;
  self->bound = g_hash_table_new (NULL, NULL);
  return self;
}

void
crm_cells_free (CrmCells *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->bound);
  g_object_unref (self->session);
  g_free (self);
}
