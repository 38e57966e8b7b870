/* crash-log.h: what crash-vfs.c writes down and crash-disk.c reads. Private to the two. */
#pragma once

#include <sqlite3.h>

#include "crash-vfs.h"

typedef enum {
  CRASH_OP_CREATE,
  CRASH_OP_DELETE,
  CRASH_OP_WRITE,
  CRASH_OP_TRUNCATE,
  CRASH_OP_SYNC,
  CRASH_OP_PROMISE
} CrashOpType;

typedef struct {
  CrashOpType type;
  int inode;
  gint64 offset; /* of a write; the size after a truncation; the act of a promise */
  GBytes *data;
  char *name;           /* of what is created or deleted */
  gboolean sync_folder; /* of a deletion */
} CrashOp;

/* A file is known by a number: after it was deleted its name may come again with another file. */
struct _CrashLog {
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  char *folder;
  GArray *ops;        /* CrashOp */
  GPtrArray *before;  /* inode → GBytes: what it held at the beginning, NULL: not there yet */
  GHashTable *inodes; /* char * name → GINT inode, now */
  GHashTable *first;  /* char * name → GINT inode, at the beginning */
};

CrashLog *crash_log_new (const char *folder);
gboolean crash_log_has (const CrashLog *self, const char *path);
/* Takes what op owns. */
void crash_log_add (CrashLog *self, CrashOp op);
int crash_log_open_file (CrashLog *self, const char *path, gboolean existed);
void crash_log_delete_file (CrashLog *self, const char *path, gboolean sync_folder);
