/* crm-form-groups.c: a group begins where a field names one; the first, called like the kind, has
 * no heading, as the head of the form says it. Calls the rows. */
#include "crm-form-groups.h"

#include <string.h>

#include "crm-choice-row.h"
#include "crm-file-row.h"
#include "crm-flag-row.h"
#include "crm-i18n.h"
#include "crm-links-row.h"
#include "crm-note-row.h"
#include "crm-reference-row.h"
#include "crm-text-row.h"

GType
crm_form_groups_get_row_type (const CrmField *field)
{
  if (field->computed != NULL)
    return CRM_TYPE_TEXT_ROW;
  switch (field->type) {
  case CRM_NOTE:
    return CRM_TYPE_NOTE_ROW;
  case CRM_FLAG:
    return CRM_TYPE_FLAG_ROW;
  case CRM_CHOICE:
    return CRM_TYPE_CHOICE_ROW;
  case CRM_REFERENCE:
    return CRM_TYPE_REFERENCE_ROW;
  case CRM_LINKS:
    return CRM_TYPE_LINKS_ROW;
  case CRM_FILE:
    return CRM_TYPE_FILE_ROW;
  case CRM_TEXT:
  case CRM_INTEGER:
  case CRM_REAL:
  case CRM_MONEY:
  case CRM_PERCENT:
  case CRM_DAY:
  case CRM_TIME:
    break;
  }
  return CRM_TYPE_TEXT_ROW;
}

/* A first group called like the kind. */
static gboolean
is_said_by_head (const CrmKind *kind, const CrmField *field)
{
  return field == kind->fields && strcmp (field->group, kind->label) == 0;
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LIST_BOX (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list (child);
  return found;
}

/* A heading, or where there is none a name for those who hear the list. */
static void
name_group (GtkWidget *group, const CrmKind *kind, const CrmField *field)
{
  const char *name = _ (field->group);
  g_autofree char *heading = g_markup_escape_text (name, -1);

  if (is_said_by_head (kind, field))
    gtk_accessible_update_property (GTK_ACCESSIBLE (find_list (group)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  else
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), heading);
}

void
crm_form_groups_build (CrmSession *session, const CrmKind *kind, CrmFieldRowKeep keep,
                       gpointer host, GtkBox *box, GPtrArray *groups, GPtrArray *rows)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < kind->n_fields; i++) {
    const CrmField *field = &kind->fields[i];
    CrmFieldRow *row;

    if (group == NULL || field->group != NULL) {
      group = adw_preferences_group_new ();
      if (field->group != NULL)
        name_group (group, kind, field);
      gtk_box_append (box, group);
      g_ptr_array_add (groups, group);
    }
    row =
        crm_field_row_new (crm_form_groups_get_row_type (field), session, kind, field, keep, host);
    crm_field_row_add_to (row, ADW_PREFERENCES_GROUP (group));
    g_ptr_array_add (rows, row);
  }
}
