/* crm-refused.c: one CSV, opened with the first refused row. The heads of its own three columns are
 * not translated: the import knows such a file again by them. */
#include "crm-refused.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>

#include "crm-error.h"
#include "crm-i18n.h"

#define MOST_NAMES 1000

static const char *const own_columns[] = { "line", "column", "reason" };

struct _CrmRefused {
  CrmSource *source;
  char *source_path;
  char *folder;
  gboolean dry;
  char *path; /* reserved by an empty file of ours while the rows are written beside it */
  CrmCsvWriter *writer;
};

CrmRefused *
crm_refused_new (CrmSource *source, const char *source_path, const char *folder, gboolean dry)
{
  CrmRefused *self = g_new0 (CrmRefused, 1);

  self->source = source;
  self->source_path = g_strdup (source_path);
  self->folder = g_strdup (folder);
  self->dry = dry;
  return self;
}

void
crm_refused_free (CrmRefused *self)
{
  if (self == NULL)
    return;
  if (self->writer != NULL) {
    crm_csv_writer_cancel (self->writer);
    g_unlink (self->path);
  }
  g_free (self->source_path);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

/* Takes the first free name in the folder by making an empty file of that name. */
static char *
reserve_name (CrmRefused *self, const char *folder)
{
  g_autofree char *base = g_path_get_basename (self->source_path);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';
  for (guint i = 1; i <= MOST_NAMES; i++) {
    g_autofree char *name = i == 1 ? g_strconcat (base, "-refused.csv", NULL)
                                   : g_strdup_printf ("%s-refused-%u.csv", base, i);
    g_autofree char *path = g_build_filename (folder, name, NULL);
    int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (fd >= 0) {
      g_close (fd, NULL);
      return g_steal_pointer (&path);
    }
    if (errno != EEXIST)
      return NULL;
  }
  return NULL;
}

static gboolean
reserve (CrmRefused *self, GError **error)
{
  g_autofree char *beside = g_path_get_dirname (self->source_path);
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), "hashtgam", NULL);

  self->path = reserve_name (self, self->folder != NULL ? self->folder : beside);
  if (self->path == NULL && g_mkdir_with_parents (state, 0700) == 0)
    self->path = reserve_name (self, state);
  if (self->path != NULL)
    return TRUE;
  g_set_error (error, CRM_ERROR, CRM_ERROR_READ_ONLY,
               _ ("The rows that were refused can be written neither to %s nor to %s."),
               self->folder != NULL ? self->folder : beside, state);
  return FALSE;
}

static gboolean
open_file (CrmRefused *self, GError **error)
{
  guint first = crm_refused_count_own_columns (self->source);
  guint n = crm_source_get_n_columns (self->source);

  if (!reserve (self, error))
    return FALSE;
  self->writer = crm_csv_writer_new (self->path, ',', TRUE, error);
  if (self->writer == NULL) {
    g_unlink (self->path);
    return FALSE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (own_columns); i++)
    crm_csv_writer_text (self->writer, own_columns[i], -1);
  for (guint i = first; i < n; i++) {
    g_autofree char *head =
        crm_refused_dup_original_head (crm_source_get_column (self->source, i), first > 0);

    crm_csv_writer_text (self->writer, head, -1);
  }
  crm_csv_writer_end_row (self->writer);
  return TRUE;
}

gboolean
crm_refused_add (CrmRefused *self, guint64 line, const char *column, const char *reason,
                 const CrmCell *cells, GError **error)
{
  guint n = crm_source_get_n_columns (self->source);
  char number[24];

  if (self->dry)
    return TRUE;
  if (self->writer == NULL && !open_file (self, error))
    return FALSE;
  g_snprintf (number, sizeof number, "%" G_GUINT64_FORMAT, line);
  crm_csv_writer_raw (self->writer, number);
  crm_csv_writer_text (self->writer, column, -1);
  crm_csv_writer_text (self->writer, reason, -1);
  for (guint i = crm_refused_count_own_columns (self->source); i < n; i++)
    crm_csv_writer_text (self->writer, cells[i].text, (gssize) cells[i].length);
  crm_csv_writer_end_row (self->writer);
  return TRUE;
}

gboolean
crm_refused_finish (CrmRefused *self, char **path, GError **error)
{
  *path = NULL;
  if (self->writer == NULL)
    return TRUE;
  if (!crm_csv_writer_finish (g_steal_pointer (&self->writer), error)) {
    g_unlink (self->path);
    return FALSE;
  }
  g_chmod (self->path, 0600);
  *path = g_steal_pointer (&self->path);
  return TRUE;
}

guint
crm_refused_count_own_columns (CrmSource *source)
{
  if (crm_source_get_n_columns (source) <= G_N_ELEMENTS (own_columns))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (own_columns); i++)
    if (strcmp (crm_source_get_column (source, i), own_columns[i]) != 0)
      return 0;
  return G_N_ELEMENTS (own_columns);
}

char *
crm_refused_dup_original_head (const char *head, gboolean is_refused_file)
{
  for (guint i = 0; is_refused_file && i < G_N_ELEMENTS (own_columns); i++) {
    g_autofree char *second = g_strconcat (own_columns[i], " (2)", NULL);

    if (strcmp (head, second) == 0)
      return g_strdup (own_columns[i]);
  }
  return g_strdup (head);
}
