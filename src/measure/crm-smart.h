/* crm-smart.h: whether a goal is specific, measurable, attainable, relevant, bound to a time and
 * understood, and what is missing, so that it can be repaired. The rules are those of the results
 * and checks of step 1, told a goal at a time. */
#pragma once

#include "crm-goal.h"
#include "crm-locale.h"

G_BEGIN_DECLS

typedef enum {
  CRM_SMART_SPECIFIC,   /* somebody answers for it */
  CRM_SMART_MEASURABLE, /* a KPI, from a baseline to a target */
  CRM_SMART_ATTAINABLE, /* rated 2 to 4 of 5 */
  CRM_SMART_RELEVANT,   /* it serves a vision, itself or as a part */
  CRM_SMART_TIME_BOUND, /* a due date */
  CRM_SMART_UNDERSTOOD, /* by four of five of those asked */
  CRM_SMART_N
} CrmSmartPart;

typedef struct {
  gboolean met;
  char *said;         /* owned: why it is met, or what is missing, a sentence */
  const char *field;  /* of the goal, where it is repaired */
  const char *repair; /* what to do there, translated: "Choose a KPI"; NULL: it is met */
} CrmSmart;

/* "Specific". Translated. */
const char *crm_smart_get_label (CrmSmartPart part);
/* Fills *self; clear it afterwards. */
void crm_smart_judge (CrmSmart *self, const CrmGoal *goal, CrmSmartPart part,
                      const CrmLocale *locale);
void crm_smart_clear (CrmSmart *self);
/* How many of the six are met. */
guint crm_smart_count_met (const CrmGoal *goal);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CrmSmart, crm_smart_clear)

G_END_DECLS
