/* crm-check-list.c: a row each, made once a step; the guide decides which are seen and what they
 * say. */
#include "crm-check-list.h"

#include "crm-i18n.h"
#include "crm-words.h"
#include "crm-wrap-layout.h"

struct _CrmCheckList {
  GtkWidget parent_instance;

  CrmGuide *guide;
  GtkWidget *list, *pass_row, *pass_label, *pass_fold, *none_row, *none_label;
  GPtrArray *rows; /* Row */
  int step;
};

G_DEFINE_FINAL_TYPE (CrmCheckList, crm_check_list, GTK_TYPE_WIDGET)

typedef struct {
  const CrmCheck *check;
  GtkWidget *row, *state, *fact, *why, *buttons, *records, *accept, *recall;
} Row;

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, const char *action, const char *check,
            gboolean plain)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", check);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "small");
  if (plain)
    gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* Most checks pass and are not seen: a row is filled when it is first needed. */
static void
make_contents (Row *row)
{
  const CrmCheck *check = row->check;
  /* A box would look for the height of words that wrap by trying one width after the other. */
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  row->state = gtk_image_new ();
  row->fact = crm_words_new (NULL, "check-fact");
  row->why = crm_words_new (NULL, "secondary");
  row->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (row->buttons, crm_wrap_layout_new (6));
  add_button (row->buttons, _ (check->repair), "win.repair", check->name, FALSE);
  row->records = add_button (row->buttons, _ ("Show"), "win.show-check", check->name, TRUE);
  row->accept = add_button (row->buttons, _ ("Accept as it is…"), "win.accept", check->name, TRUE);
  row->recall = add_button (row->buttons, _ ("Count it again"), "win.recall", check->name, TRUE);
  gtk_widget_set_valign (row->state, GTK_ALIGN_START);
  gtk_widget_set_margin_top (row->buttons, 4);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), row->fact);
  gtk_box_append (GTK_BOX (texts), row->why);
  gtk_box_append (GTK_BOX (texts), row->buttons);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_grid_attach (GTK_GRID (grid), row->state, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), texts, 1, 0, 1, 1);
  gtk_widget_add_css_class (grid, "guide-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row->row), grid);
}

static void
add_row (CrmCheckList *self, const CrmCheck *check)
{
  Row *row = g_new0 (Row, 1);

  row->check = check;
  row->row = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row->row), FALSE);
  gtk_widget_set_visible (row->row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (check->one), -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row->row);
  g_ptr_array_add (self->rows, row);
}

static const char *
get_icon (CrmCheckState state)
{
  return state == CRM_CHECK_PASSES ? "crm-met-symbolic" : "crm-warning-symbolic";
}

static const char *
get_class (CrmCheckState state)
{
  if (state == CRM_CHECK_PASSES)
    return "on-target";
  return state == CRM_CHECK_FAILS ? "near-target" : "no-data";
}

static void
fill_contents (CrmCheckList *self, Row *row, const CrmCheckStanding *check)
{
  const CrmLocale *locale = crm_session_get_locale (crm_guide_get_session (self->guide));
  g_autofree char *fact = check->state == CRM_CHECK_PASSES ? g_strdup (_ (row->check->passes))
                                                           : crm_check_dup_fact (check, locale);
  g_autofree char *why = NULL, *name = NULL;
  gboolean failing = check->state == CRM_CHECK_FAILS;
  gboolean accepted = check->state == CRM_CHECK_ACCEPTED;
  const char *format = failing ? _ ("Fails: %s") : accepted ? _ ("Accepted: %s") : _ ("Passes: %s");

  why = accepted ? g_strdup_printf (_ ("Accepted as it is: %s"),
                                    check->reason != NULL ? check->reason : "")
                 : g_strdup (_ (row->check->why));
  gtk_image_set_from_icon_name (GTK_IMAGE (row->state), get_icon (check->state));
  gtk_widget_set_css_classes (row->state, (const char *[]){ get_class (check->state), NULL });
  crm_words_set_text (CRM_WORDS (row->fact), fact);
  crm_words_set_text (CRM_WORDS (row->why), why);
  gtk_widget_set_visible (row->why, failing || accepted);
  gtk_widget_set_visible (row->buttons, failing || accepted);
  gtk_widget_set_visible (row->records, check->finding.ids->len > 0);
  gtk_widget_set_visible (row->accept, failing);
  gtk_widget_set_visible (row->recall, accepted);
  name = g_strdup_printf (format, fact);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why, -1);
}

static void
fill_row (CrmCheckList *self, Row *row, gboolean show_passing)
{
  const CrmCheckStanding *check =
      crm_standing_find_check (crm_guide_get_standing (self->guide), row->check->name);
  gboolean seen = check->state == CRM_CHECK_FAILS || check->state == CRM_CHECK_ACCEPTED ||
                  (show_passing && check->state == CRM_CHECK_PASSES);

  gtk_widget_set_visible (row->row, seen);
  if (seen && row->state == NULL)
    make_contents (row);
  if (seen)
    fill_contents (self, row, check);
}

static void
fill (CrmCheckList *self)
{
  const CrmStanding *standing = crm_guide_get_standing (self->guide);
  const CrmStepStanding *step = standing != NULL ? &standing->steps[MAX (self->step, 0)] : NULL;
  gboolean show = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->pass_fold));
  guint n_passing = 0;

  if (standing == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++) {
    Row *row = g_ptr_array_index (self->rows, i);

    fill_row (self, row, show);
    n_passing += crm_standing_find_check (standing, row->check->name)->state == CRM_CHECK_PASSES;
  }
  if (n_passing > 0) {
    g_autofree char *number = crm_integer_format (
        n_passing, crm_session_get_locale (crm_guide_get_session (self->guide)));
    g_autofree char *text = g_strdup_printf (
        ngettext ("%s check passes", "%s checks pass", (gulong) n_passing), number);

    gtk_label_set_text (GTK_LABEL (self->pass_label), text);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->pass_row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    text, -1);
  }
  gtk_widget_set_visible (self->pass_row, n_passing > 0);
  gtk_widget_set_visible (self->none_row, !step->begun);
}

static void
make_fixed_rows (CrmCheckList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *met = gtk_image_new_from_icon_name ("crm-met-symbolic");

  self->none_label =
      make_label (_ ("Checks begin with the first record of this step."), "secondary");
  gtk_widget_add_css_class (self->none_label, "guide-row");
  self->none_row = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->none_row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->none_row), self->none_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->none_row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (self->none_label)), -1);
  self->pass_label = make_label (NULL, "body");
  gtk_widget_set_hexpand (self->pass_label, TRUE);
  self->pass_fold = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->pass_fold), "pan-down-symbolic");
  gtk_widget_add_css_class (self->pass_fold, "flat");
  gtk_widget_set_tooltip_text (self->pass_fold, _ ("Show the checks that pass"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pass_fold), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show the checks that pass"), -1);
  g_signal_connect_swapped (self->pass_fold, "toggled", G_CALLBACK (fill), self);
  gtk_widget_add_css_class (met, "on-target");
  gtk_box_append (GTK_BOX (box), met);
  gtk_box_append (GTK_BOX (box), self->pass_label);
  gtk_box_append (GTK_BOX (box), self->pass_fold);
  gtk_widget_add_css_class (box, "guide-row");
  self->pass_row = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->pass_row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->pass_row), box);
}

void
crm_check_list_show (CrmCheckList *self, int step)
{
  const CrmMethod *method =
      crm_model_get_method (crm_session_get_model (crm_guide_get_session (self->guide)));
  GtkWidget *row;

  if (step == self->step)
    return;
  self->step = step;
  g_ptr_array_set_size (self->rows, 0);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  gtk_list_box_append (GTK_LIST_BOX (self->list), self->none_row);
  for (const CrmGuidance *const *g = method->guidance; *g != NULL; g++)
    for (guint i = 0; i < (*g)->n_checks; i++)
      if ((*g)->checks[i].step == step)
        add_row (self, &(*g)->checks[i]);
  gtk_list_box_insert (GTK_LIST_BOX (self->list), self->pass_row, -1);
  fill (self);
}

GtkWidget *
crm_check_list_new (CrmGuide *guide)
{
  CrmCheckList *self = g_object_new (CRM_TYPE_CHECK_LIST, NULL);

  self->guide = g_object_ref (guide);
  g_signal_connect_object (guide, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
crm_check_list_dispose (GObject *object)
{
  CrmCheckList *self = CRM_CHECK_LIST (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->pass_row);
  g_clear_object (&self->none_row);
  g_clear_object (&self->guide);
  G_OBJECT_CLASS (crm_check_list_parent_class)->dispose (object);
}

static void
crm_check_list_class_init (CrmCheckListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_check_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
crm_check_list_init (CrmCheckList *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->step = -1;
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Method checks"), -1);
  make_fixed_rows (self);
  g_object_ref_sink (self->pass_row);
  g_object_ref_sink (self->none_row);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}
