/* test-catalogue.c: catalogues of several languages searched at once, and files that are none. */
#include "crm-catalogue.h"

#include <glib/gstdio.h>
#include <string.h>

/* A catalogue of two words as msgfmt lays it out: header, originals, translations, texts. */
static GByteArray *
make_catalogue (const char *first, const char *second)
{
  const char *texts[] = { "", "Amount", "Customer", "", first, second };
  GByteArray *out = g_byte_array_new ();
  guint32 header[] = { 0x950412deu, 0, 3, 28, 52, 0, 0 };
  guint32 at = 76;

  g_byte_array_append (out, (const guint8 *) header, sizeof header);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    guint32 entry[] = { (guint32) strlen (texts[i]), at };

    g_byte_array_append (out, (const guint8 *) entry, sizeof entry);
    at += entry[0] + 1;
  }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_byte_array_append (out, (const guint8 *) texts[i], (guint) strlen (texts[i]) + 1);
  return out;
}

static void
put_catalogue (const char *folder, const char *language, const guint8 *bytes, gsize length)
{
  g_autofree char *place = g_build_filename (folder, language, "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (place, "hashtgam.mo", NULL);

  g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, (const char *) bytes, (gssize) length, NULL));
}

static void
remove_catalogue (const char *folder, const char *language)
{
  g_autofree char *outer = g_build_filename (folder, language, NULL);
  g_autofree char *place = g_build_filename (outer, "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (place, "hashtgam.mo", NULL);

  g_unlink (path);
  g_rmdir (place);
  g_rmdir (outer);
}

static void
test_words (void)
{
  g_autofree char *folder = g_dir_make_tmp ("catalogue-XXXXXX", NULL);
  g_autoptr (GByteArray) persian = make_catalogue ("مبلغ", "مشتری");
  g_autoptr (GByteArray) empty = make_catalogue ("", "\xff");
  g_autoptr (CrmCatalogues) languages = NULL;
  guint found = 0;

  put_catalogue (folder, "fa", persian->data, persian->len);
  put_catalogue (folder, "xx", empty->data, empty->len);
  put_catalogue (folder, "yy", (const guint8 *) "no catalogue", 12);
  languages = crm_catalogues_new_from (folder);
  g_assert_cmpuint (crm_catalogues_get_n (languages), ==, 2);
  for (guint i = 0; i < 2; i++) {
    const char *text = crm_catalogues_find (languages, i, "Customer");

    g_assert_true (text == NULL || strcmp (text, "مشتری") == 0);
    found += text != NULL;
    text = crm_catalogues_find (languages, i, "Amount");
    g_assert_true (text == NULL || strcmp (text, "مبلغ") == 0);
    g_assert_null (crm_catalogues_find (languages, i, "Nothing"));
  }
  /* An empty translation is none, and what is not UTF-8 is no word. */
  g_assert_cmpuint (found, ==, 1);
  remove_catalogue (folder, "fa");
  remove_catalogue (folder, "xx");
  remove_catalogue (folder, "yy");
  g_rmdir (folder);
}

/* Offsets that point anywhere must not be followed. */
static void
test_damaged (void)
{
  g_autofree char *folder = g_dir_make_tmp ("catalogue-XXXXXX", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 500; i++) {
    g_autoptr (GByteArray) bytes = make_catalogue ("مبلغ", "مشتری");
    g_autoptr (CrmCatalogues) languages = NULL;

    for (guint n = 0; n < 3; n++)
      bytes->data[g_rand_int_range (random, 8, 76)] = (guint8) g_rand_int_range (random, 0, 256);
    put_catalogue (folder, "fa", bytes->data,
                   (gsize) g_rand_int_range (random, 20, (gint32) bytes->len + 1));
    languages = crm_catalogues_new_from (folder);
    for (guint l = 0; l < crm_catalogues_get_n (languages); l++)
      crm_catalogues_find (languages, l, "Customer");
  }
  remove_catalogue (folder, "fa");
  g_rmdir (folder);
}

static void
test_no_folder (void)
{
  g_autoptr (CrmCatalogues) none = crm_catalogues_new_from ("/nowhere/at/all");
  g_autoptr (CrmCatalogues) unknown = crm_catalogues_new_from (NULL);

  g_assert_cmpuint (crm_catalogues_get_n (none), ==, 0);
  g_assert_cmpuint (crm_catalogues_get_n (unknown), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/words", test_words);
  g_test_add_func ("/catalogue/damaged", test_damaged);
  g_test_add_func ("/catalogue/no-folder", test_no_folder);
  return g_test_run ();
}
