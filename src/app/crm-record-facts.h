/* crm-record-facts.h: what tells one record from the others at a glance, in a line: its code, place
 * and days, taken from the columns of the description. No widgets; any connection, any thread. */
#pragma once

#include "crm-query.h"

G_BEGIN_DECLS

/* "C001 · Isfahan · Since 3 May 2017": at most three of the columns that are neither the title
 * (names of .title) nor a choice nor private. besides: a field that goes without saying, or NULL.
 * choices: words of choices may be among them. Owned; "" when there is nothing. */
char *crm_record_facts_dup_line (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id,
                                 const CrmValue *values, const CrmLocale *locale,
                                 const CrmField *besides, gboolean choices);
/* The record's title without one of the fields it is made of (a purchase seen from its customer);
 * the whole title where nothing else is in it. Owned. */
char *crm_record_facts_dup_title (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id,
                                  const CrmValue *values, const CrmLocale *locale,
                                  const CrmField *besides);
/* The choices among the columns, as words, the first three. Owned, of owned strings. */
GPtrArray *crm_record_facts_list_choices (const CrmKind *kind, const CrmValue *values,
                                          const CrmLocale *locale);
/* The tier a record stands in: the one it refers to, else that of what it refers to (a customer's
 * segment). *name is owned, *rank is 1 for the best and 0 when it has none. FALSE: in no tier. */
gboolean crm_record_facts_find_tier (CrmDb *db, CrmModel *model, const CrmKind *kind,
                                     const CrmValue *values, const CrmLocale *locale, char **name,
                                     guint *rank);
/* Whether records of this kind are people or companies, who have a face. */
gboolean crm_record_facts_has_face (const CrmKind *kind);

G_END_DECLS
