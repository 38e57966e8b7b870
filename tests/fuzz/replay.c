/* replay.c: stands in for libFuzzer in the ordinary tests. It feeds a fuzz target every file of a
 * corpus folder, and then a fixed number of seeded mutations of them, so that each run tries the
 * same inputs on every machine and with every compiler. It calls the target and GLib, nothing of
 * the project. An input that crashes or hangs is named by its number; with --only NUMBER --write
 * FILE it is written out, to be kept in the corpus. */
#include <gio/gio.h>
#include <glib.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

enum { MAX_LENGTH = 64 * 1024, HANG_SECONDS = 30 };

/* What the readers under test give a meaning to; a blind flip of bits would seldom write these. */
/* clang-format off */
static const char *const words[] = {
  "\"",         "\"\"",        "\r\n",       "\n",          "\r",      ";",    ",",   "\t",
  "|",          "-",           "(",          ")",           "=",       "<",    ">=",  "~",
  "!=",         " and ",       " or ",       " is empty",   ".",       "/",    "%",   "٫",
  "٬",          "۱۲۳",         "٤٥",         "−",           "\u200c",  "ي",    "ك",   "\u202e",
  "\xef\xbb\xbf", "\xff\xfe",  "\xc3",       "\xf0\x9f",    "1e5",     "nan",  "inf", "0x1",
  "9223372036854775807", "-9223372036854775808", "1403/12/30", "1399/12/30", "14030705",
  "2024-02-29", "31/12/1999",  "00/00/0000", "جمع",         "ریال",    "$",    "'",   "\\",
  "<v>",        "</c>",        "&#x0;",      "_x000D_",     "PK\x03\x04", "SQLite format 3",
};
/* clang-format on */

static volatile sig_atomic_t current;

static void
say_which_input (int number)
{
  char text[64] = "# at input ";
  char digits[16];
  gsize length = strlen (text);
  guint n = 0;
  long rest = current;

  /* Only what may be called from a signal handler. */
  do {
    digits[n++] = (char) ('0' + rest % 10);
    rest /= 10;
  } while (rest > 0 && n < sizeof (digits));
  while (n > 0)
    text[length++] = digits[--n];
  text[length++] = '\n';
  if (write (STDOUT_FILENO, text, length) < 0)
    _exit (3);
  signal (number, SIG_DFL);
  raise (number);
}

static void
watch_signals (void)
{
  signal (SIGABRT, say_which_input);
  signal (SIGALRM, say_which_input);
#ifndef __SANITIZE_ADDRESS__
  signal (SIGSEGV, say_which_input);
  signal (SIGBUS, say_which_input);
  signal (SIGFPE, say_which_input);
#endif
}

static void
free_bytes (gpointer bytes)
{
  g_bytes_unref (bytes);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The files of the folder in the order of their names; an empty text when there are none. */
static GPtrArray *
read_corpus (const char *path)
{
  GPtrArray *corpus = g_ptr_array_new_with_free_func (free_bytes);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GDir *folder = g_dir_open (path, 0, NULL);

  if (folder != NULL) {
    const char *name;

    while ((name = g_dir_read_name (folder)) != NULL)
      g_ptr_array_add (names, g_build_filename (path, name, NULL));
    g_dir_close (folder);
  }
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++) {
    char *contents;
    gsize length;

    if (g_file_get_contents (g_ptr_array_index (names, i), &contents, &length, NULL))
      g_ptr_array_add (corpus, g_bytes_new_take (contents, length));
  }
  if (corpus->len == 0)
    g_ptr_array_add (corpus, g_bytes_new_static ("", 0));
  return corpus;
}

static gsize
pick (GRand *random, gsize limit)
{
  return limit == 0 ? 0 : g_rand_int (random) % limit;
}

/* Puts bytes at a place, over what is there or between. */
static void
put (GByteArray *input, GRand *random, const void *bytes, gsize length)
{
  gsize place = pick (random, input->len + 1);
  gsize over = g_rand_boolean (random) ? MIN (length, input->len - place) : 0;
  g_autoptr (GByteArray) tail = g_byte_array_new ();

  g_byte_array_append (tail, input->data + place + over, (guint) (input->len - place - over));
  g_byte_array_set_size (input, (guint) place);
  g_byte_array_append (input, bytes, (guint) length);
  g_byte_array_append (input, tail->data, tail->len);
}

static void
mutate_once (GByteArray *input, GRand *random, GPtrArray *corpus)
{
  gsize place = pick (random, input->len);
  gsize length = pick (random, MIN (input->len - place, 256) + 1);
  const char *word = words[pick (random, G_N_ELEMENTS (words))];
  guint8 byte = (guint8) g_rand_int (random);
  GBytes *other = g_ptr_array_index (corpus, pick (random, corpus->len));

  switch (pick (random, 8)) {
  case 0:
    if (input->len > 0)
      input->data[place] ^= (guint8) (1 << (byte & 7));
    break;
  case 1:
    if (input->len > 0)
      input->data[place] = byte;
    break;
  case 2:
    g_byte_array_remove_range (input, (guint) place, (guint) length);
    break;
  case 3: {
    g_autofree guint8 *copy = g_memdup2 (input->data + place, length);

    put (input, random, copy, length);
    break;
  }
  case 4:
    g_byte_array_set_size (input, (guint) place);
    break;
  case 5: {
    gsize size;
    const guint8 *bytes = g_bytes_get_data (other, &size);
    gsize from = pick (random, size);

    put (input, random, bytes + from, MIN (size - from, 512));
    break;
  }
  case 6:
    put (input, random, &byte, 1);
    break;
  default:
    put (input, random, word, strlen (word));
    break;
  }
}

/* Input `number` of the series: it depends on the corpus and the number alone. */
static GByteArray *
make_input (GPtrArray *corpus, guint number)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (number * 2654435761U + 8);
  GBytes *seed = g_ptr_array_index (corpus, number % corpus->len);
  GByteArray *input = g_byte_array_new ();
  gsize size;
  const guint8 *bytes = g_bytes_get_data (seed, &size);

  g_byte_array_append (input, bytes, (guint) size);
  /* The first ones are the corpus as it is. */
  if (number >= corpus->len) {
    guint n = 1 + g_rand_int (random) % 6;

    while (n-- > 0)
      mutate_once (input, random, corpus);
    if (input->len > MAX (size, MAX_LENGTH))
      g_byte_array_set_size (input, (guint) MAX (size, MAX_LENGTH));
  }
  return input;
}

static void
feed (GPtrArray *corpus, guint number)
{
  g_autoptr (GByteArray) input = make_input (corpus, number);
  /* An exact copy: reading one byte too far is then seen by the sanitizer. */
  g_autofree guint8 *exact = g_memdup2 (input->data, input->len);

  current = (sig_atomic_t) number;
  alarm (HANG_SECONDS);
  LLVMFuzzerTestOneInput (exact != NULL ? exact : (const guint8 *) "", input->len);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *write_to = NULL;
  int runs = 1000;
  int only = -1;
  GOptionEntry options[] = {
    { "corpus", 0, 0, G_OPTION_ARG_FILENAME, &folder, "Folder of inputs to start from", "FOLDER" },
    { "runs", 0, 0, G_OPTION_ARG_INT, &runs, "Mutations to try", "NUMBER" },
    { "only", 0, 0, G_OPTION_ARG_INT, &only, "Feed this input alone", "NUMBER" },
    { "write", 0, 0, G_OPTION_ARG_FILENAME, &write_to, "Write that input to a file", "FILE" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) corpus = NULL;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error)) {
    g_printerr ("%s\n", error->message);
    return 2;
  }
  corpus = read_corpus (folder != NULL ? folder : "");
  if (only >= 0) {
    if (write_to != NULL) {
      g_autoptr (GByteArray) input = make_input (corpus, (guint) only);

      if (!g_file_set_contents (write_to, (char *) input->data, input->len, &error)) {
        g_printerr ("%s\n", error->message);
        return 3;
      }
    }
    feed (corpus, (guint) only);
    return 0;
  }

  watch_signals ();
  g_print ("1..2\n");
  for (guint i = 0; i < corpus->len; i++)
    feed (corpus, i);
  g_print ("ok 1 the %u inputs of the corpus\n", corpus->len);
  for (guint i = 0; i < (guint) runs; i++)
    feed (corpus, corpus->len + i);
  g_print ("ok 2 %d mutations of them\n", runs);
  return 0;
}
