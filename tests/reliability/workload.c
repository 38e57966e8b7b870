/* workload.c: the acts, drawn from a generator seeded by their number, and the hash by which two
 * files are compared. The hash reads SQLite's values as they are: a comparison through the
 * program's own formatting could hide a difference. */
#include "workload.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crm-db-private.h"
#include "crm-history.h"
#include "crm-import.h"
#include "laws.h"
#include "trial.h"

enum { BULK = 40, ROWS = 30 };

guint
workload_get_done (CrmStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 done = 0;

  crm_db_get_integer (crm_store_get_db (store), "SELECT max(\"id\") FROM \"tx\"", &done, &error);
  g_assert_no_error (error);
  return (guint) done;
}

static guint64
hash_bytes (guint64 hash, gconstpointer data, gsize size)
{
  const guint8 *bytes = data;

  for (gsize i = 0; i < size; i++)
    hash = (hash ^ bytes[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash;
}

static guint64
hash_rows (guint64 hash, CrmDb *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (db->sqlite, sql, -1, &statement, NULL);

  g_assert_cmpint (code, ==, SQLITE_OK);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW) {
    for (int c = 0; c < sqlite3_column_count (statement); c++) {
      int type = sqlite3_column_type (statement, c);
      gint64 integer = sqlite3_column_int64 (statement, c);
      double real = sqlite3_column_double (statement, c);

      hash = hash_bytes (hash, &type, sizeof type);
      if (type == SQLITE_INTEGER)
        hash = hash_bytes (hash, &integer, sizeof integer);
      else if (type == SQLITE_FLOAT)
        hash = hash_bytes (hash, &real, sizeof real);
      else if (type != SQLITE_NULL)
        hash = hash_bytes (hash, sqlite3_column_blob (statement, c),
                           (gsize) sqlite3_column_bytes (statement, c));
    }
  }
  sqlite3_finalize (statement);
  /* What cannot be read to its end is like no state there is. */
  return hash_bytes (hash, &code, sizeof code);
}

guint64
workload_get_state (CrmStore *store)
{
  CrmModel *model = crm_store_get_model (store);
  CrmDb *db = crm_store_get_db (store);
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (guint k = 0; k < crm_model_get_n_kinds (model); k++) {
    g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY \"id\"",
                                            crm_model_get_kind (model, k)->name);

    hash = hash_rows (hash, db, sql);
  }
  hash = hash_rows (hash, db, "SELECT \"id\", \"label\", \"reverts\" FROM \"tx\" ORDER BY \"id\"");
  return hash_rows (hash, db, "SELECT * FROM \"change\" ORDER BY \"id\"");
}

/* The acts. */

static const CrmKind *
pick_kind (CrmModel *model, GRand *rand)
{
  const CrmKind *kind;

  do
    kind = crm_model_get_kind (
        model, (guint) g_rand_int_range (rand, 0, (gint32) crm_model_get_n_kinds (model)));
  while (kind->single || crm_model_is_link_kind (model, kind));
  return kind;
}

static gint64
pick_record (CrmDb *db, const CrmKind *kind, GRand *rand)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT \"id\" FROM \"%s\" WHERE \"id\" >= %d ORDER BY \"id\" LIMIT 1",
                       kind->name, g_rand_int_range (rand, 0, 20));
  gint64 id = 0;

  g_assert_true (crm_db_get_integer (db, sql, &id, NULL));
  return id;
}

static gboolean
insert_one (CrmEdit *edit, const CrmKind *kind, GRand *rand, GError **error)
{
  CrmValue *values = laws_random_values (edit, crm_edit_get_model (edit), kind, rand);
  gboolean ok = TRUE;

  if (values != NULL)
    ok = crm_edit_insert (edit, kind, values, NULL, error);
  crm_values_free (values, values != NULL ? kind->n_fields : 0);
  return ok;
}

static gboolean
update_one (CrmEdit *edit, const CrmKind *kind, GRand *rand, GError **error)
{
  gint64 id = pick_record (crm_edit_get_db (edit), kind, rand);
  CrmValue *values;
  g_autofree gboolean *mask = g_new0 (gboolean, kind->n_fields);
  gboolean ok = TRUE;

  if (id == 0)
    return TRUE;
  values = laws_random_values (edit, crm_edit_get_model (edit), kind, rand);
  for (guint i = 0; i < kind->n_fields; i++)
    mask[i] = TRUE;
  if (values != NULL)
    ok = crm_edit_update (edit, kind, id, values, mask, error);
  crm_values_free (values, values != NULL ? kind->n_fields : 0);
  return ok;
}

/* A kind that others refer to: with its record goes what it owns. */
static gboolean
delete_one (CrmEdit *edit, GRand *rand, GError **error)
{
  const CrmKind *kind = pick_kind (crm_edit_get_model (edit), rand);
  gint64 id = pick_record (crm_edit_get_db (edit), kind, rand);

  return id == 0 || crm_edit_delete (edit, kind, id, error);
}

static gboolean
fill_edit (CrmEdit *edit, GRand *rand, int what, GError **error)
{
  CrmModel *model = crm_edit_get_model (edit);
  int n = what == 1 ? BULK : g_rand_int_range (rand, 1, 4);

  /* A new record first: an act that changes nothing would leave no trace to count. */
  for (int i = 0; i < n; i++)
    if (!insert_one (edit, pick_kind (model, rand), rand, error))
      return FALSE;
  for (int i = 0; i < 2; i++)
    if (!update_one (edit, pick_kind (model, rand), rand, error))
      return FALSE;
  return what != 2 || delete_one (edit, rand, error);
}

static gboolean
edit_something (CrmStore *store, GRand *rand, int what, GError **error)
{
  static const char *const labels[] = { "Edit", "Bulk", "Delete" };
  g_autoptr (CrmEdit) edit = crm_edit_begin (store, labels[what], error);

  return edit != NULL && fill_edit (edit, rand, what, error) &&
         crm_edit_commit (g_steal_pointer (&edit), error);
}

static gboolean
import_rows (CrmStore *store, guint number, const char *rows, GError **error)
{
  CrmModel *model = crm_store_get_model (store);
  const CrmKind *kind = crm_model_find_kind (model, "client");
  CrmImportOptions options = { 0 };
  g_autoptr (GString) text = g_string_new ("code,name,region\n");
  g_autoptr (CrmImportResult) result = NULL;

  if (kind == NULL)
    kind = crm_model_find_kind (model, "customer");
  g_assert_nonnull (kind);
  for (int i = 0; i < ROWS; i++)
    g_string_append_printf (text, "N%u-%d,Number %d,Region %u\n", number, i, i, number % 5);
  trial_write_data (rows, text->str, text->len);
  result = crm_import_run (crm_store_get_db (store), model, "Tester", kind, rows, &options, NULL,
                           NULL, NULL, error);
  if (result == NULL)
    return FALSE;
  g_assert_cmpuint (result->added, ==, ROWS);
  return TRUE;
}

gboolean
workload_act (CrmStore *store, const char *rows, GError **error)
{
  guint number = workload_get_done (store) + 1;
  g_autoptr (GRand) rand = g_rand_new_with_seed (number * 2654435761U);
  int what = g_rand_int_range (rand, 0, 16);

  if (what <= 2) {
    g_autofree char *label = crm_store_dup_undo_label (store);

    if (label != NULL && strcmp (label, "Fill") != 0)
      return crm_store_undo (store, NULL, error);
  } else if (what <= 5) {
    g_autofree char *label = crm_store_dup_redo_label (store);

    if (label != NULL)
      return crm_store_redo (store, NULL, error);
  } else if (what == 6) {
    return import_rows (store, number, rows, error);
  }
  return edit_something (store, rand, what == 7 ? 1 : what == 8 ? 2 : 0, error);
}

void
workload_rest (CrmStore **store, CrmStoreMode mode)
{
  guint done = workload_get_done (*store);

  if (done % 13 == 0) {
    crm_store_checkpoint (*store);
  } else if (done % 17 == 0) {
    const CrmMethod *method = crm_model_get_method (crm_store_get_model (*store));
    g_autofree char *path = g_strdup (crm_store_get_path (*store));

    g_clear_object (store);
    *store = trial_open (path, method, mode);
  }
}

/* Foretelling. */

static void
run_and_tell (GBytes *content, const CrmMethod *method, guint last, int to)
{
  g_autofree char *folder = trial_make_folder ();
  g_autofree char *path = g_build_filename (folder, "told.hashtgam", NULL);
  g_autofree char *rows = g_build_filename (folder, "rows.csv", NULL);
  g_autoptr (GError) error = NULL;
  CrmStore *store;

  trial_write (path, content);
  store = trial_open (path, method, CRM_STORE_WORK);
  for (guint done = workload_get_done (store); done <= last; done++) {
    guint64 state = workload_get_state (store);

    g_assert_cmpuint (workload_get_done (store), ==, done);
    g_assert_cmpint (write (to, &state, sizeof state), ==, sizeof state);
    if (done < last)
      workload_act (store, rows, &error);
    g_assert_no_error (error);
  }
  g_object_unref (store);
  trial_remove_folder (folder);
}

guint64 *
workload_predict (GBytes *content, const CrmMethod *method, guint last)
{
  guint64 *states = g_new0 (guint64, last + 1);
  int pipes[2], status = 0;
  pid_t child;

  g_assert_cmpint (pipe (pipes), ==, 0);
  fflush (NULL);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    close (pipes[0]);
    run_and_tell (content, method, last, pipes[1]);
    _exit (0);
  }
  close (pipes[1]);
  /* The template's own act is number 1. */
  for (guint i = 1; i <= last; i++)
    g_assert_cmpint (read (pipes[0], &states[i], sizeof states[i]), ==, sizeof states[i]);
  close (pipes[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  return states;
}
