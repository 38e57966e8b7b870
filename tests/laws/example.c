/* example.c: reads the lines and makes, changes and deletes records through the one door. */
#include "example.h"

#include <string.h>

#include "crm-day.h"
#include "crm-query.h"

/* today, today-30, today+1, with or without a time after a blank, as a day that forms read. */
static char *
dup_value (const char *text)
{
  const CrmLocale plain = CRM_LOCALE_PLAIN ("", 0);
  g_autofree char *day = NULL;
  char *end = NULL;
  gint64 days;

  if (!g_str_has_prefix (text, "today"))
    return g_strdup (text);
  days = g_ascii_strtoll (text + 5, &end, 10);
  if (*end != '\0' && *end != ' ')
    return g_strdup (text);
  day = crm_day_format (crm_day_today () + (CrmDay) days, &plain);
  return g_strconcat (day, end, NULL);
}

static void
set (CrmStore *store, CrmEdit *edit, const CrmKind *kind, gint64 id, const char *assignment)
{
  g_autofree char *name = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;
  CrmLocale locale = { 0 };
  const CrmField *field;
  const char *equal = strchr (assignment, '=');

  if (equal == NULL)
    g_error ("“%s” is not field=value.", assignment);
  name = g_strndup (assignment, (gsize) (equal - assignment));
  text = dup_value (equal + 1);
  field = crm_kind_find_field (kind, g_strstrip (name));
  if (field == NULL)
    g_error ("%s has no field %s.", kind->name, name);
  crm_store_get_locale (store, &locale);
  if (field->type == CRM_LINKS) {
    g_autoptr (GArray) ids = crm_query_parse_links (crm_edit_get_db (edit),
                                                    crm_edit_get_model (edit), field, text, &error);

    g_assert_no_error (error);
    crm_edit_set_links (edit, kind, id, field, (const gint64 *) (gpointer) ids->data, ids->len,
                        &error);
  } else {
    CrmValue value = CRM_VALUE_INIT;

    crm_query_parse (crm_edit_get_db (edit), crm_edit_get_model (edit), field, text, &locale,
                     &value, &error);
    g_assert_no_error (error);
    crm_edit_set (edit, kind, id, field, &value, &error);
    crm_value_clear (&value);
  }
  g_assert_no_error (error);
}

/* A new record with what it cannot be without; the rest is set afterwards like a change. */
static gint64
make (CrmStore *store, CrmEdit *edit, const CrmKind *kind, char **assignments)
{
  CrmValue *values = crm_values_new (kind->n_fields);
  g_autoptr (GError) error = NULL;
  CrmLocale locale = { 0 };
  gint64 id = 0;

  crm_store_get_locale (store, &locale);
  crm_kind_fill_initial (kind, values);
  for (char **a = assignments; *a != NULL; a++) {
    g_autofree char *name = g_strndup (*a, strcspn (*a, "="));
    const CrmField *field = crm_kind_find_field (kind, g_strstrip (name));

    if (field == NULL)
      g_error ("%s has no field %s.", kind->name, name);
    if (field->type != CRM_LINKS) {
      g_autofree char *text = dup_value (strchr (*a, '=') + 1);
      guint index = crm_kind_get_field_index (kind, field);

      crm_value_clear (&values[index]);
      crm_query_parse (crm_edit_get_db (edit), crm_edit_get_model (edit), field, text, &locale,
                       &values[index], &error);
      g_assert_no_error (error);
    }
  }
  crm_edit_insert (edit, kind, values, &id, &error);
  g_assert_no_error (error);
  crm_values_free (values, kind->n_fields);
  for (char **a = assignments; *a != NULL; a++) {
    g_autofree char *name = g_strndup (*a, strcspn (*a, "="));

    if (crm_kind_find_field (kind, g_strstrip (name))->type == CRM_LINKS)
      set (store, edit, kind, id, *a);
  }
  return id;
}

static const CrmKind *
find_kind (CrmStore *store, const char *line, const char **rest)
{
  gsize length = strcspn (line, " :");
  g_autofree char *name = g_strndup (line, length);
  const CrmKind *kind = crm_model_find_kind (crm_store_get_model (store), name);

  if (kind == NULL)
    g_error ("“%s” names no kind.", line);
  *rest = line + length + strspn (line + length, " ");
  return kind;
}

static gint64
find (CrmEdit *edit, const CrmKind *kind, const char *handle)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  if (!crm_query_find_handle (crm_edit_get_db (edit), crm_edit_get_model (edit), kind, handle, &id,
                              &error))
    g_error ("%s", error->message);
  return id;
}

static void
play_line (CrmStore *store, CrmEdit *edit, const char *line)
{
  g_auto (GStrv) assignments = NULL;
  g_autoptr (GError) error = NULL;
  const char *rest, *colon;
  const CrmKind *kind = find_kind (store, line + (strchr ("+-", *line) != NULL ? 2 : 0), &rest);

  if (*line == '-') {
    crm_edit_delete (edit, kind, find (edit, kind, rest), &error);
    g_assert_no_error (error);
    return;
  }
  colon = *line == '+' ? NULL : strstr (rest, ": ");
  if (*line != '+' && colon == NULL)
    g_error ("“%s” changes nothing.", line);
  assignments = g_strsplit (colon != NULL ? colon + 2 : rest, "; ", -1);
  if (*line == '+') {
    make (store, edit, kind, assignments);
  } else {
    g_autofree char *handle = g_strndup (rest, (gsize) (colon - rest));
    gint64 id = find (edit, kind, handle);

    for (char **a = assignments; *a != NULL; a++)
      set (store, edit, kind, id, *a);
  }
}

void
example_play (CrmStore *store, const char *example)
{
  g_auto (GStrv) lines = g_strsplit (example, "\n", -1);

  for (char **line = lines; *line != NULL; line++) {
    g_autoptr (GError) error = NULL;
    CrmEdit *edit = crm_edit_begin (store, "Example", &error);

    g_assert_no_error (error);
    play_line (store, edit, *line);
    crm_edit_commit (edit, &error);
    g_assert_no_error (error);
  }
}
