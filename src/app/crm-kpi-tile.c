/* crm-kpi-tile.c: labels and two small charts, filled once: a tile is made anew when its KPI has
 * changed. */
#include "crm-kpi-tile.h"

#include "crm-chart-picture.h"
#include "crm-i18n.h"
#include "crm-kpi-words.h"
#include "crm-status-chip.h"

#define SPARK_PERIODS 12
#define SPARK_WIDTH 130 /* pixels */
#define SPARK_HEIGHT 46
#define BULLET_HEIGHT 12
#define LIKELY_CHARS 12 /* that a tile asks room for; what is longer takes what there is */

struct _CrmKpiTile {
  GtkWidget parent_instance;
  GtkWidget *box, *change;
  CrmChartColour colour; /* of the change */
  char *words;
};

G_DEFINE_FINAL_TYPE (CrmKpiTile, crm_kpi_tile, GTK_TYPE_WIDGET)

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_chart (const CrmHeadline *headline, const CrmKpiWords *words, const char *kind, int width,
            int height)
{
  GtkWidget *picture = crm_chart_picture_new (width, height, 1);
  CrmChartSpec spec = words->spec;

  spec.kind = kind;
  crm_chart_picture_take (CRM_CHART_PICTURE (picture),
                          crm_headline_dup_last (headline, words->at, SPARK_PERIODS), &spec);
  return picture;
}

/* Title and status. */
static GtkWidget *
make_head (const CrmKpi *at)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = add_label (head, at->name, "heading");
  GtkWidget *chip = crm_status_chip_new ();

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), LIKELY_CHARS);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_tooltip_text (name, at->name);
  crm_status_chip_set_status (CRM_STATUS_CHIP (chip), at->measured ? at->status : CRM_STATUS_NONE);
  gtk_widget_set_visible (chip, !at->measured || at->status != CRM_STATUS_NONE);
  gtk_box_append (GTK_BOX (head), chip);
  return head;
}

static GtkWidget *
make_middle (const CrmHeadline *headline, const CrmKpiWords *words)
{
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *figure = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *value = crm_kpi_words_dup_value (words);
  GtkWidget *unit, *spark;

  gtk_widget_set_valign (add_label (figure, value, "tile-value"), GTK_ALIGN_BASELINE);
  unit = add_label (figure, crm_kpi_words_get_unit (words), "secondary");
  gtk_widget_set_valign (unit, GTK_ALIGN_BASELINE);
  gtk_widget_set_hexpand (figure, TRUE);
  gtk_box_append (GTK_BOX (middle), figure);
  if (words->at->measured) {
    spark = make_chart (headline, words, "sparkline", SPARK_WIDTH, SPARK_HEIGHT);
    gtk_box_append (GTK_BOX (middle), spark);
  }
  return middle;
}

static GtkWidget *
make_foot (CrmKpiTile *self, const CrmHeadline *headline, const CrmKpiWords *words)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *change = crm_kpi_words_dup_change (words);
  g_autofree char *target = crm_kpi_words_dup_target (words);
  g_autofree char *coverage = crm_kpi_words_dup_coverage (words, headline);
  GtkWidget *missing = coverage != NULL ? add_label (foot, coverage, "caption") : NULL;

  if (missing != NULL)
    gtk_widget_add_css_class (missing, "near-target");
  self->change = add_label (foot, change, "caption");
  self->colour = crm_kpi_words_judge_change (words);
  gtk_label_set_ellipsize (GTK_LABEL (self->change), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->change), LIKELY_CHARS);
  gtk_widget_set_tooltip_text (self->change, change);
  gtk_widget_set_hexpand (self->change, TRUE);
  gtk_widget_add_css_class (add_label (foot, target, "caption"), "secondary");
  crm_status_colour_label (GTK_LABEL (self->change), self->colour);
  return foot;
}

const char *
crm_kpi_tile_get_words (CrmKpiTile *self)
{
  return self->words;
}

static void
recolour (CrmKpiTile *self)
{
  crm_status_colour_label (GTK_LABEL (self->change), self->colour);
}

GtkWidget *
crm_kpi_tile_new (const CrmHeadline *headline, const CrmKpi *at, const CrmPeriods *periods,
                  const CrmLocale *locale)
{
  CrmKpiTile *self = g_object_new (CRM_TYPE_KPI_TILE, NULL);
  g_auto (CrmKpiWords) words = { 0 };

  crm_kpi_words_init (&words, headline, at, SPARK_PERIODS, periods, locale);
  gtk_box_append (GTK_BOX (self->box), make_head (at));
  gtk_box_append (GTK_BOX (self->box), make_middle (headline, &words));
  gtk_box_append (GTK_BOX (self->box), make_foot (self, headline, &words));
  if (at->measured)
    gtk_box_append (GTK_BOX (self->box),
                    make_chart (headline, &words, "bullet", SPARK_WIDTH, BULLET_HEIGHT));
  self->words = crm_kpi_words_dup_sentence (&words);
  return GTK_WIDGET (self);
}

static void
crm_kpi_tile_dispose (GObject *object)
{
  g_clear_pointer (&CRM_KPI_TILE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (crm_kpi_tile_parent_class)->dispose (object);
}

static void
crm_kpi_tile_finalize (GObject *object)
{
  g_free (CRM_KPI_TILE (object)->words);
  G_OBJECT_CLASS (crm_kpi_tile_parent_class)->finalize (object);
}

static void
crm_kpi_tile_class_init (CrmKpiTileClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_kpi_tile_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_kpi_tile_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
crm_kpi_tile_init (CrmKpiTile *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "tile");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (recolour), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (recolour), self,
                           G_CONNECT_SWAPPED);
}
