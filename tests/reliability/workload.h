/* workload.h: a day's work on a programme, act by act: new and changed records, deletions with
 * what they own, bulk edits, imports, undo, redo. Act number n does the same to the same file
 * whoever runs it, so that the state after n acts is known beforehand and a file is right or
 * wrong to the byte of its records and its log. Calls the document's public functions; reads the
 * result through SQLite. */
#pragma once

#include "crm-store.h"

/* Acts that the file has seen, the filling of the template among them: the newest number in its
 * log. */
guint workload_get_done (CrmStore *store);
/* A hash of all records and of the whole log but its moments. */
guint64 workload_get_state (CrmStore *store);

/* Does the next act, which leaves one entry in the log. rows: a file in a folder of one's own that
 * imports may write and read. FALSE: the programme refused it; error says why. */
gboolean workload_act (CrmStore *store, const char *rows, GError **error);
/* Now and then closes and opens the file, or moves the WAL into it, as a window does. */
void workload_rest (CrmStore **store, CrmStoreMode mode);

/* What the acts make of a template: states[i] after act i, up to `last`. Made in a process of its
 * own. Owned. */
guint64 *workload_predict (GBytes *content, const CrmMethod *method, guint last);
