/* crm-wording.h: labels of the description put into sentences: "12 customers", "New customer".
 * Calls core only; no widgets. */
#pragma once

#include "crm-model.h"

G_BEGIN_DECLS

/* A label as it stands within an English sentence: its first letter small unless it begins an
 * abbreviation. Owned. */
char *crm_wording_dup_inner (const char *label);
/* "1 customer", "12 customers", "۱۲ مشتری". Owned. */
char *crm_wording_dup_count (const CrmKind *kind, gint64 n, const CrmLocale *locale);
/* "Add a customer", "Add an action". Owned. */
char *crm_wording_dup_add (const CrmKind *kind);
/* "Amount (IRR)": a field's label with what its numbers are counted in. Owned. */
char *crm_wording_dup_head (const CrmField *field, const CrmLocale *locale);
/* What a step is called and is for; 0: the programme as a whole. Borrowed. */
const char *crm_wording_get_step (CrmModel *model, int step);
const char *crm_wording_get_purpose (CrmModel *model, int step);
/* A moment of the log, kept in UTC, by the person's own clock. Owned. */
char *crm_wording_dup_moment (const char *utc, const CrmLocale *locale);

G_END_DECLS
