/* crm-db-locks.c: SQLite counts the locks of a process itself, as POSIX has it, and asks the system
 * for them through whichever descriptor is at hand. Here they are put on one descriptor a file, as
 * locks of an open file, which nobody else's closing undoes and which other processes' POSIX locks
 * respect. SQLite closes a file only when it has no locks on it any more, so that is when the
 * descriptor goes as well. */
#include "crm-db-locks.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef F_OFD_SETLK

typedef struct {
  dev_t device;
  ino_t inode;
  int fd;        /* which has the locks */
  GArray *users; /* int: SQLite's descriptors of the file that asked for one */
} Locked;

static struct {
  GMutex mutex;
  GArray *files; /* Locked; NULL: none yet */
  pid_t pid;     /* a child has none of its parent's locks */
} locks;

static void
locked_clear (gpointer data)
{
  Locked *self = data;

  close (self->fd);
  g_array_unref (self->users);
}

static GArray *
get_files (void)
{
  if (locks.pid != getpid ())
    g_clear_pointer (&locks.files, g_array_unref);
  if (locks.files == NULL) {
    locks.files = g_array_new (FALSE, FALSE, sizeof (Locked));
    g_array_set_clear_func (locks.files, locked_clear);
    locks.pid = getpid ();
  }
  return locks.files;
}

static Locked *
find_locked (const struct stat *info)
{
  GArray *files = get_files ();

  for (guint i = 0; i < files->len; i++) {
    Locked *file = &g_array_index (files, Locked, i);

    if (file->inode == info->st_ino && file->device == info->st_dev)
      return file;
  }
  return NULL;
}

static gboolean
find_user (const Locked *file, int fd, guint *place)
{
  for (*place = 0; *place < file->users->len; (*place)++)
    if (g_array_index (file->users, int, *place) == fd)
      return TRUE;
  return FALSE;
}

/* Writable where it may be, as a later connection may want to write. NULL and errno: not opened. */
static Locked *
add_locked (int fd, const struct stat *info)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  Locked file = { .device = info->st_dev, .inode = info->st_ino };
  GArray *files = get_files ();

  file.fd = open (path, O_RDWR | O_CLOEXEC);
  if (file.fd < 0)
    file.fd = open (path, O_RDONLY | O_CLOEXEC);
  if (file.fd < 0)
    return NULL;
  file.users = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (files, file);
  return &g_array_index (files, Locked, files->len - 1);
}

/* As fcntl of F_SETLK. */
static int
set_lock (int fd, struct flock *lock)
{
  struct stat info;
  Locked *file;
  guint place;

  if (fstat (fd, &info) != 0)
    return -1;
  file = find_locked (&info);
  if (file == NULL && lock->l_type == F_UNLCK)
    return 0;
  if (file == NULL)
    file = add_locked (fd, &info);
  if (file == NULL)
    return fcntl (fd, F_SETLK, lock);
  if (!find_user (file, fd, &place))
    g_array_append_val (file->users, fd);
  lock->l_pid = 0;
  return fcntl (file->fd, F_OFD_SETLK, lock);
}

/* As fcntl of F_GETLK: what others have. */
static int
get_lock (int fd, struct flock *lock)
{
  struct stat info;
  const Locked *file;

  if (fstat (fd, &info) != 0)
    return -1;
  file = find_locked (&info);
  lock->l_pid = 0;
  return fcntl (file != NULL ? file->fd : fd, F_OFD_GETLK, lock);
}

static int
lock_call (int fd, int command, ...)
{
  int answer = -1;
  va_list list;

  va_start (list, command);
  if (command == F_SETLK || command == F_GETLK) {
    struct flock *lock = va_arg (list, struct flock *);

    g_mutex_lock (&locks.mutex);
    answer = command == F_SETLK ? set_lock (fd, lock) : get_lock (fd, lock);
    g_mutex_unlock (&locks.mutex);
  } else {
    answer = fcntl (fd, command, va_arg (list, int));
  }
  va_end (list);
  return answer;
}

static int
close_call (int fd)
{
  GArray *files;
  guint place;

  g_mutex_lock (&locks.mutex);
  files = get_files ();
  for (guint i = 0; i < files->len; i++) {
    Locked *file = &g_array_index (files, Locked, i);

    if (!find_user (file, fd, &place))
      continue;
    g_array_remove_index_fast (file->users, place);
    if (file->users->len == 0)
      g_array_remove_index_fast (files, i);
    break;
  }
  g_mutex_unlock (&locks.mutex);
  return close (fd);
}

static gboolean
has_locks_of_open_files (void)
{
  struct flock lock = { .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_len = 1 };
  int fd = open ("/proc/self/exe", O_RDONLY | O_CLOEXEC);
  gboolean has = fd >= 0 && fcntl (fd, F_OFD_GETLK, &lock) == 0;

  if (fd >= 0)
    close (fd);
  return has;
}

static gpointer
install (gpointer data)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");

  if (vfs != NULL && vfs->iVersion >= 3 && has_locks_of_open_files ()) {
    vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) lock_call);
    vfs->xSetSystemCall (vfs, "close", (sqlite3_syscall_ptr) close_call);
  }
  return NULL;
}

void
crm_db_locks_install (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, install, NULL);
}

#else

void
crm_db_locks_install (void)
{
}

#endif
