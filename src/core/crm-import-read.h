/* crm-import-read.h: the text of cells made into values. How a file writes its numbers and days is
 * guessed once from all the cells of the columns that are imported, then every cell is read that
 * way. References are left as text: crm-import-refs finds them. */
#pragma once

#include "crm-day.h"
#include "crm-import-chunk.h"
#include "crm-import-map.h"

G_BEGIN_DECLS

typedef struct _CrmImportReader CrmImportReader;

/* Error: INVALID for a unit of money that is none. `map`, `options` and `locale` are borrowed. */
CrmImportReader *crm_import_reader_new (const CrmImportMap *map, const CrmImportOptions *options,
                                        const CrmLocale *locale, GError **error);
void crm_import_reader_free (CrmImportReader *self);
/* Reads the whole file once, if anything is to be guessed, and rewinds it. Says what was taken. */
gboolean crm_import_reader_survey (CrmImportReader *self, GCancellable *cancellable,
                                   CrmImportResult *result, GError **error);

/* `pair` is a place in map->fields. Text of the value lies in the chunk. *rounded counts up. */
gboolean crm_import_reader_convert (CrmImportReader *self, guint pair, const CrmCell *cell,
                                    CrmImportChunk *chunk, CrmValue *value, guint *rounded,
                                    GError **error);
/* A handle or handles as they are looked up: normal text, NULL when empty. */
gboolean crm_import_reader_convert_text (CrmImportReader *self, guint pair, const CrmCell *cell,
                                         CrmImportChunk *chunk, char **text, GError **error);
/* What was met in cells and read otherwise than written, one sentence each; when all is read. */
void crm_import_reader_say (const CrmImportReader *self, GPtrArray *notes);
/* `pair` is a place in map->inputs. */
gboolean crm_import_reader_convert_input (CrmImportReader *self, guint pair, const CrmCell *cell,
                                          CrmDerived *input, GError **error);
/* The same from the text of a constant, read as a person writes it. */
gboolean crm_import_reader_convert_constant (CrmImportReader *self, const CrmField *field,
                                             const char *text, CrmValue *value, GError **error);

/* What was said by the last cells of a column, by their bytes: most columns repeat themselves. */
typedef struct {
  guint8 length;
  guint8 period; /* CrmPeriod that was read as its first day; DAY otherwise */
  char bytes[22];
  CrmValue value;
} CrmImportMemo;
#define CRM_IMPORT_MEMOS 1024
/* The place for a cell's memo, or NULL when it is too long to be remembered; hit tells whether it
 * holds it. */
CrmImportMemo *crm_import_memo_find (CrmImportMemo *memos, const char *text, gsize length,
                                     gboolean *hit);
void crm_import_memo_keep (CrmImportMemo *memo, const char *text, gsize length,
                           const CrmValue *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmImportReader, crm_import_reader_free)

G_END_DECLS
