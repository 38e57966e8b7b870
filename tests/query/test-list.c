/* test-list.c: a list shows what its query reads, small tables at once and large ones from a
 * worker; it signals the tail alone, drops late answers, follows the news, and finds by key
 * stroke what SQL finds. */
#include <string.h>

#include "crm-fold-index.h"
#include "crm-list.h"
#include "sample.h"

#define N_LARGE 20000

/* Puts many clients in by SQL, as an import does. */
static void
add_many (Sample *sample, guint n)
{
  static const char *const format =
      "INSERT INTO \"client\" (code, name, region, fold, batch) "
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u) "
      "SELECT printf ('C%%06d', i * 7919 %% 1000003), "
      "printf ('%%s %%d', CASE i %% 4 WHEN 0 THEN 'Ali' WHEN 1 THEN 'علي' WHEN 2 THEN 'Zoë' "
      "ELSE 'پارس' END, i), "
      "CASE i %% 3 WHEN 0 THEN 'Tehran' WHEN 1 THEN 'Yazd' END, "
      "crm_fold (printf ('C%%06d', i * 7919 %% 1000003)) || char (31) || "
      "crm_fold (printf ('%%s %%d', CASE i %% 4 WHEN 0 THEN 'Ali' WHEN 1 THEN 'علي' WHEN 2 THEN "
      "'Zoë' ELSE 'پارس' END, i)), %" G_GINT64_FORMAT " FROM n";
  const CrmKind *client = sample_kind (sample, "client");
  g_autoptr (GError) error = NULL;
  CrmEdit *edit = crm_edit_begin (sample->store, "Many", &error);

  g_assert_no_error (error);
  crm_edit_begin_batch (edit, client, &error);
  g_assert_no_error (error);
  crm_db_execf (crm_edit_get_db (edit), &error, format, n, crm_edit_get_tx (edit));
  g_assert_no_error (error);
  crm_edit_end_batch (edit, client, n, &error);
  g_assert_no_error (error);
  crm_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static void
wait_for (CrmList *list)
{
  while (crm_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

/* Lets answers that nobody waits for arrive and be dropped. */
static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static CrmQuery *
make_query (Sample *sample, const char *kind, const char *filter, const char *order)
{
  CrmQuery *query = crm_query_new (sample->model, sample_kind (sample, kind));
  g_autoptr (GError) error = NULL;

  crm_query_set_filter (query, filter, &sample_plain, &error);
  g_assert_no_error (error);
  crm_query_set_order (query, order, &error);
  g_assert_no_error (error);
  return query;
}

/* The list shows exactly what the query with the words reads. */
static void
check_list (Sample *sample, CrmList *list, const CrmQuery *query, const char *words)
{
  g_autoptr (CrmQuery) wanted = crm_query_copy (query);
  g_autoptr (GArray) ids = NULL;

  crm_query_set_search (wanted, words);
  ids = crm_query_read_ids (wanted, sample->db, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, ids->len);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (crm_list_get_id (list, i), ==, g_array_index (ids, gint64, i));
}

typedef struct {
  guint n_items; /* as items-changed tells them */
  guint n_changes, n_refreshes, n_loads, n_notifies;
} Heard;

static void
hear_items (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  Heard *heard = user_data;

  /* Only at the tail, only one way. */
  g_assert_true (removed == 0 || added == 0);
  g_assert_cmpuint (position + removed, ==, heard->n_items);
  heard->n_items += added - removed;
  heard->n_changes++;
  g_assert_cmpuint (heard->n_items, ==, g_list_model_get_n_items (model));
}

static void
count (guint *counter)
{
  ++*counter;
}

static void
listen (CrmList *list, Heard *heard)
{
  memset (heard, 0, sizeof *heard);
  heard->n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_signal_connect (list, "items-changed", G_CALLBACK (hear_items), heard);
  g_signal_connect_swapped (list, "refresh", G_CALLBACK (count), &heard->n_refreshes);
  g_signal_connect_swapped (list, "loaded", G_CALLBACK (count), &heard->n_loads);
  g_signal_connect_swapped (list, "notify::loading", G_CALLBACK (count), &heard->n_notifies);
}

static void
test_small (void)
{
  Sample *sample = sample_new (41, 50);
  const CrmKind *client = sample_kind (sample, "client");
  g_autoptr (CrmList) list = crm_list_new (sample->store, client);
  Heard heard;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 0));
  listen (list, &heard);
  crm_list_set_query (list, make_query (sample, "client", NULL, "name"));
  /* A small table is there at once. */
  g_assert_false (crm_list_is_loading (list));
  g_assert_cmpuint (heard.n_loads, ==, 1);
  g_assert_cmpuint (heard.n_items, ==, 50);
  check_list (sample, list, crm_list_get_query (list), NULL);
  crm_list_set_search (list, "علي");
  check_list (sample, list, crm_list_get_query (list), "علی");
  g_assert_cmpuint (heard.n_items, <, 50);
  crm_list_set_search (list, " ");
  check_list (sample, list, crm_list_get_query (list), NULL);
  crm_list_set_query (list, make_query (sample, "client", "region is empty", "-since"));
  check_list (sample, list, crm_list_get_query (list), NULL);
  g_assert_cmpuint (heard.n_notifies, ==, 0);
  for (guint i = 0; i < heard.n_items; i++) {
    g_autoptr (CrmRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);
    const Row *row = sample_find (sample, client, crm_record_get_id (record));

    g_assert_true (G_OBJECT_TYPE (record) == g_list_model_get_item_type (G_LIST_MODEL (list)));
    g_assert_cmpuint (crm_list_find (list, row->id), ==, i);
    for (guint j = 0; j < client->n_fields; j++)
      if (client->fields[j].type == CRM_FILE)
        g_assert_cmpint (crm_record_get_values (record)[j].tag, ==, row->values[j].tag);
      else
        g_assert_true (crm_value_equal (&crm_record_get_values (record)[j], &row->values[j]));
  }
  g_assert_cmpuint (crm_list_find (list, 9999), ==, G_MAXUINT);
  sample_free (sample);
}

static void
test_large (void)
{
  Sample *sample = sample_new (42, 5);
  const CrmKind *client = sample_kind (sample, "client");
  g_autoptr (CrmList) list = NULL;
  g_autoptr (CrmRecord) first = NULL;
  /* Turned orders too, of fields with and without gaps. */
  static const char *const orders[] = { "code",   "-code",  "name",  "-name",       "-region",
                                        "region", "-since", "since", "region,-name" };
  Heard heard;

  add_many (sample, N_LARGE);
  list = crm_list_new (sample->store, client);
  listen (list, &heard);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++) {
    crm_list_set_query (list, make_query (sample, "client", NULL, orders[i]));
    g_assert_true (crm_list_is_loading (list));
    /* The old rows stay until the answer is there. */
    g_assert_cmpuint (heard.n_items, ==, i == 0 ? 0 : N_LARGE + 5);
    wait_for (list);
    check_list (sample, list, crm_list_get_query (list), NULL);
  }
  g_assert_cmpuint (heard.n_changes, ==, 1);
  g_assert_cmpuint (heard.n_refreshes, ==, G_N_ELEMENTS (orders));
  g_assert_cmpuint (heard.n_notifies, ==, 2 * G_N_ELEMENTS (orders));

  /* Far more rows than are kept, there and back. */
  first = crm_list_get_record (list, 0);
  for (guint i = 0; i < N_LARGE; i += 3) {
    g_autoptr (CrmRecord) record = crm_list_get_record (list, i);

    g_assert_cmpint (crm_record_get_id (record), ==, crm_list_get_id (list, i));
    g_assert_cmpint (crm_record_get_values (record)[0].tag, ==, CRM_VALUE_TEXT);
  }
  {
    g_autoptr (CrmRecord) again = crm_list_get_record (list, 0);

    g_assert_cmpint (crm_record_get_id (again), ==, crm_record_get_id (first));
  }
  g_assert_null (crm_list_get_error (list));
  sample_free (sample);
}

static void
test_opposite (void)
{
  Sample *sample = sample_new (47, 60);
  static const struct {
    const char *filter, *order, *other_filter, *other_order;
    gboolean opposite;
  } cases[] = {
    { NULL, "code", NULL, "-code", TRUE },
    { NULL, "-region", NULL, "region", TRUE },
    { NULL, "id", NULL, "-id", TRUE },
    { NULL, NULL, NULL, "-code", TRUE }, /* the kind's own order is by code */
    { "since > 2020-01-01", "code", "since > 2020-01-01", "-code", TRUE },
    { "since > 2020-01-01", "code", "since > 2020-01-02", "-code", FALSE },
    { NULL, "code", "active = yes", "-code", FALSE },
    { NULL, "code", NULL, "code", FALSE },
    { NULL, "code", NULL, "-name", FALSE },
    { NULL, "region,code", NULL, "-region,-code", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CrmQuery) a = make_query (sample, "client", cases[i].filter, cases[i].order);
    g_autoptr (CrmQuery) b =
        make_query (sample, "client", cases[i].other_filter, cases[i].other_order);
    g_autoptr (GArray) ids = crm_query_read_ids (a, sample->db, NULL, NULL);
    g_autoptr (GArray) other = crm_query_read_ids (b, sample->db, NULL, NULL);
    gboolean gaps = TRUE;

    g_assert_cmpint (crm_query_is_opposite (a, b), ==, cases[i].opposite);
    g_assert_cmpint (crm_query_is_opposite (b, a), ==, cases[i].opposite);
    g_assert_true (crm_query_has_gaps (a, sample->db, NULL, &gaps, NULL));
    if (gaps || !cases[i].opposite)
      continue;
    g_assert_cmpuint (ids->len, ==, other->len);
    for (guint k = 0; k < ids->len; k++)
      g_assert_cmpint (g_array_index (ids, gint64, k), ==,
                       g_array_index (other, gint64, other->len - 1 - k));
  }
  sample_free (sample);
}

/* Which fields of the sample's clients can be empty. */
static void
test_gaps (void)
{
  Sample *sample = sample_new (48, 60);
  static const struct {
    const char *order;
    gboolean gaps;
  } cases[] = { { "code", FALSE }, { "-name", FALSE }, { "region", TRUE }, { "since", TRUE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CrmQuery) query = make_query (sample, "client", NULL, cases[i].order);
    gboolean gaps = !cases[i].gaps;

    g_assert_true (crm_query_has_gaps (query, sample->db, NULL, &gaps, NULL));
    g_assert_cmpint (gaps, ==, cases[i].gaps);
  }
  sample_free (sample);
}

static void
test_search_while_typing (void)
{
  static const char *const strokes[] = { "z",   "zo",   "zoe",   "zoe 1",   "zoe 12",  "zoe 1",
                                         "zoe", "علی",  "علي 7", "c00 علی", "۱۲",      "1 2 3",
                                         "qqq", "qqqq", "a",     "",        "پارس 99", NULL };
  Sample *sample = sample_new (43, 30);
  g_autoptr (CrmList) list = NULL;

  add_many (sample, N_LARGE);
  list = crm_list_new (sample->store, sample_kind (sample, "client"));
  crm_list_set_query (list, make_query (sample, "client", "region is not empty", "-name"));
  for (guint i = 0; i < G_N_ELEMENTS (strokes); i++) {
    crm_list_set_search (list, strokes[i]);
    /* Every second key comes before the answer to the one before. */
    if (i % 2 == 1)
      continue;
    wait_for (list);
    check_list (sample, list, crm_list_get_query (list), strokes[i]);
  }
  /* A new order under the same words. */
  crm_list_set_search (list, "ali");
  crm_list_set_query (list, make_query (sample, "client", NULL, "code"));
  wait_for (list);
  check_list (sample, list, crm_list_get_query (list), "ali");
  drain ();
  sample_free (sample);
}

/* Of many questions only the last is answered. */
static void
test_late_answers (void)
{
  Sample *sample = sample_new (44, 5);
  g_autoptr (CrmList) list = NULL;
  Heard heard;

  add_many (sample, N_LARGE);
  list = crm_list_new (sample->store, sample_kind (sample, "client"));
  listen (list, &heard);
  for (int i = 0; i < 8; i++)
    crm_list_set_query (list, make_query (sample, "client", i % 2 == 0 ? "region = Yazd" : NULL,
                                          i % 3 == 0 ? "name" : "-code"));
  wait_for (list);
  drain ();
  g_assert_cmpuint (heard.n_loads, ==, 1);
  check_list (sample, list, crm_list_get_query (list), NULL);

  /* A list that goes while it reads leaves nothing behind. */
  crm_list_set_query (list, make_query (sample, "client", NULL, "name"));
  crm_list_set_search (list, "ali");
  g_clear_object (&list);
  while (G_OBJECT (sample->store)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  sample_free (sample);
}

static void
set_text (Sample *sample, const CrmKind *kind, gint64 id, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  CrmEdit *edit = crm_edit_begin (sample->store, "Set", &error);
  CrmValue value = crm_value_text (text);

  crm_edit_set (edit, kind, id, crm_kind_find_field (kind, name), &value, &error);
  g_assert_no_error (error);
  crm_edit_commit (edit, &error);
  g_assert_no_error (error);
  crm_value_clear (&value);
}

static void
delete_record (Sample *sample, const CrmKind *kind, gint64 id)
{
  g_autoptr (GError) error = NULL;
  CrmEdit *edit = crm_edit_begin (sample->store, "Delete", &error);

  crm_edit_delete (edit, kind, id, &error);
  g_assert_no_error (error);
  crm_edit_commit (edit, &error);
  g_assert_no_error (error);
}

/* Going back to the query before needs no reading, unless something was changed. */
static void
test_back (void)
{
  Sample *sample = sample_new (49, 5);
  const CrmKind *client = sample_kind (sample, "client");
  g_autoptr (CrmList) list = NULL;

  add_many (sample, N_LARGE);
  list = crm_list_new (sample->store, client);
  crm_list_set_query (list, make_query (sample, "client", NULL, "code"));
  wait_for (list);
  crm_list_set_query (list, make_query (sample, "client", NULL, "name"));
  wait_for (list);
  for (guint i = 0; i < 3; i++) {
    crm_list_set_query (list, make_query (sample, "client", NULL, i % 2 == 0 ? "code" : "name"));
    g_assert_false (crm_list_is_loading (list));
    check_list (sample, list, crm_list_get_query (list), NULL);
  }
  /* The opposite of the one before is turned by a worker. */
  crm_list_set_query (list, make_query (sample, "client", NULL, "-name"));
  wait_for (list);
  check_list (sample, list, crm_list_get_query (list), NULL);
  set_text (sample, client, crm_list_get_id (list, 0), "name", "Aaron");
  wait_for (list);
  crm_list_set_query (list, make_query (sample, "client", NULL, "name"));
  g_assert_true (crm_list_is_loading (list));
  wait_for (list);
  check_list (sample, list, crm_list_get_query (list), NULL);
  sample_free (sample);
}

static void
check_news (guint n_more)
{
  Sample *sample = sample_new (45, 30);
  const CrmKind *client = sample_kind (sample, "client"), *gauge = sample_kind (sample, "gauge");
  const CrmKind *channel = sample_kind (sample, "channel");
  g_autoptr (CrmList) list = NULL;
  g_autoptr (CrmRecord) record = NULL;
  gint64 id, other;
  Heard heard;

  if (n_more > 0)
    add_many (sample, n_more);
  list = crm_list_new (sample->store, client);
  crm_list_set_query (list, make_query (sample, "client", "region != Yazd", "name"));
  wait_for (list);
  id = crm_list_get_id (list, 3);
  record = crm_list_get_record (list, 3);
  listen (list, &heard);

  /* A value that is shown changes in the record that is held. */
  set_text (sample, client, id, "note", "fresh");
  wait_for (list);
  g_assert_cmpuint (heard.n_refreshes, >=, 1);
  g_object_unref (crm_list_get_record (list, 3));
  g_assert_cmpstr (crm_record_get_value (record, crm_kind_find_field (client, "note"))->text, ==,
                   "fresh");
  g_assert_cmpuint (heard.n_changes, ==, 0);

  /* A search hears of it too. */
  crm_list_set_search (list, "fresh");
  wait_for (list);
  g_assert_cmpuint (crm_list_find (list, id), !=, G_MAXUINT);
  set_text (sample, client, id, "note", "stale");
  wait_for (list);
  g_assert_cmpuint (crm_list_find (list, id), ==, G_MAXUINT);
  crm_list_set_search (list, NULL);
  wait_for (list);

  /* The order follows, and the filter. */
  set_text (sample, client, id, "name", "یک نام تازه");
  wait_for (list);
  check_list (sample, list, crm_list_get_query (list), NULL);
  set_text (sample, client, id, "region", "Yazd");
  wait_for (list);
  check_list (sample, list, crm_list_get_query (list), NULL);
  g_assert_cmpuint (crm_list_find (list, id), ==, G_MAXUINT);
  other = crm_list_get_id (list, 0);
  delete_record (sample, client, other);
  wait_for (list);
  check_list (sample, list, crm_list_get_query (list), NULL);

  /* The title of a record referred to is only shown; a gauge is not even that. */
  heard.n_loads = heard.n_refreshes = 0;
  set_text (sample, channel, ((Row *) g_ptr_array_index (sample_rows (sample, channel), 0))->id,
            "name", "Fax");
  wait_for (list);
  g_assert_cmpuint (heard.n_refreshes, ==, 1);
  g_assert_cmpuint (heard.n_loads, ==, 0);
  set_text (sample, gauge, ((Row *) g_ptr_array_index (sample_rows (sample, gauge), 0))->id, "name",
            "Other");
  wait_for (list);
  g_assert_cmpuint (heard.n_refreshes, ==, 1);
  g_assert_cmpuint (heard.n_loads, ==, 0);
  g_clear_object (&list);
  drain ();
  sample_free (sample);
}

static void
test_news (void)
{
  check_news (0);
  check_news (N_LARGE);
}

/* A record deleted by somebody else is an empty row until the news comes. */
static void
test_row_gone (void)
{
  Sample *sample = sample_new (46, 10);
  g_autoptr (CrmList) list = crm_list_new (sample->store, sample_kind (sample, "item"));
  g_autoptr (CrmRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  CrmDb *other = crm_store_open_writer (sample->store, &error);
  CrmEdit *edit;
  gint64 id;

  g_assert_no_error (error);
  crm_list_set_query (list, make_query (sample, "item", NULL, NULL));
  id = crm_list_get_id (list, 4);
  edit = crm_edit_begin_on (other, sample->model, "Somebody", "Delete", &error);
  g_assert_no_error (error);
  crm_edit_delete (edit, sample_kind (sample, "item"), id, &error);
  g_assert_no_error (error);
  crm_edit_commit (edit, &error);
  g_assert_no_error (error);
  record = crm_list_get_record (list, 4);
  g_assert_cmpint (crm_record_get_id (record), ==, id);
  g_assert_cmpint (crm_record_get_values (record)[0].tag, ==, CRM_VALUE_NULL);
  crm_store_poll (sample->store);
  wait_for (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 9);
  crm_db_close (other);
  sample_free (sample);
}

/* The rows in memory give what SQL gives, also for ids that lie far apart. */
static void
test_fold_index (void)
{
  Sample *sample = sample_new (47, 60);
  const CrmKind *client = sample_kind (sample, "client");
  g_autoptr (GError) error = NULL;

  crm_db_exec (sample->db,
               "INSERT INTO \"client\" (id, code, name, fold) "
               "VALUES (4000000000000000000, 'far', 'Ali', 'far' || char (31) || 'ali')",
               &error);
  g_assert_no_error (error);
  for (int sparse = 1; sparse >= 0; sparse--) {
    g_autoptr (CrmFoldIndex) index = NULL;
    g_autoptr (CrmQuery) query = make_query (sample, "client", NULL, "-name");
    g_autoptr (GArray) base = NULL;

    if (!sparse)
      g_assert_true (crm_db_exec (sample->db, "DELETE FROM \"client\" WHERE id > 60", NULL));
    index = crm_fold_index_read (sample->db, client, NULL, &error);
    g_assert_no_error (error);
    base = crm_query_read_ids (query, sample->db, NULL, NULL);
    for (int round = 0; round < 200; round++) {
      g_autofree char *words = sample_dup_text (sample->random);
      g_auto (GStrv) list = crm_fold_split (words);
      g_autoptr (GArray) expected = NULL;
      g_autoptr (GArray) rows = NULL;
      g_autoptr (GArray) ids = NULL;

      if (list == NULL)
        continue;
      crm_query_set_search (query, words);
      expected = crm_query_read_ids (query, sample->db, NULL, NULL);
      rows = crm_fold_index_search (index, (const char *const *) list, NULL);
      ids = crm_fold_index_select (index, rows, base);
      g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), expected->data,
                       expected->len * sizeof (gint64));
    }
  }
  sample_free (sample);
}

static void
test_extends (void)
{
  static const struct {
    const char *words, *fewer;
    gboolean extends;
  } cases[] = {
    { "zoe", "zo", TRUE },  { "zo", "zoe", FALSE },   { "a zoe", "zoe", TRUE },
    { "zoe", "z e", TRUE }, { "zoe b", "ob", FALSE }, { "یزد", "یز", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (GStrv) words = crm_fold_split (cases[i].words);
    g_auto (GStrv) fewer = crm_fold_split (cases[i].fewer);

    g_assert_cmpint (crm_fold_extends ((const char *const *) words, (const char *const *) fewer),
                     ==, cases[i].extends);
  }
  g_assert_null (crm_fold_split (NULL));
  g_assert_null (crm_fold_split (" \u200c "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list/small", test_small);
  g_test_add_func ("/list/large", test_large);
  g_test_add_func ("/list/opposite", test_opposite);
  g_test_add_func ("/list/gaps", test_gaps);
  g_test_add_func ("/list/back", test_back);
  g_test_add_func ("/list/search-while-typing", test_search_while_typing);
  g_test_add_func ("/list/late-answers", test_late_answers);
  g_test_add_func ("/list/news", test_news);
  g_test_add_func ("/list/row-gone", test_row_gone);
  g_test_add_func ("/list/fold-index", test_fold_index);
  g_test_add_func ("/list/extends", test_extends);
  return g_test_run ();
}
