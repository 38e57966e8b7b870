/* test-csv-writer.c: the writer's law: what it writes, the reader gives back, and no cell of text
 * begins as a formula; and never half a file. */
#include "crm-error.h"
#include "crm-text.h"
#include "source-helper.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <signal.h>

static guint
count_entries (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  g_dir_close (dir);
  return n;
}

static char *
random_text (GRand *random)
{
  static const char *const pieces[] = { "a",
                                        "B",
                                        "9",
                                        ",",
                                        ";",
                                        "\t",
                                        "\"",
                                        "\n",
                                        "\r\n",
                                        "'",
                                        "=",
                                        "+",
                                        "-",
                                        "@",
                                        " ",
                                        "علی",
                                        "ی‌ک",
                                        "é",
                                        "😀",
                                        "sep=",
                                        "\xEF\xBB\xBF",
                                        "‎",
                                        "=HYPERLINK(1)",
                                        "1,5",
                                        "|" };
  GString *text = g_string_new (NULL);
  gint n = g_rand_int_range (random, 0, 8);

  while (n-- > 0)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
assert_inert (const char *text)
{
  while (*text == ' ' || *text == '\n' || *text == '\r' || *text == '\t')
    text++;
  g_assert_true (*text == '\0' || strchr ("=+-@", *text) == NULL);
}

/* Random rows out and in again. The first cell is never blank, since blank rows are passed over. */
static void
check_round_trip (const char *path, char delimiter, gboolean bom, GRand *random)
{
  const guint n_rows = 40, n_columns = 5;
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_free);
  const CrmSourceOptions options = { .no_header = TRUE, .delimiter = delimiter };
  GError *error = NULL;
  CrmCsvWriter *writer = crm_csv_writer_new (path, delimiter, bom, &error);

  g_assert_no_error (error);
  for (guint r = 0; r < n_rows; r++) {
    for (guint c = 0; c < n_columns; c++) {
      g_autofree char *tail = random_text (random);
      /* The last column is always filled, so that every row reaches it. */
      char *text =
          c == 0 || c == n_columns - 1 ? g_strconcat (tail, "x", NULL) : g_steal_pointer (&tail);
      crm_csv_writer_text (writer, text, -1);
      g_ptr_array_add (written, text);
    }
    crm_csv_writer_end_row (writer);
  }
  g_assert_true (crm_csv_writer_finish (writer, &error));
  g_assert_no_error (error);

  g_autoptr (CrmSource) source = crm_source_open (path, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (crm_source_get_n_columns (source), ==, n_columns);
  for (guint r = 0; r < n_rows; r++) {
    const CrmCell *cells;
    const char *fault;
    g_assert_true (crm_source_next (source, &cells, NULL, &fault, &error));
    g_assert_null (fault);
    for (guint c = 0; c < n_columns; c++) {
      g_autofree char *cell = g_strndup (cells[c].text, cells[c].length);
      g_autofree char *back = crm_text_strip_guard (cell);
      assert_inert (cell);
      g_assert_cmpstr (back, ==, g_ptr_array_index (written, r * n_columns + c));
    }
  }
  const CrmCell *cells;
  g_assert_false (crm_source_next (source, &cells, NULL, NULL, &error));
}

static void
test_round_trip (void)
{
  char *folder = helper_make_folder ();
  g_autofree char *path = g_build_filename (folder, "x.csv", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 200; i++)
    check_round_trip (path, ",;\t|"[i % 4], i % 3 == 0, random);
  g_assert_cmpuint (count_entries (folder), ==, 1);
  helper_remove_folder (folder);
}

static void
test_bytes (void)
{
  char *folder = helper_make_folder ();
  g_autofree char *path = g_build_filename (folder, "x.csv", NULL);
  g_autofree char *bytes = NULL;
  GError *error = NULL;
  CrmCsvWriter *writer = crm_csv_writer_new (path, ',', TRUE, &error);

  g_assert_no_error (error);
  crm_csv_writer_text (writer, "name", -1);
  crm_csv_writer_text (writer, "a,b", -1);
  crm_csv_writer_text (writer, NULL, -1);
  crm_csv_writer_end_row (writer);
  crm_csv_writer_text (writer, "say \"hi\" later", 8);
  crm_csv_writer_raw (writer, "-5");
  crm_csv_writer_text (writer, "-5", -1);
  crm_csv_writer_end_row (writer);
  g_assert_true (crm_csv_writer_finish (writer, &error));
  g_file_get_contents (path, &bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bytes, ==, "\xEF\xBB\xBFname,\"a,b\",\n\"say \"\"hi\"\"\",-5,'-5\n");
  helper_remove_folder (folder);
}

/* Text cells that spreadsheets run, each plain and in quotes. */
static void
test_formulas (void)
{
  static const char *const starts[] = { "=",  "+",  "-",  "@",  "\t", "\r",  " =",  "\n=",
                                        "＝", "＋", "－", "＠", "'",  "\t+", "  -", "\xC2\xA0=" };
  static const char *const rests[] = { "1+1", "cmd|' /C calc'!A0",
                                       "HYPERLINK(\"http://x\",\"y\")" };
  char *folder = helper_make_folder ();
  g_autofree char *path = g_build_filename (folder, "x.csv", NULL);
  const CrmSourceOptions options = { .delimiter = ',' };
  GError *error = NULL;
  CrmCsvWriter *writer = crm_csv_writer_new (path, ',', FALSE, &error);

  g_assert_no_error (error);
  crm_csv_writer_text (writer, "name", -1);
  crm_csv_writer_text (writer, "text", -1);
  crm_csv_writer_end_row (writer);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (rests); j++) {
      g_autofree char *text = g_strconcat (starts[i], rests[j], NULL);
      crm_csv_writer_text (writer, "x", -1);
      crm_csv_writer_text (writer, text, -1);
      crm_csv_writer_end_row (writer);
    }
  g_assert_true (crm_csv_writer_finish (writer, &error));

  g_autoptr (CrmSource) source = crm_source_open (path, &options, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (rests); j++) {
      const CrmCell *cells;
      g_assert_true (crm_source_next (source, &cells, NULL, NULL, &error));
      g_autofree char *cell = g_strndup (cells[1].text, cells[1].length);
      g_autofree char *back = crm_text_strip_guard (cell);
      g_autofree char *text = g_strconcat (starts[i], rests[j], NULL);
      g_assert_cmpint (cell[0], ==, '\'');
      g_assert_cmpstr (back, ==, text);
    }
  helper_remove_folder (folder);
}

static void
test_cancel (void)
{
  char *folder = helper_make_folder ();
  g_autofree char *path = g_build_filename (folder, "x.csv", NULL);
  g_autofree char *bytes = NULL;
  GError *error = NULL;

  g_file_set_contents (path, "old\n", -1, &error);
  CrmCsvWriter *writer = crm_csv_writer_new (path, ',', FALSE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 100000; i++) {
    crm_csv_writer_raw (writer, "123456");
    crm_csv_writer_end_row (writer);
  }
  crm_csv_writer_cancel (writer);
  g_assert_cmpuint (count_entries (folder), ==, 1);
  g_file_get_contents (path, &bytes, NULL, &error);
  g_assert_cmpstr (bytes, ==, "old\n");
  helper_remove_folder (folder);
}

/* A write that fails part way: the old file stays, nothing else does. */
static void
test_full (void)
{
  char *folder = helper_make_folder ();
  g_autofree char *path = g_build_filename (folder, "x.csv", NULL);
  g_autofree char *bytes = NULL;
  struct rlimit before, small;
  GError *error = NULL;

  g_file_set_contents (path, "old\n", -1, &error);
  CrmCsvWriter *writer = crm_csv_writer_new (path, ',', FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 200000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  for (guint i = 0; i < 100000; i++) {
    crm_csv_writer_raw (writer, "123456");
    crm_csv_writer_end_row (writer);
  }
  gboolean ok = crm_csv_writer_finish (writer, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_false (ok);
  g_assert_error (error, CRM_ERROR, CRM_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpuint (count_entries (folder), ==, 1);
  g_file_get_contents (path, &bytes, NULL, &error);
  g_assert_cmpstr (bytes, ==, "old\n");
  helper_remove_folder (folder);
}

static void
test_bad_targets (void)
{
  char *folder = helper_make_folder ();
  g_autofree char *path = g_build_filename (folder, "none", "x.csv", NULL);
  GError *error = NULL;

  g_assert_null (crm_csv_writer_new (path, ',', FALSE, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (crm_csv_writer_new (folder, ',', FALSE, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (crm_csv_writer_new ("/dev/full", ',', FALSE, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
  g_clear_error (&error);
  helper_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-writer/bytes", test_bytes);
  g_test_add_func ("/csv-writer/round-trip", test_round_trip);
  g_test_add_func ("/csv-writer/formulas", test_formulas);
  g_test_add_func ("/csv-writer/cancel", test_cancel);
  g_test_add_func ("/csv-writer/full", test_full);
  g_test_add_func ("/csv-writer/bad-targets", test_bad_targets);
  return g_test_run ();
}
