/* crm-fault-row.c: an icon and a label. Calls libadwaita only. */
#include "crm-fault-row.h"

struct _CrmFaultRow {
  CrmStillRow parent_instance;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (CrmFaultRow, crm_fault_row, CRM_TYPE_STILL_ROW)

void
crm_fault_row_set_sentence (CrmFaultRow *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->label), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self), sentence != NULL);
}

static void
crm_fault_row_class_init (CrmFaultRowClass *class)
{
}

static void
crm_fault_row_init (CrmFaultRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-error-symbolic");

  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), self->label);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "fault");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
crm_fault_row_new (void)
{
  return g_object_new (CRM_TYPE_FAULT_ROW, NULL);
}
