/* bench-screen.h: sees from outside, through the X server, when a program has painted: the same way
 * for any program. One program at a time. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _BenchScreen BenchScreen;

/* Of the display that DISPLAY names. A failure ends the program. */
BenchScreen *bench_screen_new (void);
void bench_screen_free (BenchScreen *self);

/* Starts a program; the clock runs from here. */
void bench_screen_start (BenchScreen *self, const char *const *words);
int bench_screen_get_pid (BenchScreen *self);

/* Seconds from the start until a frame of its window is on the screen, painted after the title of
 * the window has held `word` (NULL: any). */
double bench_screen_wait_frame (BenchScreen *self, const char *word);
/* Seconds from the start until the last frame before nothing was painted for half a second. */
double bench_screen_wait_rest (BenchScreen *self);

/* Activates an action of the program that is known as `name` on the session bus. The path is that
 * of the application or of one of its windows. */
void bench_screen_act (const char *name, const char *path, const char *action, GVariant *target);

/* Waits until the program has ended, which it was asked to, or (told to kill) makes it end. */
void bench_screen_stop (BenchScreen *self, gboolean kill);

G_END_DECLS
