/* test-window.c: the window as a person meets it: the start page, the eight steps, a table, the
 * inspector, a KPI, Persian, other processes, files that cannot be written or read. What is done in
 * the window is looked up with hashtgamctl, so that both must agree. Texts are those of the
 * catalogue and the method's description, never written twice. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "at-client.h"
#include "crm-i18n.h"
#include "crm-method.h"
#include "crm-model.h"
#include "crm-store.h"
#include "example.h"

#define KEY_RETURN 0xff0d /* keysyms of X */
#define KEY_TAB 0xff09
#define KEY_HOME 0xff50
#define KEY_DOWN 0xff54

typedef struct {
  char *folder, *file;
  AtClient *client;
  char *said; /* by the last run of hashtgamctl, without the newline at its end */
} Fixture;

/* hashtgamctl. */

static char *
run (gboolean expect_success, const char *const *words)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL, *err = NULL;

  g_ptr_array_add (all, (gpointer) g_getenv ("HASHTGAMCTL"));
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (all, (gpointer) words[i]);
  g_ptr_array_add (all, NULL);
  process =
      g_subprocess_newv ((const char *const *) all->pdata,
                         G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);
  if (expect_success != (g_subprocess_get_exit_status (process) == 0))
    g_error ("hashtgamctl %s: %s", words[0], err);
  return g_strchomp (expect_success ? g_steal_pointer (&out) : g_steal_pointer (&err));
}

/* FILE stands for the fixture's programme. */
#define CTL(f, ...) ctl (f, TRUE, (const char *[]){ __VA_ARGS__, NULL })
#define CTL_FAILS(f, ...) ctl (f, FALSE, (const char *[]){ __VA_ARGS__, NULL })

static const char *
ctl (Fixture *f, gboolean expect_success, const char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], "FILE"))
      words[i] = f->file;
  g_free (f->said);
  f->said = run (expect_success, words);
  return f->said;
}

/* The one value of a list of one record and one field, in JSON: [{"name": "…"}]. */
static char *
dup_value (Fixture *f, const char *kind, const char *where, const char *field)
{
  const char *json =
      CTL (f, "list", "FILE", kind, "--where", where, "--fields", field, "--format", "json");
  g_autofree char *pattern = g_strdup_printf ("\"%s\":\\s*\"?((?:[^\"\\\\,}]|, )*)", field);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, json, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

static guint
count_records (Fixture *f, const char *kind, const char *option, const char *value)
{
  const char *json =
      CTL (f, "list", "FILE", kind, option, value, "--fields", "code", "--format", "json");
  guint n = 0;

  while ((json = strstr (json, "\"code\"")) != NULL) {
    json++;
    n++;
  }
  return n;
}

static void
wait_for_value (Fixture *f, const char *kind, const char *where, const char *field,
                const char *value)
{
  g_autofree char *now = NULL;

  at_client_expect (f->client, "%s of the %s where %s is “%s” in the file", field, kind, where,
                    value);
  while (now = dup_value (f, kind, where, field), g_strcmp0 (now, value) != 0) {
    g_clear_pointer (&now, g_free);
    at_client_poll (f->client);
  }
}

/* Words. */

static const CrmKind *
find_kind (const char *name)
{
  const CrmKind *const *kinds = crm_method_get ()->kinds;

  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_str_equal (kinds[i]->name, name))
      return kinds[i];
  g_assert_not_reached ();
}

static const char *
get_label (const char *kind, const char *field)
{
  return crm_field_get_label (crm_kind_find_field (find_kind (kind), field));
}

static char *
dup_kind_names (int step)
{
  const CrmKind *const *kinds = crm_method_get ()->kinds;
  GString *names = g_string_new (NULL);

  for (guint i = 0; kinds[i] != NULL; i++)
    if (kinds[i]->step == step && !kinds[i]->hidden)
      g_string_append_printf (names, "%s%s", names->len > 0 ? "|" : "",
                              crm_kind_get_plural (kinds[i]));
  return g_string_free (names, FALSE);
}

/* Going about. */

static void
start (Fixture *f, const char *file, const char *language)
{
  crm_i18n_init (language);
  f->client = at_client_start (f->folder, file, language);
}

static void
wait_for_children (Fixture *f, AtspiRole role, const char *list, const char *names)
{
  g_autofree char *now = NULL;
  AtObject *object = at_client_find (f->client, NULL, role, list);

  at_client_expect (f->client, "“%s” holds %s", list, names);
  while (now = at_client_dup_child_names (f->client, object, 100), g_strcmp0 (now, names) != 0) {
    g_clear_pointer (&now, g_free);
    at_client_poll (f->client);
  }
}

static char *
dup_focused_name (Fixture *f, AtObject *list)
{
  AtObject *focus = at_client_look_for_focus (f->client, list);

  return focus != NULL ? at_client_dup_name (f->client, focus) : NULL;
}

static char *
wait_for_focus (Fixture *f, AtObject *list, const char *before)
{
  char *now;

  at_client_expect (f->client, "the focus goes on from “%s” within the list",
                    before != NULL ? before : "elsewhere");
  while (now = dup_focused_name (f, list), now == NULL || g_strcmp0 (now, before) == 0) {
    g_free (now);
    at_client_poll (f->client);
  }
  return now;
}

/* Walks down a list by keys until the focus is on the child called so. */
static void
walk_down_to (Fixture *f, AtObject *list, const char *name)
{
  g_autofree char *now = wait_for_focus (f, list, NULL);

  at_client_press (f->client, KEY_HOME, FALSE);
  at_client_expect (f->client, "Home leads to the first of the list");
  while (at_client_look_for_focus (f->client, list) != at_client_get_child (f->client, list, 0))
    at_client_poll (f->client);
  g_free (now);
  now = dup_focused_name (f, list);
  while (g_strcmp0 (now, name) != 0) {
    g_autofree char *before = g_steal_pointer (&now);

    at_client_press (f->client, KEY_DOWN, FALSE);
    now = wait_for_focus (f, list, before);
  }
}

static const char *
get_step_title (int step)
{
  return step > 0 ? _ (crm_method_get ()->steps[step - 1].title) : _ ("Whole programme");
}

static void
go_to_step (Fixture *f, int step)
{
  const char *const list = _ ("Kinds of records of this step");
  g_autofree char *names = dup_kind_names (step);

  at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Steps and kinds of records"));
  at_client_press (f->client, (guint) '0' + (guint) step, TRUE);
  at_client_find (f->client, NULL, ATSPI_ROLE_HEADING, get_step_title (step));
  wait_for_children (f, ATSPI_ROLE_LIST, list, names);
}

/* The place of the kind's row in the sidebar, those that are hidden counted: each step, its kinds,
 * the whole programme last. */
static int
find_place (const CrmKind *wanted)
{
  const CrmKind *const *kinds = crm_method_get ()->kinds;
  int place = 0;

  for (int step = 1;; step = (step + 1) % 9) {
    place++;
    for (guint i = 0; kinds[i] != NULL; i++) {
      if (kinds[i] == wanted && kinds[i]->step == step)
        return place;
      place += kinds[i]->step == step && !kinds[i]->hidden;
    }
  }
}

/* From any page: Control and the number, then the kind's row in the sidebar. */
static void
go_to_kind (Fixture *f, const char *name)
{
  const CrmKind *kind = find_kind (name);
  AtObject *places;

  go_to_step (f, kind->step);
  places = at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Steps and kinds of records"));
  at_client_select (f->client, places, find_place (kind));
  if (!kind->single)
    at_client_find (f->client, NULL, ATSPI_ROLE_TREE_TABLE, crm_kind_get_plural (kind));
}

/* The header of a table comes first, then the list of its rows. */
static AtObject *
find_rows (Fixture *f, const char *kind)
{
  const char *plural = crm_kind_get_plural (find_kind (kind));
  AtObject *table = at_client_find (f->client, NULL, ATSPI_ROLE_TREE_TABLE, plural);
  AtObject *rows;

  at_client_expect (f->client, "rows of “%s”", plural);
  while ((rows = at_client_get_child (f->client, table, 1)) == NULL)
    at_client_poll (f->client);
  return rows;
}

static gboolean
has_row (Fixture *f, AtObject *rows, const char *name)
{
  g_autofree char *names = at_client_dup_child_names (f->client, rows, 20);
  g_auto (GStrv) all = g_strsplit (names, "|", -1);

  return g_strv_contains ((const char *const *) all, name);
}

static void
wait_for_row (Fixture *f, AtObject *rows, const char *name)
{
  at_client_expect (f->client, "a row “%s” in the table", name);
  while (!has_row (f, rows, name))
    at_client_poll (f->client);
}

static void
assert_all_named (Fixture *f)
{
  g_autofree char *nameless = at_client_dup_nameless (f->client);

  if (nameless != NULL) {
    g_test_message ("Without a name:\n%s", nameless);
    g_test_fail ();
  }
}

/* The fixture: a copy of the sample programme, made once a language. */

static char *sample_of[2];
static const char *const languages[2] = { "en", "fa" };
static char *samples;

static void
make_samples (void)
{
  samples = g_dir_make_tmp ("window-XXXXXX", NULL);
  for (guint i = 0; i < 2; i++) {
    g_autofree char *name = g_strconcat (languages[i], ".hashtgam", NULL);

    sample_of[i] = g_build_filename (samples, name, NULL);
    g_free (run (TRUE, (const char *[]){ "--lang", languages[i], "sample", sample_of[i], NULL }));
  }
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *inner = g_build_filename (path, name, NULL);

    if (g_file_test (inner, G_FILE_TEST_IS_DIR) && !g_file_test (inner, G_FILE_TEST_IS_SYMLINK))
      remove_folder (inner);
    else
      g_unlink (inner);
  }
  g_rmdir (path);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  guint language = GPOINTER_TO_UINT (data);
  g_autofree char *bytes = NULL;
  gsize length;

  f->folder = g_dir_make_tmp ("window-XXXXXX", NULL);
  f->file = g_build_filename (f->folder, "programme.hashtgam", NULL);
  g_assert_true (g_file_get_contents (sample_of[language], &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (f->file, bytes, (gssize) length, NULL));
}

/* For tests whose data is not a language. */
static void
set_up_english (Fixture *f, gconstpointer data)
{
  set_up (f, GUINT_TO_POINTER (0));
}

/* Closed, a programme is one file again, journal and all. */
static void
assert_whole (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL), *content = NULL;
  gsize length = 0;

  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  if (g_file_get_contents (path, &content, &length, NULL) && length > 20)
    g_assert_true (content[18] == 1 && content[19] == 1);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->client != NULL)
    at_client_close (f->client);
  assert_whole (f->file);
  g_chmod (f->file, 0600);
  remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->file);
  g_free (f->said);
}

/* The tests. */

static void
test_start_page (Fixture *f, gconstpointer data)
{
  AtObject *button;

  start (f, NULL, "en");
  at_client_find (f->client, NULL, ATSPI_ROLE_HEADING, _ ("Hashtgam"));
  at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON,
                  _ ("Open a copy of the sample programme"));
  assert_all_named (f);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Create a programme"));
  button = at_client_find (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Choose a file and create"));
  g_assert_false (at_client_has_state (f->client, button, ATSPI_STATE_SENSITIVE));
  at_client_set_text (
      f->client, at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, _ ("Organisation")), "Nilgoon");
  at_client_expect (f->client, "with a name the programme can be made");
  while (!at_client_has_state (f->client, button, ATSPI_STATE_SENSITIVE))
    at_client_poll (f->client);
  assert_all_named (f);
}

static void
test_steps (Fixture *f, gconstpointer data)
{
  const CrmMethod *method = crm_method_get ();
  gboolean persian = GPOINTER_TO_UINT (data) == 1;
  AtObject *places, *kinds;

  start (f, f->file, languages[GPOINTER_TO_UINT (data)]);
  kinds = at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Kinds of records of this step"));
  places = at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Steps and kinds of records"));
  g_assert_cmpint (at_client_get_x (f->client, places) > at_client_get_x (f->client, kinds), ==,
                   persian);
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
    go_to_step (f, step);
  assert_all_named (f);
}

static void
test_table (Fixture *f, gconstpointer data)
{
  AtObject *search, *filter;
  g_autofree char *found = NULL, *fits = NULL;
  g_autofree char *text = NULL;

  start (f, f->file, "en");
  go_to_kind (f, "customer");
  wait_for_row (f, find_rows (f, "customer"), "Parand Appliances, Mashhad");
  search = at_client_find (f->client, NULL, ATSPI_ROLE_ENTRY, "Search customers");

  found = g_strdup_printf ("%u customers", count_records (f, "customer", "--search", "Tabriz"));
  at_client_set_text (f->client, search, "Tabriz");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, found);
  at_client_set_text (f->client, search, "zzz");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "No customer matches");
  assert_all_named (f);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Clear search and filter"));
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "302 customers");

  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Filter"));
  filter = at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, _ ("Filter in words"));
  at_client_set_text (f->client, filter, "colour = 3");
  CTL_FAILS (f, "list", "FILE", "customer", "--where", "colour = 3");
  g_assert_true (g_str_has_prefix (f->said, "hashtgamctl: "));
  at_client_find (f->client, NULL, ATSPI_ROLE_ALERT, f->said + strlen ("hashtgamctl: "));
  fits =
      g_strdup_printf ("%u customers", count_records (f, "customer", "--where", "region = Tabriz"));
  at_client_set_text (f->client, filter, "region = Tabriz");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, fits);
}

static void
test_edit (Fixture *f, gconstpointer data)
{
  g_autofree char *before = NULL;
  AtObject *rows, *name;

  start (f, f->file, "en");
  before = dup_value (f, "customer", "code = C001", "name");
  go_to_kind (f, "customer");
  rows = find_rows (f, "customer");
  wait_for_row (f, rows, before);
  at_client_select (f->client, rows, 0);
  name = at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, get_label ("customer", "name"));
  assert_all_named (f);

  at_client_set_text (f->client, name, "Another Name");
  wait_for_value (f, "customer", "code = C001", "name", "Another Name");
  wait_for_row (f, rows, "Another Name");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Undo"));
  wait_for_value (f, "customer", "code = C001", "name", before);
  wait_for_row (f, rows, before);
}

/* Kinds whose forms have, between them, every sort of row. */
static void
test_inspectors (Fixture *f, gconstpointer data)
{
  const char *const kinds[] = { "kpi", "interaction", "tactic" };

  start (f, f->file, "en");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *first = NULL;
    AtObject *rows, *row;

    go_to_kind (f, kinds[i]);
    rows = find_rows (f, kinds[i]);
    at_client_expect (f->client, "a first row of %s", kinds[i]);
    while ((row = at_client_get_child (f->client, rows, 0)) == NULL)
      at_client_poll (f->client);
    while (first = at_client_dup_name (f->client, row), first == NULL || *first == '\0') {
      g_clear_pointer (&first, g_free);
      at_client_poll (f->client);
    }
    at_client_select (f->client, rows, 0);
    at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, first);
    assert_all_named (f);
  }
}

static void
test_new_and_delete (Fixture *f, gconstpointer data)
{
  const char *const where = "name = \"Quite New\"";
  g_autofree char *deleted = NULL, *left = NULL;
  AtObject *toast;

  start (f, f->file, "en");
  go_to_kind (f, "customer");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("New record"));
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, _ ("Not saved yet"));
  at_client_set_text (
      f->client, at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, get_label ("customer", "name")),
      "Quite New");
  wait_for_value (f, "customer", where, "name", "Quite New");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "303 customers");

  /* A toast stays for seconds only. */
  deleted = g_strdup_printf (_ ("“%s” deleted"), "Quite New");
  at_client_act (f->client, "win.delete");
  toast = at_client_find (f->client, NULL, ATSPI_ROLE_FILLER, "AdwToastWidget");
  at_client_find (f->client, toast, ATSPI_ROLE_LABEL, deleted);
  left = dup_value (f, "customer", where, "name");
  g_assert_null (left);
  at_client_click (f->client, toast, ATSPI_ROLE_PUSH_BUTTON, "Undo*");
  wait_for_value (f, "customer", where, "name", "Quite New");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "303 customers");
}

static void
tab_to (Fixture *f, AtObject *object)
{
  AtObject *now = at_client_look_for_focus (f->client, NULL);

  while (now != object) {
    AtObject *before = now;

    at_client_press (f->client, KEY_TAB, FALSE);
    at_client_expect (f->client, "Tab goes on from where the focus is");
    while (now = at_client_look_for_focus (f->client, NULL), now == NULL || now == before)
      at_client_poll (f->client);
  }
}

static void
test_kpi (Fixture *f, gconstpointer data)
{
  const char *const where = "kpi = K17 and value = 81.5";
  g_autofree char *name = NULL, *now = NULL, *then = NULL;
  AtObject *values, *cell;

  start (f, f->file, "en");
  name = dup_value (f, "kpi", "code = K17", "name");
  go_to_kind (f, "kpi");
  walk_down_to (f, find_rows (f, "kpi"), name);
  at_client_press (f->client, KEY_RETURN, FALSE);
  values = at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Values by period"));
  /* What the chart says to those who do not see it: whose it is and how it stands. */
  now = g_strdup_printf ("%s, *82.4*", name);
  at_client_find (f->client, NULL, ATSPI_ROLE_IMAGE, now);
  assert_all_named (f);

  g_assert_null (dup_value (f, "measurement", where, "value"));
  cell =
      at_client_find (f->client, at_client_get_child (f->client, values, 0), ATSPI_ROLE_TEXT, NULL);
  tab_to (f, cell);
  at_client_type (f->client, "81.5");
  at_client_press (f->client, KEY_RETURN, FALSE);
  wait_for_value (f, "measurement", where, "value", "81.5");
  then = g_strdup_printf ("%s, *81.5*", name);
  at_client_find (f->client, NULL, ATSPI_ROLE_IMAGE, then);
}

static void
test_other_process (Fixture *f, gconstpointer data)
{
  AtObject *rows;

  start (f, f->file, "en");
  go_to_kind (f, "customer");
  rows = find_rows (f, "customer");
  wait_for_row (f, rows, "Parand Appliances, Mashhad");
  CTL (f, "set", "FILE", "customer", "C001", "name=Named Elsewhere");
  wait_for_row (f, rows, "Named Elsewhere");
  CTL (f, "add", "FILE", "customer", "name=Added Elsewhere");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, "303 customers");
}

/* A check and the signature of each step: it fails, is repaired, passes, and the step is signed. */
static void
play (Fixture *f, const char *example)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmStore) store = crm_store_open (f->file, crm_method_get (), CRM_STORE_ACT, &error);

  g_assert_no_error (error);
  example_play (store, example);
}

static const CrmCheck *
find_first_check (int step)
{
  for (const CrmGuidance *const *g = crm_method_get ()->guidance; *g != NULL; g++)
    for (guint i = 0; i < (*g)->n_checks; i++)
      if ((*g)->checks[i].step == step && (*g)->checks[i].many != NULL)
        return &(*g)->checks[i];
  g_assert_not_reached ();
}

static void
wait_for_check (Fixture *f, const char *pattern, gboolean there)
{
  AtObject *list = at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Method checks"));
  g_autoptr (GPatternSpec) spec = g_pattern_spec_new (pattern);

  at_client_expect (f->client, there ? "“%s” among the checks" : "“%s” gone from the checks",
                    pattern);
  for (;; at_client_poll (f->client)) {
    g_autofree char *names = at_client_dup_child_names (f->client, list, 100);
    g_auto (GStrv) all = g_strsplit (names, "|", -1);
    gboolean found = FALSE;

    for (int i = 0; all[i] != NULL; i++)
      found = found || g_pattern_spec_match_string (spec, all[i]);
    if (found == there)
      return;
  }
}

static void
test_journey (Fixture *f, gconstpointer data)
{
  int step = (int) GPOINTER_TO_UINT (data);
  const CrmCheck *check = find_first_check (step);
  g_autofree char *one = NULL, *where = g_strdup_printf ("step = %d", step);
  AtObject *reason;

  g_unlink (f->file);
  CTL (f, "new", "FILE", "--calendar", "gregorian");
  play (f, check->broken);
  start (f, f->file, "en");
  one = g_strdup_printf (_ ("Fails: %s"), check->fails > 1 ? "*" : check->one);
  go_to_step (f, step);
  wait_for_check (f, one, TRUE);
  assert_all_named (f);
  /* The repair leads to the record. */
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ (check->repair));
  at_client_find (f->client, NULL, ATSPI_ROLE_TREE_TABLE,
                  crm_kind_get_plural (find_kind (check->kind)));
  play (f, check->mended);
  go_to_step (f, step);
  one = (g_free (one), g_strdup_printf (_ ("Fails: %s"), check->one));
  wait_for_check (f, one, FALSE);
  /* Whatever is still owed is signed for a reason. */
  at_client_act (f->client, "win.results");
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Sign off…"));
  reason = at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, _ ("Reason to sign all the same"));
  at_client_set_text (f->client, reason, "The round ends");
  assert_all_named (f);
  at_client_click (f->client, NULL, ATSPI_ROLE_PUSH_BUTTON, _ ("Sign"));
  wait_for_value (f, "signoff", where, "reason", "The round ends");
}

static void
test_read_only (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (g_chmod (f->file, 0400), ==, 0);
  start (f, f->file, "en");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL,
                  _ ("This programme can only be read: its file or folder cannot be written."));
  go_to_kind (f, "customer");
  wait_for_row (f, find_rows (f, "customer"), "Parand Appliances, Mashhad");
  assert_all_named (f);
}

static void
test_damaged (Fixture *f, gconstpointer data)
{
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_get_contents (f->file, &bytes, NULL, NULL));
  g_assert_true (g_file_set_contents (f->file, bytes, 5000, NULL));
  CTL_FAILS (f, "list", "FILE", "customer");
  g_assert_true (g_str_has_prefix (f->said, "hashtgamctl: "));
  start (f, f->file, "en");
  at_client_find (f->client, NULL, ATSPI_ROLE_ALERT, f->said + strlen ("hashtgamctl: "));
  at_client_find (f->client, NULL, ATSPI_ROLE_HEADING, _ ("Hashtgam"));
  assert_all_named (f);
}

static void
test_other_pages (Fixture *f, gconstpointer data)
{
  start (f, f->file, languages[GPOINTER_TO_UINT (data)]);
  go_to_kind (f, "organisation");
  at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, get_label ("organisation", "name"));
  assert_all_named (f);
  at_client_act (f->client, "win.preferences");
  at_client_find (f->client, NULL, ATSPI_ROLE_LABEL, _ ("Language"));
  assert_all_named (f);
}

int
main (int argc, char **argv)
{
  g_autofree char *obstacle = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  obstacle = at_client_dup_obstacle ();
  if (obstacle != NULL) {
    g_print ("1..0 # SKIP %s\n", obstacle);
    return 0;
  }
  make_samples ();
#define ADD(name, language, test)                                                                  \
  g_test_add ("/display/" name, Fixture, GUINT_TO_POINTER (language), set_up, test, tear_down)
  ADD ("start-page", 0, test_start_page);
  ADD ("steps", 0, test_steps);
  ADD ("steps-in-persian", 1, test_steps);
  ADD ("table", 0, test_table);
  ADD ("edit-and-undo", 0, test_edit);
  ADD ("inspectors", 0, test_inspectors);
  ADD ("new-and-delete", 0, test_new_and_delete);
  ADD ("kpi", 0, test_kpi);
  ADD ("other-process", 0, test_other_process);
  for (guint step = 1; step <= 8; step++) {
    g_autofree char *path = g_strdup_printf ("/display/journey/%u", step);

    g_test_add (path, Fixture, GUINT_TO_POINTER (step), set_up_english, test_journey, tear_down);
  }
  ADD ("read-only", 0, test_read_only);
  ADD ("damaged", 0, test_damaged);
  ADD ("other-pages", 0, test_other_pages);
  ADD ("other-pages-in-persian", 1, test_other_pages);
  status = g_test_run ();
  remove_folder (samples);
  g_free (samples);
  for (guint i = 0; i < 2; i++)
    g_free (sample_of[i]);
  return status;
}
