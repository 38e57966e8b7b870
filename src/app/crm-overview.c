/* crm-overview.c: puts the lists into the columns of its template and composes the headline from
 * what the guide found. Every sentence of it is a fact that the page shows below. */
#include "crm-overview.h"

#include "crm-attention-list.h"
#include "crm-columns-layout.h"
#include "crm-guide.h"
#include "crm-kpis.h"
#include "crm-i18n.h"
#include "crm-plan-list.h"
#include "crm-step-list.h"
#include "crm-tile-board.h"
#include "crm-wording.h"

#define SIDE_BY_SIDE 620 /* pixels from which on two columns can be read */
#define PERIODS 24       /* months that one can look back */

struct _CrmOverview {
  GtkWidget parent_instance;

  CrmGuide *guide;
  GtkWidget *scrolled, *headline, *details, *period, *present, *tiles, *board;
  GtkWidget *columns, *rest, *steps, *plan, *attention;
  CrmDay newest;            /* last day of the month of the newest value; 0: none */
  GSimpleAction *look_back; /* months; 0: the newest values */
};

G_DEFINE_FINAL_TYPE (CrmOverview, crm_overview, GTK_TYPE_WIDGET)

static const CrmLocale *
get_locale (CrmOverview *self)
{
  return crm_session_get_locale (crm_guide_get_session (self->guide));
}

/* What the programme as a whole is doing wrong, by its own method. */
static char *
dup_checks (CrmOverview *self, const CrmStanding *standing)
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

/* How many of the headline measures that have a target miss it; NULL where none has one. */
static char *
dup_measures (CrmOverview *self)
{
  CrmTileBoard *board = CRM_TILE_BOARD (self->board);
  const GPtrArray *headlines = crm_tile_board_get_headlines (board);
  CrmPeriods periods = crm_kpis_get_periods (crm_guide_get_session (self->guide));
  guint n = 0, n_off = 0, n_near = 0;
  g_autofree char *off = NULL, *all = NULL;

  for (guint i = 0; headlines != NULL && i < headlines->len; i++) {
    g_autoptr (CrmKpi) at = crm_headline_dup_at (g_ptr_array_index (headlines, i), &periods,
                                                 crm_tile_board_get_day (board));

    n += at->measured && at->status != CRM_STATUS_NONE;
    n_off += at->measured && at->status == CRM_STATUS_OFF;
    n_near += at->measured && at->status == CRM_STATUS_NEAR;
  }
  if (n == 0)
    return NULL;
  off = crm_integer_format (n_off > 0 ? n_off : n_near, get_locale (self));
  all = crm_integer_format (n, get_locale (self));
  if (n_off > 0)
    return g_strdup_printf (ngettext ("%s of %s headline measure is off target",
                                      "%s of %s headline measures are off target", (gulong) n),
                            off, all);
  if (n_near > 0)
    return g_strdup_printf (ngettext ("%s of %s headline measure is only near its target",
                                      "%s of %s headline measures are only near their target",
                                      (gulong) n),
                            off, all);
  return g_strdup_printf (ngettext ("%s headline measure is on target",
                                    "All %s headline measures are on target", (gulong) n),
                          all);
}

/* What the company sees of it comes first, then what the method says. */
static char *
dup_headline (CrmOverview *self, const CrmStanding *standing)
{
  g_autofree char *measures = dup_measures (self);
  g_autofree char *checks = dup_checks (self, standing);

  if (measures == NULL)
    return g_steal_pointer (&checks);
  /* Translators: two facts in one headline. */
  return g_strdup_printf (_ ("%s; %s"), measures, checks);
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

/* The months that one can look back. */

static CrmDay
find_newest (CrmOverview *self)
{
  CrmTileBoard *board = CRM_TILE_BOARD (self->board);
  const GPtrArray *headlines = crm_tile_board_get_headlines (board);
  CrmPeriods periods = crm_kpis_get_periods (crm_guide_get_session (self->guide));
  CrmDay newest = 0, first, last = 0;

  for (guint i = 0; headlines != NULL && i < headlines->len; i++) {
    const CrmKpi *kpi = ((const CrmHeadline *) g_ptr_array_index (headlines, i))->kpi;

    if (kpi->measured)
      newest = MAX (newest, kpi->day);
  }
  if (newest != 0)
    crm_period_around (newest, CRM_PERIOD_MONTH, periods.calendar, periods.fiscal_month, &first,
                       &last);
  return last;
}

static CrmDay
get_end_of_month (CrmOverview *self, guint back)
{
  CrmPeriods periods = crm_kpis_get_periods (crm_guide_get_session (self->guide));
  CrmDay day = crm_period_step (self->newest, -(int) back, CRM_PERIOD_MONTH, periods.calendar,
                                periods.fiscal_month);
  CrmDay first, last;

  crm_period_around (day, CRM_PERIOD_MONTH, periods.calendar, periods.fiscal_month, &first, &last);
  return last;
}

static char *
dup_month (CrmOverview *self, guint back)
{
  CrmPeriods periods = crm_kpis_get_periods (crm_guide_get_session (self->guide));

  return crm_period_format (get_end_of_month (self, back), CRM_PERIOD_MONTH, periods.fiscal_month,
                            get_locale (self));
}

static void
show_month (CrmOverview *self, guint back)
{
  g_autofree char *month = dup_month (self, back);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->period), month);
  g_simple_action_set_state (self->look_back, g_variant_new_int32 ((int) back));
}

static void
list_months (CrmOverview *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint back = 0; back < PERIODS; back++) {
    g_autofree char *month = dup_month (self, back);
    g_autoptr (GMenuItem) item = g_menu_item_new (month, NULL);

    g_menu_item_set_action_and_target (item, "overview.look-back", "i", (int) back);
    g_menu_append_item (menu, item);
  }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->period), G_MENU_MODEL (menu));
  show_month (self, 0);
}

static void
act_look_back (GSimpleAction *action, GVariant *parameter, CrmOverview *self)
{
  guint back = (guint) g_variant_get_int32 (parameter);

  if (self->newest == 0 || back >= PERIODS)
    return;
  show_month (self, back);
  crm_tile_board_set_day (CRM_TILE_BOARD (self->board),
                          back > 0 ? get_end_of_month (self, back) : G_MAXINT32);
}

static void
hear_tiles (CrmOverview *self)
{
  CrmDay newest = find_newest (self);

  if (newest != self->newest) {
    self->newest = newest;
    if (newest != 0)
      list_months (self);
  }
  gtk_widget_set_visible (self->period, newest != 0);
  gtk_widget_set_visible (self->present, newest != 0);
  fill (self);
}

GtkWidget *
crm_overview_new (CrmSession *session)
{
  CrmOverview *self = g_object_new (CRM_TYPE_OVERVIEW, NULL);

  self->guide = g_object_ref (crm_guide_get (session));
  gtk_box_append (GTK_BOX (self->steps), crm_step_list_new (self->guide));
  gtk_box_append (GTK_BOX (self->plan), crm_plan_list_new (session));
  self->board = crm_tile_board_new (session);
  gtk_widget_set_hexpand (self->board, TRUE);
  gtk_box_append (GTK_BOX (self->tiles), self->board);
  gtk_box_append (GTK_BOX (self->attention),
                  crm_attention_list_new (self->guide, CRM_TILE_BOARD (self->board)));
  g_signal_connect_swapped (self->board, "changed", G_CALLBACK (hear_tiles), self);
  fill (self);
  g_signal_connect_object (self->guide, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
crm_overview_dispose (GObject *object)
{
  CrmOverview *self = CRM_OVERVIEW (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->look_back);
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
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, period);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, present);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, tiles);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, columns);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, rest);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, steps);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, plan);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, attention);
}

static void
crm_overview_init (CrmOverview *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->look_back =
      g_simple_action_new_stateful ("look-back", G_VARIANT_TYPE_INT32, g_variant_new_int32 (0));
  g_signal_connect_object (self->look_back, "activate", G_CALLBACK (act_look_back), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->look_back));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "overview", G_ACTION_GROUP (group));
  gtk_widget_set_layout_manager (self->columns, crm_columns_layout_new (12, SIDE_BY_SIDE, 33));
  gtk_widget_set_layout_manager (self->rest, crm_columns_layout_new (12, SIDE_BY_SIDE, 50));
}
