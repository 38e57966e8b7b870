/* crm-column-menu.c: kept as "name:220,stage,since:96", in the order of the columns; a width only
 * where the person gave one. Written a moment after the last change, as a drag makes many. */
#include "crm-column-menu.h"

#include "crm-choices.h"

#define KEEP_DELAY_MS 500
#define GROUP "columns"

struct _CrmColumnMenu {
  CrmCells *cells;
  const CrmKind *kind;
  GtkColumnView *view; /* borrowed */
  guint keep_id;
};

static GListModel *
get_columns (CrmColumnMenu *self)
{
  return gtk_column_view_get_columns (self->view);
}

static GtkColumnViewColumn *
find_column (CrmColumnMenu *self, const CrmField *field)
{
  GListModel *columns = get_columns (self);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    if (crm_cells_get_field (column) == field)
      return column; /* the view holds it */
  }
  return NULL;
}

GPtrArray *
crm_column_menu_list_fields (CrmColumnMenu *self)
{
  GListModel *columns = get_columns (self);
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    g_ptr_array_add (fields, (gpointer) crm_cells_get_field (column));
  }
  return fields;
}

/* Keeping. */

static gboolean
keep (gpointer user_data)
{
  CrmColumnMenu *self = user_data;
  GListModel *columns = get_columns (self);
  g_autoptr (GString) names = g_string_new (NULL);

  self->keep_id = 0;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
    int width = crm_cells_get_chosen_width (column);

    g_string_append_printf (names, "%s%s", i > 0 ? "," : "", crm_cells_get_field (column)->name);
    if (width > 0)
      g_string_append_printf (names, ":%d", width);
  }
  crm_choices_set (GROUP, self->kind->name, names->str);
  return G_SOURCE_REMOVE;
}

static void
keep_soon (CrmColumnMenu *self)
{
  if (self->keep_id == 0)
    self->keep_id = g_timeout_add (KEEP_DELAY_MS, keep, self);
}

static void
on_width_changed (GtkColumnViewColumn *column, GParamSpec *pspec, CrmColumnMenu *self)
{
  if (crm_cells_get_chosen_width (column) > 0)
    keep_soon (self);
}

/* Which columns there are. */

/* Where a record is, which may stand beside its name; NULL: not known. */
static const CrmField *
find_place (const CrmKind *kind)
{
  const CrmField *title = crm_kind_get_title (kind);
  const CrmField *place = crm_kind_find_field (kind, "region");

  return title != NULL && title->type == CRM_TEXT && place != NULL && place->type == CRM_TEXT
             ? place
             : NULL;
}

/* A region said beside the name needs no column of its own. */
static void
follow_place (CrmColumnMenu *self)
{
  const CrmField *place = find_place (self->kind);

  if (place != NULL)
    crm_cells_set_place (self->cells, find_column (self, place) == NULL ? place : NULL);
}

static void
insert_column (CrmColumnMenu *self, const CrmField *field, guint position, int width)
{
  g_autoptr (GtkColumnViewColumn) column = crm_cells_make_column (self->cells, field);

  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  g_signal_connect (column, "notify::fixed-width", G_CALLBACK (on_width_changed), self);
  gtk_column_view_insert_column (self->view, position, column);
}

/* Where the description has it, seen from those shown. */
static void
add_column (CrmColumnMenu *self, const CrmField *field)
{
  guint position = 0;

  for (guint i = 0; i < crm_kind_get_field_index (self->kind, field); i++)
    if (find_column (self, &self->kind->fields[i]) != NULL)
      position++;
  insert_column (self, field, position, 0);
}

static void
on_toggled (GtkCheckButton *button, CrmColumnMenu *self)
{
  const CrmField *field = g_object_get_data (G_OBJECT (button), "crm-field");
  GtkColumnViewColumn *column = find_column (self, field);

  if (gtk_check_button_get_active (button) && column == NULL)
    add_column (self, field);
  else if (!gtk_check_button_get_active (button) && column != NULL)
    gtk_column_view_remove_column (self->view, column);
  follow_place (self);
  crm_cells_align_heads (self->view);
  crm_cells_fit (self->cells, self->view);
}

static void
add_kept (CrmColumnMenu *self, const char *kept)
{
  g_auto (GStrv) columns = g_strsplit (kept, ",", -1);

  for (guint i = 0; columns[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (columns[i], ":", 2);
    const CrmField *field = parts[0] != NULL ? crm_kind_find_field (self->kind, parts[0]) : NULL;
    gint64 width = parts[0] != NULL && parts[1] != NULL ? g_ascii_strtoll (parts[1], NULL, 10) : 0;

    if (field != NULL && find_column (self, field) == NULL)
      insert_column (self, field, g_list_model_get_n_items (get_columns (self)),
                     (int) CLAMP (width, 0, 4000));
  }
}

static void
add_described (CrmColumnMenu *self)
{
  const CrmField *title = crm_kind_get_title (self->kind);
  const CrmField *place = find_place (self->kind);

  for (guint i = 0; i < self->kind->n_fields; i++) {
    const CrmField *field = &self->kind->fields[i];

    if (((field->flags & CRM_COLUMN) != 0 && field != place) || field == title)
      add_column (self, field);
  }
}

static void
fill_box (CrmColumnMenu *self, GtkBox *box)
{
  for (guint i = 0; i < self->kind->n_fields; i++) {
    const CrmField *field = &self->kind->fields[i];
    GtkWidget *button = gtk_check_button_new_with_label (crm_field_get_label (field));

    gtk_check_button_set_active (GTK_CHECK_BUTTON (button), find_column (self, field) != NULL);
    g_object_set_data (G_OBJECT (button), "crm-field", (gpointer) field);
    g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), self);
    gtk_box_append (box, button);
  }
}

CrmColumnMenu *
crm_column_menu_new (CrmCells *cells, const CrmKind *kind, GtkColumnView *view, GtkBox *box)
{
  CrmColumnMenu *self = g_new0 (CrmColumnMenu, 1);
  g_autofree char *kept = crm_choices_dup (GROUP, kind->name);

  self->cells = cells;
  self->kind = kind;
  self->view = view;
  if (kept != NULL)
    add_kept (self, kept);
  if (g_list_model_get_n_items (get_columns (self)) == 0)
    add_described (self);
  fill_box (self, box);
  follow_place (self);
  crm_cells_align_heads (view);
  g_signal_connect_swapped (get_columns (self), "items-changed", G_CALLBACK (keep_soon), self);
  return self;
}

void
crm_column_menu_free (CrmColumnMenu *self)
{
  GListModel *columns;

  if (self == NULL)
    return;
  if (self->keep_id != 0) {
    g_source_remove (self->keep_id);
    keep (self);
  }
  columns = get_columns (self);
  g_signal_handlers_disconnect_by_data (columns, self);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    g_signal_handlers_disconnect_by_data (column, self);
  }
  g_free (self);
}
