/* crm-open.h: looking at a received file before it is used (rule R-5). Private to core. */
#pragma once

#include "crm-db.h"
#include "crm-kind.h"

typedef struct {
  gboolean writable;  /* the file and its folder can be written */
  gboolean read_only; /* not writable, or asked for reading */
  gboolean network;   /* on a network folder: no WAL there */
  int version;        /* the file's user_version */
} CrmFileState;

/* Tells foreign, newer, damaged, hostile and unreadable files apart, in words, without leaving a
 * trace on any of them. path is a real one. */
gboolean crm_open_examine (const char *path, const CrmMethod *method, gboolean read_only,
                           CrmFileState *state, GError **error);
/* Remembers that this computer closed the file whole just now, so that the next opening need not
 * check every page. */
void crm_open_remember (const char *path);
/* Of a symbolic link the file it leads to, as SQLite keeps its journals beside that; else path.
 * Owned. */
char *crm_open_dup_real_path (const char *path);
/* TRUE when a journal lies beside the file (a real path), whether or not the file itself is there:
 * somebody is at work in it, or was interrupted. */
gboolean crm_open_has_journal (const char *path);
/* Makes sure that a file, or the names in a folder, are on the disk; errno says why not. */
gboolean crm_open_sync (const char *path);
/* <state folder>/hashtgam, made when missing. Owned. */
char *crm_open_dup_state_folder (void);
