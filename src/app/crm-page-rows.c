/* crm-page-rows.c: how many rows of the list the view has. GTK makes widgets for some 200 of them
 * whatever is in view, and styles and measures all within one frame: so they come a few a frame,
 * once the page around them has been painted, and go likewise while it is out of sight. Part of
 * CrmPage. */
#include "crm-page-private.h"

#define STEP 24       /* rows a frame, a millisecond or two each */
#define ALL_MADE 256  /* rows after which GTK makes no more */
#define FIRST_FRAME 3 /* those before it show the page and what stands above it */

static guint
get_n (CrmPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

gboolean
crm_page_has_all_rows (CrmPage *self)
{
  return gtk_slice_list_model_get_size (self->rows) == G_MAXUINT;
}

static gboolean
add_rows (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CrmPage *self = CRM_PAGE (widget);
  guint n = get_n (self) + STEP;

  self->n_frames++;
  if (self->n_frames <= FIRST_FRAME || crm_list_is_loading (self->list))
    return G_SOURCE_CONTINUE;
  if (n >= ALL_MADE || n >= g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    n = G_MAXUINT;
  gtk_slice_list_model_set_size (self->rows, n);
  if (n < G_MAXUINT)
    return G_SOURCE_CONTINUE;
  self->rows_id = 0;
  crm_page_end_loading (self);
  return G_SOURCE_REMOVE;
}

void
crm_page_hold_rows (CrmPage *self)
{
  guint n = get_n (self);

  if (n < ALL_MADE)
    gtk_slice_list_model_set_size (self->rows, MAX (n, STEP));
}

void
crm_page_add_rows (CrmPage *self)
{
  if (crm_page_has_all_rows (self))
    crm_page_end_loading (self);
  else if (self->rows_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->rows_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), add_rows, NULL, NULL);
}

gboolean
crm_page_rest (CrmPage *self)
{
  guint n = MIN (get_n (self), ALL_MADE);

  gtk_slice_list_model_set_size (self->rows, n > STEP ? n - STEP : 0);
  return n > STEP;
}

/* Where somebody is at work the rows stay. */
static gboolean
rest (gpointer user_data)
{
  CrmPage *self = user_data;
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  if (self->chosen->len == 0 && gtk_adjustment_get_value (scroll) <= 0 && crm_page_rest (self))
    return G_SOURCE_CONTINUE;
  self->rest_id = 0;
  return G_SOURCE_REMOVE;
}

void
crm_page_hear_unmap (CrmPage *self)
{
  if (self->rows_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->rows_id);
  self->rows_id = 0;
  if (self->rest_id == 0)
    self->rest_id = g_idle_add_full (G_PRIORITY_LOW, rest, self, NULL);
}

void
crm_page_hear_map (CrmPage *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->n_frames = 0;
  if (!crm_page_has_all_rows (self))
    crm_page_add_rows (self);
}
