/* crm-open.c: the tests a file passes before it is opened: its kind, its head (application_id,
 * user_version), its schema object by object, its pages. Read through an immutable connection where
 * nobody else writes, so that a refused file stays byte for byte as it was and nothing is left
 * beside it. The only file that knows of POSIX file systems. */
#include "crm-open.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/vfs.h>
#endif

#include "crm-i18n.h"
#include "crm-schema.h"

#define HEAD_SIZE 100
#define MOST_MARKS 100

static guint32
read_big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

char *
crm_open_dup_state_folder (void)
{
  char *folder = g_build_filename (g_get_user_state_dir (), "hashtgam", NULL);

  g_mkdir_with_parents (folder, 0700);
  return folder;
}

char *
crm_open_dup_real_path (const char *path)
{
  char *real = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? realpath (path, NULL) : NULL;
  char *copy = g_strdup (real != NULL ? real : path);

  free (real);
  return copy;
}

gboolean
crm_open_sync (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fsync (fd) == 0;
  int code = errno;

  if (fd >= 0)
    close (fd);
  errno = code;
  return ok;
}

static gboolean
is_network_folder (const char *path)
{
#ifdef __linux__
  static const unsigned long networks[] = { 0x6969, 0x517B, 0xFF534D42, 0xFE534D42, 0x01021997 };
  struct statfs info;

  if (statfs (path, &info) == 0)
    for (gsize i = 0; i < G_N_ELEMENTS (networks); i++)
      if ((unsigned long) info.f_type == networks[i])
        return TRUE;
#endif
  return FALSE;
}

static gboolean
exists_beside (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);

  return g_file_test (name, G_FILE_TEST_EXISTS);
}

gboolean
crm_open_has_journal (const char *path)
{
  return exists_beside (path, "-wal") || exists_beside (path, "-journal");
}

static gboolean
is_database (const guint8 *head)
{
  return memcmp (head, "SQLite format 3", 16) == 0;
}

/* What is not there of a shorter file is zero. */
static gboolean
read_head (const char *path, guint8 head[HEAD_SIZE], GError **error)
{
  /* A FIFO would wait for a writer for ever. */
  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  struct stat info;
  ssize_t got;

  if (fd < 0) {
    int code = errno;

    if (code == ENOENT || code == ENOTDIR)
      g_set_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND, _ ("There is no file “%s”."), path);
    else
      g_set_error (error, CRM_ERROR, CRM_ERROR_FAILED, _ ("“%s” cannot be read: %s."), path,
                   g_strerror (code));
    return FALSE;
  }
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode)) {
    close (fd);
    g_set_error (error, CRM_ERROR, CRM_ERROR_FOREIGN, _ ("“%s” is not a file."), path);
    return FALSE;
  }
  memset (head, 0, HEAD_SIZE);
  got = read (fd, head, HEAD_SIZE);
  if (got < 0)
    g_set_error (error, CRM_ERROR, CRM_ERROR_FAILED, _ ("“%s” cannot be read: %s."), path,
                 g_strerror (errno));
  close (fd);
  return got >= 0;
}

static gboolean
refuse_foreign (const char *path, GError **error)
{
  g_set_error (error, CRM_ERROR, CRM_ERROR_FOREIGN, _ ("“%s” is not a Hashtgam programme."), path);
  return FALSE;
}

static gboolean
check_identity (const char *path, guint32 application_id, guint32 version, const CrmMethod *method,
                GError **error)
{
  if (application_id != method->application_id || version == 0) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_FOREIGN,
                 _ ("“%s” is a database of another program, not a Hashtgam programme."), path);
    return FALSE;
  }
  if (version > (guint32) method->version) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_NEWER,
                 _ ("“%s” was made by a newer version of Hashtgam. Update the program to open it."),
                 path);
    return FALSE;
  }
  return TRUE;
}

/* The mark of a file as this computer left it: size, time and SQLite's own change counter. */
static char *
dup_mark (const char *path)
{
  guint8 head[HEAD_SIZE];
  struct stat info;

  if (stat (path, &info) != 0 || !read_head (path, head, NULL) || !is_database (head))
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT ".%09ld %u",
                          (gint64) info.st_size, (gint64) info.st_mtim.tv_sec,
                          (long) info.st_mtim.tv_nsec, read_big_endian (head + 24));
}

static char *
dup_mark_file (const char *path)
{
  g_autofree char *state = crm_open_dup_state_folder ();
  g_autofree char *folder = g_build_filename (state, "closed", NULL);
  g_autofree char *real = crm_open_dup_real_path (path);
  g_autofree char *full = g_canonicalize_filename (real, NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, full, -1);

  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, digest, NULL);
}

/* The marks of files that were moved or deleted are of no use; only the newest are kept. */
static void
prune_marks (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *oldest = NULL;
  gint64 oldest_time = G_MAXINT64;
  guint n = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (folder, name, NULL);
    struct stat info;

    n++;
    if (stat (file, &info) == 0 && info.st_mtime < oldest_time) {
      oldest_time = info.st_mtime;
      g_free (oldest);
      oldest = g_steal_pointer (&file);
    }
  }
  if (n > MOST_MARKS && oldest != NULL)
    g_unlink (oldest);
}

void
crm_open_remember (const char *path)
{
  g_autofree char *mark = dup_mark (path);
  g_autofree char *file = dup_mark_file (path);
  g_autofree char *folder = g_path_get_dirname (file);

  prune_marks (folder);
  /* Without the mark the next opening only checks more. */
  if (mark != NULL)
    g_file_set_contents_full (file, mark, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}

static gboolean
was_closed_here (const char *path)
{
  g_autofree char *mark = dup_mark (path);
  g_autofree char *file = dup_mark_file (path);
  g_autofree char *kept = NULL;

  return mark != NULL && g_file_get_contents (file, &kept, NULL, NULL) && strcmp (mark, kept) == 0;
}

static gboolean
refuse_damaged (const char *path, const char *what, GError **error)
{
  /* SQLite tells of a damage in several lines; a person is told in one sentence. */
  g_autofree char *line = g_strdelimit (g_strdup (what), "\n", ' ');

  g_set_error (error, CRM_ERROR, CRM_ERROR_DAMAGED,
               _ ("“%s” is damaged (%s). It was left as it is; open a backup of it."), path, line);
  return FALSE;
}

/* What is wrong, without the advice that the sentence around it gives anyway. */
static const char *
name_damage (const GError *failure)
{
  if (failure == NULL || g_error_matches (failure, CRM_ERROR, CRM_ERROR_DAMAGED))
    return _ ("its content is not readable");
  return failure->message;
}

/* SQLite calls a schema format or a text encoding that it does not know a plain error, and opens
 * a file whose write version it does not know for reading only. */
static gboolean
check_format (const char *path, const guint8 *head, GError **error)
{
  if (read_big_endian (head + 44) <= 4 && read_big_endian (head + 56) == 1 && head[18] <= 2 &&
      head[19] <= 2)
    return TRUE;
  return refuse_damaged (path, _ ("its head is not readable"), error);
}

/* Damage is said to be damage; a busy or failing disk, or want of memory, is not. */
static gboolean
refuse_failure (const char *path, GError *failure, GError **error)
{
  if (!g_error_matches (failure, CRM_ERROR, CRM_ERROR_DAMAGED)) {
    g_propagate_error (error, g_error_copy (failure));
    return FALSE;
  }
  return refuse_damaged (path, name_damage (failure), error);
}

static gboolean
check_content (CrmDb *db, const char *path, const CrmMethod *method, int version, gboolean pages,
               GError **error)
{
  g_autofree char *difference = NULL;
  g_autofree char *verdict = NULL;
  g_autoptr (GError) failure = NULL;

  if (!crm_schema_compare (db, method, version, &difference, &failure)) {
    if (difference == NULL)
      return refuse_failure (path, failure, error);
    g_set_error (error, CRM_ERROR, CRM_ERROR_FOREIGN,
                 _ ("“%s” is not a programme as Hashtgam makes it. %s It was left as it is."), path,
                 difference);
    return FALSE;
  }
  if (!pages)
    return TRUE;
  /* A page that could not be read for want of memory counts there as damaged: look again. */
  for (int look = 0; look < 2 && g_strcmp0 (verdict, "ok") != 0; look++) {
    g_free (verdict);
    verdict = crm_db_dup_text (db, "PRAGMA quick_check(1)", &failure);
    if (verdict == NULL)
      return refuse_failure (path, failure, error);
  }
  return strcmp (verdict, "ok") == 0 || refuse_damaged (path, verdict, error);
}

static gboolean
is_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0;
}

/* Nobody else is there: not a byte is touched. */
static gboolean
examine_alone (const char *path, const CrmMethod *method, CrmFileState *state, GError **error)
{
  g_autoptr (CrmDb) db = NULL;
  g_autoptr (GError) failure = NULL;
  guint8 head[HEAD_SIZE];

  if (!read_head (path, head, error))
    return FALSE;
  if (!is_database (head))
    return refuse_foreign (path, error);
  state->version = (int) read_big_endian (head + 60);
  if (!check_identity (path, read_big_endian (head + 68), read_big_endian (head + 60), method,
                       error) ||
      !check_format (path, head, error))
    return FALSE;
  db = crm_db_open (path, CRM_DB_IMMUTABLE, &failure);
  if (db == NULL)
    return refuse_failure (path, failure, error);
  return check_content (db, path, method, state->version, !was_closed_here (path), error);
}

/* A journal that SQLite would play back begins with its own mark. */
static gboolean
has_journal_mark (const char *path, const char *suffix)
{
  static const guint8 rollback[] = { 0xd9, 0xd5, 0x05, 0xf9 }, wal[] = { 0x37, 0x7f, 0x06 };
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  guint8 head[HEAD_SIZE];

  return read_head (name, head, NULL) &&
         (memcmp (head, rollback, sizeof rollback) == 0 || memcmp (head, wal, sizeof wal) == 0);
}

/* The head is read anew, as playing the journal back may have changed it. */
static gboolean
refuse_recovered (const char *path, GError *failure, GError **error)
{
  guint8 head[HEAD_SIZE];

  if (g_error_matches (failure, CRM_ERROR, CRM_ERROR_FAILED) && read_head (path, head, NULL) &&
      !check_format (path, head, error))
    return FALSE;
  return refuse_failure (path, failure, error);
}

/* With a journal beside it someone is at work or was interrupted. What counts then is what SQLite
 * makes of the two: the head on the disk alone may be older, newer or half written. */
static gboolean
examine_interrupted (const char *path, const CrmMethod *method, CrmFileState *state, GError **error)
{
  g_autoptr (CrmDb) db = NULL;
  g_autoptr (GError) failure = NULL;
  guint8 head[HEAD_SIZE];
  gint64 application_id = 0, version = 0;

  if (!read_head (path, head, error))
    return FALSE;
  if (is_database (head) ? read_big_endian (head + 68) != method->application_id
                         : !has_journal_mark (path, "-journal") && !has_journal_mark (path, "-wal"))
    return refuse_foreign (path, error);
  /* Who only looks must let SQLite recover the file too, or could not look. */
  db = crm_db_open (path, state->writable ? 0 : CRM_DB_READ_ONLY, &failure);
  if (db == NULL || !crm_db_exec (db, "BEGIN", &failure) ||
      !crm_db_get_integer (db, "PRAGMA application_id", &application_id, &failure) ||
      !crm_db_get_integer (db, "PRAGMA user_version", &version, &failure))
    return refuse_recovered (path, failure, error);
  if (state->writable && crm_db_is_read_only (db))
    return refuse_damaged (path, _ ("its head is not readable"), error);
  state->version = (int) version;
  if (!check_identity (path, (guint32) application_id, (guint32) version, method, error))
    return FALSE;
  if (check_content (db, path, method, state->version, TRUE, &failure))
    return TRUE;
  if (g_error_matches (failure, CRM_ERROR, CRM_ERROR_FAILED))
    return refuse_recovered (path, failure, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
crm_open_examine (const char *path, const CrmMethod *method, gboolean read_only,
                  CrmFileState *state, GError **error)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) failure = NULL;

  state->network = is_network_folder (path);
  state->writable = is_writable (path);
  state->read_only = read_only || !state->writable;
  if (crm_open_has_journal (path))
    return examine_interrupted (path, method, state, error);
  before = dup_mark (path);
  if (examine_alone (path, method, state, &failure))
    return TRUE;
  /* Somebody may have begun to write while we looked without a lock. */
  after = dup_mark (path);
  if (after != NULL && (crm_open_has_journal (path) || g_strcmp0 (before, after) != 0))
    return examine_interrupted (path, method, state, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
