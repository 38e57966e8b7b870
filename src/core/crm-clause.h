/* crm-clause.h: a piece of SQL with the values it binds and the kinds it reads. What a filter
 * and an order are made of; private to crm-query*.c and crm-filter*.c. Every value of a person
 * is bound, never written into the text; names come from the description alone. */
#pragma once

#include "crm-model.h"

G_BEGIN_DECLS

typedef struct {
  CrmModel *model;
  GString *sql;
  GArray *values;    /* CrmValue, owned: $1, $2… in the order of the text */
  GPtrArray *kinds;  /* const CrmKind *, each once: what the SQL reads */
  gboolean computed; /* some field in it is computed */
} CrmClause;

CrmClause *crm_clause_new (CrmModel *model);
CrmClause *crm_clause_copy (const CrmClause *self);
void crm_clause_free (CrmClause *self);

void crm_clause_append (CrmClause *self, const char *sql);
void crm_clause_appendf (CrmClause *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Appends the next "$n" and takes its value over. */
void crm_clause_bind (CrmClause *self, CrmValue value);
/* Appends another clause's text; only where nothing was bound before, so that its numbers hold. */
void crm_clause_join (CrmClause *self, const CrmClause *first);

void crm_clause_note_kind (CrmClause *self, const CrmKind *kind);
gboolean crm_clause_reads (const CrmClause *self, const CrmKind *kind);

/* "id", which every record has and no description names. */
const CrmField *crm_clause_get_id_field (void);
/* The field named by a person: as described, or with - for _, in any case; "id" too. NULL: none. */
const CrmField *crm_clause_find_field (const CrmKind *kind, const char *name);

/* The value of a field of the row `alias` of its kind's table; not of LINKS. Computed fields are
 * written over the alias t. */
void crm_clause_append_field (CrmClause *self, const CrmKind *kind, const CrmField *field,
                              const char *alias);
/* What a reader would sort the field by: sort keys of texts, the title of a reference, the place of
 * a choice, the number of links. */
void crm_clause_append_sort_key (CrmClause *self, const CrmKind *kind, const CrmField *field,
                                 const char *alias);
/* Whether the folded text of a field is `folded` (taken over), or contains it. */
void crm_clause_append_folded (CrmClause *self, const CrmKind *kind, const CrmField *field,
                               gboolean contains, char *folded);
/* The place of a choice among its choices, from 0. */
void crm_clause_append_place (CrmClause *self, const CrmKind *kind, const CrmField *field,
                              const char *alias);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmClause, crm_clause_free)

G_END_DECLS
