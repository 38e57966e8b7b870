/* crm-csv-writer.c: writes RFC 4180 rows, buffered, into a file beside the target that takes its
 * place only when all of it is on the disk. Text is guarded against formulas; numbers and days
 * pass as they are. Errors are kept until finish, so that callers need to look once. It must not
 * read. */
#include "crm-source.h"

#include "crm-part.h"
#include "crm-text.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define BUFFER_BYTES 65536

struct _CrmCsvWriter {
  char *path;
  char *part;
  int fd;
  char delimiter;
  gboolean in_row; /* a cell was written to this row */
  gboolean started;
  int failure; /* errno of the first failed write */
  gsize used;
  char buffer[BUFFER_BYTES];
};

static void
write_all (CrmCsvWriter *self, const char *bytes, gsize length)
{
  while (length > 0 && self->failure == 0) {
    gssize n = write (self->fd, bytes, length);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0) {
      self->failure = errno;
      return;
    }
    bytes += n;
    length -= (gsize) n;
  }
}

static void
flush (CrmCsvWriter *self)
{
  write_all (self, self->buffer, self->used);
  self->used = 0;
}

static void
put (CrmCsvWriter *self, const char *bytes, gsize length)
{
  if (length > BUFFER_BYTES - self->used)
    flush (self);
  if (length > BUFFER_BYTES) {
    write_all (self, bytes, length);
    return;
  }
  memcpy (self->buffer + self->used, bytes, length);
  self->used += length;
}

static void
put_byte (CrmCsvWriter *self, char byte)
{
  put (self, &byte, 1);
}

CrmCsvWriter *
crm_csv_writer_new (const char *path, char delimiter, gboolean bom, GError **error)
{
  int fd = -1;
  g_autofree char *part = crm_part_new (path, &fd, error);

  if (part == NULL)
    return NULL;

  CrmCsvWriter *self = g_new (CrmCsvWriter, 1);
  self->path = g_strdup (path);
  self->part = g_steal_pointer (&part);
  self->fd = fd;
  self->delimiter = delimiter;
  self->in_row = FALSE;
  self->started = FALSE;
  self->failure = 0;
  self->used = 0;
  if (bom)
    put (self, "\xEF\xBB\xBF", 3);
  return self;
}

static void
start_cell (CrmCsvWriter *self)
{
  if (self->in_row)
    put_byte (self, self->delimiter);
  self->in_row = TRUE;
}

/* What a reader would take for something else than this text: also a first cell that looks like
 * Excel's "sep=" line or starts with a byte order mark. */
static gboolean
needs_quotes (const CrmCsvWriter *self, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    char c = text[i];
    if (c == self->delimiter || c == '"' || c == '\n' || c == '\r')
      return TRUE;
  }
  return !self->started && length >= 3 &&
         (memcmp (text, "\xEF\xBB\xBF", 3) == 0 || g_ascii_strncasecmp (text, "sep", 3) == 0);
}

static void
put_cell (CrmCsvWriter *self, const char *text, gsize length)
{
  start_cell (self);
  if (!needs_quotes (self, text, length)) {
    put (self, text, length);
  } else {
    put_byte (self, '"');
    while (length > 0) {
      const char *quote = memchr (text, '"', length);
      gsize n = quote != NULL ? (gsize) (quote - text) + 1 : length;
      put (self, text, n);
      if (quote != NULL)
        put_byte (self, '"');
      text += n;
      length -= n;
    }
    put_byte (self, '"');
  }
  self->started = TRUE;
}

/* Letters and digits start nothing that a spreadsheet runs; the rest is left to crm_text. */
static gboolean
is_harmless (const char *text, gsize length)
{
  guint8 c = length > 0 ? (guint8) text[0] : 'a';

  return g_ascii_isalnum ((char) c) || (c >= 0xD8 && c <= 0xDB);
}

void
crm_csv_writer_text (CrmCsvWriter *self, const char *text, gssize length)
{
  gsize n = text == NULL ? 0 : length < 0 ? strlen (text) : (gsize) length;

  if (n == 0 || is_harmless (text, n)) {
    put_cell (self, text != NULL ? text : "", n);
    return;
  }
  g_autofree char *copy = g_strndup (text, n);
  g_autofree char *guarded = crm_text_guard_formula (copy);
  put_cell (self, guarded, strlen (guarded));
}

void
crm_csv_writer_raw (CrmCsvWriter *self, const char *number)
{
  put_cell (self, number != NULL ? number : "", number != NULL ? strlen (number) : 0);
}

void
crm_csv_writer_end_row (CrmCsvWriter *self)
{
  put_byte (self, '\n');
  self->in_row = FALSE;
}

static void
writer_free (CrmCsvWriter *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self->part);
  g_free (self);
}

gboolean
crm_csv_writer_finish (CrmCsvWriter *self, GError **error)
{
  gboolean ok;

  flush (self);
  if (close (self->fd) != 0 && self->failure == 0)
    self->failure = errno;
  self->fd = -1;
  if (self->failure == 0) {
    ok = crm_part_finish (self->part, self->path, error);
  } else {
    g_unlink (self->part);
    ok = crm_part_fail (self->path, self->failure, error);
  }
  writer_free (self);
  return ok;
}

void
crm_csv_writer_cancel (CrmCsvWriter *self)
{
  if (self == NULL)
    return;
  g_unlink (self->part);
  writer_free (self);
}
