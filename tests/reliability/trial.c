/* trial.c: folders, files and forked workers for the tests of reliability. Workers give their
 * counts back through a pipe, and end with _exit, so that nothing of the parent's runs twice. */
#include "trial.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "laws.h"

guint
trial_scale (guint rounds)
{
#if defined(__SANITIZE_ADDRESS__)
  return MAX (rounds / 10, 1);
#else
  return rounds;
#endif
}

char *
trial_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("reliability-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
trial_empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      trial_remove_folder (path);
    else
      g_unlink (path);
  }
}

void
trial_remove_folder (const char *folder)
{
  trial_empty_folder (folder);
  g_rmdir (folder);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
trial_dup_names (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

GBytes *
trial_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *content = NULL;
  gsize size = 0;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, size);
}

void
trial_write_data (const char *path, gconstpointer data, gsize size)
{
  FILE *file;

  g_unlink (path);
  file = g_fopen (path, "wbe");
  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data != NULL ? data : "", 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

void
trial_write (const char *path, GBytes *content)
{
  trial_write_data (path, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
}

gboolean
trial_is_unchanged (const char *path, GBytes *content)
{
  g_autoptr (GBytes) now = trial_read (path);

  return g_bytes_equal (now, content);
}

GBytes *
trial_make_programme (const CrmMethod *method, guint per_kind, guint32 seed)
{
  LawsDocument *document = laws_open (method);
  GBytes *content;

  laws_fill (document, per_kind, seed);
  crm_store_close (document->store);
  content = trial_read (document->path);
  laws_close (document);
  return content;
}

CrmStore *
trial_open (const char *path, const CrmMethod *method, CrmStoreMode mode)
{
  g_autoptr (GError) error = NULL;
  CrmStore *store = crm_store_open (path, method, mode, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

void
trial_assert_whole (CrmStore *store)
{
  g_autoptr (GPtrArray) report = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gboolean whole = crm_store_verify (store, report, NULL, &error);

  g_assert_no_error (error);
  if (!whole)
    g_error ("not whole: %s", (const char *) g_ptr_array_index (report, 0));
}

/* Thousands of statements that fail are what some tests are for. */
static void
say_nothing (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
}

void
trial_run_workers (guint n, guint seconds, TrialWork work, gpointer data,
                   gint64 counts[TRIAL_COUNTS])
{
  g_autofree pid_t *workers = g_new0 (pid_t, n);
  int pipes[2];

  memset (counts, 0, sizeof (gint64) * TRIAL_COUNTS);
  g_assert_cmpint (pipe (pipes), ==, 0);
  fflush (NULL);
  for (guint i = 0; i < n; i++) {
    workers[i] = fork ();
    g_assert_cmpint (workers[i], >=, 0);
    if (workers[i] == 0) {
      gint64 own[TRIAL_COUNTS] = { 0 };

      close (pipes[0]);
      alarm (seconds);
      g_log_set_handler (G_LOG_DOMAIN, G_LOG_LEVEL_DEBUG, say_nothing, NULL);
      work (i, n, own, data);
      if (write (pipes[1], own, sizeof own) != (gssize) sizeof own)
        _exit (1);
      _exit (0);
    }
  }
  close (pipes[1]);
  for (guint i = 0; i < n; i++) {
    int status = 0;

    while (waitpid (workers[i], &status, 0) < 0)
      g_assert_cmpint (errno, ==, EINTR);
    if (WIFSIGNALED (status))
      g_test_message ("worker %u ended by signal %d", i, WTERMSIG (status));
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  }
  for (guint i = 0; i < n; i++) {
    gint64 own[TRIAL_COUNTS];

    g_assert_cmpint (read (pipes[0], own, sizeof own), ==, sizeof own);
    for (guint c = 0; c < TRIAL_COUNTS; c++)
      counts[c] += own[c];
  }
  close (pipes[0]);
}
