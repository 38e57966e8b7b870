/* crm-still-row.c: only the way of the focus is its own. Calls libadwaita only. */
#include "crm-still-row.h"

G_DEFINE_TYPE (CrmStillRow, crm_still_row, ADW_TYPE_PREFERENCES_ROW)

/* A list box offers the focus to one row and gives up when that cannot take it: it is handed on to
 * the rows beyond. */
static gboolean
crm_still_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget));
  gboolean back = direction == GTK_DIR_UP || direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *next = widget;

  if (child != NULL && gtk_widget_child_focus (child, direction))
    return TRUE;
  /* Who leaves the row is taken on by the list. */
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  do
    next = back ? gtk_widget_get_prev_sibling (next) : gtk_widget_get_next_sibling (next);
  while (next != NULL && !gtk_widget_child_focus (next, direction));
  return next != NULL;
}

static void
crm_still_row_class_init (CrmStillRowClass *class)
{
  GTK_WIDGET_CLASS (class)->focus = crm_still_row_focus;
}

static void
crm_still_row_init (CrmStillRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}
