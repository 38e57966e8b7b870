/* test-report.c: the Excel progress report: sound as a package, equal to the figures when read
 * back by us, by openpyxl and by LibreOffice, right to left in Persian, and never half a file. */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "crm-edit.h"
#include "crm-method.h"
#include "crm-report-private.h"
#include "laws.h"
#include "report-helper.h"

typedef struct {
  char *folder, *path;
  CrmStore *store;
  CrmDb *db;
  CrmModel *model;
  CrmLocale locale;
  CrmPeriods periods;
  GDateTime *made;
} Fixture;

static void
write_to (Fixture *self, const char *path)
{
  g_autoptr (GError) error = NULL;

  crm_report_write_at (self->db, self->model, &self->locale, self->periods.fiscal_month,
                       "Neda Hosseini", self->made, path, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = make_folder ();
  self->store = make_sample (self->folder, (CrmLanguage) GPOINTER_TO_INT (data));
  self->db = crm_store_get_db (self->store);
  self->model = crm_store_get_model (self->store);
  self->made = g_date_time_new_utc (2026, 11, 21, 9, 30, 0);
  get_periods (self->store, &self->locale, &self->periods);
  self->locale.language = (CrmLanguage) GPOINTER_TO_INT (data);
  self->path = g_build_filename (self->folder, "report.xlsx", NULL);
  write_to (self, self->path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_date_time_unref (self->made);
  g_object_unref (self->store);
  g_free (self->path);
  remove_folder (self->folder);
}

static void
test_package (Fixture *self, gconstpointer data)
{
  gboolean persian = GPOINTER_TO_INT (data) == CRM_LANGUAGE_PERSIAN;
  g_autoptr (GHashTable) parts = read_parts (self->path);

  g_assert_cmpuint (count_parts (parts, "xl/worksheets/sheet"), ==, 16);
  g_assert_cmpuint (count_parts (parts, "xl/charts/chart"), ==, 14);
  g_assert_true (has_part_with (parts, "docProps/core", "2026-11-21T09:30:00Z"));
  g_assert_true (has_part_with (parts, "docProps/core", "Neda Hosseini"));
  g_assert_true (has_part_with (parts, "xl/worksheets/sheet2", "dataBar"));
  g_assert_false (has_part_with (parts, "xl/charts/", "dispBlanksAs val=\"zero\""));
  g_assert_false (has_part_with (parts, "xl/charts/", "<c:legend>"));
  g_assert_cmpint (has_part_with (parts, "xl/worksheets/", "rightToLeft=\"1\""), ==, persian);
  g_assert_cmpint (has_part_with (parts, "xl/styles", "[$-3000429]#,##0"), ==, persian);
  g_assert_cmpint (has_part_with (parts, "xl/styles", "readingOrder=\"2\""), ==, persian);
  /* Text of charts is kept together, and time runs from left to right all the same. */
  g_assert_cmpint (has_part_with (parts, "xl/charts/", "\u202b"), ==, persian);
  g_assert_false (has_part_with (parts, "xl/charts/", "maxMin"));
}

/* One moment, one file. */
static void
test_repeatable (Fixture *self, gconstpointer data)
{
  g_autofree char *again = g_build_filename (self->folder, "again.xlsx", NULL);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  gsize one_size, two_size;

  write_to (self, again);
  g_assert_true (g_file_get_contents (self->path, &one, &one_size, NULL));
  g_assert_true (g_file_get_contents (again, &two, &two_size, NULL));
  g_assert_cmpmem (one, one_size, two, two_size);
}

static void
assert_number (const char *text, double number)
{
  if (isnan (number))
    g_assert_cmpstr (text, ==, "");
  else
    g_assert_cmpfloat_with_epsilon (g_ascii_strtod (text, NULL), number,
                                    1e-12 * MAX (1, fabs (number)));
}

static CrmKpiBook *
read_book (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  CrmKpiBook *book = crm_kpi_book_read (self->db, self->model, &self->periods, 0, &error);

  g_assert_no_error (error);
  return book;
}

static void
check_scorecard (Fixture *self, const char *path)
{
  g_autoptr (GPtrArray) rows = read_rows (path, "1");
  g_autoptr (CrmKpiBook) book = read_book (self);

  g_assert_cmpuint (rows->len, ==, book->entries->len);
  for (guint i = 0; i < book->entries->len; i++) {
    const CrmKpi *kpi = ((const CrmKpiEntry *) g_ptr_array_index (book->entries, i))->kpi;
    char **row = find_row (rows, kpi->code);
    g_autofree char *period = kpi->measured
                                  ? crm_period_format (kpi->day, kpi->frequency,
                                                       self->periods.fiscal_month, &self->locale)
                                  : g_strdup ("");

    g_assert_cmpstr (row[1], ==, kpi->name);
    g_assert_cmpstr (row[2], ==, kpi->unit);
    g_assert_cmpstr (row[3], ==, period);
    assert_number (row[4], kpi->measured ? kpi->value : NAN);
    assert_number (row[5],
                   kpi->direction == CRM_DIRECTION_BAND ? kpi->target.low : kpi->target.value);
    assert_number (row[6], kpi->direction == CRM_DIRECTION_BAND ? kpi->target.high : NAN);
    g_assert_cmpstr (row[8], ==, crm_status_get_label (kpi->status));
    assert_number (row[9], kpi->score);
  }
}

static void
check_goals (Fixture *self, const char *path)
{
  g_autoptr (GPtrArray) rows = read_rows (path, "2");
  g_autoptr (CrmKpiBook) book = read_book (self);
  g_autoptr (GPtrArray) goals = crm_goal_read (self->db, self->model, book, NULL);

  g_assert_cmpuint (rows->len, ==, goals->len);
  for (guint i = 0; i < goals->len; i++) {
    const CrmGoal *goal = g_ptr_array_index (goals, i);
    char **row = find_row (rows, goal->code);
    g_autofree char *jalali = crm_workbook_dup_jalali (goal->due);
    CrmDay due;

    g_assert_cmpstr (row[1], ==, goal->statement);
    g_assert_cmpstr (row[2], ==, goal->kpi_code);
    assert_number (row[3], goal->baseline);
    assert_number (row[4], goal->target);
    assert_number (row[5], goal->actual);
    /* A cell that is shown as a percentage may be read as one. */
    assert_number (row[6], goal->progress * (strchr (row[6], '%') != NULL ? 100 : 1));
    g_assert_true (crm_day_parse (row[7], -1, CRM_DATES_YMD, &due, NULL, NULL));
    g_assert_cmpint (due, ==, goal->due);
    if (self->locale.calendar == CRM_CALENDAR_JALALI)
      g_assert_cmpstr (row[8], ==, jalali);
  }
}

static void
check_series (Fixture *self, const char *path)
{
  g_autoptr (CrmKpiBook) book = read_book (self);
  guint gaps = 0;

  for (guint i = 0; i < book->entries->len; i++) {
    const CrmKpiEntry *entry = g_ptr_array_index (book->entries, i);
    const CrmKpi *kpi = entry->kpi;
    g_autoptr (CrmTable) series = crm_kpi_entry_dup_series (entry, &self->periods);
    g_autofree char *sheet = g_strdup_printf ("%u", 3 + i);
    g_autoptr (GPtrArray) rows = NULL;

    if (!kpi->measured)
      continue;
    rows = read_rows (path, sheet);
    g_assert_cmpuint (rows->len, ==, crm_table_get_n_rows (series));
    for (guint r = 0; r < rows->len; r++) {
      char **row = g_ptr_array_index (rows, r);
      CrmDay day = crm_table_get_day (series, CRM_SERIES_DAY, r);
      g_autofree char *period =
          crm_period_format (day, kpi->frequency, self->periods.fiscal_month, &self->locale);
      CrmDay seen;

      g_assert_cmpstr (row[0], ==, period);
      g_assert_true (crm_day_parse (row[1], -1, CRM_DATES_YMD, &seen, NULL, NULL));
      g_assert_cmpint (seen, ==, day);
      assert_number (row[2], crm_table_get_real (series, CRM_SERIES_VALUE, r));
      if (kpi->direction != CRM_DIRECTION_BAND)
        assert_number (row[3], crm_table_get_real (series, CRM_SERIES_TARGET, r));
      gaps += *row[2] == '\0';
    }
  }
  g_assert_cmpuint (gaps, ==, 3); /* of K17 and K29 */
}

static void
test_read_back (Fixture *self, gconstpointer data)
{
  check_scorecard (self, self->path);
  check_goals (self, self->path);
  check_series (self, self->path);
}

static void
test_libreoffice (Fixture *self, gconstpointer data)
{
  g_autofree char *converted = convert_by_libreoffice (self->path, self->folder);
  g_autoptr (GHashTable) parts = NULL;

  if (converted == NULL)
    return;
  check_scorecard (self, converted);
  check_goals (self, converted);
  check_series (self, converted);
  parts = read_parts (converted);
  g_assert_cmpuint (count_parts (parts, "xl/charts/chart"), ==, 14);
  g_assert_true (has_part_with (parts, "xl/charts/", "dispBlanksAs val=\"gap\""));
}

static void
test_openpyxl (Fixture *self, gconstpointer data)
{
  g_autofree char *seen =
      ask_openpyxl (self->path, "s = book.worksheets[0]\n"
                                "print(len(book.worksheets), bool(s.sheet_view.rightToLeft))\n"
                                "print(sum(len(w._charts) for w in book.worksheets))\n"
                                "for w in book.worksheets[2:]:\n"
                                "  print(w['A1'].value.split(' ')[0], len(w.title) <= 31)\n"
                                "print([c.value for c in s[10]][4:6])\n");

  if (seen == NULL)
    return;
  g_assert_nonnull (strstr (seen, GPOINTER_TO_INT (data) == CRM_LANGUAGE_PERSIAN
                                      ? "16 True\n14\nK08 True\nK17 True\n"
                                      : "16 False\n14\nK08 True\nK17 True\n"));
  g_assert_nonnull (strstr (seen, "[5.8, 4]"));
}

/* Names that a person may give to KPIs, and sheets may not have. */
static void
test_strange_names (void)
{
  static const char *const names[][2] = {
    { "=K", "=1+1" },
    { "X1", "A/B [c]: *d?\\e" },
    { "K2", "Customer satisfaction after the second visit at home" },
    { "k2", "CUSTOMER satisfaction after the second visit, at work" },
    { "X4", "O'Neil's" },
    { "X5", "رضایت مشتری پس از دومین مراجعهٔ تکنسین به خانه" },
  };
  LawsDocument *document = laws_open (crm_method_get ());
  CrmDb *db = crm_store_get_db (document->store);
  CrmModel *model = crm_store_get_model (document->store);
  const CrmKind *kind = crm_model_find_kind (model, "kpi");
  char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "report.xlsx", NULL);
  CrmEdit *edit = crm_edit_begin (document->store, "Add", NULL);
  g_autoptr (GHashTable) parts = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  CrmLocale locale = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    CrmValue *values = crm_values_new (kind->n_fields);
    guint code = crm_kind_get_field_index (kind, crm_kind_find_field (kind, "code"));
    guint name = crm_kind_get_field_index (kind, crm_kind_find_field (kind, "name"));
    gint64 id;

    values[code] = crm_value_text (names[i][0]);
    values[name] = crm_value_text (names[i][1]);
    crm_edit_insert (edit, kind, values, &id, &error);
    g_assert_no_error (error);
    crm_values_free (values, kind->n_fields);
  }
  crm_edit_commit (edit, &error);
  g_assert_no_error (error);
  crm_store_get_locale (document->store, &locale);
  crm_report_write (db, model, &locale, 1, "=cmd()", path, NULL, &error);
  g_assert_no_error (error);

  parts = read_parts (path);
  g_assert_cmpuint (count_parts (parts, "xl/worksheets/sheet"), ==, 2 + G_N_ELEMENTS (names));
  g_assert_cmpuint (count_parts (parts, "xl/charts/chart"), ==, 0);
  g_assert_false (has_part_with (parts, "xl/worksheets/", "<f>"));
  rows = read_rows (path, "1");
  g_assert_cmpstr (find_row (rows, "=K")[1], ==, "=1+1");
  g_assert_cmpstr (find_row (rows, "X4")[1], ==, "O'Neil's");
  laws_close (document);
  remove_folder (folder);
}

static void
test_nothing_left (Fixture *self, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->folder, "none", "report.xlsx", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (self->path, "mine", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (crm_report_write (self->db, self->model, &self->locale, 1, "N", self->path,
                                    cancellable, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  g_clear_error (&error);
  g_assert_false (
      crm_report_write (self->db, self->model, &self->locale, 1, "N", nowhere, NULL, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND);
}

static void
add (const char *name, CrmLanguage language, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path =
      g_strdup_printf ("/report/%s/%s", language == CRM_LANGUAGE_PERSIAN ? "fa" : "en", name);

  g_test_add (path, Fixture, GINT_TO_POINTER ((int) language), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 0; i < 2; i++) {
    CrmLanguage language = i == 0 ? CRM_LANGUAGE_ENGLISH : CRM_LANGUAGE_PERSIAN;

    add ("package", language, test_package);
    add ("read-back", language, test_read_back);
    add ("openpyxl", language, test_openpyxl);
    add ("libreoffice", language, test_libreoffice);
  }
  add ("repeatable", CRM_LANGUAGE_ENGLISH, test_repeatable);
  add ("nothing-left", CRM_LANGUAGE_ENGLISH, test_nothing_left);
  g_test_add_func ("/report/strange-names", test_strange_names);
  return g_test_run ();
}
