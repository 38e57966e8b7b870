/* test-import-rows.c: what becomes of a row: new, changed, known, counted or refused; and that a
 * cancelled or dry import keeps nothing. */
#include "import-helper.h"

#include <string.h>

#include "crm-history.h"

#define CLIENTS "code,name,region\nA1,Acme,North\nA2,Beta,South\n"

static void
test_update_by_key (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autofree char *name = NULL;
  g_autofree char *region = NULL;
  g_autofree char *fold = NULL;

  assert_counts (programme_import_text (programme, "client", CLIENTS, NULL), 2, 2, 0, 0, 0);
  assert_counts (programme_import_text (programme, "client", CLIENTS, NULL), 2, 0, 0, 2, 0);
  /* Only what the file holds is changed, and only where it differs. */
  assert_counts (programme_import_text (
                     programme, "client",
                     "code,name\nA1,Acme and Sons\nA2,Beta\nA3,Gamma\nA3,Gamma Ltd\n", NULL),
                 4, 1, 2, 1, 0);
  name = programme_dup (programme, "SELECT name FROM client WHERE code = 'A3'");
  g_assert_cmpstr (name, ==, "Gamma Ltd");
  region = programme_dup (programme, "SELECT region FROM client WHERE code = 'A1'");
  g_assert_cmpstr (region, ==, "North");
  fold = programme_dup (programme, "SELECT fold FROM client WHERE code = 'A1'");
  g_assert_cmpstr (fold, ==,
                   "a1\x1f"
                   "acme and sons");
  g_assert_cmpint (programme_count (programme, "SELECT active FROM client WHERE code = 'A1'"), ==,
                   1);
}

/* An empty cell is no order to empty the field, and what a new record lacks it lacks. */
static void
test_empty_cells_keep (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autofree char *regions = NULL;
  g_autofree char *missing = NULL;

  assert_counts (programme_import_text (programme, "client",
                                        "code,name,region,revenue,channel\n"
                                        "A1,Acme,North,100,Web\nA2,Beta,South,200,Web\n",
                                        &(CrmImportOptions){ .create_missing = TRUE }),
                 2, 2, 0, 0, 0);
  assert_counts (programme_import_text (programme, "client",
                                        "code,name,region,revenue,channel\n"
                                        "A1,Acme and Sons,,,\nA2,,,,\nA3,Gamma,,,\n",
                                        NULL),
                 3, 1, 1, 1, 0);
  regions = programme_dup (programme, "SELECT group_concat (name || ifnull (region, '-') || "
                                      "ifnull (revenue, '-') || ifnull (channel, '-')) FROM "
                                      "(SELECT * FROM client ORDER BY code)");
  g_assert_cmpstr (regions, ==, "Acme and SonsNorth1001,BetaSouth2001,Gamma---");
  /* The same key again: what the file said before is not taken for what the record holds. */
  assert_counts (programme_import_text (programme, "client",
                                        "code,name,region\nA1,,East\nA1,,\nA1,,East\nA1,,North\n",
                                        NULL),
                 4, 0, 2, 2, 0);
  /* A required field may be missing where records are only changed. */
  assert_counts (
      programme_import_text (programme, "client", "code,region\nA2,West\nA9,West\n", NULL), 2, 0, 1,
      0, 1);
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM client WHERE region = 'West'"),
                   ==, 1);
  missing = programme_fail_text (programme, "item", "code,family\nI1,x\n", NULL, CRM_ERROR_INVALID);
  g_assert_nonnull (strstr (missing, "Name"));
}

static void
test_empty_links_keep (void)
{
  g_autoptr (Programme) programme = programme_new ();

  assert_counts (programme_import_text (programme, "plan", "code,title\nP1,One\nP2,Two\n", NULL), 2,
                 2, 0, 0, 0);
  assert_counts (programme_import_text (programme, "aim",
                                        "code,statement,parent,plans\nA1,Top,,\n"
                                        "A2,Sub,A1,P1; P2\n",
                                        NULL),
                 2, 2, 0, 0, 0);
  assert_counts (
      programme_import_text (programme, "aim", "code,statement,parent,plans\nA2,Sub,,\n", NULL), 1,
      0, 0, 1, 0);
  assert_counts (
      programme_import_text (programme, "aim", "code,statement,plans\nA2,Sub,P2\n", NULL), 1, 0, 1,
      0, 0);
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM aim__plans"), ==, 1);
  g_assert_cmpint (programme_count (programme, "SELECT parent FROM aim WHERE code = 'A2'"), ==, 1);
}

static void
test_counted_lines (void)
{
  g_autoptr (Programme) programme = programme_new ();

  assert_counts (programme_import_text (programme, "client", CLIENTS, NULL), 2, 2, 0, 0, 0);
  assert_counts (programme_import_text (programme, "deal",
                                        "client,date,amount\nA1,2024-01-05,100\n"
                                        "A1,2024-01-05,100\nA2,2024-01-05,100\n",
                                        NULL),
                 3, 3, 0, 0, 0);
  /* Three of a kind in a file where two are there: one more. */
  assert_counts (programme_import_text (programme, "deal",
                                        "client,date,amount\nA1,2024-01-05,100\n"
                                        "A1,2024-01-05,100\nA1,2024-01-05,100\n",
                                        NULL),
                 3, 1, 0, 2, 0);
  assert_counts (
      programme_import_text (programme, "deal", "client,date,amount\nA1,2024-01-05,100\n", NULL), 1,
      0, 0, 1, 0);
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM deal"), ==, 4);
}

static void
test_key_of_two_fields (void)
{
  g_autoptr (Programme) programme = programme_new ();

  assert_counts (programme_import_text (programme, "gauge", "code,name\nK1,Calls\n", NULL), 1, 1, 0,
                 0, 0);
  assert_counts (programme_import_text (programme, "reading",
                                        "gauge,date,value\nK1,2024-01-01,1.5\nK1,2024-02-01,2\n"
                                        "K1,2024-01-01,1.75\n",
                                        NULL),
                 3, 2, 1, 0, 0);
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM reading"), ==, 2);
  g_assert_cmpint (programme_count (programme, "SELECT sum(value * 100) FROM reading"), ==, 375);
}

static void
test_title_is_key (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autofree char *codes = NULL;

  assert_counts (programme_import_text (programme, "channel", "name\nShop\nPhone\nShop\n", NULL), 3,
                 2, 0, 1, 0);
  /* Without a column of codes the name finds the record, and new ones are numbered. */
  assert_counts (programme_import_text (programme, "client", "name,region\nAcme,N\nBeta,S\n", NULL),
                 2, 2, 0, 0, 0);
  assert_counts (programme_import_text (programme, "client", "name,region\nAcme,W\nCeta,S\n", NULL),
                 2, 1, 1, 0, 0);
  codes = programme_dup (programme, "SELECT group_concat(code) FROM client ORDER BY id");
  g_assert_cmpstr (codes, ==, "C1,C2,C3");
}

/* One system writes ي and ك, another ی and ک, and digits as its keyboard has them. */
static void
test_keys_of_other_keyboards (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autofree char *found = NULL;

  assert_counts (programme_import_text (
                     programme, "client",
                     "code,name,region\nك۱,علي,N\nK-12,Acme,N\nمی‌خ,Beta,N\n", NULL),
                 3, 3, 0, 0, 0);
  assert_counts (programme_import_text (programme, "client",
                                        "code,name,region\nک1,علي,S\nK-۱۲,Acme,S\nمي خ,Beta,N\n"
                                        "k-12,Small,N\nک١,علي,W\nپي,Seta,N\nپی,Seta,E\n",
                                        NULL),
                 7, 2, 4, 1, 0);
  found = programme_dup (programme, "SELECT group_concat(code || region, '|') FROM client");
  g_assert_cmpstr (found, ==, "ك۱W|K-12S|می‌خN|k-12N|پيE");
  /* Titles that are keys are found so too. */
  assert_counts (programme_import_text (programme, "channel", "name\nتلفني\nتلفنی\n", NULL), 2, 1,
                 0, 1, 0);
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM channel"), ==, 1);
}

/* Otherwise the same file, imported again, would add the row without a code once more. */
static void
test_code_left_out (void)
{
  g_autoptr (Programme) programme = programme_new ();
  CrmImportResult *result =
      programme_import_text (programme, "client", "code,name\nA1,Acme\n,Beta\n", NULL);

  g_assert_cmpstr (g_ptr_array_index (result->reasons, 0), ==,
                   "line 3, code: Client needs “Code”.");
  assert_counts (result, 2, 1, 0, 0, 1);
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM client"), ==, 1);
}

static void
test_rules (void)
{
  g_autoptr (Programme) programme = programme_new ();
  CrmImportResult *result = programme_import_text (programme, "plan",
                                                   "code,title,begins,ends,steps,state\n"
                                                   "P1,Good,2024-01-01,2024-02-01,5,running\n"
                                                   "P2,Backwards,2024-02-01,2024-01-01,5,done\n"
                                                   "P3,,2024-01-01,2024-02-01,5,done\n"
                                                   "P4,Too many,2024-01-01,2024-02-01,5000,done\n"
                                                   "P5,No state,2024-01-01,2024-02-01,5,lost\n",
                                                   NULL);

  g_assert_cmpuint (result->reasons->len, ==, 4);
  g_assert_cmpstr (g_ptr_array_index (result->reasons, 0), ==,
                   "line 3, ends: A plan cannot end before it begins.");
  g_assert_cmpstr (g_ptr_array_index (result->reasons, 1), ==,
                   "line 4, title: Plan needs “Title”.");
  assert_counts (result, 5, 1, 0, 0, 4);
  /* A change is checked with what the record holds already. */
  assert_counts (
      programme_import_text (programme, "plan", "code,title,ends\nP1,Good,2023-01-01\n", NULL), 1,
      0, 0, 0, 1);
}

static void
test_negative_lines (void)
{
  g_autoptr (Programme) programme = programme_new ();
  CrmImportOptions refuse = { .negative = CRM_NEGATIVE_REFUSE };
  CrmImportResult *result;
  static const char deals[] = "client,date,quantity,amount\nA1,2024-01-05,2,100\n"
                              "A1,2024-01-06,-1,-50\nA1,2024-01-07,1,\"(25)\"\n";

  assert_counts (programme_import_text (programme, "client", CLIENTS, NULL), 2, 2, 0, 0, 0);
  assert_counts (programme_import_text (programme, "deal", deals, &refuse), 3, 1, 0, 0, 2);
  result = programme_import_text (programme, "deal", deals, NULL);
  g_assert_cmpuint (result->returns, ==, 2);
  assert_counts (result, 3, 2, 0, 1, 0);
  g_assert_cmpint (programme_count (programme, "SELECT sum(amount) FROM deal"), ==, 25);
}

static void
cancel_midway (double fraction, guint64 rows, guint64 refused, gpointer data)
{
  if (rows > 2000)
    g_cancellable_cancel (data);
}

static void
test_cancel_keeps_nothing (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) text = g_string_new ("code,name\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *refused = NULL;

  for (int i = 0; i < 10000; i++)
    g_string_append_printf (text, "A%d,%s\n", i, i % 100 == 0 ? "" : "Name");
  path = programme_write (programme, "many.csv", text->str);
  g_assert_null (crm_import_run (programme->db, programme->model, "Tester",
                                 programme_get_kind (programme, "client"), path, NULL, cancellable,
                                 cancel_midway, cancellable, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_CANCELLED);
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM client"), ==, 0);
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM tx"), ==, 0);
  refused = g_build_filename (programme->folder, "many-refused.csv", NULL);
  g_assert_false (g_file_test (refused, G_FILE_TEST_EXISTS));
  /* The connection is as good as before. */
  assert_counts (programme_import (programme, "client", path, NULL), 10000, 9900, 0, 0, 100);
}

static void
test_dry_run (void)
{
  g_autoptr (Programme) programme = programme_new ();
  CrmImportOptions dry = { .dry_run = TRUE, .create_missing = TRUE };
  CrmImportResult *result = programme_import_text (
      programme, "client", "code,name,channel\nA1,Acme,Shop\nA2,,Shop\n", &dry);

  g_assert_null (result->refused_path);
  g_assert_cmpuint (result->created, ==, 1);
  assert_counts (result, 2, 1, 0, 0, 1);
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM client"), ==, 0);
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM channel"), ==, 0);
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM tx"), ==, 0);
}

/* One act in the history, undone as one. */
static void
test_one_act (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *path = programme_write (programme, "people.csv", CLIENTS);

  assert_counts (programme_import (programme, "client", path, NULL), 2, 2, 0, 0, 0);
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM change"), ==, 1);
  g_assert_cmpint (
      programme_count (programme, "SELECT count(*) FROM client WHERE batch = (SELECT id FROM tx)"),
      ==, 2);
  label = crm_store_dup_undo_label (programme->store);
  g_assert_cmpstr (label, ==, "Import 2 clients from people.csv");
  g_assert_true (crm_store_undo (programme->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM client"), ==, 0);
}

/* An act that changes nothing leaves no trace. */
static void
test_nothing_to_do (void)
{
  g_autoptr (Programme) programme = programme_new ();

  assert_counts (programme_import_text (programme, "client", CLIENTS, NULL), 2, 2, 0, 0, 0);
  assert_counts (programme_import_text (programme, "client", CLIENTS, NULL), 2, 0, 0, 2, 0);
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM tx"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/update-by-key", test_update_by_key);
  g_test_add_func ("/import/empty-cells-keep", test_empty_cells_keep);
  g_test_add_func ("/import/empty-links-keep", test_empty_links_keep);
  g_test_add_func ("/import/counted-lines", test_counted_lines);
  g_test_add_func ("/import/key-of-two-fields", test_key_of_two_fields);
  g_test_add_func ("/import/title-is-key", test_title_is_key);
  g_test_add_func ("/import/keys-of-other-keyboards", test_keys_of_other_keyboards);
  g_test_add_func ("/import/code-left-out", test_code_left_out);
  g_test_add_func ("/import/rules", test_rules);
  g_test_add_func ("/import/negative-lines", test_negative_lines);
  g_test_add_func ("/import/cancel-keeps-nothing", test_cancel_keeps_nothing);
  g_test_add_func ("/import/dry-run", test_dry_run);
  g_test_add_func ("/import/one-act", test_one_act);
  g_test_add_func ("/import/nothing-to-do", test_nothing_to_do);
  return g_test_run ();
}
