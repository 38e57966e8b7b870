/* test-import-references.c: records that rows name: by code, by name, by number, made when missing,
 * of the same kind, and many at once. */
#include "import-helper.h"

#include <string.h>

static void
test_found_by_any_name (void)
{
  g_autoptr (Programme) programme = programme_new ();
  CrmImportResult *result;
  g_autofree char *clients = NULL;

  assert_counts (programme_import_text (programme, "client",
                                        "code,name\nA1,Acme\nA2,علی\nA3,Twin\nA4,Twin\n", NULL),
                 4, 4, 0, 0, 0);
  result = programme_import_text (programme, "deal",
                                  "client,date,amount\nA1,2024-01-01,1\na1,2024-01-02,2\n"
                                  "ACME,2024-01-03,3\n#2,2024-01-04,4\nعلي,2024-01-05,5\n"
                                  "Twin,2024-01-06,6\nNobody,2024-01-07,7\n#77,2024-01-08,8\n",
                                  NULL);
  g_assert_cmpstr (g_ptr_array_index (result->reasons, 0), ==,
                   "line 7, client: Several Clients are called “Twin”: write #3 or #4.");
  g_assert_cmpstr (g_ptr_array_index (result->reasons, 1), ==,
                   "line 8, client: There is no Client “Nobody”. Make it first, or let the import "
                   "make what is missing.");
  assert_counts (result, 8, 5, 0, 0, 3);
  clients = programme_dup (programme, "SELECT group_concat (client, '') FROM deal");
  g_assert_cmpstr (clients, ==, "11122");
}

static void
test_made_when_missing (void)
{
  g_autoptr (Programme) programme = programme_new ();
  CrmImportOptions options = { .create_missing = TRUE };
  CrmImportResult *result;
  g_autofree char *client = NULL;

  result = programme_import_text (programme, "deal",
                                  "client,date,item,amount\nNew,2024-01-01,Tea,1\n"
                                  "new,2024-01-02,Tea,2\nOther,2024-01-03,Coffee,\n"
                                  "Third,2024-01-03,Coffee,3\n",
                                  &options);
  /* What only a refused row names is not made. */
  g_assert_cmpuint (result->created, ==, 4);
  assert_counts (result, 4, 3, 0, 0, 1);
  client = programme_dup (programme, "SELECT group_concat (code || '=' || name) FROM client");
  g_assert_cmpstr (client, ==, "New=New,Third=Third");
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM deal WHERE client = 1"), ==,
                   2);
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM item"), ==, 2);
  /* Made records are logged one by one, the rows as one batch. */
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM change"), ==, 5);
}

static void
test_made_across_chunks (void)
{
  g_autoptr (Programme) programme = programme_new ();
  CrmImportOptions options = { .create_missing = TRUE };
  g_autoptr (GString) text = g_string_new ("client,date,amount,invoice\n");
  CrmImportResult *result;

  for (int i = 0; i < 9000; i++)
    g_string_append_printf (text, "K%d,2024-01-01,%d,I%d\n", i / 3, i, i);
  result = programme_import_text (programme, "deal", text->str, &options);
  g_assert_cmpuint (result->created, ==, 3000);
  assert_counts (result, 9000, 9000, 0, 0, 0);
  g_assert_cmpint (programme_count (programme,
                                    "SELECT count(*) FROM deal JOIN client ON client.id = "
                                    "deal.client WHERE code = 'K' || (amount / 3)"),
                   ==, 9000);
}

static void
test_same_kind (void)
{
  g_autoptr (Programme) programme = programme_new ();
  static const char aims[] = "code,statement,parent\nA3,Leaf,A2\nA2,Branch,A1\nA1,Root,\n"
                             "A4,Lost,A9\n";
  CrmImportResult *result = programme_import_text (programme, "aim", aims, NULL);
  g_autofree char *parents = NULL;

  /* A parent may stand below its child in the file. */
  g_assert_true (has_note (result, "Line 5 was taken without “parent”"));
  assert_counts (result, 4, 4, 0, 0, 0);
  parents = programme_dup (programme, "SELECT group_concat (ifnull (p.code, '-')) FROM aim a LEFT "
                                      "JOIN aim p ON p.id = a.parent ORDER BY a.code");
  g_assert_cmpstr (parents, ==, "A2,A1,-,-");
  assert_counts (programme_import_text (programme, "aim",
                                        "code,statement,parent\nA3,Leaf,A1\nA2,Branch,A1\n", NULL),
                 2, 0, 1, 1, 0);
}

static void
test_links (void)
{
  g_autoptr (Programme) programme = programme_new ();

  assert_counts (
      programme_import_text (programme, "plan", "code,title\nP1,One\nP2,Two\nP3,Three\n", NULL), 3,
      3, 0, 0, 0);
  assert_counts (programme_import_text (programme, "aim",
                                        "code,statement,plans\nA1,x,P1; P2\nA2,y,\nA3,z,P1;P9\n",
                                        NULL),
                 3, 2, 0, 0, 1);
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM aim__plans"), ==, 2);
  assert_counts (programme_import_text (programme, "aim",
                                        "code,statement,plans\nA1,x,P2;P1\nA2,y,Three\n", NULL),
                 2, 0, 1, 1, 0);
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM aim__plans"), ==, 3);
  assert_counts (programme_import_text (programme, "aim", "code,statement,plans\nA1,x,\n", NULL), 1,
                 0, 0, 1, 0);
  /* An empty cell keeps what is there. */
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM aim__plans"), ==, 3);
}

static void
test_constants (void)
{
  g_autoptr (Programme) programme = programme_new ();
  const char *constant[] = { "client=A1", NULL };
  const char *nobody[] = { "client=B1", NULL };
  CrmImportOptions options = { .constant = constant };
  g_autofree char *message = NULL;

  assert_counts (programme_import_text (programme, "client", "code,name\nA1,Acme\n", NULL), 1, 1, 0,
                 0, 0);
  assert_counts (programme_import_text (programme, "deal", "date,amount\n2024-01-01,1\n", &options),
                 1, 1, 0, 0, 0);
  options.constant = nobody;
  message = programme_fail_text (programme, "deal", "date,amount\n2024-01-01,1\n", &options,
                                 CRM_ERROR_INVALID);
  g_assert_nonnull (strstr (message, "“B1”"));
  options.create_missing = TRUE;
  assert_counts (programme_import_text (programme, "deal",
                                        "date,amount\n2024-01-01,1\nnever,1\n2024-01-02,1\n",
                                        &options),
                 3, 2, 0, 0, 1);
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM client WHERE code = 'B1'"), ==,
                   1);
  /* Known again: a second import adds nothing. */
  assert_counts (programme_import_text (programme, "deal",
                                        "date,amount\n2024-01-01,1\n2024-01-02,1\n", &options),
                 2, 0, 0, 2, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/references/found", test_found_by_any_name);
  g_test_add_func ("/import/references/made", test_made_when_missing);
  g_test_add_func ("/import/references/made-across-chunks", test_made_across_chunks);
  g_test_add_func ("/import/references/same-kind", test_same_kind);
  g_test_add_func ("/import/references/links", test_links);
  g_test_add_func ("/import/references/constants", test_constants);
  return g_test_run ();
}
