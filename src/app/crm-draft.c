/* crm-draft.c: the kind's own rules decide; here is only what they must not ask of a draft. */
#include "crm-draft.h"

#include <string.h>

#include "crm-i18n.h"
#include "crm-wording.h"

CrmValue *
crm_draft_new (const CrmKind *kind)
{
  CrmValue *values = crm_values_new (kind->n_fields);

  crm_kind_fill_initial (kind, values);
  return values;
}

gboolean
crm_draft_is_numbered (const CrmField *field)
{
  return field->initial != NULL && strchr (field->initial, '#') != NULL;
}

static gboolean
is_missing (const CrmField *field, const CrmValue *value)
{
  return (field->flags & CRM_REQUIRED) && crm_value_is_null (value) &&
         !crm_draft_is_numbered (field);
}

char *
crm_draft_dup_missing (const CrmKind *kind, const CrmValue *values, const CrmLocale *locale)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  const char *comma = locale->language == CRM_LANGUAGE_PERSIAN ? "، " : ", ";

  for (guint i = 0; i < kind->n_fields; i++)
    if (is_missing (&kind->fields[i], &values[i]))
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? comma : "",
                              crm_field_get_label (&kind->fields[i]));
  return missing->len > 0 ? g_string_free (g_steal_pointer (&missing), FALSE) : NULL;
}

gboolean
crm_draft_check (const CrmKind *kind, const CrmValue *values, GError **error)
{
  const CrmField *fault = NULL;
  g_autoptr (GError) failure = NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    if (is_missing (&kind->fields[i], &values[i]))
      return FALSE;
  if (crm_kind_check (kind, values, &fault, &failure))
    return TRUE;
  /* A code that is numbered when the record is saved is not there yet. */
  if (fault != NULL && crm_draft_is_numbered (fault) &&
      crm_value_is_null (&values[crm_kind_get_field_index (kind, fault)]))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

typedef struct {
  const CrmKind *kind;
  const CrmValue *values;
  gint64 *id;
  const CrmField *link; /* NULL: none */
  gint64 target;
} Act;

static gboolean
insert (CrmEdit *edit, gpointer data, GError **error)
{
  const Act *act = data;

  return crm_edit_insert (edit, act->kind, act->values, act->id, error) &&
         (act->link == NULL ||
          crm_edit_link (edit, act->kind, *act->id, act->link, act->target, error));
}

gboolean
crm_draft_save (CrmSession *session, const CrmKind *kind, const CrmValue *values,
                const CrmField *link, gint64 target, gint64 *id, GError **error)
{
  g_autofree char *title =
      crm_kind_dup_title (crm_session_get_model (session), kind, 0, values,
                          crm_session_get_db (session), crm_session_get_locale (session));
  g_autofree char *inner = crm_wording_dup_inner (crm_kind_get_label (kind));
  g_autofree char *label = NULL;
  Act act = { kind, values, id, link, target };

  /* Translators: name of an act in undo and history: a kind of record and the record's title. */
  label = g_strdup_printf (_ ("New %s “%s”"), inner, title != NULL ? title : "");
  return crm_session_edit (session, label, insert, &act, error);
}
