/* crm-overview.c: puts the lists into the columns of its template and composes the headline from
 * what the guide found. Every sentence of it is a fact that the page shows below. */
#include "crm-overview.h"

#include "crm-attention-list.h"
#include "crm-columns-layout.h"
#include "crm-guide.h"
#include "crm-i18n.h"
#include "crm-plan-list.h"
#include "crm-step-list.h"
#include "crm-wording.h"

#define SIDE_BY_SIDE 720 /* pixels from which on both columns can be read */

struct _CrmOverview {
  GtkWidget parent_instance;

  CrmGuide *guide;
  GtkWidget *scrolled, *headline, *details, *columns, *steps, *plan, *attention;
};

G_DEFINE_FINAL_TYPE (CrmOverview, crm_overview, GTK_TYPE_WIDGET)

static const CrmLocale *
get_locale (CrmOverview *self)
{
  return crm_session_get_locale (crm_guide_get_session (self->guide));
}

/* What fails. */
static char *
dup_headline (CrmOverview *self, const CrmStanding *standing)
{
  guint n_failing = 0, n_traps = 0, n_begun = 0;
  g_autofree char *failing = NULL, *traps = NULL;

  for (guint i = 0; i < standing->checks->len; i++) {
    const CrmCheckStanding *check = &g_array_index (standing->checks, CrmCheckStanding, i);

    n_failing += check->state == CRM_CHECK_FAILS;
    n_traps += check->state == CRM_CHECK_FAILS && check->check->trap;
  }
  for (int step = 1; step < CRM_STANDING_STEPS; step++)
    n_begun += standing->steps[step].begun;
  if (n_begun == 0)
    return g_strdup (_ ("The programme begins with the vision"));
  if (n_failing == 0)
    return g_strdup (_ ("The method finds nothing wrong"));
  failing = crm_integer_format (n_failing, get_locale (self));
  if (n_traps == 0)
    return g_strdup_printf (
        ngettext ("%s method check fails", "%s method checks fail", (gulong) n_failing), failing);
  traps = crm_integer_format (n_traps, get_locale (self));
  return g_strdup_printf (
      ngettext ("%s method check fails, and the programme is in %s of the traps",
                "%s method checks fail, and the programme is in %s of the traps",
                (gulong) n_failing),
      failing, traps);
}

/* The step that is most behind its plan, if any is. */
static int
find_furthest_behind (const CrmStanding *standing)
{
  double most = 0.005;
  int found = 0;

  for (int step = 1; step < CRM_STANDING_STEPS; step++) {
    double behind = standing->steps[step].planned - standing->steps[step].progress;

    if (behind > most) {
      most = behind;
      found = step;
    }
  }
  return found;
}

static char *
dup_details (CrmOverview *self, const CrmStanding *standing)
{
  CrmModel *model = crm_session_get_model (crm_guide_get_session (self->guide));
  int behind = find_furthest_behind (standing);
  GString *text = g_string_new (NULL);
  guint n_met = 0, n_results = 0;
  g_autofree char *met = NULL, *all = NULL;

  for (int step = 1; step < CRM_STANDING_STEPS; step++) {
    n_met += standing->steps[step].n_met;
    n_results += standing->steps[step].n_results;
  }
  met = crm_integer_format (n_met, get_locale (self));
  all = crm_integer_format (n_results, get_locale (self));
  g_string_append_printf (
      text, ngettext ("%s of %s result is in.", "%s of %s results are in.", (gulong) n_results),
      met, all);
  if (behind > 0) {
    g_string_append_c (text, ' ');
    g_string_append_printf (text, _ ("%s is furthest behind its plan."),
                            crm_wording_get_step (model, behind));
  }
  return g_string_free (text, FALSE);
}

static void
fill (CrmOverview *self)
{
  const CrmStanding *standing = crm_guide_get_standing (self->guide);
  g_autofree char *headline = NULL, *details = NULL;

  if (standing == NULL)
    return;
  headline = dup_headline (self, standing);
  details = dup_details (self, standing);
  gtk_label_set_text (GTK_LABEL (self->headline), headline);
  gtk_label_set_text (GTK_LABEL (self->details), details);
}

GtkWidget *
crm_overview_new (CrmSession *session)
{
  CrmOverview *self = g_object_new (CRM_TYPE_OVERVIEW, NULL);

  self->guide = g_object_ref (crm_guide_get (session));
  gtk_box_append (GTK_BOX (self->steps), crm_step_list_new (self->guide));
  gtk_box_append (GTK_BOX (self->plan), crm_plan_list_new (session));
  gtk_box_append (GTK_BOX (self->attention), crm_attention_list_new (self->guide));
  fill (self);
  g_signal_connect_object (self->guide, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
crm_overview_dispose (GObject *object)
{
  CrmOverview *self = CRM_OVERVIEW (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->guide);
  G_OBJECT_CLASS (crm_overview_parent_class)->dispose (object);
}

static void
crm_overview_class_init (CrmOverviewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_overview_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/hashtgam/Hashtgam/overview.ui");
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, scrolled);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, headline);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, details);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, columns);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, steps);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, plan);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, attention);
}

static void
crm_overview_init (CrmOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->columns, crm_columns_layout_new (12, SIDE_BY_SIDE, 50));
}
