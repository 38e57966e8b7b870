/* crm-kpi-summary.c: a widget for each fact. Reckons nothing. */
#include "crm-kpi-summary.h"

#include "crm-i18n.h"
#include "crm-kpi-facts.h"
#include "crm-status-chip.h"
#include "crm-wrap-layout.h"

#define SPACING 14

/* A figure over its explanation, behind a line. */
typedef struct {
  GtkWidget *box, *figure, *text;
  CrmChartColour colour;
} Part;

struct _CrmKpiSummary {
  GtkWidget parent_instance;
  GtkWidget *value, *unit; /* 34 px beside "hours, Oct 2026" */
  GtkWidget *year;         /* under the unit: "4.83 h in 2026 to date" */
  GtkWidget *chip;
  Part parts[CRM_KPI_N_FACTS]; /* of those between value and year */
};

G_DEFINE_FINAL_TYPE (CrmKpiSummary, crm_kpi_summary, GTK_TYPE_WIDGET)

static CrmChartColour
get_colour (int good)
{
  return good > 0   ? CRM_CHART_COLOUR_ON_TEXT
         : good < 0 ? CRM_CHART_COLOUR_OFF_TEXT
                    : CRM_CHART_COLOUR_TEXT;
}

/* What is read: words where the eye sees arrows. */
static char *
dup_name (const CrmKpiFact *fact)
{
  if (fact->figure == NULL)
    return g_strdup (fact->text);
  if (!fact->changed)
    return g_strdup_printf ("%s %s", fact->figure, fact->text);
  return g_strdup_printf ("%s %s %s",
                          fact->trend > 0   ? _ ("up")
                          : fact->trend < 0 ? _ ("down")
                                            : _ ("unchanged"),
                          fact->figure, fact->text);
}

/* Where it is cut, the whole is told. */
static void
show_line (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
}

static void
show_fact (Part *part, const CrmKpiFact *fact)
{
  g_autofree char *figure = NULL, *name = NULL;

  gtk_widget_set_visible (part->box, fact->text != NULL);
  if (fact->text == NULL)
    return;
  name = dup_name (fact);
  show_line (part->text, fact->text);
  if (part->figure == NULL)
    return;
  if (fact->changed)
    figure = g_strdup_printf ("%s %s",
                              fact->trend > 0   ? "▲"
                              : fact->trend < 0 ? "▼"
                                                : "=",
                              fact->figure);
  else
    figure = g_strdup (fact->figure);
  part->colour = get_colour (fact->good);
  gtk_label_set_text (GTK_LABEL (part->figure), figure);
  crm_status_colour_label (GTK_LABEL (part->figure), part->colour);
  gtk_accessible_update_property (GTK_ACCESSIBLE (part->figure), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

void
crm_kpi_summary_show (CrmKpiSummary *self, const CrmKpi *kpi, const CrmTable *series,
                      const CrmPeriods *periods, const CrmLocale *locale)
{
  g_auto (CrmKpiFacts) facts = { 0 };
  const CrmKpiFact *value = &facts.facts[CRM_KPI_FACT_VALUE];
  g_autofree char *full = NULL;

  crm_kpi_facts_init (&facts, kpi, series, periods, locale);
  gtk_label_set_text (GTK_LABEL (self->value), value->figure);
  show_line (self->unit, value->text);
  if (kpi->measured)
    full = crm_real_format (kpi->value, locale);
  gtk_widget_set_tooltip_text (self->value, full);
  crm_status_chip_set_status (CRM_STATUS_CHIP (self->chip),
                              kpi->measured ? kpi->status : CRM_STATUS_NONE);
  /* What is only watched, or has no target, has no status; data there is. */
  gtk_widget_set_visible (self->chip, !kpi->measured || kpi->status != CRM_STATUS_NONE);
  for (guint i = CRM_KPI_FACT_TARGET; i < CRM_KPI_FACT_YEAR; i++)
    show_fact (&self->parts[i], &facts.facts[i]);
  gtk_widget_set_visible (self->year, facts.facts[CRM_KPI_FACT_YEAR].text != NULL);
  if (facts.facts[CRM_KPI_FACT_YEAR].text != NULL) {
    g_autofree char *year = dup_name (&facts.facts[CRM_KPI_FACT_YEAR]);

    show_line (self->year, year);
  }
}

/* The widget. */

static GtkWidget *
new_caption (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "secondary");
  return label;
}

static GtkWidget *
new_line (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "secondary");
  return label;
}

static void
build_part (CrmKpiSummary *self, Part *part, GtkWidget *figure)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  part->text = new_caption ();
  part->colour = CRM_CHART_COLOUR_TEXT;
  part->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  gtk_widget_set_halign (figure, GTK_ALIGN_START);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (part->box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (column), figure);
  gtk_box_append (GTK_BOX (column), part->text);
  gtk_box_append (GTK_BOX (part->box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (part->box), column);
  gtk_widget_set_parent (part->box, GTK_WIDGET (self));
}

static void
build_figure (CrmKpiSummary *self, Part *part)
{
  part->figure = gtk_label_new (NULL);
  gtk_widget_add_css_class (part->figure, "heading");
  build_part (self, part, part->figure);
}

static void
recolour (CrmKpiSummary *self)
{
  for (guint i = CRM_KPI_FACT_PREVIOUS; i < CRM_KPI_FACT_YEAR; i++)
    crm_status_colour_label (GTK_LABEL (self->parts[i].figure), self->parts[i].colour);
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
  GtkWidget *beside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_layout_manager (GTK_WIDGET (self), crm_wrap_layout_new (SPACING));
  self->value = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->value, "kpi-value");
  self->unit = new_line ();
  self->year = new_line ();
  gtk_widget_add_css_class (self->year, "caption");
  gtk_widget_set_valign (beside, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (beside), self->unit);
  gtk_box_append (GTK_BOX (beside), self->year);
  gtk_box_append (GTK_BOX (value), self->value);
  gtk_box_append (GTK_BOX (value), beside);
  gtk_widget_set_parent (value, GTK_WIDGET (self));

  self->chip = crm_status_chip_new ();
  build_part (self, &self->parts[CRM_KPI_FACT_TARGET], self->chip);
  for (guint i = CRM_KPI_FACT_PREVIOUS; i < CRM_KPI_FACT_YEAR; i++)
    build_figure (self, &self->parts[i]);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (recolour), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (recolour), self,
                           G_CONNECT_SWAPPED);
}
