/* crm-history.h: the log read: what can be undone and redone, and who changed what, when, from what
 * to what. Undo is the reverting of the newest act not yet reverted, whoever made it; redo reverts
 * that; a new edit ends the redo. All of it lives in the file and survives a restart. */
#pragma once

#include "crm-edit.h"

G_BEGIN_DECLS

/* Labels of the acts that undo and redo would revert; NULL: nothing to do. Owned. */
char *crm_store_dup_undo_label (CrmStore *self);
char *crm_store_dup_redo_label (CrmStore *self);
/* *label (may be NULL): what was undone, owned. FALSE with NOT_FOUND when there is nothing. */
gboolean crm_store_undo (CrmStore *self, char **label, GError **error);
gboolean crm_store_redo (CrmStore *self, char **label, GError **error);
/* The same on a worker's own connection, for acts over very many records. */
gboolean crm_history_revert_last (CrmDb *db, CrmModel *model, const char *author, gboolean redo,
                                  char **label, GCancellable *cancellable, GError **error);
/* How many records undoing now would delete beyond the limit up to which redo is kept (100,000);
 * 0: redo will work. For the sentence said beforehand. */
gint64 crm_store_get_undo_loss (CrmStore *self);

typedef struct {
  gint64 tx;
  gint64 change; /* its number in the log: for crm_history_restore */
  char *at;      /* ISO moment, UTC "2026-11-21T09:30:15Z" */
  char *who;
  char *label;
  gint64 reverts;      /* tx that this one undid, or 0 */
  const CrmKind *kind; /* NULL for an act with no single record */
  gint64 record;
  char *title;           /* the record's title then or now, or NULL */
  char op;               /* 'I' made, 'U' changed, 'D' deleted, 'B' batch imported */
  const CrmField *field; /* of a change; NULL else */
  CrmValue from, to;     /* of a change */
  gint64 count;          /* of a batch: records added */
} CrmHistoryEntry;
void crm_history_entry_free (CrmHistoryEntry *self);

/* What one act did, in its order; kind and record as below. */
GPtrArray *crm_history_read_act (CrmDb *db, CrmModel *model, gint64 tx, const CrmKind *kind,
                                 gint64 record, guint limit, GError **error);
/* Newest first; kind NULL: all; record 0: all of the kind; at most limit entries (0: 1000). Returns
 * CrmHistoryEntry pointers that free themselves. Any connection. */
GPtrArray *crm_history_read (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 record,
                             guint limit, GError **error);

G_END_DECLS
