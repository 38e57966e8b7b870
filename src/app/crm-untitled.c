/* crm-untitled.c: a folder and the names in it. Calls GLib and crm-backup. */
#include "crm-untitled.h"

#include <glib/gstdio.h>
#include <string.h>

#include "crm-backup.h"
#include "crm-recents.h"

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "hashtgam", "untitled", NULL);
}

static const char *
get_stem (CrmLanguage language)
{
  return language == CRM_LANGUAGE_PERSIAN ? "sample-fa-" : "sample-en-";
}

char *
crm_untitled_dup_new_path (CrmLanguage language)
{
  g_autofree char *folder = dup_folder ();
  char *path = NULL;
  guint n = 0;

  g_mkdir_with_parents (folder, 0700);
  do {
    g_autofree char *name = g_strdup_printf ("%s%u.hashtgam", get_stem (language), ++n);

    g_free (path);
    path = g_build_filename (folder, name, NULL);
  } while (g_file_test (path, G_FILE_TEST_EXISTS));
  return path;
}

gboolean
crm_untitled_has (const char *path)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *own = g_path_get_dirname (path);

  return strcmp (folder, own) == 0;
}

gboolean
crm_untitled_speaks (const char *path, CrmLanguage language)
{
  g_autofree char *name = g_path_get_basename (path);

  return crm_untitled_has (path) && g_str_has_prefix (name, get_stem (language));
}

char *
crm_untitled_dup_folder_beside (const char *path)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (path != NULL && !crm_untitled_has (path))
    return g_path_get_dirname (path);
  return g_strdup (documents != NULL ? documents : g_get_home_dir ());
}

void
crm_untitled_delete (const char *path)
{
  g_auto (GStrv) backups = crm_backup_list (path);
  g_autofree char *folder = crm_backup_dup_folder (path);

  g_return_if_fail (crm_untitled_has (path));
  for (guint i = 0; backups != NULL && backups[i] != NULL; i++) {
    g_autofree char *backup = g_build_filename (folder, backups[i], NULL);

    g_unlink (backup);
  }
  g_rmdir (folder);
  g_unlink (path);
  crm_recents_forget (path);
}
