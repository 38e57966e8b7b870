/* crm-reports-page.c: its template holds everything: rows that name an act of the window each, so
 * that nothing has to be done here. */
#include "crm-reports-page.h"

struct _CrmReportsPage {
  GtkWidget parent_instance;

  GtkWidget *scrolled;
};

G_DEFINE_FINAL_TYPE (CrmReportsPage, crm_reports_page, GTK_TYPE_WIDGET)

GtkWidget *
crm_reports_page_new (CrmSession *session)
{
  return g_object_new (CRM_TYPE_REPORTS_PAGE, NULL);
}

static void
crm_reports_page_dispose (GObject *object)
{
  g_clear_pointer (&CRM_REPORTS_PAGE (object)->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (crm_reports_page_parent_class)->dispose (object);
}

static void
crm_reports_page_class_init (CrmReportsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_reports_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hashtgam/Hashtgam/reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CrmReportsPage, scrolled);
}

static void
crm_reports_page_init (CrmReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
