/* crm-beginning.c: values by the description, put into the new file by one edit. Calls core and the
 * method; no widgets. */
#include "crm-beginning.h"

#include <string.h>

#include "crm-edit.h"
#include "crm-i18n.h"
#include "crm-method.h"

#define ORGANISATION_ID 1 /* of a single kind */

static const CrmKind *
get_kind (const char *name)
{
  const CrmKind *const *kinds = crm_method_get ()->kinds;

  while (strcmp ((*kinds)->name, name) != 0)
    kinds++;
  return *kinds;
}

const CrmKind *
crm_beginning_get_organisation_kind (void)
{
  return get_kind ("organisation");
}

const CrmKind *
crm_beginning_get_person_kind (void)
{
  return get_kind ("person");
}

static void
free_person (gpointer values)
{
  crm_values_free (values, crm_beginning_get_person_kind ()->n_fields);
}

CrmBeginning *
crm_beginning_new (void)
{
  CrmBeginning *self = g_new0 (CrmBeginning, 1);

  self->organisation = crm_values_new (crm_beginning_get_organisation_kind ()->n_fields);
  self->people = g_ptr_array_new_with_free_func (free_person);
  return self;
}

void
crm_beginning_free (CrmBeginning *self)
{
  crm_values_free (self->organisation, crm_beginning_get_organisation_kind ()->n_fields);
  g_ptr_array_unref (self->people);
  g_free (self);
}

static CrmValue *
get_value (const CrmBeginning *self, const char *field)
{
  const CrmKind *kind = crm_beginning_get_organisation_kind ();

  return &self->organisation[crm_kind_get_field_index (kind, crm_kind_find_field (kind, field))];
}

void
crm_beginning_set (CrmBeginning *self, const char *field, CrmValue value)
{
  CrmValue *place = get_value (self, field);

  crm_value_clear (place);
  *place = value;
}

const CrmValue *
crm_beginning_get (const CrmBeginning *self, const char *field)
{
  return get_value (self, field);
}

CrmValue *
crm_beginning_add_person (CrmBeginning *self)
{
  const CrmKind *kind = crm_beginning_get_person_kind ();
  CrmValue *values = crm_values_new (kind->n_fields);

  crm_kind_fill_initial (kind, values);
  g_ptr_array_add (self->people, values);
  return values;
}

/* Making. */

static gboolean
fill (CrmEdit *edit, gpointer data, GError **error)
{
  const CrmBeginning *self = data;
  const CrmKind *organisation = crm_beginning_get_organisation_kind ();
  g_autofree gboolean *mask = g_new0 (gboolean, organisation->n_fields);

  for (guint i = 0; i < organisation->n_fields; i++)
    mask[i] = !crm_value_is_null (&self->organisation[i]);
  if (!crm_edit_update (edit, organisation, ORGANISATION_ID, self->organisation, mask, error))
    return FALSE;
  for (guint i = 0; i < self->people->len; i++) {
    gint64 id;

    if (!crm_edit_insert (edit, crm_beginning_get_person_kind (),
                          g_ptr_array_index (self->people, i), &id, error))
      return FALSE;
  }
  return TRUE;
}

static const char *
get_text (const CrmBeginning *self, const char *field)
{
  const CrmValue *value = crm_beginning_get (self, field);

  return value->tag == CRM_VALUE_TEXT ? value->text : NULL;
}

CrmStore *
crm_beginning_make (const CrmBeginning *self, const char *path, GError **error)
{
  const CrmStoreSetup setup = { .organisation = get_text (self, "name"),
                                .calendar =
                                    g_strcmp0 (get_text (self, "calendar"), "gregorian") == 0
                                        ? CRM_CALENDAR_GREGORIAN
                                        : CRM_CALENDAR_JALALI,
                                .currency = get_text (self, "currency"),
                                .fill = fill,
                                .data = (gpointer) self,
                                .label = _ ("Beginning of the programme") };

  return crm_store_create (path, crm_method_get (), &setup, error);
}
