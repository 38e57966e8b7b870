/* test-overview.c: what executives look at: the tiles, their period and their choice, benefit
 * against plan, and the presentation. What is shown is held against the records, which hashtgamctl
 * reads. */
#include <stdlib.h>

#include "crm-i18n.h"
#include "desk.h"

#define KEY_ESCAPE 0xff1b /* keysyms of X */
#define KEY_PAGE_DOWN 0xff56
#define KEY_MENU 0xff67
#define KEY_F5 0xffc2
#define KEY_N 0x006e
#define KEY_D 0x0064

static void
tab_to (Desk *f, AtObject *object)
{
  AtObject *now = at_client_look_for_focus (f->client, NULL);

  for (guint stops = 0; now != object; stops++) {
    g_assert_cmpuint (stops, <, DESK_MOST_STOPS);
    now = desk_tab_on (f, now);
  }
}

static void
wait_until_gone (Desk *f, AtspiRole role, const char *name)
{
  at_client_expect (f->client, "“%s” is gone", name);
  while (at_client_look (f->client, NULL, role, name) != NULL)
    at_client_poll (f->client);
}

static AtObject *
find_tile (Desk *f, const char *code)
{
  g_autofree char *where = g_strconcat ("code = ", code, NULL);
  g_autofree char *name = desk_dup_value (f, "kpi", where, "name");
  g_autofree char *tile = g_strconcat (name, ",*", NULL);

  return at_client_find (f->client, NULL, ATSPI_ROLE_LIST_ITEM, tile);
}

/* The headline says how far benefits are from their plan, the card leads to them; without any, it
 * says what is missing. */
static void
test_benefits (Desk *f, gconstpointer data)
{
  g_autofree char *clause = g_strdup_printf (_ ("benefits run %s behind plan"), "*");
  g_autofree char *headline = g_strdup_printf (_ ("%s; %s"), "*", clause);
  g_autofree char *card = g_strconcat (_ ("Benefit against plan"), ", *", NULL);
  const char *const titles[] = { "Fewer customers lost", "Fewer repeated visits", "Larger baskets",
                                 "Fewer discounts" };

  desk_start (f, f->file, "en");
  at_client_find (f->client, NULL, ATSPI_ROLE_HEADING, headline);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, card);
  desk_find_rows (f, "benefit");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    CTL (f, "delete", "FILE", "benefit", titles[i]);
  desk_go_to_step (f, 0);
  at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Benefit against plan"));
  wait_until_gone (f, ATSPI_ROLE_HEADING, headline);
}

static double
get_measured (Desk *f, const char *date)
{
  g_autofree char *where = g_strconcat ("kpi = K17 and date = ", date, NULL);
  g_autofree char *value = desk_dup_value (f, "measurement", where, "value");

  return g_ascii_strtod (value, NULL);
}

/* A quarter has the mean of its months, and the presentation is of the same quarter. The newest one
 * says how many of its months are there. */
static void
test_period (Desk *f, gconstpointer data)
{
  g_autofree char *name = desk_dup_value (f, "kpi", "code = K17", "name");
  double mean = (get_measured (f, "2026-07-01") + get_measured (f, "2026-08-01") +
                 get_measured (f, "2026-09-01")) /
                3;
  g_autofree char *tile = g_strdup_printf ("%s, %.1f%%, *", name, mean);
  g_autofree char *coverage = g_strdup_printf (_ ("%s of %s months"), "1", "3");

  desk_start (f, f->file, "en");
  find_tile (f, "K17");
  g_assert_null (at_client_look (f->client, NULL, ATSPI_ROLE_LIST_ITEM, tile));
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, "Oct 2026");
  at_client_click (f->client, NULL, ATSPI_ROLE_MENU_ITEM, _ ("Quarters"));
  at_client_click (f->client, NULL, ATSPI_ROLE_MENU_ITEM, "Q4 2026");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, coverage);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, "Q4 2026");
  at_client_click (f->client, NULL, ATSPI_ROLE_MENU_ITEM, "Q3 2026");
  at_client_find (f->client, NULL, ATSPI_ROLE_LIST_ITEM, tile);
  wait_until_gone (f, ATSPI_ROLE_LABEL, coverage);
  at_client_press (f->client, KEY_F5, FALSE);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "Q3 2026");
  at_client_press (f->client, KEY_ESCAPE, FALSE);
}

static void
choose_tiles (Desk *f)
{
  tab_to (f, find_tile (f, "K17"));
  at_client_press (f->client, KEY_MENU, FALSE);
  at_client_click (f->client, NULL, ATSPI_ROLE_MENU_ITEM, "Choose tiles…");
}

/* Another order, kept in the document and undone in one act. */
static void
test_tiles (Desk *f, gconstpointer data)
{
  g_autofree char *first = desk_dup_value (f, "kpi", "code = K17", "name");
  AtObject *row;

  desk_start (f, f->file, "en");
  choose_tiles (f);
  row = at_client_find (f->client, NULL, ATSPI_ROLE_LIST_ITEM, first);
  at_client_click (f->client, row, ATSPI_ROLE_PUSH_BUTTON, _ ("Move down"));
  desk_assert_all_named (f);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Choose"));
  desk_wait_for_value (f, "kpi", "code = K17", "place", "2");
  desk_wait_for_value (f, "kpi", "code = K28", "place", "1");
  at_client_expect (f->client, "the tiles change places");
  while (at_client_get_x (f->client, find_tile (f, "K28")) >=
         at_client_get_x (f->client, find_tile (f, "K17")))
    at_client_poll (f->client);
  at_client_act (f->client, "win.undo");
  desk_wait_for_value (f, "kpi", "code = K17", "place", "1");
  at_client_expect (f->client, "the tiles stand as before");
  while (at_client_get_x (f->client, find_tile (f, "K28")) <=
         at_client_get_x (f->client, find_tile (f, "K17")))
    at_client_poll (f->client);
}

/* What another process marks as a headline is a tile at once. */
static void
test_marked_elsewhere (Desk *f, gconstpointer data)
{
  static const char *const more[] = { "K40", "K50", "K74", "K29" };

  desk_start (f, f->file, "en");
  find_tile (f, "K17");
  for (guint i = 0; i < 3; i++) {
    CTL (f, "set", "FILE", "kpi", more[i], "headline=yes");
    find_tile (f, more[i]);
  }
  CTL (f, "set", "FILE", "kpi", "K40", "headline=no");
  CTL (f, "set", "FILE", "kpi", more[3], "headline=yes");
  find_tile (f, more[3]);
}

static char *
dup_counter (guint place, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", place);
  g_autofree char *all = g_strdup_printf ("%u", n);

  return g_strdup_printf (_ ("%s of %s"), number, all);
}

/* The tiles are those of the records, and are shown one by one on the whole screen. */
static void
test_presentation (Desk *f, gconstpointer data)
{
  guint n = desk_count_records (f, "kpi", "--where", "headline = yes");
  g_autofree char *name = desk_dup_value (f, "kpi", "code = K17", "name");
  g_autofree char *first = dup_counter (1, n), *second = dup_counter (2, n);
  g_autofree char *tile = g_strconcat (name, ",*", NULL);
  g_autofree char *decided =
      desk_dup_value (f, "decision", "kpis = K28 and date = 2026-10-26", "title");
  AtObject *slides, *draw;

  g_assert_cmpuint (n, >, 1);
  desk_start (f, f->file, "en");
  at_client_find (f->client, NULL, ATSPI_ROLE_LIST_ITEM, tile);
  at_client_find (f->client, NULL, ATSPI_ROLE_HEADING, "* headline measures are *");
  at_client_press (f->client, KEY_F5, FALSE);
  slides = at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, first);
  g_assert_nonnull (slides);
  draw = at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Draw"));
  at_client_press (f->client, KEY_PAGE_DOWN, FALSE);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, second);
  desk_assert_all_named (f);
  /* The second one is the first response time: what was decided about it is shown, and its
   * definition stands in the notes. */
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, decided);
  at_client_press (f->client, KEY_N, FALSE);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, _ ("What it counts"));
  at_client_press (f->client, KEY_N, FALSE);
  wait_until_gone (f, ATSPI_ROLE_LABEL, _ ("What it counts"));
  at_client_press (f->client, KEY_D, FALSE);
  at_client_expect (f->client, "the pen is taken up");
  while (!at_client_has_state (f->client, draw, ATSPI_STATE_PRESSED))
    at_client_poll (f->client);
  at_client_press (f->client, KEY_ESCAPE, FALSE);
  wait_until_gone (f, ATSPI_ROLE_LABEL, second);
}

static void
add_tests (void)
{
  DESK_ADD ("benefits", 0, test_benefits);
  DESK_ADD ("period", 0, test_period);
  DESK_ADD ("tiles", 0, test_tiles);
  DESK_ADD ("marked-elsewhere", 0, test_marked_elsewhere);
  DESK_ADD ("presentation", 0, test_presentation);
}

int
main (int argc, char **argv)
{
  return desk_main (&argc, &argv, add_tests);
}
