/* test-boards.c: goals, the scorecard and the catalogue of KPIs as a person meets them, by names,
 * roles and keys; what is done there is in the file at once. */
#include "crm-i18n.h"
#include "desk.h"

#define KEY_TAB 0xff09 /* keysyms of X */
#define KEY_LEFT 0xff51
#define KEY_RIGHT 0xff53
#define KEY_DOWN 0xff54
#define KEY_RETURN 0xff0d

/* From the table of KPIs to two new ones, typed for, chosen by a key and added by one act. */
static void
test_catalogue (Desk *f, gconstpointer data)
{
  guint before;
  AtObject *list, *row, *search;
  g_autofree char *add = NULL, *name = NULL;

  desk_start (f, f->file, desk_languages[GPOINTER_TO_UINT (data)]);
  before = desk_count_records (f, "kpi", "--limit", "1000");
  g_assert_null (desk_dup_value (f, "kpi", "code = K23", "formula"));
  desk_go_to_kind (f, "kpi");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("From the catalogue…"));
  list = at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("KPIs of the catalogue"));
  search = at_client_find (f->client, NULL, ATSPI_ROLE_ENTRY, _ ("Search the catalogue"));
  desk_assert_all_named (f);

  /* The row that is left has its name in both languages, and a key chooses it. */
  at_client_set_text (f->client, search, "repeat purchase");
  name = g_strdup_printf ("K23 %s", _ ("Repeat purchase"));
  row = at_client_find (f->client, list, ATSPI_ROLE_LIST_ITEM, name);
  at_client_expect (f->client, "the search found one KPI");
  while (at_client_look (f->client, list, ATSPI_ROLE_LIST_ITEM, "K01*") != NULL)
    at_client_poll (f->client);
  g_assert_false (at_client_has_state (f->client, row, ATSPI_STATE_CHECKED));
  at_client_press (f->client, KEY_RETURN, FALSE);
  at_client_expect (f->client, "Enter went to the KPI that was found");
  while (!at_client_has_state (f->client, row, ATSPI_STATE_FOCUSED))
    at_client_poll (f->client);
  at_client_press (f->client, KEY_RETURN, FALSE);
  at_client_expect (f->client, "the KPI is chosen");
  while (!at_client_has_state (f->client, row, ATSPI_STATE_CHECKED))
    at_client_poll (f->client);
  add = g_strdup_printf (ngettext ("Add %s KPI", "Add %s KPIs", 1), crm_i18n_number (1).text);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, add);
  desk_wait_for_value (f, "kpi", "code = K23", "formula", "K23");
  desk_wait_for_row (f, desk_find_rows (f, "kpi"), _ ("Repeat purchase"));
  g_assert_cmpuint (desk_count_records (f, "kpi", "--limit", "1000"), ==, before + 1);

  at_client_act (f->client, "win.undo");
  at_client_expect (f->client, "the KPI is gone again");
  while (desk_count_records (f, "kpi", "--limit", "1000") != before)
    at_client_poll (f->client);
}

/* By its English name, whatever language speaks. */
static void
go_to_board (Desk *f, const char *typed, const char *board)
{
  g_autofree char *found = g_strdup_printf ("*%s*", board);

  at_client_press (f->client, 'k', TRUE);
  at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Found"));
  at_client_type (f->client, typed);
  at_client_find (f->client, NULL, ATSPI_ROLE_LIST_ITEM, found);
  at_client_press (f->client, KEY_RETURN, FALSE);
}

static AtObject *
find_rows_of (Desk *f, const char *table_name)
{
  AtObject *table = at_client_find (f->client, NULL, ATSPI_ROLE_TREE_TABLE, table_name), *rows;

  at_client_expect (f->client, "rows of “%s”", table_name);
  while ((rows = at_client_get_child (f->client, table, 1)) == NULL)
    at_client_poll (f->client);
  return rows;
}

static void
wait_for_rows (Desk *f, AtObject *rows, const char *first, guint n)
{
  at_client_expect (f->client, "%u rows, the first of them “%s”", n, first);
  for (;;) {
    g_autofree char *names = at_client_dup_child_names (f->client, rows, 50);
    g_auto (GStrv) all = g_strsplit (names != NULL ? names : "", "|", -1);

    if (g_strv_length (all) == n && g_str_has_prefix (all[0], first))
      return;
    at_client_poll (f->client);
  }
}

/* What is within a table is not looked for from outside: Tab goes to what stands before it. On the
 * way lie rows of the inspector that keep their focus to themselves. */
static void
tab_into (Desk *f, AtObject *rows, const char *before)
{
  g_autofree char *name = NULL;

  for (guint stops = 0; g_strcmp0 (name, before) != 0; stops++) {
    AtObject *now = at_client_follow (f->client, KEY_TAB);

    g_assert_cmpuint (stops, <, DESK_MOST_STOPS);
    g_free (name);
    name = now != NULL ? at_client_dup_name (f->client, now) : NULL;
  }
  at_client_press (f->client, KEY_TAB, FALSE);
  at_client_expect (f->client, "the focus is in the table");
  while (at_client_look_for_focus (f->client, rows) == NULL)
    at_client_poll (f->client);
}

static void
wait_for_focus_named (Desk *f, const char *pattern)
{
  at_client_expect (f->client, "the focus is on “%s”", pattern);
  for (;;) {
    AtObject *focus = at_client_look_for_focus (f->client, NULL);
    g_autofree char *name = focus != NULL ? at_client_dup_name (f->client, focus) : NULL;

    if (name != NULL && g_pattern_match_simple (pattern, name))
      return;
    at_client_poll (f->client);
  }
}

/* A goal that nobody answers for says so and leads to where that is mended; arrows close and open
 * what it is made of, Enter opens it. */
static void
test_goals (Desk *f, gconstpointer data)
{
  gboolean persian = GPOINTER_TO_UINT (data) == 1;
  g_autofree char *statement = NULL, *first = NULL, *missing = NULL, *met = NULL, *owner = NULL;
  const char *add = persian ? "افزودن هدف" : "Add a goal";
  AtObject *rows;
  guint n;

  CTL (f, "set", "FILE", "goal", "G1", "owner=", "understood=90");
  CTL (f, "set", "FILE", "goal", "G2", "baseline=");
  desk_start (f, f->file, desk_languages[GPOINTER_TO_UINT (data)]);
  statement = desk_dup_value (f, "goal", "code = G1", "statement");
  first = g_strdup_printf ("G1 %s, ", statement);
  n = desk_count_records (f, "goal", "--limit", "1000");
  desk_go_to_step (f, 1);
  go_to_board (f, "goal tree", _ ("Goal tree"));
  rows = find_rows_of (f, _ ("Goals and their parts"));
  wait_for_rows (f, rows, first, n);
  desk_assert_all_named (f);

  missing = g_strdup_printf (C_ ("of a goal", "%s: missing"), C_ ("of a goal", "Specific"));
  met = g_strdup_printf (C_ ("of a goal", "%s: yes"), C_ ("of a goal", "Understood"));
  at_client_find (f->client, NULL, ATSPI_ROLE_LIST_ITEM, missing);
  at_client_find (f->client, NULL, ATSPI_ROLE_LIST_ITEM, met);
  tab_into (f, rows, add);
  at_client_press (f->client, persian ? KEY_RIGHT : KEY_LEFT, FALSE);
  wait_for_rows (f, rows, first, n - 2);
  at_client_press (f->client, persian ? KEY_LEFT : KEY_RIGHT, FALSE);
  wait_for_rows (f, rows, first, n);

  at_client_click (f->client,
                   at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("The goal chosen")),
                   ATSPI_ROLE_PUSH_BUTTON, _ ("Choose an owner"));
  owner = g_strdup_printf ("*%s*", desk_get_label ("goal", "owner"));
  wait_for_focus_named (f, owner);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Goal tree"));
  tab_into (f, rows, add);
  at_client_press (f->client, KEY_RETURN, FALSE);
  at_client_find (f->client, NULL, ATSPI_ROLE_TREE_TABLE,
                  crm_kind_get_plural (desk_find_kind ("goal")));
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, statement);
}

/* Without goals the page leads to the first. */
static void
test_no_goals (Desk *f, gconstpointer data)
{
  CTL (f, "delete", "FILE", "goal", "G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8");
  desk_start (f, f->file, "en");
  desk_go_to_step (f, 1);
  go_to_board (f, "goal tree", _ ("Goal tree"));
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, _ ("No goals yet"));
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, "Add a goal");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, _ ("Not saved yet"));
}

/* All KPIs are there under their perspectives; arrows close one, Enter opens a KPI's page. */
static void
test_scorecard (Desk *f, gconstpointer data)
{
  gboolean persian = GPOINTER_TO_UINT (data) == 1;
  const char *last = crm_kind_get_plural (desk_find_kind ("measurement"));
  g_autofree char *reported = NULL, *said = NULL, *name = NULL;
  AtObject *rows;
  guint n;

  desk_start (f, f->file, desk_languages[GPOINTER_TO_UINT (data)]);
  n = desk_count_records (f, "kpi", "--limit", "1000");
  name = desk_dup_value (f, "kpi", "code = K08", "name");
  desk_go_to_step (f, 8);
  go_to_board (f, "scorecard", _ ("Scorecard"));
  rows = find_rows_of (f, _ ("Scorecard"));
  /* Of finance, customer, process and people there are some. */
  wait_for_rows (f, rows, _ ("Finance"), n + 4);
  reported =
      g_strdup_printf (_ ("%s of %s reported"), crm_i18n_number (n).text, crm_i18n_number (n).text);
  said = g_strdup_printf ("*%s*", reported);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, said);
  desk_assert_all_named (f);

  tab_into (f, rows, last);
  at_client_press (f->client, persian ? KEY_RIGHT : KEY_LEFT, FALSE);
  wait_for_rows (f, rows, _ ("Finance"), n + 1);
  at_client_press (f->client, KEY_RETURN, FALSE);
  wait_for_rows (f, rows, _ ("Finance"), n + 4);
  at_client_press (f->client, KEY_DOWN, FALSE);
  at_client_press (f->client, KEY_RETURN, FALSE);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, name);
}

static void
add_tests (void)
{
  DESK_ADD_BOTH ("boards/catalogue", test_catalogue);
  DESK_ADD_BOTH ("boards/goals", test_goals);
  DESK_ADD ("boards/no-goals", 0, test_no_goals);
  DESK_ADD_BOTH ("boards/scorecard", test_scorecard);
}

int
main (int argc, char **argv)
{
  return desk_main (&argc, &argv, add_tests);
}
