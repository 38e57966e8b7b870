/* test-import.c: an import as a person meets it: what columns give is seen and changed before it is
 * kept, refused rows are put right where they stand, the mapping comes back, and rows that were
 * copied elsewhere are pasted and taken back in one step. */
#include <glib/gstdio.h>
#include <string.h>

#include "crm-i18n.h"
#include "desk.h"

#define KEY_RETURN 0xff0d /* keysyms of X */
#define KEY_DOWN 0xff54

static const char table[] = "Code,Client,Town,Customer since\n"
                            "C901,Aria Trading,Tehran,2024-03-01\n"
                            "C902,Bahar Foods,Shiraz,2024-13-01\n"
                            "C903,,Rasht,2024-05-12\n"
                            "C904,Damavand Glass,Tabriz,2024-06-30\n";

static char *
write_file (Desk *f, const char *name, const char *content)
{
  char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

/* The desktop's file dialog takes a name as soon as it begins with a slash. */
static void
choose (Desk *f, const char *path)
{
  at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, "*Cancel*");
  at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, "*Open*");
  at_client_type (f->client, path);
  at_client_press (f->client, KEY_RETURN, FALSE);
}

static AtObject *
find_line (Desk *f, const char *name, guint line)
{
  AtObject *view = at_client_find (f->client, NULL, ATSPI_ROLE_TREE_TABLE, name);
  AtObject *rows, *row;

  at_client_expect (f->client, "line %u of “%s”", line, name);
  while ((rows = at_client_get_child (f->client, view, 1)) == NULL ||
         (row = at_client_get_child (f->client, rows, line)) == NULL)
    at_client_poll (f->client);
  return row;
}

static AtObject *
find_field_of (Desk *f, const char *head, const char *field)
{
  g_autofree char *name = g_strdup_printf (_ ("“%s” goes to: %s"), head, field);

  return at_client_find (f->client, find_line (f, _ ("First rows as they would be kept"), 0),
                         ATSPI_ROLE_COMBO_BOX, name);
}

static void
wait_until_sensitive (Desk *f, const char *button)
{
  AtObject *object = at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, button);

  at_client_expect (f->client, "“%s” can be pressed", button);
  while (!at_client_has_state (f->client, object, ATSPI_STATE_SENSITIVE))
    at_client_poll (f->client);
}

static void
begin (Desk *f, const char *path)
{
  desk_start (f, f->file, "en");
  desk_go_to_kind (f, "customer");
  at_client_act (f->client, "win.import");
  choose (f, path);
}

/* Opens the drop-down of a column whose field is none yet, and walks down to another. */
static void
choose_field (Desk *f, const char *head, const char *name)
{
  const CrmKind *kind = desk_find_kind ("customer");
  AtObject *choice = find_field_of (f, head, _ ("Not imported"));
  AtObject *list;

  at_client_click (f->client, choice, ATSPI_ROLE_PUSH_BUTTON, NULL);
  list = at_client_find (f->client, choice, ATSPI_ROLE_LIST, NULL);
  at_client_expect (f->client, "the list of fields has the focus");
  while (at_client_look_for_focus (f->client, list) == NULL)
    at_client_poll (f->client);
  for (guint i = 0; i < kind->n_fields; i++) {
    const CrmField *field = &kind->fields[i];

    if (field->computed == NULL && field->type != CRM_FILE)
      at_client_press (f->client, KEY_DOWN, FALSE);
    if (g_str_equal (field->name, name))
      break;
  }
  at_client_press (f->client, KEY_RETURN, FALSE);
  find_field_of (f, head, desk_get_label ("customer", name));
}

static void
test_file (Desk *f, gconstpointer data)
{
  g_autofree char *path = write_file (f, "customers.csv", table);
  g_autofree char *refused = g_build_filename (f->folder, "customers-refused.csv", NULL);
  g_autofree char *left = NULL;
  AtObject *cell;

  begin (f, path);
  find_field_of (f, "Client", desk_get_label ("customer", "name"));
  find_field_of (f, "Customer since", desk_get_label ("customer", "since"));
  desk_assert_all_named (f);
  choose_field (f, "Town", "region");
  wait_until_sensitive (f, _ ("Import"));
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Import"));

  cell = at_client_find (f->client, find_line (f, _ ("Refused rows"), 1), ATSPI_ROLE_TEXT,
                         "Client, line 4");
  desk_wait_for_value (f, "customer", "code = C901", "region", "Tehran");
  at_client_set_text (f->client, cell, "Caspian Tools");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Import corrected rows"));
  desk_wait_for_value (f, "customer", "code = C903", "name", "Caspian Tools");
  at_client_find (f->client, find_line (f, _ ("Refused rows"), 0), ATSPI_ROLE_TEXT,
                  "Customer since, line 3");
  /* The other one is still where it can be found. */
  g_assert_true (g_file_get_contents (refused, &left, NULL, NULL));
  g_assert_nonnull (strstr (left, "C902"));
  g_assert_null (strstr (left, "C903"));

  /* The next file with these heads. */
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Close"));
  at_client_act (f->client, "win.import");
  choose (f, path);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, _ ("Mapped as last time"));
  find_field_of (f, "Town", desk_get_label ("customer", "region"));
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Start afresh"));
  find_field_of (f, "Town", _ ("Not imported"));
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Cancel"));
}

static void
test_no_table (Desk *f, gconstpointer data)
{
  g_autofree char *path = write_file (f, "empty.csv", "");

  begin (f, path);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, _ ("This cannot be imported"));
  desk_assert_all_named (f);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Cancel"));
}

/* An entry gives the clipboard what a spreadsheet gives for one row. */
static void
copy (Desk *f, const char *text)
{
  AtObject *entry;

  at_client_press (f->client, 'f', TRUE);
  entry = at_client_find (f->client, NULL, ATSPI_ROLE_ENTRY, "Search customers");
  at_client_expect (f->client, "the search has the focus");
  while (at_client_look_for_focus (f->client, entry) == NULL)
    at_client_poll (f->client);
  at_client_set_text (f->client, entry, text);
  at_client_press (f->client, 'a', TRUE);
  at_client_press (f->client, 'c', TRUE);
}

static void
test_paste (Desk *f, gconstpointer data)
{
  g_autofree char *gone = NULL;

  desk_start (f, f->file, "en");
  desk_go_to_kind (f, "customer");
  copy (f, "C801\tPasted Partners");
  at_client_act (f->client, "win.paste-rows");
  find_field_of (f, "2", desk_get_label ("customer", "name"));
  wait_until_sensitive (f, _ ("Import"));
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Import"));
  desk_wait_for_value (f, "customer", "code = C801", "name", "Pasted Partners");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Close"));
  at_client_act (f->client, "win.undo");
  at_client_expect (f->client, "undo takes the pasted row back");
  while (gone = desk_dup_value (f, "customer", "code = C801", "name"), gone != NULL) {
    g_clear_pointer (&gone, g_free);
    at_client_poll (f->client);
  }
}

static void
add_tests (void)
{
  DESK_ADD ("import/file", 0, test_file);
  DESK_ADD ("import/no-table", 0, test_no_table);
  DESK_ADD ("import/paste", 0, test_paste);
}

int
main (int argc, char **argv)
{
  return desk_main (&argc, &argv, add_tests);
}
