/* test-filter.c: every comparison of every field, alone and combined at random, answers what brute
 * force answers; what is not understood is refused with its place; nothing typed becomes SQL. */
#include <string.h>

#include "sample.h"

static const char *const ops[] = {
  "=", "!=", "<", "<=", ">", ">=", "~", "is empty", "is not empty"
};
enum { EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, CONTAINS, EMPTY, FILLED, N_OPS };

/* What a condition asks, as the test knows it: independent of the parser and of SQL. */
typedef struct {
  const CrmKind *kind;
  const CrmField *field;
  int op;
  CrmValue value; /* what is compared with; of records, a name */
} Condition;

static gboolean
is_refused (const CrmField *field, int op)
{
  gboolean ordered = op >= LESS && op <= GREATER_EQUAL;

  if (op >= EMPTY)
    return FALSE;
  switch (field->type) {
  case CRM_TEXT:
  case CRM_NOTE:
    return FALSE;
  case CRM_REFERENCE:
  case CRM_LINKS:
    return ordered;
  case CRM_FLAG:
    return ordered || op == CONTAINS;
  case CRM_FILE:
    return TRUE;
  default:
    return op == CONTAINS;
  }
}

static gboolean
by_order (int difference, int op)
{
  switch (op) {
  case LESS:
    return difference < 0;
  case LESS_EQUAL:
    return difference <= 0;
  case GREATER:
    return difference > 0;
  case GREATER_EQUAL:
    return difference >= 0;
  default:
    return difference == 0;
  }
}

static int
place_of (const CrmField *field, const char *key)
{
  int place = 0;

  while (strcmp (field->choices[place].key, key) != 0)
    place++;
  return place;
}

/* Whether a record is called so: its code or title is the name, or with ~ its searched text
 * holds it. */
static gboolean
is_called (Sample *sample, const char *target, gint64 id, const char *name, int op)
{
  const CrmKind *kind = sample_kind (sample, target);
  Row *row = sample_find (sample, kind, id);
  const CrmField *names[2] = { crm_kind_get_handle (kind), crm_kind_get_title (kind) };
  gint64 number;

  g_assert_nonnull (row);
  if (op == CONTAINS) {
    g_autofree char *fold = crm_kind_dup_fold (kind, row->values);

    return fold != NULL && sample_fold_contains (fold, name);
  }
  if (name[0] == '#' && g_ascii_string_to_signed (name + 1, 10, 1, G_MAXINT64, &number, NULL))
    return id == number;
  for (int i = 0; i < 2; i++) {
    const CrmValue *value;

    if (names[i] == NULL || names[i]->type != CRM_TEXT)
      continue;
    value = &row->values[crm_kind_get_field_index (kind, names[i])];
    if (value->tag == CRM_VALUE_TEXT && sample_fold_equal (value->text, name))
      return TRUE;
  }
  return FALSE;
}

static int
compare_numbers (const CrmValue *a, const CrmValue *b)
{
  if (a->tag == CRM_VALUE_REAL)
    return a->real < b->real ? -1 : a->real > b->real;
  return a->integer < b->integer ? -1 : a->integer > b->integer;
}

/* The positive form of a condition on one value that is there. */
static gboolean
value_holds (Sample *sample, const Condition *self, const CrmValue *value)
{
  const CrmField *field = self->field;

  if (value->tag == CRM_VALUE_NULL)
    return FALSE;
  switch (field->type) {
  case CRM_TEXT:
  case CRM_NOTE:
    if (self->op == CONTAINS)
      return sample_fold_contains (value->text, self->value.text);
    if (self->op == EQUAL)
      return sample_fold_equal (value->text, self->value.text);
    return by_order (field->flags & CRM_UNIQUE
                         ? strcmp (value->text, self->value.text)
                         : sample_compare_text (value->text, self->value.text),
                     self->op);
  case CRM_TIME:
    return by_order (strncmp (value->text, self->value.text, strlen (self->value.text)), self->op);
  case CRM_CHOICE:
    return by_order (place_of (field, value->text) - place_of (field, self->value.text), self->op);
  case CRM_REFERENCE:
    return is_called (sample, field->target, value->integer, self->value.text, self->op);
  default:
    return by_order (compare_numbers (value, &self->value), self->op);
  }
}

static gboolean
holds (Sample *sample, const Condition *self, const Row *row)
{
  guint index = crm_kind_get_field_index (self->kind, self->field);
  gboolean opposite = self->op == NOT_EQUAL || self->op == EMPTY;
  Condition positive = *self;
  gboolean result = FALSE;

  if (self->op == NOT_EQUAL)
    positive.op = EQUAL;
  if (self->field->type == CRM_LINKS) {
    const GArray *links = row->links[index];

    for (guint i = 0; i < links->len; i++)
      result |= self->op >= EMPTY ||
                is_called (sample, self->field->target, g_array_index (links, gint64, i),
                           self->value.text, positive.op);
  } else if (self->op >= EMPTY) {
    result = row->values[index].tag != CRM_VALUE_NULL;
  } else {
    result = value_holds (sample, &positive, &row->values[index]);
  }
  return opposite ? !result : result;
}

/* A name of a random record of the kind: its code, its title or its number. */
static CrmValue
make_name (Sample *sample, const char *target)
{
  const CrmKind *kind = sample_kind (sample, target);
  GPtrArray *rows = sample_rows (sample, kind);
  Row *row = g_ptr_array_index (rows, g_rand_int_range (sample->random, 0, (gint32) rows->len));
  const CrmField *names[2] = { crm_kind_get_handle (kind), crm_kind_get_title (kind) };
  const CrmField *field = names[g_rand_int_range (sample->random, 0, 2)];

  if (g_rand_int_range (sample->random, 0, 5) == 0 || field == NULL || field->type != CRM_TEXT)
    return crm_value_take_text (g_strdup_printf ("#%" G_GINT64_FORMAT, row->id));
  return crm_value_copy (&row->values[crm_kind_get_field_index (kind, field)]);
}

static CrmValue
make_value (Sample *sample, const CrmKind *kind, const CrmField *field)
{
  GPtrArray *rows = sample_rows (sample, kind);
  guint index = crm_kind_get_field_index (kind, field);

  if (field->type == CRM_REFERENCE || field->type == CRM_LINKS)
    return make_name (sample, field->target);
  for (;;) {
    Row *row = g_ptr_array_index (rows, g_rand_int_range (sample->random, 0, (gint32) rows->len));

    if (row->values[index].tag != CRM_VALUE_NULL)
      return crm_value_copy (&row->values[index]);
  }
}

static gboolean
is_filled_somewhere (Sample *sample, const CrmKind *kind, guint index)
{
  GPtrArray *rows = sample_rows (sample, kind);

  for (guint i = 0; i < rows->len; i++)
    if (((Row *) g_ptr_array_index (rows, i))->values[index].tag != CRM_VALUE_NULL)
      return TRUE;
  return FALSE;
}

static void
condition_init (Condition *self, Sample *sample, const CrmKind *kind, guint index, int op)
{
  *self = (Condition){ kind, &kind->fields[index], op, CRM_VALUE_INIT };
  if (op < EMPTY)
    self->value = make_value (sample, kind, self->field);
}

static char *
condition_write (const Condition *self)
{
  g_autofree char *text = NULL;
  g_autofree char *quoted = NULL;

  if (self->op >= EMPTY)
    return g_strdup_printf ("%s %s", self->field->name, ops[self->op]);
  if (self->value.tag == CRM_VALUE_TEXT)
    text = g_strdup (self->value.text);
  else
    text = crm_field_format (self->field, &self->value, &sample_plain);
  quoted = sample_quote (text);
  return g_strdup_printf ("%s %s %s", self->field->name, ops[self->op], quoted);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static GArray *
ask (Sample *sample, const CrmKind *kind, const char *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmQuery) query = crm_query_new (sample->model, kind);
  gint64 count = -1;
  GArray *ids;

  crm_query_set_filter (query, filter, &sample_plain, &error);
  g_assert_no_error (error);
  ids = crm_query_read_ids (query, sample->db, NULL, &error);
  g_assert_no_error (error);
  crm_query_count (query, sample->db, &count, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, ids->len);
  g_array_sort (ids, compare_ids);
  return ids;
}

/* SQL and brute force agree; `expected` says by row. */
static void
check_answer (Sample *sample, const CrmKind *kind, const char *filter, const gboolean *expected)
{
  g_autoptr (GArray) ids = ask (sample, kind, filter);
  GPtrArray *rows = sample_rows (sample, kind);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++) {
    gint64 id = ((Row *) g_ptr_array_index (rows, i))->id;
    gboolean found = n < ids->len && g_array_index (ids, gint64, n) == id;

    if (found != expected[i])
      g_error ("%s: %s: record %" G_GINT64_FORMAT " should %sbe found", kind->name, filter, id,
               expected[i] ? "" : "not ");
    n += found;
  }
  g_assert_cmpuint (n, ==, ids->len);
}

static void
check_refused (Sample *sample, const CrmKind *kind, const char *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmQuery) query = crm_query_new (sample->model, kind);

  g_assert_false (crm_query_set_filter (query, filter, &sample_plain, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
}

static void
check_condition (Sample *sample, const Condition *condition)
{
  g_autofree char *filter = condition_write (condition);
  GPtrArray *rows = sample_rows (sample, condition->kind);
  g_autofree gboolean *expected = g_new0 (gboolean, rows->len);

  for (guint i = 0; i < rows->len; i++)
    expected[i] = holds (sample, condition, g_ptr_array_index (rows, i));
  check_answer (sample, condition->kind, filter, expected);
}

static void
test_every_comparison (void)
{
  Sample *sample = sample_new (1, 40);

  for (guint k = 0; k < crm_model_get_n_kinds (sample->model); k++) {
    const CrmKind *kind = crm_model_get_kind (sample->model, k);

    if (crm_model_is_link_kind (sample->model, kind))
      continue;
    for (guint i = 0; i < kind->n_fields; i++) {
      if (!is_filled_somewhere (sample, kind, i) && kind->fields[i].type != CRM_LINKS)
        continue;
      for (int op = 0; op < N_OPS; op++)
        for (int round = 0; round < (op < EMPTY ? 8 : 1); round++) {
          Condition condition;

          condition_init (&condition, sample, kind, i, op);
          if (is_refused (condition.field, op)) {
            g_autofree char *filter = condition_write (&condition);

            check_refused (sample, kind, filter);
          } else {
            check_condition (sample, &condition);
          }
          crm_value_clear (&condition.value);
        }
    }
  }
  sample_free (sample);
}

/* A random expression and, row by row, what it is worth. Owned. */
static char *
make_expression (Sample *sample, const CrmKind *kind, int depth, gboolean *expected)
{
  GPtrArray *rows = sample_rows (sample, kind);
  g_autofree gboolean *other = NULL;
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;
  Condition condition;
  char *filter;
  gboolean both;

  if (depth == 0 || g_rand_int_range (sample->random, 0, 4) == 0) {
    guint index;
    int op;

    do {
      index = (guint) g_rand_int_range (sample->random, 0, (gint32) kind->n_fields);
      op = g_rand_int_range (sample->random, 0, N_OPS);
    } while (is_refused (&kind->fields[index], op) ||
             (!is_filled_somewhere (sample, kind, index) && kind->fields[index].type != CRM_LINKS));
    condition_init (&condition, sample, kind, index, op);
    filter = condition_write (&condition);
    for (guint i = 0; i < rows->len; i++)
      expected[i] = holds (sample, &condition, g_ptr_array_index (rows, i));
    crm_value_clear (&condition.value);
    return filter;
  }
  left = make_expression (sample, kind, depth - 1, expected);
  if (g_rand_int_range (sample->random, 0, 4) == 0) {
    for (guint i = 0; i < rows->len; i++)
      expected[i] = !expected[i];
    return g_strdup_printf ("NOT (%s)", left);
  }
  other = g_new0 (gboolean, rows->len);
  right = make_expression (sample, kind, depth - 1, other);
  both = g_rand_boolean (sample->random);
  for (guint i = 0; i < rows->len; i++)
    expected[i] = both ? expected[i] && other[i] : expected[i] || other[i];
  return g_strdup_printf ("(%s) %s (%s)", left, both ? "and" : "Or", right);
}

static void
test_expressions (void)
{
  Sample *sample = sample_new (2, 40);

  for (int round = 0; round < 400; round++) {
    guint index = (guint) g_rand_int_range (sample->random, 0, 8);
    const CrmKind *kind = crm_model_get_kind (sample->model, index);
    g_autofree gboolean *expected = g_new0 (gboolean, sample_rows (sample, kind)->len);
    g_autofree char *filter = make_expression (sample, kind, 4, expected);

    check_answer (sample, kind, filter, expected);
  }
  sample_free (sample);
}

/* and binds closer than or, not closest. */
static void
test_precedence (void)
{
  Sample *sample = sample_new (3, 60);
  const CrmKind *plan = sample_kind (sample, "plan");
  static const char *const pairs[][2] = {
    { "state = done or state = running and steps > 4",
      "state = done or (state = running and steps > 4)" },
    { "not state = done and steps > 4", "(not state = done) and (steps > 4)" },
    { "not not state = done", "state = done" },
    { "state=done and steps>=4", "state = \"Done\" AND steps >= \"4\"" },
    { "steps is not empty", "not steps is empty" },
    { "title = \"\"", "title is empty" },
    { "state != \"\"", "state is not empty" },
    { "state ≠ «done» and steps ≤ ۴", "state != done and steps <= 4" },
    { "  ", "id >= 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autoptr (GArray) a = ask (sample, plan, pairs[i][0]);
    g_autoptr (GArray) b = ask (sample, plan, pairs[i][1]);

    g_assert_cmpmem (a->data, a->len * sizeof (gint64), b->data, b->len * sizeof (gint64));
  }
  sample_free (sample);
}

/* deal.client.region and aim.plans.state, followed by hand. */
static void
test_paths (void)
{
  Sample *sample = sample_new (4, 60);
  const CrmKind *deal = sample_kind (sample, "deal"), *client = sample_kind (sample, "client");
  const CrmKind *aim = sample_kind (sample, "aim"), *plan = sample_kind (sample, "plan");
  GPtrArray *deals = sample_rows (sample, deal), *aims = sample_rows (sample, aim);
  const guint region = 2, state = 2, plans = 8, parent = 7;
  g_autofree gboolean *with = g_new0 (gboolean, 60);
  g_autofree gboolean *without = g_new0 (gboolean, 60);
  g_autofree gboolean *positive = g_new0 (gboolean, 60);

  for (guint i = 0; i < deals->len; i++) {
    Row *row = g_ptr_array_index (deals, i);
    Row *owner = sample_find (sample, client, row->values[0].integer);
    const CrmValue *value = &owner->values[region];

    with[i] = value->tag == CRM_VALUE_TEXT && sample_fold_contains (value->text, "تهران");
    without[i] = value->tag == CRM_VALUE_NULL;
  }
  check_answer (sample, deal, "client.region ~ تهران", with);
  check_answer (sample, deal, "client.region is empty", without);

  for (guint i = 0; i < aims->len; i++) {
    Row *row = g_ptr_array_index (aims, i);
    const CrmValue *above = &row->values[parent];
    Row *whole = above->tag == CRM_VALUE_NULL ? NULL : sample_find (sample, aim, above->integer);
    const GArray *links = row->links[plans];

    with[i] = FALSE;
    for (guint j = 0; j < links->len; j++) {
      Row *linked = sample_find (sample, plan, g_array_index (links, gint64, j));

      with[i] |= g_strcmp0 (linked->values[state].text, "done") == 0;
    }
    without[i] = !with[i];
    /* stretch, the seventh field, is computed. */
    positive[i] =
        whole != NULL && whole->values[6].tag == CRM_VALUE_REAL && whole->values[6].real > 0;
  }
  check_answer (sample, aim, "plans.state = done", with);
  check_answer (sample, aim, "plans.state != done", without);
  check_answer (sample, aim, "parent.stretch > 0", positive);
  sample_free (sample);
}

static void
test_errors (void)
{
  static const struct {
    const char *filter, *message;
  } cases[] = {
    { "regoin = x", "At character 1 of the filter: “regoin” is not a field of Client. "
                    "Did you mean “region”?" },
    { "region = x and Zzz = 1", "At character 16 of the filter: “Zzz” is not a field of Client. "
                                "Its fields are: id, code, name, region, since, channel, revenue, "
                                "share, active, note, photo." },
    { "channel.nam = x", "At character 9 of the filter: “nam” is not a field of Channel. "
                         "Did you mean “name”?" },
    { "name.x = 1", "At character 5 of the filter: Name refers to no record, so nothing can follow "
                    "it." },
    { "region", "At character 7 of the filter: A comparison is missing here: one of = != < <= > >= "
                "~, “is empty” or “is not empty”." },
    { "region =", "At character 9 of the filter: A value is missing here. Write it, or “is empty” "
                  "instead." },
    { "region = and", "At character 10 of the filter: A value is missing here. Write it, or “is "
                      "empty” instead." },
    { "region is x", "At character 11 of the filter: After “is” comes “empty” or “not empty”." },
    { "region = \"x", "At character 10 of the filter: The quotation that begins here is not "
                      "closed." },
    { "(region = x", "At character 12 of the filter: A closing bracket, “and” or “or” is missing "
                     "here." },
    { "region = x)", "At character 11 of the filter: The filter should end here, or go on with "
                     "“and” or “or”." },
    { "= x", "At character 1 of the filter: The name of a field is missing here." },
    { "active > yes", "At character 10 of the filter: “>” cannot be asked of Active. Write one of "
                      "= !=, “is empty” or “is not empty”." },
    { "photo = x", "At character 9 of the filter: Photo can only be asked whether it is empty: “is "
                   "empty” or “is not empty”." },
    { "share = 1.234", "At character 9 of the filter: Share: It is kept with fewer decimals than "
                       "that. Write a rounder number." },
    { "since < \"\"", "At character 9 of the filter: Since cannot be compared with nothing." },
    { "نام = ۱",
      "At character 1 of the filter: “نام” is not a field of Client. Its fields are: id, "
      "code, name, region, since, channel, revenue, share, active, note, photo." },
  };
  CrmModel *model = crm_model_new (test_kinds_get (), 0);
  CrmQuery *query = crm_query_new (model, crm_model_find_kind (model, "client"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (crm_query_set_filter (query, cases[i].filter, &sample_plain, &error));
    g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
    g_assert_cmpstr (error->message, ==, cases[i].message);
  }
  crm_query_free (query);
  crm_model_unref (model);
}

/* n brackets within each other, each left with as much to remember as can be, around `inner`.
 * Owned. */
static char *
dup_nested (int n, const char *before, const char *inner)
{
  g_autoptr (GString) filter = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    g_string_append (filter, before);
  g_string_append (filter, inner);
  for (int i = 0; i < n; i++)
    g_string_append (filter, ")");
  return g_string_free (g_steal_pointer (&filter), FALSE);
}

/* As long and as deep as is allowed still runs; one more is refused. */
static void
test_limits (void)
{
  Sample *sample = sample_new (5, 5);
  const CrmKind *aim = sample_kind (sample, "aim");
  g_autoptr (GString) many = g_string_new (NULL);
  const char *path = "parent.parent.plans.title != x";
  static const char *const before[] = { "(", "id = 1 or id != 2 and (", "id = 1 or not (" };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++) {
    int n = g_str_has_suffix (before[i], "not (") ? 4 : 8;
    g_autofree char *deep = dup_nested (n, before[i], path);
    g_autofree char *deeper = dup_nested (n + 1, before[i], path);
    g_autoptr (GArray) ids = ask (sample, aim, deep);

    g_assert_nonnull (ids);
    check_refused (sample, aim, deeper);
  }
  for (int i = 0; i < 64; i++)
    g_string_append_printf (many, "%s%s", i > 0 ? " or " : "", path);
  {
    g_autofree char *both = dup_nested (8, "(", many->str);
    g_autoptr (GArray) ids = ask (sample, aim, both);

    g_assert_nonnull (ids);
  }
  g_string_append (many, " or id = 1");
  check_refused (sample, aim, many->str);
  check_refused (sample, aim, "parent.parent.parent.parent.id = 1");
  check_refused (sample, aim, "code = \"\xff\"");
  sample_free (sample);
}

/* Any garbage is refused as invalid or runs; no table is ever touched. */
static void
test_hostile (void)
{
  static const char *const pieces[] = {
    "name",
    "region",
    "client",
    "plans",
    ".",
    "=",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "~",
    "is",
    "empty",
    "not",
    "and",
    "or",
    "(",
    ")",
    "\"",
    "\"\"",
    "'",
    "'; DROP TABLE client; --",
    "$1",
    "?1",
    ";",
    "--",
    "/*",
    "*/",
    "1",
    "12.5",
    "۱۲",
    "2026-11-21",
    "#1",
    "%",
    "\\",
    "\n",
    "SELECT",
    "t.id",
    "fold",
    "batch",
    "تهران",
    "\u200c",
    "«",
    "“",
    "id",
    "a-b",
    "client.region",
    "plans.state",
    "state",
    "x' OR '1'='1",
    "\") OR (\"1\"=\"1",
  };
  Sample *sample = sample_new (6, 10);
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  guint n_accepted = 0;

  for (int round = 0; round < 6000; round++) {
    const CrmKind *kind =
        crm_model_get_kind (sample->model, (guint) g_rand_int_range (random, 0, 8));
    g_autoptr (GString) filter = g_string_new (NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (CrmQuery) query = crm_query_new (sample->model, kind);
    int n = g_rand_int_range (random, 1, 9);

    if (g_rand_boolean (random))
      g_string_append_printf (
          filter,
          "%s = ", kind->fields[g_rand_int_range (random, 0, (gint32) kind->n_fields)].name);
    for (int i = 0; i < n; i++)
      g_string_append_printf (filter, "%s%s",
                              pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))],
                              g_rand_boolean (random) ? " " : "");
    if (crm_query_set_filter (query, filter->str, &sample_plain, &error)) {
      g_autoptr (GArray) ids = crm_query_read_ids (query, sample->db, NULL, &error);

      if (ids == NULL)
        g_error ("%s: %s: %s", kind->name, filter->str, error->message);
      n_accepted++;
    } else {
      g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
    }
  }
  g_assert_cmpuint (n_accepted, >, 100);
  for (guint k = 0; k < 8; k++) {
    const CrmKind *kind = crm_model_get_kind (sample->model, k);
    g_autoptr (GArray) ids = ask (sample, kind, NULL);

    g_assert_cmpuint (ids->len, ==, 10);
  }
  sample_free (sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/every-comparison", test_every_comparison);
  g_test_add_func ("/filter/expressions", test_expressions);
  g_test_add_func ("/filter/precedence", test_precedence);
  g_test_add_func ("/filter/paths", test_paths);
  g_test_add_func ("/filter/errors", test_errors);
  g_test_add_func ("/filter/limits", test_limits);
  g_test_add_func ("/filter/hostile", test_hostile);
  return g_test_run ();
}
