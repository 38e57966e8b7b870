/* crm-text-safe.c: text made harmless on its way out: to a terminal or a log, to a
 * spreadsheet, to a file name. It never fails, whatever bytes it is given. */
#include "crm-text.h"

#include "crm-utf8.h"

#include <string.h>
#include <unicode/uchar.h>

#define MAX_FILE_NAME_BYTES 100

/* Marks that only order (LRM, RLM, ALM) stay: they are part of our own Persian numbers and can hide
 * nothing. Embeddings, overrides and isolates can. */
static gboolean
is_harmless (gunichar c)
{
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F))
    return FALSE;
  return !(c >= 0x2028 && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069) && c != 0xFEFF;
}

char *
crm_text_dup_printable (const char *text)
{
  GString *out = g_string_new (NULL);
  const guchar *at = (const guchar *) text;
  const guchar *end = at + strlen (text);

  while (at < end) {
    const guchar *start = at;
    gunichar c = crm_utf8_next (&at, end);

    if (c != CRM_UTF8_BAD && is_harmless (c))
      g_string_append_len (out, (const char *) start, at - start);
    else if (c == CRM_UTF8_BAD || c < 0x80)
      g_string_append_printf (out, "\\x%02X", *start);
    else
      g_string_append_printf (out, "\\u%04X", c);
  }
  return g_string_free (out, FALSE);
}

/* TRUE when a guard belongs before the text: after any apostrophes (ours from before) and blanks,
 * something begins that a spreadsheet would run. */
static gboolean
needs_guard (const char *text)
{
  const guchar *at = (const guchar *) text;
  const guchar *end = at + strlen (text);

  while (at < end && *at == '\'')
    at++;
  while (at < end) {
    gunichar c = crm_utf8_next (&at, end);

    switch (c) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case 0xFF1D: /* ＝ */
    case 0xFF0B: /* ＋ */
    case 0xFF0D: /* － */
    case 0xFF20: /* ＠ */
      return TRUE;
    default:
      if (!crm_utf8_is_blank (c) && !crm_utf8_is_bidi (c) && c != 0x200B)
        return FALSE;
    }
  }
  return FALSE;
}

char *
crm_text_guard_formula (const char *text)
{
  return needs_guard (text) ? g_strconcat ("'", text, NULL) : g_strdup (text);
}

char *
crm_text_strip_guard (const char *text)
{
  return g_strdup (text[0] == '\'' && needs_guard (text + 1) ? text + 1 : text);
}

static gboolean
may_stand_in_file_name (gunichar c)
{
  if (c == CRM_UTF8_BAD)
    return FALSE;
  if (c == ' ' || c == '-' || c == '_' || c == '.' || c == 0x200C)
    return TRUE;
  if (c == 0x061C || c == 0x066A || c == 0x060C || c == 0x061B || c == 0x061F)
    return FALSE;
  return u_isalnum ((UChar32) c) || u_hasBinaryProperty ((UChar32) c, UCHAR_ALPHABETIC) ||
         u_charType ((UChar32) c) == U_NON_SPACING_MARK;
}

static const char *
find_base_name (const char *text)
{
  const char *base = text;

  for (const char *at = text; *at != '\0'; at++)
    if (*at == '/' || *at == '\\')
      base = at + 1;
  return base;
}

char *
crm_text_dup_file_name (const char *text)
{
  const guchar *at = (const guchar *) find_base_name (text);
  const guchar *end = at + strlen ((const char *) at);
  g_autoptr (GString) out = g_string_new (NULL);

  while (at < end) {
    const guchar *start = at;
    gunichar c = crm_utf8_next (&at, end);
    gboolean kept = may_stand_in_file_name (c);
    gsize width = kept ? (gsize) (at - start) : 1;

    /* A name never begins hidden, as an option, or with a blank. */
    if (out->len == 0 && (!kept || c == '.' || c == '-' || c == ' ' || c == 0x200C))
      continue;
    if (out->len + width > MAX_FILE_NAME_BYTES)
      break;
    g_string_append_len (out, kept ? (const char *) start : "-", (gssize) width);
  }
  /* Some systems drop a dot or blank at the end, and two names become one. */
  while (out->len > 0 && (out->str[out->len - 1] == '.' || out->str[out->len - 1] == ' '))
    g_string_truncate (out, out->len - 1);
  if (out->len == 0)
    g_string_assign (out, "unnamed");
  return g_string_free (g_steal_pointer (&out), FALSE);
}
