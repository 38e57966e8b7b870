/* test-oom.c: each allocation of SQLite fails in turn, once or from then on, over opening,
 * asking, editing, undoing and closing. No crash, none of SQLite's memory lost, the file whole
 * and its state that before or after the act; and want of memory is not called damage. GLib's
 * own allocations are left alone: it ends the process when they fail. */
#include <sqlite3.h>
#include <string.h>

#include "crm-history.h"
#include "crm-query.h"
#include "laws.h"
#include "test-kinds.h"
#include "trial.h"
#include "workload.h"

enum { FAILURES, REFUSED, WRONG_WORD, LEAKED, HALF };

static struct {
  sqlite3_mem_methods real;
  guint64 fail_at, seen; /* fail_at 0: never */
  gboolean for_ever, failed;
} memory;

static gboolean
must_fail (void)
{
  memory.seen++;
  if (memory.fail_at == 0 ||
      (memory.for_ever ? memory.seen < memory.fail_at : memory.seen != memory.fail_at))
    return FALSE;
  memory.failed = TRUE;
  return TRUE;
}

static void *
failing_malloc (int size)
{
  return must_fail () ? NULL : memory.real.xMalloc (size);
}

static void *
failing_realloc (void *old, int size)
{
  return must_fail () ? NULL : memory.real.xRealloc (old, size);
}

/* One person's visit; it may end early at any step. */
static void
visit (const char *path, CrmStoreMode mode, GError **error)
{
  g_autoptr (CrmStore) store = crm_store_open (path, test_kinds_get_old (), mode, error);
  g_autoptr (CrmEdit) edit = NULL;
  g_autoptr (CrmQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  const CrmKind *kind;
  CrmValue name = CRM_VALUE_INIT;

  if (store == NULL)
    return;
  kind = crm_model_find_kind (crm_store_get_model (store), "client");
  query = crm_query_new (crm_store_get_model (store), kind);
  crm_query_set_search (query, "a");
  ids = crm_query_read_ids (query, crm_store_get_db (store), NULL, error);
  if (ids == NULL)
    return;
  edit = crm_edit_begin (store, "Rename", error);
  if (edit == NULL)
    return;
  name = crm_value_text ("Renamed");
  if (!crm_edit_set (edit, kind, 1, crm_kind_find_field (kind, "name"), &name, error) ||
      !crm_edit_delete (edit, kind, 2, error) ||
      !crm_edit_commit (g_steal_pointer (&edit), error)) {
    crm_value_clear (&name);
    return;
  }
  crm_value_clear (&name);
  crm_store_undo (store, NULL, error);
}

typedef struct {
  GBytes *content;
  guint64 states[4]; /* with no act, one, two more */
} Trial;

static void
check_file (const Trial *trial, const char *path, guint first, gint64 *counts)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *names = trial_dup_names (folder);
  CrmStore *store;
  guint done;

  /* Most failures come before anything is written. */
  if (strcmp (names, name) == 0 && trial_is_unchanged (path, trial->content))
    return;
  store = trial_open (path, test_kinds_get_old (), CRM_STORE_ACT);
  done = workload_get_done (store) - first;
  if (done > 2 || workload_get_state (store) != trial->states[done])
    counts[HALF]++;
  trial_assert_whole (store);
  g_object_unref (store);
}

static void
fail_each (guint worker, guint n_workers, gint64 *counts, gpointer data)
{
  const Trial *trial = data;
  g_autofree char *folder = trial_make_folder ();
  g_autofree char *path = g_build_filename (folder, "memory.hashtgam", NULL);
  guint step = 10 / trial_scale (10);
  gint64 base = 0;

  for (int round = 0; round < 2; round++) {
    memory.for_ever = round == 1;
    memory.failed = TRUE;
    /* Once and for ever end alike but where something tries again. */
    for (guint64 n = worker + 1; memory.failed; n += n_workers * step * (round == 0 ? 1 : 20)) {
      g_autoptr (GError) error = NULL;

      trial_empty_folder (folder);
      trial_write (path, trial->content);
      base = sqlite3_memory_used ();
      memory.seen = 0;
      memory.failed = FALSE;
      memory.fail_at = n;
      visit (path, (n / n_workers) % 2 == 0 ? CRM_STORE_WORK : CRM_STORE_ACT, &error);
      memory.fail_at = 0;
      if (sqlite3_memory_used () != base) {
        counts[LEAKED]++;
        g_test_message ("failure %d leaks %d bytes", (int) n,
                        (int) (sqlite3_memory_used () - base));
      }
      counts[FAILURES] += memory.failed;
      if (error != NULL) {
        counts[REFUSED]++;
        g_assert_true (error->domain == CRM_ERROR);
        if (error->code != CRM_ERROR_FAILED) {
          counts[WRONG_WORD]++;
          g_test_message ("failure %d is called %d: %s", (int) n, error->code, error->message);
        }
      }
      check_file (trial, path, 1, counts);
    }
  }
  trial_remove_folder (folder);
}

/* The states of the file before the acts, after the first, after both. */
static void
foretell (Trial *trial)
{
  g_autofree char *folder = trial_make_folder ();
  g_autofree char *path = g_build_filename (folder, "told.hashtgam", NULL);
  g_autoptr (GError) error = NULL;
  CrmStore *store;

  trial_write (path, trial->content);
  store = trial_open (path, test_kinds_get_old (), CRM_STORE_ACT);
  trial->states[0] = workload_get_state (store);
  g_object_unref (store);
  visit (path, CRM_STORE_ACT, &error);
  g_assert_no_error (error);
  store = trial_open (path, test_kinds_get_old (), CRM_STORE_ACT);
  trial->states[2] = workload_get_state (store);
  /* Before the undo: its log entries are not yet there. */
  {
    CrmDb *db = crm_store_get_db (store);

    g_assert_cmpuint (workload_get_done (store), ==, 3);
    crm_store_redo (store, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (crm_db_exec (db,
                                "DELETE FROM \"change\" WHERE \"tx\" > 2; "
                                "DELETE FROM \"tx\" WHERE \"id\" > 2",
                                &error));
    trial->states[1] = workload_get_state (store);
  }
  g_object_unref (store);
  trial_remove_folder (folder);
}

static void
test_each (void)
{
  Trial trial = { trial_make_programme (test_kinds_get_old (), 3, 5), { 0 } };
  gint64 counts[TRIAL_COUNTS];

  foretell (&trial);
  trial_run_workers (2, 580, fail_each, &trial, counts);
  g_test_message (
      "%d failures: %d refused an act, %d in wrong words, %d leaked, %d left half an act",
      (int) counts[FAILURES], (int) counts[REFUSED], (int) counts[WRONG_WORD], (int) counts[LEAKED],
      (int) counts[HALF]);
  g_assert_cmpint (counts[LEAKED], ==, 0);
  g_assert_cmpint (counts[HALF], ==, 0);
  g_assert_cmpint (counts[WRONG_WORD], ==, 0);
  g_assert_cmpint (counts[REFUSED], >, 10);
  g_bytes_unref (trial.content);
}

int
main (int argc, char **argv)
{
  sqlite3_mem_methods methods;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &memory.real), ==, SQLITE_OK);
  methods = memory.real;
  methods.xMalloc = failing_malloc;
  methods.xRealloc = failing_realloc;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods), ==, SQLITE_OK);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/oom/each-allocation", test_each);
  return g_test_run ();
}
