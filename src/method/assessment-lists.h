/* assessment-lists.h: the ready lists by which a committee assesses itself: four dimensions of
 * success, five engines, seven sales skills, awareness and interaction, quality of service and
 * trust. An answer is a record of kind assessment; its item is kept as it was worded then. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *title; /* N_() */
  const char *hint;  /* N_() one sentence: how it looks where it is excellent */
} CrmAssessmentItem;

typedef struct {
  const char *key;                /* a choice of assessment.list */
  const CrmAssessmentItem *items; /* ends with one without a title; NULL: people bring their own */
} CrmAssessmentList;

/* Ends with one without a key. Static. */
const CrmAssessmentList *crm_assessment_lists_get (void);

G_END_DECLS
