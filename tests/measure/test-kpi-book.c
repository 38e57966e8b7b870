/* test-kpi-book.c: the law of the book: one that takes over from the book before says the same as
 * one that is read anew, whatever was done in between; and what was not touched is taken over. */
#include <math.h>

#include "crm-history.h"
#include "crm-kpi-book.h"
#include "crm-method.h"
#include "example.h"
#include "laws.h"

static const CrmPeriods periods = { CRM_CALENDAR_GREGORIAN, 1 };

typedef struct {
  LawsDocument *document;
  CrmDb *db;
  CrmModel *model;
  CrmKpiBook *book;
} Fixture;

/* The kinds that the log names since the book. */
static guint8 *
dup_changed (Fixture *self)
{
  guint8 *changed = g_new0 (guint8, crm_model_get_n_kinds (self->model));
  g_autoptr (CrmStatement) statement =
      crm_db_prepare (self->db, "SELECT DISTINCT kind FROM change WHERE tx > $1", NULL);

  crm_statement_bind_integer (statement, 1, self->book->last_tx);
  while (crm_statement_step (statement, NULL)) {
    const CrmKind *kind =
        crm_model_find_kind (self->model, crm_statement_get_text (statement, 0, NULL));

    changed[crm_model_get_index (self->model, kind)] = 1;
  }
  return changed;
}

static void
assert_same_number (double a, double b)
{
  g_assert_true (isnan (a) == isnan (b));
  if (!isnan (a))
    g_assert_cmpfloat (a, ==, b);
}

static void
assert_same_book (const CrmKpiBook *a, const CrmKpiBook *b)
{
  g_assert_cmpuint (a->entries->len, ==, b->entries->len);
  g_assert_cmpuint (a->n_pending, ==, 0);
  for (guint i = 0; i < a->entries->len; i++) {
    const CrmKpiEntry *x = g_ptr_array_index (a->entries, i);
    const CrmKpiEntry *y = g_ptr_array_index (b->entries, i);
    g_autoptr (CrmTable) s = crm_kpi_entry_dup_series (x, &periods);
    g_autoptr (CrmTable) t = crm_kpi_entry_dup_series (y, &periods);

    g_test_message ("%s", x->kpi->code);
    g_assert_cmpstr (x->kpi->code, ==, y->kpi->code);
    g_assert_cmpint (x->kpi->measured, ==, y->kpi->measured);
    g_assert_cmpint (x->kpi->status, ==, y->kpi->status);
    g_assert_cmpint (x->kpi->day, ==, y->kpi->day);
    assert_same_number (x->kpi->value, y->kpi->value);
    assert_same_number (x->kpi->previous, y->kpi->previous);
    assert_same_number (x->kpi->slope, y->kpi->slope);
    assert_same_number (x->kpi->target.value, y->kpi->target.value);
    g_assert_cmpuint (crm_table_get_n_rows (s), ==, crm_table_get_n_rows (t));
    for (guint row = 0; row < crm_table_get_n_rows (s); row++)
      for (guint column = CRM_SERIES_VALUE; column <= CRM_SERIES_DISTANCE; column++)
        assert_same_number (crm_table_get_real (s, column, row),
                            crm_table_get_real (t, column, row));
  }
}

static CrmKpiBook *
read_anew (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  CrmKpiBook *book = crm_kpi_book_read (self->db, self->model, &periods, 0, &error);

  g_assert_no_error (error);
  return book;
}

/* After an act: the next book, compared with a fresh one. */
static void
renew (Fixture *self)
{
  g_autofree guint8 *changed = dup_changed (self);
  CrmKpiBookRequest request = { .periods = periods, .previous = self->book, .changed = changed };
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmKpiBook) fresh = read_anew (self);
  CrmKpiBook *book = crm_kpi_book_new (self->db, self->model, &request, &error);

  g_assert_no_error (error);
  assert_same_book (book, fresh);
  crm_kpi_book_unref (self->book);
  self->book = book;
}

static const GArray *
get_points (Fixture *self, const char *code)
{
  for (guint i = 0; i < self->book->entries->len; i++) {
    const CrmKpiEntry *entry = g_ptr_array_index (self->book->entries, i);

    if (g_str_equal (entry->kpi->code, code))
      return entry->points;
  }
  g_assert_not_reached ();
}

static void
fixture_open (Fixture *self, gconstpointer data)
{
  self->document = laws_open (crm_method_get ());
  self->db = crm_store_get_db (self->document->store);
  self->model = crm_store_get_model (self->document->store);
  example_play (self->document->store,
                "+ kpi code=A; name=A\n+ kpi code=B; name=B; direction=lower\n"
                "+ kpi code=K36; name=Revenue; method=builtin\n"
                "+ kpi code=K85; name=On target; method=builtin\n"
                "+ customer code=C1; name=One\n"
                "+ purchase customer=C1; date=2025-03-10; amount=100\n"
                "+ purchase customer=C1; date=2025-04-10; amount=300\n"
                "+ target kpi=A; date=2025-01-01; value=5; near=3\n"
                "+ measurement kpi=A; date=2025-03-01; value=7\n"
                "+ measurement kpi=A; date=2025-02-01; value=4\n" /* not in order */
                "+ measurement kpi=B; date=2025-01-01; value=10");
  self->book = read_anew (self);
}

static void
fixture_close (Fixture *self, gconstpointer data)
{
  crm_kpi_book_unref (self->book);
  laws_close (self->document);
}

static void
test_acts (Fixture *self, gconstpointer data)
{
  static const char *const acts[] = {
    "+ measurement kpi=A; date=2025-04-01; value=9",
    "measurement #1: value=2",
    "measurement #2: kpi=B", /* moved to another KPI */
    "- measurement #3",
    "+ target kpi=B; date=2025-01-01; value=6; near=8",
    "+ purchase customer=C1; date=2025-05-10; amount=50",
    "kpi B: frequency=quarter",
    "kpi K36: frequency=quarter",
    "kpi A: method=builtin; formula=K40", /* no longer measured … */
    "kpi A: method=typed",                /* … and again */
    "organisation #1: start=2025-02-01",
    "+ kpi code=C; name=C\n+ measurement kpi=C; date=2025-01-01; value=1",
    "- kpi C",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++) {
    g_test_message ("%s", acts[i]);
    example_play (self->document->store, acts[i]);
    renew (self);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (acts) + 1; i++) { /* one of them was two acts */
    g_autoptr (GError) error = NULL;

    g_assert_true (crm_store_undo (self->document->store, NULL, &error));
    g_assert_no_error (error);
    renew (self);
  }
}

/* What nothing happened to is the same array. */
static void
test_taken_over (Fixture *self, gconstpointer data)
{
  g_autoptr (CrmKpiBook) before = crm_kpi_book_ref (self->book);
  const GArray *a = get_points (self, "A"), *b = get_points (self, "B");
  const GArray *revenue = get_points (self, "K36");

  example_play (self->document->store, "+ measurement kpi=A; date=2025-04-01; value=9");
  renew (self);
  g_assert_true (get_points (self, "A") != a);
  g_assert_true (get_points (self, "B") == b);
  g_assert_true (get_points (self, "K36") == revenue);
  a = get_points (self, "A");
  example_play (self->document->store, "+ purchase customer=C1; date=2025-05-10; amount=50");
  renew (self);
  g_assert_true (get_points (self, "A") == a);
  g_assert_true (get_points (self, "K36") != revenue);
}

/* What changes no value changes no book, however much of it is computed again. */
static void
test_same (Fixture *self, gconstpointer data)
{
  g_autoptr (CrmKpiBook) before = crm_kpi_book_ref (self->book);
  const GArray *revenue = get_points (self, "K36");

  example_play (self->document->store, "purchase #1: invoice=x");
  renew (self);
  g_assert_true (get_points (self, "K36") == revenue);
  g_assert_true (crm_kpi_book_is_same (before, self->book));
  example_play (self->document->store, "target #1: note=x");
  renew (self);
  g_assert_true (crm_kpi_book_is_same (before, self->book));
  example_play (self->document->store, "kpi A: name=Another");
  renew (self);
  g_assert_false (crm_kpi_book_is_same (before, self->book));
}

/* Without time to compute, the measured ones are there, and the rest comes with the next books. */
static void
test_patience (Fixture *self, gconstpointer data)
{
  CrmKpiBookRequest request = { .periods = periods, .patience = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmKpiBook) fresh = read_anew (self);
  g_autofree guint8 *nothing = g_new0 (guint8, crm_model_get_n_kinds (self->model));
  CrmKpiBook *book = crm_kpi_book_new (self->db, self->model, &request, &error);
  const CrmKpiEntry *entry;

  g_assert_no_error (error);
  g_assert_cmpuint (book->n_pending, ==, 2);
  entry = g_ptr_array_index (book->entries, 0);
  g_assert_true (entry->kpi->measured);
  entry = g_ptr_array_index (book->entries, 2);
  g_assert_true (entry->kpi->pending);
  g_assert_false (entry->kpi->measured);
  crm_kpi_book_unref (self->book);
  self->book = book;
  request = (CrmKpiBookRequest){ .periods = periods, .previous = book, .changed = nothing };
  book = crm_kpi_book_new (self->db, self->model, &request, &error);
  g_assert_no_error (error);
  assert_same_book (book, fresh);
  crm_kpi_book_unref (book);
}

/* 1, 3, 5 and a gap: two a period; of fewer than three values nothing is said. */
static void
test_slope (Fixture *self, gconstpointer data)
{
  const CrmKpiEntry *entry;

  g_assert_true (isnan (((CrmKpiEntry *) g_ptr_array_index (self->book->entries, 0))->kpi->slope));
  example_play (self->document->store, "+ kpi code=C; name=C\n"
                                       "+ measurement kpi=C; date=2025-01-01; value=1\n"
                                       "+ measurement kpi=C; date=2025-02-01; value=3\n"
                                       "+ measurement kpi=C; date=2025-04-01; value=7\n"
                                       "+ measurement kpi=C; date=2023-04-01; value=700");
  renew (self);
  entry = g_ptr_array_index (self->book->entries, 2);
  g_assert_cmpstr (entry->kpi->code, ==, "C");
  g_assert_cmpfloat_with_epsilon (entry->kpi->slope, 2, 1e-12);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/kpi-book/acts", test_acts },   { "/kpi-book/taken-over", test_taken_over },
    { "/kpi-book/same", test_same },   { "/kpi-book/patience", test_patience },
    { "/kpi-book/slope", test_slope },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_open, tests[i].run, fixture_close);
  return g_test_run ();
}
