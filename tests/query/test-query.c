/* test-query.c: orders, searches, relations and names of every kind, each told again in C over the
 * records as they were put in. */
#include <string.h>

#include "crm-text.h"
#include "sample.h"

typedef struct {
  Sample *sample;
  const CrmKind *kind;
  const CrmField *field;
  gboolean descending;
} Ordering;

/* What a field of a row sorts by: a number, or a text compared as a reader or byte by byte. */
typedef struct {
  gboolean missing, plain;
  double number;
  const char *text;
} Key;

static Key
get_key (Sample *sample, const CrmKind *kind, const CrmField *field, const Row *row)
{
  guint index = crm_kind_get_field_index (kind, field);
  const CrmValue *value = &row->values[index];
  Key key = { .missing = value->tag == CRM_VALUE_NULL };

  if (field->type == CRM_LINKS)
    return (Key){ .number = row->links[index]->len };
  if (key.missing)
    return key;
  switch (field->type) {
  case CRM_REFERENCE: {
    const CrmKind *target = sample_kind (sample, field->target);

    return get_key (sample, target, crm_kind_get_title (target),
                    sample_find (sample, target, value->integer));
  }
  case CRM_CHOICE:
    while (strcmp (field->choices[(int) key.number].key, value->text) != 0)
      key.number++;
    break;
  case CRM_FILE:
    key.number = (double) g_bytes_get_size (value->bytes);
    break;
  default:
    if (value->tag == CRM_VALUE_TEXT)
      key.text = value->text;
    else
      key.number = value->tag == CRM_VALUE_REAL ? value->real : (double) value->integer;
  }
  key.plain = field->type == CRM_TIME || (field->flags & CRM_UNIQUE);
  return key;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Ordering *order = user_data;
  const Row *x = *(Row *const *) a, *y = *(Row *const *) b;
  Key p = get_key (order->sample, order->kind, order->field, x);
  Key q = get_key (order->sample, order->kind, order->field, y);
  int result = 0;

  if (p.missing != q.missing)
    return p.missing ? 1 : -1;
  if (p.text != NULL)
    result = p.plain ? strcmp (p.text, q.text) : sample_compare_text (p.text, q.text);
  else if (!p.missing)
    result = p.number < q.number ? -1 : p.number > q.number;
  if (result == 0)
    result = x->id < y->id ? -1 : x->id > y->id;
  return order->descending ? -result : result;
}

static void
check_order (Sample *sample, const CrmKind *kind, const CrmField *field, gboolean descending)
{
  g_autofree char *name = g_strconcat (descending ? "-" : "", field->name, NULL);
  g_autoptr (CrmQuery) query = crm_query_new (sample->model, kind);
  g_autoptr (GPtrArray) rows = g_ptr_array_copy (sample_rows (sample, kind), NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  Ordering order = { sample, kind, field, descending };

  g_ptr_array_set_free_func (rows, NULL);
  g_ptr_array_sort_with_data (rows, compare_rows, &order);
  crm_query_set_order (query, name, &error);
  g_assert_no_error (error);
  ids = crm_query_read_ids (query, sample->db, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (ids, gint64, i) != ((Row *) g_ptr_array_index (rows, i))->id)
      g_error ("%s by %s differs at %u", kind->name, name, i);
}

static void
test_orders (void)
{
  Sample *sample = sample_new (11, 50);

  for (guint k = 0; k < 8; k++) {
    const CrmKind *kind = crm_model_get_kind (sample->model, k);

    for (guint i = 0; i < kind->n_fields; i++)
      for (int descending = 0; descending < 2; descending++)
        check_order (sample, kind, &kind->fields[i], descending);
  }
  sample_free (sample);
}

static void
test_several_orders (void)
{
  Sample *sample = sample_new (12, 60);
  const CrmKind *plan = sample_kind (sample, "plan");
  g_autoptr (CrmQuery) query = crm_query_new (sample->model, plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  const Row *before = NULL;

  g_assert_false (crm_query_set_order (query, "staet", &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "“staet” is not a field of Plan. Did you mean “state”?");
  g_clear_error (&error);

  crm_query_set_order (query, "state, -steps", &error);
  g_assert_no_error (error);
  ids = crm_query_read_ids (query, sample->db, NULL, &error);
  for (guint i = 0; i < ids->len; i++) {
    const Row *row = sample_find (sample, plan, g_array_index (ids, gint64, i));

    if (before != NULL && crm_value_equal (&before->values[2], &row->values[2]) &&
        before->values[5].tag == CRM_VALUE_INTEGER && row->values[5].tag == CRM_VALUE_INTEGER)
      g_assert_cmpint (before->values[5].integer, >=, row->values[5].integer);
    before = row;
  }
  sample_free (sample);
}

static char *
dup_plan (CrmDb *db, const char *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (GString) plan = g_string_new (NULL);
  CrmStatement *statement = crm_db_prepare (db, explain, NULL);

  g_assert_nonnull (statement);
  while (crm_statement_step (statement, NULL))
    g_string_append_printf (plan, "%s\n", crm_statement_get_text (statement, 3, NULL));
  crm_statement_finish (statement);
  return g_string_free (g_steal_pointer (&plan), FALSE);
}

/* The ids of a million customers by code come from the index alone. */
static void
test_index_is_used (void)
{
  Sample *sample = sample_new (13, 5);
  const CrmKind *client = sample_kind (sample, "client"), *deal = sample_kind (sample, "deal");
  static const char *const orders[] = { NULL, "code", "-code" };
  g_autoptr (CrmQuery) deals = crm_query_new (sample->model, deal);
  g_autofree char *deal_sql = NULL;
  g_autofree char *deal_plan = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++) {
    g_autoptr (CrmQuery) query = crm_query_new (sample->model, client);
    g_autofree char *sql = NULL;
    g_autofree char *plan = NULL;

    crm_query_set_order (query, orders[i], NULL);
    sql = crm_query_dup_sql (query);
    plan = dup_plan (sample->db, sql);
    g_assert_nonnull (strstr (plan, "USING COVERING INDEX"));
    g_assert_null (strstr (plan, "TEMP B-TREE"));
  }
  crm_query_set_related (deals, &deal->fields[0], 1);
  deal_sql = crm_query_dup_sql (deals);
  deal_plan = dup_plan (sample->db, deal_sql);
  g_assert_nonnull (strstr (deal_plan, "SEARCH t USING"));
  sample_free (sample);
}

static gboolean
holds_words (const CrmKind *kind, const Row *row, char **words)
{
  g_autofree char *fold = crm_kind_dup_fold (kind, row->values);

  for (int i = 0; words[i] != NULL; i++) {
    g_autofree char *word = crm_text_fold (words[i]);

    if (fold == NULL || strstr (fold, word) == NULL)
      return FALSE;
  }
  return TRUE;
}

/* Parts of the texts there are, in the order of words reversed. */
static char *
make_words (GRand *random)
{
  g_autofree char *text = sample_dup_text (random);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  glong length = g_utf8_strlen (words[0], -1);

  if (g_rand_boolean (random) && length > 2) {
    char *part = g_utf8_substring (words[0], 1, length);

    g_free (words[0]);
    words[0] = part;
  }
  return g_strjoinv (" ", words);
}

static void
test_search (void)
{
  Sample *sample = sample_new (14, 60);
  guint n_found = 0;

  for (int round = 0; round < 300; round++) {
    const CrmKind *kind = crm_model_get_kind (sample->model, (guint) round % 8);
    g_autofree char *words = make_words (sample->random);
    g_auto (GStrv) list = g_strsplit_set (words, " ", -1);
    GPtrArray *rows = sample_rows (sample, kind);
    g_autoptr (CrmQuery) query = crm_query_new (sample->model, kind);
    g_autoptr (GArray) ids = NULL;
    guint n = 0;

    crm_query_set_search (query, words);
    crm_query_set_order (query, "id", NULL);
    ids = crm_query_read_ids (query, sample->db, NULL, NULL);
    g_assert_nonnull (ids);
    for (guint i = 0; i < rows->len; i++) {
      const Row *row = g_ptr_array_index (rows, i);

      if (!holds_words (kind, row, list))
        continue;
      g_assert_cmpuint (n, <, ids->len);
      g_assert_cmpint (g_array_index (ids, gint64, n++), ==, row->id);
    }
    g_assert_cmpuint (n, ==, ids->len);
    n_found += n;
  }
  g_assert_cmpuint (n_found, >, 100);
  sample_free (sample);
}

static void
test_search_all (void)
{
  Sample *sample = sample_new (15, 30);

  for (int round = 0; round < 40; round++) {
    g_autofree char *words = make_words (sample->random);
    g_auto (GStrv) list = g_strsplit_set (words, " ", -1);
    g_autoptr (GPtrArray) hits = NULL;
    g_autoptr (GPtrArray) few = NULL;
    guint n = 0;

    hits = crm_query_search_all (sample->db, sample->model, words, 1000, &sample_plain, NULL);
    few = crm_query_search_all (sample->db, sample->model, words, 5, &sample_plain, NULL);
    for (guint k = 0; k < 8; k++) {
      const CrmKind *kind = crm_model_get_kind (sample->model, k);
      GPtrArray *rows = sample_rows (sample, kind);

      for (guint i = 0; i < rows->len; i++) {
        const Row *row = g_ptr_array_index (rows, i);
        const CrmHit *hit;
        g_autofree char *title = NULL;

        if (!holds_words (kind, row, list))
          continue;
        g_assert_cmpuint (n, <, hits->len);
        hit = g_ptr_array_index (hits, n++);
        title = crm_query_dup_title (sample->db, sample->model, kind, row->id, &sample_plain);
        g_assert_true (hit->kind == kind);
        g_assert_cmpint (hit->id, ==, row->id);
        g_assert_cmpstr (hit->title, ==, title);
      }
    }
    g_assert_cmpuint (n, ==, hits->len);
    g_assert_cmpuint (few->len, ==, MIN (n, 5));
  }
  sample_free (sample);
}

static void
check_ids (const CrmQuery *query, Sample *sample, const GArray *expected)
{
  g_autoptr (GArray) ids = crm_query_read_ids (query, sample->db, NULL, NULL);

  g_assert_nonnull (ids);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), expected->data,
                   expected->len * sizeof (gint64));
}

static void
test_relations (void)
{
  Sample *sample = sample_new (16, 40);
  const CrmKind *deal = sample_kind (sample, "deal"), *client = sample_kind (sample, "client");
  const CrmKind *aim = sample_kind (sample, "aim"), *plan = sample_kind (sample, "plan");
  const CrmField *plans = crm_kind_find_field (aim, "plans");
  guint index = crm_kind_get_field_index (aim, plans);
  GPtrArray *deals = sample_rows (sample, deal), *aims = sample_rows (sample, aim);

  for (guint i = 0; i < 40; i++) {
    Row *owner = g_ptr_array_index (sample_rows (sample, client), i);
    Row *target = g_ptr_array_index (sample_rows (sample, plan), i);
    Row *source = g_ptr_array_index (aims, i);
    g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_autoptr (CrmQuery) by_client = crm_query_new (sample->model, deal);
    g_autoptr (CrmQuery) by_plan = crm_query_new (sample->model, aim);
    g_autoptr (CrmQuery) of_aim = crm_query_new (sample->model, plan);
    gint64 count;

    crm_query_set_order (by_client, "id", NULL);
    crm_query_set_related (by_client, &deal->fields[0], owner->id);
    for (guint j = 0; j < deals->len; j++) {
      Row *row = g_ptr_array_index (deals, j);

      if (row->values[0].integer == owner->id)
        g_array_append_val (expected, row->id);
    }
    check_ids (by_client, sample, expected);
    g_assert_true (crm_query_count (by_client, sample->db, &count, NULL));
    g_assert_cmpint (count, ==, expected->len);
    crm_query_set_limit (by_client, 1);
    g_assert_true (crm_query_count (by_client, sample->db, &count, NULL));
    g_assert_cmpint (count, ==, MIN (expected->len, 1));

    g_array_set_size (expected, 0);
    crm_query_set_order (by_plan, "id", NULL);
    crm_query_set_related (by_plan, plans, target->id);
    for (guint j = 0; j < aims->len; j++) {
      Row *row = g_ptr_array_index (aims, j);
      const GArray *links = row->links[index];

      for (guint l = 0; l < links->len; l++)
        if (g_array_index (links, gint64, l) == target->id)
          g_array_append_val (expected, row->id);
    }
    check_ids (by_plan, sample, expected);

    crm_query_set_order (of_aim, "id", NULL);
    crm_query_set_linked_from (of_aim, aim, plans, source->id);
    crm_query_count (of_aim, sample->db, &count, NULL);
    g_assert_cmpint (count, ==, source->links[index]->len);
  }
  sample_free (sample);
}

typedef struct {
  Sample *sample;
  const CrmKind *kind;
  guint n, stop;
} Walk;

static gboolean
check_row (gint64 id, const CrmValue *values, gpointer user_data)
{
  Walk *walk = user_data;
  const Row *row = sample_find (walk->sample, walk->kind, id);

  for (guint i = 0; i < walk->kind->n_fields; i++)
    g_assert_true (crm_value_equal (&row->values[i], &values[i]));
  return ++walk->n != walk->stop;
}

static void
test_rows (void)
{
  Sample *sample = sample_new (17, 20);

  for (guint k = 0; k < 8; k++) {
    const CrmKind *kind = crm_model_get_kind (sample->model, k);
    g_autoptr (CrmQuery) query = crm_query_new (sample->model, kind);
    g_autoptr (GError) error = NULL;
    Walk all = { sample, kind, 0, 0 }, some = { sample, kind, 0, 3 };

    g_assert_true (crm_query_foreach (query, sample->db, NULL, check_row, &all, &error));
    g_assert_cmpuint (all.n, ==, 20);
    g_assert_true (crm_query_foreach (query, sample->db, NULL, check_row, &some, &error));
    g_assert_cmpuint (some.n, ==, 3);
    g_assert_null (crm_query_dup_record (sample->db, sample->model, kind, 12345, &error));
    g_assert_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND);
  }
  sample_free (sample);
}

/* A computed field is there, as a real even when SQL would say an integer. */
static void
test_computed (void)
{
  Sample *sample = sample_new (18, 40);
  const CrmKind *aim = sample_kind (sample, "aim");
  GPtrArray *rows = sample_rows (sample, aim);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++) {
    const CrmValue *values = ((Row *) g_ptr_array_index (rows, i))->values;

    if (values[3].tag == CRM_VALUE_NULL || values[4].tag == CRM_VALUE_NULL) {
      g_assert_cmpint (values[6].tag, ==, CRM_VALUE_NULL);
      continue;
    }
    g_assert_cmpint (values[6].tag, ==, CRM_VALUE_REAL);
    g_assert_cmpfloat (values[6].real, ==, values[4].real - values[3].real);
    n++;
  }
  g_assert_cmpuint (n, >, 5);
  sample_free (sample);
}

/* What is written for a machine is read back as the same. */
static void
test_names_round_trip (void)
{
  Sample *sample = sample_new (19, 60);

  for (guint k = 0; k < 8; k++) {
    const CrmKind *kind = crm_model_get_kind (sample->model, k);
    GPtrArray *rows = sample_rows (sample, kind);

    for (guint i = 0; i < rows->len; i++) {
      const Row *row = g_ptr_array_index (rows, i);
      g_autofree char *handle = crm_query_dup_handle (sample->db, sample->model, kind, row->id);
      g_autoptr (GError) error = NULL;
      gint64 id;

      crm_query_find_handle (sample->db, sample->model, kind, handle, &id, &error);
      g_assert_no_error (error);
      g_assert_cmpint (id, ==, row->id);
      for (guint j = 0; j < kind->n_fields; j++) {
        const CrmField *field = &kind->fields[j];
        g_autofree char *text = crm_query_dup_text (sample->db, sample->model, kind, row->id, field,
                                                    &row->values[j], &sample_plain);
        CrmValue value = CRM_VALUE_INIT;

        if (field->type == CRM_LINKS) {
          g_autoptr (GArray) ids =
              crm_query_parse_links (sample->db, sample->model, field, text, &error);

          g_assert_no_error (error);
          g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), row->links[j]->data,
                           row->links[j]->len * sizeof (gint64));
          continue;
        }
        crm_query_parse (sample->db, sample->model, field, text, &sample_plain, &value, &error);
        g_assert_no_error (error);
        g_assert_true (crm_value_equal (&value, &row->values[j]));
        crm_value_clear (&value);
      }
    }
  }
  sample_free (sample);
}

static gint64
add_channel (Sample *sample, const char *name)
{
  CrmEdit *edit = crm_edit_begin (sample->store, "Add", NULL);
  CrmValue value = crm_value_text (name);
  gint64 id;

  g_assert_true (crm_edit_insert (edit, sample_kind (sample, "channel"), &value, &id, NULL));
  g_assert_true (crm_edit_commit (edit, NULL));
  crm_value_clear (&value);
  return id;
}

static void
test_handles (void)
{
  Sample *sample = sample_new (20, 0);
  const CrmKind *channel = sample_kind (sample, "channel");
  gint64 phone = add_channel (sample, "Phone, mobile"), ali = add_channel (sample, "علي");
  gint64 letter = add_channel (sample, "Letter"), other = add_channel (sample, "letter");
  gint64 twin = add_channel (sample, "Twin"), twin2 = add_channel (sample, "Twin");
  gint64 third = add_channel (sample, "TWIN"), odd = add_channel (sample, "#3");
  const struct {
    const char *handle;
    gint64 id;
  } cases[] = {
    { " Phone, mobile ", phone }, { "phone, MOBILE", phone }, { "علی", ali }, { "Letter", letter },
    { "letter", other },          { "TWIN", third },          { "#۲", ali },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *handle = NULL;
  g_autofree char *title = NULL;
  gint64 id = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    crm_query_find_handle (sample->db, sample->model, channel, cases[i].handle, &id, &error);
    g_assert_no_error (error);
    g_assert_cmpint (id, ==, cases[i].id);
  }
  g_assert_false (crm_query_find_handle (sample->db, sample->model, channel, "Twin", &id, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_REFUSED);
  expected = g_strdup_printf ("Channels: two are called “Twin”. Write #%d or #%d.", (int) twin,
                              (int) twin2);
  g_assert_cmpstr (error->message, ==, expected);
  g_clear_error (&error);
  g_assert_false (crm_query_find_handle (sample->db, sample->model, channel, "twiN", &id, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (crm_query_find_handle (sample->db, sample->model, channel, "Fax", &id, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==,
                   "Channels: none is called “Fax”. Write its code, its name, or # and its "
                   "number.");
  g_clear_error (&error);
  g_assert_false (crm_query_find_handle (sample->db, sample->model, channel, "#999", &id, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND);

  /* A name that looks like a number would be read as one. */
  handle = crm_query_dup_handle (sample->db, sample->model, channel, odd);
  expected = (g_free (expected), g_strdup_printf ("#%d", (int) odd));
  g_assert_cmpstr (handle, ==, expected);
  g_assert_null (crm_query_dup_handle (sample->db, sample->model, channel, 999));
  g_assert_null (crm_query_dup_title (sample->db, sample->model, channel, 999, &sample_plain));
  title = crm_query_dup_title (sample->db, sample->model, channel, phone, &sample_plain);
  g_assert_cmpstr (title, ==, "Phone, mobile");
  sample_free (sample);
}

static void
test_links_text (void)
{
  Sample *sample = sample_new (21, 12);
  const CrmKind *aim = sample_kind (sample, "aim"), *plan = sample_kind (sample, "plan");
  const CrmField *plans = crm_kind_find_field (aim, "plans");
  GPtrArray *rows = sample_rows (sample, plan);
  const Row *a = g_ptr_array_index (rows, 0), *b = g_ptr_array_index (rows, 1);
  g_autofree char *commas =
      g_strdup_printf ("%s, %s،%s", a->values[0].text, b->values[0].text, a->values[0].text);
  g_autofree char *wrong = g_strdup_printf ("%s;nowhere", a->values[0].text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) none = NULL;

  ids = crm_query_parse_links (sample->db, sample->model, plans, commas, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, b->id);
  none = crm_query_parse_links (sample->db, sample->model, plans, " ; ", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (crm_query_parse_links (sample->db, sample->model, plans, wrong, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND);
  sample_free (sample);
}

static void
test_dependence (void)
{
  Sample *sample = sample_new (22, 3);
  const CrmKind *deal = sample_kind (sample, "deal"), *client = sample_kind (sample, "client");
  const CrmKind *channel = sample_kind (sample, "channel"), *item = sample_kind (sample, "item");
  g_autoptr (CrmQuery) query = crm_query_new (sample->model, deal);
  g_autoptr (CrmQuery) copy = NULL;

  g_assert_true (crm_query_is_plain (query));
  g_assert_true (crm_query_depends_on (query, deal));
  g_assert_false (crm_query_depends_on (query, client));
  g_assert_true (crm_query_shows (query, client));
  g_assert_true (crm_query_shows (query, item));
  g_assert_false (crm_query_shows (query, channel));
  g_assert_true (crm_query_set_filter (query, "client.channel.name = Fax", &sample_plain, NULL));
  copy = crm_query_copy (query);
  g_assert_true (crm_query_depends_on (copy, client));
  g_assert_true (crm_query_depends_on (copy, channel));
  g_assert_false (crm_query_depends_on (copy, item));
  g_assert_false (crm_query_is_plain (copy));
  crm_query_set_filter (query, NULL, &sample_plain, NULL);
  crm_query_set_order (query, "item", NULL);
  g_assert_true (crm_query_depends_on (query, item));
  sample_free (sample);
}

static void
test_cancel (void)
{
  Sample *sample = sample_new (23, 3);
  g_autoptr (CrmQuery) query = crm_query_new (sample->model, sample_kind (sample, "client"));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  g_cancellable_cancel (cancellable);
  ids = crm_query_read_ids (query, sample->db, cancellable, &error);
  g_assert_null (ids);
  g_assert_error (error, CRM_ERROR, CRM_ERROR_CANCELLED);
  g_clear_error (&error);
  ids = crm_query_read_ids (query, sample->db, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 3);
  sample_free (sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/orders", test_orders);
  g_test_add_func ("/query/several-orders", test_several_orders);
  g_test_add_func ("/query/index-is-used", test_index_is_used);
  g_test_add_func ("/query/search", test_search);
  g_test_add_func ("/query/search-all", test_search_all);
  g_test_add_func ("/query/relations", test_relations);
  g_test_add_func ("/query/rows", test_rows);
  g_test_add_func ("/query/computed", test_computed);
  g_test_add_func ("/query/names-round-trip", test_names_round_trip);
  g_test_add_func ("/query/handles", test_handles);
  g_test_add_func ("/query/links-text", test_links_text);
  g_test_add_func ("/query/dependence", test_dependence);
  g_test_add_func ("/query/cancel", test_cancel);
  return g_test_run ();
}
