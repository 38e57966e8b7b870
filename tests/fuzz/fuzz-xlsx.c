/* fuzz-xlsx.c: any text as the parts of a workbook. The input is cut at the marks "\0" into
 * sheet, shared strings, styles and workbook; parts that are missing get an ordinary one. A
 * whole package is made of them, uncompressed, so that the fuzzer works on the XML and not on
 * the zip. Input that begins with "PK" is a package as it is. */
#include "crm-source.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char *const names[] = { "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
                                     "xl/styles.xml", "xl/workbook.xml" };
static const char *const ordinary[] = {
  "<worksheet><sheetData><row><c t='s'><v>0</v></c></row></sheetData></worksheet>",
  "<sst><si><t>a</t></si></sst>",
  "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>",
  "<workbook xmlns:r='" OFFICE
  "'><sheets><sheet name='S' sheetId='1' r:id='rId1'/></sheets></workbook>",
};
static const char relations[] =
    "<Relationships><Relationship Id='rId1' Type='x/worksheet' Target='worksheets/sheet1.xml'/>"
    "<Relationship Id='rId2' Type='x/sharedStrings' Target='sharedStrings.xml'/>"
    "<Relationship Id='rId3' Type='x/styles' Target='styles.xml'/></Relationships>";

static void
add_part (struct archive *archive, const char *name, const char *text, gsize length)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_write_header (archive, entry);
  archive_write_data (archive, text, length);
  archive_entry_free (entry);
}

static void
write_package (int fd, const guint8 *data, gsize size)
{
  struct archive *archive = archive_write_new ();
  const char *text = (const char *) data, *end = text + size;

  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  archive_write_open_fd (archive, fd);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *mark = text < end ? memchr (text, '\0', (gsize) (end - text)) : NULL;
    gsize length = mark != NULL ? (gsize) (mark - text) : (gsize) (end - text);
    if (length > 0)
      add_part (archive, names[i], text, length);
    else
      add_part (archive, names[i], ordinary[i], strlen (ordinary[i]));
    text = mark != NULL ? mark + 1 : end;
  }
  add_part (archive, "xl/_rels/workbook.xml.rels", relations, strlen (relations));
  archive_write_free (archive);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  int fd = memfd_create ("fuzz", MFD_CLOEXEC);
  char path[64];

  if (size >= 2 && memcmp (data, "PK", 2) == 0)
    g_assert_cmpint (write (fd, data, size), ==, (gssize) size);
  else
    write_package (fd, data, size);
  g_snprintf (path, sizeof path, "/proc/self/fd/%d", fd);
  CrmSource *source = crm_source_open (path, NULL, NULL, NULL);
  if (source != NULL) {
    guint n = crm_source_get_n_columns (source);
    const CrmCell *cells;
    while (crm_source_next (source, &cells, NULL, NULL, NULL))
      for (guint c = 0; c < n; c++)
        g_assert_true (g_utf8_validate_len (cells[c].text, cells[c].length, NULL));
    crm_source_free (source);
  }
  close (fd);
  return 0;
}
