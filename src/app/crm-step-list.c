/* crm-step-list.c: a boxed list with one row a step, filled from the guide. */
#include "crm-step-list.h"

#include "crm-i18n.h"
#include "crm-step-bar.h"
#include "crm-wording.h"

typedef struct {
  GtkWidget *row, *state, *percent, *bar;
} Row;

struct _CrmStepList {
  GtkWidget parent_instance;

  CrmGuide *guide;
  GtkWidget *list;
  Row rows[CRM_STANDING_STEPS];
};

G_DEFINE_FINAL_TYPE (CrmStepList, crm_step_list, GTK_TYPE_WIDGET)

static CrmModel *
get_model (CrmStepList *self)
{
  return crm_session_get_model (crm_guide_get_session (self->guide));
}

/* In whole points of a hundred: the plan is not known more exactly. */
static int
get_points (double share)
{
  return (int) (share * 100 + 0.5);
}

/* Beside the plan. A step of which nothing is due yet is neither behind nor ahead. */
static char *
dup_state (const CrmStepStanding *step, const CrmLocale *locale, const char **class)
{
  int ahead = get_points (step->progress) - get_points (step->planned);
  g_autofree char *points = crm_integer_format (ABS (ahead), locale);

  *class = "secondary";
  if (step->signature.id > 0 && !step->signature.earlier) {
    *class = step->signature.changed ? "near-target" : "on-target";
    return g_strdup (step->signature.changed ? _ ("changed since signed") : _ ("signed off"));
  }
  if (!(step->planned > 0))
    return g_strdup ("");
  if (ahead == 0)
    return g_strdup (_ ("on plan"));
  if (ahead > 0)
    return g_strdup_printf (C_ ("points of a hundred", "%s ahead"), points);
  *class = ahead <= -10 ? "off-target" : "near-target";
  return g_strdup_printf (C_ ("points of a hundred", "%s behind plan"), points);
}

static void
fill_row (CrmStepList *self, Row *row, const CrmStepStanding *step)
{
  const CrmLocale *locale = crm_session_get_locale (crm_guide_get_session (self->guide));
  g_autofree char *percent =
      crm_percent_format ((gint64) get_points (step->progress) * 100, locale);
  g_autofree char *planned = crm_percent_format ((gint64) get_points (step->planned) * 100, locale);
  g_autofree char *digits = crm_integer_format (step->step, locale);
  g_autofree char *name = NULL, *state = NULL, *description = NULL;
  const char *class;

  state = dup_state (step, locale, &class);
  gtk_label_set_text (GTK_LABEL (row->state), state);
  gtk_widget_set_css_classes (row->state, (const char *[]){ class, "caption", NULL });
  gtk_label_set_text (GTK_LABEL (row->percent), percent);
  crm_step_bar_set (CRM_STEP_BAR (row->bar), step->progress,
                    step->planned > 0 ? step->planned : -1);
  name = g_strdup_printf (_ ("Step %s, %s, %s"), digits,
                          crm_wording_get_step (get_model (self), step->step), percent);
  description = step->planned > 0 ? g_strdup_printf (_ ("Planned: %s. %s"), planned, state)
                                  : g_strdup (state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
fill (CrmStepList *self)
{
  const CrmStanding *standing = crm_guide_get_standing (self->guide);

  for (int step = 1; standing != NULL && step < CRM_STANDING_STEPS; step++)
    fill_row (self, &self->rows[step], &standing->steps[step]);
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
add_row (CrmStepList *self, int step)
{
  const CrmLocale *locale = crm_session_get_locale (crm_guide_get_session (self->guide));
  g_autofree char *digits = crm_integer_format (step, locale);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *title = make_label (crm_wording_get_step (get_model (self), step), NULL);
  Row *row = &self->rows[step];

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  row->state = make_label (NULL, "caption");
  row->percent = make_label (NULL, "heading");
  row->bar = crm_step_bar_new ();
  gtk_box_append (GTK_BOX (line), make_label (digits, "secondary"));
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), row->state);
  gtk_box_append (GTK_BOX (line), row->percent);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), row->bar);
  gtk_widget_add_css_class (box, "guide-row");
  row->row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row->row), box);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row->row), "i", step);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row->row), "win.step");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  crm_wording_get_step (get_model (self), step), -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row->row);
}

GtkWidget *
crm_step_list_new (CrmGuide *guide)
{
  CrmStepList *self = g_object_new (CRM_TYPE_STEP_LIST, NULL);

  self->guide = g_object_ref (guide);
  for (int step = 1; step < CRM_STANDING_STEPS; step++)
    add_row (self, step);
  fill (self);
  g_signal_connect_object (guide, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
crm_step_list_dispose (GObject *object)
{
  CrmStepList *self = CRM_STEP_LIST (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->guide);
  G_OBJECT_CLASS (crm_step_list_parent_class)->dispose (object);
}

static void
crm_step_list_class_init (CrmStepListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_step_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
crm_step_list_init (CrmStepList *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Eight steps"), -1);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}
