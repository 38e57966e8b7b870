/* crm-standing-read.h: what every result has to show and every check found, into the arrays of a
 * standing. For crm-standing.c only. */
#pragma once

#include "crm-standing.h"

G_BEGIN_DECLS

typedef struct {
  CrmStanding *standing;
  CrmDb *db;
  CrmModel *model;
  char *with;
  const CrmStanding *previous; /* NULL: nothing can be reused */
  const guint8 *changed;
  GCancellable *cancellable;
  gboolean own; /* the transaction is: what it sees is in the file */
} CrmStandingWork;

/* The newest act that the connection sees; 0: none. */
gboolean crm_standing_ask_last_tx (CrmDb *db, gint64 *out, GError **error);
/* Within a transaction of db; standing has its last_tx and two empty arrays. */
gboolean crm_standing_read_guidance (CrmStandingWork *self, GError **error);

G_END_DECLS
