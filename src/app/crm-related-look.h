/* crm-related-look.h: who refers to a record, read in a worker: for each kind and field that can,
 * how many there are and the first of them. No widgets. */
#pragma once

#include "crm-session.h"

G_BEGIN_DECLS

typedef struct {
  gint64 id;
  char *title, *facts; /* facts: a line; "" when there is nothing to say */
} CrmRelatedRecord;

typedef struct {
  gint64 n;           /* all there are */
  GPtrArray *records; /* of CrmRelatedRecord: the first of them */
} CrmRelatedFinding;

/* findings has one entry for each of crm_model_get_reverses, in its order; borrowed for the call.
 * Not called when the job was cancelled. */
typedef void (*CrmRelatedTake) (gpointer taker, const GPtrArray *findings);

/* Asks for at most `most` records of each. Calls take as long as the taker, a GObject, lives.
 * Returns a job to cancel; owned, NULL: nothing can be asked now. */
CrmJob *crm_related_look (CrmSession *session, const CrmKind *kind, gint64 record, guint most,
                          CrmRelatedTake take, gpointer taker);

G_END_DECLS
