/* crm-import-words.h: how files call fields and choices, in any language the program speaks, and
 * what the head of a column says of its money ("مبلغ (تومان)"). Knows descriptions, not files. */
#pragma once

#include "crm-kind.h"
#include "crm-locale.h"
#include "crm-money-unit.h"

G_BEGIN_DECLS

typedef struct _CrmImportWords CrmImportWords;

CrmImportWords *crm_import_words_new (void);
void crm_import_words_free (CrmImportWords *self);

/* A name as names are compared: folded, without blanks and marks. Owned. */
char *crm_import_words_fold (const char *name);

/* Calls back with every name a field goes by, the surest first, until TRUE is returned. `way` 0:
 * its own name and labels; 1: the names other programs use; 2: names made of field and kind. */
typedef gboolean (*CrmImportNameFunc) (const char *name, gpointer data);
#define CRM_IMPORT_NAME_WAYS 3
gboolean crm_import_words_try_names (const CrmImportWords *self, const CrmKind *kind,
                                     const CrmField *field, guint way, CrmImportNameFunc try,
                                     gpointer data);

/* The key of the choice that text means; NULL: none. Borrowed. */
const char *crm_import_words_find_choice (const CrmImportWords *self, const CrmField *field,
                                          const char *text);

/* A head without what stands in brackets at its end, and without a unit of money there: "Amount
 * (toman)", "مبلغ به ریال". NULL when it has neither, or when it names money of another currency.
 * *unit is what the rest says of money, 1 × 1 when nothing. Owned. */
char *crm_import_words_dup_bare (const char *head, const CrmLocale *locale, CrmMoneyUnit *unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmImportWords, crm_import_words_free)

G_END_DECLS
