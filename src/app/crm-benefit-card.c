/* crm-benefit-card.c: reads the benefits in a worker; the chart is made anew when they, their KPIs
 * or the period change. Only the newest answer counts. */
#include "crm-benefit-card.h"

#include <math.h>
#include <string.h>

#include "crm-chart-picture.h"
#include "crm-i18n.h"
#include "crm-kpis.h"

#define CHART_WIDTH 200 /* pixels, at least */
#define CHART_HEIGHT 200

struct _CrmBenefitCard {
  GtkWidget parent_instance;

  CrmSession *session;
  CrmTileBoard *board; /* borrowed from the page that has both */
  CrmJob *reading;     /* NULL: no answer is waited for */
  GPtrArray *benefits; /* NULL: not read yet */
  CrmBenefitCourse course;
  GtkWidget *button, *chart, *words;
};

G_DEFINE_FINAL_TYPE (CrmBenefitCard, crm_benefit_card, GTK_TYPE_WIDGET)

static guint changed_signal;

static const CrmLocale *
get_locale (CrmBenefitCard *self)
{
  return crm_session_get_locale (self->session);
}

/* Words. */

char *
crm_benefit_card_dup_clause (CrmBenefitCard *self)
{
  double distance =
      self->course.table != NULL ? crm_benefit_course_get_distance (&self->course) : NAN;
  g_autofree char *percent = NULL;

  if (isnan (distance))
    return NULL;
  if (fabs (distance) < 0.5)
    return g_strdup (_ ("benefits are on plan"));
  percent = crm_percent_format ((gint64) round (fabs (distance)) * 100, get_locale (self));
  return g_strdup_printf (distance < 0 ? _ ("benefits run %s behind plan")
                                       : _ ("benefits run %s ahead of plan"),
                          percent);
}

/* Why there is no chart, or what is not in it; NULL: nothing to say. */
static char *
dup_remark (CrmBenefitCard *self)
{
  const CrmBenefitCourse *course = &self->course;
  g_autofree char *some = crm_integer_format (course->measurable, get_locale (self));
  g_autofree char *all = crm_integer_format (course->all, get_locale (self));

  if (course->all == 0)
    return g_strdup (_ ("No benefit is recorded yet. Say where the programme brings revenue or "
                        "saves cost, and how much in a year."));
  if (course->measurable < course->all)
    return g_strdup_printf (_ ("%s of %s benefits can be measured. Each needs the day it is "
                               "expected from, its money a year, a KPI with a baseline, and the "
                               "money for one unit of that KPI."),
                            some, all);
  if (crm_table_get_n_rows (course->table) == 0)
    return g_strdup (_ ("No benefit was expected by then."));
  if (course->reported < course->gone_by) {
    g_autofree char *reported = crm_integer_format (course->reported, get_locale (self));
    g_autofree char *gone_by = crm_integer_format (course->gone_by, get_locale (self));

    return g_strdup_printf (
        _ ("%s of %s months of benefits are measured; the others are in neither line."), reported,
        gone_by);
  }
  return NULL;
}

/* The chart. */

static CrmTable *
copy_course (const CrmTable *from)
{
  guint n = crm_table_get_n_rows (from);
  CrmTable *table = crm_table_new (n);

  for (guint column = CRM_BENEFIT_DAY; column <= CRM_BENEFIT_REALISED; column++)
    crm_table_add_column (table, crm_table_get_type (from, column),
                          crm_table_get_name (from, column), crm_table_get_label (from, column));
  for (guint row = 0; row < n; row++) {
    crm_table_set_day (table, CRM_BENEFIT_DAY, row, crm_table_get_day (from, CRM_BENEFIT_DAY, row));
    for (guint column = CRM_BENEFIT_PLAN; column <= CRM_BENEFIT_REALISED; column++)
      crm_table_set_real (table, column, row, crm_table_get_real (from, column, row));
  }
  return table;
}

/* As it stands behind a number. */
static const char *
get_currency (CrmBenefitCard *self)
{
  const char *code = get_locale (self)->currency;

  return strcmp (code, "IRR") == 0 ? C_ ("currency", "IRR") : code;
}

static void
show_chart (CrmBenefitCard *self)
{
  CrmPeriods periods = crm_kpis_get_periods (self->session);
  CrmTable *table = copy_course (self->course.table);
  g_autofree char *words = NULL;
  CrmChartSpec spec;

  crm_chart_spec_init (&spec, table, get_locale (self));
  spec.kind = "benefit";
  spec.day = CRM_BENEFIT_DAY;
  spec.plan = CRM_BENEFIT_PLAN;
  spec.value = CRM_BENEFIT_REALISED;
  spec.title = _ ("Benefit against plan");
  spec.unit = get_currency (self);
  spec.calendar = periods.calendar;
  spec.fiscal_month = periods.fiscal_month;
  words = crm_chart_describe (&spec);
  crm_chart_picture_take (CRM_CHART_PICTURE (self->chart), table, &spec);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}

static void
fill (CrmBenefitCard *self)
{
  const CrmKpiBook *book = crm_kpis_get_book (crm_kpis_get (self->session));
  g_autofree char *remark = NULL;
  gboolean drawn;

  if (self->benefits == NULL || book == NULL)
    return;
  crm_benefit_course_clear (&self->course);
  crm_benefit_course_init (&self->course, self->benefits, book,
                           crm_tile_board_get_look (self->board).day);
  drawn = crm_table_get_n_rows (self->course.table) > 0;
  gtk_widget_set_visible (self->chart, drawn);
  if (drawn)
    show_chart (self);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Benefit against plan"), -1);
  remark = dup_remark (self);
  gtk_label_set_text (GTK_LABEL (self->words), remark != NULL ? remark : "");
  gtk_widget_set_visible (self->words, remark != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, remark != NULL ? remark : "",
                                  -1);
  g_signal_emit (self, changed_signal, 0);
}

/* Reading, in a worker. */

typedef struct {
  CrmModel *model;
  GWeakRef card;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  crm_model_unref (reading->model);
  g_weak_ref_clear (&reading->card);
  g_free (reading);
}

static gpointer
read_benefits (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  crm_db_set_cancellable (db, crm_job_get_cancellable (job));
  return crm_benefit_read (db, reading->model, error);
}

static void
take_benefits (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  Reading *reading = data;
  g_autoptr (CrmBenefitCard) self = g_weak_ref_get (&reading->card);
  g_autoptr (GPtrArray) benefits = result;

  if (self == NULL || benefits == NULL)
    return;
  g_clear_object (&self->reading);
  g_clear_pointer (&self->benefits, g_ptr_array_unref);
  self->benefits = g_steal_pointer (&benefits);
  fill (self);
}

static void
stop_reading (CrmBenefitCard *self)
{
  if (self->reading != NULL)
    crm_job_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
ask (CrmBenefitCard *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->model = crm_model_ref (crm_session_get_model (self->session));
  g_weak_ref_init (&reading->card, self);
  stop_reading (self);
  self->reading = g_object_ref (
      crm_session_run (self->session, _ ("Reading the benefits"), CRM_SESSION_READ, read_benefits,
                       take_benefits, reading, reading_free, (GDestroyNotify) g_ptr_array_unref));
}

static void
hear_changed (CrmBenefitCard *self, const CrmNews *news)
{
  static const char *const kinds[] = { "benefit", "organisation" };
  CrmModel *model = crm_session_get_model (self->session);
  CrmStore *store = crm_session_get_store (self->session);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (crm_news_has_kind (news, store, crm_model_find_kind (model, kinds[i]))) {
      ask (self);
      return;
    }
}

/* The widget. */

GtkWidget *
crm_benefit_card_new (CrmSession *session, CrmTileBoard *board)
{
  CrmBenefitCard *self = g_object_new (CRM_TYPE_BENEFIT_CARD, NULL);

  self->session = g_object_ref (session);
  self->board = board;
  g_signal_connect_object (board, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (hear_changed), self, G_CONNECT_SWAPPED);
  ask (self);
  return GTK_WIDGET (self);
}

static void
crm_benefit_card_dispose (GObject *object)
{
  CrmBenefitCard *self = CRM_BENEFIT_CARD (object);

  if (self->session != NULL)
    stop_reading (self);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->benefits, g_ptr_array_unref);
  crm_benefit_course_clear (&self->course);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_benefit_card_parent_class)->dispose (object);
}

static void
crm_benefit_card_class_init (CrmBenefitCardClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_benefit_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  changed_signal = g_signal_new ("changed", CRM_TYPE_BENEFIT_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_head (void)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title =
      g_object_new (GTK_TYPE_LABEL, "label", _ ("Benefit against plan"), "xalign", 0.0, "hexpand",
                    TRUE, "wrap", TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  /* Translators: running totals, said of a chart. */
  GtkWidget *caption = gtk_label_new (_ ("cumulative"));

  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (caption, "secondary");
  gtk_widget_add_css_class (caption, "caption");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), caption);
  return head;
}

static void
crm_benefit_card_init (CrmBenefitCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), make_head ());
  self->chart = crm_chart_picture_new (CHART_WIDTH, CHART_HEIGHT, 1);
  gtk_widget_set_visible (self->chart, FALSE);
  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_widget_add_css_class (self->words, "secondary");
  gtk_widget_add_css_class (self->words, "caption");
  gtk_widget_set_visible (self->words, FALSE);
  gtk_box_append (GTK_BOX (box), self->chart);
  gtk_box_append (GTK_BOX (box), self->words);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_add_css_class (self->button, "card");
  gtk_widget_add_css_class (self->button, "benefit-card");
  gtk_widget_set_tooltip_text (self->button, _ ("Show the benefits"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", "benefit");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.kind");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}
