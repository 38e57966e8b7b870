/* crm-form-head.c: labels, badges and a menu button; the actions are the form's. */
#include "crm-form-head.h"

#include "crm-field-row.h"
#include "crm-i18n.h"
#include "crm-late-menu.h"
#include "crm-portrait.h"
#include "crm-record-facts.h"
#include "crm-tier-badge.h"
#include "crm-wrap-layout.h"

#define PORTRAIT_SIZE 48
#define BADGE_SPACING 6

struct _CrmFormHead {
  GtkWidget parent_instance;
  CrmSession *session;
  GtkWidget *portrait, *title, *facts, *badges, *menu, *notice;
  GMenu *picture_section; /* holds its entry only where there are pictures */
};

G_DEFINE_FINAL_TYPE (CrmFormHead, crm_form_head, GTK_TYPE_WIDGET)

static void
show_facts (CrmFormHead *self, const CrmKind *kind, gint64 id, const CrmValue *values)
{
  const char *label = crm_kind_get_label (kind);
  g_autofree char *line = NULL, *text = NULL;

  if (id > 0)
    line = crm_record_facts_dup_line (crm_session_get_db (self->session),
                                      crm_session_get_model (self->session), kind, id, values,
                                      crm_session_get_locale (self->session), NULL, FALSE);
  if (line != NULL && *line != '\0')
    text = g_strdup_printf ("%s · %s", label, line);
  gtk_label_set_text (GTK_LABEL (self->facts), text != NULL ? text : label);
}

static void
add_badge (CrmFormHead *self, const char *word)
{
  GtkWidget *badge = gtk_label_new (word);

  gtk_label_set_ellipsize (GTK_LABEL (badge), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (badge, "fact-badge");
  gtk_box_append (GTK_BOX (self->badges), badge);
}

static void
show_badges (CrmFormHead *self, const CrmKind *kind, gint64 id, const CrmValue *values)
{
  const CrmLocale *locale = crm_session_get_locale (self->session);
  g_autoptr (GPtrArray) words = crm_record_facts_list_choices (kind, values, locale);
  g_autofree char *tier = NULL;
  GtkWidget *badge;
  guint rank = 0;

  while ((badge = gtk_widget_get_first_child (self->badges)) != NULL)
    gtk_box_remove (GTK_BOX (self->badges), badge);
  if (id > 0 && crm_record_facts_find_tier (crm_session_get_db (self->session),
                                            crm_session_get_model (self->session), kind, values,
                                            locale, &tier, &rank))
    gtk_box_append (GTK_BOX (self->badges), crm_tier_badge_new (tier, rank));
  for (guint i = 0; id > 0 && i < words->len; i++)
    add_badge (self, g_ptr_array_index (words, i));
  gtk_widget_set_visible (self->badges, gtk_widget_get_first_child (self->badges) != NULL);
}

static void
show_picture_entry (CrmFormHead *self, const CrmKind *kind)
{
  g_menu_remove_all (self->picture_section);
  if (crm_record_facts_has_face (kind))
    g_menu_append (self->picture_section, _ ("Choose a picture…"), "form.picture");
}

void
crm_form_head_show (CrmFormHead *self, const CrmKind *kind, gint64 id, const CrmValue *values)
{
  g_autofree char *title = NULL;

  g_return_if_fail (CRM_IS_FORM_HEAD (self));
  if (id > 0)
    title = crm_query_dup_title (crm_session_get_db (self->session),
                                 crm_session_get_model (self->session), kind, id,
                                 crm_session_get_locale (self->session));
  gtk_label_set_text (GTK_LABEL (self->title), title != NULL ? title : _ ("Not saved yet"));
  crm_portrait_show (CRM_PORTRAIT (self->portrait), kind, id, title);
  show_facts (self, kind, id, values);
  show_badges (self, kind, id, values);
  show_picture_entry (self, kind);
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
new_menu_button (CrmFormHead *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  g_menu_append (menu, _ ("Duplicate"), "form.duplicate");
  g_menu_append (menu, _ ("History…"), "form.history");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (self->picture_section));
  g_menu_append (last, _ ("Delete"), "form.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  crm_late_menu_set (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
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

/* The mark beside the names, the menu at the end. */
static GtkWidget *
new_line (CrmFormHead *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_widget_set_valign (self->portrait, GTK_ALIGN_START);
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (names, TRUE);
  gtk_box_append (GTK_BOX (names), self->title);
  gtk_box_append (GTK_BOX (names), self->facts);
  gtk_box_append (GTK_BOX (line), self->portrait);
  gtk_box_append (GTK_BOX (line), names);
  gtk_box_append (GTK_BOX (line), self->menu);
  return line;
}

GtkWidget *
crm_form_head_new (CrmSession *session)
{
  CrmFormHead *self = g_object_new (CRM_TYPE_FORM_HEAD, NULL);
  GtkWidget *widget = GTK_WIDGET (self);

  self->session = g_object_ref (session);
  self->portrait = crm_portrait_new (session, PORTRAIT_SIZE);
  gtk_widget_set_parent (new_line (self), widget);
  gtk_widget_set_parent (self->badges, widget);
  gtk_widget_set_parent (self->notice, widget);
  return widget;
}

static void
crm_form_head_dispose (GObject *object)
{
  CrmFormHead *self = CRM_FORM_HEAD (object);
  GtkWidget *child;

  g_clear_object (&self->picture_section);
  g_clear_object (&self->session);
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

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 10);
  self->title = new_label ("title-4");
  gtk_label_set_lines (GTK_LABEL (self->title), 3);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  self->facts = new_label ("secondary");
  gtk_widget_add_css_class (self->facts, "caption");
  self->badges = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->badges, crm_wrap_layout_new (BADGE_SPACING));
  self->picture_section = g_menu_new ();
  self->menu = new_menu_button (self);
  self->notice = new_label ("form-notice");
}
