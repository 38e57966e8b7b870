/* crm-text-row.c: an AdwEntryRow that reads and writes one value in the person's digits and the
 * programme's calendar. */
#include "crm-text-row.h"

#include "crm-day-popover.h"
#include "crm-i18n.h"

struct _CrmTextRow {
  CrmFieldRow parent_instance;
  GtkWidget *entry;
  GtkWidget *calendar; /* a button, for days and moments */
};

G_DEFINE_FINAL_TYPE (CrmTextRow, crm_text_row, CRM_TYPE_FIELD_ROW)

static gboolean
is_number (const CrmField *field)
{
  return field->type == CRM_INTEGER || field->type == CRM_REAL || field->type == CRM_MONEY ||
         field->type == CRM_PERCENT;
}

/* Whether a text reads from right to left: by its first letter. */
static gboolean
reads_from_right (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar letter = g_utf8_get_char (c);
    GUnicodeScript script = g_unichar_get_script (letter);

    if (g_unichar_isalpha (letter))
      return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW ||
             script == G_UNICODE_SCRIPT_SYRIAC;
  }
  return FALSE;
}

/* GtkText turns its alignment round by the direction of what it holds. Here texts stand at the
 * start of the row and numbers at its end, whatever their script; what has no letters (a
 * telephone number) reads from left to right. */
void
crm_text_row_align (GtkEditable *row, gboolean at_end)
{
  const char *text = gtk_editable_get_text (row);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (row)) == GTK_TEXT_DIR_RTL;
  gboolean right = mirrored != at_end;
  gboolean turned = reads_from_right (text) || (mirrored && *text == '\0');

  gtk_widget_set_direction (GTK_WIDGET (gtk_editable_get_delegate (row)),
                            turned ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_editable_set_alignment (row, right != turned ? 1 : 0);
}

static void
align_text (CrmTextRow *self)
{
  crm_text_row_align (GTK_EDITABLE (self->entry),
                      is_number (crm_field_row_get_field (CRM_FIELD_ROW (self))));
}

static void
on_changed (CrmFieldRow *row)
{
  align_text (CRM_TEXT_ROW (row));
  crm_field_row_touch (row);
}

static char *
crm_text_row_dup_text (CrmFieldRow *row)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (CRM_TEXT_ROW (row)->entry)));
}

static void
crm_text_row_show (CrmFieldRow *row, const CrmValue *value)
{
  CrmTextRow *self = CRM_TEXT_ROW (row);
  const CrmLocale *locale = crm_session_get_locale (crm_field_row_get_session (row));
  g_autofree char *text = crm_field_format (crm_field_row_get_field (row), value, locale);

  /* Setting an equal text would move the cursor. */
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  align_text (self);
}

static gboolean
crm_text_row_read (CrmFieldRow *row, CrmValue *value, GError **error)
{
  CrmSession *session = crm_field_row_get_session (row);
  const CrmField *field = crm_field_row_get_field (row);

  return crm_query_parse (crm_session_get_db (session), crm_session_get_model (session), field,
                          gtk_editable_get_text (GTK_EDITABLE (CRM_TEXT_ROW (row)->entry)),
                          crm_session_get_locale (session), value, error) &&
         crm_field_check (field, value, error);
}

static void
crm_text_row_set_locked (CrmFieldRow *row, gboolean locked)
{
  CrmTextRow *self = CRM_TEXT_ROW (row);
  gboolean computed = crm_field_row_get_field (row)->computed != NULL;

  gtk_editable_set_editable (GTK_EDITABLE (self->entry), !locked && !computed);
  if (self->calendar != NULL)
    gtk_widget_set_sensitive (self->calendar, !locked);
}

static void
on_activated (CrmFieldRow *self)
{
  crm_field_row_commit (self, TRUE);
  gtk_editable_set_position (GTK_EDITABLE (CRM_TEXT_ROW (self)->entry), -1);
}

/* The unit behind a number: that of the description, else the currency of an amount. */
static const char *
get_unit (CrmFieldRow *row)
{
  const CrmField *field = crm_field_row_get_field (row);

  if (field->unit != NULL)
    return _ (field->unit);
  if (field->type == CRM_MONEY)
    return crm_session_get_locale (crm_field_row_get_session (row))->currency;
  return NULL;
}

/* The calendar. */

static void
on_picked (CrmFieldRow *row, int day)
{
  CrmValue value = crm_value_integer (day);

  if (crm_field_row_get_field (row)->type == CRM_TIME) {
    CrmLocale plain = CRM_LOCALE_PLAIN ("", 0);
    g_autofree char *iso = crm_day_format (day, &plain);

    value = crm_value_text (iso);
  }
  crm_field_row_offer (row, &value);
  crm_value_clear (&value);
  gtk_widget_grab_focus (CRM_TEXT_ROW (row)->entry);
}

static void
on_cleared (CrmFieldRow *row)
{
  crm_field_row_offer (row, &CRM_VALUE_INIT);
  gtk_widget_grab_focus (CRM_TEXT_ROW (row)->entry);
}

static gboolean
get_day (CrmFieldRow *row, CrmDay *day)
{
  const CrmValue *value = crm_field_row_get_value (row);

  if (value->tag == CRM_VALUE_INTEGER) {
    *day = (CrmDay) value->integer;
    return TRUE;
  }
  return value->tag == CRM_VALUE_TEXT &&
         crm_day_parse (value->text, -1, CRM_DATES_YMD, day, NULL, NULL);
}

/* Called whenever the button is pressed: the popover is made by the first and told the day by
 * each. */
static void
prepare_calendar (GtkMenuButton *button, gpointer data)
{
  CrmFieldRow *row = data;
  GtkPopover *popover = gtk_menu_button_get_popover (button);
  gboolean optional = !(crm_field_row_get_field (row)->flags & CRM_REQUIRED);
  CrmDay day;

  if (popover == NULL) {
    GtkWidget *made =
        crm_day_popover_new (crm_session_get_locale (crm_field_row_get_session (row)), optional);

    g_signal_connect_object (made, "picked", G_CALLBACK (on_picked), row, G_CONNECT_SWAPPED);
    g_signal_connect_object (made, "cleared", G_CALLBACK (on_cleared), row, G_CONNECT_SWAPPED);
    gtk_menu_button_set_popover (button, made);
    popover = GTK_POPOVER (made);
  }
  if (get_day (row, &day))
    crm_day_popover_set_day (CRM_DAY_POPOVER (popover), day, TRUE);
  else
    crm_day_popover_set_day (CRM_DAY_POPOVER (popover), crm_day_today (), FALSE);
}

static GtkWidget *
new_calendar_button (CrmFieldRow *row)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *label = NULL;

  /* Translators: %s is the label of a date, such as "Since". */
  label =
      g_strdup_printf (_ ("Pick a day: %s"), crm_field_get_label (crm_field_row_get_field (row)));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Pick a day"));
  crm_field_row_name_button (button, label);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), prepare_calendar, row, NULL);
  return button;
}

static GtkWidget *
crm_text_row_build (CrmFieldRow *row)
{
  CrmTextRow *self = CRM_TEXT_ROW (row);
  const CrmField *field = crm_field_row_get_field (row);
  const char *unit = get_unit (row);
  GtkWidget *lock = crm_field_row_new_lock (row);

  self->entry = adw_entry_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->entry), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), crm_field_get_label (field));
  if (is_number (field))
    gtk_widget_add_css_class (self->entry, "numeric");
  if (unit != NULL && *unit != '\0') {
    GtkWidget *label = gtk_label_new (unit);

    gtk_widget_add_css_class (label, "secondary");
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->entry), label);
  }
  if (lock != NULL)
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->entry), lock);
  if ((field->type == CRM_DAY || field->type == CRM_TIME) && field->computed == NULL) {
    self->calendar = new_calendar_button (row);
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->entry), self->calendar);
  }
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), field->computed == NULL);
  /* Ctrl+Z takes back the act that was committed; Escape takes back what is being typed. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  crm_field_row_set_target (row,
                            GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "entry-activated", G_CALLBACK (on_activated), self,
                           G_CONNECT_SWAPPED);
  return self->entry;
}

void
crm_text_row_set_title (CrmTextRow *self, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (crm_field_row_get_target (CRM_FIELD_ROW (self))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
crm_text_row_dispose (GObject *object)
{
  CrmTextRow *self = CRM_TEXT_ROW (object);

  /* The function that makes the calendar borrows the row. */
  if (self->calendar != NULL)
    gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->calendar), NULL, NULL, NULL);
  self->calendar = NULL;
  G_OBJECT_CLASS (crm_text_row_parent_class)->dispose (object);
}

static void
crm_text_row_class_init (CrmTextRowClass *class)
{
  CrmFieldRowClass *row_class = CRM_FIELD_ROW_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_text_row_dispose;
  row_class->build = crm_text_row_build;
  row_class->show = crm_text_row_show;
  row_class->dup_text = crm_text_row_dup_text;
  row_class->read = crm_text_row_read;
  row_class->set_locked = crm_text_row_set_locked;
}

static void
crm_text_row_init (CrmTextRow *self)
{
}
