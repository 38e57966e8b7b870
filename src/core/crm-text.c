/* crm-text.c: what text may come in (rule R-8), its sort key and its ASCII digits. ICU does
 * normalisation and collation; the loops here only spare it the texts that need neither. It knows
 * nothing of records and writes nothing out (crm-text-safe.c does, crm-text-fold.c searches). */
#include "crm-text.h"

#include "crm-error.h"
#include "crm-i18n.h"
#include "crm-utf8.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#define MAX_BIDI_DEPTH 32

typedef enum {
  FAULT_NONE,
  FAULT_ENCODING,
  FAULT_CONTROL,
  FAULT_LINE_BREAK,
  FAULT_NOT_A_CHARACTER,
  FAULT_OVERRIDE,
  FAULT_UNPAIRED
} Fault;

typedef struct {
  Fault fault;
  gunichar culprit;
  gboolean rewrite_breaks; /* CR, U+2028, U+2029 are there, to become LF */
  gboolean maybe_not_nfc;  /* a character was met that may change under NFC */
} Scan;

typedef struct {
  guint depth;
  gunichar open[MAX_BIDI_DEPTH];
} BidiStack;

/* Code points that neither change under NFC nor join or pass their neighbours. The ranges are the
 * ones that fill our texts; the rest is asked of ICU. */
static inline gboolean
is_inert_under_nfc (gunichar c)
{
  if (c < 0x300)
    return TRUE;
  if ((c >= 0x0620 && c <= 0x064A) || (c >= 0x0660 && c <= 0x066F) ||
      (c >= 0x0671 && c <= 0x06D5) || (c >= 0x06F0 && c <= 0x06FF) || c == 0x200C)
    return TRUE;
  return u_getCombiningClass ((UChar32) c) == 0 &&
         u_getIntPropertyValue ((UChar32) c, UCHAR_NFC_QUICK_CHECK) == UNORM_YES;
}

/* Pairs must close inside the text: one left open would reorder whatever is shown after it, one
 * too many would end the isolation that we put round it. */
static Fault
follow_bidi (BidiStack *stack, gunichar c)
{
  switch (c) {
  case 0x202D:
  case 0x202E:
    return FAULT_OVERRIDE;
  case 0x202A:
  case 0x202B:
  case 0x2066:
  case 0x2067:
  case 0x2068:
    if (stack->depth == MAX_BIDI_DEPTH)
      return FAULT_UNPAIRED;
    stack->open[stack->depth++] = c;
    return FAULT_NONE;
  case 0x202C:
  case 0x2069:
    if (stack->depth == 0 || (c == 0x2069) != (stack->open[stack->depth - 1] >= 0x2066))
      return FAULT_UNPAIRED;
    stack->depth--;
    return FAULT_NONE;
  default:
    return FAULT_NONE;
  }
}

static Fault
judge (gunichar c, gboolean multiline, Scan *scan, BidiStack *stack)
{
  if (c == CRM_UTF8_BAD)
    return FAULT_ENCODING;
  if (c == '\r' || c == '\n' || c == 0x2028 || c == 0x2029) {
    if (!multiline)
      return FAULT_LINE_BREAK;
    scan->rewrite_breaks |= c != '\n';
    return FAULT_NONE;
  }
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F))
    return multiline && c == '\t' ? FAULT_NONE : FAULT_CONTROL;
  if ((c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF))
    return FAULT_NOT_A_CHARACTER;
  scan->maybe_not_nfc |= !is_inert_under_nfc (c);
  return c >= 0x202A && c <= 0x2069 ? follow_bidi (stack, c) : FAULT_NONE;
}

/* Looks at every character once, up to the first that may not come in. */
static Scan
scan_text (const guchar *text, gsize length, gboolean multiline)
{
  const guchar *at = text;
  const guchar *end = text + length;
  Scan scan = { FAULT_NONE };
  BidiStack stack = { 0 };

  while (at < end) {
    gunichar c;

    if (*at >= 0x20 && *at < 0x7F) {
      at++;
      continue;
    }
    c = crm_utf8_next (&at, end);
    scan.fault = judge (c, multiline, &scan, &stack);
    if (scan.fault != FAULT_NONE) {
      scan.culprit = c;
      return scan;
    }
  }
  if (stack.depth > 0) {
    scan.fault = FAULT_UNPAIRED;
    scan.culprit = stack.open[stack.depth - 1];
  }
  return scan;
}

static gboolean
is_nfc (const char *text, gsize length)
{
  UChar stack_buffer[512];
  g_autofree UChar *heap_buffer = NULL;
  UChar *buffer = stack_buffer;
  int32_t n = 0;
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance (&status);
  UBool normal;

  if (length > G_N_ELEMENTS (stack_buffer))
    buffer = heap_buffer = g_new (UChar, length);
  u_strFromUTF8 (buffer, (int32_t) MAX (length, G_N_ELEMENTS (stack_buffer)), &n, text,
                 (int32_t) length, &status);
  normal = unorm2_isNormalized (nfc, buffer, n, &status);
  return U_SUCCESS (status) && normal;
}

/* The last code point of a text, CRM_UTF8_BAD when its end is not valid. *start: where it
 * begins. */
static gunichar
last_code_point (const guchar *text, const guchar *end, const guchar **start)
{
  const guchar *at = end - 1;
  const guchar *after;
  gunichar c;

  while (at > text && end - at < 4 && (*at & 0xC0) == 0x80)
    at--;
  after = at;
  c = crm_utf8_next (&after, end);
  *start = at;
  return after == end ? c : CRM_UTF8_BAD;
}

static void
trim_blanks (const guchar **text, gsize *length)
{
  const guchar *at = *text;
  const guchar *end = at + *length;

  while (at < end) {
    const guchar *after = at;

    if (!crm_utf8_is_blank (crm_utf8_next (&after, end)))
      break;
    at = after;
  }
  while (at < end) {
    const guchar *start;

    if (!crm_utf8_is_blank (last_code_point (at, end, &start)))
      break;
    end = start;
  }
  *text = at;
  *length = (gsize) (end - at);
}

/* Eight bytes at a time: TRUE when all are printable ASCII. */
static inline gboolean
is_printable_ascii (const guchar *text, gsize length)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 highs = ones << 7;
  guint64 bad = 0;
  gsize i = 0;

  /* Adding 1 carries 0x7F into the high bit; a byte below 0x20 loses bits 5 and 6. */
  for (; i + 8 <= length; i += 8) {
    guint64 word;

    memcpy (&word, text + i, 8);
    bad |= word | (word + ones) | ~((word << 1) | (word << 2));
    if ((bad & highs) != 0)
      return FALSE;
  }
  for (; i < length; i++)
    if (text[i] < 0x20 || text[i] >= 0x7F)
      return FALSE;
  return TRUE;
}

gboolean
crm_text_is_normal (const char *text, gsize length, gboolean multiline, gsize max_bytes)
{
  const guchar *bytes = (const guchar *) text;
  const guchar *trimmed = bytes;
  gsize trimmed_length = length;
  Scan scan;

  if (length == 0 || length > max_bytes)
    return FALSE;
  if (is_printable_ascii (bytes, length))
    return bytes[0] != ' ' && bytes[length - 1] != ' ';

  trim_blanks (&trimmed, &trimmed_length);
  if (trimmed_length != length)
    return FALSE;
  scan = scan_text (bytes, length, multiline);
  return scan.fault == FAULT_NONE && !scan.rewrite_breaks &&
         (!scan.maybe_not_nfc || is_nfc (text, length));
}

static void
set_fault (GError **error, const Scan *scan)
{
  guint c = scan->culprit;

  switch (scan->fault) {
  case FAULT_ENCODING:
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_INVALID,
                         _ ("The text is not valid UTF-8; name the encoding it was written in."));
    break;
  case FAULT_LINE_BREAK:
    g_set_error_literal (
        error, CRM_ERROR, CRM_ERROR_INVALID,
        _ ("The text holds a line break, and there is room for one line; join its lines."));
    break;
  case FAULT_CONTROL:
    g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                 _ ("The text holds the control character U+%04X; delete it."), c);
    break;
  case FAULT_NOT_A_CHARACTER:
    g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                 _ ("The text holds U+%04X, which is not a character; delete it."), c);
    break;
  case FAULT_OVERRIDE:
    g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                 _ ("The text holds U+%04X, which turns its direction over unseen; delete it."), c);
    break;
  case FAULT_UNPAIRED:
  case FAULT_NONE:
  default:
    g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                 _ ("The text holds the direction mark U+%04X without its partner; delete it."), c);
  }
}

static gboolean
set_too_long (GError **error, gsize max_bytes)
{
  g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
               _ ("The text is too long: at most %s bytes fit; shorten it."),
               crm_i18n_number ((gint64) max_bytes).text);
  return FALSE;
}

/* CR LF, CR, U+2028 and U+2029 become LF. The text is valid. */
static char *
dup_with_line_feeds (const guchar *text, gsize length)
{
  GString *out = g_string_sized_new (length + 1);
  const guchar *at = text;
  const guchar *end = text + length;

  while (at < end) {
    const guchar *start = at;
    gunichar c = crm_utf8_next (&at, end);

    if (c == '\r' && at < end && *at == '\n')
      continue;
    if (c == '\r' || c == 0x2028 || c == 0x2029)
      g_string_append_c (out, '\n');
    else
      g_string_append_len (out, (const char *) start, at - start);
  }
  return g_string_free (out, FALSE);
}

/* NULL when ICU has no memory left for it. The text is valid UTF-8. */
static char *
dup_nfc (const char *text, gsize length)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance (&status);
  /* NFC grows UTF-16 to at most three times its length; UTF-8 has no fewer units than UTF-16. */
  int32_t capacity = (int32_t) length * 3 + 1;
  g_autofree UChar *raw = g_new (UChar, length + 1);
  g_autofree UChar *normal = g_new (UChar, (gsize) capacity);
  g_autofree char *out = NULL;
  int32_t n = 0, n_normal, n_out = 0;

  u_strFromUTF8 (raw, (int32_t) length + 1, &n, text, (int32_t) length, &status);
  n_normal = unorm2_normalize (nfc, raw, n, normal, capacity, &status);
  if (U_FAILURE (status))
    return NULL;
  out = g_malloc ((gsize) n_normal * 3 + 1);
  u_strToUTF8 (out, n_normal * 3 + 1, &n_out, normal, n_normal, &status);
  return U_SUCCESS (status) ? g_steal_pointer (&out) : NULL;
}

gboolean
crm_text_normalise (const char *text, gssize length, gboolean multiline, gsize max_bytes,
                    char **out, GError **error)
{
  const guchar *bytes = (const guchar *) text;
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  g_autofree char *copy = NULL;
  Scan scan;

  *out = NULL;
  trim_blanks (&bytes, &n);
  if (n == 0)
    return TRUE;
  /* NFC never shrinks a text to a quarter, so nothing this long can come to fit. */
  if (n / 4 > max_bytes || n > G_MAXINT32 / 8)
    return set_too_long (error, max_bytes);

  scan = scan_text (bytes, n, multiline);
  if (scan.fault != FAULT_NONE) {
    set_fault (error, &scan);
    return FALSE;
  }
  copy = scan.rewrite_breaks ? dup_with_line_feeds (bytes, n) : g_strndup ((const char *) bytes, n);
  if (scan.maybe_not_nfc) {
    char *normal = dup_nfc (copy, strlen (copy));

    if (normal == NULL) {
      set_fault (error, &(Scan){ FAULT_ENCODING });
      return FALSE;
    }
    g_free (copy);
    copy = normal;
  }
  if (strlen (copy) > max_bytes)
    return set_too_long (error, max_bytes);
  *out = g_steal_pointer (&copy);
  return TRUE;
}

/* One collator for all threads: ICU promises that a collator nobody changes may be shared. */
static const UCollator *
get_collator (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once)) {
    UErrorCode status = U_ZERO_ERROR;
    UCollator *collator = ucol_open ("fa", &status);

    if (U_FAILURE (status)) {
      status = U_ZERO_ERROR;
      collator = ucol_open ("", &status);
    }
    /* 1 stands for "there is none": ICU's data is missing and bytes have to do. */
    g_once_init_leave (&once, collator != NULL ? (gsize) collator : 1);
  }
  return once == 1 ? NULL : (const UCollator *) once;
}

gsize
crm_text_append_sort_key (GByteArray *out, const char *text, gssize length)
{
  const UCollator *collator = get_collator ();
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  UChar stack_buffer[256];
  guint8 stack_key[512];
  g_autofree UChar *heap_buffer = NULL;
  UChar *buffer = stack_buffer;
  int32_t n_units = 0, n_key;
  guint start = out->len;
  UErrorCode status = U_ZERO_ERROR;

  n = MIN (n, (gsize) G_MAXINT32 / 2);
  if (collator == NULL) {
    g_byte_array_append (out, (const guint8 *) text, (guint) n);
    return n;
  }
  if (n > G_N_ELEMENTS (stack_buffer))
    buffer = heap_buffer = g_new (UChar, n);
  u_strFromUTF8WithSub (buffer, (int32_t) MAX (n, G_N_ELEMENTS (stack_buffer)), &n_units, text,
                        (int32_t) n, 0xFFFD, NULL, &status);
  n_key = ucol_getSortKey (collator, buffer, n_units, stack_key, sizeof stack_key);
  /* The key ends in a zero that memcmp with lengths does not need. */
  if (n_key <= (int32_t) sizeof stack_key) {
    g_byte_array_append (out, stack_key, (guint) MAX (n_key - 1, 0));
  } else {
    g_byte_array_set_size (out, start + (guint) n_key);
    ucol_getSortKey (collator, buffer, n_units, out->data + start, n_key);
    g_byte_array_set_size (out, start + (guint) n_key - 1);
  }
  return out->len - start;
}

char *
crm_text_dup_ascii_digits (const char *text, gssize length)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  char *out = g_malloc (n + 1);
  char *to = out;

  for (gsize i = 0; i < n; i++) {
    guchar c = (guchar) text[i];
    guchar next = i + 1 < n ? (guchar) text[i + 1] : 0;

    if (c == 0xD9 && next >= 0xA0 && next <= 0xA9) /* ٠-٩ */
      *to++ = (char) ('0' + next - 0xA0);
    else if (c == 0xDB && next >= 0xB0 && next <= 0xB9) /* ۰-۹ */
      *to++ = (char) ('0' + next - 0xB0);
    else if (c == 0xD9 && next == 0xAB) /* ٫ */
      *to++ = '.';
    else if (c != 0xD9 || next != 0xAC) { /* anything but ٬ */
      *to++ = (char) c;
      continue;
    }
    i++;
  }
  *to = '\0';
  return out;
}
