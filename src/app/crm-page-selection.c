/* crm-page-selection.c: the rows selected, kept by id, because a new order is put in place beneath
 * them; and going to one of them. Part of CrmPage. */
#include "crm-page-private.h"

/* The selection, kept by id. */

static gboolean
tell_selected (gpointer user_data)
{
  CrmPage *self = user_data;

  self->tell_id = 0;
  self->told = crm_page_get_selected (self);
  crm_page_emit_selected (self);
  return G_SOURCE_REMOVE;
}

/* Held keys pass over many rows: only where they rest is told. */
static void
tell_soon (CrmPage *self)
{
  if (self->told != crm_page_get_selected (self) && self->tell_id == 0)
    self->tell_id = g_timeout_add (40, tell_selected, self);
}

void
crm_page_read_selection (CrmPage *self)
{
  g_autoptr (GtkBitset) set =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  if (self->restoring)
    return;
  g_array_set_size (self->chosen, 0);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, set, &position); more;
       more = gtk_bitset_iter_next (&iter, &position)) {
    gint64 id = crm_list_get_id (self->list, position);

    if (id != 0)
      g_array_append_val (self->chosen, id);
  }
  tell_soon (self);
}

static GtkBitset *
find_chosen (CrmPage *self)
{
  GtkBitset *set = gtk_bitset_new_empty ();
  g_autoptr (GHashTable) ids = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  if (self->chosen->len == 1) {
    guint position = crm_list_find (self->list, g_array_index (self->chosen, gint64, 0));

    if (position < n)
      gtk_bitset_add (set, position);
    return set;
  }
  ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->chosen->len; i++)
    g_hash_table_add (ids, &g_array_index (self->chosen, gint64, i));
  for (guint i = 0; i < n && g_hash_table_size (ids) > 0; i++) {
    gint64 id = crm_list_get_id (self->list, i);

    if (g_hash_table_contains (ids, &id))
      gtk_bitset_add (set, i);
  }
  return set;
}

/* Only rows that are there can be selected: the others follow when they have come, and until then
 * remain chosen. */
void
crm_page_restore_selection (CrmPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  g_autoptr (GtkBitset) now =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GtkBitset) set = NULL, all = NULL;

  if (self->chosen->len == 0 && gtk_bitset_is_empty (now))
    return;
  set = find_chosen (self);
  if (!gtk_bitset_equals (set, now)) {
    all = gtk_bitset_new_range (0, n);
    self->restoring = TRUE;
    gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), set, all);
    self->restoring = FALSE;
  }
  if (crm_page_has_all_rows (self))
    crm_page_read_selection (self);
}

/* To what is selected, else to the top. */
static gboolean
scroll (gpointer user_data)
{
  CrmPage *self = user_data;
  GtkWidget *rows = gtk_widget_get_last_child (self->view);
  guint position = crm_list_find (self->list, crm_page_get_selected (self));

  self->scroll_id = 0;
  gtk_widget_activate_action (rows, "list.scroll-to-item", "u",
                              position != G_MAXUINT ? position : 0);
  return G_SOURCE_REMOVE;
}

/* A new row has no height before the next frame: GTK would take it for visible at once. */
void
crm_page_scroll_soon (CrmPage *self)
{
  if (self->scroll_id == 0)
    self->scroll_id = g_idle_add_full (G_PRIORITY_LOW, scroll, self, NULL);
}

void
crm_page_select_wanted (CrmPage *self)
{
  guint position;

  if (self->wanted == 0 || crm_page_is_loading (self))
    return;
  position = crm_list_find (self->list, self->wanted);
  if (position == G_MAXUINT && crm_page_is_narrowed (self)) {
    crm_page_clear_narrowing (self);
    if (crm_page_is_loading (self))
      return;
    position = crm_list_find (self->list, self->wanted);
  }
  self->wanted = 0;
  if (position == G_MAXUINT)
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  crm_page_scroll_soon (self);
}

void
crm_page_select (CrmPage *self, gint64 id)
{
  self->wanted = id;
  crm_page_select_wanted (self);
}

void
crm_page_select_none (CrmPage *self)
{
  self->wanted = 0;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}
