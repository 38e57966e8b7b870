/* test-assess.c: a committee assesses itself by a ready list with the keyboard, and the answers are
 * in the file at once; another answer replaces the first, and undo takes it back. */
#include "crm-i18n.h"
#include "desk.h"

#define KEY_DOWN 0xff54
#define KEY_RETURN 0xff0d

static AtObject *
open_list (Desk *f)
{
  desk_go_to_kind (f, "assessment");
  at_client_click (f->client,
                   at_client_find (f->client, NULL, ATSPI_ROLE_PANEL, _ ("Parts of this view")),
                   ATSPI_ROLE_PUSH_BUTTON, _ ("Assess by a list"));
  return at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Items of the list"));
}

static void
tab_into (Desk *f, AtObject *rows)
{
  AtObject *now = at_client_look_for_focus (f->client, NULL);

  for (guint stops = 0; at_client_look_for_focus (f->client, rows) == NULL; stops++) {
    g_assert_cmpuint (stops, <, DESK_MOST_STOPS);
    now = desk_tab_on (f, now);
  }
}

/* The next row has the focus. */
static void
go_down (Desk *f, AtObject *rows)
{
  AtObject *before = at_client_look_for_focus (f->client, rows), *now;

  at_client_press (f->client, KEY_DOWN, FALSE);
  at_client_expect (f->client, "Down goes to the next row");
  while (now = at_client_look_for_focus (f->client, rows), now == NULL || now == before)
    at_client_poll (f->client);
}

static void
test_by_keys (Desk *f, gconstpointer data)
{
  g_autofree char *first = NULL, *second = NULL, *answered = NULL;
  AtObject *rows, *row;

  desk_start (f, f->file, desk_languages[GPOINTER_TO_UINT (data)]);
  first = g_strdup_printf ("list = success_dimensions and item = \"%s\"", _ ("Key-customer focus"));
  second = g_strdup_printf ("list = success_dimensions and item = \"%s\"",
                            _ ("Organisation around the customer"));
  g_assert_null (desk_dup_value (f, "assessment", first, "score"));
  rows = open_list (f);
  at_client_expect (f->client, "the rows of the list");
  while ((row = at_client_get_child (f->client, rows, 1)) == NULL)
    at_client_poll (f->client);
  desk_assert_all_named (f);

  tab_into (f, rows);
  at_client_type (f->client, "4");
  desk_wait_for_value (f, "assessment", first, "score", "4");
  go_down (f, rows);
  at_client_type (f->client, "3");
  desk_wait_for_value (f, "assessment", second, "score", "3");
  answered = g_strdup_printf ("*%s*", crm_i18n_real (3.5).text);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, answered);

  at_client_press (f->client, KEY_RETURN, FALSE);
  at_client_type (f->client, "minutes");
  at_client_press (f->client, KEY_RETURN, FALSE);
  desk_wait_for_value (f, "assessment", second, "evidence", "minutes");
  desk_assert_all_named (f);

  at_client_act (f->client, "win.undo");
  desk_wait_for_value (f, "assessment", second, "evidence", "null");
  desk_wait_for_value (f, "assessment", second, "score", "3");
}

static void
add_tests (void)
{
  DESK_ADD_BOTH ("assess", test_by_keys);
}

int
main (int argc, char **argv)
{
  return desk_main (&argc, &argv, add_tests);
}
