/* crm-window-private.h: what crm-window.c, crm-window-actions.c and crm-window-files.c share of a
 * window. */
#pragma once

#include "crm-check-page.h"
#include "crm-form.h"
#include "crm-guide.h"
#include "crm-history-page.h"
#include "crm-jobs-button.h"
#include "crm-kpi-page.h"
#include "crm-page.h"
#include "crm-sidebar.h"
#include "crm-start.h"
#include "crm-step-band.h"
#include "crm-step-page.h"
#include "crm-window.h"

G_BEGIN_DECLS

struct _CrmWindow {
  AdwApplicationWindow parent_instance;

  CrmSession *session;
  GtkWidget *toasts, *stack, *start, *leaflet, *sidebar, *content;
  GtkWidget *title, *jobs, *back_button, *undo_button, *redo_button, *new_button;
  GtkWidget *inspector_button, *search_button;
  GtkWidget *read_only_bar, *trouble_bar, *trouble_label, *flap, *pages, *inspector, *band;
  CrmForm *form, *single_form; /* the inspector's, and that of kinds with one record */
  CrmStepPage *step_page;
  CrmKpiPage *kpi_page;
  CrmCheckPage *check_page;
  CrmHistoryPage *history_page;
  AdwToast *toast;   /* the one shown now, or NULL */
  char *failed_path; /* on the start page: of the programme that could not be opened */

  int step;
  const CrmKind *kind; /* NULL: a step's own page */
  gint64 kpi;          /* of the KPI page; 0: it is not shown */
  GQueue kept;         /* of CrmPage: those that are kept, the newest first */
  gboolean checking;   /* the page of all checks, or the history, is shown */
  gboolean wants_inspector;
  gboolean drafting;  /* the inspector holds a record that is not saved yet */
  gboolean may_close; /* the person was asked */
};

/* The page of a kind that is shown now, or NULL. */
CrmPage *crm_window_get_page (CrmWindow *self);
void crm_window_show_kpi (CrmWindow *self, gint64 id);
/* The checks of all steps. */
void crm_window_show_checks (CrmWindow *self);
/* The acts of everybody. */
void crm_window_show_history (CrmWindow *self);
/* Puts the keyboard focus into what is shown, unless it is in the sidebar. */
void crm_window_focus_page (CrmWindow *self);
/* Opens the inspector where it is of use. */
void crm_window_reveal_inspector (CrmWindow *self);
void crm_window_new_record (CrmWindow *self);

/* crm-window-actions.c */
void crm_window_add_actions (CrmWindow *self);
/* What is possible now. */
void crm_window_update_actions (CrmWindow *self);

/* crm-window-guide.c */
void crm_window_add_guide_actions (CrmWindow *self);

/* crm-window-files.c */
void crm_window_add_file_actions (CrmWindow *self);
/* A path to suggest for a file called `text`: in the folder of the programme. Owned. */
char *crm_window_dup_path_beside (CrmWindow *self, const char *text, const char *suffix);

G_END_DECLS
