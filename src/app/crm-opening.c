/* crm-opening.c: one function of core a way. No widgets. */
#include "crm-opening.h"

#include "crm-backup.h"
#include "crm-method.h"
#include "crm-sample.h"

CrmOpening *
crm_opening_new (CrmWay way, const char *path)
{
  CrmOpening *self = g_new0 (CrmOpening, 1);

  self->way = way;
  self->path = g_canonicalize_filename (path, NULL);
  return self;
}

void
crm_opening_free (CrmOpening *self)
{
  g_free (self->path);
  g_free (self->backup);
  g_clear_pointer (&self->beginning, crm_beginning_free);
  g_free (self);
}

static gboolean
copy_backup (const CrmOpening *self, CrmJob *job, GError **error)
{
  g_autoptr (CrmDb) backup = crm_db_open (self->backup, CRM_DB_IMMUTABLE, error);

  return backup != NULL &&
         crm_backup_copy (backup, self->path, TRUE, crm_job_get_cancellable (job), error);
}

CrmStore *
crm_opening_run (const CrmOpening *self, CrmJob *job, GError **error)
{
  switch (self->way) {
  case CRM_OPENING_NEW:
    return crm_beginning_make (self->beginning, self->path, error);
  case CRM_OPENING_SAMPLE:
    return crm_sample_create (self->path, crm_method_get (), self->language,
                              crm_job_get_cancellable (job), error);
  case CRM_OPENING_BACKUP:
    if (!copy_backup (self, job, error))
      return NULL;
    break;
  case CRM_OPENING_FILE:
    break;
  }
  return crm_store_open (self->path, crm_method_get (), CRM_STORE_WORK, error);
}
