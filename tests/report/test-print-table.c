/* test-print-table.c: a table on pages: every row is on one page and whole, the head is on each,
 * widths fit the paper, and no character is missing; in both languages. */
#include <cairo-pdf.h>
#include <string.h>

#include "crm-edit.h"
#include "crm-method.h"
#include "crm-print-table.h"
#include "report-helper.h"

#define N_ROWS 200
#define WIDTH 500.0
#define HEIGHT 700.0

static CrmPrintRows *
make_rows (CrmLanguage language, guint n)
{
  gboolean persian = language == CRM_LANGUAGE_PERSIAN;
  CrmPrintRows *rows = g_new0 (CrmPrintRows, 1);

  rows->language = language;
  rows->title = g_strdup (persian ? "مشتریان" : "Customers");
  rows->programme = g_strdup (persian ? "نیلگون" : "Nilgoon");
  rows->day = g_strdup (persian ? "۱ آذر ۱۴۰۵" : "22 Nov 2026");
  rows->narrowing = g_strdup (persian ? "فیلتر: «منطقه = یزد»" : "Filter: “region = Yazd”");
  rows->n_columns = 3;
  rows->columns = g_new0 (CrmPrintColumn, 3);
  rows->columns[0].head = g_strdup (persian ? "کد" : "Code");
  rows->columns[1].head = g_strdup (persian ? "یادداشت" : "Remark");
  rows->columns[2].head = g_strdup (persian ? "مبلغ" : "Amount");
  rows->columns[2].at_end = TRUE;
  rows->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < n; i++) {
    g_autoptr (GString) note = g_string_new (NULL);
    char **row = g_new0 (char *, 4);

    for (guint words = 0; words < (i * 7) % 60; words++)
      g_string_append (note, persian ? "می‌نویسیم " : "remark ");
    row[0] = g_strdup_printf ("R%03u", i);
    row[1] = g_strdup (note->str);
    row[2] = g_strdup (persian ? "۱٬۲۳۴٬۵۶۷" : "1,234,567");
    g_ptr_array_add (rows->rows, row);
  }
  return rows;
}

static cairo_status_t
append (void *closure, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (closure, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static GByteArray *
draw_all (CrmPrintTable *table)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  for (guint page = 0; page < crm_print_table_get_n_pages (table); page++) {
    crm_print_table_draw (table, cr, page);
    cairo_show_page (cr);
  }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return bytes;
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, word)) != NULL; at += strlen (word))
    n++;
  return n;
}

/* The text of a PDF as pdftotext reads it, pages apart by form feeds. NULL: it is not installed. */
static char *
read_pdf (GByteArray *pdf)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "table.pdf", NULL);
  const char *argv[] = { program, "-layout", path, "-", NULL };
  char *text = NULL;

  g_assert_true (g_file_set_contents (path, (const char *) pdf->data, pdf->len, NULL));
  if (program != NULL)
    g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text,
                                 NULL, NULL, NULL));
  remove_folder (g_steal_pointer (&folder));
  return text;
}

static void
check_text (CrmPrintTable *table, GByteArray *pdf, const char *head)
{
  g_autofree char *text = read_pdf (pdf);
  guint n_pages = crm_print_table_get_n_pages (table), row = 0;
  g_auto (GStrv) pages = NULL;

  if (text == NULL)
    return;
  pages = g_strsplit (text, "\f", -1);
  g_assert_cmpuint (g_strv_length (pages), ==, n_pages + 1);
  for (guint page = 0; page < n_pages; page++) {
    g_assert_cmpuint (count (pages[page], head), ==, 1);
    for (; row < crm_print_table_get_first_row (table, page + 1); row++) {
      g_autofree char *code = g_strdup_printf ("R%03u", row);

      g_assert_cmpuint (count (pages[page], code), ==, 1);
      g_assert_cmpuint (count (text, code), ==, 1);
    }
  }
  g_assert_cmpuint (row, ==, N_ROWS);
}

static void
test_pages (gconstpointer data)
{
  CrmLanguage language = GPOINTER_TO_INT (data);
  g_autoptr (CrmPrintTable) table = crm_print_table_new (make_rows (language, N_ROWS));
  g_autoptr (GByteArray) pdf = NULL;
  guint n_pages;

  crm_print_table_begin (table, WIDTH, HEIGHT);
  g_assert_false (crm_print_table_advance (table, N_ROWS - 1));
  g_assert_true (crm_print_table_advance (table, 100));
  n_pages = crm_print_table_get_n_pages (table);
  /* Rows of one line would need 5, rows of three 13. */
  g_assert_cmpuint (n_pages, >, 5);
  g_assert_cmpuint (n_pages, <, 13);
  g_assert_cmpuint (crm_print_table_get_first_row (table, 0), ==, 0);
  for (guint page = 0; page < n_pages; page++)
    g_assert_cmpuint (crm_print_table_get_first_row (table, page), <,
                      crm_print_table_get_first_row (table, page + 1));
  g_assert_cmpuint (crm_print_table_get_first_row (table, n_pages), ==, N_ROWS);
  pdf = draw_all (table);
  g_assert_cmpuint (crm_print_table_get_n_unknown (table), ==, 0);
  if (language == CRM_LANGUAGE_ENGLISH)
    check_text (table, pdf, "Remark");
  else
    check_text (table, pdf, "یادداشت");
}

/* A new layout for another paper starts anew; a page takes a row however small it is. */
static void
test_other_paper (void)
{
  g_autoptr (CrmPrintTable) table = crm_print_table_new (make_rows (CRM_LANGUAGE_ENGLISH, 20));
  guint n_pages;

  crm_print_table_begin (table, WIDTH, HEIGHT);
  crm_print_table_advance (table, G_MAXUINT);
  n_pages = crm_print_table_get_n_pages (table);
  crm_print_table_begin (table, HEIGHT, WIDTH);
  crm_print_table_advance (table, G_MAXUINT);
  g_assert_cmpuint (crm_print_table_get_n_pages (table), >=, n_pages);
  crm_print_table_begin (table, 60, 20);
  crm_print_table_advance (table, G_MAXUINT);
  g_assert_cmpuint (crm_print_table_get_n_pages (table), ==, 20);
}

/* The records of the example, as a file; and what is refused in words. */
static void
test_records (gconstpointer data)
{
  CrmLanguage language = GPOINTER_TO_INT (data);
  char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "customers.pdf", NULL);
  CrmStore *store = make_sample (folder, language);
  CrmModel *model = crm_store_get_model (store);
  g_autoptr (CrmQuery) query = crm_query_new (model, crm_model_find_kind (model, "customer"));
  g_autoptr (GError) error = NULL;
  CrmLocale locale = { 0 };

  crm_store_get_locale (store, &locale);
  locale.language = language;
  g_assert_true (
      crm_export_pdf (crm_store_get_db (store), query, model, &locale, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  crm_query_set_search (query, "nobody is called like this");
  g_assert_false (
      crm_export_pdf (crm_store_get_db (store), query, model, &locale, path, NULL, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND);
  g_object_unref (store);
  remove_folder (folder);
}

static void
insert_product (CrmEdit *edit, const CrmKind *kind, guint number)
{
  CrmValue *values = crm_values_new (kind->n_fields);
  GError *error = NULL;
  gint64 id;

  values[crm_kind_get_field_index (kind, crm_kind_find_field (kind, "code"))] =
      crm_value_take_text (g_strdup_printf ("many %u", number));
  values[crm_kind_get_field_index (kind, crm_kind_find_field (kind, "name"))] =
      crm_value_take_text (g_strdup_printf ("Product %u", number));
  crm_edit_insert (edit, kind, values, &id, &error);
  g_assert_no_error (error);
  crm_values_free (values, kind->n_fields);
}

static void
test_too_many (void)
{
  char *folder = make_folder ();
  CrmStore *store = make_sample (folder, CRM_LANGUAGE_ENGLISH);
  CrmModel *model = crm_store_get_model (store);
  const CrmKind *kind = crm_model_find_kind (model, "product");
  g_autofree char *path = g_build_filename (folder, "products.pdf", NULL);
  g_autoptr (CrmQuery) query = crm_query_new (model, kind);
  g_autoptr (GError) error = NULL;
  CrmLocale locale = { 0 };
  CrmEdit *edit = crm_edit_begin (store, "Many products", NULL);

  crm_store_get_locale (store, &locale);
  for (guint i = 0; i <= CRM_PRINT_ROWS_MOST; i++)
    insert_product (edit, kind, i);
  g_assert_true (crm_edit_commit (edit, NULL));
  g_assert_false (
      crm_export_pdf (crm_store_get_db (store), query, model, &locale, path, NULL, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_REFUSED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_object_unref (store);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/print-table/pages/en", GINT_TO_POINTER (CRM_LANGUAGE_ENGLISH),
                        test_pages);
  g_test_add_data_func ("/print-table/pages/fa", GINT_TO_POINTER (CRM_LANGUAGE_PERSIAN),
                        test_pages);
  g_test_add_func ("/print-table/other-paper", test_other_paper);
  g_test_add_data_func ("/print-table/records/en", GINT_TO_POINTER (CRM_LANGUAGE_ENGLISH),
                        test_records);
  g_test_add_data_func ("/print-table/records/fa", GINT_TO_POINTER (CRM_LANGUAGE_PERSIAN),
                        test_records);
  g_test_add_func ("/print-table/too-many", test_too_many);
  return g_test_run ();
}
