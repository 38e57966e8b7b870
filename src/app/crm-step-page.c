/* crm-step-page.c: rows for the kinds of a step. Counting a million records takes a while, so that
 * a worker counts them all and the rows are filled when it is done. */
#include "crm-step-page.h"

#include "crm-i18n.h"
#include "crm-step-details.h"
#include "crm-wording.h"

struct _CrmStepPage {
  GtkWidget parent_instance;

  CrmSession *session;
  int step;
  CrmJob *counting;   /* the newest, maybe finished; NULL: none yet */
  GHashTable *counts; /* const CrmKind → GtkLabel of its row */
  GtkWidget *scrolled, *place, *details, *kinds, *back, *next;
};

G_DEFINE_FINAL_TYPE (CrmStepPage, crm_step_page, GTK_TYPE_WIDGET)

static const CrmStep *
find_step (CrmSession *session, int number)
{
  const CrmMethod *method = crm_model_get_method (crm_session_get_model (session));

  for (guint i = 0; i < method->n_steps; i++)
    if (method->steps[i].number == number)
      return &method->steps[i];
  return NULL;
}

const char *
crm_step_get_title (CrmSession *session, int step)
{
  const CrmStep *found = find_step (session, step);

  return found != NULL ? _ (found->title) : _ ("Whole programme");
}

const char *
crm_step_get_purpose (CrmSession *session, int step)
{
  const CrmStep *found = find_step (session, step);

  return found != NULL ? _ (found->purpose)
                       : _ ("Whose programme it is, who works on it, and the committee's plan, "
                            "meetings and risks.");
}

/* Counting. */

typedef struct {
  CrmModel *model;
  GWeakRef page;
  int step;
} Count;

static void
count_free (gpointer user_data)
{
  Count *count = user_data;

  crm_model_unref (count->model);
  g_weak_ref_clear (&count->page);
  g_free (count);
}

/* One number a kind of the model, in its order. */
static gpointer
count_records (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Count *count = data;
  guint n = crm_model_get_n_kinds (count->model);
  g_autofree gint64 *counts = g_new0 (gint64, n);

  crm_db_set_cancellable (db, crm_job_get_cancellable (job));
  for (guint i = 0; i < n; i++) {
    const CrmKind *kind = crm_model_get_kind (count->model, i);
    g_autoptr (CrmQuery) query = NULL;

    if (kind->step != count->step || kind->hidden)
      continue;
    query = crm_query_new (count->model, kind);
    if (!crm_query_count (query, db, &counts[i], error))
      return NULL;
  }
  return g_steal_pointer (&counts);
}

static void
show_counts (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  Count *count = data;
  g_autoptr (CrmStepPage) self = g_weak_ref_get (&count->page);
  g_autofree gint64 *counts = result;
  GHashTableIter iter;
  gpointer kind, label;

  if (self == NULL || counts == NULL || self->step != count->step)
    return;
  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &kind, &label)) {
    gint64 n = counts[crm_model_get_index (count->model, kind)];
    g_autofree char *text = crm_integer_format (n, crm_session_get_locale (session));

    gtk_label_set_text (GTK_LABEL (label), n > 0 ? text : "–");
  }
}

static void
stop_counting (CrmStepPage *self)
{
  if (self->counting != NULL)
    crm_job_cancel (self->counting);
  g_clear_object (&self->counting);
}

static void
ask_counts (CrmStepPage *self)
{
  Count *count = g_new0 (Count, 1);

  count->model = crm_model_ref (crm_session_get_model (self->session));
  count->step = self->step;
  g_weak_ref_init (&count->page, self);
  stop_counting (self);
  self->counting =
      g_object_ref (crm_session_run (self->session, _ ("Counting"), CRM_SESSION_READ, count_records,
                                     show_counts, count, count_free, g_free));
}

static void
hear_changed (CrmStepPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ask_counts (self);
}

/* Rows. */

static void
add_kind (CrmStepPage *self, const CrmKind *kind)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *count = gtk_label_new (NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), crm_kind_get_plural (kind));
  if (kind->hint != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (kind->hint));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), kind->icon);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "secondary");
  if (!kind->single)
    g_hash_table_insert (self->counts, (gpointer) kind, count);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), count);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.kind");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", kind->name);
  gtk_list_box_append (GTK_LIST_BOX (self->kinds), row);
}

static void
fill_kinds (CrmStepPage *self)
{
  CrmModel *model = crm_session_get_model (self->session);
  GtkWidget *row;

  g_hash_table_remove_all (self->counts);
  while ((row = gtk_widget_get_first_child (self->kinds)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->kinds), row);
  for (guint i = 0; i < crm_model_get_n_kinds (model); i++) {
    const CrmKind *kind = crm_model_get_kind (model, i);

    if (kind->step == self->step && !kind->hidden && !crm_model_is_link_kind (model, kind))
      add_kind (self, kind);
  }
}

static void
set_way (CrmStepPage *self, GtkWidget *button, int step, const char *format)
{
  const CrmStep *found = find_step (self->session, step);

  gtk_widget_set_visible (button, found != NULL);
  if (found != NULL) {
    g_autofree char *label = g_strdup_printf (format, _ (found->title));

    gtk_button_set_label (GTK_BUTTON (button), label);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", step);
  }
}

void
crm_step_page_show (CrmStepPage *self, int step)
{
  self->step = step;
  crm_step_details_show (CRM_STEP_DETAILS (self->details), step);
  fill_kinds (self);
  set_way (self, self->back, step - 1, _ ("Back to %s"));
  set_way (self, self->next, step + 1, _ ("On to %s"));
  ask_counts (self);
}

void
crm_step_page_focus_checks (CrmStepPage *self)
{
  crm_step_details_focus_checks (CRM_STEP_DETAILS (self->details));
}

GtkWidget *
crm_step_page_new (CrmSession *session)
{
  CrmStepPage *self = g_object_new (CRM_TYPE_STEP_PAGE, NULL);

  self->session = g_object_ref (session);
  self->details = crm_step_details_new (crm_guide_get (session));
  gtk_box_prepend (GTK_BOX (self->place), self->details);
  g_signal_connect_object (session, "changed", G_CALLBACK (hear_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
crm_step_page_dispose (GObject *object)
{
  CrmStepPage *self = CRM_STEP_PAGE (object);

  stop_counting (self);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_step_page_parent_class)->dispose (object);
}

static void
crm_step_page_class_init (CrmStepPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_step_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/hashtgam/Hashtgam/step-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CrmStepPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, CrmStepPage, place);
  gtk_widget_class_bind_template_child (widget_class, CrmStepPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, CrmStepPage, back);
  gtk_widget_class_bind_template_child (widget_class, CrmStepPage, next);
}

static void
crm_step_page_init (CrmStepPage *self)
{
  self->counts = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}
