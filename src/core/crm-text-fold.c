/* crm-text-fold.c: the folded form that search compares. Folding goes character by character and
 * looks at no neighbour (but for runs of blanks), so that what a word folds to is found inside what
 * a text holding that word folds to. ICU says what a character is; a table of its answers for the
 * first 2,048 code points, filled once, makes it fast. */
#include "crm-text.h"

#include "crm-utf8.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#define N_FAST 0x800
#define N_BYTES 3
#define SLOW 0xFF
#define MAX_EXPANSION 64 /* U+FDFA, the longest, is 18 letters */

/* What one code point folds to; SLOW in `n` when it does not fit. A blank shows as ' '. */
typedef struct {
  guint8 n;
  char bytes[N_BYTES];
} Entry;

typedef struct {
  gunichar from;
  const char *to;
} Replacement;

/* clang-format off */
/* What Unicode does not decompose, or decomposes to a letter that Persian writes otherwise. */
static const Replacement replacements[] = {
  { 0x00E6, "ae" }, { 0x00F8, "o" }, { 0x0111, "d" }, { 0x0127, "h" }, { 0x0131, "i" },
  { 0x0142, "l" }, { 0x0153, "oe" }, { 0x0167, "t" },
  { 0x0629, "ه" }, { 0x0643, "ک" }, { 0x0649, "ی" }, { 0x064A, "ی" }, { 0x066B, "." },
  { 0x066C, "," }, { 0x0671, "ا" }, { 0x06AA, "ک" }, { 0x06BE, "ه" }, { 0x06C1, "ه" },
  { 0x06C3, "ه" }, { 0x06D5, "ه" },
};
/* clang-format on */

/* Marks that a search does not ask for: Arabic and Hebrew points, accents above and below, strokes
 * laid over. What carries the syllable in other scripts (virama, nukta, vowel signs) stays. */
static gboolean
is_dropped (UChar32 c)
{
  int type = u_charType (c);
  int class;

  if (type == U_FORMAT_CHAR || type == U_CONTROL_CHAR || c == 0x0640 /* tatweel */)
    return TRUE;
  if (type != U_NON_SPACING_MARK && type != U_ENCLOSING_MARK)
    return FALSE;
  if (u_hasBinaryProperty (c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || type == U_ENCLOSING_MARK)
    return TRUE;
  class = u_getCombiningClass (c);
  return class == 1 || (class >= 10 && class <= 36) || class >= 200;
}

static int32_t
append_utf8 (UChar32 *out, int32_t n, const char *text)
{
  for (; *text != '\0' && n < MAX_EXPANSION; text = g_utf8_next_char (text))
    out[n++] = (UChar32) g_utf8_get_char (text);
  return n;
}

/* One code point, already decomposed and case-folded, to what stands for it. */
static int32_t
append_simple (UChar32 *out, int32_t n, UChar32 c)
{
  if (n == MAX_EXPANSION)
    return n;
  if (crm_utf8_is_blank ((gunichar) c) || c == 0x200C || c == 0x200B) {
    out[n] = ' ';
    return n + 1;
  }
  if (is_dropped (c))
    return n;
  if (u_charType (c) == U_DECIMAL_DIGIT_NUMBER) {
    out[n] = '0' + u_charDigitValue (c);
    return n + 1;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (replacements); i++)
    if (replacements[i].from == (gunichar) c)
      return append_utf8 (out, n, replacements[i].to);
  out[n] = c;
  return n + 1;
}

/* Decomposes, folds case and replaces one code point; returns how many come out. What comes out
 * folds to itself, which the tests show for every code point. */
static int32_t
fold_code_point (UChar32 c, UChar32 out[MAX_EXPANSION])
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfkd = unorm2_getNFKDInstance (&status);
  UChar parts[MAX_EXPANSION], folded[2 * MAX_EXPANSION];
  int32_t n_parts = unorm2_getDecomposition (nfkd, c, parts, MAX_EXPANSION, &status);
  int32_t n_folded, n = 0;

  if (n_parts < 0) {
    n_parts = 0;
    U16_APPEND_UNSAFE (parts, n_parts, c);
  }
  n_folded =
      u_strFoldCase (folded, G_N_ELEMENTS (folded), parts, n_parts, U_FOLD_CASE_DEFAULT, &status);
  if (U_FAILURE (status))
    return 0;
  for (int32_t i = 0; i < n_folded;) {
    UChar32 part;

    U16_NEXT (folded, i, n_folded, part);
    n = append_simple (out, n, part);
  }
  return n;
}

static void
fill_entry (Entry *entry, UChar32 c)
{
  UChar32 folded[MAX_EXPANSION];
  int32_t n = fold_code_point (c, folded);
  int used = 0;

  entry->n = SLOW;
  for (int32_t i = 0; i < n; i++) {
    char utf8[6];
    int width = g_unichar_to_utf8 ((gunichar) folded[i], utf8);

    /* Blanks inside an expansion must meet the rule for runs of blanks: the slow way does that. */
    if (used + width > N_BYTES || (folded[i] == ' ' && n > 1))
      return;
    memcpy (entry->bytes + used, utf8, (gsize) width);
    used += width;
  }
  entry->n = (guint8) used;
}

/* Read-only once filled, shared by all threads for the life of the program. */
static const Entry *
get_table (void)
{
  static Entry table[N_FAST];
  static gsize once = 0;

  if (g_once_init_enter (&once)) {
    for (UChar32 c = 0; c < N_FAST; c++)
      fill_entry (&table[c], c);
    g_once_init_leave (&once, 1);
  }
  return table;
}

/* Collects output in a small buffer, and blanks until something follows. */
typedef struct {
  GString *out;
  char *to; /* the next free byte of buffer */
  gboolean any, blank;
  char buffer[256];
} Writer;

/* Room for a blank and an entry or a code point. */
#define WRITER_SLACK 8

static inline void
writer_flush (Writer *self)
{
  g_string_append_len (self->out, self->buffer, self->to - self->buffer);
  self->to = self->buffer;
}

static inline void
writer_put (Writer *self, const char *bytes, gsize n)
{
  char *to = self->to;

  if (self->blank && self->any)
    *to++ = ' ';
  for (gsize i = 0; i < n; i++)
    *to++ = bytes[i];
  self->to = to;
  self->blank = FALSE;
  self->any = TRUE;
  if (to > self->buffer + sizeof self->buffer - WRITER_SLACK)
    writer_flush (self);
}

static void
writer_put_slowly (Writer *self, gunichar c)
{
  UChar32 folded[MAX_EXPANSION];
  int32_t n = fold_code_point (c == CRM_UTF8_BAD ? 0xFFFD : (UChar32) c, folded);

  for (int32_t i = 0; i < n; i++) {
    char utf8[6];

    if (folded[i] == ' ')
      self->blank = TRUE;
    else
      writer_put (self, utf8, (gsize) g_unichar_to_utf8 ((gunichar) folded[i], utf8));
  }
}

static void
writer_put_code_point (Writer *self, const Entry *table, gunichar c)
{
  const Entry *entry;

  if (c == 0x200C) {
    self->blank = TRUE;
    return;
  }
  if (c >= N_FAST || table[c].n == SLOW) {
    writer_put_slowly (self, c);
    return;
  }
  entry = &table[c];
  if (entry->n == 1 && entry->bytes[0] == ' ')
    self->blank = TRUE;
  else if (entry->n > 0)
    writer_put (self, entry->bytes, entry->n);
}

/* Copies printable ASCII other than blanks, in lower case, up to the first byte that is neither or
 * to the end of the buffer's room. */
static inline const guchar *
writer_put_ascii (Writer *self, const guchar *at, const guchar *end)
{
  char *to = self->to;
  char *limit = self->buffer + sizeof self->buffer - WRITER_SLACK;

  if (self->blank && self->any)
    *to++ = ' ';
  while (at<end && * at> ' ' && *at < 0x7F && to <= limit) {
    *to++ = g_ascii_tolower ((char) *at++);
  }
  self->to = to;
  self->blank = FALSE;
  self->any = TRUE;
  if (to > limit)
    writer_flush (self);
  return at;
}

void
crm_text_fold_append (GString *out, const char *text, gsize length)
{
  const Entry *table = get_table ();
  const guchar *at = (const guchar *) text;
  const guchar *end = at + length;
  Writer writer;

  writer.out = out;
  writer.to = writer.buffer;
  writer.any = writer.blank = FALSE;
  while (at < end) {
    if (*at > ' ' && *at < 0x7F)
      at = writer_put_ascii (&writer, at, end);
    else
      writer_put_code_point (&writer, table, crm_utf8_next (&at, end));
  }
  writer_flush (&writer);
}

char *
crm_text_fold (const char *text)
{
  gsize length = strlen (text);
  GString *out = g_string_sized_new (length + 1);

  crm_text_fold_append (out, text, length);
  return g_string_free (out, FALSE);
}

/* 0: dropped. */
static gunichar
settle_letter (gunichar c)
{
  if (c >= 0x0660 && c <= 0x0669)
    return '0' + (c - 0x0660);
  if (c >= 0x06F0 && c <= 0x06F9)
    return '0' + (c - 0x06F0);
  switch (c) {
  case 0x0649:
  case 0x064A:
    return 0x06CC; /* ى, ي to ی */
  case 0x0643:
    return 0x06A9; /* ك to ک */
  case 0x200C:
    return ' ';
  case 0x0640:
  case 0x200B:
  case 0x200E:
  case 0x200F:
    return 0;
  default:
    return c;
  }
}

gboolean
crm_text_append_key (GString *out, const char *text)
{
  const guchar *at = (const guchar *) text;
  const guchar *end = at + strlen (text);
  gboolean changed = FALSE;

  while (at < end) {
    const guchar *start = at;
    gunichar c = crm_utf8_next (&at, end);
    gunichar settled = settle_letter (c);

    if (settled == c)
      g_string_append_len (out, (const char *) start, at - start);
    else if (settled != 0)
      g_string_append_unichar (out, settled);
    changed |= settled != c;
  }
  return changed;
}
