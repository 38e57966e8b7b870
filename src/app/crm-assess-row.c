/* crm-assess-row.c: the toggles are for the pointer and for screen readers; by keyboard the row
 * itself takes the digits, so that Tab goes from row to evidence without five stops between. */
#include "crm-assess-row.h"

#include "crm-i18n.h"

#define N_SCORES 5

struct _CrmAssessRow {
  GtkListBoxRow parent_instance;

  char *title;
  char *kept; /* evidence as it is kept */
  gboolean editable, showing;
  GtkWidget *scores[N_SCORES], *last, *evidence;
};

G_DEFINE_FINAL_TYPE (CrmAssessRow, crm_assess_row, GTK_TYPE_LIST_BOX_ROW)

enum { SCORED, EVIDENCE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_toggled (GtkToggleButton *toggle, CrmAssessRow *self)
{
  if (self->showing)
    return;
  for (int i = 0; i < N_SCORES; i++)
    if (self->scores[i] == GTK_WIDGET (toggle))
      g_signal_emit (self, signals[SCORED], 0, gtk_toggle_button_get_active (toggle) ? i + 1 : 0);
}

static gboolean
on_key (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType modifiers,
        CrmAssessRow *self)
{
  int digit = g_unichar_digit_value (gdk_keyval_to_unicode (keyval));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus != GTK_WIDGET (self) || !self->editable ||
      (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (digit >= 1 && digit <= N_SCORES)
    g_signal_emit (self, signals[SCORED], 0, digit);
  else if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete || keyval == GDK_KEY_BackSpace)
    g_signal_emit (self, signals[SCORED], 0, 0);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
keep_evidence (CrmAssessRow *self)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->evidence))));

  if (g_strcmp0 (text, self->kept != NULL ? self->kept : "") != 0)
    g_signal_emit (self, signals[EVIDENCE], 0, text);
}

void
crm_assess_row_focus_evidence (CrmAssessRow *self)
{
  gtk_widget_grab_focus (self->evidence);
}

static void
show_score (CrmAssessRow *self, int score)
{
  self->showing = TRUE;
  for (int i = 0; i < N_SCORES; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->scores[i]), i + 1 == score);
  self->showing = FALSE;
}

static char *
dup_last (const CrmAnswer *answer, const CrmLocale *locale)
{
  g_autofree char *day = NULL;

  if (answer->last_score == 0)
    return g_strdup (_ ("Not judged before"));
  day = crm_day_format (answer->last_day, locale);
  /* Translators: a score from 1 to 5, and a day. */
  return g_strdup_printf (_ ("Last time: %s, %s"), crm_i18n_number (answer->last_score).text, day);
}

void
crm_assess_row_show (CrmAssessRow *self, const CrmAnswer *answer, const CrmLocale *locale)
{
  const char *evidence = answer->evidence != NULL ? answer->evidence : "";
  const char *written = gtk_editable_get_text (GTK_EDITABLE (self->evidence));
  gboolean untouched = g_str_equal (written, self->kept != NULL ? self->kept : "");
  g_autofree char *last = dup_last (answer, locale);
  g_autofree char *score =
      answer->score > 0 ? g_strdup_printf (_ ("score %s"), crm_i18n_number (answer->score).text)
                        : g_strdup (_ ("no score yet"));
  /* Translators: what a screen reader says of an item: what it is, its score, the one before. */
  g_autofree char *name = g_strdup_printf (C_ ("an item", "%s, %s. %s"), self->title, score, last);

  show_score (self, answer->score);
  if (untouched && !g_str_equal (written, evidence))
    gtk_editable_set_text (GTK_EDITABLE (self->evidence), evidence);
  g_free (self->kept);
  self->kept = g_strdup (evidence);
  gtk_label_set_text (GTK_LABEL (self->last), last);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_scores (CrmAssessRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  for (int i = 0; i < N_SCORES; i++) {
    const CrmNumberText number = crm_i18n_number (i + 1);
    g_autofree char *name = g_strdup_printf (_ ("Score %s"), number.text);

    self->scores[i] = gtk_toggle_button_new_with_label (number.text);
    gtk_widget_add_css_class (self->scores[i], "score");
    gtk_widget_set_focusable (self->scores[i], FALSE);
    gtk_widget_set_sensitive (self->scores[i], self->editable);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->scores[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name, -1);
    g_signal_connect (self->scores[i], "toggled", G_CALLBACK (on_toggled), self);
    gtk_box_append (GTK_BOX (box), self->scores[i]);
  }
  return box;
}

static GtkWidget *
make_evidence (CrmAssessRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *name = g_strdup_printf (_ ("Evidence for “%s”"), self->title);

  self->evidence = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->evidence), _ ("What shows it"));
  gtk_widget_set_sensitive (self->evidence, self->editable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->evidence), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_signal_connect_swapped (self->evidence, "activate", G_CALLBACK (keep_evidence), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (keep_evidence), self);
  gtk_widget_add_controller (self->evidence, focus);
  return self->evidence;
}

GtkWidget *
crm_assess_row_new (const CrmAnswer *answer, gboolean editable)
{
  CrmAssessRow *self = g_object_new (CRM_TYPE_ASSESS_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->title = g_strdup (answer->title);
  self->editable = editable;
  self->last = make_label ("", "caption");
  gtk_widget_add_css_class (self->last, "secondary");
  gtk_box_append (GTK_BOX (head), make_label (answer->title, "heading"));
  gtk_box_append (GTK_BOX (head), make_scores (self));
  gtk_box_append (GTK_BOX (box), head);
  if (answer->hint != NULL)
    gtk_box_append (GTK_BOX (box), make_label (answer->hint, NULL));
  gtk_box_append (GTK_BOX (box), self->last);
  gtk_box_append (GTK_BOX (box), make_evidence (self));
  gtk_widget_add_css_class (box, "guide-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  return GTK_WIDGET (self);
}

static void
crm_assess_row_finalize (GObject *object)
{
  g_free (CRM_ASSESS_ROW (object)->title);
  g_free (CRM_ASSESS_ROW (object)->kept);
  G_OBJECT_CLASS (crm_assess_row_parent_class)->finalize (object);
}

static void
crm_assess_row_class_init (CrmAssessRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = crm_assess_row_finalize;
  signals[SCORED] = g_signal_new ("scored", CRM_TYPE_ASSESS_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[EVIDENCE] = g_signal_new ("evidence", CRM_TYPE_ASSESS_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
crm_assess_row_init (CrmAssessRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
