/* help.h: what the window's help says: a page for the whole programme and for each step (what it
 * is for, what to do in which order, mistakes, an example), and pages about the work itself. Const
 * data; texts are N_(). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CRM_HELP_HEADING,
  CRM_HELP_PARAGRAPH,
  CRM_HELP_ITEM,    /* one of a numbered list, which is as long as items follow one another */
  CRM_HELP_RESULTS, /* here stand the results of the page's step, with their criteria */
  CRM_HELP_CHECKS   /* here stand the checks of the page's step: the fault, and why it matters */
} CrmHelpPartKind;

typedef struct {
  CrmHelpPartKind kind;
  const char *text; /* N_(); NULL where it comes from the guidance */
} CrmHelpPart;

#define CRM_HELP_NO_STEP -1

typedef struct {
  const char *name;  /* for ever */
  int step;          /* 1…8; 0: the whole programme; or CRM_HELP_NO_STEP */
  const char *title; /* N_(); NULL: the step's */
  const CrmHelpPart *parts;
  guint n_parts;
} CrmHelpPage;

/* In the order to list them. Borrowed, static. */
const CrmHelpPage *crm_help_get_pages (guint *n);

G_END_DECLS
