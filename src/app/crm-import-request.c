/* crm-import-request.c: asks core for what the request says. What is remembered of a mapping is the
 * names of fields under a checksum of the heads. */
#include "crm-import-request.h"

#include <string.h>

#include "crm-choices.h"
#include "crm-i18n.h"

#define GROUP "import-mappings"

CrmImportRequest *
crm_import_request_copy (const CrmImportRequest *self)
{
  CrmImportRequest *copy = g_memdup2 (self, sizeof *self);

  copy->path = g_strdup (self->path);
  copy->sheet = g_strdup (self->sheet);
  copy->heads = g_strdupv (self->heads);
  copy->fields = g_strdupv (self->fields);
  copy->order = g_strdupv (self->order);
  copy->refused_folder = g_strdup (self->refused_folder);
  return copy;
}

void
crm_import_request_clear (CrmImportRequest *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->sheet, g_free);
  g_clear_pointer (&self->heads, g_strfreev);
  g_clear_pointer (&self->fields, g_strfreev);
  g_clear_pointer (&self->order, g_strfreev);
  g_clear_pointer (&self->refused_folder, g_free);
}

void
crm_import_request_free (CrmImportRequest *self)
{
  if (self == NULL)
    return;
  crm_import_request_clear (self);
  g_free (self);
}

CrmImportOptions
crm_import_request_get_options (const CrmImportRequest *self, char ***map)
{
  *map = self->kind != NULL && self->heads != NULL && self->fields != NULL
             ? crm_import_dup_map (self->kind, (const char *const *) self->heads,
                                   (const char *const *) self->fields)
             : NULL;
  return (CrmImportOptions){
    .source = { .no_header = self->no_header, .sheet = self->sheet, .in_window = TRUE },
    .map = (const char *const *) *map,
    .create_missing = self->create_missing,
    .negative = self->negative,
    .money_unit = self->money_unit,
    .mark = self->mark,
    .dates = (int) self->dates,
    .dry_run = self->dry_run,
    .refused_folder = self->refused_folder,
  };
}

/* What is remembered. */

static char *
dup_key (const CrmKind *kind, const char *const *heads)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; heads[i] != NULL; i++)
    g_checksum_update (sum, (const guchar *) heads[i], (gssize) strlen (heads[i]) + 1);
  return g_strconcat (kind->name, "-", g_checksum_get_string (sum), NULL);
}

char **
crm_import_request_recall (const CrmKind *kind, const char *const *heads)
{
  g_autofree char *key = dup_key (kind, heads);
  g_autofree char *kept = crm_choices_dup (GROUP, key);
  g_auto (GStrv) fields = kept != NULL ? g_strsplit (kept, "|", -1) : NULL;

  if (fields == NULL || g_strv_length (fields) != g_strv_length ((char **) heads))
    return NULL;
  return crm_import_dup_map (kind, heads, (const char *const *) fields);
}

void
crm_import_request_remember (const CrmImportRequest *self)
{
  g_autofree char *key = NULL;
  g_autofree char *kept = NULL;

  if (self->heads == NULL || self->fields == NULL || self->no_header)
    return;
  key = dup_key (self->kind, (const char *const *) self->heads);
  kept = g_strjoinv ("|", self->fields);
  crm_choices_set (GROUP, key, kept);
}

/* In a worker. */

gpointer
crm_import_request_look (const CrmImportRequest *self, CrmJob *job, CrmDb *db, CrmModel *model,
                         const CrmLocale *locale, const CrmKind *otherwise, GError **error)
{
  g_auto (GStrv) map = NULL;
  const CrmImportOptions options = crm_import_request_get_options (self, &map);
  const CrmImportLook look = { .kind = self->kind,
                               .otherwise = otherwise,
                               .order = (const char *const *) self->order,
                               .recall = self->afresh ? NULL : crm_import_request_recall,
                               .locale = locale };

  return crm_import_preview_new (db, model, &look, self->path, &options,
                                 crm_job_get_cancellable (job), error);
}

typedef struct {
  CrmJob *job;
  const CrmLocale *locale;
} Progress;

static void
tell_progress (double fraction, guint64 rows, guint64 refused, gpointer data)
{
  const Progress *progress = data;
  g_autofree char *n_rows = crm_integer_format ((gint64) rows, progress->locale);
  g_autofree char *n_refused = crm_integer_format ((gint64) refused, progress->locale);
  g_autofree char *message = g_strdup_printf (_ ("%s rows, %s refused"), n_rows, n_refused);

  crm_job_set_progress (progress->job, fraction, message);
}

void
crm_import_done_free (gpointer data)
{
  CrmImportDone *done = data;

  if (done == NULL)
    return;
  crm_import_result_free (done->result);
  crm_refusals_free (done->refusals);
  g_free (done);
}

gpointer
crm_import_request_run (const CrmImportRequest *self, CrmJob *job, CrmDb *db, CrmModel *model,
                        const CrmLocale *locale, const char *author, GError **error)
{
  g_auto (GStrv) map = NULL;
  const CrmImportOptions options = crm_import_request_get_options (self, &map);
  Progress progress = { job, locale };

  CrmImportResult *result =
      crm_import_run (db, model, author, self->kind, self->path, &options,
                      crm_job_get_cancellable (job), tell_progress, &progress, error);
  CrmImportDone *done;

  if (result == NULL)
    return NULL;
  done = g_new0 (CrmImportDone, 1);
  done->result = result;
  if (result->refused_path != NULL)
    done->refusals = crm_refusals_read (result->refused_path, NULL, NULL);
  return done;
}
