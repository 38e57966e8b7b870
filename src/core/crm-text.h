/* crm-text.h: everything about plain text: what may come in, how it is folded for search, ordered,
 * and made safe for a terminal or a spreadsheet. Calls ICU and GLib; knows nothing of records. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CRM_TEXT_MAX_BYTES 4096    /* a one-line text */
#define CRM_NOTE_MAX_BYTES 1048576 /* a note of many lines */

/* Rule R-8: valid UTF-8, NFC, no control characters (multiline allows TAB and LF; CR LF and CR
 * become LF), no bidi override or isolate left open, at most max_bytes. Leading and trailing white
 * space goes; empty text becomes NULL with no error set. `length` -1: NUL-terminated.
 * On success returns TRUE and *out (owned, may be NULL). Error: CRM_ERROR_INVALID. */
gboolean crm_text_normalise (const char *text, gssize length, gboolean multiline, gsize max_bytes,
                             char **out, GError **error);

/* The same test without a copy: TRUE when the bytes are already as crm_text_normalise would
 * leave them (the fast path of imports; plain printable ASCII without outer blanks is the common
 * case). */
gboolean crm_text_is_normal (const char *text, gsize length, gboolean multiline, gsize max_bytes);

/* Folded for search: lower case, ي→ی, ى→ی, ك→ک, ة→ه, أإآ→ا (hamza carriers), ZWNJ and white
 * space → one blank, tatweel and Arabic vowel marks dropped, Latin accents dropped, ۰-۹ and ٠-٩
 * → 0-9. NUL-terminated, owned. */
char *crm_text_fold (const char *text);
/* Appends the folded form of length bytes (must be valid UTF-8) to out. */
void crm_text_fold_append (GString *out, const char *text, gsize length);

/* For keys, where nothing may be lost that tells two of them apart: what Persian and Arabic
 * keyboards write differently made one (ي ى→ی, ك→ک, ۰-۹ and ٠-٩ → 0-9, ZWNJ → blank, tatweel and
 * direction marks dropped), all else as it is. Appends; FALSE when that changed nothing. */
gboolean crm_text_append_key (GString *out, const char *text);

/* ICU sort key (Persian collation, which also sorts Latin): bytes that memcmp orders as a reader
 * expects. Appends to `out`; returns the number of bytes appended. Thread-safe. */
gsize crm_text_append_sort_key (GByteArray *out, const char *text, gssize length);

/* ۰-۹ and ٠-٩ to 0-9, ٫ to '.', ٬ dropped; other bytes untouched. Owned. */
char *crm_text_dup_ascii_digits (const char *text, gssize length);

/* For a terminal or a log: every control character (ESC among them, C1 too) and bidi control shown
 * as \xNN or \uNNNN; newline and tab too. Owned. */
char *crm_text_dup_printable (const char *text);

/* Rule R-9. A text cell that a spreadsheet would run as a formula (first character, after
 * blanks, one of = + - @ TAB CR, or full-width forms of these, or an apostrophe that we would
 * strip) gets one apostrophe before it; `strip` removes exactly what `guard` adds. Numbers are
 * never guarded: callers pass text cells only. Both return owned text. */
char *crm_text_guard_formula (const char *text);
char *crm_text_strip_guard (const char *text);

/* A safe file name made from data: base name only, letters, digits, blank, - _ . and Arabic script
 * kept, the rest '-'; never empty, never starting with '.', at most 100 bytes. Owned. */
char *crm_text_dup_file_name (const char *text);

G_END_DECLS
