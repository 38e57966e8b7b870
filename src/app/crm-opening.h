/* crm-opening.h: the ways to an open document: a file that is there, a new one, the sample, a copy
 * of a backup. Checking the pages of a large file takes seconds, so that all of them are for
 * workers. */
#pragma once

#include "crm-beginning.h"
#include "crm-job.h"

G_BEGIN_DECLS

typedef enum { CRM_OPENING_FILE, CRM_OPENING_NEW, CRM_OPENING_SAMPLE, CRM_OPENING_BACKUP } CrmWay;

typedef struct {
  CrmWay way;
  char *path;              /* canonical */
  char *backup;            /* what is copied to path */
  CrmBeginning *beginning; /* of a new one */
  CrmLanguage language;    /* of the sample */
} CrmOpening;

CrmOpening *crm_opening_new (CrmWay way, const char *path);
void crm_opening_free (CrmOpening *self);
/* In a worker. Owned. */
CrmStore *crm_opening_run (const CrmOpening *self, CrmJob *job, GError **error);

G_END_DECLS
