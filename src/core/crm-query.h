/* crm-query.h: what one wants to see of a kind: filter, search words, order; made into SQL once,
 * here. Results come as ids (for lists), as rows of values or as text. Any connection, any
 * thread. */
#pragma once

#include "crm-db.h"
#include "crm-model.h"

G_BEGIN_DECLS

typedef struct _CrmQuery CrmQuery;

CrmQuery *crm_query_new (CrmModel *model, const CrmKind *kind);
CrmQuery *crm_query_copy (const CrmQuery *self);
void crm_query_free (CrmQuery *self);
const CrmKind *crm_query_get_kind (const CrmQuery *self);

/* FILTER: `field op value` joined by and, or, parentheses; op is = != < <= > >= ~ (contains,
 * folded), `is empty`, `is not empty`; a reference or link may be followed (customer.region =
 * Tehran). Values: bare words, "quoted" (with "" inside), numbers, days in either calendar,
 * choice keys or labels, codes or titles of records. NULL: none. Error: INVALID with what was
 * not understood and where. locale reads the numbers and days. */
gboolean crm_query_set_filter (CrmQuery *self, const char *filter, const CrmLocale *locale,
                               GError **error);
/* Words that must all be found in the folded text; NULL or "": none. */
void crm_query_set_search (CrmQuery *self, const char *words);
/* "name,-since"; NULL: the kind's own order. What is missing comes last either way; id decides at
 * the end, in the direction of the first field. Error: INVALID for an unknown field. */
gboolean crm_query_set_order (CrmQuery *self, const char *order, GError **error);
/* Only records whose reference or link `field` of our kind is `target`. NULL: none. */
void crm_query_set_related (CrmQuery *self, const CrmField *field, gint64 target);
/* Only records linked from (or referred to by) LINKS field `field` of kind `owner`'s record. */
void crm_query_set_linked_from (CrmQuery *self, const CrmKind *owner, const CrmField *field,
                                gint64 record);
/* Only records whose id is among those that `select` names: the program's own SQL, never a
 * person's. reads says of each kind of the model whether it reads it. NULL: no such bound. */
void crm_query_set_among (CrmQuery *self, const char *select, const guint8 *reads);
void crm_query_set_limit (CrmQuery *self, guint64 limit); /* 0: none */

/* Whether a change in records of `kind` may change which records these are or their order; or only
 * what their rows show (titles of references and links, computed fields). */
gboolean crm_query_depends_on (const CrmQuery *self, const CrmKind *kind);
gboolean crm_query_shows (const CrmQuery *self, const CrmKind *kind);
/* The SELECT of its ids, for EXPLAIN. Owned. */
char *crm_query_dup_sql (const CrmQuery *self);
/* Whether ids can be read from the kind's own table and its references' titles alone: quick when
 * the table is small. */
gboolean crm_query_is_plain (const CrmQuery *self);

/* Whether both ask for the same records in the same order. */
gboolean crm_query_equal (const CrmQuery *self, const CrmQuery *other);
/* Whether self asks for the same records as `other` and its order is the opposite. What is
 * missing comes last in both: only when the records have no such gap (crm_query_has_gaps) are
 * the ids of one those of the other backwards. */
gboolean crm_query_is_opposite (const CrmQuery *self, const CrmQuery *other);
/* Whether some record lacks what the order goes by first; at once where that is indexed. */
gboolean crm_query_has_gaps (const CrmQuery *self, CrmDb *db, GCancellable *cancellable,
                             gboolean *gaps, GError **error);

/* Ids in order; guint32 would do for a million, gint64 is honest. Owned GArray of gint64. */
GArray *crm_query_read_ids (const CrmQuery *self, CrmDb *db, GCancellable *cancellable,
                            GError **error);
gboolean crm_query_count (const CrmQuery *self, CrmDb *db, gint64 *count, GError **error);

/* Full rows in order, streamed: id, then one value a field of the kind (LINKS are null; computed
 * filled). values live until the callback returns. Return FALSE from it to stop. */
typedef gboolean (*CrmRowFunc) (gint64 id, const CrmValue *values, gpointer user_data);
gboolean crm_query_foreach (const CrmQuery *self, CrmDb *db, GCancellable *cancellable,
                            CrmRowFunc func, gpointer user_data, GError **error);

/* At most CRM_QUERY_BATCH records by id, in no order, for lists: as crm_query_foreach, but a
 * file is left unread: empty bytes say that there is one. */
#define CRM_QUERY_BATCH 64
gboolean crm_query_read_batch (CrmDb *db, CrmModel *model, const CrmKind *kind, const gint64 *ids,
                               guint n, CrmRowFunc func, gpointer user_data, GError **error);

/* One record's values (n_fields entries, owned: crm_values_free), or NULL: NOT_FOUND. */
CrmValue *crm_query_dup_record (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id,
                                GError **error);
/* The record's name for people: its title fields joined by " · ", else "Customer 12". NULL: no such
 * record. Owned. */
char *crm_query_dup_title (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id,
                           const CrmLocale *locale);
char *crm_kind_dup_title (CrmModel *model, const CrmKind *kind, gint64 id, const CrmValue *values,
                          CrmDb *db, const CrmLocale *locale); /* db names references in it */
/* The handle others write for it: code, else title, else "#12". Owned; NULL: no such record. */
char *crm_query_dup_handle (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id);
/* The record a person means by a handle: "#12", code, else title (folded when exact fails).
 * NOT_FOUND, or REFUSED when several fit ("Two people are called …: write #12 or #31"). */
gboolean crm_query_find_handle (CrmDb *db, CrmModel *model, const CrmKind *kind, const char *handle,
                                gint64 *id, GError **error);
/* Targets of a LINKS field. Owned GArray of gint64. */
GArray *crm_query_read_links (CrmDb *db, CrmModel *model, const CrmKind *kind,
                              const CrmField *field, gint64 id, GError **error);

/* A field's value as text for a person (references by title, links joined by ", ") or, with
 * locale->plain, for a machine (references by handle, links joined by ";"). Owned. */
char *crm_query_dup_text (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id,
                          const CrmField *field, const CrmValue *value, const CrmLocale *locale);
/* The opposite, for forms and the CLI: reads references by handle. LINKS go to
 * crm_query_parse_links. */
gboolean crm_query_parse (CrmDb *db, CrmModel *model, const CrmField *field, const char *text,
                          const CrmLocale *locale, CrmValue *value, GError **error);
/* Handles separated by ; (or by , where no handle holds one) to ids. Owned GArray of gint64. */
GArray *crm_query_parse_links (CrmDb *db, CrmModel *model, const CrmField *field, const char *text,
                               GError **error);

/* Search everywhere: at most `limit` records of any kind whose folded text holds all words. */
typedef struct {
  const CrmKind *kind;
  gint64 id;
  char *title;
} CrmHit;
GPtrArray *crm_query_search_all (CrmDb *db, CrmModel *model, const char *words, guint limit,
                                 const CrmLocale *locale, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmQuery, crm_query_free)

G_END_DECLS
