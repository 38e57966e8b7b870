/* bench-screen.c: see bench-screen.h. Damage is what the X server calls anything painted. A window
 * that is only mapped is black here, as Xvfb's root is, so a frame is damage after which most of
 * the window's middle is not black. */
#include "bench-screen.h"

#include <X11/Xatom.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "bench-data.h"

#define LEAST 100   /* pixels: what is smaller is no window for people */
#define PATIENCE 60 /* seconds */
#define REST 0.5    /* seconds without a frame */

struct _BenchScreen {
  Display *display;
  int damage_event;
  Atom name;
  GPid pid;
  double start;
  Window window; /* of the program, or None */
};

/* Windows vanish while they are asked about. */
static int
ignore_error (Display *display, XErrorEvent *event)
{
  return 0;
}

static void
fail (const char *what)
{
  fprintf (stderr, "%s\n", what);
  exit (1);
}

BenchScreen *
bench_screen_new (void)
{
  BenchScreen *self = g_new0 (BenchScreen, 1);
  int error_base;

  self->display = XOpenDisplay (NULL);
  if (self->display == NULL ||
      !XDamageQueryExtension (self->display, &self->damage_event, &error_base))
    fail ("There is no display that tells of damage.");
  XSetErrorHandler (ignore_error);
  self->name = XInternAtom (self->display, "_NET_WM_NAME", False);
  XSelectInput (self->display, DefaultRootWindow (self->display), SubstructureNotifyMask);
  XSync (self->display, False);
  return self;
}

void
bench_screen_free (BenchScreen *self)
{
  XCloseDisplay (self->display);
  g_free (self);
}

void
bench_screen_start (BenchScreen *self, const char *const *words)
{
  g_autoptr (GError) error = NULL;

  self->window = None;
  self->start = bench_data_get_seconds ();
  if (!g_spawn_async (NULL, (char **) words, NULL,
                      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL |
                          G_SPAWN_STDERR_TO_DEV_NULL,
                      NULL, NULL, &self->pid, &error))
    bench_data_fail (error);
}

int
bench_screen_get_pid (BenchScreen *self)
{
  return self->pid;
}

/* Events. */

/* FALSE: none has come within so many seconds. */
static gboolean
wait_event (BenchScreen *self, double seconds, XEvent *event)
{
  struct pollfd connection = { ConnectionNumber (self->display), POLLIN, 0 };
  double end = bench_data_get_seconds () + seconds;

  while (!XPending (self->display)) {
    double left = end - bench_data_get_seconds ();

    if (left <= 0)
      return FALSE;
    poll (&connection, 1, (int) (left * 1000) + 1);
  }
  XNextEvent (self->display, event);
  return TRUE;
}

/* A window at the top was made: hear of its title and of what is painted in it. */
static void
watch (BenchScreen *self, const XCreateWindowEvent *event)
{
  if (event->parent != DefaultRootWindow (self->display) || event->override_redirect)
    return;
  XSelectInput (self->display, event->window, PropertyChangeMask | StructureNotifyMask);
  XDamageCreate (self->display, event->window, XDamageReportRawRectangles);
}

static gboolean
is_damage (BenchScreen *self, const XEvent *event)
{
  const XDamageNotifyEvent *damage = (const XDamageNotifyEvent *) event;

  return event->type == self->damage_event + XDamageNotify && damage->geometry.width > LEAST &&
         damage->geometry.height > LEAST;
}

static gboolean
has_title (BenchScreen *self, Window window, const char *word)
{
  unsigned char *text = NULL;
  unsigned long n, left;
  gboolean found;
  Atom type;
  int format;

  if (XGetWindowProperty (self->display, window, self->name, 0, 1000, False, AnyPropertyType, &type,
                          &format, &n, &left, &text) != Success ||
      text == NULL)
    return FALSE;
  found = strstr ((const char *) text, word) != NULL;
  XFree (text);
  return found;
}

static gboolean
is_painted (BenchScreen *self, const XDamageNotifyEvent *damage)
{
  int width = damage->geometry.width, bright = 0;
  XImage *image = XGetImage (self->display, damage->drawable, 0, damage->geometry.height / 2,
                             (unsigned) width, 1, AllPlanes, ZPixmap);

  if (image == NULL)
    return FALSE;
  for (int x = 0; x < width; x++)
    bright += (XGetPixel (image, x, 0) & 0xffffff) != 0;
  XDestroyImage (image);
  return bright > width / 2;
}

double
bench_screen_wait_frame (BenchScreen *self, const char *word)
{
  gboolean named = word == NULL;
  XEvent event;

  while (wait_event (self, PATIENCE, &event)) {
    double now = bench_data_get_seconds ();

    if (event.type == CreateNotify) {
      watch (self, &event.xcreatewindow);
      named = named || has_title (self, event.xcreatewindow.window, word);
    } else if (event.type == PropertyNotify && event.xproperty.atom == self->name && !named) {
      named = has_title (self, event.xproperty.window, word);
    } else if (named && is_damage (self, &event) &&
               is_painted (self, (const XDamageNotifyEvent *) &event)) {
      return now - self->start;
    }
  }
  fail ("The program has painted nothing.");
  return 0;
}

double
bench_screen_wait_rest (BenchScreen *self)
{
  double last = bench_data_get_seconds ();
  double end = last + PATIENCE;
  XEvent event;

  while (last < end && wait_event (self, REST, &event))
    if (event.type == self->damage_event + XDamageNotify)
      last = bench_data_get_seconds ();
  if (last >= end)
    fail ("The program does not come to rest.");
  return last - self->start;
}

/* Acts. */

void
bench_screen_act (const char *name, const char *path, const char *action, GVariant *target)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) answer = NULL;
  GVariantBuilder targets;

  if (bus == NULL)
    bench_data_fail (error);
  g_variant_builder_init (&targets, G_VARIANT_TYPE ("av"));
  if (target != NULL)
    g_variant_builder_add (&targets, "v", target);
  answer = g_dbus_connection_call_sync (bus, name, path, "org.gtk.Actions", "Activate",
                                        g_variant_new ("(sava{sv})", action, &targets, NULL), NULL,
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  if (answer == NULL)
    bench_data_fail (error);
}

void
bench_screen_stop (BenchScreen *self, gboolean kill_it)
{
  int status;

  if (kill_it)
    kill (self->pid, SIGTERM);
  waitpid (self->pid, &status, 0);
  g_spawn_close_pid (self->pid);
  XSync (self->display, True); /* what it still said is of no use to the next */
}
