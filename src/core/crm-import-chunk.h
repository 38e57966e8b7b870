/* crm-import-chunk.h: some thousand converted rows on their way from the thread that reads the file
 * to the one that writes the document, with the memory of all their texts. Chunks are used again
 * and again: nothing is allocated for a row. */
#pragma once

#include "crm-kind.h"
#include "crm-source.h"

G_BEGIN_DECLS

#define CRM_IMPORT_CHUNK_ROWS 1024

typedef enum {
  CRM_IMPORT_ADD,
  CRM_IMPORT_UPDATE,
  CRM_IMPORT_KEEP, /* the programme has it as it is; links may differ */
  CRM_IMPORT_REFUSE,
  CRM_IMPORT_HEADER, /* the header once more: files one after the other, pages as printed */
  CRM_IMPORT_TOTAL,  /* no record could be made of it, and it sums up others */
  CRM_IMPORT_FOOTER  /* nor of this one: a scrap below the total at the end */
} CrmImportVerdict;

typedef struct {
  CrmImportVerdict verdict;
  guint64 line;
  gint64 id;
  CrmValue *values;     /* [stride], NULL when refused; texts in the chunk's memory */
  const CrmCell *cells; /* as the file has them; only when they may be handed back */
  const char *column;   /* at fault: the file's own head, or NULL for the whole row */
  const char *reason;   /* of a refusal */
  guint rounded;        /* amounts cut */
  gboolean returned;    /* a line kept as a return */
  guint links, n_links; /* into the chunk's links */
} CrmImportRow;

/* Links of one row: ids found, or handles of records of this same file that are looked up at the
 * end. */
typedef struct {
  const CrmField *field;
  gint64 *targets;
  guint n_targets;
  const char *late; /* handles to look up when all rows are in; NULL: targets are known */
} CrmImportLinks;

/* A record to be made before the rows, because a row names it. */
typedef struct {
  const CrmKind *kind;
  gint64 id;
  CrmValue *values; /* [kind->n_fields], texts in the chunk's memory */
} CrmImportNew;

typedef struct _CrmImportChunk CrmImportChunk;
struct _CrmImportChunk {
  CrmImportRow rows[CRM_IMPORT_CHUNK_ROWS];
  guint n_rows;
  guint n_adds, n_others; /* others: what SQL must do after the rows were added */
  CrmValue *values;       /* [CRM_IMPORT_CHUNK_ROWS × stride] */
  guint stride;
  GArray *links;             /* CrmImportLinks */
  GArray *news;              /* CrmImportNew */
  const CrmKind *asks_title; /* no rows: the reader waits for the titles of this kind */
  double fraction;           /* of the file */
  gboolean last;
  GError *error; /* of the file; with last */

  GPtrArray *blocks; /* of memory for texts */
  guint block;
  gsize used;
};

CrmImportChunk *crm_import_chunk_new (guint stride);
void crm_import_chunk_free (CrmImportChunk *self);
void crm_import_chunk_reset (CrmImportChunk *self);
/* Memory that lives as long as the chunk is not reset, aligned for any value. */
gpointer crm_import_chunk_alloc (CrmImportChunk *self, gsize size);
/* A NUL-terminated copy. */
char *crm_import_chunk_copy (CrmImportChunk *self, const char *text, gsize length);

G_END_DECLS
