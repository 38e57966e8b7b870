/* crm-overview.c: puts the lists into the columns of its template and composes the headline from
 * what the guide found. Every sentence of it is a fact that the page shows below. */
#include "crm-overview.h"

#include "crm-attention-list.h"
#include "crm-benefit-card.h"
#include "crm-columns-layout.h"
#include "crm-guide.h"
#include "crm-kpis.h"
#include "crm-i18n.h"
#include "crm-period-button.h"
#include "crm-plan-list.h"
#include "crm-step-list.h"
#include "crm-tile-board.h"
#include "crm-wording.h"

#define SIDE_BY_SIDE 620 /* pixels from which on two columns can be read */

struct _CrmOverview {
  GtkWidget parent_instance;

  CrmGuide *guide;
  GtkWidget *scrolled, *headline, *details, *period_place, *period, *present, *tiles, *board;
  GtkWidget *columns, *rest, *steps, *plan, *attention, *benefits, *card, *due;
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
                                                 crm_tile_board_get_look (board).day);

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

/* What the company sees of it comes first: measures and money. What the method says stands beside
 * them where there is room, else below. */
static char *
dup_headline (CrmOverview *self, const CrmStanding *standing, gboolean *checks_said)
{
  g_autofree char *measures = dup_measures (self);
  g_autofree char *checks = dup_checks (self, standing);
  g_autofree char *benefits = crm_benefit_card_dup_clause (CRM_BENEFIT_CARD (self->card));

  *checks_said = benefits == NULL || measures == NULL;
  if (measures == NULL)
    return g_steal_pointer (&checks);
  /* Translators: two facts in one headline. */
  return g_strdup_printf (_ ("%s; %s"), measures, benefits != NULL ? benefits : checks);
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

static void
append_meeting (CrmOverview *self, GString *text)
{
  CrmDay meeting = crm_plan_list_get_meeting (CRM_PLAN_LIST (self->due));
  g_autofree char *day = NULL;

  if (meeting == 0)
    return;
  day = crm_day_format (meeting, get_locale (self));
  g_string_append_c (text, ' ');
  g_string_append_printf (text, _ ("Next committee meeting on %s."), day);
}

static char *
dup_details (CrmOverview *self, const CrmStanding *standing, gboolean checks_said)
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
  if (!checks_said) {
    g_autofree char *checks = dup_checks (self, standing);

    /* Translators: a fact that stands as a sentence of its own. */
    g_string_append_printf (text, _ (" %s."), checks);
  }
  append_meeting (self, text);
  return g_string_free (text, FALSE);
}

static void
fill (CrmOverview *self)
{
  const CrmStanding *standing = crm_guide_get_standing (self->guide);
  g_autofree char *headline = NULL, *details = NULL;
  gboolean checks_said;

  if (standing == NULL)
    return;
  headline = dup_headline (self, standing, &checks_said);
  details = dup_details (self, standing, checks_said);
  gtk_label_set_text (GTK_LABEL (self->headline), headline);
  gtk_label_set_text (GTK_LABEL (self->details), details);
}

static void
on_period (CrmOverview *self)
{
  crm_tile_board_set_look (CRM_TILE_BOARD (self->board),
                           crm_period_button_get_look (CRM_PERIOD_BUTTON (self->period)));
}

static void
hear_tiles (CrmOverview *self)
{
  CrmDay newest = crm_tile_board_get_newest (CRM_TILE_BOARD (self->board));

  crm_period_button_set_newest (CRM_PERIOD_BUTTON (self->period), newest);
  gtk_widget_set_visible (self->present, newest != 0);
  fill (self);
}

CrmLook
crm_overview_get_look (CrmOverview *self)
{
  return crm_tile_board_get_look (CRM_TILE_BOARD (self->board));
}

gint64
crm_overview_get_focus (CrmOverview *self)
{
  return crm_tile_board_get_focus (CRM_TILE_BOARD (self->board));
}

GtkWidget *
crm_overview_new (CrmSession *session)
{
  CrmOverview *self = g_object_new (CRM_TYPE_OVERVIEW, NULL);

  self->guide = g_object_ref (crm_guide_get (session));
  gtk_box_append (GTK_BOX (self->steps), crm_step_list_new (self->guide));
  self->due = crm_plan_list_new (session);
  gtk_box_append (GTK_BOX (self->plan), self->due);
  g_signal_connect_swapped (self->due, "changed", G_CALLBACK (fill), self);
  self->period = crm_period_button_new (session);
  gtk_box_append (GTK_BOX (self->period_place), self->period);
  g_signal_connect_swapped (self->period, "changed", G_CALLBACK (on_period), self);
  self->board = crm_tile_board_new (session);
  gtk_widget_set_hexpand (self->board, TRUE);
  gtk_box_append (GTK_BOX (self->tiles), self->board);
  gtk_box_append (GTK_BOX (self->attention),
                  crm_attention_list_new (self->guide, CRM_TILE_BOARD (self->board)));
  self->card = crm_benefit_card_new (session, CRM_TILE_BOARD (self->board));
  gtk_box_append (GTK_BOX (self->benefits), self->card);
  g_signal_connect_swapped (self->card, "changed", G_CALLBACK (fill), self);
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
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, period_place);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, present);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, tiles);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, columns);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, rest);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, steps);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, plan);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, attention);
  gtk_widget_class_bind_template_child (widget_class, CrmOverview, benefits);
}

static void
crm_overview_init (CrmOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->columns, crm_columns_layout_new (12, SIDE_BY_SIDE, 33));
  gtk_widget_set_layout_manager (self->rest, crm_columns_layout_new (12, SIDE_BY_SIDE, 50));
}
