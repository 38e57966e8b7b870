/* crm-edit-check.h: the rules of an edit that need the other records. For edits
 * and what restores. */
#pragma once

#include "crm-db.h"
#include "crm-model.h"

G_BEGIN_DECLS

/* Numbers the codes that are still null: "G#" becomes the highest G-number so far plus one. */
gboolean crm_edit_fill_codes (CrmDb *db, const CrmKind *kind, CrmValue *values, GError **error);
/* For a copy: puts a number behind the code of this unique field until nobody has it. */
gboolean crm_edit_free_code (CrmDb *db, const CrmKind *kind, const CrmField *field,
                             CrmValue *values, GError **error);
/* No other record than `id` (0: none) has the unique field, or the fields of the key, of these. */
gboolean crm_edit_check_unique (CrmDb *db, const CrmKind *kind, const CrmValue *values, gint64 id,
                                GError **error);
gboolean crm_edit_check_reference (CrmDb *db, const CrmField *field, gint64 id, GError **error);
gboolean crm_edit_check_references (CrmDb *db, const CrmKind *kind, const CrmValue *values,
                                    GError **error);
/* Refused once there is an amount in any kind. */
gboolean crm_edit_check_money_unchanged (CrmDb *db, CrmModel *model, GError **error);
/* Another currency has the decimals it is known for, unless the same edit (mask) says how many.
 * Adds what it changes in `all` to differs. */
void crm_edit_follow_currency (const CrmKind *kind, CrmValue *all, const gboolean *mask,
                               gboolean *differs);

G_END_DECLS
