/* crm-cells.h: the columns of a kind's table: what a cell says of a record, how its head sorts,
 * and filling anew what is on the screen when CrmList says so. Belongs to one table; no data of
 * its own. */
#pragma once

#include <gtk/gtk.h>

#include "crm-list.h"
#include "crm-session.h"

G_BEGIN_DECLS

typedef struct _CrmCells CrmCells;

/* Borrows list: the owner frees the cells first, and the columns before them. */
CrmCells *crm_cells_new (CrmSession *session, CrmList *list, const CrmKind *kind);
void crm_cells_free (CrmCells *self);

/* A resizable column of the field, sortable where SQL can sort by it. Owned. */
GtkColumnViewColumn *crm_cells_make_column (CrmCells *self, const CrmField *field);
const CrmField *crm_cells_get_field (GtkColumnViewColumn *column);
/* Says the field beside the name instead of in a column of its own; NULL: no longer. */
void crm_cells_set_place (CrmCells *self, const CrmField *place);
/* A column of a hand-made table, which has no field, holds numbers. */
void crm_cells_mark_number (GtkColumnViewColumn *column);
/* Heads of numbers stand above their numbers; call it when columns were added. */
void crm_cells_align_heads (GtkColumnView *view);
/* Pixels that the person has given a column; 0: none, it is as wide as crm_cells_fit made it. */
int crm_cells_get_chosen_width (GtkColumnViewColumn *column);

/* Makes the other columns as wide as what their first rows say, once there are rows. */
void crm_cells_fit (CrmCells *self, GtkColumnView *view);

/* Only rows that this scrolls into view are filled; without it, all. */
void crm_cells_follow (CrmCells *self, GtkAdjustment *scroll);
/* Fills the cells in view again: rows in place have changed. */
void crm_cells_refill (CrmCells *self);
/* The order that the heads of view ask for, as crm_query_set_order reads it. NULL: none. Owned. */
char *crm_cells_dup_order (CrmCells *self, GtkColumnView *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmCells, crm_cells_free)

G_END_DECLS
