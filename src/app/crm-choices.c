/* crm-choices.c: loads, changes and saves the key file at each call: choices are rare, and two
 * running programs then do not overwrite each other's. Calls GLib only. */
#include "crm-choices.h"

static char *
dup_file (void)
{
  return g_build_filename (g_get_user_config_dir (), "hashtgam", "settings.ini", NULL);
}

char *
crm_choices_dup (const char *group, const char *key)
{
  g_autoptr (GKeyFile) choices = g_key_file_new ();
  g_autofree char *file = dup_file ();

  if (!g_key_file_load_from_file (choices, file, G_KEY_FILE_NONE, NULL))
    return NULL;
  return g_key_file_get_string (choices, group, key, NULL);
}

void
crm_choices_set (const char *group, const char *key, const char *value)
{
  g_autoptr (GKeyFile) choices = g_key_file_new ();
  g_autofree char *file = dup_file ();
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *text = NULL;
  gsize length;

  g_key_file_load_from_file (choices, file, G_KEY_FILE_KEEP_COMMENTS, NULL);
  if (value != NULL)
    g_key_file_set_string (choices, group, key, value);
  else
    g_key_file_remove_key (choices, group, key, NULL);
  g_mkdir_with_parents (folder, 0700);
  text = g_key_file_to_data (choices, &length, NULL);
  /* Names of files and folders are nobody else's business. */
  g_file_set_contents_full (file, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                            NULL);
}

char *
crm_choices_dup_path_key (const char *path)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, full, -1);
}
