/* test-migration.c: a file of an older version is opened by a newer program. Its records stay as
 * they were, a copy was made first, and when the power fails at any step of it the file is whole
 * in its old or in its new form. The other way round, a newer file is refused and left alone. */
#include <glib/gstdio.h>
#include <string.h>

#include "crash-vfs.h"
#include "crm-backup.h"
#include "crm-history.h"
#include "laws.h"
#include "test-kinds.h"
#include "trial.h"
#include "workload.h"

typedef struct {
  char *folder, *path;
  GBytes *old;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = trial_make_folder ();
  self->path = g_build_filename (self->folder, "aged.hashtgam", NULL);
  self->old = trial_make_programme (test_kinds_get_old (), 3, 17);
  trial_write (self->path, self->old);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *backups = crm_backup_dup_folder (self->path);

  trial_remove_folder (backups);
  trial_remove_folder (self->folder);
  g_bytes_unref (self->old);
  g_free (self->folder);
  g_free (self->path);
}

/* All that the old version knew of, as text. */
static char *
dup_records (CrmStore *store)
{
  g_autoptr (CrmModel) old = crm_model_new (test_kinds_get_old (), 0);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint k = 0; k < crm_model_get_n_kinds (old); k++) {
    const CrmKind *kind = crm_model_get_kind (old, k);
    g_autoptr (GString) sql = g_string_new ("SELECT group_concat(id || '|'");
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;

    for (guint i = 0; i < kind->n_fields; i++)
      if (crm_field_is_stored (&kind->fields[i]))
        g_string_append_printf (sql, " || quote(\"%s\") || '|'", kind->fields[i].name);
    if (crm_kind_has_fold (kind))
      g_string_append (sql, " || quote(\"fold\")");
    g_string_append_printf (sql, ", char(10)) FROM \"%s\"", kind->name);
    text = crm_db_dup_text (crm_store_get_db (store), sql->str, &error);
    g_assert_no_error (error);
    g_string_append_printf (all, "%s\n%s\n", kind->name, text != NULL ? text : "");
  }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
migrate (Fixture *self, CrmStoreMode mode)
{
  CrmStore *store = trial_open (self->path, test_kinds_get_old (), CRM_STORE_READ);
  g_autofree char *before = dup_records (store);
  g_autofree char *after = NULL;
  g_autofree char *folder = crm_backup_dup_folder (self->path);
  g_autofree char *backup = NULL;
  g_autofree char *kept = NULL;
  g_auto (GStrv) names = NULL;
  g_autoptr (GError) error = NULL;
  gint64 version = 0, columns = 0;

  g_object_unref (store);
  store = trial_open (self->path, test_kinds_get (), mode);
  after = dup_records (store);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (
      crm_db_get_integer (crm_store_get_db (store), "PRAGMA user_version", &version, &error));
  g_assert_cmpint (version, ==, test_kinds_get ()->version);
  g_assert_true (crm_db_get_integer (
      crm_store_get_db (store),
      "SELECT count(*) FROM pragma_table_info('client') WHERE name = 'photo'", &columns, &error));
  g_assert_cmpint (columns, ==, 1);
  trial_assert_whole (store);
  /* What was done before can still be undone. */
  crm_store_undo (store, NULL, &error);
  g_assert_no_error (error);
  crm_store_redo (store, NULL, &error);
  g_assert_no_error (error);
  g_free (g_steal_pointer (&after));
  after = dup_records (store);
  g_assert_cmpstr (after, ==, before);
  g_object_unref (store);

  names = crm_backup_list (self->path);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  backup = g_build_filename (folder, names[0], NULL);
  store = trial_open (backup, test_kinds_get_old (), CRM_STORE_READ);
  kept = dup_records (store);
  g_assert_cmpstr (kept, ==, before);
  trial_assert_whole (store);
  g_object_unref (store);
}

static void
test_window (Fixture *self, gconstpointer data)
{
  migrate (self, CRM_STORE_WORK);
}

static void
test_command (Fixture *self, gconstpointer data)
{
  migrate (self, CRM_STORE_ACT);
}

static void
test_refusals (Fixture *self, gconstpointer data)
{
  static const CrmStoreMode modes[] = { CRM_STORE_READ, CRM_STORE_ACT, CRM_STORE_WORK };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) newer = trial_make_programme (test_kinds_get (), 1, 2);
  g_autofree char *names = NULL;

  /* Looking does not migrate. */
  g_assert_null (crm_store_open (self->path, test_kinds_get (), CRM_STORE_READ, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_true (trial_is_unchanged (self->path, self->old));

  trial_write (self->path, newer);
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++) {
    g_assert_null (crm_store_open (self->path, test_kinds_get_old (), modes[i], &error));
    g_assert_error (error, CRM_ERROR, CRM_ERROR_NEWER);
    g_clear_error (&error);
    g_assert_true (trial_is_unchanged (self->path, newer));
  }
  names = trial_dup_names (self->folder);
  g_assert_cmpstr (names, ==, "aged.hashtgam");
}

/* Without a place for the copy nothing is migrated. */
static void
test_no_backup (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = crm_backup_dup_folder (self->path);
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  trial_write_data (folder, "in the way", 10);
  g_assert_null (crm_store_open (self->path, test_kinds_get (), CRM_STORE_ACT, &error));
  g_assert_true (error != NULL && error->domain == CRM_ERROR);
  g_assert_true (trial_is_unchanged (self->path, self->old));
  g_unlink (folder);
}

/* The power fails. */

enum { IMAGES, LOST, HALF, OLD, NEW };

typedef struct {
  CrashLog *log;
  guint64 old_state, new_state;
} Trial;

static guint64
get_state_of (const char *path, const CrmMethod *method)
{
  CrmStore *store = trial_open (path, method, CRM_STORE_ACT);
  guint64 state = workload_get_state (store);

  g_object_unref (store);
  return state;
}

static void
try_image (const Trial *trial, const char *path, gboolean promised, gint64 *counts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmStore) store = crm_store_open (path, test_kinds_get_old (), CRM_STORE_ACT, &error);

  counts[IMAGES]++;
  if (store != NULL) {
    counts[OLD]++;
    counts[LOST] += promised;
    counts[HALF] += workload_get_state (store) != trial->old_state;
  } else if (g_error_matches (error, CRM_ERROR, CRM_ERROR_NEWER)) {
    counts[NEW]++;
  } else {
    counts[HALF]++;
    g_test_message ("%s", error->message);
    return;
  }
  g_clear_object (&store);
  counts[HALF] += get_state_of (path, test_kinds_get ()) != trial->new_state;
}

static void
fail_everywhere (guint worker, guint n_workers, gint64 *counts, gpointer data)
{
  const Trial *trial = data;
  g_autofree char *folder = trial_make_folder ();
  g_autofree char *path = g_build_filename (folder, "aged.hashtgam", NULL);
  g_autofree char *backups = crm_backup_dup_folder (path);
  CrashDisk *disk = crash_disk_new (trial->log);

  for (guint point = 0; crash_disk_next (disk); point++) {
    for (int damage = 0; damage < CRASH_N_DAMAGES; damage++) {
      g_autoptr (GRand) rand = g_rand_new_with_seed (point * CRASH_N_DAMAGES + (guint) damage);

      if (point % n_workers != worker)
        continue;
      crash_disk_write (disk, (CrashDamage) damage, rand, folder);
      try_image (trial, path, crash_disk_get_promised (disk) > 0, counts);
      trial_empty_folder (folder);
    }
  }
  crash_disk_free (disk);
  trial_remove_folder (backups);
  trial_remove_folder (folder);
}

static void
run_powerloss (Fixture *self, CrmStoreMode mode)
{
  Trial trial = { .old_state = get_state_of (self->path, test_kinds_get_old ()) };
  gint64 counts[TRIAL_COUNTS];
  CrmStore *store;

  trial_write (self->path, self->old);
  trial.log = crash_log_start (self->folder);
  store = trial_open (self->path, test_kinds_get (), mode);
  crash_log_promise (trial.log, 1);
  g_object_unref (store);
  crash_log_stop (trial.log);
  trial.new_state = get_state_of (self->path, test_kinds_get ());
  g_assert_cmpuint (trial.new_state, !=, 0);

  trial_run_workers (2, 580, fail_everywhere, &trial, counts);
  g_test_message ("%d images: %d in the old form, %d in the new one, %d lost, %d half",
                  (int) counts[IMAGES], (int) counts[OLD], (int) counts[NEW], (int) counts[LOST],
                  (int) counts[HALF]);
  g_assert_cmpint (counts[LOST], ==, 0);
  g_assert_cmpint (counts[HALF], ==, 0);
  g_assert_cmpint (counts[OLD], >, 0);
  g_assert_cmpint (counts[NEW], >, 0);
  crash_log_free (trial.log);
}

static void
test_powerloss_window (Fixture *self, gconstpointer data)
{
  run_powerloss (self, CRM_STORE_WORK);
}

static void
test_powerloss_command (Fixture *self, gconstpointer data)
{
  run_powerloss (self, CRM_STORE_ACT);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *name;
    void (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/migration/window", test_window },
    { "/migration/command", test_command },
    { "/migration/refusals", test_refusals },
    { "/migration/no-backup", test_no_backup },
    { "/migration/powerloss/window", test_powerloss_window },
    { "/migration/powerloss/command", test_powerloss_command },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
