/* at-client.h: the window seen as a screen reader sees it. Starts the program as a process of its own
 * and finds, reads, clicks, types and presses through AT-SPI and real keys; nothing of the program is
 * linked. Whatever is asked for is waited for; what does not come within the deadline ends the test
 * with a list of what is there instead. Objects returned are borrowed and live as long as the client. */
#pragma once

#include <atspi/atspi.h>

G_BEGIN_DECLS

typedef struct _AtClient AtClient;

/* Why nothing can be tried here (no display, no session bus, no accessibility bus), or NULL. */
char *at_client_dup_obstacle (void);

/* Starts the program named by the environment's HASHTGAM and waits for its window. Its settings and
 * state are kept below folder. file: what it opens, NULL for the start page; language: "en", "fa". */
AtClient *at_client_start (const char *folder, const char *file, const char *language);

/* Closes the window as a person does and waits for the end of the program, which must be a clean one:
 * a sanitizer speaks through the exit status. Frees the client. */
void at_client_close (AtClient *self);

/* The frame. Ask for it anew after a dialog has come or gone. */
AtspiAccessible *at_client_get_window (AtClient *self);

/* Finding. GTK does not tell which page of a stack is shown; what was never shown has no size and is
 * passed over, and of several the last is taken: pages come after the start page, toasts after pages.
 * Tables are not entered but as the root, rows never. root NULL is all windows; name NULL is any name. */
AtspiAccessible *at_client_look (AtClient *self, AtspiAccessible *root, AtspiRole role,
                                 const char *name);
AtspiAccessible *at_client_find (AtClient *self, AtspiAccessible *root, AtspiRole role,
                                 const char *name);
/* Of a list; NULL: none of them has the focus. */
AtspiAccessible *at_client_find_focused_child (AtClient *self, AtspiAccessible *parent);

/* Children and their names; child NULL when it is gone meanwhile. */
AtspiAccessible *at_client_get_child (AtClient *self, AtspiAccessible *parent, int index);
char *at_client_dup_child_names (AtClient *self, AtspiAccessible *parent, int at_most); /* "a|b" */

/* Reading; never NULL but for an object that is gone. */
char *at_dup_name (AtspiAccessible *object);
char *at_dup_description (AtspiAccessible *object);
char *at_dup_text (AtspiAccessible *object);
gboolean at_has_state (AtspiAccessible *object, AtspiStateType state);
gboolean at_has_size (AtspiAccessible *object);
void at_get_place (AtspiAccessible *object, int *x, int *width); /* pixels in the window */

/* Acting. */
void at_client_click (AtClient *self, AtspiAccessible *root, AtspiRole role, const char *name);
void at_client_act (AtClient *self, const char *action);           /* "win.undo", of the window */
void at_client_activate (AtClient *self, AtspiAccessible *object); /* Enter in an entry */
void at_client_set_text (AtClient *self, AtspiAccessible *object, const char *text);
void at_client_select (AtClient *self, AtspiAccessible *list, int index);
void at_client_press (AtClient *self, guint keysym, gboolean control);

/* Waiting: at_client_expect (self, "the row is there"); while (!…) at_client_poll (self); */
void at_client_expect (AtClient *self, const char *what, ...) G_GNUC_PRINTF (2, 3);
void at_client_poll (AtClient *self);

/* One line for each widget that can take the focus and has no name, or NULL. */
char *at_client_dup_nameless (AtClient *self);

G_END_DECLS
