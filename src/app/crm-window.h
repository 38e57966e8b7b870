/* crm-window.h: a window: the start page, or a programme with its sidebar, pages and inspector.
 * Several windows may show one session. */
#pragma once

#include "crm-application.h"

G_BEGIN_DECLS

#define CRM_TYPE_WINDOW (crm_window_get_type ())
G_DECLARE_FINAL_TYPE (CrmWindow, crm_window, CRM, WINDOW, AdwApplicationWindow)

CrmWindow *crm_window_new (CrmApplication *app);
CrmSession *crm_window_get_session (CrmWindow *self); /* NULL: the start page */
/* Shows the programme; once a window. */
void crm_window_set_session (CrmWindow *self, CrmSession *session);
/* Onto the screen, with the keyboard focus in the programme, if it shows one. */
void crm_window_come_up (CrmWindow *self);

/* On the start page. */
void crm_window_show_busy (CrmWindow *self, const char *what);
/* path: of the programme that could not be opened, whose backups are then offered, or NULL. */
void crm_window_show_error (CrmWindow *self, const char *text, const char *path);
void crm_window_show_create (CrmWindow *self, gboolean import);

/* In the programme. */
void crm_window_show_step (CrmWindow *self, int step);
void crm_window_show_kind (CrmWindow *self, const CrmKind *kind);
void crm_window_show_record (CrmWindow *self, const CrmKind *kind, gint64 id);

/* Customers are shown, and which file to import is asked. */
void crm_window_begin_import (CrmWindow *self);

/* Replaces the window by one in the language spoken now, at the same place; session: of the same
 * programme in another file, or NULL. */
void crm_window_make_anew (CrmWindow *self, CrmSession *session);

G_END_DECLS
