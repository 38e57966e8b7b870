/* test-real-files.c: real files with known row counts. They lie beside the repository; where they
 * are absent the tests are skipped. */
#include "crm-error.h"
#include "source-helper.h"

typedef struct {
  const char *path;
  gboolean no_header;
  guint64 rows;
  guint columns;
  char delimiter;
  const char *encoding;
} RealFile;

static const RealFile files[] = {
  /* clang-format off */
  { "adventureworks/DimPromotion.csv", TRUE, 16, 16, '|', "UTF-8" },
  { "adventureworks/DimReseller.csv", TRUE, 701, 20, '|', "UTF-8" },
  { "adventureworks/FactCallCenter.csv", TRUE, 120, 14, '|', "UTF-8" },
  { "adventureworks/FactSalesQuota.csv", TRUE, 163, 7, '|', "UTF-8" },
  { "adventureworks/FactSurveyResponse.csv", TRUE, 2727, 8, '|', "UTF-8" },
  { "adventureworks/ProspectiveBuyer.csv", TRUE, 2059, 24, '|', "UTF-8" },
  { "adventureworks/SalesPerson.csv", TRUE, 17, 9, '\t', "UTF-8" },
  { "adventureworks/SalesPersonQuotaHistory.csv", TRUE, 163, 5, '\t', "UTF-8" },
  { "bank-marketing/bank.csv", FALSE, 4521, 17, ';', "UTF-8" },
  { "cdnow/CDNOW_master.txt", FALSE, 69659, 4, ' ', "UTF-8" },
  { "cdnow/CDNOW_sample.txt", TRUE, 6919, 5, ' ', "UTF-8" },
  { "cdnow/cdnowElog.csv", FALSE, 6919, 5, ',', "UTF-8" },
  { "cdnow/cdnow_customers_summary.csv", FALSE, 2357, 4, ',', "UTF-8" },
  { "cdnow/cdnow_customers_summary_with_transactions.csv", FALSE, 2357, 5, ',', "UTF-8" },
  { "cdnow/donations.csv", FALSE, 22, 4, ',', "UTF-8" },
  { "cdnow/example_transactions.csv", FALSE, 15273, 2, ',', "UTF-8" },
  { "ibm-telco/Telco-Customer-Churn.csv", FALSE, 7043, 21, ',', "UTF-8" },
  { "jalali/pairs.csv", FALSE, 30, 3, ',', "UTF-8" },
  { "northwind/categories.csv", FALSE, 8, 4, ',', "UTF-8" },
  { "northwind/customers.csv", FALSE, 91, 11, ',', "UTF-8" },
  { "northwind/employees.csv", FALSE, 9, 18, ',', "UTF-8" },
  { "northwind/orders.csv", FALSE, 2155, 19, ',', "UTF-8" },
  { "northwind/products.csv", FALSE, 77, 10, ',', "UTF-8" },
  { "northwind/suppliers.csv", FALSE, 29, 12, ',', "UTF-8" },
  { "online-retail-eu/OnlineRetail.csv", FALSE, 10000, 8, ';', "UTF-8" },
  { "rfm-worked/rfm_data_orders.csv", FALSE, 4906, 6, ',', "UTF-8" },
  /* clang-format on */
};

/* NULL after a skip. */
static char *
find_file (const char *name)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "data", name, NULL);

  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&path);
  g_test_skip ("the file is not at hand");
  return NULL;
}

static void
test_count (gconstpointer data)
{
  const RealFile *file = data;
  const CrmSourceOptions options = { .no_header = file->no_header };
  g_autofree char *path = find_file (file->path);
  GError *error = NULL;
  const CrmCell *cells;
  const char *fault;
  guint64 rows = 0;

  if (path == NULL)
    return;
  g_autoptr (CrmSource) source = crm_source_open (path, &options, NULL, &error);
  g_assert_no_error (error);
  while (crm_source_next (source, &cells, NULL, &fault, &error)) {
    g_assert_cmpstr (fault, ==, NULL);
    rows++;
  }
  g_assert_no_error (error);
  g_assert_cmpuint (rows, ==, file->rows);
  g_assert_cmpuint (crm_source_get_n_columns (source), ==, file->columns);
  g_assert_cmpint (crm_source_get_delimiter (source), ==, file->delimiter);
  g_assert_cmpstr (crm_source_get_encoding (source), ==, file->encoding);
  g_assert_cmpuint (crm_source_get_n_titles (source), ==, 0);
  g_assert_cmpuint (crm_source_get_n_totals (source), ==, 0);
  g_assert_false (helper_has_note (source, "looks like data"));
}

/* A file without a header read as if it had one: the note says so. */
static void
test_header_is_data (gconstpointer data)
{
  const RealFile *file = data;
  g_autofree char *path = find_file (file->path);
  GError *error = NULL;

  if (path == NULL)
    return;
  g_autoptr (CrmSource) source = crm_source_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (helper_has_note (source, "looks like data"));
}

static void
test_unquoted_newlines (void)
{
  g_autofree char *path = find_file ("adventureworks/ProductReview.csv");
  static const char delimiters[] = { '\0', '\t', ',' };

  if (path == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    for (int no_header = 0; no_header < 2; no_header++) {
      const CrmSourceOptions options = { .delimiter = delimiters[i], .no_header = no_header };
      GError *error = NULL;
      g_assert_null (crm_source_open (path, &options, NULL, &error));
      g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
      g_clear_error (&error);
    }
}

static void
test_duplicate_head (void)
{
  g_autofree char *path = find_file ("northwind/orders.csv");
  GError *error = NULL;

  if (path == NULL)
    return;
  g_autoptr (CrmSource) source = crm_source_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (crm_source_get_column (source, 0), ==, "OrderID");
  g_assert_cmpstr (crm_source_get_column (source, 14), ==, "OrderID (2)");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *count = g_strconcat ("/real-files/count/", files[i].path, NULL);
    g_autofree char *header = g_strconcat ("/real-files/header-is-data/", files[i].path, NULL);
    g_test_add_data_func (count, &files[i], test_count);
    if (files[i].no_header)
      g_test_add_data_func (header, &files[i], test_header_is_data);
  }
  g_test_add_func ("/real-files/unquoted-newlines", test_unquoted_newlines);
  g_test_add_func ("/real-files/duplicate-head", test_duplicate_head);
  return g_test_run ();
}
