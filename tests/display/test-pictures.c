/* test-pictures.c: each page of the window drawn in each way (two languages, light, dark, high
 * contrast, and narrow), as the sample programme has it. Always: a page is not blank, looks the
 * same in a second window, other in the dark, in high contrast and in the other language. Where
 * letters and icons are those with which golden.txt was written (its first line says so), each page
 * looks as it did then; otherwise that part is skipped. A page that does not is saved in the build
 * folder below tests/display/pictures. HASHTGAM_GOLDEN=write writes golden.txt anew:
 * HASHTGAM_GOLDEN=write build-aux/test --suite display, then look at `git diff`; =compare compares.
 * Without either this is passed over: it takes both processors for some minutes.
 * HASHTGAM_PICTURES=1 saves every page, to be looked at. */
#include <glib/gstdio.h>
#include <string.h>

#include "pages.h"
#include "picture.h"

#define HASH_LENGTH 16 /* digits kept: enough to tell pictures apart, short enough to read */

typedef struct {
  const char *name;
  CrmLanguage language;
  const char *environment[3];
  int width, height;
  gboolean twice;
} Way;

static const Way ways[] = {
  { "en-light", CRM_LANGUAGE_ENGLISH, { NULL }, 1400, 900, TRUE },
  { "en-dark", CRM_LANGUAGE_ENGLISH, { "ADW_DEBUG_COLOR_SCHEME=prefer-dark" }, 1400, 900, FALSE },
  { "en-contrast", CRM_LANGUAGE_ENGLISH, { "ADW_DEBUG_HIGH_CONTRAST=1" }, 1400, 900, FALSE },
  { "en-narrow", CRM_LANGUAGE_ENGLISH, { NULL }, 500, 800, FALSE },
  { "fa-light", CRM_LANGUAGE_PERSIAN, { NULL }, 1400, 900, TRUE },
  { "fa-dark", CRM_LANGUAGE_PERSIAN, { "ADW_DEBUG_COLOR_SCHEME=prefer-dark" }, 1400, 900, FALSE },
  { "fa-contrast", CRM_LANGUAGE_PERSIAN, { "ADW_DEBUG_HIGH_CONTRAST=1" }, 1400, 900, FALSE },
  { "fa-narrow", CRM_LANGUAGE_PERSIAN, { NULL }, 500, 800, FALSE },
};
enum { EN_LIGHT, EN_DARK, EN_CONTRAST, EN_NARROW, FA_LIGHT, FA_DARK, FA_CONTRAST, FA_NARROW };

/* golden.txt: the fingerprint, the names of the ways, then a line a page: its name and a hash a
 * way, "-" where it has none. Kept as page → array of hashes. */

static void
hashes_free (gpointer data)
{
  char **hashes = data;

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    g_free (hashes[i]);
  g_free (hashes);
}

static char *
dup_golden_path (void)
{
  return g_test_build_filename (G_TEST_DIST, "display", "golden.txt", NULL);
}

static GHashTable *
read_golden (char **fingerprint)
{
  g_autofree char *path = dup_golden_path ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GHashTable *golden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, hashes_free);

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return golden;
  lines = g_strsplit (text, "\n", -1);
  *fingerprint = g_strdup (lines[0]);
  for (guint i = 2; lines[0] != NULL && lines[1] != NULL && lines[i] != NULL; i++) {
    g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
    char **hashes;

    if (g_strv_length (words) != G_N_ELEMENTS (ways) + 1)
      continue;
    hashes = g_new0 (char *, G_N_ELEMENTS (ways));
    for (gsize way = 0; way < G_N_ELEMENTS (ways); way++)
      hashes[way] = g_strdup (words[way + 1]);
    g_hash_table_insert (golden, g_strdup (words[0]), hashes);
  }
  return golden;
}

static const char *
find_hash (GHashTable *golden, const char *page, gsize way)
{
  char **hashes = g_hash_table_lookup (golden, page);

  return hashes != NULL && g_strcmp0 (hashes[way], "-") != 0 ? hashes[way] : NULL;
}

/* The process that draws. */

typedef struct {
  gsize way;
  GHashTable *golden; /* NULL: nothing to compare with */
  GHashTable *drawn;  /* page → hash, of the window before */
} Drawing;

static char *
dup_picture_path (gsize way, const char *page, const char *which)
{
  g_autofree char *file = g_strconcat (page, which, ".png", NULL);

  return g_test_build_filename (G_TEST_BUILT, "display", "pictures", ways[way].name, file, NULL);
}

static void
save (GdkTexture *picture, gsize way, const char *page, const char *which)
{
  g_autofree char *path = dup_picture_path (way, page, which);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0755);
  if (!gdk_texture_save_to_png (picture, path))
    g_printerr ("%s cannot be written\n", path);
}

/* Prints the page, its hash, and what is wrong with it. */
static void
draw (const char *page, GtkWindow *window, gpointer data)
{
  Drawing *self = data;
  g_autoptr (GdkTexture) picture = picture_draw (window);
  gboolean blank;
  g_autofree char *hash = picture_dup_hash (picture, &blank);
  const char *before = g_hash_table_lookup (self->drawn, page);
  const char *golden = self->golden != NULL ? find_hash (self->golden, page, self->way) : NULL;

  hash[HASH_LENGTH] = '\0';
  if (before != NULL) {
    if (strcmp (before, hash) != 0) {
      save (picture, self->way, page, "-again");
      g_print ("%s %s again\n", page, hash);
    }
    return;
  }
  if (blank || (golden != NULL && strcmp (golden, hash) != 0) ||
      g_getenv ("HASHTGAM_PICTURES") != NULL)
    save (picture, self->way, page, "");
  g_print ("%s %s %s\n", page, hash, blank ? "blank" : "drawn");
  g_hash_table_insert (self->drawn, g_strdup (page), g_steal_pointer (&hash));
}

static int
draw_all (gsize way)
{
  g_autofree char *fingerprint = NULL, *now = picture_dup_fingerprint ();
  g_autoptr (GHashTable) golden = read_golden (&fingerprint);
  g_autoptr (GHashTable) drawn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Drawing drawing = { way, g_strcmp0 (fingerprint, now) == 0 ? golden : NULL, drawn };
  Pages *pages = pages_new (ways[way].language, 96);

  for (int i = 0; i < (ways[way].twice ? 2 : 1); i++)
    pages_walk (pages, ways[way].width, ways[way].height, draw, &drawing);
  pages_free (pages);
  return 0;
}

/* The process that compares. Two draw at a time. */

static GSubprocess *drawing[G_N_ELEMENTS (ways)];
static char **said[G_N_ELEMENTS (ways)];

static void
begin_way (gsize way)
{
  g_autofree char *number = g_strdup_printf ("%" G_GSIZE_FORMAT, way);
  const char *const arguments[] = { "--draw", number, NULL };

  if (way < G_N_ELEMENTS (ways) && drawing[way] == NULL)
    drawing[way] = pages_spawn (ways[way].language, ways[way].environment, arguments);
}

static char **
get_said (gsize way)
{
  if (said[way] == NULL) {
    begin_way (way);
    begin_way (way + 1);
    said[way] = pages_join (drawing[way]);
  }
  return said[way];
}

/* page → hash, of one way; fails for what is wrong whatever the machine. */
static GHashTable *
read_way (gsize way, gboolean check)
{
  char **lines = get_said (way);
  GHashTable *hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
    g_autofree char *path = NULL;

    g_assert_cmpuint (g_strv_length (words), ==, 3);
    path = dup_picture_path (way, words[0], strcmp (words[2], "again") == 0 ? "-again" : "");
    if (check && strcmp (words[2], "drawn") != 0) {
      g_test_message ("%s, %s: %s: %s", ways[way].name, words[0],
                      strcmp (words[2], "blank") == 0 ? "blank" : "other in a second window", path);
      g_test_fail ();
    }
    if (strcmp (words[2], "again") != 0)
      g_hash_table_insert (hashes, g_strdup (words[0]), g_strdup (words[1]));
  }
  g_assert_cmpuint (g_hash_table_size (hashes), >, 50);
  return hashes;
}

static void
test_drawn (gconstpointer data)
{
  g_autoptr (GHashTable) hashes = read_way (GPOINTER_TO_SIZE (data), TRUE);
}

static void
assert_differ (gsize one, gsize other)
{
  g_autoptr (GHashTable) hashes = read_way (one, FALSE);
  g_autoptr (GHashTable) others = read_way (other, FALSE);
  GHashTableIter iter;
  gpointer page, hash;

  g_hash_table_iter_init (&iter, hashes);
  while (g_hash_table_iter_next (&iter, &page, &hash)) {
    const char *second = g_hash_table_lookup (others, page);

    if (second == NULL || strcmp (hash, second) == 0) {
      g_test_message ("%s: %s is %s %s", (char *) page, ways[other].name,
                      second == NULL ? "not there, but" : "the same as", ways[one].name);
      g_test_fail ();
    }
  }
}

static void
test_differ (void)
{
  assert_differ (EN_LIGHT, EN_DARK);
  assert_differ (EN_LIGHT, EN_CONTRAST);
  assert_differ (FA_LIGHT, FA_DARK);
  assert_differ (FA_LIGHT, FA_CONTRAST);
  assert_differ (EN_LIGHT, FA_LIGHT);
  assert_differ (EN_NARROW, FA_NARROW);
}

/* Golden pictures. */

static void
write_golden (void)
{
  g_autofree char *path = dup_golden_path (), *fingerprint = picture_dup_fingerprint ();
  g_autoptr (GString) text = g_string_new (fingerprint);
  GHashTable *hashes[G_N_ELEMENTS (ways)];
  g_autoptr (GHashTable) all = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GList) pages = NULL;
  g_autoptr (GError) error = NULL;

  g_string_append (text, "\npage");
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    GHashTableIter iter;
    gpointer page;

    hashes[i] = read_way (i, FALSE);
    g_string_append_printf (text, " %s", ways[i].name);
    g_hash_table_iter_init (&iter, hashes[i]);
    while (g_hash_table_iter_next (&iter, &page, NULL))
      g_hash_table_add (all, page);
  }
  pages = g_list_sort (g_hash_table_get_keys (all), (GCompareFunc) strcmp);
  for (GList *l = pages; l != NULL; l = l->next) {
    g_string_append_printf (text, "\n%s", (char *) l->data);
    for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
      const char *hash = g_hash_table_lookup (hashes[i], l->data);

      g_string_append_printf (text, " %s", hash != NULL ? hash : "-");
    }
  }
  g_string_append_c (text, '\n');
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    g_hash_table_unref (hashes[i]);
  g_test_message ("%s is written anew", path);
}

static guint
count_other (GHashTable *golden, gsize way)
{
  g_autoptr (GHashTable) hashes = read_way (way, FALSE);
  GHashTableIter iter;
  gpointer page, hash;
  guint n = 0;

  g_hash_table_iter_init (&iter, hashes);
  while (g_hash_table_iter_next (&iter, &page, &hash)) {
    const char *then = find_hash (golden, page, way);
    g_autofree char *path = dup_picture_path (way, page, "");

    if (g_strcmp0 (then, hash) == 0)
      continue;
    n++;
    g_test_message ("%s, %s: %s", ways[way].name, (char *) page,
                    then == NULL ? "not in golden.txt" : path);
  }
  g_hash_table_iter_init (&iter, golden);
  while (g_hash_table_iter_next (&iter, &page, NULL))
    if (find_hash (golden, page, way) != NULL && !g_hash_table_contains (hashes, page)) {
      n++;
      g_test_message ("%s, %s: no longer there", ways[way].name, (char *) page);
    }
  return n;
}

static void
test_golden (void)
{
  g_autofree char *fingerprint = NULL, *now = picture_dup_fingerprint ();
  g_autoptr (GHashTable) golden = read_golden (&fingerprint);
  guint n = 0;

  if (g_strcmp0 (g_getenv ("HASHTGAM_GOLDEN"), "write") == 0) {
    write_golden ();
    return;
  }
  if (fingerprint == NULL || strcmp (fingerprint, now) != 0) {
    g_test_message ("here: %s", now);
    g_test_message ("golden.txt: %s", fingerprint != NULL ? fingerprint : "none");
    g_test_skip ("golden.txt was drawn with other letters, icons or libraries");
    return;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    n += count_other (golden, i);
  g_assert_cmpuint (n, ==, 0);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  if (argc == 3 && strcmp (argv[1], "--draw") == 0)
    return draw_all ((gsize) g_ascii_strtoull (argv[2], NULL, 10));
  if (g_getenv ("DISPLAY") == NULL) {
    g_print ("1..0 # SKIP no display\n");
    return 0;
  }
  if (!g_test_slow () && g_getenv ("HASHTGAM_GOLDEN") == NULL) {
    g_print ("1..0 # SKIP pictures are drawn with HASHTGAM_GOLDEN=compare only\n");
    return 0;
  }
  g_test_set_nonfatal_assertions ();
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autofree char *name = g_strconcat ("/pictures/drawn/", ways[i].name, NULL);

    g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_drawn);
  }
  g_test_add_func ("/pictures/differ", test_differ);
  g_test_add_func ("/pictures/golden", test_golden);
  status = g_test_run ();
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_clear_object (&drawing[i]);
    g_strfreev (said[i]);
  }
  return status;
}
