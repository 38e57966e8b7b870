/* pages.h: the real program in this process, led by its own actions to every page it has: what the
 * tests that look at pages share. Kinds, views and boards come from their lists, so that a new one
 * is walked to by itself. A program that holds one language, and settings that GTK reads once, are
 * why each walk has a process of its own: a test starts itself anew. */
#pragma once

#include <adwaita.h>

#include "crm-locale.h"

G_BEGIN_DECLS

/* This very program once more, in a home folder of its own, on 2026-11-21 at noon, UTC, drawing
 * with Cairo, with nobody at the accessibility bus. environment: "NAME=value", or NULL; arguments
 * end with NULL. Its output is to be read. Owned. */
GSubprocess *pages_spawn (CrmLanguage language, const char *const *environment,
                          const char *const *arguments);
/* Waits for its end and hands over the lines it printed, comments left out; the test fails unless
 * it ended well. Owned. */
char **pages_join (GSubprocess *process);

/* In the process that was spawned. */
typedef struct _Pages Pages;

/* The programme without a window yet, the sample made in its home folder. dpi: 96, or more for
 * larger text. Nothing moves, nothing blinks. */
Pages *pages_new (CrmLanguage language, int dpi);
void pages_free (Pages *self);

/* window: that of the page, settled; it lives as long as the call. page: "kind-customer", for
 * ever. */
typedef void (*PagesVisit) (const char *page, GtkWindow *window, gpointer data);
/* Each page once, in new windows of this size. */
void pages_walk (Pages *self, int width, int height, PagesVisit visit, gpointer data);

G_END_DECLS
