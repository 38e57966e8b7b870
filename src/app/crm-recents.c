/* crm-recents.c: one group a programme in the key file, read and written whole at each call, and
 * only written when it says something new. */
#include "crm-recents.h"

#include <math.h>
#include <string.h>

#include "crm-choices.h"
#include "crm-day.h"
#include "crm-guide.h"
#include "crm-untitled.h"

#define MAX_KEPT 12

static char *
dup_file (void)
{
  return g_build_filename (g_get_user_state_dir (), "hashtgam", "recent.ini", NULL);
}

static GKeyFile *
load (void)
{
  GKeyFile *keys = g_key_file_new ();
  g_autofree char *file = dup_file ();

  g_key_file_load_from_file (keys, file, G_KEY_FILE_NONE, NULL);
  return keys;
}

static void
save (GKeyFile *keys)
{
  g_autofree char *file = dup_file ();
  g_autofree char *folder = g_path_get_dirname (file);
  gsize length = 0;
  g_autofree char *text = g_key_file_to_data (keys, &length, NULL);

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents_full (file, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                            NULL);
}

/* Writes nothing that the file says already. */
static void
save_if_new (GKeyFile *keys, const char *before)
{
  g_autofree char *now = g_key_file_to_data (keys, NULL, NULL);

  if (strcmp (before, now) != 0)
    save (keys);
}

/* Reading. */

CrmRecent *
crm_recent_copy (const CrmRecent *self)
{
  CrmRecent *copy = g_memdup2 (self, sizeof *self);

  copy->path = g_strdup (self->path);
  copy->name = g_strdup (self->name);
  return copy;
}

void
crm_recent_free (CrmRecent *self)
{
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

static void
read_percent (GKeyFile *keys, const char *group, CrmRecent *recent)
{
  gsize n = 0;
  g_autofree int *percent = g_key_file_get_integer_list (keys, group, "progress", &n, NULL);

  for (gsize i = 0; i < CRM_RECENT_STEPS; i++)
    recent->percent[i] = percent != NULL && i < n ? CLAMP (percent[i], -1, 100) : -1;
}

static CrmRecent *
read_one (GKeyFile *keys, const char *group)
{
  g_autofree char *uri = g_key_file_get_string (keys, group, "file", NULL);
  char *path = uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  CrmRecent *recent;

  if (path == NULL)
    return NULL;
  recent = g_new0 (CrmRecent, 1);
  recent->path = path;
  recent->name = g_key_file_get_string (keys, group, "name", NULL);
  recent->opened = g_key_file_get_int64 (keys, group, "opened", NULL);
  recent->touched = g_key_file_get_boolean (keys, group, "touched", NULL);
  read_percent (keys, group, recent);
  return recent;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const CrmRecent *one = *(CrmRecent *const *) a, *other = *(CrmRecent *const *) b;
  gboolean first = crm_untitled_has (one->path), second = crm_untitled_has (other->path);

  if (first != second)
    return first ? -1 : 1;
  return (one->opened < other->opened) - (one->opened > other->opened);
}

static GPtrArray *
read_all (GKeyFile *keys)
{
  GPtrArray *recents = g_ptr_array_new_with_free_func ((GDestroyNotify) crm_recent_free);
  g_auto (GStrv) groups = g_key_file_get_groups (keys, NULL);

  for (guint i = 0; groups[i] != NULL; i++) {
    CrmRecent *recent = read_one (keys, groups[i]);

    if (recent != NULL)
      g_ptr_array_add (recents, recent);
  }
  g_ptr_array_sort (recents, compare);
  return recents;
}

GPtrArray *
crm_recents_read (void)
{
  g_autoptr (GKeyFile) keys = load ();

  return read_all (keys);
}

/* Writing. */

static void
forget (GKeyFile *keys, const char *path)
{
  g_autofree char *group = crm_choices_dup_path_key (path);

  g_key_file_remove_group (keys, group, NULL);
}

static void
forget_old (GKeyFile *keys)
{
  g_autoptr (GPtrArray) recents = read_all (keys);
  guint n = 0;

  for (guint i = 0; i < recents->len; i++) {
    const CrmRecent *recent = g_ptr_array_index (recents, i);

    if (!crm_untitled_has (recent->path) && ++n > MAX_KEPT)
      forget (keys, recent->path);
  }
}

static void
note_opened (const char *path)
{
  g_autoptr (GDateTime) now = crm_moment_dup_clock ();
  g_autoptr (GKeyFile) keys = load ();
  g_autofree char *group = crm_choices_dup_path_key (path);
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (full, NULL, NULL);

  if (uri == NULL)
    return;
  g_key_file_set_string (keys, group, "file", uri);
  g_key_file_set_int64 (keys, group, "opened", g_date_time_to_unix (now));
  forget_old (keys);
  save (keys);
}

void
crm_recents_move (const char *from, const char *to)
{
  g_autoptr (GKeyFile) keys = load ();
  g_autofree char *group = crm_choices_dup_path_key (from);
  g_autofree char *uri = g_filename_to_uri (to, NULL, NULL);
  g_autoptr (CrmRecent) recent = read_one (keys, group);
  g_autofree char *next = crm_choices_dup_path_key (to);

  if (recent == NULL || uri == NULL)
    return;
  g_key_file_remove_group (keys, group, NULL);
  g_key_file_set_string (keys, next, "file", uri);
  g_key_file_set_int64 (keys, next, "opened", recent->opened);
  if (recent->name != NULL)
    g_key_file_set_string (keys, next, "name", recent->name);
  g_key_file_set_integer_list (keys, next, "progress", recent->percent, CRM_RECENT_STEPS);
  save (keys);
}

void
crm_recents_forget (const char *path)
{
  g_autoptr (GKeyFile) keys = load ();

  forget (keys, path);
  save (keys);
}

void
crm_recents_clear (void)
{
  g_autoptr (GKeyFile) keys = load ();
  g_autoptr (GPtrArray) recents = read_all (keys);

  for (guint i = 0; i < recents->len; i++) {
    const CrmRecent *recent = g_ptr_array_index (recents, i);

    if (!crm_untitled_has (recent->path))
      forget (keys, recent->path);
  }
  save (keys);
}

/* How an open programme stands. */

static char *
dup_name (CrmSession *session)
{
  CrmModel *model = crm_session_get_model (session);
  const CrmKind *kind = crm_model_find_kind (model, "organisation");
  const CrmField *field = crm_kind_get_title (kind);
  CrmValue *values = crm_query_dup_record (crm_session_get_db (session), model, kind, 1, NULL);
  char *name = NULL;

  if (values != NULL) {
    const CrmValue *value = &values[crm_kind_get_field_index (kind, field)];

    if (value->tag == CRM_VALUE_TEXT)
      name = g_strdup (value->text);
    crm_values_free (values, kind->n_fields);
  }
  return name;
}

static void
set_progress (GKeyFile *keys, const char *group, const CrmStanding *standing)
{
  int percent[CRM_RECENT_STEPS];

  for (guint i = 0; i < CRM_RECENT_STEPS; i++)
    percent[i] = (int) floor (CLAMP (standing->steps[i + 1].progress, 0, 1) * 100);
  g_key_file_set_integer_list (keys, group, "progress", percent, CRM_RECENT_STEPS);
}

/* Somebody who had the programme forgotten while it is open does not find it back in the list. */
static void
note_state (CrmSession *session, gboolean touched)
{
  const char *path = crm_store_get_path (crm_session_get_store (session));
  const CrmStanding *standing = crm_guide_get_standing (crm_guide_get (session));
  g_autoptr (GKeyFile) keys = load ();
  g_autofree char *before = g_key_file_to_data (keys, NULL, NULL);
  g_autofree char *group = crm_choices_dup_path_key (path);
  g_autofree char *name = dup_name (session);

  if (!g_key_file_has_group (keys, group))
    return;
  if (name != NULL)
    g_key_file_set_string (keys, group, "name", name);
  else
    g_key_file_remove_key (keys, group, "name", NULL);
  if (standing != NULL)
    set_progress (keys, group, standing);
  if (touched && crm_untitled_has (path))
    g_key_file_set_boolean (keys, group, "touched", TRUE);
  save_if_new (keys, before);
}

static void
on_session_changed (CrmSession *session)
{
  note_state (session, TRUE);
}

static void
on_guide_changed (CrmGuide *guide)
{
  note_state (crm_guide_get_session (guide), FALSE);
}

void
crm_recents_follow (CrmSession *session)
{
  note_opened (crm_store_get_path (crm_session_get_store (session)));
  note_state (session, FALSE);
  g_signal_connect (session, "changed", G_CALLBACK (on_session_changed), NULL);
  g_signal_connect (crm_guide_get (session), "changed", G_CALLBACK (on_guide_changed), NULL);
}
