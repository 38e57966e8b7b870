/* crm-related-list.c: makes its rows anew only when they say something else, so that the focus
 * stays. "Show all" is an action of the window. */
#include "crm-related-list.h"

#include "crm-field-row.h"
#include "crm-i18n.h"
#include "crm-wording.h"

struct _CrmRelatedList {
  AdwPreferencesGroup parent_instance;
  CrmSession *session;
  CrmReverse reverse;
  gint64 record;
  char *said;      /* all that the rows say */
  GPtrArray *rows; /* borrowed */
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (CrmRelatedList, crm_related_list, ADW_TYPE_PREFERENCES_GROUP)

enum { NEW, N_SIGNALS };
static guint signals[N_SIGNALS];

const CrmReverse *
crm_related_list_get_reverse (CrmRelatedList *self)
{
  return &self->reverse;
}

const char *
crm_related_list_get_label (CrmRelatedList *self)
{
  const CrmReverse *reverse = &self->reverse;

  return reverse->field->reverse != NULL ? _ (reverse->field->reverse)
                                         : crm_kind_get_plural (reverse->kind);
}

/* A kind that is mostly seen under this record is begun here; of others one more can be made. */
gboolean
crm_related_list_can_add (CrmRelatedList *self, gboolean some)
{
  const CrmReverse *reverse = &self->reverse;
  gboolean parent = g_strcmp0 (reverse->kind->parent, reverse->field->name) == 0;

  return !reverse->kind->single && (parent || (some && !reverse->kind->hidden)) &&
         !crm_store_is_read_only (crm_session_get_store (self->session));
}

/* Rows. */

static void
on_record (CrmRelatedList *self, GtkWidget *row)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "crm-id");

  crm_session_show_record (self->session, self->reverse.kind, *id);
}

static GtkWidget *
add_row (CrmRelatedList *self, const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (arrow, "secondary");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
add_record (CrmRelatedList *self, const CrmRelatedRecord *record)
{
  GtkWidget *row = add_row (self, record->title);
  g_autofree char *all = g_strdup_printf ("%s\n%s", record->title, record->facts);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), record->facts);
  /* Two lines of a title and one of facts: where they are cut, all of it is told. */
  gtk_widget_set_tooltip_text (row, all);
  g_object_set_data_full (G_OBJECT (row), "crm-id", g_memdup2 (&record->id, sizeof record->id),
                          g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  record->facts, -1);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_record), self, G_CONNECT_SWAPPED);
}

static void
on_all (CrmRelatedList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-related", "(ssx)",
                              self->reverse.kind->name, self->reverse.field->name, self->record);
}

static void
add_all (CrmRelatedList *self)
{
  g_autofree char *name = NULL;
  GtkWidget *row = add_row (self, _ ("Show all"));

  /* Translators: %s is what the records of a list are called, such as "Purchases". */
  name = g_strdup_printf (_ ("Show all: %s"), crm_related_list_get_label (self));
  /* Its title alone does not say of what. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (row, "show-all");
  g_signal_connect_object (row, "activated", G_CALLBACK (on_all), self, G_CONNECT_SWAPPED);
}

/* Showing. */

static char *
dup_said (const CrmRelatedFinding *finding)
{
  GString *said = g_string_new (NULL);

  g_string_append_printf (said, "%" G_GINT64_FORMAT, finding->n);
  for (guint i = 0; i < finding->records->len; i++) {
    const CrmRelatedRecord *record = g_ptr_array_index (finding->records, i);

    g_string_append_printf (said, "\n%" G_GINT64_FORMAT "\t%s\t%s", record->id, record->title,
                            record->facts);
  }
  return g_string_free (said, FALSE);
}

static void
show_title (CrmRelatedList *self, gint64 n)
{
  g_autofree char *number = crm_integer_format (n, crm_session_get_locale (self->session));
  g_autofree char *title =
      g_markup_printf_escaped ("%s · %s", crm_related_list_get_label (self), number);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  gtk_widget_set_tooltip_markup (GTK_WIDGET (self), title); /* where large text cuts it */
}

/* Whether the focus is on one of the rows, which are about to go. */
static gboolean
has_focus (CrmRelatedList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && g_ptr_array_find (self->rows, focus, NULL);
}

static void
show_rows (CrmRelatedList *self, const CrmRelatedFinding *finding)
{
  gboolean focused = has_focus (self);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < finding->records->len; i++)
    add_record (self, g_ptr_array_index (finding->records, i));
  /* A kind without a page of its own has no table. */
  if (finding->n > finding->records->len && !self->reverse.kind->hidden)
    add_all (self);
  if (focused && self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
}

void
crm_related_list_show (CrmRelatedList *self, gint64 record, const CrmRelatedFinding *finding)
{
  g_autofree char *said = dup_said (finding);

  g_return_if_fail (CRM_IS_RELATED_LIST (self));
  self->record = record;
  gtk_widget_set_visible (GTK_WIDGET (self), finding->n > 0);
  gtk_widget_set_visible (self->add, crm_related_list_can_add (self, TRUE));
  if (g_strcmp0 (said, self->said) == 0)
    return;
  g_free (self->said);
  self->said = g_steal_pointer (&said);
  show_title (self, finding->n);
  show_rows (self, finding);
}

/* Making. */

static void
on_add (CrmRelatedList *self)
{
  g_signal_emit (self, signals[NEW], 0);
}

GtkWidget *
crm_related_list_new (CrmSession *session, const CrmReverse *reverse)
{
  CrmRelatedList *self = g_object_new (CRM_TYPE_RELATED_LIST, NULL);
  g_autofree char *inner = crm_wording_dup_inner (crm_kind_get_label (reverse->kind));
  g_autofree char *label = NULL;

  self->session = g_object_ref (session);
  self->reverse = *reverse;
  /* Translators: %s is a kind of record, such as "purchase". */
  label = g_strdup_printf (_ ("New %s"), inner);
  self->add = crm_field_row_new_button ("list-add-symbolic", label);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return GTK_WIDGET (self);
}

static void
crm_related_list_dispose (GObject *object)
{
  g_clear_object (&CRM_RELATED_LIST (object)->session);
  G_OBJECT_CLASS (crm_related_list_parent_class)->dispose (object);
}

static void
crm_related_list_finalize (GObject *object)
{
  CrmRelatedList *self = CRM_RELATED_LIST (object);

  g_free (self->said);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (crm_related_list_parent_class)->finalize (object);
}

static void
crm_related_list_class_init (CrmRelatedListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_related_list_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_related_list_finalize;
  signals[NEW] = g_signal_new ("new", CRM_TYPE_RELATED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
crm_related_list_init (CrmRelatedList *self)
{
  self->rows = g_ptr_array_new ();
}
