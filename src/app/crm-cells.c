/* crm-cells.c: cells read their record by position from the CrmList, never from the list item: a
 * new order is put in place there without a signal for every row. The column view keeps some 200
 * rows of widgets, of which a window shows 20: only these are filled, the others when they come
 * into view. */
#include "crm-cells.h"

#include <string.h>

#include "crm-cell.h"
#include "crm-day.h"
#include "crm-i18n.h"
#include "crm-wording.h"

struct _CrmCells {
  CrmSession *session;
  CrmList *list; /* borrowed */
  const CrmKind *kind;
  const CrmField *place; /* said beside the title where it has no column; NULL: none */
  CrmTiers *tiers;
  GHashTable *bound;     /* GtkListItem → Cell, owned: what the view has made widgets for */
  GtkAdjustment *scroll; /* NULL: every row counts as in view */
};

typedef struct {
  const CrmField *field;
  CrmCellLook look;
  gboolean filled;
} Cell;

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
    return locale->calendar == CRM_CALENDAR_GREGORIAN
               ? crm_day_format ((CrmDay) value->integer, locale)
               : crm_day_format_short ((CrmDay) value->integer, locale);
  if (field->type == CRM_MONEY && value->tag == CRM_VALUE_INTEGER)
    return crm_money_show (value->integer, locale);
  if (field->type == CRM_FILE)
    return g_strdup (crm_value_is_null (value) ? "" : C_ ("a file is kept here", "File"));
  text =
      crm_query_dup_text (crm_session_get_db (self->session), crm_session_get_model (self->session),
                          self->kind, crm_record_get_id (record), field, value, locale);
  return g_strdelimit (text, "\n\t", ' ');
}

/* The row's name for a screen reader; GTK gives rows none. */
static void
name_row (CrmCells *self, GtkWidget *child, CrmRecord *record)
{
  GtkWidget *cell = gtk_widget_get_parent (child);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *title = NULL;

  if (row == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  crm_cell_get_text (child), -1);
  if (gtk_widget_get_prev_sibling (cell) != NULL)
    return; /* one cell names the row */
  title = crm_kind_dup_title (crm_session_get_model (self->session), self->kind,
                              crm_record_get_id (record), crm_record_get_values (record),
                              crm_session_get_db (self->session),
                              crm_session_get_locale (self->session));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/* Where it is, beside what it is called; not again where the name says so itself. */
static char *
dup_place (CrmCells *self, CrmRecord *record, const CrmField *field, const char *text)
{
  g_autofree char *place = NULL;

  if (self->place == NULL || field != crm_kind_get_title (self->kind))
    return NULL;
  place = dup_text (self, record, self->place);
  return strstr (text, place) == NULL ? g_steal_pointer (&place) : NULL;
}

/* The tier that a value names or belongs to. */
static const CrmTierLook *
find_tier (CrmCells *self, CrmRecord *record, const CrmField *field)
{
  const CrmValue *value = crm_record_get_value (record, field);

  if (field->type != CRM_REFERENCE)
    return crm_tiers_find (self->tiers, self->kind, crm_record_get_id (record));
  if (value->tag != CRM_VALUE_INTEGER)
    return NULL;
  return crm_tiers_find (self->tiers,
                         crm_model_find_kind (crm_session_get_model (self->session), field->target),
                         value->integer);
}

static void
fill (CrmCells *self, GtkListItem *item, const Cell *cell)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  g_autoptr (CrmRecord) record =
      crm_list_get_record (self->list, gtk_list_item_get_position (item));
  g_autofree char *text = NULL, *place = NULL;

  if (record == NULL) {
    crm_cell_set_text (child, "", NULL);
    return;
  }
  text = dup_text (self, record, cell->field);
  place = dup_place (self, record, cell->field, text);
  crm_cell_set_text (child, text, place);
  if (cell->look == CRM_CELL_NUMBER)
    crm_cell_set_negative (child,
                           is_negative (cell->field, crm_record_get_value (record, cell->field)));
  else if (cell->look == CRM_CELL_STATUS)
    crm_cell_set_status (child,
                         crm_cell_judge (cell->field, crm_record_get_value (record, cell->field)));
  else if (cell->look == CRM_CELL_TIER || cell->look == CRM_CELL_TIERED)
    crm_cell_set_tier (child, find_tier (self, record, cell->field));
  name_row (self, child, record);
}

static const CrmField *
get_factory_field (GtkSignalListItemFactory *factory)
{
  return g_object_get_data (G_OBJECT (factory), "crm-field");
}

#define LOWEST_ROW 20 /* pixels: no row is lower */
#define MARGIN 8      /* rows filled beyond those in view */

typedef struct {
  double first, last;
} Range;

/* All rows are of one height. Until the view is laid out anew, these numbers may be those of the
 * list before; the adjustment tells when they are not. */
static Range
get_range_in_view (CrmCells *self)
{
  double n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  double upper, top;

  if (self->scroll == NULL)
    return (Range){ 0, n };
  upper = gtk_adjustment_get_upper (self->scroll);
  top = upper > 0 ? gtk_adjustment_get_value (self->scroll) / upper * n : 0;
  return (Range){ top - MARGIN,
                  top + gtk_adjustment_get_page_size (self->scroll) / LOWEST_ROW + MARGIN };
}

static void
fill_if_in_view (CrmCells *self, GtkListItem *item, Cell *cell, const Range *range)
{
  guint position = gtk_list_item_get_position (item);

  if (cell->filled || position < range->first || position > range->last)
    return;
  cell->filled = TRUE;
  fill (self, item, cell);
}

static void
fill_in_view (CrmCells *self)
{
  Range range = get_range_in_view (self);
  GHashTableIter iter;
  gpointer item, cell;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, &cell))
    fill_if_in_view (self, item, cell, &range);
}

/* A widget is used again for another row, whose text it must not show until it is known. */
static void
empty (GtkListItem *item, Cell *cell)
{
  cell->filled = FALSE;
  crm_cell_set_text (gtk_list_item_get_child (item), "", NULL);
}

/* GTK moves a row with its record and does not bind it anew; here the place says what is shown. */
static void
on_moved (GtkListItem *item, GParamSpec *pspec, CrmCells *self)
{
  Cell *cell = g_hash_table_lookup (self->bound, item);
  Range range = get_range_in_view (self);

  if (cell == NULL)
    return;
  empty (item, cell);
  fill_if_in_view (self, item, cell, &range);
}

static void
set_up (GtkSignalListItemFactory *factory, GtkListItem *item, CrmCells *self)
{
  const CrmField *field = get_factory_field (factory);

  gtk_list_item_set_child (item, crm_cell_new (crm_cell_get_look (
                                     crm_session_get_model (self->session), self->kind, field)));
  g_signal_connect (item, "notify::position", G_CALLBACK (on_moved), self);
}

static void
bind (GtkSignalListItemFactory *factory, GtkListItem *item, CrmCells *self)
{
  Cell *cell = g_new0 (Cell, 1);
  Range range = get_range_in_view (self);

  cell->field = get_factory_field (factory);
  cell->look = crm_cell_get_look (crm_session_get_model (self->session), self->kind, cell->field);
  g_hash_table_insert (self->bound, item, cell);
  fill_if_in_view (self, item, cell, &range);
}

static void
unbind (GtkSignalListItemFactory *factory, GtkListItem *item, CrmCells *self)
{
  Cell *cell = g_hash_table_lookup (self->bound, item);

  if (cell != NULL)
    empty (item, cell);
  g_hash_table_remove (self->bound, item);
}

void
crm_cells_refill (CrmCells *self)
{
  Range range = get_range_in_view (self);
  GHashTableIter iter;
  gpointer item, cell;

  crm_tiers_forget (self->tiers);
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, &cell)) {
    guint position = gtk_list_item_get_position (item);

    if (position < range.first || position > range.last) {
      empty (item, cell);
    } else {
      ((Cell *) cell)->filled = TRUE;
      fill (self, item, cell);
    }
  }
}

void
crm_cells_follow (CrmCells *self, GtkAdjustment *scroll)
{
  g_assert (self->scroll == NULL);
  self->scroll = g_object_ref (scroll);
  g_signal_connect_swapped (scroll, "value-changed", G_CALLBACK (fill_in_view), self);
  g_signal_connect_swapped (scroll, "changed", G_CALLBACK (fill_in_view), self);
}

/* Columns. */

#define PADDING 26 /* of a cell, both sides, with a little air */
#define ARROW 24   /* room of a head for the arrow of its order */
#define MIN_WIDTH 64
#define MAX_WIDTH 280 /* of text; numbers are never cut */
#define FIT_ROWS 30   /* looked at to find how wide a column is */

static int
get_text_width (PangoLayout *layout, const char *text)
{
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

void
crm_cells_fit (CrmCells *self, GtkColumnView *view)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), NULL);
  GListModel *columns = gtk_column_view_get_columns (view);
  guint n_rows = MIN (g_list_model_get_n_items (G_LIST_MODEL (self->list)), FIT_ROWS);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
    const CrmField *field = crm_cells_get_field (column);

    if (crm_cells_get_chosen_width (column) > 0)
      continue;

    int head = get_text_width (layout, gtk_column_view_column_get_title (column)) + ARROW;
    int lead = crm_cell_get_lead (
        crm_cell_get_look (crm_session_get_model (self->session), self->kind, field));
    int width = MIN_WIDTH;

    for (guint row = 0; row < n_rows; row++) {
      g_autoptr (CrmRecord) record = crm_list_get_record (self->list, row);
      g_autofree char *text = record != NULL ? dup_text (self, record, field) : g_strdup ("");

      width = MAX (width, get_text_width (layout, text) + lead + PADDING);
    }
    if (!is_number (field))
      width = MIN (width, MAX_WIDTH);
    width = MAX (width, head + PADDING);
    g_object_set_data (G_OBJECT (column), "crm-fitted-width", GINT_TO_POINTER (width));
    gtk_column_view_column_set_fixed_width (column, width);
  }
}

/* One column takes the room that is left: the title's, or of a line without one that of whom or
 * what it belongs to. */
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
crm_cells_make_column (CrmCells *self, const CrmField *field)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autofree char *head = crm_wording_dup_head (field, crm_session_get_locale (self->session));
  GtkColumnViewColumn *column = gtk_column_view_column_new (head, factory);

  g_object_set_data (G_OBJECT (factory), "crm-field", (gpointer) field);
  g_signal_connect (factory, "setup", G_CALLBACK (set_up), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind), self);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, is_main (self->kind, field));
  if (field->type != CRM_LINKS && field->type != CRM_FILE) {
    g_autoptr (CrmHeadSorter) sorter = g_object_new (CRM_TYPE_HEAD_SORTER, NULL);

    sorter->field = field;
    gtk_column_view_column_set_sorter (column, GTK_SORTER (sorter));
  }
  g_object_set_data (G_OBJECT (column), "crm-field", (gpointer) field);
  return column;
}

int
crm_cells_get_chosen_width (GtkColumnViewColumn *column)
{
  int fitted = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "crm-fitted-width"));
  int width = gtk_column_view_column_get_fixed_width (column);

  return width != fitted ? MAX (width, 0) : 0;
}

const CrmField *
crm_cells_get_field (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "crm-field");
}

void
crm_cells_set_place (CrmCells *self, const CrmField *place)
{
  self->place = place;
  crm_cells_refill (self);
}

void
crm_cells_mark_number (GtkColumnViewColumn *column)
{
  g_object_set_data (G_OBJECT (column), "crm-number", GINT_TO_POINTER (TRUE));
}

static gboolean
holds_numbers (GtkColumnViewColumn *column)
{
  const CrmField *field = crm_cells_get_field (column);

  return field != NULL ? is_number (field)
                       : g_object_get_data (G_OBJECT (column), "crm-number") != NULL;
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
    if (content == NULL || !holds_numbers (column))
      continue;
    /* The arrow keeps its room when it is not shown; before the words it does not push them off. */
    gtk_widget_set_halign (content, GTK_ALIGN_END);
    if (GTK_IS_BOX (content) && GTK_IS_LABEL (gtk_widget_get_first_child (content)))
      gtk_box_reorder_child_after (GTK_BOX (content), gtk_widget_get_last_child (content), NULL);
  }
}

CrmCells *
crm_cells_new (CrmSession *session, CrmList *list, const CrmKind *kind)
{
  CrmCells *self = g_new0 (CrmCells, 1);

  self->session = g_object_ref (session);
  self->list = list;
  self->kind = kind;
  self->tiers = crm_tiers_new (session);
  self->bound = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

void
crm_cells_free (CrmCells *self)
{
  if (self == NULL)
    return;
  if (self->scroll != NULL)
    g_signal_handlers_disconnect_by_data (self->scroll, self);
  g_clear_object (&self->scroll);
  g_hash_table_unref (self->bound);
  crm_tiers_free (self->tiers);
  g_object_unref (self->session);
  g_free (self);
}
