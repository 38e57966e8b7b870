/* source-helper.c: what the tests of crm-source share: files written for a test and the rows read
 * back from them. */
#include "source-helper.h"

#include "crm-error.h"

#include <glib/gstdio.h>
#include <string.h>

char *
helper_make_folder (void)
{
  GError *error = NULL;
  char *folder = g_dir_make_tmp ("source-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
helper_remove_folder (char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    if (g_unlink (path) != 0)
      g_rmdir (path);
  }
  if (dir != NULL)
    g_dir_close (dir);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}

/* The file is gone again when this returns: the source holds it open. */
CrmSource *
helper_open (const char *bytes, gssize length, const CrmSourceOptions *options, GError **error)
{
  g_autofree char *path = NULL;
  GError *problem = NULL;
  int fd = g_file_open_tmp ("source-XXXXXX.csv", &path, &problem);

  g_assert_no_error (problem);
  g_close (fd, NULL);
  g_file_set_contents (path, bytes, length, &problem);
  g_assert_no_error (problem);
  CrmSource *source = crm_source_open (path, options, NULL, error);
  g_unlink (path);
  return source;
}

static void
append_cell (GString *out, const char *text, gsize length)
{
  g_assert_true (g_utf8_validate_len (text, length, NULL));
  for (gsize i = 0; i < length; i++) {
    if (text[i] == '\n')
      g_string_append (out, "\\n");
    else if (text[i] == '\r')
      g_string_append (out, "\\r");
    else
      g_string_append_c (out, text[i]);
  }
}

char *
helper_dump (CrmSource *source)
{
  GString *out = g_string_new (NULL);
  guint n = crm_source_get_n_columns (source);
  const CrmCell *cells;
  const char *fault;
  guint64 line;
  GError *error = NULL;

  for (guint c = 0; c < n; c++)
    g_string_append_printf (out, "%s%s", c > 0 ? "|" : "", crm_source_get_column (source, c));
  g_string_append_c (out, '\n');
  while (crm_source_next (source, &cells, &line, &fault, &error)) {
    g_string_append_printf (out, "%" G_GUINT64_FORMAT "%c", line, fault != NULL ? '!' : ':');
    for (guint c = 0; c < n; c++) {
      if (c > 0)
        g_string_append_c (out, '|');
      append_cell (out, cells[c].text, cells[c].length);
    }
    g_string_append_c (out, '\n');
  }
  g_assert_no_error (error);
  return g_string_free (out, FALSE);
}

void
helper_assert_dump (const char *bytes, gssize length, const CrmSourceOptions *options,
                    const char *expected)
{
  GError *error = NULL;
  g_autoptr (CrmSource) source = helper_open (bytes, length, options, &error);

  g_assert_no_error (error);
  g_autofree char *first = helper_dump (source);
  g_assert_cmpstr (first, ==, expected);
  g_assert_true (crm_source_rewind (source, &error));
  g_assert_no_error (error);
  g_autofree char *again = helper_dump (source);
  g_assert_cmpstr (again, ==, expected);
}

void
helper_assert_refused (const char *bytes, gssize length, const CrmSourceOptions *options, int code)
{
  GError *error = NULL;
  g_autoptr (CrmSource) source = helper_open (bytes, length, options, &error);

  g_assert_null (source);
  g_assert_error (error, CRM_ERROR, code);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_clear_error (&error);
}

gboolean
helper_has_note (CrmSource *source, const char *part)
{
  for (const char *const *note = crm_source_get_notes (source); *note != NULL; note++)
    if (strstr (*note, part) != NULL)
      return TRUE;
  return FALSE;
}
