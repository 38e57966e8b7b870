/* test-find.c: going anywhere by typing, the history and what it brings back, how this person wants
 * days, numbers and money shown, and help, in both languages and by keyboard. */
#include "crm-i18n.h"
#include "desk.h"

#define KEY_RETURN 0xff0d /* keysyms of X */
#define KEY_ESCAPE 0xff1b
#define KEY_DOWN 0xff54
#define KEY_F1 0xffbe

/* The palette. */

static AtObject *
open_palette (Desk *f)
{
  at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Steps and pages"));
  at_client_press (f->client, 'k', TRUE);
  return at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Found"));
}

static void
wait_for_item (Desk *f, AtObject *list, const char *pattern)
{
  at_client_find (f->client, list, ATSPI_ROLE_LIST_ITEM, pattern);
}

static void
wait_for_count (Desk *f, guint n)
{
  g_autofree char *said =
      g_strdup_printf (ngettext ("%s found", "%s found", n), crm_i18n_number (n).text);

  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, said);
}

static void
press_enter (Desk *f)
{
  at_client_press (f->client, KEY_RETURN, FALSE);
  at_client_expect (f->client, "the palette is gone");
  while (at_client_look (f->client, NULL, ATSPI_ROLE_LIST, _ ("Found")) != NULL)
    at_client_poll (f->client);
}

/* A record: the entry has the focus from the first key to the last. */
static void
test_record (Desk *f, gconstpointer data)
{
  AtObject *list;

  desk_start (f, f->file, "en");
  list = open_palette (f);
  desk_assert_all_named (f);
  at_client_type (f->client, "parand appliances");
  wait_for_item (f, list, "Parand Appliances*");
  wait_for_count (f, 3);
  press_enter (f);
  at_client_find (f->client, NULL, ATSPI_ROLE_TREE_TABLE,
                  crm_kind_get_plural (desk_find_kind ("customer")));
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "Parand Appliances, Mashhad");
}

/* Where one has been is offered first, before anything is typed. */
static void
test_visited (Desk *f, gconstpointer data)
{
  const CrmKind *kind = desk_find_kind ("complaint");
  g_autofree char *name = NULL, *first = NULL;
  AtObject *list;

  desk_start (f, f->file, "en");
  name =
      g_strdup_printf (_ ("%s, %s"), crm_kind_get_plural (kind), desk_get_step_title (kind->step));
  desk_go_to_kind (f, "complaint");
  desk_go_to_kind (f, "kpi");
  list = open_palette (f);
  at_client_expect (f->client, "%s are offered first", name);
  while (first = at_client_dup_child_names (f->client, list, 1), g_strcmp0 (first, name) != 0) {
    g_clear_pointer (&first, g_free);
    at_client_poll (f->client);
  }
  press_enter (f);
  at_client_find (f->client, NULL, ATSPI_ROLE_TREE_TABLE, crm_kind_get_plural (kind));
}

/* A page, by its English name, whatever language speaks. */
static void
test_page (Desk *f, gconstpointer data)
{
  const CrmKind *kind = desk_find_kind ("touchpoint");
  g_autofree char *named = NULL;
  AtObject *list;

  desk_start (f, f->file, desk_languages[GPOINTER_TO_UINT (data)]);
  /* A mark of direction may come first. */
  named = g_strconcat ("*", crm_kind_get_plural (kind), "*", NULL);
  list = open_palette (f);
  at_client_type (f->client, "touchpoints");
  wait_for_item (f, list, named);
  desk_assert_all_named (f);
  press_enter (f);
  at_client_find (f->client, NULL, ATSPI_ROLE_TREE_TABLE, crm_kind_get_plural (kind));
}

/* A command, the second of those found; and what is not possible is not offered. */
static void
test_command (Desk *f, gconstpointer data)
{
  AtObject *list;

  desk_start (f, f->file, "en");
  list = open_palette (f);
  at_client_type (f->client, "zzzz");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "Nothing matches “zzzz”.");
  at_client_press (f->client, KEY_ESCAPE, FALSE);
  list = open_palette (f);
  at_client_type (f->client, "new record");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "Nothing matches “new record”.");
  at_client_press (f->client, KEY_ESCAPE, FALSE);
  list = open_palette (f);
  at_client_type (f->client, "method check");
  wait_for_item (f, list, "Method check, Shift+Ctrl+M");
  press_enter (f);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, _ ("Method check"));
}

/* The history. */

static void
open_history (Desk *f)
{
  at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Steps and pages"));
  at_client_act (f->client, "win.history");
  at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Acts, newest first"));
}

static void
wait_for_acts (Desk *f, const char *names)
{
  AtObject *list = at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Acts, newest first"));
  g_autofree char *now = NULL;

  at_client_expect (f->client, "the acts are %s", names);
  while (now = at_client_dup_child_names (f->client, list, 3), g_strcmp0 (now, names) != 0) {
    g_clear_pointer (&now, g_free);
    at_client_poll (f->client);
  }
}

/* Tab by Tab to the row of that place. */
static void
tab_into (Desk *f, AtObject *list, int place)
{
  AtObject *now = at_client_look_for_focus (f->client, NULL);

  for (guint stops = 0; place >= 0; stops++) {
    g_assert_cmpuint (stops, <, DESK_MOST_STOPS);
    now = desk_tab_on (f, now);
    if (at_client_look_for_focus (f->client, list) != NULL)
      place--;
  }
}

/* The change before the last is taken back, as an act that can be undone. */
static void
test_history (Desk *f, gconstpointer data)
{
  const char *const where = "code = C001";
  g_autofree char *before = NULL, *pattern = NULL;
  AtObject *list;

  desk_start (f, f->file, desk_languages[GPOINTER_TO_UINT (data)]);
  before = desk_dup_value (f, "customer", where, "name");
  open_history (f);
  desk_assert_all_named (f);
  CTL (f, "--lang", "en", "set", "FILE", "customer", "C001", "name=Quite Another");
  CTL (f, "--lang", "en", "set", "FILE", "customer", "C001", "name=Yet Another");
  at_client_set_text (f->client,
                      at_client_find (f->client, NULL, ATSPI_ROLE_ENTRY, _ ("Search the history")),
                      "CHANGE customer");
  wait_for_acts (f, "Change Customer|Change Customer");
  list = at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Acts, newest first"));
  tab_into (f, list, 1);
  at_client_press (f->client, KEY_RETURN, FALSE);
  pattern = g_strdup_printf (_ ("Restore this: %s"), "*Quite Another*");
  at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, pattern);
  desk_assert_all_named (f);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, pattern);
  desk_wait_for_value (f, "customer", where, "name", before);
  CTL (f, "undo", "FILE");
  desk_wait_for_value (f, "customer", where, "name", "Yet Another");
}

/* A record deleted long ago comes back, and is shown by its chip. */
static void
test_deleted (Desk *f, gconstpointer data)
{
  AtObject *list;

  /* Before the window is there: news would make the acts anew while one of them is open. */
  CTL (f, "add", "FILE", "risk", "title=Nobody comes");
  CTL (f, "delete", "FILE", "risk", "Nobody comes");
  CTL (f, "set", "FILE", "customer", "C001", "name=Another");
  desk_start (f, f->file, "en");
  open_history (f);
  at_client_set_text (f->client,
                      at_client_find (f->client, NULL, ATSPI_ROLE_ENTRY, _ ("Search the history")),
                      "delete nobody");
  wait_for_acts (f, "Delete 1 Risk");
  list = at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Acts, newest first"));
  tab_into (f, list, 0);
  at_client_press (f->client, KEY_RETURN, FALSE);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, "Restore this: Deleted");
  desk_wait_for_value (f, "risk", "title = \"Nobody comes\"", "title", "Nobody comes");
}

/* Preferences. */

/* In the row of that name, the choice so many below the one that holds. */
static void
choose (Desk *f, const char *row, int down)
{
  g_autofree char *name = NULL;
  AtObject *focus;

  at_client_expect (f->client, "something has the focus");
  while ((focus = at_client_look_for_focus (f->client, NULL)) == NULL)
    at_client_poll (f->client);
  name = at_client_dup_name (f->client, focus);
  for (guint stops = 0; g_strcmp0 (name, row) != 0; stops++) {
    g_assert_cmpuint (stops, <, DESK_MOST_STOPS);
    focus = desk_tab_on (f, focus);
    g_free (name);
    name = at_client_dup_name (f->client, focus);
  }
  at_client_press (f->client, KEY_RETURN, FALSE);
  for (int i = 0; i < down; i++) {
    AtObject *before = at_client_look_for_focus (f->client, NULL);

    at_client_expect (f->client, "the choices of “%s”", row);
    while (i == 0 && (before = at_client_look_for_focus (f->client, NULL)) == focus)
      at_client_poll (f->client);
    at_client_press (f->client, KEY_DOWN, FALSE);
    while (at_client_look_for_focus (f->client, NULL) == before)
      at_client_poll (f->client);
  }
  at_client_press (f->client, KEY_RETURN, FALSE);
}

/* The table may be made anew meanwhile. */
static char *
dup_first_cells (Desk *f, const char *kind)
{
  AtObject *table = at_client_look (f->client, NULL, ATSPI_ROLE_TREE_TABLE,
                                    crm_kind_get_plural (desk_find_kind (kind)));
  AtObject *rows = table != NULL ? at_client_get_child (f->client, table, 1) : NULL;
  AtObject *row = rows != NULL ? at_client_get_child (f->client, rows, 0) : NULL;

  return row != NULL ? at_client_dup_child_names (f->client, row, 20) : NULL;
}

static void
wait_for_cell (Desk *f, const char *kind, const char *pattern)
{
  g_autofree char *cells = NULL;

  at_client_expect (f->client, "a cell “%s” in the first row", pattern);
  while (cells = dup_first_cells (f, kind),
         cells == NULL || !g_pattern_match_simple (pattern, cells)) {
    g_clear_pointer (&cells, g_free);
    at_client_poll (f->client);
  }
}

static void
test_preferences (Desk *f, gconstpointer data)
{
  desk_start (f, f->file, "en");
  desk_go_to_kind (f, "purchase");
  wait_for_cell (f, "purchase", "* 20*");
  at_client_press (f->client, ',', TRUE);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, _ ("Digits"));
  desk_assert_all_named (f);
  choose (f, _ ("Digits"), 2);
  wait_for_cell (f, "purchase", "* ۲۰*");
  /* It is kept for this person. */
  at_client_press (f->client, KEY_ESCAPE, FALSE);
}

/* Help. */

static void
test_help (Desk *f, gconstpointer data)
{
  AtObject *search;

  desk_start (f, f->file, desk_languages[GPOINTER_TO_UINT (data)]);
  desk_go_to_step (f, 5);
  at_client_press (f->client, KEY_F1, FALSE);
  at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, desk_get_step_title (5));
  desk_assert_all_named (f);
  search = at_client_find (f->client, NULL, ATSPI_ROLE_ENTRY, _ ("Search the help"));
  at_client_set_text (f->client, search, "zzz");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, _ ("No page has these words."));
  /* The page that has the words is shown. */
  at_client_set_text (f->client, search, _ ("Importing"));
  at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, _ ("Importing"));
}

static void
add_tests (void)
{
  DESK_ADD ("find/record", 0, test_record);
  DESK_ADD ("find/visited", 0, test_visited);
  DESK_ADD_BOTH ("find/page", test_page);
  DESK_ADD ("find/command", 0, test_command);
  DESK_ADD_BOTH ("find/history", test_history);
  DESK_ADD ("find/deleted", 0, test_deleted);
  DESK_ADD ("find/preferences", 0, test_preferences);
  DESK_ADD_BOTH ("find/help", test_help);
}

int
main (int argc, char **argv)
{
  return desk_main (&argc, &argv, add_tests);
}
