/* crm-filter.h: the filter language of crm-query.h made into SQL: a small tokenizer and a recursive
 * parser. Reads no database: names of records become subselects. Private to crm-query*.c. */
#pragma once

#include "crm-clause.h"

G_BEGIN_DECLS

/* What the language says of missing values: a comparison is never true of one, and != and `is
 * empty` are exactly the opposites of = and `is not empty`. Through links, a positive condition
 * asks for any linked record, its opposite for none. */
typedef enum {
  CRM_OP_EQUAL,
  CRM_OP_LESS,
  CRM_OP_LESS_EQUAL,
  CRM_OP_GREATER,
  CRM_OP_GREATER_EQUAL,
  CRM_OP_CONTAINS,
  CRM_OP_FILLED,
} CrmOp;

/* A condition over the alias t of the kind's table, or NULL with an error that says where. An empty
 * filter gives an empty clause. Owned. */
CrmClause *crm_filter_compile (CrmModel *model, const CrmKind *kind, const char *filter,
                               const CrmLocale *locale, GError **error);

/* Appends `field op text` for one field of the row t (crm-filter-compare.c). The errors say nothing
 * of the place. */
gboolean crm_filter_append_comparison (CrmClause *clause, const CrmKind *kind,
                                       const CrmField *field, CrmOp op, const char *text,
                                       const CrmLocale *locale, GError **error);

/* "“regoin” is not a field of Customer. Did you mean “region”?" Owned. */
char *crm_filter_describe_unknown (const CrmKind *kind, const char *word);

G_END_DECLS
