/* crm-source-file.c: opening, refusing and recognising files by content. The file is opened without
 * blocking and looked at before a byte is read, so that a FIFO or a device can neither hang us nor
 * be disturbed. It must not interpret anything beyond the first bytes. */
#include "crm-source-file.h"

#include "crm-error.h"
#include "crm-i18n.h"
#include "crm-text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Up to here a copy costs less than anyone notices. */
#define COPY_MAX_BYTES (16 * 1024 * 1024)

struct _CrmSourceFile {
  int fd;
  gboolean mapped;
  char *data;
  gsize length;
  struct stat status;
};

typedef struct {
  const char *bytes;
  gsize length;
  const char *message;
} Signature;

static const Signature signatures[] = {
  /* clang-format off */
  { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8,
    N_("This is an old (.xls) or protected workbook. Open it in a spreadsheet and save it as .xlsx or CSV.") },
  { "\x09\x08\x10\x00\x00\x06\x05\x00", 8,
    N_("This is an old workbook (.xls). Open it in a spreadsheet and save it as .xlsx or CSV.") },
  { "SQLite format 3\0", 16, N_("This is a database, not a table. Export the table as .xlsx or CSV.") },
  { "%PDF-", 5, N_("This is a PDF document. Save the table as .xlsx or CSV.") },
  { "\x1F\x8B", 2, N_("This is a compressed file. Unpack it first; tables are read as .xlsx or CSV.") },
  { "BZh", 3, N_("This is a compressed file. Unpack it first; tables are read as .xlsx or CSV.") },
  { "\xFD" "7zXZ", 5, N_("This is a compressed file. Unpack it first; tables are read as .xlsx or CSV.") },
  { "\x28\xB5\x2F\xFD", 4, N_("This is a compressed file. Unpack it first; tables are read as .xlsx or CSV.") },
  { "7z\xBC\xAF\x27\x1C", 6, N_("This is an archive. Unpack it first; tables are read as .xlsx or CSV.") },
  { "Rar!\x1A\x07", 6, N_("This is an archive. Unpack it first; tables are read as .xlsx or CSV.") },
  { "\x89PNG\r\n", 6, N_("This is a picture. Tables are read as .xlsx or CSV.") },
  { "\xFF\xD8\xFF", 3, N_("This is a picture. Tables are read as .xlsx or CSV.") },
  { "GIF8", 4, N_("This is a picture. Tables are read as .xlsx or CSV.") },
  { "\x7F" "ELF", 4, N_("This is a program, not a table. Tables are read as .xlsx or CSV.") },
  { "{\\rtf", 5, N_("This is a word processor document. Save the table as .xlsx or CSV.") },
  /* clang-format on */
};

static gboolean
refuse_errno (const char *path, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *shown = crm_text_dup_printable (name);

  if (code == ENOENT || code == ENOTDIR)
    g_set_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND,
                 _ ("There is no file “%s”. Check the name and the folder."), shown);
  else if (code == EACCES || code == EPERM)
    g_set_error (error, CRM_ERROR, CRM_ERROR_FAILED,
                 _ ("You may not read “%s”. Ask its owner for permission."), shown);
  else
    g_set_error (error, CRM_ERROR, CRM_ERROR_FAILED, _ ("“%s” cannot be read: %s."), shown,
                 g_strerror (code));
  return FALSE;
}

static gboolean
check_status (const char *path, const struct stat *status, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *shown = crm_text_dup_printable (name);
  const char *message = NULL;

  if (S_ISDIR (status->st_mode))
    message = _ ("“%s” is a folder. Choose a file in it.");
  else if (!S_ISREG (status->st_mode))
    message = _ ("“%s” is not a regular file. Copy its contents into a file first.");
  else if (status->st_size == 0)
    message = _ ("“%s” is empty.");
  else if ((guint64) status->st_size > CRM_SOURCE_FILE_MAX_BYTES)
    message = _ ("“%s” is larger than 4 GiB. Split it into smaller files.");
  if (message == NULL)
    return TRUE;

  g_autofree char *text = g_strdup_printf (message, shown);
  g_set_error_literal (error, CRM_ERROR, CRM_ERROR_INVALID, text);
  return FALSE;
}

/* Fills self->data with a copy; a file that shrank meanwhile is simply shorter. */
static int
copy_bytes (CrmSourceFile *self, gsize size)
{
  self->data = g_malloc (size);
  while (self->length < size) {
    gssize n = read (self->fd, self->data + self->length, size - self->length);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return errno;
    if (n == 0)
      break;
    self->length += (gsize) n;
  }
  return 0;
}

static int
map_bytes (CrmSourceFile *self, gsize size)
{
  void *data = mmap (NULL, size, PROT_READ, MAP_PRIVATE, self->fd, 0);

  if (data == MAP_FAILED)
    return errno;
  madvise (data, size, MADV_SEQUENTIAL);
  self->data = data;
  self->length = size;
  self->mapped = TRUE;
  return 0;
}

CrmSourceFile *
crm_source_file_open (const char *path, GError **error)
{
  g_autoptr (CrmSourceFile) self = g_new0 (CrmSourceFile, 1);
  int code;

  self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (self->fd < 0 || fstat (self->fd, &self->status) != 0) {
    refuse_errno (path, errno, error);
    return NULL;
  }
  if (!check_status (path, &self->status, error))
    return NULL;

  gsize size = (gsize) self->status.st_size;
  code = size <= COPY_MAX_BYTES ? copy_bytes (self, size) : map_bytes (self, size);
  if (code == 0 && self->length == 0)
    code = EIO;
  if (code != 0) {
    refuse_errno (path, code, error);
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
crm_source_file_free (CrmSourceFile *self)
{
  if (self == NULL)
    return;
  if (self->mapped)
    munmap (self->data, self->length);
  else
    g_free (self->data);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}

const char *
crm_source_file_get_data (CrmSourceFile *self, gsize *length)
{
  *length = self->length;
  return self->data;
}

gboolean
crm_source_file_check (CrmSourceFile *self, GError **error)
{
  struct stat now;

  if (!self->mapped)
    return TRUE;
  if (fstat (self->fd, &now) == 0 && now.st_size == self->status.st_size &&
      now.st_mtim.tv_sec == self->status.st_mtim.tv_sec &&
      now.st_mtim.tv_nsec == self->status.st_mtim.tv_nsec)
    return TRUE;
  g_set_error_literal (error, CRM_ERROR, CRM_ERROR_INVALID,
                       _ ("The file was changed while it was being read. Read it again."));
  return FALSE;
}

/* A web page or an XML document saved as .xls: many reporting systems do that. */
static gboolean
is_markup (const char *data, gsize length)
{
  static const char *const starts[] = { "<html",  "<!doctype", "<?xml", "<table", "<meta",
                                        "<style", "<head",     "<div",  "<body" };
  gsize at = 0;

  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    at = 3;
  while (at < length && at < 512 && g_ascii_isspace (data[at]))
    at++;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++) {
    gsize n = strlen (starts[i]);
    if (length - at >= n && g_ascii_strncasecmp (data + at, starts[i], n) == 0)
      return TRUE;
  }
  return FALSE;
}

gboolean
crm_source_file_tell (CrmSourceFile *self, CrmFileSort *sort, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++) {
    const Signature *s = &signatures[i];
    if (self->length >= s->length && memcmp (self->data, s->bytes, s->length) == 0) {
      g_set_error_literal (error, CRM_ERROR, CRM_ERROR_FOREIGN, _ (s->message));
      return FALSE;
    }
  }
  if (is_markup (self->data, self->length)) {
    g_set_error_literal (
        error, CRM_ERROR, CRM_ERROR_FOREIGN,
        _ ("This is a web page or XML document, whatever its name says. Open it in a "
           "spreadsheet and save it as .xlsx or CSV."));
    return FALSE;
  }
  *sort =
      self->length >= 4 && memcmp (self->data, "PK\x03\x04", 4) == 0 ? CRM_FILE_ZIP : CRM_FILE_TEXT;
  return TRUE;
}
