/* crm-sort.c: all keys of a row are written one after the other so that memcmp decides, no row
 * being the beginning of another. Sorted are four bytes at a time: many rows by counting, few by
 * comparing. */
#include "crm-sort.h"

#include <string.h>

#define FEW 64       /* rows that are compared: counting has 256 places to go through */
#define DEEPEST 128  /* words after which the rest is compared, however many rows are the same */
#define MISSING 0xff /* no other key begins with it, in either direction */
#define NUMBER 0x80  /* and so many bytes above zero, or below */
#define LONGEST 8    /* bytes of a number */
#define TEXT 0xa0
#define BYTES 0xb0

struct _CrmSort {
  guint8 *keys;
  gsize n, allocated;
  GArray *starts; /* gsize: of each row in keys, and of the one that is being added */
  GArray *ids;    /* gint64 */
};

typedef struct {
  guint32 word; /* the four bytes that are looked at: a million rows take no more than need be */
  guint32 row;
} Item;

CrmSort *
crm_sort_new (void)
{
  CrmSort *self = g_new0 (CrmSort, 1);
  gsize start = 0;

  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->starts, start);
  return self;
}

void
crm_sort_free (CrmSort *self)
{
  if (self == NULL)
    return;
  g_free (self->keys);
  g_array_unref (self->starts);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

/* Keys. */

/* Room for so many bytes more, which the caller writes. */
static guint8 *
add (CrmSort *self, gsize length)
{
  guint8 *place;

  if (self->n + length > self->allocated) {
    self->allocated = MAX (self->n + length, self->allocated * 2);
    self->keys = g_realloc (self->keys, self->allocated);
  }
  place = self->keys + self->n;
  self->n += length;
  return place;
}

static void
turn (CrmSort *self, gsize start, gboolean descending)
{
  for (gsize i = start; descending && i < self->n; i++)
    self->keys[i] ^= 0xff;
}

void
crm_sort_add_null (CrmSort *self)
{
  *add (self, 1) = MISSING;
}

/* How many bytes it takes comes first, so that small numbers are short. */
void
crm_sort_add_integer (CrmSort *self, gint64 value, gboolean descending)
{
  guint64 size = value < 0 ? ~(guint64) value : (guint64) value;
  guint8 inverted = value < 0 ? 0xff : 0;
  gsize start = self->n;
  guint8 *place;
  guint n = 0;

  while (n < LONGEST && size >> (n * 8) != 0)
    n++;
  place = add (self, n + 1);
  place[0] = (guint8) (value < 0 ? NUMBER - 1 - n : NUMBER + n);
  for (guint i = 0; i < n; i++)
    place[n - i] = (guint8) (size >> (i * 8)) ^ inverted;
  turn (self, start, descending);
}

void
crm_sort_add_real (CrmSort *self, double value, gboolean descending)
{
  double plain = value == 0 ? 0 : value; /* and not -0 */
  gsize start = self->n;
  guint8 *place = add (self, 1 + LONGEST);
  guint64 bits;

  memcpy (&bits, &plain, sizeof bits);
  /* The bits of numbers above zero are in order; those below are in the opposite one. */
  bits = bits >> 63 != 0 ? ~bits : bits | (guint64) 1 << 63;
  bits = GUINT64_TO_BE (bits);
  place[0] = NUMBER;
  memcpy (place + 1, &bits, sizeof bits);
  turn (self, start, descending);
}

/* Ended by two zeros; one that belongs to the text is followed by a one. */
static void
add_string (CrmSort *self, guint8 mark, const guint8 *bytes, gsize length, gboolean descending)
{
  gsize start = self->n;

  *add (self, 1) = mark;
  while (length > 0) {
    const guint8 *zero = memchr (bytes, 0, length);
    gsize n = zero != NULL ? (gsize) (zero - bytes) : length;
    guint8 *place = add (self, zero != NULL ? n + 2 : n);

    memcpy (place, bytes, n);
    if (zero != NULL) {
      place[n] = 0;
      place[n + 1] = 1;
      n++;
    }
    bytes += n;
    length -= n;
  }
  memset (add (self, 2), 0, 2);
  turn (self, start, descending);
}

void
crm_sort_add_text (CrmSort *self, const char *text, gsize length, gboolean descending)
{
  add_string (self, TEXT, (const guint8 *) text, length, descending);
}

void
crm_sort_add_bytes (CrmSort *self, gconstpointer bytes, gsize length, gboolean descending)
{
  add_string (self, BYTES, bytes, length, descending);
}

gsize
crm_sort_get_place (CrmSort *self)
{
  return self->n;
}

void
crm_sort_add_again (CrmSort *self, gsize place, gsize length)
{
  guint8 *copy = add (self, length); /* which may move the keys */

  memcpy (copy, self->keys + place, length);
}

void
crm_sort_end_row (CrmSort *self, gint64 id, gboolean descending)
{
  crm_sort_add_integer (self, id, descending);
  g_array_append_val (self->starts, self->n);
  g_array_append_val (self->ids, id);
}

/* Sorting. */

static const guint8 *
get_rest (const CrmSort *self, guint32 row, guint depth, gsize *length)
{
  gsize start = g_array_index (self->starts, gsize, row) + (gsize) depth * sizeof (guint32);
  gsize end = g_array_index (self->starts, gsize, row + 1);

  *length = start < end ? end - start : 0;
  return self->keys + MIN (start, end);
}

static void
read_words (const CrmSort *self, Item *items, gsize n, guint depth)
{
  for (gsize i = 0; i < n; i++) {
    gsize length;
    const guint8 *rest = get_rest (self, items[i].row, depth, &length);
    guint32 word = 0;

    memcpy (&word, rest, MIN (length, sizeof word));
    items[i].word = GUINT32_FROM_BE (word);
  }
}

typedef struct {
  const CrmSort *sort;
  guint depth; /* of the words in the items */
} Comparison;

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Comparison *comparison = user_data;
  const Item *x = a, *y = b;
  const guint8 *p, *q;
  gsize m, n;
  int order;

  if (x->word != y->word)
    return x->word < y->word ? -1 : 1;
  p = get_rest (comparison->sort, x->row, comparison->depth + 1, &m);
  q = get_rest (comparison->sort, y->row, comparison->depth + 1, &n);
  order = memcmp (p, q, MIN (m, n));
  return order != 0 ? order : (m > n) - (m < n);
}

/* Byte by byte from the last, each time into the other array; what all have in common is left
 * out. */
static void
sort_by_word (Item *items, Item *other, gsize n)
{
  guint32 counts[sizeof (guint32)][256] = { 0 };
  Item *from = items, *to = other;

  for (gsize i = 0; i < n; i++)
    for (guint byte = 0; byte < sizeof (guint32); byte++)
      counts[byte][items[i].word >> (byte * 8) & 0xff]++;
  for (guint byte = 0; byte < sizeof (guint32); byte++) {
    guint32 *places = counts[byte], sum = 0;
    Item *swap = from;

    if (places[from->word >> (byte * 8) & 0xff] == n)
      continue;
    for (guint i = 0; i < 256; i++) {
      guint32 count = places[i];

      places[i] = sum;
      sum += count;
    }
    for (gsize i = 0; i < n; i++)
      to[places[from[i].word >> (byte * 8) & 0xff]++] = from[i];
    from = to;
    to = swap;
  }
  if (from != items)
    memcpy (items, from, n * sizeof *items);
}

static void
sort_items (const CrmSort *self, Item *items, Item *other, gsize n, guint depth)
{
  read_words (self, items, n, depth);
  if (n <= FEW || depth >= DEEPEST) {
    Comparison comparison = { self, depth };

    g_qsort_with_data (items, (int) n, sizeof *items, compare, &comparison);
    return;
  }
  sort_by_word (items, other, n);
  for (gsize begin = 0, end; begin < n; begin = end) {
    for (end = begin + 1; end < n && items[end].word == items[begin].word;)
      end++;
    if (end - begin > 1)
      sort_items (self, items + begin, other, end - begin, depth + 1);
  }
}

GArray *
crm_sort_take_ids (CrmSort *self)
{
  gsize n = self->ids->len;
  g_autofree Item *items = g_new (Item, n);
  g_autofree Item *other = g_new (Item, n);
  GArray *sorted;

  for (gsize i = 0; i < n; i++)
    items[i].row = (guint32) i;
  sort_items (self, items, other, n, 0);
  g_clear_pointer (&other, g_free);
  g_clear_pointer (&self->keys, g_free);
  self->n = self->allocated = 0;
  sorted = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n);
  for (gsize i = 0; i < n; i++)
    g_array_append_val (sorted, g_array_index (self->ids, gint64, items[i].row));
  return sorted;
}
