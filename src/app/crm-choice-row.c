/* crm-choice-row.c: an AdwComboRow over the words of a choice. Its first item, "–", stands for
 * none. */
#include "crm-choice-row.h"

#include <string.h>

#include "crm-i18n.h"

struct _CrmChoiceRow {
  CrmFieldRow parent_instance;
  GtkWidget *combo;
  guint n_choices;
};

G_DEFINE_FINAL_TYPE (CrmChoiceRow, crm_choice_row, CRM_TYPE_FIELD_ROW)

/* Position of a key in the list, where 0 is none. A key of a newer version is none of ours: nothing
 * is selected, so that nothing is lost by looking. */
static guint
find_position (CrmChoiceRow *self, const CrmValue *value)
{
  const CrmChoice *choices = crm_field_row_get_field (CRM_FIELD_ROW (self))->choices;

  if (value->tag != CRM_VALUE_TEXT)
    return 0;
  for (guint i = 0; i < self->n_choices; i++)
    if (strcmp (choices[i].key, value->text) == 0)
      return i + 1;
  return GTK_INVALID_LIST_POSITION;
}

/* A long word is cut in its row. The row's own tooltip would take the place of its description. */
static void
tell_selected (CrmChoiceRow *self)
{
  GtkStringObject *word = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self->combo));

  gtk_widget_set_tooltip_text (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self->combo)),
                               word != NULL ? gtk_string_object_get_string (word) : NULL);
}

static void
crm_choice_row_show (CrmFieldRow *row, const CrmValue *value)
{
  CrmChoiceRow *self = CRM_CHOICE_ROW (row);

  adw_combo_row_set_selected (ADW_COMBO_ROW (self->combo), find_position (self, value));
}

static void
on_selected (CrmFieldRow *row)
{
  CrmChoiceRow *self = CRM_CHOICE_ROW (row);
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (self->combo));
  CrmValue value = CRM_VALUE_INIT;

  tell_selected (self);
  if (crm_field_row_is_showing (row) || position > self->n_choices)
    return;
  if (position > 0)
    value = crm_value_text (crm_field_row_get_field (row)->choices[position - 1].key);
  crm_field_row_offer (row, &value);
  crm_value_clear (&value);
}

static GtkWidget *
crm_choice_row_build (CrmFieldRow *row)
{
  CrmChoiceRow *self = CRM_CHOICE_ROW (row);
  const CrmField *field = crm_field_row_get_field (row);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *lock = crm_field_row_new_lock (row);

  gtk_string_list_append (words, "–");
  for (; field->choices[self->n_choices].key != NULL; self->n_choices++)
    gtk_string_list_append (words, _ (field->choices[self->n_choices].label));

  self->combo = adw_combo_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->combo), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->combo), crm_field_get_label (field));
  if (lock != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (self->combo), lock);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->combo), G_LIST_MODEL (words));
  g_signal_connect_object (self->combo, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  return self->combo;
}

static void
crm_choice_row_class_init (CrmChoiceRowClass *class)
{
  CrmFieldRowClass *row_class = CRM_FIELD_ROW_CLASS (class);

  row_class->build = crm_choice_row_build;
  row_class->show = crm_choice_row_show;
}

static void
crm_choice_row_init (CrmChoiceRow *self)
{
}
