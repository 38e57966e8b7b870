/* crm-briefing.h: what is said beside KPIs when they are presented, read at once and beforehand:
 * what a KPI counts, what was noted on its values, what the committee decided about it, and what is
 * done when it is off target. Belongs in a worker. Calls crm-query only. */
#pragma once

#include "crm-day.h"
#include "crm-query.h"

G_BEGIN_DECLS

/* What was noted with a measurement. */
typedef struct {
  CrmDay day;
  char *text;
} CrmBriefingNote;

/* Of one KPI. Texts are "" where there are none. */
typedef struct {
  gint64 kpi;
  char *definition, *source;
  char *action, *owner; /* what is done when it is off target; who answers for it */
  gint64 decision;      /* id of the newest decision about it; 0: none */
  char *decided;        /* its sentence */
  char *reason, *deciders;
  char *decision_day; /* in words */
  char *improvement;  /* what is done about the newest open improvement of it */
  char *improvement_owner, *improvement_due;
  GArray *notes; /* CrmBriefingNote, the newest first */
} CrmBriefingKpi;

typedef struct {
  char *organisation;
  GPtrArray *kpis; /* CrmBriefingKpi */
} CrmBriefing;

/* ids: of KPIs (gint64). locale: in whose words days and names are. */
CrmBriefing *crm_briefing_read (CrmDb *db, CrmModel *model, const GArray *ids,
                                const CrmLocale *locale, GError **error);
void crm_briefing_free (CrmBriefing *self);
/* NULL: it was not read. */
const CrmBriefingKpi *crm_briefing_find (const CrmBriefing *self, gint64 kpi);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmBriefing, crm_briefing_free)

G_END_DECLS
