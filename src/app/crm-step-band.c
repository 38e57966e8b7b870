/* crm-step-band.c: fills its template from the guide; what is open is a choice of this person. */
#include "crm-step-band.h"

#include "crm-choices.h"
#include "crm-columns-layout.h"
#include "crm-i18n.h"
#include "crm-step-details.h"
#include "crm-step-ring.h"
#include "crm-wording.h"

#define SIDE_BY_SIDE 680 /* pixels from which on the title has room beside the buttons */

struct _CrmStepBand {
  GtkWidget parent_instance;

  CrmGuide *guide;
  int step;
  GtkWidget *box, *row, *ring, *title, *purpose, *failing, *failing_label, *toggle, *toggle_label;
  GtkWidget *sign, *revealer, *scrolled, *details;
  guint details_id, n_frames;
};

G_DEFINE_FINAL_TYPE (CrmStepBand, crm_step_band, GTK_TYPE_WIDGET)

static const CrmLocale *
get_locale (CrmStepBand *self)
{
  return crm_session_get_locale (crm_guide_get_session (self->guide));
}

static char *
dup_number (CrmStepBand *self, guint number)
{
  return crm_integer_format (number, get_locale (self));
}

static void
fill_counts (CrmStepBand *self, const CrmStepStanding *step)
{
  g_autofree char *failing = dup_number (self, step->n_failing);
  g_autofree char *met = dup_number (self, step->n_met);
  g_autofree char *all = dup_number (self, step->n_results);
  g_autofree char *failing_text = g_strdup_printf (
      ngettext ("%s check fails", "%s checks fail", (gulong) step->n_failing), failing);
  g_autofree char *results_text = g_strdup_printf (
      ngettext ("%s of %s result", "%s of %s results", (gulong) step->n_results), met, all);

  gtk_widget_set_visible (self->failing, step->n_failing > 0);
  gtk_label_set_text (GTK_LABEL (self->failing_label), failing_text);
  gtk_label_set_text (GTK_LABEL (self->toggle_label), results_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  results_text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->failing), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  failing_text, -1);
}

static void
fill (CrmStepBand *self)
{
  const CrmStanding *standing = crm_guide_get_standing (self->guide);
  const CrmStepStanding *step;

  if (standing == NULL || self->step < 0)
    return;
  step = &standing->steps[self->step];
  crm_step_ring_set_progress (CRM_STEP_RING (self->ring), step->progress);
  fill_counts (self, step);
}

static gboolean
is_open (CrmStepBand *self)
{
  g_autofree char *key = g_strdup_printf ("results-open-%d", self->step);
  g_autofree char *word = crm_choices_dup ("window", key);

  /* Who comes to a step for the first time sees what it asks for. */
  return g_strcmp0 (word, "no") != 0;
}

static gboolean
fill_details (CrmStepBand *self)
{
  if (crm_step_details_show_next (CRM_STEP_DETAILS (self->details), self->step))
    return G_SOURCE_CONTINUE;
  self->details_id = 0;
  gtk_widget_set_opacity (self->details, 1);
  return G_SOURCE_REMOVE;
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CrmStepBand *self = CRM_STEP_BAND (widget);

  return self->n_frames++ == 0 ? G_SOURCE_CONTINUE : fill_details (self);
}

static void
stop_frames (CrmStepBand *self)
{
  if (self->details_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->details_id);
  self->details_id = 0;
}

/* Rows are made when they are seen, once the step around them has been painted, and a list a frame:
 * until then the room of those before them is kept. */
static void
show_details (CrmStepBand *self)
{
  gboolean open = self->step > 0 && is_open (self);

  stop_frames (self);
  if (open) {
    gtk_widget_set_opacity (self->details, 0);
    self->n_frames = 0;
    self->details_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
  }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggle), open);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
  gtk_widget_set_visible (self->revealer, open);
}

static void
on_toggled (CrmStepBand *self)
{
  g_autofree char *key = g_strdup_printf ("results-open-%d", self->step);
  gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggle));

  if (self->guide == NULL || self->step <= 0 || open == is_open (self))
    return;
  crm_choices_set ("window", key, open ? NULL : "no");
  show_details (self);
}

void
crm_step_band_toggle (CrmStepBand *self)
{
  GtkToggleButton *toggle = GTK_TOGGLE_BUTTON (self->toggle);

  gtk_toggle_button_set_active (toggle, !gtk_toggle_button_get_active (toggle));
}

/* The way from the count to the checks themselves. */
void
crm_step_band_focus_checks (CrmStepBand *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggle), TRUE);
  stop_frames (self);
  while (fill_details (self) == G_SOURCE_CONTINUE)
    ;
  crm_step_details_focus_checks (CRM_STEP_DETAILS (self->details));
}

void
crm_step_band_show (CrmStepBand *self, int step)
{
  CrmModel *model = crm_session_get_model (crm_guide_get_session (self->guide));
  g_autofree char *digits = dup_number (self, (guint) MAX (step, 0));

  gtk_widget_set_visible (GTK_WIDGET (self), step > 0);
  if (step == self->step || step <= 0)
    return;
  self->step = step;
  crm_step_ring_set_text (CRM_STEP_RING (self->ring), digits);
  gtk_label_set_text (GTK_LABEL (self->title), crm_wording_get_step (model, step));
  gtk_label_set_text (GTK_LABEL (self->purpose), crm_wording_get_purpose (model, step));
  gtk_widget_set_tooltip_text (self->purpose, crm_wording_get_purpose (model, step));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->sign), "(is)", step, "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->sign), "win.sign");
  show_details (self);
  fill (self);
}

void
crm_step_band_set_session (CrmStepBand *self, CrmSession *session)
{
  g_return_if_fail (self->guide == NULL);
  self->guide = g_object_ref (crm_guide_get (session));
  self->details = crm_step_details_new (self->guide);
  gtk_widget_set_margin_start (self->details, 18);
  gtk_widget_set_margin_end (self->details, 18);
  gtk_widget_set_margin_bottom (self->details, 18);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->details);
  g_signal_connect_object (self->guide, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
}

static void
crm_step_band_dispose (GObject *object)
{
  CrmStepBand *self = CRM_STEP_BAND (object);

  stop_frames (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->guide);
  G_OBJECT_CLASS (crm_step_band_parent_class)->dispose (object);
}

static void
crm_step_band_class_init (CrmStepBandClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_step_band_dispose;
  g_type_ensure (CRM_TYPE_STEP_RING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/hashtgam/Hashtgam/step-band.ui");
  gtk_widget_class_bind_template_child (widget_class, CrmStepBand, box);
  gtk_widget_class_bind_template_child (widget_class, CrmStepBand, row);
  gtk_widget_class_bind_template_child (widget_class, CrmStepBand, ring);
  gtk_widget_class_bind_template_child (widget_class, CrmStepBand, title);
  gtk_widget_class_bind_template_child (widget_class, CrmStepBand, purpose);
  gtk_widget_class_bind_template_child (widget_class, CrmStepBand, failing);
  gtk_widget_class_bind_template_child (widget_class, CrmStepBand, failing_label);
  gtk_widget_class_bind_template_child (widget_class, CrmStepBand, toggle);
  gtk_widget_class_bind_template_child (widget_class, CrmStepBand, toggle_label);
  gtk_widget_class_bind_template_child (widget_class, CrmStepBand, sign);
  gtk_widget_class_bind_template_child (widget_class, CrmStepBand, revealer);
  gtk_widget_class_bind_template_child (widget_class, CrmStepBand, scrolled);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_failing",
                                                G_CALLBACK (crm_step_band_focus_checks));
}

static void
crm_step_band_init (CrmStepBand *self)
{
  self->step = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->row, crm_columns_layout_new (10, SIDE_BY_SIDE, 58));
  crm_step_ring_set_size (CRM_STEP_RING (self->ring), 44);
}
