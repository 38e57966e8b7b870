/* test-encoding.c: the same words in many encodings are the same words again, named or guessed. */
#include "crm-encoding.h"
#include "crm-error.h"
#include "source-helper.h"

#include <string.h>

static const char persian[] = "کد,نام مشتری,شهر,مبلغ\r\n"
                              "1,شرکت پارس پولاد,تهران,1200000\r\n"
                              "2,فروشگاه چهارراه گل,اصفهان,98000\r\n"
                              "3,می‌نوش ژاله,شیراز,45000\r\n";
static const char french[] = "code;société;ville;montant\r\n"
                             "1;Boulangerie Évrard & fils;Orléans;12,50\r\n"
                             "2;Hôtel de la Forêt – «Le Chêne»;Besançon;7,00 €\r\n"
                             "3;L’Œil noir;Nîmes;1 250,00\r\n";
static const char german[] =
    "Kunde;Straße;Größe\nMüller;Lange Straße;groß\nÖtztal;Süd;klein\nJäger;Fluß;x\n";
static const char polish[] =
    "nazwa;miasto\nZażółć gęślą jaźń;Łódź\nKsięgarnia Świętokrzyska;Kraków\n"
    "Piekarnia Źródło;Gdańsk\nSpółdzielnia Jabłko;Częstochowa\n";
static const char russian[] =
    "имя;город\nмосковский завод;москва\nкнижный магазин;санкт-петербург\n"
    "северное сияние;мурманск\nвесёлый молочник;новосибирск\n";

typedef struct {
  const char *text;
  const char *encoding; /* to iconv */
  const char *mark;     /* byte order mark before it */
  gsize mark_length;
  const char *expected; /* the guess; NULL: any, so long as the text comes out equal */
} EncodingCase;

static const EncodingCase cases[] = {
  /* clang-format off */
  { persian, "UTF-8", "", 0, "UTF-8" },
  { persian, "UTF-8", "\xEF\xBB\xBF", 3, "UTF-8" },
  { persian, "UTF-16LE", "\xFF\xFE", 2, "UTF-16LE" },
  { persian, "UTF-16BE", "\xFE\xFF", 2, "UTF-16BE" },
  { persian, "UTF-16LE", "", 0, "UTF-16LE" },
  { persian, "UTF-16BE", "", 0, "UTF-16BE" },
  { persian, "UTF-32LE", "\xFF\xFE\x00\x00", 4, "UTF-32LE" },
  { persian, "windows-1256", "", 0, "windows-1256" },
  { french, "windows-1252", "", 0, "windows-1252" },
  { french, "UTF-8", "", 0, "UTF-8" },
  { french, "UTF-16LE", "", 0, "UTF-16LE" },
  { german, "windows-1252", "", 0, "windows-1252" },
  { polish, "windows-1250", "", 0, NULL },
  { russian, "windows-1251", "", 0, NULL },
  /* clang-format on */
};

/* Windows-1256 has the Arabic letters yeh and kaf only, not the Persian yeh. */
static char *
to_arabic_letters (const char *text)
{
  GString *out = g_string_new (text);

  g_string_replace (out, "ی", "ي", 0);
  return g_string_free (out, FALSE);
}

static char *
encode (const EncodingCase *c, char **text, gsize *length)
{
  GError *error = NULL;
  gsize n;

  *text =
      strcmp (c->encoding, "windows-1256") == 0 ? to_arabic_letters (c->text) : g_strdup (c->text);
  g_autofree char *bytes = g_convert (*text, -1, c->encoding, "UTF-8", NULL, &n, &error);
  g_assert_no_error (error);
  char *marked = g_malloc (c->mark_length + n);
  memcpy (marked, c->mark, c->mark_length);
  memcpy (marked + c->mark_length, bytes, n);
  *length = c->mark_length + n;
  return marked;
}

static void
test_guess (gconstpointer data)
{
  const EncodingCase *c = data;
  g_autofree char *text = NULL;
  GError *error = NULL;
  CrmDecoded decoded;
  gsize length;
  g_autofree char *bytes = encode (c, &text, &length);

  g_assert_true (crm_encoding_decode (bytes, length, NULL, NULL, &decoded, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (decoded.text, decoded.length, text, strlen (text));
  if (c->expected != NULL)
    g_assert_cmpstr (decoded.name, ==, c->expected);
  g_assert_cmpint (decoded.guessed, ==, c->mark_length == 0);
  g_assert_false (decoded.broken);
  crm_decoded_clear (&decoded);
}

static void
test_named (gconstpointer data)
{
  const EncodingCase *c = data;
  g_autofree char *text = NULL;
  GError *error = NULL;
  CrmDecoded decoded;
  gsize length;
  g_autofree char *bytes = encode (c, &text, &length);

  g_assert_true (crm_encoding_decode (bytes, length, c->encoding, NULL, &decoded, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (decoded.text, decoded.length, text, strlen (text));
  g_assert_false (decoded.guessed);
  crm_decoded_clear (&decoded);
  if (g_str_has_prefix (c->encoding, "UTF-16")) {
    g_assert_true (crm_encoding_decode (bytes, length, "utf-16", NULL, &decoded, &error));
    g_assert_cmpmem (decoded.text, decoded.length, text, strlen (text));
    crm_decoded_clear (&decoded);
  }
}

/* Through the whole of crm_source: the same rows whatever the encoding. */
static void
test_rows (gconstpointer data)
{
  const EncodingCase *c = data;
  g_autofree char *text = NULL;
  GError *error = NULL;
  gsize length;
  g_autofree char *bytes = encode (c, &text, &length);
  g_autoptr (CrmSource) plain = helper_open (text, -1, NULL, &error);
  g_autoptr (CrmSource) source = helper_open (bytes, (gssize) length, NULL, &error);

  g_assert_no_error (error);
  g_autofree char *expected = helper_dump (plain);
  g_autofree char *rows = helper_dump (source);
  g_assert_cmpstr (rows, ==, expected);
  g_assert_cmpint (crm_source_get_delimiter (source), ==, crm_source_get_delimiter (plain));
}

static void
test_unknown_name (void)
{
  const CrmSourceOptions options = { .encoding = "klingon-8" };

  helper_assert_refused ("a,b\n1,2\n", -1, &options, CRM_ERROR_INVALID);
}

/* Names as Python, Excel and Macs write them. */
static void
test_other_names (void)
{
  static const struct {
    const char *name, *bytes, *expected;
  } names[] = {
    { "MacRoman", "a,b\n1,\x8E\n", "a|b\n2:1|é\n" },
    { "x-mac-roman", "a,b\n1,\x8E\n", "a|b\n2:1|é\n" },
    { "CP-1256", "a,b\n1,\xC8\n", "a|b\n2:1|ب\n" },
    { "windows1256", "a,b\n1,\xC8\n", "a|b\n2:1|ب\n" },
    { "latin-1", "a,b\n1,\xE9\n", "a|b\n2:1|é\n" },
    { "utf-8-sig",
      "\xEF\xBB\xBF"
      "a,b\n1,é\n",
      "a|b\n2:1|é\n" },
    { "cp65001", "a,b\n1,é\n", "a|b\n2:1|é\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const CrmSourceOptions options = { .encoding = names[i].name };
    helper_assert_dump (names[i].bytes, -1, &options, names[i].expected);
  }
}

/* One bad byte in a file that is otherwise UTF-8 spoils its row and nothing else. */
static void
test_rare_bad_bytes (void)
{
  g_autoptr (GString) bytes = g_string_new ("کد,نام\n");
  GError *error = NULL;
  const CrmCell *cells;
  const char *fault;
  guint rows = 0, faults = 0;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (bytes, "%u,%s\n", i, i == 50 ? "bad \xE9 byte" : "نام مشتری");
  g_autoptr (CrmSource) source = helper_open (bytes->str, -1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (crm_source_get_encoding (source), ==, "UTF-8");
  while (crm_source_next (source, &cells, NULL, &fault, &error)) {
    g_assert_true ((fault != NULL) == (rows == 50));
    faults += fault != NULL;
    rows++;
  }
  g_assert_cmpuint (rows, ==, 100);
  g_assert_cmpuint (faults, ==, 1);
}

/* A byte that Windows-1252 does not have, where that encoding was named. */
static void
test_undefined_byte (void)
{
  const CrmSourceOptions options = { .encoding = "windows-1252" };

  helper_assert_dump ("a,b\n1,caf\xE9\n2,x\x81y\n3,z\n", -1, &options,
                      "a|b\n2:1|café\n3!2|x\xEF\xBF\xBDy\n4:3|z\n");
}

static void
test_cut_utf16 (void)
{
  static const char bytes[] = "\xFF\xFE"
                              "a\0,\0b\0\n\0"
                              "1\0,\0"
                              "2\0\n\0"
                              "3\0,\0\x00\xD8\n\0"
                              "4\0,\0"
                              "5";

  helper_assert_dump (bytes, sizeof bytes - 1, NULL,
                      "a|b\n2:1|2\n3!3|\xEF\xBF\xBD\n4!4|\xEF\xBF\xBD\n");
}

/* The survey against a validator that is known to be right, on random bytes. */
static void
test_survey (void)
{
  static const char *const pieces[] = { "a",
                                        "abcdefghijklmnopqrstuvwxyz0123456789",
                                        "ی",
                                        "é",
                                        "‌",
                                        "😀",
                                        "\xED\xA0\x80",
                                        "\xC0\x80",
                                        "\xF4\x90\x80\x80",
                                        "\x80",
                                        "\xE2\x80",
                                        "\xC3",
                                        "\xFF",
                                        "\xEF\xBF\xBD",
                                        "\xF0\x9F",
                                        "\xE0\x80\x80" };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < 20000; i++) {
    g_autoptr (GString) bytes = g_string_new (NULL);
    gint n = g_rand_int_range (random, 0, 12), bound = g_rand_boolean (random) ? 6 : 16;
    CrmUtf8Survey survey;
    while (n-- > 0)
      g_string_append (bytes, pieces[g_rand_int_range (random, 0, bound)]);
    if (g_rand_int_range (random, 0, 20) == 0)
      g_string_append_c (bytes, '\0');
    crm_utf8_survey (bytes->str, bytes->len, &survey);
    g_assert_cmpint (survey.broken == 0 && survey.nuls == 0, ==,
                     g_utf8_validate_len (bytes->str, bytes->len, NULL));
    if (survey.broken == 0 && survey.nuls == 0) {
      guint64 wide = 0;
      for (const char *p = bytes->str; *p != '\0'; p = g_utf8_next_char (p))
        wide += (guchar) *p >= 0x80;
      g_assert_cmpuint (survey.wide, ==, wide);
    }
  }
}

/* Decoding in chunks: characters that lie across their borders. */
static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new ("کد,نام\n");
  GError *error = NULL;
  CrmDecoded decoded;
  gsize n;

  while (text->len < 5 * 1024 * 1024)
    g_string_append_printf (text, "%u,مشتری 😀 شماره é\n", (guint) text->len % 977);
  for (guint shift = 0; shift < 3; shift++) {
    g_autofree char *bytes = g_convert (text->str, -1, "UTF-16LE", "UTF-8", NULL, &n, &error);
    g_assert_no_error (error);
    g_assert_true (crm_encoding_decode (bytes, n, NULL, NULL, &decoded, &error));
    g_assert_cmpmem (decoded.text, decoded.length, text->str, text->len);
    g_assert_false (decoded.broken);
    crm_decoded_clear (&decoded);
    g_assert_true (crm_encoding_decode (text->str, text->len, NULL, NULL, &decoded, &error));
    g_assert_false (decoded.broken);
    g_assert_true (decoded.text == text->str);
    crm_decoded_clear (&decoded);
    g_string_prepend_c (text, 'x');
  }
}

/* Even a short file keeps its encoding when one line of it is spoilt. */
static void
test_spoilt_line (void)
{
  static const char utf8[] = "code,name\nA,ok\nB,b\xff\xfe\nC,علی\nD,سارا\nE,مینا\n";
  static const char windows[] = "code,name\nA,\xDA\xE1\xED\nB,\xC8\xE5\xE3\xE4\n";
  gboolean marked;
  g_autofree char *first = crm_encoding_guess (utf8, strlen (utf8), &marked);
  g_autofree char *second = crm_encoding_guess (windows, strlen (windows), &marked);

  g_assert_cmpstr (first, ==, "UTF-8");
  g_assert_cmpstr (second, ==, "windows-1256");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *guess = g_strdup_printf ("/encoding/guess/%u-%s", i, cases[i].encoding);
    g_autofree char *named = g_strdup_printf ("/encoding/named/%u-%s", i, cases[i].encoding);
    g_autofree char *rows = g_strdup_printf ("/encoding/rows/%u-%s", i, cases[i].encoding);
    g_test_add_data_func (guess, &cases[i], test_guess);
    g_test_add_data_func (named, &cases[i], test_named);
    g_test_add_data_func (rows, &cases[i], test_rows);
  }
  g_test_add_func ("/encoding/unknown-name", test_unknown_name);
  g_test_add_func ("/encoding/other-names", test_other_names);
  g_test_add_func ("/encoding/rare-bad-bytes", test_rare_bad_bytes);
  g_test_add_func ("/encoding/spoilt-line", test_spoilt_line);
  g_test_add_func ("/encoding/undefined-byte", test_undefined_byte);
  g_test_add_func ("/encoding/cut-utf16", test_cut_utf16);
  g_test_add_func ("/encoding/survey", test_survey);
  g_test_add_func ("/encoding/large", test_large);
  return g_test_run ();
}
