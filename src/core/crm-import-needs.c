/* crm-import-needs.c: what a mapping lacks, by what it finds records again, and a mapping said in
 * full. */
#include <string.h>

#include "crm-import-map.h"
#include "crm-import-preview.h"

#define MOST_KEYS 8

static gboolean
is_mapped (const CrmImportMap *self, const CrmField *field)
{
  return crm_import_map_find (self, field) != NULL;
}

guint
crm_import_map_get_keys (const CrmImportMap *self, const CrmField **keys, guint max)
{
  const CrmKind *kind = self->kind;
  guint n;

  if (kind->single)
    return 0;
  if (kind->key != NULL) {
    n = crm_kind_list_fields (kind, kind->key, keys, max);
  } else {
    keys[0] = crm_kind_get_unique (kind);
    if (keys[0] == NULL || !is_mapped (self, keys[0]))
      keys[0] = crm_kind_get_title (kind);
    n = keys[0] != NULL && (keys[0]->type == CRM_TEXT || (keys[0]->flags & CRM_UNIQUE));
  }
  for (guint i = 0; i < n; i++)
    if (!is_mapped (self, keys[i]))
      return 0;
  return n;
}

/* TRUE when rows can name the records they change: then what is not in the file stays as it is. */
static gboolean
has_keys (const CrmImportMap *self)
{
  const CrmField *fields[MOST_KEYS] = { crm_kind_get_unique (self->kind) };
  guint n = fields[0] != NULL ? 1 : 0;

  if (self->kind->single)
    return TRUE;
  if (self->kind->key != NULL)
    n = crm_kind_list_fields (self->kind, self->kind->key, fields, G_N_ELEMENTS (fields));
  for (guint i = 0; i < n; i++)
    if (!is_mapped (self, fields[i]))
      return FALSE;
  return n > 0;
}

const CrmField *
crm_import_map_find_missing (const CrmImportMap *self, gboolean has_records)
{
  if (has_records && has_keys (self))
    return NULL;
  for (guint i = 0; i < self->kind->n_fields; i++) {
    const CrmField *field = &self->kind->fields[i];

    if ((field->flags & CRM_REQUIRED) && crm_import_can_import (field) &&
        !is_mapped (self, field) && field->initial == NULL &&
        !(self->derives && field->type == CRM_MONEY))
      return field;
  }
  return NULL;
}

static void
add_to_map (GPtrArray *map, const CrmField *field, const char *const *heads,
            const char *const *fields)
{
  const char *head = "";

  if (!crm_import_can_import (field))
    return;
  for (guint i = 0; heads[i] != NULL && fields[i] != NULL; i++) {
    if (strcmp (fields[i], field->name) != 0)
      continue;
    if (*head != '\0' && field->type == CRM_DAY) /* in two columns */
      g_ptr_array_add (map, g_strdup_printf ("%s=%s", field->name, head));
    head = heads[i];
  }
  g_ptr_array_add (map, g_strdup_printf ("%s=%s", field->name, head));
}

char **
crm_import_dup_map (const CrmKind *kind, const char *const *heads, const char *const *fields)
{
  GPtrArray *map = g_ptr_array_new ();

  for (guint i = 0; i < kind->n_fields; i++)
    add_to_map (map, &kind->fields[i], heads, fields);
  for (const CrmField *input = kind->inputs; input != NULL && input->name != NULL; input++)
    add_to_map (map, input, heads, fields);
  g_ptr_array_add (map, NULL);
  return (char **) g_ptr_array_free (map, FALSE);
}
