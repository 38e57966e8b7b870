/* crm-history-change.h: one change as the log keeps it, for whoever reads the log: crm-history.c
 * tells it, crm-history-revert.c takes it back. */
#pragma once

#include "crm-model.h"
#include "crm-db.h"

G_BEGIN_DECLS

/* One change of the log with its old values by field. */
typedef struct {
  gint64 id, record;
  const CrmKind *kind;
  char
      op; /* 'I' made, 'U' changed, 'D' deleted, 'B' batch imported, 'L' batch too large for redo */
  char *old; /* JSON, owned */
} CrmHistoryChange;

void crm_history_change_clear (gpointer change);
/* NULL stays NULL; what a received log holds need not be UTF-8. Owned. */
char *crm_history_change_dup_text (CrmStatement *row, int column);
/* The op in that column; '\0' when there is none. */
char crm_history_change_read_op (CrmStatement *row, int column);
/* Puts the old values into values, marks them in mask, and the import's number into batch. */
gboolean crm_history_change_read_old (CrmDb *db, const CrmKind *kind, const char *old,
                                      CrmValue *values, gboolean *mask, CrmValue *batch,
                                      GError **error);
/* Of a deletion or a change: a deleted record comes back whole; a changed one gets back the old
 * values of what was changed. Past the rules of an edit, within one (crm-history-revert.c). */
gboolean crm_history_change_take_back (CrmDb *db, CrmModel *model, const CrmHistoryChange *change,
                                       GError **error);
/* How many records of the batch are still there. */
gint64 crm_history_change_count_batch (CrmDb *db, const CrmHistoryChange *change);

G_END_DECLS
