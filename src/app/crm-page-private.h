/* crm-page-private.h: the page's own parts, shared by crm-page.c (what is asked for),
 * crm-page-keys.c, crm-page-rows.c (how many rows there are yet), crm-page-selection.c (the
 * rows selected) and crm-page-states.c (what is said when there is no table to show). For these
 * files only. */
#pragma once

#include "crm-page.h"

#include "crm-cells.h"
#include "crm-column-menu.h"
#include "crm-filter-chips.h"

G_BEGIN_DECLS

struct _CrmPage {
  GtkWidget parent_instance;

  CrmSession *session;
  const CrmKind *kind;
  CrmList *list;
  CrmCells *cells;
  CrmColumnMenu *menu;
  GtkSliceListModel *rows; /* of the list, those that the view has yet */
  GtkMultiSelection *selection;
  GArray *chosen; /* gint64 ids selected */
  gint64 told;    /* the id last told by "selected" */
  gint64 wanted;  /* to be selected as soon as the list has it; 0: none */
  gboolean restoring, fitted;
  gboolean asked; /* by the person: another order or part, whose answer is shown from the top */
  guint n_shown;  /* as last said */
  guint tell_id, filter_id, scroll_id, rest_id, spinner_id;
  guint rows_id, n_frames;
  char *filter; /* as it holds now; NULL: none */
  char *words;  /* the chips chosen, for people; NULL: none */
  char *among;  /* what the records shown have in common; NULL: all are shown */

  GtkWidget *chips, *words_row, *words_label;
  GtkWidget *among_row, *among_label;
  GtkWidget *box, *toolbar, *search, *filter_button, *filter_row, *filter_entry, *filter_error;
  GtkWidget *spinner, *count, *catalogue, *column_button, *column_box, *stack, *scrolled, *view;
  GtkWidget *empty, *empty_buttons, *empty_new, *empty_catalogue, *empty_import, *nothing, *failed;
};

/* Signals, by their number in the class. */
void crm_page_emit_selected (CrmPage *self);

/* Selection. */
void crm_page_read_selection (CrmPage *self);
void crm_page_restore_selection (CrmPage *self);
void crm_page_select_wanted (CrmPage *self);
void crm_page_scroll_soon (CrmPage *self);

/* Rows. */
gboolean crm_page_has_all_rows (CrmPage *self);
void crm_page_hold_rows (CrmPage *self); /* others than these will be there: they come slowly */
void crm_page_add_rows (CrmPage *self);  /* ends in crm_page_end_loading */
void crm_page_hear_map (CrmPage *self);
void crm_page_hear_unmap (CrmPage *self);
void crm_page_end_loading (CrmPage *self); /* the rows are those of the list */

/* States. */
gboolean crm_page_is_narrowed (CrmPage *self);
void crm_page_clear_narrowing (CrmPage *self);
void crm_page_show_state (CrmPage *self);

/* Keys. */
void crm_page_add_keys (CrmPage *self);

G_END_DECLS
