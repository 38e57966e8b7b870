/* crm-smart-panel.c: a boxed list whose rows stay; what they say follows the goal. */
#include "crm-smart-panel.h"

#include <math.h>

#include "crm-goal-words.h"
#include "crm-i18n.h"
#include "crm-words.h"

typedef struct {
  GtkWidget *row, *state, *said, *repair;
} Part;

struct _CrmSmartPanel {
  GtkWidget parent_instance;

  CrmSession *session;
  GtkWidget *list, *head, *title, *reached, *kpi, *edit;
  Part parts[CRM_SMART_N];
};

G_DEFINE_FINAL_TYPE (CrmSmartPanel, crm_smart_panel, GTK_TYPE_WIDGET)

static GtkWidget *
make_button (GtkWidget *box)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
add_row (CrmSmartPanel *self, GtkWidget **row, GtkWidget *child)
{
  *row = gtk_list_box_row_new ();
  gtk_widget_add_css_class (child, "guide-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (*row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (*row), child);
  gtk_list_box_append (GTK_LIST_BOX (self->list), *row);
}

static void
add_head (CrmSmartPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = crm_words_new (NULL, "heading");
  self->reached = crm_words_new (NULL, "secondary");
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->reached);
  self->edit = make_button (buttons);
  gtk_button_set_label (GTK_BUTTON (self->edit), _ ("Edit the goal"));
  self->kpi = make_button (buttons);
  gtk_widget_add_css_class (self->kpi, "flat");
  gtk_widget_set_margin_top (buttons, 4);
  gtk_box_append (GTK_BOX (box), buttons);
  add_row (self, &self->head, box);
}

static void
add_part (CrmSmartPanel *self, CrmSmartPart which)
{
  Part *part = &self->parts[which];
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  part->state = gtk_image_new ();
  gtk_widget_set_valign (part->state, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (texts), crm_words_new (crm_smart_get_label (which), "check-fact"));
  part->said = crm_words_new (NULL, "secondary");
  gtk_box_append (GTK_BOX (texts), part->said);
  part->repair = make_button (texts);
  gtk_widget_set_margin_top (part->repair, 4);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_grid_attach (GTK_GRID (grid), part->state, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), texts, 1, 0, 1, 1);
  add_row (self, &part->row, grid);
}

/* "46% of the way: 80.2 now, from 76 to 85." */
static char *
dup_reached (const CrmGoal *goal, const CrmLocale *locale)
{
  g_autofree char *share = crm_goal_words_dup_share (crm_goal_get_reached (goal), locale);
  g_autofree char *parts = crm_goal_words_dup_parts (goal, locale);
  g_autofree char *now = NULL, *from = NULL, *to = NULL, *own = NULL;

  if (isnan (goal->progress))
    return parts != NULL ? g_steal_pointer (&parts)
                         : g_strdup (crm_goal_lack_get_words (goal->lack));
  now = crm_real_format (goal->actual, locale);
  from = crm_real_format (goal->baseline, locale);
  to = crm_real_format (goal->target, locale);
  /* Translators: a share, and the values of a KPI: "46% of the way: 80.2 now, from 76 to 85." */
  own = g_strdup_printf (_ ("%s of the way: %s now, from %s to %s."), share, now, from, to);
  return parts != NULL ? g_strdup_printf ("%s %s.", own, parts) : g_steal_pointer (&own);
}

static void
show_head (CrmSmartPanel *self, const CrmGoal *goal)
{
  const CrmLocale *locale = crm_session_get_locale (self->session);
  g_autofree char *title = crm_goal_words_dup_title (goal->code, goal->statement, locale);
  g_autofree char *reached = dup_reached (goal, locale);
  g_autofree char *kpi = goal->kpi_code != NULL
                             ? crm_goal_words_dup_title (goal->kpi_code, goal->kpi_name, locale)
                             : NULL;

  crm_words_set_text (CRM_WORDS (self->title), title);
  crm_words_set_text (CRM_WORDS (self->reached), reached);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit), "(sx)", "goal", goal->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->edit), "win.record");
  gtk_widget_set_visible (self->kpi, kpi != NULL);
  if (kpi != NULL) {
    GtkWidget *label = gtk_label_new (kpi);

    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_button_set_child (GTK_BUTTON (self->kpi), label);
    gtk_widget_set_tooltip_text (self->kpi, kpi);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->kpi), GTK_ACCESSIBLE_PROPERTY_LABEL, kpi,
                                    -1);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->kpi), "x", goal->kpi);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (self->kpi), "win.kpi");
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reached, -1);
}

static void
show_part (CrmSmartPanel *self, const CrmGoal *goal, CrmSmartPart which)
{
  Part *part = &self->parts[which];
  g_auto (CrmSmart) smart = { 0 };
  g_autofree char *name = NULL;

  crm_smart_judge (&smart, goal, which, crm_session_get_locale (self->session));
  gtk_image_set_from_icon_name (GTK_IMAGE (part->state),
                                smart.met ? "crm-met-symbolic" : "crm-warning-symbolic");
  gtk_widget_set_css_classes (part->state,
                              (const char *[]){ smart.met ? "on-target" : "near-target", NULL });
  crm_words_set_text (CRM_WORDS (part->said), smart.said);
  gtk_widget_set_visible (part->repair, !smart.met);
  if (!smart.met) {
    gtk_button_set_label (GTK_BUTTON (part->repair), smart.repair);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (part->repair), "(sxs)", "goal", goal->id,
                                      smart.field);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (part->repair), "win.edit-field");
  }
  name = g_strdup_printf (smart.met ? C_ ("of a goal", "%s: yes") : C_ ("of a goal", "%s: missing"),
                          crm_smart_get_label (which));
  gtk_accessible_update_property (GTK_ACCESSIBLE (part->row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, smart.said, -1);
}

void
crm_smart_panel_show (CrmSmartPanel *self, const CrmGoal *goal)
{
  gtk_widget_set_visible (self->list, goal != NULL);
  if (goal == NULL)
    return;
  show_head (self, goal);
  for (CrmSmartPart part = 0; part < CRM_SMART_N; part++)
    show_part (self, goal, part);
}

GtkWidget *
crm_smart_panel_new (CrmSession *session)
{
  CrmSmartPanel *self = g_object_new (CRM_TYPE_SMART_PANEL, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

static void
crm_smart_panel_dispose (GObject *object)
{
  CrmSmartPanel *self = CRM_SMART_PANEL (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_smart_panel_parent_class)->dispose (object);
}

static void
crm_smart_panel_class_init (CrmSmartPanelClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_smart_panel_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
crm_smart_panel_init (CrmSmartPanel *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_widget_set_visible (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The goal chosen"), -1);
  add_head (self);
  for (CrmSmartPart part = 0; part < CRM_SMART_N; part++)
    add_part (self, part);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}
