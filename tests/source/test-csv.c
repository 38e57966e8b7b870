/* test-csv.c: the tokenizer through crm_source: quotes, line ends, faults, bounds, and ten thousand
 * malformed files that may be refused but never crash. */
#include "crm-csv-reader.h"
#include "crm-error.h"
#include "source-helper.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
  const char *name;
  const char *bytes;
  const char *expected;
} Case;

static const Case cases[] = {
  /* clang-format off */
  { "plain", "a,b\n1,2\n3,4\n", "a|b\n2:1|2\n3:3|4\n" },
  { "no-last-line-end", "a,b\n1,2", "a|b\n2:1|2\n" },
  { "last-cell-empty", "a,b\n1,", "a|b\n2:1|\n" },
  { "crlf", "a,b\r\n1,2\r\n3,4\r\n", "a|b\n2:1|2\n3:3|4\n" },
  { "cr", "a,b\r1,2\r3,4\r", "a|b\n2:1|2\n3:3|4\n" },
  { "mixed", "a,b\r1,2\n3,4\r\n5,6", "a|b\n2:1|2\n3:3|4\n4:5|6\n" },
  { "lf-cr-is-a-blank-line", "a,b\n\r1,2\n", "a|b\n3:1|2\n" },
  { "quoted", "a,b\n\"1\",\"x,y\"\n", "a|b\n2:1|x,y\n" },
  { "quoted-quote", "a,b\n1,\"say \"\"hi\"\"\"\n", "a|b\n2:1|say \"hi\"\n" },
  { "only-quotes", "a,b\n\"\"\"\",\"\"\"\"\"\"\nx,y\n", "a|b\n2:\"|\"\"\n3:x|y\n" },
  { "quoted-empty", "a,b\n\"\",x\n", "a|b\n2:|x\n" },
  { "quoted-lf", "a,b\n1,\"x\ny\"\n2,z\n", "a|b\n2:1|x\\ny\n4:2|z\n" },
  { "quoted-crlf", "a,b\r\n1,\"x\r\ny\"\r\n2,z\r\n", "a|b\n2:1|x\\r\\ny\n4:2|z\n" },
  { "quoted-cr", "a,b\r1,\"x\ry\"\r2,z\r", "a|b\n2:1|x\\ry\n4:2|z\n" },
  { "quoted-at-end-of-file", "a,b\n1,\"x\"", "a|b\n2:1|x\n" },
  { "stray-quote", "a,b\n1,5\" pipe\n2,it\"s\n", "a|b\n2:1|5\" pipe\n3:2|it\"s\n" },
  { "quote-after-blank", "a,b\n1, \"x\"\n", "a|b\n2:1| \"x\"\n" },
  { "text-after-quote", "a,b\n\"x\"y,2\n", "a|b\n2:xy|2\n" },
  { "blanks-after-quote", "a,b\n\"x\"  ,2\n", "a|b\n2:x|2\n" },
  { "unclosed", "a,b\n1,\"x\n2,y\n3,z\n", "a|b\n2!1|\"x\n3:2|y\n4:3|z\n" },
  { "unclosed-at-the-end", "a,b\n1,x\n2,\"y", "a|b\n2:1|x\n3!2|\"y\n" },
  { "unclosed-after-quoted-newline", "a,b,c\n\"1\n1\",\"x,p\n2,y,q\n",
    "a|b|c\n2!1\\n1|\"x,p|\n4:2|y|q\n" },
  { "unclosed-with-doubled", "a,b\n1,\"x\"\"\n2,y\n", "a|b\n2!1|\"x\"\"\n3:2|y\n" },
  { "closed-by-another-row", "a,b\n1,\"x\n2,y\n3,6\" pipe\n4,z\n",
    "a|b\n2!1|\"x\n3:2|y\n4:3|6\" pipe\n5:4|z\n" },
  { "short-row", "a,b,c\n1,2\n3,4,5\n", "a|b|c\n2:1|2|\n3:3|4|5\n" },
  { "long-row", "a,b\n1,2,3\n4,5\n", "a|b\n2!1|2\n3:4|5\n" },
  { "long-row-of-empties", "a,b\n1,2,,\n4,5\n", "a|b\n2:1|2\n3:4|5\n" },
  { "blank-lines", "\n\na,b\n\n1,2\n  \n,\n3,4\n\n", "a|b\n5:1|2\n8:3|4\n" },
  { "tabs", "a\tb\n1\tx, y\n2\tz\n", "a|b\n2:1|x, y\n3:2|z\n" },
  { "semicolons-and-decimal-commas", "a;b\n1,5;2,5\n3,5;4,5\n", "a|b\n2:1,5|2,5\n3:3,5|4,5\n" },
  { "pipes", "a|b\n1,2|3\n4|5\n", "a|b\n2:1,2|3\n3:4|5\n" },
  { "blanks", " id  day   sum\n 01  0101  1.5\n 02  0102 12.5\n", "id|day|sum\n2:01|0101|1.5\n3:02|0102|12.5\n" },
  { "sep-line", "sep=;\r\na;b\r\n1,1;2\r\n", "a|b\n3:1,1|2\n" },
  { "sep-line-strange", "sep=^\na^b\n1,1^2\n", "a|b\n3:1,1|2\n" },
  { "one-column", "name\nAli\nReza\n", "name\n2:Ali\n3:Reza\n" },
  { "header-only", "a,b\n", "a|b\n" },
  { "bom", "\xEF\xBB\xBF" "a,b\n1,2\n", "a|b\n2:1|2\n" },
  { "bom-and-quote", "\xEF\xBB\xBF\"a\",\"b\"\n1,2\n", "a|b\n2:1|2\n" },
  { "dos-end", "a,b\n1,2\n\x1A", "a|b\n2:1|2\n" },
  { "persian", "کد,نام\n۱,علی\n۲,مریم\n", "کد|نام\n2:۱|علی\n3:۲|مریم\n" },
  { "only-delimiters-in-quotes", "a,b\n\",,,\",\"\n\n\"\n", "a|b\n2:,,,|\\n\\n\n" },
  /* clang-format on */
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;

  helper_assert_dump (c->bytes, -1, NULL, c->expected);
}

static void
test_delimiter_given (void)
{
  const CrmSourceOptions options = { .delimiter = ';' };

  helper_assert_dump ("a,x;b,x\n1,2;3,4\n", -1, &options, "a,x|b,x\n2:1,2|3,4\n");
}

static void
test_no_header (void)
{
  const CrmSourceOptions options = { .no_header = TRUE };

  helper_assert_dump ("1,2\n3,4\n", -1, &options, "1|2\n1:1|2\n2:3|4\n");
  helper_assert_dump ("1,2,\n3,4,5\n", -1, &options, "1|2|3\n1:1|2|\n2:3|4|5\n");
}

static void
test_nul (void)
{
  static const char bytes[] = "a,b\n1,x\n2,y\0y\n3,z\n4,u\n5,v\n";

  helper_assert_dump (bytes, sizeof bytes - 1, NULL,
                      "a|b\n2:1|x\n3!2|y\xEF\xBF\xBDy\n4:3|z\n5:4|u\n6:5|v\n");
}

static void
test_fault_sentences (void)
{
  GError *error = NULL;
  g_autoptr (CrmSource) source = helper_open ("a,b\n1,2,3\n4,\"5\n6,7\n", -1, NULL, &error);
  const CrmCell *cells;
  const char *fault;
  guint64 line;

  g_assert_no_error (error);
  g_assert_true (crm_source_next (source, &cells, &line, &fault, &error));
  g_assert_cmpstr (fault, ==, "3 cells where the header has 2.");
  g_assert_true (crm_source_next (source, &cells, &line, &fault, &error));
  g_assert_cmpstr (fault, ==, "A quote opened on line 3 is never closed.");
  g_assert_true (crm_source_next (source, &cells, &line, &fault, &error));
  g_assert_null (fault);
  g_assert_cmpuint (line, ==, 4);
  g_assert_false (crm_source_next (source, &cells, &line, &fault, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (crm_source_get_progress (source), ==, 1.0);
}

/* Every place of a quote relative to the blocks of 64 bytes that the tokenizer looks at. */
static void
test_block_edges (void)
{
  for (guint pad = 0; pad < 140; pad++) {
    g_autofree char *x = g_strnfill (pad, 'x');
    g_autofree char *bytes = g_strdup_printf ("a,b,c\n%s,\"q\"\"q,\n%s\",z\r\nu,v,%s", x, x, x);
    g_autofree char *expected = g_strdup_printf ("a|b|c\n2:%s|q\"q,\\n%s|z\n4:u|v|%s\n", x, x, x);
    helper_assert_dump (bytes, -1, NULL, expected);
  }
}

static void
test_many_columns (void)
{
  for (guint n = 512; n <= CRM_ROW_MAX_CELLS; n *= 32) {
    g_autoptr (GString) bytes = g_string_new (NULL);
    GError *error = NULL;
    const CrmCell *cells;
    const char *fault;
    for (guint row = 0; row < 3; row++)
      for (guint c = 0; c < n; c++)
        g_string_append_printf (bytes, "%s%u%c", row == 0 ? "c" : "", c, c + 1 < n ? ',' : '\n');
    g_autoptr (CrmSource) source = helper_open (bytes->str, (gssize) bytes->len, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (crm_source_get_n_columns (source), ==, n);
    g_assert_true (crm_source_next (source, &cells, NULL, &fault, &error));
    g_assert_null (fault);
    g_assert_cmpint (g_ascii_strtoll (cells[n - 1].text, NULL, 10), ==, n - 1);
  }
}

static void
test_too_many_columns (void)
{
  g_autoptr (GString) bytes = g_string_new ("a,b\n1,2\n");
  GError *error = NULL;
  const CrmCell *cells;
  const char *fault;

  for (guint c = 0; c <= CRM_ROW_MAX_CELLS; c++)
    g_string_append (bytes, "x,");
  g_string_append (bytes, "x\n3,4\n");
  g_autoptr (CrmSource) source = helper_open (bytes->str, (gssize) bytes->len, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (crm_source_next (source, &cells, NULL, &fault, &error));
  g_assert_null (fault);
  g_assert_true (crm_source_next (source, &cells, NULL, &fault, &error));
  g_assert_nonnull (fault);
  g_assert_true (crm_source_next (source, &cells, NULL, &fault, &error));
  g_assert_null (fault);
}

static void
test_large_cell (void)
{
  for (int over = 0; over < 2; over++) {
    g_autoptr (GString) bytes = g_string_new ("a,b\n1,\"");
    GError *error = NULL;
    const CrmCell *cells;
    const char *fault;
    for (guint i = 0; i < CRM_CELL_MAX_BYTES / 2 - 1; i++)
      g_string_append (bytes, "x\n");
    g_string_append (bytes, over ? "x\"\"y" : "x\"\"");
    g_string_append (bytes, "\"\n2,z\n");
    g_autoptr (CrmSource) source = helper_open (bytes->str, (gssize) bytes->len, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (crm_source_next (source, &cells, NULL, &fault, &error));
    g_assert_cmpuint (cells[1].length, ==, CRM_CELL_MAX_BYTES + (gsize) over);
    g_assert_true ((fault != NULL) == (over == 1));
    g_assert_true (crm_source_next (source, &cells, NULL, &fault, &error));
    g_assert_null (fault);
    g_assert_cmpmem (cells[1].text, cells[1].length, "z", 1);
  }
}

/* Files */

static void
assert_path_refused (const char *path, int code)
{
  GError *error = NULL;
  g_autoptr (CrmSource) source = crm_source_open (path, NULL, NULL, &error);

  g_assert_null (source);
  g_assert_error (error, CRM_ERROR, code);
  g_clear_error (&error);
}

static void
test_not_files (void)
{
  char *folder = helper_make_folder ();
  g_autofree char *fifo = g_build_filename (folder, "fifo", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.csv", NULL);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_path_refused (fifo, CRM_ERROR_INVALID);
  assert_path_refused (folder, CRM_ERROR_INVALID);
  assert_path_refused ("/dev/null", CRM_ERROR_INVALID);
  assert_path_refused ("/dev/zero", CRM_ERROR_INVALID);
  assert_path_refused (missing, CRM_ERROR_NOT_FOUND);
  assert_path_refused ("file:///etc/passwd", CRM_ERROR_NOT_FOUND);
  helper_remove_folder (folder);
}

/* A name that looks like an address is a name. */
static void
test_file_name (void)
{
  char *folder = helper_make_folder ();
  g_autofree char *before = g_get_current_dir ();
  GError *error = NULL;

  g_assert_cmpint (g_chdir (folder), ==, 0);
  g_file_set_contents ("file:x.csv", "a,b\n1,2\n", -1, &error);
  g_assert_no_error (error);
  CrmSource *source = crm_source_open ("file:x.csv", NULL, NULL, &error);
  g_assert_no_error (error);
  crm_source_free (source);
  g_assert_cmpint (g_chdir (before), ==, 0);
  helper_remove_folder (folder);
}

static void
test_other_sorts (void)
{
  static const char controls[] = "\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f binary \x00\x01\x02";

  helper_assert_refused ("", 0, NULL, CRM_ERROR_INVALID);
  helper_assert_refused ("\n \n\t\n", -1, NULL, CRM_ERROR_INVALID);
  helper_assert_refused ("\xEF\xBB\xBF", -1, NULL, CRM_ERROR_INVALID);
  helper_assert_refused ("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest", -1, NULL, CRM_ERROR_FOREIGN);
  helper_assert_refused ("%PDF-1.7 rest", -1, NULL, CRM_ERROR_FOREIGN);
  helper_assert_refused ("\x1F\x8B rest", -1, NULL, CRM_ERROR_FOREIGN);
  helper_assert_refused ("SQLite format 3\0rest", 20, NULL, CRM_ERROR_FOREIGN);
  helper_assert_refused ("PK\x03\x04 no zip at all", -1, NULL, CRM_ERROR_INVALID);
  helper_assert_refused ("\n <html><table><tr><td>1", -1, NULL, CRM_ERROR_FOREIGN);
  helper_assert_refused (controls, sizeof controls - 1, NULL, CRM_ERROR_FOREIGN);
}

static void
test_cancelled (void)
{
  g_autoptr (GString) bytes = g_string_new ("a,b\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = NULL;
  const CrmCell *cells;
  GError *error = NULL;
  guint rows = 0;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (bytes, "%u,x\n", i);
  g_close (g_file_open_tmp ("source-XXXXXX.csv", &path, &error), NULL);
  g_file_set_contents (path, bytes->str, (gssize) bytes->len, &error);
  g_assert_no_error (error);
  g_autoptr (CrmSource) source = crm_source_open (path, NULL, cancellable, &error);
  g_assert_no_error (error);
  while (crm_source_next (source, &cells, NULL, NULL, &error))
    if (++rows == 5000)
      g_cancellable_cancel (cancellable);
  g_assert_error (error, CRM_ERROR, CRM_ERROR_CANCELLED);
  g_assert_cmpuint (rows, <, 10000);
  g_clear_error (&error);
  g_assert_null (crm_source_open (path, NULL, cancellable, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_CANCELLED);
  g_clear_error (&error);
  g_unlink (path);
}

/* A mapped file that somebody writes to meanwhile. */
static void
test_changed (void)
{
  g_autoptr (GString) bytes = g_string_new ("a,b\n");
  g_autofree char *path = NULL;
  const CrmCell *cells;
  GError *error = NULL;
  guint rows = 0;

  while (bytes->len < 17 * 1024 * 1024)
    g_string_append (bytes, "1234567,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n");
  g_close (g_file_open_tmp ("source-XXXXXX.csv", &path, &error), NULL);
  g_file_set_contents (path, bytes->str, (gssize) bytes->len, &error);
  g_assert_no_error (error);
  g_autoptr (CrmSource) source = crm_source_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  while (crm_source_next (source, &cells, NULL, NULL, &error))
    if (++rows == 10000) {
      FILE *file = g_fopen (path, "a");
      fputs ("1,2\n", file);
      fclose (file);
    }
  g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
  g_clear_error (&error);
  g_unlink (path);
}

/* Malformed files: parsed or refused. Every row must have its line, in order. */

static void
append_malformed (GString *bytes, GRand *random)
{
  static const char *const pieces[] = { "\"",
                                        "\"\"",
                                        ",",
                                        ";",
                                        "\n",
                                        "\r",
                                        "\r\n",
                                        "\t",
                                        "|",
                                        "a",
                                        "1",
                                        " ",
                                        "  ",
                                        "\x80",
                                        "\xFF",
                                        "\xD8",
                                        "علی",
                                        "é",
                                        "\xE9",
                                        "=1+1",
                                        "جمع",
                                        "total",
                                        "12/3/2020",
                                        "1,234.5",
                                        "sep=;",
                                        "\xEF\xBB\xBF",
                                        "x,y,z\n1,2,3\n",
                                        "\"a\nb\",",
                                        "longer words here" };

  if (g_rand_int_range (random, 0, 40) == 0)
    g_string_append_c (bytes, '\0');
  else if (g_rand_int_range (random, 0, 10) == 0)
    g_string_append_c (bytes, (char) g_rand_int_range (random, 0, 256));
  else
    g_string_append (bytes, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
}

static void
test_malformed (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261121);
  g_autoptr (GString) bytes = g_string_new (NULL);
  char *folder = helper_make_folder ();
  g_autofree char *path = g_build_filename (folder, "x.csv", NULL);
  guint read = 0, refused = 0;

  for (guint i = 0; i < 10000; i++) {
    gint n = g_rand_int_range (random, 1, 120);
    GError *error = NULL;
    g_string_truncate (bytes, 0);
    while (n-- > 0)
      append_malformed (bytes, random);
    FILE *file = g_fopen (path, "wb");
    fwrite (bytes->str, 1, bytes->len, file);
    fclose (file);
    g_autoptr (CrmSource) source = crm_source_open (path, NULL, NULL, &error);
    if (source == NULL) {
      g_assert_true (error != NULL && error->domain == CRM_ERROR);
      g_clear_error (&error);
      refused++;
      continue;
    }
    const CrmCell *cells;
    const char *fault;
    guint64 line, last = 0;
    while (crm_source_next (source, &cells, &line, &fault, &error)) {
      g_assert_cmpuint (line, >, last);
      last = line;
      for (guint c = 0; c < crm_source_get_n_columns (source); c++)
        g_assert_true (g_utf8_validate_len (cells[c].text, cells[c].length, NULL));
    }
    g_assert_no_error (error);
    read++;
  }
  g_assert_cmpuint (read, >, 1000);
  g_assert_cmpuint (refused, >, 100);
  helper_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/csv/case/", cases[i].name, NULL);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/csv/delimiter-given", test_delimiter_given);
  g_test_add_func ("/csv/no-header", test_no_header);
  g_test_add_func ("/csv/nul", test_nul);
  g_test_add_func ("/csv/fault-sentences", test_fault_sentences);
  g_test_add_func ("/csv/block-edges", test_block_edges);
  g_test_add_func ("/csv/many-columns", test_many_columns);
  g_test_add_func ("/csv/too-many-columns", test_too_many_columns);
  g_test_add_func ("/csv/large-cell", test_large_cell);
  g_test_add_func ("/csv/not-files", test_not_files);
  g_test_add_func ("/csv/file-name", test_file_name);
  g_test_add_func ("/csv/other-sorts", test_other_sorts);
  g_test_add_func ("/csv/cancelled", test_cancelled);
  g_test_add_func ("/csv/changed", test_changed);
  g_test_add_func ("/csv/malformed", test_malformed);
  return g_test_run ();
}
