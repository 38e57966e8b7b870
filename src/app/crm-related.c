/* crm-related.c: counts at once, reads titles only when a row is opened. */
#include "crm-related.h"

#include "crm-i18n.h"
#include "crm-wording.h"

#define SHOWN 10

struct _CrmRelated {
  AdwPreferencesGroup parent_instance;
  CrmSession *session;
  const CrmKind *kind;
  gint64 record;
  GPtrArray *parts; /* Part, one a reverse */
};

G_DEFINE_FINAL_TYPE (CrmRelated, crm_related, ADW_TYPE_PREFERENCES_GROUP)

enum { NEW, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct {
  CrmRelated *owner;
  CrmReverse reverse;
  GtkWidget *row, *count;
  GPtrArray *titles; /* rows inside, borrowed */
  gint64 n;
} Part;

static void
part_free (gpointer data)
{
  Part *part = data;

  g_ptr_array_unref (part->titles);
  g_free (part);
}

static CrmQuery *
new_query (const Part *part)
{
  CrmQuery *query =
      crm_query_new (crm_session_get_model (part->owner->session), part->reverse.kind);

  crm_query_set_related (query, part->reverse.field, part->owner->record);
  return query;
}

/* The first ten. */

typedef struct {
  CrmRelated *owner;
  const CrmKind *kind;
  gint64 id;
} Target;

static void
on_title (GtkWidget *row, Target *target)
{
  crm_session_show_record (target->owner->session, target->kind, target->id);
}

static void
add_title (Part *part, gint64 id, const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  Target *target = g_new (Target, 1);

  *target = (Target){ part->owner, part->reverse.kind, id };
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (arrow, "secondary");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  g_signal_connect_data (row, "activated", G_CALLBACK (on_title), target,
                         (GClosureNotify) (GCallback) g_free, 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (part->row), row);
  g_ptr_array_add (part->titles, row);
}

static void
add_rest (Part *part)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = NULL;
  g_autofree char *n = crm_integer_format (part->n - (gint64) part->titles->len,
                                           crm_session_get_locale (part->owner->session));

  /* Translators: under the first ten records of a list; %s is a number. */
  text = g_strdup_printf (_ ("and %s more"), n);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_widget_add_css_class (row, "secondary");
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (part->row), row);
  g_ptr_array_add (part->titles, row);
}

static void
show_titles (Part *part)
{
  CrmRelated *self = part->owner;
  CrmDb *db = crm_session_get_db (self->session);
  g_autoptr (CrmQuery) query = new_query (part);
  g_autoptr (GArray) ids = NULL;

  for (guint i = 0; i < part->titles->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (part->row), g_ptr_array_index (part->titles, i));
  g_ptr_array_set_size (part->titles, 0);
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (part->row)))
    return;
  crm_query_set_limit (query, SHOWN);
  ids = crm_query_read_ids (query, db, NULL, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    gint64 id = g_array_index (ids, gint64, i);
    g_autofree char *title =
        crm_query_dup_title (db, crm_session_get_model (self->session), part->reverse.kind, id,
                             crm_session_get_locale (self->session));

    if (title != NULL)
      add_title (part, id, title);
  }
  if (part->n > (gint64) part->titles->len)
    add_rest (part);
}

/* The rows. */

static const char *
get_label (const CrmReverse *reverse)
{
  return reverse->field->reverse != NULL ? _ (reverse->field->reverse)
                                         : crm_kind_get_plural (reverse->kind);
}

static gboolean
is_label_shared (CrmRelated *self, const Part *part)
{
  for (guint i = 0; i < self->parts->len; i++) {
    const Part *other = g_ptr_array_index (self->parts, i);

    if (other != part && g_strcmp0 (get_label (&other->reverse), get_label (&part->reverse)) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Only a kind that is mostly seen under this record: others are made on their own page. */
static gboolean
can_add (const Part *part)
{
  return g_strcmp0 (part->reverse.kind->parent, part->reverse.field->name) == 0 &&
         !crm_store_is_read_only (crm_session_get_store (part->owner->session));
}

static void
show_count (Part *part)
{
  g_autoptr (CrmQuery) query = new_query (part);
  g_autofree char *number = NULL, *name = NULL;

  part->n = 0;
  crm_query_count (query, crm_session_get_db (part->owner->session), &part->n, NULL);
  number = crm_integer_format (part->n, crm_session_get_locale (part->owner->session));
  gtk_label_set_text (GTK_LABEL (part->count), number);
  name = g_strdup_printf ("%s: %s", get_label (&part->reverse), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (part->row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  /* Nothing there and nothing to add: no row. */
  gtk_widget_set_visible (part->row, part->n > 0 || can_add (part));
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (part->row), part->n > 0);
  show_titles (part);
}

static void
on_expanded (GtkWidget *row, GParamSpec *spec, Part *part)
{
  show_titles (part);
}

static void
on_new (GtkWidget *button, Part *part)
{
  g_signal_emit (part->owner, signals[NEW], 0, part->reverse.kind, part->reverse.field);
}

static void
add_part (CrmRelated *self, const CrmReverse *reverse)
{
  Part *part = g_new0 (Part, 1);

  part->owner = self;
  part->reverse = *reverse;
  part->titles = g_ptr_array_new ();
  part->row = adw_expander_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (part->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (part->row), get_label (reverse));
  part->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (part->count, "secondary");
  gtk_widget_add_css_class (part->count, "numeric");
  if (can_add (part)) {
    g_autofree char *inner = crm_wording_dup_inner (crm_kind_get_label (reverse->kind));
    g_autofree char *label = NULL;
    GtkWidget *add;

    /* Translators: %s is a kind of record, such as "purchase". */
    label = g_strdup_printf (_ ("New %s"), inner);
    add = gtk_button_new_from_icon_name ("list-add-symbolic");
    gtk_widget_add_css_class (add, "flat");
    gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
    gtk_widget_set_tooltip_text (add, label);
    gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    g_signal_connect (add, "clicked", G_CALLBACK (on_new), part);
    adw_expander_row_add_action (ADW_EXPANDER_ROW (part->row), add);
  }
  adw_expander_row_add_action (ADW_EXPANDER_ROW (part->row), part->count);
  g_signal_connect (part->row, "notify::expanded", G_CALLBACK (on_expanded), part);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), part->row);
  g_ptr_array_add (self->parts, part);
}

static void
clear (CrmRelated *self)
{
  for (guint i = 0; i < self->parts->len; i++) {
    Part *part = g_ptr_array_index (self->parts, i);

    g_signal_handlers_disconnect_by_data (part->row, part);
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), part->row);
  }
  g_ptr_array_set_size (self->parts, 0);
}

static void
build_parts (CrmRelated *self)
{
  const CrmReverse *reverses;
  guint n;

  clear (self);
  if (self->kind == NULL)
    return;
  reverses = crm_model_get_reverses (crm_session_get_model (self->session), self->kind, &n);
  for (guint i = 0; i < n; i++)
    add_part (self, &reverses[i]);
  for (guint i = 0; i < self->parts->len; i++) {
    Part *part = g_ptr_array_index (self->parts, i);

    /* Two fields of one kind that refer here and are called the same are told apart by their
     * labels. */
    if (is_label_shared (self, part))
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (part->row),
                                     crm_field_get_label (part->reverse.field));
  }
}

void
crm_related_show (CrmRelated *self, const CrmKind *kind, gint64 record)
{
  self->record = record;
  if (kind != self->kind) {
    self->kind = kind;
    build_parts (self);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), self->parts->len > 0 && record > 0);
  for (guint i = 0; record > 0 && i < self->parts->len; i++) {
    Part *part = g_ptr_array_index (self->parts, i);

    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (part->row), FALSE);
    show_count (part);
  }
}

void
crm_related_hear (CrmRelated *self, const CrmNews *news)
{
  CrmStore *store = crm_session_get_store (self->session);
  CrmModel *model = crm_session_get_model (self->session);

  for (guint i = 0; self->record > 0 && i < self->parts->len; i++) {
    Part *part = g_ptr_array_index (self->parts, i);
    const CrmReverse *reverse = &part->reverse;
    gboolean changed = crm_news_has_kind (news, store, reverse->kind);

    if (reverse->field->type == CRM_LINKS)
      changed = changed ||
                crm_news_has_kind (news, store,
                                   crm_model_get_link_kind (model, reverse->kind, reverse->field));
    if (changed)
      show_count (part);
  }
}

GtkWidget *
crm_related_new (CrmSession *session)
{
  CrmRelated *self = g_object_new (CRM_TYPE_RELATED, "title", _ ("Linked"), NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

static void
crm_related_dispose (GObject *object)
{
  CrmRelated *self = CRM_RELATED (object);

  if (self->parts != NULL)
    clear (self);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_related_parent_class)->dispose (object);
}

static void
crm_related_class_init (CrmRelatedClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_related_dispose;
  signals[NEW] = g_signal_new ("new", CRM_TYPE_RELATED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
}

static void
crm_related_init (CrmRelated *self)
{
  self->parts = g_ptr_array_new_with_free_func (part_free);
}
