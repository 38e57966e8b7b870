/* crm-sort-read.h: reads the rows of a statement and gives their ids in the order of the keys read
 * with them. Any connection, any thread. */
#pragma once

#include "crm-db.h"

G_BEGIN_DECLS

typedef struct {
  gboolean descending;
  /* SELECT of the key of $1, an integer that many rows have in common: each is looked up once.
   * NULL: what was read is the key. Owned by the caller. */
  char *look_up;
} CrmSortKey;

/* rows: an id and a column for each key; it is stepped to its end, not finished. Owned GArray of
 * gint64. */
GArray *crm_sort_read_ids (CrmDb *db, CrmStatement *rows, const CrmSortKey *keys, guint n_keys,
                           gboolean backwards, GError **error);

G_END_DECLS
