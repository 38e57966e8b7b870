/* crm-recents.h: the programmes that were open here lately, and how they stood when last seen: what
 * the start page shows of each without opening it. A key file of this person in the state folder,
 * readable by nobody else; figures of progress and the organisation's name, nothing of people.
 * Nothing of it is worth an error. */
#pragma once

#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_RECENT_STEPS 8

typedef struct {
  char *path;
  char *name;                    /* of the organisation; NULL: none was written */
  gint64 opened;                 /* seconds since 1970 */
  int percent[CRM_RECENT_STEPS]; /* progress of each step, 0…100; -1: not known */
  gboolean touched;              /* changed since it was made: of untitled copies only */
} CrmRecent;

/* Untitled copies first, then those opened last. Owned: CrmRecent. */
GPtrArray *crm_recents_read (void);
CrmRecent *crm_recent_copy (const CrmRecent *self);
void crm_recent_free (CrmRecent *self);

/* Notes that a programme was opened now, and from then on how it stands. Once a session. */
void crm_recents_follow (CrmSession *session);
/* The file is elsewhere. */
void crm_recents_move (const char *from, const char *to);
void crm_recents_forget (const char *path);
/* All but the untitled copies: they would not be found again. */
void crm_recents_clear (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmRecent, crm_recent_free)

G_END_DECLS
