/* crm-check-page.c: a heading and a check list for the programme and each step. */
#include "crm-check-page.h"

#include "crm-check-list.h"
#include "crm-i18n.h"
#include "crm-wording.h"

struct _CrmCheckPage {
  GtkWidget parent_instance;

  GtkWidget *scrolled, *box;
};

G_DEFINE_FINAL_TYPE (CrmCheckPage, crm_check_page, GTK_TYPE_WIDGET)

static void
add_step (CrmCheckPage *self, CrmGuide *guide, int step)
{
  CrmModel *model = crm_session_get_model (crm_guide_get_session (guide));
  GtkWidget *heading = gtk_label_new (crm_wording_get_step (model, step));
  GtkWidget *list = crm_check_list_new (guide);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_top (heading, 12);
  crm_check_list_show (CRM_CHECK_LIST (list), step);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), list);
}

GtkWidget *
crm_check_page_new (CrmSession *session)
{
  CrmCheckPage *self = g_object_new (CRM_TYPE_CHECK_PAGE, NULL);
  CrmGuide *guide = crm_guide_get (session);

  for (int step = 1; step < CRM_STANDING_STEPS; step++)
    add_step (self, guide, step);
  add_step (self, guide, 0);
  return GTK_WIDGET (self);
}

static void
crm_check_page_dispose (GObject *object)
{
  g_clear_pointer (&CRM_CHECK_PAGE (object)->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (crm_check_page_parent_class)->dispose (object);
}

static void
crm_check_page_class_init (CrmCheckPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_check_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
crm_check_page_init (CrmCheckPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_top (self->box, 12);
  gtk_widget_set_margin_bottom (self->box, 24);
  gtk_widget_set_margin_start (self->box, 18);
  gtk_widget_set_margin_end (self->box, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), clamp);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}
