/* crm-import-map.h: which column of a file gives which field of a kind: what the person said, then
 * what the heads say in any of the names a field goes by. Reads only the heads of the source. */
#pragma once

#include "crm-import.h"
#include "crm-import-words.h"

G_BEGIN_DECLS

#define CRM_IMPORT_NO_COLUMN (-1)

typedef struct {
  const CrmField *field;
  guint index;          /* of the field in its kind; of an input in the kind's inputs */
  int column;           /* of the source, or CRM_IMPORT_NO_COLUMN */
  int joined;           /* a second one, of a day whose year and month stand apart; or none */
  const char *constant; /* what every row holds instead; borrowed from the options */
  CrmMoneyUnit unit;    /* in which the head says that amounts are counted */
} CrmImportPair;

typedef struct {
  const CrmKind *kind;
  CrmSource *source;
  CrmImportWords *words;
  CrmImportPair *fields; /* that the file or a constant gives, in the kind's order */
  guint n_fields;
  CrmImportPair *inputs; /* one for each of the kind's inputs */
  guint n_inputs;
  gboolean derives; /* an input has a column or a constant */
} CrmImportMap;

/* Where the text of a joined cell is put together. */
typedef struct {
  char text[64];
  CrmCell cell;
} CrmImportJoin;
/* The cell of a pair that has a column; of two columns "2008-1", empty where one of them is.
 * Borrowed from the row, or from `join`. */
const CrmCell *crm_import_pair_get_cell (const CrmImportPair *self, const CrmCell *cells,
                                         CrmImportJoin *join);

/* has_records: the programme holds records of the kind, so that a file which has their keys may
 * leave required fields out. Errors: INVALID when the options name what is not there, or when
 * nothing gives a required field. Says the pairs in result->mapping, unused columns in
 * result->notes. */
CrmImportMap *crm_import_map_new (const CrmKind *kind, CrmSource *source,
                                  const CrmImportOptions *options, const CrmLocale *locale,
                                  gboolean has_records, CrmImportResult *result, GError **error);
void crm_import_map_free (CrmImportMap *self);
const CrmImportPair *crm_import_map_find (const CrmImportMap *self, const CrmField *field);
/* A required field that nothing gives, so that every row would be refused; NULL: none.
 * has_records: as above. */
const CrmField *crm_import_map_find_missing (const CrmImportMap *self, gboolean has_records);
/* The fields by which records are found again, at most `max`; 0: lines are counted. */
guint crm_import_map_get_keys (const CrmImportMap *self, const CrmField **keys, guint max);
gboolean crm_import_can_import (const CrmField *field);
/* The head of a pair's column as the file has it; the field's name for a constant. */
const char *crm_import_map_get_head (const CrmImportMap *self, const CrmImportPair *pair);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmImportMap, crm_import_map_free)

G_END_DECLS
