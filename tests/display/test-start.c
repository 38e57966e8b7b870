/* test-start.c: the first run: the start page and what it remembers, a new programme with its
 * committee, the sample as a copy that has no place yet. Runs the programs; looks at the files they
 * leave. */
#include "desk.h"

#include <glib/gstdio.h>
#include <string.h>

#include "crm-i18n.h"

#define KEY_TAB 0xff09
#define KEY_RETURN 0xff0d
#define SAVE "*Save" /* of GTK's file dialog, whose name holds the mnemonic */
#define UNTITLED "hashtgam/untitled/sample-en-1.hashtgam"

/* Going about. */

static void
restart (Desk *f, const char *file)
{
  at_client_close (f->client);
  f->client = NULL;
  desk_start (f, file, "en");
}

/* From now on FILE is this one, in the test's folder; the sample that was there is not needed. */
static void
turn_to (Desk *f, const char *name)
{
  g_unlink (f->file);
  g_free (f->file);
  f->file = g_build_filename (f->folder, name, NULL);
}

static char *
dup_focused (Desk *f)
{
  AtObject *focus = at_client_look_for_focus (f->client, NULL);

  return focus != NULL ? at_client_dup_name (f->client, focus) : NULL;
}

static void
wait_for_focus_on (Desk *f, const char *name)
{
  g_autofree char *now = NULL;

  at_client_expect (f->client, "the focus on “%s”", name);
  while (now = dup_focused (f), g_strcmp0 (now, name) != 0) {
    g_clear_pointer (&now, g_free);
    at_client_poll (f->client);
  }
}

static void
tab (Desk *f, guint times)
{
  for (guint i = 0; i < times; i++)
    at_client_press (f->client, KEY_TAB, FALSE);
}

/* As a person without a mouse goes there. Rows to type in do not say that they have the focus:
 * where they lie on the way the number of steps is to be known. */
static void
tab_to (Desk *f, const char *name)
{
  g_autofree char *now = dup_focused (f);

  for (guint stops = 0; g_strcmp0 (now, name) != 0; stops++) {
    AtObject *next = desk_tab_on (f, at_client_look_for_focus (f->client, NULL));

    g_assert_cmpuint (stops, <, DESK_MOST_STOPS);
    g_free (now);
    now = at_client_dup_name (f->client, next);
  }
}

/* The file dialog suggests a name in the home folder, which is the test's. */
static void
accept_file (Desk *f)
{
  at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, SAVE);
  at_client_press (f->client, KEY_RETURN, FALSE);
}

static void
wait_for_programme (Desk *f)
{
  at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Steps and pages"));
}

static void
wait_for_recent (Desk *f, const char *text, gboolean there)
{
  g_autofree char *path = g_build_filename (f->folder, "hashtgam", "recent.ini", NULL);
  g_autofree char *content = NULL;

  at_client_expect (f->client, "“%s” among what is remembered: %d", text, there);
  while (g_file_get_contents (path, &content, NULL, NULL),
         (content != NULL && strstr (content, text) != NULL) != there) {
    g_clear_pointer (&content, g_free);
    at_client_poll (f->client);
  }
}

static void
wait_for_file (Desk *f, const char *name, gboolean there)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  at_client_expect (f->client, "the file “%s”: %d", name, there);
  while (g_file_test (path, G_FILE_TEST_EXISTS) != there)
    at_client_poll (f->client);
}

static void
assert_private (Desk *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0600);
}

/* The tests. */

static void
test_start_page (Desk *f, gconstpointer data)
{
  desk_start (f, NULL, desk_languages[GPOINTER_TO_UINT (data)]);
  at_client_find (f->client, NULL, ATSPI_ROLE_HEADING, _ ("Hashtgam"));
  at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON,
                  _ ("Open a copy of the sample programme"));
  desk_assert_all_named (f);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Create a programme"));
  at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, _ ("Organisation"));
  desk_assert_all_named (f);
}

/* What is wrong is told where it stands, with the focus there, and nothing is asked before it is
 * put right. */
static void
test_faults (Desk *f, gconstpointer data)
{
  desk_start (f, NULL, "en");
  at_client_act (f->client, "win.create");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Choose a file and create"));
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL,
                  _ ("Write whose programme it is; reports carry the name."));
  at_client_type (f->client, "Nilgoon");
  at_client_set_text (
      f->client,
      at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, _ ("Currency, three capital letters")),
      "euro");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Choose a file and create"));
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL,
                  _ ("A currency is named by three capital letters, such as IRR or EUR."));
  g_assert_null (at_client_look (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, SAVE));
  at_client_press (f->client, 'a', TRUE);
  at_client_type (f->client, "eur");
  at_client_press (f->client, KEY_RETURN, FALSE);
  at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, SAVE);
}

static void
test_create (Desk *f, gconstpointer data)
{
  g_autofree char *left = NULL;

  desk_start (f, NULL, "en");
  turn_to (f, "Nilgoon Home.hashtgam");
  at_client_find (f->client, NULL, ATSPI_ROLE_HEADING, _ ("Hashtgam"));
  at_client_press (f->client, 'n', TRUE);
  at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, _ ("Organisation"));
  at_client_type (f->client, "Nilgoon Home");
  tab (f, 7);
  wait_for_focus_on (f, _ ("Add a member"));
  tab (f, 1);
  at_client_type (f->client, "Sara Karimi");
  tab (f, 1);
  wait_for_focus_on (f, "Role of member 1: Chair");
  tab (f, 2);
  at_client_type (f->client, "Reza Amini");
  at_client_press (f->client, KEY_RETURN, FALSE);
  at_client_type (f->client, "Mina Rad");
  at_client_press (f->client, KEY_RETURN, FALSE);
  at_client_type (f->client, "Omid Sadr");
  tab (f, 1);
  wait_for_focus_on (f, "Role of member 4: Member");
  tab_to (f, _ ("Choose a file and create"));
  at_client_press (f->client, KEY_RETURN, FALSE);
  accept_file (f);
  wait_for_programme (f);
  desk_wait_for_value (f, "organisation", "currency = EUR", "name", "Nilgoon Home");
  desk_wait_for_value (f, "person", "name = \"Sara Karimi\"", "committee_role", "chair");
  desk_wait_for_value (f, "person", "name = \"Reza Amini\"", "committee_role", "secretary");
  desk_wait_for_value (f, "person", "name = \"Mina Rad\"", "committee_role", "member");
  desk_wait_for_value (f, "person", "name = \"Omid Sadr\"", "committee_role", "member");
  assert_private (f, "Nilgoon Home.hashtgam");
  CTL (f, "verify", "FILE");
  /* One act: taken back, nobody is left. */
  CTL (f, "undo", "FILE");
  left = desk_dup_value (f, "person", "name is not empty", "name");
  g_assert_null (left);
}

static void
test_recent (Desk *f, gconstpointer data)
{
  desk_start (f, f->file, "en");
  wait_for_recent (f, "progress=", TRUE);
  assert_private (f, "hashtgam/recent.ini");
  restart (f, NULL);
  at_client_find (f->client, NULL, ATSPI_ROLE_LIST_ITEM, "Nilgoon");
  at_client_find (f->client, NULL, ATSPI_ROLE_IMAGE, "Vision *%, Strategy *%, *");
  desk_assert_all_named (f);
  tab_to (f, "Nilgoon");
  at_client_press (f->client, KEY_RETURN, FALSE);
  wait_for_programme (f);
  restart (f, NULL);
  tab_to (f, "Do not remember “Nilgoon”");
  at_client_press (f->client, KEY_RETURN, FALSE);
  wait_for_recent (f, "Nilgoon", FALSE);
  g_assert_null (at_client_look (f->client, NULL, ATSPI_ROLE_LIST_ITEM, "Nilgoon"));
}

static void
test_missing (Desk *f, gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (f->folder, "elsewhere.hashtgam", NULL);

  desk_start (f, f->file, "en");
  wait_for_recent (f, "progress=", TRUE);
  at_client_close (f->client);
  g_assert_cmpint (g_rename (f->file, elsewhere), ==, 0);
  desk_start (f, NULL, "en");
  at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, "Find “Nilgoon”…");
  desk_assert_all_named (f);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, "Remove “Nilgoon” from this list");
  wait_for_recent (f, "Nilgoon", FALSE);
}

static void
test_sample (Desk *f, gconstpointer data)
{
  const char *unsaved = _ ("Sample programme – not saved yet");

  desk_start (f, NULL, "en");
  turn_to (f, UNTITLED);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON,
                   _ ("Open a copy of the sample programme"));
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, unsaved);
  desk_go_to_kind (f, "organisation");
  at_client_set_text (
      f->client,
      at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, desk_get_label ("organisation", "name")),
      "Our Own");
  desk_wait_for_value (f, "organisation", "id = 1", "name", "Our Own");
  restart (f, NULL);
  tab_to (f, _ ("Sample programme, not saved yet"));
  at_client_press (f->client, KEY_RETURN, FALSE);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, unsaved);
  assert_private (f, UNTITLED);

  at_client_press (f->client, 's', TRUE);
  accept_file (f);
  wait_for_file (f, UNTITLED, FALSE);
  turn_to (f, "Sample programme.hashtgam");
  at_client_find (f->client, NULL, ATSPI_ROLE_FRAME, "Sample programme.hashtgam – Hashtgam");
  desk_wait_for_value (f, "organisation", "id = 1", "name", "Our Own");
  desk_go_to_kind (f, "organisation");
  at_client_set_text (
      f->client,
      at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, desk_get_label ("organisation", "name")),
      "All Ours");
  desk_wait_for_value (f, "organisation", "id = 1", "name", "All Ours");
  wait_for_recent (f, "untitled", FALSE);
  assert_private (f, "Sample programme.hashtgam");
  CTL (f, "verify", "FILE");
}

/* As soon as it is made, by the connection that made it. */
static void
test_fresh_sample (Desk *f, gconstpointer data)
{
  desk_start (f, NULL, "en");
  turn_to (f, "Sample programme.hashtgam");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON,
                   _ ("Open a copy of the sample programme"));
  wait_for_programme (f);
  at_client_press (f->client, 's', TRUE);
  accept_file (f);
  wait_for_file (f, UNTITLED, FALSE);
  at_client_find (f->client, NULL, ATSPI_ROLE_FRAME, "Sample programme.hashtgam – Hashtgam");
  CTL (f, "verify", "FILE");
}

static void
test_unwanted_sample (Desk *f, gconstpointer data)
{
  const char *label = "Delete “Sample programme, not saved yet”…";
  AtObject *dialog;

  desk_start (f, NULL, "en");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON,
                   _ ("Open a copy of the sample programme"));
  wait_for_programme (f);
  restart (f, NULL);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, label);
  dialog = at_client_find (f->client, NULL, ATSPI_ROLE_DIALOG, _ ("Delete this copy?"));
  at_client_click (f->client, dialog, ATSPI_ROLE_PUSH_BUTTON, "Delete*");
  wait_for_file (f, UNTITLED, FALSE);
  wait_for_recent (f, "untitled", FALSE);
}

static void
test_damaged (Desk *f, gconstpointer data)
{
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_get_contents (f->file, &bytes, NULL, NULL));
  g_assert_true (g_file_set_contents (f->file, bytes, 5000, NULL));
  CTL_FAILS (f, "list", "FILE", "customer");
  g_assert_true (g_str_has_prefix (f->said, "hashtgamctl: "));
  desk_start (f, f->file, "en");
  at_client_find (f->client, NULL, ATSPI_ROLE_ALERT, f->said + strlen ("hashtgamctl: "));
  at_client_find (f->client, NULL, ATSPI_ROLE_HEADING, _ ("Hashtgam"));
  desk_assert_all_named (f);
}

static void
add_tests (void)
{
  DESK_ADD_BOTH ("start-page", test_start_page);
  DESK_ADD ("faults", 0, test_faults);
  DESK_ADD ("create", 0, test_create);
  DESK_ADD ("recent", 0, test_recent);
  DESK_ADD ("missing", 0, test_missing);
  DESK_ADD ("sample", 0, test_sample);
  DESK_ADD ("fresh-sample", 0, test_fresh_sample);
  DESK_ADD ("unwanted-sample", 0, test_unwanted_sample);
  DESK_ADD ("damaged", 0, test_damaged);
}

int
main (int argc, char **argv)
{
  return desk_main (&argc, &argv, add_tests);
}
