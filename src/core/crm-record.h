/* crm-record.h: one record as a GObject: a class per kind made at run time, a property per field
 * (named with '-' for '_'), so that expressions and bindings work. A snapshot of what is
 * committed; it changes only through crm_edit. Properties: texts, moments and choice keys are
 * strings (NULL: missing); numbers, money, percent, days and references int64 in the unit they
 * are kept in (G_MININT64: missing); reals double (NAN: missing); flags boolean; files GBytes;
 * links are always NULL: ask the query. All are read-only. */
#pragma once

#include "crm-store.h"

G_BEGIN_DECLS

#define CRM_TYPE_RECORD (crm_record_get_type ())
typedef struct _CrmRecord CrmRecord;
GType crm_record_get_type (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmRecord, g_object_unref)

/* The class of a kind: registered on first use, for ever, from any thread. Type name
 * "CrmRecord-<kind>", with a number after it for a second kind of that name and another shape. */
GType crm_record_get_kind_type (CrmModel *model, const CrmKind *kind);

/* Takes over values (n_fields entries). */
CrmRecord *crm_record_new (CrmModel *model, const CrmKind *kind, gint64 id, CrmValue *values);
const CrmKind *crm_record_get_kind (CrmRecord *self);
gint64 crm_record_get_id (CrmRecord *self);
const CrmValue *crm_record_get_value (CrmRecord *self, const CrmField *field);
const CrmValue *crm_record_get_values (CrmRecord *self);
/* Puts newly read values in (takes them over) and notifies what differs. */
void crm_record_update (CrmRecord *self, CrmValue *values);

G_END_DECLS
