/* crm-reference-row.c: a chip opens what is referred to; the button beside it opens the picker, as
 * typing does, and what that gives is kept at once. */
#include "crm-reference-row.h"

#include "crm-i18n.h"
#include "crm-record-chip.h"
#include "crm-record-picker.h"
#include "crm-still-row.h"

struct _CrmReferenceRow {
  CrmFieldRow parent_instance;
  GtkWidget *row, *caption, *place, *pick; /* place: holds the chip */
  char *shown;                             /* id and title of the chip */
  const CrmKind *target_kind;
};

G_DEFINE_FINAL_TYPE (CrmReferenceRow, crm_reference_row, CRM_TYPE_FIELD_ROW)

static GtkWidget *
new_chip (CrmFieldRow *row, gint64 id, const char *title)
{
  const char *label = crm_field_get_label (crm_field_row_get_field (row));
  g_autofree char *name = g_strdup_printf ("%s: %s", label, title);
  GtkWidget *holder = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (holder, "chip");
  gtk_widget_set_halign (holder, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (holder),
                  crm_record_chip_new (crm_field_row_get_session (row),
                                       CRM_REFERENCE_ROW (row)->target_kind, id, title, name));
  return holder;
}

/* Without anything beneath, the label is as large as that of an empty entry. */
static void
show_chip (CrmReferenceRow *self, GtkWidget *chip)
{
  adw_bin_set_child (ADW_BIN (self->place), chip);
  gtk_widget_set_visible (self->place, chip != NULL);
  gtk_widget_set_css_classes (self->caption,
                              (const char *[]){ chip != NULL ? "row-caption" : "secondary", NULL });
}

/* What stands there already is not made anew: the focus may be on it. */
static void
crm_reference_row_show (CrmFieldRow *row, const CrmValue *value)
{
  CrmReferenceRow *self = CRM_REFERENCE_ROW (row);
  CrmSession *session = crm_field_row_get_session (row);
  const char *label = crm_field_get_label (crm_field_row_get_field (row));
  g_autofree char *title = NULL, *name = NULL, *key = NULL;

  if (value->tag == CRM_VALUE_INTEGER)
    title =
        crm_query_dup_title (crm_session_get_db (session), crm_session_get_model (session),
                             self->target_kind, value->integer, crm_session_get_locale (session));
  key = g_strdup_printf ("%" G_GINT64_FORMAT " %s", title != NULL ? value->integer : 0,
                         title != NULL ? title : "");
  if (g_strcmp0 (key, self->shown) != 0) {
    show_chip (self, title != NULL ? new_chip (row, value->integer, title) : NULL);
    g_free (self->shown);
    self->shown = g_steal_pointer (&key);
  }
  /* Translators: a button that picks another record; %s is the label of a field, then the title of
   * what is picked now. */
  name = g_strdup_printf (_ ("Change %s: %s"), label, title != NULL ? title : _ ("none"));
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
new_pick_button (CrmReferenceRow *self)
{
  GtkWidget *pick = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (pick), "document-edit-symbolic");
  gtk_widget_add_css_class (pick, "flat");
  gtk_widget_set_valign (pick, GTK_ALIGN_CENTER);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (pick), prepare_picker, self, NULL);
  return pick;
}

static GtkWidget *
crm_reference_row_build (CrmFieldRow *row)
{
  CrmReferenceRow *self = CRM_REFERENCE_ROW (row);
  const CrmField *field = crm_field_row_get_field (row);
  GtkWidget *lock = crm_field_row_new_lock (row);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->target_kind =
      crm_model_find_kind (crm_session_get_model (crm_field_row_get_session (row)), field->target);
  self->row = g_object_new (CRM_TYPE_STILL_ROW, NULL);
  self->place = adw_bin_new ();
  self->pick = new_pick_button (self);
  self->caption = gtk_label_new (crm_field_get_label (field));
  gtk_label_set_xalign (GTK_LABEL (self->caption), 0);
  gtk_label_set_wrap (GTK_LABEL (self->caption), TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), self->caption);
  gtk_box_append (GTK_BOX (box), self->place);
  gtk_box_append (GTK_BOX (line), box);
  if (lock != NULL)
    gtk_box_append (GTK_BOX (line), lock);
  gtk_box_append (GTK_BOX (line), self->pick);
  gtk_widget_add_css_class (line, "reference-box");
  /* Padding of the style sheet does not mirror. */
  gtk_widget_set_margin_start (line, 12);
  gtk_widget_set_margin_end (line, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->row), line);
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
crm_reference_row_finalize (GObject *object)
{
  g_free (CRM_REFERENCE_ROW (object)->shown);
  G_OBJECT_CLASS (crm_reference_row_parent_class)->finalize (object);
}

static void
crm_reference_row_class_init (CrmReferenceRowClass *class)
{
  CrmFieldRowClass *row_class = CRM_FIELD_ROW_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_reference_row_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_reference_row_finalize;
  row_class->build = crm_reference_row_build;
  row_class->show = crm_reference_row_show;
  row_class->hear = crm_reference_row_hear;
  row_class->set_locked = crm_reference_row_set_locked;
}

static void
crm_reference_row_init (CrmReferenceRow *self)
{
}
