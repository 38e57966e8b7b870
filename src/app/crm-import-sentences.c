/* crm-import-sentences.c: what a preview is worth, in words. */
#include "crm-import-sentences.h"

#include "crm-i18n.h"
#include "crm-wording.h"

char *
crm_import_dup_keys_sentence (const CrmImportPreview *preview)
{
  g_autoptr (GString) keys = g_string_new (NULL);
  g_autofree char *plural = crm_wording_dup_inner (crm_kind_get_plural (preview->kind));

  if (preview->n_keys == 0)
    return g_strdup (_ ("Rows that the programme has already are passed over; the others are "
                        "added."));
  for (guint i = 0; i < preview->n_keys; i++) {
    g_autofree char *key = g_strdup_printf (_ ("“%s”"), crm_field_get_label (preview->keys[i]));

    g_string_append_printf (keys, "%s%s", i > 0 ? _ (", ") : "", key);
  }
  return g_strdup_printf (_ ("Existing %s are found by %s and changed; the others are added."),
                          plural, keys->str);
}

static guint
count_faulty_rows (const CrmImportPreview *preview)
{
  guint n = 0;

  for (guint i = 0; i < preview->rows->len; i++) {
    const CrmImportPreviewRow *row = g_ptr_array_index (preview->rows, i);
    gboolean faulty = row->fault != NULL;

    for (guint j = 0; j < preview->n_columns; j++)
      faulty |= row->faults[j] != NULL;
    n += faulty;
  }
  return n;
}

static gboolean
maps_any (const CrmImportPreview *preview)
{
  for (guint i = 0; i < preview->n_columns; i++)
    if (preview->columns[i].field != NULL)
      return TRUE;
  return FALSE;
}

char *
crm_import_dup_problem (const CrmImportPreview *preview, const CrmLocale *locale)
{
  guint n = count_faulty_rows (preview);
  g_autofree char *shown = crm_integer_format (n, locale);

  if (!maps_any (preview))
    return g_strdup_printf (_ ("No column is named like a field of “%s”. Choose the fields below, "
                               "or import the file as something else."),
                            crm_kind_get_plural (preview->kind));
  if (preview->missing != NULL)
    return g_strdup_printf (_ ("No column gives “%s”, which every row needs. Choose it below."),
                            crm_field_get_label (preview->missing));
  if (preview->rows->len == 0)
    return g_strdup (_ ("There is no row below the heads."));
  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%s of the first rows cannot be taken as it is. It will be set "
                                    "aside, to be corrected after the import.",
                                    "%s of the first rows cannot be taken as they are. They will "
                                    "be set aside, to be corrected after the import.",
                                    n),
                          shown);
}

gboolean
crm_import_is_possible (const CrmImportPreview *preview)
{
  return maps_any (preview) && preview->missing == NULL && preview->rows->len > 0;
}
