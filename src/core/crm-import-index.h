/* crm-import-index.h: a hash table from 128-bit digests to a record and a second digest, made for a
 * million rows: what an import remembers of keys, lines and handles instead of the texts
 * themselves. Digests are salted at random, so that no file can be made to collide. Knows nothing
 * of fields. */
#pragma once

#include "crm-value.h"

G_BEGIN_DECLS

typedef struct {
  guint64 high, low;
} CrmDigest;

typedef struct {
  CrmDigest key;
  gint64 id;     /* the record; of counted lines: how many the programme has */
  CrmDigest row; /* what the record's imported fields hold; of handles: another record so called */
} CrmImportEntry;

typedef struct _CrmImportIndex CrmImportIndex;

CrmImportIndex *crm_import_index_new (void);
void crm_import_index_free (CrmImportIndex *self);
/* The entry of a key, made with zeros when it is not there (*made tells). Lives until the next
 * call. */
CrmImportEntry *crm_import_index_get (CrmImportIndex *self, CrmDigest key, gboolean *made);
CrmImportEntry *crm_import_index_find (CrmImportIndex *self, CrmDigest key);
gsize crm_import_index_get_size (CrmImportIndex *self);

/* Digests are built value by value; equal values in equal order give equal digests. */
CrmDigest crm_digest_start (const CrmImportIndex *self);
void crm_digest_add_value (CrmDigest *digest, const CrmValue *value);
void crm_digest_add_bytes (CrmDigest *digest, const char *bytes, gsize length);
static inline gboolean
crm_digest_equal (CrmDigest a, CrmDigest b)
{
  return a.high == b.high && a.low == b.low;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmImportIndex, crm_import_index_free)

G_END_DECLS
