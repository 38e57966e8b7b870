/* crm-begin-row.c: an entry row and the sentence beneath; a day has a calendar to pick it from. */
#include "crm-begin-row.h"

#include <string.h>

#include "crm-day-popover.h"
#include "crm-fault-row.h"
#include "crm-field-row.h"
#include "crm-i18n.h"
#include "crm-text-row.h"

struct _CrmBeginRow {
  AdwEntryRow parent_instance;

  const CrmField *field;
  CrmLocale locale;
  GtkWidget *fault;    /* owned */
  GtkWidget *calendar; /* NULL: no day */
};

G_DEFINE_FINAL_TYPE (CrmBeginRow, crm_begin_row, ADW_TYPE_ENTRY_ROW)

static const char *
get_text (CrmBeginRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self));
}

static GtkAccessible *
get_target (CrmBeginRow *self)
{
  return GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self)));
}

gboolean
crm_begin_row_is_empty (CrmBeginRow *self)
{
  const char *text = get_text (self);

  return text[strspn (text, " ")] == '\0';
}

/* Reading. */

void
crm_begin_row_set_fault (CrmBeginRow *self, const char *sentence)
{
  crm_fault_row_set_sentence (CRM_FAULT_ROW (self->fault), sentence);
  if (sentence != NULL) {
    gtk_widget_add_css_class (GTK_WIDGET (self), "faulty");
    gtk_accessible_update_state (get_target (self), GTK_ACCESSIBLE_STATE_INVALID,
                                 GTK_ACCESSIBLE_INVALID_TRUE, -1);
    gtk_accessible_update_property (get_target (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    sentence, -1);
    return;
  }
  gtk_widget_remove_css_class (GTK_WIDGET (self), "faulty");
  gtk_accessible_reset_state (get_target (self), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_reset_property (get_target (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static gboolean
read_value (CrmBeginRow *self, CrmValue *value, GError **error)
{
  return crm_field_parse (self->field, get_text (self), -1, &self->locale, NULL, value, NULL,
                          error) &&
         crm_field_check (self->field, value, error);
}

gboolean
crm_begin_row_read (CrmBeginRow *self, CrmValue *value)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = read_value (self, value, &error);

  crm_begin_row_set_fault (self, ok ? NULL : error->message);
  return ok;
}

void
crm_begin_row_set_value (CrmBeginRow *self, const CrmValue *value)
{
  g_autofree char *text = crm_field_format (self->field, value, &self->locale);

  gtk_editable_set_text (GTK_EDITABLE (self), text);
}

void
crm_begin_row_set_locale (CrmBeginRow *self, const CrmLocale *locale)
{
  CrmValue value = CRM_VALUE_INIT;
  gboolean readable = read_value (self, &value, NULL);

  self->locale = *locale;
  if (readable)
    crm_begin_row_set_value (self, &value);
  crm_value_clear (&value);
  if (self->calendar != NULL)
    gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->calendar), NULL);
}

static void
on_changed (CrmBeginRow *self)
{
  crm_begin_row_set_fault (self, NULL);
  crm_text_row_align (GTK_EDITABLE (self), FALSE);
}

/* A day is also written anew, so that one sees how it was understood. */
static void
on_leave (CrmBeginRow *self)
{
  CrmValue value = CRM_VALUE_INIT;

  if (!crm_begin_row_is_empty (self) && crm_begin_row_read (self, &value) &&
      self->field->type == CRM_DAY)
    crm_begin_row_set_value (self, &value);
  crm_value_clear (&value);
}

/* The calendar. */

static void
on_picked (CrmBeginRow *self, int day)
{
  const CrmValue value = crm_value_integer (day);

  crm_begin_row_set_value (self, &value);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_cleared (CrmBeginRow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self), "");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
prepare_calendar (GtkMenuButton *button, gpointer data)
{
  CrmBeginRow *self = data;
  CrmValue value = CRM_VALUE_INIT;
  gboolean given;

  if (gtk_menu_button_get_popover (button) == NULL) {
    GtkWidget *made = crm_day_popover_new (&self->locale, TRUE);

    g_signal_connect_object (made, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (made, "cleared", G_CALLBACK (on_cleared), self, G_CONNECT_SWAPPED);
    gtk_menu_button_set_popover (button, made);
  }
  given = read_value (self, &value, NULL) && value.tag == CRM_VALUE_INTEGER;
  crm_day_popover_set_day (CRM_DAY_POPOVER (gtk_menu_button_get_popover (button)),
                           given ? (CrmDay) value.integer : crm_day_today (), given);
  crm_value_clear (&value);
}

static void
add_calendar (CrmBeginRow *self)
{
  g_autofree char *label =
      g_strdup_printf (_ ("Pick a day: %s"), crm_field_get_label (self->field));

  self->calendar = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->calendar), "x-office-calendar-symbolic");
  gtk_widget_add_css_class (self->calendar, "flat");
  gtk_widget_set_valign (self->calendar, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->calendar, _ ("Pick a day"));
  crm_field_row_name_button (self->calendar, label);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->calendar), prepare_calendar, self,
                                         NULL);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->calendar);
}

/* The object. */

void
crm_begin_row_add_to (CrmBeginRow *self, AdwPreferencesGroup *group)
{
  adw_preferences_group_add (group, GTK_WIDGET (self));
  adw_preferences_group_add (group, self->fault);
}

void
crm_begin_row_remove_from (CrmBeginRow *self, AdwPreferencesGroup *group)
{
  adw_preferences_group_remove (group, self->fault);
  adw_preferences_group_remove (group, GTK_WIDGET (self));
}

void
crm_begin_row_set_name (CrmBeginRow *self, const char *name)
{
  gtk_accessible_update_property (get_target (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
crm_begin_row_new (const CrmField *field, const char *title, const CrmLocale *locale)
{
  CrmBeginRow *self = g_object_new (CRM_TYPE_BEGIN_ROW, NULL);

  self->field = field;
  self->locale = *locale;
  title = title != NULL ? title : crm_field_get_label (field);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  crm_begin_row_set_name (self, title);
  if (field->type == CRM_DAY)
    add_calendar (self);
  return GTK_WIDGET (self);
}

static void
crm_begin_row_dispose (GObject *object)
{
  CrmBeginRow *self = CRM_BEGIN_ROW (object);

  /* The function that makes the calendar borrows the row. */
  if (self->calendar != NULL)
    gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->calendar), NULL, NULL, NULL);
  self->calendar = NULL;
  g_clear_object (&self->fault);
  G_OBJECT_CLASS (crm_begin_row_parent_class)->dispose (object);
}

static void
crm_begin_row_class_init (CrmBeginRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_begin_row_dispose;
}

static void
crm_begin_row_init (CrmBeginRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->fault = g_object_ref_sink (crm_fault_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
}
