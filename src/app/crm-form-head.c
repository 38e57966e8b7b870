/* crm-form-head.c: labels and a menu button; the actions are the form's. */
#include "crm-form-head.h"

#include "crm-field-row.h"
#include "crm-i18n.h"

struct _CrmFormHead {
  GtkWidget parent_instance;
  GtkWidget *title, *subtitle, *menu, *notice;
};

G_DEFINE_FINAL_TYPE (CrmFormHead, crm_form_head, GTK_TYPE_WIDGET)

void
crm_form_head_set (CrmFormHead *self, const char *title, const char *kind)
{
  gtk_label_set_text (GTK_LABEL (self->title), title != NULL ? title : _ ("Not saved yet"));
  gtk_label_set_text (GTK_LABEL (self->subtitle), kind);
  gtk_widget_set_visible (self->menu, title != NULL);
}

void
crm_form_head_set_notice (CrmFormHead *self, const char *text, gboolean wrong)
{
  gtk_label_set_text (GTK_LABEL (self->notice), text != NULL ? text : "");
  gtk_widget_set_visible (self->notice, text != NULL);
  if (wrong)
    gtk_widget_add_css_class (self->notice, "error");
  else
    gtk_widget_remove_css_class (self->notice, "error");
}

const char *
crm_form_head_get_notice (CrmFormHead *self)
{
  return gtk_label_get_text (GTK_LABEL (self->notice));
}

static GtkWidget *
new_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  g_menu_append (menu, _ ("Duplicate"), "form.duplicate");
  g_menu_append (menu, _ ("History…"), "form.history");
  g_menu_append (last, _ ("Delete"), "form.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("More about this record"));
  crm_field_row_name_button (button, _ ("More about this record"));
  return button;
}

static GtkWidget *
new_label (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, class);
  return label;
}

GtkWidget *
crm_form_head_new (void)
{
  return g_object_new (CRM_TYPE_FORM_HEAD, NULL);
}

static void
crm_form_head_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (crm_form_head_parent_class)->dispose (object);
}

static void
crm_form_head_class_init (CrmFormHeadClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_form_head_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
}

static void
crm_form_head_init (CrmFormHead *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->title = new_label ("title-4");
  gtk_label_set_lines (GTK_LABEL (self->title), 3);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  self->subtitle = new_label ("secondary");
  self->menu = new_menu_button ();
  self->notice = new_label ("form-notice");
  gtk_widget_set_hexpand (names, TRUE);
  gtk_box_append (GTK_BOX (names), self->title);
  gtk_box_append (GTK_BOX (names), self->subtitle);
  gtk_box_append (GTK_BOX (line), names);
  gtk_box_append (GTK_BOX (line), self->menu);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  gtk_widget_set_parent (self->notice, GTK_WIDGET (self));
}
