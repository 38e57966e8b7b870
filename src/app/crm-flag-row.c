/* crm-flag-row.c: an AdwActionRow with a switch; what is missing shows as off, and stays missing
 * until the switch is moved. */
#include "crm-flag-row.h"

#include "crm-i18n.h"

struct _CrmFlagRow {
  CrmFieldRow parent_instance;
  GtkWidget *toggle;
};

G_DEFINE_FINAL_TYPE (CrmFlagRow, crm_flag_row, CRM_TYPE_FIELD_ROW)

static void
crm_flag_row_show (CrmFieldRow *row, const CrmValue *value)
{
  gtk_switch_set_active (GTK_SWITCH (CRM_FLAG_ROW (row)->toggle),
                         value->tag == CRM_VALUE_INTEGER && value->integer != 0);
}

static void
on_toggled (CrmFieldRow *row)
{
  CrmValue value =
      crm_value_integer (gtk_switch_get_active (GTK_SWITCH (CRM_FLAG_ROW (row)->toggle)));

  if (!crm_field_row_is_showing (row))
    crm_field_row_offer (row, &value);
}

static GtkWidget *
crm_flag_row_build (CrmFieldRow *row)
{
  CrmFlagRow *self = CRM_FLAG_ROW (row);
  GtkWidget *widget = adw_action_row_new ();
  const char *hint = crm_field_row_get_hint (row);
  GtkWidget *lock = crm_field_row_new_lock (row);

  self->toggle = gtk_switch_new ();
  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget),
                                 crm_field_get_label (crm_field_row_get_field (row)));
  if (hint != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), hint);
  if (lock != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (widget), lock);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), self->toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (widget), self->toggle);
  crm_field_row_set_target (row, self->toggle);
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (on_toggled), self,
                           G_CONNECT_SWAPPED);
  return widget;
}

static void
crm_flag_row_class_init (CrmFlagRowClass *class)
{
  CrmFieldRowClass *row_class = CRM_FIELD_ROW_CLASS (class);

  row_class->build = crm_flag_row_build;
  row_class->show = crm_flag_row_show;
}

static void
crm_flag_row_init (CrmFlagRow *self)
{
}
