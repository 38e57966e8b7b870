/* crm-list.h: the records of a query as a GListModel for a million rows: the ids in order (read
 * in a worker), records fetched 64 at a time when shown, about 2,000 kept. Follows the store's
 * news. A changed order or filter is put in place: only the difference in length is signalled,
 * at the tail, and "refresh" asks whoever shows rows to bind them anew (GTK 4.8 would fetch
 * every row otherwise). */
#pragma once

#include "crm-query.h"
#include "crm-record.h"

G_BEGIN_DECLS

#define CRM_TYPE_LIST (crm_list_get_type ())
G_DECLARE_FINAL_TYPE (CrmList, crm_list, CRM, LIST, GObject)

/* Empty until the first crm_list_set_query. */
CrmList *crm_list_new (CrmStore *store, const CrmKind *kind);
/* Takes the query over and reads its ids in a worker; the old rows stay until the answer is
 * there. A later call makes an earlier answer void. A small table is read at once, so that its
 * list never flickers. */
void crm_list_set_query (CrmList *self, CrmQuery *query);
const CrmQuery *crm_list_get_query (CrmList *self); /* NULL before the first */
/* A search key stroke: cheaper than set_query, searches the folded texts kept in memory. NULL:
 * none. */
void crm_list_set_search (CrmList *self, const char *words);
gboolean crm_list_is_loading (CrmList *self); /* property "loading" */
gint64 crm_list_get_id (CrmList *self, guint position);
/* Where a record stands; G_MAXUINT: nowhere. */
guint crm_list_find (CrmList *self, gint64 id);
const char *crm_list_get_error (CrmList *self); /* of the last query, NULL: none */

/* signal "refresh" (CrmList *): rows in place changed; bound cells should be filled again.
 * signal "loaded" (CrmList *): an answer was put in place. Position → record text helper for
 * cells: */
CrmRecord *crm_list_get_record (CrmList *self, guint position); /* owned */

G_END_DECLS
