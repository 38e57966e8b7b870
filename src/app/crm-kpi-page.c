/* crm-kpi-page.c: puts the summary, the chart and the table of one KPI together and shows them anew
 * when something they rest on has changed. */
#include "crm-kpi-page.h"

#include "crm-chart-numbers.h"
#include "crm-chart-view.h"
#include "crm-i18n.h"
#include "crm-kpi-summary.h"
#include "crm-kpi-table.h"
#include "crm-kpi-target.h"
#include "crm-kpis.h"
#include "crm-report.h"

#define UNMEASURED_PERIODS 12 /* the axis of a chart without values */
#define MAX_WIDTH 1100

struct _CrmKpiPage {
  GtkWidget parent_instance;
  CrmSession *session;
  gint64 id;
  CrmKpiBook *book; /* what is shown; NULL: nothing yet */
  guint refresh;    /* idle */

  GtkWidget *stack; /* "none", "kpi" */
  GtkWidget *name, *summary, *set_target, *target, *table, *scroller;
  GtkWidget *numbers_toggle, *views, *chart, *numbers;
};

G_DEFINE_FINAL_TYPE (CrmKpiPage, crm_kpi_page, GTK_TYPE_WIDGET)

/* The chart. */

/* From the first measurement to the last; without any, the last twelve periods and their target. */
static CrmTable *
dup_series (const CrmKpiEntry *entry, const CrmPeriods *periods)
{
  CrmDay today = crm_day_today ();

  if (entry->kpi->measured)
    return crm_kpi_entry_dup_series (entry, periods);
  return crm_kpi_entry_dup_series_over (entry, periods,
                                        crm_period_step (today, 1 - UNMEASURED_PERIODS,
                                                         entry->kpi->frequency, periods->calendar,
                                                         periods->fiscal_month),
                                        today);
}

/* The newest value may still change while its period runs. */
static gboolean
is_provisional (const CrmKpi *kpi, const CrmPeriods *periods)
{
  CrmDay first, last;

  if (!kpi->measured)
    return FALSE;
  crm_period_around (kpi->day, kpi->frequency, periods->calendar, periods->fiscal_month, &first,
                     &last);
  return last >= crm_day_today ();
}

static void
show_chart (CrmKpiPage *self, const CrmKpiEntry *entry, const CrmPeriods *periods)
{
  const CrmLocale *locale = crm_session_get_locale (self->session);
  CrmTable *series = dup_series (entry, periods);
  const CrmKpi *kpi = entry->kpi;
  CrmChartSpec spec;

  crm_kpi_chart_init_spec (&spec, kpi, series, periods, locale);
  if (kpi->direction == CRM_DIRECTION_BAND)
    spec.near = CRM_SERIES_DISTANCE;
  spec.provisional = is_provisional (kpi, periods);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->numbers),
                                 crm_chart_numbers_new (&spec));
  crm_chart_view_take (CRM_CHART_VIEW (self->chart), series, &spec);
}

static void
on_numbers (CrmKpiPage *self)
{
  gboolean numbers = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->numbers_toggle));

  gtk_stack_set_visible_child (GTK_STACK (self->views), numbers ? self->numbers : self->chart);
}

/* Showing. */

static void
show (CrmKpiPage *self)
{
  const CrmLocale *locale = crm_session_get_locale (self->session);
  g_autoptr (CrmKpiBook) before =
      g_steal_pointer (&self->book); /* the table borrows it till then */
  const CrmKpiBook *book = crm_kpis_get_book (crm_kpis_get (self->session));
  const CrmKpiEntry *entry = NULL;
  const CrmKpi *kpi;
  CrmPeriods periods;

  if (book != NULL) {
    self->book = crm_kpi_book_ref (book);
    entry = crm_kpi_book_find (book, self->id);
  }
  if (entry == NULL) {
    crm_kpi_table_show (CRM_KPI_TABLE (self->table), NULL, NULL);
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "none");
    return;
  }
  kpi = entry->kpi;
  periods = book->periods;
  gtk_label_set_text (GTK_LABEL (self->name), kpi->name);
  crm_kpi_summary_show (CRM_KPI_SUMMARY (self->summary), kpi, &periods, locale);
  crm_kpi_target_show (CRM_KPI_TARGET (self->target), kpi, &periods);
  gtk_widget_set_visible (self->set_target, kpi->direction != CRM_DIRECTION_WATCH);
  show_chart (self, entry, &periods);
  crm_kpi_table_show (CRM_KPI_TABLE (self->table), entry, &periods);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "kpi");
}

void
crm_kpi_page_show (CrmKpiPage *self, gint64 kpi)
{
  g_return_if_fail (CRM_IS_KPI_PAGE (self));
  crm_kpi_table_commit (CRM_KPI_TABLE (self->table));
  if (kpi != self->id)
    gtk_adjustment_set_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  self->id = kpi;
  show (self);
}

static gboolean
on_idle (gpointer data)
{
  CrmKpiPage *self = data;

  self->refresh = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: the news may come out of the very cell that is being kept. */
static void
refresh_soon (CrmKpiPage *self)
{
  if (self->refresh == 0 && self->id > 0)
    self->refresh = g_idle_add (on_idle, self);
}

static void
on_locale_changed (CrmKpiPage *self)
{
  /* Lines and rows are made anew, in the other language. */
  crm_kpi_table_show (CRM_KPI_TABLE (self->table), NULL, NULL);
  refresh_soon (self);
}

/* Making. */

static GtkWidget *
build_target (CrmKpiPage *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->target = crm_kpi_target_new (self->session);
  gtk_widget_set_size_request (self->target, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), self->target);
  gtk_widget_add_css_class (popover, "target-popover");
  self->set_target = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->set_target), _ ("Set target"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->set_target), popover);
  return self->set_target;
}

static GtkWidget *
build_bar (CrmKpiPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *save;

  self->name = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_label_set_wrap (GTK_LABEL (self->name), TRUE);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_widget_add_css_class (self->name, "title-4");
  self->numbers_toggle = gtk_toggle_button_new_with_label (_ ("Numbers"));
  gtk_widget_set_tooltip_text (self->numbers_toggle, _ ("Show the data of the chart as a table"));
  g_signal_connect_object (self->numbers_toggle, "toggled", G_CALLBACK (on_numbers), self,
                           G_CONNECT_SWAPPED);
  save = gtk_button_new_from_icon_name ("document-save-symbolic");
  gtk_widget_set_tooltip_text (save, _ ("Save the chart"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (save), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Save the chart"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "win.save-chart");
  gtk_box_append (GTK_BOX (bar), self->name);
  gtk_box_append (GTK_BOX (bar), build_target (self));
  gtk_box_append (GTK_BOX (bar), self->numbers_toggle);
  gtk_box_append (GTK_BOX (bar), save);
  return bar;
}

static GtkWidget *
build_views (CrmKpiPage *self)
{
  self->views = gtk_stack_new ();
  gtk_widget_add_css_class (self->views, "card");
  gtk_widget_add_css_class (self->views, "chart-card");
  self->chart = crm_chart_view_new ();
  self->numbers = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->numbers), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_stack_add_child (GTK_STACK (self->views), self->chart);
  gtk_stack_add_child (GTK_STACK (self->views), self->numbers);
  return self->views;
}

static GtkWidget *
build_kpi (CrmKpiPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->summary = crm_kpi_summary_new ();
  self->table = crm_kpi_table_new (self->session);
  gtk_box_append (GTK_BOX (box), build_bar (self));
  gtk_box_append (GTK_BOX (box), self->summary);
  gtk_box_append (GTK_BOX (box), build_views (self));
  gtk_box_append (GTK_BOX (box), self->table);
  gtk_widget_add_css_class (box, "kpi-page");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  return self->scroller;
}

GtkWidget *
crm_kpi_page_new (CrmSession *session)
{
  CrmKpiPage *self = g_object_new (CRM_TYPE_KPI_PAGE, NULL);
  GtkWidget *none = adw_status_page_new ();

  self->session = g_object_ref (session);
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("No KPI chosen"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none),
                                   _ ("Choose a KPI to see its values and its chart."));
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_stack_add_named (GTK_STACK (self->stack), build_kpi (self), "kpi");
  g_signal_connect_object (crm_kpis_get (session), "changed", G_CALLBACK (refresh_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "locale-changed", G_CALLBACK (on_locale_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
crm_kpi_page_dispose (GObject *object)
{
  CrmKpiPage *self = CRM_KPI_PAGE (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  if (self->stack != NULL)
    crm_kpi_table_commit (CRM_KPI_TABLE (self->table));
  g_clear_handle_id (&self->refresh, g_source_remove);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->book, crm_kpi_book_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_kpi_page_parent_class)->dispose (object);
}

static void
crm_kpi_page_class_init (CrmKpiPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_kpi_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
crm_kpi_page_init (CrmKpiPage *self)
{
  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}
