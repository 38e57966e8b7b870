/* crm-member-list.c: rows of the field "name", with the roles of the description beside. */
#include "crm-member-list.h"

#include <string.h>

#include "crm-begin-row.h"
#include "crm-field-row.h"
#include "crm-i18n.h"

#define NOBODY "none" /* the role of who is not in the committee */

typedef struct {
  CrmMemberList *list;
  GtkWidget *row, *role, *remove;
} Member;

struct _CrmMemberList {
  GtkWidget parent_instance;

  GtkWidget *group;
  CrmLocale locale;
  GPtrArray *members; /* Member */
};

G_DEFINE_FINAL_TYPE (CrmMemberList, crm_member_list, GTK_TYPE_WIDGET)

static const CrmField *
get_field (const char *name)
{
  return crm_kind_find_field (crm_beginning_get_person_kind (), name);
}

static void
set_label (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/* Of a drop-down the focus is on its button. */
static void
name_role (Member *member, guint place)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (member->role));
  /* Translators: the role that is chosen comes last. */
  g_autofree char *label =
      g_strdup_printf (_ ("Role of member %s: %s"), crm_i18n_number (place + 1).text,
                       chosen != NULL ? gtk_string_object_get_string (chosen) : "");

  set_label (gtk_widget_get_first_child (member->role), label);
}

/* Rows of the same title are told apart by their number. */
static void
name_members (CrmMemberList *self)
{
  for (guint i = 0; i < self->members->len; i++) {
    Member *member = g_ptr_array_index (self->members, i);
    g_autofree char *name = g_strdup_printf (_ ("Name of member %s"), crm_i18n_number (i + 1).text);
    g_autofree char *remove =
        g_strdup_printf (_ ("Remove member %s"), crm_i18n_number (i + 1).text);

    crm_begin_row_set_name (CRM_BEGIN_ROW (member->row), name);
    name_role (member, i);
    set_label (member->remove, remove);
  }
}

/* The focus goes to a neighbour, not out of the list. */
static void
on_remove (Member *member)
{
  CrmMemberList *self = member->list;
  guint place = 0;

  g_ptr_array_find (self->members, member, &place);
  crm_begin_row_remove_from (CRM_BEGIN_ROW (member->row), ADW_PREFERENCES_GROUP (self->group));
  g_ptr_array_remove (self->members, member);
  name_members (self);
  if (self->members->len > 0) {
    member = g_ptr_array_index (self->members, MIN (place, self->members->len - 1));
    gtk_widget_grab_focus (member->row);
  } else {
    gtk_widget_child_focus (self->group, GTK_DIR_TAB_FORWARD);
  }
}

static GtkWidget *
new_role (guint selected)
{
  const CrmChoice *choices = get_field ("committee_role")->choices;
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *role;

  for (guint i = 0; choices[i].key != NULL && strcmp (choices[i].key, NOBODY) != 0; i++)
    gtk_string_list_append (words, _ (choices[i].label));
  selected = MIN (selected, g_list_model_get_n_items (G_LIST_MODEL (words)) - 1);
  role = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (role), selected);
  gtk_widget_set_valign (role, GTK_ALIGN_CENTER);
  return role;
}

static void on_entered (Member *member);

static Member *
add_member (CrmMemberList *self)
{
  Member *member = g_new0 (Member, 1);

  member->list = self;
  member->row = crm_begin_row_new (get_field ("name"), NULL, &self->locale);
  /* A committee has one chair and one secretary, and then members. */
  member->role = new_role (self->members->len);
  member->remove = crm_field_row_new_button ("list-remove-symbolic", _ ("Remove"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (member->row), member->role);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (member->row), member->remove);
  g_signal_connect_swapped (member->role, "notify::selected", G_CALLBACK (name_members), self);
  g_signal_connect_swapped (member->remove, "clicked", G_CALLBACK (on_remove), member);
  g_signal_connect_swapped (member->row, "entry-activated", G_CALLBACK (on_entered), member);
  g_ptr_array_add (self->members, member);
  crm_begin_row_add_to (CRM_BEGIN_ROW (member->row), ADW_PREFERENCES_GROUP (self->group));
  name_members (self);
  return member;
}

static void
on_add (CrmMemberList *self)
{
  gtk_widget_grab_focus (add_member (self)->row);
}

/* Enter leads to the next row, and makes one after the last name. */
static void
on_entered (Member *member)
{
  CrmMemberList *self = member->list;
  guint place = 0;

  g_ptr_array_find (self->members, member, &place);
  if (place + 1 < self->members->len)
    gtk_widget_grab_focus (((Member *) g_ptr_array_index (self->members, place + 1))->row);
  else if (!crm_begin_row_is_empty (CRM_BEGIN_ROW (member->row)))
    on_add (self);
}

gboolean
crm_member_list_read (CrmMemberList *self, CrmBeginning *beginning)
{
  const CrmKind *kind = crm_beginning_get_person_kind ();
  const CrmField *name = get_field ("name"), *role = get_field ("committee_role");

  for (guint i = 0; i < self->members->len; i++) {
    Member *member = g_ptr_array_index (self->members, i);
    CrmValue value = CRM_VALUE_INIT, *values;

    if (!crm_begin_row_read (CRM_BEGIN_ROW (member->row), &value)) {
      gtk_widget_grab_focus (member->row);
      return FALSE;
    }
    if (crm_value_is_null (&value))
      continue;
    values = crm_beginning_add_person (beginning);
    values[crm_kind_get_field_index (kind, name)] = value;
    crm_value_clear (&values[crm_kind_get_field_index (kind, role)]);
    values[crm_kind_get_field_index (kind, role)] = crm_value_text (
        role->choices[gtk_drop_down_get_selected (GTK_DROP_DOWN (member->role))].key);
  }
  return TRUE;
}

static GtkWidget *
new_add_button (CrmMemberList *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Add a member"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_add), self);
  return button;
}

static void
crm_member_list_dispose (GObject *object)
{
  CrmMemberList *self = CRM_MEMBER_LIST (object);

  g_clear_pointer (&self->group, gtk_widget_unparent);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  G_OBJECT_CLASS (crm_member_list_parent_class)->dispose (object);
}

static void
crm_member_list_class_init (CrmMemberListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_member_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
crm_member_list_init (CrmMemberList *self)
{
  AdwPreferencesGroup *group;

  crm_locale_init (&self->locale);
  self->members = g_ptr_array_new_with_free_func (g_free);
  self->group = adw_preferences_group_new ();
  gtk_widget_set_parent (self->group, GTK_WIDGET (self));
  group = ADW_PREFERENCES_GROUP (self->group);
  adw_preferences_group_set_title (group, _ ("Committee"));
  adw_preferences_group_set_description (
      group, _ ("Who decides. Leave it empty to enter them later, among the people."));
  adw_preferences_group_set_header_suffix (group, new_add_button (self));
  for (guint i = 0; i < 3; i++)
    add_member (self);
}
