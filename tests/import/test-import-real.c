/* test-import-real.c: files of real organisations, their counts and sums against figures worked out
 * here from the raw bytes in another way. */
#include "import-helper.h"

#include <string.h>

typedef struct {
  guint64 rows, refused, rounded, returns;
  gint64 sum;
} Figures;

/* Digits of a decimal number as thousandths; the files hold at most three decimals. */
static gint64
read_thousandths (const char *text, char mark)
{
  gboolean negative = *text == '-';
  gint64 value = 0;
  int decimals = -1;

  for (text += negative; *text != '\0'; text++) {
    if (*text == mark && decimals < 0) {
      decimals = 0;
      continue;
    }
    g_assert_true (g_ascii_isdigit (*text));
    value = value * 10 + (*text - '0');
    decimals += decimals >= 0;
  }
  for (decimals = MAX (decimals, 0); decimals < 3; decimals++)
    value *= 10;
  return negative ? -value : value;
}

static gint64
round_thousandths (gint64 value, guint64 *rounded)
{
  *rounded += value % 1000 != 0;
  return (value < 0 ? value - 500 : value + 500) / 1000;
}

static char **
read_lines (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return g_strsplit (g_strchomp (content), "\n", -1);
}

static void
assert_sound (Programme *programme)
{
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM pragma_foreign_key_check"), ==,
                   0);
}

/* Quantity;InvoiceDate;UnitPrice;CustomerID;Country end every line, whatever the description holds.
 * */
static Figures
work_out_retail (const char *path)
{
  g_auto (GStrv) lines = read_lines (path);
  Figures figures = { 0 };

  for (guint i = 1; lines[i] != NULL; i++) {
    g_auto (GStrv) cells = g_strsplit (lines[i], ";", -1);
    guint n = g_strv_length (cells);
    gint64 quantity = g_ascii_strtoll (cells[n - 5], NULL, 10);

    figures.rows++;
    if (*cells[n - 2] == '\0') {
      figures.refused++;
      continue;
    }
    figures.returns += quantity < 0;
    figures.sum +=
        round_thousandths (quantity * read_thousandths (cells[n - 3], ','), &figures.rounded);
  }
  return figures;
}

static void
test_online_retail (void)
{
  g_autofree char *path = find_data ("online-retail-eu/OnlineRetail.csv");
  g_autoptr (Programme) programme = programme_new ();
  const char *map[] = { "client=CustomerID",
                        "date=InvoiceDate",
                        "item=StockCode",
                        "quantity=Quantity",
                        "price=UnitPrice",
                        "invoice=InvoiceNo",
                        NULL };
  CrmImportOptions options = { .map = map, .create_missing = TRUE };
  CrmImportResult *result;
  Figures wanted;

  if (path == NULL)
    return;
  options.refused_folder = programme->folder;
  wanted = work_out_retail (path);
  result = programme_import (programme, "deal", path, &options);
  g_assert_cmpuint (wanted.rows, ==, 10000);
  g_assert_cmpuint (result->rounded, ==, wanted.rounded);
  g_assert_cmpuint (result->returns, ==, wanted.returns);
  g_assert_true (has_note (result, "comma"));
  g_assert_true (has_note (result, "--dates mdy"));
  assert_counts (result, wanted.rows, wanted.rows - wanted.refused, 0, 0, wanted.refused);
  g_assert_cmpint (programme_count (programme, "SELECT sum(amount) FROM deal"), ==, wanted.sum);
  g_assert_cmpint (programme_count (programme, "SELECT min(date) FROM deal"), ==, 14944);
  g_assert_cmpint (programme_count (programme, "SELECT max(date) FROM deal"), <=, 14948);
  assert_sound (programme);
  /* Equal lines are counted, so that the same file brings nothing new. */
  assert_counts (programme_import (programme, "deal", path, &options), wanted.rows, 0, 0,
                 wanted.rows - wanted.refused, wanted.refused);
}

static void
test_northwind (void)
{
  g_autofree char *path = find_data ("northwind/orders.csv");
  g_autofree char *customers = find_data ("northwind/customers.csv");
  g_autoptr (Programme) programme = programme_new ();
  const char *customer_map[] = { "code=CustomerID", "name=CompanyName", NULL };
  const char *map[] = { "client=CustomerID", "date=OrderDate",
                        "item=ProductID",    "quantity=Quantity",
                        "price=UnitPrice",   "invoice=OrderID",
                        "discount=",         NULL };
  CrmImportOptions customer_options = { .map = customer_map };
  CrmImportOptions options = { .map = map, .create_missing = TRUE };
  g_auto (GStrv) lines = NULL;
  gint64 sum = 0;
  guint64 rounded = 0;
  CrmImportResult *result;

  if (path == NULL || customers == NULL)
    return;
  customer_options.refused_folder = options.refused_folder = programme->folder;
  assert_counts (programme_import (programme, "client", customers, &customer_options), 91, 91, 0, 0,
                 0);
  result = programme_import (programme, "deal", path, &options);
  lines = read_lines (path);
  for (guint i = 1; lines[i] != NULL; i++) {
    g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);
    guint n = g_strv_length (cells);

    sum += round_thousandths (
        read_thousandths (cells[n - 3], '.') * g_ascii_strtoll (cells[n - 2], NULL, 10), &rounded);
  }
  g_assert_cmpuint (result->rounded, ==, rounded);
  g_assert_cmpuint (result->created, ==, 77);
  assert_counts (result, 2155, 2155, 0, 0, 0);
  g_assert_cmpint (programme_count (programme, "SELECT sum(amount) FROM deal"), ==, sum);
  g_assert_cmpint (programme_count (programme, "SELECT count(DISTINCT client) FROM deal"), ==, 89);
  g_assert_cmpint (programme_count (programme, "SELECT count(DISTINCT invoice) FROM deal"), ==,
                   830);
  assert_sound (programme);
  assert_counts (programme_import (programme, "deal", path, &options), 2155, 0, 0, 2155, 0);
}

static void
test_telco (void)
{
  g_autofree char *path = find_data ("ibm-telco/Telco-Customer-Churn.csv");
  g_autoptr (Programme) programme = programme_new ();
  const char *map[] = { "code=customerID", "name=customerID", "revenue=TotalCharges",
                        "active=Churn", NULL };
  CrmImportOptions options = { .map = map };
  g_auto (GStrv) lines = NULL;
  guint64 rounded = 0;
  gint64 sum = 0;
  CrmImportResult *result;

  if (path == NULL)
    return;
  options.refused_folder = programme->folder;
  result = programme_import (programme, "client", path, &options);
  lines = read_lines (path);
  for (guint i = 1; lines[i] != NULL; i++) {
    g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);

    if (*g_strstrip (cells[19]) != '\0')
      sum += round_thousandths (read_thousandths (cells[19], '.'), &rounded);
  }
  g_assert_cmpuint (result->rounded, ==, rounded);
  assert_counts (result, 7043, 7043, 0, 0, 0);
  g_assert_cmpint (programme_count (programme, "SELECT sum(revenue) FROM client"), ==, sum);
  /* A blank is missing, not zero. */
  g_assert_cmpint (programme_count (programme, "SELECT count(revenue) FROM client"), ==, 7032);
  g_assert_cmpint (programme_count (programme, "SELECT sum(active) FROM client"), ==, 1869);
}

static void
test_rfm (void)
{
  g_autofree char *path = find_data ("rfm-worked/rfm_data_orders.csv");
  g_autoptr (Programme) programme = programme_new ();
  const char *map[] = { "client=customer_id", "date=order_date", "amount=revenue", NULL };
  CrmImportOptions options = { .map = map, .create_missing = TRUE };
  g_auto (GStrv) lines = NULL;
  gint64 sum = 0;
  CrmImportResult *result;

  if (path == NULL)
    return;
  options.refused_folder = programme->folder;
  result = programme_import (programme, "deal", path, &options);
  lines = read_lines (path);
  for (guint i = 1; lines[i] != NULL; i++) {
    g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);

    sum += g_ascii_strtoll (cells[2], NULL, 10);
  }
  g_assert_cmpuint (result->created, ==, 995);
  assert_counts (result, 4906, 4906, 0, 0, 0);
  g_assert_cmpint (programme_count (programme, "SELECT sum(amount) FROM deal"), ==, sum);
  assert_counts (programme_import (programme, "deal", path, &options), 4906, 0, 0, 4906, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/real/online-retail", test_online_retail);
  g_test_add_func ("/import/real/northwind", test_northwind);
  g_test_add_func ("/import/real/telco", test_telco);
  g_test_add_func ("/import/real/rfm", test_rfm);
  return g_test_run ();
}
