/* crm-speaker-notes.c: a column of headings and texts, made anew with each slide. */
#include "crm-speaker-notes.h"

#include "crm-i18n.h"

#define WIDTH 560 /* pixels */
#define HEIGHT 640
#define MOST_NOTES 12

struct _CrmSpeakerNotes {
  GtkWindow parent_instance;

  GtkWidget *time, *next, *texts;
  CrmLocale locale;
  gint64 begun;
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (CrmSpeakerNotes, crm_speaker_notes, GTK_TYPE_WINDOW)

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_part (CrmSpeakerNotes *self, const char *title, const char *text)
{
  if (*text == '\0')
    return;
  add_label (self->texts, title, "heading");
  add_label (self->texts, text, "notes-text");
}

/* Minutes and seconds. */
static gboolean
tick (gpointer user_data)
{
  CrmSpeakerNotes *self = user_data;
  gint64 seconds = (g_get_monotonic_time () - self->begun) / G_USEC_PER_SEC;
  g_autofree char *minutes = crm_integer_format (seconds / 60, &self->locale);
  g_autofree char *tens = crm_integer_format (seconds % 60 / 10, &self->locale);
  g_autofree char *ones = crm_integer_format (seconds % 10, &self->locale);
  g_autofree char *text = g_strdup_printf ("%s:%s%s", minutes, tens, ones);

  gtk_label_set_text (GTK_LABEL (self->time), text);
  return G_SOURCE_CONTINUE;
}

void
crm_speaker_notes_show (CrmSpeakerNotes *self, const CrmSlideFacts *facts, const char *next)
{
  const CrmKpi *kpi = facts->headline->kpi;
  const CrmBriefingKpi *briefing =
      facts->briefing != NULL ? crm_briefing_find (facts->briefing, kpi->id) : NULL;
  g_auto (GStrv) notes = crm_slide_list_notes (facts, MOST_NOTES);
  g_autofree char *noted = g_strjoinv ("\n", notes);
  g_autofree char *after = next != NULL ? g_strdup_printf (_ ("Next: %s"), next)
                                        : g_strdup (_ ("This is the last slide"));
  GtkWidget *child;

  self->locale = *facts->locale;
  tick (self);
  gtk_label_set_text (GTK_LABEL (self->next), after);
  while ((child = gtk_widget_get_first_child (self->texts)) != NULL)
    gtk_box_remove (GTK_BOX (self->texts), child);
  add_label (self->texts, kpi->name, "title-2");
  if (briefing == NULL)
    return;
  add_part (self, _ ("What it counts"), briefing->definition);
  add_part (self, _ ("Source"), briefing->source);
  add_part (self, _ ("Owner"), briefing->owner);
  add_part (self, _ ("When off target"), briefing->action);
  add_part (self, _ ("What moved it"), noted);
  add_part (self, _ ("Decision"), briefing->decided);
  add_part (self, _ ("Reason"), briefing->reason);
}

GtkWidget *
crm_speaker_notes_new (gint64 begun)
{
  CrmSpeakerNotes *self = g_object_new (CRM_TYPE_SPEAKER_NOTES, NULL);

  self->begun = begun;
  return GTK_WIDGET (self);
}

static void
crm_speaker_notes_dispose (GObject *object)
{
  g_clear_handle_id (&CRM_SPEAKER_NOTES (object)->tick_id, g_source_remove);
  G_OBJECT_CLASS (crm_speaker_notes_parent_class)->dispose (object);
}

static void
crm_speaker_notes_class_init (CrmSpeakerNotesClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_speaker_notes_dispose;
}

static void
crm_speaker_notes_init (CrmSpeakerNotes *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->next = add_label (top, "", "heading");
  gtk_widget_set_hexpand (self->next, TRUE);
  self->time = add_label (top, "", "title-2");
  gtk_widget_add_css_class (self->time, "numeric");
  self->texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->texts);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_add_css_class (box, "speaker-notes");
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Notes"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  self->tick_id = g_timeout_add_seconds (1, tick, self);
}
