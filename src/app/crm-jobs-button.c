/* crm-jobs-button.c: a row a job, bound to its properties. A job says that it is done by letting
 * go of itself, which a weak reference hears. */
#include "crm-jobs-button.h"

#include "crm-i18n.h"

#define SHOWN_AFTER_MS 300

struct _CrmJobsButton {
  GtkWidget parent_instance;
  GtkWidget *button, *list;
  GHashTable *rows; /* CrmJob (weak) → its row */
};

G_DEFINE_FINAL_TYPE (CrmJobsButton, crm_jobs_button, GTK_TYPE_WIDGET)

static void
show_fraction (CrmJob *job, GParamSpec *pspec, GtkProgressBar *bar)
{
  double fraction = crm_job_get_fraction (job);

  if (fraction < 0)
    gtk_progress_bar_pulse (bar);
  else
    gtk_progress_bar_set_fraction (bar, fraction);
}

static void
show_message (CrmJob *job, GParamSpec *pspec, GtkLabel *label)
{
  g_autofree char *message = crm_job_dup_message (job);

  gtk_label_set_text (label, message != NULL ? message : "");
}

static void
on_cancel (GtkButton *button, CrmJob *job)
{
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  crm_job_cancel (job);
}

static void
forget (gpointer data, GObject *was)
{
  CrmJobsButton *self = data;
  GtkWidget *row = g_hash_table_lookup (self->rows, was);

  g_hash_table_remove (self->rows, was);
  gtk_box_remove (GTK_BOX (self->list), row);
  if (g_hash_table_size (self->rows) == 0) {
    gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  }
}

void
crm_jobs_button_remove (CrmJobsButton *self, CrmJob *job)
{
  if (!g_hash_table_contains (self->rows, job))
    return;
  g_object_weak_unref (G_OBJECT (job), forget, self);
  forget (self, G_OBJECT (job));
}

static gboolean
show (gpointer user_data)
{
  g_autoptr (CrmJobsButton) self = g_weak_ref_get (user_data);

  if (self != NULL && g_hash_table_size (self->rows) > 0)
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return G_SOURCE_REMOVE;
}

static void
weak_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static GtkWidget *
make_row (CrmJob *job)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (crm_job_get_title (job));
  GtkWidget *bar = gtk_progress_bar_new ();
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *message = gtk_label_new (NULL);
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (message), 0);
  gtk_label_set_wrap (GTK_LABEL (message), TRUE);
  gtk_widget_add_css_class (message, "caption");
  gtk_widget_add_css_class (message, "numeric");
  gtk_widget_set_hexpand (message, TRUE);
  gtk_widget_set_valign (cancel, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  crm_job_get_title (job), -1);
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), bar);
  gtk_box_append (GTK_BOX (foot), message);
  gtk_box_append (GTK_BOX (foot), cancel);
  gtk_box_append (GTK_BOX (row), foot);
  g_signal_connect_object (job, "notify::fraction", G_CALLBACK (show_fraction), bar, 0);
  g_signal_connect_object (job, "notify::message", G_CALLBACK (show_message), message, 0);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (on_cancel), job, 0);
  show_fraction (job, NULL, GTK_PROGRESS_BAR (bar));
  show_message (job, NULL, GTK_LABEL (message));
  return row;
}

void
crm_jobs_button_add (CrmJobsButton *self, CrmJob *job)
{
  GtkWidget *row = make_row (job);
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  gtk_box_append (GTK_BOX (self->list), row);
  g_hash_table_insert (self->rows, job, row);
  g_object_weak_ref (G_OBJECT (job), forget, self);
  g_weak_ref_init (weak, self);
  g_timeout_add_full (G_PRIORITY_DEFAULT, SHOWN_AFTER_MS, show, weak, weak_free);
}

static void
crm_jobs_button_dispose (GObject *object)
{
  CrmJobsButton *self = CRM_JOBS_BUTTON (object);
  GHashTableIter iter;
  gpointer job;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &job, NULL)) {
    g_object_weak_unref (job, forget, self);
    g_hash_table_iter_remove (&iter);
  }
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (crm_jobs_button_parent_class)->dispose (object);
}

static void
crm_jobs_button_finalize (GObject *object)
{
  g_hash_table_unref (CRM_JOBS_BUTTON (object)->rows);
  G_OBJECT_CLASS (crm_jobs_button_parent_class)->finalize (object);
}

static void
crm_jobs_button_class_init (CrmJobsButtonClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_jobs_button_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_jobs_button_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hashtgam/Hashtgam/jobs-button.ui");
  gtk_widget_class_bind_template_child (widget_class, CrmJobsButton, button);
  gtk_widget_class_bind_template_child (widget_class, CrmJobsButton, list);
}

static void
crm_jobs_button_init (CrmJobsButton *self)
{
  self->rows = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
