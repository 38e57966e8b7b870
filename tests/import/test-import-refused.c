/* test-import-refused.c: the file of refused rows: where it is, what it holds, and that it comes
 * back in when it was corrected. */
#include "import-helper.h"

#include <glib/gstdio.h>
#include <string.h>

#define CLIENTS                                                                                    \
  "code,name,revenue,note\nA1,Acme,5,x\nA2,Beta,many,\"a, \"\"b\"\"\"\nA3,,7,=cmd\nA4,Delta,-5,y\n"

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

static char *
dup_replaced (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv (to, parts);
}

static void
test_corrected (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autofree char *path = programme_write (programme, "people.csv", CLIENTS);
  g_autoptr (CrmImportResult) result = programme_import (programme, "client", path, NULL);
  g_autofree char *wanted = g_build_filename (programme->folder, "people-refused.csv", NULL);
  g_autofree char *content = NULL;
  g_autofree char *half = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *corrected = NULL;
  g_autofree char *note = NULL;
  GStatBuf status;

  g_assert_cmpuint (result->added, ==, 2);
  g_assert_cmpstr (result->refused_path, ==, wanted);
  g_assert_cmpint (g_stat (wanted, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  content = read_file (wanted);
  g_assert_true (g_str_has_prefix (content, "\xEF\xBB\xBFline,column,reason,code,name,revenue,"
                                            "note\n3,revenue,"));
  g_assert_nonnull (strstr (content, "A2,Beta,many,\"a, \"\"b\"\"\"\n"));
  g_assert_nonnull (strstr (content, "A3,,7,'=cmd\n"));

  half = dup_replaced (content, "A2,Beta,many", "A2,Beta,6");
  whole = dup_replaced (half, "A3,,7", "A3,Gamma,'-7");
  corrected = programme_write (programme, "corrected.csv", whole);
  assert_counts (programme_import (programme, "client", corrected, NULL), 2, 2, 0, 0, 0);
  g_assert_cmpint (programme_count (programme, "SELECT sum(revenue) FROM client"), ==, -1);
  note = programme_dup (programme, "SELECT group_concat (note, '|') FROM (SELECT note FROM client "
                                   "WHERE code > 'A1' ORDER BY code)");
  g_assert_cmpstr (note, ==, "a, \"b\"|=cmd|y");
}

/* What is still wrong in a corrected file is handed back without a second set of our columns. */
static void
test_refused_again (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autofree char *path = programme_write (programme, "people.csv", CLIENTS);
  g_autoptr (CrmImportResult) first = programme_import (programme, "client", path, NULL);
  g_autoptr (CrmImportResult) second =
      programme_import (programme, "client", first->refused_path, NULL);
  g_autofree char *content = read_file (second->refused_path);

  g_assert_cmpuint (second->refused, ==, 2);
  g_assert_true (g_str_has_suffix (second->refused_path, "people-refused-refused.csv"));
  g_assert_true (g_str_has_prefix (content, "\xEF\xBB\xBFline,column,reason,code,name,revenue,"
                                            "note\n2,revenue,"));
  g_assert_false (has_note (second, "not used"));
}

static void
test_never_overwritten (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autofree char *path = programme_write (programme, "people.csv", CLIENTS);
  g_autofree char *mine = programme_write (programme, "people-refused.csv", "mine");
  g_autoptr (CrmImportResult) result = programme_import (programme, "client", path, NULL);
  g_autofree char *content = read_file (mine);

  g_assert_cmpstr (content, ==, "mine");
  g_assert_true (g_str_has_suffix (result->refused_path, "people-refused-2.csv"));
}

static void
test_other_folder (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autofree char *path = programme_write (programme, "people.csv", CLIENTS);
  g_autofree char *folder = g_build_filename (programme->folder, "handed-back", NULL);
  g_autofree char *missing = g_build_filename (programme->folder, "nowhere", NULL);
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), "hashtgam", NULL);
  CrmImportOptions options = { .refused_folder = folder };
  g_autoptr (CrmImportResult) result = NULL;
  g_autoptr (CrmImportResult) kept = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  result = programme_import (programme, "client", path, &options);
  g_assert_true (g_str_has_prefix (result->refused_path, folder));
  /* A folder that cannot be written: the rows are not lost but kept in the user's own. */
  options.refused_folder = missing;
  kept = programme_import (programme, "client", path, &options);
  g_assert_true (g_str_has_prefix (kept->refused_path, state));
  g_assert_cmpint (g_unlink (kept->refused_path), ==, 0);
}

static void
test_rows_that_are_no_rows (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autoptr (GString) text = g_string_new ("code,name\n");
  CrmImportResult *result;

  for (int i = 0; i < 40; i++)
    g_string_append_printf (text, "B%d,Name %d\n", i, i);
  g_string_append (text, "A1,Acme,too,many\nA2,\"never closed\nA3,x\n");
  result = programme_import_text (programme, "client", text->str, NULL);
  g_assert_cmpuint (result->refused, ==, 2);
  /* The reader finds its way again on the line after the open quote. */
  g_assert_cmpuint (result->added, ==, 41);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (result->reasons, 0), "line 42: "));
  crm_import_result_free (result);
}

/* All reasons are in the file, the first twenty in the result. */
/* Pages as printed, and files that were put one after the other. */
static void
test_header_again (void)
{
  g_autoptr (Programme) programme = programme_new ();
  CrmImportOptions bare = { .source.no_header = TRUE,
                            .map = (const char *[]){ "code=1", "name=2", NULL } };
  CrmImportResult *result = programme_import_text (
      programme, "client",
      "code,name,note,note\nA1,Acme,,\ncode,name,note,note\nA2,Beta,,\n\uFEFFcode,name,note,note\n"
      "A3,name,note,note\ncode,Ceta,,\n",
      NULL);

  g_assert_cmpuint (result->headers, ==, 2);
  g_assert_true (has_note (result, "2 repetitions of the header"));
  assert_counts (result, 4, 4, 0, 0, 0);
  assert_counts (programme_import_text (programme, "client", "1,2\n1,2\n", &bare), 2, 1, 0, 1, 0);
}

static void
test_many (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autoptr (GString) text = g_string_new ("code,name\n");
  g_autoptr (CrmImportResult) result = NULL;
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (text, "A%d,%s\n", i, i % 2 ? "x" : "");
  result = programme_import_text (programme, "client", text->str, NULL);
  g_assert_cmpuint (result->refused, ==, 2500);
  g_assert_cmpuint (result->reasons->len, ==, 20);
  content = read_file (result->refused_path);
  lines = g_strsplit (content, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 2502);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/refused/corrected", test_corrected);
  g_test_add_func ("/import/refused/again", test_refused_again);
  g_test_add_func ("/import/refused/never-overwritten", test_never_overwritten);
  g_test_add_func ("/import/refused/other-folder", test_other_folder);
  g_test_add_func ("/import/refused/no-rows", test_rows_that_are_no_rows);
  g_test_add_func ("/import/refused/header-again", test_header_again);
  g_test_add_func ("/import/refused/many", test_many);
  return g_test_run ();
}
