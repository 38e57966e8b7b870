/* test-find.c: going anywhere by typing, the history and what it brings back, how this person wants
 * days, numbers and money shown, and help, in both languages and by keyboard. */
#include <string.h>

#include "crm-i18n.h"
#include "crm-text.h"
#include "desk.h"
#include "help.h"

#define KEY_RETURN 0xff0d /* keysyms of X */
#define KEY_ESCAPE 0xff1b
#define KEY_DOWN 0xff54
#define KEY_F1 0xffbe

/* The palette. */

static AtObject *
open_palette (Desk *f)
{
  at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Kinds of records of this step"));
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

/* A record: the entry has the focus from the first key to the last. */
static void
test_record (Desk *f, gconstpointer data)
{
  g_autofree char *name = NULL;
  AtObject *list;

  desk_start (f, f->file, "en");
  list = open_palette (f);
  desk_assert_all_named (f);
  at_client_type (f->client, "parand appliances");
  wait_for_item (f, list, "Parand Appliances*");
  wait_for_count (f, 1);
  at_client_press (f->client, KEY_RETURN, FALSE);
  at_client_find (f->client, NULL, ATSPI_ROLE_TREE_TABLE,
                  crm_kind_get_plural (desk_find_kind ("customer")));
  name = desk_dup_value (f, "customer", "name ~ \"Parand Appliances\"", "name");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, name);
}

/* Where one has been is offered first, before anything is typed. */
static void
test_visited (Desk *f, gconstpointer data)
{
  AtObject *list;
  g_autofree char *first = NULL;

  desk_start (f, f->file, "en");
  desk_go_to_step (f, 3);
  desk_go_to_step (f, 6);
  list = open_palette (f);
  at_client_expect (f->client, "the step before this one");
  while (first = at_client_dup_child_names (f->client, list, 1),
         g_strcmp0 (first, desk_get_step_title (3)) != 0) {
    g_clear_pointer (&first, g_free);
    at_client_poll (f->client);
  }
  at_client_press (f->client, KEY_RETURN, FALSE);
  at_client_find (f->client, NULL, ATSPI_ROLE_HEADING, desk_get_step_title (3));
}

/* A page, by its English name, whatever language speaks. */
static void
test_page (Desk *f, gconstpointer data)
{
  const CrmKind *kind = desk_find_kind ("touchpoint");
  g_autofree char *item = g_strconcat (crm_kind_get_plural (kind), "*", NULL);
  g_autofree char *named = NULL;
  AtObject *list;

  desk_start (f, f->file, desk_languages[GPOINTER_TO_UINT (data)]);
  named = g_strconcat (crm_kind_get_plural (kind), "*", NULL);
  list = open_palette (f);
  at_client_type (f->client, "touchpoints");
  wait_for_item (f, list, named);
  desk_assert_all_named (f);
  at_client_press (f->client, KEY_RETURN, FALSE);
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
  at_client_press (f->client, KEY_RETURN, FALSE);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, _ ("Method check"));
}

/* The history. */

static void
open_history (Desk *f)
{
  at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Kinds of records of this step"));
  at_client_press (f->client, 'h', TRUE);
  at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Acts, newest first"));
}

static void
test_history (Desk *f, gconstpointer data)
{
  g_autofree char *before = NULL, *act = NULL, *restore = NULL;

  desk_start (f, f->file, desk_languages[GPOINTER_TO_UINT (data)]);
  before = desk_dup_value (f, "customer", "code = C001", "name");
  CTL (f, "set", "FILE", "customer", "C001", "name=Quite Another");
  CTL (f, "set", "FILE", "customer", "C001", "name=Yet Another");
  open_history (f);
  desk_assert_all_named (f);
  /* The words leave the one act. */
  at_client_set_text (
      f->client,
      at_client_find (f->client, NULL, ATSPI_ROLE_ENTRY, _ ("Search the history")), "C001");
  (void) act;
  restore = g_strdup_printf ("%s*%s*", "*", before);
  (void) restore;
}

static void
add_tests (void)
{
  DESK_ADD ("find/record", 0, test_record);
  DESK_ADD ("find/visited", 0, test_visited);
  DESK_ADD ("find/page", 0, test_page);
  DESK_ADD ("find/page-in-persian", 1, test_page);
  DESK_ADD ("find/command", 0, test_command);
  DESK_ADD ("find/history", 0, test_history);
}

int
main (int argc, char **argv)
{
  return desk_main (&argc, &argv, add_tests);
}
