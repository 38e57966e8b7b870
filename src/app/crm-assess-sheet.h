/* crm-assess-sheet.h: one list of a self-assessment as one person fills it in on one day: the ready
 * items and those people added, each with its answer of the day and the one before. Read in any
 * thread; an answer is one act. No widgets. */
#pragma once

#include "assessment-lists.h"
#include "crm-day.h"
#include "crm-session.h"

G_BEGIN_DECLS

typedef struct {
  const CrmAssessmentList *list;
  gint64 person; /* 0: nobody is named */
  CrmDay day;
} CrmAssessment;

typedef struct {
  char *title;
  const char *hint; /* borrowed; NULL: an item that people added */
  gint64 id;        /* the record of the day; 0: none yet */
  int score;        /* 1…5; 0: none */
  char *evidence;   /* of the day; NULL: none */
  int last_score;   /* of the newest day before, whoever judged; 0: none */
  CrmDay last_day;
} CrmAnswer;

typedef struct {
  CrmAssessment of;
  GPtrArray *answers; /* CrmAnswer */
} CrmAssessSheet;

CrmAssessSheet *crm_assess_sheet_read (CrmDb *db, CrmModel *model, const CrmAssessment *of,
                                       GCancellable *cancellable, GError **error);
void crm_assess_sheet_free (CrmAssessSheet *self);
/* Mean of the scores, of the day or of last time, and over how many; 0 over none. */
double crm_assess_sheet_get_mean (CrmAssessSheet *self, gboolean last, guint *n);

/* Keeps one field ("score", "evidence") of the answer. id: of its record, 0 when there is none yet.
 * A record without score and evidence goes. */
gboolean crm_assess_sheet_set (CrmSession *session, const CrmAssessment *of,
                               const CrmAnswer *answer, const char *field, const CrmValue *value,
                               GError **error);
/* Puts an item of one's own on the list, without an answer. */
gboolean crm_assess_sheet_add (CrmSession *session, const CrmAssessment *of, const char *title,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmAssessSheet, crm_assess_sheet_free)

G_END_DECLS
