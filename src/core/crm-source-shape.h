/* crm-source-shape.h: what the first rows of a table say about it: which row is the header, how
 * many columns there are, what they are called, and what a total row would look like. It sees
 * rows, not files. Calls crm-text for folding. */
#pragma once

#include "crm-csv-reader.h"

G_BEGIN_DECLS

#define CRM_SHAPE_SAMPLE_ROWS 256

/* Copies of the first rows that are not blank. */
typedef struct _CrmSample CrmSample;

CrmSample *crm_sample_new (void);
void crm_sample_free (CrmSample *self);
void crm_sample_add (CrmSample *self, const CrmRow *row);
guint crm_sample_get_n_rows (const CrmSample *self);
guint64 crm_sample_get_line (const CrmSample *self, guint row);

typedef struct {
  gboolean has_header;
  guint n_titles; /* rows before the header */
  guint header;   /* the row of the sample that names the columns */
  guint n_columns;
  char **columns;           /* their names, unique, NULL-terminated */
  gboolean looks_like_data; /* the header does not look like one */
  gboolean row_names;       /* the header lacks the name of the first column */
  guint8 *traits;           /* one a column: CrmTrait flags */
} CrmShape;

typedef enum {
  CRM_TRAIT_FILLED = 1 << 0, /* usually holds something */
  CRM_TRAIT_NUMBER = 1 << 1, /* holds numbers */
  CRM_TRAIT_KEY = 1 << 2     /* never twice the same */
} CrmTrait;

/* grid: the rows come from a sheet, where the place of a cell is certain; in a text file a header
 * that is one name short lacks the first name, not the last. */
void crm_shape_find (const CrmSample *sample, gboolean no_header, gboolean grid, CrmShape *out);
void crm_shape_clear (CrmShape *self);

/* Without a header: room for wider rows further down. */
void crm_shape_widen (CrmShape *self, guint n_columns);

/* TRUE when a row near the bottom sums up the rows above it. */
gboolean crm_shape_is_total (const CrmShape *self, const CrmRow *row);

/* TRUE for a line to be signed under a table: "Prepared by", «تایید کننده», names and dates beside
 * them, and no amounts. */
gboolean crm_shape_is_signature (const CrmCell *cells, guint n_cells);

/* TRUE when a row fills what rows of this table usually fill: no total stands above such a row. */
gboolean crm_shape_is_ordinary (const CrmShape *self, const CrmRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmSample, crm_sample_free)

G_END_DECLS
