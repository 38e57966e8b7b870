/* crm-kpi-note.c: an entry over a few words. Leaving keeps, whichever way; Escape takes back first.
 * Knows nothing of measurements. */
#include "crm-kpi-note.h"

#include "crm-i18n.h"

#define CHARS 34

struct _CrmKpiNote {
  GtkPopover parent_instance;
  CrmDay day;
  char *kept; /* the note as it is */
  GtkWidget *title, *entry, *earlier, *history;
};

G_DEFINE_FINAL_TYPE (CrmKpiNote, crm_kpi_note, GTK_TYPE_POPOVER)

enum { KEEP, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
keep (CrmKpiNote *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *copy = NULL;

  if (g_strcmp0 (text, self->kept) == 0)
    return;
  copy = g_strdup (text);
  g_free (self->kept);
  self->kept = g_strdup (text);
  g_signal_emit (self, signals[KEEP], 0, self->day, copy);
}

static void
on_activate (CrmKpiNote *self)
{
  gtk_popover_popdown (GTK_POPOVER (self)); /* which keeps it */
}

static gboolean
on_key (CrmKpiNote *self, guint key)
{
  /* Escape closes the popover, and closing keeps: what was typed goes first. */
  if (key == GDK_KEY_Escape)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), self->kept);
  return GDK_EVENT_PROPAGATE;
}

void
crm_kpi_note_show (CrmKpiNote *self, CrmDay day, const char *period, const char *note,
                   const char *history, gboolean locked, const GdkRectangle *at)
{
  g_autofree char *title = NULL;

  g_return_if_fail (CRM_IS_KPI_NOTE (self));
  /* Translators: %s is a period. */
  title = g_strdup_printf (_ ("Note on %s"), period);
  self->day = day;
  g_free (self->kept);
  self->kept = g_strdup (note != NULL ? note : "");
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->kept);
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), !locked);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_label_set_text (GTK_LABEL (self->history), history != NULL ? history : "");
  gtk_widget_set_visible (self->earlier, history != NULL);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), at);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);
}

GtkWidget *
crm_kpi_note_new (void)
{
  return g_object_new (CRM_TYPE_KPI_NOTE, NULL);
}

static void
crm_kpi_note_finalize (GObject *object)
{
  g_free (CRM_KPI_NOTE (object)->kept);
  G_OBJECT_CLASS (crm_kpi_note_parent_class)->finalize (object);
}

static void
crm_kpi_note_class_init (CrmKpiNoteClass *class)
{
  G_OBJECT_CLASS (class)->finalize = crm_kpi_note_finalize;
  signals[KEEP] = g_signal_new ("keep", CRM_TYPE_KPI_NOTE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static GtkWidget *
new_label (const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHARS);
  gtk_widget_add_css_class (label, css);
  return label;
}

static void
crm_kpi_note_init (CrmKpiNote *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->kept = g_strdup ("");
  self->title = new_label (NULL, "heading");
  self->entry = gtk_entry_new ();
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), CHARS);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), CHARS);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("What happened, in a few words"));
  self->earlier = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (self->earlier), new_label (_ ("Corrected values"), "caption-heading"));
  self->history = new_label (NULL, "secondary");
  gtk_box_append (GTK_BOX (self->earlier), self->history);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->earlier);
  gtk_widget_add_css_class (box, "kpi-note");
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_activate), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect (self, "closed", G_CALLBACK (keep), NULL);
}
