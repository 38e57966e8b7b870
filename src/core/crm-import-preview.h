/* crm-import-preview.h: how a file would be read, before anything of it is written: its kind, what
 * each column gives, and the first rows as they would be kept, with what is wrong with them. Reads
 * the whole file for how it writes numbers and days; run it in a worker. */
#pragma once

#include "crm-import.h"

G_BEGIN_DECLS

#define CRM_IMPORT_PREVIEW_ROWS 20
#define CRM_IMPORT_PREVIEW_KEYS 8

typedef struct {
  char *head;            /* as in the file; unique, and what options.map calls the column */
  const CrmField *field; /* of the kind or its inputs; NULL: the column is not imported */
} CrmImportPreviewColumn;

typedef struct {
  guint64 line;
  char *fault;   /* of the row as a whole; NULL: none */
  char **cells;  /* [n_columns] as they would be kept, written for a person; else as they are */
  char **faults; /* [n_columns] why a cell cannot be taken, a sentence; NULL: it can */
} CrmImportPreviewRow;

typedef struct {
  const CrmKind *kind;
  gboolean has_records; /* the programme holds some of the kind */
  gboolean has_header;
  gboolean recalled; /* the mapping is that of an earlier time */
  guint sheet;
  char **sheets; /* NULL-terminated; empty for a text file */
  guint n_columns;
  CrmImportPreviewColumn *columns;
  GPtrArray *rows;         /* CrmImportPreviewRow */
  GPtrArray *notes;        /* char *, sentences on how the file is read */
  const CrmField *missing; /* required, and nothing gives it: every row would be refused */
  const CrmField *keys[CRM_IMPORT_PREVIEW_KEYS]; /* by which records are found again */
  guint n_keys;
  CrmDates dates; /* the order taken; AUTO: each day shows it by itself */
} CrmImportPreview;

/* What is to be looked at. All is borrowed. */
typedef struct {
  const CrmKind *kind; /* NULL: that whose fields fit the heads best, else `otherwise` */
  const CrmKind *otherwise;
  /* Names of fields. When no head is one of a field, the first line is data and the columns are
   * these, one after the other. NULL: the first line has the heads, whatever they are. */
  const char *const *order;
  /* The mapping of an earlier file with these heads, as options.map; owned, NULL: none. Called only
   * when the options have none. */
  char **(*recall) (const CrmKind *kind, const char *const *heads);
  const CrmLocale *locale; /* by which the rows are written */
} CrmImportLook;

/* options.map of columns, by their heads, and the names of their fields ("" for a column that is
 * not imported): says of every field of the kind where it comes from, so that nothing is guessed.
 * Both arrays end with NULL. Owned. */
char **crm_import_dup_map (const CrmKind *kind, const char *const *heads,
                           const char *const *fields);

/* Looks at what the options say; a required field may be missing. NULL on error, with a sentence
 * for the person. */
CrmImportPreview *crm_import_preview_new (CrmDb *db, CrmModel *model, const CrmImportLook *look,
                                          const char *path, const CrmImportOptions *options,
                                          GCancellable *cancellable, GError **error);
void crm_import_preview_free (CrmImportPreview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmImportPreview, crm_import_preview_free)

G_END_DECLS
