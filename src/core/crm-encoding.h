/* crm-encoding.h: from the bytes of a text file to UTF-8, by the encoding that is named, marked or
 * guessed. UTF-8 is used where it lies; everything else is decoded into memory. Calls iconv and
 * uchardet; knows nothing of rows. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  const char *text; /* borrowed from the bytes, or from `owned` */
  gsize length;
  char *owned;
  char *name;       /* "UTF-8", "UTF-16LE", "windows-1256"… */
  gboolean guessed; /* neither named by the caller nor marked by the file */
  gboolean
      broken; /* some bytes are not text: in `text` they are bytes that are not UTF-8, or NUL */
} CrmDecoded;

/* `encoding`: an iconv name, or NULL to guess. Errors: CRM_ERROR_INVALID for an unknown name,
 * CRM_ERROR_FOREIGN for what is no text at all, CRM_ERROR_FAILED without memory,
 * CRM_ERROR_CANCELLED. */
gboolean crm_encoding_decode (const char *bytes, gsize length, const char *encoding,
                              GCancellable *cancellable, CrmDecoded *out, GError **error);
void crm_decoded_clear (CrmDecoded *self);

/* The name of the encoding the bytes seem to be in; *marked when they begin with a byte order mark.
 * NULL when they seem to be no text. Owned. */
char *crm_encoding_guess (const char *bytes, gsize length, gboolean *marked);

/* What a pass over the bytes as UTF-8 finds. */
typedef struct {
  guint64 wide;   /* characters of two bytes and more */
  guint64 broken; /* bytes that are not UTF-8 */
  guint64 nuls;
} CrmUtf8Survey;
void crm_utf8_survey (const char *bytes, gsize length, CrmUtf8Survey *out);

G_END_DECLS
