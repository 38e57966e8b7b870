/* crm-links-row.c: reads its links itself, as they are no value of the record. */
#include "crm-links-row.h"

#include "crm-i18n.h"
#include "crm-record-chip.h"
#include "crm-record-picker.h"
#include "crm-still-row.h"
#include "crm-wrap-layout.h"

#define CHIP_SPACING 6

struct _CrmLinksRow {
  CrmFieldRow parent_instance;
  const CrmKind *target_kind;
  GtkWidget *chips, *add;
  gboolean locked;
};

G_DEFINE_FINAL_TYPE (CrmLinksRow, crm_links_row, CRM_TYPE_FIELD_ROW)

/* Edits. */

typedef struct {
  CrmFieldRow *row;
  gint64 target;
  gboolean link;
} Change;

static gboolean
apply_change (CrmEdit *edit, gpointer data, GError **error)
{
  const Change *change = data;
  const CrmKind *kind = crm_field_row_get_kind (change->row);
  const CrmField *field = crm_field_row_get_field (change->row);
  gint64 id = crm_field_row_get_record (change->row);

  return change->link ? crm_edit_link (edit, kind, id, field, change->target, error)
                      : crm_edit_unlink (edit, kind, id, field, change->target, error);
}

static void
change_link (CrmFieldRow *row, gint64 target, gboolean link)
{
  CrmSession *session = crm_field_row_get_session (row);
  g_autofree char *title = crm_query_dup_title (
      crm_session_get_db (session), crm_session_get_model (session),
      CRM_LINKS_ROW (row)->target_kind, target, crm_session_get_locale (session));
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  Change change = { row, target, link };

  label = g_strdup_printf (link ? _ ("Link “%s”") : _ ("Unlink “%s”"), title != NULL ? title : "");
  if (crm_session_edit (session, label, apply_change, &change, &error))
    crm_field_row_set_fault (row, NULL);
  else
    crm_field_row_set_fault (row, error->message);
}

/* Chips. */

static gint64
get_chip_id (GtkWidget *chip)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (chip), "crm-id");
}

static void
on_unlink (CrmFieldRow *row, GtkWidget *button)
{
  gint64 id = get_chip_id (gtk_widget_get_parent (button));

  /* The button is about to go, and the focus with it. */
  gtk_widget_grab_focus (CRM_LINKS_ROW (row)->add);
  change_link (row, id, FALSE);
}

/* Delete on a chip is its cross. */
static gboolean
on_chip_key (GtkEventController *keys, guint key, guint code, GdkModifierType state,
             CrmFieldRow *row)
{
  GtkWidget *chip = gtk_event_controller_get_widget (keys);
  gint64 id = get_chip_id (chip);

  if ((key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete) || CRM_LINKS_ROW (row)->locked)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (CRM_LINKS_ROW (row)->add);
  change_link (row, id, FALSE);
  return GDK_EVENT_STOP;
}

static GtkWidget *
new_chip (CrmLinksRow *self, gint64 id, const char *title)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (chip, "chip");
  g_object_set_data_full (G_OBJECT (chip), "crm-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_chip_key), self, 0);
  gtk_widget_add_controller (chip, keys);
  gtk_box_append (GTK_BOX (chip),
                  crm_record_chip_new (crm_field_row_get_session (CRM_FIELD_ROW (self)),
                                       self->target_kind, id, title, NULL));
  if (!self->locked) {
    g_autofree char *name = g_strdup_printf (_ ("Unlink “%s”"), title);
    GtkWidget *unlink = crm_field_row_new_button ("window-close-symbolic", name);

    g_signal_connect_object (unlink, "clicked", G_CALLBACK (on_unlink), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (chip), unlink);
  }
  return chip;
}

static void
show_chips (CrmLinksRow *self)
{
  CrmFieldRow *row = CRM_FIELD_ROW (self);
  CrmSession *session = crm_field_row_get_session (row);
  CrmDb *db = crm_session_get_db (session);
  CrmModel *model = crm_session_get_model (session);
  g_autoptr (GArray) targets = NULL;
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), chip);
  if (crm_field_row_get_record (row) > 0)
    targets =
        crm_query_read_links (db, model, crm_field_row_get_kind (row),
                              crm_field_row_get_field (row), crm_field_row_get_record (row), NULL);
  for (guint i = 0; targets != NULL && i < targets->len; i++) {
    gint64 id = g_array_index (targets, gint64, i);
    g_autofree char *title =
        crm_query_dup_title (db, model, self->target_kind, id, crm_session_get_locale (session));

    if (title != NULL)
      gtk_box_append (GTK_BOX (self->chips), new_chip (self, id, title));
  }
  gtk_widget_set_visible (self->chips, targets != NULL && targets->len > 0);
}

static void
crm_links_row_show (CrmFieldRow *row, const CrmValue *value)
{
  show_chips (CRM_LINKS_ROW (row));
}

static void
crm_links_row_hear (CrmFieldRow *row, const CrmNews *news)
{
  CrmLinksRow *self = CRM_LINKS_ROW (row);
  CrmSession *session = crm_field_row_get_session (row);
  CrmStore *store = crm_session_get_store (session);
  const CrmKind *links = crm_model_get_link_kind (
      crm_session_get_model (session), crm_field_row_get_kind (row), crm_field_row_get_field (row));

  if (crm_news_has_kind (news, store, links) || crm_news_has_kind (news, store, self->target_kind))
    show_chips (self);
}

static void
crm_links_row_set_locked (CrmFieldRow *row, gboolean locked)
{
  CrmLinksRow *self = CRM_LINKS_ROW (row);

  gtk_widget_set_sensitive (self->add, !locked);
  if (self->locked == locked)
    return;
  self->locked = locked;
  show_chips (self);
}

/* Making. */

static void
on_picked (CrmFieldRow *row, gint64 id)
{
  if (id > 0)
    change_link (row, id, TRUE);
  gtk_widget_grab_focus (CRM_LINKS_ROW (row)->add);
}

static void
prepare_picker (GtkMenuButton *button, gpointer data)
{
  CrmFieldRow *row = data;
  GtkWidget *picker;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  picker = crm_record_picker_new (crm_field_row_get_session (row), CRM_LINKS_ROW (row)->target_kind,
                                  FALSE);
  g_signal_connect_object (picker, "picked", G_CALLBACK (on_picked), row, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, picker);
}

static GtkWidget *
build_add_button (CrmFieldRow *row)
{
  CrmLinksRow *self = CRM_LINKS_ROW (row);
  g_autofree char *label = NULL;

  /* Translators: %s is the label of a field that holds links, such as "Segments". */
  label = g_strdup_printf (_ ("Link to: %s"), crm_field_get_label (crm_field_row_get_field (row)));
  self->add = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->add), "list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->add, label);
  crm_field_row_name_button (self->add, label);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->add), prepare_picker, row, NULL);
  return self->add;
}

static GtkWidget *
crm_links_row_build (CrmFieldRow *row)
{
  CrmLinksRow *self = CRM_LINKS_ROW (row);
  const CrmField *field = crm_field_row_get_field (row);
  GtkWidget *widget = g_object_new (CRM_TYPE_STILL_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (crm_field_get_label (field));
  GtkWidget *lock = crm_field_row_new_lock (row);

  self->target_kind =
      crm_model_find_kind (crm_session_get_model (crm_field_row_get_session (row)), field->target);
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, crm_wrap_layout_new (CHIP_SPACING));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "row-caption");
  gtk_box_append (GTK_BOX (heading), title);
  if (lock != NULL)
    gtk_box_append (GTK_BOX (heading), lock);
  gtk_box_append (GTK_BOX (heading), build_add_button (row));
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), self->chips);
  gtk_widget_add_css_class (box, "links-box");
  /* Padding of the style sheet does not mirror. */
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), box);
  crm_field_row_set_target (row, self->add);
  return widget;
}

static void
crm_links_row_dispose (GObject *object)
{
  CrmLinksRow *self = CRM_LINKS_ROW (object);

  if (self->add != NULL)
    gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->add), NULL, NULL, NULL);
  self->add = NULL;
  G_OBJECT_CLASS (crm_links_row_parent_class)->dispose (object);
}

static void
crm_links_row_class_init (CrmLinksRowClass *class)
{
  CrmFieldRowClass *row_class = CRM_FIELD_ROW_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_links_row_dispose;
  row_class->build = crm_links_row_build;
  row_class->show = crm_links_row_show;
  row_class->hear = crm_links_row_hear;
  row_class->set_locked = crm_links_row_set_locked;
}

static void
crm_links_row_init (CrmLinksRow *self)
{
}
