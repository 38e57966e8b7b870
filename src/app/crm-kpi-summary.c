/* crm-kpi-summary.c: words and figures of one KPI. Reckons nothing but differences. */
#include "crm-kpi-summary.h"

#include <math.h>

#include "crm-i18n.h"
#include "crm-status-chip.h"
#include "crm-wrap-layout.h"

#define SPACING 24

/* A figure over its explanation. */
typedef struct {
  GtkWidget *box, *figure, *text;
  CrmChartColour colour;
} Part;

struct _CrmKpiSummary {
  GtkWidget parent_instance;
  GtkWidget *value, *unit; /* 34 px beside "hours, October 2026" */
  GtkWidget *chip, *target;
  Part previous, year_ago;
};

G_DEFINE_FINAL_TYPE (CrmKpiSummary, crm_kpi_summary, GTK_TYPE_WIDGET)

char *
crm_kpi_dup_target_words (const CrmKpi *kpi, const CrmTarget *target, const CrmLocale *locale)
{
  gboolean band = kpi->direction == CRM_DIRECTION_BAND;
  g_autofree char *low = crm_real_format (band ? target->low : target->value, locale);
  g_autofree char *high = band ? crm_real_format (target->high, locale) : NULL;

  if (kpi->direction == CRM_DIRECTION_WATCH || isnan (band ? target->low : target->value) ||
      (band && isnan (target->high)))
    return NULL;
  if (band)
    /* Translators: a target; both are numbers. */
    return g_strdup_printf (_ ("%s to %s"), low, high);
  return g_strdup_printf (
      kpi->direction == CRM_DIRECTION_LOWER ? _ ("%s or less") : _ ("%s or more"), low);
}

static CrmChartColour
judge_change (CrmDirection direction, double change)
{
  if (change == 0 || direction == CRM_DIRECTION_BAND || direction == CRM_DIRECTION_WATCH)
    return CRM_CHART_COLOUR_TEXT;
  return (change > 0) == (direction == CRM_DIRECTION_HIGHER) ? CRM_CHART_COLOUR_ON_TEXT
                                                             : CRM_CHART_COLOUR_OFF_TEXT;
}

static void
show_change (Part *part, const CrmKpi *kpi, double before, const char *period,
             const CrmLocale *locale)
{
  double change = kpi->value - before;
  g_autofree char *number = crm_real_format (fabs (change), locale);
  g_autofree char *figure = NULL, *text = NULL, *name = NULL;
  const char *word;

  gtk_widget_set_visible (part->box, kpi->measured && !isnan (change));
  if (!kpi->measured || isnan (change))
    return;
  figure = g_strdup_printf ("%s %s", change > 0 ? "▲" : change < 0 ? "▼" : "＝", number);
  /* Translators: what a change is measured from; %s is a period, as in "on Sep 2026". */
  text = g_strdup_printf (_ ("on %s"), period);
  word = change > 0 ? _ ("up") : change < 0 ? _ ("down") : _ ("unchanged");
  name = g_strdup_printf ("%s %s %s", word, number, text);
  part->colour = judge_change (kpi->direction, change);
  gtk_label_set_text (GTK_LABEL (part->figure), figure);
  gtk_label_set_text (GTK_LABEL (part->text), text);
  crm_status_colour_label (GTK_LABEL (part->figure), part->colour);
  gtk_accessible_update_property (GTK_ACCESSIBLE (part->figure), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static CrmDay
get_year_before (CrmDay day, const CrmPeriods *periods)
{
  int year, month, mday;
  CrmDay before;

  crm_day_to_civil (day, periods->calendar, &year, &month, &mday);
  mday = MIN (mday, crm_month_get_length (periods->calendar, year - 1, month));
  return crm_day_from_civil (periods->calendar, year - 1, month, mday, &before) ? before : day;
}

static char *
dup_period (const CrmKpi *kpi, CrmDay day, const CrmPeriods *periods, const CrmLocale *locale)
{
  return crm_period_format (day, kpi->frequency, periods->fiscal_month, locale);
}

static void
show_value (CrmKpiSummary *self, const CrmKpi *kpi, const CrmPeriods *periods,
            const CrmLocale *locale)
{
  g_autofree char *value = NULL, *period = NULL, *unit = NULL;

  if (!kpi->measured) {
    gtk_label_set_text (GTK_LABEL (self->value), "–");
    gtk_label_set_text (GTK_LABEL (self->unit), _ ("no measurement yet"));
    return;
  }
  value = crm_real_format (kpi->value, locale);
  period = dup_period (kpi, kpi->day, periods, locale);
  if (*kpi->unit != '\0')
    /* Translators: unit and period behind a large number, as in "hours, Oct 2026". */
    unit = g_strdup_printf (C_ ("unit and period", "%s, %s"), kpi->unit, period);
  gtk_label_set_text (GTK_LABEL (self->value), value);
  gtk_label_set_text (GTK_LABEL (self->unit), unit != NULL ? unit : period);
}

void
crm_kpi_summary_show (CrmKpiSummary *self, const CrmKpi *kpi, const CrmPeriods *periods,
                      const CrmLocale *locale)
{
  g_autofree char *words = crm_kpi_dup_target_words (kpi, &kpi->target, locale);
  g_autofree char *target = NULL, *before = NULL, *year = NULL;

  show_value (self, kpi, periods, locale);
  crm_status_chip_set_status (CRM_STATUS_CHIP (self->chip),
                              kpi->measured ? kpi->status : CRM_STATUS_NONE);
  /* What is only watched, or has no target, has no status; data there is. */
  gtk_widget_set_visible (self->chip, !kpi->measured || kpi->status != CRM_STATUS_NONE);
  if (words != NULL)
    target = g_strdup_printf (_ ("Target %s"), words);
  else if (kpi->direction == CRM_DIRECTION_WATCH)
    target = g_strdup (_ ("Only watched"));
  else
    target = g_strdup (_ ("No target"));
  gtk_label_set_text (GTK_LABEL (self->target), target);

  before = dup_period (kpi, kpi->day - 1, periods, locale);
  year = dup_period (kpi, get_year_before (kpi->day, periods), periods, locale);
  show_change (&self->previous, kpi, kpi->previous, before, locale);
  show_change (&self->year_ago, kpi, kpi->frequency == CRM_PERIOD_YEAR ? NAN : kpi->year_ago, year,
               locale);
}

/* The widget. */

static GtkWidget *
new_caption (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "secondary");
  return label;
}

static GtkWidget *
new_box (GtkWidget *upper, GtkWidget *lower)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_halign (upper, GTK_ALIGN_START);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), upper);
  gtk_box_append (GTK_BOX (box), lower);
  return box;
}

static void
build_change (CrmKpiSummary *self, Part *part)
{
  part->figure = gtk_label_new (NULL);
  gtk_widget_add_css_class (part->figure, "heading");
  part->text = new_caption ();
  part->box = new_box (part->figure, part->text);
  part->colour = CRM_CHART_COLOUR_TEXT;
  gtk_widget_set_parent (part->box, GTK_WIDGET (self));
}

static void
recolour (CrmKpiSummary *self)
{
  crm_status_colour_label (GTK_LABEL (self->previous.figure), self->previous.colour);
  crm_status_colour_label (GTK_LABEL (self->year_ago.figure), self->year_ago.colour);
}

GtkWidget *
crm_kpi_summary_new (void)
{
  return g_object_new (CRM_TYPE_KPI_SUMMARY, NULL);
}

static void
crm_kpi_summary_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (crm_kpi_summary_parent_class)->dispose (object);
}

static void
crm_kpi_summary_class_init (CrmKpiSummaryClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_kpi_summary_dispose;
}

static void
crm_kpi_summary_init (CrmKpiSummary *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWidget *value = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_set_layout_manager (GTK_WIDGET (self), crm_wrap_layout_new (SPACING));
  self->value = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->value, "kpi-value");
  self->unit = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->unit, "secondary");
  gtk_widget_set_valign (self->value, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (self->unit, GTK_ALIGN_BASELINE);
  gtk_label_set_ellipsize (GTK_LABEL (self->unit), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (value), self->value);
  gtk_box_append (GTK_BOX (value), self->unit);
  gtk_widget_set_parent (value, GTK_WIDGET (self));

  self->chip = crm_status_chip_new ();
  self->target = new_caption ();
  gtk_widget_set_parent (new_box (self->chip, self->target), GTK_WIDGET (self));
  build_change (self, &self->previous);
  build_change (self, &self->year_ago);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (recolour), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (recolour), self,
                           G_CONNECT_SWAPPED);
}
