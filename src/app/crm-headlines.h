/* crm-headlines.h: reads the headline KPIs in a worker, for the tiles of the Overview and for the
 * slides of a presentation. */
#pragma once

#include "crm-headline.h"
#include "crm-session.h"

G_BEGIN_DECLS

/* headlines: CrmHeadline, taken over; NULL when it failed or was cancelled. */
typedef void (*CrmHeadlinesDone) (GObject *owner, GPtrArray *headlines);

/* The programme's calendar and fiscal year. */
CrmPeriods crm_headlines_get_periods (CrmSession *session);
/* done is called in the main context unless owner is gone by then. Returns the job, owned. */
CrmJob *crm_headlines_read (CrmSession *session, CrmHeadlinesDone done, GObject *owner);

G_END_DECLS
