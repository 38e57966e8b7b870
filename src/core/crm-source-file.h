/* crm-source-file.h: the bytes of a file somebody handed us, and what sort of file it is by its
 * first bytes. A small file is copied into memory, so that a colleague who saves over it does no
 * harm; a large one is mapped and watched. Calls the C library and GLib; knows nothing of rows. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CRM_SOURCE_FILE_MAX_BYTES G_GUINT64_CONSTANT (4294967296)

typedef struct _CrmSourceFile CrmSourceFile;

typedef enum {
  CRM_FILE_TEXT, /* nothing says otherwise */
  CRM_FILE_ZIP   /* perhaps an .xlsx workbook */
} CrmFileSort;

/* `path` is always a plain file name, whatever it begins with. Refuses whatever is not a regular
 * file without reading from it, empty files, and files over CRM_SOURCE_FILE_MAX_BYTES. */
CrmSourceFile *crm_source_file_open (const char *path, GError **error);
void crm_source_file_free (CrmSourceFile *self);

/* The bytes; borrowed, not NUL-terminated. */
const char *crm_source_file_get_data (CrmSourceFile *self, gsize *length);

/* FALSE (CRM_ERROR_INVALID) when a mapped file was changed since it was opened. */
gboolean crm_source_file_check (CrmSourceFile *self, GError **error);

/* Tells the sort by content; FALSE (CRM_ERROR_FOREIGN) with a way out for sorts that hold no rows
 * we can read. */
gboolean crm_source_file_tell (CrmSourceFile *self, CrmFileSort *sort, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmSourceFile, crm_source_file_free)

G_END_DECLS
