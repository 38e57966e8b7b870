/* crm-record-cache.h: the records lately shown of one kind, about 2,000, by id; fetched many at
 * a time. What is stale is read again into the same object when next asked for, so that what
 * holds it hears of the change. Main thread; private to crm-list.c. */
#pragma once

#include "crm-record.h"

G_BEGIN_DECLS

typedef struct _CrmRecordCache CrmRecordCache;

CrmRecordCache *crm_record_cache_new (CrmStore *store, const CrmKind *kind);
void crm_record_cache_free (CrmRecordCache *self);
/* Everything kept is to be read again when it is next asked for. */
void crm_record_cache_expire (CrmRecordCache *self);
/* The record of ids[wanted]; its neighbours in ids are fetched with it. A record that is not there
 * any more stays as it was last seen, else it is empty: a row is shown until the list hears of its
 * end. Owned. */
CrmRecord *crm_record_cache_get (CrmRecordCache *self, const gint64 *ids, guint n, guint wanted);

G_END_DECLS
