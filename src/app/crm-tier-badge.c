/* crm-tier-badge.c: two labels in a box; the sign is for the eye only. Calls GTK only. */
#include "crm-tier-badge.h"

static const struct {
  const char *sign, *class;
} metals[] = {
  { "Pt", "platinum" },
  { "Au", "gold" },
  { "Fe", "iron" },
  { "Pb", "lead" },
};

GtkWidget *
crm_tier_badge_new (const char *name, guint rank, const CrmLocale *locale)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *word = gtk_label_new (name);

  gtk_widget_add_css_class (box, "fact-badge");
  gtk_widget_add_css_class (box, "tier-badge");
  if (rank >= 1 && rank <= G_N_ELEMENTS (metals)) {
    const char *text = locale->language == CRM_LANGUAGE_PERSIAN ? NULL : metals[rank - 1].sign;
    GtkWidget *sign = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_PRESENTATION, "label", text, NULL);

    gtk_widget_add_css_class (box, metals[rank - 1].class);
    gtk_widget_add_css_class (sign, "tier-sign");
    gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (box), sign);
  }
  gtk_label_set_ellipsize (GTK_LABEL (word), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), word);
  return box;
}
