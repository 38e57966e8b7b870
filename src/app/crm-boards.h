/* crm-boards.h: the list of the hand-made pages, beside the tables that every kind has. To add one,
 * write its widget and give it its line in crm-boards.c. */
#pragma once

#include <gtk/gtk.h>

#include "crm-session.h"

G_BEGIN_DECLS

typedef struct {
  const char *name;  /* of win.board */
  const char *title; /* N_() */
  const char *view;  /* name of the view that it opens; NULL: none */
  const char *kind;  /* name of the kind beside whose table it stands; NULL: none */
  GtkWidget *(*make) (CrmSession *session);
} CrmBoard;

const CrmBoard *crm_board_get_all (void); /* ends with one without a name */
/* Borrowed; NULL: there is none. */
const CrmBoard *crm_board_find (const char *name);
const CrmBoard *crm_board_find_of_view (const char *view);
const CrmBoard *crm_board_find_of_kind (const char *kind);

G_END_DECLS
