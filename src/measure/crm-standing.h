/* crm-standing.h: where the programme stands: the evidence of every result, what every check found,
 * signatures and acceptances, progress and planned progress of the steps. Computed by sets, in any
 * thread; what did not change since the last time is not computed again. Definitions: the method's
 * guidance, and at each figure below. */
#pragma once

#include "crm-check.h"

G_BEGIN_DECLS

/* A signature under a result or a step: the newest of the running round, else the newest before. */
typedef struct {
  gint64 id;             /* of the sign-off; 0: there is none */
  char *signer, *at;     /* a name and an ISO moment; may be NULL */
  char *remark, *reason; /* may be NULL */
  gboolean earlier;      /* of an earlier round: asked for again */
  gboolean changed;      /* something the evidence reads has changed since */
} CrmSignature;

typedef struct {
  const CrmResult *result;
  CrmEvidence evidence;
  CrmSignature signature;
  guint8 *reads; /* by kind index: 1 where its evidence looks */
  gint64 took;   /* to find it, microseconds */
} CrmResultStanding;

typedef enum {
  CRM_CHECK_SILENT, /* its step has not begun */
  CRM_CHECK_PASSES,
  CRM_CHECK_FAILS,
  CRM_CHECK_ACCEPTED /* fails, and is left as it is for a reason */
} CrmCheckState;

typedef struct {
  const CrmCheck *check;
  CrmCheckState state;
  CrmFinding finding; /* kept for silent ones too */
  gint64 acceptance;  /* id; 0: none */
  char *reason;       /* of the acceptance */
  guint8 *reads;
  gint64 took;
} CrmCheckStanding;

typedef struct {
  int step;        /* 1…8, 0 the programme */
  gboolean begun;  /* it has a record, or a milestone whose start has passed */
  double progress; /* mean over its results of evidence ÷ what is asked, 0…1 */
  double planned;  /* share of its results whose milestone is due, 0…1 */
  guint n_results, n_met, n_signed;
  guint n_failing, n_accepted, n_checks;
  CrmSignature signature; /* under the step as a whole */
} CrmStepStanding;

#define CRM_STANDING_STEPS 9

typedef struct {
  CrmDay today;
  gint64 last_tx; /* of the log, at that moment */
  gint64 round;   /* id of the running round; 0: none */
  CrmStepStanding steps[CRM_STANDING_STEPS];
  GArray *results; /* CrmResultStanding, in the method's order */
  GArray *checks;  /* CrmCheckStanding, likewise */
} CrmStanding;

/* previous (may be NULL) lends what it found where `changed` (by kind index; NULL: anything may
 * have changed) says that nothing it read is different. */
CrmStanding *crm_standing_new (CrmDb *db, CrmModel *model, CrmDay today,
                               const CrmStanding *previous, const guint8 *changed,
                               GCancellable *cancellable, GError **error);
void crm_standing_free (CrmStanding *self);

const CrmResultStanding *crm_standing_find_result (const CrmStanding *self, const char *name);
const CrmCheckStanding *crm_standing_find_check (const CrmStanding *self, const char *name);

/* The fact in words: "3 goals have no KPI". Owned. */
char *crm_check_dup_fact (const CrmCheckStanding *self, const CrmLocale *locale);
/* "6 of 7 promises". Owned. */
char *crm_result_dup_evidence (const CrmResultStanding *self, const CrmLocale *locale);
/* What a signature is put under, in words, one line a result: kept with the sign-off. result NULL:
 * the whole step. Owned. */
char *crm_standing_dup_statement (const CrmStanding *self, int step, const CrmResult *result,
                                  const CrmLocale *locale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmStanding, crm_standing_free)

G_END_DECLS
