/* report-helper.c: runs other programs only to read what we wrote, each with a folder of its
 * own. */
#include "report-helper.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>

#include "crm-method.h"

char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("crm-report-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_assert_false (g_str_has_suffix (name, ".part"));
    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      remove_all (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

void
remove_folder (char *folder)
{
  remove_all (folder);
  g_free (folder);
}

CrmStore *
make_sample (const char *folder, CrmLanguage language)
{
  g_autofree char *path = g_build_filename (
      folder, language == CRM_LANGUAGE_PERSIAN ? "fa.hashtgam" : "en.hashtgam", NULL);
  g_autoptr (GError) error = NULL;
  CrmStore *store = crm_sample_create (path, crm_method_get (), language, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

void
get_periods (CrmStore *store, CrmLocale *locale, CrmPeriods *periods)
{
  *locale = (CrmLocale){ 0 };
  crm_store_get_locale (store, locale);
  *periods = (CrmPeriods){ locale->calendar, crm_store_get_fiscal_month (store) };
}

static void
check_xml (const char *name, const char *text, gsize length)
{
  xmlDoc *document =
      xmlReadMemory (text, (int) length, name, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR);

  if (document == NULL)
    g_error ("%s is not well-formed", name);
  xmlFreeDoc (document);
}

GHashTable *
read_parts (const char *path)
{
  GHashTable *parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_filename (archive, path, 65536), ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK) {
    const char *name = archive_entry_pathname (entry);
    g_autoptr (GByteArray) bytes = g_byte_array_new ();
    char buffer[4096];
    la_ssize_t n;

    while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
      g_byte_array_append (bytes, (const guint8 *) buffer, (guint) n);
    g_assert_cmpint (n, ==, 0);
    if (g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".rels"))
      check_xml (name, (const char *) bytes->data, bytes->len);
    g_hash_table_insert (parts, g_strdup (name),
                         g_strndup ((const char *) bytes->data, bytes->len));
  }
  archive_read_free (archive);
  return parts;
}

gboolean
has_part_with (GHashTable *parts, const char *name_start, const char *content)
{
  GHashTableIter iter;
  gpointer name, text;

  g_hash_table_iter_init (&iter, parts);
  while (g_hash_table_iter_next (&iter, &name, &text))
    if (g_str_has_prefix (name, name_start) && strstr (text, content) != NULL)
      return TRUE;
  return FALSE;
}

guint
count_parts (GHashTable *parts, const char *name_start)
{
  GHashTableIter iter;
  gpointer name;
  guint n = 0;

  g_hash_table_iter_init (&iter, parts);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    n += g_str_has_prefix (name, name_start);
  return n;
}

GPtrArray *
read_rows (const char *path, const char *sheet)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  CrmSourceOptions options = { .sheet = sheet };
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmSource) source = crm_source_open (path, &options, NULL, &error);
  const CrmCell *cells;
  const char *fault;
  guint64 line;

  g_assert_no_error (error);
  while (crm_source_next (source, &cells, &line, &fault, &error)) {
    guint n = crm_source_get_n_columns (source);
    char **row = g_new0 (char *, n + 1);

    g_assert_null (fault);
    for (guint i = 0; i < n; i++)
      row[i] = g_strndup (cells[i].text != NULL ? cells[i].text : "", cells[i].length);
    g_ptr_array_add (rows, row);
  }
  g_assert_no_error (error);
  return rows;
}

char **
find_row (GPtrArray *rows, const char *first)
{
  for (guint i = 0; i < rows->len; i++) {
    char **row = g_ptr_array_index (rows, i);

    if (g_str_equal (row[0], first))
      return row;
  }
  g_error ("there is no row “%s”", first);
}

char *
convert_by_libreoffice (const char *path, const char *folder)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *out = g_build_filename (folder, "converted", NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_autofree char *name = g_path_get_basename (path);
  const char *command[] = {
    program, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir",
    out,     path,    NULL
  };
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  char *converted;
  int status;

  if (program == NULL) {
    g_test_skip ("LibreOffice is not installed");
    return NULL;
  }
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, &errors,
                &status, &error);
  g_assert_no_error (error);
  converted = g_build_filename (out, name, NULL);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_assert_true (g_file_test (converted, G_FILE_TEST_EXISTS));
  return converted;
}

/* Runs the script with one python3; FALSE when that one has no openpyxl. */
static gboolean
run_python (const char *program, const char *script, const char *path, char **output)
{
  const char *command[] = { program, "-c", script, path, NULL };
  g_auto (GStrv) environment =
      g_environ_setenv (g_get_environ (), "PYTHONIOENCODING", "utf-8", TRUE);
  g_autofree char *errors = NULL;
  g_autofree char *seen = NULL;
  int status = 0;

  if (!g_file_test (program, G_FILE_TEST_IS_EXECUTABLE) ||
      !g_spawn_sync (NULL, (char **) command, environment, G_SPAWN_DEFAULT, NULL, NULL, &seen,
                     &errors, &status, NULL))
    return FALSE;
  if (!g_spawn_check_wait_status (status, NULL)) {
    if (errors != NULL && *errors != '\0')
      g_error ("openpyxl: %s", errors);
    return FALSE;
  }
  *output = g_steal_pointer (&seen);
  return TRUE;
}

char *
ask_openpyxl (const char *path, const char *code)
{
  g_autofree char *script =
      g_strconcat ("import sys\ntry:\n  import openpyxl\nexcept ImportError:\n  sys.exit(77)\n"
                   "book = openpyxl.load_workbook(sys.argv[1], data_only=True)\n",
                   code, NULL);
  g_auto (GStrv) places = g_strsplit (g_getenv ("PATH"), ":", -1);
  char *output = NULL;

  /* The first python3 on the path need not be the one that has the distribution's modules. */
  for (guint i = 0; places[i] != NULL; i++) {
    g_autofree char *program = g_build_filename (places[i], "python3", NULL);

    if (run_python (program, script, path, &output))
      return output;
  }
  g_test_skip ("openpyxl is not installed");
  return NULL;
}
