/* crm-wording.c: small helps of language. Persian has neither capitals nor a plural after numbers;
 * its sentences come from the catalogue like all others. */
#include "crm-wording.h"

#include <string.h>

#include "crm-day.h"
#include "crm-i18n.h"

char *
crm_wording_dup_inner (const char *label)
{
  gunichar first = g_utf8_get_char_validated (label, -1), second;
  g_autoptr (GString) inner = g_string_new (NULL);

  if (*label == '\0' || first == (gunichar) -1 || first == (gunichar) -2)
    return g_strdup (label);
  second = g_utf8_get_char (g_utf8_next_char (label));
  if (!g_unichar_isupper (first) || g_unichar_isupper (second))
    return g_strdup (label);
  g_string_append_unichar (inner, g_unichar_tolower (first));
  g_string_append (inner, g_utf8_next_char (label));
  return g_string_free (g_steal_pointer (&inner), FALSE);
}

char *
crm_wording_dup_count (const CrmKind *kind, gint64 n, const CrmLocale *locale)
{
  g_autofree char *number = crm_integer_format (n, locale);
  g_autofree char *one = crm_wording_dup_inner (crm_kind_get_label (kind));
  g_autofree char *many = crm_wording_dup_inner (crm_kind_get_plural (kind));

  /* The noun after a number: Persian keeps the singular. */
  if (n == 1 || locale->language == CRM_LANGUAGE_PERSIAN)
    return g_strdup_printf (C_ ("a number of records", "%s %s"), number, one);
  return g_strdup_printf (C_ ("a number of records", "%s %s"), number, many);
}

char *
crm_wording_dup_add (const CrmKind *kind)
{
  g_autofree char *one = crm_wording_dup_inner (crm_kind_get_label (kind));
  /* By the English word, and by its sound: no label begins with an open u. */
  gboolean vowel = strchr ("AEIO", *kind->label) != NULL;

  return g_strdup_printf (vowel ? _ ("Add an %s") : _ ("Add a %s"), one);
}

char *
crm_wording_dup_head (const CrmField *field, const CrmLocale *locale)
{
  const char *label = crm_field_get_label (field);
  const char *unit = field->unit != NULL && *field->unit != '\0' ? _ (field->unit) : NULL;
  g_autofree char *money = NULL;

  if (field->type == CRM_MONEY && unit == NULL)
    unit = money = crm_money_dup_shown_unit (locale);
  if (unit == NULL || *unit == '\0')
    return g_strdup (label);
  return g_strdup_printf (C_ ("a label and its unit", "%s (%s)"), label, unit);
}

static const CrmStep *
find_step (CrmModel *model, int number)
{
  const CrmMethod *method = crm_model_get_method (model);

  for (guint i = 0; i < method->n_steps; i++)
    if (method->steps[i].number == number)
      return &method->steps[i];
  return NULL;
}

const char *
crm_wording_get_step (CrmModel *model, int step)
{
  const CrmStep *found = find_step (model, step);

  return found != NULL ? _ (found->title) : _ ("Whole programme");
}

const char *
crm_wording_get_purpose (CrmModel *model, int step)
{
  const CrmStep *found = find_step (model, step);

  return found != NULL ? _ (found->purpose)
                       : _ ("Whose programme it is, who works on it, and the committee's plan, "
                            "meetings and risks.");
}

char *
crm_wording_dup_moment (const char *utc, const CrmLocale *locale)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (utc, NULL);
  g_autoptr (GDateTime) here = moment != NULL ? g_date_time_to_local (moment) : NULL;
  g_autofree char *iso = here != NULL ? g_date_time_format (here, "%Y-%m-%dT%H:%M") : NULL;

  return iso != NULL ? crm_moment_format (iso, locale) : g_strdup (utc);
}
