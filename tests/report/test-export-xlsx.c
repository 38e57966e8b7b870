/* test-export-xlsx.c: tables as .xlsx: what is written comes back equal for every kind of the
 * method, cells are what they seem, and nothing is left of a table that was stopped or could not
 * be. */
#include <glib/gstdio.h>
#include <string.h>

#include "crm-history.h"
#include "crm-method.h"
#include "laws.h"
#include "report-helper.h"

#define PER_KIND 3

static CrmLocale
get_locale (CrmStore *store, CrmLanguage language, CrmCalendar calendar)
{
  CrmLocale locale = { 0 };

  crm_store_get_locale (store, &locale);
  locale.language = language;
  locale.calendar = calendar;
  return locale;
}

static void
export_kind (CrmStore *store, const CrmKind *kind, const CrmLocale *locale, const char *path)
{
  g_autoptr (CrmQuery) query = crm_query_new (crm_store_get_model (store), kind);
  g_autoptr (GError) error = NULL;

  crm_export_xlsx (crm_store_get_db (store), query, crm_store_get_model (store), locale, path, NULL,
                   &error);
  g_assert_no_error (error);
}

static int
compare_lines (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The kind's records as CSV, sorted, so that only their content counts. */
static char *
dup_records (CrmStore *store, const CrmKind *kind, const char *folder)
{
  g_autoptr (CrmQuery) query = crm_query_new (crm_store_get_model (store), kind);
  g_autofree char *path = g_build_filename (folder, "records.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  CrmLocale plain = { 0 };

  crm_store_get_locale (store, &plain);
  plain.plain = TRUE;
  crm_export_csv (crm_store_get_db (store), query, crm_store_get_model (store), &plain, path, NULL,
                  &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  qsort (lines, g_strv_length (lines), sizeof *lines, compare_lines);
  return g_strjoinv ("\n", lines);
}

static CrmImportResult *
import_kind (CrmStore *store, const CrmKind *kind, const char *path)
{
  g_autoptr (GError) error = NULL;
  CrmImportResult *result = crm_import_run (crm_store_get_db (store), crm_store_get_model (store),
                                            "Tester", kind, path, NULL, NULL, NULL, NULL, &error);

  if (error != NULL)
    g_error ("%s: %s", kind->name, error->message);
  if (result->refused > 0)
    g_error ("%s: %s", kind->name, (const char *) g_ptr_array_index (result->reasons, 0));
  return result;
}

static void
run_sql (CrmStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;

  crm_db_exec (crm_store_get_db (store), sql, &error);
  g_assert_no_error (error);
}

/* A spreadsheet's file keeps fifteen digits of a number for sure: random reals are cut to fewer. */
static void
cut_reals (CrmStore *store)
{
  CrmModel *model = crm_store_get_model (store);

  for (guint k = 0; k < crm_model_get_n_kinds (model); k++) {
    const CrmKind *kind = crm_model_get_kind (model, k);

    for (guint i = 0; i < kind->n_fields; i++) {
      const char *name = kind->fields[i].name;
      g_autofree char *sql = NULL;

      if (kind->fields[i].type != CRM_REAL || kind->fields[i].computed != NULL)
        continue;
      sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = round(\"%s\", 4)", kind->name, name, name);
      run_sql (store, sql);
    }
  }
}

static gboolean
is_exported (CrmModel *model, const CrmKind *kind)
{
  return !crm_model_is_link_kind (model, kind);
}

/* Exported and imported over itself, nothing changes. */
static void
check_over_itself (CrmStore *store, const CrmLocale *locale, const char *folder)
{
  CrmModel *model = crm_store_get_model (store);

  for (guint k = 0; k < crm_model_get_n_kinds (model); k++) {
    const CrmKind *kind = crm_model_get_kind (model, k);
    g_autofree char *path = g_build_filename (folder, "table.xlsx", NULL);
    g_autoptr (CrmImportResult) result = NULL;
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;

    if (!is_exported (model, kind))
      continue;
    export_kind (store, kind, locale, path);
    before = dup_records (store, kind, folder);
    result = import_kind (store, kind, path);
    after = dup_records (store, kind, folder);
    if (!g_str_equal (before, after) || result->unchanged != result->read) {
      g_test_message ("%s", before);
      g_test_message ("%s", after);
      for (guint i = 0; i < result->mapping->len; i++)
        g_test_message ("%s", (const char *) g_ptr_array_index (result->mapping, i));
      g_error ("%s: of %" G_GUINT64_FORMAT " records %" G_GUINT64_FORMAT " came back unchanged",
               kind->name, result->read, result->unchanged);
    }
  }
}

/* Exported, taken away in a copy of the document and imported there, the records are equal. */
static void
check_into_empty (CrmStore *store, const CrmLocale *locale, const char *folder)
{
  CrmModel *model = crm_store_get_model (store);

  for (guint k = 0; k < crm_model_get_n_kinds (model); k++) {
    const CrmKind *kind = crm_model_get_kind (model, k);
    g_autofree char *path = g_build_filename (folder, "table.xlsx", NULL);
    g_autofree char *copy = g_build_filename (folder, "copy.hashtgam", NULL);
    g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\"", kind->name);
    g_autoptr (CrmImportResult) result = NULL;
    g_autoptr (CrmStore) other = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;

    if (!is_exported (model, kind) || kind->single)
      continue;
    before = dup_records (store, kind, folder);
    export_kind (store, kind, locale, path);
    g_assert_true (crm_store_save_copy (store, copy, TRUE, NULL, &error));
    other = crm_store_open (copy, crm_method_get (), CRM_STORE_ACT, &error);
    g_assert_no_error (error);
    run_sql (other, sql);
    result = import_kind (other, kind, path);
    g_assert_cmpuint (result->added, ==, result->read);
    after =
        dup_records (other, crm_model_find_kind (crm_store_get_model (other), kind->name), folder);
    g_assert_cmpstr (before, ==, after);
  }
}

static void
test_law (gconstpointer data)
{
  gboolean persian = GPOINTER_TO_INT (data) == CRM_LANGUAGE_PERSIAN;
  LawsDocument *document = laws_open (crm_method_get ());
  char *folder = make_folder ();
  CrmLocale locale = get_locale (document->store, (CrmLanguage) GPOINTER_TO_INT (data),
                                 persian ? CRM_CALENDAR_JALALI : CRM_CALENDAR_GREGORIAN);

  laws_fill (document, PER_KIND, persian ? 14 : 20);
  cut_reals (document->store);
  check_over_itself (document->store, &locale, folder);
  if (!persian)
    check_into_empty (document->store, &locale, folder);
  laws_close (document);
  remove_folder (folder);
}

static void
test_sample (gconstpointer data)
{
  char *folder = make_folder ();
  CrmStore *store = make_sample (folder, (CrmLanguage) GPOINTER_TO_INT (data));
  CrmLocale locale = { 0 };

  crm_store_get_locale (store, &locale);
  locale.language = (CrmLanguage) GPOINTER_TO_INT (data);
  check_over_itself (store, &locale, folder);
  g_object_unref (store);
  remove_folder (folder);
}

/* A document of one kind's records, made field by field. */

typedef struct {
  LawsDocument *document;
  char *folder, *path;
  CrmModel *model;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->document = laws_open (crm_method_get ());
  self->folder = make_folder ();
  self->path = g_build_filename (self->folder, "table.xlsx", NULL);
  self->model = crm_store_get_model (self->document->store);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  laws_close (self->document);
  remove_folder (self->folder);
  g_free (self->path);
}

/* pairs: field, text as machines write it, …, NULL. */
static void
insert (Fixture *self, const char *kind_name, const char *const *pairs)
{
  const CrmKind *kind = crm_model_find_kind (self->model, kind_name);
  CrmValue *values = crm_values_new (kind->n_fields);
  g_autoptr (GError) error = NULL;
  CrmEdit *edit = crm_edit_begin (self->document->store, "Add", &error);
  CrmLocale plain = { 0 };
  gint64 id;

  g_assert_no_error (error);
  crm_store_get_locale (self->document->store, &plain);
  plain.plain = TRUE;
  for (; *pairs != NULL; pairs += 2) {
    const CrmField *field = crm_kind_find_field (kind, pairs[0]);
    CrmValue *value = &values[crm_kind_get_field_index (kind, field)];

    if (crm_field_is_text (field) && field->type != CRM_CHOICE)
      *value = crm_value_text (pairs[1]);
    else
      crm_field_parse (field, pairs[1], -1, &plain, NULL, value, NULL, &error);
    g_assert_no_error (error);
  }
  crm_edit_insert (edit, kind, values, &id, &error);
  g_assert_no_error (error);
  crm_edit_commit (edit, &error);
  g_assert_no_error (error);
  crm_values_free (values, kind->n_fields);
}

static void
export_here (Fixture *self, const char *kind, CrmLanguage language, CrmCalendar calendar)
{
  CrmLocale locale = get_locale (self->document->store, language, calendar);

  export_kind (self->document->store, crm_model_find_kind (self->model, kind), &locale, self->path);
}

static const char *const purchase[] = { "customer", "#1",       "date", "2026-11-21", "amount",
                                        "1234.50",  "quantity", "2.5",  NULL };
static const char *const customer[] = { "code", "C1", "name", "Acme", "since", "1850-02-03", NULL };

/* Numbers and days are true ones; what a spreadsheet cannot hold exactly is text. */
static void
test_cells (Fixture *self, gconstpointer data)
{
  g_autofree char *seen = NULL;

  insert (self, "customer", customer);
  insert (self, "purchase", purchase);
  export_here (self, "purchase", CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN);
  seen = ask_openpyxl (self->path, "s = book.active\n"
                                   "print(s.title, s.freeze_panes, s.auto_filter.ref)\n"
                                   "print([repr(c.value) for c in s[2]][:5])\n"
                                   "print(s['B2'].is_date, s['E2'].number_format)\n");
  if (seen != NULL)
    g_assert_cmpstr (seen, ==,
                     "Purchases A2 A1:L2\n"
                     "[\"'C1'\", 'datetime.datetime(2026, 11, 21, 0, 0)', 'None', '2.5', "
                     "'1234.5']\nTrue #,##0.00\n");
  else
    return;
  g_clear_pointer (&seen, g_free);
  export_here (self, "customer", CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN);
  seen = ask_openpyxl (self->path, "print([c.value for c in book.active[2] if c.value][:5])\n");
  g_assert_nonnull (strstr (seen, "'1850-02-03'"));
}

static void
test_jalali (Fixture *self, gconstpointer data)
{
  static const char *const meeting[] = { "number",           "1",    "title",      "One", "begins",
                                         "2026-11-21T09:30", "ends", "2026-11-21", NULL };
  g_autoptr (GHashTable) parts = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  char **row;

  insert (self, "meeting", meeting);
  export_here (self, "meeting", CRM_LANGUAGE_PERSIAN, CRM_CALENDAR_JALALI);
  parts = read_parts (self->path);
  g_assert_true (has_part_with (parts, "xl/worksheets/", "rightToLeft=\"1\""));
  g_assert_true (has_part_with (parts, "xl/styles", "readingOrder=\"2\""));
  g_assert_true (has_part_with (parts, "xl/styles", "[$-3000429]#,##0"));
  rows = read_rows (self->path, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row[2], ==, "2026-11-21T09:30");
  g_assert_cmpstr (row[3], ==, "1405/08/30 09:30");
  g_assert_cmpstr (row[4], ==, "2026-11-21");
  g_assert_cmpstr (row[5], ==, "1405/08/30");

  g_clear_pointer (&parts, g_hash_table_unref);
  export_here (self, "meeting", CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN);
  parts = read_parts (self->path);
  g_assert_false (has_part_with (parts, "xl/worksheets/", "rightToLeft"));
}

/* Whatever a text begins with, it is no formula, and it comes back as it was. */
static void
test_formulas (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = {
    "=1+1",    "+1",   "-1",  "@SUM(A1)", "'=1+1", "''x", "'", "＝1", "https://example.org",
    "_x0041_", "{=1}", "1/2", "0012",     "TRUE"
  };
  g_autoptr (GHashTable) parts = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  CrmLocale locale =
      get_locale (self->document->store, CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    const char *const pairs[] = { "name", texts[i], NULL };

    insert (self, "competitor", pairs);
  }
  export_here (self, "competitor", CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN);
  parts = read_parts (self->path);
  g_assert_false (has_part_with (parts, "xl/worksheets/", "<f>"));
  g_assert_false (has_part_with (parts, "xl/worksheets/", "<f "));
  g_assert_false (has_part_with (parts, "xl/worksheets/", "hyperlink"));
  rows = read_rows (self->path, NULL);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (texts));
  find_row (rows, "=1+1");
  find_row (rows, "0012");
  check_over_itself (self->document->store, &locale, self->folder);
}

static void
test_too_long (Fixture *self, gconstpointer data)
{
  g_autofree char *fits = g_strnfill (32767, 'x');
  g_autofree char *long_text = g_strnfill (32768, 'x');
  const char *const good[] = { "name", "Fits", "note", fits, NULL };
  const char *const bad[] = { "name", "Does not", "note", long_text, NULL };
  g_autoptr (CrmQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  CrmLocale locale =
      get_locale (self->document->store, CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN);

  insert (self, "competitor", good);
  export_here (self, "competitor", CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN);
  g_unlink (self->path);
  insert (self, "competitor", bad);
  query = crm_query_new (self->model, crm_model_find_kind (self->model, "competitor"));
  g_assert_false (crm_export_xlsx (crm_store_get_db (self->document->store), query, self->model,
                                   &locale, self->path, NULL, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "32,767"));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

static void
test_nothing_left (Fixture *self, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->folder, "none", "table.xlsx", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmQuery) query = NULL;
  g_autofree char *text = NULL;
  CrmDb *db = crm_store_get_db (self->document->store);
  CrmLocale locale =
      get_locale (self->document->store, CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN);

  laws_fill (self->document, 2, 5);
  query = crm_query_new (self->model, crm_model_find_kind (self->model, "customer"));
  g_assert_true (g_file_set_contents (self->path, "mine", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (
      crm_export_xlsx (db, query, self->model, &locale, self->path, cancellable, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  g_clear_error (&error);
  g_assert_false (crm_export_xlsx (db, query, self->model, &locale, nowhere, NULL, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (crm_export_xlsx (db, query, self->model, &locale, self->folder, NULL, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/export-xlsx/cells", test_cells);
  add ("/export-xlsx/jalali", test_jalali);
  add ("/export-xlsx/formulas", test_formulas);
  add ("/export-xlsx/too-long", test_too_long);
  add ("/export-xlsx/nothing-left", test_nothing_left);
  g_test_add_data_func ("/export-xlsx/law/en", GINT_TO_POINTER (CRM_LANGUAGE_ENGLISH), test_law);
  g_test_add_data_func ("/export-xlsx/law/fa", GINT_TO_POINTER (CRM_LANGUAGE_PERSIAN), test_law);
  g_test_add_data_func ("/export-xlsx/sample/en", GINT_TO_POINTER (CRM_LANGUAGE_ENGLISH),
                        test_sample);
  g_test_add_data_func ("/export-xlsx/sample/fa", GINT_TO_POINTER (CRM_LANGUAGE_PERSIAN),
                        test_sample);
  return g_test_run ();
}
