/* at-client.c: calls over the accessibility bus. Nothing is kept between looks, so that each is the
 * truth of now; the calls of one level of the tree are sent together, so that a look takes tens of
 * round trips and not thousands. May use GIO; knows nothing of what the program is about. */
#include "at-client.h"

#include <linux/capability.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#define DEADLINE_S 60 /* times HASHTGAM_PATIENCE: only what never comes is to reach it */
#define TICK_MS 50
#define MAX_ROWS 25 /* of a table that are looked at */
#define SILENCE (G_USEC_PER_SEC / 2)
#define CALL_MS 20000

#define ACCESSIBLE "org.a11y.atspi.Accessible"
#define REGISTRY "org.a11y.atspi.Registry"
#define ROOT "/org/a11y/atspi/accessible/root"

/* An object as it was at one look. */
typedef struct _Node Node;
struct _Node {
  AtObject *path;
  Node *parent;
  GPtrArray *children; /* Node, owned */
  AtspiRole role;
  guint64 states;
  char *name;
  gboolean has_size;
};

struct _AtClient {
  GSubprocess *process;
  GDBusConnection *bus;
  GStringChunk *paths;
  char *app; /* its name on the bus */
  AtObject *window;
  AtObject *heard; /* what was said last to have got the focus */
  guint hearing;   /* the subscription to it */
  char *expected;
  gint64 until;
  gboolean ended;
};

/* Waiting. */

static void tell_all (AtClient *self);

static gboolean
on_tick (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
give_up (AtClient *self, const char *why)
{
  if (self->app != NULL && !self->ended)
    tell_all (self);
  g_subprocess_force_exit (self->process);
  g_error ("%s: %s", why, self->expected);
}

/* How many times slower than usual this run is, as build-aux/test says it to meson too. */
static gint64
get_patience (void)
{
  const char *asked = g_getenv ("HASHTGAM_PATIENCE");

  return MAX (asked != NULL ? g_ascii_strtoll (asked, NULL, 10) : 1, 1);
}

void
at_client_expect (AtClient *self, const char *what, ...)
{
  va_list arguments;

  va_start (arguments, what);
  g_free (self->expected);
  self->expected = g_strdup_vprintf (what, arguments);
  va_end (arguments);
  self->until = g_get_monotonic_time () + DEADLINE_S * get_patience () * G_USEC_PER_SEC;
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

/* Calls. */

static GVariant *
call (AtClient *self, AtObject *object, const char *interface, const char *method,
      GVariant *arguments)
{
  return g_dbus_connection_call_sync (self->bus, self->app, object, interface, method, arguments,
                                      NULL, G_DBUS_CALL_FLAGS_NONE, CALL_MS, NULL, NULL);
}

static gboolean
call_for_truth (AtClient *self, AtObject *object, const char *interface, const char *method,
                GVariant *arguments)
{
  g_autoptr (GVariant) reply = call (self, object, interface, method, arguments);
  gboolean truth = FALSE;

  if (reply != NULL && g_variant_is_of_type (reply, G_VARIANT_TYPE ("(b)")))
    g_variant_get (reply, "(b)", &truth);
  return truth;
}

typedef void (*Take) (AtClient *self, Node *node, GVariant *reply);

typedef struct {
  AtClient *client;
  Node *node;
  Take take;
  guint *pending;
} Question;

static void
on_answer (GObject *bus, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (bus), result, NULL);

  /* An object that has gone meanwhile answers nothing. */
  if (reply != NULL)
    question->take (question->client, question->node, reply);
  (*question->pending)--;
  g_free (question);
}

static void
ask (AtClient *self, Node *node, const char *interface, const char *method, GVariant *arguments,
     Take take, guint *pending)
{
  Question *question = g_new (Question, 1);

  *question = (Question){ self, node, take, pending };
  (*pending)++;
  g_dbus_connection_call (self->bus, self->app, node->path, interface, method, arguments, NULL,
                          G_DBUS_CALL_FLAGS_NONE, CALL_MS, NULL, on_answer, question);
}

/* Nodes. */

static void
node_free (gpointer data)
{
  Node *node = data;

  g_ptr_array_unref (node->children);
  g_free (node->name);
  g_free (node);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Node, node_free)

static Node *
node_new (AtClient *self, const char *path, Node *parent)
{
  Node *node = g_new0 (Node, 1);

  node->path = g_string_chunk_insert_const (self->paths, path);
  node->parent = parent;
  node->children = g_ptr_array_new_with_free_func (node_free);
  return node;
}

static void
take_role (AtClient *self, Node *node, GVariant *reply)
{
  guint32 role;

  g_variant_get (reply, "(u)", &role);
  node->role = role;
}

static void
take_children (AtClient *self, Node *node, GVariant *reply)
{
  g_autoptr (GVariantIter) iter = NULL;
  const char *bus, *path;

  g_variant_get (reply, "(a(so))", &iter);
  while (g_variant_iter_next (iter, "(&s&o)", &bus, &path))
    g_ptr_array_add (node->children, node_new (self, path, node));
}

static void
take_name (AtClient *self, Node *node, GVariant *reply)
{
  g_autoptr (GVariant) value = NULL;

  g_variant_get (reply, "(v)", &value);
  g_free (node->name);
  node->name = g_variant_dup_string (value, NULL);
}

static void
take_states (AtClient *self, Node *node, GVariant *reply)
{
  g_autoptr (GVariantIter) iter = NULL;
  guint32 low = 0, high = 0;

  g_variant_get (reply, "(au)", &iter);
  g_variant_iter_next (iter, "u", &low);
  g_variant_iter_next (iter, "u", &high);
  node->states = (guint64) high << 32 | low;
}

static void
take_size (AtClient *self, Node *node, GVariant *reply)
{
  int x, y, width, height;

  g_variant_get (reply, "((iiii))", &x, &y, &width, &height);
  node->has_size = width > 0 && height > 0;
}

static void
wait_for_answers (const guint *pending)
{
  while (*pending > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
ask_name (AtClient *self, Node *node, guint *pending)
{
  ask (self, node, "org.freedesktop.DBus.Properties", "Get",
       g_variant_new ("(ss)", ACCESSIBLE, "Name"), take_name, pending);
}

static void
read_details (AtClient *self, GPtrArray *nodes)
{
  guint pending = 0;

  for (guint i = 0; i < nodes->len; i++) {
    Node *node = g_ptr_array_index (nodes, i);

    ask_name (self, node, &pending);
    ask (self, node, ACCESSIBLE, "GetState", NULL, take_states, &pending);
    ask (self, node, "org.a11y.atspi.Component", "GetExtents",
         g_variant_new ("(u)", ATSPI_COORD_TYPE_WINDOW), take_size, &pending);
  }
  wait_for_answers (&pending);
}

static void
read_states (AtClient *self, GPtrArray *nodes)
{
  guint pending = 0;

  for (guint i = 0; i < nodes->len; i++)
    ask (self, g_ptr_array_index (nodes, i), ACCESSIBLE, "GetState", NULL, take_states, &pending);
  wait_for_answers (&pending);
}

/* The children, of which at most so many are kept. */
static Node *
read_children (AtClient *self, AtObject *parent, guint at_most)
{
  Node *node = node_new (self, parent, NULL);
  guint pending = 0;

  ask (self, node, ACCESSIBLE, "GetChildren", NULL, take_children, &pending);
  wait_for_answers (&pending);
  if (node->children->len > at_most)
    g_ptr_array_set_size (node->children, (int) at_most);
  return node;
}

static gboolean
is_table (const Node *node)
{
  return node->role == ATSPI_ROLE_TREE_TABLE || node->role == ATSPI_ROLE_TABLE;
}

static gboolean
is_in_table (const Node *node)
{
  return node->parent != NULL && is_table (node->parent);
}

/* Reads the roles of the nodes and finds their children; rows may be thousands. */
static GPtrArray *
read_level (AtClient *self, GPtrArray *level, gboolean with_tables)
{
  GPtrArray *next = g_ptr_array_new ();
  guint pending = 0;

  for (guint i = 0; i < level->len; i++) {
    ask (self, g_ptr_array_index (level, i), ACCESSIBLE, "GetRole", NULL, take_role, &pending);
    ask (self, g_ptr_array_index (level, i), ACCESSIBLE, "GetChildren", NULL, take_children,
         &pending);
  }
  wait_for_answers (&pending);
  for (guint i = 0; i < level->len; i++) {
    Node *node = g_ptr_array_index (level, i);

    if (!with_tables && node->parent != NULL &&
        (is_table (node) || node->role == ATSPI_ROLE_TABLE_ROW))
      g_ptr_array_set_size (node->children, 0);
    if (is_in_table (node) && node->children->len > MAX_ROWS)
      g_ptr_array_set_size (node->children, MAX_ROWS);
    g_ptr_array_extend (next, node->children, NULL, NULL);
  }
  return next;
}

static Node *
read_tree (AtClient *self, AtObject *root, gboolean with_tables)
{
  Node *tree = node_new (self, root, NULL);
  g_autoptr (GPtrArray) level = g_ptr_array_new ();

  g_ptr_array_add (level, tree);
  while (level->len > 0) {
    GPtrArray *next = read_level (self, level, with_tables);

    g_ptr_array_unref (level);
    level = next;
  }
  return tree;
}

/* In the order of the tree; role 0: all. */
static void
gather (Node *node, AtspiRole role, GPtrArray *nodes)
{
  if (role == ATSPI_ROLE_INVALID || node->role == role)
    g_ptr_array_add (nodes, node);
  for (guint i = 0; i < node->children->len; i++)
    gather (g_ptr_array_index (node->children, i), role, nodes);
}

/* Finding. */

static AtObject *
pick (AtClient *self, GPtrArray *level, AtspiRole role, const char *name)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();

  for (guint i = 0; i < level->len; i++)
    if (((const Node *) g_ptr_array_index (level, i))->role == role)
      g_ptr_array_add (nodes, g_ptr_array_index (level, i));
  read_details (self, nodes);
  for (guint i = nodes->len; i > 0; i--) {
    const Node *node = g_ptr_array_index (nodes, i - 1);

    if (node->has_size &&
        (name == NULL || (node->name != NULL && g_pattern_match_simple (name, node->name))))
      return node->path;
  }
  return NULL;
}

AtObject *
at_client_look (AtClient *self, AtObject *root, AtspiRole role, const char *name)
{
  g_autoptr (Node) tree = node_new (self, root != NULL ? root : ROOT, NULL);
  g_autoptr (GPtrArray) level = g_ptr_array_new ();
  AtObject *found = NULL;

  g_ptr_array_add (level, tree);
  while (level->len > 0 && found == NULL) {
    GPtrArray *next = read_level (self, level, FALSE);

    found = pick (self, level, role, name);
    g_ptr_array_unref (level);
    level = next;
  }
  return found;
}

AtObject *
at_client_find (AtClient *self, AtObject *root, AtspiRole role, const char *name)
{
  AtObject *found;

  at_client_expect (self, "“%s” of role %d", name != NULL ? name : "anything", role);
  while ((found = at_client_look (self, root, role, name)) == NULL)
    at_client_poll (self);
  return found;
}

AtObject *
at_client_look_for_focus (AtClient *self, AtObject *root)
{
  g_autoptr (Node) tree = read_tree (self, root != NULL ? root : ROOT, FALSE);
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();

  gather (tree, ATSPI_ROLE_INVALID, nodes);
  read_states (self, nodes);
  for (guint i = 0; i < nodes->len; i++) {
    const Node *node = g_ptr_array_index (nodes, i);

    if (node->states >> ATSPI_STATE_FOCUSED & 1)
      return node->path;
  }
  return NULL;
}

AtObject *
at_client_get_child (AtClient *self, AtObject *parent, guint index)
{
  g_autoptr (Node) node = read_children (self, parent, index + 1);

  return index < node->children->len
             ? ((const Node *) g_ptr_array_index (node->children, index))->path
             : NULL;
}

char *
at_client_dup_child_names (AtClient *self, AtObject *parent, guint at_most)
{
  g_autoptr (Node) node = read_children (self, parent, at_most);
  GString *names = g_string_new (NULL);

  read_details (self, node->children);
  for (guint i = 0; i < node->children->len; i++) {
    const Node *child = g_ptr_array_index (node->children, i);

    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", child->name);
  }
  return g_string_free (names, FALSE);
}

/* Reading. */

char *
at_client_dup_name (AtClient *self, AtObject *object)
{
  g_autoptr (Node) node = node_new (self, object, NULL);
  guint pending = 0;

  ask_name (self, node, &pending);
  wait_for_answers (&pending);
  return g_steal_pointer (&node->name);
}

gboolean
at_client_has_state (AtClient *self, AtObject *object, AtspiStateType state)
{
  g_autoptr (Node) node = node_new (self, object, NULL);
  guint pending = 0;

  ask (self, node, ACCESSIBLE, "GetState", NULL, take_states, &pending);
  wait_for_answers (&pending);
  return node->states >> state & 1;
}

int
at_client_get_x (AtClient *self, AtObject *object)
{
  g_autoptr (GVariant) reply = call (self, object, "org.a11y.atspi.Component", "GetExtents",
                                     g_variant_new ("(u)", ATSPI_COORD_TYPE_WINDOW));
  int x = -1;

  if (reply != NULL)
    g_variant_get (reply, "((iiii))", &x, NULL, NULL, NULL);
  return x;
}

AtspiRole
at_client_get_role (AtClient *self, AtObject *object)
{
  g_autoptr (Node) node = node_new (self, object, NULL);
  guint pending = 0;

  ask (self, node, ACCESSIBLE, "GetRole", NULL, take_role, &pending);
  wait_for_answers (&pending);
  return node->role;
}

static GVariant *
read_property (AtClient *self, AtObject *object, const char *property)
{
  g_autoptr (GVariant) reply = call (self, object, "org.freedesktop.DBus.Properties", "Get",
                                     g_variant_new ("(ss)", ACCESSIBLE, property));
  GVariant *value = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(v)", &value);
  return value;
}

char *
at_client_dup_description (AtClient *self, AtObject *object)
{
  g_autoptr (GVariant) value = read_property (self, object, "Description");

  return value != NULL ? g_variant_dup_string (value, NULL) : NULL;
}

AtObject *
at_client_get_parent (AtClient *self, AtObject *object)
{
  g_autoptr (GVariant) value = NULL;
  const char *bus, *path;

  /* What the program itself is within has the same path, on another bus name. */
  if (g_str_equal (object, ROOT))
    return NULL;
  value = read_property (self, object, "Parent");
  if (value == NULL)
    return NULL;
  g_variant_get (value, "(&s&o)", &bus, &path);
  return g_str_has_suffix (path, "/null") ? NULL : g_string_chunk_insert_const (self->paths, path);
}

char *
at_client_dup_titles (AtClient *self)
{
  return at_client_dup_child_names (self, ROOT, G_MAXUINT);
}

/* Acting. */

static gboolean
try_action (AtClient *self, AtObject *object, const char *name)
{
  g_autoptr (GVariant) reply = call (self, object, "org.a11y.atspi.Action", "GetActions", NULL);
  g_autoptr (GVariantIter) iter = NULL;
  const char *own, *description, *keys;

  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(a(sss))", &iter);
  for (int i = 0; g_variant_iter_next (iter, "(&s&s&s)", &own, &description, &keys); i++) {
    g_autofree char *exact = NULL;
    g_autoptr (GVariant) answer = NULL;

    /* GetActions gives translated names. */
    answer = call (self, object, "org.a11y.atspi.Action", "GetName", g_variant_new ("(i)", i));
    if (answer != NULL)
      g_variant_get (answer, "(s)", &exact);
    if (g_strcmp0 (exact, name) == 0)
      return call_for_truth (self, object, "org.a11y.atspi.Action", "DoAction",
                             g_variant_new ("(i)", i));
  }
  return FALSE;
}

void
at_client_click (AtClient *self, AtObject *root, AtspiRole role, const char *name)
{
  AtObject *object = at_client_find (self, root, role, name);

  at_client_expect (self, "“%s” can be clicked", name);
  while (!at_client_has_state (self, object, ATSPI_STATE_SENSITIVE) ||
         !try_action (self, object, "click"))
    at_client_poll (self);
}

/* The window may be replaced by another, in another language or of another file. */
static gboolean
try_window_action (AtClient *self, const char *action)
{
  g_autoptr (Node) root = read_children (self, ROOT, G_MAXUINT);

  for (guint i = 0; i < root->children->len; i++)
    if (((const Node *) g_ptr_array_index (root->children, i))->path == self->window)
      return try_action (self, self->window, action);
  if (root->children->len > 0)
    self->window = ((const Node *) g_ptr_array_index (root->children, 0))->path;
  return try_action (self, self->window, action);
}

void
at_client_act (AtClient *self, const char *action)
{
  at_client_expect (self, "the window offers %s", action);
  while (!try_window_action (self, action))
    at_client_poll (self);
}

void
at_client_set_text (AtClient *self, AtObject *entry, const char *text)
{
  at_client_expect (self, "the entry takes the text “%s”", text);
  while (!call_for_truth (self, entry, "org.a11y.atspi.EditableText", "SetTextContents",
                          g_variant_new ("(s)", text)))
    at_client_poll (self);
}

void
at_client_select (AtClient *self, AtObject *list, int index)
{
  at_client_expect (self, "child %d can be selected", index);
  while (!call_for_truth (self, list, "org.a11y.atspi.Selection", "SelectChild",
                          g_variant_new ("(i)", index)))
    at_client_poll (self);
}

static void
generate_key (AtClient *self, int code, AtspiKeySynthType type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      self->bus, REGISTRY, "/org/a11y/atspi/registry/deviceeventcontroller",
      "org.a11y.atspi.DeviceEventController", "GenerateKeyboardEvent",
      g_variant_new ("(isu)", code, "", type), NULL, G_DBUS_CALL_FLAGS_NONE, CALL_MS, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (reply);
}

void
at_client_press (AtClient *self, guint keysym, gboolean control)
{
  const int mask = 1 << 2; /* Control, as X numbers the modifiers */

  if (control)
    generate_key (self, mask, ATSPI_KEY_LOCKMODIFIERS);
  generate_key (self, (int) keysym, ATSPI_KEY_SYM);
  if (control)
    generate_key (self, mask, ATSPI_KEY_UNLOCKMODIFIERS);
}

AtObject *
at_client_follow (AtClient *self, guint keysym)
{
  gint64 patience = g_get_monotonic_time () + SILENCE;

  self->heard = NULL;
  at_client_press (self, keysym, FALSE);
  at_client_expect (self, "the key leads somewhere");
  while (self->heard == NULL && g_get_monotonic_time () < patience)
    at_client_poll (self);
  return self->heard;
}

void
at_client_type (AtClient *self, const char *ascii)
{
  for (const char *p = ascii; *p != '\0'; p++)
    at_client_press (self, (guint) *p, FALSE);
}

/* Names. */

/* GTK 4.8 names what nobody has named by its type. */
static gboolean
is_name (const char *name)
{
  return name != NULL && *name != '\0' && !g_str_has_prefix (name, "Gtk") &&
         !g_str_has_prefix (name, "Adw") && !g_str_has_prefix (name, "Crm");
}

static gboolean
is_within (const Node *node, AtspiRole role)
{
  for (node = node->parent; node != NULL; node = node->parent)
    if (node->role == role)
      return TRUE;
  return FALSE;
}

/* GTK tells of these that they can be focused, but the focus goes to what is in or around them: the
 * list of a table, the lists of which a combo row and an expander row are made. */
static gboolean
is_only_room (const Node *node)
{
  switch (node->role) {
  case ATSPI_ROLE_SCROLL_PANE:
  case ATSPI_ROLE_FILLER:
  case ATSPI_ROLE_PANEL:
    return TRUE;
  case ATSPI_ROLE_LIST:
    return is_in_table (node) || is_within (node, ATSPI_ROLE_COMBO_BOX) ||
           is_within (node, ATSPI_ROLE_LIST_ITEM);
  case ATSPI_ROLE_LIST_ITEM:
    return is_within (node, ATSPI_ROLE_COMBO_BOX);
  default:
    return is_in_table (node);
  }
}

/* "Stage Stage": a label of its own and one by relation, which GTK strings together. */
static gboolean
is_doubled (const char *name)
{
  gsize length = name != NULL ? strlen (name) : 0;

  return length > 2 && name[length / 2] == ' ' &&
         strncmp (name, name + length / 2 + 1, length / 2) == 0;
}

static const char *
get_name_around (const Node *node)
{
  while (node != NULL && !is_name (node->name))
    node = node->parent;
  return node != NULL ? node->name : "";
}

char *
at_client_dup_nameless (AtClient *self)
{
  g_autoptr (Node) tree = read_tree (self, ROOT, TRUE);
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  GString *told = g_string_new (NULL);
  gboolean none;

  gather (tree, ATSPI_ROLE_INVALID, nodes);
  read_details (self, nodes);
  for (guint i = 0; i < nodes->len; i++) {
    const Node *node = g_ptr_array_index (nodes, i);

    if (node->has_size && (node->states >> ATSPI_STATE_FOCUSABLE & 1) && !is_only_room (node) &&
        (!is_name (node->name) || is_doubled (node->name)))
      g_string_append_printf (told, "%s of role %d within “%s”\n", node->name, node->role,
                              get_name_around (node->parent));
  }
  none = told->len == 0;
  return g_string_free (told, none);
}

static void
tell (const Node *node, int depth)
{
  if (is_name (node->name) && node->has_size)
    g_test_message ("%*s%d “%s”", depth, "", node->role, node->name);
  for (guint i = 0; i < node->children->len; i++)
    tell (g_ptr_array_index (node->children, i), depth + 1);
}

static void
tell_all (AtClient *self)
{
  g_autoptr (Node) tree = read_tree (self, ROOT, FALSE);
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();

  gather (tree, ATSPI_ROLE_INVALID, nodes);
  read_details (self, nodes);
  g_test_message ("There is, by role and name:");
  tell (tree, 0);
}

/* Starting and ending. */

static GDBusConnection *
connect_to_bus (GError **error)
{
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, error);
  g_autoptr (GVariant) reply = NULL;
  const char *address;

  if (session == NULL)
    return NULL;
  g_dbus_connection_set_exit_on_close (session, FALSE);
  reply = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus",
                                       "GetAddress", NULL, G_VARIANT_TYPE ("(s)"),
                                       G_DBUS_CALL_FLAGS_NONE, CALL_MS, NULL, error);
  if (reply == NULL)
    return NULL;
  g_variant_get (reply, "(&s)", &address);
  return g_dbus_connection_new_for_address_sync (address,
                                                 G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                     G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                 NULL, NULL, error);
}

char *
at_client_dup_obstacle (void)
{
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("DISPLAY") == NULL)
    return g_strdup ("there is no display");
  if (g_getenv ("DBUS_SESSION_BUS_ADDRESS") == NULL)
    return g_strdup ("there is no session bus");
  bus = connect_to_bus (&error);
  return bus == NULL ? g_strdup (error->message) : NULL;
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

#ifdef __SANITIZE_ADDRESS__
/* The file dialog asks libcloudproviders, which leaks the name of each folder of data that has no
 * "cloud-providers" in it. So the program sees them through links, with that beside them. */
static void
link_data (GSubprocessLauncher *launcher, const char *folder)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_auto (GStrv) links = NULL;
  g_autofree char *path = NULL;

  for (const char *const *from = g_get_system_data_dirs (); *from != NULL; from++) {
    g_autofree char *to = g_build_filename (folder, "data", *from, NULL);
    g_autofree char *clouds = g_build_filename (to, "cloud-providers", NULL);
    g_autoptr (GDir) dir = g_dir_open (*from, 0, NULL);
    const char *name;

    g_mkdir_with_parents (clouds, 0700);
    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
      g_autofree char *old = g_build_filename (*from, name, NULL);
      g_autofree char *new = g_build_filename (to, name, NULL);

      (void) !symlink (old, new);
    }
    g_strv_builder_add (all, to);
  }
  links = g_strv_builder_end (all);
  path = g_strjoinv (G_SEARCHPATH_SEPARATOR_S, links);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_DIRS", path, TRUE);
}
#endif

static GSubprocess *
launch (const char *folder, const char *file, const char *language)
{
  const char *folders[] = { "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME" };
  const char *others[][2] = {
    { "LANGUAGE", language },      { "GSK_RENDERER", "cairo" },
    { "GDK_DEBUG", "gl-disable" }, { "GSETTINGS_BACKEND", "memory" },
    { "ADW_DISABLE_PORTAL", "1" }, { "G_DEBUG", "fatal-criticals" },
  };
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    g_subprocess_launcher_setenv (launcher, folders[i], folder, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_subprocess_launcher_setenv (launcher, others[i][0], others[i][1], TRUE);
#ifdef __SANITIZE_ADDRESS__
  link_data (launcher, folder);
#endif
  g_subprocess_launcher_set_child_setup (launcher, before_exec, NULL, NULL);
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("HASHTGAM"), file, NULL);
  g_assert_no_error (error);
  return process;
}

static guint32
get_pid_of (AtClient *self, const char *name)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "GetConnectionUnixProcessID", g_variant_new ("(s)", name), G_VARIANT_TYPE ("(u)"),
      G_DBUS_CALL_FLAGS_NONE, CALL_MS, NULL, NULL);
  guint32 pid = 0;

  if (reply != NULL)
    g_variant_get (reply, "(u)", &pid);
  return pid;
}

static char *
look_for_app (AtClient *self)
{
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_sync (self->bus, REGISTRY, ROOT, ACCESSIBLE, "GetChildren", NULL, NULL,
                                   G_DBUS_CALL_FLAGS_NONE, CALL_MS, NULL, NULL);
  g_autoptr (GVariantIter) iter = NULL;
  const char *pid = g_subprocess_get_identifier (self->process);
  const char *name, *path;

  if (reply == NULL || pid == NULL)
    return NULL;
  g_variant_get (reply, "(a(so))", &iter);
  while (g_variant_iter_next (iter, "(&s&o)", &name, &path))
    if (get_pid_of (self, name) == g_ascii_strtoull (pid, NULL, 10))
      return g_strdup (name);
  return NULL;
}

static void
on_focus (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
          const char *signal, GVariant *said, gpointer data)
{
  AtClient *self = data;

  self->heard = g_string_chunk_insert_const (self->paths, path);
}

/* A program announces only what somebody has asked for. */
static void
ask_for_focus (AtClient *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      self->bus, REGISTRY, "/org/a11y/atspi/registry", REGISTRY, "RegisterEvent",
      g_variant_new ("(sas)", "focus:", NULL), NULL, G_DBUS_CALL_FLAGS_NONE, CALL_MS, NULL, &error);

  g_assert_no_error (error);
}

AtClient *
at_client_start (const char *folder, const char *file, const char *language)
{
  AtClient *self = g_new0 (AtClient, 1);
  g_autoptr (GError) error = NULL;

  self->paths = g_string_chunk_new (4096);
  self->bus = connect_to_bus (&error);
  g_assert_no_error (error);
  ask_for_focus (self);
  self->process = launch (folder, file, language);
  g_subprocess_wait_async (self->process, NULL, on_ended, self);
  at_client_expect (self, "the program on the accessibility bus");
  while ((self->app = look_for_app (self)) == NULL)
    at_client_poll (self);
  self->hearing = g_dbus_connection_signal_subscribe (
      self->bus, self->app, "org.a11y.atspi.Event.Focus", "Focus", NULL, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, on_focus, self, NULL);
  at_client_expect (self, "the program's window");
  while ((self->window = at_client_get_child (self, ROOT, 0)) == NULL)
    at_client_poll (self);
  /* Keys go where the X server has the focus, which is not the window yet when it is first heard
   * of. */
  at_client_expect (self, "the program's window is the one that is worked in");
  while (!at_client_has_state (self, self->window, ATSPI_STATE_ACTIVE))
    at_client_poll (self);
  return self;
}

static void
at_client_free (AtClient *self)
{
  g_dbus_connection_signal_unsubscribe (self->bus, self->hearing);
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_object_unref (self->bus);
  g_object_unref (self->process);
  g_string_chunk_free (self->paths);
  g_free (self->app);
  g_free (self->expected);
  g_free (self);
}

void
at_client_kill (AtClient *self)
{
  g_subprocess_send_signal (self->process, SIGKILL);
  at_client_expect (self, "the program ends when it is killed");
  while (!self->ended)
    g_main_context_iteration (NULL, TRUE);
  at_client_free (self);
}

void
at_client_close (AtClient *self)
{
  at_client_expect (self, "the program ends when its window is closed");
  /* It may be gone before it answers. */
  while (!self->ended && !try_window_action (self, "window.close"))
    at_client_poll (self);
  while (!self->ended)
    at_client_poll (self);
  if (!g_subprocess_get_if_exited (self->process))
    g_error ("The program was ended by signal %d.", g_subprocess_get_term_sig (self->process));
  g_assert_cmpint (g_subprocess_get_exit_status (self->process), ==, 0);
  at_client_free (self);
}
