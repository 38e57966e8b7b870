/* crm-record-cache.c: a hash by id and a queue by last use. Reads through crm-query on the
 * store's own connection: 64 rows by id take half a millisecond. */
#include "crm-record-cache.h"

#include "crm-query.h"

#define MAX_RECORDS 2048

typedef struct {
  gint64 id; /* the key of the hash */
  CrmRecord *record;
  guint generation; /* when it was read */
  GList link;       /* in the queue, data: this entry */
} Entry;

struct _CrmRecordCache {
  CrmStore *store;
  const CrmKind *kind;
  GHashTable *entries; /* Entry.id → Entry, owned */
  GQueue queue;        /* lately used first */
  guint generation;
};

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_object_unref (self->record);
  g_free (self);
}

CrmRecordCache *
crm_record_cache_new (CrmStore *store, const CrmKind *kind)
{
  CrmRecordCache *self = g_new0 (CrmRecordCache, 1);

  self->store = store;
  self->kind = kind;
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, entry_free);
  g_queue_init (&self->queue);
  return self;
}

void
crm_record_cache_free (CrmRecordCache *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->entries);
  g_free (self);
}

void
crm_record_cache_expire (CrmRecordCache *self)
{
  self->generation++;
}

static void
put (CrmRecordCache *self, gint64 id, CrmValue *values)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  if (entry != NULL) {
    entry->generation = self->generation;
    crm_record_update (entry->record, values);
    return;
  }
  entry = g_new0 (Entry, 1);
  entry->id = id;
  entry->record = crm_record_new (crm_store_get_model (self->store), self->kind, id, values);
  entry->generation = self->generation;
  entry->link.data = entry;
  g_hash_table_insert (self->entries, &entry->id, entry);
  g_queue_push_head_link (&self->queue, &entry->link);
}

static gboolean
put_row (gint64 id, const CrmValue *values, gpointer user_data)
{
  CrmRecordCache *self = user_data;
  CrmValue *copy = crm_values_new (self->kind->n_fields);

  for (guint i = 0; i < self->kind->n_fields; i++)
    copy[i] = crm_value_copy (&values[i]);
  put (self, id, copy);
  return TRUE;
}

static void
trim (CrmRecordCache *self)
{
  while (self->queue.length > MAX_RECORDS) {
    Entry *entry = self->queue.tail->data;

    g_queue_unlink (&self->queue, &entry->link);
    g_hash_table_remove (self->entries, &entry->id);
  }
}

static gboolean
is_fresh (CrmRecordCache *self, gint64 id)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  return entry != NULL && entry->generation == self->generation;
}

static void
fetch (CrmRecordCache *self, const gint64 *ids, guint n, guint wanted)
{
  guint first = wanted - wanted % CRM_QUERY_BATCH;
  gint64 missing[CRM_QUERY_BATCH];
  guint n_missing = 0;

  for (guint i = first; i < n && i < first + CRM_QUERY_BATCH; i++)
    if (!is_fresh (self, ids[i]))
      missing[n_missing++] = ids[i];
  /* A failure leaves the rows empty; the next edit or query says what is wrong with the file. */
  crm_query_read_batch (crm_store_get_db (self->store), crm_store_get_model (self->store),
                        self->kind, missing, n_missing, put_row, self, NULL);
}

CrmRecord *
crm_record_cache_get (CrmRecordCache *self, const gint64 *ids, guint n, guint wanted)
{
  gint64 id = ids[wanted];
  CrmRecord *record;
  Entry *entry;

  if (!is_fresh (self, id))
    fetch (self, ids, n, wanted);
  entry = g_hash_table_lookup (self->entries, &id);
  if (entry == NULL) {
    put (self, id, crm_values_new (self->kind->n_fields));
    entry = g_hash_table_lookup (self->entries, &id);
  }
  entry->generation = self->generation;
  g_queue_unlink (&self->queue, &entry->link);
  g_queue_push_head_link (&self->queue, &entry->link);
  record = g_object_ref (entry->record);
  trim (self);
  return record;
}
