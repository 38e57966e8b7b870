/* crm-backup.c: whole copies made by SQLite itself, and which of the dated ones stay. A copy has
 * its name only when it is complete and on the disk. */
#include "crm-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "crm-i18n.h"
#include "crm-open.h"
#include "crm-text.h"

#define STAMP "%Y-%m-%dT%H-%M-%SZ"
#define OLD_PART_SECONDS (24 * 60 * 60)

static gboolean
check_copy (const char *part, GError **error)
{
  g_autoptr (CrmDb) copy = crm_db_open (part, CRM_DB_IMMUTABLE, error);
  g_autofree char *verdict = NULL;

  if (copy == NULL)
    return FALSE;
  verdict = crm_db_dup_text (copy, "PRAGMA quick_check(1)", error);
  if (verdict == NULL)
    return FALSE;
  if (strcmp (verdict, "ok") == 0)
    return TRUE;
  g_set_error (error, CRM_ERROR, CRM_ERROR_DAMAGED, _ ("The copy came out damaged: %s."), verdict);
  return FALSE;
}

static gboolean
vacuum_into (CrmDb *db, const char *part, GCancellable *cancellable, GError **error)
{
  g_autoptr (CrmStatement) vacuum = NULL;
  gboolean ok;

  vacuum = crm_db_prepare (db, "VACUUM INTO $1", error);
  if (vacuum == NULL)
    return FALSE;
  crm_statement_bind_text (vacuum, 1, part);
  crm_db_set_cancellable (db, cancellable);
  ok = crm_statement_run (vacuum, error);
  crm_db_set_cancellable (db, NULL);
  return ok;
}

gboolean
crm_backup_check_target (const char *target, gboolean replace, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (target);

  if (!replace && g_file_test (target, G_FILE_TEST_EXISTS)) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_REFUSED,
                 _ ("There is already a file “%s”. Choose another name."), target);
    return FALSE;
  }
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR)) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND, _ ("There is no folder “%s”."), folder);
    return FALSE;
  }
  if (crm_open_has_journal (target)) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_REFUSED,
                 _ ("Beside “%s” lies the journal of a programme in use or interrupted. Choose "
                    "another name."),
                 target);
    return FALSE;
  }
  return TRUE;
}

static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf first, second;

  return g_stat (a, &first) == 0 && g_stat (b, &second) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

static gboolean
fail_to_write (const char *target, GError **error)
{
  int code = errno;

  g_set_error (error, CRM_ERROR, code == ENOSPC ? CRM_ERROR_FULL : CRM_ERROR_FAILED,
               _ ("“%s” cannot be written: %s."), target, g_strerror (code));
  return FALSE;
}

/* An empty file for SQLite to fill, for nobody else to read; the process has it for itself, as
 * two may copy to one name at a time. */
static gboolean
make_part (const char *part)
{
  int fd;

  g_unlink (part);
  fd = g_open (part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  return fd >= 0 && close (fd) == 0;
}

gboolean
crm_backup_copy (CrmDb *db, const char *target, gboolean replace, GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *full =
      g_path_is_absolute (target) ? g_strdup (target) : g_build_filename (here, target, NULL);
  g_autofree char *folder = g_path_get_dirname (full);
  g_autofree char *part = g_strdup_printf ("%s.%d.part", full, (int) getpid ());
  const char *own = crm_db_get_path (db);
  gboolean ok;

  if (!crm_backup_check_target (full, replace, error))
    return FALSE;
  if (own != NULL && is_same_file (own, full)) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_REFUSED,
                 _ ("“%s” is the programme itself. Choose another name."), target);
    return FALSE;
  }
  if (!make_part (part))
    return fail_to_write (target, error);
  ok = vacuum_into (db, part, cancellable, error) && check_copy (part, error) &&
       ((crm_open_sync (part) && g_rename (part, full) == 0) || fail_to_write (target, error));
  if (ok)
    crm_open_sync (folder);
  else
    g_unlink (part);
  return ok;
}

char *
crm_backup_dup_folder (const char *path)
{
  g_autofree char *state = crm_open_dup_state_folder ();
  g_autofree char *real = crm_open_dup_real_path (path);
  g_autofree char *full = g_canonicalize_filename (real, NULL);
  g_autofree char *base = g_path_get_basename (full);
  g_autofree char *safe = crm_text_dup_file_name (base);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, full, -1);
  g_autofree char *name = g_strdup_printf ("%s-%.12s", safe, digest);

  return g_build_filename (state, "backups", name, NULL);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/* "2026-11-21T09-30-15Z.hashtgam" */
static gboolean
is_dated (const char *name)
{
  return strlen (name) == strlen ("2026-11-21T09-30-15Z.hashtgam") && name[10] == 'T' &&
         g_str_has_suffix (name, "Z.hashtgam");
}

char **
crm_backup_list (const char *path)
{
  g_autofree char *folder = crm_backup_dup_folder (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    /* What a person put there is not ours to prune. */
    if (is_dated (name))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_newest_first);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

gboolean
crm_backup_is_due (CrmDb *db, const char *path, GDateTime *now)
{
  g_auto (GStrv) names = crm_backup_list (path);
  g_autoptr (GDateTime) limit = g_date_time_add_minutes (now, -CRM_BACKUP_MINUTES);
  g_autofree char *before = g_date_time_format (limit, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *last = NULL;
  g_autoptr (CrmStatement) statement = NULL;

  if (names[0] != NULL) {
    /* The name without its suffix, and with colons, is a moment. */
    last = g_strndup (names[0], strlen ("2026-11-21T09-30-15Z"));
    last[13] = last[16] = ':';
  }
  statement =
      crm_db_prepare (db, "SELECT 1 FROM \"tx\" WHERE \"at\" > $1 AND \"at\" <= $2 LIMIT 1", NULL);
  if (statement == NULL)
    return FALSE;
  crm_statement_bind_text (statement, 1, last != NULL ? last : "");
  crm_statement_bind_text (statement, 2, before);
  return crm_statement_step (statement, NULL);
}

/* What interrupted copies left is of no use to anybody; young ones may still be written. */
static void
prune_parts (const char *folder, GDateTime *now)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (folder, name, NULL);
    GStatBuf info;

    if (g_str_has_suffix (name, ".part") && g_stat (file, &info) == 0 &&
        info.st_mtime < g_date_time_to_unix (now) - OLD_PART_SECONDS)
      g_unlink (file);
  }
}

/* The newest ten stay; of the older ones the newest of each day, for thirty days. */
static void
prune (const char *path, GDateTime *now)
{
  g_autofree char *folder = crm_backup_dup_folder (path);
  g_autoptr (GDateTime) limit = g_date_time_add_days (now, -CRM_BACKUP_DAYS);
  g_autofree char *oldest = g_date_time_format (limit, STAMP);
  g_auto (GStrv) names = crm_backup_list (path);
  g_autofree char *day = g_strdup ("");

  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *this_day = g_strndup (names[i], strlen ("2026-11-21"));
    gboolean keep =
        i < CRM_BACKUP_LAST || (strcmp (this_day, day) != 0 && strcmp (names[i], oldest) >= 0);

    if (!keep) {
      g_autofree char *file = g_build_filename (folder, names[i], NULL);

      g_unlink (file);
    }
    g_free (day);
    day = g_steal_pointer (&this_day);
  }
  prune_parts (folder, now);
}

gboolean
crm_backup_make (CrmDb *db, const char *path, GDateTime *now, char **made,
                 GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = crm_backup_dup_folder (path);
  g_autofree char *stamp = g_date_time_format (now, STAMP);
  g_autofree char *name = g_strconcat (stamp, ".hashtgam", NULL);
  g_autofree char *target = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_FAILED, _ ("The folder “%s” cannot be made: %s."),
                 folder, g_strerror (errno));
    return FALSE;
  }
  if (!crm_backup_copy (db, target, TRUE, cancellable, error))
    return FALSE;
  prune (path, now);
  if (made != NULL)
    *made = g_steal_pointer (&target);
  return TRUE;
}
