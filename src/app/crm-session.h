/* crm-session.h: what the widgets of one open programme share: the store, how values are written
 * for this person, one way to edit that reports what went wrong, and requests to show a record.
 * One a store, shared by its windows. Widgets hold a reference; it holds no widget. */
#pragma once

#include <gio/gio.h>

#include "crm-edit.h"
#include "crm-job.h"
#include "crm-query.h"
#include "crm-store.h"

G_BEGIN_DECLS

#define CRM_TYPE_SESSION (crm_session_get_type ())
G_DECLARE_FINAL_TYPE (CrmSession, crm_session, CRM, SESSION, GObject)

/* Polls the store twice a second for other processes' acts, makes due backups in a worker, moves
 * the WAL into the file when idle. */
CrmSession *crm_session_new (CrmStore *store);
CrmStore *crm_session_get_store (CrmSession *self);
CrmModel *crm_session_get_model (CrmSession *self);
CrmDb *crm_session_get_db (CrmSession *self);
/* Language of the desktop (or the preference), calendar and money of the programme. Borrowed;
 * changes are told by "locale-changed". */
const CrmLocale *crm_session_get_locale (CrmSession *self);

/* One edit: begin, func, commit. A failure is told once: by the caller who takes the error, or by
 * a message when error is NULL. */
typedef gboolean (*CrmSessionFunc) (CrmEdit *edit, gpointer data, GError **error);
gboolean crm_session_edit (CrmSession *self, const char *label, CrmSessionFunc func, gpointer data,
                           GError **error);
/* The usual ones. */
gboolean crm_session_set (CrmSession *self, const CrmKind *kind, gint64 id, const CrmField *field,
                          const CrmValue *value, GError **error);
gboolean crm_session_delete (CrmSession *self, const CrmKind *kind, const gint64 *ids, guint n,
                             GError **error); /* with a message that offers undo */
gboolean crm_session_duplicate (CrmSession *self, const CrmKind *kind, gint64 id, gint64 *copy,
                                GError **error);
/* Undo and redo; a batch of many records runs in a job. Says what was undone by a message. */
void crm_session_undo (CrmSession *self);
void crm_session_redo (CrmSession *self);
/* Labels for the buttons' tooltips, owned, NULL when there is nothing; kept up to date by
 * "changed". */
char *crm_session_dup_undo_label (CrmSession *self);
char *crm_session_dup_redo_label (CrmSession *self);

/* Who makes this person's edits; kept for this programme on this computer. */
void crm_session_set_author (CrmSession *self, const char *name);
/* After a change of the desktop's or the person's language. */
void crm_session_reload_locale (CrmSession *self);
/* Why edits would be lost (the file was moved or deleted), a sentence; NULL: all is well. Told by
 * "trouble-changed". */
const char *crm_session_get_trouble (CrmSession *self);

/* Work in a thread on a connection of its own. Writers come one at a time, and meanwhile edits
 * are refused in words instead of waiting. `done` (may be NULL) is called in the main context
 * with the result, which it takes over; without one an error becomes a message. The session
 * lives until then. Returns the job, borrowed; NULL when another writer is at work: that was
 * said, and data is freed. */
typedef enum { CRM_SESSION_READ, CRM_SESSION_WRITE } CrmSessionAccess;
typedef gpointer (*CrmSessionWork) (CrmJob *job, CrmDb *db, gpointer data, GError **error);
typedef void (*CrmSessionDone) (CrmSession *self, gpointer result, const GError *error,
                                gpointer data);
CrmJob *crm_session_run (CrmSession *self, const char *title, CrmSessionAccess access,
                         CrmSessionWork work, CrmSessionDone done, gpointer data,
                         GDestroyNotify free_data, GDestroyNotify free_result);
CrmJob *crm_session_get_writer (CrmSession *self); /* NULL: none at work */

/* A sentence for a toast; undo: with an Undo button. */
void crm_session_say (CrmSession *self, const char *text, gboolean undo);
/* Asks the window to show a record (its page and the inspector), or with id 0 the page of a
 * kind. */
void crm_session_show_record (CrmSession *self, const CrmKind *kind, gint64 id);
/* A job that a window shows with progress and Cancel. */
void crm_session_add_job (CrmSession *self, CrmJob *job);

/* signals: "changed" (CrmSession *, const CrmNews *) · "locale-changed" (CrmSession *) ·
 * "message" (CrmSession *, const char *text, gboolean undo) ·
 * "show-record" (CrmSession *, gpointer kind, gint64 id) · "job" (CrmSession *, CrmJob *) ·
 * "trouble-changed" (CrmSession *) */

G_END_DECLS
