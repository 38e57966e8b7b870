/* crm-encoding.c: byte order marks, the UTF-8 survey, the guess, and decoding through iconv.
 * Bytes that iconv refuses are kept as 0xFF, which is never UTF-8, so that the reader of rows
 * can say which row they spoil. It must not print and must not guess where the caller named an
 * encoding. */
#include "crm-encoding.h"

#include "crm-error.h"
#include "crm-i18n.h"
#include "crm-source-file.h"
#include "crm-text.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <uchardet.h>
#include <unicode/ucnv.h>

#define HEAD_BYTES 65536          /* what guesses other than UTF-8 look at */
#define HIGH_BYTES 65536          /* bytes over 127 that the legacy guess looks at */
#define CHUNK_BYTES (1024 * 1024) /* between two looks at the cancellable */
#define SURVEY_BYTES (8 * CHUNK_BYTES)

typedef struct {
  const char *bytes;
  gsize length;
  const char *name;
} Mark;

static const Mark byte_order_marks[] = {
  { "\xEF\xBB\xBF", 3, "UTF-8" },        { "\xFF\xFE\x00\x00", 4, "UTF-32LE" },
  { "\x00\x00\xFE\xFF", 4, "UTF-32BE" }, { "\xFF\xFE", 2, "UTF-16LE" },
  { "\xFE\xFF", 2, "UTF-16BE" },
};

static const Mark *
find_mark (const char *bytes, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (byte_order_marks); i++) {
    const Mark *mark = &byte_order_marks[i];
    if (length >= mark->length && memcmp (bytes, mark->bytes, mark->length) == 0)
      return mark;
  }
  return NULL;
}

/* Steps over ASCII that holds no NUL, thirty-two bytes at a time. */
static gsize
skip_plain (const guint8 *bytes, gsize at, gsize length)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 tops = G_GUINT64_CONSTANT (0x8080808080808080);

  while (length - at >= 32) {
    guint64 w[4];
    memcpy (w, bytes + at, sizeof w);
    guint64 odd = (w[0] | (w[0] - ones)) | (w[1] | (w[1] - ones)) | (w[2] | (w[2] - ones)) |
                  (w[3] | (w[3] - ones));
    if ((odd & tops) != 0)
      break;
    at += 32;
  }
  while (at < length && bytes[at] != 0 && bytes[at] < 0x80)
    at++;
  return at;
}

static inline gboolean
is_continuation (guint8 byte)
{
  return (byte & 0xC0) == 0x80;
}

/* Bytes of the valid character of two bytes or more at p, 0 when there is none. */
static inline guint
measure_wide (const guint8 *p, gsize left)
{
  if (p[0] >= 0xC2 && p[0] <= 0xDF)
    return left >= 2 && is_continuation (p[1]) ? 2 : 0;
  if (p[0] >= 0xE1 && p[0] <= 0xEC)
    return left >= 3 && is_continuation (p[1]) && is_continuation (p[2]) ? 3 : 0;

  gunichar c = g_utf8_get_char_validated ((const char *) p, (gssize) MIN (left, 4));
  return c >= 0x110000 ? 0 : (guint) g_unichar_to_utf8 (c, NULL);
}

void
crm_utf8_survey (const char *bytes, gsize length, CrmUtf8Survey *out)
{
  const guint8 *p = (const guint8 *) bytes;
  gsize at = 0;

  memset (out, 0, sizeof *out);
  while (at < length) {
    /* Most text is either all ASCII or, as Persian is, runs of two-byte letters. */
    while (length - at >= 2 && p[at] >= 0xC2 && p[at] <= 0xDF && is_continuation (p[at + 1])) {
      out->wide++;
      at += 2;
    }
    if (at < length && p[at] < 0x80) {
      if (p[at] == 0)
        out->nuls++;
      at++;
      if (at + 1 < length && p[at] < 0x80 && p[at + 1] < 0x80)
        at = skip_plain (p, at, length);
    } else if (at < length) {
      guint n = measure_wide (p + at, length - at);
      if (n > 0)
        out->wide++;
      else
        out->broken++;
      at += MAX (n, 1);
    }
  }
}

/* Surveys in chunks, so that a big file can be left at any moment. Chunks end before a
 * character. */
static gboolean
survey_all (const char *bytes, gsize length, GCancellable *cancellable, CrmUtf8Survey *out)
{
  gsize at = 0;

  memset (out, 0, sizeof *out);
  while (at < length) {
    CrmUtf8Survey part;
    gsize end = MIN (length - at, SURVEY_BYTES) + at;
    if (g_cancellable_is_cancelled (cancellable))
      return FALSE;
    for (int i = 0; i < 3 && end < length && is_continuation ((guint8) bytes[end]); i++)
      end--;
    crm_utf8_survey (bytes + at, end - at, &part);
    out->wide += part.wide;
    out->broken += part.broken;
    out->nuls += part.nuls;
    at = end;
  }
  return TRUE;
}

/* How many code units of the head would be ordinary characters, were it UTF-16 of this order. */
static gboolean
seems_utf16 (const char *bytes, gsize length, gboolean big)
{
  gsize n = MIN (length, HEAD_BYTES) / 2;
  gsize ordinary = 0, ascii = 0;

  for (gsize i = 0; i < n; i++) {
    guint a = (guint8) bytes[2 * i], b = (guint8) bytes[2 * i + 1];
    guint unit = big ? a << 8 | b : b << 8 | a;
    gboolean plain = (unit >= 0x20 && unit < 0x7F) || unit == '\t' || unit == '\n' || unit == '\r';
    ascii += plain;
    ordinary += plain || (unit >= 0xA0 && unit < 0x700) || (unit >= 0x2000 && unit < 0x2070) ||
                (unit >= 0xFB50 && unit < 0xFEFF) || (unit >= 0xD800 && unit < 0xE000);
  }
  return n > 0 && ordinary * 20 >= n * 19 && ascii * 50 >= n;
}

/* Control characters do not occur in tables; a few are a damaged file, many are no text. */
static gboolean
seems_binary (const char *bytes, gsize length)
{
  gsize n = MIN (length, HEAD_BYTES);
  gsize controls = 0;

  for (gsize i = 0; i < n; i++) {
    guint8 c = (guint8) bytes[i];
    controls += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1A;
  }
  return controls > 2 && controls * 20 > n;
}

/* What the bytes over 127 look like among their neighbours. */
typedef struct {
  guint64 high;   /* bytes over 127 */
  guint64 arabic; /* of these: letters of Windows-1256, with another such letter beside them */
  guint64
      western; /* of these: what Western texts in Windows-1252 use, not amid other such letters */
} LegacySurvey;

static gboolean
is_arabic_1256 (guint8 c)
{
  if (c >= 0xC0 && c <= 0xE6)
    return c != 0xD7 && c != 0xE0 && c != 0xE2;
  return c == 0xEC || c == 0xED || c == 0x81 || c == 0x8D || c == 0x8E || c == 0x90 || c == 0x98 ||
         c == 0x8A || c == 0x8F || c == 0x9D || c == 0xAA || c == 0xF0 || c == 0xF3;
}

static gboolean
is_western_1252 (guint8 c)
{
  static const char common[] =
      "\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99\x9C\x8C\xA0\xA1\xA3"
      "\xA7\xA9\xAB\xAE\xB0\xB2\xB4\xB5\xB7\xBA\xAA\xBB\xBF\xBD\xBC"
      "\xC0\xC1\xC2\xC3\xC4\xC5\xC6\xC7\xC8\xC9\xCA\xCB\xCD\xCE\xD1\xD3\xD4"
      "\xD5\xD6\xD8\xDA\xDC\xDF\xE0\xE1\xE2\xE3\xE4\xE5\xE6\xE7\xE8\xE9\xEA"
      "\xEB\xED\xEE\xEF\xF1\xF2\xF3\xF4\xF5\xF6\xF8\xF9\xFA\xFB\xFC";

  return strchr (common, (char) c) != NULL;
}

static void
survey_legacy (const char *bytes, gsize length, LegacySurvey *out)
{
  memset (out, 0, sizeof *out);
  for (gsize i = 0; i < length && out->high < HIGH_BYTES; i++) {
    guint8 c = (guint8) bytes[i];
    if (c < 0x80)
      continue;
    guint8 before = i > 0 ? (guint8) bytes[i - 1] : 0;
    guint8 after = i + 1 < length ? (guint8) bytes[i + 1] : 0;
    out->high++;
    out->arabic += is_arabic_1256 (c) && (is_arabic_1256 (before) || is_arabic_1256 (after));
    out->western += is_western_1252 (c) && (before < 0xC0 || after < 0xC0);
  }
}

/* The lines that hold bytes over 127, up to a bound: what uchardet needs, and no more. */
static char *
ask_uchardet (const char *bytes, gsize length)
{
  uchardet_t detector = uchardet_new ();
  gsize at = 0, fed = 0;

  while (at < length && fed < 4 * HEAD_BYTES) {
    const char *end = memchr (bytes + at, '\n', length - at);
    gsize n = end != NULL ? (gsize) (end - bytes) + 1 - at : length - at;
    gsize plain = skip_plain ((const guint8 *) bytes, at, at + n);
    if (plain < at + n) {
      gsize take = MIN (n, HEAD_BYTES);
      if (uchardet_handle_data (detector, bytes + at, take) != 0)
        break;
      fed += take;
    }
    at += n;
  }
  uchardet_data_end (detector);
  char *name = g_strdup (uchardet_get_charset (detector));
  uchardet_delete (detector);
  return name;
}

/* Between the one-byte encodings. Persian and Arabic letters stand in runs, Western accents alone
 * among ASCII letters; only what is neither is left to uchardet, which is weak on short texts. */
static char *
guess_legacy (const char *bytes, gsize length)
{
  LegacySurvey survey;

  survey_legacy (bytes, length, &survey);
  if (survey.arabic * 10 >= survey.high * 7)
    return g_strdup ("windows-1256");
  if (survey.western * 20 >= survey.high * 19)
    return g_strdup ("windows-1252");

  g_autofree char *name = ask_uchardet (bytes, length);
  if (name != NULL && *name != '\0' && g_ascii_strcasecmp (name, "ASCII") != 0 &&
      g_ascii_strcasecmp (name, "UTF-8") != 0) {
    iconv_t probe = iconv_open ("UTF-8", name);
    if (probe != (iconv_t) -1) {
      iconv_close (probe);
      /* What calls itself Latin-1 is in practice Windows-1252, which holds all of it. */
      if (g_ascii_strcasecmp (name, "ISO-8859-1") == 0)
        return g_strdup ("windows-1252");
      return g_steal_pointer (&name);
    }
  }
  return g_strdup (survey.arabic > survey.western ? "windows-1256" : "windows-1252");
}

/* A few bad bytes in a file that is otherwise UTF-8 are its rows' fault, not its encoding's. */
static gboolean
is_mostly_utf8 (const CrmUtf8Survey *survey)
{
  return survey->broken == 0 || survey->broken * 4 <= survey->wide;
}

static char *
guess_after_survey (const char *bytes, gsize length, const CrmUtf8Survey *survey)
{
  if (survey->nuls > 0 || survey->broken > 0) {
    gboolean little = seems_utf16 (bytes, length, FALSE);
    gboolean big = seems_utf16 (bytes, length, TRUE);
    if (little != big)
      return g_strdup (little ? "UTF-16LE" : "UTF-16BE");
  }
  if (seems_binary (bytes, length))
    return NULL;
  if (is_mostly_utf8 (survey))
    return g_strdup ("UTF-8");
  return guess_legacy (bytes, length);
}

char *
crm_encoding_guess (const char *bytes, gsize length, gboolean *marked)
{
  const Mark *mark = find_mark (bytes, length);
  CrmUtf8Survey survey;

  *marked = mark != NULL;
  if (mark != NULL)
    return g_strdup (mark->name);
  crm_utf8_survey (bytes, length, &survey);
  return guess_after_survey (bytes, length, &survey);
}

static gboolean
set_cancelled (GError **error)
{
  g_set_error_literal (error, CRM_ERROR, CRM_ERROR_CANCELLED,
                       _ ("Reading was stopped. Nothing was kept."));
  return FALSE;
}

static gboolean
set_no_memory (GError **error)
{
  g_set_error_literal (
      error, CRM_ERROR, CRM_ERROR_FAILED,
      _ ("There is not enough memory to decode this file. Save it as UTF-8 and read "
         "that."));
  return FALSE;
}

/* A growing buffer that fails instead of ending the process: files may be gigabytes. */
static gboolean
grow (CrmDecoded *out, gsize *size, gsize need, GError **error)
{
  if (*size - out->length >= need)
    return TRUE;

  gsize wanted = MAX (*size + *size / 2, out->length + need);
  if (wanted > CRM_SOURCE_FILE_MAX_BYTES + need)
    return set_no_memory (error);
  char *larger = g_try_realloc (out->owned, wanted);
  if (larger == NULL)
    return set_no_memory (error);
  out->owned = larger;
  *size = wanted;
  return TRUE;
}

static gboolean
decode_with (iconv_t converter, gsize unit, const char *bytes, gsize length,
             GCancellable *cancellable, CrmDecoded *out, GError **error)
{
  char *in = (char *) bytes;
  gsize left = length, size = 0;

  while (left > 0) {
    gsize chunk = MIN (left, CHUNK_BYTES), asked = chunk;
    if (g_cancellable_is_cancelled (cancellable))
      return set_cancelled (error);
    if (!grow (out, &size, 4 * chunk + 16, error))
      return FALSE;
    char *to = out->owned + out->length;
    gsize room = size - out->length;
    gsize result = iconv (converter, &in, &chunk, &to, &room);
    int code = errno;
    out->length = size - room;
    left -= asked - chunk;
    gboolean cut = result == (gsize) -1 && code == EINVAL && left > chunk;
    if (result == (gsize) -1 && code != E2BIG && !cut) {
      gsize skip = MIN (unit, left);
      out->owned[out->length++] = (char) 0xFF;
      out->broken = TRUE;
      in += skip;
      left -= skip;
    }
  }

  /* Some converters hold the last character back in case an accent follows. */
  if (!grow (out, &size, 16, error))
    return FALSE;
  char *to = out->owned + out->length;
  gsize room = size - out->length;
  iconv (converter, NULL, NULL, &to, &room);
  out->length = size - room;
  out->text = out->owned;
  return TRUE;
}

/* iconv knows few spellings of a name; ICU's list of aliases knows the others (MacRoman, latin-1,
 * CP-1256). The converter of a name of the same encoding that iconv does know. */
static iconv_t
open_by_alias (const char *name)
{
  static const char *const standards[] = { "IANA", "MIME" };
  iconv_t converter = (iconv_t) -1;

  for (guint i = 0; i < G_N_ELEMENTS (standards) && converter == (iconv_t) -1; i++) {
    UErrorCode status = U_ZERO_ERROR;
    const char *known = ucnv_getStandardName (name, standards[i], &status);
    if (known != NULL && U_SUCCESS (status))
      converter = iconv_open ("UTF-8", known);
  }
  return converter;
}

static gboolean
decode_foreign (const char *bytes, gsize length, GCancellable *cancellable, CrmDecoded *out,
                GError **error)
{
  iconv_t converter = iconv_open ("UTF-8", out->name);

  if (converter == (iconv_t) -1)
    converter = open_by_alias (out->name);
  if (converter == (iconv_t) -1) {
    g_autofree char *shown = crm_text_dup_printable (out->name);
    g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                 _ ("There is no encoding “%s”. Use a name such as UTF-8, UTF-16, windows-1252 or "
                    "windows-1256."),
                 shown);
    return FALSE;
  }
  gsize unit = g_ascii_strncasecmp (out->name, "UTF-16", 6) == 0   ? 2
               : g_ascii_strncasecmp (out->name, "UTF-32", 6) == 0 ? 4
                                                                   : 1;
  gboolean ok = decode_with (converter, unit, bytes, length, cancellable, out, error);
  iconv_close (converter);
  if (ok && out->length > 0 && memchr (out->text, '\0', out->length) != NULL)
    out->broken = TRUE;
  return ok;
}

static gboolean
is_utf8_name (const char *name)
{
  return g_ascii_strcasecmp (name, "UTF-8") == 0 || g_ascii_strcasecmp (name, "UTF8") == 0 ||
         g_ascii_strcasecmp (name, "UTF-8-SIG") == 0 || g_ascii_strcasecmp (name, "CP65001") == 0;
}

/* UTF-16 without an order: what the file's mark says, else what its NULs say. */
static char *
resolve_name (const char *encoding, const char *bytes, gsize length)
{
  if (is_utf8_name (encoding))
    return g_strdup ("UTF-8");
  if (g_ascii_strcasecmp (encoding, "UTF-16") == 0 || g_ascii_strcasecmp (encoding, "UTF16") == 0) {
    const Mark *mark = find_mark (bytes, length);
    if (mark != NULL && g_str_has_prefix (mark->name, "UTF-16"))
      return g_strdup (mark->name);
    return g_strdup (seems_utf16 (bytes, length, TRUE) && !seems_utf16 (bytes, length, FALSE)
                         ? "UTF-16BE"
                         : "UTF-16LE");
  }
  return g_strdup (encoding);
}

gboolean
crm_encoding_decode (const char *bytes, gsize length, const char *encoding,
                     GCancellable *cancellable, CrmDecoded *out, GError **error)
{
  const Mark *mark = find_mark (bytes, length);
  CrmUtf8Survey survey;

  memset (out, 0, sizeof *out);
  out->guessed = encoding == NULL && mark == NULL;
  if (encoding != NULL) {
    out->name = resolve_name (encoding, bytes, length);
  } else if (mark != NULL) {
    out->name = g_strdup (mark->name);
  } else {
    if (!survey_all (bytes, length, cancellable, &survey))
      return set_cancelled (error);
    out->name = guess_after_survey (bytes, length, &survey);
  }
  if (out->name == NULL) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_FOREIGN,
                         _ ("This file is not text and not a workbook. Tables are read as .xlsx or "
                            "CSV."));
    return FALSE;
  }
  if (mark != NULL && g_ascii_strcasecmp (mark->name, out->name) == 0) {
    bytes += mark->length;
    length -= mark->length;
  }
  if (!is_utf8_name (out->name)) {
    if (decode_foreign (bytes, length, cancellable, out, error))
      return TRUE;
    crm_decoded_clear (out);
    return FALSE;
  }
  if (!out->guessed && !survey_all (bytes, length, cancellable, &survey)) {
    crm_decoded_clear (out);
    return set_cancelled (error);
  }
  out->text = bytes;
  out->length = length;
  out->broken = survey.broken > 0 || survey.nuls > 0;
  return TRUE;
}

void
crm_decoded_clear (CrmDecoded *self)
{
  g_clear_pointer (&self->owned, g_free);
  g_clear_pointer (&self->name, g_free);
  self->text = NULL;
  self->length = 0;
}
