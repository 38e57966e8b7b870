/* crm-sort.h: puts ids in the order of keys that were read with them. SQLite takes some four times
 * as long for 700,000 rows by a day and a name, and as long for fewer rows by a text. Keys compare
 * as in SQL: numbers before texts before bytes, texts and bytes as memcmp does; what is missing
 * comes last in either direction. Within a column numbers are all whole or all not. Knows nothing
 * of kinds. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CrmSort CrmSort;

CrmSort *crm_sort_new (void);
void crm_sort_free (CrmSort *self);

/* A row is: its keys, the one that counts most first, and then its id, which decides between rows
 * whose keys are the same and ends the row. Rows have the same keys in the same directions. */
void crm_sort_add_null (CrmSort *self);
void crm_sort_add_integer (CrmSort *self, gint64 value, gboolean descending);
void crm_sort_add_real (CrmSort *self, double value, gboolean descending);
void crm_sort_add_text (CrmSort *self, const char *text, gsize length, gboolean descending);
void crm_sort_add_bytes (CrmSort *self, gconstpointer bytes, gsize length, gboolean descending);
void crm_sort_end_row (CrmSort *self, gint64 id, gboolean descending);

/* A key of the row that is being added, to be added again to others. */
gsize crm_sort_get_place (CrmSort *self);
void crm_sort_add_again (CrmSort *self, gsize place, gsize length);

/* gint64, owned; the sort can only be freed then. */
GArray *crm_sort_take_ids (CrmSort *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmSort, crm_sort_free)

G_END_DECLS
