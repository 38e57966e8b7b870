/* laws.h: what must hold for every kind of a method, and the means to try it: random records, a
 * checksum of a document. Used on the tests' own method and on the real one. */
#pragma once

#include "crm-history.h"
#include "crm-query.h"

/* A new document in a temporary folder; free with laws_close. */
typedef struct {
  char *folder, *path;
  const CrmMethod *method;
  CrmStore *store;
} LawsDocument;
LawsDocument *laws_open (const CrmMethod *method);
void laws_close (LawsDocument *self);

/* Values that pass the rules of the kind: references point to existing records or, when there is
 * none and they are required, to one made for them. seed makes them repeatable. */
CrmValue *laws_random_values (CrmEdit *edit, CrmModel *model, const CrmKind *kind, GRand *rand);
/* Inserts one random record and gives its LINKS some targets; its id. */
gint64 laws_insert_random (CrmEdit *edit, CrmModel *model, const CrmKind *kind, GRand *rand);
/* Some records of every kind, one act. */
void laws_fill (LawsDocument *self, guint per_kind, guint32 seed);

/* Of all tables but the log, in a fixed order. */
char *laws_dup_checksum (CrmDb *db, CrmModel *model);

/* Adds the laws as tests under prefix. */
void laws_add (const char *prefix, const CrmMethod *method);
