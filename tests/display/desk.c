/* desk.c: reaches for what a test asks of the window, by names and roles, and waits until it is
 * there. */
#include "desk.h"

#include <glib/gstdio.h>
#include <string.h>

#include "crm-i18n.h"

#define KEY_TAB 0xff09 /* keysyms of X */
#define KEY_HOME 0xff50
#define KEY_DOWN 0xff54

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

const char *
desk_ctl (Desk *f, gboolean expect_success, const char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], "FILE"))
      words[i] = f->file;
  g_free (f->said);
  f->said = run (expect_success, words);
  return f->said;
}

/* The one value of a list of one record and one field, in JSON: [{"name": "…"}]. */
char *
desk_dup_value (Desk *f, const char *kind, const char *where, const char *field)
{
  const char *json =
      CTL (f, "list", "FILE", kind, "--where", where, "--fields", field, "--format", "json");
  g_autofree char *pattern = g_strdup_printf ("\"%s\":\\s*\"?((?:[^\"\\\\,}]|, )*)", field);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, json, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

guint
desk_count_records (Desk *f, const char *kind, const char *option, const char *value)
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

void
desk_wait_for_value (Desk *f, const char *kind, const char *where, const char *field,
                     const char *value)
{
  g_autofree char *now = NULL;

  at_client_expect (f->client, "%s of the %s where %s is “%s” in the file", field, kind, where,
                    value);
  while (now = desk_dup_value (f, kind, where, field), g_strcmp0 (now, value) != 0) {
    g_clear_pointer (&now, g_free);
    at_client_poll (f->client);
  }
}

/* Words. */

const CrmKind *
desk_find_kind (const char *name)
{
  const CrmKind *const *kinds = crm_method_get ()->kinds;

  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_str_equal (kinds[i]->name, name))
      return kinds[i];
  g_assert_not_reached ();
}

const char *
desk_get_label (const char *kind, const char *field)
{
  return crm_field_get_label (crm_kind_find_field (desk_find_kind (kind), field));
}

/* Going about. */

void
desk_start (Desk *f, const char *file, const char *language)
{
  crm_i18n_init (language);
  f->client = at_client_start (f->folder, file, language);
}

static char *
dup_focused_name (Desk *f, AtObject *list)
{
  AtObject *focus = at_client_look_for_focus (f->client, list);

  return focus != NULL ? at_client_dup_name (f->client, focus) : NULL;
}

static char *
wait_for_focus (Desk *f, AtObject *list, const char *before)
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

AtObject *
desk_tab_on (Desk *f, AtObject *before)
{
  AtObject *now;

  at_client_press (f->client, KEY_TAB, FALSE);
  at_client_expect (f->client, "Tab goes on from where the focus is");
  while (now = at_client_look_for_focus (f->client, NULL), now == NULL || now == before)
    at_client_poll (f->client);
  return now;
}

/* Walks down a list by keys until the focus is on the child called so. */
void
desk_walk_down_to (Desk *f, AtObject *list, const char *name)
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

const char *
desk_get_step_title (int step)
{
  return step > 0 ? _ (crm_method_get ()->steps[step - 1].title) : _ ("Whole programme");
}

void
desk_go_to_step (Desk *f, int step)
{
  at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Steps and pages"));
  at_client_press (f->client, (guint) '0' + (guint) step, TRUE);
  if (step > 0)
    at_client_find (f->client, NULL, ATSPI_ROLE_HEADING, desk_get_step_title (step));
  else
    at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Needs attention"));
}

/* In the sidebar: the Overview, the steps, then the views of the whole programme. */
static int
find_place (const CrmView *wanted)
{
  int place = 1 + (int) crm_method_get ()->n_steps;

  for (const CrmView *view = crm_method_get ()->views; view != wanted; view++)
    place += view->step == 0;
  return place;
}

static const CrmView *
find_view (const CrmKind *kind)
{
  for (const CrmView *view = crm_method_get ()->views; view->name != NULL; view++) {
    g_auto (GStrv) names = g_strsplit (view->kinds, ",", -1);

    if (g_strv_contains ((const char *const *) names, kind->name))
      return view;
  }
  g_assert_not_reached ();
}

/* From any page: the step, the view in the header, the kind's part of it. */
void
desk_go_to_kind (Desk *f, const char *name)
{
  const CrmKind *kind = desk_find_kind (name);
  const CrmView *view = find_view (kind);

  if (view->step > 0) {
    desk_go_to_step (f, view->step);
    at_client_click (f->client, NULL, ATSPI_ROLE_PAGE_TAB, _ (view->title));
  } else {
    at_client_select (f->client,
                      at_client_find (f->client, NULL, ATSPI_ROLE_LIST, _ ("Steps and pages")),
                      find_place (view));
  }
  if (strchr (view->kinds, ',') != NULL)
    at_client_click (f->client,
                     at_client_find (f->client, NULL, ATSPI_ROLE_PANEL, _ ("Parts of this view")),
                     ATSPI_ROLE_PUSH_BUTTON, crm_kind_get_plural (kind));
  if (!kind->single)
    at_client_find (f->client, NULL, ATSPI_ROLE_TREE_TABLE, crm_kind_get_plural (kind));
}

/* The header of a table comes first, then the list of its rows. */
AtObject *
desk_find_rows (Desk *f, const char *kind)
{
  const char *plural = crm_kind_get_plural (desk_find_kind (kind));
  AtObject *table = at_client_find (f->client, NULL, ATSPI_ROLE_TREE_TABLE, plural);
  AtObject *rows;

  at_client_expect (f->client, "rows of “%s”", plural);
  while ((rows = at_client_get_child (f->client, table, 1)) == NULL)
    at_client_poll (f->client);
  return rows;
}

static gboolean
has_row (Desk *f, AtObject *rows, const char *name)
{
  g_autofree char *names = at_client_dup_child_names (f->client, rows, 20);
  g_auto (GStrv) all = g_strsplit (names, "|", -1);

  return g_strv_contains ((const char *const *) all, name);
}

void
desk_wait_for_row (Desk *f, AtObject *rows, const char *name)
{
  at_client_expect (f->client, "a row “%s” in the table", name);
  while (!has_row (f, rows, name))
    at_client_poll (f->client);
}

void
desk_assert_all_named (Desk *f)
{
  g_autofree char *nameless = at_client_dup_nameless (f->client);

  if (nameless != NULL) {
    g_test_message ("Without a name:\n%s", nameless);
    g_test_fail ();
  }
}

/* The fixture: a copy of the sample programme, made once a language. */

static char *sample_of[2];
const char *const desk_languages[2] = { "en", "fa" };
static char *samples;

static void
make_samples (void)
{
  samples = g_dir_make_tmp ("window-XXXXXX", NULL);
  for (guint i = 0; i < 2; i++) {
    g_autofree char *name = g_strconcat (desk_languages[i], ".hashtgam", NULL);

    sample_of[i] = g_build_filename (samples, name, NULL);
    g_free (
        run (TRUE, (const char *[]){ "--lang", desk_languages[i], "sample", sample_of[i], NULL }));
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

void
desk_set_up (Desk *f, gconstpointer data)
{
  guint language = GPOINTER_TO_UINT (data);
  g_autofree char *bytes = NULL;
  gsize length;

  /* hashtgamctl speaks as this process does, which may have spoken otherwise before. */
  crm_i18n_init (desk_languages[language]);
  f->folder = g_dir_make_tmp ("window-XXXXXX", NULL);
  f->file = g_build_filename (f->folder, "programme.hashtgam", NULL);
  g_assert_true (g_file_get_contents (sample_of[language], &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (f->file, bytes, (gssize) length, NULL));
}

/* For tests whose data is not a language. */
void
desk_set_up_english (Desk *f, gconstpointer data)
{
  desk_set_up (f, GUINT_TO_POINTER (0));
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

void
desk_tear_down (Desk *f, gconstpointer data)
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

/* The tests of a program. */

int
desk_main (int *argc, char ***argv, void (*add_tests) (void))
{
  g_autofree char *obstacle = NULL;
  int status;

  g_test_init (argc, argv, NULL);
  obstacle = at_client_dup_obstacle ();
  if (obstacle != NULL) {
    g_print ("1..0 # SKIP %s\n", obstacle);
    return 0;
  }
  make_samples ();
  add_tests ();
  status = g_test_run ();
  remove_folder (samples);
  g_free (samples);
  for (guint i = 0; i < 2; i++)
    g_free (sample_of[i]);
  return status;
}
