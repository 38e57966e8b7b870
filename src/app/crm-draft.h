/* crm-draft.h: the values of a record that is not saved yet: how it begins, what it still lacks,
 * and saving it as one edit. Calls the session; no widgets. */
#pragma once

#include "crm-session.h"

G_BEGIN_DECLS

/* Start values, one a field; owned: crm_values_free. */
CrmValue *crm_draft_new (const CrmKind *kind);
/* Whether the program gives this field its next code, so that it may be empty. */
gboolean crm_draft_is_numbered (const CrmField *field);
/* Labels of what is required and missing, by commas; NULL: nothing. Owned. */
char *crm_draft_dup_missing (const CrmKind *kind, const CrmValue *values, const CrmLocale *locale);
/* Whether it can be saved. FALSE without an error while something is missing. */
gboolean crm_draft_check (const CrmKind *kind, const CrmValue *values, GError **error);
/* Saves it, as "New customer “Acme”", and links it to target by the LINKS field `link` (NULL: by
 * none) in the same act. */
gboolean crm_draft_save (CrmSession *session, const CrmKind *kind, const CrmValue *values,
                         const CrmField *link, gint64 target, gint64 *id, GError **error);

G_END_DECLS
