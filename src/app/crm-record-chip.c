/* crm-record-chip.c: keeps what it opens with its signal. Calls the session only. */
#include "crm-record-chip.h"

#include "crm-field-row.h"
#include "crm-record-facts.h"

#define CHARS 34 /* a longer title is cut, and whole in the tooltip */
#define FACE 18

typedef struct {
  CrmSession *session;
  const CrmKind *kind;
  gint64 id;
} Target;

static void
target_free (gpointer data, GClosure *closure)
{
  Target *target = data;

  g_object_unref (target->session);
  g_free (target);
}

static void
on_clicked (GtkButton *button, const Target *target)
{
  crm_session_show_record (target->session, target->kind, target->id);
}

GtkWidget *
crm_record_chip_new (CrmSession *session, const CrmKind *kind, gint64 id, const char *title,
                     const char *name)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);
  Target *target = g_new (Target, 1);

  *target = (Target){ g_object_ref (session), kind, id };
  if (crm_record_facts_has_face (kind)) {
    gtk_box_append (GTK_BOX (box), adw_avatar_new (FACE, title, TRUE));
    gtk_widget_add_css_class (button, "with-face");
  }
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHARS);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, title);
  crm_field_row_name_button (button, name != NULL ? name : title);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_clicked), target, target_free, 0);
  return button;
}
