/* test-sort.c: thousands of rows of every type of key in either direction, sorted again by
 * comparing them two by two. */
#include <string.h>

#include "crm-sort.h"
#include "crm-value.h"

#define ROWS 5000
#define KEYS 3

typedef struct {
  CrmValue keys[KEYS];
  gint64 id;
} Row;

typedef struct {
  gboolean descending[KEYS];
} Ordering;

/* Many alike, many that differ late, and the edges. */
static gint64
make_integer (GRand *random)
{
  static const gint64 edges[] = { 0, -1, 1, 255, 256, -256, -257, G_MAXINT64, G_MININT64 };

  switch (g_rand_int_range (random, 0, 3)) {
  case 0:
    return edges[g_rand_int_range (random, 0, G_N_ELEMENTS (edges))];
  case 1:
    return g_rand_int_range (random, -300, 300);
  default:
    return (gint64) (((guint64) g_rand_int (random) << 32) | g_rand_int (random));
  }
}

static double
make_real (GRand *random)
{
  static const double edges[] = { 0, -0.0, 1e-300, -1e-300, 1e300, -1e300, 0.5, -0.5 };

  return g_rand_boolean (random) ? edges[g_rand_int_range (random, 0, G_N_ELEMENTS (edges))]
                                 : g_rand_double_range (random, -9, 9);
}

static char *
make_text (GRand *random)
{
  guint length = (guint) g_rand_int_range (random, 0, 4) * 9;
  GString *text = g_string_new (g_rand_boolean (random) ? "the same beginning of all of them" : "");

  for (guint i = 0; i < length; i++)
    g_string_append_c (text, "ab\xd9\x01"[i < 8 ? 0 : g_rand_int_range (random, 0, 4)]);
  return g_string_free (text, FALSE);
}

static CrmValue
make_value (GRand *random, CrmValueTag tag)
{
  if (g_rand_int_range (random, 0, 9) == 0)
    return CRM_VALUE_INIT;
  switch (tag) {
  case CRM_VALUE_INTEGER:
    return crm_value_integer (make_integer (random));
  case CRM_VALUE_REAL:
    return crm_value_real (make_real (random));
  case CRM_VALUE_TEXT:
    return crm_value_take_text (make_text (random));
  default: {
    guint8 zeros[4] = { 0, 0, (guint8) g_rand_int_range (random, 0, 3), 0 };
    g_autoptr (GBytes) bytes = g_bytes_new (zeros, (gsize) g_rand_int_range (random, 0, 5));

    return crm_value_bytes (bytes);
  }
  }
}

static int
compare_values (const CrmValue *a, const CrmValue *b)
{
  switch (a->tag) {
  case CRM_VALUE_INTEGER:
    return (a->integer > b->integer) - (a->integer < b->integer);
  case CRM_VALUE_REAL:
    return (a->real > b->real) - (a->real < b->real);
  case CRM_VALUE_TEXT:
    return strcmp (a->text, b->text);
  default:
    return g_bytes_compare (a->bytes, b->bytes);
  }
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Row *x = a, *y = b;
  const Ordering *ordering = user_data;

  for (int i = 0; i < KEYS; i++) {
    gboolean p = x->keys[i].tag == CRM_VALUE_NULL, q = y->keys[i].tag == CRM_VALUE_NULL;
    int order = p || q ? p - q : compare_values (&x->keys[i], &y->keys[i]);

    if (order != 0)
      return ordering->descending[i] && !p && !q ? -order : order;
  }
  return ordering->descending[0] ? (y->id > x->id) - (y->id < x->id)
                                 : (x->id > y->id) - (x->id < y->id);
}

static void
add_key (CrmSort *sort, const CrmValue *value, gboolean descending)
{
  switch (value->tag) {
  case CRM_VALUE_NULL:
    crm_sort_add_null (sort);
    break;
  case CRM_VALUE_INTEGER:
    crm_sort_add_integer (sort, value->integer, descending);
    break;
  case CRM_VALUE_REAL:
    crm_sort_add_real (sort, value->real, descending);
    break;
  case CRM_VALUE_TEXT:
    crm_sort_add_text (sort, value->text, strlen (value->text), descending);
    break;
  case CRM_VALUE_BYTES: {
    gsize size;
    gconstpointer data = g_bytes_get_data (value->bytes, &size);

    crm_sort_add_bytes (sort, data, size, descending);
    break;
  }
  }
}

static void
check (GRand *random, guint n, const CrmValueTag *tags, const Ordering *ordering)
{
  g_autoptr (CrmSort) sort = crm_sort_new ();
  g_autoptr (GArray) ids = NULL;
  g_autofree Row *rows = g_new0 (Row, n);

  for (guint i = 0; i < n; i++) {
    rows[i].id = i * (gint64) 7919 % ROWS - 100;
    for (int k = 0; k < KEYS; k++) {
      rows[i].keys[k] = make_value (random, tags[k]);
      add_key (sort, &rows[i].keys[k], ordering->descending[k]);
    }
    crm_sort_end_row (sort, rows[i].id, ordering->descending[0]);
  }
  ids = crm_sort_take_ids (sort);
  g_qsort_with_data (rows, (int) n, sizeof *rows, compare_rows, (gpointer) ordering);
  g_assert_cmpuint (ids->len, ==, n);
  for (guint i = 0; i < n; i++) {
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, rows[i].id);
    for (int k = 0; k < KEYS; k++)
      crm_value_clear (&rows[i].keys[k]);
  }
}

static void
test_types (void)
{
  static const CrmValueTag tags[][KEYS] = {
    { CRM_VALUE_INTEGER, CRM_VALUE_TEXT, CRM_VALUE_REAL },
    { CRM_VALUE_TEXT, CRM_VALUE_BYTES, CRM_VALUE_INTEGER },
    { CRM_VALUE_REAL, CRM_VALUE_INTEGER, CRM_VALUE_BYTES },
    { CRM_VALUE_BYTES, CRM_VALUE_REAL, CRM_VALUE_TEXT },
  };
  static const guint sizes[] = { 0, 1, 2, 60, 70, ROWS };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint t = 0; t < G_N_ELEMENTS (tags); t++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      for (int directions = 0; directions < 1 << KEYS; directions++) {
        Ordering ordering = { { directions & 1, directions >> 1 & 1, directions >> 2 & 1 } };

        check (random, sizes[s], tags[t], &ordering);
      }
}

/* Long texts that differ at their very end, more of them than are compared two by two. */
static void
test_long (void)
{
  g_autoptr (CrmSort) sort = crm_sort_new ();
  g_autoptr (GArray) ids = NULL;
  g_autofree char *text = g_strnfill (4000, 'x');

  for (int i = 0; i < 1000; i++) {
    text[3999] = (char) ('z' - i % 20);
    crm_sort_add_text (sort, text, 4000, FALSE);
    crm_sort_end_row (sort, i, FALSE);
  }
  ids = crm_sort_take_ids (sort);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, (19 - i / 50) + 20 * (i % 50));
}

/* A key that many rows have in common is copied from the first, wherever the keys have moved. */
static void
test_again (void)
{
  g_autoptr (CrmSort) sort = crm_sort_new ();
  g_autoptr (GArray) ids = NULL;
  gsize places[2], lengths[2];

  for (int i = 0; i < 1000; i++) {
    if (i < 2) {
      places[i] = crm_sort_get_place (sort);
      crm_sort_add_text (sort, i == 0 ? "second" : "first", i == 0 ? 6 : 5, FALSE);
      lengths[i] = crm_sort_get_place (sort) - places[i];
    } else {
      crm_sort_add_again (sort, places[i % 2], lengths[i % 2]);
    }
    crm_sort_end_row (sort, i, FALSE);
  }
  ids = crm_sort_take_ids (sort);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, i < 500 ? 2 * i + 1 : 2 * (i - 500));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sort/types", test_types);
  g_test_add_func ("/sort/long", test_long);
  g_test_add_func ("/sort/again", test_again);
  return g_test_run ();
}
