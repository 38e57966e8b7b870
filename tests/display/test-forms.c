/* test-forms.c: the inspector of many kinds: what is referred to is opened by keys, who refers to a
 * record is counted and added to, and everything has a name in both languages. */
#include <string.h>

#include "crm-i18n.h"
#include "desk.h"

#define KEY_RETURN 0xff0d /* keysyms of X */
#define KEY_TAB 0xff09
#define MOST_TABS 90

static char *
dup_first_name (Desk *f, AtObject *rows)
{
  g_autofree char *name = NULL;
  AtObject *row;

  at_client_expect (f->client, "a first row");
  while ((row = at_client_get_child (f->client, rows, 0)) == NULL)
    at_client_poll (f->client);
  at_client_expect (f->client, "a name of the first row");
  while (name = at_client_dup_name (f->client, row), name == NULL || *name == '\0') {
    g_clear_pointer (&name, g_free);
    at_client_poll (f->client);
  }
  return g_steal_pointer (&name);
}

/* By Tab alone. The entry of an entry row does not tell that it has the focus: there one goes on
 * unseen. */
static void
tab_to_name (Desk *f, const char *wanted)
{
  AtObject *now = at_client_look_for_focus (f->client, NULL);

  for (guint i = 0; i < MOST_TABS; i++) {
    g_autofree char *name = now != NULL ? at_client_dup_name (f->client, now) : NULL;
    AtObject *before = now;

    if (g_strcmp0 (name, wanted) == 0)
      return;
    at_client_press (f->client, KEY_TAB, FALSE);
    at_client_expect (f->client, "Tab goes on from “%s” to “%s”", name, wanted);
    while (now = at_client_look_for_focus (f->client, NULL), now != NULL && now == before)
      at_client_poll (f->client);
  }
  g_error ("Tab does not lead to “%s”", wanted);
}

/* By keys: the focus is in the inspector afterwards. */
static void
inspect_first_customer (Desk *f, const char *language)
{
  g_autofree char *name = desk_dup_value (f, "customer", "code = C001", "name");

  desk_start (f, f->file, language);
  desk_go_to_kind (f, "customer");
  desk_walk_down_to (f, desk_find_rows (f, "customer"), name);
  at_client_press (f->client, KEY_RETURN, FALSE);
}

/* The segment of the first customer: its chip opens it. */
static void
test_chip (Desk *f, gconstpointer data)
{
  g_autofree char *segment = NULL, *chip = NULL, *facts = NULL;

  inspect_first_customer (f, desk_languages[GPOINTER_TO_UINT (data)]);
  segment = desk_dup_value (f, "customer", "code = C001", "segment");
  chip = g_strdup_printf ("%s: %s", desk_get_label ("customer", "segment"), segment);
  tab_to_name (f, chip);
  at_client_press (f->client, KEY_RETURN, FALSE);
  at_client_find (f->client, NULL, ATSPI_ROLE_TREE_TABLE,
                  crm_kind_get_plural (desk_find_kind ("segment")));
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, segment);
  facts = g_strdup_printf ("%s*", crm_kind_get_label (desk_find_kind ("segment")));
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, facts);
}

static guint
count_of_first_customer (Desk *f, const char *kind)
{
  const char *json = CTL (f, "list", "FILE", kind, "--where", "customer = C001", "--fields", "date",
                          "--format", "json");
  guint n = 0;

  while ((json = strstr (json, "\"date\"")) != NULL) {
    json++;
    n++;
  }
  return n;
}

static void
find_count (Desk *f, guint n)
{
  g_autofree char *title =
      g_strdup_printf ("%s · %u", crm_kind_get_plural (desk_find_kind ("interaction")), n);

  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, title);
}

/* A list says how many there are; its plus makes one more of the same customer. */
static void
test_related (Desk *f, gconstpointer data)
{
  const char *const where = "theme = \"Quite new\"";
  guint n = count_of_first_customer (f, "interaction");
  AtObject *rows;

  g_assert_cmpuint (n, >, 0);
  desk_start (f, f->file, "en");
  desk_go_to_kind (f, "customer");
  rows = desk_find_rows (f, "customer");
  g_free (dup_first_name (f, rows));
  at_client_select (f->client, rows, 0);
  find_count (f, n);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, "New interaction");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, _ ("Not saved yet"));
  at_client_set_text (
      f->client,
      at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, desk_get_label ("interaction", "theme")),
      "Quite new");
  desk_wait_for_value (f, "interaction", where, "theme", "Quite new");
  g_assert_cmpuint (count_of_first_customer (f, "interaction"), ==, n + 1);
}

/* What a list has no room for is in the table, and nothing else. */
static void
test_show_all (Desk *f, gconstpointer data)
{
  const char *plural = crm_kind_get_plural (desk_find_kind ("purchase"));
  g_autofree char *all = g_strdup_printf (_ ("Show all: %s"), plural);
  g_autofree char *count =
      g_strdup_printf ("%u purchases", count_of_first_customer (f, "purchase"));

  inspect_first_customer (f, "en");
  tab_to_name (f, all);
  at_client_press (f->client, KEY_RETURN, FALSE);
  at_client_find (f->client, NULL, ATSPI_ROLE_TREE_TABLE, plural);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, count);
}

/* Kinds of every step and of the programme, in both languages. */
static void
test_kinds (Desk *f, gconstpointer data)
{
  const char *const kinds[] = { "customer", "person",  "tactic",    "kpi",      "meeting", "risk",
                                "goal",     "process", "complaint", "strategy", "scheme" };

  desk_start (f, f->file, desk_languages[GPOINTER_TO_UINT (data)]);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *facts =
        g_strdup_printf ("%s*", crm_kind_get_label (desk_find_kind (kinds[i])));
    g_autofree char *first = NULL;
    AtObject *rows;

    desk_go_to_kind (f, kinds[i]);
    rows = desk_find_rows (f, kinds[i]);
    first = dup_first_name (f, rows);
    at_client_select (f->client, rows, 0);
    at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, first);
    at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, facts);
    desk_assert_all_named (f);
  }
}

static void
add_tests (void)
{
  DESK_ADD_BOTH ("chip", test_chip);
  DESK_ADD ("related", 0, test_related);
  DESK_ADD ("show-all", 0, test_show_all);
  DESK_ADD_BOTH ("kinds", test_kinds);
}

int
main (int argc, char **argv)
{
  return desk_main (&argc, &argv, add_tests);
}
