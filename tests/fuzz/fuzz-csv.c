/* fuzz-csv.c: any bytes as a text file through encoding, dialect, shape and rows. The length
 * chooses the options. Whatever is read must be valid UTF-8 with its lines in order, twice the
 * same. */
#include "crm-source.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static guint64
read_all (CrmSource *source)
{
  guint n = crm_source_get_n_columns (source);
  guint64 line, last = 0, sum = 0;
  const CrmCell *cells;
  const char *fault;

  while (crm_source_next (source, &cells, &line, &fault, NULL)) {
    g_assert_cmpuint (line, >, last);
    last = line;
    sum = sum * 31 + line + (fault != NULL);
    for (guint c = 0; c < n; c++) {
      g_assert_true (g_utf8_validate_len (cells[c].text, cells[c].length, NULL));
      sum = sum * 31 + cells[c].length;
    }
  }
  return sum;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const encodings[] = { NULL,    NULL,     NULL,           NULL,
                                           "UTF-8", "UTF-16", "windows-1256", "windows-1252" };
  static const char delimiters[] = { '\0', '\0', '\0', ',', ';', '\t', '|', ' ' };
  char path[64];

  const CrmSourceOptions options = { .encoding = encodings[size & 7],
                                     .delimiter = delimiters[size >> 3 & 7],
                                     .no_header = size % 5 == 0 };
  int fd = memfd_create ("fuzz", MFD_CLOEXEC);
  g_assert_cmpint (write (fd, data, size), ==, (gssize) size);
  g_snprintf (path, sizeof path, "/proc/self/fd/%d", fd);
  CrmSource *source = crm_source_open (path, &options, NULL, NULL);
  if (source != NULL) {
    guint64 first = read_all (source);
    g_assert_true (crm_source_rewind (source, NULL));
    g_assert_cmpuint (read_all (source), ==, first);
    crm_source_free (source);
  }
  close (fd);
  return 0;
}
