/* crm-application.h: the program with its windows: opens, makes and shares programmes (one
 * session a file, whatever the number of windows), and speaks one language at a time. */
#pragma once

#include <adwaita.h>

#include "crm-beginning.h"
#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_APPLICATION (crm_application_get_type ())
G_DECLARE_FINAL_TYPE (CrmApplication, crm_application, CRM, APPLICATION, AdwApplication)

typedef struct _CrmWindow CrmWindow;

/* desktop_language: the variable LANGUAGE as it was when the program started, or NULL. */
CrmApplication *crm_application_new (const char *desktop_language);
/* The language asked for by --lang, else the one chosen in the preferences; NULL: the desktop's.
 * To be set before GTK starts. Owned. */
char *crm_application_dup_language (int argc, char **argv);

/* Opens a programme in `window` if that has none yet (NULL: a new window); what cannot be opened is
 * said there. */
void crm_application_open_path (CrmApplication *self, const char *path, CrmWindow *window);
/* A copy of the sample that has no place of its own yet. */
void crm_application_open_sample (CrmApplication *self, CrmWindow *window);
/* Opens a copy of a backup, made at path: working in the backup itself would change it. */
void crm_application_open_backup (CrmApplication *self, const char *backup, const char *path,
                                  CrmWindow *window);
/* Makes the file, then opens it. Takes the beginning over. import: a workbook is to be read
 * next. */
void crm_application_create (CrmApplication *self, const char *path, CrmBeginning *beginning,
                             gboolean import, CrmWindow *window);
gboolean crm_application_is_open (CrmApplication *self, const char *path);
/* All windows of `from` go on in another file, which holds the same; an untitled copy is deleted
 * once it is closed. */
void crm_application_move_session (CrmApplication *self, CrmSession *from, CrmStore *to);
CrmWindow *crm_application_add_window (CrmApplication *self);

/* "en", "fa", or NULL: the desktop's. Kept; all windows are made anew. */
void crm_application_set_language (CrmApplication *self, const char *language);
/* After a change of how this person wants days and numbers shown. */
void crm_application_reload_locale (CrmApplication *self);

G_END_DECLS
