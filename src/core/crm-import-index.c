/* crm-import-index.c: open addressing over places of 32 bits that point into one dense array of
 * entries, so that growing moves little. Calls GLib only. */
#include "crm-import-index.h"

#include <string.h>

#define FIRST_PLACES 1024

struct _CrmImportIndex {
  CrmDigest salt;
  guint32 *places; /* 0: free, else the entry's number + 1 */
  gsize n_places;  /* a power of two */
  CrmImportEntry *entries;
  gsize n_entries, room;
};

__extension__ typedef unsigned __int128 Wide;

/* Both halves of a 64 × 64 bit product, folded: every bit of both factors reaches every bit. */
static inline guint64
fold_product (guint64 a, guint64 b)
{
  Wide product = (Wide) a * b;

  return (guint64) product ^ (guint64) (product >> 64);
}

static inline void
add_word (CrmDigest *digest, guint64 word)
{
  guint64 high = digest->high, low = digest->low;

  digest->high = fold_product (high ^ word, 0x9e3779b97f4a7c15u) + low;
  digest->low = fold_product (low + word, 0xd6e8feb86659fd93u) ^ (high << 1 | high >> 63);
}

static guint64
random_word (void)
{
  return (guint64) g_random_int () << 32 | g_random_int ();
}

CrmImportIndex *
crm_import_index_new (void)
{
  CrmImportIndex *self = g_new0 (CrmImportIndex, 1);

  self->salt.high = random_word ();
  self->salt.low = random_word ();
  self->n_places = FIRST_PLACES;
  self->places = g_new0 (guint32, self->n_places);
  self->room = FIRST_PLACES / 2;
  self->entries = g_new (CrmImportEntry, self->room);
  return self;
}

void
crm_import_index_free (CrmImportIndex *self)
{
  if (self == NULL)
    return;
  g_free (self->places);
  g_free (self->entries);
  g_free (self);
}

gsize
crm_import_index_get_size (CrmImportIndex *self)
{
  return self->n_entries;
}

static gsize
find_place (const CrmImportIndex *self, CrmDigest key)
{
  gsize mask = self->n_places - 1;
  gsize place = key.low & mask;

  while (self->places[place] != 0 &&
         !crm_digest_equal (self->entries[self->places[place] - 1].key, key))
    place = (place + 1) & mask;
  return place;
}

static void
grow (CrmImportIndex *self)
{
  g_assert (self->room < G_MAXUINT32 / 2);
  self->room *= 2;
  self->entries = g_renew (CrmImportEntry, self->entries, self->room);
  self->n_places *= 2;
  g_free (self->places);
  self->places = g_new0 (guint32, self->n_places);
  for (gsize i = 0; i < self->n_entries; i++)
    self->places[find_place (self, self->entries[i].key)] = (guint32) i + 1;
}

CrmImportEntry *
crm_import_index_find (CrmImportIndex *self, CrmDigest key)
{
  guint32 number = self->places[find_place (self, key)];

  return number != 0 ? &self->entries[number - 1] : NULL;
}

CrmImportEntry *
crm_import_index_get (CrmImportIndex *self, CrmDigest key, gboolean *made)
{
  gsize place = find_place (self, key);
  CrmImportEntry *entry;

  *made = self->places[place] == 0;
  if (!*made)
    return &self->entries[self->places[place] - 1];
  if (self->n_entries == self->room) {
    grow (self);
    place = find_place (self, key);
  }
  entry = &self->entries[self->n_entries++];
  *entry = (CrmImportEntry){ .key = key };
  self->places[place] = (guint32) self->n_entries;
  return entry;
}

CrmDigest
crm_digest_start (const CrmImportIndex *self)
{
  return self->salt;
}

void
crm_digest_add_bytes (CrmDigest *digest, const char *bytes, gsize length)
{
  gsize left = length;
  guint64 word;

  add_word (digest, length);
  for (; left >= sizeof word; left -= sizeof word, bytes += sizeof word) {
    memcpy (&word, bytes, sizeof word);
    add_word (digest, word);
  }
  if (left > 0) {
    word = 0;
    memcpy (&word, bytes, left);
    add_word (digest, word);
  }
}

void
crm_digest_add_value (CrmDigest *digest, const CrmValue *value)
{
  double real;
  guint64 word;

  add_word (digest, (guint64) value->tag);
  switch (value->tag) {
  case CRM_VALUE_NULL:
    break;
  case CRM_VALUE_INTEGER:
    add_word (digest, (guint64) value->integer);
    break;
  case CRM_VALUE_REAL:
    real = value->real == 0 ? 0.0 : value->real; /* -0 and 0 are one number */
    memcpy (&word, &real, sizeof word);
    add_word (digest, word);
    break;
  case CRM_VALUE_TEXT:
    crm_digest_add_bytes (digest, value->text, strlen (value->text));
    break;
  case CRM_VALUE_BYTES: {
    gsize size;
    const char *data = g_bytes_get_data (value->bytes, &size);

    crm_digest_add_bytes (digest, data, size);
    break;
  }
  }
}
