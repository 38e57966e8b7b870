/* pages.c: see pages.h. "Settled" is: no job runs, the loop has nothing due soon, and a frame went
 * by for which nothing was laid out anew. */
#include "pages.h"

#include <glib/gstdio.h>
#include <string.h>

#include "crm-application.h"
#include "crm-boards.h"
#include "crm-guide.h"
#include "crm-i18n.h"
#include "crm-import-flow.h"
#include "crm-method.h"
#include "crm-recents.h"
#include "crm-sample.h"
#include "crm-window.h"

#define SOON_MS 120 /* what waits longer than this before it acts is not part of showing a page */
#define NARROW 800  /* the inspector covers the table */

struct _Pages {
  CrmApplication *app;
  char *file;
  int width, height;
  PagesVisit visit;
  gpointer data;
  CrmWindow *window;
};

/* The process. */

static void
delete_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    delete_tree (child);
  }
  g_remove (path);
}

GSubprocess *
pages_spawn (CrmLanguage language, const char *const *environment, const char *const *arguments)
{
  static const char *const always[] = {
    "TZ=UTC",
    "LC_ALL=C.UTF-8",
    "HASHTGAM_TODAY=2026-11-21",
    "GSK_RENDERER=cairo",
    "GTK_A11Y=none",
    "GDK_BACKEND=x11",
    "GDK_DEBUG=gl-disable",
    "GSETTINGS_BACKEND=memory",
    "ADW_DISABLE_PORTAL=1",
    "ADW_DEBUG_COLOR_SCHEME=prefer-light",
    NULL,
  };
  static const char *const folders[] = { "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                                         "XDG_STATE_HOME", "XDG_CACHE_HOME" };
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *home = g_dir_make_tmp ("hashtgam-pages-XXXXXX", &error);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  GSubprocess *process;

  g_assert_no_error (error);
  g_subprocess_launcher_setenv (launcher, "LANGUAGE",
                                language == CRM_LANGUAGE_PERSIAN ? "fa" : "en", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    g_subprocess_launcher_setenv (launcher, folders[i], home, TRUE);
  for (int own = 0; own < 2; own++)
    for (const char *const *at = own ? environment : always; at != NULL && *at != NULL; at++) {
      g_auto (GStrv) pair = g_strsplit (*at, "=", 2);

      g_subprocess_launcher_setenv (launcher, pair[0], pair[1], TRUE);
    }
  g_ptr_array_add (words, program);
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (words, (gpointer) *arguments);
  g_ptr_array_add (words, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, &error);
  g_assert_no_error (error);
  g_object_set_data_full (G_OBJECT (process), "home", g_steal_pointer (&home), g_free);
  return process;
}

char **
pages_join (GSubprocess *process)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GStrvBuilder) said = g_strv_builder_new ();
  g_autofree char *all = NULL;
  g_auto (GStrv) lines = NULL;

  g_subprocess_communicate_utf8 (process, NULL, NULL, &all, NULL, &error);
  g_assert_no_error (error);
  delete_tree (g_object_get_data (G_OBJECT (process), "home"));
  if (!g_subprocess_get_successful (process))
    g_error ("the program that shows the pages failed after: %s", all);
  lines = g_strsplit (all, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '#' && lines[i][0] != '\0')
      g_strv_builder_add (said, lines[i]);
  return g_strv_builder_end (said);
}

/* Jobs are counted where the linker leads their start: none of the program knows of all others. */

typedef struct {
  CrmJobFunc func;
  CrmJobDone done;
  gpointer data;
  GDestroyNotify free_data;
} Counted;

static int n_jobs;

CrmJob *__real_crm_job_run (const char *title, CrmJobFunc func, CrmJobDone done, gpointer data,
                            GDestroyNotify free_data, GDestroyNotify free_result);
CrmJob *__wrap_crm_job_run (const char *title, CrmJobFunc func, CrmJobDone done, gpointer data,
                            GDestroyNotify free_data, GDestroyNotify free_result);

static gpointer
run_counted (CrmJob *job, gpointer data, GError **error)
{
  Counted *self = data;

  return self->func (job, self->data, error);
}

static void
end_counted (CrmJob *job, gpointer result, const GError *error, gpointer data)
{
  Counted *self = data;

  self->done (job, result, error, self->data);
}

static void
free_counted (gpointer data)
{
  Counted *self = data;

  if (self->free_data != NULL)
    self->free_data (self->data);
  g_free (self);
  n_jobs--;
}

CrmJob *
__wrap_crm_job_run (const char *title, CrmJobFunc func, CrmJobDone done, gpointer data,
                    GDestroyNotify free_data, GDestroyNotify free_result)
{
  Counted *self = g_new0 (Counted, 1);

  self->func = func;
  self->done = done;
  self->data = data;
  self->free_data = free_data;
  n_jobs++;
  return __real_crm_job_run (title, run_counted, done != NULL ? end_counted : NULL, self,
                             free_counted, free_result);
}

/* Settling. */

static gboolean
has_something_due (void)
{
  GMainContext *context = g_main_context_default ();
  GPollFD descriptors[64];
  int priority, timeout = -1;
  gboolean ready;

  g_assert_true (g_main_context_acquire (context));
  ready = g_main_context_prepare (context, &priority);
  g_main_context_query (context, G_MAXINT, &timeout, descriptors, G_N_ELEMENTS (descriptors));
  g_main_context_release (context);
  return ready || (timeout >= 0 && timeout < SOON_MS);
}

typedef struct {
  guint n_laid_out, n_over;
} Frames;

static void
count_layout (Frames *frames)
{
  frames->n_laid_out++;
}

static void
count_end (Frames *frames)
{
  frames->n_over++;
}

/* Neither the pointer nor the keyboard is anywhere. */
static void
leave_alone (GtkWindow *window)
{
  cairo_region_t *nowhere = cairo_region_create ();

  gdk_surface_set_input_region (gtk_native_get_surface (GTK_NATIVE (window)), nowhere);
  cairo_region_destroy (nowhere);
  gtk_window_set_focus (window, NULL);
  gtk_window_set_focus_visible (window, FALSE);
}

static void
settle (GtkWindow *window)
{
  GdkFrameClock *clock;
  Frames frames = { 0 };

  while (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    g_main_context_iteration (NULL, TRUE);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_signal_connect_swapped (clock, "layout", G_CALLBACK (count_layout), &frames);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (count_end), &frames);
  for (guint quiet = 0; quiet < 2; quiet++) {
    guint over;

    while (n_jobs > 0 || has_something_due ()) {
      g_main_context_iteration (NULL, TRUE);
      quiet = 0;
    }
    leave_alone (window);
    frames.n_laid_out = 0;
    over = frames.n_over;
    /* A frame for nothing costs nothing: only what was asked for besides is laid out. */
    gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
    while (frames.n_over == over)
      g_main_context_iteration (NULL, TRUE);
    if (frames.n_laid_out > 0 || n_jobs > 0)
      quiet = 0;
  }
  g_signal_handlers_disconnect_by_data (clock, &frames);
}

static void
show (Pages *self, const char *page, GtkWindow *window)
{
  settle (window);
  self->visit (page, window, self->data);
}

/* Walking. */

static void
act (Pages *self, const char *action, const char *format, ...)
{
  GVariant *target = NULL;
  va_list arguments;

  va_start (arguments, format);
  if (format != NULL)
    target = g_variant_new_va (format, NULL, &arguments);
  va_end (arguments);
  if (!gtk_widget_activate_action_variant (GTK_WIDGET (self->window), action, target))
    g_error ("there is no action %s", action);
}

static void
show_here (Pages *self, const char *prefix, const char *name)
{
  g_autofree char *page = g_strconcat (prefix, name, NULL);

  show (self, page, GTK_WINDOW (self->window));
}

/* The window that came last, over the programme's own. */
static GtkWindow *
find_dialog (Pages *self)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (all, i);

    if (window != GTK_WINDOW (self->window) && gtk_widget_get_visible (GTK_WIDGET (window)))
      return window;
  }
  return NULL;
}

static void
show_dialog (Pages *self, const char *page)
{
  GtkWindow *dialog;
  int width, height;

  while ((dialog = find_dialog (self)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_get_default_size (dialog, &width, &height);
  if (width > self->width)
    gtk_window_set_default_size (dialog, self->width, height);
  show (self, page, dialog);
  gtk_window_destroy (dialog);
  settle (GTK_WINDOW (self->window));
}

static gint64
find_first_record (Pages *self, const CrmKind *kind)
{
  CrmSession *session = crm_window_get_session (self->window);
  g_autoptr (CrmQuery) query = crm_query_new (crm_session_get_model (session), kind);
  g_autoptr (GArray) ids = crm_query_read_ids (query, crm_session_get_db (session), NULL, NULL);

  g_assert_nonnull (ids);
  return ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

/* The table, and the inspector beside or over it. */
static void
show_kind (Pages *self, const char *name)
{
  const CrmKind *kind =
      crm_model_find_kind (crm_session_get_model (crm_window_get_session (self->window)), name);
  gint64 id = kind->single ? 0 : find_first_record (self, kind);

  act (self, "win.kind", "s", name);
  if (id == 0 || self->width < NARROW)
    show_here (self, "kind-", name);
  if (id == 0)
    return;
  act (self, "win.record", "(sx)", name, id);
  show_here (self, "record-", name);
  if (self->width < NARROW)
    g_action_group_change_action_state (G_ACTION_GROUP (self->window), "inspector",
                                        g_variant_new_boolean (FALSE));
}

static void
show_kinds (Pages *self)
{
  for (const CrmView *view = crm_method_get ()->views; view->name != NULL; view++) {
    g_auto (GStrv) names = g_strsplit (view->kinds, ",", -1);

    act (self, "win.view", "s", view->name);
    for (guint i = 0; names[i] != NULL; i++)
      show_kind (self, names[i]);
  }
}

static void
show_steps (Pages *self)
{
  for (guint i = 0; i < crm_method_get ()->n_steps; i++) {
    g_autofree char *page = g_strdup_printf ("results-%u", i + 1);

    act (self, "win.step", "i", (int) i + 1);
    act (self, "win.results", NULL);
    show (self, page, GTK_WINDOW (self->window));
    act (self, "win.results", NULL);
  }
}

static void
show_import (Pages *self)
{
  static const char rows[] = "Code,Name,Region,Since\nC901,Alborz Trading,North,2026-01-14\n"
                             "C902,Sepid Foods,South,2025-07-02\n,Nobody,East,2026-13-40\n";
  g_autofree char *path = g_build_filename (g_get_home_dir (), "customers.csv", NULL);
  CrmSession *session = crm_window_get_session (self->window);

  g_assert_true (g_file_set_contents (path, rows, -1, NULL));
  crm_import_flow_begin_file (GTK_WINDOW (self->window), session,
                              crm_model_find_kind (crm_session_get_model (session), "customer"),
                              path);
  show_dialog (self, "import");
}

static void
show_dialogs (Pages *self)
{
  static const char *const actions[][2] = {
    { "win.preferences", "preferences" },
    { "win.catalogue", "catalogue" },
    { "win.help", "help" },
    { "win.find-anywhere", "find-anywhere" },
    { "win.show-help-overlay", "keys" },
    { "app.about", "about" },
  };

  act (self, "win.board", "s", "overview");
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++) {
    act (self, actions[i][0], NULL);
    show_dialog (self, actions[i][1]);
  }
  act (self, "win.sign", "(is)", 1, "");
  show_dialog (self, "sign");
  show_import (self);
}

static void
show_boards (Pages *self)
{
  for (const CrmBoard *board = crm_board_get_all (); board->name != NULL; board++) {
    act (self, "win.board", "s", board->name);
    show_here (self, "board-", board->name);
  }
}

static void
show_programme (Pages *self)
{
  const CrmKind *kpi =
      crm_model_find_kind (crm_session_get_model (crm_window_get_session (self->window)), "kpi");

  show_boards (self);
  show_steps (self);
  show_kinds (self);
  act (self, "win.kpi", "x", find_first_record (self, kpi));
  show_here (self, "kpi", "");
  show_dialogs (self);
}

/* The windows. */

static void
open_window (Pages *self)
{
  self->window = crm_application_add_window (self->app);
  gtk_window_set_default_size (GTK_WINDOW (self->window), self->width, self->height);
  settle (GTK_WINDOW (self->window));
}

static void
close_window (Pages *self)
{
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&self->window)));
  while (n_jobs > 0 || crm_application_is_open (self->app, self->file) || has_something_due ())
    g_main_context_iteration (NULL, TRUE);
}

void
pages_walk (Pages *self, int width, int height, PagesVisit visit, gpointer data)
{
  self->width = width;
  self->height = height;
  self->visit = visit;
  self->data = data;
  crm_recents_clear ();
  open_window (self);
  show_here (self, "start", "");
  act (self, "win.create", NULL);
  show_here (self, "create", "");
  crm_application_open_path (self->app, self->file, self->window);
  while (crm_window_get_session (self->window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  show_programme (self);
  close_window (self);
  open_window (self);
  show_here (self, "recent", "");
  close_window (self);
}

Pages *
pages_new (CrmLanguage language, int dpi)
{
  Pages *self = g_new0 (Pages, 1);
  g_autoptr (CrmStore) store = NULL;
  g_autoptr (GError) error = NULL;

  /* GTK warns of sizes within its own window of keys. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  gtk_disable_setlocale ();
  crm_i18n_init (NULL);
  self->app = crm_application_new (NULL);
  /* No other process is asked, and none asks. */
  g_application_set_flags (G_APPLICATION (self->app),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  self->file = g_build_filename (g_get_home_dir (), "committee.hashtgam", NULL);
  store = crm_sample_create (self->file, crm_method_get (), language, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&store);
  g_application_register (G_APPLICATION (self->app), NULL, &error);
  g_assert_no_error (error);
  /* How letters are drawn is not left to the desktop's settings. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink",
                FALSE, "gtk-font-name", "Cantarell 11", "gtk-icon-theme-name", "Adwaita",
                "gtk-xft-dpi", dpi * 1024, "gtk-xft-antialias", 1, "gtk-xft-hinting", 1,
                "gtk-xft-hintstyle", "hintslight", "gtk-xft-rgba", "none", NULL);
  g_application_hold (G_APPLICATION (self->app));
  return self;
}

void
pages_free (Pages *self)
{
  g_application_release (G_APPLICATION (self->app));
  g_object_unref (self->app);
  g_free (self->file);
  g_free (self);
}
