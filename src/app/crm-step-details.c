/* crm-step-details.c: two columns of its template, with the two lists put in. */
#include "crm-step-details.h"

#include "crm-check-list.h"
#include "crm-columns-layout.h"
#include "crm-i18n.h"
#include "crm-result-list.h"

#define SIDE_BY_SIDE 760 /* pixels from which on both columns can be read */

struct _CrmStepDetails {
  GtkWidget parent_instance;

  CrmGuide *guide;
  int step;
  GtkWidget *results_side, *checks_side, *results, *checks, *checks_place;
  GtkWidget *n_checks, *signature, *signed_title, *signed_text;
};

G_DEFINE_FINAL_TYPE (CrmStepDetails, crm_step_details, GTK_TYPE_WIDGET)

static void
fill_signature (CrmStepDetails *self, const CrmSignature *signature)
{
  const CrmLocale *locale = crm_session_get_locale (crm_guide_get_session (self->guide));
  g_autofree char *at =
      signature->at != NULL ? crm_moment_format (signature->at, locale) : g_strdup ("");
  g_autofree char *text = NULL;

  if (signature->id == 0) {
    gtk_label_set_text (GTK_LABEL (self->signed_title), _ ("Not signed yet"));
    gtk_label_set_text (GTK_LABEL (self->signed_text),
                        _ ("Needs all results and checks, or a reason"));
    return;
  }
  gtk_label_set_text (GTK_LABEL (self->signed_title),
                      signature->earlier   ? _ ("Signed in an earlier round")
                      : signature->changed ? _ ("Signed, and changed since")
                                           : _ ("Signed off"));
  text = signature->signer != NULL ? g_strdup_printf (_ ("%s, %s"), signature->signer, at)
                                   : g_strdup (at);
  gtk_label_set_text (GTK_LABEL (self->signed_text), text);
}

static void
fill (CrmStepDetails *self)
{
  const CrmStanding *standing = crm_guide_get_standing (self->guide);
  const CrmStepStanding *step;
  g_autofree char *number = NULL, *text = NULL;

  if (standing == NULL || self->step < 0)
    return;
  step = &standing->steps[self->step];
  number = crm_integer_format (step->n_checks,
                               crm_session_get_locale (crm_guide_get_session (self->guide)));
  text =
      g_strdup_printf (self->step > 0 ? ngettext ("%s check on this step", "%s checks on this step",
                                                  (gulong) step->n_checks)
                                      : ngettext ("%s check", "%s checks", (gulong) step->n_checks),
                       number);
  gtk_label_set_text (GTK_LABEL (self->n_checks), text);
  fill_signature (self, &step->signature);
}

gboolean
crm_step_details_show_next (CrmStepDetails *self, int step)
{
  if (step != self->step) {
    self->step = step;
    gtk_widget_set_visible (self->results_side, step > 0);
    gtk_widget_set_visible (self->signature, step > 0);
    crm_result_list_show (CRM_RESULT_LIST (self->results), step);
    fill (self);
    return TRUE;
  }
  crm_check_list_show (CRM_CHECK_LIST (self->checks), step);
  return FALSE;
}

void
crm_step_details_focus_checks (CrmStepDetails *self)
{
  gtk_widget_child_focus (self->checks, GTK_DIR_TAB_FORWARD);
}

GtkWidget *
crm_step_details_new (CrmGuide *guide)
{
  CrmStepDetails *self = g_object_new (CRM_TYPE_STEP_DETAILS, NULL);

  self->guide = g_object_ref (guide);
  self->results = crm_result_list_new (guide);
  self->checks = crm_check_list_new (guide);
  gtk_box_append (GTK_BOX (self->results_side), self->results);
  gtk_widget_set_hexpand (self->checks, TRUE);
  gtk_box_append (GTK_BOX (self->checks_place), self->checks);
  g_signal_connect_object (guide, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
crm_step_details_dispose (GObject *object)
{
  CrmStepDetails *self = CRM_STEP_DETAILS (object);

  g_clear_pointer (&self->results_side, gtk_widget_unparent);
  g_clear_pointer (&self->checks_side, gtk_widget_unparent);
  g_clear_object (&self->guide);
  G_OBJECT_CLASS (crm_step_details_parent_class)->dispose (object);
}

static void
crm_step_details_class_init (CrmStepDetailsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_step_details_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hashtgam/Hashtgam/step-details.ui");
  gtk_widget_class_bind_template_child (widget_class, CrmStepDetails, results_side);
  gtk_widget_class_bind_template_child (widget_class, CrmStepDetails, checks_side);
  gtk_widget_class_bind_template_child (widget_class, CrmStepDetails, checks_place);
  gtk_widget_class_bind_template_child (widget_class, CrmStepDetails, n_checks);
  gtk_widget_class_bind_template_child (widget_class, CrmStepDetails, signature);
  gtk_widget_class_bind_template_child (widget_class, CrmStepDetails, signed_title);
  gtk_widget_class_bind_template_child (widget_class, CrmStepDetails, signed_text);
}

static void
crm_step_details_init (CrmStepDetails *self)
{
  self->step = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), crm_columns_layout_new (12, SIDE_BY_SIDE, 63));
}
