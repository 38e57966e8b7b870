/* crm-look.h: which period executives look at: a month, a quarter or a year, on the Overview and in
 * a presentation alike. */
#pragma once

#include "crm-headline.h"

G_BEGIN_DECLS

typedef struct {
  CrmPeriod period;
  CrmDay day; /* its last day; G_MAXINT32: the newest */
} CrmLook;
#define CRM_LOOK_NOW ((CrmLook){ CRM_PERIOD_MONTH, G_MAXINT32 })

/* The headline KPIs of a book by the period that is looked at: CrmHeadline, freeing themselves.
 * Owned. */
GPtrArray *crm_look_dup_headlines (CrmLook look, const CrmKpiBook *book);

G_END_DECLS
