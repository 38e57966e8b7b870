/* crm-window-private.h: what the files of a window share of it. */
#pragma once

#include "crm-boards.h"
#include "crm-form.h"
#include "crm-guide.h"
#include "crm-jobs-button.h"
#include "crm-kpi-page.h"
#include "crm-page.h"
#include "crm-sidebar.h"
#include "crm-start.h"
#include "crm-step-band.h"
#include "crm-view-tabs.h"
#include "crm-window.h"

G_BEGIN_DECLS

struct _CrmWindow {
  AdwApplicationWindow parent_instance;

  CrmSession *session;
  GtkWidget *toasts, *stack, *start, *leaflet, *sidebar, *content;
  GtkWidget *title, *views, *views_bar, *tabs, *jobs, *menu_button;
  GtkWidget *back_button, *undo_button, *redo_button, *new_button;
  GtkWidget *inspector_button, *search_button;
  GtkWidget *read_only_bar, *untitled_bar, *trouble_bar, *trouble_label, *flap, *pages, *inspector,
      *band;
  CrmForm *form;        /* the inspector's */
  CrmForm *single_form; /* that of kinds with one record; NULL: not wanted yet */
  CrmKpiPage *kpi_page; /* NULL: not wanted yet */
  GtkWidget *beside;    /* stack in the inspector's pane: the form, or a KPI's passport */
  GtkWidget *present_button, *save_chart_button;
  AdwToast *toast;     /* the one shown now, or NULL */
  GMenuModel *menu;    /* of the window; the template has it */
  guint first_page_id; /* it is made once the window was painted; 0: it is, or not yet */
  char *failed_path;   /* on the start page: of the programme that could not be opened */

  /* where one is */
  int step;                     /* 1…8; 0: a page of the whole programme */
  const CrmView *view;          /* NULL: none holds what is shown */
  const CrmBoard *board;        /* NULL: a kind is shown */
  const CrmKind *kind;          /* NULL: a board is shown */
  gint64 kpi;                   /* of the KPI page; 0: it is not shown */
  gint64 came_from;             /* the KPI whose page led here; 0: none */
  const CrmView *last_views[9]; /* shown last of each step; NULL: none yet */
  GHashTable *last_kinds;       /* const CrmView → const CrmKind shown last of it */
  GHashTable *boards;           /* const CrmBoard → its page, made when first wanted */
  GQueue kept;                  /* of CrmPage: those that are kept, the newest first */
  guint drop_id;                /* of the one page beyond those */
  gboolean placing;             /* the switcher follows, it does not lead */
  gboolean wants_inspector;
  gboolean drafting;  /* the inspector holds a record that is not saved yet */
  gboolean may_close; /* the person was asked */
};

/* The page of a kind that is shown now, or NULL. */
CrmPage *crm_window_get_page (CrmWindow *self);
void crm_window_listen_to_page (CrmWindow *self, CrmPage *page);
/* The start page, made when it is wanted. */
CrmStart *crm_window_get_start (CrmWindow *self);
/* Makes what a page needs beside it; whoever goes to one calls this first. */
void crm_window_furnish (CrmWindow *self);
/* Puts a record into the inspector; 0: empties it. */
void crm_window_inspect (CrmWindow *self, const CrmKind *kind, gint64 id);
/* A record or a KPI's passport can stand beside what is shown. */
gboolean crm_window_has_inspector (CrmWindow *self);
/* Opens the inspector where it is of use; the other one as the person left it. */
void crm_window_reveal_inspector (CrmWindow *self);
void crm_window_place_inspector (CrmWindow *self);
void crm_window_new_record (CrmWindow *self);
/* Of the forms only one is in view, but both may hold something. */
void crm_window_commit (CrmWindow *self);
char *crm_window_dup_loss (CrmWindow *self);

/* crm-window-places.c; see crm-window.h as well */
void crm_window_show_view (CrmWindow *self, const CrmView *view);
const CrmView *crm_window_find_view (CrmWindow *self, const char *name);
/* The view so many places away within the step, in a ring. */
void crm_window_turn_view (CrmWindow *self, int by);
void crm_window_show_nth_view (CrmWindow *self, int place); /* 1…; none: nothing happens */
void crm_window_show_board (CrmWindow *self, const CrmBoard *board);
void crm_window_show_kpi (CrmWindow *self, gint64 id);
/* After going somewhere from the page of this KPI (0: from elsewhere): back leads there again. */
void crm_window_note_origin (CrmWindow *self, gint64 kpi);
/* Where the other window is. */
void crm_window_show_place (CrmWindow *self, CrmWindow *other);
/* Pages are made anew when they are wanted again. */
void crm_window_forget_pages (CrmWindow *self);
/* Puts the keyboard focus into what is shown, unless it is in the sidebar. */
void crm_window_focus_page (CrmWindow *self);
void crm_window_hear_view (CrmWindow *self);
void crm_window_place_views (CrmWindow *self);

/* crm-window-actions.c */
void crm_window_add_actions (CrmWindow *self);
/* What is possible now. */
void crm_window_update_actions (CrmWindow *self);

/* crm-window-programmes.c */
void crm_window_add_programme_actions (CrmWindow *self);
/* The name of the file as the window's title, and that it is not saved yet. */
void crm_window_say_file (CrmWindow *self);
/* Copies the programme to a place to be asked for, and goes on there. */
void crm_window_save_as (CrmWindow *self);

/* crm-window-closing.c */
/* FALSE: the person is asked first, and the window closes by itself if they agree. */
gboolean crm_window_may_close (CrmWindow *self);

/* crm-window-guide.c */
void crm_window_add_guide_actions (CrmWindow *self);

/* crm-window-print.c */
void crm_window_add_print_action (CrmWindow *self);

/* crm-window-present.c */
void crm_window_add_present_actions (CrmWindow *self);

/* crm-window-files.c */
void crm_window_add_file_actions (CrmWindow *self);
/* A path to suggest for a file called `text`: in the folder of the programme. Owned. */
char *crm_window_dup_path_beside (CrmWindow *self, const char *text, const char *suffix);

G_END_DECLS
