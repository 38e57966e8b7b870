/* test-journey.c: each of the eight steps as the committee walks it: a record is made in the
 * window, a check fails, its repair leads to the field, what is missing is given, the check passes
 * and the step is signed. One half is done by keys alone. Nothing is put into the file but by the
 * window. And the short journey: import, edit, undo, sign, export. */
#include <stdlib.h>
#include <string.h>

#include "crm-i18n.h"
#include "desk.h"

#define KEY_TAB 0xff09 /* keysyms of X */
#define KEY_BACK_TAB 0xfe20
#define KEY_RETURN 0xff0d
#define KEY_PAGE_DOWN 0xff56
#define KEY_DOWN 0xff54

#define MOST_STOPS 250 /* of Tab on its way to something */

/* How what is missing is given, the focus being where the repair leads. */
typedef enum {
  WRITE,  /* typed */
  CHOOSE, /* the second word of the choice */
  PICK,   /* a reference: typing opens the picker, Enter makes what is not there yet */
  LINK,   /* the same, by a button */
} Means;

typedef struct {
  const char *language;
  gboolean by_keys;
  const char *kind, *title;    /* of the record that is made */
  const char *besides, *given; /* another field of it and what is written there, or NULL */
  const char *check;
  Means means;
  const char *missing; /* what is written; of CHOOSE, NULL */
} Journey;

static const Journey journeys[] = {
  { "en", TRUE, "goal", "Keep them", NULL, NULL, "goal_without_owner", PICK, "Sara" },
  { "fa", FALSE, "tactic", "باشگاه", NULL, NULL, "tactic_without_segment", PICK, "خانوارها" },
  { "en", FALSE, "lesson", "Too slow", "approved", "2030-01-05", "lesson_without_effect", LINK,
    "Call back" },
  { "en", TRUE, "knowledge", "They pay late", NULL, NULL, "knowledge_not_shared", CHOOSE, NULL },
  { "en", TRUE, "process", "Complaint", NULL, NULL, "process_without_strategy", LINK, "Closer" },
  { "en", FALSE, "data_item", "Purchases", NULL, NULL, "data_without_volume", WRITE, "30000" },
  { "fa", FALSE, "requirement", "یک پرونده", NULL, NULL, "requirement_from_nowhere", CHOOSE, NULL },
  { "en", TRUE, "kpi", "Retention", NULL, NULL, "kpi_without_owner", PICK, "Sara" },
};

static const CrmCheck *
find_check (const char *name)
{
  for (const CrmGuidance *const *g = crm_method_get ()->guidance; *g != NULL; g++)
    for (guint i = 0; i < (*g)->n_checks; i++)
      if (g_str_equal ((*g)->checks[i].name, name))
        return &(*g)->checks[i];
  g_assert_not_reached ();
}

/* Keys. */

/* Backwards, Tab by Tab, to the button called so: what leads on stands before what is worked on. */
static void
tab_back_to (Desk *f, const char *name)
{
  AtObject *button = at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, name);

  for (guint i = 0; i < MOST_STOPS; i++)
    if (at_client_follow (f->client, KEY_BACK_TAB) == button)
      return;
  g_error ("Tab does not lead to “%s”.", name);
}

static void
push (Desk *f, gboolean by_keys, const char *button)
{
  if (by_keys) {
    tab_back_to (f, button);
    at_client_press (f->client, KEY_RETURN, FALSE);
  } else {
    at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, button);
  }
}

static void
write_in (Desk *f, const char *entry, const char *text)
{
  at_client_set_text (f->client, at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, entry), text);
}

/* Where the focus is; if it were elsewhere the text would be missed later. */
static void
type (Desk *f, const char *text)
{
  at_client_type (f->client, text);
  at_client_press (f->client, KEY_RETURN, FALSE);
}

/* The record. */

/* "New goal" for "Goal": the first letter is that of a sentence or not. */
static char *
dup_new_pattern (const CrmKind *kind)
{
  g_autofree char *any = g_strconcat ("*", g_utf8_next_char (crm_kind_get_label (kind)), NULL);

  /* The button of an empty page; its article is by the label's first letter. */
  return g_strdup_printf (strchr ("AEIO", *kind->label) != NULL ? _ ("Add an %s") : _ ("Add a %s"),
                          any);
}

static const CrmView *
find_view (const char *kind, guint *turns)
{
  int step = -1;

  *turns = 0;
  for (const CrmView *view = crm_method_get ()->views; view->name != NULL; view++) {
    g_auto (GStrv) names = g_strsplit (view->kinds, ",", -1);

    *turns = view->step == step ? *turns + 1 : 0;
    step = view->step;
    if (g_strv_contains ((const char *const *) names, kind))
      return view;
  }
  g_assert_not_reached ();
}

static void
go_to_empty_page (Desk *f, const Journey *j)
{
  const CrmKind *kind = desk_find_kind (j->kind);
  g_autofree char *add = dup_new_pattern (kind);
  guint turns = 0;
  const CrmView *view = find_view (j->kind, &turns);

  desk_go_to_step (f, kind->step);
  if (!j->by_keys)
    at_client_click (f->client, NULL, ATSPI_ROLE_PAGE_TAB, _ (view->title));
  for (guint i = 0; j->by_keys && i < turns; i++)
    at_client_press (f->client, KEY_PAGE_DOWN, TRUE);
  at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, add);
}

static void
make_record (Desk *f, const Journey *j)
{
  const CrmKind *kind = desk_find_kind (j->kind);
  const CrmField *title = crm_kind_get_title (kind);

  go_to_empty_page (f, j);
  if (j->by_keys)
    at_client_press (f->client, KEY_RETURN, TRUE);
  else
    at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("New record"));
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, _ ("Not saved yet"));
  if (j->by_keys)
    type (f, j->title);
  else
    write_in (f, crm_field_get_label (title), j->title);
  desk_wait_for_row (f, desk_find_rows (f, j->kind), j->title);
  if (j->besides != NULL)
    write_in (f, desk_get_label (j->kind, j->besides), j->given);
}

/* The check. */

static void
wait_for_check (Desk *f, const char *said, gboolean there)
{
  AtObject *list = at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Method checks"));

  at_client_expect (f->client, there ? "“%s” among the checks" : "“%s” gone from the checks", said);
  for (;; at_client_poll (f->client)) {
    g_autofree char *names = at_client_dup_child_names (f->client, list, 100);
    g_auto (GStrv) all = g_strsplit (names, "|", -1);

    if (g_strv_contains ((const char *const *) all, said) == there)
      return;
  }
}

/* The repair leads to the field. */
static void
wait_for_field (Desk *f, const char *label)
{
  at_client_expect (f->client, "the repair leads to “%s”", label);
  for (;; at_client_poll (f->client)) {
    AtObject *focus = at_client_look_for_focus (f->client, NULL);
    g_autofree char *name = focus != NULL ? at_client_dup_name (f->client, focus) : NULL;

    if (name != NULL && strstr (name, label) != NULL)
      return;
  }
}

static void
pick (Desk *f, const Journey *j, const CrmField *field)
{
  const CrmKind *target = desk_find_kind (field->target);
  g_autofree char *search =
      g_strconcat ("*", g_utf8_next_char (crm_kind_get_plural (target)), NULL);
  g_autofree char *entry = g_strdup_printf (_ ("Search %s"), search);
  g_autofree char *add = g_strdup_printf (_ ("New %s “%s”"), "*", j->missing);

  if (j->means == LINK || !j->by_keys) {
    at_client_follow (f->client, KEY_RETURN);
    if (!j->by_keys)
      at_client_set_text (f->client, at_client_find (f->client, NULL, ATSPI_ROLE_ENTRY, entry),
                          j->missing);
  }
  if (j->by_keys)
    at_client_type (f->client, j->missing);
  at_client_find (f->client,
                  at_client_find (f->client, NULL, ATSPI_ROLE_LIST, crm_kind_get_plural (target)),
                  ATSPI_ROLE_LIST_ITEM, add);
  at_client_press (f->client, KEY_RETURN, FALSE);
}

static void
wait_for_other_focus (Desk *f, AtObject *before)
{
  AtObject *now;

  at_client_expect (f->client, "the focus goes on within the choices");
  while (now = at_client_look_for_focus (f->client, NULL), now == NULL || now == before)
    at_client_poll (f->client);
}

static void
choose_next (Desk *f)
{
  const guint keys[] = { KEY_RETURN, KEY_DOWN, KEY_DOWN }; /* from the first, which is none */

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    AtObject *before = at_client_look_for_focus (f->client, NULL);

    at_client_press (f->client, keys[i], FALSE);
    wait_for_other_focus (f, before);
  }
  at_client_press (f->client, KEY_RETURN, FALSE);
}

static void
mend (Desk *f, const Journey *j, const CrmField *field)
{
  if (j->means != WRITE)
    wait_for_field (f, crm_field_get_label (field));
  switch (j->means) {
  case WRITE:
    write_in (f, crm_field_get_label (field), j->missing);
    break;
  case CHOOSE:
    choose_next (f);
    break;
  default:
    pick (f, j, field);
  }
}

/* The signature. */

/* Behind who signs; the entry says that it has the text by the button that wakes. */
static void
type_reason (Desk *f, const char *reason)
{
  AtObject *button = at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Sign"));

  for (guint i = 0; i < 12; i++) {
    if (at_client_follow (f->client, KEY_TAB) == NULL)
      break;
  }
  at_client_type (f->client, reason);
  at_client_expect (f->client, "what was typed is the reason");
  while (!at_client_has_state (f->client, button, ATSPI_STATE_SENSITIVE))
    at_client_poll (f->client);
}

static char *
dup_first_person (Desk *f)
{
  return desk_dup_value (f, "person", "name is not empty", "name");
}

/* Once there are people the signature is one's. */
static void
choose_signer (Desk *f, gboolean by_keys, const char *person)
{
  const char *people = crm_kind_get_plural (desk_find_kind ("person"));
  AtObject *focus;

  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, _ ("A signature names who gives it."));
  if (by_keys) {
    at_client_expect (f->client, "Tab comes to “%s”", _ ("Choose…"));
    do {
      g_autofree char *name = NULL;

      focus = at_client_look_for_focus (f->client, NULL);
      name = focus != NULL ? at_client_dup_name (f->client, focus) : NULL;
      if (g_strcmp0 (name, _ ("Choose…")) == 0)
        break;
      at_client_poll (f->client);
      at_client_follow (f->client, KEY_TAB);
    } while (TRUE);
    at_client_follow (f->client, KEY_RETURN);
  } else {
    at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Choose…"));
  }
  at_client_type (f->client, person);
  at_client_find (f->client, at_client_find (f->client, NULL, ATSPI_ROLE_LIST, people),
                  ATSPI_ROLE_LIST_ITEM, person);
  at_client_press (f->client, KEY_RETURN, FALSE);
  at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, person);
}

/* Whatever is still owed is signed for a reason; the sidebar says that it was. */
static void
sign (Desk *f, gboolean by_keys, int step)
{
  g_autofree char *where = g_strdup_printf ("step = %d", step);
  g_autofree char *row = g_strdup_printf ("*%s*%s*", desk_get_step_title (step), _ ("signed off"));
  g_autofree char *person = dup_first_person (f);

  push (f, by_keys, _ ("Sign off…"));
  if (person != NULL)
    choose_signer (f, by_keys, person);
  if (by_keys)
    type_reason (f, "The round ends");
  else
    write_in (f, _ ("Reason to sign all the same"), "The round ends");
  push (f, by_keys, _ ("Sign"));
  desk_wait_for_value (f, "signoff", where, "reason", "The round ends");
  at_client_find (f->client,
                  at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Steps and pages")),
                  ATSPI_ROLE_LIST_ITEM, row);
}

static void
set_up_empty (Desk *f, gconstpointer data)
{
  desk_set_up_english (f, NULL);
}

static void
test_step (Desk *f, gconstpointer data)
{
  const Journey *j = data;
  const CrmCheck *check = find_check (j->check);
  g_autofree char *file = g_build_filename (f->folder, "new.hashtgam", NULL), *fails = NULL;

  g_free (f->file);
  f->file = g_steal_pointer (&file);
  CTL (f, "--lang", j->language, "new", "FILE", "--calendar", "gregorian");
  desk_start (f, f->file, j->language);
  make_record (f, j);
  fails = g_strdup_printf (_ ("Fails: %s"), _ (check->one));
  wait_for_check (f, fails, TRUE);
  push (f, j->by_keys, _ (check->repair));
  mend (f, j, crm_kind_find_field (desk_find_kind (j->kind), check->field));
  wait_for_check (f, fails, FALSE);
  sign (f, j->by_keys, check->step);
}

/* The short journey, as many rounds as HASHTGAM_ROUNDS says. */

static const char table[] = "code,name,region\nC901,Aria Trading,Tehran\nC902,Bahar Foods,Shiraz\n";

/* The desktop's file dialog takes a name as soon as it begins with a slash. */
static void
choose_file (Desk *f, const char *button, gboolean offered, const char *path)
{
  at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, "*Cancel*");
  at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, button);
  /* Of a name that is offered only the part before the suffix is chosen. */
  if (offered)
    at_client_press (f->client, 'a', TRUE);
  at_client_type (f->client, path);
  at_client_press (f->client, KEY_RETURN, FALSE);
}

static void
import (Desk *f)
{
  g_autofree char *path = g_build_filename (f->folder, "customers.csv", NULL);
  AtObject *button;

  g_assert_true (g_file_set_contents (path, table, -1, NULL));
  at_client_act (f->client, "win.import");
  choose_file (f, "*Open*", FALSE, path);
  button = at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Import"));
  at_client_expect (f->client, "the rows can be imported");
  while (!at_client_has_state (f->client, button, ATSPI_STATE_SENSITIVE))
    at_client_poll (f->client);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Import"));
  /* The page behind knows of it once the import is over. */
  desk_wait_for_row (f, desk_find_rows (f, "customer"), "Bahar Foods");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Close"));
}

static void
edit_and_undo (Desk *f)
{
  AtObject *rows = desk_find_rows (f, "customer");

  desk_wait_for_row (f, rows, "Aria Trading");
  at_client_select (f->client, rows, 0);
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "Aria Trading");
  write_in (f, desk_get_label ("customer", "name"), "Aria Group");
  desk_wait_for_value (f, "customer", "code = C901", "name", "Aria Group");
  desk_wait_for_row (f, rows, "Aria Group");
  at_client_act (f->client, "win.undo");
  desk_wait_for_value (f, "customer", "code = C901", "name", "Aria Trading");
}

/* What the window writes is what hashtgamctl writes. */
static void export(Desk *f)
{
  g_autofree char *path = g_build_filename (f->folder, "out.csv", NULL);
  g_autofree char *other = g_build_filename (f->folder, "other.csv", NULL);
  g_autofree char *written = NULL, *text = NULL;

  at_client_act (f->client, "win.export");
  choose_file (f, "*Save*", TRUE, path);
  at_client_expect (f->client, "the table is exported");
  while (!g_file_get_contents (path, &written, NULL, NULL))
    at_client_poll (f->client);
  CTL (f, "export", "FILE", "customer", other);
  g_assert_true (g_file_get_contents (other, &text, NULL, NULL));
  g_assert_cmpstr (written, ==, text);
}

static void
go_short (Desk *f)
{
  g_autofree char *file = g_build_filename (f->folder, "new.hashtgam", NULL);

  g_free (f->file);
  f->file = g_steal_pointer (&file);
  CTL (f, "new", "FILE", "--calendar", "gregorian");
  desk_start (f, f->file, "en");
  go_to_empty_page (f, &(Journey){ .kind = "customer" });
  import (f);
  edit_and_undo (f);
  sign (f, FALSE, 2);
  desk_go_to_step (f, 2);
  export(f);
}

static void
test_short (Desk *f, gconstpointer data)
{
  const char *asked = g_getenv ("HASHTGAM_ROUNDS");
  int n = asked != NULL ? atoi (asked) : 2;

  for (int i = 0; i < n; i++) {
    gint64 begin = g_get_monotonic_time ();

    if (i > 0) {
      desk_tear_down (f, NULL);
      *f = (Desk){ NULL };
      desk_set_up_english (f, NULL);
    }
    go_short (f);
    g_test_message ("Round %d of %d: %.1f s", i + 1, n,
                    (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC);
  }
}

static void
add_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (journeys); i++) {
    g_autofree char *path = g_strdup_printf ("/display/journey/%u", i + 1);

    g_test_add (path, Desk, &journeys[i], set_up_empty, test_step, desk_tear_down);
  }
  g_test_add ("/display/journey/short", Desk, NULL, desk_set_up_english, test_short,
              desk_tear_down);
}

int
main (int argc, char **argv)
{
  return desk_main (&argc, &argv, add_tests);
}
