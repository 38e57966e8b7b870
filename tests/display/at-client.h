/* at-client.h: the window seen as a screen reader sees it. Starts the program as a process of
 * its own and finds, reads, clicks, types and presses through AT-SPI and real keys; nothing of
 * the program is linked. Whatever is asked for is waited for; what does not come within the
 * deadline ends the test with a list of what is there instead. */
#pragma once

#include <atspi/atspi-constants.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AtClient AtClient;

/* Something that can be seen or heard: its path on the bus, which lives as long as the client. */
typedef const char AtObject;

/* Why nothing can be tried here (no display, no session bus, no accessibility bus), or NULL. */
char *at_client_dup_obstacle (void);

/* Starts the program named by the environment's HASHTGAM and waits for its window. Its settings
 * and state are kept below folder. file: what it opens, NULL for the start page; language: "en",
 * "fa". */
AtClient *at_client_start (const char *folder, const char *file, const char *language);

/* Closes the window as a person does and waits for the end of the program, which must be a clean
 * one: a sanitizer speaks through the exit status. Frees the client. */
void at_client_close (AtClient *self);

/* Ends the program as a failing machine does, with no warning. Frees the client. */
void at_client_kill (AtClient *self);

/* Finding by role and name. GTK does not tell which page of a stack is shown: what was never shown
 * has no size and is passed over; of several the one nearest the root is taken, and the last of
 * these. Tables are not entered but as the root, rows never. root NULL is all windows; name NULL is
 * any name, and * in it any text. find waits, look does not and may return NULL. */
AtObject *at_client_look (AtClient *self, AtObject *root, AtspiRole role, const char *name);
AtObject *at_client_find (AtClient *self, AtObject *root, AtspiRole role, const char *name);

/* What has the focus there, or NULL. */
AtObject *at_client_look_for_focus (AtClient *self, AtObject *root);

/* Children: the one at index, NULL when there is none; the names of the first, "a|b|c". */
AtObject *at_client_get_child (AtClient *self, AtObject *parent, guint index);
char *at_client_dup_child_names (AtClient *self, AtObject *parent, guint at_most);

/* Reading; an object that is gone has no name and no state. */
char *at_client_dup_name (AtClient *self, AtObject *object);
gboolean at_client_has_state (AtClient *self, AtObject *object, AtspiStateType state);
int at_client_get_x (AtClient *self, AtObject *object); /* pixels from the window's left */
AtspiRole at_client_get_role (AtClient *self, AtObject *object);
char *at_client_dup_description (AtClient *self, AtObject *object);
AtObject *at_client_get_parent (AtClient *self, AtObject *object); /* NULL: of none */
char *at_client_dup_titles (AtClient *self);                       /* of all windows, "a|b|c" */

/* Acting. */
void at_client_click (AtClient *self, AtObject *root, AtspiRole role, const char *name);
void at_client_act (AtClient *self, const char *action); /* "win.undo", of the window */
void at_client_set_text (AtClient *self, AtObject *entry, const char *text);
void at_client_select (AtClient *self, AtObject *list, int index);
void at_client_press (AtClient *self, guint keysym, gboolean control);
/* Presses a key and tells what got the focus by it, as the program announced it; NULL after half a
 * second in which nothing was: AdwEntryRow 1.2 keeps the focus of its text to itself. */
AtObject *at_client_follow (AtClient *self, guint keysym);
void at_client_type (AtClient *self, const char *ascii); /* key by key, where the focus is */

/* Waiting: at_client_expect (self, "the row is there"); while (!…) at_client_poll (self); */
void at_client_expect (AtClient *self, const char *what, ...) G_GNUC_PRINTF (2, 3);
void at_client_poll (AtClient *self);

/* One line for each widget that can take the focus and has no name or says it twice, or NULL. */
char *at_client_dup_nameless (AtClient *self);

G_END_DECLS
