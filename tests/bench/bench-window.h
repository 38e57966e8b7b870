/* bench-window.h: a real window to measure in: from an action until its result is painted, and
 * how long the main thread was away from its loop meanwhile. Includes GTK; main thread only. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _BenchWindow BenchWindow;

/* 1200 × 800 pixels, shown and painted when this returns. child: taken over. */
BenchWindow *bench_window_new (GtkWidget *child);
/* One that is shown already; it stays the caller's. */
BenchWindow *bench_window_watch (GtkWindow *window);
void bench_window_free (BenchWindow *self);

/* Runs the main loop until a frame that was begun after this call is on the screen. */
void bench_window_wait_painted (BenchWindow *self);
/* Seconds, the longest since the last call, and 0 for the next one. A pause is what lies between
 * two looks of the main loop at what has happened: whatever is done there, the person waits for.
 * processor: the longest by the time that this thread had on a processor, which other programs
 * do not lengthen. */
double bench_window_take_pause (BenchWindow *self, double *processor);
/* The first descendant of that type, borrowed. */
gpointer bench_window_find (BenchWindow *self, GType type);
/* What the text at these pixels of the widget is; "": none is there. Borrowed. */
const char *bench_window_get_text_at (GtkWidget *widget, double x, double y);

G_END_DECLS
