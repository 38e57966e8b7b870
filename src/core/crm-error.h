/* crm-error.h: the one error domain, sorted by what the caller can do about it.
 * Messages are whole translated sentences that state the fact and then the way out; they are made
 * to be shown to a person as they are. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CRM_ERROR_INVALID,   /* what was given cannot be read: correct it and try again */
  CRM_ERROR_REFUSED,   /* readable, but a rule of the kind refuses it */
  CRM_ERROR_NOT_FOUND, /* no such file, kind, field, record or column */
  CRM_ERROR_BUSY,      /* another program is writing: try again in a moment */
  CRM_ERROR_READ_ONLY, /* the file or its folder cannot be written */
  CRM_ERROR_FOREIGN,   /* a file, but not one of ours, or one that holds what ours never hold */
  CRM_ERROR_NEWER,     /* made by a newer version of the program */
  CRM_ERROR_DAMAGED,   /* one of ours, damaged */
  CRM_ERROR_FULL,      /* no room on the disk: free some space */
  CRM_ERROR_CANCELLED, /* stopped on request, nothing kept */
  CRM_ERROR_FAILED     /* the system failed; nothing the caller can correct */
} CrmError;

#define CRM_ERROR (crm_error_quark ())
GQuark crm_error_quark (void);

G_END_DECLS
