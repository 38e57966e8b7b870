/* crm-import-plan.h: all that is settled before the first row of an import: what a new record
 * starts with, which fields are written and compared, how a record is found again, and what the
 * programme already holds. Made on the connection's thread, then used by the one that reads. */
#pragma once

#include "crm-db.h"
#include "crm-import-index.h"
#include "crm-import-read.h"
#include "crm-import-refs.h"

G_BEGIN_DECLS

#define CRM_IMPORT_MOST_KEYS 8

/* Codes that the file does not give: "G#". */
typedef struct {
  guint field; /* index in the kind */
  char *prefix;
  gint64 next;
} CrmImportNumbers;

/* A unique field that is not the key: its values and whose they are. */
typedef struct {
  guint field;
  CrmImportIndex *owners;
} CrmImportUnique;

typedef struct {
  CrmModel *model;
  const CrmKind *kind;
  const CrmImportOptions *options;
  const CrmImportMap *map;
  CrmImportReader *reader;
  CrmImportRefs *refs;

  CrmValue *start; /* [n_fields] initial values and constants */
  gboolean *given; /* [n_fields] from the file, a constant or derived: written in an update too */
  gboolean *late;  /* [map->n_fields] names records of this same kind: set when all rows are in */
  gboolean *made;  /* [map->n_fields] a constant that names a record to be made by a row */
  guint *columns;  /* fields written for a new record */
  guint n_columns;
  guint *compared; /* fields that make a record equal to a row */
  guint n_compared;
  guint keys[CRM_IMPORT_MOST_KEYS];
  guint n_keys;
  gboolean counted;   /* no key: equal lines are counted */
  gboolean remembers; /* the index is in use: not while counting into an empty table */
  CrmImportIndex *index;
  CrmImportIndex *variants; /* of keys that Persian and Arabic keyboards write differently: their
                             * plain form to the digest of the key as it is */
  GArray *uniques;          /* CrmImportUnique */
  GArray *numbers;          /* CrmImportNumbers */
  gint64 next_id;
  gboolean has_fold;
  int quantity, amount; /* fields by which a line is a return; -1: none */
} CrmImportPlan;

/* Reads what the kind's table holds; in the import's transaction. Everything given is borrowed. */
CrmImportPlan *crm_import_plan_new (CrmModel *model, const CrmImportMap *map,
                                    const CrmImportOptions *options, CrmImportReader *reader,
                                    CrmImportRefs *refs, CrmDb *db, GError **error);
void crm_import_plan_free (CrmImportPlan *self);

CrmDigest crm_import_plan_digest (const CrmImportPlan *self, const CrmImportIndex *index,
                                  const guint *fields, guint n, const CrmValue *values);

/* Notes a key that `index` has, by what it would be on another keyboard. */
void crm_import_plan_note_variant (CrmImportPlan *self, const CrmValue *values, CrmDigest key);
/* The entry of a record whose key is that of `values` but for such letters; *key becomes the key
 * it has. NULL: none. */
CrmImportEntry *crm_import_plan_find_variant (const CrmImportPlan *self, const CrmValue *values,
                                              CrmDigest *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmImportPlan, crm_import_plan_free)

G_END_DECLS
