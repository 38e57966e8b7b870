/* crm-tier-badge.c: two labels in a box; the sign is for the eye only. Looks as the cells of the
 * tables do. */
#include "crm-tier-badge.h"

#include "crm-tiers.h"

GtkWidget *
crm_tier_badge_new (const char *name, guint rank)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *word = gtk_label_new (name);

  gtk_widget_add_css_class (box, "fact-badge");
  gtk_widget_add_css_class (box, "tier-badge");
  if (rank >= 1 && rank <= CRM_TIERS_N) {
    CrmTierLook look = crm_tiers_describe (name, rank);
    g_autofree char *class = g_strdup_printf ("tier-%u", look.place);
    GtkWidget *sign = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_PRESENTATION, "label", look.sign, NULL);

    gtk_widget_add_css_class (box, "tier");
    gtk_widget_add_css_class (box, class);
    gtk_widget_add_css_class (sign, "badge");
    gtk_widget_add_css_class (sign, "tier-sign");
    gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (box), sign);
  }
  gtk_label_set_ellipsize (GTK_LABEL (word), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (word, name);
  gtk_box_append (GTK_BOX (box), word);
  return box;
}
