/* sample.h: a document of the tests' own method filled with seeded random records, and the same
 * records as plain C arrays, so that what SQL answers can be told by brute force. */
#pragma once

#include "crm-edit.h"
#include "crm-query.h"
#include "test-kinds.h"

typedef struct {
  gint64 id;
  CrmValue *values; /* n_fields, computed ones too */
  GArray **links;   /* by field: gint64 ids, NULL but for LINKS */
} Row;

typedef struct {
  char *folder;
  CrmStore *store;
  CrmModel *model; /* of the store */
  CrmDb *db;       /* of the store */
  GRand *random;
  GPtrArray **rows; /* by index of the kind: Row */
} Sample;

Sample *sample_new (guint32 seed, guint n_rows);
void sample_free (Sample *self);
const CrmKind *sample_kind (Sample *self, const char *name);
GPtrArray *sample_rows (Sample *self, const CrmKind *kind);
Row *sample_find (Sample *self, const CrmKind *kind, gint64 id); /* NULL: none */

/* A random text of one to three words, Persian and Latin, with traps in them. Owned. */
char *sample_dup_text (GRand *random);
/* "text" as the filter language quotes it. Owned. */
char *sample_quote (const char *text);
/* Whether text, folded, holds or is the other, folded. */
gboolean sample_fold_contains (const char *text, const char *part);
gboolean sample_fold_equal (const char *a, const char *b);
/* As a reader sorts. */
int sample_compare_text (const char *a, const char *b);

extern const CrmLocale sample_plain;
