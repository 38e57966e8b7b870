/* test-secrets.c: pay and names stay in the programme's file. The pay pages are opened, a payout is
 * changed, the table is exported, and the program is killed; then everything that it said and left
 * behind is searched for the people and the amounts, and is for its owner only. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "crm-i18n.h"
#include "desk.h"

#define CHANGED "76543210" /* the payout that is typed */

/* The program under a shell that keeps what it says, and under strace where there is one. -D leaves
 * the process its own number, by which it is found on the bus. A sanitizer cannot look for leaks
 * while strace looks on. */
static const char wrapper[] = "#!/bin/sh\n"
                              "if strace -D -o /dev/null true 2>/dev/null; then\n"
                              "  trace='strace -D -f -qq -e trace=connect -o %s/net'\n"
                              "  export ASAN_OPTIONS=\"$ASAN_OPTIONS:detect_leaks=0\"\n"
                              "fi\n"
                              "exec $trace '%s' \"$@\" >'%s/said' 2>&1\n";

static char *
read_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

/* Who and how much: the names of the people, and the amounts of four digits and more as they are
 * written and as they are shown. */
static void
gather_values (Desk *f, const char *kind, const char *field, GPtrArray *secrets)
{
  g_autofree char *pattern = g_strdup_printf ("\"%s\":\\s*\"?([^\"},]{4,})", field);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (regex, CTL (f, "list", "FILE", kind, "--fields", field, "--format", "json"), 0,
                 &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL)) {
    g_autofree char *value = g_match_info_fetch (match, 1);
    guint64 number = 0;

    if (g_str_equal (value, "null"))
      continue;
    if (g_ascii_string_to_unsigned (value, 10, 1000, G_MAXUINT64, &number, NULL)) {
      g_autoptr (GString) shown = g_string_new (value);

      for (gssize place = (gssize) shown->len - 3; place > 0; place -= 3)
        g_string_insert (shown, place, ",");
      g_ptr_array_add (secrets, g_strdup (shown->str));
    }
    g_ptr_array_add (secrets, g_steal_pointer (&value));
  }
}

static GPtrArray *
dup_secrets (Desk *f)
{
  GPtrArray *secrets = g_ptr_array_new_with_free_func (g_free);

  gather_values (f, "person", "name", secrets);
  gather_values (f, "payout", "amount", secrets);
  gather_values (f, "scheme", "pool", secrets);
  g_assert_cmpuint (secrets->len, >, 20);
  g_ptr_array_add (secrets, g_strdup (CHANGED));
  g_ptr_array_add (secrets, g_strdup ("76,543,210"));
  return secrets;
}

static void
assert_silent (const char *text, gsize length, const GPtrArray *secrets, const char *where)
{
  for (guint i = 0; i < secrets->len; i++) {
    const char *secret = g_ptr_array_index (secrets, i);

    if (memmem (text, length, secret, strlen (secret)) != NULL) {
      g_test_message ("%s tells “%s”", where, secret);
      g_test_fail ();
    }
  }
}

/* The programme itself and what was exported from it are where the secrets belong. */
static gboolean
is_the_file (Desk *f, const char *path)
{
  g_autofree char *exported = g_build_filename (f->folder, "out.csv", NULL);

  return g_str_has_prefix (path, f->file) || g_str_equal (path, exported);
}

static void
search_folder (Desk *f, const char *folder, const GPtrArray *secrets, guint *n_files)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL;
    struct stat is;
    gsize length;

    if (is_the_file (f, path) || lstat (path, &is) != 0)
      continue;
    if (S_ISDIR (is.st_mode))
      search_folder (f, path, secrets, n_files);
    else if (!S_ISREG (is.st_mode))
      continue;
    if ((is.st_mode & 077) != 0) {
      g_test_message ("%s has the mode %o", path, is.st_mode & 0777);
      g_test_fail ();
    }
    if (S_ISREG (is.st_mode) && g_file_get_contents (path, &text, &length, NULL)) {
      assert_silent (text, length, secrets, path);
      (*n_files)++;
    }
  }
}

static void
inspect_first (Desk *f, const char *kind)
{
  AtObject *rows;

  desk_go_to_kind (f, kind);
  rows = desk_find_rows (f, kind);
  at_client_expect (f->client, "a first row of %s", kind);
  while (at_client_get_child (f->client, rows, 0) == NULL)
    at_client_poll (f->client);
  at_client_select (f->client, rows, 0);
}

static void
assert_titles_silent (Desk *f, const GPtrArray *secrets)
{
  g_autofree char *titles = at_client_dup_titles (f->client);

  g_assert_cmpstr (titles, !=, "");
  assert_silent (titles, strlen (titles), secrets, "A window's title");
}

/* What the program does with pay before it is killed. */
static void
look_at_pay (Desk *f, const GPtrArray *secrets)
{
  g_autofree char *where = g_strdup ("amount = " CHANGED);

  inspect_first (f, "person");
  assert_titles_silent (f, secrets);
  inspect_first (f, "scheme");
  assert_titles_silent (f, secrets);
  inspect_first (f, "payout");
  at_client_set_text (
      f->client,
      at_client_find (f->client, NULL, ATSPI_ROLE_TEXT, desk_get_label ("payout", "amount")),
      CHANGED);
  desk_wait_for_value (f, "payout", where, "amount", CHANGED);
  assert_titles_silent (f, secrets);
}

static void
test_left_behind (Desk *f, gconstpointer data)
{
  g_autoptr (GPtrArray) secrets = dup_secrets (f);
  g_autofree char *program = g_build_filename (f->folder, "program", NULL);
  g_autofree char *temporary = g_build_filename (f->folder, "tmp", NULL);
  g_autofree char *home = g_build_filename (f->folder, "home", NULL);
  g_autofree char *script = g_strdup_printf (wrapper, f->folder, g_getenv ("HASHTGAM"), f->folder);
  g_autofree char *real = g_strdup (g_getenv ("HASHTGAM")), *said = NULL, *net = NULL;
  guint n_files = 0;

  g_assert_true (g_file_set_contents_full (program, script, -1, 0, 0700, NULL));
  g_assert_cmpint (g_mkdir (temporary, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (home, 0700), ==, 0);
  g_setenv ("HASHTGAM", program, TRUE);
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  g_setenv ("TMPDIR", temporary, TRUE);
  g_setenv ("XDG_RUNTIME_DIR", temporary, TRUE);
  crm_i18n_init ("en");
  f->client = at_client_start (home, f->file, "en");
  look_at_pay (f, secrets);
  at_client_kill (f->client);
  f->client = NULL;
  /* It mends itself, and leaves no more behind. */
  f->client = at_client_start (home, f->file, "en");
  inspect_first (f, "payout");
  at_client_close (f->client);
  f->client = NULL;
  g_setenv ("HASHTGAM", real, TRUE);

  said = read_file (f->folder, "said");
  g_assert_nonnull (said);
  assert_silent (said, strlen (said), secrets, "The program");
  net = read_file (f->folder, "net");
  if (net != NULL && strstr (net, "AF_INET") != NULL)
    g_error ("The program went to the network.");
  search_folder (f, home, secrets, &n_files);
  search_folder (f, temporary, secrets, &n_files);
  g_assert_cmpuint (n_files, >, 1);
}

static void
add_tests (void)
{
  g_test_add ("/display/secrets/left-behind", Desk, NULL, desk_set_up_english, test_left_behind,
              desk_tear_down);
}

int
main (int argc, char **argv)
{
  umask (022);
  return desk_main (&argc, &argv, add_tests);
}
