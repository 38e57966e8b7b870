/* test-csv-shape.c: headers, titles, totals and tables that do not agree: what is passed over is
 * counted, and a row of data is never lost. */
#include "crm-error.h"
#include "source-helper.h"

#include <string.h>

typedef struct {
  const char *name;
  const char *bytes;
  const char *expected;
  guint titles;
  guint64 totals;
} Case;

static const Case cases[] = {
  /* clang-format off */
  { "one-title", "گزارش فروش\n\nکد,نام,مبلغ\n1,علی,100\n2,مریم,200\n",
    "کد|نام|مبلغ\n4:1|علی|100\n5:2|مریم|200\n", 1, 0 },
  { "titles-of-one-and-two", "Sales report,,,\nPrinted,2024-05-01,,\n,,,\nid,name,city,amount\n1,Ann,Rome,5\n2,Bob,Oslo,6\n3,Eve,Bern,7\n",
    "id|name|city|amount\n5:1|Ann|Rome|5\n6:2|Bob|Oslo|6\n7:3|Eve|Bern|7\n", 2, 0 },
  { "title-as-wide-as-the-table", "From,1405/01/01,To,1405/06/31\nid,name,city,amount\n1,Ann,Rome,5\n2,Bob,Oslo,6\n",
    "id|name|city|amount\n3:1|Ann|Rome|5\n4:2|Bob|Oslo|6\n", 1, 0 },
  { "years-in-the-header", "name,2021,2022\nAnn,5,6\nBob,7,8\n", "name|2021|2022\n2:Ann|5|6\n3:Bob|7|8\n", 0, 0 },
  { "header-with-gaps", "id,,amount,\n1,Ann,5,x\n2,Bob,6,y\n3,Eve,7,z\n",
    "id|column 2|amount|column 4\n2:1|Ann|5|x\n3:2|Bob|6|y\n4:3|Eve|7|z\n", 0, 0 },
  { "header-ends-in-a-delimiter", "id,name,\n1,Ann,\n2,Bob,\n", "id|name\n2:1|Ann\n3:2|Bob\n", 0, 0 },
  { "duplicate-heads", "a,b,a,a (2),a\n1,2,3,4,5\n", "a|b|a (3)|a (2)|a (4)\n2:1|2|3|4|5\n", 0, 0 },
  { "heads-of-many-lines", "\"Order\nID\",\" Name \"\n1,Ann\n", "Order ID|Name\n3:1|Ann\n", 0, 0 },
  { "row-names", "x,y\nr1,1,2\nr2,3,4\nr3,5,6\n", "column 1|x|y\n2:r1|1|2\n3:r2|3|4\n4:r3|5|6\n", 0, 0 },
  { "sparse-table", "id,name,fax,mail,web\n1,Ann,,,\n2,Bob,,,\n3,Eve,,,x\n",
    "id|name|fax|mail|web\n2:1|Ann|||\n3:2|Bob|||\n4:3|Eve|||x\n", 0, 0 },

  { "total-persian", "کد,نام,مبلغ\n1,علی,100\n2,مریم,200\nجمع کل,,300\n",
    "کد|نام|مبلغ\n2:1|علی|100\n3:2|مریم|200\n", 0, 1 },
  { "total-in-the-text-column", "کد,نام,مبلغ\n1,علی,100\n2,مریم,200\n3,رضا,50\n,جمع:,350\n",
    "کد|نام|مبلغ\n2:1|علی|100\n3:2|مریم|200\n4:3|رضا|50\n", 0, 1 },
  { "total-english", "name,city,amount\nAnn,Rome,5\nBob,Oslo,6\nGrand Total,,11\n",
    "name|city|amount\n2:Ann|Rome|5\n3:Bob|Oslo|6\n", 0, 1 },
  { "subtotal-and-total", "name,city,amount\nAnn,Rome,5\nBob,Oslo,6\nSubtotal,,11\nTotal incl. tax,,12\n",
    "name|city|amount\n2:Ann|Rome|5\n3:Bob|Oslo|6\n", 0, 2 },
  { "total-and-a-footer", "name,city,amount\nAnn,Rome,5\nBob,Oslo,6\nTotal,,11\nPrinted today,,\n",
    "name|city|amount\n2:Ann|Rome|5\n3:Bob|Oslo|6\n5:Printed today||\n", 0, 1 },
  { "total-of-two-columns", "product,amount\npen,5\nink,6\nTotal,11\n", "product|amount\n2:pen|5\n3:ink|6\n", 0, 1 },
  { "total-with-a-unit", "کد,نام,مبلغ\n1,علی,100\n2,مریم,200\nجمع,,۳۰۰ ریال\n",
    "کد|نام|مبلغ\n2:1|علی|100\n3:2|مریم|200\n", 0, 1 },
  { "footers", "a,b,c\n1,2,x\nPrinted by\nthe office\non paper\nin ink\nby night\n",
    "a|b|c\n2:1|2|x\n3:Printed by||\n4:the office||\n5:on paper||\n6:in ink||\n7:by night||\n", 0, 0 },
  { "total-words", "نام,شهر,مبلغ\nعلی,قم,5\nرضا,یزد,6\nسرجمع,,11\nTotals,,11\nGesamtsumme:,,11\nTotaux,,11\n",
    "نام|شهر|مبلغ\n2:علی|قم|5\n3:رضا|یزد|6\n", 0, 4 },
  { "summe", "Name;Ort;Betrag\nAnn;Rom;5\nBob;Bonn;6\nSumme;;11\n", "Name|Ort|Betrag\n2:Ann|Rom|5\n3:Bob|Bonn|6\n", 0, 1 },

  { "customer-called-total", "id,name,city,amount\n1,Ann,Rome,5\n2,Bob,Oslo,6\n3,Total Oil Co.,Paris,7\n",
    "id|name|city|amount\n2:1|Ann|Rome|5\n3:2|Bob|Oslo|6\n4:3|Total Oil Co.|Paris|7\n", 0, 0 },
  { "customer-called-just-total", "id,name,amount\n1,Ann,5\n2,Bob,6\n3,Total,7\n",
    "id|name|amount\n2:1|Ann|5\n3:2|Bob|6\n4:3|Total|7\n", 0, 0 },
  { "two-columns-oil-company", "name,amount\nAnn,5\nBob,6\nTotal Oil Co.,7\n",
    "name|amount\n2:Ann|5\n3:Bob|6\n4:Total Oil Co.|7\n", 0, 0 },
  { "friday-is-no-total", "روز,شهر,مبلغ\nشنبه,قم,5\nیکشنبه,یزد,6\nجمعه,,7\n",
    "روز|شهر|مبلغ\n2:شنبه|قم|5\n3:یکشنبه|یزد|6\n4:جمعه||7\n", 0, 0 },
  { "subtotal-in-the-middle", "name,city,amount\nAnn,Rome,5\nSubtotal,,5\nBob,Oslo,6\nEve,Bern,1\n",
    "name|city|amount\n2:Ann|Rome|5\n3:Subtotal||5\n4:Bob|Oslo|6\n5:Eve|Bern|1\n", 0, 0 },
  { "word-without-a-number", "name,city,amount\nAnn,Rome,5\nBob,Oslo,6\nTotal,,\n",
    "name|city|amount\n2:Ann|Rome|5\n3:Bob|Oslo|6\n4:Total||\n", 0, 0 },
  /* clang-format on */
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  GError *error = NULL;

  helper_assert_dump (c->bytes, -1, NULL, c->expected);
  g_autoptr (CrmSource) source = helper_open (c->bytes, -1, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *rows = helper_dump (source);
  g_assert_cmpuint (crm_source_get_n_titles (source), ==, c->titles);
  g_assert_cmpuint (crm_source_get_n_totals (source), ==, c->totals);
}

static void
test_notes (void)
{
  GError *error = NULL;
  g_autoptr (CrmSource) source =
      helper_open ("Report\nOf sales\nid;name\n1;Ann\n2;Bob\n", -1, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (helper_has_note (source, "Read as UTF-8."));
  g_assert_true (helper_has_note (source, "Columns are separated by semicolons."));
  g_assert_true (helper_has_note (source, "2 title rows above the header were passed over."));
  g_assert_false (helper_has_note (source, "--no-header"));

  g_autoptr (CrmSource) bare = helper_open ("1,Ann,5\n2,Bob,6\n3,Eve,7\n", -1, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (helper_has_note (bare, "--no-header"));
}

/* A subtotal far above the end stays, however long the file. */
static void
test_long_file (void)
{
  g_autoptr (GString) bytes = g_string_new ("name,city,amount\n");
  GError *error = NULL;
  const CrmCell *cells;
  guint rows = 0;

  for (guint i = 0; i < 1000; i++)
    g_string_append (bytes, i % 100 == 99 ? "Total,,7\n" : "Ann,Rome,5\n");
  g_autoptr (CrmSource) source = helper_open (bytes->str, -1, NULL, &error);
  g_assert_no_error (error);
  while (crm_source_next (source, &cells, NULL, NULL, &error))
    rows++;
  g_assert_cmpuint (rows, ==, 999);
  g_assert_cmpuint (crm_source_get_n_totals (source), ==, 1);
}

/* A note on every eighth row that breaks its line without quotes: no reader can put that right. */
static void
test_disagreeing (void)
{
  g_autoptr (GString) bytes = g_string_new ("id\tname\tnote\tdate\n");
  const CrmSourceOptions options = { .delimiter = '\t' };

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (
        bytes, i % 8 == 0 ? "%u\tAnn\tbroken\nnote\t2024-01-01\n" : "%u\tAnn\tnote\t2024-01-01\n",
        i);
  helper_assert_refused (bytes->str, -1, NULL, CRM_ERROR_INVALID);
  helper_assert_refused (bytes->str, -1, &options, CRM_ERROR_INVALID);

  g_string_assign (bytes, "a,b\n");
  for (guint i = 0; i < 200; i++)
    g_string_append (bytes, i % 5 == 0 ? "1,2,3\n" : "1,2\n");
  helper_assert_refused (bytes->str, -1, NULL, CRM_ERROR_INVALID);
}

/* Spreadsheets leave out empty cells at the end of a row: that is no disagreement. */
static void
test_short_rows (void)
{
  g_autoptr (GString) bytes = g_string_new ("id,name,city,fax,web\n");
  GError *error = NULL;
  const CrmCell *cells;
  const char *fault;
  guint rows = 0;

  for (guint i = 0; i < 320; i++)
    g_string_append_printf (bytes, i / 16 % 3 == 0 ? "%u,Ann,Rome,1,x\n" : "%u,Ann,Rome\n", i);
  g_autoptr (CrmSource) source = helper_open (bytes->str, -1, NULL, &error);
  g_assert_no_error (error);
  while (crm_source_next (source, &cells, NULL, &fault, &error)) {
    g_assert_null (fault);
    rows++;
  }
  g_assert_cmpuint (rows, ==, 320);
}

/* Without a header: rows that reach further only far below the sample. */
static void
test_no_header_widens (void)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  const CrmSourceOptions options = { .no_header = TRUE };
  GError *error = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (bytes, i < 500 ? "1,2,\n" : "1,2,3\n");
  g_autoptr (CrmSource) source = helper_open (bytes->str, -1, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (crm_source_get_n_columns (source), ==, 3);
  g_assert_cmpstr (crm_source_get_column (source, 2), ==, "3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/csv-shape/case/", cases[i].name, NULL);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/csv-shape/notes", test_notes);
  g_test_add_func ("/csv-shape/long-file", test_long_file);
  g_test_add_func ("/csv-shape/disagreeing", test_disagreeing);
  g_test_add_func ("/csv-shape/short-rows", test_short_rows);
  g_test_add_func ("/csv-shape/no-header-widens", test_no_header_widens);
  return g_test_run ();
}
