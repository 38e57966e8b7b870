/* test-import-preview.c: a file looked at before it is imported, and refused rows corrected and
 * tried once more. */
#include "import-helper.h"

#include <glib/gstdio.h>
#include <string.h>

#include "crm-import-again.h"
#include "crm-import-preview.h"

static CrmImportPreview *
look (Programme *programme, const CrmImportLook *what, const char *content,
      const CrmImportOptions *options)
{
  static const CrmLocale plain = CRM_LOCALE_PLAIN ("EUR", 2);
  const CrmImportOptions nothing = { 0 };
  g_autofree char *path = programme_write (programme, "look.csv", content);
  g_autoptr (GError) error = NULL;
  CrmImportLook look = *what;
  CrmImportPreview *preview;

  look.locale = &plain;
  preview = crm_import_preview_new (programme->db, programme->model, &look, path,
                                    options != NULL ? options : &nothing, NULL, &error);
  g_assert_no_error (error);
  return preview;
}

static const char *
get_field (const CrmImportPreview *preview, guint column)
{
  const CrmField *field = preview->columns[column].field;

  return field != NULL ? field->name : NULL;
}

static const CrmImportPreviewRow *
get_row (const CrmImportPreview *preview, guint row)
{
  return g_ptr_array_index (preview->rows, row);
}

static void
test_rows (void)
{
  g_autoptr (Programme) programme = programme_new ();
  const CrmImportLook what = { .kind = programme_get_kind (programme, "client") };
  g_autoptr (CrmImportPreview) preview =
      look (programme, &what, "Code,Name,Colour,Revenue\nA1,Acme,red,5\nA2,,blue,many\n", NULL);

  g_assert_cmpuint (preview->n_columns, ==, 4);
  g_assert_cmpstr (get_field (preview, 1), ==, "name");
  g_assert_null (get_field (preview, 2));
  g_assert_null (preview->missing);
  g_assert_cmpuint (preview->n_keys, ==, 1);
  g_assert_cmpstr (preview->keys[0]->name, ==, "code");
  g_assert_cmpuint (preview->rows->len, ==, 2);
  g_assert_cmpuint (get_row (preview, 1)->line, ==, 3);
  g_assert_cmpstr (get_row (preview, 0)->cells[2], ==, "red");
  g_assert_null (get_row (preview, 0)->faults[3]);
  g_assert_cmpstr (get_row (preview, 1)->cells[3], ==, "many");
  g_assert_nonnull (get_row (preview, 1)->faults[3]);
  /* Nothing was written. */
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM client"), ==, 0);
}

static void
test_missing (void)
{
  g_autoptr (Programme) programme = programme_new ();
  const CrmImportLook what = { .kind = programme_get_kind (programme, "client") };
  g_autoptr (CrmImportPreview) preview =
      look (programme, &what, "Revenue,Colour\n5,red\n6,blue\n", NULL);

  g_assert_nonnull (preview->missing);
  g_assert_cmpstr (preview->missing->name, ==, "name");
  g_assert_null (get_row (preview, 0)->fault);
}

static void
test_kind (void)
{
  g_autoptr (Programme) programme = programme_new ();
  const CrmImportLook what = { 0 };
  g_autoptr (CrmImportPreview) preview =
      look (programme, &what, "code,name,revenue\nA1,Acme,5\n", NULL);

  g_assert_cmpstr (preview->kind->name, ==, "client");
}

/* Cells copied without their heads. */
static void
test_order (void)
{
  const char *const order[] = { "code", "name", "revenue", NULL };
  g_autoptr (Programme) programme = programme_new ();
  const CrmImportLook what = { .kind = programme_get_kind (programme, "client"), .order = order };
  g_autoptr (CrmImportPreview) without = look (programme, &what, "A1\tAcme\n", NULL);
  g_autoptr (CrmImportPreview) with = look (programme, &what, "Name\tCode\nAcme\tA1\n", NULL);

  g_assert_false (without->has_header);
  g_assert_cmpuint (without->rows->len, ==, 1);
  g_assert_cmpstr (get_field (without, 0), ==, "code");
  g_assert_cmpstr (get_field (without, 1), ==, "name");
  g_assert_true (with->has_header);
  g_assert_cmpstr (get_field (with, 0), ==, "name");
}

static CrmRefusal *
get_refusal (CrmRefusals *refusals, guint row)
{
  return g_ptr_array_index (refusals->rows, row);
}

static void
correct (CrmRefusals *refusals, guint row, guint column, const char *text)
{
  CrmRefusal *refusal = get_refusal (refusals, row);

  g_free (refusal->cells[column]);
  refusal->cells[column] = g_strdup (text);
  refusal->is_edited = TRUE;
}

static void
try_again (Programme *programme, CrmRefusals *refusals, guint64 added, guint64 refused)
{
  const char *const fields[] = { "code", "name", "revenue", "note", NULL };
  const CrmImportOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  CrmImportResult *result = crm_refusals_import (refusals, programme->db, programme->model, NULL,
                                                 programme_get_kind (programme, "client"), fields,
                                                 &options, NULL, &error);

  g_assert_no_error (error);
  assert_counts (result, added + refused, added, 0, 0, refused);
}

static void
test_again (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autofree char *path =
      programme_write (programme, "people.csv",
                       "code,name,revenue,note\nA1,Acme,5,x\nA2,Beta,many,\"two\nlines\"\n"
                       "A3,,7,=cmd\nA4,Delta,nothing,\n");
  g_autoptr (CrmImportResult) result = programme_import (programme, "client", path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmRefusals) refusals = crm_refusals_read (result->refused_path, NULL, &error);
  g_autoptr (CrmRefusals) kept = NULL;
  g_autofree char *note = NULL;
  GStatBuf status;

  g_assert_no_error (error);
  g_assert_cmpuint (refusals->rows->len, ==, 3);
  g_assert_cmpint (get_refusal (refusals, 0)->column, ==, 2);
  g_assert_cmpstr (get_refusal (refusals, 1)->cells[3], ==, "=cmd");

  /* One is right now, one is wrong in another way, one was not touched. */
  correct (refusals, 0, 2, "6");
  correct (refusals, 2, 1, "");
  try_again (programme, refusals, 1, 1);
  g_assert_cmpuint (refusals->rows->len, ==, 2);
  g_assert_cmpuint (get_refusal (refusals, 1)->line, ==, 6);
  g_assert_false (get_refusal (refusals, 1)->is_edited);
  note = programme_dup (programme, "SELECT note FROM client WHERE code = 'A2'");
  g_assert_cmpstr (note, ==, "two\nlines");

  /* The file says what is left. */
  kept = crm_refusals_read (result->refused_path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kept->rows->len, ==, 2);
  g_assert_cmpint (g_stat (result->refused_path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  correct (refusals, 0, 1, "Gamma");
  correct (refusals, 1, 1, "Delta");
  correct (refusals, 1, 2, "");
  try_again (programme, refusals, 2, 0);
  g_assert_false (g_file_test (result->refused_path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM client"), ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-preview/rows", test_rows);
  g_test_add_func ("/import-preview/missing", test_missing);
  g_test_add_func ("/import-preview/kind", test_kind);
  g_test_add_func ("/import-preview/order", test_order);
  g_test_add_func ("/import-preview/again", test_again);
  return g_test_run ();
}
