/* crm-beginning.h: what a new programme begins with: whose it is, its calendar and money, and the
 * people of its committee. Plain data, handed to the worker that makes the file. */
#pragma once

#include "crm-store.h"

G_BEGIN_DECLS

typedef struct {
  CrmValue *organisation; /* one entry a field of the kind; null: as the description begins it */
  GPtrArray *people;      /* of CrmValue *, one entry a field of the kind */
} CrmBeginning;

const CrmKind *crm_beginning_get_organisation_kind (void);
const CrmKind *crm_beginning_get_person_kind (void);

CrmBeginning *crm_beginning_new (void);
void crm_beginning_free (CrmBeginning *self);
/* A field by name. Takes the value over. */
void crm_beginning_set (CrmBeginning *self, const char *field, CrmValue value);
const CrmValue *crm_beginning_get (const CrmBeginning *self, const char *field);
/* Somebody new, with the start values of the description. Borrowed. */
CrmValue *crm_beginning_add_person (CrmBeginning *self);

/* Makes the file with all of it, or none. Any thread. */
CrmStore *crm_beginning_make (const CrmBeginning *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmBeginning, crm_beginning_free)

G_END_DECLS
