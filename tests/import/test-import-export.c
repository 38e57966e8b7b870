/* test-import-export.c: the law that what goes out as CSV comes back in as it was, for every kind;
 * and that a spreadsheet finds no formula in it. */
#include "import-helper.h"

#include <string.h>

static void
fill (Programme *programme)
{
  assert_counts (
      programme_import_text (programme, "channel", "name\nShop\n\"Web, mobile\"\n", NULL), 2, 2, 0,
      0, 0);
  assert_counts (programme_import_text (
                     programme, "client",
                     "code,name,region,since,channel,revenue,share,active,note\n"
                     "A1,Acme,North,2024-02-29,Shop,9223372036854775807,12.34,1,\"two\nlines\"\n"
                     "A2,'=1+1,,1605-01-31,\"Web, mobile\",-5,0,0,\"say \"\"no\"\"\"\n"
                     "+3,'-x,@home,,,,100,,'\n",
                     NULL),
                 3, 3, 0, 0, 0);
  assert_counts (
      programme_import_text (programme, "item", "code,name,family\nI1,چای,نوشیدنی\n", NULL), 1, 1,
      0, 0, 0);
  assert_counts (
      programme_import_text (programme, "deal",
                             "client,date,item,quantity,amount,discount,invoice\n"
                             "A1,2024-01-05,I1,0.1,100,5,N1\nA1,2024-01-05,I1,0.1,100,5,N1\n"
                             "A2,2024-01-06,,-2.5e-7,-100,,\nA2,2024-01-06,,123456789.123456,0,,\n",
                             NULL),
      4, 4, 0, 0, 0);
  assert_counts (programme_import_text (programme, "plan",
                                        "code,title,state,begins,ends,steps\n"
                                        "P1,One,done,2024-01-01T09:30,2024-02-01,7\nP2,Two,,,,\n",
                                        NULL),
                 2, 2, 0, 0, 0);
  assert_counts (programme_import_text (programme, "gauge", "code,name,unit\nK1,Calls,\n", NULL), 1,
                 1, 0, 0, 0);
  assert_counts (programme_import_text (programme, "reading",
                                        "gauge,date,value\nK1,2024-01-01,0.30000000000000004\n"
                                        "K1,2024-02-01,-7\n",
                                        NULL),
                 2, 2, 0, 0, 0);
  assert_counts (programme_import_text (programme, "aim",
                                        "code,statement,gauge,base,goal,due,parent,plans\n"
                                        "A2,Part,K1,1,2.5,2025-01-01,A1,P1;P2\nA1,Whole,,,,,,\n",
                                        NULL),
                 2, 2, 0, 0, 0);
}

static char *
export_kind (Programme *programme, const char *name)
{
  CrmLocale plain = CRM_LOCALE_PLAIN ("IRR", 0);
  g_autofree char *file = g_strconcat (name, ".csv", NULL);
  g_autoptr (CrmQuery) query =
      crm_query_new (programme->model, programme_get_kind (programme, name));
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (programme->folder, file, NULL);

  g_assert_true (crm_query_set_order (query, "", &error));
  g_assert_true (
      crm_export_csv (programme->db, query, programme->model, &plain, path, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static char *
read_export (Programme *programme, const char *name)
{
  g_autofree char *path = export_kind (programme, name);
  char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  return content;
}

static void
test_identity (void)
{
  static const char *const kinds[] = { "channel", "client", "item", "plan", "gauge",
                                       "reading", "deal",   "aim",  NULL };
  g_autoptr (Programme) here = programme_new ();
  g_autoptr (Programme) there = programme_new ();

  fill (here);
  for (guint i = 0; kinds[i] != NULL; i++) {
    g_autofree char *path = export_kind (here, kinds[i]);
    g_autofree char *content = read_export (here, kinds[i]);
    g_autofree char *again = NULL;
    CrmImportResult *result;

    /* Into the programme it came from: nothing is new. */
    result = programme_import (here, kinds[i], path, NULL);
    g_assert_cmpuint (result->read, >, 0);
    assert_counts (result, result->read, 0, 0, result->read, 0);
    /* Into an empty one: the same again. */
    result = programme_import (there, kinds[i], path, NULL);
    g_assert_cmpuint (result->added, ==, result->read);
    crm_import_result_free (result);
    again = read_export (there, kinds[i]);
    g_assert_cmpstr (again, ==, content);
  }
}

static void
test_plain (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autofree char *clients = NULL;
  g_autofree char *aims = NULL;

  fill (programme);
  clients = read_export (programme, "client");
  g_assert_true (
      g_str_has_prefix (clients, "code,name,region,since,channel,revenue,share,active,note\n"));
  g_assert_nonnull (strstr (clients, "A1,Acme,North,2024-02-29,Shop,9223372036854775807,12.34,1,"
                                     "\"two\nlines\"\n"));
  g_assert_nonnull (strstr (clients, "A2,'=1+1,,1605-01-31,\"Web, mobile\",-5,"));
  aims = read_export (programme, "aim");
  g_assert_nonnull (strstr (aims, "A2,Part,K1,1,2.5,2025-01-01,1.5,A1,P1;P2\n"));
}

static void
test_for_people (void)
{
  g_autoptr (Programme) programme = programme_new ();
  CrmLocale english = { CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN, FALSE, "IRR", 0 };
  g_autoptr (CrmQuery) query =
      crm_query_new (programme->model, programme_get_kind (programme, "plan"));
  g_autofree char *path = g_build_filename (programme->folder, "plans.csv", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  fill (programme);
  g_assert_true (
      crm_export_csv (programme->db, query, programme->model, &english, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "\xEF\xBB\xBF"
                                            "Code,Title,State,Begins,Ends,Steps\n"
                                            "P1,One,Done,"));
}

static void
test_cancelled (void)
{
  g_autoptr (Programme) programme = programme_new ();
  CrmLocale plain = CRM_LOCALE_PLAIN ("IRR", 0);
  g_autoptr (CrmQuery) query =
      crm_query_new (programme->model, programme_get_kind (programme, "client"));
  g_autoptr (GString) text = g_string_new ("code,name\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (programme->folder, "out.csv", NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (text, "A%d,Name\n", i);
  assert_counts (programme_import_text (programme, "client", text->str, NULL), 5000, 5000, 0, 0, 0);
  g_cancellable_cancel (cancellable);
  g_assert_false (
      crm_export_csv (programme->db, query, programme->model, &plain, path, cancellable, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/export/identity", test_identity);
  g_test_add_func ("/import/export/plain", test_plain);
  g_test_add_func ("/import/export/for-people", test_for_people);
  g_test_add_func ("/import/export/cancelled", test_cancelled);
  return g_test_run ();
}
