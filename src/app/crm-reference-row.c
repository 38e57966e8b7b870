/* crm-reference-row.c: activating the row opens the picker, as typing does; what it gives is kept
 * at once. */
#include "crm-reference-row.h"

#include "crm-i18n.h"
#include "crm-record-picker.h"

struct _CrmReferenceRow {
  CrmFieldRow parent_instance;
  GtkWidget *row, *lock, *pick, *open;
  const CrmKind *target_kind;
};

G_DEFINE_FINAL_TYPE (CrmReferenceRow, crm_reference_row, CRM_TYPE_FIELD_ROW)

static void
crm_reference_row_show (CrmFieldRow *row, const CrmValue *value)
{
  CrmReferenceRow *self = CRM_REFERENCE_ROW (row);
  CrmSession *session = crm_field_row_get_session (row);
  const char *label = crm_field_get_label (crm_field_row_get_field (row));
  g_autofree char *title = NULL, *name = NULL;

  if (value->tag == CRM_VALUE_INTEGER)
    title =
        crm_query_dup_title (crm_session_get_db (session), crm_session_get_model (session),
                             self->target_kind, value->integer, crm_session_get_locale (session));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), title != NULL ? title : "–");
  gtk_widget_set_visible (self->open, title != NULL);
  name = g_strdup_printf ("%s: %s", label, title != NULL ? title : _ ("none"));
  crm_field_row_name_button (self->pick, name);
}

static void
crm_reference_row_hear (CrmFieldRow *row, const CrmNews *news)
{
  CrmReferenceRow *self = CRM_REFERENCE_ROW (row);
  CrmStore *store = crm_session_get_store (crm_field_row_get_session (row));

  /* Its title may have changed. */
  if (crm_news_has_kind (news, store, self->target_kind))
    crm_reference_row_show (row, crm_field_row_get_value (row));
}

static void
on_picked (CrmFieldRow *row, gint64 id)
{
  CrmValue value = id > 0 ? crm_value_integer (id) : CRM_VALUE_INIT;

  crm_field_row_offer (row, &value);
  gtk_widget_grab_focus (CRM_REFERENCE_ROW (row)->pick);
}

static void
on_open (CrmFieldRow *row)
{
  const CrmValue *value = crm_field_row_get_value (row);

  if (value->tag == CRM_VALUE_INTEGER)
    crm_session_show_record (crm_field_row_get_session (row), CRM_REFERENCE_ROW (row)->target_kind,
                             value->integer);
}

static void
prepare_picker (GtkMenuButton *button, gpointer data)
{
  CrmFieldRow *row = data;
  gboolean optional = !(crm_field_row_get_field (row)->flags & CRM_REQUIRED);
  GtkWidget *picker;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  picker = crm_record_picker_new (crm_field_row_get_session (row),
                                  CRM_REFERENCE_ROW (row)->target_kind, optional);
  g_signal_connect_object (picker, "picked", G_CALLBACK (on_picked), row, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, picker);
}

static gboolean
on_key (CrmFieldRow *row, guint key, guint code, GdkModifierType state)
{
  GtkMenuButton *pick = GTK_MENU_BUTTON (CRM_REFERENCE_ROW (row)->pick);
  GtkPopover *picker = gtk_menu_button_get_popover (pick);
  gunichar letter = gdk_keyval_to_unicode (key);
  char text[7] = "";

  if (!g_unichar_isgraph (letter) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 ||
      !gtk_widget_is_sensitive (GTK_WIDGET (pick)) ||
      (picker != NULL && gtk_widget_get_visible (GTK_WIDGET (picker))))
    return GDK_EVENT_PROPAGATE;
  g_unichar_to_utf8 (letter, text);
  gtk_menu_button_popup (pick);
  crm_record_picker_begin (CRM_RECORD_PICKER (gtk_menu_button_get_popover (pick)), text);
  return GDK_EVENT_STOP;
}

static void
crm_reference_row_set_locked (CrmFieldRow *row, gboolean locked)
{
  /* What it refers to may be looked at all the same. */
  gtk_widget_set_sensitive (CRM_REFERENCE_ROW (row)->pick, !locked);
}

static GtkWidget *
crm_reference_row_build (CrmFieldRow *row)
{
  CrmReferenceRow *self = CRM_REFERENCE_ROW (row);
  const CrmField *field = crm_field_row_get_field (row);
  GtkWidget *lock = crm_field_row_new_lock (row);
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *open_label = NULL;

  self->target_kind =
      crm_model_find_kind (crm_session_get_model (crm_field_row_get_session (row)), field->target);
  self->row = adw_action_row_new ();
  gtk_widget_add_css_class (self->row, "property");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), crm_field_get_label (field));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->row), 2);
  if (lock != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), lock);

  /* Translators: %s is the label of a reference, such as "Segment". */
  open_label = g_strdup_printf (_ ("Open: %s"), crm_field_get_label (field));
  self->open = crm_field_row_new_button ("go-next-symbolic", open_label);
  g_signal_connect_object (self->open, "clicked", G_CALLBACK (on_open), self, G_CONNECT_SWAPPED);
  self->pick = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->pick), "pan-down-symbolic");
  gtk_widget_add_css_class (self->pick, "flat");
  gtk_widget_set_valign (self->pick, GTK_ALIGN_CENTER);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->pick), prepare_picker, self, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->open);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->pick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->row), self->pick);
  crm_field_row_set_target (row, self->pick);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->row, keys);
  return self->row;
}

static void
crm_reference_row_dispose (GObject *object)
{
  CrmReferenceRow *self = CRM_REFERENCE_ROW (object);

  if (self->pick != NULL)
    gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->pick), NULL, NULL, NULL);
  self->pick = NULL;
  G_OBJECT_CLASS (crm_reference_row_parent_class)->dispose (object);
}

static void
crm_reference_row_class_init (CrmReferenceRowClass *class)
{
  CrmFieldRowClass *row_class = CRM_FIELD_ROW_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_reference_row_dispose;
  row_class->build = crm_reference_row_build;
  row_class->show = crm_reference_row_show;
  row_class->hear = crm_reference_row_hear;
  row_class->set_locked = crm_reference_row_set_locked;
}

static void
crm_reference_row_init (CrmReferenceRow *self)
{
}
