/* test-tables.c: the tables of the kinds: chips that narrow them, the search that typing begins,
 * the way out by Tab, rows copied, columns chosen for good. What is shown is counted by
 * hashtgamctl too. */
#include "crm-decimal.h"
#include "crm-i18n.h"
#include "desk.h"

#define KEY_TAB 0xff09 /* keysyms of X */
#define KEY_BACK_TAB 0xfe20
#define KEY_ESCAPE 0xff1b
#define MOST_STOPS 40 /* of Tab from one thing to another */

/* "12 customers" as the page says it. Owned. */
static char *
dup_count (const char *kind, guint n, gboolean persian)
{
  const CrmKind *found = desk_find_kind (kind);
  CrmLanguage language = persian ? CRM_LANGUAGE_PERSIAN : CRM_LANGUAGE_ENGLISH;
  CrmLocale locale = { .language = language };
  g_autofree char *plural = g_ascii_strdown (crm_kind_get_plural (found), -1);
  g_autofree char *number = crm_integer_format (n, &locale);

  return g_strdup_printf (C_ ("a number of records", "%s %s"), number,
                          persian ? crm_kind_get_label (found) : plural);
}

static void
wait_for_count (Desk *f, const char *where, gboolean persian)
{
  guint n = desk_count_records (f, "customer", "--where", where);
  g_autofree char *count = dup_count ("customer", n, persian);

  g_assert_cmpuint (n, >, 0);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, count);
}

static void
wait_for_pressed (Desk *f, const char *name, gboolean pressed)
{
  AtObject *chip = at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, name);

  at_client_expect (f->client, "“%s” is %s", name, pressed ? "pressed" : "not pressed");
  while (at_client_has_state (f->client, chip, ATSPI_STATE_PRESSED) != pressed)
    at_client_poll (f->client);
}

/* By keys, as GTK 4.8 gives check buttons no action: Tab to the one of this name, and the space
 * bar. The list that it is in has just been opened. */
static void
tick (Desk *f, const char *name)
{
  AtObject *before = NULL, *now;
  g_autofree char *found = NULL;

  for (guint stops = 0; stops < MOST_STOPS; stops++) {
    at_client_expect (f->client, "“%s” has the focus, or something before it", name);
    while ((now = at_client_look_for_focus (f->client, NULL)) == NULL || now == before)
      at_client_poll (f->client);
    g_free (found);
    found = at_client_dup_name (f->client, now);
    if (g_strcmp0 (found, name) == 0)
      break;
    before = now;
    at_client_press (f->client, KEY_TAB, FALSE);
  }
  g_assert_cmpstr (found, ==, name);
  at_client_press (f->client, ' ', FALSE);
}

static char *
dup_tier_where (const char *tier)
{
  return g_strdup_printf (
      "tier_by_hand = \"%s\" or (tier_by_hand is empty and segment.tier = \"%s\")", tier, tier);
}

static void
test_chips (Desk *f, gconstpointer data)
{
  gboolean persian = GPOINTER_TO_UINT (data) == 1;
  g_autofree char *best = NULL, *second = NULL, *region = NULL, *chip = NULL, *words = NULL;
  g_autofree char *one = NULL, *other = NULL, *both = NULL, *within = NULL;

  desk_start (f, f->file, desk_languages[GPOINTER_TO_UINT (data)]);
  best = desk_dup_value (f, "tier", "rank = 1", "name");
  second = desk_dup_value (f, "tier", "rank = 2", "name");
  region = desk_dup_value (f, "customer", "code = C003", "region");
  one = dup_tier_where (best);
  other = dup_tier_where (second);
  both = g_strdup_printf ("(%s) or (%s)", one, other);
  within = g_strdup_printf ("(%s) and region = \"%s\"", both, region);
  desk_go_to_kind (f, "customer");

  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, best);
  wait_for_count (f, one, persian);
  wait_for_pressed (f, best, TRUE);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, second);
  wait_for_count (f, both, persian);

  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, desk_get_label ("customer", "region"));
  tick (f, region);
  wait_for_count (f, within, persian);
  at_client_press (f->client, KEY_ESCAPE, FALSE);
  chip = g_strdup_printf (C_ ("a field and its value", "%s: %s"),
                          desk_get_label ("customer", "region"), region);
  at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, chip);
  words = g_strconcat (best, C_ ("between values", " or "), second, C_ ("between filters", ", "),
                       region, NULL);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, words);
  desk_assert_all_named (f);

  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Clear"));
  wait_for_count (f, "code is not empty", persian);
  wait_for_pressed (f, best, FALSE);
}

/* Chips, the search and the filter in words narrow together, and are cleared together. */
static void
test_chips_with_search (Desk *f, gconstpointer data)
{
  AtObject *search, *filter;
  g_autofree char *count = NULL;
  guint n;

  desk_start (f, f->file, "en");
  desk_go_to_kind (f, "customer");
  search = at_client_find (f->client, NULL, ATSPI_ROLE_ENTRY, "Search customers");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, "Platinum");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Filter"));
  filter = at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, _ ("Filter in words"));
  at_client_set_text (f->client, filter, "region = Mashhad or region = Yazd");
  wait_for_count (f,
                  "(region = Mashhad or region = Yazd) and (tier_by_hand = Platinum or "
                  "(tier_by_hand is empty and segment.tier = Platinum))",
                  FALSE);
  at_client_set_text (f->client, search, "zzz");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "No customer matches");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "“zzz” in: Platinum, region*");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Clear filters"));
  n = desk_count_records (f, "customer", "--where", "code is not empty");
  count = dup_count ("customer", n, FALSE);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, count);
  wait_for_pressed (f, "Platinum", FALSE);
}

/* Within a table nothing is looked for: a focus that is nowhere else is there. */
static void
go_into_table (Desk *f)
{
  AtObject *search;
  guint stops = 0;

  at_client_press (f->client, 'f', TRUE);
  at_client_expect (f->client, "the search has the focus");
  while ((search = at_client_look_for_focus (f->client, NULL)) == NULL)
    at_client_poll (f->client);
  for (AtObject *now = search, *before = search; now != NULL; before = now) {
    g_assert_cmpuint (stops++, <, MOST_STOPS);
    at_client_press (f->client, KEY_TAB, FALSE);
    at_client_expect (f->client, "Tab goes on");
    while ((now = at_client_look_for_focus (f->client, NULL)) == before)
      at_client_poll (f->client);
  }
}

static void
leave_table (Desk *f, guint key)
{
  at_client_press (f->client, key, FALSE);
  at_client_expect (f->client, "Tab leaves the table");
  while (at_client_look_for_focus (f->client, NULL) == NULL)
    at_client_poll (f->client);
}

static void
test_keys (Desk *f, gconstpointer data)
{
  g_autofree char *count = NULL;

  desk_start (f, f->file, "en");
  desk_go_to_kind (f, "customer");
  desk_wait_for_row (f, desk_find_rows (f, "customer"), "Parand Appliances, Mashhad");
  at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, "Platinum");
  go_into_table (f);
  leave_table (f, KEY_TAB);
  go_into_table (f);
  leave_table (f, KEY_BACK_TAB);
  go_into_table (f);
  at_client_type (f->client, "tabriz");
  count = dup_count ("customer", desk_count_records (f, "customer", "--search", "tabriz"), FALSE);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, count);
  desk_assert_all_named (f);
}

/* What was copied is pasted into the search, whose answer repeats it. */
static void
test_copy (Desk *f, gconstpointer data)
{
  AtObject *rows;

  CTL (f, "set", "FILE", "customer", "C001", "name==SUM");
  desk_start (f, f->file, "en");
  desk_go_to_kind (f, "customer");
  rows = desk_find_rows (f, "customer");
  desk_wait_for_row (f, rows, "=SUM");
  at_client_select (f->client, rows, 0);
  go_into_table (f);
  at_client_press (f->client, 'c', TRUE);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "1 customer copied");
  at_client_press (f->client, 'f', TRUE);
  at_client_expect (f->client, "the search has the focus");
  while (at_client_look_for_focus (f->client, NULL) == NULL)
    at_client_poll (f->client);
  at_client_press (f->client, 'v', TRUE);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "“Code\tName\tStage\t*C001\t'=SUM\t*");
}

static void
wait_for_head (Desk *f, const char *field, gboolean shown)
{
  AtObject *table = at_client_find (f->client, NULL, ATSPI_ROLE_TREE_TABLE,
                                    crm_kind_get_plural (desk_find_kind ("customer")));
  const char *label = desk_get_label ("customer", field);

  at_client_expect (f->client, "the column “%s” is %s", label, shown ? "shown" : "not shown");
  for (;;) {
    AtObject *heads = at_client_get_child (f->client, table, 0);

    if (heads != NULL &&
        (at_client_look (f->client, heads, ATSPI_ROLE_LABEL, label) != NULL) == shown)
      return;
    at_client_poll (f->client);
  }
}

static void
test_columns (Desk *f, gconstpointer data)
{
  const char *language = desk_languages[GPOINTER_TO_UINT (data)];

  desk_start (f, f->file, language);
  desk_go_to_kind (f, "customer");
  wait_for_head (f, "name", TRUE);
  wait_for_head (f, "code", TRUE);
  wait_for_head (f, "legal_form", FALSE);
  at_client_press (f->client, 'f', TRUE);
  tick (f, _ ("Choose columns"));
  tick (f, desk_get_label ("customer", "code"));
  tick (f, desk_get_label ("customer", "legal_form"));
  wait_for_head (f, "code", FALSE);
  wait_for_head (f, "legal_form", TRUE);
  at_client_close (f->client);

  desk_start (f, f->file, language);
  desk_go_to_kind (f, "customer");
  wait_for_head (f, "legal_form", TRUE);
  wait_for_head (f, "code", FALSE);
  desk_assert_all_named (f);
}

static void
add_tests (void)
{
  DESK_ADD_BOTH ("tables/chips", test_chips);
  DESK_ADD ("tables/chips-with-search", 0, test_chips_with_search);
  DESK_ADD ("tables/keys", 0, test_keys);
  DESK_ADD ("tables/copy", 0, test_copy);
  DESK_ADD_BOTH ("tables/columns", test_columns);
}

int
main (int argc, char **argv)
{
  return desk_main (&argc, &argv, add_tests);
}
