/* test-kill.c: kill -9 at random moments of the real workload. What the killed process had
 * acknowledged is in the file, the act it was at is there whole or not at all, and the file is
 * sound. Half of the kills meet a window's way of working (WAL), half a command's (rollback
 * journal). */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crm-method.h"
#include "test-kinds.h"
#include "trial.h"
#include "workload.h"

/* After so many acts a fresh copy of the template is taken: the file stays small. */
enum { LAST_ACT = 160, MOST_ACTS = 5, MOST_MICROSECONDS = 12000 };
enum { KILLS, ACTS, JOURNALS, LOST, HALF, UNACKNOWLEDGED };

typedef struct {
  const CrmMethod *method;
  GBytes *content;
  guint64 *states;
  guint kills;
} Trial;

static void
work_until_killed (const char *path, const CrmMethod *method, CrmStoreMode mode, const char *rows,
                   int to)
{
  CrmStore *store = trial_open (path, method, mode);

  while (workload_get_done (store) < LAST_ACT) {
    g_autoptr (GError) error = NULL;
    guint done;

    workload_act (store, rows, &error);
    g_assert_no_error (error);
    done = workload_get_done (store);
    if (write (to, &done, sizeof done) != (gssize) sizeof done)
      _exit (1);
    workload_rest (&store, mode);
  }
  g_object_unref (store);
}

/* Lets the child open the file and do some acts, then a random time more, so that the moment may
 * lie anywhere on a machine of any speed. The number of the last act it told of. */
static guint
kill_at_random (pid_t child, int from, GRand *rand, guint done)
{
  int acts = g_rand_int_range (rand, 0, MOST_ACTS);
  gint64 left = g_rand_int_range (rand, 0, MOST_MICROSECONDS);
  gint64 end = g_get_monotonic_time () + left;
  guint told = 0;

  while (acts > 0 || left > 0) {
    struct pollfd wait_for = { from, POLLIN, 0 };
    struct timespec time = { 0, left * 1000 };

    if (ppoll (&wait_for, 1, acts > 0 ? NULL : &time, NULL) <= 0 ||
        read (from, &told, sizeof told) != (gssize) sizeof told)
      break;
    done = told;
    if (acts > 0)
      end = g_get_monotonic_time () + left;
    acts--;
    left = MAX (end - g_get_monotonic_time (), 0);
  }
  kill (child, SIGKILL);
  while (read (from, &told, sizeof told) == (gssize) sizeof told)
    done = told;
  return done;
}

/* The acts that are in the file. */
static guint
check_file (const Trial *trial, const char *path, CrmStoreMode mode, guint told, gint64 *counts)
{
  /* Half of the time somebody who only wants to look is the first to come. */
  CrmStore *store =
      trial_open (path, trial->method, counts[KILLS] % 2 == 0 ? mode : CRM_STORE_READ);
  guint done = workload_get_done (store);

  if (done < told)
    counts[LOST] += told - done;
  else if (done > told)
    counts[UNACKNOWLEDGED]++;
  if (done > told + 1 || done > LAST_ACT || workload_get_state (store) != trial->states[done])
    counts[HALF]++;
  trial_assert_whole (store);
  g_object_unref (store);
  return done;
}

static guint
start_again (const Trial *trial, const char *folder, const char *path)
{
  CrmStore *store;
  guint done;

  trial_empty_folder (folder);
  trial_write (path, trial->content);
  store = trial_open (path, trial->method, CRM_STORE_READ);
  done = workload_get_done (store);
  g_object_unref (store);
  return done;
}

static void
kill_often (guint worker, guint n_workers, gint64 *counts, gpointer data)
{
  const Trial *trial = data;
  CrmStoreMode mode = worker % 2 == 0 ? CRM_STORE_WORK : CRM_STORE_ACT;
  g_autofree char *folder = trial_make_folder ();
  g_autofree char *path = g_build_filename (folder, "killed.hashtgam", NULL);
  g_autofree char *journal = g_strconcat (path, mode == CRM_STORE_WORK ? "-wal" : "-journal", NULL);
  g_autofree char *rows = g_build_filename (folder, "rows.csv", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (worker + 1);
  guint done = LAST_ACT;

  for (guint i = 0; i < trial->kills / n_workers; i++) {
    guint before;
    int pipes[2], status;
    pid_t child;

    if (done >= LAST_ACT)
      done = start_again (trial, folder, path);
    before = done;
    g_assert_cmpint (pipe (pipes), ==, 0);
    child = fork ();
    g_assert_cmpint (child, >=, 0);
    if (child == 0) {
      close (pipes[0]);
      work_until_killed (path, trial->method, mode, rows, pipes[1]);
      _exit (0);
    }
    close (pipes[1]);
    done = kill_at_random (child, pipes[0], rand, done);
    close (pipes[0]);
    g_assert_cmpint (waitpid (child, &status, 0), ==, child);
    /* Killed, or done with its acts; an assertion of its own is a failure. */
    g_assert_true (WIFSIGNALED (status) ? WTERMSIG (status) == SIGKILL : WEXITSTATUS (status) == 0);

    counts[KILLS]++;
    counts[JOURNALS] += g_file_test (journal, G_FILE_TEST_EXISTS);
    done = check_file (trial, path, mode, done, counts);
    counts[ACTS] += done - before;
  }
  trial_remove_folder (folder);
}

static void
run (const CrmMethod *method, guint per_kind, guint kills)
{
  Trial trial = { method, trial_make_programme (method, per_kind, 3), NULL, trial_scale (kills) };
  gint64 counts[TRIAL_COUNTS];

  trial.states = workload_predict (trial.content, method, LAST_ACT);
  trial_run_workers (2, 580, kill_often, &trial, counts);
  g_test_message ("%d kills, %d acts, %d journals left behind, %d acts there unacknowledged: "
                  "%d lost, %d half done",
                  (int) counts[KILLS], (int) counts[ACTS], (int) counts[JOURNALS],
                  (int) counts[UNACKNOWLEDGED], (int) counts[LOST], (int) counts[HALF]);
  g_assert_cmpint (counts[LOST], ==, 0);
  g_assert_cmpint (counts[HALF], ==, 0);
  /* Or the test would try nothing. */
  g_assert_cmpint (counts[ACTS], >, counts[KILLS] / 2);
  g_assert_cmpint (counts[JOURNALS], >, counts[KILLS] / 4);
  g_free (trial.states);
  g_bytes_unref (trial.content);
}

static void
test_small (void)
{
  run (test_kinds_get (), 3, 1000);
}

static void
test_method (void)
{
  run (crm_method_get (), 1, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kill/eight-kinds", test_small);
  g_test_add_func ("/kill/method", test_method);
  return g_test_run ();
}
