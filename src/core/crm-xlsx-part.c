/* crm-xlsx-part.c: one part of an .xlsx package as a stream: libarchive unpacks, libxml2 parses,
 * and this file stands between them counting bytes. It must not keep a whole part in memory,
 * resolve entities or look outside the package. */
#include "crm-xlsx-private.h"

#include "crm-error.h"
#include "crm-i18n.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

struct _CrmXlsxPart {
  CrmXlsxBook *book;
  struct archive *archive;
  xmlTextReader *reader;
  gint64 size; /* as the package states it, 0: not stated */
  guint64 done;
  gboolean damaged, too_large, cancelled;
};

static int
read_bytes (void *context, char *buffer, int length)
{
  CrmXlsxPart *self = context;

  if (g_cancellable_is_cancelled (self->book->cancellable)) {
    self->cancelled = TRUE;
    return -1;
  }
  la_ssize_t n = archive_read_data (self->archive, buffer, (size_t) length);
  if (n < 0) {
    self->damaged = TRUE;
    return -1;
  }
  self->done += (guint64) n;
  if (self->done > CRM_XLSX_MAX_UNPACKED) {
    self->too_large = TRUE;
    return -1;
  }
  return (int) n;
}

static int
close_bytes (void *context)
{
  return 0;
}

static void
ignore_message (void *context, xmlErrorPtr message)
{
  /* crm_xlsx_part_check says it in words of our own. */
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (
      error, CRM_ERROR, CRM_ERROR_INVALID,
      _ ("The workbook is damaged. Open it in a spreadsheet, save it under another "
         "name, and read that."));
  return FALSE;
}

static struct archive *
open_archive (CrmXlsxBook *book)
{
  struct archive *archive = archive_read_new ();

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, (void *) book->bytes, book->length) != ARCHIVE_OK)
    g_clear_pointer (&archive, archive_read_free);
  return archive;
}

/* The archive standing at the entry called `path`, any case, or NULL. */
static struct archive *
find_entry (CrmXlsxBook *book, const char *path, gint64 *size, gboolean *damaged)
{
  struct archive *archive = open_archive (book);
  struct archive_entry *entry;
  int result;

  *damaged = archive == NULL;
  if (archive == NULL)
    return NULL;
  for (guint n = 0; (result = archive_read_next_header (archive, &entry)) >= ARCHIVE_WARN; n++) {
    const char *name = archive_entry_pathname (entry);
    if (result == ARCHIVE_EOF || n > CRM_XLSX_MAX_ENTRIES)
      break;
    if (name == NULL)
      continue;
    if (*name == '/')
      name++;
    if (g_ascii_strcasecmp (name, path) == 0) {
      *size = archive_entry_size_is_set (entry) ? archive_entry_size (entry) : 0;
      return archive;
    }
  }
  *damaged = result != ARCHIVE_EOF;
  archive_read_free (archive);
  return NULL;
}

CrmXlsxPart *
crm_xlsx_part_open (CrmXlsxBook *book, const char *path, GError **error)
{
  gboolean damaged = FALSE;
  gint64 size = 0;
  struct archive *archive = find_entry (book, path, &size, &damaged);

  if (archive == NULL) {
    if (damaged)
      set_damaged (error);
    return NULL;
  }

  CrmXlsxPart *self = g_new0 (CrmXlsxPart, 1);
  self->book = book;
  self->archive = archive;
  self->size = size;
  self->reader = xmlReaderForIO (read_bytes, close_bytes, self, NULL, NULL,
                                 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                     XML_PARSE_COMPACT);
  if (self->reader == NULL) {
    crm_xlsx_part_free (self);
    set_damaged (error);
    return NULL;
  }
  xmlTextReaderSetStructuredErrorHandler (self->reader, ignore_message, NULL);
  return self;
}

void
crm_xlsx_part_free (CrmXlsxPart *self)
{
  if (self == NULL)
    return;
  if (self->reader != NULL)
    xmlFreeTextReader (self->reader);
  archive_read_free (self->archive);
  g_free (self);
}

xmlTextReader *
crm_xlsx_part_get_reader (CrmXlsxPart *self)
{
  return self->reader;
}

gboolean
crm_xlsx_part_check (CrmXlsxPart *self, int result, GError **error)
{
  if (self->cancelled) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_CANCELLED,
                         _ ("Reading was stopped. Nothing was kept."));
    return FALSE;
  }
  if (self->too_large) {
    g_set_error_literal (
        error, CRM_ERROR, CRM_ERROR_INVALID,
        _ ("The workbook unpacks to more than 4 GiB. Save the sheet as CSV and read "
           "that."));
    return FALSE;
  }
  if (result < 0 || self->damaged)
    return set_damaged (error);
  return TRUE;
}

double
crm_xlsx_part_get_progress (CrmXlsxPart *self)
{
  if (self->size <= 0)
    return 0.5;
  return CLAMP ((double) self->done / (double) self->size, 0.0, 1.0);
}
