/* test-window.c: the window as a person meets it: its places, a table, the
 * inspector, a KPI, Persian, other processes, a file that cannot be written. What is done in
 * the window is looked up with hashtgamctl, so that both must agree. Texts are those of the
 * catalogue and the method's description, never written twice. */
#include <glib/gstdio.h>
#include <string.h>

#include "crm-i18n.h"
#include "desk.h"

#define KEY_RETURN 0xff0d /* keysyms of X */

static void
test_steps (Desk *f, gconstpointer data)
{
  const CrmMethod *method = crm_method_get ();
  gboolean persian = GPOINTER_TO_UINT (data) == 1;
  AtObject *places, *attention;

  desk_start (f, f->file, desk_languages[GPOINTER_TO_UINT (data)]);
  attention = at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Needs attention"));
  places = at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Steps and pages"));
  g_assert_cmpint (at_client_get_x (f->client, places) > at_client_get_x (f->client, attention), ==,
                   persian);
  desk_assert_all_named (f);
  for (guint i = 0; i < method->n_steps; i++) {
    g_autofree char *number = g_strdup_printf ("%u", i + 1);
    g_autofree char *shown = g_strdup (persian ? NULL : number);
    g_autofree char *words = NULL, *name = NULL;

    if (persian)
      shown = g_strdup_printf ("%lc", (gint) (0x06f1 + i));
    words = g_strdup_printf (_ ("Step %s of %s, %s"), shown, persian ? "۸" : "8",
                             _ (method->steps[i].title));
    /* How far it is, and what fails, follows. */
    name = g_strconcat (words, "*", NULL);
    at_client_find (f->client, places, ATSPI_ROLE_LIST_ITEM, name);
  }
  for (int step = (int) method->n_steps; step > 0; step--)
    desk_go_to_step (f, step);
  desk_assert_all_named (f);
}

static void
test_table (Desk *f, gconstpointer data)
{
  AtObject *search, *filter;
  g_autofree char *found = NULL, *fits = NULL;
  g_autofree char *text = NULL;

  desk_start (f, f->file, "en");
  desk_go_to_kind (f, "customer");
  desk_wait_for_row (f, desk_find_rows (f, "customer"), "Parand Appliances, Mashhad");
  search = at_client_find (f->client, NULL, ATSPI_ROLE_ENTRY, "Search customers");

  found =
      g_strdup_printf ("%u customers", desk_count_records (f, "customer", "--search", "Tabriz"));
  at_client_set_text (f->client, search, "Tabriz");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, found);
  at_client_set_text (f->client, search, "zzz");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "No customer matches");
  desk_assert_all_named (f);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Clear filters"));
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "2,000 customers");

  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Filter"));
  filter = at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, _ ("Filter in words"));
  at_client_set_text (f->client, filter, "colour = 3");
  CTL_FAILS (f, "list", "FILE", "customer", "--where", "colour = 3");
  g_assert_true (g_str_has_prefix (f->said, "hashtgamctl: "));
  at_client_find (f->client, NULL, ATSPI_ROLE_ALERT, f->said + strlen ("hashtgamctl: "));
  fits = g_strdup_printf ("%u customers",
                          desk_count_records (f, "customer", "--where", "region = Tabriz"));
  at_client_set_text (f->client, filter, "region = Tabriz");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, fits);
}

static void
test_edit (Desk *f, gconstpointer data)
{
  g_autofree char *before = NULL;
  AtObject *rows, *name;

  desk_start (f, f->file, "en");
  before = desk_dup_value (f, "customer", "code = C001", "name");
  desk_go_to_kind (f, "customer");
  rows = desk_find_rows (f, "customer");
  desk_wait_for_row (f, rows, before);
  at_client_select (f->client, rows, 0);
  name = at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, desk_get_label ("customer", "name"));
  desk_assert_all_named (f);

  at_client_set_text (f->client, name, "Another Name");
  desk_wait_for_value (f, "customer", "code = C001", "name", "Another Name");
  desk_wait_for_row (f, rows, "Another Name");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Undo"));
  desk_wait_for_value (f, "customer", "code = C001", "name", before);
  desk_wait_for_row (f, rows, before);
}

/* Kinds whose forms have, between them, every sort of row. */
static void
test_inspectors (Desk *f, gconstpointer data)
{
  const char *const kinds[] = { "kpi", "interaction", "tactic" };

  desk_start (f, f->file, "en");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *first = NULL;
    AtObject *rows, *row;

    desk_go_to_kind (f, kinds[i]);
    rows = desk_find_rows (f, kinds[i]);
    at_client_expect (f->client, "a first row of %s", kinds[i]);
    while ((row = at_client_get_child (f->client, rows, 0)) == NULL)
      at_client_poll (f->client);
    while (first = at_client_dup_name (f->client, row), first == NULL || *first == '\0') {
      g_clear_pointer (&first, g_free);
      at_client_poll (f->client);
    }
    at_client_select (f->client, rows, 0);
    at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, first);
    desk_assert_all_named (f);
  }
}

static void
test_new_and_delete (Desk *f, gconstpointer data)
{
  const char *const where = "name = \"Quite New\"";
  g_autofree char *deleted = NULL, *left = NULL;
  AtObject *toast;

  desk_start (f, f->file, "en");
  desk_go_to_kind (f, "customer");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("New record"));
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, _ ("Not saved yet"));
  at_client_set_text (
      f->client,
      at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, desk_get_label ("customer", "name")),
      "Quite New");
  desk_wait_for_value (f, "customer", where, "name", "Quite New");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "2,001 customers");

  /* A toast stays for seconds only. */
  deleted = g_strdup_printf (_ ("“%s” deleted"), "Quite New");
  at_client_act (f->client, "win.delete");
  toast = at_client_find (f->client, NULL, ATSPI_ROLE_FILLER, "AdwToastWidget");
  at_client_find (f->client, toast, ATSPI_ROLE_LABEL, deleted);
  left = desk_dup_value (f, "customer", where, "name");
  g_assert_null (left);
  at_client_click (f->client, toast, ATSPI_ROLE_PUSH_BUTTON, "Undo*");
  desk_wait_for_value (f, "customer", where, "name", "Quite New");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "2,001 customers");
}

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
test_kpi (Desk *f, gconstpointer data)
{
  const char *const where = "kpi = K17 and value = 81.5";
  g_autofree char *name = NULL, *now = NULL, *then = NULL;
  AtObject *values, *cell;

  desk_start (f, f->file, "en");
  name = desk_dup_value (f, "kpi", "code = K17", "name");
  desk_go_to_kind (f, "kpi");
  desk_walk_down_to (f, desk_find_rows (f, "kpi"), name);
  at_client_press (f->client, KEY_RETURN, FALSE);
  values = at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Values by period"));
  /* What the chart says to those who do not see it: whose it is and how it stands. */
  now = g_strdup_printf ("%s, *82.4*", name);
  at_client_find (f->client, NULL, ATSPI_ROLE_IMAGE, now);
  desk_assert_all_named (f);

  g_assert_null (desk_dup_value (f, "measurement", where, "value"));
  cell =
      at_client_find (f->client, at_client_get_child (f->client, values, 0), ATSPI_ROLE_TEXT, NULL);
  tab_to (f, cell);
  at_client_type (f->client, "81.5");
  at_client_press (f->client, KEY_RETURN, FALSE);
  desk_wait_for_value (f, "measurement", where, "value", "81.5");
  then = g_strdup_printf ("%s, *81.5*", name);
  at_client_find (f->client, NULL, ATSPI_ROLE_IMAGE, then);
}

static void
test_other_process (Desk *f, gconstpointer data)
{
  AtObject *rows;

  desk_start (f, f->file, "en");
  desk_go_to_kind (f, "customer");
  rows = desk_find_rows (f, "customer");
  desk_wait_for_row (f, rows, "Parand Appliances, Mashhad");
  CTL (f, "set", "FILE", "customer", "C001", "name=Named Elsewhere");
  desk_wait_for_row (f, rows, "Named Elsewhere");
  CTL (f, "add", "FILE", "customer", "name=Added Elsewhere");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "2,001 customers");
}

static void
test_read_only (Desk *f, gconstpointer data)
{
  g_assert_cmpint (g_chmod (f->file, 0400), ==, 0);
  desk_start (f, f->file, "en");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL,
                  _ ("This programme can only be read: its file or folder cannot be written."));
  desk_go_to_kind (f, "customer");
  desk_wait_for_row (f, desk_find_rows (f, "customer"), "Parand Appliances, Mashhad");
  desk_assert_all_named (f);
}

static void
test_other_pages (Desk *f, gconstpointer data)
{
  desk_start (f, f->file, desk_languages[GPOINTER_TO_UINT (data)]);
  desk_go_to_kind (f, "organisation");
  at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, desk_get_label ("organisation", "name"));
  desk_assert_all_named (f);
  at_client_act (f->client, "win.preferences");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, _ ("Language"));
  desk_assert_all_named (f);
}

static void
add_tests (void)
{
  DESK_ADD_BOTH ("steps", test_steps);
  DESK_ADD ("table", 0, test_table);
  DESK_ADD ("edit-and-undo", 0, test_edit);
  DESK_ADD ("inspectors", 0, test_inspectors);
  DESK_ADD ("new-and-delete", 0, test_new_and_delete);
  DESK_ADD ("kpi", 0, test_kpi);
  DESK_ADD ("other-process", 0, test_other_process);
  DESK_ADD ("read-only", 0, test_read_only);
  DESK_ADD_BOTH ("other-pages", test_other_pages);
}

int
main (int argc, char **argv)
{
  return desk_main (&argc, &argv, add_tests);
}
