/* trial.h: what the tests of reliability share: folders, whole files as bytes, what lies beside a
 * file, and work spread over processes. A worker is a fork: whatever it does to its memory, its
 * signals or its user ends with it. It knows the document's public functions only. */
#pragma once

#include "crm-store.h"

/* Rounds to do: all of them, or a tenth under the sanitizers, which are some ten times slower. */
guint trial_scale (guint rounds);

/* A new folder below TMPDIR; empty and remove take all that is in it, folders too. */
char *trial_make_folder (void);
void trial_empty_folder (const char *folder);
void trial_remove_folder (const char *folder);
/* Names in the folder in order, with blanks between: what must not change. Owned. */
char *trial_dup_names (const char *folder);

/* Whole files. write makes them anew, so that they have a new inode. */
GBytes *trial_read (const char *path);
void trial_write (const char *path, GBytes *content);
void trial_write_data (const char *path, gconstpointer data, gsize size);
gboolean trial_is_unchanged (const char *path, GBytes *content);

/* A closed programme with `per_kind` random records of every kind, as bytes. */
GBytes *trial_make_programme (const CrmMethod *method, guint per_kind, guint32 seed);

CrmStore *trial_open (const char *path, const CrmMethod *method, CrmStoreMode mode);
/* Everything that crm_store_verify looks at. */
void trial_assert_whole (CrmStore *store);

/* Runs work in n processes at once and adds up the counts they give. A worker that fails an
 * assertion, crashes or is still at it after `seconds` fails the test. */
#define TRIAL_COUNTS 8
typedef void (*TrialWork) (guint worker, guint n_workers, gint64 counts[TRIAL_COUNTS],
                           gpointer data);
void trial_run_workers (guint n, guint seconds, TrialWork work, gpointer data,
                        gint64 counts[TRIAL_COUNTS]);
