/* crm-tiers.h: how a tier of customers looks wherever it is named: its place among the tiers, and
 * the sign of its metal, because "Lead" reads as a sales lead. Knows of the tiers and of kinds
 * that belong to one. Reads few records, when first asked; no widgets. */
#pragma once

#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TIERS_N 4 /* places that have colours of their own; those beyond share the last */

typedef struct {
  guint place;      /* 1…CRM_TIERS_N, the best first */
  const char *sign; /* "Pt"; "" where the language has no such clash or the metal is another */
} CrmTierLook;

typedef struct _CrmTiers CrmTiers;

CrmTiers *crm_tiers_new (CrmSession *session);
void crm_tiers_free (CrmTiers *self);
/* Whether records of the kind are tiers; whether they belong to one (by which field; NULL: not). */
gboolean crm_tiers_is_tier (const CrmKind *kind);
const CrmField *crm_tiers_find_field (const CrmKind *kind);
/* Of a tier, or of a record that belongs to one. NULL: it has none. Valid until the next forget. */
const CrmTierLook *crm_tiers_find (CrmTiers *self, const CrmKind *kind, gint64 id);
/* By what it is called and where it stands. */
CrmTierLook crm_tiers_describe (const char *name, guint place);
void crm_tiers_forget (CrmTiers *self); /* records have changed */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmTiers, crm_tiers_free)

G_END_DECLS
