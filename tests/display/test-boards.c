/* test-boards.c: goals, the scorecard and the catalogue of KPIs as a person meets them, by names,
 * roles and keys; what is done there is in the file at once. */
#include "crm-i18n.h"
#include "desk.h"

#define KEY_RETURN 0xff0d /* keysyms of X */

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

static void
add_tests (void)
{
  DESK_ADD_BOTH ("boards/catalogue", test_catalogue);
}

int
main (int argc, char **argv)
{
  return desk_main (&argc, &argv, add_tests);
}
