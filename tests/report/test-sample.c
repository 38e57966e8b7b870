/* test-sample.c: the example programme in both languages: whole, with something of every kind, its
 * figures agreeing with its records, and made of nothing but what an import accepts. */
#include <glib/gstdio.h>
#include <math.h>

#include "crm-method.h"
#include "report-helper.h"

typedef struct {
  char *folder;
  CrmStore *store;
  CrmDb *db;
  CrmModel *model;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = make_folder ();
  self->store = make_sample (self->folder, (CrmLanguage) GPOINTER_TO_INT (data));
  self->db = crm_store_get_db (self->store);
  self->model = crm_store_get_model (self->store);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->store);
  remove_folder (self->folder);
}

static gint64
ask (Fixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 answer = 0;

  crm_db_get_integer (self->db, sql, &answer, &error);
  g_assert_no_error (error);
  return answer;
}

static void
test_whole (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) report = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gboolean whole = crm_store_verify (self->store, report, NULL, &error);
  CrmLocale locale = { 0 };

  g_assert_no_error (error);
  for (guint i = 0; i < report->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (report, i));
  g_assert_true (whole);
  crm_store_get_locale (self->store, &locale);
  g_assert_cmpstr (locale.currency, ==, "IRR");
  g_assert_cmpint (locale.calendar, ==,
                   GPOINTER_TO_INT (data) == CRM_LANGUAGE_PERSIAN ? CRM_CALENDAR_JALALI
                                                                  : CRM_CALENDAR_GREGORIAN);
}

/* Nine kinds of ten: a new kind need not wait for its example. */
static void
test_something_of_most_kinds (Fixture *self, gconstpointer data)
{
  guint n = crm_model_get_n_kinds (self->model), empty = 0;

  for (guint k = 0; k < n; k++) {
    const CrmKind *kind = crm_model_get_kind (self->model, k);
    g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", kind->name);

    if (crm_model_is_link_kind (self->model, kind) || ask (self, sql) > 0)
      continue;
    g_test_message ("The example programme has no %s.", kind->name);
    empty++;
  }
  g_assert_cmpuint (empty, <=, n / 10);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM customer"), ==, 2000);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM purchase"), ==, 20000);
  /* Names of records and texts that a language spells are all found. */
  g_assert_cmpint (ask (self, "SELECT count(*) FROM customer WHERE name GLOB '*[@0-9]*'"), ==, 0);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM complaint WHERE cause GLOB '*[@0-9]*'"), ==, 0);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM interaction WHERE theme GLOB '*[@0-9]*'"), ==,
                   0);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM goal WHERE kpi IS NULL OR owner IS NULL OR "
                              "due IS NULL OR baseline IS NULL OR target IS NULL"),
                   ==, 0);
  /* A strategy answers all five inputs. */
  g_assert_cmpint (ask (self, "SELECT count(*) FROM strategy s WHERE code = 'S1' AND "
                              "EXISTS (SELECT 1 FROM strategy__goals WHERE a = s.id) AND "
                              "EXISTS (SELECT 1 FROM strategy__promises WHERE a = s.id) AND "
                              "EXISTS (SELECT 1 FROM strategy__strengths WHERE a = s.id) AND "
                              "EXISTS (SELECT 1 FROM strategy__competitor_actions WHERE a = s.id) "
                              "AND EXISTS (SELECT 1 FROM strategy__needs WHERE a = s.id)"),
                   ==, 1);
  /* Records that name others of their own kind are settled last. */
  g_assert_cmpint (ask (self, "SELECT count(*) FROM milestone__depends_on"), >=, 7);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM unit WHERE parent IS NOT NULL AND head IS NOT "
                              "NULL"),
                   ==, 8);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM goal WHERE parent IS NOT NULL"), ==, 2);
  /* Agents and channels of purchases are named by number. */
  g_assert_cmpint (ask (self, "SELECT count(*) FROM purchase p JOIN person a ON a.id = p.agent "
                              "JOIN channel c ON c.id = p.channel WHERE p.amount IS NOT NULL"),
                   ==, ask (self, "SELECT count(*) FROM purchase"));
}

static void
test_figures_agree (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmKpiBook) book = NULL;
  CrmLocale locale = { 0 };
  CrmPeriods periods;
  guint revenue = 0;

  get_periods (self->store, &locale, &periods);
  book = crm_kpi_book_read (self->db, self->model, &periods, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (book->entries->len, ==, 14);
  for (guint i = 0; i < book->entries->len; i++) {
    const CrmKpiEntry *entry = g_ptr_array_index (book->entries, i);
    g_autoptr (CrmTable) series = crm_kpi_entry_dup_series (entry, &periods);

    if (!g_str_equal (entry->kpi->code, "K36"))
      continue;
    g_assert_cmpuint (crm_table_get_n_rows (series), ==, 36);
    for (guint row = 0; row < 36; row++, revenue++) {
      CrmDay first, last;
      g_autofree char *sql = NULL;

      crm_period_around (crm_table_get_day (series, CRM_SERIES_DAY, row), CRM_PERIOD_MONTH,
                         periods.calendar, 1, &first, &last);
      sql = g_strdup_printf ("SELECT sum(amount) FROM purchase WHERE date BETWEEN %d AND %d", first,
                             last);
      g_assert_cmpfloat (crm_table_get_real (series, CRM_SERIES_VALUE, row), ==,
                         (double) ask (self, sql));
    }
  }
  g_assert_cmpuint (revenue, ==, 36);
}

static void
test_chart (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "K28.svg", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *svg = NULL;
  CrmLocale locale = { 0 };

  crm_store_get_locale (self->store, &locale);
  locale.language = (CrmLanguage) GPOINTER_TO_INT (data);
  g_assert_true (crm_kpi_chart_write (self->db, self->model, &locale, 1, "K28",
                                      CRM_KPI_LAYER_TARGET, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
  g_assert_true (g_str_has_prefix (svg, "<?xml"));
  g_assert_false (crm_kpi_chart_write (self->db, self->model, &locale, 1, "K99",
                                       CRM_KPI_LAYER_TARGET, path, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND);
}

/* An existing file is no place for it, and a stopped one leaves nothing. */
static void
test_nothing_left (void)
{
  char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "x.hashtgam", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autofree char *text = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (
      crm_sample_create (path, crm_method_get (), CRM_LANGUAGE_ENGLISH, cancellable, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_CANCELLED);
  g_clear_error (&error);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_null (crm_sample_create (path, crm_method_get (), CRM_LANGUAGE_ENGLISH, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  remove_folder (folder);
}

static void
add (const char *name, CrmLanguage language, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path =
      g_strdup_printf ("/sample/%s/%s", language == CRM_LANGUAGE_PERSIAN ? "fa" : "en", name);

  g_test_add (path, Fixture, GINT_TO_POINTER ((int) language), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 0; i < 2; i++) {
    CrmLanguage language = i == 0 ? CRM_LANGUAGE_ENGLISH : CRM_LANGUAGE_PERSIAN;

    add ("whole", language, test_whole);
    add ("something-of-most-kinds", language, test_something_of_most_kinds);
    add ("figures-agree", language, test_figures_agree);
    add ("chart", language, test_chart);
  }
  g_test_add_func ("/sample/nothing-left", test_nothing_left);
  return g_test_run ();
}
