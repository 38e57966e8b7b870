/* crm-headlines.h: reads the headline KPIs in a worker, for the tiles of the Overview and for the
 * slides of a presentation. */
#pragma once

#include "crm-headline.h"
#include "crm-session.h"

G_BEGIN_DECLS

/* Which period is looked at. */
typedef struct {
  CrmPeriod period; /* month, quarter or year */
  CrmDay day;       /* its last day; G_MAXINT32: the newest */
} CrmLook;
#define CRM_LOOK_NOW ((CrmLook){ CRM_PERIOD_MONTH, G_MAXINT32 })

/* The headlines by the period that is looked at: CrmHeadline, freeing themselves. */
GPtrArray *crm_headlines_dup_by (const GPtrArray *headlines, CrmLook look,
                                 const CrmPeriods *periods);

/* headlines: CrmHeadline, taken over; NULL when it failed or was cancelled. */
typedef void (*CrmHeadlinesDone) (GObject *owner, GPtrArray *headlines);

/* The programme's calendar and fiscal year. */
CrmPeriods crm_headlines_get_periods (CrmSession *session);
/* done is called in the main context unless owner is gone by then. Returns the job, owned. */
CrmJob *crm_headlines_read (CrmSession *session, CrmHeadlinesDone done, GObject *owner);

G_END_DECLS
