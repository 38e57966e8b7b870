/* crm-fold-index.c: one block of folded texts, each ended by a line feed, which no folded text
 * holds, and where each begins. The longest word is looked for in the whole block at once; the
 * others only within the rows that it leaves. Calls crm-db to read. */
#include "crm-fold-index.h"

#include <string.h>

#include "crm-text.h"

#define MAX_WORDS 32 /* of a search; more find nothing more than these do */
#define END_OF_ROW '\n'
#define MAX_SPARSE 16 /* bits of the set of ids that may go unused for each row */
#define NEAR 4        /* rows after a hit that are looked at one by one: hits come in swarms */
#define MAX_WITHIN 8  /* one row in so many: looking at more of them takes longer than all */

struct _CrmFoldIndex {
  gatomicrefcount references;
  GString *text;
  GArray *starts; /* gsize: n_rows + 1 */
  GArray *ids;    /* gint64, ascending */
};

/* Words are parted before they are folded: a ZWNJ folds to a blank, but does not part a word. */
GStrv
crm_fold_split (const char *words)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *valid = words != NULL ? g_utf8_make_valid (words, -1) : NULL;
  const char *at = valid;

  while (at != NULL && *at != '\0' && list->len < MAX_WORDS) {
    const char *start = at;

    while (*at != '\0' && !g_unichar_isspace (g_utf8_get_char (at)))
      at = g_utf8_next_char (at);
    if (at > start) {
      g_autofree char *word = g_strndup (start, (gsize) (at - start));
      char *folded = g_strstrip (crm_text_fold (word));

      if (*folded != '\0')
        g_ptr_array_add (list, folded);
      else
        g_free (folded);
    }
    if (*at != '\0')
      at = g_utf8_next_char (at);
  }
  if (list->len == 0)
    return NULL;
  g_ptr_array_add (list, NULL);
  return (GStrv) g_ptr_array_steal (list, NULL);
}

gboolean
crm_fold_extends (const char *const *words, const char *const *fewer)
{
  for (guint i = 0; fewer[i] != NULL; i++) {
    gboolean found = FALSE;

    for (guint j = 0; words[j] != NULL && !found; j++)
      found = strstr (words[j], fewer[i]) != NULL;
    if (!found)
      return FALSE;
  }
  return TRUE;
}

static CrmFoldIndex *
fold_index_new (void)
{
  CrmFoldIndex *self = g_new0 (CrmFoldIndex, 1);

  g_atomic_ref_count_init (&self->references);
  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

static void
add_row (CrmFoldIndex *self, gint64 id, const char *text, gsize length)
{
  gsize start = self->text->len;

  g_array_append_val (self->ids, id);
  g_array_append_val (self->starts, start);
  g_string_append_len (self->text, text, (gssize) length);
  g_string_append_c (self->text, END_OF_ROW);
}

CrmFoldIndex *
crm_fold_index_read (CrmDb *db, const CrmKind *kind, GCancellable *cancellable, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT t.id, t.fold FROM \"%s\" AS t "
                                          "WHERE t.fold IS NOT NULL ORDER BY t.id",
                                          kind->name);
  g_autoptr (CrmFoldIndex) self = fold_index_new ();
  g_autoptr (GError) failure = NULL;
  CrmStatement *statement = crm_db_prepare (db, sql, error);
  gsize end;

  if (statement == NULL)
    return NULL;
  crm_db_set_cancellable (db, cancellable);
  while (crm_statement_step (statement, &failure)) {
    gsize length;
    const char *text = crm_statement_get_text (statement, 1, &length);

    add_row (self, crm_statement_get_integer (statement, 0), text, length);
  }
  crm_db_set_cancellable (db, NULL);
  crm_statement_finish (statement);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  end = self->text->len;
  g_array_append_val (self->starts, end);
  return g_steal_pointer (&self);
}

CrmFoldIndex *
crm_fold_index_ref (CrmFoldIndex *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
crm_fold_index_unref (CrmFoldIndex *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_array_unref (self->ids);
  g_free (self);
}

guint
crm_fold_index_get_n_rows (const CrmFoldIndex *self)
{
  return self->ids->len;
}

static const char *
get_start (const CrmFoldIndex *self, guint32 row)
{
  return self->text->str + g_array_index (self->starts, gsize, row);
}

/* Whether one row holds a word. It looks for the word's last byte, which tells Persian letters
 * apart where the first does not; memmem would prepare itself longer than a row is. */
static gboolean
row_holds (const CrmFoldIndex *self, guint32 row, const char *word, gsize length)
{
  const char *end = get_start (self, row + 1);
  const char *at = get_start (self, row) + length - 1;

  while (at < end && (at = memchr (at, word[length - 1], (gsize) (end - at))) != NULL) {
    if (memcmp (at - (length - 1), word, length - 1) == 0)
      return TRUE;
    at++;
  }
  return FALSE;
}

static gboolean
row_holds_all (const CrmFoldIndex *self, guint32 row, const char *const *words, const char *but)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i] != but && !row_holds (self, row, words[i], strlen (words[i])))
      return FALSE;
  return TRUE;
}

/* The row that `at` lies in, not before `row`: near it when hits are many, so steps double
 * first. */
static guint32
find_row (const CrmFoldIndex *self, guint32 row, const char *at)
{
  guint32 low = row, high, n = self->ids->len, step = 1;

  while (low + step < n && get_start (self, low + step) <= at) {
    low += step;
    step *= 2;
  }
  high = MIN (low + step, n);
  while (high - low > 1) {
    guint32 middle = low + (high - low) / 2;

    if (get_start (self, middle) <= at)
      low = middle;
    else
      high = middle;
  }
  return low;
}

static void
scan_all (const CrmFoldIndex *self, const char *const *words, GArray *rows)
{
  const char *longest = words[0], *at;
  const char *end = self->text->str + self->text->len;
  guint32 row = 0, near, n = self->ids->len;
  gsize length;

  for (guint i = 1; words[i] != NULL; i++)
    if (strlen (words[i]) > strlen (longest))
      longest = words[i];
  length = strlen (longest);
  while (row < n) {
    at = get_start (self, row);
    at = memmem (at, (gsize) (end - at), longest, length);
    if (at == NULL)
      break;
    row = find_row (self, row, at);
    for (near = 0; near < NEAR && row < n; near++, row++) {
      if (near > 0 && !row_holds (self, row, longest, length))
        continue;
      if (row_holds_all (self, row, words, longest))
        g_array_append_val (rows, row);
      near = 0;
    }
  }
}

GArray *
crm_fold_index_search (const CrmFoldIndex *self, const char *const *words, const GArray *within)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (within == NULL || within->len > self->ids->len / MAX_WITHIN) {
    scan_all (self, words, rows);
    return rows;
  }
  for (guint i = 0; i < within->len; i++) {
    guint32 row = g_array_index (within, guint32, i);

    if (row_holds_all (self, row, words, NULL))
      g_array_append_val (rows, row);
  }
  return rows;
}

static gboolean
holds (const guint8 *set, guint64 span, guint64 bit)
{
  return bit < span && (set[bit / 8] & 1u << bit % 8) != 0;
}

/* A set of bits when the ids lie close together, as they nearly always do. */
static GArray *
select_dense (const CrmFoldIndex *self, const GArray *rows, GArray *ids)
{
  const gint64 *known = (const gint64 *) (gpointer) self->ids->data;
  const gint64 *wanted = (const gint64 *) (gpointer) ids->data;
  gint64 first = known[0];
  guint64 span = (guint64) known[self->ids->len - 1] - (guint64) first + 1;
  g_autofree guint8 *set = g_malloc0 (span / 8 + 1);
  GArray *found;
  gint64 *out;
  guint n = 0;

  for (guint i = 0; i < rows->len; i++) {
    guint64 bit = (guint64) known[g_array_index (rows, guint32, i)] - (guint64) first;

    set[bit / 8] |= (guint8) (1u << bit % 8);
  }
  while (n < ids->len && holds (set, span, (guint64) wanted[n] - (guint64) first))
    n++;
  if (n == ids->len) /* a first letter is nearly everywhere, and millions of ids take room */
    return g_array_ref (ids);
  found = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rows->len);
  g_array_set_size (found, rows->len);
  out = (gint64 *) (gpointer) found->data;
  n = 0;
  for (guint i = 0; i < ids->len; i++) {
    guint64 bit = (guint64) wanted[i] - (guint64) first;

    if (holds (set, span, bit)) {
      /* Each once, so that there are never more than rows. */
      set[bit / 8] &= (guint8) ~(1u << bit % 8);
      out[n++] = wanted[i];
    }
  }
  g_array_set_size (found, n);
  return found;
}

static GArray *
select_sparse (const CrmFoldIndex *self, const GArray *rows, const GArray *ids)
{
  g_autoptr (GHashTable) set = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (set, &g_array_index (self->ids, gint64, g_array_index (rows, guint32, i)));
  for (guint i = 0; i < ids->len; i++)
    if (g_hash_table_contains (set, &g_array_index (ids, gint64, i)))
      g_array_append_val (found, g_array_index (ids, gint64, i));
  return found;
}

GArray *
crm_fold_index_select (const CrmFoldIndex *self, const GArray *rows, GArray *ids)
{
  guint64 n = self->ids->len, span;

  if (rows->len == 0)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  span = (guint64) g_array_index (self->ids, gint64, n - 1) -
         (guint64) g_array_index (self->ids, gint64, 0);
  if (span < n * MAX_SPARSE)
    return select_dense (self, rows, ids);
  return select_sparse (self, rows, ids);
}
