/* crm-related.c: makes the lists of a kind once and fills them from what a worker finds. */
#include "crm-related.h"

#include "crm-i18n.h"
#include "crm-related-list.h"
#include "crm-wording.h"
#include "crm-wrap-layout.h"

#define SHOWN 4
#define GAP 18
#define BUTTON_GAP 6

struct _CrmRelated {
  GtkWidget parent_instance;
  CrmSession *session;
  const CrmKind *kind;
  gint64 record;
  GPtrArray *lists;             /* CrmRelatedList, one a reverse; borrowed */
  GPtrArray *buttons;           /* one a list: begins the first; borrowed */
  GtkWidget *beginning, *begin; /* the heading and the buttons */
  CrmJob *looking;              /* NULL: nothing is being read */
};

G_DEFINE_FINAL_TYPE (CrmRelated, crm_related, GTK_TYPE_WIDGET)

enum { NEW, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Looking. */

static void
stop_looking (CrmRelated *self)
{
  if (self->looking != NULL)
    crm_job_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
take_findings (gpointer taker, const GPtrArray *findings)
{
  CrmRelated *self = taker;
  gboolean any = FALSE;

  g_clear_object (&self->looking);
  for (guint i = 0; i < self->lists->len && i < findings->len; i++) {
    CrmRelatedList *list = g_ptr_array_index (self->lists, i);
    const CrmRelatedFinding *finding = g_ptr_array_index (findings, i);
    gboolean begins = finding->n == 0 && crm_related_list_can_add (list, FALSE);

    crm_related_list_show (list, self->record, finding);
    gtk_widget_set_visible (g_ptr_array_index (self->buttons, i), begins);
    any = any || begins;
  }
  gtk_widget_set_visible (self->beginning, any);
}

static void
look (CrmRelated *self)
{
  stop_looking (self);
  if (self->record > 0 && self->lists->len > 0)
    self->looking =
        crm_related_look (self->session, self->kind, self->record, SHOWN, take_findings, self);
}

/* The lists. */

static void
on_new (CrmRelated *self, CrmRelatedList *list)
{
  const CrmReverse *reverse = crm_related_list_get_reverse (list);

  g_signal_emit (self, signals[NEW], 0, reverse->kind, reverse->field);
}

static void
on_begin (CrmRelated *self, GtkWidget *button)
{
  guint place;

  if (g_ptr_array_find (self->buttons, button, &place))
    on_new (self, g_ptr_array_index (self->lists, place));
}

static GtkWidget *
new_begin_button (const CrmKind *kind)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *inner = crm_wording_dup_inner (crm_kind_get_label (kind));
  g_autofree char *name = g_strdup_printf (_ ("New %s"), inner);

  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (crm_kind_get_label (kind)));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static gboolean
is_label_shared (CrmRelated *self, CrmRelatedList *list)
{
  for (guint i = 0; i < self->lists->len; i++) {
    CrmRelatedList *other = g_ptr_array_index (self->lists, i);

    if (other != list &&
        g_strcmp0 (crm_related_list_get_label (other), crm_related_list_get_label (list)) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
add_list (CrmRelated *self, const CrmReverse *reverse)
{
  GtkWidget *list = crm_related_list_new (self->session, reverse);
  GtkWidget *button = new_begin_button (reverse->kind);

  g_signal_connect_object (list, "new", G_CALLBACK (on_new), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_begin), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_before (list, GTK_WIDGET (self), self->beginning);
  gtk_box_append (GTK_BOX (self->begin), button);
  g_ptr_array_add (self->lists, list);
  g_ptr_array_add (self->buttons, button);
}

static void
clear (CrmRelated *self)
{
  for (guint i = 0; i < self->lists->len; i++) {
    gtk_widget_unparent (g_ptr_array_index (self->lists, i));
    gtk_box_remove (GTK_BOX (self->begin), g_ptr_array_index (self->buttons, i));
  }
  g_ptr_array_set_size (self->lists, 0);
  g_ptr_array_set_size (self->buttons, 0);
}

static void
build_lists (CrmRelated *self)
{
  const CrmReverse *reverses;
  guint n;

  clear (self);
  if (self->kind == NULL)
    return;
  reverses = crm_model_get_reverses (crm_session_get_model (self->session), self->kind, &n);
  for (guint i = 0; i < n; i++)
    add_list (self, &reverses[i]);
  for (guint i = 0; i < n; i++) {
    AdwPreferencesGroup *group = g_ptr_array_index (self->lists, i);

    /* Two fields of one kind that refer here and are called the same are told apart by their
     * labels. */
    if (is_label_shared (self, CRM_RELATED_LIST (group)))
      adw_preferences_group_set_description (group, crm_field_get_label (reverses[i].field));
  }
}

void
crm_related_show (CrmRelated *self, const CrmKind *kind, gint64 record)
{
  g_return_if_fail (CRM_IS_RELATED (self));
  self->record = record;
  if (kind != self->kind) {
    self->kind = kind;
    gtk_widget_set_visible (self->beginning, FALSE);
    build_lists (self);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), self->lists->len > 0 && record > 0);
  look (self);
}

/* Titles and facts of the rows may be made of anything. */
void
crm_related_hear (CrmRelated *self, const CrmNews *news)
{
  look (self);
}

/* Making. */

GtkWidget *
crm_related_new (CrmSession *session)
{
  CrmRelated *self = g_object_new (CRM_TYPE_RELATED, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

static void
crm_related_dispose (GObject *object)
{
  CrmRelated *self = CRM_RELATED (object);

  stop_looking (self);
  if (self->beginning != NULL) {
    clear (self);
    g_clear_pointer (&self->beginning, gtk_widget_unparent);
  }
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_related_parent_class)->dispose (object);
}

static void
crm_related_finalize (GObject *object)
{
  g_ptr_array_unref (CRM_RELATED (object)->lists);
  g_ptr_array_unref (CRM_RELATED (object)->buttons);
  G_OBJECT_CLASS (crm_related_parent_class)->finalize (object);
}

static void
crm_related_class_init (CrmRelatedClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_related_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_related_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  signals[NEW] = g_signal_new ("new", CRM_TYPE_RELATED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
}

static void
crm_related_init (CrmRelated *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), GAP);
  self->lists = g_ptr_array_new ();
  self->buttons = g_ptr_array_new ();
  self->begin = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->begin, crm_wrap_layout_new (BUTTON_GAP));
  self->beginning = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->beginning), _ ("None yet"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->beginning), self->begin);
  gtk_widget_set_visible (self->beginning, FALSE);
  gtk_widget_set_parent (self->beginning, GTK_WIDGET (self));
}
