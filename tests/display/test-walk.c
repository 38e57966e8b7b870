/* test-walk.c: every page as those meet it who hear it or have no mouse, in both languages:
 * whatever takes the focus has a name and a role, Tab leads to every pane and out of each again, F6
 * goes round the panes, and a chart says in words and numbers what it draws. The pages are those of
 * the method, so that a new kind is walked the moment it exists. */
#include <string.h>

#include "crm-i18n.h"
#include "desk.h"

#define KEY_TAB 0xff09 /* keysyms of X */
#define KEY_BACK_TAB 0xfe20
#define KEY_ESCAPE 0xff1b
#define KEY_RETURN 0xff0d
#define KEY_F1 0xffbe
#define KEY_F6 0xffc3

#define MOST_STOPS 250 /* of Tab on its way round a page */

static void
start (Desk *f, gconstpointer data)
{
  desk_start (f, f->file, desk_languages[GPOINTER_TO_UINT (data)]);
  at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Needs attention"));
}

/* Every kind. */

static gboolean
has_records (Desk *f, const CrmKind *kind)
{
  const char *json = CTL (f, "list", "FILE", kind->name, "--limit", "1", "--format", "json");

  return strchr (json, '{') != NULL;
}

/* The first record in the inspector, under the name that its row has. */
static void
inspect_first (Desk *f, const CrmKind *kind)
{
  AtObject *rows = desk_find_rows (f, kind->name), *row;
  g_autofree char *name = NULL;

  at_client_expect (f->client, "a first row of %s with a name", kind->name);
  while ((row = at_client_get_child (f->client, rows, 0)) == NULL ||
         (name = at_client_dup_name (f->client, row)) == NULL || *name == '\0') {
    g_clear_pointer (&name, g_free);
    at_client_poll (f->client);
  }
  at_client_select (f->client, rows, 0);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, name);
}

static void
test_kinds (Desk *f, gconstpointer data)
{
  const CrmView *view = crm_method_get ()->views;

  start (f, data);
  for (; view->name != NULL; view++) {
    g_auto (GStrv) names = g_strsplit (view->kinds, ",", -1);

    for (guint i = 0; names[i] != NULL; i++) {
      const CrmKind *kind = desk_find_kind (names[i]);

      desk_go_to_kind (f, kind->name);
      if (!kind->single && has_records (f, kind))
        inspect_first (f, kind);
      g_test_message ("%s", kind->name);
      desk_assert_all_named (f);
    }
  }
}

/* Every other page and window. */

static void
test_boards (Desk *f, gconstpointer data)
{
  start (f, data);
  desk_assert_all_named (f);
  for (guint step = 1; step <= crm_method_get ()->n_steps; step++) {
    desk_go_to_step (f, (int) step);
    at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Method checks"));
    desk_assert_all_named (f);
  }
  at_client_act (f->client, "win.method-check");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, _ ("Method check"));
  desk_assert_all_named (f);
  at_client_act (f->client, "win.history");
  at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Acts, newest first"));
  desk_assert_all_named (f);
  /* Another part of the view of what was signed. */
  desk_go_to_kind (f, "signoff");
  at_client_click (f->client,
                   at_client_find (f->client, NULL, ATSPI_ROLE_PANEL, _ ("Parts of this view")),
                   ATSPI_ROLE_PUSH_BUTTON, _ ("Reports"));
  desk_assert_all_named (f);
}

/* A window that Escape closes. */
static void
walk_window (Desk *f, AtspiRole role, const char *name)
{
  at_client_find (f->client, NULL, role, name);
  desk_assert_all_named (f);
  at_client_press (f->client, KEY_ESCAPE, FALSE);
  at_client_expect (f->client, "Escape closes the window of “%s”", name);
  while (at_client_look (f->client, NULL, role, name) != NULL)
    at_client_poll (f->client);
}

static void
test_windows (Desk *f, gconstpointer data)
{
  start (f, data);
  at_client_press (f->client, 'k', TRUE);
  walk_window (f, ATSPI_ROLE_LIST, _ ("Found"));
  at_client_press (f->client, ',', TRUE);
  walk_window (f, ATSPI_ROLE_LABEL, _ ("Digits"));
  at_client_press (f->client, KEY_F1, FALSE);
  walk_window (f, ATSPI_ROLE_ENTRY, _ ("Search the help"));
  desk_go_to_step (f, 7);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Sign off…"));
  walk_window (f, ATSPI_ROLE_PUSH_BUTTON, _ ("Sign"));
}

/* Tab. */

static gboolean
is_within (Desk *f, AtObject *object, AtObject *outer)
{
  while (object != NULL && object != outer)
    object = at_client_get_parent (f->client, object);
  return object != NULL;
}

/* What has the focus says what it is and what it is called. */
static void
assert_speaks (Desk *f, AtObject *focus)
{
  AtspiRole role = at_client_get_role (f->client, focus);
  g_autofree char *name = at_client_dup_name (f->client, focus);

  if (role == ATSPI_ROLE_INVALID || role == ATSPI_ROLE_UNKNOWN || role == ATSPI_ROLE_FILLER ||
      role == ATSPI_ROLE_PANEL || role == ATSPI_ROLE_SCROLL_PANE || role == ATSPI_ROLE_FRAME)
    g_error ("“%s” takes the focus with the role %d, which says nothing.", name, role);
  if (name == NULL || *name == '\0')
    g_error ("Something of the role %d takes the focus and has no name.", role);
}

/* Which of the panes it is in. What is around what is asked once. */
static void
mark_seen (Desk *f, GHashTable *around, AtObject *now, AtObject *const *panes, gboolean *seen)
{
  while (now != NULL) {
    AtObject *outer = g_hash_table_lookup (around, now);

    for (guint i = 0; panes[i] != NULL; i++)
      seen[i] = seen[i] || now == panes[i];
    if (outer == NULL && (outer = at_client_get_parent (f->client, now)) != NULL)
      g_hash_table_insert (around, (gpointer) now, (gpointer) outer);
    now = outer;
  }
}

/* Round the page by one key until the first stop comes again; each of the panes has the focus
 * once. */
static void
go_round (Desk *f, guint key, AtObject *const *panes)
{
  g_autoptr (GHashTable) around = g_hash_table_new (NULL, NULL);
  AtObject *first = NULL, *now;
  gboolean seen[8] = { FALSE };
  guint stops = 0;

  while ((first = at_client_follow (f->client, key)) == NULL)
    g_assert_cmpuint (++stops, <, MOST_STOPS);
  now = first;
  do {
    if (now != NULL)
      assert_speaks (f, now);
    mark_seen (f, around, now, panes, seen);
    now = at_client_follow (f->client, key);
    g_assert_cmpuint (++stops, <, MOST_STOPS);
  } while (now != first);
  g_test_message ("%u stops", stops);
  for (guint i = 0; panes[i] != NULL; i++)
    if (!seen[i]) {
      g_autofree char *name = at_client_dup_name (f->client, panes[i]);

      g_error ("Within %u stops Tab never came to “%s”.", stops, name);
    }
}

static void
go_round_both_ways (Desk *f, AtObject *const *panes)
{
  go_round (f, KEY_TAB, panes);
  go_round (f, KEY_BACK_TAB, panes);
}

static void
test_tab_on_overview (Desk *f, gconstpointer data)
{
  AtObject *panes[3] = { NULL };

  start (f, data);
  panes[0] = at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Steps and pages"));
  panes[1] = at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Needs attention"));
  go_round_both_ways (f, panes);
}

/* A page of every pane: sidebar, header, band, table, and the inspector, which is given. */
static AtObject *
open_table (Desk *f, const char *name)
{
  desk_go_to_kind (f, name);
  inspect_first (f, desk_find_kind (name));
  return at_client_find (f->client, NULL, ATSPI_ROLE_FORM, NULL);
}

static void
test_tab_on_table (Desk *f, gconstpointer data)
{
  AtObject *panes[6] = { NULL };

  start (f, data);
  panes[0] = open_table (f, "requirement");
  panes[1] = at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Steps and pages"));
  panes[2] = at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("New record"));
  panes[3] = at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Sign off…"));
  panes[4] = desk_find_rows (f, "requirement");
  go_round_both_ways (f, panes);
}

/* F6. */

/* The field of the inspector keeps its focus to itself, but the focus is in neither of the
 * others. */
static void
test_panes (Desk *f, gconstpointer data)
{
  AtObject *places, *rows, *now;
  guint presses = 0;

  start (f, data);
  open_table (f, "requirement");
  places = at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Steps and pages"));
  rows = desk_find_rows (f, "requirement");
  do {
    now = at_client_follow (f->client, KEY_F6);
    g_assert_cmpuint (++presses, <, 6);
  } while (!is_within (f, now, places));
  for (guint i = 0; i < 2; i++) {
    g_assert_true (is_within (f, at_client_follow (f->client, KEY_F6), rows));
    now = at_client_follow (f->client, KEY_F6);
    g_assert_false (is_within (f, now, rows) || is_within (f, now, places));
    g_assert_true (is_within (f, at_client_follow (f->client, KEY_F6), places));
  }
}

/* Charts. */

static void
assert_chart_speaks (Desk *f, const char *kpi)
{
  g_autofree char *pattern = g_strdup_printf ("*%s*", kpi), *said = NULL;
  AtObject *chart = at_client_find (f->client, NULL, ATSPI_ROLE_IMAGE, pattern);
  AtObject *numbers;

  at_client_expect (f->client, "the chart of “%s” is described", kpi);
  while (said = at_client_dup_description (f->client, chart), said == NULL || *said == '\0') {
    g_clear_pointer (&said, g_free);
    at_client_poll (f->client);
  }
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Numbers"));
  numbers = at_client_find (f->client, NULL, ATSPI_ROLE_TREE_TABLE, NULL);
  at_client_expect (f->client, "rows in the numbers of “%s”", kpi);
  while (at_client_get_child (f->client, numbers, 1) == NULL)
    at_client_poll (f->client);
  desk_assert_all_named (f);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Numbers"));
}

static void
test_charts (Desk *f, gconstpointer data)
{
  start (f, data);
  for (guint i = 0; i < 3; i++) {
    g_autofree char *name = NULL;
    AtObject *rows, *row;

    desk_go_to_kind (f, "kpi");
    rows = desk_find_rows (f, "kpi");
    at_client_expect (f->client, "KPI %u", i + 1);
    while ((row = at_client_get_child (f->client, rows, i)) == NULL)
      at_client_poll (f->client);
    name = at_client_dup_name (f->client, row);
    desk_walk_down_to (f, rows, name);
    at_client_press (f->client, KEY_RETURN, FALSE);
    at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Values by period"));
    desk_assert_all_named (f);
    assert_chart_speaks (f, name);
  }
}

static void
add_tests (void)
{
  for (guint i = DESK_FIRST_LANGUAGE; i < G_N_ELEMENTS (desk_languages); i++) {
    static const struct {
      const char *path;
      void (*test) (Desk *f, gconstpointer data);
      gboolean slow; /* minutes: run with -m slow */
    } tests[] = {
      { "kinds", test_kinds, TRUE },
      { "boards", test_boards },
      { "windows", test_windows },
      { "tab-on-overview", test_tab_on_overview },
      { "tab-on-table", test_tab_on_table },
      { "panes", test_panes },
      { "charts", test_charts },
    };

    for (guint k = 0; k < G_N_ELEMENTS (tests); k++) {
      g_autofree char *path =
          g_strdup_printf ("/display/walk/%s/%s", desk_languages[i], tests[k].path);

      if (!tests[k].slow || g_test_slow ())
        g_test_add (path, Desk, GUINT_TO_POINTER (i), desk_set_up, tests[k].test, desk_tear_down);
    }
  }
}

int
main (int argc, char **argv)
{
  return desk_main (&argc, &argv, add_tests);
}
