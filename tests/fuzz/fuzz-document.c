/* fuzz-document.c: any bytes as a programme's file: refused by one of the codes that say what it
 * is, or opened, asked and edited without a crash or a hang. Bytes that do not begin as a
 * database are changes to a small programme made here: each four of them a place (three) and
 * what to put there, and one left over at the end says where to cut it. Short inputs reach deep
 * that way. */
#include <glib/gstdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "crm-db-private.h"
#include "crm-history.h"
#include "crm-query.h"
#include "crm-store.h"

/* The method of the tests, here as well. */
#include "../laws/test-kinds.c"

enum { STEPS_A_CALL = 1000 * 1000, MOST_CALLS = 20 };

static char *folder, *path;
static GBytes *programme;

static void
remove_folder (void)
{
  static const char *const ends[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autofree char *name = g_strconcat (path, ends[i], NULL);

    g_unlink (name);
  }
  g_rmdir (folder);
  g_clear_pointer (&programme, g_bytes_unref);
  g_clear_pointer (&folder, g_free);
  g_clear_pointer (&path, g_free);
}

static void
put_record (CrmEdit *edit, const char *kind_name, const char *text)
{
  const CrmKind *kind = crm_model_find_kind (crm_edit_get_model (edit), kind_name);
  CrmValue *values = crm_values_new (kind->n_fields);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < kind->n_fields; i++) {
    if (crm_field_is_text (&kind->fields[i]) && kind->fields[i].type != CRM_CHOICE &&
        kind->fields[i].initial == NULL && kind->fields[i].type != CRM_TIME)
      values[i] = crm_value_text (text);
    else if (kind->fields[i].type == CRM_REFERENCE && (kind->fields[i].flags & CRM_REQUIRED) != 0)
      values[i] = crm_value_integer (1);
    else if (kind->fields[i].type == CRM_DAY || kind->fields[i].type == CRM_MONEY)
      values[i] = crm_value_integer (20000 + (gint64) strlen (text));
    else if (kind->fields[i].type == CRM_REAL)
      values[i] = crm_value_real (1.5);
  }
  crm_edit_insert (edit, kind, values, NULL, &error);
  g_assert_no_error (error);
  crm_values_free (values, kind->n_fields);
}

static void
make_programme (void)
{
  static const char *const names[] = {
    "client", "item", "channel", "aim", "plan", "gauge", "deal"
  };
  static const char *const texts[] = { "a", "ab", "abc" };
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmStore) store = NULL;
  CrmEdit *edit;
  char *content;
  gsize size;

  folder = g_dir_make_tmp ("crm-fuzz-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "any.hashtgam", NULL);
  store = crm_store_create (path, test_kinds_get_old (), NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    edit = crm_edit_begin (store, "Fill", &error);
    for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
      put_record (edit, names[k], texts[i]);
    crm_edit_commit (edit, &error);
    g_assert_no_error (error);
  }
  g_clear_object (&store);
  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  programme = g_bytes_new_take (content, size);
  atexit (remove_folder);
}

static void
write_file (const uint8_t *data, size_t size)
{
  gsize length;
  const guint8 *made = g_bytes_get_data (programme, &length);
  g_autofree guint8 *bytes = g_memdup2 (made, length);
  FILE *file = g_fopen (path, "wbe");

  g_assert_nonnull (file);
  if (size >= 6 && memcmp (data, "SQLite", 6) == 0) {
    fwrite (data, 1, size, file);
  } else {
    for (; size >= 4; data += 4, size -= 4)
      bytes[((gsize) data[0] << 16 | (gsize) data[1] << 8 | data[2]) % length] = data[3];
    fwrite (bytes, 1, size == 1 ? length * data[0] / 256 : length, file);
  }
  fclose (file);
}

static int
count_calls (void *data)
{
  guint *calls = data;

  if (++*calls > MOST_CALLS)
    g_error ("a query does not end");
  return 0;
}

static gboolean
skip_row (gint64 id, const CrmValue *values, gpointer user_data)
{
  return TRUE;
}

static void
use (CrmStore *store)
{
  CrmModel *model = crm_store_get_model (store);
  CrmDb *db = crm_store_get_db (store);
  CrmLocale locale = CRM_LOCALE_PLAIN ("", 0);
  g_autoptr (GPtrArray) entries = NULL;
  guint calls = 0;

  sqlite3_progress_handler (db->sqlite, STEPS_A_CALL, count_calls, &calls);
  for (guint k = 0; k < crm_model_get_n_kinds (model); k++) {
    const CrmKind *kind = crm_model_get_kind (model, k);
    g_autoptr (CrmQuery) query = crm_query_new (model, kind);
    g_autofree char *title = crm_query_dup_title (db, model, kind, 1, &locale);

    crm_query_foreach (query, db, NULL, skip_row, NULL, NULL);
  }
  entries = crm_history_read (db, model, NULL, 0, 0, NULL);
  if (!crm_store_is_read_only (store)) {
    crm_store_undo (store, NULL, NULL);
    crm_store_undo (store, NULL, NULL);
    crm_store_redo (store, NULL, NULL);
  }
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmStore) store = NULL;

  if (programme == NULL)
    make_programme ();
  write_file (data, size);
  store =
      crm_store_open (path, test_kinds_get_old (),
                      size > 0 && data[size - 1] % 2 == 0 ? CRM_STORE_READ : CRM_STORE_ACT, &error);
  if (store != NULL) {
    use (store);
  } else {
    g_assert_true (g_error_matches (error, CRM_ERROR, CRM_ERROR_DAMAGED) ||
                   g_error_matches (error, CRM_ERROR, CRM_ERROR_FOREIGN) ||
                   g_error_matches (error, CRM_ERROR, CRM_ERROR_NEWER));
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  }
  return 0;
}
