/* at-client.c: calls over the accessibility bus, uncached, so that each look is the truth of now. May
 * use AT-SPI and GIO; knows nothing of what the program is about. */
#include "at-client.h"

#include <gio/gio.h>
#include <string.h>
#include <sys/prctl.h>

#include <linux/capability.h>
#include <signal.h>

#define DEADLINE (30 * G_USEC_PER_SEC)
#define TICK_MS 20
#define MAX_DEPTH 60
#define MAX_ROWS 25  /* of a table that are looked at */
#define MAX_TOLD 400 /* lines of what is there */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAction, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiComponent, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiEditableText, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiSelection, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiText, g_object_unref)

struct _AtClient {
  GSubprocess *process;
  GPtrArray *objects; /* AtspiAccessible, all that was handed out */
  AtspiAccessible *app, *window;
  char *expected;
  gint64 until;
  gboolean ended;
};

/* Waiting. */

static void tell (AtClient *self, AtspiAccessible *object, int depth, int *n);

static gboolean
on_tick (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
give_up (AtClient *self, const char *why)
{
  int n = 0;

  g_test_message ("There is:");
  if (self->app != NULL && !self->ended)
    tell (self, self->app, 0, &n);
  g_subprocess_force_exit (self->process);
  g_error ("%s: %s", why, self->expected);
}

void
at_client_expect (AtClient *self, const char *what, ...)
{
  va_list arguments;

  va_start (arguments, what);
  g_free (self->expected);
  self->expected = g_strdup_vprintf (what, arguments);
  va_end (arguments);
  self->until = g_get_monotonic_time () + DEADLINE;
}

void
at_client_poll (AtClient *self)
{
  gboolean ticked = FALSE;

  if (self->ended)
    give_up (self, "The program ended while this was waited for");
  if (g_get_monotonic_time () > self->until)
    give_up (self, "Waited in vain for this");
  g_timeout_add (TICK_MS, on_tick, &ticked);
  while (!ticked)
    g_main_context_iteration (NULL, TRUE);
}

static AtspiAccessible *
hold (AtClient *self, AtspiAccessible *object)
{
  if (object != NULL)
    g_ptr_array_add (self->objects, object);
  return object;
}

/* Reading. */

char *
at_dup_name (AtspiAccessible *object)
{
  return atspi_accessible_get_name (object, NULL);
}

char *
at_dup_description (AtspiAccessible *object)
{
  return atspi_accessible_get_description (object, NULL);
}

char *
at_dup_text (AtspiAccessible *object)
{
  g_autoptr (AtspiText) text = atspi_accessible_get_text_iface (object);
  int n = text != NULL ? atspi_text_get_character_count (text, NULL) : 0;

  return n > 0 ? atspi_text_get_text (text, 0, n, NULL) : g_strdup ("");
}

gboolean
at_has_state (AtspiAccessible *object, AtspiStateType state)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (object);

  return states != NULL && atspi_state_set_contains (states, state);
}

static gboolean
get_extents (AtspiAccessible *object, AtspiRect *rect)
{
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (object);
  AtspiRect *found = component != NULL
                         ? atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL)
                         : NULL;

  if (found == NULL)
    return FALSE;
  *rect = *found;
  g_free (found);
  return TRUE;
}

gboolean
at_has_size (AtspiAccessible *object)
{
  AtspiRect rect;

  return get_extents (object, &rect) && rect.width > 0 && rect.height > 0;
}

void
at_get_place (AtspiAccessible *object, int *x, int *width)
{
  AtspiRect rect = { 0, 0, 0, 0 };

  get_extents (object, &rect);
  *x = rect.x;
  *width = rect.width;
}

static AtspiRole
get_role (AtspiAccessible *object)
{
  return atspi_accessible_get_role (object, NULL);
}

/* Walking. */

/* Rows may be many, and each of their cells costs a few calls. */
static gboolean
is_row (AtspiRole role)
{
  return role == ATSPI_ROLE_TABLE_ROW;
}

static gboolean
is_table (AtspiRole role)
{
  return role == ATSPI_ROLE_TREE_TABLE || role == ATSPI_ROLE_TABLE;
}

static AtspiAccessible *
dup_child (AtspiAccessible *parent, int index)
{
  return atspi_accessible_get_child_at_index (parent, index, NULL);
}

static int
count_children (AtspiAccessible *parent)
{
  return atspi_accessible_get_child_count (parent, NULL);
}

static gboolean
is_called (AtspiAccessible *object, const char *name)
{
  g_autofree char *own = name != NULL ? at_dup_name (object) : NULL;

  return name == NULL || g_strcmp0 (own, name) == 0;
}

/* The last of those that match, owned. */
static AtspiAccessible *
search (AtspiAccessible *object, AtspiRole role, const char *name, int depth)
{
  AtspiRole own = get_role (object);

  if (depth < MAX_DEPTH && !is_row (own) && (depth == 0 || !is_table (own)))
    for (int i = count_children (object) - 1; i >= 0; i--) {
      g_autoptr (AtspiAccessible) child = dup_child (object, i);
      AtspiAccessible *found = child != NULL ? search (child, role, name, depth + 1) : NULL;

      if (found != NULL)
        return found;
    }
  return own == role && is_called (object, name) && at_has_size (object) ? g_object_ref (object)
                                                                         : NULL;
}

AtspiAccessible *
at_client_look (AtClient *self, AtspiAccessible *root, AtspiRole role, const char *name)
{
  return hold (self, search (root != NULL ? root : self->app, role, name, 0));
}

AtspiAccessible *
at_client_find (AtClient *self, AtspiAccessible *root, AtspiRole role, const char *name)
{
  AtspiAccessible *found;
  g_autofree char *role_name = atspi_role_get_name (role);

  at_client_expect (self, "%s “%s”", role_name, name != NULL ? name : "");
  while ((found = at_client_look (self, root, role, name)) == NULL)
    at_client_poll (self);
  return found;
}

AtspiAccessible *
at_client_find_focused_child (AtClient *self, AtspiAccessible *parent)
{
  int n = count_children (parent);

  for (int i = 0; i < n; i++) {
    g_autoptr (AtspiAccessible) child = dup_child (parent, i);

    if (child != NULL && at_has_state (child, ATSPI_STATE_FOCUSED))
      return hold (self, g_object_ref (child));
  }
  return NULL;
}

AtspiAccessible *
at_client_get_child (AtClient *self, AtspiAccessible *parent, int index)
{
  return hold (self, dup_child (parent, index));
}

char *
at_client_dup_child_names (AtClient *self, AtspiAccessible *parent, int at_most)
{
  GString *names = g_string_new (NULL);
  int n = MIN (count_children (parent), at_most);

  for (int i = 0; i < n; i++) {
    g_autoptr (AtspiAccessible) child = dup_child (parent, i);
    g_autofree char *name = child != NULL ? at_dup_name (child) : NULL;

    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", name != NULL ? name : "");
  }
  return g_string_free (names, FALSE);
}

static void
tell (AtClient *self, AtspiAccessible *object, int depth, int *n)
{
  AtspiRole role = get_role (object);
  g_autofree char *role_name = atspi_accessible_get_role_name (object, NULL);
  g_autofree char *name = at_dup_name (object);
  g_autofree char *text = at_dup_text (object);
  int children = count_children (object);

  if (*n >= MAX_TOLD)
    return;
  if (name != NULL && *name != '\0' && at_has_size (object)) {
    (*n)++;
    g_test_message ("%*s%s “%s”%s%s", depth, "", role_name, name,
                    g_strcmp0 (name, text) != 0 && *text != '\0' ? " " : "",
                    g_strcmp0 (name, text) != 0 ? text : "");
  }
  for (int i = 0; i < MIN (children, MAX_ROWS) && role != ATSPI_ROLE_TABLE_ROW && depth < MAX_DEPTH;
       i++) {
    g_autoptr (AtspiAccessible) child = dup_child (object, i);

    if (child != NULL)
      tell (self, child, depth + 1, n);
  }
}

/* Acting. */

static gboolean
try_action (AtspiAccessible *object, const char *name)
{
  g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (object);
  int n = action != NULL ? atspi_action_get_n_actions (action, NULL) : 0;

  for (int i = 0; i < n; i++) {
    g_autofree char *own = atspi_action_get_action_name (action, i, NULL);

    if (g_strcmp0 (own, name) == 0)
      return atspi_action_do_action (action, i, NULL);
  }
  return FALSE;
}

void
at_client_click (AtClient *self, AtspiAccessible *root, AtspiRole role, const char *name)
{
  AtspiAccessible *object = at_client_find (self, root, role, name);

  at_client_expect (self, "“%s” can be clicked", name);
  while (!at_has_state (object, ATSPI_STATE_SENSITIVE) || !try_action (object, "click"))
    at_client_poll (self);
}

void
at_client_act (AtClient *self, const char *action)
{
  at_client_expect (self, "the window offers %s", action);
  while (!try_action (self->window, action))
    at_client_poll (self);
}

void
at_client_activate (AtClient *self, AtspiAccessible *object)
{
  at_client_expect (self, "the entry can be activated");
  while (!try_action (object, "activate"))
    at_client_poll (self);
}

void
at_client_set_text (AtClient *self, AtspiAccessible *object, const char *text)
{
  g_autoptr (AtspiEditableText) editable = atspi_accessible_get_editable_text_iface (object);
  g_autofree char *name = at_dup_name (object);

  at_client_expect (self, "“%s” takes the text “%s”", name, text);
  while (editable == NULL || !atspi_editable_text_set_text_contents (editable, text, NULL))
    at_client_poll (self);
}

void
at_client_select (AtClient *self, AtspiAccessible *list, int index)
{
  g_autoptr (AtspiSelection) selection = atspi_accessible_get_selection_iface (list);

  at_client_expect (self, "child %d can be selected", index);
  while (selection == NULL || !atspi_selection_select_child (selection, index, NULL))
    at_client_poll (self);
}

void
at_client_press (AtClient *self, guint keysym, gboolean control)
{
  const glong mask = 1 << 2; /* Control, as X numbers the modifiers */
  g_autoptr (GError) error = NULL;

  if (control)
    atspi_generate_keyboard_event (mask, NULL, ATSPI_KEY_LOCKMODIFIERS, &error);
  g_assert_no_error (error);
  atspi_generate_keyboard_event ((glong) keysym, NULL, ATSPI_KEY_SYM, &error);
  g_assert_no_error (error);
  if (control)
    atspi_generate_keyboard_event (mask, NULL, ATSPI_KEY_UNLOCKMODIFIERS, &error);
  g_assert_no_error (error);
}

/* Names. */

/* GTK 4.8 names what nobody has named by its type. */
static gboolean
is_name (const char *name)
{
  return name != NULL && *name != '\0' && !g_str_has_prefix (name, "Gtk") &&
         !g_str_has_prefix (name, "Adw") && !g_str_has_prefix (name, "Crm");
}

/* GTK tells of these that they can be focused, but the focus goes to what is in them. */
static gboolean
is_only_room (AtspiRole role)
{
  return role == ATSPI_ROLE_SCROLL_PANE || role == ATSPI_ROLE_FILLER || role == ATSPI_ROLE_PANEL;
}

static void
note_nameless (AtspiAccessible *object, const char *within, int depth, GString *told)
{
  AtspiRole role = get_role (object);
  g_autofree char *name = at_dup_name (object);
  int n = count_children (object);

  if (depth > 1 && !at_has_size (object)) /* the program itself has none */
    return;
  if (!is_name (name) && at_has_state (object, ATSPI_STATE_FOCUSABLE) && !is_only_room (role)) {
    g_autofree char *role_name = atspi_accessible_get_role_name (object, NULL);

    g_string_append_printf (told, "%s “%s” within “%s”\n", role_name, name, within);
  }
  /* What is said of the first rows of a table holds for all. */
  for (int i = 0; i < MIN (n, MAX_ROWS) && depth < MAX_DEPTH; i++) {
    g_autoptr (AtspiAccessible) child = dup_child (object, i);

    if (child != NULL)
      note_nameless (child, is_name (name) ? name : within, depth + 1, told);
  }
}

char *
at_client_dup_nameless (AtClient *self)
{
  GString *told = g_string_new (NULL);
  gboolean none;

  note_nameless (self->app, "", 0, told);
  none = told->len == 0;
  return g_string_free (told, none);
}

/* Starting and ending. */

static char *
ask_for_bus (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) address = NULL;

  if (bus == NULL)
    return g_strdup (error->message);
  g_dbus_connection_set_exit_on_close (bus, FALSE);
  address = g_dbus_connection_call_sync (bus, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus",
                                         "GetAddress", NULL, G_VARIANT_TYPE ("(s)"),
                                         G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  return address == NULL ? g_strdup (error->message) : NULL;
}

/* Each object asked for that has gone meanwhile, and GTK's lack of a cache, is a warning there. */
static void
overhear (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
}

static gboolean
is_fatal (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  return g_strcmp0 (domain, "dbind") != 0;
}

char *
at_client_dup_obstacle (void)
{
  char *obstacle;

  if (g_getenv ("DISPLAY") == NULL)
    return g_strdup ("there is no display");
  if (g_getenv ("DBUS_SESSION_BUS_ADDRESS") == NULL)
    return g_strdup ("there is no session bus");
  obstacle = ask_for_bus ();
  if (obstacle != NULL)
    return obstacle;
  g_log_set_handler ("dbind", (GLogLevelFlags) (G_LOG_LEVEL_MASK | G_LOG_FLAG_FATAL), overhear,
                     NULL);
  return atspi_init () <= 1 ? NULL : g_strdup ("the accessibility bus does not answer");
}

/* The program must not outlive the test, and must meet files as an ordinary person does even where
 * tests run as root. */
static void
before_exec (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  prctl (PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0);
  prctl (PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH, 0, 0, 0);
}

static void
on_ended (GObject *process, GAsyncResult *result, gpointer data)
{
  AtClient *self = data;

  g_subprocess_wait_finish (G_SUBPROCESS (process), result, NULL);
  self->ended = TRUE;
}

static GSubprocess *
launch (const char *folder, const char *file, const char *language)
{
  const char *variables[] = { "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME" };
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    g_subprocess_launcher_setenv (launcher, variables[i], folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "LANGUAGE", language, TRUE);
  g_subprocess_launcher_setenv (launcher, "GSK_RENDERER", "cairo", TRUE);
  g_subprocess_launcher_setenv (launcher, "GDK_DEBUG", "gl-disable", TRUE);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "memory", TRUE);
  g_subprocess_launcher_setenv (launcher, "ADW_DISABLE_PORTAL", "1", TRUE);
  g_subprocess_launcher_setenv (launcher, "G_DEBUG", "fatal-criticals", TRUE);
  g_subprocess_launcher_set_child_setup (launcher, before_exec, NULL, NULL);
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("HASHTGAM"), file, NULL);
  g_assert_no_error (error);
  return process;
}

static AtspiAccessible *
look_for_app (AtClient *self, guint pid)
{
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);
  int n = count_children (desktop);

  for (int i = 0; i < n; i++) {
    g_autoptr (AtspiAccessible) app = dup_child (desktop, i);

    if (app != NULL && atspi_accessible_get_process_id (app, NULL) == pid &&
        count_children (app) > 0)
      return hold (self, g_object_ref (app));
  }
  return NULL;
}

AtClient *
at_client_start (const char *folder, const char *file, const char *language)
{
  AtClient *self = g_new0 (AtClient, 1);
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);
  guint pid;

  g_test_log_set_fatal_handler (is_fatal, NULL); /* each test begins without one */
  atspi_accessible_set_cache_mask (desktop, ATSPI_CACHE_NONE);
  self->objects = g_ptr_array_new_with_free_func (g_object_unref);
  self->process = launch (folder, file, language);
  g_subprocess_wait_async (self->process, NULL, on_ended, self);
  pid = (guint) g_ascii_strtoull (g_subprocess_get_identifier (self->process), NULL, 10);
  at_client_expect (self, "the program and its window");
  while ((self->app = look_for_app (self, pid)) == NULL)
    at_client_poll (self);
  while ((self->window = at_client_get_child (self, self->app, 0)) == NULL)
    at_client_poll (self);
  return self;
}

AtspiAccessible *
at_client_get_window (AtClient *self)
{
  return self->window;
}

void
at_client_close (AtClient *self)
{
  at_client_act (self, "window.close");
  at_client_expect (self, "the program ends when its window is closed");
  while (!self->ended)
    at_client_poll (self);
  if (!g_subprocess_get_if_exited (self->process))
    g_error ("The program was ended by signal %d.", g_subprocess_get_term_sig (self->process));
  g_assert_cmpint (g_subprocess_get_exit_status (self->process), ==, 0);
  g_ptr_array_unref (self->objects);
  g_object_unref (self->process);
  g_free (self->expected);
  g_free (self);
}
