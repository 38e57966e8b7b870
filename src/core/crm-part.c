/* crm-part.c: the one way in which a file is put beside and then in the place of another. Calls the
 * system only; knows nothing of what is in the file. */
#include "crm-part.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "crm-error.h"
#include "crm-i18n.h"
#include "crm-text.h"

static char *
dup_shown (const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  return crm_text_dup_printable (name);
}

gboolean
crm_part_fail (const char *path, int code, GError **error)
{
  g_autofree char *shown = dup_shown (path);

  if (code == ENOSPC || code == EDQUOT || code == EFBIG)
    g_set_error (error, CRM_ERROR, CRM_ERROR_FULL,
                 _ ("There is no room on the disk for “%s”. Free some space and try again."),
                 shown);
  else if (code == EACCES || code == EPERM || code == EROFS)
    g_set_error (error, CRM_ERROR, CRM_ERROR_READ_ONLY,
                 _ ("You may not write “%s” there. Choose another folder."), shown);
  else if (code == ENOENT || code == ENOTDIR)
    g_set_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND,
                 _ ("There is no folder for “%s”. Choose another one."), shown);
  else
    g_set_error (error, CRM_ERROR, CRM_ERROR_FAILED, _ ("“%s” cannot be written: %s."), shown,
                 g_strerror (code));
  return FALSE;
}

char *
crm_part_new (const char *path, int *fd, GError **error)
{
  g_autofree char *part = g_strdup_printf ("%s.XXXXXX.part", path);
  g_autofree char *shown = NULL;
  GStatBuf status;
  int made;

  if (g_stat (path, &status) == 0 && !S_ISREG (status.st_mode)) {
    shown = dup_shown (path);
    g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                 _ ("“%s” is not a regular file. Choose another name."), shown);
    return NULL;
  }
  /* Tables hold people's data: for nobody else to read unless they choose so. */
  made = g_mkstemp_full (part, O_WRONLY | O_CLOEXEC, 0600);
  if (made < 0) {
    crm_part_fail (path, errno, error);
    return NULL;
  }
  if (fd != NULL)
    *fd = made;
  else
    close (made);
  return g_steal_pointer (&part);
}

/* The rename itself is only lasting once the folder is on the disk. Some file systems cannot do
 * that to a folder; the file is whole either way. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

gboolean
crm_part_finish (const char *part, const char *path, GError **error)
{
  int fd = g_open (part, O_RDONLY | O_CLOEXEC, 0);
  int code = fd >= 0 && fsync (fd) == 0 ? 0 : errno;

  if (fd >= 0)
    close (fd);
  if (code == 0 && g_rename (part, path) != 0)
    code = errno;
  if (code == 0) {
    sync_folder (path);
    return TRUE;
  }
  g_unlink (part);
  return crm_part_fail (path, code, error);
}
