/* test-two-processes.c: one file, several processes: in turns, all at once, with different
 * users, with one that holds the lock, and with one that is killed while it does. Nobody's act
 * is lost, each hears of the others', and who has to wait too long is told so. */
#include <errno.h>
#include <pwd.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crm-history.h"
#include "test-kinds.h"
#include "trial.h"

enum { ACTS = 60 };

typedef struct {
  char *folder, *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) content = trial_make_programme (test_kinds_get (), 2, 21);

  self->folder = trial_make_folder ();
  self->path = g_build_filename (self->folder, "shared.hashtgam", NULL);
  trial_write (self->path, content);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *names = trial_dup_names (self->folder);

  /* The last to leave makes one whole file. */
  g_assert_cmpstr (names, ==, "shared.hashtgam");
  trial_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static gboolean
add_client (CrmStore *store, const char *code, GError **error)
{
  const CrmKind *kind = crm_model_find_kind (crm_store_get_model (store), "client");
  CrmValue *values = crm_values_new (kind->n_fields);
  g_autoptr (CrmEdit) edit = crm_edit_begin (store, code, error);
  gboolean ok;

  values[0] = crm_value_text (code);
  values[1] = crm_value_text ("Somebody");
  ok = edit != NULL && crm_edit_insert (edit, kind, values, NULL, error) &&
       crm_edit_commit (g_steal_pointer (&edit), error);
  crm_values_free (values, kind->n_fields);
  return ok;
}

static gint64
count_clients (CrmStore *store, const char *prefix)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT count(*) FROM \"client\" WHERE \"code\" GLOB '%s*'", prefix);
  g_autoptr (GError) error = NULL;
  gint64 count = 0;

  crm_db_get_integer (crm_store_get_db (store), sql, &count, &error);
  g_assert_no_error (error);
  return count;
}

/* All at once. A writer that did not get its turn within two seconds says so and tries again. */

typedef struct {
  const char *path;
  CrmStoreMode modes[3];
  gboolean reopen;
} Crowd;

static void
add_many (guint worker, guint n_workers, gint64 *counts, gpointer data)
{
  const Crowd *crowd = data;
  CrmStore *store = NULL;

  for (int i = 0; i < ACTS;) {
    g_autofree char *code = g_strdup_printf ("W%u-%d", worker, i);
    g_autoptr (GError) error = NULL;

    if (store == NULL)
      store = crm_store_open (crowd->path, test_kinds_get (), crowd->modes[worker], &error);
    if (store != NULL && add_client (store, code, &error)) {
      i++;
      counts[0]++;
    } else {
      g_assert_error (error, CRM_ERROR, CRM_ERROR_BUSY);
      counts[1]++;
    }
    if (crowd->reopen)
      g_clear_object (&store);
  }
  g_clear_object (&store);
}

static void
run_crowd (Fixture *self, CrmStoreMode a, CrmStoreMode b, CrmStoreMode c, gboolean reopen)
{
  Crowd crowd = { self->path, { a, b, c }, reopen };
  gint64 counts[TRIAL_COUNTS];
  CrmStore *store;

  trial_run_workers (3, 120, add_many, &crowd, counts);
  g_test_message ("%d acts, %d times busy", (int) counts[0], (int) counts[1]);
  store = trial_open (self->path, test_kinds_get (), CRM_STORE_ACT);
  g_assert_cmpint (count_clients (store, "W"), ==, 3 * ACTS);
  trial_assert_whole (store);
  g_object_unref (store);
}

static void
test_windows (Fixture *self, gconstpointer data)
{
  run_crowd (self, CRM_STORE_WORK, CRM_STORE_WORK, CRM_STORE_WORK, FALSE);
}

static void
test_commands (Fixture *self, gconstpointer data)
{
  run_crowd (self, CRM_STORE_ACT, CRM_STORE_ACT, CRM_STORE_ACT, TRUE);
}

static void
test_window_and_commands (Fixture *self, gconstpointer data)
{
  run_crowd (self, CRM_STORE_WORK, CRM_STORE_ACT, CRM_STORE_ACT, TRUE);
}

/* In turns: a child does what it is told by a byte, and answers with one. */

typedef struct {
  pid_t child;
  int to, from;
} Other;

static void
obey (const char *path, CrmStoreMode mode, int from, int to)
{
  CrmStore *store = trial_open (path, test_kinds_get (), mode);
  CrmEdit *edit = NULL;
  guint number = 0;
  char order;

  while (read (from, &order, 1) == 1) {
    g_autofree char *code = g_strdup_printf ("B%u", number++);
    g_autoptr (GError) error = NULL;

    if (order == 'a')
      add_client (store, code, &error);
    else if (order == 'u')
      crm_store_undo (store, NULL, &error);
    else if (order == 'h')
      edit = crm_edit_begin (store, "Hold", &error);
    else if (order == 'l')
      crm_edit_cancel (g_steal_pointer (&edit));
    g_assert_no_error (error);
    if (write (to, &order, 1) != 1)
      break;
  }
  g_object_unref (store);
}

/* Another user when there is one to be and we may become it. */
static void
start_other (Other *other, const char *path, CrmStoreMode mode, gboolean as_nobody)
{
  int there[2], back[2];

  g_assert_cmpint (pipe (there), ==, 0);
  g_assert_cmpint (pipe (back), ==, 0);
  other->child = fork ();
  g_assert_cmpint (other->child, >=, 0);
  if (other->child == 0) {
    struct passwd *nobody = as_nobody ? getpwnam ("nobody") : NULL;

    close (there[1]);
    close (back[0]);
    if (nobody != NULL && (setgid (nobody->pw_gid) != 0 || setuid (nobody->pw_uid) != 0))
      _exit (1);
    obey (path, mode, there[0], back[1]);
    _exit (0);
  }
  close (there[0]);
  close (back[1]);
  other->to = there[1];
  other->from = back[0];
}

static void
tell (Other *other, char order)
{
  char answer = 0;

  g_assert_cmpint (write (other->to, &order, 1), ==, 1);
  g_assert_cmpint (read (other->from, &answer, 1), ==, 1);
  g_assert_cmpint (answer, ==, order);
}

static void
end_other (Other *other)
{
  int status = 0;

  close (other->to);
  g_assert_cmpint (waitpid (other->child, &status, 0), ==, other->child);
  close (other->from);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

typedef struct {
  guint heard, others;
  gboolean of_clients;
} Heard;

static void
hear (CrmStore *store, const CrmNews *news, Heard *heard)
{
  heard->heard++;
  heard->others += !news->own;
  heard->of_clients =
      crm_news_has_kind (news, store, crm_model_find_kind (crm_store_get_model (store), "client"));
}

static void
take_turns (Fixture *self, CrmStoreMode own, CrmStoreMode others, gboolean as_nobody)
{
  CrmStore *store = trial_open (self->path, test_kinds_get (), own);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  Heard heard = { 0 };
  Other other;

  g_signal_connect (store, "changed", G_CALLBACK (hear), &heard);
  start_other (&other, self->path, others, as_nobody);
  for (int i = 0; i < 5; i++) {
    g_autofree char *code = g_strdup_printf ("A%d", i);

    tell (&other, 'a');
    crm_store_poll (store);
    g_assert_cmpint (count_clients (store, "B"), ==, i + 1);
    g_assert_true (heard.of_clients);
    g_assert_cmpuint (heard.others, ==, i + 1);
    add_client (store, code, &error);
    g_assert_no_error (error);
    /* One's own act is told once, not again by the poll. */
    crm_store_poll (store);
    g_assert_cmpuint (heard.heard, ==, 2 * (i + 1));
  }
  /* The other undoes the newest act, ours; we redo it. */
  tell (&other, 'u');
  crm_store_poll (store);
  g_assert_cmpint (count_clients (store, "A"), ==, 4);
  crm_store_redo (store, &label, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "A4");
  g_assert_cmpint (count_clients (store, "A"), ==, 5);
  end_other (&other);
  trial_assert_whole (store);
  g_object_unref (store);
}

static void
test_turns_windows (Fixture *self, gconstpointer data)
{
  take_turns (self, CRM_STORE_WORK, CRM_STORE_WORK, FALSE);
}

static void
test_turns_commands (Fixture *self, gconstpointer data)
{
  take_turns (self, CRM_STORE_ACT, CRM_STORE_ACT, FALSE);
}

static void
test_turns_mixed (Fixture *self, gconstpointer data)
{
  take_turns (self, CRM_STORE_WORK, CRM_STORE_ACT, FALSE);
}

static void
turn_as_users (Fixture *self, CrmStoreMode mode)
{
  if (geteuid () != 0 || getpwnam ("nobody") == NULL) {
    g_test_skip ("Only root can be two users.");
    return;
  }
  g_assert_cmpint (chmod (self->folder, 0777), ==, 0);
  g_assert_cmpint (chmod (self->path, 0666), ==, 0);
  take_turns (self, mode, mode, TRUE);
}

static void
test_users_windows (Fixture *self, gconstpointer data)
{
  turn_as_users (self, CRM_STORE_WORK);
}

static void
test_users_commands (Fixture *self, gconstpointer data)
{
  turn_as_users (self, CRM_STORE_ACT);
}

/* As a file chooser does with every file of a folder. */
static void
look_at (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (name, &content, NULL, &error);
  g_assert_no_error (error);
}

/* Whoever looks at the files of an open document takes none of its locks away: the other, leaving,
 * does not think that it is the last. */
static void
test_looked_at (Fixture *self, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  CrmStore *store;
  Other other;

  start_other (&other, self->path, CRM_STORE_WORK, FALSE);
  tell (&other, 'a');
  store = trial_open (self->path, test_kinds_get (), CRM_STORE_WORK);
  add_client (store, "A0", &error);
  g_assert_no_error (error);
  look_at (self->path, "");
  look_at (self->path, "-wal");
  look_at (self->path, "-shm");
  end_other (&other);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  add_client (store, "A1", &error);
  g_assert_no_error (error);
  trial_assert_whole (store);
  g_object_unref (store);

  store = trial_open (self->path, test_kinds_get (), CRM_STORE_ACT);
  g_assert_cmpint (count_clients (store, "A"), ==, 2);
  g_assert_cmpint (count_clients (store, "B"), ==, 1);
  g_object_unref (store);
}

/* A lock that is held, let go, and left behind by one that was killed. */
static void
hold (Fixture *self, CrmStoreMode mode)
{
  CrmStore *store = trial_open (self->path, test_kinds_get (), mode);
  g_autoptr (GError) error = NULL;
  Other other;
  int status;

  start_other (&other, self->path, mode, FALSE);
  tell (&other, 'h');
  g_assert_false (add_client (store, "A1", &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_BUSY);
  g_test_message ("%s", error->message);
  g_clear_error (&error);
  g_assert_false (crm_store_undo (store, NULL, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_BUSY);
  g_clear_error (&error);
  /* Reading goes on. */
  g_assert_cmpint (count_clients (store, "A"), ==, 0);

  tell (&other, 'l');
  add_client (store, "A1", &error);
  g_assert_no_error (error);

  tell (&other, 'h');
  kill (other.child, SIGKILL);
  g_assert_cmpint (waitpid (other.child, &status, 0), ==, other.child);
  close (other.to);
  close (other.from);
  add_client (store, "A2", &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_clients (store, "A"), ==, 2);
  trial_assert_whole (store);
  g_object_unref (store);
}

static void
test_hold_window (Fixture *self, gconstpointer data)
{
  hold (self, CRM_STORE_WORK);
}

static void
test_hold_command (Fixture *self, gconstpointer data)
{
  hold (self, CRM_STORE_ACT);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *name;
    void (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/two-processes/at-once/windows", test_windows },
    { "/two-processes/at-once/commands", test_commands },
    { "/two-processes/at-once/window-and-commands", test_window_and_commands },
    { "/two-processes/turns/windows", test_turns_windows },
    { "/two-processes/turns/commands", test_turns_commands },
    { "/two-processes/turns/mixed", test_turns_mixed },
    { "/two-processes/users/windows", test_users_windows },
    { "/two-processes/users/commands", test_users_commands },
    { "/two-processes/hold/window", test_hold_window },
    { "/two-processes/hold/command", test_hold_command },
    { "/two-processes/looked-at", test_looked_at },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
