/* crm-edit.h: the one door through which a document changes: an edit is one labelled transaction
 * (BEGIN IMMEDIATE … COMMIT, durable). Checks the kind's rules, numbers new codes, keeps the folded
 * column, and leaves the old values to the log. Undo and redo are edits too. */
#pragma once

#include "crm-store.h"

G_BEGIN_DECLS

typedef struct _CrmEdit CrmEdit;

/* label: what the act is called in undo and history, translated ("Delete ‘Acme’"). Errors: BUSY
 * after two seconds, READ_ONLY, FULL. Only one edit at a time. */
CrmEdit *crm_edit_begin (CrmStore *store, const char *label, GError **error);
/* The same on a worker's own writable connection, without a store: the store hears of it by
 * polling. */
CrmEdit *crm_edit_begin_on (CrmDb *db, CrmModel *model, const char *author, const char *label,
                            GError **error);
CrmDb *crm_edit_get_db (CrmEdit *self);
CrmModel *crm_edit_get_model (CrmEdit *self);
/* Keeps everything or nothing; frees self in both cases. TRUE without a trace when nothing
 * changed. */
gboolean crm_edit_commit (CrmEdit *self, GError **error);
void crm_edit_cancel (CrmEdit *self);
gint64 crm_edit_get_tx (CrmEdit *self);

/* values: one entry a field of the kind; a null code with a numbered initial gets the next
 * number. Null LINKS entries. *id: the new record's. */
gboolean crm_edit_insert (CrmEdit *self, const CrmKind *kind, const CrmValue *values, gint64 *id,
                          GError **error);
/* Sets one field; the whole record is checked with the new value. Setting an equal value changes
 * nothing. */
gboolean crm_edit_set (CrmEdit *self, const CrmKind *kind, gint64 id, const CrmField *field,
                       const CrmValue *value, GError **error);
/* Sets several fields at once: mask[i] says which entries of values count. */
gboolean crm_edit_update (CrmEdit *self, const CrmKind *kind, gint64 id, const CrmValue *values,
                          const gboolean *mask, GError **error);
/* Deletes with what it owns; other references become empty. A single kind's record is refused. */
gboolean crm_edit_delete (CrmEdit *self, const CrmKind *kind, gint64 id, GError **error);
/* Makes the links of a LINKS field exactly these targets (order does not matter). */
gboolean crm_edit_set_links (CrmEdit *self, const CrmKind *kind, gint64 id, const CrmField *field,
                             const gint64 *targets, guint n, GError **error);
gboolean crm_edit_link (CrmEdit *self, const CrmKind *kind, gint64 id, const CrmField *field,
                        gint64 target, GError **error);
gboolean crm_edit_unlink (CrmEdit *self, const CrmKind *kind, gint64 id, const CrmField *field,
                          gint64 target, GError **error);
/* A copy of a record with its links; a unique code gets the next number ("A-1" → "A-1 2" when it
 * has no pattern). */
gboolean crm_edit_duplicate (CrmEdit *self, const CrmKind *kind, gint64 id, gint64 *copy,
                             GError **error);

/* Rows that an import puts into the kind's table by its own SQL: between begin and end, inserts
 * are not logged one by one; each row must carry batch = crm_edit_get_tx. end logs one row with
 * the count of rows added, by which undo finds them. Updates are logged as ever. */
gboolean crm_edit_begin_batch (CrmEdit *self, const CrmKind *kind, GError **error);
gboolean crm_edit_end_batch (CrmEdit *self, const CrmKind *kind, gint64 added, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmEdit, crm_edit_cancel)

G_END_DECLS
