/* crm-application.c: start-up, language, and the way from a path to a session shown in a window.
 * The work of it is that of crm-opening.c, in a worker. */
#include "crm-application.h"

#include <string.h>

#include "crm-choices.h"
#include "crm-display.h"
#include "crm-i18n.h"
#include "crm-opening.h"
#include "crm-recents.h"
#include "crm-untitled.h"
#include "crm-window.h"

#define APP_ID "org.hashtgam.Hashtgam"
#define MIME_TYPE "application/x-hashtgam"
#define PATIENCE_MS 200 /* for a file to open before its window comes up without it */

struct _CrmApplication {
  AdwApplication parent_instance;

  GHashTable *sessions; /* canonical path → CrmSession, weak: its windows hold it */
  GtkCssProvider *persian_css;
  char *desktop_language; /* LANGUAGE as it was at the start, or NULL */
  gboolean sample_wanted;
};

G_DEFINE_FINAL_TYPE (CrmApplication, crm_application, ADW_TYPE_APPLICATION)

/* Language. */

char *
crm_application_dup_language (int argc, char **argv)
{
  g_autofree char *chosen = crm_choices_dup ("general", "language");
  const char *word = chosen;

  for (int i = 1; i < argc; i++) {
    if (g_str_has_prefix (argv[i], "--lang="))
      word = argv[i] + strlen ("--lang=");
    else if (strcmp (argv[i], "--lang") == 0 && i + 1 < argc)
      word = argv[i + 1];
  }
  return g_strcmp0 (word, "en") == 0 || g_strcmp0 (word, "fa") == 0 ? g_strdup (word) : NULL;
}

/* GTK takes the direction from its own catalogue, which may be missing or speak another
 * language. */
static void
apply_direction (CrmApplication *self)
{
  GdkDisplay *display = gdk_display_get_default ();
  CrmLocale locale;
  gboolean persian;

  crm_locale_init (&locale);
  persian = locale.language == CRM_LANGUAGE_PERSIAN;
  gtk_widget_set_default_direction (persian ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (self->persian_css));
  if (persian)
    gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->persian_css),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void
crm_application_reload_locale (CrmApplication *self)
{
  GHashTableIter iter;
  gpointer session;

  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &session))
    crm_session_reload_locale (session);
}

void
crm_application_set_language (CrmApplication *self, const char *language)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  crm_choices_set ("general", "language", language);
  if (language == NULL && self->desktop_language != NULL)
    g_setenv ("LANGUAGE", self->desktop_language, TRUE);
  else if (language == NULL)
    g_unsetenv ("LANGUAGE");
  crm_i18n_init (language);
  apply_direction (self);
  crm_application_reload_locale (self);
  for (GList *l = windows; l != NULL; l = l->next)
    if (CRM_IS_WINDOW (l->data))
      crm_window_make_anew (l->data, NULL);
}

/* Sessions. */

static void
forget_session (gpointer data, GObject *was)
{
  CrmApplication *self = data;
  GHashTableIter iter;
  gpointer session;

  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &session))
    if (session == was)
      g_hash_table_iter_remove (&iter);
}

static CrmSession *
find_session (CrmApplication *self, const char *path)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);

  return g_hash_table_lookup (self->sessions, full);
}

static CrmSession *
add_session (CrmApplication *self, CrmStore *store)
{
  const char *path = crm_store_get_path (store);
  CrmSession *session = crm_session_new (store);

  g_hash_table_insert (self->sessions, g_canonicalize_filename (path, NULL), session);
  g_object_weak_ref (G_OBJECT (session), forget_session, self);
  return session;
}

gboolean
crm_application_is_open (CrmApplication *self, const char *path)
{
  return find_session (self, path) != NULL;
}

/* The desktop is not told of what has no place yet. */
static void
remember (CrmSession *session)
{
  const char *path = crm_store_get_path (crm_session_get_store (session));
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *name = g_path_get_basename (path);
  const GtkRecentData data = { .display_name = name,
                               .mime_type = (char *) MIME_TYPE,
                               .app_name = (char *) "Hashtgam",
                               .app_exec = (char *) "hashtgam %f" };

  crm_recents_follow (session);
  if (uri != NULL && !crm_untitled_has (path))
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/* When the window has been painted. */
static gboolean
remember_later (gpointer session)
{
  remember (session);
  return G_SOURCE_REMOVE;
}

static CrmWindow *
find_window (CrmApplication *self, CrmSession *session)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (CRM_IS_WINDOW (l->data) && crm_window_get_session (l->data) == session)
      return l->data;
  return NULL;
}

CrmWindow *
crm_application_add_window (CrmApplication *self)
{
  CrmWindow *window = crm_window_new (self);

  crm_window_show_busy (window, NULL);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static gboolean
show_open_one (CrmApplication *self, const char *path)
{
  CrmSession *session = find_session (self, path);
  CrmWindow *window = session != NULL ? find_window (self, session) : NULL;

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  return window != NULL;
}

/* Opening. A window made for it comes up with the programme in it, which spares making two pictures
 * of it; where the file takes its time, with the words that it is being opened. */

typedef struct {
  CrmApplication *app;
  GWeakRef window;
  CrmOpening *opening;
  char *what;          /* is being done, in words */
  guint patience_id;   /* 0: the window is on the screen */
  gboolean import;     /* a workbook is to be read into it next */
  gboolean own_window; /* made for this */
} Wish;

static void
wish_free (gpointer user_data)
{
  Wish *wish = user_data;

  g_clear_handle_id (&wish->patience_id, g_source_remove);
  g_application_release (G_APPLICATION (wish->app));
  g_object_unref (wish->app);
  g_weak_ref_clear (&wish->window);
  crm_opening_free (wish->opening);
  g_free (wish->what);
  g_free (wish);
}

static gpointer
open_in_worker (CrmJob *job, gpointer data, GError **error)
{
  Wish *wish = data;

  return crm_opening_run (wish->opening, job, error);
}

/* The same file was asked for twice, and is shown by now. */
static gboolean
show_instead (Wish *wish, CrmWindow *window)
{
  if (!show_open_one (wish->app, wish->opening->path))
    return FALSE;
  if (wish->own_window)
    gtk_window_destroy (GTK_WINDOW (window));
  else
    crm_window_show_busy (window, NULL);
  return TRUE;
}

static void
come_up (Wish *wish, CrmWindow *window)
{
  if (wish->patience_id == 0)
    return;
  g_clear_handle_id (&wish->patience_id, g_source_remove);
  crm_window_come_up (window);
}

static gboolean
lose_patience (gpointer user_data)
{
  Wish *wish = user_data;
  g_autoptr (CrmWindow) window = g_weak_ref_get (&wish->window);

  wish->patience_id = 0;
  if (window != NULL) {
    crm_window_show_busy (window, wish->what);
    gtk_window_present (GTK_WINDOW (window));
  }
  return G_SOURCE_REMOVE;
}

static void
show_opened (CrmJob *job, gpointer result, const GError *error, gpointer data)
{
  Wish *wish = data;
  g_autoptr (CrmStore) store = result;
  g_autoptr (CrmWindow) window = g_weak_ref_get (&wish->window);
  g_autoptr (CrmSession) session = NULL;

  /* The window was closed meanwhile: nobody waits for it. */
  if (window == NULL)
    return;
  if (store == NULL) {
    crm_window_show_error (window, error->message,
                           wish->opening->way == CRM_OPENING_FILE ? wish->opening->path : NULL);
    come_up (wish, window);
    return;
  }
  if (show_instead (wish, window))
    return;
  session = find_session (wish->app, wish->opening->path);
  session = session != NULL ? g_object_ref (session) : add_session (wish->app, store);
  crm_window_set_session (window, session);
  come_up (wish, window);
  g_idle_add_full (G_PRIORITY_LOW, remember_later, g_object_ref (session), g_object_unref);
  if (wish->import)
    crm_window_begin_import (window);
}

static CrmWindow *
take_window (CrmApplication *self, CrmWindow *window)
{
  if (window == NULL || crm_window_get_session (window) != NULL)
    return crm_window_new (self);
  return window;
}

/* Takes the opening over. */
static Wish *
begin_opening (CrmApplication *self, CrmOpening *opening, CrmWindow *window, const char *what)
{
  Wish *wish = g_new0 (Wish, 1);
  CrmWindow *taken;

  wish->app = g_object_ref (self);
  g_application_hold (G_APPLICATION (self));
  wish->opening = opening;
  wish->what = g_strdup (what);
  g_weak_ref_init (&wish->window, NULL);
  crm_job_run (what, open_in_worker, show_opened, wish, wish_free, g_object_unref);
  /* Meanwhile. */
  taken = take_window (self, window);
  g_weak_ref_set (&wish->window, taken);
  wish->own_window = taken != window;
  if (wish->own_window)
    wish->patience_id = g_timeout_add (PATIENCE_MS, lose_patience, wish);
  else
    crm_window_show_busy (taken, what);
  return wish;
}

static char *
dup_opening_words (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (crm_untitled_has (path))
    return g_strdup (_ ("Opening the sample programme"));
  return g_strdup_printf (_ ("Opening “%s”"), name);
}

void
crm_application_open_path (CrmApplication *self, const char *path, CrmWindow *window)
{
  g_autofree char *what = dup_opening_words (path);

  if (!show_open_one (self, path))
    begin_opening (self, crm_opening_new (CRM_OPENING_FILE, path), window, what);
}

void
crm_application_open_backup (CrmApplication *self, const char *backup, const char *path,
                             CrmWindow *window)
{
  CrmOpening *opening = crm_opening_new (CRM_OPENING_BACKUP, path);
  g_autofree char *what = dup_opening_words (path);

  opening->backup = g_strdup (backup);
  begin_opening (self, opening, window, what);
}

void
crm_application_create (CrmApplication *self, const char *path, CrmBeginning *beginning,
                        gboolean import, CrmWindow *window)
{
  CrmOpening *opening = crm_opening_new (CRM_OPENING_NEW, path);

  opening->beginning = beginning;
  begin_opening (self, opening, window, _ ("Making the programme"))->import = import;
}

/* A copy in which nobody has done anything yet serves again. */
static char *
find_fresh_sample (CrmLanguage language)
{
  g_autoptr (GPtrArray) recents = crm_recents_read ();

  for (guint i = 0; i < recents->len; i++) {
    const CrmRecent *recent = g_ptr_array_index (recents, i);

    if (!recent->touched && crm_untitled_speaks (recent->path, language) &&
        g_file_test (recent->path, G_FILE_TEST_EXISTS))
      return g_strdup (recent->path);
  }
  return NULL;
}

void
crm_application_open_sample (CrmApplication *self, CrmWindow *window)
{
  CrmOpening *opening;
  CrmLocale locale;
  g_autofree char *path = NULL;

  crm_locale_init (&locale);
  path = find_fresh_sample (locale.language);
  if (path != NULL) {
    crm_application_open_path (self, path, window);
    return;
  }
  path = crm_untitled_dup_new_path (locale.language);
  opening = crm_opening_new (CRM_OPENING_SAMPLE, path);
  opening->language = locale.language;
  begin_opening (self, opening, window, _ ("Preparing the sample programme"));
}

/* Going on elsewhere. */

static gboolean
delete_untitled (gpointer path)
{
  crm_untitled_delete (path);
  return G_SOURCE_REMOVE;
}

/* The store closes the file after it has said so. */
static void
on_untitled_closed (gpointer path, GObject *store)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, delete_untitled, path, g_free);
}

void
crm_application_move_session (CrmApplication *self, CrmSession *from, CrmStore *to)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));
  CrmStore *old = crm_session_get_store (from);
  g_autoptr (CrmSession) session = add_session (self, to);
  g_autofree char *key = crm_choices_dup_path_key (crm_store_get_path (old));
  g_autofree char *author = crm_choices_dup ("author", key);
  g_autofree char *name = NULL, *sentence = NULL;

  if (author != NULL)
    crm_session_set_author (session, author);
  if (crm_untitled_has (crm_store_get_path (old)))
    g_object_weak_ref (G_OBJECT (old), on_untitled_closed, g_strdup (crm_store_get_path (old)));
  for (GList *l = windows; l != NULL; l = l->next)
    if (CRM_IS_WINDOW (l->data) && crm_window_get_session (l->data) == from)
      crm_window_make_anew (l->data, session);
  remember (session);
  name = g_path_get_basename (crm_store_get_path (to));
  sentence = g_strdup_printf (_ ("The programme is saved, and goes on in “%s”."), name);
  crm_session_say (session, sentence, FALSE);
}

/* Actions and keys. */

static void
act_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows =
      g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  /* Each window may still have something to say. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
act_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  adw_show_about_window (parent, "application-name", _ ("Hashtgam"), "application-icon", APP_ID,
                         "developer-name", _ ("The Hashtgam authors"), "version", CRM_VERSION,
                         "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _ ("Take your committee through eight steps, from a vision for customers "
                            "to results you can measure."),
                         NULL);
}

static void
act_sample (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  crm_application_open_sample (user_data, NULL);
}

static const GActionEntry actions[] = {
  { "quit", act_quit },
  { "about", act_about },
  { "sample", act_sample },
};

/* clang-format off */
static const struct {
  const char *action;
  const char *keys[4];
} keys[] = {
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.create", { "<Control>n" } },
  { "win.open", { "<Control>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-copy", { "<Control><Shift>s" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.find", { "<Control>f" } },
  { "win.find-anywhere", { "<Control>k" } },
  { "win.history", { "<Control>h" } },
  { "win.new-record", { "<Control>Return", "<Control><Shift>n", "<Control>KP_Enter" } },
  { "win.duplicate", { "<Control>d" } },
  { "win.inspector", { "F9", "<Control>i" } },
  { "win.next-pane", { "F6" } },
  { "win.results", { "<Alt>r" } },
  { "win.present", { "F5" } },
  { "win.present-here", { "<Shift>F5" } },
  { "win.method-check", { "<Control><Shift>m" } },
  { "win.report", { "<Control>e" } },
  { "win.print", { "<Control>p" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.help", { "F1" } },
  { "win.show-help-overlay", { "<Control>question", "<Control><Shift>slash" } },
  { "win.step(0)", { "<Control>0" } }, { "win.step(1)", { "<Control>1" } },
  { "win.step(2)", { "<Control>2" } }, { "win.step(3)", { "<Control>3" } },
  { "win.step(4)", { "<Control>4" } }, { "win.step(5)", { "<Control>5" } },
  { "win.step(6)", { "<Control>6" } }, { "win.step(7)", { "<Control>7" } },
  { "win.step(8)", { "<Control>8" } },
  { "win.nth-view(1)", { "<Alt>1" } }, { "win.nth-view(2)", { "<Alt>2" } },
  { "win.nth-view(3)", { "<Alt>3" } }, { "win.nth-view(4)", { "<Alt>4" } },
  { "win.nth-view(5)", { "<Alt>5" } },
  { "win.turn-view(1)", { "<Control>Page_Down" } },
  { "win.turn-view(-1)", { "<Control>Page_Up" } },
  { "win.view::committee", { "<Control><Shift>c" } },
  { "win.view::timeline", { "<Control><Shift>t" } },
  { "win.view::risks", { "<Control><Shift>r" } },
  { "win.view::people", { "<Control><Shift>p" } },
  { "win.view::reports", { "<Control><Shift>e" } },
};
/* clang-format on */

/* The application. */

static gpointer
look_up (gpointer data)
{
  g_autoptr (GtkIconTheme) theme = data;

  gtk_icon_theme_has_icon (theme, APP_ID);
  return NULL;
}

/* The first icon makes GTK read the theme's folders. An icon theme may be asked from any thread, so
 * one does it while the window is made. */
static void
read_icons (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  g_thread_unref (g_thread_new ("icons", look_up, g_object_ref (theme)));
}

static void
crm_application_startup (GApplication *app)
{
  CrmApplication *self = CRM_APPLICATION (app);

  G_APPLICATION_CLASS (crm_application_parent_class)->startup (app);
  read_icons ();
  gtk_window_set_default_icon_name (APP_ID);
  self->persian_css = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (self->persian_css, "/org/hashtgam/Hashtgam/persian.css");
  apply_direction (self);
  crm_display_apply_colours ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, keys[i].keys);
}

static void
crm_application_activate (GApplication *app)
{
  CrmApplication *self = CRM_APPLICATION (app);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (app));

  if (self->sample_wanted) {
    self->sample_wanted = FALSE;
    crm_application_open_sample (self, CRM_IS_WINDOW (window) ? CRM_WINDOW (window) : NULL);
  } else if (window != NULL) {
    gtk_window_present (window);
  } else {
    crm_application_add_window (self);
  }
}

static void
crm_application_open (GApplication *app, GFile **files, int n, const char *hint)
{
  for (int i = 0; i < n; i++) {
    g_autofree char *path = g_file_get_path (files[i]);

    if (path != NULL) {
      crm_application_open_path (CRM_APPLICATION (app), path, NULL);
    } else {
      g_autofree char *uri = g_file_get_uri (files[i]);
      g_autofree char *text =
          g_strdup_printf (_ ("“%s” is not on this computer. Copy it here first."), uri);

      crm_window_show_error (crm_application_add_window (CRM_APPLICATION (app)), text, NULL);
    }
  }
}

static int
crm_application_handle_local_options (GApplication *app, GVariantDict *options)
{
  CrmApplication *self = CRM_APPLICATION (app);
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version")) {
    g_print ("hashtgam %s\n", CRM_VERSION);
    return 0;
  }
  if (!g_variant_dict_contains (options, "sample"))
    return -1;
  if (!g_application_register (app, NULL, &error)) {
    g_printerr ("hashtgam: %s\n", error->message);
    return 1;
  }
  /* One process serves all: a second one only passes the wish on. */
  if (g_application_get_is_remote (app)) {
    g_action_group_activate_action (G_ACTION_GROUP (app), "sample", NULL);
    return 0;
  }
  self->sample_wanted = TRUE;
  return -1;
}

static void
crm_application_finalize (GObject *object)
{
  CrmApplication *self = CRM_APPLICATION (object);
  GHashTableIter iter;
  gpointer session;

  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &session))
    g_object_weak_unref (session, forget_session, self);
  g_hash_table_unref (self->sessions);
  g_clear_object (&self->persian_css);
  g_free (self->desktop_language);
  G_OBJECT_CLASS (crm_application_parent_class)->finalize (object);
}

static void
crm_application_class_init (CrmApplicationClass *class)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = crm_application_finalize;
  app_class->startup = crm_application_startup;
  app_class->activate = crm_application_activate;
  app_class->open = crm_application_open;
  app_class->handle_local_options = crm_application_handle_local_options;
}

static void
crm_application_init (CrmApplication *self)
{
  static const GOptionEntry options[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the sample programme"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Say which version this is"), NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Language of the window: en or fa"), "en|fa" },
    { NULL }
  };

  self->sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
}

CrmApplication *
crm_application_new (const char *desktop_language)
{
  CrmApplication *self = g_object_new (CRM_TYPE_APPLICATION, "application-id", APP_ID, "flags",
                                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                                       "/org/hashtgam/Hashtgam", NULL);

  self->desktop_language = g_strdup (desktop_language);
  return self;
}
