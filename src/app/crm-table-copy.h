/* crm-table-copy.h: records as a spreadsheet takes them from the clipboard: a line of heads and a
 * line a record, tabs between the cells. */
#pragma once

#include <gtk/gtk.h>

#include "crm-session.h"

G_BEGIN_DECLS

/* Puts the records with these ids, in this order, into the clipboard and says how many they are;
 * done by a worker. fields: of const CrmField *, the columns. */
void crm_table_copy (CrmSession *session, const CrmKind *kind, GPtrArray *fields, GArray *ids,
                     GdkClipboard *clipboard);

G_END_DECLS
