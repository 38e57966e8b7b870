/* crm-slide.c: labels and a chart, filled once: a slide is made anew when it is shown and when more
 * is known. */
#include "crm-slide.h"

#include <math.h>

#include "crm-chart-picture.h"
#include "crm-i18n.h"
#include "crm-kpi-words.h"
#include "crm-status-chip.h"

#define PERIODS 24    /* that a slide looks back over */
#define CHART_SCALE 2 /* nothing on a slide is smaller than 22 pixels */
#define CHART_WIDTH 400
#define CHART_HEIGHT 300
#define FIGURES_WIDTH 330
#define SHAPE_SIZE 26
#define MOST_NOTES 3

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

/* The sentence over a slide. */

/* "up 4.6 since Nov 2025"; NULL where there is nothing to compare with. */
static char *
dup_course (const CrmKpiWords *words)
{
  CrmChartMeasure bare = { .divisor = words->measure.divisor };
  g_autofree char *number = NULL, *since = NULL;
  double first = NAN, change;
  guint row;

  for (row = 0; row + 1 < crm_table_get_n_rows (words->table) && isnan (first); row++)
    first = crm_table_get_real (words->table, CRM_SERIES_VALUE, row);
  change = words->at->value - first;
  if (isnan (change))
    return NULL;
  since =
      crm_period_format (crm_table_get_day (words->table, CRM_SERIES_DAY, row - 1),
                         words->at->frequency, words->periods->fiscal_month, &words->spec.locale);
  number = crm_chart_words_value (&bare, &words->spec, fabs (change), NAN);
  if (change == 0)
    return g_strdup_printf (_ ("as it was in %s"), since);
  return g_strdup_printf (change > 0 ? _ ("up %s since %s") : _ ("down %s since %s"), number,
                          since);
}

/* "2.6 short of its target"; NULL without a target. */
static char *
dup_distance (const CrmKpiWords *words)
{
  const CrmKpi *at = words->at;
  CrmChartMeasure bare = { .divisor = words->measure.divisor };
  g_autofree char *number = NULL;

  if (at->status == CRM_STATUS_NONE)
    return NULL;
  if (at->status == CRM_STATUS_ON_TARGET)
    return g_strdup (_ ("on target"));
  if (at->direction == CRM_DIRECTION_BAND)
    return g_strdup (_ ("outside its band"));
  number = crm_chart_words_value (&bare, &words->spec, fabs (at->value - at->target.value), NAN);
  return g_strdup_printf (at->direction == CRM_DIRECTION_HIGHER ? _ ("%s short of its target")
                                                                : _ ("%s above its target"),
                          number);
}

static char *
dup_headline (const CrmKpiWords *words)
{
  g_autofree char *course = words->at->measured ? dup_course (words) : NULL;
  g_autofree char *distance = words->at->measured ? dup_distance (words) : NULL;

  if (!words->at->measured)
    return g_strdup_printf (_ ("%s has not been measured yet"), words->at->name);
  if (course != NULL && distance != NULL)
    /* Translators: a KPI, its course and its target: "Satisfaction: up 4.6 since Nov 2025, 2.6
     * short of its target". */
    return g_strdup_printf (_ ("%s: %s, %s"), words->at->name, course, distance);
  if (course != NULL || distance != NULL)
    return g_strdup_printf (_ ("%s: %s"), words->at->name, course != NULL ? course : distance);
  return g_strdup (words->at->name);
}

/* Its parts. */

static GtkWidget *
make_figures (const CrmSlideFacts *facts, const CrmKpiWords *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *chip = crm_status_chip_new ();
  g_autofree char *value = crm_kpi_words_dup_value (words);
  g_autofree char *change = crm_kpi_words_dup_change (words);
  g_autofree char *target = crm_kpi_words_dup_target (words);
  g_autofree char *coverage = crm_kpi_words_dup_coverage (words, facts->headline);

  add_label (box, words->at->name, "slide-name");
  gtk_label_set_wrap (GTK_LABEL (add_label (box, value, "slide-value")), FALSE);
  if (*crm_kpi_words_get_unit (words) != '\0')
    add_label (box, crm_kpi_words_get_unit (words), "slide-text");
  crm_status_chip_set_status (CRM_STATUS_CHIP (chip),
                              words->at->measured ? words->at->status : CRM_STATUS_NONE);
  gtk_widget_set_visible (chip, !words->at->measured || words->at->status != CRM_STATUS_NONE);
  crm_status_chip_set_size (CRM_STATUS_CHIP (chip), SHAPE_SIZE);
  gtk_widget_add_css_class (chip, "slide-text");
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), chip);
  if (*change != '\0')
    crm_status_colour_label (GTK_LABEL (add_label (box, change, "slide-text")),
                             crm_kpi_words_judge_change (words));
  add_label (box, target, "slide-text");
  if (coverage != NULL)
    gtk_widget_add_css_class (add_label (box, coverage, "slide-text"), "secondary");
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_widget_set_size_request (box, FIGURES_WIDTH, -1);
  return box;
}

/* Of a row, the newest note made in its period; NULL: none. */
static const char *
find_note (const CrmSlideFacts *facts, const CrmKpi *at, CrmDay first)
{
  const CrmBriefingKpi *kpi =
      facts->briefing != NULL ? crm_briefing_find (facts->briefing, at->id) : NULL;
  CrmDay begins, ends;

  crm_period_around (first, at->frequency, facts->periods->calendar, facts->periods->fiscal_month,
                     &begins, &ends);
  for (guint i = 0; kpi != NULL && i < kpi->notes->len; i++) {
    const CrmBriefingNote *note = &g_array_index (kpi->notes, CrmBriefingNote, i);

    if (note->day >= begins && note->day <= ends)
      return note->text;
  }
  return NULL;
}

static GtkWidget *
make_chart (const CrmSlideFacts *facts, const CrmKpiWords *words)
{
  GtkWidget *chart = crm_chart_picture_new (CHART_WIDTH, CHART_HEIGHT, CHART_SCALE);
  CrmTable *table = crm_headline_dup_last (facts->headline, words->at, PERIODS);
  CrmChartSpec spec = words->spec;

  if (crm_table_get_n_rows (table) > 0)
    spec.note = (int) crm_table_add_column (table, CRM_COLUMN_CATEGORY, "note", _ ("Note"));
  for (guint row = 0; row < crm_table_get_n_rows (table); row++)
    crm_table_set_text (
        table, (guint) spec.note, row,
        find_note (facts, words->at, crm_table_get_day (table, CRM_SERIES_DAY, row)));
  crm_chart_picture_take (CRM_CHART_PICTURE (chart), table, &spec);
  gtk_widget_set_hexpand (chart, TRUE);
  gtk_widget_set_vexpand (chart, TRUE);
  return chart;
}

static GtkWidget *
make_top (const CrmSlideFacts *facts, const CrmKpiWords *words)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  const char *title = facts->briefing != NULL ? facts->briefing->organisation : NULL;
  g_autofree char *period = words->at->measured
                                ? crm_period_format (words->at->day, words->at->frequency,
                                                     facts->periods->fiscal_month, facts->locale)
                                : g_strdup ("");

  gtk_widget_set_hexpand (add_label (top, title != NULL ? title : "", "slide-text"), TRUE);
  add_label (top, period, "slide-text");
  gtk_widget_add_css_class (top, "secondary");
  return top;
}

/* What is said below. */

char **
crm_slide_list_notes (const CrmSlideFacts *facts, guint n)
{
  g_autoptr (CrmKpi) at = crm_headline_dup_at (facts->headline, facts->periods, facts->look.day);
  g_autoptr (CrmTable) table = crm_headline_dup_last (facts->headline, at, PERIODS);
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();
  guint found = 0;

  for (guint row = crm_table_get_n_rows (table); row-- > 0 && found < n;) {
    CrmDay day = crm_table_get_day (table, CRM_SERIES_DAY, row);
    const char *text = find_note (facts, at, day);
    g_autofree char *period = NULL, *note = NULL;

    if (text == NULL)
      continue;
    period = crm_period_format (day, at->frequency, facts->periods->fiscal_month, facts->locale);
    note = g_strdup_printf (_ ("%s: %s"), period, text);
    g_strv_builder_add (notes, note);
    found++;
  }
  return g_strv_builder_end (notes);
}

static GtkWidget *
add_part (GtkWidget *below, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  add_label (box, title, "slide-name");
  gtk_box_append (GTK_BOX (below), box);
  return box;
}

/* "Sara Karimi, 21 Dec 2026", of what there is. */
static void
add_whose (GtkWidget *box, const char *who, const char *day)
{
  g_autofree char *both = *who != '\0' && *day != '\0' ? g_strdup_printf (_ ("%s, %s"), who, day)
                                                       : g_strconcat (who, day, NULL);

  if (*both != '\0')
    gtk_widget_add_css_class (add_label (box, both, "slide-text"), "secondary");
}

/* As people noted it: never computed. */
static void
add_notes (GtkWidget *below, const CrmSlideFacts *facts)
{
  g_auto (GStrv) notes = crm_slide_list_notes (facts, MOST_NOTES);
  GtkWidget *box;

  if (notes[0] == NULL)
    return;
  box = add_part (below, _ ("What moved it"));
  for (guint i = 0; notes[i] != NULL; i++)
    add_label (box, notes[i], "slide-text");
}

/* Begun already, or what was agreed for when it is off target. */
static void
add_action (GtkWidget *below, const CrmBriefingKpi *kpi, const CrmKpi *at)
{
  gboolean begun = *kpi->improvement != '\0';
  GtkWidget *box;

  if (at->status == CRM_STATUS_ON_TARGET || (!begun && *kpi->action == '\0'))
    return;
  box = add_part (below, _ ("What is done now"));
  add_label (box, begun ? kpi->improvement : kpi->action, "slide-text");
  add_whose (box, begun ? kpi->improvement_owner : kpi->owner, begun ? kpi->improvement_due : "");
}

static void
add_decision (GtkWidget *below, const CrmBriefingKpi *kpi)
{
  GtkWidget *box;

  if (kpi->decision == 0)
    return;
  box = add_part (below, _ ("Decision"));
  add_label (box, kpi->decided, "slide-text");
  if (*kpi->reason != '\0')
    add_label (box, kpi->reason, "slide-text");
  add_whose (box, kpi->deciders, kpi->decision_day);
  gtk_widget_add_css_class (box, "slide-action");
}

static GtkWidget *
make_below (const CrmSlideFacts *facts, const CrmKpi *at)
{
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 48);
  const CrmBriefingKpi *kpi =
      facts->briefing != NULL ? crm_briefing_find (facts->briefing, at->id) : NULL;

  gtk_box_set_homogeneous (GTK_BOX (below), TRUE);
  if (kpi != NULL) {
    add_notes (below, facts);
    add_action (below, kpi, at);
    add_decision (below, kpi);
  }
  return below;
}

GtkWidget *
crm_slide_new (const CrmSlideFacts *facts)
{
  g_autoptr (CrmKpi) at = crm_headline_dup_at (facts->headline, facts->periods, facts->look.day);
  g_auto (CrmKpiWords) words = { 0 };
  GtkWidget *slide = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                   24, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 48);
  g_autofree char *text = NULL;

  crm_kpi_words_init (&words, facts->headline, at, PERIODS, facts->periods, facts->locale);
  text = dup_headline (&words);
  gtk_box_append (GTK_BOX (slide), make_top (facts, &words));
  add_label (slide, text, "slide-headline");
  gtk_box_append (GTK_BOX (middle), make_figures (facts, &words));
  gtk_box_append (GTK_BOX (middle), make_chart (facts, &words));
  gtk_widget_set_vexpand (middle, TRUE);
  gtk_box_append (GTK_BOX (slide), middle);
  gtk_box_append (GTK_BOX (slide), make_below (facts, at));
  gtk_widget_add_css_class (slide, "slide");
  gtk_accessible_update_property (GTK_ACCESSIBLE (slide), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return slide;
}
