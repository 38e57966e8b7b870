/* crm-db-locks.h: keeps the locks of open documents from being lost. A process loses all its POSIX
 * locks on a file when anything in it closes that file, be it only to look at its first bytes, as a
 * file chooser does with every file of a folder. Another process then finds the document free while
 * a window works in it, and both break it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Before the first connection is opened; from any thread, any number of times. Where the system
 * has no locks of open files, things stay as SQLite has them. */
void crm_db_locks_install (void);

G_END_DECLS
