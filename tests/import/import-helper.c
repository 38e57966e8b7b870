/* import-helper.c: makes and removes the programme that an import test works on; every step asserts
 * that it went well, so that the tests need not. */
#include "import-helper.h"

#include <glib/gstdio.h>
#include <string.h>

#include "test-kinds.h"

Programme *
programme_new (void)
{
  Programme *self = g_new0 (Programme, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("import-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "programme.crm", NULL);
  self->store = crm_store_create (path, test_kinds_get (), NULL, &error);
  g_assert_no_error (error);
  self->db = crm_store_get_db (self->store);
  self->model = crm_store_get_model (self->store);
  return self;
}

static void
remove_folder (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      remove_folder (path);
    else
      g_unlink (path);
  }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (folder);
}

void
programme_free (Programme *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->store);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self);
}

const CrmKind *
programme_get_kind (Programme *self, const char *name)
{
  const CrmKind *kind = crm_model_find_kind (self->model, name);

  g_assert_nonnull (kind);
  return kind;
}

char *
programme_write (Programme *self, const char *name, const char *content)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return path;
}

CrmImportResult *
programme_import (Programme *self, const char *kind, const char *path,
                  const CrmImportOptions *options)
{
  g_autoptr (GError) error = NULL;
  CrmImportResult *result =
      crm_import_run (self->db, self->model, "Tester", programme_get_kind (self, kind), path,
                      options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  for (guint i = 0; i < result->notes->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (result->notes, i));
  for (guint i = 0; i < result->reasons->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (result->reasons, i));
  g_assert_cmpuint (result->read, ==,
                    result->added + result->updated + result->unchanged + result->refused);
  return result;
}

CrmImportResult *
programme_import_text (Programme *self, const char *kind, const char *content,
                       const CrmImportOptions *options)
{
  g_autofree char *path = programme_write (self, "rows.csv", content);

  return programme_import (self, kind, path, options);
}

char *
programme_fail_text (Programme *self, const char *kind, const char *content,
                     const CrmImportOptions *options, CrmError code)
{
  g_autofree char *path = programme_write (self, "rows.csv", content);
  g_autoptr (GError) error = NULL;
  gint64 before = programme_count (self, "SELECT count(*) FROM \"tx\"");
  CrmImportResult *result =
      crm_import_run (self->db, self->model, "Tester", programme_get_kind (self, kind), path,
                      options, NULL, NULL, NULL, &error);

  g_assert_null (result);
  g_assert_error (error, CRM_ERROR, (int) code);
  g_assert_false (crm_db_in_transaction (self->db));
  g_assert_cmpint (programme_count (self, "SELECT count(*) FROM \"tx\""), ==, before);
  return g_strdup (error->message);
}

gint64
programme_count (Programme *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 count = 0;

  crm_db_get_integer (self->db, sql, &count, &error);
  g_assert_no_error (error);
  return count;
}

char *
programme_dup (Programme *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  char *text = crm_db_dup_text (self->db, sql, &error);

  g_assert_no_error (error);
  return text;
}

void
assert_counts (CrmImportResult *result, guint64 read, guint64 added, guint64 updated,
               guint64 unchanged, guint64 refused)
{
  g_autofree char *got = g_strdup_printf (
      "read %" G_GUINT64_FORMAT " added %" G_GUINT64_FORMAT " updated %" G_GUINT64_FORMAT
      " unchanged %" G_GUINT64_FORMAT " refused %" G_GUINT64_FORMAT,
      result->read, result->added, result->updated, result->unchanged, result->refused);
  g_autofree char *wanted = g_strdup_printf (
      "read %" G_GUINT64_FORMAT " added %" G_GUINT64_FORMAT " updated %" G_GUINT64_FORMAT
      " unchanged %" G_GUINT64_FORMAT " refused %" G_GUINT64_FORMAT,
      read, added, updated, unchanged, refused);

  crm_import_result_free (result);
  g_assert_cmpstr (got, ==, wanted);
}

gboolean
has_note (const CrmImportResult *result, const char *part)
{
  for (guint i = 0; i < result->notes->len; i++)
    if (strstr (g_ptr_array_index (result->notes, i), part) != NULL)
      return TRUE;
  return FALSE;
}

char *
find_data (const char *name)
{
  const char *source = g_getenv ("G_TEST_SRCDIR");
  g_autofree char *path = NULL;

  if (source != NULL)
    path = g_build_filename (source, "..", "..", "shared", "data", name, NULL);
  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_test_skip ("The shared data are not there.");
    return NULL;
  }
  return g_steal_pointer (&path);
}
