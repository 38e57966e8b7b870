/* test-kpi.c: the page of a KPI: values typed, questioned, refused and pasted, notes on its chart,
 * a near limit suggested, what is drawn beside the values, and the way to the records behind a
 * computed one. */
#include <string.h>

#include "crm-i18n.h"
#include "desk.h"

#define KEY_RETURN 0xff0d
#define KEY_ESCAPE 0xff1b
#define KEY_END 0xff57

/* Its page, and the list of its values. */
static AtObject *
open_kpi (Desk *f, const char *code)
{
  g_autofree char *where = g_strdup_printf ("code = %s", code);
  g_autofree char *name = desk_dup_value (f, "kpi", where, "name");

  desk_go_to_kind (f, "kpi");
  desk_walk_down_to (f, desk_find_rows (f, "kpi"), name);
  at_client_press (f->client, KEY_RETURN, FALSE);
  return at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Values by period"));
}

static AtObject *
find_cell (Desk *f, AtObject *values, const char *period)
{
  g_autofree char *name = g_strdup_printf (_ ("Value, %s"), period);

  return at_client_find (f->client, values, ATSPI_ROLE_TEXT, name);
}

/* There by the keyboard: from the list of KPIs the focus is somewhere on the page. */
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
wait_for_focus (Desk *f, AtObject *object, const char *what)
{
  at_client_expect (f->client, "the focus is on %s", what);
  while (at_client_look_for_focus (f->client, NULL) != object)
    at_client_poll (f->client);
}

static void
wait_until_gone (Desk *f, const char *kind, const char *where, const char *field)
{
  g_autofree char *value = NULL;

  at_client_expect (f->client, "no %s where %s", kind, where);
  while (value = desk_dup_value (f, kind, where, field), value != NULL) {
    g_clear_pointer (&value, g_free);
    at_client_poll (f->client);
  }
}

/* Wrong text is said under the cell; what is hardly believable is asked for; Enter goes on to the
 * next period without a value. */
static void
test_typing (Desk *f, gconstpointer data)
{
  const char *const where = "kpi = K99 and date >= 2026-11-01";
  static const char *const days[] = { "2026-03-01", "2026-04-01", "2026-06-01", "2026-07-01",
                                      "2026-08-01", "2026-09-01", "2026-10-01" };
  AtObject *values, *cell;
  g_autofree char *refused = NULL, *kept = NULL;

  CTL (f, "add", "FILE", "kpi", "code=K99", "name=Days to pay", "direction=lower");
  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autofree char *date = g_strdup_printf ("date=%s", days[i]);
    g_autofree char *value = g_strdup_printf ("value=%u", 40 + i % 3);

    CTL (f, "add", "FILE", "measurement", "kpi=K99", date, value);
  }
  desk_start (f, f->file, "en");
  values = open_kpi (f, "K99");
  cell = find_cell (f, values, "Nov 2026");
  tab_to (f, cell);
  at_client_type (f->client, "5x");
  at_client_press (f->client, KEY_RETURN, FALSE);
  at_client_find (f->client, values, ATSPI_ROLE_LABEL, "*“5x” is not a number*");
  refused = at_client_dup_description (f->client, cell);
  g_assert_true (g_pattern_match_simple ("*“5x” is not a number*", refused));
  at_client_press (f->client, KEY_ESCAPE, FALSE);

  at_client_type (f->client, "58");
  at_client_press (f->client, KEY_RETURN, FALSE);
  at_client_find (f->client, values, ATSPI_ROLE_LABEL, "58 is far from the earlier values*");
  kept = desk_dup_value (f, "measurement", where, "value");
  g_assert_null (kept);
  at_client_press (f->client, KEY_RETURN, FALSE);
  desk_wait_for_value (f, "measurement", where, "value", "58");
  wait_for_focus (f, find_cell (f, values, "May 2026"), "the next period to be filled");
  desk_assert_all_named (f);
}

/* What is copied in a cell comes as a spreadsheet gives a row. */
static void
copy (Desk *f, AtObject *cell, const char *text)
{
  at_client_set_text (f->client, cell, text);
  at_client_press (f->client, 'a', TRUE);
  at_client_press (f->client, 'c', TRUE);
  at_client_press (f->client, KEY_ESCAPE, FALSE);
}

static void
test_pasting (Desk *f, gconstpointer data)
{
  const char *const november = "kpi = K17 and date >= 2026-11-01";
  const char *const october = "kpi = K17 and date >= 2026-10-01 and date <= 2026-10-31";
  g_autofree char *before = NULL;
  AtObject *cell;

  desk_start (f, f->file, "en");
  before = desk_dup_value (f, "measurement", october, "value");
  cell = find_cell (f, open_kpi (f, "K17"), "Nov 2026");
  tab_to (f, cell);
  copy (f, cell, "81\t79.5\tnone\t");
  at_client_press (f->client, 'v', TRUE);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "2 of 4 pasted cells are values.");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, "Keep*");
  desk_wait_for_value (f, "measurement", november, "value", "81");
  desk_wait_for_value (f, "measurement", october, "value", "79.5");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "2 values kept");
  /* One act. */
  at_client_act (f->client, "win.undo");
  wait_until_gone (f, "measurement", november, "value");
  desk_wait_for_value (f, "measurement", october, "value", before);
}

/* A period beside its value is taken at its word; Enter keeps. */
static void
test_pasting_period (Desk *f, gconstpointer data)
{
  const char *const where = "kpi = K17 and date >= 2026-09-01 and date <= 2026-09-30";
  AtObject *cell;

  desk_start (f, f->file, "en");
  cell = find_cell (f, open_kpi (f, "K17"), "Nov 2026");
  tab_to (f, cell);
  copy (f, cell, "Sep 2026\t77");
  at_client_press (f->client, 'v', TRUE);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "1 of 1 pasted cell is a value.");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, "Keep*");
  desk_wait_for_value (f, "measurement", where, "value", "77");
}

/* By the reading cursor of the chart; the table and the chart tell it. */
static void
test_note (Desk *f, gconstpointer data)
{
  const char *const where = "kpi = K17 and date >= 2026-10-01 and date <= 2026-10-31";
  AtObject *values, *chart;

  desk_start (f, f->file, "en");
  values = open_kpi (f, "K17");
  chart = at_client_find (f->client, NULL, ATSPI_ROLE_IMAGE, "*82.4*");
  tab_to (f, chart);
  at_client_press (f->client, KEY_END, FALSE);
  at_client_press (f->client, 'a', FALSE);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "Note on Oct 2026");
  at_client_type (f->client, "strike");
  at_client_press (f->client, KEY_RETURN, FALSE);
  desk_wait_for_value (f, "measurement", where, "note", "strike");
  at_client_find (f->client, values, ATSPI_ROLE_PUSH_BUTTON, "Oct 2026: * · strike");
}

/* A corrected value is told by the note's popover. */
static void
test_correction (Desk *f, gconstpointer data)
{
  const char *const where = "kpi = K17 and date >= 2026-10-01 and date <= 2026-10-31";
  AtObject *values, *cell;

  desk_start (f, f->file, "en");
  values = open_kpi (f, "K17");
  cell = find_cell (f, values, "Oct 2026");
  tab_to (f, cell);
  at_client_press (f->client, 'a', TRUE);
  at_client_type (f->client, "81.9");
  at_client_press (f->client, KEY_RETURN, FALSE);
  desk_wait_for_value (f, "measurement", where, "value", "81.9");
  at_client_click (f->client, values, ATSPI_ROLE_PUSH_BUTTON, "Oct 2026: *");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "was 82.4 until *, by *");
}

/* Half way between the newest value and the goal; kept when it is taken, and not before. */
static void
test_near (Desk *f, gconstpointer data)
{
  AtObject *target;

  CTL (f, "add", "FILE", "kpi", "code=K99", "name=Days to pay", "direction=lower");
  CTL (f, "add", "FILE", "measurement", "kpi=K99", "date=2026-10-01", "value=60");
  desk_start (f, f->file, "en");
  open_kpi (f, "K99");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Set target"));
  target = at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, desk_get_label ("target", "value"));
  at_client_set_text (f->client, target, "40");
  desk_wait_for_value (f, "target", "kpi = K99", "value", "40");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "Half way from 60, the newest value.");
  desk_wait_for_value (f, "target", "kpi = K99 and near is empty", "value", "40");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, "Use 50");
  desk_wait_for_value (f, "target", "kpi = K99", "near", "50");
}

/* A target that is made in its own table is suggested one, too. */
static void
test_near_in_form (Desk *f, gconstpointer data)
{
  CTL (f, "add", "FILE", "kpi", "code=K99", "name=Days to pay", "direction=lower", "baseline=44");
  CTL (f, "add", "FILE", "target", "kpi=K99", "date=2026-11-01", "value=40", "source=Board");
  desk_start (f, f->file, "en");
  desk_go_to_kind (f, "target");
  at_client_press (f->client, 'f', TRUE);
  at_client_set_text (
      f->client, at_client_find (f->client, NULL, ATSPI_ROLE_ENTRY, "Search targets"), "Board");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "1 target");
  at_client_select (f->client, desk_find_rows (f, "target"), 0);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "Half way from 44, the baseline.");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, "Use 42");
  desk_wait_for_value (f, "target", "kpi = K99", "near", "42");
}

static guint
count_purchases (Desk *f)
{
  const char *json =
      CTL (f, "list", "FILE", "purchase", "--where", "date >= 2026-10-01 and date <= 2026-10-31",
           "--fields", "amount", "--format", "json");
  guint n = 0;

  for (; (json = strstr (json, "\"amount\"")) != NULL; json++)
    n++;
  return n;
}

static void
test_records (Desk *f, gconstpointer data)
{
  g_autofree char *n = NULL;

  CTL (f, "set", "FILE", "kpi", "K40", "method=builtin");
  n = g_strdup_printf ("%u purchases*", count_purchases (f));
  desk_start (f, f->file, "en");
  at_client_click (f->client, open_kpi (f, "K40"), ATSPI_ROLE_PUSH_BUTTON, "Value, Oct 2026: *");
  desk_find_rows (f, "purchase");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, n);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Back"));
  at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Values by period"));
}

/* A chip says whether it is on; the next page has it as it was left. */
static void
wait_for_chip (Desk *f, const char *name, gboolean on)
{
  AtObject *chip = at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, name);

  at_client_expect (f->client, "“%s” is %s", name, on ? "on" : "off");
  while (at_client_has_state (f->client, chip, ATSPI_STATE_PRESSED) != on)
    at_client_poll (f->client);
}

static void
test_layers (Desk *f, gconstpointer data)
{
  desk_start (f, f->file, "en");
  open_kpi (f, "K17");
  wait_for_chip (f, _ ("Notes"), TRUE);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Notes"));
  wait_for_chip (f, _ ("Notes"), FALSE);
  open_kpi (f, "K28");
  wait_for_chip (f, _ ("Notes"), FALSE);
  wait_for_chip (f, _ ("Target"), TRUE);
}

/* Fewer periods by a key, and what is drawn to the clipboard by another. */
static void
test_chart (Desk *f, gconstpointer data)
{
  desk_start (f, f->file, "en");
  open_kpi (f, "K17");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "24 months");
  tab_to (f, at_client_find (f->client, NULL, ATSPI_ROLE_IMAGE, "*82.4*"));
  at_client_press (f->client, '-', FALSE);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "36 months");
  at_client_press (f->client, '+', FALSE);
  at_client_press (f->client, '+', FALSE);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "12 months");
  at_client_press (f->client, 'c', TRUE);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, _ ("Copied: numbers and picture"));
}

static void
add_tests (void)
{
  DESK_ADD ("kpi/typing", 0, test_typing);
  DESK_ADD ("kpi/pasting", 0, test_pasting);
  DESK_ADD ("kpi/pasting-period", 0, test_pasting_period);
  DESK_ADD ("kpi/note", 0, test_note);
  DESK_ADD ("kpi/correction", 0, test_correction);
  DESK_ADD ("kpi/near", 0, test_near);
  DESK_ADD ("kpi/near-in-form", 0, test_near_in_form);
  DESK_ADD ("kpi/records", 0, test_records);
  DESK_ADD ("kpi/layers", 0, test_layers);
  DESK_ADD ("kpi/chart", 0, test_chart);
}

int
main (int argc, char **argv)
{
  /* The sample ends with October. */
  g_setenv ("HASHTGAM_TODAY", "2026-11-22", TRUE);
  return desk_main (&argc, &argv, add_tests);
}
