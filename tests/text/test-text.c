/* test-text.c: what text may come in, folding, sort keys, and text made safe on its way out. */
#include "crm-error.h"
#include "crm-text.h"

#include <string.h>
#include <unicode/uchar.h>

/* NULL when refused, "" when nothing is left. */
static char *
normalise (const char *text, gssize length, gboolean multiline)
{
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  if (!crm_text_normalise (text, length, multiline, 100, &out, &error)) {
    g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
    g_assert_null (out);
    return NULL;
  }
  g_assert_no_error (error);
  return out != NULL ? out : g_strdup ("");
}

static void
test_normalise (void)
{
  static const struct {
    const char *text, *one_line, *note;
  } cases[] = {
    { "plain", "plain", "plain" },
    { "", "", "" },
    { " \t\r\n\u00A0\u3000\uFEFF", "", "" },
    { "  a b \n", "a b", "a b" },
    { "\uFEFFname", "name", "name" },
    { "e\u0301", "é", "é" },
    { "a\nb", NULL, "a\nb" },
    { "a\r\nb\rc\n\rd", NULL, "a\nb\nc\n\nd" },
    { "a\u2028b\u2029c", NULL, "a\nb\nc" },
    { "a\tb", NULL, "a\tb" },
    { "می\u200Cرود", "می\u200Cرود", "می\u200Cرود" },
    { "ا\u0653", "آ", "آ" },
    { "علي", "علي", "علي" },
    { "a\u200Fb", "a\u200Fb", "a\u200Fb" },
    { "\u2067علی\u2069 a", "\u2067علی\u2069 a", "\u2067علی\u2069 a" },
    { "\u202B\u2066x\u2069\u202C", "\u202B\u2066x\u2069\u202C", "\u202B\u2066x\u2069\u202C" },
    /* Hostile. */
    { "a\x1B[31mb", NULL, NULL },
    { "a\x7F", NULL, NULL },
    { "a\xC2\x85"
      "b",
      NULL, NULL },
    { "a\xC2\x9B"
      "b",
      NULL, NULL },
    { "a\u202Egpj.exe", NULL, NULL },
    { "\u202Da\u202C", NULL, NULL },
    { "a\u2066b", NULL, NULL },
    { "a\u2069b", NULL, NULL },
    { "\u2066a\u202C", NULL, NULL },
    { "\u202Aa", NULL, NULL },
    { "a\uFFFE", NULL, NULL },
    { "a\U0001FFFF", NULL, NULL },
    { "a\uFDD0", NULL, NULL },
    { "\xFF", NULL, NULL },
    { "a\xC3", NULL, NULL },
    { "\xC0\xAF", NULL, NULL },
    { "\xED\xA0\x80", NULL, NULL },
    { "\xF4\x90\x80\x80", NULL, NULL },
    { "\xE2\x82", NULL, NULL },
    { "a \x80", NULL, NULL },
    /* Not ours to refuse: shown inert elsewhere. */
    { "<b>../file:</b>", "<b>../file:</b>", "<b>../file:</b>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    for (int multiline = 0; multiline < 2; multiline++) {
      const char *expected = multiline ? cases[i].note : cases[i].one_line;
      g_autofree char *out = normalise (cases[i].text, -1, multiline);

      g_assert_cmpstr (out, ==, expected);
      g_assert_cmpint (
          crm_text_is_normal (cases[i].text, strlen (cases[i].text), multiline, 100), ==,
          expected != NULL && *expected != '\0' && strcmp (expected, cases[i].text) == 0);
    }
  }
  g_assert_null (normalise ("a\0b", 3, TRUE));
  g_assert_false (crm_text_is_normal ("a\0b", 3, TRUE, 100));
}

static void
test_long_texts (void)
{
  g_autoptr (GString) marks = g_string_new (NULL);
  g_autoptr (GString) nested = g_string_new ("x");
  char *out = NULL;

  for (int i = 0; i < 1000; i++)
    g_string_append (marks, "q\u0301ی\u064E");
  g_assert_true (crm_text_is_normal (marks->str, marks->len, FALSE, CRM_NOTE_MAX_BYTES));
  g_string_append (marks, "e\u0301");
  g_assert_false (crm_text_is_normal (marks->str, marks->len, FALSE, CRM_NOTE_MAX_BYTES));
  g_assert_true (crm_text_normalise (marks->str, -1, FALSE, CRM_NOTE_MAX_BYTES, &out, NULL));
  g_assert_true (g_str_has_suffix (out, "é"));
  g_free (out);

  /* Balanced, but nested deeper than any writer means. */
  for (int i = 0; i < 200; i++) {
    g_string_prepend (nested, "\u2068");
    g_string_append (nested, "\u2069");
  }
  g_assert_false (crm_text_is_normal (nested->str, nested->len, FALSE, CRM_NOTE_MAX_BYTES));
  g_assert_false (crm_text_normalise (nested->str, -1, FALSE, CRM_NOTE_MAX_BYTES, &out, NULL));
}

static void
test_length (void)
{
  g_autofree char *hundred = g_strnfill (100, 'x');
  g_autofree char *longer = g_strnfill (101, 'x');
  g_autofree char *huge = g_strnfill (CRM_NOTE_MAX_BYTES, 'x');
  g_autofree char *huge_note = NULL;
  g_autofree char *padded = g_strconcat ("   ", hundred, "   ", NULL);
  g_autofree char *kept = normalise (hundred, -1, FALSE);
  g_autofree char *trimmed = normalise (padded, -1, FALSE);

  g_assert_cmpstr (kept, ==, hundred);
  g_assert_cmpstr (trimmed, ==, hundred);
  g_assert_null (normalise (longer, -1, FALSE));
  g_assert_null (normalise (huge, -1, FALSE));
  g_assert_true (crm_text_is_normal (hundred, 100, FALSE, 100));
  g_assert_false (crm_text_is_normal (longer, 101, FALSE, 100));
  g_assert_true (crm_text_normalise (huge, -1, TRUE, CRM_NOTE_MAX_BYTES, &huge_note, NULL));
  g_assert_cmpuint (strlen (huge_note), ==, CRM_NOTE_MAX_BYTES);
}

/* Characters that the rules turn on, and bytes that are no text. */
static char *
dup_random_text (GRand *rand, gboolean valid)
{
  static const char *const pieces[] = {
    "a",      "Z",      " ",      "  ",     "\t",     "\n",     "\r",     "\r\n",   "'",
    "=",      "-",      "+",      "@",      "é",      "e",      "\u0301", "\u0323", "ی",
    "ي",      "ك",      "\u0654", "\u0653", "ا",      "آ",      "\u200C", "\u200D", "\u200E",
    "\u202A", "\u202C", "\u2066", "\u2069", "\u064E", "ـ",      "۵",      "٥",      "5",
    "\u3000", "\uFEFF", "\u00A0", "ß",      "İ",      "ı",      "ﷺ",      "ﬁ",      "😀",
    "\u2000", "\u212B", "＝",     "が",     "한",     "\u2028", "\xFF",   "\xC3",   "\xE2\x82",
    "\u202E", "\x1B",   "\x01",
  };
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 0, 12);
  int choices = (int) G_N_ELEMENTS (pieces) - (valid ? 6 : 0);

  while (n-- > 0)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, choices)]);
  return g_string_free (text, FALSE);
}

/* is_normal says exactly what normalise does, and what normalise leaves is normal. */
static void
test_is_normal_agrees (void)
{
  GRand *rand = g_rand_new_with_seed (18);
  guint normal = 0, left = 0;

  for (int i = 0; i < 100000; i++) {
    g_autofree char *text = dup_random_text (rand, i % 4 != 0);
    gboolean multiline = g_rand_boolean (rand);
    g_autofree char *out = normalise (text, -1, multiline);
    gboolean is = crm_text_is_normal (text, strlen (text), multiline, 100);

    g_assert_cmpint (is, ==, out != NULL && *out != '\0' && strcmp (out, text) == 0);
    normal += is;
    if (out == NULL || *out == '\0')
      continue;
    left++;
    g_assert_true (crm_text_is_normal (out, strlen (out), multiline, 100));
    g_assert_true (g_utf8_validate (out, -1, NULL));
  }
  g_assert_cmpuint (normal, >, 500);
  g_assert_cmpuint (left, >, normal);
  g_rand_free (rand);
}

/* Every byte at every place of a word, for the loop that takes eight at a time. */
static void
test_is_normal_bytes (void)
{
  for (gsize length = 1; length < 20; length++)
    for (gsize at = 0; at < length; at++)
      for (int byte = 0; byte < 0x100; byte++) {
        char text[20];
        gboolean printable = byte > 0x20 && byte < 0x7F;
        gboolean inner_blank = byte == ' ' && at > 0 && at + 1 < length;

        memset (text, 'x', sizeof text);
        text[at] = (char) byte;
        g_assert_cmpint (crm_text_is_normal (text, length, FALSE, 100), ==,
                         printable || inner_blank);
      }
}

static void
test_fold (void)
{
  static const struct {
    const char *text, *folded;
  } cases[] = {
    { "", "" },
    { "Société Générale", "societe generale" },
    { "علي", "علی" },
    { "عَلی", "علی" },
    { "على", "علی" },
    { "كتاب", "کتاب" },
    { "می\u200Cرود", "می رود" },
    { "  می \t\u200C رود\n", "می رود" },
    { "أحمد إبراهيم آرش ٱ", "احمد ابراهیم ارش ا" },
    { "مؤسسة", "موسسه" },
    { "خانهٔ ما، خانۀ شما", "خانه ما، خانه شما" },
    { "کـــتاب", "کتاب" },
    { "۱۲۳ ٤٥٦ 789 ４", "123 456 789 4" },
    { "۱٬۲۳۴٫۵", "1,234.5" },
    { "İstanbul ISPARTA ıspanak", "istanbul isparta ispanak" },
    { "Straße STRASSE ẞ", "strasse strasse ss" },
    { "Łódź Øre Đ Æsop Œuvre", "lodz ore d aesop oeuvre" },
    { "ΣΊΣΥΦΟΣ σίσυφος", "σισυφοσ σισυφοσ" },
    { "ﬁnance ﻋﻠﻲ", "finance علی" },
    { "﷼", "ریال" },
    { "Å Å A\u030A", "a a a" },
    { "x\u200E\u202By\u202C\uFEFF", "xy" },
    { "Привет Ёж", "привет еж" },
    { "a\xFF"
      "b",
      "a\uFFFD"
      "b" },
    { "😀", "😀" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *folded = crm_text_fold (cases[i].text);

    g_assert_cmpstr (folded, ==, cases[i].folded);
  }
}

static void
test_fold_every_code_point (void)
{
  g_autoptr (GString) once = g_string_new (NULL);
  g_autoptr (GString) twice = g_string_new (NULL);

  for (gunichar c = 1; c <= 0x10FFFF; c++) {
    char utf8[6];
    gsize n;

    if (c >= 0xD800 && c < 0xE000)
      continue;
    /* Planes without letters fold to themselves by one rule: a sample is enough. */
    if (c > 0x32000 && c % 257 != 0)
      continue;
    n = (gsize) g_unichar_to_utf8 (c, utf8);
    g_string_truncate (once, 0);
    g_string_truncate (twice, 0);
    crm_text_fold_append (once, utf8, n);
    crm_text_fold_append (twice, once->str, once->len);
    g_assert_cmpstr (twice->str, ==, once->str);
  }
}

static void
test_fold_laws (void)
{
  GRand *rand = g_rand_new_with_seed (19);

  for (int i = 0; i < 50000; i++) {
    g_autofree char *a = dup_random_text (rand, TRUE);
    g_autofree char *b = dup_random_text (rand, TRUE);
    g_autofree char *c = dup_random_text (rand, TRUE);
    g_autofree char *whole = g_strconcat (a, b, c, NULL);
    g_autofree char *folded = crm_text_fold (whole);
    g_autofree char *again = crm_text_fold (folded);
    g_autofree char *inner = crm_text_fold (b);
    g_autofree char *nfc = g_utf8_normalize (whole, -1, G_NORMALIZE_NFC);
    g_autofree char *nfd = g_utf8_normalize (whole, -1, G_NORMALIZE_NFD);
    g_autofree char *folded_nfc = crm_text_fold (nfc);
    g_autofree char *folded_nfd = crm_text_fold (nfd);

    g_assert_cmpstr (again, ==, folded);
    /* A part of a text is found in it. */
    g_assert_nonnull (strstr (folded, inner));
    g_assert_cmpstr (folded_nfc, ==, folded_nfd);
  }
  g_rand_free (rand);
}

static void
test_fold_appends (void)
{
  g_autoptr (GString) out = g_string_new ("kept ");
  g_autofree char *many = g_strnfill (10000, 'A');

  crm_text_fold_append (out, " É rest", strlen (" É"));
  g_assert_cmpstr (out->str, ==, "kept e");
  crm_text_fold_append (out, many, 10000);
  g_assert_cmpuint (out->len, ==, 10006);
  g_assert_true (g_str_has_suffix (out->str, "aaa"));
  for (gsize n = 0; n < 400; n++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (GString) expected = g_string_new (NULL);
    g_autofree char *folded = NULL;

    /* Every length round the size of any buffer, of every kind of step. */
    for (gsize i = 0; i < n; i++) {
      g_string_append (text, i % 3 == 0 ? "ي" : i % 3 == 1 ? " \u200C" : "ﷺ");
      g_string_append (expected, i % 3 == 0 ? "ی" : i % 3 == 1 ? " " : "صلی الله علیه وسلم");
    }
    if (n % 3 == 2)
      g_string_truncate (expected, expected->len - 1);
    folded = crm_text_fold (text->str);
    g_assert_cmpstr (folded, ==, expected->str);
  }
}

static int
compare_keys (const char *a, const char *b)
{
  g_autoptr (GByteArray) x = g_byte_array_new ();
  g_autoptr (GByteArray) y = g_byte_array_new ();
  gsize n = crm_text_append_sort_key (x, a, -1);
  gsize m = crm_text_append_sort_key (y, b, (gssize) strlen (b));
  int order = 0;

  g_assert_cmpuint (n, ==, x->len);
  g_assert_cmpuint (m, ==, y->len);
  if (MIN (n, m) > 0)
    order = memcmp (x->data, y->data, MIN (n, m));
  return order != 0 ? order : n < m ? -1 : n > m;
}

static void
test_sort_keys (void)
{
  static const char *const order[] = { "",   "آب",  "ادب",   "پسر",   "ژاله",   "کار",
                                       "گل", "یار", "apple", "Apple", "banana", "Zebra" };
  g_autofree char *long_text = g_strnfill (100000, 'b');
  g_autoptr (GByteArray) kept = g_byte_array_new ();

  for (gsize i = 1; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpint (compare_keys (order[i - 1], order[i]), <, 0);
  g_assert_cmpint (compare_keys ("گل", "گل"), ==, 0);
  g_assert_cmpint (compare_keys ("banana", long_text), <, 0);
  g_assert_cmpint (compare_keys (long_text, "c"), <, 0);
  g_assert_cmpint (compare_keys ("a\xFF", "a"), >, 0);
  g_byte_array_append (kept, (const guint8 *) "xy", 2);
  crm_text_append_sort_key (kept, "abc", 1);
  g_assert_true (memcmp (kept->data, "xy", 2) == 0 && kept->len > 2);
}

static gpointer
make_keys (gpointer data)
{
  GByteArray *keys = g_byte_array_new ();

  for (int i = 0; i < 5000; i++) {
    g_autofree char *text = g_strdup_printf ("مشتری %d Kunde", i);
    g_autofree char *folded = crm_text_fold (text);

    crm_text_append_sort_key (keys, text, -1);
    g_byte_array_append (keys, (const guint8 *) folded, (guint) strlen (folded));
  }
  return keys;
}

static void
test_threads (void)
{
  GThread *threads[4];
  GByteArray *expected = make_keys (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("keys", make_keys, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++) {
    GByteArray *keys = g_thread_join (threads[i]);

    g_assert_cmpmem (keys->data, keys->len, expected->data, expected->len);
    g_byte_array_unref (keys);
  }
  g_byte_array_unref (expected);
}

static void
test_ascii_digits (void)
{
  static const struct {
    const char *text, *ascii;
  } cases[] = {
    { "", "" },
    { "abc", "abc" },
    { "۱۲۳", "123" },
    { "٤٥٦", "456" },
    { "۱٬۲۳۴٫۵", "1234.5" },
    { "سال ۱۴۰۵", "سال 1405" },
    { "\xD9", "\xD9" },
    { "\xDB\xB9\xDB", "9\xDB" },
    { "\xFF۷", "\xFF"
               "7" },
  };
  g_autofree char *part = crm_text_dup_ascii_digits ("۱۲۳", 3);

  g_assert_cmpstr (part, ==, "1\xDB");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *ascii = crm_text_dup_ascii_digits (cases[i].text, -1);

    g_assert_cmpstr (ascii, ==, cases[i].ascii);
  }
}

static void
test_printable (void)
{
  static const struct {
    const char *text, *shown;
  } cases[] = {
    { "plain علی\u200Cرضا", "plain علی\u200Cرضا" },
    { "\x1B]0;x\x07", "\\x1B]0;x\\x07" },
    { "a\nb\tc\r", "a\\x0Ab\\x09c\\x0D" },
    { "\xC2\x9B"
      "31m",
      "\\u009B31m" },
    { "\x7F", "\\x7F" },
    { "a\u202Eb\u2069", "a\\u202Eb\\u2069" },
    { "\u2028", "\\u2028" },
    { "\uFEFF", "\\uFEFF" },
    { "\u200E\u2212۵", "\u200E\u2212۵" },
    { "\xFF\xC3", "\\xFF\\xC3" },
    { "<b>", "<b>" },
  };
  GRand *rand = g_rand_new_with_seed (20);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *shown = crm_text_dup_printable (cases[i].text);

    g_assert_cmpstr (shown, ==, cases[i].shown);
  }
  for (int i = 0; i < 20000; i++) {
    g_autofree char *text = dup_random_text (rand, FALSE);
    g_autofree char *shown = crm_text_dup_printable (text);

    g_assert_true (g_utf8_validate (shown, -1, NULL));
    for (const char *at = shown; *at != '\0'; at = g_utf8_next_char (at))
      g_assert_false (g_unichar_iscntrl (g_utf8_get_char (at)));
  }
  g_rand_free (rand);
}

static void
assert_guard (const char *text, gboolean guarded)
{
  g_autofree char *out = crm_text_guard_formula (text);
  g_autofree char *back = crm_text_strip_guard (out);
  g_autofree char *expected = g_strconcat (guarded ? "'" : "", text, NULL);

  g_assert_cmpstr (out, ==, expected);
  g_assert_cmpstr (back, ==, text);
}

static void
test_guard (void)
{
  static const char *const prefixes[] = {
    "=",        "+",       "-",       "@",       "\t",      "\r",      "＝",      "＋",
    "－",       "＠",      " =",      " +",      " -",      " @",      " \t",     "  =",
    "\n=",      "\u00A0=", "\u3000=", "\uFEFF=", "\u200E=", "\u200F-", "\u202A=", "\u2066+",
    "\u200B=",  "'=",      "''=",     "'+",      "'-",      "'@",      "'\t",     "'\r",
    "' =",      "'＝",     "'''@",    "\v=",     "\f=",     " ＝",     "\u2003+", "\u202F-",
    "'\u00A0=", "\n\n@",   "\u061C=", "=cmd|",
  };
  static const char *const harmless[] = { "",   "'",   "''",  "a",    "'a", "' a", "a=1", "1-2",
                                          "(=", "\"=", "علی", "' '=", "!",  "5",   " ",   "\xFF=" };

  g_assert_cmpuint (G_N_ELEMENTS (prefixes), >=, 40);
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++) {
    g_autofree char *text = g_strconcat (prefixes[i], "1+1", NULL);
    g_autofree char *call = g_strconcat (prefixes[i], "HYPERLINK(\"x\")", NULL);

    assert_guard (prefixes[i], TRUE);
    assert_guard (text, TRUE);
    assert_guard (call, TRUE);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (harmless); i++)
    assert_guard (harmless[i], FALSE);
}

static void
test_guard_round_trip (void)
{
  GRand *rand = g_rand_new_with_seed (15);

  for (int i = 0; i < 100000; i++) {
    g_autofree char *text = dup_random_text (rand, FALSE);
    g_autofree char *guarded = crm_text_guard_formula (text);
    g_autofree char *back = crm_text_strip_guard (guarded);

    g_assert_cmpstr (back, ==, text);
    g_assert_null (strchr ("=+-@\t\r", guarded[0] != '\0' ? guarded[0] : 'x'));
  }
  g_rand_free (rand);
}

static void
test_file_names (void)
{
  static const struct {
    const char *text, *name;
  } cases[] = {
    { "Report 2026_1.xlsx", "Report 2026_1.xlsx" },
    { "../../etc/passwd", "passwd" },
    { "C:\\temp\\x.csv", "x.csv" },
    { "..", "unnamed" },
    { "", "unnamed" },
    { "a/", "unnamed" },
    { ".hidden", "hidden" },
    { "-rf", "rf" },
    { "file:name", "file-name" },
    { "<b>bold</b>", "b-" },
    { "گزارش فروش‌ها ۱۴۰۵", "گزارش فروش‌ها ۱۴۰۵" },
    { "a\x1B[31m\u202Eb", "a--31m-b" },
    { "caf\xE9 x", "caf- x" },
    { "name. . ", "name" },
    { "😀", "unnamed" },
    { "a؟b", "a-b" },
  };
  g_autofree char *many = g_strnfill (1 << 20, 'x');
  g_autofree char *cut = crm_text_dup_file_name (many);
  GRand *rand = g_rand_new_with_seed (21);

  g_assert_cmpuint (strlen (cut), ==, 100);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = crm_text_dup_file_name (cases[i].text);

    g_assert_cmpstr (name, ==, cases[i].name);
  }
  for (int i = 0; i < 20000; i++) {
    g_autofree char *text = dup_random_text (rand, FALSE);
    g_autofree char *name = crm_text_dup_file_name (text);

    g_assert_true (g_utf8_validate (name, -1, NULL));
    g_assert_true (*name != '\0' && *name != '.' && *name != '-' && strlen (name) <= 100);
    g_assert_null (strpbrk (name, "/\\:<>|?*\"\n\t\x1B"));
  }
  g_rand_free (rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/normalise", test_normalise);
  g_test_add_func ("/text/long-texts", test_long_texts);
  g_test_add_func ("/text/length", test_length);
  g_test_add_func ("/text/is-normal-agrees", test_is_normal_agrees);
  g_test_add_func ("/text/is-normal-bytes", test_is_normal_bytes);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/fold-every-code-point", test_fold_every_code_point);
  g_test_add_func ("/text/fold-laws", test_fold_laws);
  g_test_add_func ("/text/fold-appends", test_fold_appends);
  g_test_add_func ("/text/sort-keys", test_sort_keys);
  g_test_add_func ("/text/threads", test_threads);
  g_test_add_func ("/text/ascii-digits", test_ascii_digits);
  g_test_add_func ("/text/printable", test_printable);
  g_test_add_func ("/text/guard", test_guard);
  g_test_add_func ("/text/guard-round-trip", test_guard_round_trip);
  g_test_add_func ("/text/file-names", test_file_names);
  return g_test_run ();
}
