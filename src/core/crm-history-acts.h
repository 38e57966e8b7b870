/* crm-history-acts.h: the log by acts, newest first, in portions: what a page of the history shows
 * before an act is opened. Any connection, any thread. */
#pragma once

#include "crm-model.h"
#include "crm-db.h"

G_BEGIN_DECLS

/* Which acts; all 0: every act. */
typedef struct {
  const char *who;     /* whose; NULL: anybody's */
  const CrmKind *kind; /* that changed records of it or their links; NULL: any */
  gint64 record;       /* of that kind; 0: any */
  const char *from;   /* not before this moment, UTC "2026-11-21T00:00:00Z"; NULL: from the first */
  const char *before; /* before this moment; NULL: to the last */
  const char *words;  /* each in the act's name, its author's or a value it replaced; NULL: none */
} CrmHistoryWish;

typedef struct {
  gint64 tx;
  char *at; /* ISO moment, UTC */
  char *who;
  char *label;
  int reverts;      /* 0: an act of its own; odd: an undo; even: a redo */
  gint64 n_changes; /* of the kind and record wished for */
} CrmHistoryAct;
void crm_history_act_free (CrmHistoryAct *self);

/* At most `limit` acts older than the act `below` (0: from the newest on). Returns CrmHistoryAct
 * pointers that free themselves. */
GPtrArray *crm_history_read_acts (CrmDb *db, const CrmHistoryWish *wish, gint64 below, guint limit,
                                  GError **error);
/* Everybody who ever acted, by name. Owned. */
GStrv crm_history_read_authors (CrmDb *db, GError **error);

G_END_DECLS
