/* crm-column-menu.h: which columns a table shows, in which order and how wide: those of the
 * description until the person chooses otherwise by its check buttons, by dragging heads or their
 * edges. Kept by crm-choices for each kind. */
#pragma once

#include "crm-cells.h"

G_BEGIN_DECLS

typedef struct _CrmColumnMenu CrmColumnMenu;

/* Puts the columns into the view and a check button for each field into box; lives until freed,
 * before the view and the cells go. */
CrmColumnMenu *crm_column_menu_new (CrmCells *cells, const CrmKind *kind, GtkColumnView *view,
                                    GtkBox *box);
void crm_column_menu_free (CrmColumnMenu *self);
/* The fields shown, in their order; owned array of const CrmField *. */
GPtrArray *crm_column_menu_list_fields (CrmColumnMenu *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmColumnMenu, crm_column_menu_free)

G_END_DECLS
