/* crash-vfs.c: the recording VFS. It passes every call on to the VFS that was the default
 * before, and notes those that change the disk. Shared memory (-shm) is not noted: it does not
 * outlive a crash. */
#include <string.h>

#include "crash-log.h"

typedef struct {
  sqlite3_file base;
  CrashLog *log;
  int inode; /* -1: not recorded */
  sqlite3_file *real;
} CrashFile;

static CrashFile *
as_crash (sqlite3_file *file)
{
  return (CrashFile *) (gpointer) file;
}

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return as_crash (file)->real;
}

static void
note (sqlite3_file *file, CrashOp op)
{
  CrashFile *self = as_crash (file);

  op.inode = self->inode;
  if (self->inode >= 0)
    crash_log_add (self->log, op);
  else
    g_clear_pointer (&op.data, g_bytes_unref);
}

static int
file_close (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);
  int code = real->pMethods != NULL ? real->pMethods->xClose (real) : SQLITE_OK;

  return code;
}

static int
file_read (sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xRead (real, buffer, amount, offset);
}

static int
file_write (sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
  sqlite3_file *real = get_real (file);
  int code = real->pMethods->xWrite (real, buffer, amount, offset);

  if (code == SQLITE_OK)
    note (file, (CrashOp){ .type = CRASH_OP_WRITE,
                           .offset = offset,
                           .data = g_bytes_new (buffer, (gsize) amount) });
  return code;
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  sqlite3_file *real = get_real (file);
  int code = real->pMethods->xTruncate (real, size);

  if (code == SQLITE_OK)
    note (file, (CrashOp){ .type = CRASH_OP_TRUNCATE, .offset = size });
  return code;
}

static int
file_sync (sqlite3_file *file, int flags)
{
  sqlite3_file *real = get_real (file);
  int code = real->pMethods->xSync (real, flags);

  if (code == SQLITE_OK)
    note (file, (CrashOp){ .type = CRASH_OP_SYNC });
  return code;
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xFileSize (real, size);
}

static int
file_lock (sqlite3_file *file, int lock)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xLock (real, lock);
}

static int
file_unlock (sqlite3_file *file, int lock)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xUnlock (real, lock);
}

static int
file_check_lock (sqlite3_file *file, int *lock)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xCheckReservedLock (real, lock);
}

static int
file_control (sqlite3_file *file, int what, void *argument)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xFileControl (real, what, argument);
}

static int
file_sector_size (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xSectorSize (real);
}

static int
file_characteristics (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xDeviceCharacteristics (real);
}

static int
file_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xShmMap (real, page, size, extend, out);
}

static int
file_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xShmLock (real, offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);

  real->pMethods->xShmBarrier (real);
}

static int
file_shm_unmap (sqlite3_file *file, int delete)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xShmUnmap (real, delete);
}

/* Version 2: without the mapping of files, past which writes could go. */
static const sqlite3_io_methods file_methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_characteristics,
  .xShmMap = file_shm_map,
  .xShmLock = file_shm_lock,
  .xShmBarrier = file_shm_barrier,
  .xShmUnmap = file_shm_unmap,
};

static sqlite3_vfs *
get_real_vfs (sqlite3_vfs *vfs)
{
  return ((CrashLog *) vfs->pAppData)->real;
}

static int
vfs_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  CrashFile *self = as_crash (file);
  CrashLog *log = vfs->pAppData;
  gboolean recorded = name != NULL && crash_log_has (log, name);
  gboolean existed = recorded && g_file_test (name, G_FILE_TEST_EXISTS);
  int code;

  self->base.pMethods = NULL;
  self->log = log;
  self->inode = -1;
  self->real = (sqlite3_file *) (gpointer) (self + 1);
  code = log->real->xOpen (log->real, name, self->real, flags, out_flags);
  if (code != SQLITE_OK)
    return code;
  self->base.pMethods = &file_methods;
  if (recorded)
    self->inode = crash_log_open_file (log, name, existed);
  return SQLITE_OK;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  CrashLog *log = vfs->pAppData;
  int code = log->real->xDelete (log->real, name, sync_folder);

  if (code == SQLITE_OK && crash_log_has (log, name))
    crash_log_delete_file (log, name, sync_folder != 0);
  return code;
}

static int
vfs_access (sqlite3_vfs *vfs, const char *name, int flags, int *out)
{
  return get_real_vfs (vfs)->xAccess (get_real_vfs (vfs), name, flags, out);
}

static int
vfs_full_pathname (sqlite3_vfs *vfs, const char *name, int size, char *out)
{
  return get_real_vfs (vfs)->xFullPathname (get_real_vfs (vfs), name, size, out);
}

static int
vfs_randomness (sqlite3_vfs *vfs, int size, char *out)
{
  return get_real_vfs (vfs)->xRandomness (get_real_vfs (vfs), size, out);
}

static int
vfs_sleep (sqlite3_vfs *vfs, int microseconds)
{
  return get_real_vfs (vfs)->xSleep (get_real_vfs (vfs), microseconds);
}

static int
vfs_current_time (sqlite3_vfs *vfs, double *out)
{
  return get_real_vfs (vfs)->xCurrentTime (get_real_vfs (vfs), out);
}

static int
vfs_last_error (sqlite3_vfs *vfs, int size, char *out)
{
  return get_real_vfs (vfs)->xGetLastError (get_real_vfs (vfs), size, out);
}

static int
vfs_current_time_int64 (sqlite3_vfs *vfs, sqlite3_int64 *out)
{
  return get_real_vfs (vfs)->xCurrentTimeInt64 (get_real_vfs (vfs), out);
}

CrashLog *
crash_log_start (const char *folder)
{
  CrashLog *self = crash_log_new (folder);

  self->real = sqlite3_vfs_find (NULL);
  self->vfs = (sqlite3_vfs){
    .iVersion = 2,
    .szOsFile = (int) sizeof (CrashFile) + self->real->szOsFile,
    .mxPathname = self->real->mxPathname,
    .zName = "crash",
    .pAppData = self,
    .xOpen = vfs_open,
    .xDelete = vfs_delete,
    .xAccess = vfs_access,
    .xFullPathname = vfs_full_pathname,
    .xRandomness = vfs_randomness,
    .xSleep = vfs_sleep,
    .xCurrentTime = vfs_current_time,
    .xGetLastError = vfs_last_error,
    .xCurrentTimeInt64 = vfs_current_time_int64,
  };
  g_assert_cmpint (sqlite3_vfs_register (&self->vfs, 1), ==, SQLITE_OK);
  return self;
}

void
crash_log_stop (CrashLog *self)
{
  g_assert_cmpint (sqlite3_vfs_unregister (&self->vfs), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_vfs_register (self->real, 1), ==, SQLITE_OK);
}
