/* test-readonly.c: files and folders that cannot be written, and files that are deleted, renamed
 * or replaced while they are open. They open for reading, edits are refused in words, and
 * nothing is left beside them. What the system does not let a test do (another user, an
 * immutable file, a mount) is skipped. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/fs.h>
#include <pwd.h>
#include <sched.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crm-backup.h"
#include "crm-history.h"
#include "test-kinds.h"
#include "trial.h"

typedef struct {
  char *folder, *path;
  GBytes *content;
} Fixture;

/* data: the two bytes of the head that say how the file is journalled. */
static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) made = trial_make_programme (test_kinds_get (), 2, 5);
  gsize size;
  g_autofree guint8 *bytes = NULL;

  bytes = g_memdup2 (g_bytes_get_data (made, &size), g_bytes_get_size (made));
  if (data != NULL)
    bytes[18] = bytes[19] = 2;
  self->folder = trial_make_folder ();
  self->path = g_build_filename (self->folder, "fixed.hashtgam", NULL);
  trial_write_data (self->path, bytes, size);
  self->content = trial_read (self->path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  trial_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_bytes_unref (self->content);
}

static gboolean
rename_client (CrmStore *store, const char *text, GError **error)
{
  const CrmKind *kind = crm_model_find_kind (crm_store_get_model (store), "client");
  CrmValue name = crm_value_text (text);
  g_autoptr (CrmEdit) edit = crm_edit_begin (store, "Rename", error);
  gboolean ok = edit != NULL &&
                crm_edit_set (edit, kind, 1, crm_kind_find_field (kind, "name"), &name, error) &&
                crm_edit_commit (g_steal_pointer (&edit), error);

  crm_value_clear (&name);
  return ok;
}

/* Every way to open it; runs in a child that may be somebody else. */
static void
look_only (const Fixture *self)
{
  static const CrmStoreMode modes[] = { CRM_STORE_READ, CRM_STORE_ACT, CRM_STORE_WORK };
  g_autofree char *before = trial_dup_names (self->folder);

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++) {
    CrmStore *store = trial_open (self->path, test_kinds_get (), modes[i]);
    g_autoptr (GError) error = NULL;
    CrmDb *reader;
    gint64 count = 0;
    g_autofree char *after = NULL;

    g_assert_true (crm_store_is_read_only (store));
    g_assert_true (crm_db_get_integer (crm_store_get_db (store), "SELECT count(*) FROM \"client\"",
                                       &count, &error));
    g_assert_cmpint (count, >, 0);
    reader = crm_store_open_reader (store, &error);
    g_assert_no_error (error);
    g_assert_true (crm_db_get_integer (reader, "SELECT count(*) FROM \"deal\"", &count, &error));
    crm_db_close (reader);
    g_assert_false (rename_client (store, "No", &error));
    g_assert_error (error, CRM_ERROR, CRM_ERROR_READ_ONLY);
    g_clear_error (&error);
    g_assert_null (crm_store_open_writer (store, &error));
    g_assert_error (error, CRM_ERROR, CRM_ERROR_READ_ONLY);
    g_clear_error (&error);
    g_assert_false (crm_store_undo (store, NULL, &error));
    g_assert_error (error, CRM_ERROR, CRM_ERROR_READ_ONLY);
    crm_store_poll (store);
    crm_store_checkpoint (store);
    trial_assert_whole (store);
    g_object_unref (store);
    after = trial_dup_names (self->folder);
    g_assert_cmpstr (after, ==, before);
    g_assert_true (trial_is_unchanged (self->path, self->content));
  }
}

static void
look_as (const Fixture *self, uid_t user, gid_t group)
{
  pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    if (user != 0 && (setgid (group) != 0 || setuid (user) != 0))
      _exit (1);
    look_only (self);
    _exit (0);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

/* root may write whatever the mode bits say, so these want somebody else. */
static gboolean
find_somebody (uid_t *user, gid_t *group)
{
  struct passwd *nobody = getpwnam ("nobody");

  *user = *group = 0;
  if (geteuid () != 0)
    return TRUE;
  if (nobody == NULL) {
    g_test_skip ("There is no user nobody.");
    return FALSE;
  }
  *user = nobody->pw_uid;
  *group = nobody->pw_gid;
  return TRUE;
}

static void
test_file_mode (Fixture *self, gconstpointer data)
{
  uid_t user;
  gid_t group;

  if (!find_somebody (&user, &group))
    return;
  g_assert_cmpint (chmod (self->folder, 0777), ==, 0);
  g_assert_cmpint (chmod (self->path, 0444), ==, 0);
  if (data != NULL && user == 0)
    g_test_skip ("The owner of the folder may keep a WAL in it.");
  else
    look_as (self, user, group);
}

static void
test_folder_mode (Fixture *self, gconstpointer data)
{
  uid_t user;
  gid_t group;

  if (!find_somebody (&user, &group))
    return;
  g_assert_cmpint (chmod (self->path, 0666), ==, 0);
  g_assert_cmpint (chmod (self->folder, 0555), ==, 0);
  look_as (self, user, group);
  g_assert_cmpint (chmod (self->folder, 0700), ==, 0);
}

static gboolean
set_immutable (const char *path, gboolean immutable)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int flags = 0;
  gboolean ok = fd >= 0 && ioctl (fd, FS_IOC_GETFLAGS, &flags) == 0;

  flags = immutable ? flags | FS_IMMUTABLE_FL : flags & ~FS_IMMUTABLE_FL;
  ok = ok && ioctl (fd, FS_IOC_SETFLAGS, &flags) == 0;
  if (fd >= 0)
    close (fd);
  return ok;
}

static void
test_immutable (Fixture *self, gconstpointer data)
{
  if (!set_immutable (self->path, TRUE)) {
    g_test_skip ("Files cannot be made immutable here.");
    return;
  }
  look_as (self, 0, 0);
  g_assert_true (set_immutable (self->path, FALSE));
}

/* In a name space of its own, which ends with the child. */
static void
test_mount (Fixture *self, gconstpointer data)
{
  pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    if (unshare (CLONE_NEWNS) != 0 || mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
        mount (self->folder, self->folder, NULL, MS_BIND, NULL) != 0 ||
        mount (NULL, self->folder, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY, NULL) != 0)
      _exit (77);
    look_only (self);
    _exit (0);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == 77)
    g_test_skip ("Nothing can be mounted here.");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* Under our feet. */

typedef enum { DELETED, RENAMED, REPLACED } Fate;

static void
lose_file (Fixture *self, Fate fate, CrmStoreMode mode)
{
  g_autofree char *elsewhere = g_build_filename (self->folder, "elsewhere.hashtgam", NULL);
  g_autofree char *copy = g_build_filename (self->folder, "copy.hashtgam", NULL);
  CrmStore *store = trial_open (self->path, test_kinds_get (), mode);
  g_autoptr (GError) error = NULL;
  CrmStore *saved;
  g_autofree char *name = NULL;

  g_assert_true (rename_client (store, "Before", &error));
  g_assert_true (crm_store_check_file (store, &error));
  if (fate == DELETED)
    g_assert_cmpint (g_unlink (self->path), ==, 0);
  else
    g_assert_cmpint (g_rename (self->path, elsewhere), ==, 0);
  if (fate == REPLACED)
    trial_write (self->path, self->content);

  g_assert_false (crm_store_check_file (store, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (rename_client (store, "Nowhere", &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (crm_store_undo (store, NULL, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (crm_store_open_writer (store, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  crm_store_poll (store);

  /* What the message advises works, and holds the last act. */
  crm_store_save_copy (store, copy, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (store);
  saved = trial_open (copy, test_kinds_get (), CRM_STORE_READ);
  name = crm_db_dup_text (crm_store_get_db (saved),
                          "SELECT \"name\" FROM \"client\" WHERE \"id\" = 1", &error);
  g_assert_cmpstr (name, ==, "Before");
  trial_assert_whole (saved);
  g_object_unref (saved);
  /* The one that took its place is not ours to change. */
  if (fate == REPLACED) {
    g_assert_true (trial_is_unchanged (self->path, self->content));
    saved = trial_open (self->path, test_kinds_get (), CRM_STORE_WORK);
    trial_assert_whole (saved);
    g_object_unref (saved);
  }
}

static void
test_deleted (Fixture *self, gconstpointer data)
{
  lose_file (self, DELETED, CRM_STORE_WORK);
}

static void
test_deleted_command (Fixture *self, gconstpointer data)
{
  lose_file (self, DELETED, CRM_STORE_ACT);
}

static void
test_renamed (Fixture *self, gconstpointer data)
{
  lose_file (self, RENAMED, CRM_STORE_WORK);
}

static void
test_replaced (Fixture *self, gconstpointer data)
{
  lose_file (self, REPLACED, CRM_STORE_WORK);
}

static void
test_replaced_command (Fixture *self, gconstpointer data)
{
  lose_file (self, REPLACED, CRM_STORE_ACT);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *name;
    void (*test) (Fixture *self, gconstpointer data);
    const char *wal;
  } tests[] = {
    { "/readonly/file-mode", test_file_mode, NULL },
    { "/readonly/file-mode/wal-head", test_file_mode, "wal" },
    { "/readonly/folder-mode", test_folder_mode, NULL },
    { "/readonly/folder-mode/wal-head", test_folder_mode, "wal" },
    { "/readonly/immutable", test_immutable, NULL },
    { "/readonly/immutable/wal-head", test_immutable, "wal" },
    { "/readonly/mount", test_mount, NULL },
    { "/readonly/mount/wal-head", test_mount, "wal" },
    { "/lost/deleted", test_deleted, NULL },
    { "/lost/deleted/command", test_deleted_command, NULL },
    { "/lost/renamed", test_renamed, NULL },
    { "/lost/replaced", test_replaced, NULL },
    { "/lost/replaced/command", test_replaced_command, NULL },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, tests[i].wal, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
