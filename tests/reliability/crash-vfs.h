/* crash-vfs.h: a layer between SQLite and the disk that writes down every write, truncation,
 * sync, creation and deletion in one folder, and from that builds what a disk may hold when the
 * power fails after any of them. Knows SQLite's VFS and files; nothing of documents.
 *
 * The model of the disk: what was not synced may have arrived, each sector of 512 bytes by
 * itself, in any order, or hold garbage, but no byte outside a write is harmed (which is also
 * what SQLite's default promises of a disk). A sync makes the writes of one file last; the first
 * sync of a new file also syncs its folder, as SQLite does it, and so does a deletion that asks
 * for it. Names made or deleted since the last sync of the folder may be as they were, in the
 * order in which they changed. */
#pragma once

#include <gio/gio.h>

typedef struct _CrashLog CrashLog;
typedef struct _CrashDisk CrashDisk;

/* Becomes the default VFS. Files in the folder are recorded, others pass. */
CrashLog *crash_log_start (const char *folder);
/* What the program has promised so far: number of the last act that it called done. */
void crash_log_promise (CrashLog *self, guint act);
void crash_log_stop (CrashLog *self);
void crash_log_free (CrashLog *self);
guint crash_log_get_n_points (const CrashLog *self);

typedef enum {
  CRASH_LOST,      /* nothing unsynced arrived */
  CRASH_REORDERED, /* some of the unsynced writes arrived, others did not */
  CRASH_TORN,      /* some of their sectors */
  CRASH_GARBAGE,   /* some of their sectors, some hold garbage */
  CRASH_CUT,       /* what came first arrived, and a file that had grown is cut anywhere */
  CRASH_MIXED,     /* each file its own of these, or wholly arrived */
  CRASH_N_DAMAGES
} CrashDamage;

/* Walks through the log point by point. */
CrashDisk *crash_disk_new (const CrashLog *log);
void crash_disk_free (CrashDisk *self);
/* FALSE at the end. */
gboolean crash_disk_next (CrashDisk *self);
/* The last act that was called done when the power failed here. */
guint crash_disk_get_promised (const CrashDisk *self);
/* Writes the files as they are found afterwards into an empty folder. */
void crash_disk_write (const CrashDisk *self, CrashDamage damage, GRand *rand, const char *folder);
