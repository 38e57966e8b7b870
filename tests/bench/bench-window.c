/* bench-window.c: see bench-window.h. Pauses are seen by a source of the highest priority that
 * never has anything to do: the loop asks it before it waits and after. */
#include "bench-window.h"

#include <time.h>

#include "bench-data.h"

typedef struct {
  GSource source;
  double woken, woken_processor; /* when the loop last came back from waiting */
  double longest, longest_processor;
} Watch;

struct _BenchWindow {
  GtkWindow *window;
  Watch *watch;
  guint n_painted;
};

static double
get_processor_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static gboolean
before_waiting (GSource *source, int *timeout)
{
  Watch *watch = (Watch *) source;

  watch->longest = MAX (watch->longest, bench_data_get_seconds () - watch->woken);
  watch->longest_processor =
      MAX (watch->longest_processor, get_processor_seconds () - watch->woken_processor);
  *timeout = -1;
  return FALSE;
}

static gboolean
after_waiting (GSource *source)
{
  ((Watch *) source)->woken = bench_data_get_seconds ();
  ((Watch *) source)->woken_processor = get_processor_seconds ();
  return FALSE;
}

static gboolean
never (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
count_painted (BenchWindow *self)
{
  self->n_painted++;
}

void
bench_window_wait_painted (BenchWindow *self)
{
  guint before = self->n_painted;

  gtk_widget_queue_draw (GTK_WIDGET (self->window));
  while (self->n_painted == before)
    g_main_context_iteration (NULL, TRUE);
}

double
bench_window_take_pause (BenchWindow *self, double *processor)
{
  double longest = self->watch->longest;

  *processor = self->watch->longest_processor;
  self->watch->longest = self->watch->longest_processor = 0;
  after_waiting (&self->watch->source);
  return longest;
}

static GtkWidget *
find_within (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_within (child, type);
  return found;
}

gpointer
bench_window_find (BenchWindow *self, GType type)
{
  return find_within (GTK_WIDGET (self->window), type);
}

const char *
bench_window_get_text_at (GtkWidget *widget, double x, double y)
{
  GtkWidget *found = gtk_widget_pick (widget, x, y, GTK_PICK_NON_TARGETABLE);

  if (GTK_IS_INSCRIPTION (found))
    return gtk_inscription_get_text (GTK_INSCRIPTION (found));
  return GTK_IS_LABEL (found) ? gtk_label_get_text (GTK_LABEL (found)) : "";
}

BenchWindow *
bench_window_new (GtkWidget *child)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, 1200, 800);
  gtk_window_set_child (window, child);
  gtk_window_present (window);
  return bench_window_watch (window);
}

BenchWindow *
bench_window_watch (GtkWindow *window)
{
  static GSourceFuncs functions = { before_waiting, after_waiting, never, NULL, NULL, NULL };
  BenchWindow *self = g_new0 (BenchWindow, 1);

  self->window = window;
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)), "after-paint",
                            G_CALLBACK (count_painted), self);
  self->watch = (Watch *) g_source_new (&functions, sizeof (Watch));
  g_source_set_priority (&self->watch->source, G_MININT);
  g_source_attach (&self->watch->source, NULL);
  while (!gtk_widget_get_mapped (GTK_WIDGET (self->window)))
    g_main_context_iteration (NULL, TRUE);
  bench_window_wait_painted (self);
  after_waiting (&self->watch->source);
  self->watch->longest = self->watch->longest_processor = 0;
  return self;
}

void
bench_window_free (BenchWindow *self)
{
  g_source_destroy (&self->watch->source);
  g_source_unref (&self->watch->source);
  gtk_window_destroy (self->window);
  g_free (self);
}
