/* crm-palette-item.h: what the palette can lead to, each as an action with its parameter: where
 * the window has been, steps and kinds, and commands that are possible now. Records come from a
 * search and are made into items here as well. */
#pragma once

#include <gtk/gtk.h>

#include "crm-session.h"

G_BEGIN_DECLS

typedef enum {
  CRM_PALETTE_RECENT,
  CRM_PALETTE_RECORDS,
  CRM_PALETTE_PAGES,
  CRM_PALETTE_COMMANDS,
  CRM_PALETTE_N_GROUPS
} CrmPaletteGroup;

typedef struct {
  CrmPaletteGroup group;
  char *title;
  char *note;       /* what it is: "Customer", "Step 2"; or NULL */
  char *keys;       /* for people: "Ctrl+Z"; or NULL */
  char *action;     /* "win.kind" */
  GVariant *target; /* or NULL */
  char *fold;       /* what typed words are looked for in, in every language */
  gboolean main;    /* of a command: offered before anything is typed */
} CrmPaletteItem;
void crm_palette_item_free (CrmPaletteItem *self);

/* All of these return CrmPaletteItem pointers that free themselves. Owned. */
GPtrArray *crm_palette_dup_pages (CrmSession *session);
GPtrArray *crm_palette_dup_commands (GtkWindow *window);
GPtrArray *crm_palette_dup_recent (GtkWindow *window, CrmSession *session);
/* hits: CrmHit pointers. */
GPtrArray *crm_palette_dup_records (const GPtrArray *hits);

/* How close an item is to words folded as by crm_text_fold. A record was found by all its texts, so
 * that it always fits. */
enum {
  CRM_PALETTE_UNLIKE, /* lacks one of the words */
  CRM_PALETTE_LIKE,
  CRM_PALETTE_BEGINS, /* its title begins with them */
  CRM_PALETTE_SAME    /* its title is just that */
};
int crm_palette_item_get_closeness (const CrmPaletteItem *self, const char *folded);

G_END_DECLS
