/* test-powerloss.c: the power fails after every single step that the workload takes on the disk,
 * and the disk is found in each of six damaged forms. Every one of them opens, holds every act
 * that was called done, and no half act. Both ways of working are tried: WAL, and the rollback
 * journal. */
#include "crash-vfs.h"
#include "crm-method.h"
#include "test-kinds.h"
#include "trial.h"
#include "workload.h"

enum { IMAGES, CORRUPT, LOST, HALF, POINTS, ALL_POINTS };

typedef struct {
  const CrmMethod *method;
  CrmStoreMode mode;
  const char *weaken; /* a pragma that takes the safety away, or NULL */
  CrashLog *log;
  guint64 *states;
  guint first, last;
  guint step; /* every so many points */
  guint steps_of_verify;
} Trial;

static void
weaken (CrmStore *store, const char *pragma)
{
  if (pragma != NULL)
    g_assert_true (crm_db_exec (crm_store_get_db (store), pragma, NULL));
}

/* The workload as it is written to the disk. */
static void
record (Trial *trial, GBytes *content)
{
  g_autofree char *folder = trial_make_folder ();
  g_autofree char *elsewhere = trial_make_folder ();
  g_autofree char *path = g_build_filename (folder, "cut.hashtgam", NULL);
  g_autofree char *rows = g_build_filename (elsewhere, "rows.csv", NULL);
  g_autoptr (GError) error = NULL;
  CrmStore *store;

  trial_write (path, content);
  trial->log = crash_log_start (folder);
  store = trial_open (path, trial->method, trial->mode);
  trial->first = workload_get_done (store);
  crash_log_promise (trial->log, trial->first);
  while (workload_get_done (store) < trial->last) {
    weaken (store, trial->weaken);
    workload_act (store, rows, &error);
    g_assert_no_error (error);
    crash_log_promise (trial->log, workload_get_done (store));
    workload_rest (&store, trial->mode);
  }
  g_object_unref (store);
  crash_log_stop (trial->log);
  trial_remove_folder (folder);
  trial_remove_folder (elsewhere);
}

static void
try_image (const Trial *trial, const char *path, guint promised, gboolean verify, gint64 *counts,
           const char *what)
{
  g_autoptr (GError) error = NULL;
  CrmStore *store = crm_store_open (path, trial->method, CRM_STORE_ACT, &error);
  guint done;

  counts[IMAGES]++;
  if (store == NULL) {
    counts[CORRUPT]++;
    if (trial->weaken == NULL)
      g_test_message ("%s: %s", what, error->message);
    return;
  }
  done = workload_get_done (store);
  if (done < promised) {
    counts[LOST]++;
    if (trial->weaken == NULL)
      g_test_message ("%s: act %u was promised, %u is there", what, promised, done);
  }
  if (done > promised + 1 || done > trial->last ||
      workload_get_state (store) != trial->states[done]) {
    counts[HALF]++;
    if (trial->weaken == NULL)
      g_test_message ("%s: not the state after act %u", what, done);
  }
  if (verify && trial->weaken == NULL)
    trial_assert_whole (store);
  g_object_unref (store);
}

static void
fail_everywhere (guint worker, guint n_workers, gint64 *counts, gpointer data)
{
  const Trial *trial = data;
  g_autofree char *folder = trial_make_folder ();
  g_autofree char *path = g_build_filename (folder, "cut.hashtgam", NULL);
  CrashDisk *disk = crash_disk_new (trial->log);

  for (guint point = 0; crash_disk_next (disk); point++) {
    counts[ALL_POINTS] += worker == 0;
    if (point % trial->step != 0 || point / trial->step % n_workers != worker)
      continue;
    counts[POINTS]++;
    for (int damage = 0; damage < CRASH_N_DAMAGES; damage++) {
      g_autoptr (GRand) rand = g_rand_new_with_seed (point * CRASH_N_DAMAGES + (guint) damage);
      g_autofree char *what = g_strdup_printf ("point %u damage %d", point, damage);

      crash_disk_write (disk, (CrashDamage) damage, rand, folder);
      try_image (trial, path, crash_disk_get_promised (disk),
                 (point + (guint) damage) % trial->steps_of_verify == 0, counts, what);
      trial_empty_folder (folder);
    }
  }
  crash_disk_free (disk);
  trial_remove_folder (folder);
}

/* `images`: about how many to try; the points are spread over the whole of the workload. */
static void
try_all (Trial *trial, guint per_kind, guint images, gint64 *counts)
{
  g_autoptr (GBytes) content = trial_make_programme (trial->method, per_kind, 3);

  trial->steps_of_verify = 25;
  trial->states = workload_predict (content, trial->method, trial->last);
  record (trial, content);
  trial->step =
      MAX (crash_log_get_n_points (trial->log) * CRASH_N_DAMAGES / trial_scale (images), 1);
  trial_run_workers (2, 580, fail_everywhere, trial, counts);
  g_test_message (
      "%d images at %d of %d points: %d corrupt, %d lost what was promised, %d hold half an act",
      (int) counts[IMAGES], (int) counts[POINTS], (int) counts[ALL_POINTS], (int) counts[CORRUPT],
      (int) counts[LOST], (int) counts[HALF]);
  /* Or the recorder missed the disk. */
  g_assert_cmpint (counts[IMAGES], >=, trial_scale (images) * 9 / 10);
  crash_log_free (trial->log);
  g_free (trial->states);
}

static void
run (const CrmMethod *method, CrmStoreMode mode, guint per_kind, guint last, guint images)
{
  Trial trial = { .method = method, .mode = mode, .last = last };
  gint64 counts[TRIAL_COUNTS];

  try_all (&trial, per_kind, images, counts);
  g_assert_cmpint (counts[CORRUPT], ==, 0);
  g_assert_cmpint (counts[LOST], ==, 0);
  g_assert_cmpint (counts[HALF], ==, 0);
}

/* What SQLite says is less safe is seen to be: else the model of the disk would be too kind. */
static void
test_model (void)
{
  static const struct {
    CrmStoreMode mode;
    const char *weaken;
    gboolean corrupts;
  } weaker[] = {
    { CRM_STORE_WORK, "PRAGMA synchronous = NORMAL", FALSE },
    { CRM_STORE_ACT, "PRAGMA synchronous = FULL", FALSE },
    { CRM_STORE_ACT, "PRAGMA synchronous = OFF", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (weaker); i++) {
    Trial trial = { .method = test_kinds_get_old (),
                    .mode = weaker[i].mode,
                    .weaken = weaker[i].weaken,
                    .last = 25 };
    gint64 counts[TRIAL_COUNTS];

    g_test_message ("%s", weaker[i].weaken);
    try_all (&trial, 2, weaker[i].corrupts ? 300 : 1000, counts);
    g_assert_cmpint (counts[LOST] + counts[CORRUPT], >, 0);
    g_assert_true ((counts[CORRUPT] + counts[HALF] > 0) == weaker[i].corrupts);
  }
}

static void
test_wal (void)
{
  run (test_kinds_get_old (), CRM_STORE_WORK, 2, 90, 18500);
}

static void
test_journal (void)
{
  run (test_kinds_get_old (), CRM_STORE_ACT, 2, 60, 18500);
}

static void
test_method_wal (void)
{
  run (crm_method_get (), CRM_STORE_WORK, 1, 20, 250);
}

static void
test_method_journal (void)
{
  run (crm_method_get (), CRM_STORE_ACT, 1, 20, 250);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/powerloss/model", test_model);
  g_test_add_func ("/powerloss/eight-kinds/wal", test_wal);
  g_test_add_func ("/powerloss/eight-kinds/journal", test_journal);
  g_test_add_func ("/powerloss/method/wal", test_method_wal);
  g_test_add_func ("/powerloss/method/journal", test_method_journal);
  return g_test_run ();
}
